/** How declared fields are read by the screens, and what counts as a change between two versions. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { databases } from './databases/all.ts'
import { nominalFields } from './databases/nominal.ts'
import { outsideListFields } from './databases/outside-list.ts'
import { travelDocumentFields } from './databases/travel-document.ts'
import { vehicleFields } from './databases/vehicle.ts'
import { vesselFields } from './databases/vessel.ts'
import {
  changesBetween,
  codeListOf,
  declaredFields,
  fieldGroupOf,
  fieldGroups,
  fieldKindOf,
  isOfPersons,
  membersOf,
  nameOf,
} from './record.fields.panel.ts'

const onTheWire = (schema: unknown): unknown => JSON.parse(JSON.stringify(schema))
const kindsOf = (schema: unknown) =>
  Object.fromEntries(declaredFields(onTheWire(schema)).map((one) => [one.name, fieldKindOf(one.name, one.schema)]))

describe('the fields of a database', () => {
  test('have their kinds, as the declaration goes over the wire', () => {
    expect(kindsOf(travelDocumentFields)).toMatchObject({
      number: 'identifier',
      country: 'country',
      type: 'code',
      dateOfExpiry: 'date',
      additionalInformation: 'lines',
    })
    expect(kindsOf(vehicleFields)).toMatchObject({
      plate: 'identifier',
      yearOfManufacture: 'number',
      checkDigitAsRead: 'flag',
      colour: 'text',
    })
  })

  test('that are lists say what each entry is made of', () => {
    expect(kindsOf(nominalFields)).toMatchObject({ names: 'groups', datesOfBirth: 'values', cautions: 'groups' })
    expect(kindsOf(outsideListFields)).toMatchObject({ nationalities: 'values', identifiers: 'groups' })
    const engines = declaredFields(onTheWire(vesselFields)).find((one) => one.name === 'engines')
    const members = membersOf(engines?.schema ?? {})
    expect(members.map((one) => [one.name, fieldKindOf(one.name, one.schema), one.required])).toEqual([
      ['make', 'text', false],
      ['serial', 'identifier', true],
      ['power', 'number', false],
    ])
    const dates = declaredFields(onTheWire(nominalFields)).find((one) => one.name === 'datesOfBirth')
    expect(membersOf(dates?.schema ?? {}).map((one) => fieldKindOf(one.name, one.schema))).toEqual(['date'])
    expect(membersOf({ type: 'string' })).toEqual([])
  })

  test('say which are required', () => {
    const required = declaredFields(onTheWire(travelDocumentFields)).filter((one) => one.required)
    expect(required.map((one) => one.name)).toEqual(['number', 'country', 'type'])
  })

  test('find the words of their codes', () => {
    expect(codeListOf('travel-document', 'type')).toBe('document-type')
    expect(codeListOf('tdawn', 'type')).toBe('document-type')
    expect(codeListOf('nominal', 'documents.type')).toBe('document-type')
    expect(codeListOf('vehicle', 'kind')).toBe('vehicle-kind')
    expect(codeListOf('administrative-document', 'type')).toBe('administrative-document-type')
    expect(codeListOf('nominal', 'sex')).toBe(codeListOf('outside-list', 'sex'))
  })

  test('have words for every code, in members of lists too', () => {
    const words = Object.assign(
      {},
      ...['terms', 'record', 'database', 'hit'].map((file) =>
        JSON.parse(readFileSync(new URL(`../../locales/en/${file}.json`, import.meta.url), 'utf8')),
      ),
    )
    const wanted = databases.flatMap(({ name, fields }) =>
      declaredFields(onTheWire(fields)).flatMap((field) => {
        const own = { path: field.name, codes: field.schema.enum ?? [] }
        const members = membersOf(field.schema).map((member) => ({
          path: `${field.name}.${member.name}`,
          codes: member.schema.enum ?? [],
        }))
        return [own, ...members].flatMap(({ path, codes }) => codes.map((code) => `${codeListOf(name, path)}.${code}`))
      }),
    )
    expect(wanted.length).toBeGreaterThan(100)
    expect([...new Set(wanted)].filter((id) => !words[id])).toEqual([])
  })

  test('have labels in members of lists too', () => {
    const words = JSON.parse(readFileSync(new URL('../../locales/en/database.json', import.meta.url), 'utf8'))
    const wanted = databases.flatMap(({ name, fields }) =>
      declaredFields(onTheWire(fields)).flatMap((field) =>
        fieldKindOf(field.name, field.schema) === 'groups'
          ? membersOf(field.schema).map((member) => `field.${name}.${field.name}.${member.name}`)
          : [],
      ),
    )
    expect(wanted.length).toBeGreaterThan(20)
    expect(wanted.filter((id) => !words[id])).toEqual([])
  })

  test('stand each in one place, and what identifies first', () => {
    for (const { fields } of databases)
      for (const { name } of declaredFields(onTheWire(fields))) expect(fieldGroups).toContain(fieldGroupOf(name))
    expect(['names', 'hull', 'serial', 'title'].map(fieldGroupOf)).toEqual(Array(4).fill('identity'))
    expect(fieldGroupOf('charge')).toBe('event')
  })

  test('tell which databases speak of persons', () => {
    const ofPersons = databases.filter(({ fields }) => isOfPersons(declaredFields(onTheWire(fields))))
    expect(ofPersons.map(({ name }) => name)).toEqual(['nominal', 'tdawn', 'outside-list'])
  })

  test('are none for what is no declaration', () => {
    for (const other of [null, 3, 'fields', [], { type: 'object' }]) expect(declaredFields(other)).toEqual([])
  })
})

describe('a name', () => {
  test.each([
    [
      { use: 'main', family: 'Exercise', given: 'Ada', other: 'Binti', original: 'تمرين' },
      { family: 'Exercise', given: 'Ada', other: 'Binti', script: 'تمرين' },
    ],
    [{ use: 'alias', whole: 'The Exercise' }, { given: 'The Exercise' }],
    [{ family: 'Exercise', whole: 'Ada Exercise' }, { family: 'Exercise' }],
    [{ use: 'main', original: '演习' }, { script: '演习' }],
    [{ family: '', given: 3 }, {}],
  ])('%j is shown by its parts, or whole where they are not known', (stated, shown) => {
    expect(nameOf(stated)).toEqual(shown)
  })
})

describe('what changed', () => {
  const columns = ['status', 'handlingCode']

  test('names columns and fields, each with both values', () => {
    const before = { status: 'lost', handlingCode: 'H0', fields: { number: 'X0000001', colour: 'red' } }
    const after = { status: 'stolen', handlingCode: 'H0', fields: { number: 'X0000001', make: 'Exercise' } }
    expect(changesBetween(before, after, columns)).toEqual([
      { path: 'status', before: 'lost', after: 'stolen' },
      { path: 'fields.colour', before: 'red', after: undefined },
      { path: 'fields.make', before: undefined, after: 'Exercise' },
    ])
  })

  test('is nothing between a state and itself, however empty members are written', () => {
    const value = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.constant(''))
    fc.assert(
      fc.property(fc.dictionary(fc.string(), value), (fields) => {
        const rid = Object.fromEntries(Object.entries(fields).filter(([, one]) => one !== null && one !== ''))
        return changesBetween({ status: 'lost', fields }, { status: 'lost', fields: rid }, columns).length === 0
      }),
    )
  })
})
