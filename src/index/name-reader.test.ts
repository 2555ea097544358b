// Whatever a question's words promise and then bring: those named are the best of all records, as comparing each of them would name them.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createNameIndex } from './name-index.ts'
import { ENDS_NAME, MARK_SHIFT, NUMBER, ROW } from './name-layout.ts'
import type { AskedNames, AskedPart } from './name-question.ts'
import { createNameReader } from './name-reader.ts'

const [GIVEN, manyWords, leastBits] = [1, 9, 4]
const part: AskedPart = { name: 0, kind: GIVEN, isLight: false, isInitial: false, mayBeLight: false, covers: 0 }

/** What a word is to a part: what is promised of it, and what it proves to bring, 0 where it does not contradict, -1 for another word. */
type Tie = { readonly word: number; readonly part: number; readonly promised: number; readonly real: number }

const tie = fc
  .record({
    word: fc.integer({ min: 1, max: manyWords }),
    part: fc.nat(3),
    promised: fc.integer({ min: 1, max: 9 }),
    real: fc.integer({ min: -1, max: 9 }),
  })
  .map((one): Tie => ({ ...one, real: Math.min(one.real, one.promised) }))
const given = fc.record({
  parts: fc.integer({ min: 1, max: 4 }),
  ties: fc.uniqueArray(tie, { maxLength: 24, selector: (one) => one.word * 4 + one.part }),
  names: fc.array(fc.uniqueArray(fc.integer({ min: 1, max: manyWords }), { minLength: 1, maxLength: 6 }), {
    minLength: 1,
    maxLength: 30,
  }),
  ofClash: fc.integer({ min: 0, max: 4 }),
  limit: fc.integer({ min: 1, max: 3 }),
  guarded: fc.nat(2),
})

/** Bits of a name: each word is one part at most, less what is lost by those left over that are nothing to a part left over. */
const bitsOf = (words: readonly number[], ties: readonly Tie[], parts: number, ofClash: number): number => {
  const best = (at: number, free: readonly number[], left: readonly number[], gained: number): number => {
    const word = words[at]
    if (word === undefined) {
      const isStrange = (one: number): boolean =>
        !ties.some(({ word: own, part: of, real }) => own === one && real >= 0 && free.includes(of))
      return gained > 0
        ? gained - ofClash * Math.min(left.filter(isStrange).length, free.length)
        : Number.NEGATIVE_INFINITY
    }
    const gains = ties.filter((one) => one.word === word && one.real > 0 && free.includes(one.part))
    return Math.max(
      best(at + 1, free, [...left, word], gained),
      ...gains.map(({ part: of, real }) =>
        best(
          at + 1,
          free.filter((other) => other !== of),
          left,
          gained + real,
        ),
      ),
    )
  }
  return best(
    0,
    Array.from({ length: parts }, (_, at) => at),
    [],
    0,
  )
}

test('the best of all records are named, whatever their words promise', () => {
  let [several, more] = [0, 0]
  fc.assert(
    fc.property(given, ({ parts, ties: all, names, ofClash, limit, guarded }) => {
      const ties = all.filter((one) => one.part < parts)
      const index = createNameIndex({ capacity: 64 })
      const numbers = Array.from({ length: manyWords }, (_, at) =>
        index.word(`word ${at + 1}`, () => ({ keys: [at + 1], traits: [0, 0, 0, 0, 0, 0] })),
      )
      for (const [number, words] of names.entries()) {
        const marked = words.map((word, at) => {
          const last = at === words.length - 1 ? ENDS_NAME : 0
          return (numbers[word - 1] ?? 0) | (GIVEN << MARK_SHIFT) | last
        })
        const place = { classId: 1, group: 0, isOpen: guarded === 0 || number % (guarded + 1) > 0 }
        index.put(number, { born: 0, parts: marked, facts: ['', '', ''], keys: [] }, place)
      }
      if (guarded < 2) while (index.merge(true));
      const reader = createNameReader(index.share())
      const told: { word: number; part: number; gain: number }[] = []
      const brought = ties
        .filter(({ promised, real }) => promised > 0 && real >= -1)
        .map((one) => ({ words: [numbers[one.word - 1] ?? 0], part: one.part, gain: one.promised, isNearest: true }))
        .sort((one, other) => other.gain - one.gain || one.part - other.part)
      const reach = Float64Array.from(brought, (_, at) => {
        const most = Array.from({ length: parts }, (__, of) =>
          Math.max(0, ...brought.slice(at).flatMap((one) => (one.part === of ? one.gain : []))),
        )
        return most.reduce((sum, one) => sum + one, 0)
      })
      const weigh = (row: number): number => {
        const number = (reader.views.rows()[row * ROW + NUMBER] ?? 0) >>> 0
        return bitsOf(names[number] ?? [], ties, parts, ofClash)
      }
      const asked: AskedNames = {
        ...{ leastBits, brought, reach, near: [], apart: [], opens: undefined, keys: [], same: undefined, told, weigh },
        ...{ isSame: () => false, beside: 0, mostOfName: 99, nearness: weigh, mostOfNearness: 0 },
        parts: Array.from({ length: parts }, () => part),
        lossOf: (clashes) => ({ share: 1, bits: clashes * ofClash }),
        dates: {
          ...{ isAsked: false, highest: 0, highestOnDays: 0, days: [], eras: [] },
          ...{ highestIn: () => 0, highestAt: () => 0 },
        },
        settle: (word, of) => {
          const found = ties.find((one) => numbers[one.word - 1] === word && one.part === of)
          told.push({ word, part: of, gain: found?.real ?? -1 })
          return Math.max(0, found?.real ?? 0)
        },
      }
      const found = reader.find(asked, { rights: Uint8Array.of(0, 1), groups: 1, limit })
      const whole = names
        .map((words, number) => ({ number, bits: bitsOf(words, ties, parts, ofClash) }))
        .filter(({ bits }) => bits >= leastBits)
        .sort((one, other) => other.bits - one.bits || one.number - other.number)
      expect(found.number).toEqual(whole.slice(0, limit).map(({ number }) => number))
      expect(found.bits).toEqual(whole.slice(0, limit).map(({ bits }) => bits))
      expect(found.more).toBe(whole.length > limit)
      if (whole.length > 1) several += 1
      if (whole.length > limit) more += 1
    }),
    { numRuns: 3000 },
  )
  expect(Math.min(several, more)).toBeGreaterThan(300)
})
