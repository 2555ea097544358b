/** Laws and samples of hull identification numbers. The builder codes are invented. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readHullNumber } from './hull-number.ts'

const from = (alphabet: string, length: number) =>
  fc.array(fc.constantFrom(...alphabet), { minLength: length, maxLength: length }).map((places) => places.join(''))
const capitals = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const stems = fc
  .tuple(
    from(`${capitals}0123456789`, 3),
    from('ABCDEFGHJKLMNPRSTUVWXYZ0123456789', 5),
    from('ABCDEFGHIJKL', 1),
    from('0123456789', 3),
  )
  .map((parts) => parts.join(''))

describe('a hull identification number', () => {
  test('of 12 places tells builder, serial, month and year', () => {
    expect(readHullNumber('exz-12345 d404')).toEqual({
      kind: 'hin',
      hull: 'EXZ12345D404',
      stem: 'EXZ12345D404',
      builder: 'EXZ',
      serial: '12345',
      built: { month: 4, yearDigit: 4 },
      modelYear: '04',
    })
  })

  test('of 14 places has the country of the builder in front', () => {
    expect(readHullNumber('XA-EXZ12345L919')).toMatchObject({
      kind: 'hin',
      hull: 'XAEXZ12345L919',
      stem: 'EXZ12345L919',
      country: 'XA',
      built: { month: 12, yearDigit: 9 },
    })
  })

  test.each([
    ['EXZ12345M83A', '83'],
    ['EXZ123450783', '83'],
  ])('may have the closing places of before 1984: %s', (text, modelYear) => {
    const read = readHullNumber(text)
    expect(read).toMatchObject({ kind: 'hin', modelYear })
    expect(read).not.toHaveProperty('built')
  })

  test.each([
    ['EXZ1234OD404', 7],
    ['EXZ12345M404', 8],
    ['EXZ12345DA04', 9],
    ['XAEXZ12I45D404', 7],
    ['X1EXZ12345D404', 1],
    ['EXZ123451383', 8],
  ])('%s looks like one and is not: the place is told, nothing is changed', (text, misfit) => {
    expect(readHullNumber(text)).toEqual({ kind: 'builder', hull: text, misfit })
  })

  test('of another length is the yard’s own', () => {
    expect(readHullNumber('Yard No. 1234')).toEqual({ kind: 'builder', hull: 'YARDNO1234' })
  })

  test.each([
    ['', 'empty', 0],
    ['A1', 'too-short', 2],
    ['none', 'no-number', 0],
    ['000000000000', 'no-number', 0],
    ['EXZ12345D4é4', 'foreign-character', 10],
    ['A'.repeat(25), 'too-long', 24],
  ])('%j is refused', (text, fault, at) => {
    expect(readHullNumber(text)).toEqual({ fault, at })
  })
})

describe('laws', () => {
  test('every number of the standard is read whole, with and without its country, however it is parted', () => {
    fc.assert(
      fc.property(stems, from(capitals, 2), fc.nat(12), (stem, country, at) => {
        expect(readHullNumber(`${stem.slice(0, at)}-${stem.slice(at).toLowerCase()}`)).toMatchObject({
          hull: stem,
          stem,
        })
        expect(readHullNumber(country + stem)).toMatchObject({ hull: country + stem, stem, country })
      }),
    )
  })

  test('reading again what was read changes nothing', () => {
    fc.assert(
      fc.property(fc.oneof(stems, fc.string({ maxLength: 20 })), (text) => {
        const once = readHullNumber(text)
        if ('hull' in once) expect(readHullNumber(once.hull)).toEqual(once)
      }),
      { numRuns: 500 },
    )
  })
})
