// Who may do what with a lead: the bureau that gave it, those that got it, and the entity or post it was addressed to; nobody else learns of it.
import { all, any, cited, type Policy, type Rule, rulesOn, when } from '../kernel/access.ts'
import { type Actor, hasDuty } from '../kernel/actor.ts'
import { underClause } from '../rulebook/rulebook.policy.ts'
import type { Duty } from '../terms/duty.ts'

/** Columns that rules compare; all NOT NULL. */
export type LeadColumns = {
  readonly bureau: string
  readonly recipients: readonly string[]
  readonly places: readonly string[]
  readonly confidentialityLevel: number
}
const lead = rulesOn<LeadColumns>()

export const leadGivers: readonly Duty[] = ['analyst', 'command']
export const leadReaders: readonly Duty[] = ['analyst', 'desk', 'command', 'post']
const working: readonly Duty[] = ['analyst', 'desk', 'command']

const bureauDuty = (actor: Actor, duties: readonly Duty[]): boolean =>
  actor.bureau !== '' && actor.unit === '' && actor.post === '' && hasDuty(actor, duties)

/** Whether the actor stands at a post, and so gets the short form. */
export const standsAtPost = (actor: Actor): boolean => actor.post !== '' || !hasDuty(actor, working)

const isCleared = (actor: Actor): Rule =>
  cited('RPD 112: clearance at least the confidentiality', lead.atMost('confidentialityLevel', actor.clearance))

/** Whether a lead that this bureau gave is the actor's to see. */
export const readsForGiver = (actor: Actor): boolean => bureauDuty(actor, working)

/**
 * How a lead addressed to an entity or post names it: the entity's desk always hears, of its posts the one named, or all where none is.
 * A post right under its bureau has an empty entity.
 */
export const placesOf = (bureau: string, unit: string, post: string): string[] => [
  ...(unit === '' ? [] : [`${bureau}|${unit}`]),
  ...(post === '' ? (unit === '' ? [] : [`${bureau}|${unit}|*`]) : [`${bureau}|${unit}|${post}`]),
]

/** The places at which an actor stands, in the same words. */
const placesAt = (actor: Actor): string[] => {
  const { bureau, unit, post } = actor
  if (bureau === '') return []
  if (post !== '') return [`${bureau}|${unit}|${post}`, ...(unit === '' ? [] : [`${bureau}|${unit}|*`])]
  if (unit === '') return []
  return hasDuty(actor, working) ? [`${bureau}|${unit}`] : [`${bureau}|${unit}|*`]
}

const gave = (actor: Actor, duties: readonly Duty[] = working): Rule =>
  all(
    when(bureauDuty(actor, duties)),
    lead.equals('bureau', actor.bureau),
    underClause(actor, 'network.take-part'),
    isCleared(actor),
  )
const got = (actor: Actor): Rule =>
  all(
    when(bureauDuty(actor, working)),
    lead.contains('recipients', actor.bureau),
    underClause(actor, 'lead.receive'),
    isCleared(actor),
  )
/** RPD 21: an entity or post gets through its bureau what its bureau may get. */
const gotAtPlace = (actor: Actor): Rule =>
  cited(
    'RPD 21: addressed to this entity or post of the bureau',
    all(
      when(hasDuty(actor, leadReaders)),
      lead.overlaps('places', placesAt(actor)),
      underClause(actor, 'lead.receive'),
      isCleared(actor),
    ),
  )
const worksAtPlace = (actor: Actor): Rule => all(when(!standsAtPost(actor)), gotAtPlace(actor))

export type LeadAction =
  | 'read'
  | 'give'
  | 'receive'
  | 'open'
  | 'accept'
  | 'decline'
  | 'outcome'
  | 'askExtension'
  | 'answerExtension'
  | 'place'
  | 'withdraw'
  | 'tend'

export const leadPolicy: Policy<LeadAction> = {
  read: (actor) => any(gave(actor), got(actor), gotAtPlace(actor)),
  give: (actor) => all(gave(actor, leadGivers), underClause(actor, 'lead.give')),
  receive: (actor) => any(got(actor), gotAtPlace(actor)),
  open: (actor) => any(got(actor), gotAtPlace(actor)),
  accept: (actor) => any(got(actor), worksAtPlace(actor)),
  /** The bureau was asked: an entity sends it back to its bureau, which answers. */
  decline: (actor) => got(actor),
  outcome: (actor) => any(got(actor), worksAtPlace(actor)),
  askExtension: (actor) => any(got(actor), worksAtPlace(actor)),
  answerExtension: (actor) => gave(actor, leadGivers),
  place: (actor) => got(actor),
  withdraw: (actor) => gave(actor, leadGivers),
  /** Reminders, by the system of a bureau that got it. */
  tend: (actor) => all(when(actor.kind === 'system'), lead.contains('recipients', actor.bureau)),
}

/** Whether the terms let the actor's bureau receive personal data outside analysis files, and the actor does not stand at a post. */
export const mayReadAnnex = (actor: Actor): boolean =>
  actor.clauses.includes('personal-data.receive') && !standsAtPost(actor)
