import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayOf, eraOf } from '../index/name-layout.ts'
import { compareDates, prepareDates } from '../matching/date-evidence.ts'
import { bornOf, highestOfDates } from './search.dates.ts'

const two = (number: number): string => String(number).padStart(2, '0')
/** Few years, months and days, so that dates are often near each other. */
const day = fc
  .record({
    year: fc.oneof(fc.integer({ min: 1981, max: 1992 }), fc.constantFrom(1, 2, 985, 1905, 1995)),
    month: fc.constantFrom(1, 2, 3, 10, 12),
    day: fc.constantFrom(1, 2, 3, 10, 12, 13, 28),
  })
  .map((date) => `${String(date.year).padStart(4, '0')}-${two(date.month)}-${two(date.day)}`)
const written = fc.oneof(
  { weight: 4, arbitrary: day },
  { weight: 1, arbitrary: day.map((one) => one.slice(0, 4)) },
  { weight: 1, arbitrary: day.map((one) => one.slice(0, 7)) },
  { weight: 1, arbitrary: day.map((one) => `${one.slice(0, 4)}~`) },
  { weight: 1, arbitrary: day.map((one) => `${one}/${one}`) },
  { weight: 1, arbitrary: fc.tuple(day, day).map((both) => both.sort().join('/')) },
)
const dates = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(written) },
  { weight: 1, arbitrary: fc.array(written, { maxLength: 3 }) },
)

describe('the most that dates of birth bring to a question', () => {
  test('is never less than comparing finds, and is that where it says so', () => {
    fc.assert(
      fc.property(dates, dates, (asked, recorded) => {
        const question = prepareDates(asked)
        const record = prepareDates(recorded)
        const born = bornOf(record)
        const most = highestOfDates(question)
        const bits = compareDates(question, record).reduce((sum, line) => sum + line.bits, 0)
        expect(most.highestAt(born)).toBeGreaterThanOrEqual(bits)
        expect(Math.max(0, most.highest)).toBeGreaterThanOrEqual(bits)
        if (most.isExactAt(born)) expect(most.highestAt(born)).toBe(bits)
        if (!most.days.includes(dayOf(born))) expect(most.highestIn(eraOf(born))).toBeGreaterThanOrEqual(bits)
      }),
      { numRuns: 2000 },
    )
  })

  test('is known to the bit for every day', () => {
    const { highestAt, isExactAt } = highestOfDates(prepareDates(['1985-03-12']))
    const bits = [19850312, 19851203, 19860312, 19850101, 19850313, 19870314, 19870315, 18850312, 19050411].map(
      highestAt,
    )
    expect(bits).toEqual([11, 5.5, 3.5, 3, 4, -4, -16, 4, -16])
    expect([19850312, 19050411, 0].every(isExactAt)).toBe(true)
    expect(isExactAt(bornOf(prepareDates(['1985', '1986'])))).toBe(false)
  })
})
