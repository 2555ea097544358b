/** Travel documents: their types, their statuses, the one spelling of their numbers, and the key they are matched by. */
import { foldIdentifier, type IdentifierFault, isIdentifierFault } from './identifier-text.ts'

export const travelDocumentTypes = [
  'passport',
  'diplomatic-passport',
  'service-passport',
  'id-card',
  'visa',
  'seafarer-document',
  'refugee-travel-document',
  'laissez-passer',
  'residence-permit',
  'emergency-document',
  'other',
] as const

export type TravelDocumentType = (typeof travelDocumentTypes)[number]

/** One English line a type; the console translates by code. */
export const travelDocumentTypeMeaning: Readonly<Record<TravelDocumentType, string>> = {
  passport: 'Ordinary passport.',
  'diplomatic-passport': 'Diplomatic passport.',
  'service-passport': 'Service or official passport.',
  'id-card': 'National identity card.',
  visa: 'Visa.',
  'seafarer-document': 'Identity document of a seafarer, or certificate of a crew member.',
  'refugee-travel-document': 'Travel document of a refugee, a stateless person or an alien.',
  'laissez-passer': 'Laissez-passer, of a state or an organisation.',
  'residence-permit': 'Residence permit.',
  'emergency-document': 'Emergency or provisional travel document.',
  other: 'Another travel document.',
}

/** Tells whether any value is the code of a type. */
export function isTravelDocumentType(value: unknown): value is TravelDocumentType {
  return (travelDocumentTypes as readonly unknown[]).includes(value)
}

/** What is wrong with a document (SLTD); only the country that issued it may say so. */
export const sltdStatuses = ['stolen-blank', 'stolen', 'lost', 'revoked', 'invalid'] as const

export type SltdStatus = (typeof sltdStatuses)[number]

export const sltdStatusMeaning: Readonly<Record<SltdStatus, string>> = {
  'stolen-blank': 'Stolen as a blank, before it was issued to anybody.',
  stolen: 'Stolen from its bearer.',
  lost: 'Reported lost; the bearer may be its rightful holder.',
  revoked: 'Cancelled by the country that issued it.',
  invalid: 'Declared not valid for another reason.',
}

/** Tells whether any value is the code of a status. */
export function isSltdStatus(value: unknown): value is SltdStatus {
  return (sltdStatuses as readonly unknown[]).includes(value)
}

export type TypeFamily = 'passport' | Exclude<TravelDocumentType, PassportFamily>

const passportFamily = [
  'passport',
  'diplomatic-passport',
  'service-passport',
  'refugee-travel-document',
  'laissez-passer',
  'emergency-document',
] as const satisfies readonly TravelDocumentType[]

type PassportFamily = (typeof passportFamily)[number]

/**
 * Types that are one for a check. Booklets share number series, and most carry a bare `P<` in the machine readable
 * zone, so a post that reads a refugee's or an emergency booklet asks for a "passport": a check for one of them finds all,
 * and the candidate shows its own type. Cards, visas and seafarers' documents each stand alone.
 */
export function typeFamily(type: TravelDocumentType): TypeFamily {
  return isPassportFamily(type) ? 'passport' : type
}

function isPassportFamily(type: TravelDocumentType): type is PassportFamily {
  return (passportFamily as readonly TravelDocumentType[]).includes(type)
}

/** Longest number kept: identity cards of TD1 size reach 22 (9 and 13 in the optional data). */
const longest = 24

export interface DocumentNumber {
  /** Only `A` to `Z` and `0` to `9`. */
  readonly number: string
}

/**
 * The one spelling of a document number: upper case, `A` to `Z` and `0` to `9`; spaces, dashes, dots, slashes and the
 * filler `<` dropped, digits of other scripts and full-width forms written plain. Other characters are refused and
 * their place told; nothing is guessed (`O` stays `O`).
 */
export function normaliseDocumentNumber(text: string): DocumentNumber | IdentifierFault {
  if (text.length <= longest && /^[A-Z0-9]+$/.test(text)) return { number: text }
  const result = foldIdentifier(text, { keeps: /^[A-Za-z0-9]$/, max: longest })
  return isIdentifierFault(result) ? result : { number: result.folded }
}

/** The document a key was last made of: one that is checked is asked of four databases, each with a key made of this one. */
let last = { country: '', type: 'other' as TravelDocumentType, number: '', key: '' }

/**
 * The key a document is matched by: issuing country, family of the type, number. Stable: it is stored.
 * Takes a number that `normaliseDocumentNumber` gave back and an alpha-3 country.
 */
export function documentKey(country: string, type: TravelDocumentType, number: string): string {
  if (last.key === '' || last.number !== number || last.country !== country || last.type !== type)
    last = { country, type, number, key: `${country}:${typeFamily(type)}:${number}` }
  return last.key
}
