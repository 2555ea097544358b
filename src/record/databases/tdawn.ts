// Travel Documents Associated With Notices (TDAWN): valid documents whose holder is the subject of a notice or diffusion.
import { code, country, lines, optional, partialDate, type Static, shape, text } from '../../kernel/schema.ts'
import { travelDocumentTypes } from '../../terms/document-number.ts'
import { forbidsCoercion, isPersonStatus } from '../../terms/person-status.ts'
import { compareCodes, compareDates, compareIdentifiers, compareNames, linesOf } from './compare.ts'
import {
  type ActedOn,
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
import { compareDocuments, compareSeveral, namesAsked } from './person-compare.ts'
import { birthFaults, isUsableName, readDate, validityFaults } from './person-faults.ts'
import { sexField } from './person-fields.ts'
import { isKin, spellDocument, travelDocument } from './travel-document.ts'

/** Why the holder is sought or warned about. */
export const tdawnStatuses = ['holder-wanted', 'holder-to-locate', 'holder-missing', 'holder-warned-about'] as const
export type TdawnStatus = (typeof tdawnStatuses)[number]

export const tdawnFields = shape({
  number: text('Document number as printed', 40),
  country: country('State or organisation that issued the document'),
  type: code(travelDocumentTypes, 'Type of document'),
  dateOfIssue: optional(partialDate('Date of issue')),
  dateOfExpiry: optional(partialDate('Date of expiry')),
  family: text('Family name of the holder as on the document', 120),
  given: optional(text('Given names of the holder as on the document', 160)),
  dateOfBirth: optional(partialDate('Date of birth of the holder')),
  sex: optional(sexField),
  nationality: optional(country('Nationality of the holder')),
  notice: text('Reference of the notice, diffusion or nominal record', 80),
  additionalInformation: optional(lines('What else helps to recognise the document', 1000)),
})
export type TdawnFields = Static<typeof tdawnFields>

/** Statuses that ask for measures against the holder, or call them a danger; never of a victim or witness (RPD 39). */
const againstHolder: readonly string[] = ['holder-wanted', 'holder-warned-about']

const isProtected = (capacity: string | undefined): boolean => isPersonStatus(capacity) && forbidsCoercion(capacity)

const protectionFaults = ({ status, personStatus, purpose }: Stated<TdawnFields>): FieldFault[] => {
  if (!isProtected(personStatus)) return []
  return [
    ...(againstHolder.includes(status) ? [{ pointer: '/personStatus', key: 'fault.protected-person-status' }] : []),
    ...(purpose === 'wanted' ? [{ pointer: '/purpose', key: 'fault.protected-person-wanted' }] : []),
  ]
}

/** Whether the document has surely expired: what is no longer valid belongs to another database, or to none. */
const isExpired = (dateOfExpiry: string | undefined, today: string): boolean => {
  const expiry = readDate(dateOfExpiry)
  return expiry !== undefined && expiry.latest < today
}

const faultsOf = (stated: Stated<TdawnFields>): FieldFault[] => {
  const { fields, today } = stated
  return [
    ...travelDocument.normalise(fields).faults,
    ...validityFaults(fields, today),
    ...(isExpired(fields.dateOfExpiry, today) ? [{ pointer: '/dateOfExpiry', key: 'fault.document-expired' }] : []),
    ...(isUsableName({ use: 'document', family: fields.family })
      ? []
      : [{ pointer: '/family', key: 'fault.name-empty' }]),
    ...birthFaults('/dateOfBirth', fields.dateOfBirth, today),
    ...protectionFaults(stated),
  ]
}

/** The document is good and stays with its bearer; what is asked for is about its holder, who may be somebody else. */
const limits: Readonly<Record<TdawnStatus, readonly string[]>> = {
  'holder-wanted': ['document-valid', 'confirm-identity', 'confirm-with-source', 'arrest-by-own-law'],
  'holder-to-locate': ['document-valid', 'no-detention-on-this-alone', 'confirm-identity', 'confirm-with-source'],
  'holder-missing': ['document-valid', 'no-coercion', 'wish-of-adult', 'protect-child', 'confirm-with-source'],
  'holder-warned-about': ['document-valid', 'no-detention-on-this-alone', 'confirm-identity', 'confirm-with-source'],
}

const isTdawnStatus = (status: string): status is TdawnStatus => Object.hasOwn(limits, status)

const action = (status: string, { personStatus }: ActedOn): ActionCodes => {
  if (isProtected(personStatus))
    return {
      code: againstHolder.includes(status) ? `nominal.${personStatus}` : `tdawn.${status}`,
      limits: ['document-valid', 'no-coercion', 'not-a-suspect', 'confirm-identity'],
    }
  return { code: `tdawn.${status}`, limits: isTdawnStatus(status) ? limits[status] : ['no-measure'] }
}

/** The document first, then its holder: of a question about a document from the page that was read, else the person asked for. */
const compare = (question: Fields, record: Partial<TdawnFields>): CompareLine[] => {
  const page = typeof question.bearer === 'object' && question.bearer !== null ? (question.bearer as Fields) : {}
  const { name, family, given, dateOfBirth, sex, nationalities, nationality } = { ...page, ...question }
  const document =
    question.number === undefined && question.documents !== undefined
      ? [compareDocuments('number', question.documents, [record])]
      : [
          compareIdentifiers('number', question.number, record.number, spellDocument),
          compareCodes('country', question.country, record.country),
          compareCodes('type', question.type, record.type, isKin),
          compareDates('dateOfExpiry', question.dateOfExpiry, record.dateOfExpiry),
        ]
  const isWhole = family === undefined && given === undefined && name !== undefined
  const holder = isWhole
    ? [compareSeveral(compareNames, 'family', namesAsked(question), namesAsked(record).join(' '))]
    : [compareNames('family', family, record.family), compareNames('given', given, record.given)]
  return linesOf(
    ...document,
    ...holder,
    compareDates('dateOfBirth', dateOfBirth, record.dateOfBirth),
    compareCodes('sex', sex, record.sex),
    compareSeveral(compareCodes, 'nationality', nationalities ?? nationality, record.nationality),
  )
}

export const tdawn = declareDatabase<TdawnFields>({
  ...ofThings,
  name: 'tdawn',
  acronym: 'TDAWN',
  fields: tdawnFields,
  seenBy: {
    number: 'post',
    country: 'post',
    type: 'post',
    dateOfIssue: 'post',
    dateOfExpiry: 'post',
    family: 'post',
    given: 'post',
    dateOfBirth: 'post',
    sex: 'post',
    nationality: 'post',
    notice: 'desk',
    additionalInformation: 'desk',
  },
  statuses: tdawnStatuses,
  entryPurposes: ['wanted', 'locate', 'warn', 'security-check'],
  checkPurposes: ['security-check', 'identify', 'locate', 'investigation-info', 'wanted', 'warn'],
  retentionYears: 5,
  makesHits: true,
  discreetAlerts: true,
  enteredBy: () => undefined,
  normalise: (fields) => travelDocument.normalise(fields),
  faultsOf,
  keys: (fields) => travelDocument.keys(fields).map((key) => `tdawn-${key}`),
  flaws: (fields, today) => [
    ...missing(fields, ['dateOfExpiry', 'dateOfBirth', 'given', 'sex', 'nationality']),
    ...(isExpired(fields.dateOfExpiry, today) ? ['contradiction:documents-expired'] : []),
  ],
  rangeEnd: () => '',
  action: (status, life, about = {}) => actionOutsideLife(life) ?? action(status, about),
  noticeTo: ({ life }) => (isSuspended(life) ? 'general-secretariat' : 'source'),
  compare,
  titleOf: (fields) => `${fields.country} ${fields.number}`,
})
