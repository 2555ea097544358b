/** Which grades are accepted, and what they say. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { explainGrade, gradeChoices, gradeSchemes, isGrade, newEntryScheme } from './evaluation.ts'

describe('isGrade', () => {
  test.each([
    ['4x4', 'A1'],
    ['4x4', 'X4'],
    ['5x5x5', 'B2'],
    ['5x5x5', 'E51'],
    ['3x5x2', '2BP'],
    ['3x5x2', '1A'],
    ['6x6', 'F6'],
    ['tlp', 'AMBER+STRICT'],
  ])('accepts %s %s', (scheme, code) => {
    expect(isGrade({ scheme, code })).toBe(true)
  })

  test.each([
    [{ scheme: '4x4', code: 'D1' }],
    [{ scheme: '4x4', code: 'A5' }],
    [{ scheme: '4x4', code: 'A' }],
    [{ scheme: '4x4', code: 'A11' }],
    [{ scheme: '4x4', code: '1A' }],
    [{ scheme: '4x4', code: '' }],
    [{ scheme: '5x5x5', code: 'B26' }],
    [{ scheme: 'tlp', code: 'WHITE' }],
    [{ scheme: 'tlp', code: 'toString' }],
    [{ scheme: 'constructor', code: 'A1' }],
    [{ scheme: '4x4', code: 'A1', note: 'x' }],
    [{ scheme: '4x4' }],
    ['A1'],
    [null],
  ])('refuses %j', (value) => {
    expect(isGrade(value)).toBe(false)
  })

  test('accepts every combination of the choices of a scheme', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...gradeSchemes.filter((scheme) => scheme !== 'tlp')),
        fc.nat(),
        fc.nat(),
        (scheme, i, j) => {
          const sources = gradeChoices(scheme, 'source')
          const statements = gradeChoices(scheme, 'information')
          const code = `${sources[i % sources.length]?.code}${statements[j % statements.length]?.code}`
          return isGrade({ scheme, code })
        },
      ),
    )
  })
})

test('a grade is explained axis by axis', () => {
  const readings = explainGrade({ scheme: '5x5x5', code: 'B24' })
  expect(readings?.map((reading) => [reading.axis, reading.code])).toEqual([
    ['source', 'B'],
    ['information', '2'],
    ['handling', '4'],
  ])
  expect(readings?.[0]?.meaning).toBe('Mostly reliable.')
})

test('new entries are graded by four letters and four figures, without handling', () => {
  expect(gradeChoices(newEntryScheme, 'source').map((choice) => choice.code)).toEqual(['A', 'B', 'C', 'X'])
  expect(gradeChoices(newEntryScheme, 'information')).toHaveLength(4)
  expect(gradeChoices(newEntryScheme, 'handling')).toEqual([])
})
