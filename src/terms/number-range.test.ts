/** Laws of ranges of numbers: what is listed lies within, what lies within is listed, and nothing of another series does. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isInRange, placeInSeries, rangeSize, textsInRange } from './number-range.ts'

const stem = fc.stringMatching(/^[A-Z]{0,3}([0-9]{0,2}[A-Z]{1,2})?$/)
/** A range of at most sixty numbers, as first and last text. */
const range = fc
  .record({ stem, width: fc.integer({ min: 1, max: 15 }), size: fc.integer({ min: 1, max: 60 }), start: fc.nat() })
  .map(({ stem, width, size, start }) => {
    const most = 10 ** width
    const few = Math.min(size, most)
    const from = start % (most - few + 1)
    const text = (value: number) => `${stem}${String(value).padStart(width, '0')}`
    return { first: text(from), last: text(from + few - 1), size: few }
  })

describe('a range of numbers', () => {
  test('holds what it lists, lists as many as it counts, in order and without repetition', () => {
    fc.assert(
      fc.property(range, ({ first, last, size }) => {
        const listed = [...textsInRange(first, last)]
        expect(listed).toHaveLength(size)
        expect(rangeSize(first, last)).toBe(size)
        expect([listed[0], listed.at(-1)]).toEqual([first, last])
        expect([...new Set(listed)].sort()).toEqual(listed)
        for (const text of listed) expect(isInRange(text, first, last)).toBe(true)
      }),
    )
  })

  test('holds nothing that it does not list', () => {
    const near = fc.tuple(range, fc.stringMatching(/^[A-Z]{0,3}[0-9]{1,4}[A-Z]?$/))
    fc.assert(
      fc.property(near, ([{ first, last }, text]) => {
        expect(isInRange(text, first, last)).toBe([...textsInRange(first, last)].includes(text))
      }),
    )
  })

  test.each([
    ['BB100', 'BB099', false],
    ['BB100', 'BB100', true],
    ['BB100', 'BB150', true],
    ['BB100', 'BB199', true],
    ['BB100', 'BB200', false],
    ['BB100', 'BB0150', false],
    ['BB100', 'BC150', false],
    ['BB100', 'BB15A', false],
    ['BB100', 'BB1A0', false],
    ['BB100', 'B8150', false],
  ])('from %s to BB199 and %s: %s', (first, text, within) => {
    expect(isInRange(text, first, 'BB199')).toBe(within)
  })

  test('of digits alone begins with zeros as printed', () => {
    expect([...textsInRange('0098', '0101')]).toEqual(['0098', '0099', '0100', '0101'])
  })

  test('is none between texts of two series, or between a later and an earlier one', () => {
    expect(rangeSize('A99', 'A100')).toBeUndefined()
    expect(rangeSize('A1B', 'A2B')).toBeUndefined()
    expect([...textsInRange('A20', 'A10')]).toEqual([])
    expect(rangeSize('A20', 'A10')).toBe(-9)
  })

  test('counts exactly where digits are more than fifteen: those before the last fifteen stand in the stem', () => {
    expect(placeInSeries('12345678901234567890')).toEqual({ series: '12345/15', value: 678901234567890 })
    expect(isInRange('99999000000000000005', '99999000000000000001', '99999000000000000009')).toBe(true)
    expect(isInRange('99998000000000000005', '99999000000000000001', '99999000000000000009')).toBe(false)
  })
})
