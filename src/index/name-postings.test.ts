import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createPostings, dayOf, eraOf, type Postings } from './name-postings.ts'

/** Most entries are of one word, so that its list grows long. */
const wordOf = (at: number): number => Math.max(0, at - 3)
/** Some without a day. */
const bornAt = (place: number): number => (1980 + (place % 7)) * 10_000 + (place % 5) * 100

describe('postings', () => {
  test('are in order and complete, by era too, while lists grow long, shrink and are forgotten', () => {
    const change = fc.record({ word: fc.nat(6).map(wordOf), place: fc.nat(900), isOpen: fc.boolean() })
    const phase = fc.record({ leaves: fc.boolean(), list: fc.array(change, { maxLength: 900, size: 'max' }) })
    fc.assert(
      fc.property(fc.array(phase, { maxLength: 4 }), (phases) => {
        const postings = createPostings(bornAt)
        const model = new Map<number, Map<number, boolean>>()
        for (const { leaves, list } of phases) {
          for (const { word, place, isOpen } of list) {
            const places = model.get(word) ?? new Map<number, boolean>()
            model.set(word, places)
            const before = places.get(place)
            if (leaves && before !== undefined) {
              postings.leave(word, place, before)
              places.delete(place)
            } else if (!leaves && before === undefined) {
              postings.enter(word, place, isOpen)
              places.set(place, isOpen)
            }
          }
          const inEras = [...model.values()].flatMap((places) =>
            [...places.keys()].map((place) => eraOf(bornAt(place))),
          )
          expect(new Set(postings.eras())).toEqual(new Set(inEras))
          for (const [word, places] of model) {
            expect(postings.open(word)).toBe([...places.values()].filter(Boolean).length)
            const there = [...places.keys()].sort(ascending)
            expect(walked(postings, word, [...postings.eras()], [])).toEqual(there)
            for (const [era, days] of [
              [1982, []],
              [1986, [200]],
              [1990, [100, 400]],
            ] as const) {
              const wanted = there.filter((place) => {
                return eraOf(bornAt(place)) === era || days.some((day) => dayOf(bornAt(place)) === day)
              })
              const some = walked(postings, word, [era], days)
              // A short list is given as a whole, a long one is not.
              expect(some.filter((place) => wanted.includes(place))).toEqual(wanted)
              if (places.size >= 256) expect(some).toEqual(wanted)
            }
          }
        }
      }),
      { numRuns: 40 },
    )
  })
})

function walked(postings: Postings, word: number, eras: readonly number[], days: readonly number[]): number[] {
  const places = new Set<number>()
  postings.walk(word, eras, days, (place) => places.add(place))
  return [...places].sort(ascending)
}

function ascending(one: number, other: number): number {
  return one - other
}
