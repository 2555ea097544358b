// Stolen vessels: boats, ships and outboard engines that carry a number.
import {
  code,
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
import { readMmsi } from '../../terms/mmsi.ts'
import { vesselKinds } from '../../terms/object-kind.ts'
import { compareCodes, compareIdentifiers, compareWords, linesOf } from './compare.ts'
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
import { builtLater, notYetCome } from './thing-faults.ts'
import {
  enginesOf,
  judgeVessel,
  numberFaults,
  spellCallSign,
  spellEngine,
  spellHull,
  spellImo,
  spellMmsi,
  spellRegistration,
  type VesselIdentity,
  vesselIdentifiers,
  vesselKeys,
} from './vessel-identity.ts'

/** `recovered` stays for as long as the owner needs to tell finders that the vessel is no longer sought. */
export const vesselStatuses = ['stolen', 'recovered'] as const

export const engineShape = shape({
  make: optional(text('Make of the engine', 60)),
  serial: text('Serial number as stamped', 40),
  power: optional(count('Power in kilowatts', 1, 100_000)),
})

export const vesselFields = shape({
  hull: optional(text('Hull identification number (HIN, ISO 10087) as stamped', 40)),
  imo: optional(text('IMO number', 12)),
  mmsi: optional(text('Maritime Mobile Service Identity', 12)),
  callSign: optional(text('Radio call sign', 12)),
  registration: optional(text('Registration number', 40)),
  flag: optional(country('Flag; needed with a registration number')),
  name: optional(text('Name on the hull', 80)),
  kind: optional(code(vesselKinds, 'Kind')),
  builder: optional(text('Builder', 80)),
  model: optional(text('Model', 80)),
  yearOfManufacture: optional(count('Year of manufacture', 1800, 2100)),
  length: optional(count('Length over all in centimetres', 100, 50_000)),
  colour: optional(text('Colour', 60)),
  engines: optional(list(engineShape, 'Engines', 8)),
  dateOfTheft: optional(partialDate('When it was stolen')),
  countryOfTheft: optional(country('Country where it was stolen')),
  placeOfTheft: optional(text('Place where it was stolen', 120)),
  nationalReference: optional(text('Number of the national file, where it is not the reference of the record', 80)),
  additionalInformation: optional(lines('What else helps to recognise the vessel', 1000)),
  checkDigitAsRead: optional(flag('The owner insists: hull and IMO number stand on the vessel as they were read')),
})
export type VesselFields = Static<typeof vesselFields>

const identifying = ['hull', 'imo', 'mmsi', 'callSign', 'registration'] as const

const wholeFaults = ({ fields, today }: Stated<VesselFields>): FieldFault[] => {
  const faults: FieldFault[] = []
  const hasEngine = (fields.engines ?? []).length > 0
  if (fields.kind === 'outboard-engine' && !hasEngine)
    faults.push({ pointer: '/engines', key: 'fault.outboard-needs-engine' })
  else if (!hasEngine && identifying.every((field) => fields[field] === undefined))
    faults.push({ pointer: '', key: 'fault.vessel-needs-identifier' })
  if (fields.registration !== undefined && fields.flag === undefined)
    faults.push({ pointer: '/flag', key: 'fault.registration-needs-flag' })
  return [...faults, ...builtLater(fields.yearOfManufacture, today), ...notYetCome(fields, today, ['dateOfTheft'])]
}

/** An outboard engine has neither hull nor name, and is not asked for them. */
const flaws = (fields: VesselFields): string[] => {
  if (fields.kind === 'outboard-engine')
    return [
      ...missing(fields, ['dateOfTheft', 'countryOfTheft']),
      ...((fields.engines ?? []).some(({ make }) => make === undefined) ? ['missing:engines'] : []),
    ]
  const station = fields.mmsi === undefined ? undefined : readMmsi(fields.mmsi)
  const stationFlag = station && 'flag' in station ? station.flag : undefined
  const isForeign = stationFlag !== undefined && fields.flag !== undefined && stationFlag !== fields.flag
  return [
    ...missing(fields, [
      'hull',
      'name',
      'flag',
      'kind',
      'builder',
      'length',
      'colour',
      'dateOfTheft',
      'countryOfTheft',
    ]),
    ...(isForeign ? ['contradiction:mmsi-flag'] : []),
  ]
}

const limits: Readonly<Record<string, readonly string[]>> = {
  stolen: ['no-detention-on-this-alone', 'no-vessel-seizure-before-answer', 'confirm-with-source'],
  recovered: ['no-vessel-seizure', 'confirm-with-source'],
}

const action = (status: string): ActionCodes => ({
  code: `vessel.${status}`,
  limits: limits[status] ?? ['no-measure'],
})

/** The pair of engines that agree best; of a question without engine, the first of the record stands alone. */
const compareEngines = (question: Fields, record: Partial<VesselFields>): CompareLine | undefined => {
  const asked = enginesOf(question as VesselIdentity)
  const recorded = record.engines ?? []
  const all = (asked.length === 0 ? [undefined] : asked).flatMap((one) =>
    (recorded.length === 0 ? [undefined] : recorded).map((other) =>
      compareIdentifiers('engines', one?.serial, other?.serial, spellEngine),
    ),
  )
  return all.find((line) => line?.verdict === 'same') ?? all.find((line) => line?.verdict === 'near') ?? all[0]
}

export const vessel = declareDatabase<VesselFields>({
  ...ofThings,
  discreetAlerts: true,
  name: 'vessel',
  acronym: 'SV',
  fields: vesselFields,
  seenBy: {
    hull: 'post',
    imo: 'post',
    mmsi: 'post',
    callSign: 'post',
    registration: 'post',
    flag: 'post',
    name: 'post',
    kind: 'post',
    builder: 'post',
    model: 'post',
    yearOfManufacture: 'post',
    length: 'post',
    colour: 'post',
    engines: 'post',
    dateOfTheft: 'post',
    countryOfTheft: 'post',
    placeOfTheft: 'desk',
    nationalReference: 'desk',
    additionalInformation: 'desk',
    checkDigitAsRead: 'post',
  },
  statuses: vesselStatuses,
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
  retentionYears: 5,
  makesHits: true,
  enteredBy: () => undefined,
  normalise: (fields) => ({ identifiers: vesselIdentifiers(fields), faults: numberFaults(fields) }),
  faultsOf: (stated) => [...numberFaults(stated.fields), ...wholeFaults(stated)],
  keys: vesselKeys,
  judge: judgeVessel,
  flaws,
  rangeEnd: () => '',
  action: (status, life) => actionOutsideLife(life) ?? action(status),
  noticeTo: ({ life }) => (isSuspended(life) ? 'general-secretariat' : 'source'),
  compare: (question, record) =>
    linesOf(
      compareIdentifiers('hull', question.hull, record.hull, spellHull),
      compareIdentifiers('imo', question.imo, record.imo, spellImo),
      compareIdentifiers('mmsi', question.mmsi, record.mmsi, spellMmsi),
      compareIdentifiers('callSign', question.callSign, record.callSign, spellCallSign),
      compareIdentifiers('registration', question.registration, record.registration, spellRegistration),
      compareCodes('flag', question.flag, record.flag),
      compareWords('name', question.name, record.name),
      compareEngines(question, record),
      compareCodes('kind', question.kind, record.kind),
    ),
  titleOf: (fields) =>
    [fields.name, fields.registration ?? fields.hull ?? fields.imo ?? fields.mmsi ?? fields.engines?.[0]?.serial]
      .filter((part) => part !== undefined)
      .join(' ') ||
    (fields.callSign ?? ''),
})
