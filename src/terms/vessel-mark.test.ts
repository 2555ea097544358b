/** Laws and samples of call signs, registrations and names of vessels. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldVesselName, readCallSign, readVesselRegistration } from './vessel-mark.ts'

describe('a call sign', () => {
  test.each([
    ['xv ab 2', 'XVAB2'],
    ['FA1234', 'FA1234'],
    ['WDC-1234', 'WDC1234'],
  ])('%s is written %s', (text, callSign) => {
    expect(readCallSign(text)).toEqual({ callSign })
  })

  test.each([
    ['12345', 'no-letter', 0],
    ['none', 'no-number', 0],
    ['A1', 'too-short', 2],
    ['ÀB12', 'foreign-character', 0],
    ['ABCDEFGHI', 'too-long', 8],
  ])('%s is refused', (text, fault, at) => {
    expect(readCallSign(text)).toEqual({ fault, at })
  })
})

describe('a registration number', () => {
  test.each([
    ['ML-12345 (XA)', 'ML12345XA'],
    ['BV-1234-TS', 'BV1234TS'],
    ['س ١٢٣', 'س123'],
  ])('%s is read', (text, registration) => {
    expect(readVesselRegistration(text)).toEqual({ registration })
  })

  test.each([
    ['unknown', 'no-number', 0],
    ['sin número', 'no-number', 0],
    ['0000', 'no-number', 0],
    ['7', 'too-short', 1],
    ['A=1', 'foreign-character', 1],
  ])('%s is refused', (text, fault, at) => {
    expect(readVesselRegistration(text)).toEqual({ fault, at })
  })

  test('reads again as it was read', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'aZ09Дéßس١ -./'), { maxLength: 14 }), (signs) => {
        const once = readVesselRegistration(signs.join(''))
        if ('registration' in once) expect(readVesselRegistration(once.registration)).toEqual(once)
      }),
    )
  })
})

describe('a name', () => {
  test.each([
    ['M/V Étoile du Nord', 'ETOILEDUNORD'],
    ['S.Y. Étoile-du-Nord', 'ETOILEDUNORD'],
    ['Đà Nẵng 2', 'DANANG2'],
    ['MV', 'MV'],
    ['Mystic', 'MYSTIC'],
    ['unnamed', ''],
    ['—', ''],
  ])('%s is folded to %j', (text, folded) => {
    expect(foldVesselName(text)).toBe(folded)
  })

  test('is folded once and for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (text) => {
        const once = foldVesselName(text)
        expect(foldVesselName(once)).toBe(once)
      }),
      { numRuns: 500 },
    )
  })
})
