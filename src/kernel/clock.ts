/** Where time and identifiers come from: always the context, never the system clock in passing. */
import { randomFillSync, randomInt } from 'node:crypto'
import { v7 } from 'uuid'

/** An instant in UTC with milliseconds, `2026-11-21T20:05:00.000Z`. Sorts as text. */
export type Instant = string

/** A UUIDv7 (RFC 9562), lower case. */
export type Id = string

/** A source of the present time. */
export type Clock = {
  readonly now: () => Instant
  /** Milliseconds since 1970-01-01T00:00:00.000Z, a whole number. */
  readonly milliseconds: () => number
}

/** A clock that stands still until told, for tests and for the demonstration world. */
export type FixedClock = Clock & {
  /** Moves forward by milliseconds; refuses to go back. */
  readonly advance: (milliseconds: number) => void
}

/** The clock of the machine. */
export const systemClock: Clock = {
  now: () => new Date().toISOString(),
  milliseconds: () => Date.now(),
}

/** A clock that starts at an instant and moves only by `advance`. Throws RangeError when `start` is not an instant. */
export const fixedClock = (start: Instant): FixedClock => {
  let present = Date.parse(start)
  if (Number.isNaN(present)) throw new RangeError('a fixed clock needs an instant to start from')
  return {
    now: () => new Date(present).toISOString(),
    milliseconds: () => present,
    advance: (milliseconds) => {
      if (!(milliseconds >= 0)) throw new RangeError('a clock moves forward only')
      present += Math.trunc(milliseconds)
    },
  }
}

type Place = { milliseconds: number; sequence: number }

const places = new WeakMap<Clock, Place>()

/** Seeds take 30 of the 32 bits of the counter, so that three thousand million ids fit into one millisecond of one clock. */
const seed = (): number => randomInt(2 ** 30)

const bytesOfId = 16
const drawn = new Uint8Array(512 * bytesOfId)
let used = drawn.length

/** Random bytes drawn for 512 ids at a time: a call for each costs five times the rest of the id. */
const randomOfId = (): Uint8Array => {
  if (used === drawn.length) {
    randomFillSync(drawn)
    used = 0
  }
  used += bytesOfId
  return drawn.subarray(used - bytesOfId, used)
}

/**
 * A new identifier. Those of one clock sort in the order they were made, also within a millisecond and when the clock is
 * set back (RFC 9562 6.2, method 1). Order between hubs comes from the ledger, never from an id.
 */
export const newId = (clock: Clock): Id => {
  const milliseconds = clock.milliseconds()
  const place = places.get(clock)
  if (!place || milliseconds > place.milliseconds) {
    const next = { milliseconds, sequence: seed() }
    places.set(clock, next)
    return v7({ msecs: next.milliseconds, seq: next.sequence, random: randomOfId() })
  }
  place.sequence += 1
  return v7({ msecs: place.milliseconds, seq: place.sequence, random: randomOfId() })
}
