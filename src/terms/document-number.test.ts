/** Laws and samples of document numbers and their keys. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { documentKey, normaliseDocumentNumber, travelDocumentTypes, typeFamily } from './document-number.ts'

describe('a document number', () => {
  test.each([
    ['X0000001', 'X0000001'],
    ['x 0000-001', 'X0000001'],
    ['12 AB/34.567<<', '12AB34567'],
    ['１２ＡＢ', '12AB'],
    ['C\u200f١٢٣٤', 'C1234'],
    ['c०९', 'C09'],
    ['\u201312\u00a034', '1234'],
  ])('%j is written %s', (typed, number) => {
    expect(normaliseDocumentNumber(typed)).toEqual({ number })
  })

  test.each([
    ['', 'empty', 0],
    [' - ', 'empty', 0],
    ['12É4', 'foreign-character', 2],
    ['Nº12', 'foreign-character', 1],
    ['X²', 'foreign-character', 1],
    ['MAßE', 'foreign-character', 2],
    ['ıA', 'foreign-character', 0],
    ["X1'; --", 'foreign-character', 2],
    ['АВ123', 'foreign-character', 0],
    ['12 😀', 'foreign-character', 3],
    ['1234567890123456789012345', 'too-long', 24],
  ])('%j is refused', (typed, fault, at) => {
    expect(normaliseDocumentNumber(typed)).toEqual({ fault, at })
  })

  test('is written the same again, however it is parted', () => {
    const characters = fc.array(fc.constantFrom(...'ABCXYZ0189'), { minLength: 1, maxLength: 24 })
    const gaps = fc.array(fc.constantFrom('', ' ', '-', '.', '/', '<', '\u2011', '\u200e'), {
      minLength: 24,
      maxLength: 24,
    })
    fc.assert(
      fc.property(characters, gaps, (letters, between) => {
        const typed = letters.map((letter, index) => letter.toLowerCase() + between[index]).join('')
        expect(normaliseDocumentNumber(typed)).toEqual({ number: letters.join('') })
      }),
    )
  })
})

describe('the key', () => {
  test('of a passport is that of every other booklet of the country', () => {
    const asked = documentKey('FRA', 'passport', 'X0000001')
    expect(documentKey('FRA', 'diplomatic-passport', 'X0000001')).toBe(asked)
    expect(documentKey('FRA', 'service-passport', 'X0000001')).toBe(asked)
    expect(documentKey('FRA', 'emergency-document', 'X0000001')).toBe(asked)
    expect(documentKey('FRA', 'id-card', 'X0000001')).not.toBe(asked)
    expect(documentKey('DEU', 'passport', 'X0000001')).not.toBe(asked)
  })

  test('has a family for every type, and the family is a type of its own family', () => {
    for (const type of travelDocumentTypes) expect(typeFamily(typeFamily(type))).toBe(typeFamily(type))
  })
})
