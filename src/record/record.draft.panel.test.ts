/** What is typed about a record reaches the hub whole, and a record opened and sent back unchanged says what it said. */
import { describe, expect, test } from 'vitest'
import { nominalFields } from './databases/nominal.ts'
import { travelDocumentFields } from './databases/travel-document.ts'
import { vehicleFields } from './databases/vehicle.ts'
import { blankDraft, changeFrom, draftOf, entryFrom } from './record.draft.panel.ts'
import { declaredFields } from './record.fields.panel.ts'
import type { RecordView } from './record.schema.ts'

/** Fields as the declaration goes over the wire. */
const declaredOf = (schema: unknown) => declaredFields(JSON.parse(JSON.stringify(schema)))

const record: RecordView = {
  id: '01940000-0000-7000-8000-000000000001',
  database: 'vehicle',
  owner: 'xa',
  reference: 'EXERCISE-7',
  status: 'stolen',
  life: 'active',
  version: 3,
  purpose: 'locate',
  personStatus: null,
  handlingCode: 'H1',
  confidentiality: 'restricted',
  crimeArea: 'vehicle-crime',
  sourceGrade: { scheme: '4x4', code: 'B' },
  informationGrade: null,
  restriction: { mode: 'ask', bureaus: ['xb'] },
  alert: 'discreet',
  retainUntil: '2030-01-01',
  createdAt: '2026-11-01T00:00:00.000Z',
  updatedAt: '2026-11-01T00:00:00.000Z',
  fields: { plate: 'EX-0001', country: 'QXA', yearOfManufacture: 2020, checkDigitAsRead: true },
  allowed: ['update'],
}

describe('a record on the form', () => {
  test('goes back as it came when nothing was changed', () => {
    expect(changeFrom(draftOf(record), declaredFields(vehicleFields), 3)).toEqual({
      version: 3,
      status: 'stolen',
      purpose: 'locate',
      handlingCode: 'H1',
      confidentiality: 'restricted',
      crimeArea: 'vehicle-crime',
      sourceGrade: { scheme: '4x4', code: 'B' },
      restriction: { mode: 'ask', bureaus: ['xb'] },
      alert: 'discreet',
      retainUntil: '2030-01-01',
      fields: { plate: 'EX-0001', country: 'QXA', yearOfManufacture: 2020, checkDigitAsRead: true },
    })
  })

  test('is not sent before status and purpose are chosen', () => {
    const draft = blankDraft(null)
    expect(entryFrom(draft, declaredFields(travelDocumentFields))).toBeNull()
    expect(entryFrom({ ...draft, status: 'lost', purpose: 'locate' }, [])).not.toBeNull()
  })

  test('leaves out what was left empty, trims the rest, and sends an unreadable number as typed', () => {
    const draft = {
      ...blankDraft('locate'),
      status: 'stolen',
      reference: ' R-1 ',
      fields: { plate: ' EX-1 ', make: '  ', yearOfManufacture: 'last year', checkDigitAsRead: false },
    }
    expect(entryFrom(draft, declaredFields(vehicleFields))).toEqual({
      reference: 'R-1',
      status: 'stolen',
      purpose: 'locate',
      handlingCode: 'H0',
      confidentiality: 'official-use-only',
      fields: { plate: 'EX-1', yearOfManufacture: 'last year' },
    })
  })

  test('of a person goes back with all its lists as they came, in their order', () => {
    const fields = {
      names: [
        { use: 'main', family: 'Exercise', given: 'Ada', original: 'تمرين' },
        { use: 'alias', whole: 'The Exercise' },
      ],
      datesOfBirth: ['1980~', '1981-02'],
      nationalities: [{ country: 'QXA', state: 'presumed' }],
      documents: [],
      cautions: [{ code: 'armed', since: '2026' }],
      minor: true,
      height: 170,
      languages: ['vi'],
    }
    const person: RecordView = { ...record, database: 'nominal', personStatus: 'suspect', fields }
    const sent = changeFrom(draftOf(person), declaredOf(nominalFields), 3)
    expect([sent?.fields, sent?.personStatus]).toEqual([fields, 'suspect'])
  })

  test('sends the lists a database wants though they are empty, and no others', () => {
    const draft = { ...blankDraft('locate'), status: 'missing', reference: 'R-2' }
    const lines = [{ key: 0, members: { use: '', family: '  ' } }]
    const sent = entryFrom({ ...draft, fields: { names: lines, languages: lines } }, declaredOf(nominalFields))
    expect(sent?.fields).toEqual({ names: [], datesOfBirth: [], nationalities: [], documents: [], cautions: [] })
  })
})
