// Dates as they are typed become the imprecise dates of records, or nothing at all.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { languages } from '../terms/language.ts'
import { isPartialDate } from '../terms/partial-date.ts'
import { readPartialDate, sayPartialDate } from './typed-date.ts'

describe('a typed date', () => {
  test.each([
    ['1965', '1965'],
    ['1980~', '1980~'],
    ['~1980', '1980~'],
    ['c. 1980', '1980~'],
    ['1980/1983', '1980/1983'],
    ['1980 – 1983', '1980/1983'],
    ['3.1965', '1965-03'],
    ['1965-3', '1965-03'],
    ['9 3 1965', '1965-03-09'],
    ['09/03/1965', '1965-03-09'],
    ['1965-03-09', '1965-03-09'],
    ['٩/٣/١٩٦٥', '1965-03-09'],
    ['29.2.2024', '2024-02-29'],
    ['29.2.2023', null],
    ['31/4/1990', null],
    ['13.1965', null],
    ['03/13/1965', null],
    ['1983/1980', null],
    ['65', null],
    ['yesterday', null],
    ['', null],
  ])('%s is read as %s', (typed, read) => {
    expect(readPartialDate(typed)).toBe(read)
  })
  test('is a date of records whenever it is read at all, and reads as itself', () => {
    const typed = fc.stringMatching(/^[0-9]{0,4}[-./ ~–]?[0-9]{0,2}[-./ ]?[0-9]{0,4}~?$/)
    fc.assert(
      fc.property(typed, (text) => {
        const read = readPartialDate(text)
        return read === null || (isPartialDate(read) && readPartialDate(read) === read)
      }),
    )
  })
})

test('is said back with the month in letters, in Latin digits, in every language', () => {
  for (const language of languages) {
    const said = sayPartialDate('1965-03-09', language)
    expect(said).toMatch(/1965/)
    expect(said).toMatch(/9/)
    expect(said).not.toMatch(/[٠-٩]/)
  }
})
