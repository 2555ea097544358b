/** Laws and samples of Maritime Mobile Service Identities. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isCountry } from './country.ts'
import { countryOfMaritimeDigits, maritimeDigits } from './maritime-digits.ts'
import { readMmsi } from './mmsi.ts'

describe('an MMSI', () => {
  test.each([
    ['574 000 001', '574000001', 'ship', 'VNM'],
    ['982270001', '982270001', 'craft', 'FRA'],
    ['822700001', '822700001', 'handheld', 'FRA'],
    ['002270001', '002270001', 'coast', 'FRA'],
    ['022700001', '022700001', 'group', 'FRA'],
    ['111622001', '111622001', 'aircraft', 'EGY'],
    ['993661001', '993661001', 'aid', 'USA'],
  ])('%s is the station of a %s', (text, mmsi, kind, flag) => {
    expect(readMmsi(text)).toEqual({ mmsi, kind, flag })
  })

  test('of a beacon, or with digits given to nobody, names no flag', () => {
    expect(readMmsi('970123456')).toEqual({ mmsi: '970123456', kind: 'beacon' })
    expect(readMmsi('299000001')).toEqual({ mmsi: '299000001', kind: 'ship' })
  })

  test.each([
    ['', 'empty', 0],
    ['57400000', 'too-short', 8],
    ['5740000011', 'too-long', 9],
    ['57400000A', 'foreign-character', 8],
    ['912345678', 'no-such-station', 0],
    ['100000000', 'no-such-station', 0],
  ])('%j is refused', (text, fault, at) => {
    expect(readMmsi(text)).toEqual({ fault, at })
  })

  test('reads again as it was read', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (number) => {
        const once = readMmsi(
          String(number)
            .padStart(9, '0')
            .replace(/(\d{3})/g, '$1 '),
        )
        if ('mmsi' in once) expect(readMmsi(once.mmsi)).toEqual(once)
      }),
      { numRuns: 500 },
    )
  })
})

test('maritime identification digits lie between 201 and 775 and name countries', () => {
  expect(maritimeDigits.length).toBeGreaterThan(250)
  for (const digits of maritimeDigits) {
    expect(Number(digits)).toBeGreaterThanOrEqual(201)
    expect(Number(digits)).toBeLessThanOrEqual(775)
    expect(isCountry(countryOfMaritimeDigits(digits) ?? '')).toBe(true)
  }
  expect(new Set(maritimeDigits).size).toBe(maritimeDigits.length)
})
