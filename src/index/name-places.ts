/** The records of the index of persons, what a question looks at first side by side in one piece of memory. */

import type { Counted } from './name-rarity.ts'

export type PlaceOf<Kept> = {
  readonly number: number
  readonly classId: number
  readonly group: number
  readonly born: number
  readonly kept: Kept
  readonly words: readonly number[]
  readonly traits: readonly number[]
  /** The trait that holds its dates of birth, if it has any. */
  readonly dated: number | undefined
  /** What was counted for rarity; undefined for records that are not open to everybody. */
  readonly counted: Counted | undefined
}

export type Places<Kept> = {
  /** Gives a record a place, one that was left if there is one. */
  readonly enter: (record: PlaceOf<Kept>) => number
  readonly leave: (place: number) => void
  readonly placeOf: (number: number) => number | undefined
  readonly numberAt: (place: number) => number
  readonly bornAt: (place: number) => number
  readonly keptAt: (place: number) => Kept | undefined
  readonly countedAt: (place: number) => Counted | undefined
  readonly datedAt: (place: number) => number | undefined
  /** Calls back with each number of a word, or of a trait other than its dates, of the record. */
  readonly eachWord: (place: number, visit: (word: number) => void) => void
  readonly eachTrait: (place: number, visit: (trait: number) => void) => void
  /**
   * The rows themselves, `WIDTH` numbers a place, and the lists they point into: for a question, which looks at a thousand places,
   * a call for each number is too much. Good until a record is entered or left.
   */
  readonly rows: () => Int32Array
  readonly lists: () => Int32Array
  /** How the dates of birth of each place are filed, by themselves: most of what a question meets ends there, and they lie close. */
  readonly borns: () => Int32Array
  readonly size: () => number
}

/** A row of numbers for each place, half a line of the processor's memory: all that a question reads of a record whose dates may do. */
export const WIDTH = 8
export const CLASS = 0
export const GROUP = 1
/** Number of the trait with the dates and one more, 0 where there are none. */
const DATED = 2
/** Where its other traits, and behind them its words, begin among the lists; and how many there are. */
export const START = 3
export const TRAITS = 4
export const WORDS = 5
/** The question that has looked at it last; the only number of a row that a question writes. */
export const MARK = 6

export function createPlaces<Kept>(): Places<Kept> {
  const places = new Map<number, number>()
  const numbers: number[] = []
  const kept: (Kept | undefined)[] = []
  const counted: (Counted | undefined)[] = []
  const free: number[] = []
  let rows = new Int32Array(1024 * WIDTH)
  let borns = new Int32Array(1024)
  let lists = new Int32Array(16_384)
  let used = 0
  let wasted = 0

  const at = (place: number, column: number): number => rows[place * WIDTH + column] ?? 0
  const lengthAt = (place: number): number => at(place, TRAITS) + at(place, WORDS)

  function enter(record: PlaceOf<Kept>): number {
    const place = free.pop() ?? numbers.length
    if ((place + 1) * WIDTH > rows.length) {
      const larger = new Int32Array(rows.length * 2)
      larger.set(rows)
      rows = larger
      const more = new Int32Array(borns.length * 2)
      more.set(borns)
      borns = more
    }
    const { number, traits, words, dated } = record
    const length = traits.length + words.length
    if (used + length > lists.length) makeRoom(length)
    numbers[place] = number
    kept[place] = record.kept
    counted[place] = record.counted
    const row = [record.classId, record.group, dated === undefined ? 0 : dated + 1, used]
    rows.set([...row, traits.length, words.length, 0], place * WIDTH)
    borns[place] = record.born
    lists.set(traits, used)
    lists.set(words, used + traits.length)
    used += length
    places.set(number, place)
    return place
  }

  function leave(place: number): void {
    places.delete(numbers[place] ?? -1)
    kept[place] = undefined
    counted[place] = undefined
    wasted += lengthAt(place)
    rows.fill(0, place * WIDTH, (place + 1) * WIDTH)
    borns[place] = 0
    free.push(place)
  }

  /** Moves the lists together, into twice the memory where that alone does not help. */
  function makeRoom(wanted: number): void {
    const moved = new Int32Array(Math.max(lists.length, (used - wasted + wanted) * 2))
    let to = 0
    for (const place of places.values()) {
      const from = at(place, START)
      moved.set(lists.subarray(from, from + lengthAt(place)), to)
      rows[place * WIDTH + START] = to
      to += lengthAt(place)
    }
    lists = moved
    used = to
    wasted = 0
  }

  function eachTrait(place: number, visit: (trait: number) => void): void {
    const from = at(place, START)
    const to = from + at(place, TRAITS)
    for (let i = from; i < to; i++) visit(lists[i] ?? 0)
  }

  function eachWord(place: number, visit: (word: number) => void): void {
    const from = at(place, START) + at(place, TRAITS)
    const to = from + at(place, WORDS)
    for (let i = from; i < to; i++) visit(lists[i] ?? 0)
  }

  return {
    enter,
    leave,
    placeOf: (number) => places.get(number),
    numberAt: (place) => numbers[place] ?? 0,
    bornAt: (place) => borns[place] ?? 0,
    keptAt: (place) => kept[place],
    countedAt: (place) => counted[place],
    datedAt: (place) => (at(place, DATED) === 0 ? undefined : at(place, DATED) - 1),
    eachWord,
    eachTrait,
    rows: () => rows,
    lists: () => lists,
    borns: () => borns,
    size: () => places.size,
  }
}
