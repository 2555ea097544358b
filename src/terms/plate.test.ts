/** Laws and samples of number plates. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalisePlate, plateKey } from './plate.ts'

describe('a plate', () => {
  test.each([
    ['ab-123-cd', 'AB123CD'],
    ['29A·123.45', '29A12345'],
    ['M•XY 12', 'MXY12'],
    ['١٢٣ أ ب ج', '123أبج'],
    ['кр 1234 ав', 'КР1234АВ'],
    ['กข 1234', 'กข1234'],
    ['京Ａ·１２３４５', '京A12345'],
    ['wü-ab 1', 'WÜAB1'],
    ['WU\u0308-AB 1', 'WÜAB1'],
  ])('%s is written %s', (typed, plate) => {
    expect(normalisePlate(typed)).toEqual({ plate })
  })

  test.each([
    ['', 'empty', 0],
    ['--', 'empty', 0],
    ['AB 😀', 'foreign-character', 3],
    ['AB\u0000', 'foreign-character', 2],
    ['A'.repeat(21), 'too-long', 20],
  ])('%j is refused', (typed, fault, at) => {
    expect(normalisePlate(typed)).toEqual({ fault, at })
  })

  test('is written the same when it is written again', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'aZ09ДяΩéßกا١ -.'), { maxLength: 12 }), (characters) => {
        const once = normalisePlate(characters.join(''))
        return !('plate' in once) || JSON.stringify(normalisePlate(once.plate)) === JSON.stringify(once)
      }),
    )
  })
})

describe('the key', () => {
  test('is one for letters of one look', () => {
    expect(plateKey('UKR', 'АА1234ВС')).toBe(plateKey('UKR', 'AA1234BC'))
    expect(plateKey('GRC', 'ΥΖΑ1234')).toBe(plateKey('GRC', 'YZA1234'))
  })

  test('differs by country, and keeps letters that Latin lacks', () => {
    expect(plateKey('RUS', 'А123АА')).not.toBe(plateKey('BLR', 'А123АА'))
    expect(plateKey('RUS', 'АД123')).toBe('RUS:АД123')
  })
})
