/** Merging segments of the exact index in small steps, so that lookups read few of them and removed slots are reclaimed. */

import {
  allocateSegment,
  insertEntry,
  LARGEST_SEGMENT,
  NARROW_LIMIT,
  numberAt,
  type Segment,
  SLOTS_PER_BUCKET,
} from './segment.ts'

/** A segment with its writer's count of slots used (ever) and entries live (now). */
export type FilledSegment = { readonly segment: Segment; used: number; live: number }

/** A merge under way. `target` is invisible to readers until the writer announces it in place of the sources. */
export type Merge = {
  readonly sources: readonly FilledSegment[]
  readonly target: FilledSegment
  /** Copies until about `slots` slots are seen; false once everything is copied. 0.1 to 0.5 µs a slot, at first 2 µs, while the memory is fresh. */
  readonly step: (slots: number) => boolean
}

/** Removed slots below this number are left alone: reclaiming them would save less than the merge costs. */
const FEW_REMOVED = 1024
/** Segments are merged only while what they hold, and a quarter more, fits into one. */
const FITS = 1.25
/** Room to spare in a merged segment: a sixteenth more than it starts with, as much as the index grows by. */
const SPARE = 17 / 16
/** A segment joins others in a merge when it holds at most so many times what they hold together. */
const ALIKE = 2

/**
 * The segments worth merging now, or none: full ones of like size once there are three of them, and those of which a third is
 * removed entries; as many as one segment can hold. An entry is copied again only into a segment about three times the size of
 * the one it was in: a small number of times however long the index lives, and the many never for the sake of a few.
 */
export function segmentsToMerge(segments: readonly FilledSegment[]): readonly FilledSegment[] {
  const wasteful = segments.filter(({ used, live }) => used - live > Math.max(FEW_REMOVED, used / 3))
  const full = segments.filter((filled) => filled.used >= filled.segment.capacity && !wasteful.includes(filled))
  const chosen = whatFits([...wasteful, ...alikeAmong(full)])
  return wasteful.length > 0 || chosen.length >= 3 ? chosen : []
}

/** Three segments or more of like size, the smallest that there are; none where they differ. */
function alikeAmong(full: readonly FilledSegment[]): readonly FilledSegment[] {
  const sorted = [...full].sort((one, other) => one.live - other.live)
  for (let first = 0; first + 3 <= sorted.length; first++) {
    const alike: FilledSegment[] = []
    let live = 0
    for (const filled of sorted.slice(first)) {
      if (alike.length > 0 && filled.live > ALIKE * live) break
      alike.push(filled)
      live += filled.live
    }
    if (alike.length >= 3) return alike
  }
  return []
}

function whatFits(segments: readonly FilledSegment[]): readonly FilledSegment[] {
  const chosen: FilledSegment[] = []
  let live = 0
  for (const filled of segments) {
    live += filled.live
    if (live * FITS > LARGEST_SEGMENT) break
    chosen.push(filled)
  }
  return chosen
}

/**
 * Starts to copy the live entries of `sources` into one new segment with a little room to spare. Needs memory for
 * both until it is done. Whoever moves or removes an entry of a source meanwhile does the same in `target`, if it is
 * there already; nobody adds to a source.
 */
export function startMerge(sources: readonly FilledSegment[]): Merge {
  const live = sources.reduce((sum, source) => sum + source.live, 0)
  const target: FilledSegment = {
    segment: allocateSegment(
      Math.ceil(live * SPARE),
      sources.some(({ segment }) => segment.shared.wide),
    ),
    used: 0,
    live: 0,
  }
  let at = 0
  let slot = 0

  function step(slots: number): boolean {
    let budget = slots
    while (budget > 0) {
      const source = sources[at]
      if (source === undefined) return false
      const end = Math.min(slot + budget, source.segment.buckets * SLOTS_PER_BUCKET)
      budget -= end - slot
      for (; slot < end; slot++) copyEntry(source.segment, slot, target)
      if (slot === source.segment.buckets * SLOTS_PER_BUCKET) {
        at += 1
        slot = 0
      }
    }
    return at < sources.length
  }

  return { sources, target, step }
}

function copyEntry(source: Segment, slot: number, target: FilledSegment): void {
  const classId = source.classId[slot] ?? 0
  if (classId === 0) return
  const high = source.lines[slot + Math.floor(slot / SLOTS_PER_BUCKET)] ?? 0
  insertEntry(target.segment, high, source.low[slot] ?? 0, numberAt(source, slot), classId)
  target.used += 1
  target.live += 1
}

/** Whether a segment can take one more entry with this record number. */
export function hasRoom(filled: FilledSegment, number: number): boolean {
  return filled.used < filled.segment.capacity && (filled.segment.shared.wide || number < NARROW_LIMIT)
}
