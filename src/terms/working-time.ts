/** Clocks that rest on the days of rest of a place: what is not urgent waits for people who are at work. */
import { dayIn, instantOf, timeOf, weekdayIn } from './instant.ts'

/** A place with its IANA zone and its days of rest, 1 Monday to 7 Sunday. */
export interface WorkingPlace {
  readonly zone: string
  readonly weekend: readonly number[]
}

const minute = 60_000

/** First minute of the next day in the zone. Found by halving, since a day may have 23 to 25 hours, or be left out. */
function nextDay(time: number, zone: string): number {
  const today = dayIn(instantOf(time), zone)
  let before = Math.floor(time / minute)
  let after = before + 26 * 60
  while (after - before > 1) {
    const middle = (before + after) >> 1
    if (dayIn(instantOf(middle * minute), zone) === today) before = middle
    else after = middle
  }
  return after * minute
}

/**
 * The instant a number of minutes later, counted on working days of the place only, by its own midnight, summer time included. A
 * week of seven days of rest would never end: it counts as none. RangeError for an instant or a zone that is none.
 */
export function addWorkingMinutes(from: string, minutes: number, { zone, weekend }: WorkingPlace): string {
  const rests = (time: number): boolean =>
    new Set(weekend).size < 7 && weekend.includes(weekdayIn(instantOf(time), zone))
  let at = timeOf(from)
  let left = minutes * minute
  for (;;) {
    const tomorrow = nextDay(at, zone)
    if (!rests(at)) {
      if (at + left <= tomorrow) return instantOf(at + left)
      left -= tomorrow - at
    }
    at = tomorrow
  }
}
