/** Samples of machine readable zones, the specimens of the standard among them, and what is said of broken ones. */
import fc from 'fast-check'
import { parse as parseElsewhere } from 'mrz'
import { describe, expect, test } from 'vitest'
import { type MachineReadableZone, parseMrz } from './mrz.ts'
import { composeMrz, isMrzContentFault } from './mrz-compose.ts'
import { isMrzFault } from './mrz-lines.ts'

const today = '2026-11-21'

// Specimens printed in ICAO Doc 9303 parts 4, 5, 6, 7 and 11.
const td3 = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10']
const td1 = ['I<UTOD231458907<<<<<<<<<<<<<<<', '7408122F1204159UTO<<<<<<<<<<<6', 'ERIKSSON<<ANNA<MARIA<<<<<<<<<<']
const td2 = ['I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'D231458907UTO7408122F1204159<<<<<<<6']
const visaA = ['V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L8988901C4XXX4009078F96121096ZE184226B<<<<<<']
const visaB = ['V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'L8988901C4XXX4009078F9612109<<<<<<<<']
const long = ['I<UTOD23145890<7349<<<<<<<<<<<', '3407127M9507122UTO<<<<<<<<<<<2', 'STEVENSON<<PETER<JOHN<<<<<<<<<']
// Made up for this test, in the order of the card of 1988.
const french = ['IDFRAEXERCICE<<<<<<<<<<<<<<<<<975001', '9912975000015PAUL<<EXEMPLE<8002295M8']

function read(lines: string | readonly string[]): MachineReadableZone {
  const zone = parseMrz(lines, today)
  if (isMrzFault(zone)) throw new Error(`${zone.fault} at ${zone.line}:${zone.column}`)
  return zone
}

function change(lines: readonly string[], line: number, column: number, to: string): string[] {
  return lines.map((text, index) =>
    index === line - 1 ? text.slice(0, column - 1) + to + text.slice(column - 1 + to.length) : text,
  )
}

describe('a specimen is read whole', () => {
  test('passport', () => {
    const zone = read(td3)
    expect(zone).toMatchObject({
      format: 'TD3',
      documentCode: 'P',
      type: 'passport',
      issuer: 'UTO',
      number: 'L898902C3',
      names: { family: 'ERIKSSON', given: 'ANNA MARIA' },
      namesMayBeCut: false,
      nationality: 'UTO',
      dateOfBirth: '1974-08-12',
      sex: 'F',
      expiry: '2012-04-15',
      optional: ['ZE184226B'],
      doubts: [],
    })
    expect(zone.checkDigits.map(({ field, ok }) => [field, ok])).toEqual([
      ['number', true],
      ['dateOfBirth', true],
      ['expiry', true],
      ['optional', true],
      ['composite', true],
    ])
  })

  test.each([
    ['TD1', td1, 'D23145890', 'id-card', 4],
    ['TD2', td2, 'D23145890', 'id-card', 4],
    ['MRV-A', visaA, 'L8988901C', 'visa', 3],
    ['MRV-B', visaB, 'L8988901C', 'visa', 3],
    ['TD1', long, 'D23145890734', 'id-card', 4],
  ])('%s', (format, lines, number, type, digits) => {
    const zone = read(lines)
    expect(zone).toMatchObject({ format, number, type, doubts: [] })
    expect(zone.checkDigits).toHaveLength(digits)
    expect(zone.checkDigits.filter((digit) => !digit.ok)).toEqual([])
  })

  test('a long number leaves its optional data alone', () => {
    expect(read(long).optional).toEqual(['', ''])
    expect(read(long).checkDigits[0]).toEqual({
      field: 'number',
      expected: '9',
      found: '9',
      ok: true,
      line: 1,
      column: 19,
    })
    expect(read(change(long, 1, 21, 'AB')).optional).toEqual(['AB', ''])
  })

  test('the French card of 1988', () => {
    const zone = read(french)
    expect(zone).toMatchObject({
      format: 'FRA-1988',
      issuer: 'FRA',
      number: '991297500001',
      names: { family: 'EXERCICE', given: 'PAUL EXEMPLE' },
      nationality: 'FRA',
      dateOfBirth: '1980-02-29',
      expiry: undefined,
      sex: 'M',
      optional: ['975001'],
    })
    expect(zone.checkDigits.map(({ field, ok }) => [field, ok])).toEqual([
      ['number', true],
      ['dateOfBirth', true],
      ['composite', true],
    ])
    const theirs = parseElsewhere(french, { autocorrect: false })
    expect(theirs.valid).toBe(true)
    expect(theirs.fields).toMatchObject({ lastName: 'EXERCICE', birthDate: '800229' })
  })
})

describe('however it was delivered', () => {
  test.each([
    ['one text with line breaks', td3.join('\r\n')],
    ['no line breaks', td3.join('')],
    [
      'spaces and small letters',
      ` ${td3
        .join('\n')
        .toLowerCase()
        .replace(/(.{5})/g, '$1 ')} \n\n`,
    ],
    ['«', td3.join('\n').replaceAll('<<', '«')],
    ['« for one filler each', td3.join('\n').replaceAll('<', '«')],
    ['‹', td3.join('\n').replaceAll('<', '‹')],
    ['broken anywhere', `${td3.join('').slice(0, 20)}\n${td3.join('').slice(20, 61)}\n${td3.join('').slice(61)}`],
  ])('%s', (_, text) => {
    expect(read(text)).toEqual(read(td3))
  })
})

describe('told, not corrected', () => {
  test('a wrong check digit, with what it should be and where it stands', () => {
    const zone = read(change(td3, 2, 10, '7'))
    expect(zone.number).toBe('L898902C3')
    expect(zone.checkDigits.filter((digit) => !digit.ok)).toEqual([
      { field: 'number', expected: '6', found: '7', ok: false, line: 2, column: 10 },
      { field: 'composite', expected: '7', found: '0', ok: false, line: 2, column: 44 },
    ])
  })

  test('a letter read for a digit of the number', () => {
    const zone = read(change(td3, 2, 6, 'O'))
    expect(zone.number).toBe('L8989O2C3')
    expect(zone.checkDigits[0]?.ok).toBe(false)
  })

  test('a filler for the check digit of optional data that are empty is right, of data that are not is wrong', () => {
    const empty = change(td3, 2, 29, '<<<<<<<<<<<<<<<')
    expect(read(empty).checkDigits.find((digit) => digit.field === 'optional')?.ok).toBe(true)
    expect(read(change(td3, 2, 43, '<')).checkDigits.find((digit) => digit.field === 'optional')?.ok).toBe(false)
  })

  test.each([
    ['dateOfBirth', 'impossible-date', 14, '740230'],
    ['dateOfBirth', 'digit-expected', 14, '74O812'],
    ['expiry', 'impossible-date', 22, '121315'],
    ['nationality', 'unknown-country', 11, 'QQQ'],
    ['sex', 'unknown-sex', 21, 'K'],
  ])('a doubt about %s: %s', (field, fault, column, text) => {
    const zone = read(change(td3, 2, column, text))
    expect(zone.doubts).toEqual([{ field, fault, line: 2, column }])
    expect(zone.number).toBe('L898902C3')
  })

  test('a figure among the names', () => {
    expect(read(change(td3, 1, 16, 'ANN4')).doubts).toEqual([
      { field: 'names', fault: 'letter-expected', line: 1, column: 19 },
    ])
  })
})

describe('dates', () => {
  test.each([
    ['<<<<<<', undefined],
    ['74<<<<', '1974'],
    ['7408<<', '1974-08'],
    ['740800', '1974-08'],
    ['740000', '1974'],
    ['74<<12', '1974'],
    ['<<0812', undefined],
    ['261121', '2026-11-21'],
    ['261122', '1926-11-22'],
    ['26<<<<', '2026'],
    ['27<<<<', '1927'],
    ['000229', '2000-02-29'],
  ])('born %s is %s', (figures, date) => {
    const zone = read(change(td3, 2, 14, figures))
    expect(zone.dateOfBirth).toBe(date)
    expect(zone.doubts).toEqual([])
  })

  test.each([
    ['360101', '2036-01-01'],
    ['760101', '2076-01-01'],
    ['770101', '1977-01-01'],
    ['<<<<<<', undefined],
  ])('valid until %s is %s', (figures, date) => {
    expect(read(change(td3, 2, 22, figures)).expiry).toBe(date)
  })
})

describe('countries and types', () => {
  test('Germany stands as D', () => {
    expect(read(change(change(td3, 1, 3, 'D<<'), 2, 11, 'D<<'))).toMatchObject({ issuer: 'DEU', nationality: 'DEU' })
  })

  test('a stateless person has a nationality code, a blank one is no doubt', () => {
    expect(read(change(td3, 2, 11, 'XXA')).nationality).toBe('XXA')
    expect(read(change(td3, 2, 11, '<<<'))).toMatchObject({ nationality: undefined, doubts: [] })
  })

  test.each([
    ['PD', 'diplomatic-passport'],
    ['PO', 'service-passport'],
    ['PE', 'emergency-document'],
    ['PR', 'refugee-travel-document'],
    ['PL', 'laissez-passer'],
    ['PP', 'passport'],
    ['PN', 'passport'],
    ['XX', 'other'],
  ])('%s is %s', (code, type) => {
    expect(read(change(td3, 1, 1, code)).type).toBe(type)
  })

  test('IDFRA of TD2 size is read in the order in which its last check digit is right', () => {
    const other = composeMrz({
      format: 'TD2',
      documentCode: 'ID',
      issuer: 'FRA',
      number: 'X00000000',
      names: { family: 'Exercice', given: 'Paule' },
      nationality: 'FRA',
      sex: 'F',
    })
    if (isMrzContentFault(other)) throw new Error(other.fault)
    const zone = read(other)
    expect(zone.format).toBe('TD2')
    expect(zone.names).toEqual({ family: 'EXERCICE', given: 'PAULE' })
    expect(read(french).format).toBe('FRA-1988')
    expect(read(change(french, 2, 36, '9')).format).toBe('FRA-1988')
  })
})

describe('refused', () => {
  test('input without end', () => {
    expect(parseMrz('<'.repeat(1001), today)).toEqual({ fault: 'no-format', line: 1, column: 1 })
  })

  test('anything else, without throwing', () => {
    const piece = fc.constantFrom(
      'P<UTO',
      '<',
      '«',
      'A',
      '7',
      '\n',
      ' ',
      'é',
      '\ud800',
      td3[0] ?? '',
      td3[1] ?? '',
      td1[2] ?? '',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => typeof parseMrz(pieces.join(''), today) === 'object'),
    )
  })

  test.each([
    ['', 'empty', 1, 1],
    [' \n ', 'empty', 1, 1],
    ['hello', 'no-format', 1, 1],
    [td3[0] ?? '', 'no-format', 1, 1],
    [[td3[0] ?? '', (td3[1] ?? '').slice(0, 43)], 'line-too-short', 2, 44],
    [[`${td3[0]}<`, td3[1] ?? ''], 'line-too-long', 1, 45],
    [[td1[0] ?? '', `${td1[1]}<`, td1[2] ?? ''], 'line-too-long', 2, 31],
    [change(td3, 2, 3, 'é'), 'foreign-character', 2, 3],
    [change(td3, 1, 7, '*'), 'foreign-character', 1, 7],
    [change(td3, 1, 3, 'QQQ'), 'unknown-country', 1, 3],
    [change(td3, 2, 1, '<<<<<<<<<'), 'no-number', 2, 1],
  ])('%j', (input, fault, line, column) => {
    expect(parseMrz(input, today)).toEqual({ fault, line, column })
  })
})
