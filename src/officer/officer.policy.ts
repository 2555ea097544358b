// Who may do what with officers, invitations, recoveries and keys: a bureau looks after its own (RPD 19 to 21, 107 to 111).
import { generalSecretariat } from '../bureau/bureau.schema.ts'
import { all, any, cited, not, type Policy, type Rule, rulesOn, when, yes } from '../kernel/access.ts'
import { type Actor, hasDuty } from '../kernel/actor.ts'
import type { Duty } from '../terms/duty.ts'

/** Columns that rules compare. */
type OfficerColumns = { readonly bureau: string; readonly unit: string; readonly name: string }
type ConfirmColumns = OfficerColumns & { readonly soleAdministrator: boolean }
type InvitationColumns = { readonly bureau: string; readonly unit: string; readonly kind: string }
type RecoveryColumns = {
  readonly bureau: string
  readonly unit: string
  readonly officer: string
  readonly askedBy: string
  readonly bySecretariat: boolean
}
type KeyColumns = { readonly bureau: string }

const officer = rulesOn<OfficerColumns>()
const confirmed = rulesOn<ConfirmColumns>()
const invitation = rulesOn<InvitationColumns>()
const recovery = rulesOn<RecoveryColumns>()
const key = rulesOn<KeyColumns>()

const article = 'RPD 107 to 111'
const has = (actor: Actor, ...duties: Duty[]) => when(hasDuty(actor, duties))
const isSecretariat = (actor: Actor): boolean => actor.bureau === generalSecretariat

/** An administrator with an entity looks after that entity and nothing beyond it, one without after the whole bureau. */
const lookedAfter = (actor: Actor): Rule =>
  all(
    has(actor, 'administrator'),
    officer.equals('bureau', actor.bureau),
    actor.unit === '' ? yes : officer.equals('unit', actor.unit),
  )

const notOneself = (actor: Actor): Rule => not(officer.equals('name', actor.officer))

/** Nobody changes what they themselves may do: the last administrator would lock the bureau out, any other raise themselves. */
const others = (actor: Actor): Rule => cited(article, all(lookedAfter(actor), notOneself(actor)))

export const officerActions = ['read', 'create', 'invite', 'change', 'suspend', 'recover'] as const
export type OfficerAction = (typeof officerActions)[number]

export const officerPolicy: Policy<OfficerAction> = {
  read: (actor) =>
    all(
      officer.equals('bureau', actor.bureau),
      any(has(actor, 'desk', 'command', 'auditor', 'data-protection'), lookedAfter(actor)),
    ),
  create: (actor) => cited(article, lookedAfter(actor)),
  invite: others,
  change: others,
  suspend: others,
  recover: others,
}

/** Confirming needs to know whether anybody else in the bureau could. */
export const confirmPolicy: Policy<'confirm'> = {
  confirm: (actor) =>
    any(
      others(actor),
      cited(
        'RPD 107 to 111: the only administrator of a bureau is confirmed by the General Secretariat, which changes nothing',
        all(
          when(isSecretariat(actor) && actor.unit === ''),
          has(actor, 'administrator'),
          confirmed.equals('soleAdministrator', true),
          notOneself(actor),
        ),
      ),
    ),
}

export const invitationPolicy: Policy<'read' | 'withdraw'> = {
  read: (actor) =>
    any(
      all(invitation.equals('bureau', actor.bureau), any(has(actor, 'auditor'), lookedAfter(actor))),
      madeBySecretariat(actor),
    ),
  withdraw: (actor) => cited(article, any(lookedAfter(actor), madeBySecretariat(actor))),
}

const madeBySecretariat = (actor: Actor): Rule =>
  all(when(isSecretariat(actor)), has(actor, 'administrator'), invitation.equals('kind', 'first'))

/** What waits for the General Secretariat because the bureau has no second administrator. */
const waitsForSecretariat = (actor: Actor): Rule =>
  all(
    when(isSecretariat(actor) && actor.unit === ''),
    has(actor, 'administrator'),
    recovery.equals('bySecretariat', true),
  )

export const recoveryPolicy: Policy<'read' | 'approve' | 'refuse'> = {
  read: (actor) =>
    any(
      all(recovery.equals('bureau', actor.bureau), any(has(actor, 'auditor'), lookedAfter(actor))),
      waitsForSecretariat(actor),
    ),
  approve: (actor) =>
    cited(
      'RPD 107 to 111: two administrators, neither of them the officer',
      all(
        any(lookedAfter(actor), waitsForSecretariat(actor)),
        not(recovery.equals('askedBy', actor.officer)),
        not(recovery.equals('officer', actor.officer)),
      ),
    ),
  refuse: (actor) => cited(article, any(lookedAfter(actor), waitsForSecretariat(actor))),
}

export const keyActions = ['read', 'create', 'rotate', 'revoke'] as const
export type KeyAction = (typeof keyActions)[number]

/** Keys are the bureau's: an administrator of an entity has none to give. */
const ownKeys = (actor: Actor): Rule =>
  cited(article, all(key.equals('bureau', actor.bureau), has(actor, 'administrator'), when(actor.unit === '')))

export const keyPolicy: Policy<KeyAction> = {
  read: (actor) =>
    all(
      key.equals('bureau', actor.bureau),
      any(has(actor, 'auditor'), all(has(actor, 'administrator'), when(actor.unit === ''))),
    ),
  create: ownKeys,
  rotate: ownKeys,
  revoke: ownKeys,
}
