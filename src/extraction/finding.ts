/**
 * What extraction proposes: a stretch of a text, what it is, its one spelling, and why.
 *
 * How the folder is used: `extractFrom(text, options)` of extract.ts is a generator that yields the findings of one window
 * after another, in order of place; between two windows the caller gives the thread back. `findAll` runs it to the end.
 */

/** Longest text that is read, in UTF-16 units; the caller refuses more, `extractFrom` throws RangeError. */
export const mostCharacters = 2_000_000

/** What a text names: somebody or something with an identity of its own. */
export const namedKinds = [
  'person',
  'organisation',
  'document',
  'vehicle-plate',
  'vin',
  'phone',
  'email',
  'account',
] as const
export const findingKinds = [...namedKinds, 'date', 'place'] as const
export type FindingKind = (typeof findingKinds)[number]

/** `certain`: a check digit or a label says so. `likely`: shape and words beside it do. `weak`: look twice. */
export const strengths = ['certain', 'likely', 'weak'] as const
export type Strength = (typeof strengths)[number]

/** Why: id in `locales/*` (`extraction.<kind>.<code>`) with the values its words take. */
export type FindingReason = { readonly words: string; readonly values: Readonly<Record<string, string>> }

export type Finding = {
  readonly kind: FindingKind
  /** Exactly as written: `text.slice(from, to)`. */
  readonly text: string
  /** UTF-16 offsets, the end not included. */
  readonly from: number
  readonly to: number
  /**
   * The one spelling. person, organisation: words with single spaces, nothing invisible. document, vehicle-plate, vin: as
   * `terms` folds them. phone: E.164 where a country can be told, else the digits. email: lower case. account: IBAN or card
   * number without gaps, else the digits. date: a partial date. place: alpha-3 of a country, else the English name of a city.
   */
  readonly value: string
  /**
   * What else was read. document: `type`, `country`, and of a machine readable zone `family given nationality dateOfBirth
   * expiry sex checkDigits` (`ok` or `wrong`). phone, place, account: `country`. account: `scheme` (`iban`, `card`, `local`).
   * date: `role` (`birth`, `expiry`, `issue`) where a word beside it says so, `hijri` as stated, `other` reading of day and month.
   */
  readonly details: Readonly<Record<string, string>>
  readonly reason: FindingReason
  readonly strength: Strength
}

export type ExtractionOptions = {
  /** `YYYY-MM-DD`, today of the context: decides centuries of machine readable zones. */
  readonly referenceDay: string
  /** Alpha-3 of the country a number without calling code is dialled in; without it such a number keeps its digits. */
  readonly dialledIn?: string
}
