/** The axes of a marking while they are typed. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { confidentialities, confidentialityLevel, handlingCodes, handlingStrictness } from '../terms/handling.ts'
import {
  type AxesDraft,
  axesEntry,
  isMilder,
  mildestAxes,
  missingOfAxes,
  noLowerLevel,
  noMilderHandling,
  raiseTo,
} from './material.axes.panel.ts'

const draft: fc.Arbitrary<AxesDraft> = fc.record({
  handlingCode: fc.constantFrom(...handlingCodes),
  condition: fc.constantFrom('', 'only orally'),
  confidentiality: fc.constantFrom(...confidentialities),
  excluded: fc.constantFrom<readonly string[]>([], ['fr']),
})
const least = fc.record({
  leastHandling: fc.constantFrom(...handlingCodes),
  leastConfidentiality: fc.constantFrom(...confidentialities),
})

test('raising never makes anything milder, reaches what is asked for, and touches nothing else', () => {
  fc.assert(
    fc.property(draft, least, (before, wanted) => {
      const after = raiseTo(before, wanted)
      expect(isMilder(after, wanted)).toBe(false)
      expect(handlingStrictness(after.handlingCode)).toBeGreaterThanOrEqual(handlingStrictness(before.handlingCode))
      expect(confidentialityLevel(after.confidentiality)).toBeGreaterThanOrEqual(
        confidentialityLevel(before.confidentiality),
      )
      expect({ condition: after.condition, excluded: after.excluded }).toEqual({
        condition: before.condition,
        excluded: before.excluded,
      })
      expect(isMilder(before, wanted)).toBe(
        after.handlingCode !== before.handlingCode || after.confidentiality !== before.confidentiality,
      )
    }),
  )
})

test('a condition goes out under H3 alone, and H3 asks for one', () => {
  const typed = { ...mildestAxes, condition: ' only orally ' }
  expect(axesEntry(typed)).toEqual({ handlingCode: 'H0', confidentiality: 'official-use-only' })
  expect(axesEntry({ ...typed, handlingCode: 'H3' }).condition).toBe('only orally')
  expect(missingOfAxes({ ...mildestAxes, handlingCode: 'H3' })).toEqual(['/condition'])
  expect(missingOfAxes(typed)).toEqual([])
})

test('a contribution is offered nothing milder than what it bears', () => {
  expect(noMilderHandling('H0')).toEqual(handlingCodes)
  for (const code of handlingCodes)
    expect(noMilderHandling(code).every((one) => handlingStrictness(one) >= handlingStrictness(code))).toBe(true)
  expect(noLowerLevel('restricted')).toEqual(['restricted', 'confidential'])
})
