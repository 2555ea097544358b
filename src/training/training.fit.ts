// Which offer of training answers a need, and why. Pure; the order in which offers are given does not matter.
import type { CrimeArea } from '../terms/crime-area.ts'
import { type Language, languages } from '../terms/language.ts'
import type { FitLack, FitReason, OfferManner } from './training.schema.ts'

export type NeedOfTraining = {
  readonly crimeArea: CrimeArea
  readonly places: number
  /** Last day on which it helps. */
  readonly by: string
  readonly languages: readonly Language[]
}
export type OfferOfTraining = {
  readonly id: string
  readonly crimeArea: CrimeArea
  readonly places: number
  readonly from: string
  readonly to: string
  readonly languages: readonly Language[]
  readonly how: OfferManner
}
export type TrainingFit = {
  readonly fits: boolean
  readonly score: number
  readonly found: readonly FitReason[]
  readonly missing: readonly FitLack[]
  /** Languages in common. */
  readonly shared: readonly Language[]
}

/**
 * An offer answers a need of its crime area when it is given in one of the wanted languages and over by the wanted day; that it has
 * places for all, is online, and over early make it better. Undefined for another crime area: that is no answer at all.
 */
export const fitOfOffer = (need: NeedOfTraining, offer: OfferOfTraining): TrainingFit | undefined => {
  if (need.crimeArea !== offer.crimeArea) return undefined
  const shared = languages.filter((one) => need.languages.includes(one) && offer.languages.includes(one))
  const inTime = offer.to <= need.by
  const all = offer.places >= need.places
  const found: FitReason[] = [
    'area',
    ...(shared.length > 0 ? (['language'] as const) : []),
    ...(inTime ? (['in-time'] as const) : []),
    all ? 'all-places' : 'some-places',
    ...(offer.how === 'online' ? (['online'] as const) : []),
  ]
  const missing: FitLack[] = [
    ...(shared.length === 0 ? (['language'] as const) : []),
    ...(inTime ? [] : (['too-late'] as const)),
    ...(all ? [] : (['places'] as const)),
  ]
  const score = (shared.length > 0 ? 8 : 0) + (inTime ? 4 : 0) + (all ? 2 : 0) + (offer.how === 'online' ? 1 : 0)
  return { fits: shared.length > 0 && inTime, score, found, missing, shared }
}

/** Offers of the need's crime area, the best first: those that answer it, then the nearest; the earlier and then the id part equals. */
export const offersFor = <O extends OfferOfTraining>(
  need: NeedOfTraining,
  offers: readonly O[],
): { readonly offer: O; readonly fit: TrainingFit }[] =>
  offers
    .flatMap((offer) => {
      const fit = fitOfOffer(need, offer)
      return fit ? [{ offer, fit }] : []
    })
    .sort(
      (one, other) =>
        other.fit.score - one.fit.score ||
        (one.offer.from < other.offer.from ? -1 : one.offer.from > other.offer.from ? 1 : 0) ||
        (one.offer.id < other.offer.id ? -1 : one.offer.id > other.offer.id ? 1 : 0),
    )
