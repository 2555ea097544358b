/** Laws and samples of IMO numbers. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { imoCheckDigit, readImoNumber } from './imo-number.ts'

const firstSix = fc.integer({ min: 0, max: 999_999 }).map((number) => String(number).padStart(6, '0'))

describe('an IMO number', () => {
  test('has the check digit of the textbook', () => {
    expect(imoCheckDigit('907472')).toBe('9')
  })

  test.each(['IMO 9074729', 'imo9074729', '9074729', 'IMO: 907-4729', 'IMO ٩٠٧٤٧٢٩'])('%s is read', (text) => {
    expect(readImoNumber(text)).toEqual({ imo: '9074729', checkDigit: 'ok' })
  })

  test('with a wrong check digit keeps it and says so', () => {
    expect(readImoNumber('IMO 9074720')).toEqual({ imo: '9074720', checkDigit: 'wrong' })
  })

  test.each([
    ['', 'empty', 0],
    ['IMO', 'empty', 3],
    ['IMO 90747', 'too-short', 9],
    ['IMO 90747299', 'too-long', 11],
    ['IMO 9O74729', 'foreign-character', 5],
  ])('%j is refused', (text, fault, at) => {
    expect(readImoNumber(text)).toEqual({ fault, at })
  })
})

describe('laws', () => {
  test('a number with its own check digit holds, with any other it does not', () => {
    fc.assert(
      fc.property(firstSix, fc.nat(9), (first, digit) => {
        const holds = String(digit) === imoCheckDigit(first)
        expect(readImoNumber(`${first}${digit}`)).toMatchObject({ checkDigit: holds ? 'ok' : 'wrong' })
      }),
    )
  })

  test('reading again what was read changes nothing', () => {
    fc.assert(
      fc.property(firstSix, fc.nat(9), (first, digit) => {
        const once = readImoNumber(` imo ${first} - ${digit}`)
        expect('imo' in once && readImoNumber(once.imo)).toEqual(once)
      }),
    )
  })

  test('only six digits have a check digit', () => {
    expect(() => imoCheckDigit('12345')).toThrow(RangeError)
    expect(() => imoCheckDigit('12345A')).toThrow(RangeError)
  })
})
