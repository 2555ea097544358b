import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type FilledSegment, segmentsToMerge, startMerge } from './exact-merge.ts'
import { allocateSegment, insertEntry, LARGEST_SEGMENT } from './segment.ts'

const size = fc
  .record({ capacity: fc.integer({ min: 100, max: LARGEST_SEGMENT }), used: fc.nat(100), live: fc.nat(100) })
  .map(({ capacity, used, live }) => sized(capacity, used / 100, live / 100))

describe('merging segments', () => {
  test('never takes more than one segment can hold with room to spare, and never one segment for nothing', () => {
    fc.assert(
      fc.property(fc.array(size, { maxLength: 8 }), (segments) => {
        const chosen = segmentsToMerge(segments)
        expect(chosen.reduce((sum, { live }) => sum + live, 0) * 1.25).toBeLessThanOrEqual(LARGEST_SEGMENT)
        if (chosen.length === 1) expect((chosen[0]?.live ?? 0) / (chosen[0]?.used ?? 1)).toBeLessThan(0.67)
        expect(new Set(chosen).size).toBe(chosen.length)
      }),
    )
  })

  test('waits for three full segments, or for one that is largely removed entries', () => {
    expect(segmentsToMerge([sized(1000, 1, 1), sized(1000, 1, 1), sized(1000, 0.9, 1)])).toEqual([])
    expect(segmentsToMerge([sized(1000, 1, 1), sized(1000, 1, 1), sized(1000, 1, 1)]).length).toBe(3)
    expect(segmentsToMerge([sized(9000, 0.9, 0.7)])).toEqual([])
    expect(segmentsToMerge([sized(9000, 0.9, 0.6)]).length).toBe(1)
    expect(segmentsToMerge([])).toEqual([])
  })

  test('copies the same whatever the size of its steps', () => {
    const source: FilledSegment = { segment: allocateSegment(1000, true), used: 1000, live: 1000 }
    for (let i = 0; i < 1000; i++) insertEntry(source.segment, 2 + i * 7919, i * 104_729, 2 ** 40 + i, 1 + (i % 5))
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), (slots) => {
        const merge = startMerge([source])
        while (merge.step(slots));
        expect(merge.target).toMatchObject({ used: 1000, live: 1000 })
        expect(merge.target.segment.classId.filter((classId) => classId > 0).length).toBe(1000)
        expect(merge.target.segment.classId.reduce((sum, classId) => sum + classId, 0)).toBe(3000)
      }),
      { numRuns: 20 },
    )
  })
})

/** A segment of which only the counts are true, without its memory. */
function sized(capacity: number, usedShare: number, liveShare: number): FilledSegment {
  const used = Math.floor(capacity * usedShare)
  return { segment: { ...allocateSegment(1, false), capacity }, used, live: Math.floor(used * liveShare) }
}
