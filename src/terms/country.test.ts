/** Conversion and naming of countries, compared with an independent package. */
import isoCountries from 'i18n-iso-countries'
import { describe, expect, test } from 'vitest'
import {
  bureauOfCountry,
  countries,
  countryKind,
  countryName,
  countryOfBureau,
  fromMrz,
  isCountry,
  isExerciseCountry,
  toAlpha2,
  toAlpha3,
  toMrz,
} from './country.ts'
import { countryNameOverrides } from './country-names.ts'
import { languages } from './language.ts'

test('ISO codes agree with an independent table, Kosovo apart, which ICAO writes RKS', () => {
  const theirs = Object.entries(isoCountries.getAlpha2Codes()).filter(([alpha2]) => alpha2 !== 'XK')
  const ours = countries.filter((alpha3) => countryKind(alpha3) === 'iso').map((alpha3) => [toAlpha2(alpha3), alpha3])
  expect(ours).toHaveLength(249)
  expect(Object.fromEntries(ours)).toEqual(Object.fromEntries(theirs))
})

test('no code stands twice, and each is three letters', () => {
  expect(new Set(countries).size).toBe(countries.length)
  expect(countries.filter((code) => !/^[A-Z]{3}$/.test(code))).toEqual([])
})

describe('conversion', () => {
  test('there and back gives the same code, British classes apart', () => {
    for (const alpha3 of countries) {
      const alpha2 = toAlpha2(alpha3)
      if (alpha2 === undefined) continue
      expect(toAlpha3(alpha2)).toBe(countryKind(alpha3) === 'british' ? 'GBR' : alpha3)
    }
  })

  test('through a machine readable zone gives the same code for all', () => {
    for (const alpha3 of countries) {
      expect(toMrz(alpha3)).toMatch(/^[A-Z<]{3}$/)
      expect(fromMrz(toMrz(alpha3))).toBe(alpha3)
    }
    expect(toMrz('DEU')).toBe('D<<')
    expect(fromMrz('D')).toBe('DEU')
    expect(fromMrz('DE<')).toBeUndefined()
    expect(fromMrz('<<<')).toBeUndefined()
  })

  test('of bureaus goes both ways, and bodies have no country', () => {
    expect(bureauOfCountry('VNM')).toBe('vn')
    expect(countryOfBureau('vn')).toBe('VNM')
    expect(bureauOfCountry('GBN')).toBe('gb')
    expect(bureauOfCountry('UNA')).toBe('un')
    expect(bureauOfCountry('XPO')).toBe('gs')
    expect(bureauOfCountry('XXA')).toBeUndefined()
    expect(bureauOfCountry('QXB')).toBe('xb')
    expect(countryOfBureau('xb')).toBe('QXB')
    expect(countryOfBureau('gs')).toBeUndefined()
    expect(bureauOfCountry('SGS')).toBeUndefined()
    expect(countryOfBureau('VN')).toBeUndefined()
    expect(countryOfBureau('aseanapol')).toBeUndefined()
  })
})

test('foreign values are no countries', () => {
  for (const value of ['', 'fra', 'FR', 'D', 'ZZZ', 'constructor', 7, null, undefined, ['FRA']])
    expect(isCountry(value)).toBe(false)
  expect(isCountry('XXA')).toBe(true)
  expect(countryKind('toString')).toBeUndefined()
})

test('exercise codes are told from real ones and take none that ISO or ICAO assigned', () => {
  expect(isExerciseCountry('UTO')).toBe(true)
  expect(isExerciseCountry('QXA')).toBe(true)
  expect(isExerciseCountry('RKS')).toBe(false)
  expect(isExerciseCountry('FRA')).toBe(false)
  expect(toAlpha3('XK')).toBe('RKS')
  expect(toAlpha3('XX')).toBeUndefined()
})

describe('names', () => {
  test('exist for every code in every language', () => {
    for (const alpha3 of countries) {
      for (const language of languages) {
        const name = countryName(alpha3, language)
        expect(name, `${alpha3} in ${language}`).not.toBe(alpha3)
        expect(name.trim().length).toBeGreaterThan(1)
      }
    }
  })

  test('differ from each other within a language', () => {
    for (const language of languages) {
      expect(new Set(countries.map((alpha3) => countryName(alpha3, language))).size).toBe(countries.length)
    }
  })

  test('are those of the organisation', () => {
    expect(countryName('VNM')).toBe('Viet Nam')
    expect(countryName('VNM', 'vi')).toBe('Việt Nam')
    expect(countryName('FRA', 'ar')).toBe('فرنسا')
    expect(countryName('QXC', 'fr')).toBe('État d’exercice XC')
    expect(countryName('??')).toBe('??')
  })

  test('overrides name known codes only', () => {
    expect(Object.keys(countryNameOverrides).filter((code) => !isCountry(code))).toEqual([])
  })
})
