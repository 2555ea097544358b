/** The writer of the exact index: which records carry which key, in memory that other threads read at the same time. */

import { type FilledSegment, hasRoom, type Merge, segmentsToMerge, startMerge } from './exact-merge.ts'
import { hashKey, type KeySeed } from './key-hash.ts'
import {
  allocateSegment,
  findEntry,
  insertEntry,
  insertOnce,
  NARROW_LIMIT,
  retractEntry,
  type Segment,
  type SharedSegment,
  SLOTS_PER_BUCKET,
  storedHigh,
} from './segment.ts'

/** What a reader in another thread attaches to; goes through `postMessage` and copies no entries. */
export type SharedExactIndex = {
  /** Grows by one with every announcement. */
  readonly layout: number
  readonly seed: KeySeed
  readonly segments: readonly SharedSegment[]
}

/** Size of the index: `entries` live, `removed` slots not yet reclaimed, `bytes` of shared memory reserved. */
export type ExactIndexState = {
  readonly entries: number
  readonly removed: number
  readonly segments: number
  readonly bytes: number
  readonly layout: number
}

/**
 * The only writer, on one thread. Keys arrive normalised, are turned into 64-bit fingerprints and forgotten, so a lookup
 * may, with a chance of about 1 in 10^11 at 130 million entries, name a record that does not carry the key: the store
 * compares keys in full. A lookup that starts after `add` has returned never misses the entry, and one that starts
 * after `remove` has returned never finds it. The cost of each call grows with the entries of its own key only.
 */
export type ExactIndex = {
  /** Puts record `number` under `key`; true if it was not there. A known pair only changes its class. */
  readonly add: (key: string, number: number, classId: number) => boolean
  /** Gives an entry another class by one atomic store; false if there is no such entry. */
  readonly move: (key: string, number: number, classId: number) => boolean
  /** Takes an entry away and wipes it; false if there was none. */
  readonly remove: (key: string, number: number) => boolean
  /** What readers attach to now. */
  readonly share: () => SharedExactIndex
  /**
   * Calls `listener` whenever the segments change, before the first entry in a new one is published. Readers must get
   * the announcement before any lookup made after it, as a message port guarantees. Returns the way to stop it.
   */
  readonly onShare: (listener: (shared: SharedExactIndex) => void) => () => void
  /**
   * Merges segments where that pays, about `slots` slots a call, 0.1 to 2 µs each: 1,000 are a polite step. True while
   * there is more to do. The answer to a lookup does not depend on it. Needs memory for the merged segments a second
   * time until it is done.
   */
  readonly merge: (slots: number) => boolean
  /**
   * All entries for a snapshot, in portions of at most `slots` slots looked at, 0.05 µs each: four words an entry, being the
   * fingerprint, bits 0 to 31 of the record number, and bits 32 to 47 above the class. What changes between two portions may be
   * in it or not; nothing may be merged meanwhile.
   */
  readonly pack: (slots: number) => Generator<Int32Array>
  /** Takes in what `pack` gave, into an index of the same seed. Throws RangeError for what can be no entry. */
  readonly unpack: (entries: Int32Array) => void
  readonly state: () => ExactIndexState
}

/** Record numbers are below this: 48 bits. */
export const NUMBER_LIMIT = 2 ** 48
/** Class ids are 1 up to here: 16 bits. */
export const LAST_CLASS = 0xffff

/** Entries a further segment holds at least, where the index was made for more. */
const LEAST_GROWTH = 50_000
/** Up to here a further segment is half of what there is: a small index has few segments. */
const MOST_HALF = 500_000
/** Beyond, a sixteenth: of an index that fills gigabytes no more than that is ever reserved in vain, so an entry costs 16 bytes at most. */
const GROWTH = 1 / 16

/** What an index is made for when `many` entries are to be loaded: a fiftieth more, which is room for the days after. */
export const roomFor = (many: number): number => Math.max(LEAST_GROWTH, Math.ceil(many * 1.02))

/** Entries of the segment opened when those of `total` entries are full. */
const growthOf = (total: number, capacity: number): number =>
  Math.ceil(Math.max(total * GROWTH, Math.min(total / 2, MOST_HALF), Math.min(capacity, LEAST_GROWTH)))

/**
 * An empty index with room for `capacity` entries at 15 bytes each; beyond that it grows by further segments, and
 * `merge` brings them together. Memory is reserved at once and used as entries spread over it.
 *
 * @throws RangeError from `add` and `move` for a number outside 0 to 2^48 - 1 or a class outside 1 to 65,535.
 */
export function createExactIndex({ capacity, seed }: { capacity: number; seed: KeySeed }): ExactIndex {
  const fingerprint = new Int32Array(2)
  const listeners = new Set<(shared: SharedExactIndex) => void>()
  let segments: readonly FilledSegment[] = [emptySegment(capacity, false)]
  let merging: Merge | undefined
  let layout = 1

  function add(key: string, number: number, classId: number): boolean {
    if (!(Number.isInteger(number) && number >= 0 && number < NUMBER_LIMIT)) {
      throw new RangeError(`record number ${number} is not within 0 to 2^48 - 1`)
    }
    checkClass(classId)
    const [high, low] = fingerprintOf(key)
    return put(high, low, number, classId)
  }

  function put(high: number, low: number, number: number, classId: number): boolean {
    if (setClass(high, low, number, classId)) return false
    const open = segments.find((filled) => hasRoom(filled, number) && !merging?.sources.includes(filled))
    const home = open ?? openSegment(number >= NARROW_LIMIT)
    insertEntry(home.segment, high, low, number, classId)
    home.used += 1
    home.live += 1
    return true
  }

  function move(key: string, number: number, classId: number): boolean {
    checkClass(classId)
    const [high, low] = fingerprintOf(key)
    return setClass(high, low, number, classId)
  }

  function remove(key: string, number: number): boolean {
    const [high, low] = fingerprintOf(key)
    return atEntry(high, low, number, (filled, slot) => {
      retractEntry(filled.segment, slot)
      filled.live -= 1
    })
  }

  function setClass(high: number, low: number, number: number, classId: number): boolean {
    return atEntry(high, low, number, ({ segment }, slot) => {
      Atomics.store(segment.classId, slot, classId)
    })
  }

  /** Does `change` where the entry stands, and again in its copy where a merge has one already. */
  function atEntry(
    high: number,
    low: number,
    number: number,
    change: (filled: FilledSegment, slot: number) => void,
  ): boolean {
    for (const filled of segments) {
      const slot = findEntry(filled.segment, high, low, number)
      if (slot < 0) continue
      change(filled, slot)
      if (merging?.sources.includes(filled)) {
        const copy = findEntry(merging.target.segment, high, low, number)
        if (copy >= 0) change(merging.target, copy)
      }
      return true
    }
    return false
  }

  function fingerprintOf(key: string): readonly [number, number] {
    hashKey(key, seed, fingerprint)
    return [storedHigh(fingerprint[0] ?? 0), fingerprint[1] ?? 0]
  }

  function openSegment(wide: boolean): FilledSegment {
    const total = segments.reduce((sum, { segment }) => sum + segment.capacity, 0)
    const opened = emptySegment(growthOf(total, capacity), wide)
    announce([...segments, opened])
    return opened
  }

  function announce(changed: readonly FilledSegment[]): void {
    segments = changed
    layout += 1
    const shared = share()
    for (const listener of listeners) listener(shared)
  }

  function merge(slots: number): boolean {
    if (merging === undefined) {
      const sources = segmentsToMerge(segments)
      if (sources.length === 0) return false
      merging = startMerge(sources)
    }
    if (merging.step(slots)) return true
    const { sources, target } = merging
    merging = undefined
    announce([target, ...segments.filter((filled) => !sources.includes(filled))])
    return segmentsToMerge(segments).length > 0
  }

  function* pack(slots: number): Generator<Int32Array> {
    for (let at = 0; ; at++) {
      const segment = segments[at]?.segment
      if (!segment) return
      const last = segment.buckets * SLOTS_PER_BUCKET
      for (let slot = 0; slot < last; slot += slots) {
        const packed = packSlots(segment, slot, Math.min(last, slot + slots))
        if (packed.length > 0) yield packed
      }
    }
  }

  function unpack(entries: Int32Array): void {
    if (entries.length % WORDS_OF_ENTRY !== 0) throw new RangeError('a part of an entry is missing')
    for (let at = 0; at < entries.length; at += WORDS_OF_ENTRY) {
      const last = entries[at + 3] ?? 0
      checkClass(last & LAST_CLASS)
      const number = (last >>> 16) * NARROW_LIMIT + ((entries[at + 2] ?? 0) >>> 0)
      restore(storedHigh(entries[at] ?? 0), entries[at + 1] ?? 0, number, last & LAST_CLASS)
    }
  }

  /** An index that takes a snapshot in has one segment, as a rule: then one walk is enough. */
  function restore(high: number, low: number, number: number, classId: number): void {
    const [only, other] = segments
    if (!only || other || merging !== undefined || !hasRoom(only, number)) {
      put(high, low, number, classId)
      return
    }
    if (!insertOnce(only.segment, high, low, number, classId)) return
    only.used += 1
    only.live += 1
  }

  function share(): SharedExactIndex {
    return { layout, seed, segments: segments.map(({ segment }) => segment.shared) }
  }

  function onShare(listener: (shared: SharedExactIndex) => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  function state(): ExactIndexState {
    const sum = (of: (filled: FilledSegment) => number): number => segments.reduce((total, one) => total + of(one), 0)
    return {
      entries: sum(({ live }) => live),
      removed: sum(({ used, live }) => used - live),
      segments: segments.length,
      bytes: sum(({ segment }) => bytesOf(segment)) + (merging === undefined ? 0 : bytesOf(merging.target.segment)),
      layout,
    }
  }

  return { add, move, remove, share, onShare, merge, pack, unpack, state }
}

const WORDS_OF_ENTRY = 4

function packSlots(segment: Segment, from: number, to: number): Int32Array {
  const packed = new Int32Array((to - from) * WORDS_OF_ENTRY)
  let filled = 0
  for (let slot = from; slot < to; slot++) {
    const classId = segment.classId[slot] ?? 0
    if (classId === 0) continue
    packed[filled] = segment.lines[slot + Math.floor(slot / SLOTS_PER_BUCKET)] ?? 0
    packed[filled + 1] = segment.low[slot] ?? 0
    packed[filled + 2] = segment.number[slot] ?? 0
    packed[filled + 3] = ((segment.numberHigh[slot] ?? 0) << 16) | classId
    filled += WORDS_OF_ENTRY
  }
  return packed.subarray(0, filled)
}

function emptySegment(capacity: number, wide: boolean): FilledSegment {
  return { segment: allocateSegment(capacity, wide), used: 0, live: 0 }
}

function bytesOf(segment: Segment): number {
  return segment.shared.memory.byteLength
}

function checkClass(classId: number): void {
  if (Number.isInteger(classId) && classId >= 1 && classId <= LAST_CLASS) return
  throw new RangeError(`class ${classId} is not within 1 to ${LAST_CLASS}`)
}
