/** How declared fields are read by the screens, and what counts as a change between two versions. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { travelDocumentFields } from './databases/travel-document.ts'
import { vehicleFields } from './databases/vehicle.ts'
import { changesBetween, codeListOf, declaredFields, fieldKindOf } from './record.fields.panel.ts'

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

  test('say which are required', () => {
    const required = declaredFields(onTheWire(travelDocumentFields)).filter((one) => one.required)
    expect(required.map((one) => one.name)).toEqual(['number', 'country', 'type'])
  })

  test('find the words of their codes', () => {
    expect(codeListOf('travel-document', 'type')).toBe('document-type')
    expect(codeListOf('vehicle', 'kind')).toBe('vehicle-kind')
  })

  test('are none for what is no declaration', () => {
    for (const other of [null, 3, 'fields', [], { type: 'object' }]) expect(declaredFields(other)).toEqual([])
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
