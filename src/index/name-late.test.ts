import { expect, test } from 'vitest'
import { createLatePostings } from './name-late.ts'
import { POSTING } from './name-layout.ts'

test('postings that came since stand under their words in the order in which they came', () => {
  const late = createLatePostings()
  expect(late.isEmpty()).toBe(true)
  const words = [1, 33, 100_000, 1, 64]
  for (const [row, word] of words.entries()) late.file(word, row, 0, 0, 0)
  expect(late.isEmpty()).toBe(false)
  const rowsOf = (word: number) => {
    const { array, used } = late.of(word) ?? { array: new Int32Array(0), used: 0 }
    return Array.from({ length: used / POSTING }, (_, at) => array[at * POSTING])
  }
  expect([1, 2, 33, 64, 65, 100_000, 200_000].map(rowsOf)).toEqual([[0, 3], [], [1], [4], [], [2], []])
})
