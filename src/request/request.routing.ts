// Whom to ask: bureaus and their experts ordered by skill, hours, deadline and work in hand, with the reasons of each. Pure.
import { byFit, type Fit, hoursApart } from '../expert/expert.fit.ts'
import { timeIn, timeOf, weekdayIn } from '../terms/instant.ts'
import { addWorkingMinutes, type WorkingPlace } from '../terms/working-time.ts'
import type { routingReasonKinds } from './request.schema.ts'

/** An expert of a bureau as routing looks at them. `hiddenLoad` orders and is never told. */
export type RoutedExpert = { readonly id: string; readonly fit: Fit; readonly hiddenLoad: number }

/** A bureau that takes part. `forbidden`: the terms or its clearance leave it out, whatever its experts know. */
export type RoutingCandidate = WorkingPlace & {
  readonly bureau: string
  readonly forbidden: boolean
  readonly speaks: boolean
  readonly experts: readonly RoutedExpert[]
  /** Open pieces the asker knows of: this may be told. */
  readonly visibleLoad: number
}

export type RoutingNeed = { readonly neededBy: string; readonly asker: WorkingPlace }

export type RoutingReason = {
  readonly kind: (typeof routingReasonKinds)[number]
  readonly says: string
  readonly speaks: 'for' | 'against'
  readonly values: { readonly count?: number; readonly at?: string }
}

export type Routed = {
  readonly bureau: string
  readonly expert: string | null
  readonly reasons: readonly RoutingReason[]
  /** Skills that fit, as codes. */
  readonly evidence: readonly string[]
}

/** Most bureaus proposed. */
export const mostProposed = 12

/** Hours of the day in which an office is at work, and hours of work a piece is given at least. */
const office = { from: 8, until: 18 } as const
const shortestWork = 8 * 60

/** The expert of a bureau who fits best; ties by work in hand, then by id, so that the order they come in changes nothing. */
const bestOf = (experts: readonly RoutedExpert[]): RoutedExpert | undefined =>
  experts
    .filter(({ fit }) => !fit.missing.some(({ key }) => key === 'not-for-this' || key === 'clearance-lower'))
    .toSorted(
      (one, other) =>
        byFit(one.fit, other.fit) ||
        one.hiddenLoad - other.hiddenLoad ||
        (one.id < other.id ? -1 : one.id > other.id ? 1 : 0),
    )[0]

const isAtWork = (now: string, { zone, weekend }: WorkingPlace): boolean => {
  const hour = Number(timeIn(now, zone).slice(0, 2))
  return hour >= office.from && hour < office.until && !weekend.includes(weekdayIn(now, zone))
}

const reason = (
  kind: RoutingReason['kind'],
  says: string,
  speaks: RoutingReason['speaks'],
  values: RoutingReason['values'] = {},
): RoutingReason => ({ kind, says, speaks, values })

const hoursReason = (candidate: RoutingCandidate, need: RoutingNeed, now: string): RoutingReason => {
  const at = timeIn(now, candidate.zone)
  if (isAtWork(now, candidate)) return reason('hours', 'at-work', 'for', { at })
  const apart = hoursApart(candidate.zone, need.asker.zone, now)
  return apart !== undefined && apart <= 4
    ? reason('hours', 'same-hours', 'for', { at })
    : reason('hours', 'other-hours', 'against', { at })
}

const deadlineReason = (candidate: RoutingCandidate, need: RoutingNeed, now: string): RoutingReason => {
  const isPast = timeOf(need.neededBy) <= timeOf(now)
  return !isPast && addWorkingMinutes(now, shortestWork, candidate) <= need.neededBy
    ? reason('deadline', 'working-day-left', 'for')
    : reason('deadline', 'no-working-day', 'against')
}

const fitReasons = (best: RoutedExpert | undefined): RoutingReason[] => {
  if (!best) return [reason('fit', 'no-expert', 'against')]
  const { found, missing } = best.fit
  const skills = found.filter(({ key }) => key === 'skill').length
  return [
    reason('fit', best.fit.fits ? 'expert-fits' : 'expert-near', best.fit.fits ? 'for' : 'against', { count: skills }),
    ...(missing.some(({ key }) => key === 'away') ? [reason('fit', 'expert-away', 'against')] : []),
    ...(found.some(({ key }) => key === 'partly-there') ? [reason('fit', 'expert-partly-there', 'against')] : []),
  ]
}

const reasonsOf = (
  candidate: RoutingCandidate,
  best: RoutedExpert | undefined,
  need: RoutingNeed,
  now: string,
): RoutingReason[] => [
  ...fitReasons(best),
  reason('language', candidate.speaks ? 'speaks' : 'speaks-not', candidate.speaks ? 'for' : 'against'),
  candidate.visibleLoad === 0
    ? reason('load', 'nothing-of-yours', 'for')
    : reason('load', 'works-for-you', 'against', { count: candidate.visibleLoad }),
  hoursReason(candidate, need, now),
  deadlineReason(candidate, need, now),
]

/** Weight of each thing that speaks for somebody; fit outweighs all others together. */
const weight: Readonly<Record<RoutingReason['kind'], number>> = {
  fit: 100,
  language: 20,
  deadline: 12,
  hours: 6,
  load: 3,
  area: 0,
}

const scoreOf = (reasons: readonly RoutingReason[], best: RoutedExpert | undefined): number =>
  reasons.reduce((sum, { kind, speaks }) => sum + (kind !== 'fit' && speaks === 'for' ? weight[kind] : 0), 0) +
  weight.fit * (best ? (best.fit.fits ? 1 : 0.5) * best.fit.score : 0)

/** Scores nearer than this are one: then the work in hand decides. */
const samePoints = 5

const compareTexts = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/**
 * Whom to ask, the best first, with the reasons of each. Nobody is proposed whom the terms or their clearance leave out, and no expert in
 * a conflict of interest; the order in which candidates come changes nothing.
 */
export const routeTo = (candidates: readonly RoutingCandidate[], need: RoutingNeed, now: string): Routed[] =>
  candidates
    .filter(({ forbidden }) => !forbidden)
    .map((candidate) => {
      const best = bestOf(candidate.experts)
      const reasons = reasonsOf(candidate, best, need, now)
      return {
        bureau: candidate.bureau,
        expert: best?.id ?? null,
        reasons: reasons.toSorted((one, other) => weight[other.kind] - weight[one.kind]),
        evidence: best
          ? [...new Set(best.fit.found.flatMap(({ key, code }) => (key === 'skill' && code ? [code] : [])))].sort()
          : [],
        points: Math.round(scoreOf(reasons, best) / samePoints),
        inHand: best?.hiddenLoad ?? candidate.visibleLoad,
      }
    })
    .sort(
      (one, other) => other.points - one.points || one.inHand - other.inHand || compareTexts(one.bureau, other.bureau),
    )
    .slice(0, mostProposed)
    .map(({ bureau, expert, reasons, evidence }) => ({ bureau, expert, reasons, evidence }))
