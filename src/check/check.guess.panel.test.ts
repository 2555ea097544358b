import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { composeMrz } from '../terms/mrz-compose.ts'
import { composeVin } from '../terms/vin.ts'
import { guessMeaning, subjectOf } from './check.guess.panel.ts'

describe('a pasted text', () => {
  test.each([
    ['X0000001', 'document'],
    ['x 000 0001', 'document'],
    ['12AB34567', 'document'],
    ['123456789', 'document'],
    ['C01X00T47', 'document'],
    ['51F-123.45', 'plate'],
    ['51F12345', 'plate'],
    ['AB-123-CD', 'plate'],
    ['B 1234 ABC', 'plate'],
    ['ن ط ر ٧٣٥', 'plate'],
    ['*4G63S4M-EX0001*', 'engine'],
    ['1EXABCDE51A000001', 'vin'],
    ['WEXZZZ1KZ6W000001', 'vin'],
    ['P<UTOERIKSSON<<ANNA<MARIA', 'mrz'],
    ['I<UTOD23145890', 'mrz'],
  ])('%s is taken for a %s', (text, meaning) => expect(guessMeaning(text)?.meaning).toBe(meaning))

  test('a number that ends in a filler is no zone', () => expect(guessMeaning('L898902C<')?.meaning).toBe('document'))

  test('is taken for nothing when it is empty or a sentence', () => {
    expect(guessMeaning('   ')).toBeUndefined()
    expect(guessMeaning('Who is this? Nobody knows, and nobody will ever tell.')).toBeUndefined()
  })

  test('goes where the officer is busy when it is in doubt, and only then', () => {
    expect(guessMeaning('ABC1234', undefined, 'vehicle')?.meaning).toBe('plate')
    expect(guessMeaning('X0000001', undefined, 'vehicle')?.meaning).toBe('document')
  })

  test('is never taken for what may not be asked', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const guess = guessMeaning(text, ['vehicle'])
        return !guess || [guess.meaning, ...guess.others].every((one) => subjectOf(one) === 'vehicle')
      }),
    )
  })

  test('is known as a machine readable zone in any size, case and breaking of lines', () => {
    const content = fc.record({
      format: fc.constantFrom('TD1', 'TD2', 'TD3', 'MRV-A', 'MRV-B'),
      number: fc.stringMatching(/^[A-Z][A-Z0-9]{3,8}$/),
    })
    const typing = fc.constantFrom<(lines: readonly string[]) => string>(
      (lines) => lines.join('\n'),
      (lines) => lines.join('\r\n'),
      (lines) => lines.join(''),
      (lines) => ` ${lines.join('\n').toLowerCase()} `,
      (lines) => lines.map((line) => line.replace(/(.{5})/g, '$1 ')).join('\n'),
    )
    fc.assert(
      fc.property(content, typing, ({ format, number }, type) => {
        const lines = composeMrz({
          format,
          documentCode: format.startsWith('MRV') ? 'V' : format === 'TD3' ? 'P' : 'I',
          issuer: 'UTO',
          number,
          names: { family: 'Exercise', given: 'One' },
          nationality: 'UTO',
          dateOfBirth: '1980-02-29',
          expiry: '2030-01-01',
          sex: 'X',
        })
        if ('fault' in lines) throw new Error(lines.fault)
        expect(guessMeaning(type(lines))).toEqual({ meaning: 'mrz', others: [] })
      }),
    )
  })

  test('that is a whole VIN is one', () => {
    const place = (size: number) => fc.stringMatching(new RegExp(`^[A-HJ-NPR-Z0-9]{${size}}$`))
    fc.assert(
      fc.property(place(2), place(5), place(6), (maker, description, rest) => {
        const vin = composeVin(`W${maker}`, description, `1A${rest}`)
        expect(guessMeaning(vin)?.meaning).toBe('vin')
      }),
    )
  })
})
