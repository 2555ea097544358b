/** Minutes of working days: nothing runs on a day of rest, and nothing is lost across midnight or summer time. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instantOf, timeOf, weekdayIn } from './instant.ts'
import { addWorkingMinutes } from './working-time.ts'

const paris = { zone: 'Europe/Paris', weekend: [6, 7] }

test('a day begun on Friday ends on Monday, and where Friday rests, on Sunday', () => {
  expect(addWorkingMinutes('2026-11-27T10:00:00.000Z', 1440, paris)).toBe('2026-11-30T10:00:00.000Z')
  const cairo = { zone: 'Africa/Cairo', weekend: [5, 6] }
  expect(addWorkingMinutes('2026-11-26T10:00:00.000Z', 1440, cairo)).toBe('2026-11-29T10:00:00.000Z')
})

test('what begins on a day of rest begins to run at the midnight after it', () => {
  expect(addWorkingMinutes('2026-11-28T10:00:00.000Z', 60, paris)).toBe('2026-11-30T00:00:00.000Z')
})

test('a week without a working day counts as one without rest', () => {
  const never = { zone: 'Europe/Paris', weekend: [1, 2, 3, 4, 5, 6, 7] }
  expect(addWorkingMinutes('2026-11-28T10:00:00.000Z', 60, never)).toBe('2026-11-28T11:00:00.000Z')
})

const anyInstant = fc
  .integer({ min: 0, max: 500 * 1440 })
  .map((minutes) => instantOf(timeOf('2026-01-01T00:00:00.000Z') + minutes * 60_000))
const anyPlace = fc.record({
  zone: fc.constantFrom('Europe/Paris', 'Asia/Ho_Chi_Minh', 'America/New_York', 'Africa/Cairo', 'Etc/UTC'),
  weekend: fc.subarray([1, 2, 3, 4, 5, 6, 7], { maxLength: 6 }),
})

test('it is never earlier than without rest, and in two steps what it is in one', () => {
  const minutes = fc.integer({ min: 1, max: 5000 })
  fc.assert(
    fc.property(anyInstant, anyPlace, minutes, minutes, (from, place, one, other) => {
      const at = addWorkingMinutes(from, one, place)
      expect(timeOf(at)).toBeGreaterThanOrEqual(timeOf(from) + one * 60_000)
      expect(addWorkingMinutes(at, other, place)).toBe(addWorkingMinutes(from, one + other, place))
      // The last of its minutes fell on a working day.
      expect(place.weekend).not.toContain(weekdayIn(instantOf(timeOf(at) - 1), place.zone))
    }),
    { numRuns: 60 },
  )
})
