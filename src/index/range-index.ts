/** Ranges of keys: which records stand for a range that a key lies in, as far as the asking actor may know. */

import { placeInSeries } from '../terms/number-range.ts'
import { HIDDEN } from './exact-reader.ts'

/** Records found: their numbers, and what the actor may know of each (`READABLE`, `ASK_OWNER` or `DISCREET`). */
export type RangesFound = { readonly number: readonly number[]; readonly access: readonly number[] }

export type RangeIndex = {
  /**
   * Takes a record in, in place of whatever range it had: all keys from `first` to `last`, both counted. Keys that are of two
   * series, or reversed, are no range: then the record has none.
   */
  readonly put: (number: number, first: string, last: string, classId: number) => void
  /** Takes the range of a record out; nothing when it has none. */
  readonly remove: (number: number) => void
  /**
   * Records whose range holds the key and whose class has a byte other than 0 in `rights`; hidden ones are passed over here.
   * Order says nothing. A key of a series in which there is no range costs one look into a map.
   */
  readonly find: (key: string, rights: Uint8Array) => RangesFound
  /** Numbers of all records that have a range. */
  readonly numbers: () => number[]
  /** The range of a record; undefined when it has none. */
  readonly rangeOf: (number: number) => KeyRange | undefined
  readonly state: () => { readonly ranges: number; readonly bytes: number }
}

/** The first and the last key of a range, both counted, and the class of its record. */
export type KeyRange = { readonly first: string; readonly last: string; readonly classId: number }

/** One range; class 0 is one that was taken out. */
type Range = { readonly from: number; readonly to: number; readonly record: number; classId: number }

/**
 * The many ranges of one series, sorted by `from` and read as a balanced tree in place: the root of a span is its middle, and `reach`
 * of a root is the highest `to` within its span.
 */
type Sorted = {
  readonly from: Float64Array
  readonly to: Float64Array
  readonly reach: Float64Array
  readonly record: Float64Array
  readonly classId: Uint16Array
}

/** Ranges of one series: the sorted, and what came since, few and unsorted. */
type Series = { sorted: Sorted; fresh: Range[] }

const none: RangesFound = { number: [], access: [] }
/** Memory of a range beside its place in the sorted columns: where its record's range is to be found. */
const bytesEach = 4 * 8 + 2 + 90
const bytesOfSeries = 200

/** Fresh ranges that a series bears before they are sorted in: looking at them costs no more than the search among the sorted. */
const mostFresh = (sorted: number): number => Math.max(64, 4 * Math.ceil(Math.sqrt(sorted)))

const allocate = (many: number): Sorted => ({
  from: new Float64Array(many),
  to: new Float64Array(many),
  reach: new Float64Array(many),
  record: new Float64Array(many),
  classId: new Uint16Array(many),
})

/** Of every series that was not sorted yet: most have a few ranges, and five arrays for each would be most of their memory. */
const nothingSorted = allocate(0)

const middle = (low: number, high: number): number => (low + high) >>> 1

/** Fills `reach` for a span and returns it; -1 of an empty one. */
const fillReach = (sorted: Sorted, low: number, high: number): number => {
  if (low >= high) return -1
  const at = middle(low, high)
  const reach = Math.max(sorted.to[at] ?? -1, fillReach(sorted, low, at), fillReach(sorted, at + 1, high))
  sorted.reach[at] = reach
  return reach
}

/** The sorted and the fresh of a series in one pass; those taken out are left behind. A few ms for 100,000. */
const sortIn = ({ sorted, fresh }: Series): Sorted => {
  const added = fresh.filter(({ classId }) => classId !== 0).sort((one, other) => one.from - other.from)
  const kept = sorted.classId.reduce((many, classId) => (classId === 0 ? many : many + 1), 0)
  const merged = allocate(kept + added.length)
  let next = 0
  let filled = 0
  const write = (from: number, to: number, record: number, classId: number): void => {
    merged.from[filled] = from
    merged.to[filled] = to
    merged.record[filled] = record
    merged.classId[filled] = classId
    filled += 1
  }
  const writeAdded = (before: number): void => {
    for (let one = added[next]; one && one.from < before; one = added[++next])
      write(one.from, one.to, one.record, one.classId)
  }
  for (const [at, classId] of sorted.classId.entries()) {
    if (classId === 0) continue
    const from = sorted.from[at] ?? 0
    writeAdded(from)
    write(from, sorted.to[at] ?? 0, sorted.record[at] ?? 0, classId)
  }
  writeAdded(Number.POSITIVE_INFINITY)
  fillReach(merged, 0, filled)
  return merged
}

/** Calls `note` for every sorted range of a span that holds the value: the depth of the tree, and one step a range found. */
const stab = (sorted: Sorted, value: number, low: number, high: number, note: (at: number) => void): void => {
  if (low >= high) return
  const at = middle(low, high)
  if ((sorted.reach[at] ?? -1) < value) return
  stab(sorted, value, low, at, note)
  if ((sorted.from[at] ?? 0) > value) return
  if ((sorted.to[at] ?? -1) >= value) note(at)
  stab(sorted, value, at + 1, high, note)
}

/** First place among the sorted whose `from` is not below a value. */
const placeOf = (sorted: Sorted, from: number): number => {
  let [low, high] = [0, sorted.from.length]
  while (low < high) {
    const at = middle(low, high)
    if ((sorted.from[at] ?? 0) < from) low = at + 1
    else high = at
  }
  return low
}

const zero = 0x30
const nine = 0x39
const isDigit = (unit: number): boolean => unit >= zero && unit <= nine

/** Marks of the sieve: with 10,000 series one key in seven of no series passes it, and is looked up in vain. */
const sieveSize = 0x10000

/** A number below `sieveSize` for what a key reads before its closing digits, all of them; equal for all keys of one series. */
const markOf = (key: string): number => {
  let end = key.length
  while (end > 0 && isDigit(key.charCodeAt(end - 1))) end -= 1
  let mark = key.length
  for (let at = 0; at < end; at++) mark = Math.imul(mark ^ key.charCodeAt(at), 0x01000193)
  return (mark ^ (mark >>> 16)) & (sieveSize - 1)
}

/** An empty index. Class ids are those of the exact index, 1 to 65,535. */
export function createRangeIndex(): RangeIndex {
  const bySeries = new Map<string, Series>()
  const ofRecord = new Map<number, { readonly series: string; readonly from: number; readonly mark: number }>()
  // How many ranges stand under each mark: nearly every key that is asked is of a series without any.
  const sieve = new Uint32Array(sieveSize)

  function put(number: number, first: string, last: string, classId: number): void {
    if (!(Number.isInteger(classId) && classId >= 1 && classId <= 0xffff))
      throw new RangeError(`class ${classId} is not within 1 to 65535`)
    remove(number)
    const [from, to] = [placeInSeries(first), placeInSeries(last)]
    if (!from || !to || from.series !== to.series || to.value < from.value) return
    const series = bySeries.get(from.series) ?? { sorted: nothingSorted, fresh: [] }
    series.fresh.push({ from: from.value, to: to.value, record: number, classId })
    if (series.fresh.length > mostFresh(series.sorted.from.length)) {
      series.sorted = sortIn(series)
      series.fresh = []
    }
    bySeries.set(from.series, series)
    const mark = markOf(first)
    sieve[mark] = (sieve[mark] ?? 0) + 1
    ofRecord.set(number, { series: from.series, from: from.value, mark })
  }

  function remove(number: number): void {
    const known = ofRecord.get(number)
    const series = known && bySeries.get(known.series)
    if (!series) return
    ofRecord.delete(number)
    sieve[known.mark] = (sieve[known.mark] ?? 1) - 1
    const { sorted } = series
    const fresh = series.fresh.findIndex(({ record }) => record === number)
    if (fresh >= 0) series.fresh.splice(fresh, 1)
    else
      for (let at = placeOf(sorted, known.from); sorted.from[at] === known.from; at++)
        if (sorted.record[at] === number) sorted.classId[at] = 0
    if (series.fresh.length === 0 && sorted.classId.every((classId) => classId === 0)) bySeries.delete(known.series)
  }

  function find(key: string, rights: Uint8Array): RangesFound {
    if (sieve[markOf(key)] === 0) return none
    const place = placeInSeries(key)
    const series = place && bySeries.get(place.series)
    if (!series) return none
    const { value } = place
    const { sorted, fresh } = series
    const number: number[] = []
    const access: number[] = []
    const note = (record: number, classId: number): void => {
      const byte = rights[classId] ?? HIDDEN
      if (classId === 0 || byte === HIDDEN) return
      number.push(record)
      access.push(byte)
    }
    stab(sorted, value, 0, sorted.from.length, (at) => note(sorted.record[at] ?? 0, sorted.classId[at] ?? 0))
    for (const { from, to, record, classId } of fresh) if (from <= value && value <= to) note(record, classId)
    return number.length === 0 ? none : { number, access }
  }

  function rangeOf(number: number): KeyRange | undefined {
    const known = ofRecord.get(number)
    const series = known && bySeries.get(known.series)
    if (!series) return undefined
    const { sorted } = series
    let held = series.fresh.find(({ record }) => record === number)
    for (let at = placeOf(sorted, known.from); !held && sorted.from[at] === known.from; at++)
      if (sorted.record[at] === number && sorted.classId[at] !== 0)
        held = { from: known.from, to: sorted.to[at] ?? 0, record: number, classId: sorted.classId[at] ?? 0 }
    if (!held) return undefined
    const slash = known.series.lastIndexOf('/')
    const [stem, width] = [known.series.slice(0, slash), Number(known.series.slice(slash + 1))]
    const keyOf = (value: number): string => `${stem}${String(value).padStart(width, '0')}`
    return { first: keyOf(held.from), last: keyOf(held.to), classId: held.classId }
  }

  function state(): { ranges: number; bytes: number } {
    return { ranges: ofRecord.size, bytes: ofRecord.size * bytesEach + bySeries.size * bytesOfSeries }
  }

  return { put, remove, find, numbers: () => [...ofRecord.keys()], rangeOf, state }
}
