/** Keys as numbers: a text hashed at once, or letter by letter, so that a text nobody needs is not made for its number. */

import { KEY_BITS } from './key-directory.ts'

/** Hash of no letters, to be hashed on: FNV-1a (Fowler, Noll, Vo) over UTF-16 units. */
export const NO_LETTERS = 0x811c9dc5

/** The hash with one more letter, told by its UTF-16 unit. */
export function hashLetter(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193)
}

/** The hash with the letters of a text from `from` up to `to` behind it. */
export function hashLetters(hash: number, text: string, from = 0, to = text.length): number {
  let longer = hash
  for (let at = from; at < to; at++) longer = hashLetter(longer, text.charCodeAt(at))
  return longer
}

/** Reckoned once: a power reckoned for each key cost half of all hashing. */
const KEY_MASK = 2 ** KEY_BITS - 1

/** The key whose letters were hashed, below 2^31. Two keys may have the same number: what is found under it is compared. */
export function keyOfHash(hash: number): number {
  return (hash ^ (hash >>> 15)) & KEY_MASK
}

/** A key as a number, `keyOfHash` of all its letters. */
export function keyNumber(key: string): number {
  return keyOfHash(hashLetters(NO_LETTERS, key))
}
