/** Laws and samples of imprecise dates. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { languages } from './language.ts'
import {
  comparePartialDates,
  daysInMonth,
  formatPartialDate,
  isDateFault,
  isPartialDate,
  mayBeSameDay,
  type PartialDate,
  parsePartialDate,
} from './partial-date.ts'

function read(text: string): PartialDate {
  const date = parsePartialDate(text)
  if (isDateFault(date)) throw new Error(`${text}: ${date.fault}`)
  return date
}

const year = fc.integer({ min: 1, max: 9999 }).map((number) => String(number).padStart(4, '0'))
const two = (max: number) => fc.integer({ min: 1, max }).map((number) => String(number).padStart(2, '0'))
const simple = fc.oneof(
  year,
  fc.tuple(year, two(12)).map((parts) => parts.join('-')),
  fc.tuple(year, two(12), two(28)).map((parts) => parts.join('-')),
)
const anyDate = fc.oneof(
  simple,
  year.map((text) => `${text}~`),
  fc
    .tuple(simple, simple)
    .map((ends) => ends.join('/'))
    .filter((text) => isPartialDate(text)),
)

describe('reading', () => {
  test.each([
    ['1965', '1965-01-01', '1965-12-31', 'year'],
    ['1965-02', '1965-02-01', '1965-02-28', 'month'],
    ['2000-02', '2000-02-01', '2000-02-29', 'month'],
    ['1900-02', '1900-02-01', '1900-02-28', 'month'],
    ['2024-02-29', '2024-02-29', '2024-02-29', 'day'],
    ['1980~', '1978-01-01', '1982-12-31', 'about'],
    ['0001~', '0001-01-01', '0003-12-31', 'about'],
    ['1980/1983', '1980-01-01', '1983-12-31', 'range'],
    ['1980-05/1980-06-02', '1980-05-01', '1980-06-02', 'range'],
  ])('%s', (text, earliest, latest, precision) => {
    expect(parsePartialDate(text)).toEqual({ text, earliest, latest, precision })
  })

  test.each([
    ['', 'not-a-date'],
    ['80', 'not-a-date'],
    ['1980-5', 'not-a-date'],
    ['1980-05-07T00:00', 'not-a-date'],
    [' 1980', 'not-a-date'],
    ['1980-05~', 'not-a-date'],
    ['1980~/1983', 'not-a-date'],
    ['1980/1981/1982', 'not-a-date'],
    ['1980/', 'not-a-date'],
    ['١٩٨٠', 'not-a-date'],
    ['0000-00-00', 'no-such-year'],
    ['1975-00-00', 'no-such-month'],
    ['1985-13', 'no-such-month'],
    ['1985-03-00', 'no-such-day'],
    ['2023-02-29', 'no-such-day'],
    ['1985-04-31', 'no-such-day'],
    ['1983/1980', 'range-reversed'],
    ['1980-06/1980', 'range-reversed'],
  ])('%j is refused as %s', (text, fault) => {
    expect(parsePartialDate(text)).toEqual({ fault })
  })

  test('never throws', () => {
    fc.assert(fc.property(fc.string({ maxLength: 24 }), (text) => typeof isPartialDate(text) === 'boolean'))
  })
})

describe('laws', () => {
  test('a date is read from its own spelling again, and its first day is not after its last', () => {
    fc.assert(
      fc.property(anyDate, (text) => {
        const date = read(text)
        expect(read(date.text)).toEqual(date)
        return date.earliest <= date.latest
      }),
    )
  })

  test('both ends are real days, and the day after the last day of a month is not in it', () => {
    fc.assert(
      fc.property(anyDate, (text) => {
        const { earliest, latest } = read(text)
        for (const day of [earliest, latest]) expect(new Date(day).toISOString().slice(0, 10)).toBe(day)
      }),
    )
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9998 }), fc.integer({ min: 1, max: 12 }), (of, month) => {
        const after = new Date(0)
        after.setUTCFullYear(of, month - 1, daysInMonth(of, month) + 1)
        return after.getUTCDate() === 1
      }),
    )
  })

  test('comparing orders all dates, and only equal ones are equal', () => {
    fc.assert(
      fc.property(anyDate, anyDate, anyDate, (a, b, c) => {
        const [x, y, z] = [read(a), read(b), read(c)].sort(comparePartialDates)
        if (x === undefined || y === undefined || z === undefined) return false
        expect(Math.sign(comparePartialDates(x, y))).toBe(0 - Math.sign(comparePartialDates(y, x)))
        expect(comparePartialDates(x, y) === 0).toBe(x.text === y.text)
        return comparePartialDates(x, z) <= 0 && x.earliest <= y.earliest && y.earliest <= z.earliest
      }),
    )
  })

  test('a day may be the same as its month and its year, and never as the next year', () => {
    fc.assert(
      fc.property(fc.tuple(fc.integer({ min: 1, max: 9998 }), two(12), two(28)), ([number, month, day]) => {
        const of = String(number).padStart(4, '0')
        const date = read(`${of}-${month}-${day}`)
        return (
          mayBeSameDay(date, read(`${of}-${month}`)) &&
          mayBeSameDay(read(of), date) &&
          mayBeSameDay(read(`${of}~`), date) &&
          !mayBeSameDay(date, read(String(number + 1).padStart(4, '0')))
        )
      }),
    )
  })
})

describe('for people', () => {
  test('in English', () => {
    expect(formatPartialDate(read('1965-03-07'), 'en')).toBe('7 March 1965')
    expect(formatPartialDate(read('1965-03'), 'en')).toBe('March 1965')
    expect(formatPartialDate(read('1965'), 'en')).toBe('1965')
    expect(formatPartialDate(read('1980~'), 'en')).toBe('about 1980')
    expect(formatPartialDate(read('1980/1983-02'), 'en')).toBe('1980 – February 1983')
  })

  test('in every language the year stands in figures of the passport', () => {
    for (const language of languages) {
      for (const text of ['1965-03-07', '1965-03', '1965', '1965~', '1965/1966']) {
        expect(formatPartialDate(read(text), language)).toContain('1965')
      }
    }
    expect(formatPartialDate(read('1965-03-07'), 'ar')).toMatch(/^7 \p{Script=Arabic}+ 1965$/u)
  })
})
