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

/** Behind the last word there is: stands for all that a posting has no room for. */
const ANYBODY = -1
const NOWHERE = 0

export function createMarks(): Marks {
  const byHash = new Uint16Array(HASHES)
  /** By hash: the place of a word that has it, `NOWHERE` if none has; by place: that of the next word that has the same. */
  const firsts = new Int32Array(HASHES)
  let used = 1
  let room = createRoom(1 << 10)
  /** Most bits, by place of a word and part. */
  let worths = new Float64Array(1 << 13)
  let width = 1
  let told: AskedNames['told'] = []
  let heard = 0

  function begin({ parts, brought, near, apart, told: found }: AskedNames): void {
    forget()
    told = found
    heard = 0
    width = Math.max(1, Math.min(MOST_PARTS, parts.length))
    const any = add(ANYBODY, ANY_PART)
    byHash[ANY_PART] = EVERY_PART
    for (const { words, part, gain } of brought) {
      for (const word of words) mark(word, placeOf(part), gain)
      raise(any, placeOf(part), gain)
    }
    for (const { words, part } of near) for (const word of words) mark(word, placeOf(part), 0)
    for (const { words } of apart) for (const word of words) mark(word, MOST_PARTS - 1, 0)
  }

  function forget(): void {
    const { words } = room
    for (let at = 1; at < used; at++) {
      const hash = hashOf(words[at] ?? ANYBODY)
      byHash[hash] = 0
      firsts[hash] = NOWHERE
    }
    used = 1
  }

  function mark(word: number, place: number, bits: number): void {
    const hash = hashOfWord(word)
    let at = find(word, hash)
    if (at === NOWHERE) at = add(word, hash)
    room.masks[at] = (room.masks[at] ?? 0) | (1 << place)
    byHash[hash] = (byHash[hash] ?? 0) | (1 << place)
    if (bits > 0) raise(at, place, bits)
  }

  function find(word: number, hash: number): number {
    const { words, nexts } = room
    let at = firsts[hash] ?? NOWHERE
    while (at !== NOWHERE && words[at] !== word) at = nexts[at] ?? NOWHERE
    return at
  }

  function add(word: number, hash: number): number {
    const at = used
    used += 1
    if (used > room.words.length) room = larger(room)
    if (used * width > worths.length) worths = twice(worths, used * width)
    room.words[at] = word
    room.masks[at] = 0
    room.nexts[at] = firsts[hash] ?? NOWHERE
    firsts[hash] = at
    for (let place = at * width; place < used * width; place++) worths[place] = 0
    return at
  }

  function raise(at: number, place: number, bits: number): void {
    if (bits > (worths[at * width + place] ?? 0)) worths[at * width + place] = bits
  }

  function hear(): void {
    for (; heard < told.length; heard++) {
      const one = told[heard]
      // The last place stands for several parts: what is nothing to one of them may be something to another.
      if (!one || placeOf(one.part) === MOST_PARTS - 1) continue
      const { word, part: place, gain } = one
      const hash = hashOfWord(word)
      const at = find(word, hash)
      if (at === NOWHERE) continue
      const others = gain < 0 ? ~(1 << place) : -1
      room.masks[at] = (room.masks[at] ?? 0) & others
      // From a hash that several words have nothing is taken.
      if (firsts[hash] !== at || room.nexts[at] !== NOWHERE) continue
      if ((worths[at * width + place] ?? 0) > 0) worths[at * width + place] = Math.max(0, gain)
      byHash[hash] = (byHash[hash] ?? 0) & others
    }
  }

  function worth(place: number, hash: number): number {
    let most = 0
    for (let at = firsts[hash] ?? NOWHERE; at !== NOWHERE; at = room.nexts[at] ?? NOWHERE)
      most = Math.max(most, worths[at * width + place] ?? 0)
    return most
  }

  return { begin, byHash, hear, worth, byWord: (word) => room.masks[find(word, hashOfWord(word))] ?? 0 }
}

/** By place: a word, what it may be alike to, and the place of the next one of its hash. Nothing stands at the first. */
const createRoom = (many: number) => ({
  words: new Int32Array(many),
  masks: new Uint16Array(many),
  nexts: new Int32Array(many),
})

const larger = (room: ReturnType<typeof createRoom>): ReturnType<typeof createRoom> => {
  const next = createRoom(room.words.length * 2)
  next.words.set(room.words)
  next.masks.set(room.masks)
  next.nexts.set(room.nexts)
  return next
}

const twice = (array: Float64Array, wanted: number): Float64Array<ArrayBuffer> => {
  const next = new Float64Array(Math.max(wanted, array.length * 2))
  next.set(array)
  return next
}

const hashOf = (word: number): number => (word === ANYBODY ? ANY_PART : hashOfWord(word))
