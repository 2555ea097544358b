// Chance for the invented millions: a stream for every person by its number, so that any of them can be made again alone.
import { xoshiro } from '../src/demonstration.random.ts'

export type Draw = {
  /** From 0 to below 1. */
  readonly unit: () => number
  /** A whole number from 0 to below `end`. */
  readonly below: (end: number) => number
  /** True so many times in a thousand. */
  readonly perMille: (share: number) => boolean
  readonly pick: <T>(from: readonly T[]) => T
}

/** The finaliser of MurmurHash3 (A. Appleby, public domain): every bit of the word moves every bit of the answer. */
const mix = (word: number): number => {
  let mixed = word ^ (word >>> 16)
  mixed = Math.imul(mixed, 0x85ebca6b)
  mixed ^= mixed >>> 13
  mixed = Math.imul(mixed, 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}

/** The stream of `number` under `seed`, both of 32 bits: about 0.2 microseconds to begin, hence not by a digest. */
export const drawOf = (seed: number, number: number): Draw => {
  const [first, second] = [mix(seed ^ 0x9e3779b9), mix(number ^ 0x7f4a7c15)]
  const next = xoshiro([first ^ second, mix(first + second), mix(second ^ 0x51ed270b), first | 1])
  const below = (end: number): number => Math.floor((next() / 2 ** 32) * end)
  return {
    unit: () => next() / 2 ** 32,
    below,
    perMille: (share) => below(1000) < share,
    pick: <T>(from: readonly T[]): T => {
      if (from.length === 0) throw new RangeError('nothing to pick from')
      return from[below(from.length)] as T
    },
  }
}
