import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maySpell, spellingOf } from './keys.ts'
import { areWithinSlips, maskOf } from './letters.ts'
import { createSpelt, spell } from './spelt.ts'

const sound = fc.stringMatching(/^[a-zSCJHTNGX]{0,9}$/)

test('a sound letter by letter has the spelling key that it has as a text, and no other', () => {
  const spelt = createSpelt()
  fc.assert(
    fc.property(sound, sound, (one, other) => {
      expect(maySpell(spellingOf(one), spell(one, spelt))).toBe(true)
      expect(maySpell(spellingOf(other), spell(one, spelt))).toBe(spellingOf(one) === spellingOf(other))
    }),
    { numRuns: 1000 },
  )
})

test('of a sound that is not wholly at hand nothing is ruled out', () => {
  const long = 'ei'.repeat(40)
  expect(maySpell(spellingOf(long), spell(long, createSpelt()))).toBe(true)
})

const slip = fc.record({ how: fc.nat(3), at: fc.nat(12), letter: fc.stringMatching(/^[a-z]$/) })
const slipped = (text: string, { how, at, letter }: { how: number; at: number; letter: string }): string => {
  if (how === 0) return text.slice(0, at) + text.slice(at + 1)
  if (how === 1) return text.slice(0, at) + letter + text.slice(at)
  if (how === 2) return text.slice(0, at) + letter + text.slice(at + 1)
  return text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2)
}

test('letters rule out no form that so many slips made', () => {
  const lettersOf = (form: string) => ({ within: maskOf(form), opening: 0, closing: 0 })
  let ruledOut = 0
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{4,12}$/), fc.array(slip, { maxLength: 2 }), (form, slips) => {
      const other = slips.reduce(slipped, form)
      const longer = other.length - form.length
      const [one, two] = [lettersOf(form), lettersOf(other)]
      expect(areWithinSlips(one, two, slips.length)).toBe(true)
      expect(areWithinSlips(one, two, slips.length, longer)).toBe(true)
      expect(areWithinSlips(two, one, slips.length, -longer)).toBe(true)
      if (!areWithinSlips(one, lettersOf('qwjxv'), 2, 5 - form.length)) ruledOut += 1
    }),
    { numRuns: 2000 },
  )
  expect(ruledOut).toBeGreaterThan(1000)
})
