// Who may do what with a named threat: participants of the network whose own limits leave its crime area in.
import { all, any, cited, not, type Policy, type Rule, rulesOn, when } from '../kernel/access.ts'
import { type Actor, hasDuty } from '../kernel/actor.ts'
import { isNetworkSecretariat, underClause } from '../rulebook/rulebook.policy.ts'
import type { ThreatState } from './threat.schema.ts'

/** Columns that rules compare; all NOT NULL. */
export type ThreatColumns = {
  readonly owner: string
  readonly crimeArea: string
  readonly confidentialityLevel: number
  readonly state: ThreatState
}

const threat = rulesOn<ThreatColumns>()

const takesPart = (actor: Actor): Rule =>
  all(
    underClause(actor, 'network.take-part'),
    cited('RPD 112', threat.atMost('confidentialityLevel', actor.clearance)),
    cited('Terms of reference, own limits', not(threat.in('crimeArea', actor.withoutCrimeAreas))),
  )
const isOwn = (actor: Actor): Rule => threat.equals('owner', actor.bureau)
const studies = (actor: Actor): Rule => when(hasDuty(actor, ['analyst', 'command']))
const secretariat = (actor: Actor): Rule => when(isNetworkSecretariat(actor))
const isActive = threat.equals('state', 'active')

export type ThreatAction =
  | 'read'
  | 'propose'
  | 'describe'
  | 'review'
  | 'admit'
  | 'refuse'
  | 'handOver'
  | 'close'
  | 'reopen'
  | 'watch'

export const threatPolicy: Policy<ThreatAction> = {
  // What was proposed and not admitted is no threat of the register yet: its owner and the secretariat see it.
  read: (actor) =>
    all(takesPart(actor), any(threat.in('state', ['active', 'closed']), isOwn(actor), secretariat(actor))),
  propose: (actor) => all(underClause(actor, 'threat.propose'), studies(actor), isOwn(actor)),
  describe: (actor) => all(isOwn(actor), studies(actor), threat.in('state', ['proposed', 'active'])),
  review: (actor) => all(isOwn(actor), studies(actor), isActive),
  admit: (actor) => all(secretariat(actor), threat.equals('state', 'proposed')),
  refuse: (actor) => all(secretariat(actor), threat.equals('state', 'proposed')),
  handOver: (actor) => all(any(isOwn(actor), secretariat(actor)), studies(actor), isActive),
  close: (actor) => all(any(isOwn(actor), secretariat(actor)), studies(actor), isActive),
  reopen: (actor) => all(any(isOwn(actor), secretariat(actor)), studies(actor), threat.equals('state', 'closed')),
  watch: takesPart,
}
