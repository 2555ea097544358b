/** A reader of the exact index, in any thread: which records carry a key, as far as the asking actor may know. */

import type { SharedExactIndex } from './exact-index.ts'
import { hashKey } from './key-hash.ts'
import { attachSegment, type Segment, sharedNumberAt, storedHigh, walkPath } from './segment.ts'

/** What an actor may know of the records of a class; a class without a byte is hidden. */
export const HIDDEN = 0
export const READABLE = 1
export const ASK_OWNER = 2
/** A discreet alert: its match is told to desk and source, and never shown to the one who asked. */
export const DISCREET = 3

/** Entries found, row by row: position of the key in the question, record number, and `READABLE`, `ASK_OWNER` or `DISCREET`. */
export type Found = {
  readonly key: readonly number[]
  readonly number: readonly number[]
  readonly access: readonly number[]
}

/** The answer of almost every lookup. */
export const NOTHING_FOUND: Found = { key: [], number: [], access: [] }

export type ExactReader = {
  /** Layout this reader knows; a lookup made under a later one may miss entries. */
  readonly layout: () => number
  /** Takes over what the writer announced. */
  readonly attach: (shared: SharedExactIndex) => void
  /**
   * All entries of `keys[from]` up to, not including, `keys[to]` whose class has a byte other than 0 in `rights`; hidden
   * ones are passed over here and appear in nothing that is returned. Order says nothing. An entry that is removed and
   * added again while the lookup runs may be named twice.
   */
  readonly lookup: (keys: readonly string[], rights: Uint8Array, from?: number, to?: number) => Found
  /**
   * As `lookup` of all keys, as long as no more than `most` entries have to be looked at, hidden ones among them; undefined beyond.
   * About 0.3 µs a key that nothing carries: less than to send it to another thread.
   */
  readonly glance: (keys: readonly string[], rights: Uint8Array, most: number) => Found | undefined
}

/** A reader on the segments in `shared`; several readers, in one thread or many, do not disturb each other. */
export function attachExactIndex(shared: SharedExactIndex): ExactReader {
  const fingerprint = new Int32Array(2)
  let seed = shared.seed
  let layout = shared.layout
  let segments = shared.segments.map(attachSegment)
  let key: number[] = []
  let number: number[] = []
  let access: number[] = []
  let asking = 0
  let rightsOfAsker: Uint8Array = new Uint8Array(0)
  /** Entries that may still be looked at before a walk is broken off. */
  let left = Number.POSITIVE_INFINITY

  function attach(next: SharedExactIndex): void {
    seed = next.seed
    layout = next.layout
    segments = next.segments.map(attachSegment)
  }

  function lookup(keys: readonly string[], rights: Uint8Array, from = 0, to = keys.length): Found {
    rightsOfAsker = rights
    for (let at = from; at < to; at++) {
      hashKey(keys[at] ?? '', seed, fingerprint)
      const high = storedHigh(fingerprint[0] ?? 0)
      const low = fingerprint[1] ?? 0
      asking = at - from
      for (const segment of segments) walkPath(segment, high, low, readEntry)
    }
    return number.length === 0 ? NOTHING_FOUND : takeFound()
  }

  function glance(keys: readonly string[], rights: Uint8Array, most: number): Found | undefined {
    left = most
    const found = lookup(keys, rights)
    const isWhole = left >= 0
    left = Number.POSITIVE_INFINITY
    return isWhole ? found : undefined
  }

  /** Reads class, entry, class again: only an entry that was whole in between is believed. Ends the walk of a glance only. */
  function readEntry(segment: Segment, slot: number, low: number): boolean {
    left -= 1
    if (left < 0) return true
    let classId = Atomics.load(segment.classId, slot)
    while (classId !== 0) {
      if (Atomics.load(segment.low, slot) !== low) return false
      const record = sharedNumberAt(segment, slot)
      const again = Atomics.load(segment.classId, slot)
      if (again === classId) {
        noteEntry(record, rightsOfAsker[classId] ?? HIDDEN)
        return false
      }
      classId = again
    }
    return false
  }

  function noteEntry(record: number, byte: number): void {
    if (byte === HIDDEN) return
    key.push(asking)
    number.push(record)
    access.push(byte)
  }

  function takeFound(): Found {
    const found = { key, number, access }
    key = []
    number = []
    access = []
    return found
  }

  return { layout: () => layout, attach, lookup, glance }
}
