/** Laws and samples of serial numbers of firearms. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readFirearmSerial } from './firearm-serial.ts'

describe('a serial number', () => {
  test.each([
    ['ex 123-456', 'EX123456'],
    ['*EX123456*', 'EX123456'],
    ['№', undefined],
    ['ЕК 1234', 'ЕК1234'],
    ['١٢٣٤', '1234'],
  ])('%s is written %s', (text, serial) => {
    const read = readFirearmSerial(text)
    expect('serial' in read ? read.serial : undefined).toBe(serial)
  })

  test('keeps signs that are taken for each other as they were read', () => {
    expect(readFirearmSerial('EXO0I1')).toEqual({ serial: 'EXO0I1' })
  })

  test.each([
    'none',
    'N/A',
    'Unknown',
    'filed off',
    'OBLITERATED',
    'no serial number',
    'aucun',
    'limé',
    'sin número',
    'không rõ',
    'غير معروف',
    '0000',
    'XXXX',
    '00-XX',
  ])('"%s" is none', (text) => {
    expect(readFirearmSerial(text)).toEqual({ fault: 'no-number', at: 0 })
  })

  test.each([
    ['', 'empty', 0],
    ['---', 'empty', 0],
    ['12', 'too-short', 2],
    ['A=123', 'foreign-character', 1],
    ['9'.repeat(31), 'too-long', 30],
  ])('%j is refused', (text, fault, at) => {
    expect(readFirearmSerial(text)).toEqual({ fault, at })
  })

  test('reads again as it was read, and does not depend on case or on what parts it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'aZ09Oo -.*/'), { maxLength: 14 }), (signs) => {
        const text = signs.join('')
        const once = readFirearmSerial(text)
        if (!('serial' in once)) return
        expect(readFirearmSerial(once.serial)).toEqual(once)
        expect(readFirearmSerial(text.toLowerCase().replace(/ /g, '-'))).toEqual(once)
      }),
    )
  })
})
