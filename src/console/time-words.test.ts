// Instants are written alike in every language and read alike over the telephone.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { languages } from '../terms/language.ts'
import { cityOf, closenessOf, localWords, spanOf, wholeSpanOf, zuluWords } from './time-words.ts'

describe('Zulu time', () => {
  test('is day, month in letters, year, clock', () => {
    expect(zuluWords('2026-11-21T20:05:00.000Z', 'en')).toBe('21 Nov 2026 20:05Z')
    expect(zuluWords('2026-11-21T20:05:00.000Z', 'en', 'short')).toBe('21 Nov 20:05Z')
    expect(zuluWords('2026-11-21T00:00:00.000Z', 'en', 'clock')).toBe('00:00Z')
  })
  test('has Latin digits, the Gregorian year and the day first in every language', () => {
    for (const language of languages) {
      const words = zuluWords('2026-11-21T20:05:00.000Z', language)
      expect(words).toMatch(/^21 .+ 2026 20:05Z$/)
      expect(words).not.toMatch(/[٠-٩]/)
    }
  })
  test('sets an Arabic month apart, or the digits behind it would change places with it', () => {
    expect(zuluWords('2026-11-21T20:05:00.000Z', 'ar')).toMatch(/^21 \u2068\p{Script=Arabic}+\u2069 2026 20:05Z$/u)
  })
  test('of nonsense is a dash', () => {
    expect(zuluWords('soon', 'en')).toBe('—')
  })
})

test('local time has the weekday of the place, and nothing for a zone nobody knows', () => {
  expect(localWords('2026-11-20T20:05:00.000Z', 'en', 'Asia/Ho_Chi_Minh')).toBe('03:05 Sat')
  expect(localWords('2026-11-20T20:05:00.000Z', 'en', 'Nowhere/At_All')).toBe('')
  expect(cityOf('Asia/Ho_Chi_Minh')).toBe('Ho Chi Minh')
})

test('a span adds up again, before and after the instant', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e10, max: 1e10 }), (milliseconds) => {
      const { days, hours, minutes, seconds } = spanOf(milliseconds)
      expect(((days * 24 + hours) * 60 + minutes) * 60 + seconds).toBe(Math.floor(Math.abs(milliseconds) / 1000))
    }),
  )
})

test('a deadline is over at its instant, now in its last ten minutes, soon in its last hour', () => {
  expect([-1, 0, 1, 10 * 60_000, 10 * 60_000 + 1, 60 * 60_000, 60 * 60_000 + 1].map(closenessOf)).toEqual([
    'over',
    'over',
    'now',
    'now',
    'soon',
    'soon',
    'later',
  ])
})

test('a sentence says a span in hours and minutes, and from two days on in days', () => {
  const hour = 3_600_000
  expect(wholeSpanOf(47 * hour + 59 * 60_000)).toMatchObject({ scale: 'hours', hours: 47, minutes: 59 })
  expect(wholeSpanOf(-48 * hour)).toMatchObject({ scale: 'days', days: 2 })
  expect(wholeSpanOf(637 * hour)).toMatchObject({ scale: 'days', days: 26 })
})
