/** Who says what of a record, what conflicts in it and what its owner should mend. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { declaredFields } from './record.fields.panel.ts'
import {
  conflictsIn,
  flawsIn,
  identifiersIn,
  partsOfGrade,
  sayersOf,
  sayingOf,
  withheldIn,
} from './record.said.panel.ts'

const told = {
  owner: 'fr',
  createdAt: '2026-01-02T03:04:05.000Z',
  sourceGrade: { scheme: '4x4' as const, code: 'B' },
  informationGrade: { scheme: '4x4' as const, code: '2' },
  said: [
    { field: 'eyes', by: 'vn', at: '2026-03-01T00:00:00.000Z', grade: { scheme: '4x4' as const, code: 'A1' } },
    { field: 'hair', by: 'vn', at: '2026-02-01T00:00:00.000Z' },
    { field: 'marks', by: 'fr', at: '2026-04-01T00:00:00.000Z' },
  ],
}

describe('who said a field', () => {
  test('is the owner at entry, under the grades of the record, where nobody else is named', () => {
    expect(sayingOf(told, 'names')).toEqual({
      by: 'fr',
      at: told.createdAt,
      source: told.sourceGrade,
      information: told.informationGrade,
      isOthers: false,
    })
  })

  test('is the bureau whose word was taken, under its own grade or none: never under that of the record', () => {
    expect(sayingOf(told, 'eyes')).toMatchObject({
      by: 'vn',
      isOthers: true,
      source: { code: 'A' },
      information: { code: '1' },
    })
    expect(sayingOf(told, 'hair')).toMatchObject({ by: 'vn', source: null, information: null })
    expect(sayingOf(told, 'marks')).toMatchObject({ by: 'fr', isOthers: false, source: { code: 'B' } })
  })

  test('adds up by bureau, the owner first even where it says nothing', () => {
    expect(sayersOf(told, ['eyes', 'hair'])).toEqual([
      { bureau: 'fr', fields: [], last: told.createdAt },
      { bureau: 'vn', fields: ['eyes', 'hair'], last: '2026-03-01T00:00:00.000Z' },
    ])
  })

  test('names every field under exactly one bureau', () => {
    const names = ['names', 'eyes', 'hair', 'marks', 'height']
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...names)), (fields) => {
        const said = sayersOf(told, fields).flatMap((one) => one.fields)
        expect([...said].sort()).toEqual([...fields].sort())
      }),
    )
  })

  test('keeps a code that is not of its scheme whole', () => {
    expect(partsOfGrade({ scheme: '4x4', code: 'Z9' })).toEqual({
      source: { scheme: '4x4', code: 'Z9' },
      information: null,
    })
    expect(partsOfGrade(undefined)).toEqual({ source: null, information: null })
  })
})

describe('conflicts', () => {
  test('are dates of birth that cannot be one day, and places that differ', () => {
    expect(conflictsIn({ datesOfBirth: ['1965-03-09', '1965-09-03'] })).toEqual(['datesOfBirth'])
    expect(conflictsIn({ placesOfBirth: ['Port Alba', 'Santa Lucia'] })).toEqual(['placesOfBirth'])
  })
  test('are not dates that may mean the same day, nor several nationalities', () => {
    expect(conflictsIn({ datesOfBirth: ['1965', '1965-03-09'], nationalities: ['FRA', 'VNM'] })).toEqual([])
    expect(conflictsIn({ datesOfBirth: ['1965-03-09'] })).toEqual([])
  })
})

const declared = declaredFields({
  required: ['names', 'plate'],
  properties: {
    plate: { type: 'string' },
    names: { type: 'array', items: { type: 'object', properties: { telegraphic: { type: 'string' } } } },
    documents: {
      type: 'array',
      items: {
        type: 'object',
        properties: { number: { type: 'string' }, type: { type: 'string', enum: ['passport'] } },
      },
    },
  },
})

test('a field that every record has and the answer does not is withheld; an empty one is not', () => {
  expect(withheldIn(declared, { names: [] })).toEqual(['plate'])
})

test('numbers to copy are those of the record and of its lists, each once; spellings of names are none', () => {
  const fields = {
    plate: '30A-123.45',
    names: [{ telegraphic: '1234 5678' }],
    documents: [{ number: 'X1', type: 'passport' }, { number: 'X1' }, { type: 'passport' }],
  }
  expect(identifiersIn(declared, fields)).toEqual([
    { path: 'plate', value: '30A-123.45' },
    { path: 'documents.number', value: 'X1' },
  ])
})

test('flaws come contradictions first, and what is neither is left out', () => {
  expect(flawsIn(['missing:documents.number', 'contradiction:dates-of-birth', 'odd'])).toEqual([
    { kind: 'contradiction', code: 'dates-of-birth' },
    { kind: 'missing', path: 'documents.number' },
  ])
  expect(flawsIn(undefined)).toEqual([])
})
