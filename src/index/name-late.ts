/** Postings that came since lists were made: each reader files them for itself. */

import { POSTING } from './name-layout.ts'

/** Postings of a word, in the order in which they came: the first `used` numbers. */
export type Growing = { array: Int32Array; used: number }

export type LatePostings = {
  readonly isEmpty: () => boolean
  readonly of: (word: number) => Growing | undefined
  readonly file: (word: number, row: number, born: number, hashes: number, rest: number) => void
}

export function createLatePostings(): LatePostings {
  const lists = new Map<number, Growing>()
  /** A bit a word: most of those that are asked for have none, and a map is far to ask. */
  let bits = new Int32Array(1 << 7)

  function of(word: number): Growing | undefined {
    return (((bits[word >>> 5] ?? 0) >>> (word & 31)) & 1) === 0 ? undefined : lists.get(word)
  }

  function enter(word: number): Growing {
    const list = { array: new Int32Array(POSTING), used: 0 }
    lists.set(word, list)
    const at = word >>> 5
    if (at >= bits.length) {
      const larger = new Int32Array(Math.max(at + 1, bits.length * 2))
      larger.set(bits)
      bits = larger
    }
    bits[at] = (bits[at] ?? 0) | (1 << (word & 31))
    return list
  }

  function file(word: number, row: number, born: number, hashes: number, rest: number): void {
    const list = of(word) ?? enter(word)
    if (list.used + POSTING > list.array.length) {
      const larger = new Int32Array(list.array.length * 2)
      larger.set(list.array)
      list.array = larger
    }
    list.array[list.used] = row
    list.array[list.used + 1] = born
    list.array[list.used + 2] = hashes
    list.array[list.used + 3] = rest
    list.used += POSTING
  }

  return { isEmpty: () => lists.size === 0, of, file }
}
