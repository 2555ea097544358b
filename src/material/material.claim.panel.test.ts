/** What is typed of entities, links and events, and what is sent of it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draftOfDate, draftOfFields, emptyFields, entryOfFields, moveUp, nextKey } from './material.claim.panel.ts'
import { claimOf, emptyClaim, missingOfClaim } from './material.claims.panel.ts'
import { columnOfField, columnsOfKind, partsOfValue } from './material.field.panel.ts'
import { type EntityFields, entityKinds } from './material.fields.schema.ts'
import { fieldsOfKind } from './material.fields.ts'

const person: EntityFields = {
  names: [{ family: 'EXERCISE', given: 'Ann' }, { whole: 'Ann of the exercise' }],
  identifiers: [{ kind: 'passport', value: 'X0000001', country: 'VNM' }],
  nationalities: ['VNM', 'FRA'],
  dateOfBirth: '1980-03',
  sex: 'F',
  note: 'Exercise.',
}

test('what was proposed comes back unchanged when nothing is typed over it', () => {
  expect(entryOfFields('person', draftOfFields(person))).toEqual(person)
})

test('of a kind only its own fields are sent, and those of another kind stay in the form', () => {
  fc.assert(
    fc.property(fc.constantFrom(...entityKinds), (kind) => {
      const sent = Object.keys(entryOfFields(kind, draftOfFields({ ...person, make: 'Exercise', country: 'FRA' })))
      expect(sent.filter((field) => !fieldsOfKind(kind).some((known) => known === field))).toEqual([])
    }),
  )
})

test('a date is taken for a birth or an expiry only where a word beside it says so', () => {
  expect(entryOfFields('person', draftOfDate('1980-03-01', 'birth'))).toEqual({ dateOfBirth: '1980-03-01' })
  expect(entryOfFields('document', draftOfDate('2031-01-01', 'expiry'))).toEqual({ validUntil: '2031-01-01' })
  expect(draftOfDate('1980-03-01', undefined)).toEqual(emptyFields)
})

test('empty names and numbers are left out', () => {
  const draft = {
    ...emptyFields,
    names: [{ key: 1, family: ' ', given: '', other: '', whole: '' }],
    identifiers: [{ key: 1, kind: null, value: ' ', country: null, validFrom: '', validUntil: '' }],
  }
  expect(entryOfFields('person', draft)).toEqual({})
})

test('entries move up past the one before them, and a new one has a key of its own', () => {
  const entries = [{ key: 3 }, { key: 1 }, { key: 7 }]
  expect(moveUp(entries, 7)).toEqual([{ key: 3 }, { key: 7 }, { key: 1 }])
  expect(moveUp(entries, 3)).toEqual(entries)
  expect(entries.map(({ key }) => key)).not.toContain(nextKey(entries))
  expect(nextKey([])).toBe(1)
})

test('every field of every kind can be typed', () => {
  for (const kind of entityKinds) {
    const lists = ['names', 'identifiers', 'nationalities']
    expect(fieldsOfKind(kind).filter((field) => !lists.includes(field) && columnOfField(field) === undefined)).toEqual(
      [],
    )
    expect(columnsOfKind(kind).every((column) => fieldsOfKind(kind).includes(column))).toBe(true)
  }
})

test('a stated value is drawn part by part, and nothing of an unknown shape is kept back', () => {
  expect(partsOfValue('names', person.names)).toEqual([
    { as: 'name', family: 'EXERCISE', given: 'Ann' },
    { as: 'text', text: 'Ann of the exercise' },
  ])
  expect(partsOfValue('identifiers', person.identifiers)).toEqual([
    { as: 'number', kind: 'passport', text: 'X0000001', country: 'VNM' },
  ])
  expect(partsOfValue('nationalities', ['VNM'])).toEqual([{ as: 'country', text: 'VNM' }])
  expect(partsOfValue('dateOfBirth', '1980-03')).toEqual([{ as: 'date', text: '1980-03' }])
  expect(partsOfValue('mystery', { a: 1 })).toEqual([{ as: 'text', text: '{"a":1}' }])
})

test('one claim is sent under the name of what it is about', () => {
  const entity = { ...emptyClaim, fields: draftOfFields(person), saidBy: ' Register ', saidAt: '2026-11' }
  expect(claimOf(entity)).toEqual({
    entities: [{ entity: '#new', kind: 'person', fields: person, saidBy: 'Register', saidAt: '2026-11' }],
  })
  const link = {
    ...emptyClaim,
    about: 'link' as const,
    one: 'a',
    other: 'b',
    linkKind: 'uses' as const,
    directed: true,
  }
  expect(claimOf(link)).toEqual({ links: [{ entity: 'a', other: 'b', fields: { kind: 'uses', directed: true } }] })
  const event = { ...emptyClaim, about: 'event' as const, eventKind: 'call' as const, when: '2026-11-03', where: ' x ' }
  expect(claimOf(event)).toEqual({
    events: [{ participants: [], fields: { kind: 'call', when: '2026-11-03', where: 'x' } }],
  })
})

test('what is missing is named at its field', () => {
  expect(missingOfClaim(emptyClaim)).toEqual(['/entities/0/fields/identifiers'])
  expect(missingOfClaim({ ...emptyClaim, fields: draftOfFields(person) })).toEqual([])
  expect(missingOfClaim({ ...emptyClaim, about: 'link', one: 'a' })).toEqual(['/links/0/fields/kind', '/links/0/other'])
  expect(missingOfClaim({ ...emptyClaim, about: 'event' })).toEqual(['/events/0/fields/kind', '/events/0/fields/when'])
})
