// Every code of every scheme has a reading in ours, never milder than it was meant.
import { describe, expect, test } from 'vitest'
import { type GradeScheme, gradeChoices } from './evaluation.ts'
import { mapGrade } from './grade-mapping.ts'

describe('a grade of another scheme', () => {
  const codesOf = (scheme: GradeScheme): string[] => {
    if (scheme === 'tlp') return gradeChoices('tlp', 'sharing').map(({ code }) => code)
    const handling = ['', ...gradeChoices(scheme, 'handling').map(({ code }) => code)]
    return gradeChoices(scheme, 'source').flatMap((source) =>
      gradeChoices(scheme, 'information').flatMap((information) =>
        handling.map((last) => `${source.code}${information.code}${last}`),
      ),
    )
  }

  test.each(['4x4', '5x5x5', '3x5x2', '6x6', 'tlp'] as const)('of %s is mapped whatever its code', (scheme) => {
    const codes = codesOf(scheme)
    expect(codes.length).toBeGreaterThan(4)
    for (const code of codes) {
      const mapped = mapGrade({ scheme, code })
      expect(mapped.notes.length).toBeGreaterThan(0)
      expect(mapped.source === undefined).toBe(scheme === 'tlp')
    }
  })

  test('says what suspected falsehood is, and that a light grades nothing', () => {
    expect(mapGrade({ scheme: '5x5x5', code: 'E55' })).toMatchObject({ suspectedFalse: true, leastHandling: 'H2' })
    expect(mapGrade({ scheme: 'tlp', code: 'RED' })).toMatchObject({
      leastHandling: 'H2',
      leastConfidentiality: 'confidential',
    })
    expect(mapGrade({ scheme: '4x4', code: 'A1' })).toMatchObject({ source: 'A', information: '1', notes: ['same'] })
  })

  test('that is none is refused', () => {
    expect(() => mapGrade({ scheme: '4x4', code: 'Z9' })).toThrow(RangeError)
  })
})
