/** The table of members is whole, and each row is what it claims to be. */
import { describe, expect, test } from 'vitest'
import { bureauOfCountry, countryName, isCountry, isExerciseCountry } from '../terms/country.ts'
import { isTimeZone } from '../terms/instant.ts'
import { languages } from '../terms/language.ts'
import { memberOfBureau, members, regions, subBureaus } from './member.table.ts'

const everybody = [...members, ...subBureaus]
const bureaus = new Set(members.map((member) => member.bureau))

test('there are 196 members', () => {
  expect(members).toHaveLength(196)
})

test('no code stands twice, sub-bureaus included', () => {
  expect(new Set(everybody.map((member) => member.bureau)).size).toBe(everybody.length)
  expect(new Set(everybody.map((member) => member.alpha3)).size).toBe(everybody.length)
})

test('those who joined last are in, those outside are not', () => {
  const joined = ['pw', 'fm', 'ki', 'vu', 'sb', 'ps', 'va', 'aw', 'cw', 'sx', 'ss', 'vn']
  const outside = ['kp', 'tv', 'xk', 'tw', 'eh', 'hk', 'gi', 'xa']
  expect(joined.filter((bureau) => !bureaus.has(bureau))).toEqual([])
  expect(outside.filter((bureau) => bureaus.has(bureau))).toEqual([])
})

test('regions have the numbers of members they are known to have', () => {
  const numbers = regions.map((region) => members.filter((member) => member.region === region).length)
  expect(Object.fromEntries(regions.map((region, index) => [region, numbers[index]]))).toEqual({
    africa: 54,
    americas: 38,
    'asia-south-pacific': 54,
    europe: 50,
  })
})

describe('every row', () => {
  test('has codes that agree, a zone, a prefix and names', () => {
    for (const member of everybody) {
      const row = member.alpha2
      expect(isCountry(member.alpha3) && !isExerciseCountry(member.alpha3), row).toBe(true)
      expect(bureauOfCountry(member.alpha3), row).toBe(member.bureau)
      expect(isTimeZone(member.timeZone), row).toBe(true)
      expect(member.telephonePrefix, row).toMatch(/^[1-9]\d{0,3}$/)
      expect(member.city, row).not.toBe('')
      for (const language of languages) expect(countryName(member.alpha3, language), row).not.toBe(member.alpha3)
    }
  })

  test('works in one of the four official languages at least, and names each language once', () => {
    for (const { alpha2, languages: spoken } of everybody) {
      expect(
        spoken.some((language) => ['ar', 'en', 'es', 'fr'].includes(language)),
        alpha2,
      ).toBe(true)
      expect(new Set(spoken).size, alpha2).toBe(spoken.length)
      expect(Intl.getCanonicalLocales([...spoken]), alpha2).toEqual(spoken)
    }
  })

  test('rests on one or two days of the week', () => {
    for (const { alpha2, weekend } of everybody) {
      expect([1, 2], alpha2).toContain(weekend.length)
      expect(
        weekend.filter((day) => day < 1 || day > 7),
        alpha2,
      ).toEqual([])
    }
  })
})

test('telephone prefixes are shared by none but Kazakhstan and Russia, Italy and the Vatican, Canada and the United States', () => {
  const byPrefix = new Map<string, string[]>()
  for (const { telephonePrefix, alpha2 } of everybody) {
    byPrefix.set(telephonePrefix, [...(byPrefix.get(telephonePrefix) ?? []), alpha2])
  }
  const shared = [...byPrefix.values()].filter((codes) => codes.length > 1).map((codes) => codes.sort().join(' '))
  expect(shared.sort()).toEqual(['CA US', 'IT VA', 'KZ RU'])
})

test('sub-bureaus belong to members and are found under no code of a member', () => {
  for (const { parent, bureau } of subBureaus) {
    expect(bureaus.has(parent)).toBe(true)
    expect(memberOfBureau(bureau)).toBeUndefined()
  }
  expect(memberOfBureau('vn')?.city).toBe('Hanoi')
})
