// Stolen works of art: one identifiable object described by the Object ID standard; no data on persons but the maker's.
import { code, country, lines, optional, partialDate, type Static, shape, text } from '../../kernel/schema.ts'
import { workOfArtKinds } from '../../terms/object-kind.ts'
import { compareCodes, compareIdentifiers, compareWords, linesOf } from './compare.ts'
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
import { notYetCome, unreadable } from './thing-faults.ts'
import { artKeys, judgeArt, readInventory, spellInventory } from './work-of-art-identity.ts'

/** `owner-sought`: the object was found, and it is not known whose it is. */

export const workOfArtStatuses = ['stolen', 'recovered', 'owner-sought'] as const

/** Object ID (Getty, 1997): type, materials, measurements, inscriptions, features, title, subject, date, maker. */
export const workOfArtFields = shape({
  kind: code(workOfArtKinds, 'Type of object'),
  title: optional(text('Title', 200)),
  maker: optional(text('Maker: artist, workshop or culture', 160)),
  materials: optional(text('Materials and techniques', 200)),
  measurements: optional(text('Measurements with units', 160)),
  inscriptions: optional(lines('Inscriptions, signatures and marks', 1000)),
  features: optional(lines('Distinguishing features: damage, repair, defects', 1000)),
  subject: optional(text('What is shown', 200)),
  period: optional(text('Date or period', 80)),
  inventory: optional(text('Inventory number of the collection', 80)),
  collection: optional(text('Collection or institution it was taken from', 160)),
  dateOfTheft: optional(partialDate('When it was stolen')),
  countryOfTheft: optional(country('Country where it was stolen')),
  placeOfTheft: optional(text('Place where it was stolen', 120)),
  nationalReference: optional(text('Number of the national file, where it is not the reference of the record', 80)),
  additionalInformation: optional(lines('What else helps to recognise the object', 1000)),
})
export type WorkOfArtFields = Static<typeof workOfArtFields>

const normalise = ({ inventory }: Pick<WorkOfArtFields, 'inventory'>) => {
  if (inventory === undefined) return { identifiers: {}, faults: [] }
  const read = readInventory(inventory)
  return 'fault' in read
    ? { identifiers: {}, faults: [unreadable('/inventory', read)] }
    : { identifiers: { inventory: read.inventory }, faults: [] }
}

/** The database holds no data on persons: the maker is named as the maker, an owner or a thief never. */
const nominalFaults = ({ additionalInformation }: WorkOfArtFields): FieldFault[] => {
  const found = additionalInformation === undefined ? undefined : findNominalData(additionalInformation)
  return found ? [{ pointer: '/additionalInformation', key: `fault.nominal-data-${found}` }] : []
}

const faultsOf = ({ fields, today }: Stated<WorkOfArtFields>): FieldFault[] => [
  ...normalise(fields).faults,
  ...(fields.title === undefined && fields.subject === undefined && fields.features === undefined
    ? [{ pointer: '', key: 'fault.art-needs-description' }]
    : []),
  ...notYetCome(fields, today, ['dateOfTheft']),
  ...nominalFaults(fields),
]

const limits: Readonly<Record<string, readonly string[]>> = {
  stolen: ['no-object-seizure-before-answer', 'object-as-found', 'confirm-with-source'],
  recovered: ['no-object-seizure', 'confirm-with-source'],
  'owner-sought': ['no-handing-over', 'confirm-with-source'],
}

const action = (status: string): ActionCodes => ({
  code: `work-of-art.${status}`,
  limits: limits[status] ?? ['no-measure'],
})

export const workOfArt = declareDatabase<WorkOfArtFields>({
  ...ofThings,
  name: 'work-of-art',
  acronym: 'WoA',
  fields: workOfArtFields,
  seenBy: {
    kind: 'post',
    title: 'post',
    maker: 'post',
    materials: 'post',
    measurements: 'post',
    inscriptions: 'post',
    features: 'post',
    subject: 'post',
    period: 'post',
    inventory: 'post',
    collection: 'post',
    dateOfTheft: 'post',
    countryOfTheft: 'post',
    placeOfTheft: 'desk',
    nationalReference: 'desk',
    additionalInformation: 'desk',
  },
  statuses: workOfArtStatuses,
  entryPurposes: ['locate', 'identify'],
  checkPurposes: ['security-check', 'identify', 'locate', 'investigation-info', 'forensic', 'threat-trends'],
  retentionYears: 5,
  makesHits: true,
  enteredBy: () => undefined,
  normalise,
  faultsOf,
  keys: artKeys,
  judge: judgeArt,
  flaws: (fields) =>
    missing(fields, [
      'title',
      'maker',
      'materials',
      'measurements',
      'inscriptions',
      'features',
      'subject',
      'period',
      'dateOfTheft',
      'countryOfTheft',
    ]),
  rangeEnd: () => '',
  action: (status, life) => actionOutsideLife(life) ?? action(status),
  noticeTo: ({ life }) => (isSuspended(life) ? 'general-secretariat' : 'source'),
  compare: (question, record) =>
    linesOf(
      compareCodes('kind', question.kind, record.kind),
      compareWords('title', question.title, record.title),
      compareWords('maker', question.maker, record.maker),
      compareWords('subject', question.subject, record.subject),
      compareIdentifiers('inventory', question.inventory, record.inventory, spellInventory),
    ),
  titleOf: (fields) =>
    [fields.maker, fields.title ?? fields.subject].filter((part) => part !== undefined).join(', ') || fields.kind,
})
