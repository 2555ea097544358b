import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { comparePersons, nearnessOf, possibleFrom, scoreOfBits } from './compare.ts'
import { preparePerson } from './person.ts'
import { emptyPersonForm } from './person-form.ts'

const personOf = (whole: string) => preparePerson({ ...emptyPersonForm, names: [{ whole }] })
const name = fc
  .array(fc.constantFrom('Quellmann', 'Quelman', 'Krys', 'Krystan', 'Ali', 'Ai', 'Minh', 'Nguyễn', 'Иванов', '王'), {
    minLength: 1,
    maxLength: 4,
  })
  .map((words) => words.join(' '))

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
