/** Composing of machine readable zones, for exercises, printed specimens and tests. */
import { isCountry, toMrz } from './country.ts'
import type { MrzSex } from './mrz.ts'
import { mrzCheckDigit } from './mrz-check-digit.ts'
import { writeMrzDate } from './mrz-date.ts'
import { allowsLongNumber, type MrzFormat, mrzLayouts, type Span } from './mrz-layout.ts'
import { spellForMrz } from './mrz-spelling.ts'

export interface MrzContent {
  /** The French card of 1988 is read only: nobody issues it any more. */
  readonly format: Exclude<MrzFormat, 'FRA-1988'>
  /** One or two letters; it begins with `V` for visas and for nothing else. */
  readonly documentCode: string
  readonly issuer: string
  /** `A` to `Z` and `0` to `9`, as `normaliseDocumentNumber` gives it. */
  readonly number: string
  /** Any script; spelled by ICAO Doc 9303-3 section 6 and cut to the place there is. */
  readonly names: { readonly family: string; readonly given: string }
  readonly nationality: string
  /** Partial dates; unknown parts become fillers. */
  readonly dateOfBirth?: string
  readonly expiry?: string
  readonly sex: MrzSex
  /** Optional data by field, `A` to `Z`, `0` to `9` and `<`. */
  readonly optional?: readonly string[]
}

export interface MrzContentFault {
  readonly fault: 'document-code' | 'unknown-country' | 'number' | 'number-too-long' | 'optional'
}

/** The lines of a zone with all check digits, or what does not fit. */
export function composeMrz(content: MrzContent): readonly string[] | MrzContentFault {
  const layout = mrzLayouts[content.format]
  const fault = faultOf(content)
  if (fault !== undefined) return { fault }
  const places = placeNumber(content)
  if ('fault' in places) return places
  const rows = Array.from({ length: layout.lines }, () => Array.from({ length: layout.width }, () => '<'))
  const put = (span: Span | undefined, value: string): void => {
    if (span !== undefined) rows[span.line]?.splice(span.from, value.length, ...value)
  }
  const get = (span: Span): string => rows[span.line]?.slice(span.from, span.to).join('') ?? ''
  const putChecked = (field: Span | undefined, check: Span | undefined, value: string): void => {
    put(field, value)
    if (field !== undefined) put(check, mrzCheckDigit(get(field)))
  }
  put(layout.documentCode, content.documentCode)
  put(layout.issuer, toMrz(content.issuer))
  put(layout.nationality, toMrz(content.nationality))
  put(layout.names, fitNames(content.names, layout.names.to - layout.names.from))
  put(layout.number, places.field)
  put(layout.numberCheck, places.check)
  putChecked(layout.dateOfBirth, layout.dateOfBirthCheck, writeMrzDate(content.dateOfBirth))
  put(layout.sex, content.sex === 'X' ? '<' : content.sex)
  putChecked(layout.expiry, layout.expiryCheck, writeMrzDate(content.expiry))
  for (const [index, span] of layout.optional.entries()) put(span, places.optional[index] ?? '')
  const [optional] = layout.optional
  if (optional !== undefined && layout.optionalCheck) put(layout.optionalCheck, mrzCheckDigit(get(optional)))
  if (layout.composite) put(layout.composite.check, mrzCheckDigit(layout.composite.over.map(get).join('')))
  return rows.map((row) => row.join(''))
}

/** Tells a fault from lines. */
export function isMrzContentFault(result: readonly string[] | MrzContentFault): result is MrzContentFault {
  return 'fault' in result
}

function faultOf(content: MrzContent): MrzContentFault['fault'] | undefined {
  const visa = content.format === 'MRV-A' || content.format === 'MRV-B'
  if (!/^[A-Z][A-Z0-9]?$/.test(content.documentCode)) return 'document-code'
  if (content.documentCode.startsWith('V') !== visa) return 'document-code'
  if (!isCountry(content.issuer) || !isCountry(content.nationality)) return 'unknown-country'
  return /^[A-Z0-9]+$/.test(content.number) ? undefined : 'number'
}

/** Number, its check digit and the optional data, with a long number running on (9303-5 and 9303-6). */
function placeNumber(
  content: MrzContent,
): { readonly field: string; readonly check: string; readonly optional: readonly string[] } | MrzContentFault {
  const layout = mrzLayouts[content.format]
  const width = layout.number.to - layout.number.from
  const field = content.number.slice(0, width).padEnd(width, '<')
  const optional = [...(content.optional ?? [])]
  let check = mrzCheckDigit(field)
  if (content.number.length > width) {
    const rest = `${content.number.slice(width)}${mrzCheckDigit(content.number)}`
    const [more] = layout.optional
    if (!allowsLongNumber(content.format) || more === undefined) return { fault: 'number-too-long' }
    // The filler after it must fit as well, or a reader could not tell where the number ends.
    if (rest.length + 1 > more.to - more.from) return { fault: 'number-too-long' }
    optional[0] = `${rest}<${optional[0] ?? ''}`
    check = '<'
  }
  const fits = optional.every((value, index) => {
    const span = layout.optional[index]
    return span !== undefined && value.length <= span.to - span.from && /^[A-Z0-9<]*$/.test(value)
  })
  return fits ? { field, check, optional } : { fault: 'optional' }
}

/** Family and given names in a width; a long family name leaves room for at least the first letter of the given ones. */
function fitNames(names: MrzContent['names'], width: number): string {
  const given = spellForMrz(names.given)
  const family = spellForMrz(names.family)
  const whole = given === '' ? family : `${family}<<${given}`
  if (whole.length <= width || given === '') return whole.slice(0, width)
  const room = Math.min(family.length, width - 3)
  return `${family.slice(0, room).replace(/<$/, '')}<<${given}`.slice(0, width)
}
