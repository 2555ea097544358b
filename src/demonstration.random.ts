/** Chance that repeats itself: the demonstration world is drawn from named streams, the same each time. */
import { createHash } from 'node:crypto'
import { v7 } from 'uuid'

/**
 * A stream of draws. A stream is known by its name alone and shares nothing with others, so that a new part of the world
 * draws from a new name and moves nothing that stands already.
 */
export type Random = {
  /** The stream of this name under this one; the same however much was drawn before. */
  readonly stream: (name: string) => Random
  /** A whole number from 0 to below `end` (1 to 2^32). */
  readonly below: (end: number) => number
  /** A whole number from `first` to `last`, both included. */
  readonly between: (first: number, last: number) => number
  /** True so many times in a thousand. */
  readonly perMille: (share: number) => boolean
  readonly pick: <T>(from: readonly T[]) => T
  /** A UUIDv7 (RFC 9562) of this time, milliseconds since 1970. */
  readonly idAt: (milliseconds: number) => string
}

const rotate = (word: number, by: number): number => (word << by) | (word >>> (32 - by))

/**
 * xoshiro128** 1.1 by D. Blackman and S. Vigna ("Scrambled linear pseudorandom number generators", ACM TOMS 47, 2021; the
 * reference code is in the public domain): words of 32 bits from a state of four, not all zero. Never for secrets.
 */
export const xoshiro = (state: readonly [number, number, number, number]): (() => number) => {
  let [a, b, c, d] = state
  return () => {
    const drawn = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotate(d, 11)
    return drawn
  }
}

/** The state of a stream is a SHA-256 of its name, the first half. */
const generator = (name: string): (() => number) => {
  const digest = createHash('sha256').update(name).digest()
  return xoshiro([digest.readInt32LE(0), digest.readInt32LE(4), digest.readInt32LE(8), digest.readInt32LE(12)])
}

/** A stream by its whole name. */
export const randomOf = (name: string): Random => {
  const draw = generator(name)
  const bytes = new Uint8Array(16)
  const below = (end: number): number => {
    if (!Number.isInteger(end) || end < 1 || end > 2 ** 32) throw new RangeError('a draw needs an end from 1 to 2^32')
    // By multiplication: the worst bias is end / 2^32, which no exercise can notice.
    return Math.floor((draw() / 2 ** 32) * end)
  }
  return {
    stream: (part) => randomOf(`${name}/${part}`),
    below,
    between: (first, last) => first + below(last - first + 1),
    perMille: (share) => below(1000) < share,
    pick: <T>(from: readonly T[]): T => {
      if (from.length === 0) throw new RangeError('nothing to pick from')
      return from[below(from.length)] as T
    },
    idAt: (milliseconds) => {
      for (let at = 0; at < bytes.length; at += 1) bytes[at] = draw() >>> 24
      return v7({ msecs: milliseconds, random: bytes, seq: draw() })
    },
  }
}

/**
 * Draws from a list by weight, whole numbers above zero. Made once for a list and used often: a draw is one look into a
 * table of running sums.
 */
export const weighted = <T>(entries: readonly (readonly [T, number])[]): ((random: Random) => T) => {
  const sums: number[] = []
  let sum = 0
  for (const [, weight] of entries) {
    if (!Number.isInteger(weight) || weight < 1) throw new RangeError('a weight is a whole number above zero')
    sum += weight
    sums.push(sum)
  }
  return (random) => {
    const drawn = random.below(sum)
    let [low, high] = [0, sums.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (drawn < (sums[middle] ?? 0)) high = middle
      else low = middle + 1
    }
    return (entries[low] as readonly [T, number])[0]
  }
}
