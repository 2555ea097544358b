/** The list in three files, in miniature and invented: one record an entry with all its aliases, nothing guessed. */
import { describe, expect, test } from 'vitest'
import { readCountry } from './country-reading.ts'
import { readListDate, readRemarks } from './ofac-remarks.ts'
import { makeOfacList } from './ofac-sdn.ts'

const none = '-0- '
const row = (
  number: string,
  name: string,
  kind: string,
  programme: string,
  rest: Readonly<Record<number, string>> = {},
): string[] => Array.from({ length: 12 }, (_, at) => [number, name, kind, programme][at] ?? rest[at] ?? none)

const entryOf = (...args: Parameters<typeof row>) => {
  const list = makeOfacList()
  const made = list.entryOf(row(...args))
  return 'entry' in made ? (made.entry as { reference: string; fields: Record<string, unknown> }) : made
}

describe('an entry of the list', () => {
  test('is one record with all its aliases and addresses', () => {
    const list = makeOfacList()
    list.addBeside('alt', ['900001', '1', 'aka', 'EXERCISE, Abu', none])
    list.addBeside('alt', ['900001', '2', 'fka', 'EXAMPLE, Former Name', none])
    list.addBeside('alt', ['900001', '3', 'aka', 'EXERCISE, abu', none])
    list.addBeside('alt', ['900002', '4', 'aka', 'OTHER', none])
    list.addBeside('add', ['900001', '5', '1 Exercise Road', 'Sampletown', 'Vietnam', none])
    list.addBeside('add', ['900001', '6', none, none, none, none])
    const remarks =
      "Gender Male; DOB 07 Jul 1966; alt. DOB circa 1970; POB Sampletown, Utopia; nationality Korea, North; citizen Atlantis; Passport XX0000001 (Vietnam) issued 05 Feb 2001 expires 04 Feb 2011; Passport 123 expires 2010; a.k.a. 'BIG EXERCISE'; a.k.a. '07'; Linked To: NOBODY."
    const made = list.entryOf(
      row('900001', 'EXERCISE, Ali Example', 'individual', 'XSDGT] [XIFSR', { 4: 'Director', 11: remarks }),
    )
    expect(made).toEqual({
      entry: {
        reference: 'OFAC-SDN-900001',
        status: 'listed',
        purpose: 'warn',
        fields: {
          source: 'OFAC SDN',
          entry: '900001',
          kind: 'person',
          names: [
            { use: 'main', family: 'EXERCISE', given: 'Ali Example' },
            { use: 'alias', family: 'EXERCISE', given: 'Abu' },
            { use: 'former', family: 'EXAMPLE', given: 'Former Name' },
            { use: 'nickname', whole: 'BIG EXERCISE' },
          ],
          sex: 'M',
          datesOfBirth: ['1966-07-07', '1970~'],
          placesOfBirth: ['Sampletown, Utopia'],
          nationalities: ['PRK'],
          documents: [
            {
              type: 'passport',
              number: 'XX0000001',
              country: 'VNM',
              dateOfIssue: '2001-02-05',
              dateOfExpiry: '2011-02-04',
            },
          ],
          identifiers: [{ kind: 'Passport', number: '123' }],
          addresses: ['1 Exercise Road, Sampletown, Vietnam'],
          programmes: ['XSDGT', 'XIFSR'],
          remarks: `Title: Director\n${remarks}`,
        },
      },
    })
    expect(list.unclaimed()).toEqual(['900002'])
  })

  test('of a vessel or a company keeps numbers as identifiers and its name whole', () => {
    const vessel = entryOf('900003', 'EXERCISE, STAR', 'vessel', 'XDPRK', {
      5: 'XX99',
      9: 'Panama',
      11: 'Vessel Registration Identification IMO 0000000; MMSI 000000000; Passport X1 (Panama).',
    })
    expect(vessel).toMatchObject({
      fields: {
        kind: 'vessel',
        names: [{ use: 'main', whole: 'EXERCISE, STAR' }],
        documents: [],
        identifiers: [
          { kind: 'Call sign', number: 'XX99' },
          { kind: 'Vessel Registration Identification', number: 'IMO 0000000' },
          { kind: 'MMSI', number: '000000000' },
          { kind: 'Passport', number: 'X1' },
        ],
      },
    })
    expect(entryOf('900004', 'SAMPLE TRADING, LTD.', none, 'X')).toMatchObject({ fields: { kind: 'entity' } })
  })

  test('without a number, a name or a known kind is rejected with the reason', () => {
    expect(entryOf('x', none, 'ghost', 'X')).toMatchObject({
      faults: [{ key: 'fault.ofac-number' }, { key: 'fault.ofac-name' }, { key: 'fault.ofac-kind' }],
    })
    expect(makeOfacList().addBeside('alt', ['x', '', '', '', ''])).toMatchObject({ key: 'fault.ofac-number' })
    expect(makeOfacList().addBeside('alt', ['1', '', '', none, ''])).toMatchObject({ key: 'fault.ofac-name' })
  })

  test('whose remarks are cut off by the column loses the last piece only', () => {
    const full = `Passport XX1111111 (France); ${'x'.repeat(960)}; Passport XX22`
    expect(readRemarks(full, true).documents.map(({ number }) => number)).toEqual(['XX1111111'])
    expect(readRemarks(full, true).identifiers).toEqual([])
  })
})

describe('dates of the list', () => {
  test.each([
    ['07 Jul 1966', '1966-07-07'],
    ['Jul 1966', '1966-07'],
    ['1966', '1966'],
    ['circa 1970', '1970~'],
    ['circa 03 Mar 1970', '1970~'],
    ['1965 to 1968', '1965/1968'],
    ['01 Jan 1965 to 31 Dec 1965', '1965-01-01/1965-12-31'],
    ['circa 1979-1982', '1979/1982'],
    ['31 Feb 1966', undefined],
    ['unknown', undefined],
    ['1968 to 1965', undefined],
  ])('%s is %s', (text, date) => {
    expect(readListDate(text)).toBe(date)
  })
})

describe('countries', () => {
  test.each([
    ['Korea, North', 'PRK'],
    ['Congo, Democratic Republic of the', 'COD'],
    ['Cote d Ivoire', 'CIV'],
    ['Allemagne', 'DEU'],
    ['Việt Nam', 'VNM'],
    ['فرنسا', 'FRA'],
    ['fr', 'FRA'],
    ['XXA', 'XXA'],
    ['Kosovo', 'RKS'],
    ['Netherlands Antilles', 'ANT'],
    ['Region: Crimea', undefined],
    ['undetermined', undefined],
    ['', undefined],
  ])('%s is %s', (text, code) => {
    expect(readCountry(text)).toBe(code)
  })
})
