import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { comparePersons, nearnessOf, possibleFrom, scoreOfBits } from './compare.ts'
import { preparePerson } from './person.ts'
import { emptyPersonForm } from './person-form.ts'
import { mostOfResemblance, resemblanceOfForms } from './resemblance.ts'
import { createSpelt, spell } from './spelt.ts'

const personOf = (whole: string) => preparePerson({ ...emptyPersonForm, names: [{ whole }] })
const name = fc
  .array(fc.constantFrom('Quellmann', 'Quelman', 'Krys', 'Krystan', 'Ali', 'Ai', 'Minh', 'Nguyễn', 'Иванов', '王'), {
    minLength: 1,
    maxLength: 4,
  })
  .map((words) => words.join(' '))

/** Longest common subsequence by the plain table of all prefixes. */
const inCommon = (one: string, other: string): number => {
  const table = [new Array(other.length + 1).fill(0)]
  for (const [row, letter] of [...one].entries()) {
    const [above = [], own] = [table[row], [0]]
    for (let at = 1; at <= other.length; at += 1)
      own.push(letter === other[at - 1] ? above[at - 1] + 1 : Math.max(above[at], own[at - 1] ?? 0))
    table.push(own)
  }
  return table[one.length]?.[other.length]
}

describe('how much two words resemble each other', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'ж'), minLength: 2, maxLength: 24 })

  test('is told by the letters that stand in both in one order, and no less by an end that is the whole other word', () => {
    fc.assert(
      fc.property(word, word, (one, other) => {
        const [short, long] = one.length <= other.length ? [one, other] : [other, one]
        const isEnd = short.length >= 3 && (long.startsWith(short) || long.endsWith(short))
        const share = Math.max((2 * inCommon(one, other)) / (one.length + other.length), isEnd ? 0.75 : 0)
        const expected = Math.max(0, (mostOfResemblance * (share - 0.3)) / 0.7)
        expect(resemblanceOfForms(spell(one, createSpelt()), spell(other, createSpelt()))).toBeCloseTo(expected, 9)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('how near two persons are', () => {
  test('is the same whichever of the two is asked, never less than they compare, and never enough for the line', () => {
    fc.assert(
      fc.property(name, name, (one, other) => {
        const nearness = nearnessOf(personOf(one), personOf(other))
        expect(nearness).toBeCloseTo(nearnessOf(personOf(other), personOf(one)), 6)
        const { score, bits } = comparePersons(personOf(one), personOf(other))
        if (score >= possibleFrom) expect(nearness).toBe(bits)
        else {
          expect(nearness).toBeGreaterThanOrEqual(bits - 1e-9)
          expect(scoreOfBits(nearness)).toBeLessThan(possibleFrom)
        }
      }),
      { numRuns: 300 },
    )
  })

  test.each([
    ['Krys Quellmann', 'Krystan Quellmann', 'Anton Quellmann'],
    ['Qullemnan Minh', 'Quellmann Minh', 'Brzostek Minh'],
    ['Ai Quellmann', 'Ali Quellmann', 'Oto Quellmann'],
  ])('%s is nearer to %s than to %s', (asked, nearer, farther) => {
    expect(nearnessOf(personOf(asked), personOf(nearer))).toBeGreaterThan(
      nearnessOf(personOf(asked), personOf(farther)),
    )
  })
})
