/** Laws of composing and reading machine readable zones, and comparison with an independent reader. */
import fc from 'fast-check'
import { parse as parseElsewhere } from 'mrz'
import { describe, expect, test } from 'vitest'
import { countries } from './country.ts'
import { parseMrz } from './mrz.ts'
import { composeMrz, isMrzContentFault, type MrzContent } from './mrz-compose.ts'
import { isMrzFault } from './mrz-lines.ts'
import { spellForMrz } from './mrz-spelling.ts'

const today = '2026-11-21'

const letters = (min: number, max: number) =>
  fc
    .array(fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), { minLength: min, maxLength: max })
    .map((list) => list.join(''))
const signs = (min: number, max: number) =>
  fc.array(fc.constantFrom(...'ABCXYZ0123456789'), { minLength: min, maxLength: max }).map((list) => list.join(''))
const two = (min: number, max: number) => fc.integer({ min, max }).map((number) => String(number).padStart(2, '0'))
const dateFrom = (min: number, max: number) =>
  fc
    .tuple(fc.integer({ min, max }), two(1, 12), two(1, 28), fc.constantFrom(4, 7, 10))
    .map(([year, month, day, length]) => `${year}-${month}-${day}`.slice(0, length))

const shapes = [
  { format: 'TD1', code: 'I', number: 22, family: 14, optional: [15, 11] },
  { format: 'TD2', code: 'I', number: 14, family: 15, optional: [7] },
  { format: 'TD3', code: 'P', number: 9, family: 19, optional: [14] },
  { format: 'MRV-A', code: 'V', number: 9, family: 19, optional: [16] },
  { format: 'MRV-B', code: 'V', number: 9, family: 15, optional: [8] },
] as const

const contents: fc.Arbitrary<MrzContent> = fc.constantFrom(...shapes).chain((shape) =>
  fc.record({
    format: fc.constant(shape.format),
    documentCode: letters(0, 1).map((second) => shape.code + second),
    issuer: fc.constantFrom(...countries),
    number: signs(1, shape.number),
    names: fc.record({ family: letters(1, shape.family), given: letters(0, 13) }),
    nationality: fc.constantFrom(...countries),
    dateOfBirth: dateFrom(1927, 2025),
    expiry: dateFrom(1980, 2075),
    sex: fc.constantFrom('M', 'F', 'X'),
    optional: fc.tuple(...shape.optional.map((width) => signs(0, width))),
  }),
)

function compose(content: MrzContent): readonly string[] {
  const lines = composeMrz(content)
  if (isMrzContentFault(lines)) throw new Error(lines.fault)
  return lines
}

const sample: MrzContent = {
  format: 'TD3',
  documentCode: 'P',
  issuer: 'UTO',
  number: 'L898902C3',
  names: { family: 'Eriksson', given: 'Anna Maria' },
  nationality: 'UTO',
  dateOfBirth: '1974-08-12',
  expiry: '2012-04-15',
  sex: 'F',
  optional: ['ZE184226B'],
}

describe('composing', () => {
  test('the specimen of the standard gives its lines', () => {
    expect(compose(sample)).toEqual([
      'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
      'L898902C36UTO7408122F1204159ZE184226B<<<<<10',
    ])
  })

  test('what is composed is read back whole, and all its check digits are right', () => {
    fc.assert(
      fc.property(contents, (content) => {
        const lines = composeMrz(content)
        // A long number and optional data may not fit together; the fault says so and nothing is cut.
        fc.pre(!isMrzContentFault(lines))
        const zone = parseMrz(lines, today)
        if (isMrzFault(zone)) throw new Error(zone.fault)
        expect(zone.checkDigits.filter((digit) => !digit.ok)).toEqual([])
        const { format, documentCode, issuer, number, names, nationality, dateOfBirth, expiry, sex, optional } = content
        expect(zone).toMatchObject({
          format,
          documentCode,
          issuer,
          number,
          names,
          nationality,
          dateOfBirth,
          expiry,
          sex,
        })
        expect(zone).toMatchObject({ optional, doubts: [], lines })
      }),
      { numRuns: 400 },
    )
  })

  test('a figure changed anywhere under a check digit is told', () => {
    fc.assert(
      fc.property(contents, fc.nat(), fc.integer({ min: 1, max: 9 }), (content, place, step) => {
        const lines = composeMrz(content)
        // Visas have no check digit over their optional data.
        fc.pre(!isMrzContentFault(lines) && !content.format.startsWith('MRV'))
        const whole = isMrzContentFault(lines) ? '' : lines.join('')
        const places = [...whole.matchAll(/\d/g)].map((match) => match.index)
        const at = places[place % places.length] ?? 0
        const changed = `${whole.slice(0, at)}${(Number(whole[at]) + step) % 10}${whole.slice(at + 1)}`
        const zone = parseMrz(changed, today)
        return !isMrzFault(zone) && zone.checkDigits.some((digit) => !digit.ok)
      }),
    )
  })

  test('names too long for their place are cut, keep a letter of the given name, and are marked', () => {
    const lines = compose({ ...sample, names: { family: 'A'.repeat(60), given: 'Binh' } })
    expect(lines[0]).toBe(`P<UTO${'A'.repeat(36)}<<B`)
    expect(parseMrz(lines, today)).toMatchObject({ namesMayBeCut: true, names: { given: 'B' } })
  })

  test.each([
    [{ documentCode: 'V' }, 'document-code'],
    [{ documentCode: 'p' }, 'document-code'],
    [{ format: 'MRV-A' as const, documentCode: 'P' }, 'document-code'],
    [{ issuer: 'QQQ' }, 'unknown-country'],
    [{ nationality: 'D' }, 'unknown-country'],
    [{ number: 'L 898' }, 'number'],
    [{ number: '' }, 'number'],
    [{ number: 'L898902C34' }, 'number-too-long'],
    [{ optional: ['A'.repeat(15)] }, 'optional'],
    [{ optional: ['a'] }, 'optional'],
    [{ optional: ['A', 'B'] }, 'optional'],
    [{ format: 'TD2' as const, documentCode: 'I', number: 'A'.repeat(15), optional: [] }, 'number-too-long'],
    [{ format: 'TD1' as const, documentCode: 'I', number: 'A'.repeat(23), optional: [] }, 'number-too-long'],
  ])('%j does not fit', (change, fault) => {
    expect(composeMrz({ ...sample, ...change })).toEqual({ fault })
  })
})

describe('an independent reader', () => {
  test('finds our zones valid and reads the same', () => {
    fc.assert(
      fc.property(contents, (content) => {
        // It knows fewer codes than ICAO lists, no partial dates and no visas, and wants names; the rest is compared.
        fc.pre(content.names.given !== '' && content.dateOfBirth?.length === 10 && content.expiry?.length === 10)
        fc.pre(!content.format.startsWith('MRV'))
        const known: MrzContent = {
          ...content,
          issuer: 'DEU',
          nationality: 'VNM',
          documentCode: content.documentCode.charAt(0),
        }
        const lines = composeMrz(known)
        fc.pre(!isMrzContentFault(lines))
        const theirs = parseElsewhere([...lines], { autocorrect: false })
        const wrong = theirs.details
          .filter((detail) => !detail.valid)
          .map((detail) => `${detail.field}: ${detail.error}`)
        expect(wrong).toEqual([])
        expect(theirs.fields).toMatchObject({
          documentNumber: known.number,
          lastName: known.names.family,
          firstName: known.names.given,
          issuingState: 'D',
          nationality: 'VNM',
          sex: { M: 'male', F: 'female', X: 'nonspecified' }[known.sex],
        })
      }),
      { numRuns: 200 },
    )
  })
})

describe('spelling', () => {
  test.each([
    ['Nguyễn Văn Đức', 'NGUYEN<VAN<DUC'],
    ['Trần Thị Ơn Ưu', 'TRAN<THI<ON<UU'],
    ["O’Neill-D'Arcy", 'ONEILL<DARCY'],
    ['Müller-Groß', 'MUELLER<GROSS'],
    ['Åse Bjørnsdóttir Þór', 'AASE<BJOERNSDOTTIR<THOR'],
    ['Łukasz Żółć', 'LUKASZ<ZOLC'],
    ['Iñigo Çelik', 'INIGO<CELIK'],
    ['Işık', 'ISIK'],
    ['  St. John  ', 'ST<JOHN'],
    ['محمد', ''],
    ['Anna 3 محمد B', 'ANNA<B'],
  ])('%s is %s', (name, spelled) => {
    expect(spellForMrz(name)).toBe(spelled)
  })

  test('of any text holds letters and single gaps only, and is its own spelling', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (name) => {
        const spelled = spellForMrz(name)
        return /^(?:[A-Z]+(?:<[A-Z]+)*)?$/.test(spelled) && spellForMrz(spelled) === spelled
      }),
    )
  })
})
