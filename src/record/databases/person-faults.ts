// What is wrong with what persons are described by, alike in every database that knows them; nothing is corrected.
import { normaliseDocumentNumber } from '../../terms/document-number.ts'
import { isIdentifierFault } from '../../terms/identifier-text.ts'
import { isDateFault, type PartialDate, parsePartialDate } from '../../terms/partial-date.ts'
import type { FieldFault } from './database.ts'
import type { IdentityDocument, StatedName } from './person-fields.ts'

/** Older than anybody has become: a birth before this many years is a slip of the century. */
export const longestLife = 130

/** The days a date may mean; undefined for a text that is none, which the schema has told already. */
export const readDate = (date: string | undefined): PartialDate | undefined => {
  const read = date === undefined ? undefined : parsePartialDate(date)
  return read === undefined || isDateFault(read) ? undefined : read
}

/** The same calendar day some years later; 29 February becomes 1 March where that year has none. */
export const yearsLater = (day: string, years: number): string => {
  const year = String(Number(day.slice(0, 4)) + years).padStart(4, '0')
  const later = `${year}${day.slice(4)}`
  return isDateFault(parsePartialDate(later)) ? `${year}-03-01` : later
}

/** A fault of a date that cannot have come yet. */
export const futureFaults = (pointer: string, date: string | undefined, today: string): FieldFault[] => {
  const read = readDate(date)
  return read && read.earliest > today ? [{ pointer, key: 'fault.date-in-future' }] : []
}

/** Every value but the first of its kind; `pointerOf` says where the one at a place stands. */
export const repeatedFaults = (values: readonly string[], pointerOf: (at: number) => string): FieldFault[] =>
  values.flatMap((value, at) =>
    values.indexOf(value) === at ? [] : [{ pointer: pointerOf(at), key: 'fault.repeated' }],
  )

const letter = /\p{L}/u

/** Whether a name can be searched by: a father's name, a code or a zone alone cannot. Ships may be called by a number. */
export const isUsableName = ({ family, given, whole, original }: StatedName, signs = letter): boolean =>
  [family, given, whole, original].some((part) => part !== undefined && signs.test(part))

/** Chinese telegraphic code: four digits a character. */
const telegraphicCode = /^\d{4}(?:[ -]?\d{4})*$/
/** ICAO 9303-3: names in the zone are letters and fillers, and begin with a letter. */
const zoneName = /^[A-Z][A-Z<]*$/

const faultsOfName = (name: StatedName, pointer: string, signs: RegExp): FieldFault[] => [
  ...(isUsableName(name, signs) ? [] : [{ pointer, key: 'fault.name-empty' }]),
  ...(name.whole !== undefined && (name.family !== undefined || name.given !== undefined)
    ? [{ pointer: `${pointer}/whole`, key: 'fault.name-whole-or-parts' }]
    : []),
  ...(name.telegraphic === undefined || telegraphicCode.test(name.telegraphic)
    ? []
    : [{ pointer: `${pointer}/telegraphic`, key: 'fault.telegraphic-code' }]),
  ...(name.zone === undefined || zoneName.test(name.zone)
    ? []
    : [{ pointer: `${pointer}/zone`, key: 'fault.zone-characters' }]),
]

/** Each name can be searched by, having one of `signs`, and is well written; exactly one is the main one. */
export const nameFaults = (names: readonly StatedName[], signs = letter): FieldFault[] => {
  const mains = names.flatMap(({ use }, at) => (use === 'main' ? [at] : []))
  return [
    ...names.flatMap((name, at) => faultsOfName(name, `/names/${at}`, signs)),
    ...(names.length > 0 && mains.length === 0 ? [{ pointer: '/names', key: 'fault.one-main-name' }] : []),
    ...mains.slice(1).map((at) => ({ pointer: `/names/${at}/use`, key: 'fault.one-main-name' })),
  ]
}

/** Nobody is born tomorrow, or was more than `longestLife` years ago. */
export const birthFaults = (pointer: string, date: string | undefined, today: string): FieldFault[] => {
  const read = readDate(date)
  const isTooLongAgo = read !== undefined && read.latest < yearsLater(today, -longestLife)
  return [
    ...futureFaults(pointer, date, today),
    ...(isTooLongAgo ? [{ pointer, key: 'fault.born-too-long-ago', values: { years: longestLife } }] : []),
  ]
}

/** Numbers of documents in their one spelling, by their place, and what is wrong with those that have none. */
export const normaliseDocuments = (documents: readonly Pick<IdentityDocument, 'number'>[]) => {
  const identifiers: Record<string, string> = {}
  const faults: FieldFault[] = []
  for (const [at, { number }] of documents.entries()) {
    const read = normaliseDocumentNumber(number)
    const pointer = `/documents/${at}/number`
    if (isIdentifierFault(read))
      faults.push({ pointer, key: `fault.identifier-${read.fault}`, values: { at: read.at + 1 } })
    else identifiers[`documents/${at}/number`] = read.number
  }
  return { identifiers, faults }
}

/** Issued in the past, and before it expires. */
export const validityFaults = (
  { dateOfIssue, dateOfExpiry }: Pick<IdentityDocument, 'dateOfIssue' | 'dateOfExpiry'>,
  today: string,
  pointer = '',
): FieldFault[] => {
  const [issue, expiry] = [readDate(dateOfIssue), readDate(dateOfExpiry)]
  const isReversed = issue !== undefined && expiry !== undefined && expiry.latest < issue.earliest
  return [
    ...futureFaults(`${pointer}/dateOfIssue`, dateOfIssue, today),
    ...(isReversed ? [{ pointer: `${pointer}/dateOfExpiry`, key: 'fault.expires-before-issue' }] : []),
  ]
}

/** Numbers that can be matched, and dates that can be true. */
export const identityDocumentFaults = (documents: readonly IdentityDocument[], today: string): FieldFault[] => [
  ...normaliseDocuments(documents).faults,
  ...documents.flatMap((document, at) => validityFaults(document, today, `/documents/${at}`)),
]
