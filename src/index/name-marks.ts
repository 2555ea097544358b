/** Which words have to do with a question, by their hashes and by themselves: what they may be alike to, and what they bring at most. */

import { ANY_PART, hashOfWord } from './name-layout.ts'
import type { AskedNames } from './name-question.ts'

/** Parts told apart: of a question with more, all that follow count as the last one. */
export const MOST_PARTS = 15
export const LAST_PART = 1 << (MOST_PARTS - 1)
export const placeOf = (part: number): number => Math.min(part, MOST_PARTS - 1)
/** A name with more parts than a posting holds: whatever is asked may be among them. */
const EVERY_PART = (1 << MOST_PARTS) - 1
const HASHES = 0x10000

export type Marks = {
  /** Takes up a question. */
  readonly begin: (asked: AskedNames) => void
  /** By hash of a word: the parts it may be alike to, as a mask of places; 0 for words that have nothing to do with the question. */
  readonly byHash: Uint16Array
  /** The same by word: what a hash lets through is looked at again by the words themselves. */
  readonly byWord: (word: number) => number
  /** Most bits of a word of this hash for the part at a place. */
  readonly worth: (place: number, hash: number) => number
  /** Takes what was found out of words since: what they really bring, or that they are others. */
  readonly hear: () => void
}

export function createMarks(): Marks {
  const byHash = new Uint16Array(HASHES)
  let byWord = new Uint16Array(1 << 12)
  /** By place and hash. */
  const worths = new Float64Array(MOST_PARTS * HASHES)
  /** What is to be forgotten when the next question is taken up. */
  const hashes: number[] = []
  const words: number[] = []
  const valued: number[] = []
  /** Hashes that several words have which are marked: nothing is taken from these. */
  const isShared = new Uint8Array(HASHES)
  const ownerOf = new Int32Array(HASHES)
  let told: AskedNames['told'] = []
  let heard = 0

  function begin({ parts, brought, near, apart, told: found }: AskedNames): void {
    forget()
    told = found
    heard = 0
    const most = new Float64Array(parts.length)
    for (const { words: all, part, gain } of brought) {
      for (const word of all) mark(word, placeOf(part), gain)
      if (gain > (most[part] ?? 0)) most[part] = gain
    }
    for (const { words: all, part } of near) for (const word of all) mark(word, placeOf(part), 0)
    for (const { words: all } of apart) for (const word of all) mark(word, MOST_PARTS - 1, 0)
    byHash[ANY_PART] = EVERY_PART
    hashes.push(ANY_PART)
    for (let part = 0; part < parts.length; part++) value(placeOf(part) * HASHES + ANY_PART, most[part] ?? 0)
  }

  function forget(): void {
    for (const hash of hashes) {
      byHash[hash] = 0
      isShared[hash] = 0
    }
    for (const word of words) byWord[word] = 0
    for (const at of valued) worths[at] = 0
    hashes.length = 0
    words.length = 0
    valued.length = 0
  }

  function mark(word: number, place: number, bits: number): void {
    const hash = hashOfWord(word)
    if (byHash[hash] === 0) {
      hashes.push(hash)
      ownerOf[hash] = word
    } else if (ownerOf[hash] !== word) isShared[hash] = 1
    byHash[hash] = (byHash[hash] ?? 0) | (1 << place)
    if (word >= byWord.length) byWord = longer(byWord, word + 1)
    if (byWord[word] === 0) words.push(word)
    byWord[word] = (byWord[word] ?? 0) | (1 << place)
    value(place * HASHES + hash, bits)
  }

  /** Raises what a hash is worth. */
  function value(at: number, bits: number): void {
    const before = worths[at] ?? 0
    if (bits <= before) return
    if (before === 0) valued.push(at)
    worths[at] = bits
  }

  function hear(): void {
    for (; heard < told.length; heard++) {
      const one = told[heard]
      // The last place stands for several parts: what is nothing to one of them may be something to another.
      if (!one || placeOf(one.part) === MOST_PARTS - 1) continue
      const { word, part: place, gain } = one
      const hash = hashOfWord(word)
      const others = gain < 0 ? ~(1 << place) : -1
      if (word < byWord.length) byWord[word] = (byWord[word] ?? 0) & others
      if (isShared[hash] !== 0) continue
      const at = place * HASHES + hash
      if ((worths[at] ?? 0) > 0) worths[at] = Math.max(0, gain)
      byHash[hash] = (byHash[hash] ?? 0) & others
    }
  }

  return {
    ...{ begin, byHash, hear },
    byWord: (word) => byWord[word] ?? 0,
    worth: (place, hash) => worths[place * HASHES + hash] ?? 0,
  }
}

const longer = (array: Uint16Array, wanted: number): Uint16Array<ArrayBuffer> => {
  const larger = new Uint16Array(Math.max(wanted, array.length * 2))
  larger.set(array)
  return larger
}
