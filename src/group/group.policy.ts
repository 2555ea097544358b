// Who may do what with a group: participants see that it exists, its members alone what is in it, its chairs keep it.
import { all, any, cited, not, type Policy, type Rule, rulesOn, when } from '../kernel/access.ts'
import { type Actor, hasDuty } from '../kernel/actor.ts'
import { isNetworkSecretariat, underClause } from '../rulebook/rulebook.policy.ts'
import type { Duty } from '../terms/duty.ts'

/** Columns that rules compare; all NOT NULL. */
export type GroupColumns = {
  readonly memberBureaus: readonly string[]
  readonly memberOfficers: readonly string[]
  readonly chairBureaus: readonly string[]
  readonly chairOfficers: readonly string[]
}

const group = rulesOn<GroupColumns>()

const readers: readonly Duty[] = ['desk', 'notices', 'compliance', 'analyst', 'data-protection', 'command']
/** Duties that speak for a bureau that is a member or a chair. */
const workers: readonly Duty[] = ['desk', 'analyst', 'command']

const takesPart = (actor: Actor): Rule => underClause(actor, 'network.take-part')

const asOfficer = (actor: Actor, field: 'memberOfficers' | 'chairOfficers'): Rule =>
  all(when(actor.officer !== ''), group.contains(field, actor.officer))
const asBureau = (actor: Actor, field: 'memberBureaus' | 'chairBureaus', duties: readonly Duty[]): Rule =>
  all(when(actor.bureau !== '' && hasDuty(actor, duties)), group.contains(field, actor.bureau))

/** Whoever is a member at this moment: an expert by name, or an officer of a bureau that is one. */
const isMember = (actor: Actor): Rule =>
  cited('members only', any(asOfficer(actor, 'memberOfficers'), asBureau(actor, 'memberBureaus', readers)))
const isWorking = (actor: Actor): Rule =>
  any(asOfficer(actor, 'memberOfficers'), asBureau(actor, 'memberBureaus', workers))
const isChair = (actor: Actor): Rule => any(asOfficer(actor, 'chairOfficers'), asBureau(actor, 'chairBureaus', workers))

export type GroupAction = 'look' | 'read' | 'found' | 'write' | 'keep' | 'close' | 'ask'

export const groupPolicy: Policy<GroupAction> = {
  /** Name, purpose and how to ask; nothing of what is in it. */
  look: (actor) => all(takesPart(actor), any(when(hasDuty(actor, readers)), isMember(actor))),
  read: (actor) => all(takesPart(actor), isMember(actor)),
  found: (actor) => all(takesPart(actor), when(hasDuty(actor, ['analyst', 'command']) && actor.unit === '')),
  /** Events, minutes and notes. */
  write: (actor) => all(takesPart(actor), isWorking(actor)),
  /** Members and what the group is. */
  keep: (actor) => all(takesPart(actor), isChair(actor)),
  close: (actor) => all(takesPart(actor), any(isChair(actor), when(isNetworkSecretariat(actor)))),
  ask: (actor) =>
    all(
      takesPart(actor),
      when(hasDuty(actor, workers)),
      not(asOfficer(actor, 'memberOfficers')),
      not(asBureau(actor, 'memberBureaus', readers)),
    ),
}
