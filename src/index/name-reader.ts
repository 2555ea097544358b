/** Finds persons in the index of names: the records under the rarer words, those alone compared that can be among the best. */

import { DISCREET, HIDDEN } from './exact-reader.ts'
import { createAhead } from './name-ahead.ts'
import type { SharedNames } from './name-index.ts'
import {
  ACCESS,
  ALIVE,
  ANY_PART,
  CLASS_MASK,
  eraOf,
  GROUP_MASK,
  GROUP_SHIFT,
  hashOfWord,
  LENGTH,
  NO_PART,
  NUMBER,
  POSTING,
  ROW,
  START,
  WORD_MASK,
} from './name-layout.ts'
import { endOf } from './name-lists.ts'
import { createProspects, type Places } from './name-prospects.ts'
import { type AskedApart, type AskedNames, BITS_STEP } from './name-question.ts'
import { createRanking, type Ranking } from './name-ranking.ts'
import { attachNames, type Lists, type NameViews, type Postings } from './name-views.ts'

export type Sight = {
  /** What the asker may know of each class, as `rightsRow` gives it. */
  readonly rights: Uint8Array
  /** Bit i: records of group i are wanted. */
  readonly groups: number
  /** How many are named at most; of discreet alerts as many again. */
  readonly limit: number
  /**
   * Whether places that are left are filled with the nearest records below the line, unless one above it is as good as sure. Of these
   * no more is promised than that rarer names go first: so many are looked at and no more.
   */
  readonly isNearest?: boolean
}

/**
 * Records above the line, and the nearest below it where they were asked for, best first, of equal ones the lower number: record
 * number, bits, `READABLE` and so on.
 */
export type NamesFound = {
  readonly number: readonly number[]
  readonly bits: readonly number[]
  readonly access: readonly number[]
  /** There is more above the line than is named, or so many came into question that not all were compared. */
  readonly more: boolean
}

export type NameReader = {
  readonly attach: (shared: SharedNames) => void
  readonly layout: () => number
  /** What a question is made with: words by key, their texts, counts. */
  readonly views: NameViews
  /**
   * The records above the line. What is hidden from the asker is passed over before anything is counted, ranked or cut:
   * answer, order and `more` are those of an index that never held it. Discreet alerts neither take the place of another
   * record nor make `more`. The answer does not depend on what is in lists and what is not.
   */
  readonly find: (asked: AskedNames, sight: Sight) => NamesFound
}

/** One way through open records, or through the others. */
type Walk = {
  readonly asked: AskedNames
  readonly isOpen: boolean
  /** Bits from which on a record counts. */
  readonly line: number
  readonly isFilling: boolean
  readonly ranking: Ranking | undefined
  readonly consider: (row: number) => void
  readonly isEnough: () => boolean
}

/** Most records compared for one answer: beyond it the answer says `more`. */
const MOST_COMPARED = 20_000
/** Most records compared for places that are left. */
const MOST_NEAREST = 800
/**
 * Fewest bits of one that takes one, in turns, so that the better ones are met before too many were compared: all but one part alike;
 * no part another word wholly; one is, beside a very rare one; beside a rare one; beside any.
 */
const NEAREST_BITS = [6, 3.5, 1, -1, -3, -8] as const
/** With so many bits a record is nine in ten the one that was meant, and nobody asks for others that are near. */
const SURE_BITS = 19.7
/** Shorter lists are walked whole, without a look for years. */
const SHORT = 64 * POSTING
/** A record that states just what is asked stands before all others. */
const BITS_OF_SAME = 99

export function createNameReader(
  first: SharedNames,
  { mostCompared = MOST_COMPARED }: { readonly mostCompared?: number } = {},
): NameReader {
  const views = attachNames(first)
  const prospects = createProspects(views)
  const ahead = createAhead()

  function find(asked: AskedNames, sight: Sight): NamesFound {
    const { rights, groups, limit } = sight
    let line = asked.leastBits
    let most = mostCompared
    const rows = views.rows()
    const shown = createRanking(limit + 1)
    const discreet = createRanking(limit + 1)
    const { weigh } = asked
    // With all that resemblance may bring: so near a record is met by the last turn, whatever else there is.
    const leastOfNearest = Math.min(...NEAREST_BITS) + asked.mostOfNearness
    let compared = 0
    let isFilling = false
    const filled = new Set<number>()

    /** Compares a record, unless it is not there or not for the asker's eyes. */
    const consider = (row: number, ofSame = Number.NEGATIVE_INFINITY): void => {
      if (compared >= most) return
      const access = rows[row * ROW + ACCESS] ?? 0
      if ((access & ALIVE) === 0 || ((groups >>> ((access >>> GROUP_SHIFT) & GROUP_MASK)) & 1) === 0) return
      const sees = rights[access & CLASS_MASK] ?? HIDDEN
      // Below the line nothing discreet is met: it would be told to nobody but its owner, who did not ask.
      if (sees === HIDDEN || (isFilling && sees === DISCREET)) return
      if (isFilling && filled.has(row)) return
      if (isFilling) filled.add(row)
      compared += 1
      const bits = isFilling ? asked.nearness(row, shown.least()) : Math.max(ofSame, weigh(row))
      // Below the line each is compared once, in whatever turn it is met first: which one that is must not matter.
      if (bits < (isFilling ? leastOfNearest : line)) return
      const ranking = sees === DISCREET ? discreet : shown
      ranking.enter((rows[row * ROW + NUMBER] ?? 0) >>> 0, bits, sees)
    }

    for (const key of asked.keys) views.eachRowUnder(key, consider)
    if (asked.same !== undefined)
      views.eachRowUnder(asked.same, (row) => consider(row, asked.isSame(row) ? BITS_OF_SAME : undefined))
    prospects.begin(asked)
    ahead.begin(asked.brought)
    const walkBoth = (): void => {
      for (const isOpen of [true, false]) {
        // Records that are not open to everybody may be discreet: of these no better one takes the place.
        walkAll({
          asked,
          isOpen,
          line,
          isFilling,
          ranking: isOpen ? shown : undefined,
          consider,
          isEnough: () => compared >= most,
        })
      }
    }
    walkBoth()
    const isCut = compared >= most
    const isMore = isCut || shown.best().length > limit
    const [first] = shown.best()
    if (sight.isNearest && !isMore && (first?.bits ?? 0) < SURE_BITS) {
      isFilling = true
      most = compared + MOST_NEAREST
      for (const bits of NEAREST_BITS) {
        // What was not met before has less than the line of before, and no more than resemblance beside.
        if (shown.least() >= line + asked.mostOfNearness) break
        line = bits
        walkBoth()
      }
    }
    const best = shown.best()
    const named = [...best.slice(0, limit), ...discreet.best().slice(0, limit)]
    return {
      number: named.map((one) => one.number),
      bits: named.map((one) => one.bits),
      access: named.map((one) => one.access),
      more: isMore,
    }
  }

  /** From the words that bring most, which are the rarest, to those that even together with all after them reach no place. */
  function walkAll({ asked, isOpen, line, isFilling, ranking, consider, isEnough }: Walk): void {
    const unsaid = isFilling ? asked.mostOfNearness : 0
    const least = (): number => Math.max(line, (ranking?.least() ?? line) - unsaid)
    const needed = (): number => least() - BITS_STEP
    // Whether a record below the line is before an equal one is known when it is compared.
    const last = (): number => (isFilling ? undefined : ranking?.last()) ?? Number.POSITIVE_INFINITY
    const places: Places = { least, last }
    const { brought, apart, beside, dates } = asked
    const lists = views.lists(isOpen)
    const { postings, late } = lists
    if (isEmpty(lists)) return
    ahead.through(lists)
    prospects.again()
    let aparts = 0
    if (isFilling) walkAparts(0)
    walkBrought()
    walkAparts(0)

    /** Words written apart take their turn by what they bring together, down to so many bits. */
    function walkAparts(downTo: number): void {
      for (; aparts < apart.length && !isEnough(); aparts++) {
        const one = apart[aparts]
        if (!one || one.gain < downTo) return
        views.eachList(one.drive, isOpen, (postings) =>
          walkApart(postings, one, Math.max(0, dates.highest), least, consider),
        )
      }
    }

    function walkBrought(): void {
      for (const [at, { part, gain, isNearest }] of brought.entries()) {
        const rest = asked.reach[at] ?? 0
        // Words that bring nothing are told only so that they do not count as others.
        if (gain === 0) return
        if (isFilling && !isNearest) continue
        if (rest + beside + Math.max(0, dates.highest) < needed()) return
        walkAparts(gain)
        const end = ahead.start(at + 1)
        for (let place = ahead.start(at); place < end; place++) {
          if (isEnough()) return
          const word = ahead.word(place)
          const from = ahead.from(place)
          const to = ahead.to(place)
          prospects.under(word, part, gain)
          walkList(postings, from, to, to - from > SHORT, rest)
          const own = late.of(word)
          if (own) walkList(own.array, 0, own.used, false, rest)
          prospects.leave()
        }
      }
    }

    function walkList(array: Int32Array, from: number, to: number, byEras: boolean, rest: number): void {
      if (!dates.isAsked) prospects.walk(array, from, to, 0, places, consider)
      else if (byEras) walkEras(array, from, to, rest)
      else walkEach(array, from, to, rest)
    }

    /** Each posting by its own date. */
    function walkEach(array: Int32Array, from: number, to: number, rest: number): void {
      let at = prospects.next(array, from, to, dates.highest, places)
      while (at < to) {
        const bits = highestAt(array[at + 1] ?? 0)
        const mayReach = rest + beside + bits >= needed()
        if (mayReach && !prospects.judge(array, at, bits, places, consider)) return
        at = prospects.next(array, at + POSTING, to, dates.highest, places)
      }
    }

    /** Era by era, passing over those in which nothing can reach a place; there only the days that bring more are looked for. */
    function walkEras(array: Int32Array, from: number, to: number, rest: number): void {
      const isAnyDay = rest + beside + dates.highestOnDays >= needed()
      let at = from
      while (at < to) {
        const era = eraOf(array[at + 1] ?? 0)
        const end = endOf(array, at, to, (era + 1) * 10_000)
        const bits = dates.highestIn(era)
        if (rest + beside + bits >= needed() && !prospects.walk(array, at, end, bits, places, consider)) return
        if (dates.eras.includes(era) || isAnyDay) {
          for (const day of dates.days) {
            const born = era * 10_000 + day
            const first = endOf(array, at, end, born)
            const last = endOf(array, first, end, born + 1)
            if (last > first && !prospects.walk(array, first, last, highestAt(born), places, consider)) return
          }
        }
        at = end
      }
    }

    function highestAt(born: number): number {
      return dates.highestAt(born)
    }
  }

  /** Records in whose names the words stand one behind the other. */
  function walkApart(
    { array, from, to }: Postings,
    one: AskedApart,
    ofDates: number,
    least: () => number,
    consider: (row: number) => void,
  ): void {
    const { words, other } = one
    const isBeside = other !== undefined
    const hash = isBeside ? hashOfWord(other) : NO_PART
    const parts = views.parts()
    const rows = views.rows()
    for (let at = from; at < to; at += POSTING) {
      const two = array[at + 2] ?? 0
      const rest = array[at + 3] ?? 0
      const third = rest & 0xffff
      if (isBeside && (two & 0xffff) !== hash && two >>> 16 !== hash && third !== hash && third !== ANY_PART) continue
      if (!prospects.mayBeApart(one, two, rest, ofDates, least())) continue
      const row = array[at] ?? 0
      if (holds(parts, rows[row * ROW + START] ?? 0, rows[row * ROW + LENGTH] ?? 0, words)) consider(row)
    }
  }

  return { attach: views.attach, layout: views.layout, views, find }
}

function isEmpty({ starts, late }: Lists): boolean {
  return (starts[starts.length - 1] ?? 0) === 0 && late.isEmpty()
}

/** Whether words stand one behind the other among parts; of two it is enough here that both are there: names may be turned. */
function holds(parts: Int32Array, start: number, length: number, words: readonly number[]): boolean {
  if (words.length === 2)
    return isAmong(parts, start, length, words[0] ?? 0) && isAmong(parts, start, length, words[1] ?? 0)
  for (let at = start; at + words.length <= start + length; at++) {
    let same = 0
    while (same < words.length && ((parts[at + same] ?? 0) & WORD_MASK) === words[same]) same += 1
    if (same === words.length) return true
  }
  return false
}

function isAmong(parts: Int32Array, start: number, length: number, word: number): boolean {
  for (let at = start; at < start + length; at++) if (((parts[at] ?? 0) & WORD_MASK) === word) return true
  return false
}
