// Outside lists: sanctions and other lists of persons, entities, vessels and aircraft kept by others; inform only, never a hit.
import { generalSecretariat } from '../../bureau/bureau.schema.ts'
import { code, country, lines, list, optional, partialDate, type Static, shape, text } from '../../kernel/schema.ts'
import { compareClosest, compareCodes, compareDates, compareIdentifiers, compareWords, linesOf } from './compare.ts'
import {
  actionOutsideLife,
  declareDatabase,
  type FieldFault,
  type Fields,
  isSuspended,
  missing,
  ofThings,
  type Stated,
} from './database.ts'
import { compareDocuments, comparePersonNames, compareSeveral, textsIn } from './person-compare.ts'
import { birthFaults, identityDocumentFaults, nameFaults, normaliseDocuments } from './person-faults.ts'
import { documentKeys, identityDocumentShape, nameForms, nameShape, personTitle, sexField } from './person-fields.ts'
import { spellCallSign, spellImo, spellMmsi } from './vessel-identity.ts'

export const outsideListKinds = ['person', 'entity', 'vessel', 'aircraft'] as const
export const outsideListStatuses = ['listed', 'delisted'] as const

export const outsideListFields = shape({
  source: text('Who keeps the list, and which one', 80),
  entry: text('Number of the entry in that list', 60),
  kind: code(outsideListKinds, 'What is listed'),
  names: list(nameShape, 'Names with all aliases, the main one first', 200, 1),
  sex: optional(sexField),
  datesOfBirth: list(partialDate('Date of birth'), 'Dates of birth', 20),
  placesOfBirth: list(text('Place of birth', 160), 'Places of birth', 20),
  nationalities: list(country('Nationality'), 'Nationalities and citizenships', 20),
  documents: list(identityDocumentShape, 'Identity documents', 60),
  identifiers: list(
    shape({ kind: text('Kind: tax number, IMO, registration ...', 60), number: text('Number', 80) }),
    'Other identifiers',
    80,
  ),
  addresses: list(text('Address', 300), 'Addresses', 80),
  programmes: list(text('Programme', 60), 'Programmes or reasons of listing', 40),
  remarks: optional(lines('Remarks of the list', 4000)),
})
export type OutsideListFields = Static<typeof outsideListFields>

/** Ships and companies may be called by a number. */
const letterOrDigit = /[\p{L}\p{N}]/u

/** Kinds of numbers, as lists call them, that belong to ships and aircraft; folded to letters. */
const numbersOfThings = /^(?:imo|mmsi|hull|callsign|vesselcall|vesselregistration|aircraft|tailnumber)/

const fold = (kind: string): string => kind.toLowerCase().replace(/[^a-z]/g, '')

const imoNumber = /\bIMO\b\D*(\d{7})\b/i
const maritimeNumber = /\bMMSI\b\D*(\d{9})\b/i
const callSignKind = /^(?:vessel)?callsign$/

/**
 * Keys of a listed ship, by whatever wording the list has for its numbers (`Vessel Registration Identification`, `IMO 9000001`).
 * A question about a vessel states `imo`, `mmsi` and `callSign` as its own database has them.
 */
const vesselKeys = ({ kind, identifiers }: Partial<OutsideListFields>, { imo, mmsi, callSign }: Fields): string[] => {
  if (kind !== 'vessel' && imo === undefined && mmsi === undefined && callSign === undefined) return []
  const listed = kind === 'vessel' ? (identifiers ?? []) : []
  const found = (pattern: RegExp): string[] =>
    listed.flatMap((one) => pattern.exec(`${one.kind} ${one.number}`)?.[1] ?? [])
  const signs = listed.filter((one) => callSignKind.test(fold(one.kind))).map((one) => one.number)
  const spelled = (texts: readonly string[], spell: (text: string) => string | undefined): string[] =>
    texts.flatMap((text) => spell(text) ?? [])
  return [
    ...spelled([...found(imoNumber), ...textsIn(imo)], spellImo).map((number) => `list-imo:${number}`),
    ...spelled([...found(maritimeNumber), ...textsIn(mmsi)], spellMmsi).map((number) => `list-mmsi:${number}`),
    ...spelled([...signs, ...textsIn(callSign)], spellCallSign).map((sign) => `list-call-sign:${sign}`),
  ]
}

/** What the list says of a person is said of persons only, and a ship's number of no person. */
const kindFaults = (fields: OutsideListFields): FieldFault[] => {
  const { kind, names, sex, datesOfBirth, placesOfBirth, documents, identifiers } = fields
  if (kind === 'person')
    return identifiers.flatMap((one, at): FieldFault[] =>
      numbersOfThings.test(fold(one.kind))
        ? [{ pointer: `/identifiers/${at}/kind`, key: 'fault.number-of-no-person' }]
        : [],
    )
  const ofPersons: readonly (readonly [string, boolean])[] = [
    ['/sex', sex !== undefined],
    ['/datesOfBirth', datesOfBirth.length > 0],
    ['/placesOfBirth', placesOfBirth.length > 0],
    ['/documents', documents.length > 0],
    ...names.map(({ family, given, other }, at): readonly [string, boolean] => [
      `/names/${at}`,
      [family, given, other].some((part) => part !== undefined),
    ]),
  ]
  return ofPersons.flatMap(([pointer, isStated]): FieldFault[] =>
    isStated ? [{ pointer, key: 'fault.only-of-persons' }] : [],
  )
}

const spellShipNumber = (text: string): string => text.toUpperCase().replace(/^\s*(?:IMO|MMSI)\b|[^A-Z0-9]/g, '')

/** Numbers as lists print them, `IMO 9000003`, beside those asked for; no line where no ship is asked for. */
const compareShipNumbers = ({ imo, mmsi, callSign }: Fields, { identifiers = [] }: Partial<OutsideListFields>) => {
  const asked = textsIn([imo, mmsi, callSign])
  if (asked.length === 0) return undefined
  return compareClosest(asked, identifiers, (question, record) =>
    compareIdentifiers('identifiers', question, record?.number, spellShipNumber),
  )
}

/**
 * Lists of others repeat themselves and are kept as they are; what cannot be read as a number or a date stands in the remarks,
 * where the importer leaves it.
 */
const faultsOf = ({ fields, today }: Stated<OutsideListFields>): FieldFault[] => [
  ...kindFaults(fields),
  ...(fields.kind === 'person' ? nameFaults(fields.names) : nameFaults(fields.names, letterOrDigit)),
  ...fields.datesOfBirth.flatMap((date, at) => birthFaults(`/datesOfBirth/${at}`, date, today)),
  ...identityDocumentFaults(fields.documents, today),
]

export const outsideList = declareDatabase<OutsideListFields>({
  ...ofThings,
  name: 'outside-list',
  acronym: 'LISTS',
  fields: outsideListFields,
  seenBy: {
    source: 'post',
    entry: 'post',
    kind: 'post',
    names: 'post',
    sex: 'post',
    datesOfBirth: 'post',
    placesOfBirth: 'post',
    nationalities: 'post',
    documents: 'post',
    identifiers: 'post',
    addresses: 'desk',
    programmes: 'post',
    remarks: 'desk',
  },
  statuses: outsideListStatuses,
  entryPurposes: ['warn'],
  checkPurposes: ['security-check', 'identify', 'investigation-info', 'wanted', 'locate', 'warn', 'threat-trends'],
  retentionYears: 5,
  makesHits: false,
  enteredBy: (_fields, bureau) => (bureau === generalSecretariat ? undefined : 'fault.outside-lists-by-secretariat'),
  normalise: ({ documents }) => normaliseDocuments(documents),
  faultsOf,
  keys: (fields) => {
    const documents = documentKeys(fields.documents ?? [], 'list-document:')
    const vessels = vesselKeys(fields, fields)
    return vessels.length === 0 ? documents : [...new Set([...documents, ...vessels])]
  },
  personOf: ({ kind, names, datesOfBirth, nationalities, sex, placesOfBirth, documents }) =>
    kind === undefined || kind === 'person'
      ? {
          names: nameForms(names ?? []),
          datesOfBirth: datesOfBirth ?? [],
          nationalities: nationalities ?? [],
          ...(sex === undefined ? {} : { sex }),
          placesOfBirth: placesOfBirth ?? [],
          mothers: [],
          documents: documentKeys(documents ?? []),
        }
      : undefined,
  flaws: (fields) => (fields.kind === 'person' ? missing(fields, ['datesOfBirth', 'nationalities']) : []),
  rangeEnd: () => '',
  action: (status, life) =>
    actionOutsideLife(life) ?? { code: `outside-list.${status}`, limits: ['no-measure', 'inform-only'] },
  // The Secretariat keeps the copy of the list and is its source.
  noticeTo: ({ life }) => (isSuspended(life) ? 'general-secretariat' : 'source'),
  compare: (question, record) =>
    linesOf(
      comparePersonNames(question, record.names ?? []),
      compareSeveral(compareDates, 'datesOfBirth', question.dateOfBirth, record.datesOfBirth),
      compareCodes('sex', question.sex, record.sex),
      compareSeveral(compareCodes, 'nationalities', question.nationalities, record.nationalities),
      compareSeveral(compareWords, 'placesOfBirth', question.placeOfBirth, record.placesOfBirth),
      compareDocuments('documents', question.documents, record.documents),
      compareShipNumbers(question, record),
    ),
  titleOf: (fields) => personTitle(fields.names),
})
