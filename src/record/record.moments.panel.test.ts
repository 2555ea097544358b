/** Merging what several slices know of a record into one timeline. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byDay, dayIn, mergeMoments } from './record.moments.panel.ts'

const moment = (key: string, at: string) => ({ key, at })

describe('a timeline', () => {
  test('is newest first, and of one instant what came after stands above', () => {
    const entered = moment('entered', '2026-01-01T00:00:00.000Z')
    const changed = moment('v1', '2026-02-01T00:00:00.000Z')
    const accepted = moment('p1', '2026-02-01T00:00:00.000Z')
    expect(mergeMoments([[entered, changed], [accepted]]).map((one) => one.key)).toEqual(['p1', 'v1', 'entered'])
  })

  test('tells a thing once, though two slices tell of it', () => {
    const hit = moment('hit-1', '2026-02-01T00:00:00.000Z')
    expect(mergeMoments([[hit], [{ ...hit }]])).toEqual([hit])
  })

  test('keeps every key, never goes forward in time, and days hold all of it in the same order', () => {
    const instants = fc
      .integer({ min: 0, max: 400_000 })
      .map((minutes) => new Date(1_790_000_000_000 + minutes * 60_000).toISOString())
    const list = fc.array(fc.record({ key: fc.stringMatching(/^[a-z]{1,3}$/), at: instants }), { maxLength: 20 })
    fc.assert(
      fc.property(fc.array(list, { maxLength: 4 }), fc.constantFrom('UTC', 'Asia/Ho_Chi_Minh'), (lists, zone) => {
        const merged = mergeMoments(lists)
        expect(new Set(merged.map((one) => one.key))).toEqual(new Set(lists.flat().map((one) => one.key)))
        expect(merged.map((one) => one.at)).toEqual(
          [...merged]
            .map((one) => one.at)
            .sort()
            .reverse(),
        )
        const days = byDay(merged, zone)
        expect(days.flatMap((one) => one.moments)).toEqual(merged)
        expect(new Set(days.map((one) => one.day)).size).toBe(days.length)
      }),
    )
  })
})

test('the day is the one of the reader: 18:00 in Zulu is tomorrow in Hanoi; an unknown zone counts as Zulu', () => {
  expect(dayIn('2026-11-21T18:00:00.000Z', 'Asia/Ho_Chi_Minh')).toBe('2026-11-22')
  expect(dayIn('2026-11-21T18:00:00.000Z', 'UTC')).toBe('2026-11-21')
  expect(dayIn('2026-11-21T18:00:00.000Z', 'No/Where')).toBe('2026-11-21')
})
