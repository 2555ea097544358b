// Laws of the one slip, and how dates and words stand beside each other.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareDates, compareIdentifiers, compareWords, oneSlipApart } from './compare.ts'

const identifier = fc.string({ unit: fc.constantFrom(...'AB01'), minLength: 1, maxLength: 8 })
const spell = (text: string): string => text

describe('one slip', () => {
  test('is found whichever way it went', () => {
    fc.assert(
      fc.property(identifier, fc.nat(8), fc.constantFrom(...'AB01'), (text, at, sign) => {
        const place = Math.min(at, text.length)
        expect(oneSlipApart(text, text.slice(0, place) + sign + text.slice(place))).toBe(true)
        expect(oneSlipApart(text, text.slice(0, place) + sign + text.slice(place + 1))).toBe(true)
        const swapped = text.slice(0, place) + (text[place + 1] ?? '') + (text[place] ?? '') + text.slice(place + 2)
        expect(oneSlipApart(text, swapped)).toBe(true)
      }),
    )
  })

  test('is never seen where two signs differ, and does not depend on the order', () => {
    fc.assert(
      fc.property(identifier, identifier, (one, other) => {
        expect(oneSlipApart(one, other)).toBe(oneSlipApart(other, one))
        expect(oneSlipApart(`CC${one}`, `DD${one}`)).toBe(false)
        expect(oneSlipApart(one, `${one}CC`)).toBe(false)
      }),
    )
  })
})

describe('a line', () => {
  test('is left out where neither side says anything, and missing where one does not', () => {
    expect(compareIdentifiers('number', undefined, null, spell)).toBeUndefined()
    expect(compareIdentifiers('number', ' ', undefined, spell)).toBeUndefined()
    expect(compareIdentifiers('number', 'A1', undefined, spell)?.verdict).toBe('missing')
  })

  test('is the same for equal things, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => {
        for (const line of [
          compareIdentifiers('field', text, text, spell),
          compareWords('field', text, text),
          compareDates('field', text, text),
        ])
          if (line) expect(line.verdict).toBe('same')
      }),
    )
  })

  test.each([
    ['1965', '1965-03', 'near'],
    ['1965-03-07', '1965-03-08', 'differs'],
    ['1980~', '1981-05', 'near'],
    ['not a date', '1981', 'differs'],
  ])('of the dates %s and %s %s', (question, record, verdict) => {
    expect(compareDates('dateOfExpiry', question, record)?.verdict).toBe(verdict)
  })

  test.each([
    ['Škoda', 'skoda', 'same'],
    ['bleu', 'bleu nuit', 'near'],
    ['red', 'blue', 'differs'],
    ['٢٠٨', '208', 'same'],
    ['—', '...', 'differs'],
  ])('of the words %s and %s %s', (question, record, verdict) => {
    expect(compareWords('model', question, record)?.verdict).toBe(verdict)
  })
})
