// Reads a document as asked: a machine readable zone with every check digit, or number, state and type typed by hand.
import type { FailurePointer } from '../kernel/failure.ts'
import { normaliseDocumentNumber, typeFamily } from '../terms/document-number.ts'
import { isIdentifierFault } from '../terms/identifier-text.ts'
import { type MachineReadableZone, parseMrz } from '../terms/mrz.ts'
import { isMrzFault } from '../terms/mrz-lines.ts'
import type { CheckItem } from './check.schema.ts'
import {
  fault,
  identifierFault,
  type Misunderstood,
  misunderstood,
  noChecks,
  noteSpelling,
  type Reading,
  type Understood,
} from './check.understood.ts'

type TravelDocument = NonNullable<CheckItem['travelDocument']>
type AdministrativeDocument = NonNullable<CheckItem['administrativeDocument']>

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
const disagreements = (asked: TravelDocument, zone: MachineReadableZone, at: string): FailurePointer[] => {
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

const readZone = (asked: TravelDocument, mrz: readonly string[], reading: Reading): Understood | Misunderstood => {
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
  const expired = zone.expiry !== undefined && zone.expiry < reading.today
  return {
    kind: 'travel-document',
    fields: {
      number: zone.number,
      country: zone.issuer,
      type: zone.type,
      bearer: {
        family: zone.names.family,
        given: zone.names.given,
        ...(zone.dateOfBirth ? { dateOfBirth: zone.dateOfBirth } : {}),
        ...(zone.nationality ? { nationality: zone.nationality } : {}),
        sex: zone.sex,
        ...(zone.expiry ? { documentExpires: zone.expiry } : {}),
      },
    },
    checks: zone.checkDigits.map(({ field, ok, expected, found }) => ({ field, ok, expected, found })),
    notes: [
      ...(zone.checkDigits.some((digit) => !digit.ok) ? [{ key: 'check.note.digits-as-read', values: {} }] : []),
      ...(expired ? [{ key: 'check.note.expired', values: { day: zone.expiry } }] : []),
      ...zone.doubts.map((doubt) => ({ key: 'check.note.doubt', values: { field: doubt.field, line: doubt.line } })),
    ],
  }
}

export const understandTravelDocument = (asked: TravelDocument, reading: Reading): Understood | Misunderstood => {
  if (asked.mrz) return readZone(asked, asked.mrz, reading)
  const { number, country, type } = asked
  if (number === undefined || country === undefined || type === undefined)
    return misunderstood(
      ...(['number', 'country', 'type'] as const)
        .filter((field) => asked[field] === undefined)
        .map((field) => fault(`${reading.at}/${field}`, 'fault.required')),
    )
  const read = normaliseDocumentNumber(number)
  if (isIdentifierFault(read)) return misunderstood(identifierFault(`${reading.at}/number`, read))
  return {
    kind: 'travel-document',
    fields: { country, number: read.number, type },
    checks: noChecks,
    notes: noteSpelling(number, read.number),
  }
}

/** Papers of vehicles and civil status bear numbers as documents do. */
export const understandAdministrativeDocument = (
  asked: AdministrativeDocument,
  reading: Reading,
): Understood | Misunderstood => {
  const read = normaliseDocumentNumber(asked.number)
  if (isIdentifierFault(read)) return misunderstood(identifierFault(`${reading.at}/number`, read))
  return {
    kind: 'administrative-document',
    fields: { number: read.number, country: asked.country, type: asked.type },
    checks: noChecks,
    notes: noteSpelling(asked.number, read.number),
  }
}
