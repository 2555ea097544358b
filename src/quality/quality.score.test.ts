/** Laws of the score: from 0 to 100, never better for more that is wrong, and 100 for what is without fault. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Counted, points, scoreOf } from './quality.score.ts'

const counted: fc.Arbitrary<Counted> = fc
  .record({ records: fc.integer({ min: 1, max: 5000 }), closedHits: fc.integer({ min: 0, max: 300 }) })
  .chain(({ records, closedHits }) =>
    fc.record({
      records: fc.constant(records),
      missing: fc.integer({ min: 0, max: records }),
      contradicting: fc.integer({ min: 0, max: records }),
      stale: fc.integer({ min: 0, max: records }),
      closedHits: fc.constant(closedHits),
      falseHits: fc.integer({ min: 0, max: closedHits }),
    }),
  )

test('a score lies between 0 and 100, and nobody without records has one', () => {
  fc.assert(
    fc.property(counted, (one) => {
      expect(scoreOf(one)).toBeGreaterThanOrEqual(0)
      expect(scoreOf(one)).toBeLessThanOrEqual(100)
      expect(scoreOf({ ...one, records: 0 })).toBeNull()
      expect(scoreOf({ ...one, missing: 0, contradicting: 0, stale: 0, falseHits: 0 })).toBe(100)
    }),
  )
})

test('it never rises when more is wrong', () => {
  fc.assert(
    fc.property(counted, fc.constantFrom('missing', 'contradicting', 'stale', 'falseHits'), (one, what) => {
      const most = what === 'falseHits' ? one.closedHits : one.records
      expect(scoreOf({ ...one, [what]: most }) ?? 0).toBeLessThanOrEqual(scoreOf(one) ?? 0)
    }),
  )
})

test('each part takes its own points, all together everything', () => {
  const clean = { records: 10, missing: 0, contradicting: 0, stale: 0, closedHits: 4, falseHits: 0 }
  expect(scoreOf({ ...clean, missing: 10 })).toBe(100 - points.missing)
  expect(scoreOf({ ...clean, contradicting: 5 })).toBe(100 - points.contradicting / 2)
  expect(scoreOf({ ...clean, stale: 10 })).toBe(100 - points.stale)
  expect(scoreOf({ ...clean, falseHits: 1 })).toBe(100 - points.falseHits / 4)
  expect(scoreOf({ ...clean, missing: 10, contradicting: 10, stale: 10, falseHits: 4 })).toBe(0)
})
