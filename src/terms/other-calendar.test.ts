/** Dates taken as of another calendar: days that are known, and what holds of all. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type OtherCalendar, otherCalendars, takenAs } from './other-calendar.ts'
import { isDateFault, parsePartialDate } from './partial-date.ts'

const today = '2026-11-22'
const taken = (calendar: OtherCalendar, text: string): string | undefined => {
  const date = parsePartialDate(text)
  if (isDateFault(date)) throw new Error(`${text} is no date`)
  return takenAs(calendar, date, today)
}

describe('a date taken as of another calendar', () => {
  test('is the Gregorian day that is known for it', () => {
    // New Year of the Persian calendar fell on 21 March 1986; the first of Muharram 1400 was kept on 20 November 1979.
    expect(taken('persian', '1365-01-01')).toBe('1986-03-21')
    expect(taken('hijri', '1400-01-01')).toBe('1979-11-20/1979-11-22')
    expect(taken('buddhist', '2508-03-07')).toBe('1965-03-07')
  })

  test('as imprecise as it was written', () => {
    expect(taken('persian', '1365')).toBe('1986/1987')
    expect(taken('persian', '1365-01')).toBe('1986-03/1986-04')
    expect(taken('buddhist', '2508')).toBe('1965')
  })

  test('is none where nobody alive was born then, and none of a span', () => {
    expect(taken('hijri', '1985-03-07')).toBeUndefined()
    expect(taken('persian', '1985')).toBeUndefined()
    expect(taken('buddhist', '1985')).toBeUndefined()
    expect(taken('hijri', '1400~')).toBeUndefined()
    expect(taken('hijri', '1400/1401')).toBeUndefined()
  })

  test('is a date that can be read, of the past and of the same precision or a span', () => {
    const calendar = fc.constantFrom(...otherCalendars)
    const text = fc
      .record({ year: fc.integer({ min: 1200, max: 2600 }), month: fc.integer({ min: 0, max: 12 }) })
      .map(({ year, month }) => (month === 0 ? `${year}` : `${year}-${String(month).padStart(2, '0')}`))
    fc.assert(
      fc.property(calendar, text, (one, written) => {
        const found = taken(one, written)
        if (found === undefined) return
        const read = parsePartialDate(found)
        expect(isDateFault(read)).toBe(false)
        if (!isDateFault(read)) expect(read.earliest <= today && read.earliest >= '1906').toBe(true)
      }),
    )
  })
})
