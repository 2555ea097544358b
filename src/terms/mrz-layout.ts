/** Where each field stands in the machine readable zones of ICAO Doc 9303 and of the French identity card of 1988. */
import type { TravelDocumentType } from './document-number.ts'

/**
 * `TD1` 3 lines of 30 (9303-5), `TD2` 2 of 36 (9303-6), `TD3` 2 of 44 (9303-4), visas `MRV-A` 2 of 44 and `MRV-B` 2 of
 * 36 (9303-7), and `FRA-1988`, 2 of 36 in an order of its own, valid on cards issued until 2021.
 */
export const mrzFormats = ['TD1', 'TD2', 'TD3', 'MRV-A', 'MRV-B', 'FRA-1988'] as const

export type MrzFormat = (typeof mrzFormats)[number]

/** A stretch of one line, counted from 0, the end not included. */
export interface Span {
  readonly line: number
  readonly from: number
  readonly to: number
}

export interface MrzLayout {
  readonly lines: number
  readonly width: number
  readonly documentCode: Span
  readonly issuer: Span
  readonly number: Span
  readonly numberCheck: Span
  /** Family and given names with `<<` between; the family name alone where `given` has its own place. */
  readonly names: Span
  readonly given?: Span
  readonly nationality?: Span
  readonly dateOfBirth: Span
  readonly dateOfBirthCheck: Span
  readonly sex: Span
  readonly expiry?: Span
  readonly expiryCheck?: Span
  /** Free for the issuing state; the first one takes what a long document number leaves over. */
  readonly optional: readonly Span[]
  readonly optionalCheck?: Span
  /** The last check digit, over these stretches one after the other. Visas have none. */
  readonly composite?: { readonly check: Span; readonly over: readonly Span[] }
}

const span = (line: number, from: number, to: number): Span => ({ line, from, to })

/** The second line that TD2, TD3 and visas share as far as the optional data. */
const secondLine = {
  number: span(1, 0, 9),
  numberCheck: span(1, 9, 10),
  nationality: span(1, 10, 13),
  dateOfBirth: span(1, 13, 19),
  dateOfBirthCheck: span(1, 19, 20),
  sex: span(1, 20, 21),
  expiry: span(1, 21, 27),
  expiryCheck: span(1, 27, 28),
} as const

const head = { documentCode: span(0, 0, 2), issuer: span(0, 2, 5) } as const

export const mrzLayouts: Readonly<Record<MrzFormat, MrzLayout>> = {
  TD1: {
    ...head,
    lines: 3,
    width: 30,
    number: span(0, 5, 14),
    numberCheck: span(0, 14, 15),
    optional: [span(0, 15, 30), span(1, 18, 29)],
    dateOfBirth: span(1, 0, 6),
    dateOfBirthCheck: span(1, 6, 7),
    sex: span(1, 7, 8),
    expiry: span(1, 8, 14),
    expiryCheck: span(1, 14, 15),
    nationality: span(1, 15, 18),
    names: span(2, 0, 30),
    composite: { check: span(1, 29, 30), over: [span(0, 5, 30), span(1, 0, 7), span(1, 8, 15), span(1, 18, 29)] },
  },
  TD2: {
    ...head,
    ...secondLine,
    lines: 2,
    width: 36,
    names: span(0, 5, 36),
    optional: [span(1, 28, 35)],
    composite: { check: span(1, 35, 36), over: [span(1, 0, 10), span(1, 13, 20), span(1, 21, 35)] },
  },
  TD3: {
    ...head,
    ...secondLine,
    lines: 2,
    width: 44,
    names: span(0, 5, 44),
    optional: [span(1, 28, 42)],
    optionalCheck: span(1, 42, 43),
    composite: { check: span(1, 43, 44), over: [span(1, 0, 10), span(1, 13, 20), span(1, 21, 43)] },
  },
  'MRV-A': { ...head, ...secondLine, lines: 2, width: 44, names: span(0, 5, 44), optional: [span(1, 28, 44)] },
  'MRV-B': { ...head, ...secondLine, lines: 2, width: 36, names: span(0, 5, 36), optional: [span(1, 28, 36)] },
  'FRA-1988': {
    ...head,
    lines: 2,
    width: 36,
    names: span(0, 5, 30),
    given: span(1, 13, 27),
    number: span(1, 0, 12),
    numberCheck: span(1, 12, 13),
    dateOfBirth: span(1, 27, 33),
    dateOfBirthCheck: span(1, 33, 34),
    sex: span(1, 34, 35),
    optional: [span(0, 30, 36)],
    composite: { check: span(1, 35, 36), over: [span(0, 0, 36), span(1, 0, 35)] },
  },
}

/** Long document numbers run on in the optional data where the standard says so (9303-5 and 9303-6). */
export function allowsLongNumber(format: MrzFormat): boolean {
  return format === 'TD1' || format === 'TD2'
}

const bookletTypes: Readonly<Record<string, TravelDocumentType>> = {
  PD: 'diplomatic-passport',
  PO: 'service-passport',
  PS: 'service-passport',
  PR: 'refugee-travel-document',
  PT: 'refugee-travel-document',
  PL: 'laissez-passer',
  PE: 'emergency-document',
}

const cardTypes: Readonly<Record<string, TravelDocumentType>> = {
  IR: 'residence-permit',
  AR: 'residence-permit',
  CR: 'residence-permit',
  IS: 'seafarer-document',
  AC: 'seafarer-document',
}

/**
 * Our type for a document code and the format it stands in. Many states still print a bare `P`, or second letters of
 * their own, so a finer type than `passport` is a hint; types of one family are matched alike for this reason.
 */
export function travelDocumentTypeOf(documentCode: string, format: MrzFormat): TravelDocumentType {
  const first = documentCode.charAt(0)
  if (first === 'V') return 'visa'
  if (first === 'P') return bookletTypes[documentCode] ?? 'passport'
  const card = cardTypes[documentCode]
  if (card !== undefined) return card
  if (first === 'I') return 'id-card'
  if (format === 'TD3') return first === 'L' ? 'laissez-passer' : first === 'T' ? 'refugee-travel-document' : 'other'
  return first === 'A' || first === 'C' ? 'residence-permit' : 'other'
}
