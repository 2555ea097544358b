// Reads a question as asked: which database, which keys, what the check digits say; nothing is corrected silently.
import type { FailurePointer, MessageValues } from '../kernel/failure.ts'
import type { Fields } from '../record/databases/database.ts'
import { travelDocument } from '../record/databases/travel-document.ts'
import { vehicle } from '../record/databases/vehicle.ts'
import type { DatabaseName } from '../record/record.schema.ts'
import { normaliseDocumentNumber, typeFamily } from '../terms/document-number.ts'
import { normaliseEngineNumber } from '../terms/engine-number.ts'
import { isIdentifierFault } from '../terms/identifier-text.ts'
import { type MachineReadableZone, parseMrz } from '../terms/mrz.ts'
import { isMrzFault } from '../terms/mrz-lines.ts'
import { normalisePlate } from '../terms/plate.ts'
import { readVin, vinCheckDigit } from '../terms/vin.ts'
import type { CheckItem } from './check.schema.ts'

export type CheckDigit = {
  readonly field: string
  readonly ok: boolean
  readonly expected: string
  readonly found: string
}

export type Understood = {
  readonly kind: DatabaseName
  /** The question in normal spelling: what the record is compared with, and what the hit keeps. */
  readonly fields: Fields
  readonly keys: readonly string[]
  readonly checks: readonly CheckDigit[]
  /** Message keys of what the officer should know, `check.note.*`. */
  readonly notes: readonly { readonly key: string; readonly values: MessageValues }[]
}
export type Misunderstood = { readonly faults: readonly FailurePointer[] }

const fault = (pointer: string, key: string, values: MessageValues = {}): FailurePointer => ({ pointer, key, values })
const misunderstood = (...faults: FailurePointer[]): Misunderstood => ({ faults })

export const isMisunderstood = (result: Understood | Misunderstood): result is Misunderstood => 'faults' in result

type Document = NonNullable<CheckItem['travelDocument']>
type Vehicle = NonNullable<CheckItem['vehicle']>
type Reading = { readonly today: string; readonly asRead: boolean; readonly at: string }

const digitsOf = (zone: MachineReadableZone): CheckDigit[] =>
  zone.checkDigits.map(({ field, ok, expected, found }) => ({ field, ok, expected, found }))

/** Wrong digits of a zone, unless the officer insists that the paper says so. */
const wrongDigits = (zone: MachineReadableZone, reading: Reading): FailurePointer[] =>
  reading.asRead
    ? []
    : zone.checkDigits
        .filter((digit) => !digit.ok)
        .map((digit) =>
          fault(`${reading.at}/mrz/${digit.line - 1}`, 'fault.check-digit', {
            field: digit.field,
            expected: digit.expected,
            found: digit.found,
            column: digit.column,
          }),
        )

/** What was typed beside a zone must say the same; a difference is told, because one of the two was misread. */
const disagreements = (asked: Document, zone: MachineReadableZone, at: string): FailurePointer[] => {
  const faults: FailurePointer[] = []
  const typed = asked.number === undefined ? undefined : normaliseDocumentNumber(asked.number)
  if (typed && (isIdentifierFault(typed) || typed.number !== zone.number))
    faults.push(fault(`${at}/number`, 'fault.differs-from-mrz'))
  if (asked.country !== undefined && asked.country !== zone.issuer)
    faults.push(fault(`${at}/country`, 'fault.differs-from-mrz'))
  if (asked.type !== undefined && typeFamily(asked.type) !== typeFamily(zone.type))
    faults.push(fault(`${at}/type`, 'fault.differs-from-mrz'))
  return faults
}

const readZone = (asked: Document, mrz: readonly string[], reading: Reading): Understood | Misunderstood => {
  const zone = parseMrz(mrz, reading.today)
  if (isMrzFault(zone))
    return misunderstood(
      fault(`${reading.at}/mrz/${Math.max(0, (zone.line ?? 1) - 1)}`, `fault.mrz-${zone.fault}`, {
        line: zone.line ?? 1,
        column: zone.column ?? 1,
      }),
    )
  const faults = [...wrongDigits(zone, reading), ...disagreements(asked, zone, reading.at)]
  if (faults.length > 0) return misunderstood(...faults)
  const identity = { number: zone.number, country: zone.issuer, type: zone.type }
  const expired = zone.expiry !== undefined && zone.expiry < reading.today
  return {
    kind: 'travel-document',
    fields: {
      ...identity,
      bearer: {
        family: zone.names.family,
        given: zone.names.given,
        ...(zone.dateOfBirth ? { dateOfBirth: zone.dateOfBirth } : {}),
        ...(zone.nationality ? { nationality: zone.nationality } : {}),
        sex: zone.sex,
        ...(zone.expiry ? { documentExpires: zone.expiry } : {}),
      },
    },
    keys: travelDocument.keys(identity),
    checks: digitsOf(zone),
    notes: [
      ...(zone.checkDigits.some((digit) => !digit.ok) ? [{ key: 'check.note.digits-as-read', values: {} }] : []),
      ...(expired ? [{ key: 'check.note.expired', values: { day: zone.expiry } }] : []),
      ...zone.doubts.map((doubt) => ({ key: 'check.note.doubt', values: { field: doubt.field, line: doubt.line } })),
    ],
  }
}

const understandDocument = (asked: Document, reading: Reading): Understood | Misunderstood => {
  if (asked.mrz) return readZone(asked, asked.mrz, reading)
  const missing = (['number', 'country', 'type'] as const).filter((field) => asked[field] === undefined)
  if (missing.length > 0)
    return misunderstood(...missing.map((field) => fault(`${reading.at}/${field}`, 'fault.required')))
  const read = normaliseDocumentNumber(asked.number ?? '')
  if (isIdentifierFault(read))
    return misunderstood(fault(`${reading.at}/number`, `fault.identifier-${read.fault}`, { at: read.at + 1 }))
  const fields = { number: read.number, country: asked.country ?? '', type: asked.type }
  return {
    kind: 'travel-document',
    fields,
    keys: travelDocument.keys(fields),
    checks: [],
    notes: read.number === asked.number ? [] : [{ key: 'check.note.normalised', values: { value: read.number } }],
  }
}

const understandVehicle = (asked: Vehicle, reading: Reading): Understood | Misunderstood => {
  const faults: FailurePointer[] = []
  const fields: Record<string, string> = {}
  const checks: CheckDigit[] = []
  const notes: { key: string; values: MessageValues }[] = []
  const { at, asRead } = reading
  if (asked.vin !== undefined) {
    const vin = readVin(asked.vin)
    if ('fault' in vin) faults.push(fault(`${at}/vin`, `fault.identifier-${vin.fault}`, { at: vin.at + 1 }))
    else {
      fields.vin = vin.vin
      if (vin.kind === 'vin' && vin.checkDigit !== 'not-used') {
        const expected = vinCheckDigit(vin.vin)
        const found = vin.vin.charAt(8)
        checks.push({ field: 'vin', ok: vin.checkDigit === 'ok', expected, found })
        if (vin.checkDigit === 'wrong' && !asRead)
          faults.push(fault(`${at}/vin`, 'fault.check-digit', { field: 'vin', expected, found, column: 9 }))
        else if (vin.checkDigit === 'wrong') notes.push({ key: 'check.note.digits-as-read', values: {} })
      }
    }
  }
  if (asked.plate !== undefined) {
    const plate = normalisePlate(asked.plate)
    if (isIdentifierFault(plate))
      faults.push(fault(`${at}/plate`, `fault.identifier-${plate.fault}`, { at: plate.at + 1 }))
    else fields.plate = plate.plate
    if (asked.country === undefined) faults.push(fault(`${at}/country`, 'fault.required'))
  }
  if (asked.country !== undefined) {
    fields.country = asked.country
    if (asked.plate === undefined) faults.push(fault(`${at}/plate`, 'fault.required'))
  }
  if (asked.engine !== undefined) {
    const engine = normaliseEngineNumber(asked.engine)
    if (isIdentifierFault(engine))
      faults.push(fault(`${at}/engine`, `fault.identifier-${engine.fault}`, { at: engine.at + 1 }))
    else fields.engine = engine.engineNumber
  }
  if (faults.length === 0 && Object.keys(fields).length === 0) faults.push(fault(`${at}/vin`, 'fault.nothing-to-check'))
  if (faults.length > 0) return misunderstood(...faults)
  return { kind: 'vehicle', fields, keys: vehicle.keys(fields), checks, notes }
}

/**
 * Understands one item of a check. `today` is the day of the context (`YYYY-MM-DD`), `pointer` where the item stands in what
 * was sent. A wrong check digit is a fault unless `asRead`. Pure.
 */
export const understand = (
  item: CheckItem,
  pointer: string,
  options: { readonly today: string; readonly asRead: boolean },
): Understood | Misunderstood => {
  const kinds = Object.keys(item)
  if (kinds.length !== 1) return misunderstood(fault(pointer, 'fault.one-kind'))
  if (item.travelDocument)
    return understandDocument(item.travelDocument, { ...options, at: `${pointer}/travelDocument` })
  if (item.vehicle) return understandVehicle(item.vehicle, { ...options, at: `${pointer}/vehicle` })
  return misunderstood(fault(pointer, 'fault.one-kind'))
}
