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
  readonly state: () => { readonly ranges: number; readonly bytes: number }
}

/** One range; class 0 is one that was taken out. */
type Range = { readonly from: number; readonly to: number; readonly record: number; classId: number }

/**
 * Ranges of one series. The many stand sorted by `from` and read as a balanced tree in place: the root of a span is its middle, and
 * `reach` of a root is the highest `to` within its span. What came since stands in `fresh`, few and unsorted.
 */
type Series = {
  from: Float64Array
  to: Float64Array
  reach: Float64Array
  record: Float64Array
  classId: Uint16Array
  fresh: Range[]
}

const none: RangesFound = { number: [], access: [] }
const bytesEach = 4 * 8 + 2

/** Fresh ranges that a series bears before it is sorted anew: looking at them costs no more than the search among the sorted. */
const mostFresh = (sorted: number): number => Math.max(64, 4 * Math.ceil(Math.sqrt(sorted)))

const allocate = (many: number): Series => ({
  from: new Float64Array(many),
  to: new Float64Array(many),
  reach: new Float64Array(many),
  record: new Float64Array(many),
  classId: new Uint16Array(many),
  fresh: [],
})

const middle = (low: number, high: number): number => (low + high) >>> 1

/** Fills `reach` for a span and returns it; -1 of an empty one. */
const fillReach = (series: Series, low: number, high: number): number => {
  if (low >= high) return -1
  const at = middle(low, high)
  const reach = Math.max(series.to[at] ?? -1, fillReach(series, low, at), fillReach(series, at + 1, high))
  series.reach[at] = reach
  return reach
}

/** A series of these ranges, sorted; those taken out are left behind. */
const sortSeries = (series: Series): Series => {
  const kept: Range[] = series.fresh.filter(({ classId }) => classId !== 0)
  for (const [at, classId] of series.classId.entries())
    if (classId !== 0)
      kept.push({ from: series.from[at] ?? 0, to: series.to[at] ?? 0, record: series.record[at] ?? 0, classId })
  kept.sort((one, other) => one.from - other.from)
  const sorted = allocate(kept.length)
  for (const [at, { from, to, record, classId }] of kept.entries()) {
    sorted.from[at] = from
    sorted.to[at] = to
    sorted.record[at] = record
    sorted.classId[at] = classId
  }
  fillReach(sorted, 0, kept.length)
  return sorted
}

/** Calls `note` for every sorted range of a span that holds the value: the depth of the tree, and one step a range found. */
const stab = (series: Series, value: number, low: number, high: number, note: (at: number) => void): void => {
  if (low >= high) return
  const at = middle(low, high)
  if ((series.reach[at] ?? -1) < value) return
  stab(series, value, low, at, note)
  if ((series.from[at] ?? 0) > value) return
  if ((series.to[at] ?? -1) >= value) note(at)
  stab(series, value, at + 1, high, note)
}

/** First place among the sorted whose `from` is not below a value. */
const placeOf = (series: Series, from: number): number => {
  let [low, high] = [0, series.from.length]
  while (low < high) {
    const at = middle(low, high)
    if ((series.from[at] ?? 0) < from) low = at + 1
    else high = at
  }
  return low
}

/** An empty index. Class ids are those of the exact index, 1 to 65,535. */
export function createRangeIndex(): RangeIndex {
  const bySeries = new Map<string, Series>()
  const ofRecord = new Map<number, { readonly series: string; readonly from: number }>()

  function put(number: number, first: string, last: string, classId: number): void {
    if (!(Number.isInteger(classId) && classId >= 1 && classId <= 0xffff))
      throw new RangeError(`class ${classId} is not within 1 to 65535`)
    remove(number)
    const [from, to] = [placeInSeries(first), placeInSeries(last)]
    if (!from || !to || from.series !== to.series || to.value < from.value) return
    const series = bySeries.get(from.series) ?? allocate(0)
    series.fresh.push({ from: from.value, to: to.value, record: number, classId })
    const isFull = series.fresh.length > mostFresh(series.from.length)
    bySeries.set(from.series, isFull ? sortSeries(series) : series)
    ofRecord.set(number, { series: from.series, from: from.value })
  }

  function remove(number: number): void {
    const known = ofRecord.get(number)
    const series = known && bySeries.get(known.series)
    if (!series) return
    ofRecord.delete(number)
    const fresh = series.fresh.findIndex(({ record }) => record === number)
    if (fresh >= 0) series.fresh.splice(fresh, 1)
    else
      for (let at = placeOf(series, known.from); series.from[at] === known.from; at++)
        if (series.record[at] === number) series.classId[at] = 0
    if (series.fresh.length === 0 && series.classId.every((classId) => classId === 0)) bySeries.delete(known.series)
  }

  function find(key: string, rights: Uint8Array): RangesFound {
    const place = bySeries.size === 0 ? undefined : placeInSeries(key)
    const series = place && bySeries.get(place.series)
    if (!series) return none
    const { value } = place
    const number: number[] = []
    const access: number[] = []
    const note = (record: number, classId: number): void => {
      const byte = rights[classId] ?? HIDDEN
      if (classId === 0 || byte === HIDDEN) return
      number.push(record)
      access.push(byte)
    }
    stab(series, value, 0, series.from.length, (at) => note(series.record[at] ?? 0, series.classId[at] ?? 0))
    for (const { from, to, record, classId } of series.fresh) if (from <= value && value <= to) note(record, classId)
    return { number, access }
  }

  function state(): { ranges: number; bytes: number } {
    let many = 0
    for (const { from, fresh } of bySeries.values()) many += from.length + fresh.length
    return { ranges: ofRecord.size, bytes: many * bytesEach }
  }

  return { put, remove, find, state }
}
