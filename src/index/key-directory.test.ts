import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attachDirectory, buildDirectory } from './key-directory.ts'
import { createRanking } from './name-ranking.ts'
import { createNumberTable } from './number-table.ts'

const key = fc.integer({ min: 0, max: 2 ** 31 - 1 })

test('a directory gives just the entries under a key', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.oneof(key, fc.nat(20)), fc.nat(1000)), { maxLength: 500 }),
      key,
      (pairs, other) => {
        const directory = attachDirectory(
          buildDirectory(pairs.length, (visit) => {
            for (const [of, entry] of pairs) visit(of, entry)
          }),
        )
        const all = [...pairs.map(([of]) => of), other]
        directory.fetch(all)
        for (const wanted of all) {
          const found: number[] = []
          directory.each(wanted, (entry) => found.push(entry))
          expect(found.sort()).toEqual(pairs.flatMap(([of, entry]) => (of === wanted ? [entry] : [])).sort())
        }
      },
    ),
  )
})

test('a table of numbers knows each row until it is taken out', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(400), fc.boolean()), { maxLength: 3000 }), (steps) => {
      const numbers: number[] = []
      const table = createNumberTable((row) => numbers[row] ?? -1)
      const expected = new Map<number, number>()
      for (const [number, isTaken] of steps) {
        expect(table.take(number)).toBe(expected.get(number))
        expected.delete(number)
        if (isTaken) continue
        numbers.push(number)
        table.set(number, numbers.length - 1)
        expected.set(number, numbers.length - 1)
      }
      expect(table.size()).toBe(expected.size)
    }),
    { numRuns: 50 },
  )
})

test('a ranking keeps the best, of equal ones the lower number, each once', () => {
  const entry = fc.record({ number: fc.nat(30), bits: fc.nat(9) })
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 100 }), fc.integer({ min: 1, max: 12 }), (entries, room) => {
      const ranking = createRanking(room)
      for (const { number, bits } of entries) ranking.enter(number, bits, 1)
      const most = new Map<number, number>()
      for (const { number, bits } of entries) most.set(number, Math.max(bits, most.get(number) ?? 0))
      const expected = [...most].sort(([a, bits], [b, other]) => other - bits || a - b).slice(0, room)
      const best = ranking.best().map(({ number, bits }) => [number, bits])
      // One that has left its place for higher bits has left it to nobody: who was behind it did not stay.
      expect(best.length).toBeLessThanOrEqual(expected.length)
      const rising = entries.every(({ number, bits }, at) =>
        entries.slice(0, at).every((one) => one.number !== number || one.bits >= bits),
      )
      if (rising) expect(best).toEqual(expected)
    }),
  )
})
