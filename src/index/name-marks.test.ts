import { describe, expect, test } from 'vitest'
import { createClashes } from './name-clashes.ts'
import { ANY_PART, hashOfWord, NO_PART, shapeOf } from './name-layout.ts'
import { createMarks } from './name-marks.ts'
import type { AskedNames, AskedPart } from './name-question.ts'
import { createSieve } from './name-sieve.ts'

const part: AskedPart = { name: 0, kind: 1, isLight: false, isInitial: false, mayBeLight: false, covers: 0 }

/** A question of so many given names, for which these words bring bits; what contradicts costs some. */
const question = ({
  brought = [],
  told = [],
  many = 2,
  bitsOfClash = 4,
}: Partial<Pick<AskedNames, 'brought' | 'told'>> & { many?: number; bitsOfClash?: number }): AskedNames => ({
  ...{ leastBits: 9, parts: Array.from({ length: many }, () => part), brought, told, near: [], apart: [] },
  ...{ reach: new Float64Array(brought.length), opens: undefined, keys: [], same: undefined, isSame: () => false },
  ...{ beside: 0, mostOfName: 30, settle: () => 0, weigh: () => 0, nearness: () => 0, mostOfNearness: 0 },
  dates: {
    ...{ isAsked: false, highest: 0, highestOnDays: 0, days: [], eras: [] },
    ...{ highestIn: () => 0, highestAt: () => 0 },
  },
  lossOf: (clashes) => ({ share: 1, bits: clashes * bitsOfClash }),
})
const bringing = (words: readonly number[], of: number, gain: number) => ({ words, part: of, gain, isNearest: true })

/** The next word of the same hash. */
const namesakeOf = (word: number): number => {
  let other = word + 1
  while (hashOfWord(other) !== hashOfWord(word)) other += 1
  return other
}
const [one, other] = [7, 8]
const namesake = namesakeOf(one)

describe('marks of a question', () => {
  test('tell what a word may be alike to and what it brings, and forget it for the next question', () => {
    const marks = createMarks()
    marks.begin(question({ brought: [bringing([one], 0, 5), bringing([one, other], 1, 3)] }))
    expect([marks.byWord(one), marks.byWord(other), marks.byWord(9)]).toEqual([0b11, 0b10, 0])
    expect([marks.worth(0, hashOfWord(one)), marks.worth(1, hashOfWord(one))]).toEqual([5, 3])
    marks.begin(question({}))
    expect([marks.byWord(one), marks.byHash(hashOfWord(one)), marks.worth(0, hashOfWord(one))]).toEqual([0, 0, 0])
  })

  test('take whatever is asked to be among parts that a posting has no room for, and nothing where there is none', () => {
    const marks = createMarks()
    marks.begin(question({ brought: [bringing([one], 1, 5)] }))
    expect([marks.byHash(ANY_PART) & 0b11, marks.worth(1, ANY_PART), marks.byHash(NO_PART)]).toEqual([0b11, 5, 0])
  })

  test('take nothing from a word for what is told of another one of the same hash', () => {
    const marks = createMarks()
    const told = [{ word: namesake, part: 0, gain: -1 }]
    for (const brought of [[bringing([one], 0, 5)], [bringing([one, namesake], 0, 5)]]) {
      marks.begin(question({ brought, told }))
      marks.hear()
      expect([marks.byWord(one), marks.byWord(namesake)]).toEqual([1, 0])
      expect([marks.byHash(hashOfWord(one)), marks.worth(0, hashOfWord(one))]).toEqual([1, 5])
    }
  })

  test('find every word of many', () => {
    const marks = createMarks()
    const words = Array.from({ length: 30_000 }, (_, at) => at + 1)
    marks.begin(question({ brought: [bringing(words, 1, 2)] }))
    expect(words.filter((word) => marks.byWord(word) !== 0b10 || marks.worth(1, hashOfWord(word)) !== 2)).toEqual([])
  })
})

/** A posting beside whose word so many other given names stand, none of them known. */
const posting = (others: number): number[] => [
  0,
  0,
  NO_PART | (NO_PART << 16),
  NO_PART | (shapeOf(1, 0, others, false) << 16),
]

test('a word passes whose bits are enough after all that contradicts beside it, by the question asked now', () => {
  const [marks, clashes] = [createMarks(), createClashes()]
  const sieve = createSieve(clashes, marks)
  const postings = Int32Array.from([2, 1, 0].flatMap(posting))
  const places: number[] = []
  for (const [many, bitsOfClash] of [
    [3, 4],
    [3, 1],
    [1, 4],
  ] as const) {
    marks.begin(question({ many, bitsOfClash }))
    clashes.begin(question({ many, bitsOfClash }))
    sieve.begin()
    sieve.under(0, ~1)
    sieve.set(10, 8)
    places.push(sieve.next(postings, 0, postings.length) / 4)
  }
  expect(places).toEqual([2, 0, 0])
})
