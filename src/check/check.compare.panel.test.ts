// A match by name side by side: lines in the order of a form, bars that never run over, a figure with its word, the best group first.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ExplanationLine } from '../hit/hit.schema.ts'
import { features } from '../matching/match.ts'
import { figureOf, groupsOf, keyLinesOf, rowsOf, unaskedOf } from './check.compare.panel.ts'
import type { Candidate } from './check.schema.ts'

const line = (feature: string, weight: number, code: ExplanationLine['code'] = 'equal'): ExplanationLine => ({
  feature,
  says: `${feature} ${weight}`,
  weight,
  ...(code === undefined ? {} : { code }),
})
const matched = (database: Candidate['record']['database'], score: number): Candidate => ({
  record: { database, owner: 'fr' },
  score,
  verdict: 'possible',
  explanation: [],
  caution: [],
  couldBe: false,
  hit: null,
})

describe('what was compared', () => {
  test('stands in the order of a form, names by their weight, for and against told apart', () => {
    const rows = rowsOf([line('sex', -4, 'differs'), line('name', 2), line('date-of-birth', 11), line('name', 9)])
    expect(rows.map(({ line: { says }, side }) => `${says} ${side}`)).toEqual([
      'name 9 for',
      'name 2 for',
      'date-of-birth 11 for',
      'sex -4 against',
    ])
  })

  test('is either a row or a sentence, each line once, and no bar is longer than the whole', () => {
    const one = fc.record({
      feature: fc.constantFrom(...features, 'equal-document'),
      weight: fc.double({ min: -40, max: 40, noNaN: true }),
      isKey: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(one), (given) => {
        const lines = given.map(({ feature, weight, isKey }) =>
          isKey ? { feature, says: feature, weight } : line(feature, weight),
        )
        const rows = rowsOf(lines)
        expect(new Set([...rows.map((row) => row.line), ...keyLinesOf(lines)])).toEqual(new Set(lines))
        for (const { share, bits } of rows) expect([share >= 0 && share <= 1, bits >= 0]).toEqual([true, true])
      }),
    )
  })

  test('is followed by what the record states beside it, and by nothing it does not state', () => {
    const fields = { datesOfBirth: ['1961', '1962-03'], nationalities: [{ country: 'FRA' }], sex: 'F', height: 170 }
    expect(unaskedOf([line('name', 4), line('sex', 0.9)], fields)).toEqual([
      { feature: 'date-of-birth', recorded: '1961, 1962-03' },
      { feature: 'nationality', recorded: 'FRA' },
    ])
    expect(unaskedOf([line('name', 4)], { datesOfBirth: [], nationalities: [] })).toEqual([])
  })

  test('has a figure to 100 and a word that grows with it', () => {
    expect([1, 0.98, 0.9, 0.7, 0.5, 0].map((score) => figureOf(score))).toEqual([
      { figure: 100, meaning: 'all' },
      { figure: 98, meaning: 'all' },
      { figure: 90, meaning: 'strong' },
      { figure: 70, meaning: 'fair' },
      { figure: 50, meaning: 'weak' },
      { figure: 0, meaning: 'weak' },
    ])
  })
})

describe('databases that answered', () => {
  test('stand with the best match first and those without any last, and lose no match', () => {
    const answered = ['nominal', 'outside-list', 'tdawn'] as const
    const groups = groupsOf({
      answered: [...answered],
      candidates: [matched('outside-list', 0.9), matched('tdawn', 0.6), matched('outside-list', 0.5)],
    })
    expect(groups.map(({ database, own }) => `${database} ${own.length}`)).toEqual([
      'outside-list 2',
      'tdawn 1',
      'nominal 0',
    ])
  })
})
