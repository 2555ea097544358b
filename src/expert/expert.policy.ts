// Who may do what with an expert's profile: the expert decides whether it is seen at all, the bureau whether it stands.
import { all, any, cited, not, type Policy, type Rule, rulesOn, when } from '../kernel/access.ts'
import { type Actor, hasDuty } from '../kernel/actor.ts'
import { bodyOfBureau } from '../member/body.table.ts'
import { memberOfBureau, subBureaus } from '../member/member.table.ts'
import { isNetworkSecretariat, underClause } from '../rulebook/rulebook.policy.ts'
import type { Duty } from '../terms/duty.ts'
import type { ExpertConsent, ExpertState, Visibility } from './expert.schema.ts'

/** Columns that rules compare; all NOT NULL. */
export type ExpertColumns = {
  readonly officer: string
  readonly bureau: string
  readonly regions: readonly string[]
  readonly state: ExpertState
  readonly consent: ExpertConsent
  readonly visibility: Visibility
  readonly needsAdmission: boolean
  /** The bureau takes part in the network at this moment, and the officer serves there. */
  readonly joined: boolean
  readonly serving: boolean
}

const expert = rulesOn<ExpertColumns>()

export const nominators: readonly Duty[] = ['desk', 'analyst', 'command']
const directoryReaders: readonly Duty[] = [...nominators, 'notices', 'compliance', 'data-protection']

/** Regions a bureau belongs to: that of its country; of a body those of its members; none for the General Secretariat. */
export const regionsOf = (bureau: string): string[] => {
  const own = memberOfBureau(bureau) ?? subBureaus.find((office) => office.bureau === bureau)
  if (own) return [own.region]
  const members = bodyOfBureau(bureau)?.members ?? []
  return [...new Set(members.flatMap((one) => memberOfBureau(one)?.region ?? []))].sort()
}

/** A bureau nominates, never an entity under it. */
const asBureau = (actor: Actor): Rule => when(actor.unit === '')

const isSelf = (actor: Actor): Rule => all(when(actor.officer !== ''), expert.equals('officer', actor.officer))

const ownBureau = (actor: Actor, duties: readonly Duty[]): Rule =>
  all(when(actor.bureau !== '' && hasDuty(actor, duties)), expert.equals('bureau', actor.bureau))

/** A withdrawn consent hides a profile from everybody but the expert, the own bureau included. */
const consenting: Rule = cited('the expert’s own consent', not(expert.equals('consent', 'withdrawn')))

/** What others than the own bureau see: in the pool, with consent given, of a bureau that takes part, shown to them. */
const inPool = (actor: Actor): Rule =>
  all(
    underClause(actor, 'network.take-part'),
    when(hasDuty(actor, directoryReaders)),
    expert.equals('state', 'active'),
    expert.equals('consent', 'given'),
    expert.equals('joined', true),
    expert.equals('serving', true),
    any(
      expert.equals('visibility', 'network'),
      all(expert.equals('visibility', 'region'), expert.overlaps('regions', regionsOf(actor.bureau))),
    ),
  )

/** Nominations the network's secretariat decides about: made by a bureau whose terms do not let it nominate. */
const toAdmit = (actor: Actor): Rule =>
  cited(
    'Terms of reference: the secretariat admits',
    all(
      when(isNetworkSecretariat(actor)),
      expert.equals('state', 'nominated'),
      expert.equals('needsAdmission', true),
      expert.equals('consent', 'given'),
      expert.equals('joined', true),
    ),
  )

export type ExpertAction =
  | 'read'
  | 'nominate'
  | 'consent'
  | 'admit'
  | 'describe'
  | 'state-conflicts'
  | 'renew'
  | 'end'
  | 'read-viewers'
  | 'read-load'
  | 'read-conflicts'
  | 'tend'

export const expertPolicy: Policy<ExpertAction> = {
  read: (actor) =>
    any(
      isSelf(actor),
      all(ownBureau(actor, [...directoryReaders, 'system']), consenting),
      inPool(actor),
      toAdmit(actor),
    ),
  /** Of the own bureau's officers, as long as it takes part; without the clause the secretariat admits. */
  nominate: (actor) => all(underClause(actor, 'network.take-part'), asBureau(actor), ownBureau(actor, nominators)),
  consent: isSelf,
  admit: toAdmit,
  describe: isSelf,
  'state-conflicts': isSelf,
  renew: (actor) =>
    all(underClause(actor, 'network.take-part'), asBureau(actor), ownBureau(actor, nominators), consenting),
  end: (actor) => all(asBureau(actor), ownBureau(actor, nominators), consenting),
  'read-viewers': isSelf,
  /** Load and feedback are nobody else's: field notes 2.12. */
  'read-load': (actor) =>
    cited(
      'field notes 2.12: load and feedback are seen by the expert and their own bureau',
      any(isSelf(actor), ownBureau(actor, [...nominators, 'data-protection'])),
    ),
  'read-conflicts': (actor) =>
    any(isSelf(actor), ownBureau(actor, [...nominators, 'data-protection']), when(isNetworkSecretariat(actor))),
  /** What happens by itself: reminding, lapsing, ending with the officer's service, erasing. */
  tend: (actor) => all(when(actor.kind === 'system'), expert.equals('bureau', actor.bureau)),
}
