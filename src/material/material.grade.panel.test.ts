/** A grade chosen part by part: its code, its mapping, and what is missing. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hasWords } from '../kernel/words.ts'
import { type GradeAxis, gradeChoices, gradeSchemes, isGrade } from '../terms/evaluation.ts'
import {
  axesOf,
  codeOfGrade,
  emptyGrade,
  type GradeDraft,
  gradeEntry,
  gradeWordsId,
  mappingOfGrade,
  missingOfGrade,
  turnScheme,
} from './material.grade.panel.ts'

const chosen = fc
  .constantFrom(...gradeSchemes)
  .chain((scheme) =>
    fc
      .record(
        Object.fromEntries(
          axesOf(scheme).map((axis) => [axis, fc.constantFrom(...gradeChoices(scheme, axis).map(({ code }) => code))]),
        ) as Record<GradeAxis, fc.Arbitrary<string>>,
      )
      .map((parts): GradeDraft => ({ ...emptyGrade, scheme, parts })),
  )

test('whatever is chosen on every axis of a scheme is a code of that scheme and maps', () => {
  fc.assert(
    fc.property(chosen, (draft) => {
      expect(isGrade({ scheme: draft.scheme, code: codeOfGrade(draft) })).toBe(true)
      expect(mappingOfGrade(draft)).toBeDefined()
      expect(missingOfGrade(draft).filter((pointer) => pointer.startsWith('/grade'))).toEqual([])
    }),
  )
})

test('handling may be left out, source and information not', () => {
  const draft: GradeDraft = { ...emptyGrade, scheme: '5x5x5', parts: { source: 'B' } }
  expect(missingOfGrade(draft)).toEqual(['/grade/information'])
  expect(mappingOfGrade(draft)).toBeUndefined()
  const whole: GradeDraft = { ...draft, parts: { source: 'B', information: '2' } }
  expect(gradeEntry(whole)).toEqual({ grade: { scheme: '5x5x5', code: 'B2' } })
})

test('a light needs a grade beside it with a reason; 4x4 never has one', () => {
  const light: GradeDraft = { ...emptyGrade, scheme: 'tlp', parts: { sharing: 'AMBER+STRICT' } }
  expect(missingOfGrade(light)).toEqual(['/override/source', '/override/information', '/override/reason'])
  const graded: GradeDraft = { ...light, source: 'B', information: '3', reason: ' Exercise. ' }
  expect(gradeEntry(graded).override).toEqual({ source: 'B', information: '3', reason: 'Exercise.' })
  const own: GradeDraft = { ...graded, scheme: '4x4', parts: { source: 'A', information: '1' }, overrides: true }
  expect(gradeEntry(own)).toEqual({ grade: { scheme: '4x4', code: 'A1' } })
})

test('another scheme begins with nothing chosen, the same one keeps everything', () => {
  const draft: GradeDraft = { ...emptyGrade, scheme: '6x6', parts: { source: 'C', information: '3' } }
  expect(turnScheme(draft, '6x6')).toBe(draft)
  expect(turnScheme(draft, '5x5x5').parts).toEqual({})
})

test('every code of every axis has words', () => {
  const ids = gradeSchemes.flatMap((scheme) =>
    axesOf(scheme).flatMap((axis) => gradeChoices(scheme, axis).map(({ code }) => gradeWordsId(scheme, axis, code))),
  )
  expect(ids.filter((id) => !hasWords(id))).toEqual([])
})
