/** When a discreet alert met by a likeness is reported: never for a namesake, whatever else agrees. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type MatchLine, matchCodes } from '../matching/match.ts'
import { alertBits, isReported } from './check.alert.ts'
import type { Meeting } from './check.meeting.ts'

const nominal = { database: 'nominal' } as const
const name = (code: MatchLine['code'], bits = 12): MatchLine => ({
  feature: 'name',
  code,
  bits,
  asked: 'Discretin',
  recorded: 'Discretin',
})
const born = (asked: string, code: MatchLine['code'] = 'equal'): MatchLine => ({
  feature: 'date-of-birth',
  code,
  bits: 11,
  asked,
  recorded: asked,
})
const likeness = (...lines: readonly MatchLine[]): Meeting => {
  const bits = lines.reduce((sum, line) => sum + line.bits, 0)
  return { verdict: 'possible', question: {}, keys: [], match: { score: 0.99, bits, lines } }
}
const reported = (...lines: readonly MatchLine[]) => isReported(nominal, likeness(...lines))
const day = '1979-04-12'

describe('a discreet alert', () => {
  test('is reported for an equal key, never for one that is near, and never by a database that informs only', () => {
    const exact: Meeting = { verdict: 'exact', question: {}, keys: ['vin:X'], match: undefined }
    expect(isReported(nominal, exact)).toBe(true)
    expect(isReported({ database: 'outside-list' }, exact)).toBe(false)
    expect(isReported(nominal, { ...exact, verdict: 'near' })).toBe(false)
  })

  test('is reported for a name all but equal with the whole day of birth or a document', () => {
    expect(reported(name('equal'), name('accents'), born(day))).toBe(true)
    const document: MatchLine = { feature: 'document', code: 'equal', bits: 25, asked: 'FRA:passport:X', recorded: '' }
    expect(reported(name('spelling'), name('script'), document)).toBe(true)
  })

  test('is not reported by a year, an unequal day, no date, a common name, or the other sex', () => {
    expect(reported(name('equal', 20), name('equal'), born('1979'))).toBe(false)
    expect(reported(name('equal', 20), name('equal'), born('1979-04'))).toBe(false)
    expect(reported(name('equal', 20), name('equal'), born(day, 'one-digit'))).toBe(false)
    expect(reported(name('equal', 20), name('equal', 20))).toBe(false)
    expect(reported(name('equal', 6), name('equal', 4), born(day))).toBe(false)
    const sex: MatchLine = { feature: 'sex', code: 'differs', bits: -4, asked: 'F', recorded: 'M' }
    expect(reported(name('equal', 20), name('equal', 20), born(day), sex)).toBe(false)
  })

  test('is never reported below the bits, nor when a part of the name is another, missing or only an initial', () => {
    const codes = fc.constantFrom(...matchCodes)
    const lines = fc.array(fc.record({ code: codes, bits: fc.integer({ min: -10, max: 25 }) }), {
      minLength: 1,
      maxLength: 5,
    })
    const same = ['equal', 'accents', 'spelling', 'script', 'glued', 'order']
    fc.assert(
      fc.property(lines, (parts) => {
        const made = [...parts.map(({ code, bits }) => name(code, bits)), born(day)]
        const bits = made.reduce((sum, line) => sum + line.bits, 0)
        const isSame = parts.every(({ code }) => same.includes(code))
        expect(reported(...made)).toBe(isSame && bits >= alertBits)
      }),
    )
  })
})
