// Who may do what with a proposal: the bureau that made it and the source of the record, nobody between them.
import { all, any, cited, not, type Policy, type Rule, rulesOn, when } from '../kernel/access.ts'
import { type Actor, hasDuty } from '../kernel/actor.ts'
import { levelOf, recordPolicy } from '../record/record.policy.ts'
import type { RecordRow } from '../record/record.schema.ts'
import type { Duty } from '../terms/duty.ts'

const proposal = rulesOn<{ owner: string; proposer: string }>()
const record = rulesOn<RecordRow>()

const readers: readonly Duty[] = ['desk', 'notices', 'analyst', 'data-protection', 'command', 'system']
const proposers: readonly Duty[] = ['desk', 'notices', 'analyst']
const deciders: readonly Duty[] = ['desk', 'notices']

/** The bureau itself speaks to another one (RPD 19 to 21), never an entity under it; a post sees too little of a record. */
const forBureau = (actor: Actor, duties: readonly Duty[]): Rule =>
  when(actor.bureau !== '' && actor.unit === '' && levelOf(actor) === 'desk' && hasDuty(actor, duties))

const made = (actor: Actor): Rule => proposal.equals('proposer', actor.bureau)
const owns = (actor: Actor): Rule => proposal.equals('owner', actor.bureau)

export type ProposalAction = 'read' | 'accept' | 'decline' | 'withdraw' | 'outdate' | 'erase'

export const proposalPolicy: Policy<ProposalAction> = {
  read: (actor) =>
    cited('RPD 45, 46: proposer and source', all(forBureau(actor, readers), any(made(actor), owns(actor)))),
  accept: (actor) =>
    cited('RPD 7, 46: the source alone corrects its records', all(owns(actor), forBureau(actor, deciders))),
  decline: (actor) =>
    cited('RPD 7, 46: the source alone corrects its records', all(owns(actor), forBureau(actor, deciders))),
  withdraw: (actor) => all(made(actor), forBureau(actor, proposers)),
  // What becomes of a record is its source's fact; erasing is done for the bureau that made the proposal.
  outdate: (actor) => all(owns(actor), when(actor.kind === 'system')),
  erase: (actor) => all(made(actor), when(actor.kind === 'system')),
}

/** To which records a bureau may propose: those it may read and does not own. */
export const mayPropose = (actor: Actor): Rule =>
  cited(
    'RPD 45, 46: additions by others go through the source',
    all(forBureau(actor, proposers), recordPolicy.read(actor), not(record.equals('owner', actor.bureau))),
  )
