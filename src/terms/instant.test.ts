/** Laws and samples of instants, days and clocks. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addHours,
  dayIn,
  daysBetween,
  formatClocks,
  instantOf,
  isDay,
  isInstant,
  isTimeZone,
  timeIn,
  timeOf,
  weekdayIn,
} from './instant.ts'

const first = Date.parse('0001-01-01T00:00:00.000Z')
const last = Date.parse('9999-12-31T23:59:59.999Z')
const anyTime = fc.integer({ min: first, max: last })

describe('an instant', () => {
  test.each([
    '2026-11-21T20:05:00Z',
    '2026-11-21T20:05:00.000+00:00',
    '2026-11-21 20:05:00.000Z',
    '2026-02-30T20:05:00.000Z',
    '2026-11-21T24:00:00.000Z',
    '2026-11-21T20:60:00.000Z',
    '2026-11-21T20:05:60.000Z',
    '0000-01-01T00:00:00.000Z',
    '+012026-11-21T20:05:00.000Z',
    '2026-11-21T20:05:00.000z',
    '',
    1,
    null,
  ])('is not %j', (value) => {
    expect(isInstant(value)).toBe(false)
  })

  test('goes to milliseconds and back', () => {
    fc.assert(fc.property(anyTime, (time) => timeOf(instantOf(time)) === time && isInstant(instantOf(time))))
  })

  test('sorts as text as it does in time', () => {
    fc.assert(fc.property(anyTime, anyTime, (a, b) => a < b === instantOf(a) < instantOf(b)))
  })

  test('out of the years of the calendar is refused', () => {
    expect(() => instantOf(last + 1)).toThrow(RangeError)
    expect(() => addHours('2026-02-30T00:00:00.000Z', 1)).toThrow(RangeError)
  })

  test('moves by hours', () => {
    expect(addHours('2026-12-31T23:30:00.000Z', 1.5)).toBe('2027-01-01T01:00:00.000Z')
  })
})

describe('a day', () => {
  test('is real or none', () => {
    expect(isDay('2024-02-29')).toBe(true)
    for (const value of ['2023-02-29', '2026-13-01', '2026-1-1', '0000-01-01', '2026-11-21T', 20261121])
      expect(isDay(value)).toBe(false)
  })

  test('moved there and back is the same, and days between count the move', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_900_000 }), fc.integer({ min: -300, max: 300 }), (from, move) => {
        const day = addDays('1000-01-01', from)
        const moved = addDays(day, move)
        return addDays(moved, -move) === day && daysBetween(day, moved) === move
      }),
    )
  })

  test('that is none moves nowhere', () => {
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError)
    expect(() => daysBetween('2026-02-01', 'today')).toThrow(RangeError)
  })
})

describe('clocks', () => {
  const hanoi = { zone: 'Asia/Ho_Chi_Minh', name: 'Hanoi' }
  const paris = { zone: 'Europe/Paris', name: 'Paris' }

  test('show two local times and Zulu', () => {
    expect(formatClocks('2026-11-20T20:00:00.000Z', [hanoi, paris], 'en')).toBe(
      '03:00 Sat Hanoi · 21:00 Fri Paris · 20:00Z',
    )
  })

  test('know summer time, and midnight is 00', () => {
    expect(timeIn('2026-07-01T22:00:00.000Z', 'Europe/Paris')).toBe('00:00')
    expect(dayIn('2026-07-01T22:00:00.000Z', 'Europe/Paris')).toBe('2026-07-02')
    expect(timeIn('2026-12-01T22:00:00.000Z', 'Europe/Paris')).toBe('23:00')
  })

  test('keep Gregorian days and plain figures in every language', () => {
    const arabic = formatClocks('2026-11-20T20:00:00.000Z', [hanoi], 'ar')
    expect(arabic).toBe('03:00 السبت Hanoi · 20:00Z')
    expect(dayIn('2026-11-20T20:00:00.000Z', 'Asia/Riyadh')).toBe('2026-11-20')
  })

  test('that say the same are shown once', () => {
    expect(formatClocks('2026-11-20T20:00:00.000Z', [paris, paris], 'fr')).toBe('21:00 ven. Paris · 20:00Z')
  })

  test('name the day of the week in the zone', () => {
    expect(weekdayIn('2026-11-20T20:00:00.000Z', 'Asia/Ho_Chi_Minh')).toBe(6)
    expect(weekdayIn('2026-11-22T12:00:00.000Z', 'UTC')).toBe(7)
  })

  test('in no such zone are refused', () => {
    expect(isTimeZone('Europe/Paris')).toBe(true)
    expect(isTimeZone('Europe/Nowhere')).toBe(false)
    expect(isTimeZone('+07:00')).toBe(false)
    expect(() => timeIn('2026-11-20T20:00:00.000Z', 'Europe/Nowhere')).toThrow(RangeError)
  })
})
