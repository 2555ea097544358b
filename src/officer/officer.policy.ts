// Who may do what with officers and keys: a bureau looks after its own (RPD 19 to 21, 107 to 111), nobody after others'.
import { all, cited, not, type Policy, rulesOn, when } from '../kernel/access.ts'
import { type Actor, hasDuty } from '../kernel/actor.ts'
import type { Duty } from '../terms/duty.ts'

/** Columns that rules compare. */
type OfficerColumns = { readonly bureau: string; readonly name: string }
type KeyColumns = { readonly bureau: string }

const officer = rulesOn<OfficerColumns>()
const key = rulesOn<KeyColumns>()

const has = (actor: Actor, ...duties: Duty[]) => when(hasDuty(actor, duties))

export const officerActions = ['read', 'create', 'suspend'] as const
export type OfficerAction = (typeof officerActions)[number]

export const officerPolicy: Policy<OfficerAction> = {
  read: (actor) =>
    all(
      officer.equals('bureau', actor.bureau),
      has(actor, 'administrator', 'desk', 'command', 'auditor', 'data-protection'),
    ),
  create: (actor) => cited('RPD 107 to 111', all(officer.equals('bureau', actor.bureau), has(actor, 'administrator'))),
  // Not oneself: the last administrator would lock the bureau out.
  suspend: (actor) =>
    cited(
      'RPD 107 to 111',
      all(
        officer.equals('bureau', actor.bureau),
        has(actor, 'administrator'),
        not(officer.equals('name', actor.officer)),
      ),
    ),
}

export const keyActions = ['read', 'create', 'revoke'] as const
export type KeyAction = (typeof keyActions)[number]

export const keyPolicy: Policy<KeyAction> = {
  read: (actor) => all(key.equals('bureau', actor.bureau), has(actor, 'administrator', 'auditor')),
  create: (actor) => cited('RPD 107 to 111', all(key.equals('bureau', actor.bureau), has(actor, 'administrator'))),
  revoke: (actor) => cited('RPD 107 to 111', all(key.equals('bureau', actor.bureau), has(actor, 'administrator'))),
}
