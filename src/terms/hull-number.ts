/** Hull identification numbers of small craft (ISO 10087, in the United States 33 CFR 181.25) and the free numbers of builders. */
import { foldIdentifier, type IdentifierFaultCode, isIdentifierFault } from './identifier-text.ts'
import { saysNoNumber } from './no-number.ts'

/** A number of the standard: 12 places, or 14 with the country of the builder in front. */
export interface HullNumber {
  readonly kind: 'hin'
  /** All places: `XXABC12345D404` or `ABC12345D404`. */
  readonly hull: string
  /** The 12 places without the country, by which the same hull is found whether or not the prefix was read. */
  readonly stem: string
  /** Country of the builder as it is stamped, ISO alpha-2; absent on 12 places. */
  readonly country?: string
  /** Code of the builder, three places; unique within the country that gave it. */
  readonly builder: string
  readonly serial: string
  /** Month of building, 1 to 12, and last digit of its year; absent in the two forms used before 1984 that lack a digit. */
  readonly built?: { readonly month: number; readonly yearDigit: number }
  /** Last two digits of the model year, of the year of certification in the form of month and year. */
  readonly modelYear: string
}

/** A number that fits no form of the standard: craft from before 1972, and ships, bear what the yard stamped. */
export interface BuilderNumber {
  readonly kind: 'builder'
  readonly hull: string
  /** First place, from 0, that does not fit, where 12 or 14 places make it look like a HIN. */
  readonly misfit?: number
}

export interface HullFault {
  readonly fault: IdentifierFaultCode | 'too-short' | 'no-number'
  /** Place in the text as it came for `foreign-character` and `too-long`, else in the folded number; from 0. */
  readonly at: number
}

const longest = 24
const shortest = 4
const stemLength = 12

/** One class a place: builder, serial without I, O and Q, then month (A to L), year digit and model year. */
const places: readonly RegExp[] = [
  ...Array<RegExp>(3).fill(/[A-Z0-9]/),
  ...Array<RegExp>(5).fill(/[A-HJ-NPR-Z0-9]/),
  /[A-L]/,
  ...Array<RegExp>(3).fill(/\d/),
]

/** The closing places as they were until 1984: model year `M83A` (A is August), and month with year, `0783`. */
const olderEnds = /(?:M\d\d[A-L]|(?:0[1-9]|1[0-2])\d\d)$/

const misfitOf = (stem: string): number => {
  const first = places.findIndex((fits, place) => !fits.test(stem.charAt(place)))
  return first >= 8 && olderEnds.test(stem) ? -1 : first
}

const monthOf = (letter: string): number => 'ABCDEFGHIJKL'.indexOf(letter) + 1

/**
 * Reads a hull number as stamped, in upper case without separators. Nothing is corrected: a number of 12 or 14 places that
 * does not fit the standard stays what it is, with the place told.
 */
export function readHullNumber(text: string): HullNumber | BuilderNumber | HullFault {
  const result = foldIdentifier(text, { keeps: /^[A-Za-z0-9]$/, drops: /[*:_#]/, max: longest })
  if (isIdentifierFault(result)) return result
  const hull = result.folded
  if (saysNoNumber(hull) || /^0+$/.test(hull)) return { fault: 'no-number', at: 0 }
  if (hull.length < shortest) return { fault: 'too-short', at: hull.length }
  const prefix = hull.length - stemLength
  if (prefix !== 0 && prefix !== 2) return { kind: 'builder', hull }
  const foreign = prefix === 2 ? hull.slice(0, 2).search(/[^A-Z]/) : -1
  if (foreign >= 0) return { kind: 'builder', hull, misfit: foreign }
  const stem = hull.slice(prefix)
  const misfit = misfitOf(stem)
  if (misfit >= 0) return { kind: 'builder', hull, misfit: misfit + prefix }
  const letter = stem.charAt(8)
  const isPresentForm = /^[A-L]\d{3}$/.test(stem.slice(8))
  return {
    kind: 'hin',
    hull,
    stem,
    ...(prefix === 2 ? { country: hull.slice(0, 2) } : {}),
    builder: stem.slice(0, 3),
    serial: stem.slice(3, 8),
    ...(isPresentForm ? { built: { month: monthOf(letter), yearDigit: Number(stem.charAt(9)) } } : {}),
    modelYear: /^M/.test(stem.slice(8)) ? stem.slice(9, 11) : stem.slice(10),
  }
}
