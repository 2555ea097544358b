// The timeline of a record: what several slices know of it, merged newest first and told by days of the reader's zone; pure.
import type { ReactNode } from 'react'

export const momentSorts = ['entered', 'changed', 'proposal', 'link', 'hit'] as const
export type MomentSort = (typeof momentSorts)[number]

/** One thing that befell a record. */
export type Moment = {
  /** Stays with the thing: two slices that tell of it give the same one, and it stands once. */
  readonly key: string
  /** Instant, ISO 8601 UTC. */
  readonly at: string
  readonly sort: MomentSort
  /** Bureau or officer, as the reader may know them; empty where that is nobody's to say. */
  readonly by: string
  readonly says: ReactNode
}

type Timed = Pick<Moment, 'key' | 'at'>

/** All moments newest first, each key once; of one instant those of the later list first, as they came after. */
export const mergeMoments = <T extends Timed>(lists: readonly (readonly T[])[]): readonly T[] => {
  const known = new Set<string>()
  const placed = lists
    .flatMap((list, place) => list.map((moment) => ({ moment, place })))
    .filter(({ moment }) => !known.has(moment.key) && known.add(moment.key))
  return placed
    .sort((one, other) =>
      one.moment.at === other.moment.at ? other.place - one.place : one.moment.at < other.moment.at ? 1 : -1,
    )
    .map(({ moment }) => moment)
}

/** `YYYY-MM-DD` of an instant in an IANA zone; in UTC where this machine does not know the zone. */
export const dayIn = (at: string, zone: string): string => {
  const format = (timeZone: string): string =>
    new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
      new Date(at),
    )
  try {
    return format(zone)
  } catch {
    return format('UTC')
  }
}

/** Moments by day of the reader, in the order they come. */
export const byDay = <T extends Timed>(
  moments: readonly T[],
  zone: string,
): readonly { readonly day: string; readonly moments: readonly T[] }[] => {
  const days: { day: string; moments: T[] }[] = []
  for (const moment of moments) {
    const day = dayIn(moment.at, zone)
    const last = days.at(-1)
    if (last?.day === day) last.moments.push(moment)
    else days.push({ day, moments: [moment] })
  }
  return days
}
