/** Which words have to do with a question, by their hashes and by themselves: what they may be alike to, and what they bring at most. */

import { ANY_PART, hashOfWord, MIXED } from './name-layout.ts'
import type { AskedNames } from './name-question.ts'

/** Parts told apart: of a question with more, all that follow count as the last one. */
export const MOST_PARTS = 15
export const LAST_PART = 1 << (MOST_PARTS - 1)
export const placeOf = (part: number): number => Math.min(part, MOST_PARTS - 1)
/** A name with more parts than a posting holds: whatever is asked may be among them. */
const EVERY_PART = (1 << MOST_PARTS) - 1
const HASHES = 0x10000
/** Words are looked for by so many bits of their hashes: a question marks a thousand, and all of it stays at hand. */
const CHAINS = 1 << 12

export type Marks = {
  /** Takes up a question. */
  readonly begin: (asked: AskedNames) => void
  /** A bit for each hash of a word that has to do with the question and was not left. */
  readonly pending: Int32Array
  /** The parts that what a posting holds beside its word may be alike to, as a mask of places; of words that were not left for them. */
  readonly metPending: (two: number, rest: number) => number
  /**
   * Leaves a word for a part: whoever has it as that was judged under it, and need not be judged again because of it. Until `again`, with
   * which another way through the lists begins.
   */
  readonly leave: (word: number, place: number) => void
  readonly again: () => void
  /** By hash of a word: the parts it may be alike to, as a mask of places. */
  readonly byHash: (hash: number) => number
  /** The same of all that a posting holds beside its word. */
  readonly met: (two: number, rest: number) => number
  /** The same by word: what a hash lets through is looked at again by the words themselves. */
  readonly byWord: (word: number) => number
  /** Most bits of a word of this hash for the part at a place. */
  readonly worth: (place: number, hash: number) => number
  /** Most bits of all that a posting holds beside its word, each of them for one part: the best that can be, whatever contradicts. */
  readonly mostBeside: (two: number, rest: number) => number
  /** Takes what was found out of words since: what they really bring, or that they are others. */
  readonly hear: () => void
}

/** Stands for all that a posting has no room for. */
const ANYBODY = -1
const NOWHERE = 0

export function createMarks(): Marks {
  const marked = new Int32Array(HASHES / 32)
  const pending = new Int32Array(HASHES / 32)
  /** Entries that were left for a part or several. */
  const left: number[] = []
  /** Where the first word of a chain stands. */
  const firsts = new Int32Array(CHAINS)
  let entries = createEntries(1 << 10)
  let used = 1
  /** Most bits, by entry and place. */
  let worths = new Float64Array(1 << 13)
  /** The most of them, by entry. */
  let mosts = new Float64Array(1 << 10)
  /** Most bits of so many words that a posting has no room for: the best part for each. */
  const mostHidden = new Float64Array(MOST_PARTS + 1)
  let places = 1
  let told: AskedNames['told'] = []
  let heard = 0

  function begin({ parts, brought, near, apart, told: found }: AskedNames): void {
    forget()
    told = found
    heard = 0
    places = Math.max(1, Math.min(MOST_PARTS, parts.length))
    const any = add(ANYBODY, ANY_PART)
    entries.masks[any] = EVERY_PART
    for (const { words, part, gain } of brought) {
      for (const word of words) mark(word, placeOf(part), gain)
      raise(any, placeOf(part), gain)
    }
    for (const { words, part } of near) for (const word of words) mark(word, placeOf(part), 0)
    for (const { words } of apart) for (const word of words) mark(word, MOST_PARTS - 1, 0)
    const best = worths
      .slice(any * places, (any + 1) * places)
      .sort()
      .reverse()
    for (let many = 1; many <= MOST_PARTS; many++)
      mostHidden[many] = (mostHidden[many - 1] ?? 0) + (best[many - 1] ?? 0)
    pending.set(marked)
    entries.pendings.set(entries.masks.subarray(0, used))
  }

  function leave(word: number, place: number): void {
    // The last place stands for several parts.
    if (place === MOST_PARTS - 1) return
    const hash = hashOfWord(word)
    const at = find(word, hash)
    if (at === NOWHERE) return
    const { pendings } = entries
    pendings[at] = (pendings[at] ?? 0) & ~(1 << place)
    left.push(at)
    if (masksOf(hash, pendings) === 0) pending[hash >>> 5] = (pending[hash >>> 5] ?? 0) & ~(1 << (hash & 31))
  }

  function again(): void {
    for (const at of left) {
      const hash = entries.hashes[at] ?? 0
      entries.pendings[at] = entries.masks[at] ?? 0
      pending[hash >>> 5] = (pending[hash >>> 5] ?? 0) | (1 << (hash & 31))
    }
    left.length = 0
  }

  function forget(): void {
    for (let at = 1; at < used; at++) {
      const hash = entries.hashes[at] ?? 0
      marked[hash >>> 5] = 0
      pending[hash >>> 5] = 0
      firsts[hash % CHAINS] = NOWHERE
    }
    used = 1
    left.length = 0
  }

  function mark(word: number, place: number, bits: number): void {
    const hash = hashOfWord(word)
    const known = find(word, hash)
    const at = known === NOWHERE ? add(word, hash) : known
    entries.masks[at] = (entries.masks[at] ?? 0) | (1 << place)
    if (bits > 0) raise(at, place, bits)
  }

  function find(word: number, hash: number): number {
    const { words, nexts } = entries
    let at = firsts[hash % CHAINS] ?? NOWHERE
    while (at !== NOWHERE && words[at] !== word) at = nexts[at] ?? NOWHERE
    return at
  }

  function add(word: number, hash: number): number {
    const at = used
    used += 1
    if (used > entries.words.length) entries = larger(entries)
    if (used * places > worths.length) worths = longer(worths, used * places)
    if (used > mosts.length) mosts = longer(mosts, used)
    entries.words[at] = word
    entries.hashes[at] = hash
    entries.masks[at] = 0
    entries.nexts[at] = firsts[hash % CHAINS] ?? NOWHERE
    firsts[hash % CHAINS] = at
    marked[hash >>> 5] = (marked[hash >>> 5] ?? 0) | (1 << (hash & 31))
    for (let worth = at * places; worth < used * places; worth++) worths[worth] = 0
    mosts[at] = 0
    return at
  }

  function raise(at: number, place: number, bits: number): void {
    if (bits > (worths[at * places + place] ?? 0)) worths[at * places + place] = bits
    if (bits > (mosts[at] ?? 0)) mosts[at] = bits
  }

  function lower(at: number, place: number, bits: number): void {
    worths[at * places + place] = bits
    let most = 0
    for (let worth = at * places; worth < (at + 1) * places; worth++) most = Math.max(most, worths[worth] ?? 0)
    mosts[at] = most
  }

  function hear(): void {
    for (; heard < told.length; heard++) {
      const one = told[heard]
      // The last place stands for several parts: what is nothing to one of them may be something to another.
      if (!one || placeOf(one.part) === MOST_PARTS - 1) continue
      const { word, part: place, gain } = one
      const at = find(word, hashOfWord(word))
      if (at === NOWHERE) continue
      if (gain < 0) {
        entries.masks[at] = (entries.masks[at] ?? 0) & ~(1 << place)
        entries.pendings[at] = (entries.pendings[at] ?? 0) & ~(1 << place)
      }
      if ((worths[at * places + place] ?? 0) > 0) lower(at, place, Math.max(0, gain))
    }
  }

  /** All masks of words of a hash. */
  function masksOf(hash: number, masks: Uint16Array): number {
    const { hashes, nexts } = entries
    let mask = 0
    for (let at = firsts[hash % CHAINS] ?? NOWHERE; at !== NOWHERE; at = nexts[at] ?? NOWHERE)
      if (hashes[at] === hash) mask |= masks[at] ?? 0
    return mask
  }

  /** The most of words of a hash, of which each has `each` numbers; that at `place` counts. */
  function mostOf(hash: number, numbers: Float64Array, each: number, place: number): number {
    const { hashes, nexts } = entries
    let most = 0
    for (let at = firsts[hash % CHAINS] ?? NOWHERE; at !== NOWHERE; at = nexts[at] ?? NOWHERE)
      if (hashes[at] === hash) most = Math.max(most, numbers[at * each + place] ?? 0)
    return most
  }

  function byHash(hash: number): number {
    return (((marked[hash >>> 5] ?? 0) >>> (hash & 31)) & 1) === 0 ? 0 : masksOf(hash, entries.masks)
  }

  function met(two: number, rest: number): number {
    return byHash(two & 0xffff) | byHash(two >>> 16) | byHash(rest & 0xffff)
  }

  function metPending(two: number, rest: number): number {
    const { pendings } = entries
    return masksOf(two & 0xffff, pendings) | masksOf(two >>> 16, pendings) | masksOf(rest & 0xffff, pendings)
  }

  function mostBeside(two: number, rest: number): number {
    const third = rest & 0xffff
    const last = third === ANY_PART ? (mostHidden[hiddenBy(rest >>> 16)] ?? 0) : mostOf(third, mosts, 1, 0)
    return mostOf(two & 0xffff, mosts, 1, 0) + mostOf(two >>> 16, mosts, 1, 0) + last
  }

  return {
    ...{ begin, pending, metPending, leave, again, byHash, met, mostBeside, hear },
    worth: (place, hash) => mostOf(hash, worths, places, place),
    byWord: (word) => entries.masks[find(word, hashOfWord(word))] ?? 0,
  }
}

/** How many parts a posting of this shape has no room for, with the third; all there may be where the shape does not tell. */
const hiddenBy = (shape: number): number => {
  const [families, others] = [(shape >>> 2) & 3, (shape >>> 4) & 7]
  return (shape & MIXED) !== 0 || families === 3 || others === 7 ? MOST_PARTS : Math.max(1, families + others - 2)
}

/** Words that are marked, what they may be alike to, and where the next one of their chain stands. Nobody stands at the first place. */
const createEntries = (many: number) => ({
  words: new Int32Array(many),
  hashes: new Uint16Array(many),
  masks: new Uint16Array(many),
  /** Of the masks what was not left. */
  pendings: new Uint16Array(many),
  nexts: new Int32Array(many),
})

const larger = (entries: ReturnType<typeof createEntries>): ReturnType<typeof createEntries> => {
  const next = createEntries(entries.words.length * 2)
  next.words.set(entries.words)
  next.hashes.set(entries.hashes)
  next.masks.set(entries.masks)
  next.nexts.set(entries.nexts)
  return next
}

const longer = (array: Float64Array, wanted: number): Float64Array<ArrayBuffer> => {
  const next = new Float64Array(Math.max(wanted, array.length * 2))
  next.set(array)
  return next
}
