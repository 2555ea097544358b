// What is made of names and documents of persons: forms for matching, keys, the line in a list, and ages by the calendar.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { travelDocumentTypes } from '../../terms/document-number.ts'
import { yearsLater } from './person-faults.ts'
import { documentKeys, nameForms, personTitle, type StatedName, writesOwnScript } from './person-fields.ts'

describe('names', () => {
  test('in their own script are names of their own', () => {
    const names: StatedName[] = [
      { use: 'main', family: 'Exercise', given: 'Anna', other: 'Bruno', original: '演习', zone: 'EXERCISE<<ANNA' },
      { use: 'alias', whole: 'Anna of Exercise' },
      { use: 'document', original: 'تمرين' },
    ]
    expect(nameForms(names)).toEqual([
      { family: 'Exercise', given: 'Anna', other: 'Bruno' },
      { whole: '演习' },
      { whole: 'Anna of Exercise' },
      { whole: 'تمرين' },
    ])
  })

  test.each([
    [[], ''],
    [
      [
        { use: 'alias', whole: 'Ann' },
        { use: 'main', family: 'Exercise', given: 'Anna', other: 'Bruno' },
      ],
      'EXERCISE, Anna Bruno',
    ],
    [[{ use: 'main', family: 'Exercise' }], 'EXERCISE'],
    [[{ use: 'main', given: 'Anna' }], 'Anna'],
    [[{ use: 'main', whole: 'Anna Exercise' }], 'Anna Exercise'],
    [[{ use: 'main', original: '演习' }], '演习'],
  ] as [StatedName[], string][])('%j are called %s', (names, title) => {
    expect(personTitle(names)).toBe(title)
  })

  test('have another script where papers of the state carry one', () => {
    expect(['EGY', 'RUS', 'CHN', 'GRC'].map(writesOwnScript)).toEqual([true, true, true, true])
    expect(['FRA', 'VNM', 'USA', 'UTO'].map(writesOwnScript)).toEqual([false, false, false, false])
  })
})

test('keys of documents do not depend on spelling, order or repetition', () => {
  const one = fc.record({
    country: fc.constantFrom('FRA', 'VNM'),
    type: fc.constantFrom(...travelDocumentTypes),
    number: fc.stringMatching(/^[A-Z0-9]{1,9}$/),
  })
  fc.assert(
    fc.property(fc.array(one, { maxLength: 5 }), (documents) => {
      const respelled = documents.map((document) => ({
        ...document,
        number: [...document.number.toLowerCase()].join(' '),
      }))
      const keys = documentKeys(documents)
      expect(documentKeys([...respelled, ...documents])).toEqual(keys)
      expect(documentKeys([...documents].reverse()).sort()).toEqual([...keys].sort())
      expect(new Set(keys).size).toBe(keys.length)
    }),
  )
  expect(documentKeys([{ country: 'FRA', type: 'passport', number: '№ 1' }])).toEqual([])
})

test('years go by the calendar', () => {
  expect(yearsLater('2008-02-29', 18)).toBe('2026-03-01')
  expect(yearsLater('2008-02-29', 4)).toBe('2012-02-29')
  expect(yearsLater('2026-11-21', -130)).toBe('1896-11-21')
})
