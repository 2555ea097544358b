// Nominal: persons who are wanted, missing, warned about, to be identified, or known for crimes; names as on the paper.
import {
  count,
  country,
  flag,
  lines,
  list,
  optional,
  partialDate,
  type Static,
  shape,
  text,
} from '../../kernel/schema.ts'
import { forbidsCoercion, isPersonStatus } from '../../terms/person-status.ts'
import { compareCodes, compareDates, compareWords, linesOf } from './compare.ts'
import {
  type ActedOn,
  type ActionCodes,
  actionOutsideLife,
  declareDatabase,
  isSuspended,
  ofThings,
} from './database.ts'
import { nominalFlaws } from './nominal-flaws.ts'
import { nominalFaults } from './nominal-rules.ts'
import { compareDocuments, comparePersonNames, compareSeveral } from './person-compare.ts'
import { normaliseDocuments } from './person-faults.ts'
import {
  cautionCodes,
  cautionStatement,
  documentKeys,
  identityDocumentShape,
  nameForms,
  nameShape,
  nationalityShape,
  personTitle,
  sexField,
} from './person-fields.ts'

/** What the record asks for; each leads to an action of its own. */
export const nominalStatuses = [
  'wanted-arrest',
  'wanted-locate',
  'missing',
  'warning',
  'unidentified',
  'criminal-history',
  'sanctions',
  'deceased',
] as const
export type NominalStatus = (typeof nominalStatuses)[number]

export const nominalFields = shape({
  names: list(nameShape, 'Names, the main one first; none only for a person or body without identity', 60),
  sex: optional(sexField),
  datesOfBirth: list(partialDate('Date of birth'), 'Dates of birth, the likeliest first', 12),
  placeOfBirth: optional(text('Place of birth', 120)),
  countryOfBirth: optional(country('Country of birth')),
  nationalities: list(nationalityShape, 'Nationalities and how sure they are', 12),
  father: optional(text("Father's name", 160)),
  mother: optional(text("Mother's maiden name", 160)),
  documents: list(identityDocumentShape, 'Identity documents', 40),
  minor: optional(flag('Under age at the time of the event; special care (RPD 40)')),
  cautions: list(cautionStatement, 'Dangers', 8),
  charge: optional(lines('Charge or reason, in the words of the source', 2000)),
  warrant: optional(text('Warrant or decision: court, number, date', 300)),
  dateOfEvent: optional(partialDate('Date of the crime, or when the person was last seen')),
  placeOfEvent: optional(text('Place of it', 160)),
  height: optional(count('Height in centimetres', 20, 260)),
  weight: optional(count('Weight in kilograms', 1, 400)),
  build: optional(text('Build', 60)),
  hair: optional(text('Hair', 60)),
  eyes: optional(text('Eyes', 60)),
  marks: optional(lines('Scars, tattoos, other marks', 1000)),
  languages: optional(list(text('Language, ISO 639', 10), 'Languages spoken', 20)),
  occupation: optional(text('Occupation', 120)),
  regions: optional(list(country('Country'), 'Countries likely to be visited', 40)),
  nationalReference: optional(text('Number of the national file, where it is not the reference of the record', 80)),
  additionalInformation: optional(lines('What else helps to recognise the person', 2000)),
})
export type NominalFields = Static<typeof nominalFields>

/** What must not be done on the record alone. A name is many people's: identity comes before everything else. */
const limits: Readonly<Record<NominalStatus, readonly string[]>> = {
  'wanted-arrest': ['confirm-identity', 'confirm-with-source', 'arrest-by-own-law'],
  'wanted-locate': ['no-detention-on-this-alone', 'confirm-identity', 'confirm-with-source'],
  missing: ['no-coercion', 'wish-of-adult', 'protect-child', 'confirm-with-source'],
  warning: ['no-detention-on-this-alone', 'confirm-identity', 'confirm-with-source'],
  unidentified: ['no-coercion', 'confirm-with-source'],
  // RPD 52, 53: what is kept after its purpose was met serves identification and investigations, never a measure.
  'criminal-history': ['no-measure', 'only-to-identify'],
  sanctions: ['no-detention-on-this-alone', 'confirm-identity', 'sanctions-by-own-law'],
  deceased: ['no-detention-on-this-alone', 'confirm-identity', 'confirm-with-source'],
}

const isNominalStatus = (status: string): status is NominalStatus => Object.hasOwn(limits, status)
const statusesOfUnknown: readonly string[] = ['unidentified', 'deceased']

/** RPD 39: against a victim or witness no coercive measure, whatever a record entered before they became one may ask for. */
const actionOnProtected = (status: string, capacity: string): ActionCodes => ({
  code: statusesOfUnknown.includes(status) ? `nominal.${status}` : `nominal.${capacity}`,
  limits: ['no-coercion', 'not-a-suspect', 'confirm-identity', ...(status === 'missing' ? ['wish-of-adult'] : [])],
})

const action = (status: string, { personStatus, fields }: ActedOn): ActionCodes => {
  const isProtected = isPersonStatus(personStatus) && forbidsCoercion(personStatus)
  const said = isProtected
    ? actionOnProtected(status, personStatus)
    : { code: `nominal.${status}`, limits: isNominalStatus(status) ? limits[status] : ['no-measure'] }
  // RPD 40: special care with whoever was under age at the time.
  const isChild = fields?.minor === true && !said.limits.includes('protect-child')
  return isChild ? { ...said, limits: [...said.limits, 'protect-child'] } : said
}

export const nominal = declareDatabase<NominalFields>({
  ...ofThings,
  name: 'nominal',
  acronym: 'ASF-Nominal',
  fields: nominalFields,
  seenBy: {
    names: 'post',
    sex: 'post',
    datesOfBirth: 'post',
    placeOfBirth: 'post',
    countryOfBirth: 'post',
    nationalities: 'post',
    father: 'desk',
    mother: 'desk',
    documents: 'post',
    minor: 'post',
    cautions: 'post',
    charge: 'desk',
    warrant: 'desk',
    dateOfEvent: 'desk',
    placeOfEvent: 'desk',
    height: 'post',
    weight: 'post',
    build: 'post',
    hair: 'post',
    eyes: 'post',
    marks: 'post',
    languages: 'post',
    occupation: 'desk',
    regions: 'desk',
    nationalReference: 'desk',
    additionalInformation: 'desk',
  },
  statuses: nominalStatuses,
  entryPurposes: ['wanted', 'locate', 'warn', 'identify', 'investigation-info', 'security-check', 'threat-trends'],
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
  retentionYears: 5,
  makesHits: true,
  discreetAlerts: true,
  enteredBy: () => undefined,
  // A person has no identifier of their own; their documents have.
  normalise: ({ documents }) => normaliseDocuments(documents),
  faultsOf: nominalFaults,
  keys: ({ documents }) => documentKeys(documents ?? [], 'person-document:'),
  personOf: ({ names, datesOfBirth, nationalities, sex, placeOfBirth, mother, documents }) => ({
    names: nameForms(names ?? []),
    datesOfBirth: datesOfBirth ?? [],
    nationalities: (nationalities ?? []).map((one) => one.country),
    ...(sex === undefined ? {} : { sex }),
    placesOfBirth: placeOfBirth === undefined ? [] : [placeOfBirth],
    mothers: mother === undefined ? [] : [mother],
    documents: documentKeys(documents ?? []),
  }),
  flaws: nominalFlaws,
  cautions: ({ cautions }) =>
    [...(cautions ?? [])].sort((one, other) => cautionCodes.indexOf(one.code) - cautionCodes.indexOf(other.code)),
  rangeEnd: () => '',
  action: (status, life, about = {}) => actionOutsideLife(life) ?? action(status, about),
  noticeTo: ({ life }) => (isSuspended(life) ? 'general-secretariat' : 'source'),
  compare: (question, record) =>
    linesOf(
      comparePersonNames(question, record.names ?? []),
      compareSeveral(compareDates, 'datesOfBirth', question.dateOfBirth, record.datesOfBirth),
      compareCodes('sex', question.sex, record.sex),
      compareSeveral(
        compareCodes,
        'nationalities',
        question.nationalities,
        record.nationalities?.map((one) => one.country),
      ),
      compareWords('placeOfBirth', question.placeOfBirth, record.placeOfBirth),
      compareWords('mother', question.mother, record.mother),
      compareDocuments('documents', question.documents, record.documents),
    ),
  titleOf: (fields) => personTitle(fields.names),
})
