/** What a form must say before it may be sent, and that judging it never falls over. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { say } from '../kernel/words.ts'
import { languages } from '../terms/language.ts'
import { judgeForm } from './message.form.judge.ts'
import {
  askedItems,
  extraditions,
  type FormPerson,
  findings,
  formKinds,
  type MessageForm,
  messageForm,
  paperWays,
} from './message.form.schema.ts'
import { formCodeWords, formFieldWords, forms, questionForms } from './message.form.table.ts'

const today = '2026-11-22'
const person: FormPerson = {
  names: [{ use: 'main', family: 'Exemple', given: 'Ana Test', original: 'إكزمبل' }],
  dateOfBirth: '1980-03',
}
const keysOf = (form: MessageForm): string[] =>
  judgeForm(form, today).map(({ pointer, key }) => `${pointer} ${key.slice('fault.'.length)}`)

const { dateOfBirth: _, ...undated } = person

/** One form of each kind that may be sent. */
const whole: Readonly<Record<(typeof formKinds)[number], MessageForm>> = {
  'identity-check': { kind: 'identity-check', person, asked: ['identity', 'photograph'] },
  'identity-check-answer': {
    kind: 'identity-check-answer',
    answered: [{ item: 'identity', finding: 'yes' }],
  },
  'criminal-record': { kind: 'criminal-record', person, offence: 'Fraud (exercise)', asked: ['convictions'] },
  'criminal-record-answer': { kind: 'criminal-record-answer', negative: true },
  vehicle: { kind: 'vehicle', vehicle: { plate: 'EX-123', country: 'FRA' }, asked: ['stolen'] },
  'vehicle-answer': { kind: 'vehicle-answer', answered: [{ item: 'stolen', finding: 'no' }] },
  'arrest-follow-up': {
    kind: 'arrest-follow-up',
    person,
    arrest: { at: '2026-11-21', place: 'Exercise City', heldUntil: '2026-12-01' },
    asked: ['extradition', 'warrant'],
  },
  'arrest-follow-up-answer': {
    kind: 'arrest-follow-up-answer',
    extradition: 'sought',
    papersBy: '2026-11-30',
    papersWay: 'diplomatic',
  },
  verification: {
    kind: 'verification',
    record: { database: 'travel-document', reference: 'EX-1' },
    asked: ['validity'],
  },
  'verification-answer': { kind: 'verification-answer', validity: 'valid' },
  free: { kind: 'free', lines: [{ label: 'Ship', value: 'Exercise Star' }] },
}

describe('a form', () => {
  test.each(formKinds)('%s may be sent when it says what it must', (kind) => {
    expect(keysOf(whole[kind])).toEqual([])
  })

  test.each(formKinds)('%s lacks what is mandatory', (kind) => {
    const lacks = judgeForm({ kind }, today)
    const { mandatory, oneOf } = forms[kind]
    expect(lacks).toHaveLength(mandatory.length + (oneOf.length > 0 ? 1 : 0))
    expect(lacks.length).toBeGreaterThan(0)
  })

  test('refuses a name without a birth date', () => {
    expect(keysOf({ kind: 'identity-check', person: undated, asked: ['identity'] })).toEqual([
      '/person/dateOfBirth form-name-without-birth',
    ])
  })

  test('takes a name whose birth date is said to be unknown, with the reason', () => {
    const unknown = { ...undated, birthUnknown: 'Speaks to nobody and carries no paper' }
    expect(keysOf({ kind: 'identity-check', person: unknown, asked: ['identity'] })).toEqual([])
  })

  test('does not let a birth date be known and unknown at once', () => {
    const both = { ...person, birthUnknown: 'no paper' }
    expect(keysOf({ kind: 'identity-check', person: both, asked: ['identity'] })).toEqual([
      '/person/birthUnknown form-birth-known',
    ])
  })

  test('refuses a question that asks nothing', () => {
    expect(keysOf({ kind: 'identity-check', person })).toEqual(['/asked form-asks-nothing'])
    expect(keysOf({ kind: 'identity-check', person, asked: [] })).toEqual(['/asked form-asks-nothing'])
  })

  test('refuses items and fields of other forms, and the same item twice', () => {
    expect(keysOf({ ...whole['identity-check'], asked: ['keeper'] })).toEqual(['/asked/0 form-item-foreign'])
    expect(keysOf({ ...whole['identity-check'], asked: ['identity', 'identity'] })).toEqual(['/asked/1 repeated'])
    expect(keysOf({ ...whole.vehicle, extradition: 'sought' })).toEqual(['/extradition form-field-foreign'])
  })

  test('judges a person and a vehicle as the databases do', () => {
    const wrong = {
      names: [{ use: 'alias' as const, family: '12345' }],
      dateOfBirth: '2030',
      documents: [{ type: 'passport' as const, number: '--', country: 'FRA' }],
    }
    expect(keysOf({ kind: 'identity-check', person: wrong, asked: ['identity'] })).toEqual([
      '/person/names/0 name-empty',
      '/person/names one-main-name',
      '/person/dateOfBirth date-in-future',
      '/person/documents/0/number identifier-empty',
    ])
    expect(keysOf({ kind: 'vehicle', vehicle: { make: 'Exercise' }, asked: ['stolen'] })).toEqual([
      '/vehicle vehicle-needs-identifier',
    ])
    expect(keysOf({ kind: 'vehicle', vehicle: { plate: 'EX 1' }, asked: ['stolen'] })).toEqual([
      '/vehicle/country plate-needs-country',
    ])
  })

  test('does not answer with nothing and something at once, nor promise papers for yesterday', () => {
    expect(keysOf({ kind: 'vehicle-answer', negative: true, answered: [{ item: 'stolen', finding: 'no' }] })).toEqual([
      '/negative form-negative-and-answered',
    ])
    expect(keysOf({ kind: 'vehicle-answer', papersBy: '2026-11-21' })).toEqual(['/papersBy form-papers-past'])
    expect(keysOf({ kind: 'vehicle-answer', negative: true, papersWay: 'courier' })).toEqual([
      '/papersBy form-papers-when',
    ])
    expect(keysOf({ kind: 'vehicle-answer', answered: [{ item: 'keeper', finding: 'stated' }] })).toEqual([
      '/answered/0/text form-say-what',
    ])
    expect(keysOf({ kind: 'verification-answer', validity: 'amended' })).toEqual(['/amendment form-say-what'])
    expect(keysOf({ kind: 'verification-answer', negative: false })).toEqual([' form-says-nothing'])
  })

  test('does not arrest tomorrow, nor hold until before the arrest', () => {
    const arrest = { at: '2026-11-23', place: 'Exercise City', heldUntil: '2026-11-01' }
    expect(keysOf({ ...whole['arrest-follow-up'], arrest })).toEqual([
      '/arrest/at date-in-future',
      '/arrest/heldUntil form-held-before-arrest',
    ])
  })

  test('is answered by a form that answers the same items', () => {
    for (const kind of questionForms) {
      const answer = forms[kind].answeredBy
      if (answer === null) throw new Error('a question has an answer')
      expect(forms[answer].items).toEqual(forms[kind].items)
    }
    expect(questionForms).toEqual(formKinds.filter((kind) => !kind.endsWith('-answer')))
  })
})

describe('the words of forms', () => {
  const partsOf = (path: string, schema: { type?: string; items?: object; properties?: object }): string[] => {
    const inner = (schema.type === 'array' ? schema.items : schema) as { properties?: Record<string, object> }
    return [path, ...Object.entries(inner.properties ?? {}).flatMap(([name, one]) => partsOf(`${path}.${name}`, one))]
  }
  const paths = Object.entries(messageForm.properties).flatMap(([name, schema]) =>
    name === 'kind' ? [] : partsOf(name, schema as object),
  )
  const ids = [
    ...paths.map(formFieldWords),
    ...formKinds.map(formCodeWords.kind),
    ...askedItems.map(formCodeWords.item),
    ...findings.map(formCodeWords.finding),
    ...extraditions.map(formCodeWords.extradition),
    ...paperWays.map(formCodeWords.papersWay),
  ]
  test.each(languages)('stand in %s for every field, part and code', (language) => {
    expect(ids.filter((id) => say(language, id) === id)).toEqual([])
  })
})

/** Anything that fits the schema, sense or nonsense. */
const anyForm: fc.Arbitrary<MessageForm> = fc.record(
  {
    kind: fc.constantFrom(...formKinds),
    person: fc.record(
      {
        names: fc.array(
          fc.record({ use: fc.constantFrom('main' as const, 'alias' as const), family: fc.string({ minLength: 1 }) }),
          { minLength: 1, maxLength: 3 },
        ),
        dateOfBirth: fc.constantFrom('1980', '1980~', '1980/1983', '2031-01', '0001', '9999-12-31'),
        birthUnknown: fc.string({ minLength: 1 }),
        documents: fc.array(
          fc.record({
            type: fc.constant('passport' as const),
            number: fc.string({ minLength: 1, maxLength: 40 }),
            country: fc.constantFrom('FRA', 'VNM'),
            dateOfExpiry: fc.constantFrom('2020', '2030~'),
          }),
          { maxLength: 2 },
        ),
      },
      { requiredKeys: ['names'] },
    ),
    vehicle: fc.record(
      { vin: fc.string({ minLength: 1 }), plate: fc.string({ minLength: 1 }), engine: fc.string({ minLength: 1 }) },
      { requiredKeys: [] },
    ),
    arrest: fc.record(
      { at: fc.constantFrom('2026', '2026-11-22', '2031'), place: fc.string(), heldUntil: fc.constant('2026-11-01') },
      { requiredKeys: ['at', 'place'] },
    ),
    asked: fc.array(fc.constantFrom(...askedItems), { maxLength: 5 }),
    answered: fc.array(fc.record({ item: fc.constantFrom(...askedItems), finding: fc.constantFrom(...findings) }), {
      maxLength: 5,
    }),
    negative: fc.boolean(),
    papersBy: fc.constantFrom('2020-01-01', '2030-01-01'),
    validity: fc.constantFrom('valid' as const, 'amended' as const),
  },
  { requiredKeys: ['kind'] },
)

test('judging never throws, says the same twice, and every fault points into the form and has words', () => {
  fc.assert(
    fc.property(anyForm, (form) => {
      const faults = judgeForm(form, today)
      expect(judgeForm(form, today)).toEqual(faults)
      for (const { pointer, key, values } of faults) {
        expect(pointer).toMatch(/^(\/[A-Za-z0-9]+)*$/)
        expect(say('en', key, values ?? {})).not.toBe(key)
      }
    }),
  )
})

test('whoever is named in a form that may be sent has a birth date or a reason why not', () => {
  fc.assert(
    fc.property(anyForm, (form) => {
      fc.pre(form.person !== undefined)
      const refused = judgeForm(form, today).some(({ key }) => key === 'fault.form-name-without-birth')
      expect(refused).toBe(form.person?.dateOfBirth === undefined && form.person?.birthUnknown === undefined)
    }),
  )
})
