// Stolen Motor Vehicles (SMV): cars, lorries, trailers and parts of them that carry a number.
import {
  code,
  count,
  country,
  flag,
  lines,
  optional,
  partialDate,
  type Static,
  shape,
  text,
} from '../../kernel/schema.ts'
import { normaliseEngineNumber } from '../../terms/engine-number.ts'
import { isIdentifierFault } from '../../terms/identifier-text.ts'
import { isDateFault, parsePartialDate } from '../../terms/partial-date.ts'
import { normalisePlate, plateKey } from '../../terms/plate.ts'
import { readVin, vinCheckDigit } from '../../terms/vin.ts'
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

export const vehicleKinds = [
  'car',
  'truck',
  'bus',
  'motorcycle',
  'trailer',
  'caravan',
  'machine',
  'component',
  'other',
] as const

/** `recovered` stays for as long as the owner needs to tell finders that the vehicle is no longer sought. */
export const vehicleStatuses = ['stolen', 'recovered'] as const

export const vehicleFields = shape({
  vin: optional(text('Vehicle identification or chassis number as stamped', 40)),
  plate: optional(text('Number plate as it stands', 30)),
  country: optional(country('Country of the plate; needed with one')),
  engine: optional(text('Engine number as stamped', 40)),
  kind: optional(code(vehicleKinds, 'Kind of vehicle, or an identifiable component')),
  make: optional(text('Make', 60)),
  model: optional(text('Model', 60)),
  modelVersion: optional(text('Version of the model', 60)),
  colour: optional(text('Colour', 40)),
  yearOfManufacture: optional(count('Year of manufacture', 1885, 2100)),
  dateOfTheft: optional(partialDate('When it was stolen')),
  countryOfTheft: optional(country('Country where it was stolen')),
  placeOfTheft: optional(text('Place where it was stolen', 120)),
  nationalReference: optional(text('Number of the national file, where it is not the reference of the record', 80)),
  additionalInformation: optional(lines('What else helps to recognise the vehicle', 1000)),
  checkDigitAsRead: optional(flag('The owner insists: the check digit of the number stands there as it was read')),
})
export type VehicleFields = Static<typeof vehicleFields>

const spellVin = (stamped: string): string | undefined => {
  const read = readVin(stamped)
  return 'fault' in read ? undefined : read.vin
}
const spellPlate = (typed: string): string | undefined => {
  const read = normalisePlate(typed)
  return isIdentifierFault(read) ? undefined : read.plate
}
const spellEngine = (stamped: string): string | undefined => {
  const read = normaliseEngineNumber(stamped)
  return isIdentifierFault(read) ? undefined : read.engineNumber
}

type Identifiers = Pick<VehicleFields, 'vin' | 'plate' | 'engine' | 'checkDigitAsRead'>

/**
 * A wrong check digit is told with the one that would hold, and the owner may insist by `checkDigitAsRead`: plates on
 * stolen vehicles are forged, and the number that is really stamped is the one that will be read again.
 */
const vinFaults = ({ vin, checkDigitAsRead }: Identifiers): FieldFault[] => {
  if (vin === undefined) return []
  const read = readVin(vin)
  if ('fault' in read) return [{ pointer: '/vin', key: `fault.identifier-${read.fault}`, values: { at: read.at + 1 } }]
  if (read.kind === 'chassis' || read.checkDigit !== 'wrong' || checkDigitAsRead) return []
  const values = { found: read.vin.charAt(8), expected: vinCheckDigit(read.vin) }
  return [{ pointer: '/vin', key: 'fault.vin-check-digit', values }]
}

const normalise = (fields: Identifiers) => {
  const identifiers: Record<string, string> = {}
  const faults = vinFaults(fields)
  const vin = fields.vin === undefined ? undefined : spellVin(fields.vin)
  if (vin !== undefined) identifiers.vin = vin
  if (fields.plate !== undefined) {
    const read = normalisePlate(fields.plate)
    if (isIdentifierFault(read))
      faults.push({ pointer: '/plate', key: `fault.identifier-${read.fault}`, values: { at: read.at + 1 } })
    else identifiers.plate = read.plate
  }
  if (fields.engine !== undefined) {
    const read = normaliseEngineNumber(fields.engine)
    if (isIdentifierFault(read))
      faults.push({ pointer: '/engine', key: `fault.identifier-${read.fault}`, values: { at: read.at + 1 } })
    else identifiers.engine = read.engineNumber
  }
  return { identifiers, faults }
}

const keys = ({ vin, plate, country: plateCountry, engine }: Partial<VehicleFields>): string[] => {
  const stamped = vin === undefined ? undefined : spellVin(vin)
  const typed = plate === undefined ? undefined : spellPlate(plate)
  const engineNumber = engine === undefined ? undefined : spellEngine(engine)
  return [
    ...(stamped === undefined ? [] : [`vin:${stamped}`]),
    ...(typed === undefined || plateCountry === undefined ? [] : [`plate:${plateKey(plateCountry, typed)}`]),
    ...(engineNumber === undefined ? [] : [`engine:${engineNumber}`]),
  ]
}

const wholeFaults = ({ fields, today }: Stated<VehicleFields>): FieldFault[] => {
  const faults: FieldFault[] = []
  if (fields.vin === undefined && fields.plate === undefined && fields.engine === undefined)
    faults.push({ pointer: '', key: 'fault.vehicle-needs-identifier' })
  if (fields.plate !== undefined && fields.country === undefined)
    faults.push({ pointer: '/country', key: 'fault.plate-needs-country' })
  // Makers stamp the coming model year from the summer before.
  if (fields.yearOfManufacture !== undefined && fields.yearOfManufacture > Number(today.slice(0, 4)) + 1)
    faults.push({ pointer: '/yearOfManufacture', key: 'fault.date-in-future' })
  const theft = fields.dateOfTheft === undefined ? undefined : parsePartialDate(fields.dateOfTheft)
  if (theft && !isDateFault(theft) && theft.earliest > today)
    faults.push({ pointer: '/dateOfTheft', key: 'fault.date-in-future' })
  return faults
}

const limits: Readonly<Record<string, readonly string[]>> = {
  stolen: ['no-detention-on-this-alone', 'no-seizure-before-answer', 'confirm-with-source'],
  recovered: ['no-seizure', 'confirm-with-source'],
}

const action = (status: string): ActionCodes => ({
  code: `vehicle.${status}`,
  limits: limits[status] ?? ['no-measure'],
})

export const vehicle = declareDatabase<VehicleFields>({
  ...ofThings,
  discreetAlerts: true,
  flaws: (fields) => missing(fields, ['vin', 'plate', 'make', 'model', 'colour', 'kind', 'dateOfTheft']),
  name: 'vehicle',
  acronym: 'SMV',
  fields: vehicleFields,
  // The post compares the vehicle before it; where and under which file it was stolen is for the desk that writes.
  seenBy: {
    vin: 'post',
    plate: 'post',
    country: 'post',
    engine: 'post',
    kind: 'post',
    make: 'post',
    model: 'post',
    modelVersion: 'post',
    colour: 'post',
    yearOfManufacture: 'post',
    dateOfTheft: 'post',
    countryOfTheft: 'post',
    placeOfTheft: 'desk',
    nationalReference: 'desk',
    additionalInformation: 'desk',
    checkDigitAsRead: 'post',
  },
  statuses: vehicleStatuses,
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
  enteredBy: () => undefined,
  normalise,
  faultsOf: (stated) => [...normalise(stated.fields).faults, ...wholeFaults(stated)],
  keys,
  rangeEnd: () => '',
  action: (status, life) => actionOutsideLife(life) ?? action(status),
  noticeTo: ({ life }) => (isSuspended(life) ? 'general-secretariat' : 'source'),
  compare: (question, record) =>
    linesOf(
      compareIdentifiers('vin', question.vin, record.vin, spellVin),
      compareIdentifiers('plate', question.plate, record.plate, spellPlate),
      compareCodes('country', question.country, record.country),
      compareIdentifiers('engine', question.engine, record.engine, spellEngine),
      compareCodes('kind', question.kind, record.kind),
      compareWords('make', question.make, record.make),
      compareWords('model', question.model, record.model),
      compareWords('colour', question.colour, record.colour),
    ),
  titleOf: (fields) =>
    [fields.make, fields.model, fields.plate ?? fields.vin ?? fields.engine]
      .filter((part) => part !== undefined)
      .join(' '),
})
