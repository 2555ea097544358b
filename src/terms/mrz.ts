/** Reading of machine readable zones of all sizes (ICAO Doc 9303 parts 3 to 7), check digits told and never corrected. */
import { fromMrz } from './country.ts'
import type { TravelDocumentType } from './document-number.ts'
import { mrzCheckDigit } from './mrz-check-digit.ts'
import { type MrzDateKind, readMrzDate } from './mrz-date.ts'
import {
  allowsLongNumber,
  type MrzFormat,
  type MrzLayout,
  mrzLayouts,
  type Span,
  travelDocumentTypeOf,
} from './mrz-layout.ts'
import { isMrzFault, type MrzFault, takeMrzLines } from './mrz-lines.ts'

export type MrzSex = 'M' | 'F' | 'X'

export type MrzCheckedField = 'number' | 'dateOfBirth' | 'expiry' | 'optional' | 'composite'

/** A check digit as printed and as it should be. Line and column count from 1, as ICAO counts positions. */
export interface MrzCheckDigit {
  readonly field: MrzCheckedField
  readonly expected: string
  readonly found: string
  readonly ok: boolean
  readonly line: number
  readonly column: number
}

/** A field that could not be understood; the rest of the zone still holds. Line and column count from 1. */
export interface MrzDoubt {
  readonly field: 'names' | 'nationality' | 'dateOfBirth' | 'sex' | 'expiry'
  readonly fault: 'letter-expected' | 'digit-expected' | 'impossible-date' | 'unknown-country' | 'unknown-sex'
  readonly line: number
  readonly column: number
}

export interface MachineReadableZone {
  readonly format: MrzFormat
  /** As understood: upper case, fillers `<`, whole lines. */
  readonly lines: readonly string[]
  /** One or two letters, without filler. */
  readonly documentCode: string
  readonly type: TravelDocumentType
  /** Alpha-3 of the issuing state or organisation. */
  readonly issuer: string
  /** The whole number, what runs on in the optional data included, without fillers. */
  readonly number: string
  readonly names: { readonly family: string; readonly given: string }
  /** The names fill their place to the last letter, so more may have been left out. */
  readonly namesMayBeCut: boolean
  readonly nationality: string | undefined
  /** Partial dates; undefined where not stated or in doubt. */
  readonly dateOfBirth: string | undefined
  readonly expiry: string | undefined
  /** `X` where not stated. */
  readonly sex: MrzSex
  /** Optional data by field, fillers at the end dropped; without what belongs to the number. */
  readonly optional: readonly string[]
  readonly checkDigits: readonly MrzCheckDigit[]
  readonly doubts: readonly MrzDoubt[]
}

/** A zone while it is read: its lines, its layout, and what was noted so far. */
interface Reading {
  readonly lines: readonly string[]
  readonly layout: MrzLayout
  readonly checkDigits: MrzCheckDigit[]
  readonly doubts: MrzDoubt[]
}

/**
 * Reads a zone from its lines, or from one text with line breaks, spaces, small letters or `«` for `<<`.
 *
 * `referenceDay` (`YYYY-MM-DD`, today of the context) decides centuries. A zone that has no known shape, an unknown issuer or no
 * number is a fault; wrong check digits and fields in doubt are told beside what was read, and the caller decides.
 */
export function parseMrz(input: string | readonly string[], referenceDay: string): MachineReadableZone | MrzFault {
  const lines = takeMrzLines(input)
  if (isMrzFault(lines)) return lines
  const format = formatOf(lines)
  const layout = mrzLayouts[format]
  const reading: Reading = { lines, layout, checkDigits: [], doubts: [] }
  const issuer = fromMrz(text(reading, layout.issuer))
  if (issuer === undefined) return { fault: 'unknown-country', ...placeOf(layout.issuer) }
  const { number, optional } = readNumber(reading, format)
  if (number === '') return { fault: 'no-number', ...placeOf(layout.number) }
  const documentCode = text(reading, layout.documentCode).replaceAll('<', '')
  const dateOfBirth = readDate(reading, 'dateOfBirth', 'birth', layout.dateOfBirth, referenceDay)
  check(reading, 'dateOfBirth', text(reading, layout.dateOfBirth), layout.dateOfBirthCheck)
  const expiry = layout.expiry && readDate(reading, 'expiry', 'expiry', layout.expiry, referenceDay)
  if (layout.expiry && layout.expiryCheck) check(reading, 'expiry', text(reading, layout.expiry), layout.expiryCheck)
  const [optionalField] = layout.optional
  if (layout.optionalCheck && optionalField)
    check(reading, 'optional', text(reading, optionalField), layout.optionalCheck)
  if (layout.composite) check(reading, 'composite', joined(reading, layout.composite.over), layout.composite.check)
  return {
    format,
    lines,
    documentCode,
    type: travelDocumentTypeOf(documentCode, format),
    issuer,
    number,
    names: readNames(reading),
    namesMayBeCut: [layout.names, layout.given].some((span) => span && !text(reading, span).endsWith('<')),
    nationality: readNationality(reading, issuer),
    dateOfBirth,
    expiry,
    sex: readSex(reading),
    optional,
    checkDigits: reading.checkDigits,
    doubts: reading.doubts,
  }
}

function formatOf(lines: readonly string[]): MrzFormat {
  const [first = ''] = lines
  if (lines.length === 3) return 'TD1'
  const visa = first.startsWith('V')
  if (first.length === 44) return visa ? 'MRV-A' : 'TD3'
  if (visa) return 'MRV-B'
  // `IDFRA` may also head a TD2 card: then its last check digit is right there and wrong in the French order.
  return first.startsWith('IDFRA') && (compositeHolds(lines, 'FRA-1988') || !compositeHolds(lines, 'TD2'))
    ? 'FRA-1988'
    : 'TD2'
}

function compositeHolds(lines: readonly string[], format: MrzFormat): boolean {
  const layout = mrzLayouts[format]
  const reading: Reading = { lines, layout, checkDigits: [], doubts: [] }
  if (layout.composite === undefined) return false
  return mrzCheckDigit(joined(reading, layout.composite.over)) === text(reading, layout.composite.check)
}

function text(reading: Pick<Reading, 'lines'>, span: Span): string {
  return reading.lines[span.line]?.slice(span.from, span.to) ?? ''
}

function joined(reading: Reading, spans: readonly Span[]): string {
  return spans.map((span) => text(reading, span)).join('')
}

function placeOf(span: Span, offset = 0): { readonly line: number; readonly column: number } {
  return { line: span.line + 1, column: span.from + offset + 1 }
}

/** Notes a check digit. A filler instead of it is right only where the field itself is empty. */
function check(reading: Reading, field: MrzCheckedField, over: string, span: Span, offset = 0): void {
  const expected = mrzCheckDigit(over)
  const found = text(reading, { ...span, from: span.from + offset, to: span.from + offset + 1 })
  const ok = found === expected || (found === '<' && /^<*$/.test(over))
  reading.checkDigits.push({ field, expected, found, ok, ...placeOf(span, offset) })
}

/** The number with its check digit, and the optional data that remain. */
function readNumber(reading: Reading, format: MrzFormat): { number: string; optional: string[] } {
  const { layout } = reading
  const field = text(reading, layout.number)
  const optional = layout.optional.map((span) => text(reading, span).replace(/<+$/, ''))
  const [more] = layout.optional
  const runsOn = allowsLongNumber(format) && text(reading, layout.numberCheck) === '<' && !field.endsWith('<')
  const rest = runsOn && more ? (/^[A-Z0-9]+/.exec(text(reading, more))?.[0] ?? '') : ''
  if (more === undefined || rest === '') {
    check(reading, 'number', field, layout.numberCheck)
    return { number: field.replaceAll('<', ''), optional }
  }
  // 9303-5 and 9303-6: the remaining characters, their check digit and a filler stand first in the optional data.
  const number = field + rest.slice(0, -1)
  check(reading, 'number', number, more, rest.length - 1)
  const remaining = (optional[0] ?? '').slice(rest.length + 1)
  return { number: number.replaceAll('<', ''), optional: [remaining, ...optional.slice(1)] }
}

function readNames(reading: Reading): { family: string; given: string } {
  const { names, given } = reading.layout
  for (const span of given ? [names, given] : [names]) {
    const digit = text(reading, span).search(/\d/)
    if (digit >= 0) reading.doubts.push({ field: 'names', fault: 'letter-expected', ...placeOf(span, digit) })
  }
  const whole = text(reading, names)
  if (given) return { family: words(whole), given: words(text(reading, given)) }
  const gap = whole.indexOf('<<')
  return gap < 0
    ? { family: words(whole), given: '' }
    : { family: words(whole.slice(0, gap)), given: words(whole.slice(gap)) }
}

function words(field: string): string {
  return field.replace(/<+/g, ' ').trim()
}

/** The French card of 1988 was given to nationals only and does not state it. */
function readNationality(reading: Reading, issuer: string): string | undefined {
  const span = reading.layout.nationality
  if (span === undefined) return issuer
  const field = text(reading, span)
  const nationality = fromMrz(field)
  if (nationality === undefined && field !== '<<<') {
    reading.doubts.push({ field: 'nationality', fault: 'unknown-country', ...placeOf(span) })
  }
  return nationality
}

function readDate(
  reading: Reading,
  field: 'dateOfBirth' | 'expiry',
  kind: MrzDateKind,
  span: Span,
  referenceDay: string,
): string | undefined {
  const read = readMrzDate(text(reading, span), kind, referenceDay)
  if ('date' in read) return read.date
  reading.doubts.push({ field, fault: read.fault, ...placeOf(span) })
  return undefined
}

function readSex(reading: Reading): MrzSex {
  const letter = text(reading, reading.layout.sex)
  if (letter === 'M' || letter === 'F') return letter
  if (letter !== '<' && letter !== 'X') {
    reading.doubts.push({ field: 'sex', fault: 'unknown-sex', ...placeOf(reading.layout.sex) })
  }
  return 'X'
}
