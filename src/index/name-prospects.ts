/** What a posting promises: the most bits its record can have, from a few numbers beside it, before the record is looked at. */

import { createClashes, type Others } from './name-clashes.ts'
import {
  ENDS_NAME,
  FAMILY_SHIFT,
  hashOfWord,
  KIND_MASK,
  LENGTH,
  LIGHT,
  MARK_SHIFT,
  NO_PART,
  NUMBER,
  POSTING,
  ROW,
  START,
  WORD_MASK,
} from './name-layout.ts'
import { createMarks, placeOf } from './name-marks.ts'
import { createOpenings } from './name-openings.ts'
import { type AskedApart, type AskedNames, type AskedPart, BITS_STEP } from './name-question.ts'
import { createSieve } from './name-sieve.ts'
import { firstByteOf, type NameViews } from './name-views.ts'

export type Prospects = {
  /** Takes up a question. */
  readonly begin: (asked: AskedNames) => void
  /** Takes up the list of a word. */
  readonly under: (word: number, part: number, gain: number) => void
  /** The list was walked to its end: what was judged under its word is not judged again because of it, until `again`. */
  readonly leave: () => void
  /** Begins another way through the lists. */
  readonly again: () => void
  /** The first posting from here on that may have a place if all that is beside the name brings so many bits; `to` if none may. */
  readonly next: (array: Int32Array, from: number, to: number, ofDates: number, places: Places) => number
  /**
   * Calls `consider` with the record of each posting that can have a place, dates bringing so many bits. What the word really brings is
   * found out before the first of them; false if it brings nothing.
   */
  readonly walk: (
    array: Int32Array,
    from: number,
    to: number,
    ofDates: number,
    places: Places,
    consider: (row: number) => void,
  ) => boolean
  /** The same for one posting. */
  readonly judge: (
    array: Int32Array,
    at: number,
    ofDates: number,
    places: Places,
    consider: (row: number) => void,
  ) => boolean
  /** Whether a record can have a place in which words stand that are one part written apart, by a posting of one of them. */
  readonly mayBeApart: (one: AskedApart, two: number, rest: number, ofDates: number, least: number) => boolean
}

/** What a record must have for a place: more bits than `least`, or as many and a number up to `last`. */
export type Places = { readonly least: () => number; readonly last: () => number }

/** Postings judged together: memory brings the records of so many in the time of a few. */
const BLOCK = 16
/** Other parts of one name that are looked at: no more of them are compared. */
const MOST_OTHERS = 16
/**
 * A promise is no more than a tie if it is not above what is needed by more than this: one step by which less than the least is asked
 * for, one that is added to all that is beside names, and half a step for sums made in another order.
 */
const STEPS_OF_TIE = 2.5 * BITS_STEP

type Views = Pick<NameViews, 'rows' | 'parts' | 'lastWord' | 'wordBytes' | 'wordStart'>

export function createProspects(views: Views): Prospects {
  const { rows, parts: recorded } = views
  const openings = createOpenings(views)
  const marks = createMarks()
  const clashes = createClashes()
  const sieve = createSieve(clashes, marks)
  let asked: AskedNames | undefined
  let parts: readonly AskedPart[] = []
  let names = 0
  /** The word whose list is walked, the part it is looked for as, and its bits: as promised, then as found out. */
  let word = 0
  let part = 0
  let gain = 0
  let isSettled = false
  /** What is alike to one of these besides stands beside the word: another that may be alike to its own part takes its place. */
  let otherParts = 0
  /** Most bits of what is neither the word, nor beside it in its name, nor a date. */
  let around = 0
  /** Places of postings that passed the sieve together, and where the parts of their records begin. */
  const block = new Int32Array(BLOCK)
  const starts = new Int32Array(BLOCK)
  const others: Others = {
    many: 0,
    hash: new Int32Array(MOST_OTHERS),
    mask: new Int32Array(MOST_OTHERS),
    family: new Uint8Array(MOST_OTHERS),
  }

  function begin(question: AskedNames): void {
    asked = question
    parts = question.parts
    names = parts.reduce((highest, one) => Math.max(highest, one.name + 1), 0)
    marks.begin(question)
    clashes.begin(question)
    sieve.begin()
    if (question.opens) openings.begin(question.opens)
  }

  function under(driving: number, of: number, bits: number): void {
    word = driving
    part = of
    gain = bits
    isSettled = false
    // Another word that may be alike to the same part takes its place, if it brings more, and is found by itself.
    otherParts = ~(1 << placeOf(part)) | clashes.loose()
    sieve.under(part, otherParts)
    around = (asked?.beside ?? 0) + clashes.always(parts[part]?.name ?? 0)
  }

  function leave(): void {
    // Under a word that proved to bring nothing nobody was judged.
    if (!isSettled || gain > 0) marks.leave(word, placeOf(part))
  }

  function next(array: Int32Array, from: number, to: number, ofDates: number, { least }: Places): number {
    sieve.set(gain, least() - BITS_STEP - around - ofDates)
    return sieve.next(array, from, to)
  }

  function walk(
    array: Int32Array,
    from: number,
    to: number,
    ofDates: number,
    places: Places,
    consider: (row: number) => void,
  ): boolean {
    if (isSettled && gain === 0) return false
    let at = next(array, from, to, ofDates, places)
    // What the word brings is found out by the first that depends on it; what follows is judged by that, in blocks.
    while (at < to && !isSettled) {
      if (!judge(array, at, ofDates, places, consider)) return false
      at = next(array, at + POSTING, to, ofDates, places)
    }
    while (at < to) {
      let many = 0
      for (; at < to && many < BLOCK; at = sieve.next(array, at + POSTING, to)) block[many++] = at
      if (many > 1) fetch(array, many)
      for (let one = 0; one < many; one++) judge(array, block[one] ?? 0, ofDates, places, consider)
      at = next(array, at, to, ofDates, places)
    }
    return gain > 0
  }

  /** Asks memory for the records of a block and the parts of their names, for all at once: each lies somewhere else. */
  function fetch(array: Int32Array, many: number): void {
    const records = rows()
    const all = recorded()
    let read = 0
    for (let one = 0; one < many; one++) starts[one] = records[(array[block[one] ?? 0] ?? 0) * ROW + START] ?? 0
    for (let one = 0; one < many; one++) read ^= all[starts[one] ?? 0] ?? 0
    // Of no use but to be kept: what is not, the engine need not read.
    starts[0] = read
  }

  function judge(
    array: Int32Array,
    at: number,
    ofDates: number,
    places: Places,
    consider: (row: number) => void,
  ): boolean {
    if (isSettled && gain === 0) return false
    if (!mayHavePlace(array, at, ofDates, places)) return true
    if (!isSettled) {
      isSettled = true
      gain = asked?.settle(word, part) ?? 0
      marks.hear()
      if (gain === 0) return false
      if (!mayHavePlace(array, at, ofDates, places)) return true
    }
    consider(array[at] ?? 0)
    marks.hear()
    return true
  }

  function mayHavePlace(array: Int32Array, at: number, ofDates: number, { least, last }: Places): boolean {
    const row = array[at] ?? 0
    const two = array[at + 2] ?? 0
    const rest = array[at + 3] ?? 0
    const met = marks.met(two, rest)
    const shape = rest >>> 16
    const needed = least() - BITS_STEP - around - ofDates
    let bits: number
    if ((met & otherParts) === 0) {
      bits = clashes.alone(gain, part, shape)
      if (bits < needed) return false
      const opens = asked?.opens
      if (opens && clashes.unopened(gain, part, shape) < needed && !(mayHaveOpened(two, rest) && isOpened(row, opens)))
        return false
    } else {
      takePosting(two, rest)
      if (together(met, shape) < needed) return false
      bits = bestByWords(row, shape)
      if (bits < needed) return false
    }
    return bits >= needed + STEPS_OF_TIE || numberOf(row) <= last()
  }

  function mayBeApart(one: AskedApart, two: number, rest: number, ofDates: number, least: number): boolean {
    const { words, part: of, heavy } = one
    if (
      isMarkedBeside(two & 0xffff, words) ||
      isMarkedBeside(two >>> 16, words) ||
      isMarkedBeside(rest & 0xffff, words)
    )
      return true
    const around = (asked?.beside ?? 0) + ofDates + clashes.always(parts[of]?.name ?? 0)
    return clashes.apart(one.gain, of, heavy, rest >>> 16) + around >= least - BITS_STEP
  }

  /** Whether a word of this hash has to do with the question and is none of these. */
  function isMarkedBeside(hash: number, words: readonly number[]): boolean {
    if (marks.byHash(hash) === 0) return false
    for (const word of words) if (hashOfWord(word) === hash) return false
    return true
  }

  /** Whether a part beside the word may be what an initial stands for, as far as hashes tell. */
  function mayHaveOpened(two: number, rest: number): boolean {
    return openings.mayOpen(two & 0xffff) || openings.mayOpen(two >>> 16) || openings.mayOpen(rest & 0xffff)
  }

  /** The same by the words themselves; a name may have the word twice. */
  function isOpened(row: number, opens: Uint8Array): boolean {
    const all = recorded()
    const start = rows()[row * ROW + START] ?? 0
    const end = start + (rows()[row * ROW + LENGTH] ?? 0)
    let isMet = false
    for (let at = start; at < end; at++) {
      const one = all[at] ?? 0
      if (one < 0) return false
      const of = one & WORD_MASK
      if (of === word && !isMet) isMet = true
      else if (((one >>> MARK_SHIFT) & LIGHT) === 0 && opens[firstByteOf(views, of)] !== 0) return true
      if ((one & ENDS_NAME) !== 0) isMet = false
    }
    return false
  }

  function numberOf(row: number): number {
    return (rows()[row * ROW + NUMBER] ?? 0) >>> 0
  }

  /** The other parts of a posting, as far as hashes tell. */
  function takePosting(two: number, rest: number): void {
    others.many = 0
    const families = rest >>> (16 + FAMILY_SHIFT)
    takeHash(two & 0xffff, families & 1)
    takeHash(two >>> 16, (families >>> 1) & 1)
    takeHash(rest & 0xffff, (families >>> 2) & 1)
  }

  function takeHash(hash: number, isFamily: number): void {
    if (hash !== NO_PART) take(hash, marks.byHash(hash), isFamily)
  }

  function take(hash: number, mask: number, isFamily: number): void {
    const at = others.many
    others.hash[at] = hash
    others.mask[at] = mask
    others.family[at] = isFamily
    others.many = at + 1
  }

  /** Most bits of the names of a record in which the word stands, their other parts known by their words. */
  function bestByWords(row: number, shape: number): number {
    const all = recorded()
    const start = rows()[row * ROW + START] ?? 0
    const end = start + (rows()[row * ROW + LENGTH] ?? 0)
    let highest = Number.NEGATIVE_INFINITY
    let isHere = false
    let met = 0
    others.many = 0
    for (let at = start; at < end; at++) {
      const one = all[at] ?? 0
      if (one < 0) break
      const mark = one >>> MARK_SHIFT
      const of = one & WORD_MASK
      if ((mark & LIGHT) === 0) {
        if (of === word && !isHere) isHere = true
        else if (others.many < MOST_OTHERS) {
          const mask = marks.byWord(of)
          take(hashOfWord(of), mask, (mark & KIND_MASK) === 0 ? 1 : 0)
          met |= mask
        }
      }
      if ((one & ENDS_NAME) === 0) continue
      if (isHere) highest = Math.max(highest, together(met, shape))
      isHere = false
      met = 0
      others.many = 0
    }
    return highest
  }

  /** Most bits of a name with the word and the other parts taken, less what is sure to contradict. */
  function together(met: number, shape: number): number {
    const driven = 1 << placeOf(part)
    const mostOfName = asked?.mostOfName ?? 0
    let highest = 0
    for (let name = 0; name < names; name++) {
      let sum = 0
      for (let of = 0; of < parts.length; of++) {
        if (parts[of]?.name !== name) continue
        const place = placeOf(of)
        if (of === part) sum += gain
        else if ((met & (1 << place)) !== 0) sum += worthAt(place)
      }
      const bits = clashes.left(Math.min(sum, mostOfName), name, met, driven, others, shape)
      if (bits > highest) highest = bits
    }
    return highest
  }

  /** Most bits that one of the other parts brings for a part that is asked for. */
  function worthAt(place: number): number {
    let worth = 0
    for (let at = 0; at < others.many; at++) {
      if (((others.mask[at] ?? 0) & (1 << place)) === 0) continue
      const own = marks.worth(place, others.hash[at] ?? 0)
      if (own > worth) worth = own
    }
    return worth
  }

  return { begin, under, leave, again: marks.again, next, walk, judge, mayBeApart }
}
