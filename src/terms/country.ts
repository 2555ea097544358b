/** Countries: the one place that converts between ISO alpha-2, alpha-3, machine readable zones, bureaus and names. */
import {
  exerciseCodes,
  icaoSpecialCodes,
  isoCountryCodes,
  type SpecialCode,
  type SpecialCodeKind,
} from './country-codes.ts'
import { countryNameOverrides, exerciseStateName } from './country-names.ts'
import { defaultLanguage, type Language } from './language.ts'

const specials = new Map<string, SpecialCode>(
  [...icaoSpecialCodes, ...exerciseCodes].map((code) => [code.alpha3, code]),
)
const alpha2ByAlpha3 = new Map<string, string>(isoCountryCodes.map(([alpha2, alpha3]) => [alpha3, alpha2]))
const alpha3ByAlpha2 = new Map<string, string>(isoCountryCodes)

for (const code of specials.values()) {
  if (code.alpha2 === undefined) continue
  alpha2ByAlpha3.set(code.alpha3, code.alpha2)
  // GBD and its like go back to GBR: the first claim to a two-letter code stands.
  if (!alpha3ByAlpha2.has(code.alpha2)) alpha3ByAlpha2.set(code.alpha2, code.alpha3)
}

/** Every code `isCountry` knows, in order: ISO 3166-1, ICAO 9303-3 specials, exercise states. */
export const countries: readonly string[] = [...isoCountryCodes.map(([, alpha3]) => alpha3), ...specials.keys()]

const known = new Set(countries)

/**
 * Tells whether a value is an upper-case alpha-3 code of a country or another issuer or nationality of ICAO 9303-3
 * (`FRA`, `XXA`, `UNO`, `RKS`), exercise codes included: a real world refuses these with `isExerciseCountry`.
 */
export function isCountry(value: unknown): value is string {
  return typeof value === 'string' && known.has(value)
}

/** `iso` for a code of ISO 3166-1, else what the special code stands for; undefined for an unknown code. */
export function countryKind(alpha3: string): 'iso' | SpecialCodeKind | undefined {
  return specials.get(alpha3)?.kind ?? (known.has(alpha3) ? 'iso' : undefined)
}

/** `UTO` and `QXA` to `QXZ`: made for exercises, never on a real document. */
export function isExerciseCountry(alpha3: string): boolean {
  return specials.get(alpha3)?.kind === 'exercise'
}

/** Alpha-3 of an alpha-2 in either case, exercise states (`XA` is `QXA`) and `XK`, `EU`, `UN` included. */
export function toAlpha3(alpha2: string): string | undefined {
  return alpha3ByAlpha2.get(alpha2.toUpperCase())
}

/** Upper-case alpha-2 of an alpha-3; undefined where there is none (`XXA`, `XPO`, `UTO`). `GBD` and its like give `GB`. */
export function toAlpha2(alpha3: string): string | undefined {
  return alpha2ByAlpha3.get(alpha3)
}

/** Alpha-3 of the three places in a machine readable zone, fillers as they stand: `D<<` is `DEU`. Undefined if unknown. */
export function fromMrz(code: string): string | undefined {
  const letters = code.replace(/<+$/, '')
  if (letters === 'D') return 'DEU'
  return known.has(letters) ? letters : undefined
}

/** The three places of a machine readable zone for an alpha-3: `DEU` is written `D<<` (ICAO 9303-3 section 5). */
export function toMrz(alpha3: string): string {
  return alpha3 === 'DEU' ? 'D<<' : alpha3
}

/** Two-letter codes of bureaus that shadow a country: `gs` is the General Secretariat, not South Georgia (SGS). */
const shadowed = new Set(['gs'])

/**
 * Code of the bureau that a country would have: its alpha-2 in lower case, `un` for documents of the United Nations,
 * `gs` for those of the organisation itself. Undefined where nobody stands for the code (`XXA`, and `SGS`, whose
 * letters the General Secretariat bears). Whether such a bureau exists, and whether it is a sub-bureau (`gi`, `hk`),
 * stands in the table of members.
 */
export function bureauOfCountry(alpha3: string): string | undefined {
  const bureau = specials.get(alpha3)?.bureau
  if (bureau !== undefined) return bureau
  const own = toAlpha2(alpha3)?.toLowerCase()
  return own === undefined || shadowed.has(own) ? undefined : own
}

/** Alpha-3 of a national bureau (`vn` is `VNM`); undefined for bureaus that stand for no country (`gs`, `aseanapol`). */
export function countryOfBureau(bureau: string): string | undefined {
  return /^[a-z]{2}$/.test(bureau) && !shadowed.has(bureau) ? toAlpha3(bureau) : undefined
}

const displayNames = new Map<Language, Intl.DisplayNames>()

/** Name of a country in a language; an unknown code comes back as it is, since a screen must show something. */
export function countryName(alpha3: string, language: Language = defaultLanguage): string {
  const override = countryNameOverrides[alpha3]
  if (override !== undefined) return override[language]
  const alpha2 = toAlpha2(alpha3)
  if (alpha2 === undefined) return alpha3
  if (isExerciseCountry(alpha3)) return exerciseStateName[language].replace('%', alpha2)
  let names = displayNames.get(language)
  if (names === undefined) {
    names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
    displayNames.set(language, names)
  }
  return names.of(alpha2) ?? alpha3
}
