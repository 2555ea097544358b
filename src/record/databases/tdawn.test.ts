// What a record of a valid document of somebody sought must state, what it is matched by, and that it is never about the document.
import { describe, expect, test } from 'vitest'
import type { PersonStatus } from '../../terms/person-status.ts'
import type { Purpose } from '../../terms/purpose.ts'
import { lives } from '../record.schema.ts'
import { fieldsSeen } from './database.ts'
import { type TdawnFields, tdawn, tdawnStatuses } from './tdawn.ts'
import { travelDocument } from './travel-document.ts'

const today = '2026-11-21'
const held: TdawnFields = {
  number: 'X0 000-001',
  country: 'FRA',
  type: 'passport',
  family: 'Exercise',
  given: 'Anna',
  dateOfBirth: '1980-02-03',
  dateOfExpiry: '2030-05-01',
  sex: 'F',
  nationality: 'FRA',
  notice: 'EXERCISE-1',
}
type How = { readonly status?: string; readonly personStatus?: PersonStatus; readonly purpose?: Purpose }
const faults = (fields: object, { status = 'holder-wanted', ...how }: How = {}): string[] =>
  tdawn.faultsOf({ status, fields: { ...held, ...fields }, today, ...how }).map((one) => `${one.pointer} ${one.key}`)

describe('a document of somebody sought', () => {
  test('is matched as the document it is, but apart from the lost and stolen ones', () => {
    expect(tdawn.keys(held)).toEqual(['tdawn-document:FRA:passport:X0000001'])
    const kinds = (keys: readonly string[]) => keys.map((key) => key.slice(0, key.indexOf(':')))
    expect(kinds(tdawn.keys(held))).not.toEqual(kinds(travelDocument.keys(held)))
    expect(tdawn.keys({ number: 'X1', country: 'FRA' }).length).toBeGreaterThan(1)
    expect(tdawn.keys({ family: 'Exercise' })).toEqual([])
  })

  test.each([
    ['a good one', {}, []],
    ['one that expired yesterday', { dateOfExpiry: '2026-11-20' }, ['/dateOfExpiry fault.document-expired']],
    ['one that expires today', { dateOfExpiry: '2026-11-21' }, []],
    ['one that may have expired', { dateOfExpiry: '2026' }, []],
    ['one without a day of expiry', { dateOfExpiry: undefined }, []],
    [
      'an expiry before the issue',
      { dateOfIssue: '2031' },
      ['/dateOfIssue fault.date-in-future', '/dateOfExpiry fault.expires-before-issue'],
    ],
    ['a number of nothing', { number: '-' }, ['/number fault.identifier-empty']],
    ['a holder of digits', { family: '123' }, ['/family fault.name-empty']],
    ['a holder to be born', { dateOfBirth: '2027' }, ['/dateOfBirth fault.date-in-future']],
    ['a holder of 140', { dateOfBirth: '1886' }, ['/dateOfBirth fault.born-too-long-ago']],
  ])('%s is judged', (_, fields, expected) => {
    expect(faults(fields)).toEqual(expected)
  })

  test('never asks for a victim or witness (RPD 39)', () => {
    for (const personStatus of ['victim', 'witness'] as const) {
      expect(faults({}, { personStatus, purpose: 'wanted' })).toEqual([
        '/personStatus fault.protected-person-status',
        '/purpose fault.protected-person-wanted',
      ])
      expect(faults({}, { personStatus, purpose: 'locate', status: 'holder-missing' })).toEqual([])
      for (const status of tdawnStatuses) {
        const { code, limits } = tdawn.action(status, 'active', { personStatus })
        expect(limits).toContain('no-coercion')
        expect(limits).not.toContain('arrest-by-own-law')
        expect(code).not.toMatch(/holder-(wanted|warned-about)$/)
      }
    }
    expect(faults({}, { personStatus: 'charged', purpose: 'wanted' })).toEqual([])
  })

  test('always tells the officer that the document itself is good', () => {
    for (const status of tdawnStatuses) {
      const { code, limits } = tdawn.action(status, 'active')
      expect(code).toBe(`tdawn.${status}`)
      expect(limits[0]).toBe('document-valid')
    }
    expect(tdawn.action('unheard-of', 'active').limits).toEqual(['no-measure'])
    expect(tdawn.action('holder-wanted', 'blocked').code).toBe('suspended')
    expect(lives.map((life) => tdawn.noticeTo({ status: 'holder-wanted', life }))).toEqual([
      'source',
      'general-secretariat',
      'general-secretariat',
      'source',
    ])
  })

  test('has flaws where the holder is told by a name alone, and once it has expired', () => {
    expect(tdawn.flaws(held, today)).toEqual([])
    expect(tdawn.flaws(held, '2030-05-02')).toEqual(['contradiction:documents-expired'])
    const { given, dateOfBirth, sex, nationality, dateOfExpiry, ...bare } = held
    expect(tdawn.flaws(bare, today)).toEqual(
      ['dateOfExpiry', 'dateOfBirth', 'given', 'sex', 'nationality'].map((field) => `missing:${field}`),
    )
  })

  test('shows a post everything but where it comes from', () => {
    const { notice, ...shown } = held
    expect(fieldsSeen(tdawn, { ...held, additionalInformation: 'Exercise' }, 'post')).toEqual(shown)
  })

  const verdicts = (question: object) =>
    Object.fromEntries(tdawn.compare({ ...question }, held).map((line) => [line.field, line.verdict]))

  test('is compared with the page that was read', () => {
    const bearer = { family: 'EXERCISE', given: 'ANNE', dateOfBirth: '1980-02-03', sex: 'M', nationality: 'FRA' }
    expect(verdicts({ number: 'X0000001', country: 'FRA', type: 'diplomatic-passport', bearer })).toEqual({
      number: 'same',
      country: 'same',
      type: 'near',
      dateOfExpiry: 'missing',
      family: 'same',
      given: 'near',
      dateOfBirth: 'same',
      sex: 'differs',
      nationality: 'same',
    })
  })

  test('is compared with the person asked for, by whatever papers they show', () => {
    const documents = [
      { number: 'Y7', country: 'FRA', type: 'id-card' },
      { number: 'X0000001', country: 'FRA', type: 'passport' },
    ]
    expect(verdicts({ name: 'Anna Exercise', dateOfBirth: '1980', nationalities: ['VNM', 'FRA'], documents })).toEqual({
      number: 'same',
      family: 'same',
      dateOfBirth: 'near',
      sex: 'missing',
      nationality: 'same',
    })
  })
})
