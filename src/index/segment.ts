/** One segment of the exact index: a hash table of fixed size over one SharedArrayBuffer, one writer, many readers. */

/** Slots in a bucket. Their high words and the bucket's passage bits are one cache line, all that most lookups read. */
export const SLOTS_PER_BUCKET = 15
const LINE_WORDS = 16
const PASSAGE = 15
/** Share of slots used before the segment counts as full. At this fill a lookup without a match reads 1.09 lines. */
export const FILL = 0.95
/** High word of a slot that was never used; the slots of a bucket are used from the first to the last. */
export const NEVER_USED = 0
/** High word of a slot whose entry was removed; it is never used again, so that a reader cannot meet half of two entries. */
export const REMOVED = 1
/** Record numbers from here on need a wide segment. */
export const NARROW_LIMIT = 2 ** 32
/** One segment stays below 4 GiB, whatever its width. */
const MOST_BUCKETS = 17_500_000
/** Entries that one segment can hold, about 249 million. */
export const LARGEST_SEGMENT = Math.floor(MOST_BUCKETS * SLOTS_PER_BUCKET * FILL)

/** What another thread needs to read the same segment; survives `postMessage` without a copy of the memory. */
export type SharedSegment = {
  readonly buckets: number
  readonly wide: boolean
  readonly memory: SharedArrayBuffer
}

/**
 * The columns of a segment, 14.3 bytes a slot (16.3 when wide, for record numbers of 2^32 and more).
 *
 * A slot goes from never used, to live, to removed, and never back: fingerprint and number of a live slot do not change,
 * its class does, by one atomic store. Class 0 says "no entry here"; the class is written last when an entry appears and
 * first when it goes.
 */
export type Segment = {
  readonly shared: SharedSegment
  readonly buckets: number
  /** Entries that fit before the segment is full. */
  readonly capacity: number
  /** A line a bucket: the high words of its slots, then its passage bits. */
  readonly lines: Int32Array
  readonly low: Int32Array
  readonly number: Uint32Array
  readonly classId: Uint16Array
  /** Bits 32 to 47 of the record numbers; empty in a narrow segment. */
  readonly numberHigh: Uint16Array
}

/** A new, empty segment for at least `capacity` entries, as far as one segment can hold them. */
export function allocateSegment(capacity: number, wide: boolean): Segment {
  const wanted = Math.ceil(capacity / (FILL * SLOTS_PER_BUCKET))
  const buckets = primeFrom(Math.min(Math.max(wanted, 2), MOST_BUCKETS))
  const memory = new SharedArrayBuffer(buckets * (4 * LINE_WORDS + SLOTS_PER_BUCKET * (wide ? 12 : 10)))
  return attachSegment({ buckets, wide, memory })
}

/** The columns of a segment that some thread allocated. */
export function attachSegment(shared: SharedSegment): Segment {
  const { buckets, wide, memory } = shared
  const slots = buckets * SLOTS_PER_BUCKET
  const afterLines = 4 * LINE_WORDS * buckets
  return {
    shared,
    buckets,
    capacity: Math.floor(slots * FILL),
    lines: new Int32Array(memory, 0, LINE_WORDS * buckets),
    low: new Int32Array(memory, afterLines, slots),
    number: new Uint32Array(memory, afterLines + 4 * slots, slots),
    classId: new Uint16Array(memory, afterLines + 8 * slots, slots),
    numberHigh: new Uint16Array(memory, wide ? afterLines + 10 * slots : 0, wide ? slots : 0),
  }
}

/** The high word as slots store it: two values are taken by the marks of slots without an entry. */
export function storedHigh(high: number): number {
  return high === NEVER_USED || high === REMOVED ? high + 2 : high
}

/** First bucket of a fingerprint's path. Taken from the low word, so that the high word still tells neighbours apart. */
function homeBucket(segment: Segment, low: number): number {
  return Math.floor(((low >>> 0) / 4294967296) * segment.buckets)
}

/**
 * Distance between the buckets of a path, 1 to buckets - 1. The number of buckets is prime, so every path visits every
 * bucket; each fingerprint has its own path, so that a key with thousands of entries does not slow its neighbours.
 */
function pathStep(segment: Segment, high: number): number {
  return 1 + Math.floor(((Math.imul(high, 0x9e3779b1) >>> 0) / 4294967296) * (segment.buckets - 1))
}

/** The record number in a slot, for the writer. */
export function numberAt(segment: Segment, slot: number): number {
  return (segment.numberHigh[slot] ?? 0) * NARROW_LIMIT + (segment.number[slot] ?? 0)
}

/** The record number in a slot, for readers: ordered with the wiping of removed entries, which costs a little. */
export function sharedNumberAt(segment: Segment, slot: number): number {
  const low = Atomics.load(segment.number, slot)
  return segment.shared.wide ? Atomics.load(segment.numberHigh, slot) * NARROW_LIMIT + low : low
}

/**
 * Calls `visit` with every slot whose high word is `high` on the path of the fingerprint, until it returns true or the
 * path ends: at a bucket with a slot never used, or through which no fingerprint with the same passage bit went on.
 * Safe while the writer works: what was inserted before the walk is met.
 */
export function walkPath(
  segment: Segment,
  high: number,
  low: number,
  visit: (segment: Segment, slot: number, low: number) => boolean,
): void {
  const { lines, buckets } = segment
  const passage = 1 << (low & 31)
  let step = 0
  for (let bucket = homeBucket(segment, low); ; bucket = (bucket + step) % buckets) {
    const first = bucket * LINE_WORDS
    for (let at = first; at < first + SLOTS_PER_BUCKET; at++) {
      const seen = lines[at]
      if (seen === high && visit(segment, at - bucket, low)) return
      if (seen === NEVER_USED) return
    }
    if (((lines[first + PASSAGE] ?? 0) & passage) === 0) return
    if (step === 0) step = pathStep(segment, high)
  }
}

/** For the writer: the slot of the live entry (fingerprint, number), or -1. */
export function findEntry(segment: Segment, high: number, low: number, number: number): number {
  let found = -1
  walkPath(segment, high, low, (_, slot) => {
    if (segment.low[slot] !== low || numberAt(segment, slot) !== number) return false
    found = slot
    return true
  })
  return found
}

/**
 * Writes an entry into the first slot of its path that was never used. There is one, because the writer stops at `FILL`.
 * Passage bits come before it and the class comes last: a reader that sees the class sees the rest too.
 */
export function insertEntry(segment: Segment, high: number, low: number, number: number, classId: number): void {
  const { lines, buckets } = segment
  const passage = 1 << (low & 31)
  const step = pathStep(segment, high)
  for (let bucket = homeBucket(segment, low); ; bucket = (bucket + step) % buckets) {
    const first = bucket * LINE_WORDS
    for (let at = first; at < first + SLOTS_PER_BUCKET; at++) {
      if (lines[at] !== NEVER_USED) continue
      const slot = at - bucket
      segment.low[slot] = low
      segment.number[slot] = number % NARROW_LIMIT
      if (segment.shared.wide) segment.numberHigh[slot] = Math.floor(number / NARROW_LIMIT)
      Atomics.store(lines, at, high)
      Atomics.store(segment.classId, slot, classId)
      return
    }
    Atomics.or(lines, first + PASSAGE, passage)
  }
}

/**
 * As `insertEntry`, unless the entry stands there: then only its class is set, and false answered. One walk, because what was inserted on
 * a path stands before its first slot that was never used.
 */
export function insertOnce(segment: Segment, high: number, low: number, number: number, classId: number): boolean {
  const { lines, buckets } = segment
  const step = pathStep(segment, high)
  for (let bucket = homeBucket(segment, low); ; bucket = (bucket + step) % buckets) {
    const first = bucket * LINE_WORDS
    let used = first
    for (; used < first + SLOTS_PER_BUCKET && lines[used] !== NEVER_USED; used++) {
      const slot = used - bucket
      if (lines[used] !== high || segment.low[slot] !== low || numberAt(segment, slot) !== number) continue
      Atomics.store(segment.classId, slot, classId)
      return false
    }
    if (used < first + SLOTS_PER_BUCKET || ((lines[first + PASSAGE] ?? 0) & (1 << (low & 31))) === 0) break
  }
  insertEntry(segment, high, low, number, classId)
  return true
}

/** Takes an entry away and wipes what it said. A reader that meets it half wiped sees class 0 when it looks again. */
export function retractEntry(segment: Segment, slot: number): void {
  Atomics.store(segment.classId, slot, 0)
  Atomics.store(segment.lines, slot + Math.floor(slot / SLOTS_PER_BUCKET), REMOVED)
  Atomics.store(segment.low, slot, 0)
  Atomics.store(segment.number, slot, 0)
  if (segment.shared.wide) Atomics.store(segment.numberHigh, slot, 0)
}

function primeFrom(start: number): number {
  let candidate = start
  while (!isPrime(candidate)) candidate += 1
  return candidate
}

function isPrime(candidate: number): boolean {
  for (let divisor = 2; divisor * divisor <= candidate; divisor++) if (candidate % divisor === 0) return false
  return candidate >= 2
}
