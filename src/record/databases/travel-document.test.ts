// What a record of a travel document must state, what it is matched by, and what it tells whom to do.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { documentKey, sltdStatuses, travelDocumentTypes } from '../../terms/document-number.ts'
import { lives } from '../record.schema.ts'
import { fieldsSeen } from './database.ts'
import { travelDocument } from './travel-document.ts'

const today = '2026-11-21'
const passport = { number: 'X0 000-001', country: 'FRA', type: 'passport' }
const faults = (fields: object, status = 'lost'): string[] =>
  travelDocument
    .faultsOf({ status, fields: { ...passport, ...fields }, today })
    .map((fault) => `${fault.pointer} ${fault.key}`)

describe('a record of a travel document', () => {
  test('is matched by country, family and number in its one spelling, and keeps what is printed', () => {
    expect(travelDocument.keys(passport)).toEqual(['document:FRA:passport:X0000001'])
    expect(travelDocument.normalise(passport)).toEqual({ identifiers: { number: 'X0000001' }, faults: [] })
  })

  test('always has a key when it has no fault', () => {
    const fields = fc.record({
      number: fc.string({ minLength: 1, maxLength: 12 }),
      country: fc.constantFrom('FRA', 'VNM', 'UNO'),
      type: fc.constantFrom(...travelDocumentTypes),
    })
    fc.assert(
      fc.property(fields, (one) => {
        const isSound = travelDocument.faultsOf({ status: 'lost', fields: one, today }).length === 0
        expect(travelDocument.keys(one).length > 0).toBe(isSound)
      }),
      { numRuns: 500 },
    )
  })

  test('is asked for in every family when the type is not known', () => {
    const keys = travelDocument.keys({ number: 'X1', country: 'FRA' })
    for (const type of travelDocumentTypes) expect(keys).toContain(`document:${documentKey('FRA', type, 'X1')}`)
    expect(new Set(keys).size).toBe(keys.length)
  })

  test.each([
    ['a number of separators only', { number: ' - ' }, ['/number fault.identifier-empty']],
    ['a number with a foreign sign', { number: 'X№1' }, ['/number fault.identifier-foreign-character']],
    ['a number without end', { number: '9'.repeat(30) }, ['/number fault.identifier-too-long']],
    ['a date of loss to come', { dateOfLoss: '2027' }, ['/dateOfLoss fault.date-in-future']],
    ['a date of issue to come', { dateOfIssue: '2026-12' }, ['/dateOfIssue fault.date-in-future']],
    [
      'an expiry before the issue',
      { dateOfIssue: '2020', dateOfExpiry: '2019' },
      ['/dateOfExpiry fault.expires-before-issue'],
    ],
    ['a loss in the present month', { dateOfLoss: '2026-11' }, []],
    ['a range of what is no blank', { numberTo: 'X0000009' }, ['/numberTo fault.range-only-of-blanks']],
  ])('%s is judged', (_, fields, expected) => {
    expect(faults(fields)).toEqual(expected)
  })

  test.each([
    ['X0000100', undefined],
    ['X 0000-100', undefined],
    ['X0000001', 'fault.range-reversed'],
    ['X0000000', 'fault.range-reversed'],
    ['X00000100', 'fault.range-of-one-series'],
    ['Y0000100', 'fault.range-of-one-series'],
  ])('a range of blanks up to %s', (numberTo, fault) => {
    expect(faults({ numberTo }, 'stolen-blank')).toEqual(fault ? [`/numberTo ${fault}`] : [])
    if (!fault) expect(travelDocument.rangeEnd({ ...passport, numberTo })).toBe('X0000100')
  })

  test('has no day of issue or expiry when it was stolen as a blank', () => {
    expect(faults({ dateOfIssue: '2020', dateOfExpiry: '2030' }, 'stolen-blank')).toEqual([
      '/dateOfIssue fault.blank-has-no-date',
      '/dateOfExpiry fault.blank-has-no-date',
    ])
  })

  test('is entered by the bureau of the country that issued it, and by no other', () => {
    expect(travelDocument.enteredBy(passport, 'fr')).toBeUndefined()
    expect(travelDocument.enteredBy(passport, 'vn')).toBe('fault.not-issuing-country')
    expect(travelDocument.enteredBy(passport, 'gs')).toBe('fault.not-issuing-country')
    expect(travelDocument.enteredBy({ ...passport, country: 'XXA' }, 'fr')).toBe('fault.not-issuing-country')
    expect(travelDocument.enteredBy({ ...passport, country: 'UNO' }, 'un')).toBeUndefined()
    expect(travelDocument.enteredBy({ ...passport, country: 'QXA' }, 'xa')).toBeUndefined()
  })

  test('tells of its hits to the General Secretariat first where a state has decided on a holder it knows', () => {
    const told = sltdStatuses.map((status) => travelDocument.noticeTo({ status, life: 'active' }))
    expect(told).toEqual(['source', 'source', 'source', 'general-secretariat', 'general-secretariat'])
    for (const status of sltdStatuses)
      for (const life of ['under-review', 'blocked'] as const)
        expect(travelDocument.noticeTo({ status, life })).toBe('general-secretariat')
  })

  test('says the same of every suspension, whatever its status', () => {
    const said = sltdStatuses.flatMap((status) => [
      travelDocument.action(status, 'under-review'),
      travelDocument.action(status, 'blocked'),
    ])
    expect(new Set(said.map((action) => JSON.stringify(action))).size).toBe(1)
    expect(lives.map((life) => travelDocument.action('lost', life).code)).toEqual([
      'travel-document.lost',
      'suspended',
      'suspended',
      'withdrawn',
    ])
  })

  test('never lets anybody be detained on the match alone', () => {
    for (const status of sltdStatuses)
      expect(travelDocument.action(status, 'active').limits).toContain('no-detention-on-this-alone')
  })

  test('shows a post the document and a desk the file', () => {
    const fields = { ...passport, nationalReference: 'N-1', additionalInformation: 'Cover torn.', unheard: 'of' }
    expect(fieldsSeen(travelDocument, fields, 'post')).toEqual(passport)
    expect(fieldsSeen(travelDocument, fields, 'desk')).toEqual({
      ...passport,
      nationalReference: 'N-1',
      additionalInformation: 'Cover torn.',
    })
  })

  test('is compared line by line', () => {
    const question = { number: 'X0000001', country: 'FRA', type: 'diplomatic-passport', dateOfExpiry: '2030-05-01' }
    expect(travelDocument.compare(question, { ...passport, dateOfExpiry: '2030' })).toEqual([
      { field: 'number', question: 'X0000001', record: 'X0 000-001', verdict: 'same' },
      { field: 'country', question: 'FRA', record: 'FRA', verdict: 'same' },
      { field: 'type', question: 'diplomatic-passport', record: 'passport', verdict: 'near' },
      { field: 'dateOfExpiry', question: '2030-05-01', record: '2030', verdict: 'near' },
    ])
    expect(travelDocument.compare({ number: 'X0000001' }, passport).map((line) => line.verdict)).toEqual([
      'same',
      'missing',
      'missing',
    ])
  })

  test('is called by country and number', () => {
    expect(travelDocument.titleOf(passport)).toBe('FRA X0 000-001')
    expect(travelDocument.titleOf({ ...passport, numberTo: 'X9' })).toBe('FRA X0 000-001 – X9')
  })
})
