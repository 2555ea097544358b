import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MetWords } from './search.person.met.ts'

const words = fc.uniqueArray(fc.integer({ min: 1, max: 1_000_000 }), { maxLength: 80 })
/** For each word, which list it stands in, and whether its own list of postings is long; `keys` of any number. */
const cases = words.chain((some) =>
  fc.record({
    words: fc.constant(some),
    cuts: fc.array(fc.nat(some.length), { minLength: 3, maxLength: 3 }),
    isLong: fc.array(fc.boolean(), { minLength: some.length, maxLength: some.length }),
    isSharing: fc.array(fc.boolean(), { minLength: some.length, maxLength: some.length }),
    keys: fc.array(fc.nat(2 ** 31 - 1), { maxLength: 20 }),
  }),
)

test('words met are told list by list, those with long lists of postings by themselves, and found again by number', () => {
  fc.assert(
    fc.property(cases, ({ words, cuts, isLong, isSharing, keys }) => {
      const ends = [...cuts.sort((one, other) => one - other), words.length]
      const longs = words.flatMap((_word, place) => (isLong[place] ? place : []))
      const sharing = (word: number): boolean => isSharing[words.indexOf(word)] === true
      const met = new MetWords({ words: Int32Array.from(words), ends, longs }, sharing, keys)
      expect([...met.words, ...met.sounding, ...met.near, ...met.far]).toEqual(words)
      expect([...met.keys]).toEqual(keys)
      for (const list of ['words', 'sounding', 'far'] as const) {
        const long: number[] = []
        const short = met.shortOf(list, (word) => void long.push(word))
        const isLongWord = (word: number): boolean => isLong[words.indexOf(word)] === true
        expect(short).toEqual([...met[list]].filter((word) => !isLongWord(word)))
        expect(long).toEqual([...met[list]].filter(isLongWord))
      }
      for (const [place, word] of words.entries()) {
        expect([met.has(word), met.placeOf(word), met.isSharing(word)]).toEqual([true, place, isSharing[place]])
        expect(met.isFar(word)).toBe(met.far.includes(word))
      }
      expect([met.has(1_000_001), met.placeOf(1_000_001)]).toEqual([false, -1])
    }),
    { numRuns: 500 },
  )
})
