// Stolen and Lost Travel Documents (SLTD): documents, never persons; entered by the country that issued them.
import { code, country, lines, optional, partialDate, type Static, shape, text } from '../../kernel/schema.ts'
import { bureauOfCountry } from '../../terms/country.ts'
import {
  documentKey,
  isTravelDocumentType,
  normaliseDocumentNumber,
  sltdStatuses,
  type TravelDocumentType,
  travelDocumentTypes,
  typeFamily,
} from '../../terms/document-number.ts'
import { isIdentifierFault } from '../../terms/identifier-text.ts'
import { isInRange, rangeSize } from '../../terms/number-range.ts'
import { isDateFault, parsePartialDate } from '../../terms/partial-date.ts'
import { compareBy, compareCodes, compareDates, compareIdentifiers, linesOf } from './compare.ts'
import {
  type ActionCodes,
  actionOutsideLife,
  type CompareLine,
  declareDatabase,
  type FieldFault,
  type Fields,
  isSuspended,
  missing,
  ofThings,
  type Stated,
} from './database.ts'
import { findNominalData } from './nominal-data.ts'

export const travelDocumentFields = shape({
  number: text('Document number as printed; of a range of blanks, the first', 40),
  numberTo: optional(text('Last number of a range of stolen blanks, as printed', 40)),
  country: country('State or organisation that issued the document, which alone may enter it'),
  type: code(travelDocumentTypes, 'Type of document'),
  dateOfIssue: optional(partialDate('Date of issue; a blank has none')),
  dateOfExpiry: optional(partialDate('Date of expiry; a blank has none')),
  dateOfLoss: optional(partialDate('When it was lost, stolen, revoked or declared invalid')),
  countryOfLoss: optional(country('Country where it was lost or stolen')),
  nationalReference: optional(text('Number of the national file, where it is not the reference of the record', 80)),
  additionalInformation: optional(lines('What else helps to recognise the document; holds no data on persons', 1000)),
})
export type TravelDocumentFields = Static<typeof travelDocumentFields>

/** A number in its one spelling; undefined for a text that has none. */
export const spellDocument = (printed: string): string | undefined => {
  const read = normaliseDocumentNumber(printed)
  return isIdentifierFault(read) ? undefined : read.number
}

type Numbered = Pick<TravelDocumentFields, 'number' | 'numberTo'>

const normalise = (fields: Numbered) => {
  const identifiers: Record<string, string> = {}
  const faults: FieldFault[] = []
  for (const field of ['number', 'numberTo'] as const) {
    const printed = fields[field]
    if (printed === undefined) continue
    const read = normaliseDocumentNumber(printed)
    if (isIdentifierFault(read))
      faults.push({ pointer: `/${field}`, key: `fault.identifier-${read.fault}`, values: { at: read.at + 1 } })
    else identifiers[field] = read.number
  }
  return { identifiers, faults }
}

/** First in each family of types that share number series: what a question without a type asks for. */
const familyTypes: readonly TravelDocumentType[] = travelDocumentTypes.filter(
  (type, place) => travelDocumentTypes.findIndex((other) => typeFamily(other) === typeFamily(type)) === place,
)

const keys = ({ number, country: issuer, type }: Partial<TravelDocumentFields>): string[] => {
  const spelled = number === undefined ? undefined : spellDocument(number)
  if (spelled === undefined || issuer === undefined) return []
  return type === undefined
    ? familyTypes.map((one) => `document:${documentKey(issuer, one, spelled)}`)
    : [`document:${documentKey(issuer, type, spelled)}`]
}

/** Numbers one record may stand for: a theft of more is several series, and each of its records can be withdrawn alone. */
const mostBlanks = 1_000_000

/**
 * A range has a first and a last number of one length that differ in their closing digits only, as printers number blanks, and a
 * million numbers at most (`terms/number-range`).
 */
export const rangeFaults = ({ status, fields }: Pick<Stated<Numbered>, 'status' | 'fields'>): FieldFault[] => {
  const { number, numberTo } = normalise(fields).identifiers
  if (fields.numberTo === undefined) return []
  if (status !== 'stolen-blank') return [{ pointer: '/numberTo', key: 'fault.range-only-of-blanks' }]
  if (number === undefined || numberTo === undefined) return []
  const size = rangeSize(number, numberTo)
  if (size === undefined) return [{ pointer: '/numberTo', key: 'fault.range-of-one-series' }]
  if (size < 2) return [{ pointer: '/numberTo', key: 'fault.range-reversed' }]
  return size <= mostBlanks
    ? []
    : [{ pointer: '/numberTo', key: 'fault.range-too-long', values: { most: mostBlanks, many: size } }]
}

/** The number asked for beside that of a record, or beside both ends of its range: `same` when it lies within. */
export const compareDocumentNumber = (question: Fields, record: Partial<Numbered>): CompareLine | undefined => {
  const { number, numberTo } = record
  if (number === undefined || numberTo === undefined)
    return compareIdentifiers('number', question.number, number, spellDocument)
  const [first, last] = [spellDocument(number), spellDocument(numberTo)]
  return compareBy('number', question.number, `${number} – ${numberTo}`, (asked) => {
    const spelled = spellDocument(asked)
    return spelled && first && last && isInRange(spelled, first, last) ? 'same' : 'differs'
  })
}

const datesOfHolder = ['dateOfIssue', 'dateOfExpiry'] as const

const dateFaults = ({ status, fields, today }: Stated<TravelDocumentFields>): FieldFault[] => {
  const faults: FieldFault[] = []
  const [issue, expiry, loss] = [fields.dateOfIssue, fields.dateOfExpiry, fields.dateOfLoss].map((date) => {
    const read = date === undefined ? undefined : parsePartialDate(date)
    return read === undefined || isDateFault(read) ? undefined : read
  })
  if (status === 'stolen-blank')
    for (const field of datesOfHolder)
      if (fields[field] !== undefined) faults.push({ pointer: `/${field}`, key: 'fault.blank-has-no-date' })
  if (issue && expiry && expiry.latest < issue.earliest)
    faults.push({ pointer: '/dateOfExpiry', key: 'fault.expires-before-issue' })
  if (issue && issue.earliest > today) faults.push({ pointer: '/dateOfIssue', key: 'fault.date-in-future' })
  if (loss && loss.earliest > today) faults.push({ pointer: '/dateOfLoss', key: 'fault.date-in-future' })
  return faults
}

const nominalFaults = ({ additionalInformation }: TravelDocumentFields): FieldFault[] => {
  const found = additionalInformation === undefined ? undefined : findNominalData(additionalInformation)
  return found ? [{ pointer: '/additionalInformation', key: `fault.nominal-data-${found}` }] : []
}

/** Statuses that are a decision of the state about a holder it knows, and not a thing that befell the document. */
const decided: readonly string[] = ['revoked', 'invalid']

const limits = (status: string): readonly string[] =>
  decided.includes(status)
    ? ['no-detention-on-this-alone', 'names-no-person', 'secretariat-before-issuer']
    : ['no-detention-on-this-alone', 'names-no-person', 'confirm-with-source']

const action = (status: string): ActionCodes => ({ code: `travel-document.${status}`, limits: limits(status) })

/** Booklets of one family share a number series; a bare `P<` does not tell them apart. */
export const isKin = (one: string, other: string): boolean =>
  isTravelDocumentType(one) && isTravelDocumentType(other) && typeFamily(one) === typeFamily(other)

export const travelDocument = declareDatabase<TravelDocumentFields>({
  ...ofThings,
  flaws: (fields) =>
    missing(
      fields,
      fields.numberTo === undefined
        ? ['dateOfIssue', 'dateOfExpiry', 'dateOfLoss', 'countryOfLoss']
        : ['dateOfLoss', 'countryOfLoss'],
    ),
  name: 'travel-document',
  acronym: 'SLTD',
  fields: travelDocumentFields,
  // The post decides on the document in its hand; what speaks of the file or in free text is for the desk that writes.
  seenBy: {
    number: 'post',
    numberTo: 'post',
    country: 'post',
    type: 'post',
    dateOfIssue: 'post',
    dateOfExpiry: 'post',
    dateOfLoss: 'post',
    countryOfLoss: 'post',
    nationalReference: 'desk',
    additionalInformation: 'desk',
  },
  statuses: sltdStatuses,
  entryPurposes: ['locate', 'identify', 'warn', 'security-check'],
  checkPurposes: ['security-check', 'identify', 'locate', 'investigation-info', 'wanted', 'warn', 'threat-trends'],
  // General Assembly decision of 2012: ten years instead of the five of RPD 49.
  retentionYears: 10,
  makesHits: true,
  enteredBy: (fields, bureau) => (bureauOfCountry(fields.country) === bureau ? undefined : 'fault.not-issuing-country'),
  normalise,
  faultsOf: (stated) => [
    ...normalise(stated.fields).faults,
    ...rangeFaults(stated),
    ...dateFaults(stated),
    ...nominalFaults(stated.fields),
  ],
  keys,
  rangeEnd: (fields) => normalise(fields).identifiers.numberTo ?? '',
  action: (status, life) => actionOutsideLife(life) ?? action(status),
  noticeTo: ({ status, life }) => (isSuspended(life) || decided.includes(status) ? 'general-secretariat' : 'source'),
  compare: (question, record) =>
    linesOf(
      compareDocumentNumber(question, record),
      compareCodes('country', question.country, record.country),
      compareCodes('type', question.type, record.type, isKin),
      compareDates('dateOfExpiry', question.dateOfExpiry, record.dateOfExpiry),
    ),
  titleOf: (fields) =>
    `${fields.country} ${fields.number}${fields.numberTo === undefined ? '' : ` – ${fields.numberTo}`}`,
})
