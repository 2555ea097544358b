// Stolen Administrative Documents (SAD): papers of vehicles and civil status, stolen filled in or as blanks.
import { code, country, lines, optional, partialDate, type Static, shape, text } from '../../kernel/schema.ts'
import { administrativeDocumentTypes } from '../../terms/object-kind.ts'
import { compareCodes, linesOf } from './compare.ts'
import {
  type ActionCodes,
  actionOutsideLife,
  declareDatabase,
  type FieldFault,
  isSuspended,
  missing,
  ofThings,
  type Stated,
} from './database.ts'
import { findNominalData } from './nominal-data.ts'
import { notYetCome } from './thing-faults.ts'
import { compareDocumentNumber, rangeFaults, spellDocument, travelDocument } from './travel-document.ts'

export const administrativeDocumentStatuses = ['stolen-blank', 'stolen', 'lost', 'invalid'] as const

export const administrativeDocumentFields = shape({
  number: text('Number as printed; of a range of blanks, the first', 40),
  numberTo: optional(text('Last number of a range of stolen blanks, as printed', 40)),
  country: country('State whose authority issued it'),
  type: code(administrativeDocumentTypes, 'Type of paper'),
  dateOfLoss: optional(partialDate('When it was lost or stolen')),
  countryOfLoss: optional(country('Country where it was lost or stolen')),
  placeOfLoss: optional(text('Place of it', 120)),
  nationalReference: optional(text('Number of the national file, where it is not the reference of the record', 80)),
  additionalInformation: optional(lines('What else helps to recognise the paper; holds no data on persons', 1000)),
})
export type AdministrativeDocumentFields = Static<typeof administrativeDocumentFields>

/** Papers are matched by state, type and number: authorities number each type for itself. */
const keys = ({ number, country: issuer, type }: Partial<AdministrativeDocumentFields>): string[] => {
  const spelled = number === undefined ? undefined : spellDocument(number)
  return spelled === undefined || issuer === undefined || type === undefined
    ? []
    : [`administrative:${issuer}:${type}:${spelled}`]
}

const nominalFaults = ({ additionalInformation }: AdministrativeDocumentFields): FieldFault[] => {
  const found = additionalInformation === undefined ? undefined : findNominalData(additionalInformation)
  return found ? [{ pointer: '/additionalInformation', key: `fault.nominal-data-${found}` }] : []
}

const faultsOf = (stated: Stated<AdministrativeDocumentFields>): FieldFault[] => [
  ...travelDocument.normalise(stated.fields).faults,
  ...rangeFaults(stated),
  ...notYetCome(stated.fields, stated.today, ['dateOfLoss']),
  ...nominalFaults(stated.fields),
]

/** A paper that was declared invalid speaks of a decision about a holder the state knows; the others of what befell the paper. */
const isDecided = (status: string): boolean => status === 'invalid'

const action = (status: string): ActionCodes => ({
  code: `administrative-document.${status}`,
  limits: [
    'no-detention-on-this-alone',
    'names-no-person',
    isDecided(status) ? 'secretariat-before-issuer' : 'confirm-with-source',
  ],
})

export const administrativeDocument = declareDatabase<AdministrativeDocumentFields>({
  ...ofThings,
  name: 'administrative-document',
  acronym: 'SAD',
  fields: administrativeDocumentFields,
  seenBy: {
    number: 'post',
    numberTo: 'post',
    country: 'post',
    type: 'post',
    dateOfLoss: 'post',
    countryOfLoss: 'post',
    placeOfLoss: 'desk',
    nationalReference: 'desk',
    additionalInformation: 'desk',
  },
  statuses: administrativeDocumentStatuses,
  entryPurposes: ['locate', 'identify', 'warn', 'security-check'],
  checkPurposes: [
    'security-check',
    'identify',
    'locate',
    'investigation-info',
    'wanted',
    'warn',
    'forensic',
    'threat-trends',
  ],
  // RPD 49: five years, since the General Assembly has set no other term.
  retentionYears: 5,
  makesHits: true,
  // Any bureau: papers are stolen abroad, with the vehicle or the luggage.
  enteredBy: () => undefined,
  normalise: (fields) => travelDocument.normalise(fields),
  faultsOf,
  keys,
  flaws: (fields) => missing(fields, ['dateOfLoss', 'countryOfLoss']),
  rangeEnd: (fields) => travelDocument.normalise(fields).identifiers.numberTo ?? '',
  action: (status, life) => actionOutsideLife(life) ?? action(status),
  noticeTo: ({ status, life }) => (isSuspended(life) || isDecided(status) ? 'general-secretariat' : 'source'),
  compare: (question, record) =>
    linesOf(
      compareDocumentNumber(question, record),
      compareCodes('country', question.country, record.country),
      compareCodes('type', question.type, record.type),
    ),
  titleOf: (fields) =>
    `${fields.country} ${fields.number}${fields.numberTo === undefined ? '' : ` – ${fields.numberTo}`}`,
})
