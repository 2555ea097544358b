// What a record of an administrative document must state, what it is matched by, and who hears of its hits.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { administrativeDocumentTypes } from '../../terms/object-kind.ts'
import { administrativeDocument, administrativeDocumentStatuses } from './administrative-document.ts'
import { fieldsSeen } from './database.ts'

const today = '2026-11-21'
const paper = { number: 'EX-00 100', country: 'QXA', type: 'vehicle-registration' }
const faults = (fields: object, status = 'stolen'): string[] =>
  administrativeDocument
    .faultsOf({ status, fields: { ...paper, ...fields }, today })
    .map((fault) => `${fault.pointer} ${fault.key}`)

describe('a record of an administrative document', () => {
  test('is matched by state, type and number in its one spelling', () => {
    expect(administrativeDocument.keys(paper)).toEqual(['administrative:QXA:vehicle-registration:EX00100'])
    expect(administrativeDocument.normalise(paper)).toEqual({ identifiers: { number: 'EX00100' }, faults: [] })
    expect(administrativeDocument.judge(paper, paper, ['administrative'])).toBe('exact')
  })

  test('has no key while state, type or number are not known', () => {
    for (const member of Object.keys(paper))
      expect(administrativeDocument.keys({ ...paper, [member]: undefined })).toEqual([])
  })

  test('always has one key when it has no fault, and it differs from that of every other type', () => {
    const fields = fc.record({
      number: fc.string({ minLength: 1, maxLength: 12 }),
      country: fc.constantFrom('FRA', 'VNM'),
      type: fc.constantFrom(...administrativeDocumentTypes),
    })
    fc.assert(
      fc.property(fields, (one) => {
        const isSound = administrativeDocument.faultsOf({ status: 'lost', fields: one, today }).length === 0
        expect(administrativeDocument.keys(one)).toHaveLength(isSound ? 1 : 0)
        const others = administrativeDocumentTypes.flatMap((type) => administrativeDocument.keys({ ...one, type }))
        expect(new Set(others).size).toBe(others.length)
      }),
      { numRuns: 300 },
    )
  })

  test.each([
    ['a number of separators', { number: '--' }, ['/number fault.identifier-empty']],
    ['a loss to come', { dateOfLoss: '2027' }, ['/dateOfLoss fault.date-in-future']],
    ['a loss of this month', { dateOfLoss: '2026-11' }, []],
    ['a range of what is no blank', { numberTo: 'EX00109' }, ['/numberTo fault.range-only-of-blanks']],
    [
      'a name in free text',
      { additionalInformation: 'Owner: Mr Exercise' },
      ['/additionalInformation fault.nominal-data-title'],
    ],
  ])('%s is judged', (_, fields, expected) => {
    expect(faults(fields)).toEqual(expected)
  })

  test.each([
    ['EX-00 199', undefined],
    ['EX00099', 'fault.range-reversed'],
    ['EX000199', 'fault.range-of-one-series'],
  ])('a range of blanks up to %s', (numberTo, fault) => {
    expect(faults({ numberTo }, 'stolen-blank')).toEqual(fault ? [`/numberTo ${fault}`] : [])
    if (!fault) expect(administrativeDocument.rangeEnd({ ...paper, numberTo })).toBe('EX00199')
  })

  test('is entered by any bureau, for papers are stolen abroad', () => {
    for (const bureau of ['vn', 'xa', 'gs']) expect(administrativeDocument.enteredBy(paper, bureau)).toBeUndefined()
  })

  test('tells the General Secretariat first where the paper was declared invalid or use is suspended', () => {
    const told = administrativeDocumentStatuses.map((status) =>
      administrativeDocument.noticeTo({ status, life: 'active' }),
    )
    expect(told).toEqual(['source', 'source', 'source', 'general-secretariat'])
    expect(administrativeDocument.noticeTo({ status: 'lost', life: 'blocked' })).toBe('general-secretariat')
    expect(administrativeDocument.action('invalid', 'active').limits).not.toContain('confirm-with-source')
    expect(administrativeDocument.action('invalid', 'active').limits).toContain('secretariat-before-issuer')
  })

  test('says what is desirable and not there', () => {
    expect(administrativeDocument.flaws(paper, today)).toEqual(['missing:dateOfLoss', 'missing:countryOfLoss'])
    expect(administrativeDocument.flaws({ ...paper, dateOfLoss: '2026', countryOfLoss: 'QXB' }, today)).toEqual([])
  })

  test('shows a post the paper and not the file, and is compared line by line', () => {
    expect(fieldsSeen(administrativeDocument, { ...paper, placeOfLoss: 'Exercise Street' }, 'post')).toEqual(paper)
    const lines = administrativeDocument.compare({ number: 'EX00I00', country: 'QXA', type: 'vehicle-title' }, paper)
    expect(lines.map((line) => [line.field, line.verdict])).toEqual([
      ['number', 'near'],
      ['country', 'same'],
      ['type', 'differs'],
    ])
    expect(administrativeDocument.titleOf({ ...paper, numberTo: 'EX00199' })).toBe('QXA EX-00 100 – EX00199')
  })
})
