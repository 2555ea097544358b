// Keys of invented records by their place: documents, vehicles, firearms, and ranges of blanks; each run draws the same.
import { documentKey } from '../src/terms/document-number.ts'

/** Records of `domain.md` 7.4: nine in ten are documents, then vehicles, then firearms. */
const issuers = [
  'FRA',
  'VNM',
  'DEU',
  'USA',
  'EGY',
  'ESP',
  'JPN',
  'BRA',
  'IND',
  'NGA',
  'POL',
  'ITA',
  'KOR',
  'MEX',
  'TUR',
]
const types = ['passport', 'id-card', 'passport', 'visa', 'passport', 'residence-permit', 'passport'] as const

/** Numbers are drawn without repetition: multiplying by an odd constant permutes the numbers below 2^28. */
export const space = 2 ** 28
export const spread = (at: number): number => Math.imul(at, 0x9e3779b1) & (space - 1)

/** Key of the record at a place; those of different places differ. */
export const keyAt = (at: number): string => {
  const drawn = spread(at)
  const digits = String(drawn).padStart(9, '0')
  const kind = at % 32
  if (kind === 29) return `vin:WVWZZZ1JZ${digits}`
  if (kind === 30) return `plate:${issuers[drawn % issuers.length]}:${digits}`
  if (kind === 31) return `firearm:S${digits}`
  const type = types[(drawn >> 4) % types.length] ?? 'passport'
  const stem = String.fromCharCode(65 + (drawn % 26))
  return `document:${documentKey(issuers[drawn % issuers.length] ?? 'FRA', type, `${stem}${digits}`)}`
}

/** Ranges of blanks of two-letter series, a hundred numbers to a thousand, next to each other and never one within another. */
const rangeStep = 1_000
export const rangeAt = (at: number) => {
  const drawn = spread(at)
  const series = (at * 7) % 2_000
  const stem = `${String.fromCharCode(65 + (series % 26))}${String.fromCharCode(65 + (Math.floor(series / 26) % 26))}`
  const issuer = issuers[series % issuers.length] ?? 'FRA'
  const first = Math.floor(at / 2_000) * rangeStep + 10_000_000
  const last = first + 99 + (drawn % 900)
  const key = (value: number): string => `document:${documentKey(issuer, 'passport', `${stem}${value}`)}`
  return {
    first: key(first),
    last: key(last),
    within: key(first + (drawn % (last - first + 1))),
    beside: key(first + rangeStep - 1),
  }
}
