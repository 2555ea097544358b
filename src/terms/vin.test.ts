/** Laws and samples of vehicle identification numbers. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { composeVin, readVin, vinCheckDigit } from './vin.ts'

const alphabet = [...'0123456789ABCDEFGHJKLMNPRSTUVWXYZ']
const part = (length: number) =>
  fc.array(fc.constantFrom(...alphabet), { minLength: length, maxLength: length }).map((places) => places.join(''))

describe('a VIN', () => {
  test('of the textbook has check digits 1 and X', () => {
    expect(vinCheckDigit('11111111111111111')).toBe('1')
    expect(vinCheckDigit('1M8GDM9A_KP042788')).toBe('X')
  })

  test('is judged by its check digit for makers in North America only', () => {
    expect(readVin('1m8gdm9a-xkp 042788')).toEqual({ kind: 'vin', vin: '1M8GDM9AXKP042788', checkDigit: 'ok' })
    expect(readVin('1M8GDM9A1KP042788')).toEqual({ kind: 'vin', vin: '1M8GDM9A1KP042788', checkDigit: 'wrong' })
    expect(readVin('WBA00000000000001')).toEqual({ kind: 'vin', vin: 'WBA00000000000001', checkDigit: 'not-used' })
  })

  test.each([
    ['1M8GDM9AXKPO42788', 'forbidden-letter', 11],
    ['1M8GDM9AXKP0427889', 'too-long', 17],
    ['1M8GDM9AXKP04278é', 'foreign-character', 16],
    ['12', 'too-short', 2],
    ['', 'empty', 0],
  ])('%s is refused', (text, fault, at) => {
    expect(readVin(text)).toEqual({ fault, at })
  })

  test('shorter than 17 places is a chassis number, whose letters are free', () => {
    expect(readVin('0567 gto')).toEqual({ kind: 'chassis', vin: '0567GTO' })
  })
})

describe('laws', () => {
  test('a composed VIN of North America is found correct', () => {
    fc.assert(
      fc.property(fc.constantFrom(...'12345'), part(2), part(5), part(8), (region, maker, description, vehicle) => {
        const vin = composeVin(region + maker, description, vehicle)
        expect(readVin(vin)).toEqual({ kind: 'vin', vin, checkDigit: 'ok' })
      }),
    )
  })

  test('a changed digit in any place that counts is found, whatever the VIN', () => {
    // 11 is prime and no weight divides by it, so digits that differ always change the sum modulo 11.
    fc.assert(
      fc.property(
        part(2),
        part(5),
        part(8),
        fc.integer({ min: 1, max: 16 }),
        fc.nat(9),
        (maker, description, vehicle, place, digit) => {
          const vin = composeVin(`1${maker}`, description, vehicle)
          const before = vin.charAt(place)
          fc.pre(/\d/.test(before) && before !== String(digit))
          const changed = vin.slice(0, place) + digit + vin.slice(place + 1)
          expect(readVin(changed)).toMatchObject({ checkDigit: 'wrong' })
        },
      ),
    )
  })

  test('parts of other lengths compose nothing', () => {
    expect(() => composeVin('1M', '8GDM9A', '00000000')).toThrow(RangeError)
    expect(() => composeVin('1M8', 'GDM9A', '0000')).toThrow(RangeError)
    expect(() => composeVin('1O8', 'GDM9A', '00000000')).toThrow(RangeError)
  })
})
