// How the search benchmark measures and tells: options, goals, times, the table, the statistics of the labelled sets.
import { expect, test } from 'vitest'
import { areaUnder, rankCorrelation, scoresAt } from './names.pairs.ts'
import { fnv1a } from './names.scripts.ts'
import type { SearchEngine } from './search.engine.ts'
import { goalOf } from './search.goals.ts'
import { askAll, askSteadily, fill, quantile } from './search.measure.ts'
import { drawQuestions } from './search.questions.ts'
import { searchTable } from './search.table.ts'
import { readSettings } from './search.ts'
import { createSearchWorld } from './search.world.ts'

const world = createSearchWorld(7)
const questions = drawQuestions({ world, records: 1000, many: 40, damage: 'exact', beside: 'name' })

const engine = (): SearchEngine & { readonly most: () => number; readonly put: () => number } => {
  let [under, most, put] = [0, 0, 0]
  return {
    name: 'liaison',
    inFlight: 3,
    takesDates: true,
    isSlow: false,
    build: async (persons) => {
      for (const { number } of persons) put = Math.max(put, number + 1)
    },
    find: async (_form, limit) => {
      under += 1
      most = Math.max(most, under)
      await new Promise((resolve) => setImmediate(resolve))
      under -= 1
      return [limit]
    },
    bytes: async () => 0,
    stop: async () => undefined,
    most: () => most,
    put: () => put,
  }
}

test('every question is asked once, as many at a time as the engine likes', async () => {
  const one = engine()
  const { found, perSecond } = await askAll(one, questions)
  expect(found).toEqual(questions.map(() => [10]))
  expect(one.most()).toBe(3)
  expect(perSecond).toBeGreaterThan(0)
})

test('every person is put in, and making them is not counted', async () => {
  const one = engine()
  expect(await fill(one, world.persons(100))).toBeGreaterThanOrEqual(0)
  expect(one.put()).toBe(100)
})

test('at a steady rate one question of so many is about a common name', async () => {
  const times = await askSteadily(engine(), { usual: questions, common: questions, every: 10 }, 2000, 0.1)
  expect(times.common).toHaveLength(20)
  expect(times.usual).toHaveLength(180)
})

test('a quantile is a time below which that share lies', () => {
  const times = Array.from({ length: 100 }, (_, at) => 100 - at)
  expect(quantile(times, 0.5)).toBe(51)
  expect(quantile(times, 0.99)).toBe(100)
  expect(quantile([], 0.5)).toBeNaN()
})

test('options are read, and what makes no run is refused', () => {
  expect(readSettings(['--records', '5000', '--engines', 'liaison,pg_trgm', '--json'])).toMatchObject({
    records: 5000,
    engines: ['liaison', 'pg_trgm'],
    json: true,
  })
  expect(() => readSettings(['--records', '0'])).toThrow(RangeError)
  expect(() => readSettings(['--engines', 'lucene'])).toThrow(RangeError)
  expect(() => readSettings(['--size', '5'])).toThrow(TypeError)
})

test('goals are those of the size and of what is said beside the name', () => {
  expect(goalOf('person.queries_per_second', 1_000_000)).toEqual({ must: 2500, goal: 5000 })
  expect(goalOf('person.queries_per_second', 10_000_000)).toEqual({ must: 1200, goal: 2400 })
  expect(goalOf('person.recall_at_10', 1_000_000, 'typo1')).toEqual({ must: 0.99, goal: 0.995 })
  expect(goalOf('person.recall_at_10', 1_000_000, 'swap+typo')).toEqual({ must: 0.95, goal: 0.98 })
  expect(goalOf('person.recall_at_10', 10_000_000, 'typo1')).toBeUndefined()
  expect(goalOf('person.recall_at_10', 10_000_000, 'typo1+year')).toEqual({ must: 0.99, goal: 0.995 })
  expect(goalOf('person.recall_at_10', 1_000_000, 'initial+year')).toBeUndefined()
  expect(goalOf('person.recall_at_10', 1_000_000, 'initial-rarer+year')).toEqual({ must: 0.9, goal: 0.95 })
})

test('the table sets engines side by side and tells what is reached', () => {
  const one = { records: 1000, damage: 'typo1' } as const
  const table = searchTable(
    [
      { measure: 'person.build_seconds', engine: 'liaison', records: 1000, value: 4, must: 3, goal: 1 },
      { ...one, measure: 'person.recall_at_1', engine: 'liaison', value: 0.5 },
      { ...one, measure: 'person.recall_at_10', engine: 'liaison', value: 0.992, must: 0.99, goal: 0.995 },
      { ...one, measure: 'person.recall_at_10_names', engine: 'liaison', value: 0.993 },
      { ...one, measure: 'person.recall_at_10_equals', engine: 'liaison', value: 0.996, must: 0.99, goal: 0.995 },
      { ...one, measure: 'person.recall_at_10', engine: 'pg_trgm', value: 0.9 },
      { ...one, measure: 'person.recall_at_10_above_pg_trgm', engine: 'liaison', value: 0.092, must: -0.005, goal: 0 },
    ],
    { records: 1000, queries: 50, slowQueries: 20 },
  )
  const line = (start: string): string => table.split('\n').find((text) => text.startsWith(start)) ?? ''
  expect(line('build_seconds').split(/\s+/)).toEqual(['build_seconds', '4', '-', '3', '1', 'below'])
  expect(line('typo1').split(/\s+/)).toEqual(
    'typo1 0.5 0.992 0.993 0.996 - 0.9 - - 0.99 0.995 must goal 0.092 goal'.split(' '),
  )
})

test('precision, recall, the area under the curve and rank correlation are those of the books', () => {
  const judged = [
    { isMatch: true, score: 0.9 },
    { isMatch: false, score: 0.8 },
    { isMatch: true, score: 0.7 },
    { isMatch: false, score: 0.1 },
  ]
  expect(scoresAt(judged, 0.75)).toEqual({ precision: 0.5, recall: 0.5, f1: 0.5 })
  expect(areaUnder(judged)).toBe(0.75)
  expect(rankCorrelation([1, 2, 3, 4], [10, 20, 30, 40])).toBeCloseTo(1)
  expect(rankCorrelation([1, 2, 3, 4], [4, 3, 2, 1])).toBeCloseTo(-1)
  expect(rankCorrelation([1, 1, 2, 2], [1, 2, 1, 2])).toBeCloseTo(0)
})

test('the hash that holds words back is FNV-1a as published', () => {
  expect(fnv1a('')).toBe(0x811c9dc5)
  expect(fnv1a('a')).toBe(0xe40c292c)
  expect(fnv1a('foobar')).toBe(0xbf9cf968)
})
