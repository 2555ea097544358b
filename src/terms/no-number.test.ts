/** Samples and a law of words that stand where a thing has no number. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { saysNoNumber } from './no-number.ts'

test.each(['None', 'N/A', 's/n', 'UN-KNOWN', 'Filed off', 'sans numéro', 'sin número', 'Không rõ', 'غير معروف'])(
  '"%s" is no number',
  (text) => {
    expect(saysNoNumber(text)).toBe(true)
  },
)

test.each(['', 'EX 1', 'NONE1', 'Nadir', 'No 7', '0'])('"%s" may be one', (text) => {
  expect(saysNoNumber(text)).toBe(false)
})

test('case, marks and what parts the words do not matter', () => {
  const parted = fc.tuple(
    fc.constantFrom('filed off', 'sin numero', 'no serial'),
    fc.constantFrom(' ', '-', ' / ', '.'),
  )
  fc.assert(
    fc.property(parted, fc.boolean(), ([words, between], isUpper) => {
      const text = words.replaceAll(' ', between)
      expect(saysNoNumber(isUpper ? text.toUpperCase() : text)).toBe(true)
    }),
  )
})
