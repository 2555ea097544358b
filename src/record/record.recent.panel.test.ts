/** Records opened lately. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type RecentRecord, withRecent } from './record.recent.panel.ts'

test('the last one opened stands first, each record stands once, and no more than twenty are kept', () => {
  const record = fc.record({
    id: fc.integer({ min: 1, max: 40 }).map(String),
    database: fc.constant('vehicle' as const),
    title: fc.string(),
  })
  fc.assert(
    fc.property(fc.array(record, { minLength: 1, maxLength: 60 }), (opened) => {
      const kept = opened.reduce<readonly RecentRecord[]>(withRecent, [])
      expect(kept[0]).toEqual(opened.at(-1))
      expect(new Set(kept.map(({ id }) => id)).size).toBe(kept.length)
      expect(kept.length).toBe(Math.min(20, new Set(opened.map(({ id }) => id)).size))
    }),
  )
})
