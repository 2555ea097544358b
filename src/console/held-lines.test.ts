// A list that is being read keeps still.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holdLines, nextFocus } from './held-lines.ts'

const keys = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 2 }), { maxLength: 12 })

describe('a list held still', () => {
  test('lets new lines wait at the top and in between, and counts them', () => {
    expect(holdLines(['a', 'b', 'c'], ['new', 'a', 'between', 'b', 'c'], true)).toEqual({
      shown: ['a', 'b', 'c'],
      waiting: ['new', 'between'],
    })
  })
  test('takes in at once what follows the last known line: the next page', () => {
    expect(holdLines(['a', 'b'], ['a', 'b', 'c', 'd'], true)).toEqual({ shown: ['a', 'b', 'c', 'd'], waiting: [] })
  })
  test('keeps its order when the fresh answer has another, and drops what is gone', () => {
    expect(holdLines(['a', 'b', 'c'], ['c', 'a'], true).shown).toEqual(['a', 'c'])
  })
  test('loses no line and doubles none, and known lines keep their order', () => {
    fc.assert(
      fc.property(keys, keys, (former, fresh) => {
        const { shown, waiting } = holdLines(former, fresh, true)
        expect([...shown, ...waiting].sort()).toEqual([...fresh].sort())
        const kept = former.filter((key) => fresh.includes(key))
        expect(shown.filter((key) => kept.includes(key))).toEqual(kept)
      }),
    )
  })
})

test('a list that is not held shows the fresh order', () => {
  fc.assert(
    fc.property(keys, keys, (former, fresh) => {
      expect(holdLines(former, fresh, false)).toEqual({ shown: fresh, waiting: [] })
      expect(holdLines(null, fresh, true)).toEqual({ shown: fresh, waiting: [] })
    }),
  )
})

test('the focus stays at its place when its line leaves, and inside the list', () => {
  expect(nextFocus(['a', 'b', 'c'], 1)).toBe(1)
  expect(nextFocus(['a'], 3)).toBe(0)
  expect(nextFocus([], 3)).toBe(-1)
})
