// Laws of progress: worked out from facts alone, it never falls, and facts about other things change nothing.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answersStep, type Deed, stepsMet } from './training.progress.ts'
import type { Exercise, Step } from './training.schema.ts'

const operations = ['check.ask', 'check.could-be', 'hit.finding'] as const
const anyStep: fc.Arbitrary<Step> = fc.record(
  {
    operation: fc.constantFrom(...operations),
    outcome: fc.constantFrom('done' as const, 'shown' as const, 'refused' as const),
    subjectKind: fc.constantFrom('hit', 'record'),
    database: fc.constantFrom('nominal' as const, 'vehicle' as const),
  },
  { requiredKeys: ['operation'] },
)
const anyExercise: fc.Arbitrary<Exercise> = fc.record({
  order: fc.constantFrom('in-order' as const, 'any-order' as const),
  steps: fc.array(anyStep, { minLength: 1, maxLength: 5 }),
})
const someDeeds = (names: readonly string[]): fc.Arbitrary<Deed[]> =>
  fc
    .array(
      fc.record({
        operation: fc.constantFrom(...names),
        outcome: fc.constantFrom('done' as const, 'shown' as const, 'refused' as const),
        kinds: fc.subarray(['hit', 'record']),
        databases: fc.subarray(['nominal', 'vehicle']),
        at: fc.integer({ min: 0, max: 9 }).map((minute) => `2026-11-21T20:0${minute}:00.000Z`),
        id: fc.uuid({ version: 7 }),
      }),
      { maxLength: 8 },
    )
    .map((deeds) => deeds.filter(({ id }, at) => deeds.findIndex((one) => one.id === id) === at))
const anyDeeds = someDeeds(operations)

const isWithin = (smaller: ReadonlySet<number>, larger: ReadonlySet<number>): boolean =>
  [...smaller].every((one) => larger.has(one))

describe('progress', () => {
  test('never falls by further facts: what is met stays met', () => {
    fc.assert(
      fc.property(anyExercise, anyDeeds, anyDeeds, (exercise, before, more) => {
        expect(isWithin(stepsMet(exercise, before), stepsMet(exercise, [...before, ...more]))).toBe(true)
      }),
      { numRuns: 600 },
    )
  })

  test('is the same however the facts are given, and whatever else was done between them', () => {
    fc.assert(
      fc.property(anyExercise, anyDeeds, someDeeds(['bureau.list', 'me.show']), (exercise, deeds, others) => {
        const met = stepsMet(exercise, deeds)
        expect(stepsMet(exercise, [...others, ...deeds].reverse())).toEqual(met)
      }),
    )
  })

  test('in order is a beginning of the steps, each by a fact after that of the one before', () => {
    const steps: Step[] = [{ operation: 'check.ask' }, { operation: 'check.could-be' }]
    const deed = (operation: string, minute: number): Deed => ({
      id: `${minute}`,
      at: `2026-11-21T20:0${minute}:00.000Z`,
      operation,
      outcome: 'shown',
      kinds: [],
      databases: [],
    })
    const early = deed('check.could-be', 1)
    const asked = deed('check.ask', 2)
    expect(stepsMet({ order: 'in-order', steps }, [early, asked])).toEqual(new Set([0]))
    expect(stepsMet({ order: 'any-order', steps }, [early, asked])).toEqual(new Set([0, 1]))
    expect(stepsMet({ order: 'in-order', steps }, [early, asked, deed('check.could-be', 3)])).toEqual(new Set([0, 1]))
  })

  test('in any order counts no fact twice, and meets as many steps as facts can', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { minLength: 1, maxLength: 4 }), anyDeeds, (steps, deeds) => {
        const most = (left: readonly Step[], free: readonly Deed[]): number => {
          const [first, ...rest] = left
          if (!first) return 0
          const taken = free.flatMap((deed, at) =>
            answersStep(deed, first) ? [1 + most(rest, [...free.slice(0, at), ...free.slice(at + 1)])] : [],
          )
          return Math.max(most(rest, free), ...taken)
        }
        expect(stepsMet({ order: 'any-order', steps }, deeds).size).toBe(most(steps, deeds))
      }),
      { numRuns: 60 },
    )
  })

  test('takes a refusal only where a refusal is what is practised', () => {
    const refused: Deed = { id: '1', at: '', operation: 'hit.answer', outcome: 'refused', kinds: [], databases: [] }
    expect(answersStep(refused, { operation: 'hit.answer' })).toBe(false)
    expect(answersStep(refused, { operation: 'hit.answer', outcome: 'refused' })).toBe(true)
  })
})
