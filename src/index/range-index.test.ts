/** Laws of the index of ranges: it finds what a linear scan over the same ranges finds, whatever was put, changed and taken out before. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isInRange } from '../terms/number-range.ts'
import { ASK_OWNER, DISCREET, HIDDEN, READABLE } from './exact-reader.ts'
import { createRangeIndex } from './range-index.ts'

const classes = 5
const rights = Uint8Array.from([HIDDEN, READABLE, HIDDEN, ASK_OWNER, DISCREET, READABLE])
const key = (stem: string, value: number): string => `document:XAA:passport:${stem}${String(value).padStart(4, '0')}`

const act = fc.record({
  number: fc.integer({ min: 1, max: 120 }),
  stem: fc.constantFrom('A', 'B', 'A0'),
  from: fc.integer({ min: 0, max: 9_999 }),
  size: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 10_000 })),
  classId: fc.integer({ min: 1, max: classes }),
  removes: fc.boolean(),
})
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never
type Held = { readonly first: string; readonly last: string; readonly classId: number }

const play = (acts: readonly Act[], spread = 120) => {
  const index = createRangeIndex()
  const held = new Map<number, Held>()
  for (const [turn, { number, stem, from, size, classId, removes }] of acts.entries()) {
    const record = spread > 120 ? turn + 1 : number
    if (removes && spread <= 120) {
      index.remove(record)
      held.delete(record)
      continue
    }
    const one = { first: key(stem, from), last: key(stem, Math.min(9_999, from + size - 1)), classId }
    index.put(record, one.first, one.last, classId)
    held.set(record, one)
  }
  return { index, held }
}

const scan = (held: ReadonlyMap<number, Held>, asked: string): [number, number][] =>
  [...held].flatMap(([number, { first, last, classId }]): [number, number][] =>
    isInRange(asked, first, last) && rights[classId] !== HIDDEN ? [[number, rights[classId] ?? HIDDEN]] : [],
  )

const asFound = ({ number, access }: { number: readonly number[]; access: readonly number[] }): [number, number][] =>
  number.map((one, at): [number, number] => [one, access[at] ?? -1]).sort(([one], [other]) => one - other)

const asked = fc.record({ stem: fc.constantFrom('A', 'B', 'A0', 'C'), value: fc.integer({ min: 0, max: 9_999 }) })

describe('the index of ranges', () => {
  test('finds what a linear scan finds, through puts, changes and withdrawals in any order', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 400 }), fc.array(asked, { minLength: 1, maxLength: 20 }), (acts, keys) => {
        const { index, held } = play(acts)
        for (const { stem, value } of keys) {
          const one = key(stem, value)
          expect(asFound(index.find(one, rights))).toEqual(scan(held, one).sort(([a], [b]) => a - b))
        }
        expect(index.state().ranges).toBe(held.size)
        expect(new Map(index.numbers().map((number) => [number, index.rangeOf(number)]))).toEqual(held)
      }),
    )
  })

  test('finds it among thousands that were sorted many times, at both ends of each range and beside them', () => {
    const [acts] = fc.sample(fc.array(act, { minLength: 3_000, maxLength: 3_000 }), { numRuns: 1, seed: 7 })
    const { index, held } = play(acts ?? [], Number.POSITIVE_INFINITY)
    expect(held.size).toBe(3_000)
    for (const [at, { stem, from, size }] of (acts ?? []).entries())
      if (at % 60 === 0)
        for (const value of [from - 1, from, from + size - 1, from + size])
          if (value >= 0 && value <= 9_999) {
            const one = key(stem, value)
            expect(asFound(index.find(one, rights))).toEqual(scan(held, one).sort(([a], [b]) => a - b))
          }
  })

  test('hides what a set of rights has no byte for, and shows it to another', () => {
    const index = createRangeIndex()
    index.put(1, key('A', 10), key('A', 20), 2)
    expect(index.find(key('A', 15), rights)).toEqual({ number: [], access: [] })
    expect(index.find(key('A', 15), Uint8Array.from([0, 0, READABLE]))).toEqual({ number: [1], access: [READABLE] })
    expect(index.find(key('A', 15), new Uint8Array(0))).toEqual({ number: [], access: [] })
  })

  test('holds no range of two series or reversed, and forgets the one that stood before it', () => {
    const index = createRangeIndex()
    index.put(1, key('A', 10), key('A', 20), 1)
    index.put(1, key('A', 20), key('A', 10), 1)
    index.put(2, key('A', 10), key('B', 20), 1)
    expect(index.state()).toEqual({ ranges: 0, bytes: 0 })
    expect(index.find(key('A', 15), rights).number).toEqual([])
    expect(() => index.put(3, key('A', 10), key('A', 20), 0)).toThrow(RangeError)
  })
})
