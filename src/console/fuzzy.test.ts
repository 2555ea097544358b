// What is typed in a hurry finds the command meant.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bestCloseness, closeness, fold } from './fuzzy.ts'

describe('folding', () => {
  test.each([
    ['Thông báo', 'thong bao'],
    ['Đến nội dung', 'den noi dung'],
    ['Vérifier', 'verifier'],
    ['أَسْماء', 'اسماء'],
    ['إلـــى النشرة', 'الي النشره'],
    ['  two   words ', 'two words'],
  ])('%s is %s', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })
  test('twice is the same as once', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)))
  })
})

describe('closeness', () => {
  test('orders the name itself, its beginning, a later word, the middle, and strewn letters', () => {
    const name = 'mark as done'
    const found = ['mark as done', 'mark', 'done', 'ark as', 'mrk'].map((question) => closeness(question, name))
    expect(found).toEqual([...found].sort((a, b) => b - a))
    expect(new Set(found).size).toBe(found.length)
    expect(found.at(-1)).toBeGreaterThan(0)
  })
  test('finds several words in any order by their beginnings', () => {
    expect(closeness('don mar', 'mark as done')).toBeGreaterThan(0)
  })
  test('does not find letters that are not there or lie too far apart', () => {
    expect(closeness('zzz', 'mark as done')).toBe(0)
    expect(closeness('mxe', 'm and then a very long tail x with an e')).toBe(0)
  })
  test('an empty question fits everything, a name always fits itself best', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }).map(fold), (name) => {
        if (name === '') return true
        return closeness('', name) > 0 && closeness(name, name) === 100
      }),
    )
  })
  test('of several names is that of the closest', () => {
    expect(bestCloseness('thong', ['notices', 'thong bao'])).toBe(closeness('thong', 'thong bao'))
  })
})
