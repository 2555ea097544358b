// What a vessel is identified by: its numbers in their one spelling, the keys made of them, and what equal keys amount to.
import { normaliseEngineNumber } from '../../terms/engine-number.ts'
import { type HullNumber, readHullNumber } from '../../terms/hull-number.ts'
import { isIdentifierFault } from '../../terms/identifier-text.ts'
import { imoCheckDigit, readImoNumber } from '../../terms/imo-number.ts'
import { readMmsi } from '../../terms/mmsi.ts'
import { saysNoNumber } from '../../terms/no-number.ts'
import { foldVesselName, isMarkFault, readCallSign, readVesselRegistration } from '../../terms/vessel-mark.ts'
import { compareWords } from './compare.ts'
import type { FieldFault, Fields, KeyVerdict } from './database.ts'
import { unreadable } from './thing-faults.ts'

export type StatedEngine = { readonly make?: string; readonly serial: string; readonly power?: number }

/** The members of a record, or of a question, that identify; a question names one engine by its serial number alone. */
export type VesselIdentity = {
  readonly hull?: string
  readonly imo?: string
  readonly mmsi?: string
  readonly callSign?: string
  readonly registration?: string
  readonly flag?: string
  readonly name?: string
  readonly engines?: readonly StatedEngine[]
  readonly engine?: string
  readonly checkDigitAsRead?: boolean
}

export const spellHull = (stamped: string): string | undefined => {
  const read = readHullNumber(stamped)
  if ('fault' in read) return undefined
  return read.kind === 'hin' ? read.stem : read.hull
}
export const spellImo = (text: string): string | undefined => {
  const read = readImoNumber(text)
  return 'fault' in read ? undefined : read.imo
}
export const spellMmsi = (text: string): string | undefined => {
  const read = readMmsi(text)
  return 'fault' in read ? undefined : read.mmsi
}
export const spellCallSign = (text: string): string | undefined => {
  const read = readCallSign(text)
  return isMarkFault(read) ? undefined : read.callSign
}
export const spellRegistration = (text: string): string | undefined => {
  const read = readVesselRegistration(text)
  return isMarkFault(read) ? undefined : read.registration
}

const readEngine = (stamped: string): { readonly serial: string } | { readonly fault: string; readonly at: number } => {
  const read = normaliseEngineNumber(stamped)
  if (isIdentifierFault(read)) return read
  if (saysNoNumber(stamped) || /^0+$/.test(read.engineNumber)) return { fault: 'no-number', at: 0 }
  return { serial: read.engineNumber }
}
export const spellEngine = (stamped: string): string | undefined => {
  const read = readEngine(stamped)
  return 'fault' in read ? undefined : read.serial
}

/** The engines of a record or of a question, whichever way it names them. */
export const enginesOf = ({ engines, engine }: Pick<VesselIdentity, 'engines' | 'engine'>): readonly StatedEngine[] => [
  ...(engines ?? []),
  ...(engine === undefined ? [] : [{ serial: engine }]),
]

/** Keys of whatever identifies: `hull:`, `imo:`, `mmsi:`, `call-sign:`, `vessel-registration:FLAG:`, `vessel-engine:`, `vessel-name:FLAG:`. */
export const vesselKeys = (of: VesselIdentity): string[] => {
  const key = (kind: string, value: string | undefined): string[] => (value === undefined ? [] : [`${kind}:${value}`])
  const spelled = (text: string | undefined, spell: (text: string) => string | undefined): string | undefined =>
    text === undefined ? undefined : spell(text)
  const ofFlag = (value: string | undefined): string | undefined =>
    of.flag === undefined || value === undefined || value === '' ? undefined : `${of.flag}:${value}`
  return [
    ...key('hull', spelled(of.hull, spellHull)),
    ...key('imo', spelled(of.imo, spellImo)),
    ...key('mmsi', spelled(of.mmsi, spellMmsi)),
    ...key('call-sign', spelled(of.callSign, spellCallSign)),
    ...key('vessel-registration', ofFlag(spelled(of.registration, spellRegistration))),
    ...[...new Set(enginesOf(of).flatMap(({ serial }) => key('vessel-engine', spellEngine(serial))))],
    ...key('vessel-name', ofFlag(spelled(of.name, foldVesselName))),
  ]
}

/** Numbers in their one spelling; engines by their place, `engines/0`. */
export const vesselIdentifiers = (of: VesselIdentity): Record<string, string> => {
  const hull = of.hull === undefined ? undefined : readHullNumber(of.hull)
  const found: Readonly<Record<string, string | undefined>> = {
    hull: hull && 'hull' in hull ? hull.hull : undefined,
    imo: of.imo === undefined ? undefined : spellImo(of.imo),
    mmsi: of.mmsi === undefined ? undefined : spellMmsi(of.mmsi),
    callSign: of.callSign === undefined ? undefined : spellCallSign(of.callSign),
    registration: of.registration === undefined ? undefined : spellRegistration(of.registration),
    ...Object.fromEntries((of.engines ?? []).map(({ serial }, at) => [`engines/${at}`, spellEngine(serial)])),
  }
  return Object.fromEntries(Object.entries(found).filter((pair): pair is [string, string] => pair[1] !== undefined))
}

/** What is wrong with a hull number; one that only looks like a HIN stands when its owner insists. */
const hullFaults = ({ hull, checkDigitAsRead }: VesselIdentity): FieldFault[] => {
  if (hull === undefined) return []
  const read = readHullNumber(hull)
  if ('fault' in read) return [unreadable('/hull', read)]
  return read.kind === 'builder' && read.misfit !== undefined && !checkDigitAsRead
    ? [{ pointer: '/hull', key: 'fault.hull-structure', values: { at: read.misfit + 1 } }]
    : []
}

/** A wrong check digit is told with the one that would hold; numbers on stolen vessels are forged, so the owner may insist. */
const imoFaults = ({ imo, checkDigitAsRead }: VesselIdentity): FieldFault[] => {
  if (imo === undefined) return []
  const read = readImoNumber(imo)
  if ('fault' in read) return [unreadable('/imo', read)]
  if (read.checkDigit === 'ok' || checkDigitAsRead) return []
  const values = { found: read.imo.slice(-1), expected: imoCheckDigit(read.imo.slice(0, -1)) }
  return [{ pointer: '/imo', key: 'fault.imo-check-digit', values }]
}

const mmsiFaults = ({ mmsi }: VesselIdentity): FieldFault[] => {
  if (mmsi === undefined) return []
  const read = readMmsi(mmsi)
  if ('fault' in read) {
    return [
      read.fault === 'no-such-station' ? { pointer: '/mmsi', key: 'fault.mmsi-no-vessel' } : unreadable('/mmsi', read),
    ]
  }
  // A radio carried by hand or a beacon is no vessel, but the boat of a ship has a number of its own.
  return read.kind === 'ship' || read.kind === 'craft' ? [] : [{ pointer: '/mmsi', key: 'fault.mmsi-no-vessel' }]
}

/** What is wrong with the numbers; nothing is corrected. */
export const numberFaults = (of: VesselIdentity): FieldFault[] => {
  const callSign = of.callSign === undefined ? undefined : readCallSign(of.callSign)
  const registration = of.registration === undefined ? undefined : readVesselRegistration(of.registration)
  return [
    ...hullFaults(of),
    ...imoFaults(of),
    ...mmsiFaults(of),
    ...(callSign && isMarkFault(callSign) ? [unreadable('/callSign', callSign)] : []),
    ...(registration && isMarkFault(registration) ? [unreadable('/registration', registration)] : []),
    ...(of.engines ?? []).flatMap(({ serial }, at) => {
      const read = readEngine(serial)
      return 'fault' in read ? [unreadable(`/engines/${at}/serial`, read)] : []
    }),
  ]
}

/** Where builders stamp 12 places without their country: the prefix of these two says nothing more. */
const withoutPrefix: readonly string[] = ['US', 'CA']

const judgeHins = (one: HullNumber, other: HullNumber): KeyVerdict => {
  if (one.hull === other.hull) return 'exact'
  const [first, second] = [one.country, other.country]
  if (first !== undefined && second !== undefined) return 'near'
  return withoutPrefix.includes(first ?? second ?? '') ? 'exact' : 'near'
}

/**
 * Equal hull numbers. A HIN without its country is near one that has it: builders' codes are unique within a country only.
 * A builder's free number is near, because yards count alike, unless it is so long that it was meant for a HIN.
 */
const judgeHulls = (asked: string, recorded: string): KeyVerdict | undefined => {
  const [one, other] = [readHullNumber(asked), readHullNumber(recorded)]
  if ('fault' in one || 'fault' in other) return undefined
  if (one.kind === 'hin' && other.kind === 'hin') return one.stem === other.stem ? judgeHins(one, other) : undefined
  if (one.hull !== other.hull) return undefined
  return one.kind === 'builder' && one.misfit === undefined ? 'near' : 'exact'
}

/** Equal serial numbers of engines: the thing itself where the makes are one, nothing where they differ, near where one is not said. */
const judgeEngines = (question: VesselIdentity, record: VesselIdentity): KeyVerdict | undefined => {
  const verdicts = enginesOf(question).flatMap((asked) =>
    enginesOf(record).map((recorded): KeyVerdict | undefined => {
      const serial = spellEngine(asked.serial)
      if (serial === undefined || serial !== spellEngine(recorded.serial)) return undefined
      if (asked.make === undefined || recorded.make === undefined) return 'near'
      return compareWords('make', asked.make, recorded.make)?.verdict === 'differs' ? undefined : 'exact'
    }),
  )
  return verdicts.includes('exact') ? 'exact' : verdicts.find((verdict) => verdict !== undefined)
}

/** Whether a number that a ship keeps for life is stated on both sides and is not the same. */
const isContradicted = (question: VesselIdentity, record: VesselIdentity): boolean => {
  const differ = (one: string | undefined, other: string | undefined, spell: (text: string) => string | undefined) => {
    const [asked, recorded] = [one && spell(one), other && spell(other)]
    return Boolean(asked && recorded && asked !== recorded)
  }
  return differ(question.imo, record.imo, spellImo) || differ(question.hull, record.hull, spellHull)
}

const given = ['imo', 'mmsi', 'call-sign', 'vessel-registration']

/**
 * What equal keys amount to. IMO number, MMSI, call sign and registration are given to one vessel; a name is shared by many. When
 * hull or IMO number differ, whatever else is equal is near: a station or a plate may have been moved to another hull.
 */
export const judgeVessel = (
  asked: Fields,
  record: VesselIdentity,
  kinds: readonly string[],
): KeyVerdict | undefined => {
  const question = asked as VesselIdentity
  const verdicts = kinds.map((kind): KeyVerdict | undefined => {
    if (kind === 'hull') return judgeHulls(question.hull ?? '', record.hull ?? '')
    if (kind === 'vessel-engine') return judgeEngines(question, record)
    return given.includes(kind) ? 'exact' : 'near'
  })
  if (verdicts.includes('exact')) return isContradicted(question, record) ? 'near' : 'exact'
  return verdicts.find((verdict) => verdict !== undefined)
}
