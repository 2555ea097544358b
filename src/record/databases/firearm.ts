// Illicit arms (iARMS): firearms that were lost, stolen, trafficked or smuggled.
import { code, count, country, lines, optional, partialDate, type Static, shape, text } from '../../kernel/schema.ts'
import { foldCalibre, foldMake } from '../../terms/firearm-make.ts'
import { readFirearmSerial } from '../../terms/firearm-serial.ts'
import { firearmActions, firearmKinds } from '../../terms/object-kind.ts'
import { compareCodes, compareIdentifiers, compareWords, linesOf } from './compare.ts'
import {
  type ActionCodes,
  actionOutsideLife,
  type CompareLine,
  declareDatabase,
  type FieldFault,
  isSuspended,
  missing,
  ofThings,
  type Stated,
} from './database.ts'
import { judgeFirearm } from './firearm-identity.ts'
import { notYetCome, unreadable } from './thing-faults.ts'

/** Trafficked and smuggled firearms were found; lost and stolen ones are sought. */

export const firearmStatuses = ['lost', 'stolen', 'trafficked', 'smuggled'] as const

export const firearmFields = shape({
  serial: text('Serial number as stamped; "none" is not a number', 40),
  make: optional(text('Make', 60)),
  model: optional(text('Model', 60)),
  calibre: optional(text('Calibre as marked', 30)),
  kind: optional(code(firearmKinds, 'Kind')),
  action: optional(code(firearmActions, 'Action')),
  countryOfManufacture: optional(country('Country of manufacture')),
  importMarks: optional(text('Import marks: country and year', 80)),
  otherMarks: optional(lines('Other markings', 500)),
  barrelLength: optional(count('Barrel length in millimetres', 1, 3000)),
  capacity: optional(count('Rounds', 1, 500)),
  embargo: optional(text('Embargo it was moved against: resolution or other instrument', 120)),
  dateOfLoss: optional(partialDate('When it was lost, stolen or found')),
  countryOfLoss: optional(country('Country of it')),
  placeOfLoss: optional(text('Place of it', 120)),
  nationalReference: optional(text('Number of the national file, where it is not the reference of the record', 80)),
  additionalInformation: optional(lines('What else helps to recognise the firearm', 1000)),
})
export type FirearmFields = Static<typeof firearmFields>

const spellSerial = (stamped: string): string | undefined => {
  const read = readFirearmSerial(stamped)
  return 'fault' in read ? undefined : read.serial
}

const normalise = ({ serial }: Pick<FirearmFields, 'serial'>) => {
  const read = readFirearmSerial(serial)
  return 'fault' in read
    ? { identifiers: {}, faults: [unreadable('/serial', read)] }
    : { identifiers: { serial: read.serial }, faults: [] }
}

const isMoved = (status: string): boolean => status === 'trafficked' || status === 'smuggled'

const faultsOf = ({ status, fields, today }: Stated<FirearmFields>): FieldFault[] => [
  ...normalise(fields).faults,
  ...(fields.embargo !== undefined && !isMoved(status)
    ? [{ pointer: '/embargo', key: 'fault.embargo-only-of-moved' }]
    : []),
  ...notYetCome(fields, today, ['dateOfLoss']),
]

/** Actions that no firearm of the kind has; a record that says so mixes up two firearms or two fields. */
const impossible: Readonly<Record<string, readonly string[]>> = {
  revolver: ['semi-automatic', 'automatic', 'bolt', 'pump', 'lever'],
  'machine-gun': ['bolt', 'pump', 'lever', 'break', 'single-shot'],
  'submachine-gun': ['bolt', 'pump', 'lever', 'break', 'single-shot'],
}

const flaws = (fields: FirearmFields): string[] => [
  ...missing(fields, ['make', 'model', 'calibre', 'kind', 'dateOfLoss', 'countryOfLoss']),
  ...(impossible[fields.kind ?? '']?.includes(fields.action ?? '') ? ['contradiction:kind-action'] : []),
]

/** Whoever holds it may not know; whoever finds it must not spoil what an expert will look at. */
const action = (status: string): ActionCodes => ({
  code: `firearm.${status}`,
  limits: ['no-detention-on-this-alone', 'firearm-as-loaded', 'firearm-as-found', 'confirm-with-source'],
})

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Words as `compareWords` sees them, but the other names of one maker or cartridge are the same. */
const compareFolded = (
  field: 'make' | 'calibre',
  question: unknown,
  record: unknown,
  fold: (text: string) => string,
): CompareLine | undefined => {
  const line = compareWords(field, question, record)
  const [asked, recorded] = [fold(textOf(question)), fold(textOf(record))]
  return line && asked !== '' && asked === recorded ? { ...line, verdict: 'same' } : line
}

export const firearm = declareDatabase<FirearmFields>({
  ...ofThings,
  name: 'firearm',
  acronym: 'iARMS',
  fields: firearmFields,
  seenBy: {
    serial: 'post',
    make: 'post',
    model: 'post',
    calibre: 'post',
    kind: 'post',
    action: 'post',
    countryOfManufacture: 'post',
    importMarks: 'post',
    otherMarks: 'post',
    barrelLength: 'post',
    capacity: 'post',
    embargo: 'desk',
    dateOfLoss: 'post',
    countryOfLoss: 'post',
    placeOfLoss: 'desk',
    nationalReference: 'desk',
    additionalInformation: 'desk',
  },
  statuses: firearmStatuses,
  entryPurposes: ['locate', 'identify', 'warn', 'investigation-info'],
  checkPurposes: ['security-check', 'identify', 'locate', 'investigation-info', 'warn', 'forensic', 'threat-trends'],
  retentionYears: 5,
  makesHits: true,
  enteredBy: () => undefined,
  normalise,
  faultsOf,
  keys: ({ serial }) => {
    const spelled = serial === undefined ? undefined : spellSerial(serial)
    return spelled === undefined ? [] : [`firearm:${spelled}`]
  },
  judge: judgeFirearm,
  flaws,
  rangeEnd: () => '',
  action: (status, life) => actionOutsideLife(life) ?? action(status),
  noticeTo: ({ life }) => (isSuspended(life) ? 'general-secretariat' : 'source'),
  compare: (question, record) =>
    linesOf(
      compareIdentifiers('serial', question.serial, record.serial, spellSerial),
      compareFolded('make', question.make, record.make, foldMake),
      compareWords('model', question.model, record.model),
      compareFolded('calibre', question.calibre, record.calibre, foldCalibre),
      compareCodes('kind', question.kind, record.kind),
    ),
  titleOf: (fields) => [fields.make, fields.model, fields.serial].filter((part) => part !== undefined).join(' '),
})
