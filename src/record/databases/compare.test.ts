// Laws of the one slip, and how dates and words stand beside each other.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  compareClosest,
  compareDates,
  compareIdentifiers,
  compareNames,
  compareWords,
  oneSlipApart,
} from './compare.ts'

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

describe('names', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcdé'), minLength: 1, maxLength: 6 })

  test('are the same in any order, case and accents, and compare alike from both sides', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), fc.array(word, { minLength: 1 }), (name, other) => {
        const turned = [...name].reverse().join('-').toUpperCase()
        expect(compareNames('names', name.join(' '), turned)?.verdict).toBe('same')
        const there = compareNames('names', name.join(' '), other.join(' '))?.verdict
        expect(compareNames('names', other.join(' '), name.join(' '))?.verdict).toBe(there)
        expect(compareNames('names', name.join(' '), [...name, ...other].join(' '))?.verdict).not.toBe('differs')
      }),
    )
  })

  test.each([
    ['Đỗ Thị Diễn Tập', 'DO THI DIEN TAP', 'same'],
    ['Diễn Tập', 'Đỗ Thị Diễn Tập', 'near'],
    ['Van Exercise', 'Vanexercise', 'near'],
    ['Exercise Anna', 'Exercise Anne', 'near'],
    ['Exercise Anna', 'Exercise Bruno', 'differs'],
    ['تَمرين', 'تمرين', 'same'],
    ['...', '...', 'same'],
    ['...', 'Anna', 'differs'],
    ['Anna', undefined, 'missing'],
  ])('%s beside %s', (question, record, verdict) => {
    expect(compareNames('names', question, record)?.verdict).toBe(verdict)
  })
})

describe('the closest of several', () => {
  const dates = (questions: string[], records: string[]) =>
    compareClosest(questions, records, (question, record) => compareDates('dates', question, record))

  test('is the line of the closest pair, the first of equally close ones', () => {
    expect(dates(['1980-02-03'], ['1975', '1980', '1980-02'])).toMatchObject({ record: '1980', verdict: 'near' })
    expect(dates(['1975', '1980-02'], ['1980-02'])).toMatchObject({ question: '1980-02', verdict: 'same' })
    expect(dates(['1980'], ['1975', '1976'])).toMatchObject({ record: '1975', verdict: 'differs' })
  })

  test('is missing where one side is silent, and no line where both are', () => {
    expect(dates([], ['1975', '1976'])).toEqual({ field: 'dates', question: null, record: '1975', verdict: 'missing' })
    expect(dates(['1975'], [])).toMatchObject({ record: null, verdict: 'missing' })
    expect(dates([], [])).toBeUndefined()
  })
})
