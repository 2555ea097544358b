/** Lines of the compare view about lists are drawn as what their entries are, and hide nothing else that the record says. */
import { describe, expect, test } from 'vitest'
import { databaseNamed } from '../record/databases/all.ts'
import type { Fields } from '../record/databases/database.ts'
import { codeListOf, declaredFields, fieldKindOf } from '../record/record.fields.panel.ts'
import type { databaseNames } from '../record/record.schema.ts'
import { comparedField, fieldsBeside } from './hit.compared.panel.ts'

const fieldOf = (database: (typeof databaseNames)[number], name: string) =>
  declaredFields(databaseNamed(database).fields).find((one) => one.name === name)
const kindOf = (database: (typeof databaseNames)[number], name: string) => {
  const field = comparedField(fieldOf(database, name))
  return field && fieldKindOf(field.name, field.schema)
}

describe('one value of a compare line', () => {
  test('is drawn as what an entry of its list is', () => {
    expect(kindOf('nominal', 'datesOfBirth')).toBe('date')
    expect(kindOf('nominal', 'nationalities')).toBe('country')
    expect(kindOf('nominal', 'documents')).toBe('identifier')
    expect(kindOf('outside-list', 'nationalities')).toBe('country')
    expect(kindOf('vessel', 'engines')).toBe('identifier')
    expect(kindOf('nominal', 'names')).toBeUndefined()
  })

  test('is drawn as the field itself where that is no list', () => {
    expect(kindOf('nominal', 'placeOfBirth')).toBe('text')
    expect(kindOf('travel-document', 'country')).toBe('country')
    expect(codeListOf('nominal', comparedField(fieldOf('nominal', 'sex'))?.name ?? '')).toBe('sex')
    expect(comparedField(undefined)).toBeUndefined()
  })
})

describe('beneath the lines', () => {
  const fields: Fields = {
    names: [{ use: 'main', family: 'Exercise' }],
    nationalities: [{ country: 'FRA', state: 'presumed' }],
    datesOfBirth: ['1979-04-12'],
    documents: [],
    cautions: [{ code: 'armed' }],
    height: 180,
    sex: 'M',
  }
  const namesOf = (given: Fields, compared: readonly string[]) => fieldsBeside(given, compared).map(([name]) => name)

  test('stands what was not compared, never what is said already nor what is empty', () => {
    expect(namesOf(fields, ['names', 'nationalities', 'datesOfBirth', 'sex'])).toEqual(['nationalities', 'height'])
    expect(namesOf(fields, [])).toEqual(['names', 'nationalities', 'datesOfBirth', 'height', 'sex'])
  })

  test('stand the other entries of a list of which a line shows the closest', () => {
    const several = { ...fields, datesOfBirth: ['1979-04-12', '1980'] }
    const compared = ['names', 'nationalities', 'datesOfBirth', 'sex']
    expect(namesOf(several, compared)).toEqual(['nationalities', 'datesOfBirth', 'height'])
    const ownScript = { ...fields, names: [{ use: 'main', family: 'Exercise', original: 'تمرين' }] }
    expect(namesOf(ownScript, compared)).toEqual(['names', 'nationalities', 'height'])
  })
})
