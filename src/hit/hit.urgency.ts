// How fast a hit must be answered: its urgency, the answer clock of the bureau that answers, and the pace of asking again.
import { type AnswerClocks, clocksOf } from '../bureau/bureau.schema.ts'
import { instantOf, timeOf } from '../terms/instant.ts'
import { addWorkingMinutes } from '../terms/working-time.ts'
import { type Urgency, urgencies } from './hit.schema.ts'

/** What of a bureau its answer clocks hang on: zone, days of rest (1 Monday to 7 Sunday), minutes by urgency. */
export type Pace = {
  readonly zone: string
  readonly weekend: readonly number[]
  readonly clocks: Partial<AnswerClocks>
}

const minute = 60_000

/**
 * When an answer is due. Urgent clocks run day and night; only the normal one rests on the days of rest of the bureau that
 * answers, in its own zone, summer time included: nobody stands at a counter for it.
 */
export const answerDueAt = (urgency: Urgency, from: string, pace: Pace): string => {
  const minutes = clocksOf(pace.clocks)[urgency]
  return urgency === 'normal' ? addWorkingMinutes(from, minutes, pace) : instantOf(timeOf(from) + minutes * minute)
}

/**
 * The urgency at which the answer comes before the traveller leaves: the given one if that is enough, else the next faster,
 * at most very urgent. A departure that is past or not known changes nothing; urgency never falls.
 */
export const hurried = (urgency: Urgency, departureAt: string | null, now: string, pace: Pace): Urgency => {
  if (departureAt === null || departureAt <= now) return urgency
  const faster = urgencies.slice(0, urgencies.indexOf(urgency) + 1).reverse()
  return faster.find((one) => answerDueAt(one, now, pace) <= departureAt) ?? 'very-urgent'
}

/**
 * The urgency of a new hit. Urgent where somebody waits at a counter: a check on entry, exit or transit, one made at a
 * post without saying which, or one made to find a wanted person; normal for a desk or a batch inland. A departure before the answer would come raises it.
 */
export const urgencyOf = (
  asked: {
    readonly purpose: string
    readonly direction: string | undefined
    /** Whether it was asked at a post: a traveller stands there, also when the officer named no direction. */
    readonly atPost: boolean
    readonly departureAt: string | null
    readonly now: string
  },
  pace: Pace,
): Urgency => {
  const crosses = ['entry', 'exit', 'transit'].includes(asked.direction ?? '')
  const somebodyWaits = crosses || (asked.atPost && asked.direction === undefined) || asked.purpose === 'wanted'
  return hurried(somebodyWaits ? 'urgent' : 'normal', asked.departureAt, asked.now, pace)
}

/** Minutes between asking again by itself and the next level: half the default answer clock, so that each level can act. */
const patience: Readonly<Record<Urgency, number>> = { 'very-urgent': 5, urgent: 30, normal: 360 }

export const nextSilenceAt = (urgency: Urgency, askedAt: string): string =>
  instantOf(timeOf(askedAt) + patience[urgency] * minute)
