/** Which language a caller gets. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { directionOf, isLanguage, languages, negotiate } from './language.ts'

describe('negotiate', () => {
  test.each([
    [undefined, 'en'],
    ['', 'en'],
    ['vi', 'vi'],
    ['VI-vn', 'vi'],
    ['fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5', 'fr'],
    ['en;q=0.3, ar;q=0.4', 'ar'],
    ['de, ja', 'en'],
    ['de, es;q=0.001', 'es'],
    ['fr, es', 'fr'],
    ['es, fr', 'es'],
    ['*', 'en'],
    ['en;q=0, *', 'fr'],
    ['en;q=0, *;q=0', 'en'],
    ['fr;q=0, fr-CA, es;q=0.1', 'es'],
    ['fr-CA;q=0.2, fr-CH;q=0.9, es;q=0.5', 'fr'],
    ['fr;q=1.5, vi;q=0.1', 'vi'],
    ['fr;q=abc,,;;, ar ; q=0.5', 'ar'],
  ])('of %j is %s', (header, expected) => {
    expect(negotiate(header)).toBe(expected)
  })

  test('answers one of ours for any header, and never throws', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...'enfrvi*,;q=0.19- \té\u0000'), { maxLength: 30 }).map((units) => units.join('')),
        (header) => isLanguage(negotiate(header)),
      ),
    )
  })

  test('obeys qualities for any order of distinct weights', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...languages], { minLength: 1 }), fc.integer(), (order, seed) => {
        const weighted = order.map((language, index) => `${language};q=0.${9 - index}`)
        const turned = weighted
          .slice(Math.abs(seed) % weighted.length)
          .concat(weighted.slice(0, Math.abs(seed) % weighted.length))
        return negotiate(turned.join(', ')) === order[0]
      }),
    )
  })
})

test('only Arabic runs from right to left', () => {
  expect(languages.filter((language) => directionOf(language) === 'rtl')).toEqual(['ar'])
})
