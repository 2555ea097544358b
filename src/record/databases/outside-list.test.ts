// What an entry of a list kept by others must state, that it never makes a hit, and who may enter it.
import { describe, expect, test } from 'vitest'
import { lives } from '../record.schema.ts'
import { type OutsideListFields, outsideList, outsideListKinds, outsideListStatuses } from './outside-list.ts'

const today = '2026-11-21'
const listed: OutsideListFields = {
  source: 'Exercise list',
  entry: 'EX-1',
  kind: 'person',
  names: [{ use: 'main', family: 'Exercise', given: 'Bruno' }],
  datesOfBirth: ['1960'],
  placesOfBirth: ['Exercise City'],
  nationalities: ['UTO'],
  documents: [{ type: 'passport', number: 'X0 1', country: 'UTO' }],
  identifiers: [{ kind: 'Tax number', number: '77' }],
  addresses: [],
  programmes: ['EXERCISE'],
}
const ship = {
  kind: 'vessel',
  names: [{ use: 'main', whole: '7-28' }],
  datesOfBirth: [],
  placesOfBirth: [],
  documents: [],
  identifiers: [{ kind: 'IMO', number: '0000000' }],
}
const faults = (fields: object): string[] =>
  outsideList
    .faultsOf({ status: 'listed', fields: { ...listed, ...fields }, today })
    .map((fault) => `${fault.pointer} ${fault.key}`)

describe('an entry of an outside list', () => {
  test('is entered by the General Secretariat only', () => {
    expect(outsideList.enteredBy(listed, 'gs')).toBeUndefined()
    for (const bureau of ['fr', 'un', 'aseanapol'])
      expect(outsideList.enteredBy(listed, bureau)).toBe('fault.outside-lists-by-secretariat')
  })

  test('informs: it makes no hit, has no discreet alert and asks for no measure', () => {
    expect(outsideList.makesHits).toBe(false)
    expect(outsideList.discreetAlerts).toBe(false)
    for (const status of outsideListStatuses)
      for (const life of lives) expect(outsideList.action(status, life).limits).toContain('no-measure')
    expect(lives.map((life) => outsideList.noticeTo({ status: 'listed', life }))).toEqual([
      'source',
      'general-secretariat',
      'general-secretariat',
      'source',
    ])
  })

  test.each([
    ['a person', {}, []],
    ['a ship called by a number', ship, []],
    ['a person called by a number', { names: [{ use: 'main', whole: '7-28' }] }, ['/names/0 fault.name-empty']],
    [
      'a person with a ship’s number',
      { identifiers: ship.identifiers },
      ['/identifiers/0/kind fault.number-of-no-person'],
    ],
    [
      'a person with a hull',
      { identifiers: [{ kind: 'Hull No.', number: '1' }] },
      ['/identifiers/0/kind fault.number-of-no-person'],
    ],
    [
      'a company that was born',
      { kind: 'entity', sex: 'M' },
      ['/sex', '/datesOfBirth', '/placesOfBirth', '/documents', '/names/0'].map((at) => `${at} fault.only-of-persons`),
    ],
    ['no main name', { names: [{ use: 'alias', whole: 'Bruno' }] }, ['/names fault.one-main-name']],
    ['a birth to come', { datesOfBirth: ['1960', '2027'] }, ['/datesOfBirth/1 fault.date-in-future']],
    ['a birth told twice', { datesOfBirth: ['1960', '1960'] }, []],
    [
      'a number that cannot be read',
      { documents: [{ type: 'passport', number: 'No. 12 (№)', country: 'UTO' }] },
      ['/documents/0/number fault.identifier-foreign-character'],
    ],
    ['no document', { documents: [] }, []],
  ])('%s is judged', (_, fields, expected) => {
    expect(faults(fields)).toEqual(expected)
  })

  test('is found by document and, if it is a person, by name', () => {
    expect(outsideList.keys(listed)).toEqual(['list-document:UTO:passport:X01'])
    expect(outsideList.personOf(listed)).toMatchObject({
      names: [{ family: 'Exercise', given: 'Bruno' }],
      datesOfBirth: ['1960'],
      nationalities: ['UTO'],
      documents: ['UTO:passport:X01'],
    })
    for (const kind of outsideListKinds)
      expect(outsideList.personOf({ ...listed, kind }) !== undefined).toBe(kind === 'person')
  })

  test('of a ship is found by its numbers, however the list words them', () => {
    const identifiers = [
      { kind: 'Vessel Registration Identification', number: 'IMO 9000003' },
      { kind: 'MMSI', number: '226000001' },
      { kind: 'Vessel Call Sign', number: 'EX-A1' },
      { kind: 'Tax number', number: '9000003' },
    ]
    const record = { ...listed, ...ship, kind: 'vessel' as const, names: [], nationalities: [], identifiers }
    const keys = outsideList.keys(record)
    expect(keys).toHaveLength(3)
    expect(outsideList.keys({ imo: '9000003', mmsi: '226000001', callSign: 'exa1' } as never)).toEqual(keys)
    expect(outsideList.keys({ ...record, kind: 'entity' })).toEqual([])
    expect(outsideList.compare({ imo: '9000003' }, record)).toEqual([
      { field: 'identifiers', question: '9000003', record: 'IMO 9000003', verdict: 'same' },
    ])
  })

  test('of a person wants a date of birth and a nationality, of anything else nothing', () => {
    expect(outsideList.flaws({ ...listed, datesOfBirth: [], nationalities: [] }, today)).toEqual([
      'missing:datesOfBirth',
      'missing:nationalities',
    ])
    expect(outsideList.flaws({ ...listed, ...ship, nationalities: [] }, today)).toEqual([])
  })

  test('is compared with the closest of what the list says', () => {
    const record = { ...listed, datesOfBirth: ['1950', '1960'], placesOfBirth: ['Elsewhere', 'Exercise City'] }
    const question = {
      family: 'exercise',
      given: 'bruno',
      dateOfBirth: '1960',
      placeOfBirth: 'EXERCISE',
      nationalities: ['FRA'],
    }
    expect(outsideList.compare(question, record).map((line) => [line.field, line.verdict])).toEqual([
      ['names', 'same'],
      ['datesOfBirth', 'same'],
      ['nationalities', 'differs'],
      ['placesOfBirth', 'near'],
      ['documents', 'missing'],
    ])
  })
})
