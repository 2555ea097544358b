/** How the quality of a database is read. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DatabaseQuality, databaseQuality } from './quality.schema.ts'
import { filterOf, flawsOf, gradeOf, parts, percentOf, sharesOf } from './quality.shares.panel.ts'

const quality: DatabaseQuality = {
  database: 'vehicle',
  records: 200,
  missing: 50,
  contradicting: 1,
  stale: 0,
  unchanged: 0,
  due: 0,
  closedHits: 8,
  falseHits: 2,
  score: 87,
  says: '',
  flaws: [
    { flaw: 'missing:colour', says: '', records: 40 },
    { flaw: 'contradiction:kind-action', says: '', records: 1 },
    { flaw: 'missing:kind', says: '', records: 10 },
  ],
  months: [],
}

test('parts are shares of records, and of closed hits', () => {
  expect(sharesOf(quality).map(({ part, many, of, percent }) => [part, many, of, percent])).toEqual([
    ['missing', 50, 200, 25],
    ['contradicting', 1, 200, 1],
    ['stale', 0, 200, 0],
    ['false-hits', 2, 8, 25],
  ])
  expect(Object.keys(databaseQuality.properties)).toEqual(expect.arrayContaining(Object.keys(quality)))
})

test('a rounded share hides neither one record nor the last that is left', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 1_000_000 }), (many, of) => {
      const percent = percentOf(Math.min(many, of), of)
      expect(percent === 0).toBe(many === 0)
      expect(percent === 100).toBe(many >= of)
    }),
  )
  expect(percentOf(0, 0)).toBe(0)
})

test('a score has a word, the better the higher', () => {
  expect([100, 90, 89, 75, 74, 50, 49, 0].map(gradeOf)).toEqual([
    'good',
    'good',
    'fair',
    'fair',
    'weak',
    'weak',
    'poor',
    'poor',
  ])
})

test('parts lead to the list they are of, flaws stand by kind', () => {
  expect(parts.map(filterOf)).toEqual([undefined, undefined, 'stale', 'false-hit'])
  expect(flawsOf(quality, 'missing').map(({ flaw }) => flaw)).toEqual(['missing:colour', 'missing:kind'])
  expect(flawsOf(quality, 'contradiction')).toHaveLength(1)
})
