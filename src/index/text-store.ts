/** Texts, each once, as bytes in memory that threads share: one thread writes them, all read them by number. */

import { growingBytes, growingInts, type KeptMemory } from './shared-array.ts'

/** What readers attach to. */
export type SharedTexts = { readonly bytes: SharedArrayBuffer; readonly ends: SharedArrayBuffer }

export type Texts = {
  /** Number of a text, 1 and up; the same for the same text. */
  readonly intern: (text: string) => number
  readonly text: (number: number) => string
  /** Highest number given out. */
  readonly last: () => number
  readonly share: () => SharedTexts
  /** Memory in use, in bytes. */
  readonly bytes: () => number
}

const encoder = new TextEncoder()

/** The memory of texts as it was kept. */
export type KeptTexts = { readonly bytes: KeptMemory | undefined; readonly ends: KeptMemory | undefined }

/**
 * No texts yet, or those that were kept. `changed` is called when readers must attach anew, before a number is given out that they
 * could not read.
 */
export function createTexts(changed: () => void, kept?: KeptTexts): Texts {
  const store = growingBytes(1 << 16, kept?.bytes)
  /** Where each text ends; that of number 0, which is none, at 0. */
  const ends = growingInts(1 << 12, kept?.ends)
  let bytes = store.array()
  let table = new Int32Array(1 << 12)
  let last = Math.max(0, ends.used() - 1)
  let written = new Uint8Array(1 << 10)
  if (last > 0) grow()

  function intern(text: string): number {
    if (written.length < text.length * 3) written = new Uint8Array(text.length * 6)
    const length = encoder.encodeInto(text, written).written
    const hash = hashOf(written, length)
    let slot = hash & (table.length - 1)
    for (let number = table[slot] ?? 0; number > 0; slot = (slot + 1) & (table.length - 1), number = table[slot] ?? 0)
      if (isSame(number, length)) return number
    return add(length, slot)
  }

  function isSame(number: number, length: number): boolean {
    const from = ends.array()[number - 1] ?? 0
    if ((ends.array()[number] ?? 0) - from !== length) return false
    for (let at = 0; at < length; at++) if (bytes[from + at] !== written[at]) return false
    return true
  }

  function add(length: number, slot: number): number {
    const from = ends.array()[last] ?? 0
    const isNew = [ends.reserve(last + 2), store.reserve(from + length)].includes(true)
    bytes = store.array()
    bytes.set(written.subarray(0, length), from)
    last += 1
    ends.array()[last] = from + length
    table[slot] = last
    if (isNew) changed()
    if (last * 2 > table.length) grow()
    return last
  }

  function grow(): void {
    let slots = table.length
    while (last * 2 > slots) slots *= 2
    const larger = new Int32Array(slots)
    for (let number = 1; number <= last; number++) {
      const from = ends.array()[number - 1] ?? 0
      const to = ends.array()[number] ?? 0
      let slot = hashOf(bytes.subarray(from, to), to - from) & (larger.length - 1)
      while ((larger[slot] ?? 0) > 0) slot = (slot + 1) & (larger.length - 1)
      larger[slot] = number
    }
    table = larger
  }

  const share = (): SharedTexts => ({ bytes: store.buffer(), ends: ends.buffer() })
  return {
    intern,
    text: (number) => bytes.toString('utf8', ends.array()[number - 1] ?? 0, ends.array()[number] ?? 0),
    last: () => last,
    share,
    bytes: () => (ends.array()[last] ?? 0) + last * 8,
  }
}

export type TextReader = {
  readonly text: (number: number) => string
  /** Where its UTF-8 lies in `bytes`, up to the beginning of the next one: to be looked at without making a text. */
  readonly start: (number: number) => number
  readonly bytes: Uint8Array
  /** Whether a text is in the memory attached to: one that came later may not be. */
  readonly has: (number: number) => boolean
}

/** Reads texts by number. */
export function attachTexts(shared: SharedTexts): TextReader {
  const bytes = Buffer.from(shared.bytes)
  const ends = new Int32Array(shared.ends)
  return {
    bytes,
    text: (number) => bytes.toString('utf8', ends[number - 1] ?? 0, ends[number] ?? 0),
    start: (number) => ends[number - 1] ?? 0,
    has: (number) => number < ends.length && (ends[number] ?? 0) <= bytes.length,
  }
}

/** FNV-1a (Fowler, Noll, Vo) over bytes, its upper half folded in. */
function hashOf(bytes: Uint8Array, length: number): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < length; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193)
  return (hash ^ (hash >>> 15)) >>> 0
}
