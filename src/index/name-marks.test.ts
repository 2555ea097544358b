import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createClashes } from './name-clashes.ts'
import {
  ANY_PART,
  ENDS_NAME,
  eachPosting,
  hashOfWord,
  LENGTH,
  LIGHT,
  MARK_SHIFT,
  NO_PART,
  ROW,
  START,
  shapeOf,
} from './name-layout.ts'
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

/** A name of the index: words of one kind or of two, some of them particles. */
const named = fc
  .tuple(
    fc.constantFrom([0], [1], [3], [0, 1], [1, 3]),
    fc.array(fc.record({ word: fc.integer({ min: 1, max: 12 }), nth: fc.nat(1), isLight: fc.boolean() }), {
      minLength: 1,
      maxLength: 11,
    }),
  )
  .map(([kinds, words]) =>
    words.map(({ word, nth, isLight }) => ({ word, isLight, kind: kinds[nth % kinds.length] ?? 0 })),
  )
/** Bits that words bring for parts of a question. */
const gains = fc.array(
  fc.record({ word: fc.integer({ min: 1, max: 12 }), part: fc.nat(4), gain: fc.integer({ min: 1, max: 12 }) }),
  { maxLength: 40 },
)

test('what stands beside a word never brings more than is promised, however many parts there are', () => {
  let hidden = 0
  fc.assert(
    fc.property(named, gains, fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 3 }), (name, brings, taken) => {
      const told: { word: number; part: number; gain: number }[] = []
      const brought = brings.map(({ word, part: of, gain }) => bringing([word], of, gain))
      const marks = createMarks()
      marks.begin(question({ brought, told, many: 5 }))
      for (const word of taken) told.push({ word, part: 1, gain: 0 })
      marks.hear()
      const gainOf = (word: number, of: number): number =>
        of === 1 && taken.includes(word)
          ? 0
          : Math.max(0, ...brings.filter((own) => own.word === word && own.part === of).map(({ gain }) => gain))
      /** Most bits of the words, each for a part of its own. */
      const best = ([word, ...more]: readonly number[], free: readonly number[]): number =>
        word === undefined
          ? 0
          : Math.max(
              best(more, free),
              ...free.map(
                (of) =>
                  gainOf(word, of) +
                  best(
                    more,
                    free.filter((left) => left !== of),
                  ),
              ),
            )
      const parts = Int32Array.from(name, ({ word, kind, isLight }, at) => {
        const mark = (kind | (isLight ? LIGHT : 0)) << MARK_SHIFT
        return word | mark | (at === name.length - 1 ? ENDS_NAME : 0)
      })
      const row = new Int32Array(ROW)
      ;[row[START], row[LENGTH]] = [0, name.length]
      eachPosting(row, parts, 0, (word, two, rest) => {
        const heavy = name.filter(({ isLight }) => !isLight).map((one) => one.word)
        heavy.splice(heavy.indexOf(word), 1)
        const most = marks.mostBeside(two, rest)
        expect(most).toBeGreaterThanOrEqual(best(heavy, [0, 1, 2, 3, 4]))
        if (heavy.length > 3) hidden += 1
        else {
          const each = heavy.map((of) => Math.max(...[0, 1, 2, 3, 4].map((place) => gainOf(of, place))))
          expect(most).toBe(each.reduce((sum, one) => sum + one, 0))
        }
      })
    }),
    { numRuns: 2000 },
  )
  expect(hidden).toBeGreaterThan(500)
})

test('a word passes with what is enough beside it, and not with less', () => {
  const [marks, clashes] = [createMarks(), createClashes()]
  const sieve = createSieve(clashes, marks)
  const beside = (word: number): number[] => [
    0,
    0,
    hashOfWord(word) | (NO_PART << 16),
    NO_PART | (shapeOf(1, 0, 1, false) << 16),
  ]
  const postings = Int32Array.from([other, one].flatMap(beside))
  const asked = question({ brought: [bringing([one], 1, 5), bringing([other], 1, 4)] })
  marks.begin(asked)
  clashes.begin(asked)
  sieve.begin()
  sieve.under(0, ~1)
  const places = [8, 9, 9.5, 10, 10.5].map((needed) => {
    sieve.set(5, needed)
    return sieve.next(postings, 0, postings.length) / 4
  })
  expect(places).toEqual([0, 0, 1, 1, 2])
})

test('who has a word that was left for its part passes no more because of it, and passes again on the next way', () => {
  const [marks, clashes] = [createMarks(), createClashes()]
  const sieve = createSieve(clashes, marks)
  const beside = (word: number): number[] => [
    ...[0, 0, hashOfWord(word) | (NO_PART << 16)],
    NO_PART | (shapeOf(1, 0, 1, false) << 16),
  ]
  const words = [one, other, 9]
  const postings = Int32Array.from(words.flatMap(beside))
  const passing = (): number[] => words.filter((_word, at) => sieve.next(postings, at * 4, at * 4 + 4) === at * 4)
  const asked = question({ many: 3, brought: [bringing([one, namesake], 1, 5), bringing([one, other], 2, 5)] })
  marks.begin(asked)
  clashes.begin(asked)
  sieve.begin()
  sieve.under(0, ~1)
  sieve.set(5, 9)
  expect(passing()).toEqual([one, other])
  marks.leave(one, 1)
  // It may be the other part still, and another word of its hash is looked for.
  expect(passing()).toEqual([one, other])
  marks.leave(one, 2)
  expect(passing()).toEqual([one, other])
  marks.leave(namesake, 1)
  expect(passing()).toEqual([other])
  marks.leave(other, 2)
  expect([passing(), marks.byWord(one), marks.byWord(other)]).toEqual([[], 0b110, 0b100])
  marks.again()
  expect(passing()).toEqual([one, other])
})
