/** Laws of handling codes and confidentiality. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  confidentialities,
  confidentialityLevel,
  confidentialityMarking,
  handlingCodes,
  handlingStrictness,
  isConfidentiality,
  isHandlingCode,
  strictest,
} from './handling.ts'

describe('the strictest of several', () => {
  test('is one of them, and none of them is stricter', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...handlingCodes), { minLength: 1 }), (codes) => {
        const found = strictest(codes)
        if (found === undefined) return false
        return codes.includes(found) && codes.every((code) => handlingStrictness(code) <= handlingStrictness(found))
      }),
    )
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...confidentialities), { minLength: 1 }), (codes) => {
        const found = strictest(codes)
        if (found === undefined) return false
        return codes.includes(found) && codes.every((code) => confidentialityLevel(code) <= confidentialityLevel(found))
      }),
    )
  })

  test('of nothing is nothing', () => {
    expect(strictest([] as const)).toBeUndefined()
  })
})

test('confidentiality has the levels 1, 2 and 3, and its official wording stands in full', () => {
  expect(confidentialities.map(confidentialityLevel)).toEqual([1, 2, 3])
  expect(confidentialityMarking('official-use-only', 'INTERPOL')).toBe('INTERPOL For official use only')
})

test('codes of one axis are refused on the other', () => {
  expect(isHandlingCode('H3')).toBe(true)
  expect(isHandlingCode('restricted')).toBe(false)
  expect(isConfidentiality('restricted')).toBe(true)
  expect(isConfidentiality('H4')).toBe(false)
  expect(isConfidentiality(undefined)).toBe(false)
})
