// Says of an entry what the hub would say, before anything is sent: its shape, and the rules of its database; pure.
import { generalSecretariat } from '../bureau/bureau.schema.ts'
import type { SourceLine } from '../intake/record-source.ts'
import { databaseNamed } from '../record/databases/all.ts'
import { besideFields, type DatabaseFile } from '../record/databases/database.ts'
import { type DatabaseName, type RecordEntry, recordEntry } from '../record/record.schema.ts'
import { retainUntil, retentionFault } from '../record/record.workflow.ts'
import { isCountry } from '../terms/country.ts'
import { type GradeAxis, gradeChoices } from '../terms/evaluation.ts'
import { isDay, isInstant } from '../terms/instant.ts'
import { isPartialDate } from '../terms/partial-date.ts'
import { findFault } from '../terms/plain-text.ts'
import { asksForSensitiveData, sensitiveArticle } from '../terms/sensitive-data.ts'
import type { LineFault } from './feed.schema.ts'

/** What is read of a JSON Schema. */
type Part = {
  readonly type?: unknown
  readonly properties?: Readonly<Record<string, Part>>
  readonly additionalProperties?: unknown
  readonly required?: readonly string[]
  readonly items?: unknown
  readonly enum?: readonly unknown[]
  readonly format?: string
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly minimum?: number
  readonly maximum?: number
}

const longest = 1_000_000
const formats: Readonly<Record<string, (text: string) => boolean>> = {
  instant: isInstant,
  day: isDay,
  'partial-date': isPartialDate,
  country: isCountry,
  'plain-text': (text) => text.trim() !== '' && findFault(text, { max: longest, lines: 'single' }) === undefined,
  'plain-lines': (text) => text.trim() !== '' && findFault(text, { max: longest, lines: 'many' }) === undefined,
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const fault = (pointer: string, key: string, values: LineFault['values'] = {}): LineFault => ({ pointer, key, values })
const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1')

const isOfType = (value: unknown, type: unknown): boolean => {
  switch (type) {
    case 'object':
      return isObject(value)
    case 'array':
      return Array.isArray(value)
    case 'integer':
      return Number.isInteger(value)
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
    default:
      return type === undefined || typeof value === type
  }
}

/** The first bound a size breaks. */
const boundFault = (
  at: string,
  size: number,
  [lowest, low]: readonly [string, number | undefined],
  [highest, high]: readonly [string, number | undefined],
): LineFault[] => {
  if (high !== undefined && size > high) return [fault(at, `fault.${highest}`, { limit: high })]
  return low !== undefined && size < low ? [fault(at, `fault.${lowest}`, { limit: low })] : []
}

const textFaults = (part: Part, text: string, at: string): LineFault[] => {
  const length = boundFault(at, [...text].length, ['minLength', part.minLength], ['maxLength', part.maxLength])
  if (length.length > 0) return length
  if (part.pattern !== undefined && !new RegExp(part.pattern, 'u').test(text)) return [fault(at, 'fault.form')]
  if (part.enum && !part.enum.includes(text)) return [fault(at, 'fault.not-in-list')]
  const fits = part.format === undefined ? undefined : formats[part.format]
  return fits === undefined || fits(text) ? [] : [fault(at, `fault.format-${part.format}`)]
}

const objectFaults = (part: Part, value: Readonly<Record<string, unknown>>, at: string): LineFault[] => {
  const members = part.properties ?? {}
  const missing = (part.required ?? []).filter((name) => value[name] === undefined)
  const unknown =
    part.additionalProperties === false ? Object.keys(value).filter((name) => !Object.hasOwn(members, name)) : []
  return [
    ...missing.map((name) => fault(`${at}/${escaped(name)}`, 'fault.required')),
    ...unknown.map((name) =>
      asksForSensitiveData(name)
        ? fault(`${at}/${escaped(name)}`, 'fault.sensitive', { article: sensitiveArticle })
        : fault(`${at}/${escaped(name)}`, 'fault.unknown-member'),
    ),
    ...Object.entries(members).flatMap(([name, inside]) =>
      value[name] === undefined ? [] : shapeFaults(inside, value[name], `${at}/${escaped(name)}`),
    ),
  ]
}

/** What is wrong with the shape of a value, one fault a place; the same as the hub's own judgement of what comes in. */
export const shapeFaults = (part: Part, value: unknown, at = ''): LineFault[] => {
  if (!isOfType(value, part.type)) return [fault(at, 'fault.type', { type: String(part.type) })]
  if (typeof value === 'string') return textFaults(part, value, at)
  if (typeof value === 'number') return boundFault(at, value, ['minimum', part.minimum], ['maximum', part.maximum])
  if (isObject(value)) return objectFaults(part, value, at)
  if (!Array.isArray(value)) return []
  const items = part.items
  return [
    ...boundFault(at, value.length, ['minItems', part.minItems], ['maxItems', part.maxItems]),
    ...(isObject(items) ? value.flatMap((one, place) => shapeFaults(items as Part, one, `${at}/${place}`)) : []),
  ]
}

/** Who enters, and when. */
export type Entering = {
  readonly database: DatabaseName
  readonly bureau: string
  readonly purposes: readonly string[]
  /** `YYYY-MM-DD`. */
  readonly today: string
}

const gradeFaults = (entry: RecordEntry): LineFault[] =>
  (
    [
      ['sourceGrade', 'source'],
      ['informationGrade', 'information'],
    ] as const satisfies readonly (readonly [keyof RecordEntry, GradeAxis])[]
  ).flatMap(([member, axis]) => {
    const grade = entry[member]
    return grade === undefined || gradeChoices(grade.scheme, axis).some((choice) => choice.code === grade.code)
      ? []
      : [fault(`/${member}/code`, 'fault.grade-not-of-scheme')]
  })

/** A source cannot be kept out of its own record, nor the Secretariat that administers it. */
const restrictionFaults = (entry: RecordEntry, bureau: string): LineFault[] =>
  (entry.restriction?.bureaus ?? []).flatMap((one, at) =>
    one === bureau || one === generalSecretariat
      ? [fault(`/restriction/bureaus/${at}`, 'fault.cannot-be-kept-out')]
      : [],
  )

const meaningFaults = (file: DatabaseFile, entry: RecordEntry, today: string): LineFault[] => {
  const ofFields = shapeFaults(file.fields as Part, entry.fields, '/fields')
  if (ofFields.length > 0) return ofFields
  return file
    .faultsOf({ ...entry, today })
    .map(({ pointer, key, values }) =>
      fault(besideFields.includes(pointer) ? pointer : `/fields${pointer}`, key, values),
    )
}

/**
 * Every fault of an entry that can be told without the store: `feed.not-yours-to-enter` and `feed.purpose-foreign` for what the
 * bureau may not enter at all. Whether a record was withdrawn, only the hub knows.
 */
export const judgeEntry = (entry: unknown, { database, bureau, purposes, today }: Entering): readonly LineFault[] => {
  const shape = shapeFaults(recordEntry as Part, entry)
  if (shape.length > 0) return shape
  const stated = entry as RecordEntry
  const file = databaseNamed(database)
  const faults = [
    ...(file.statuses.includes(stated.status) ? [] : [fault('/status', 'fault.status-not-of-database')]),
    ...(file.entryPurposes.includes(stated.purpose) ? [] : [fault('/purpose', 'fault.purpose-not-of-database')]),
    ...gradeFaults(stated),
    ...restrictionFaults(stated, bureau),
    ...(stated.alert === 'discreet' && !file.discreetAlerts ? [fault('/alert', 'fault.no-discreet-alerts')] : []),
    ...meaningFaults(file, stated, today),
  ]
  const term = { today, years: file.retentionYears, stated: stated.retainUntil }
  if (retainUntil(term) === undefined)
    faults.push(fault('/retainUntil', retentionFault(stated.retainUntil ?? today, today)))
  if (faults.length > 0) return faults
  const foreign = file.enteredBy(stated.fields, bureau)
  if (foreign !== undefined)
    return [
      fault('', 'feed.not-yours-to-enter'),
      fault(Object.hasOwn(file.seenBy, 'country') ? '/fields/country' : '', foreign),
    ]
  return purposes.includes(stated.purpose) ? [] : [fault('/purpose', 'feed.purpose-foreign')]
}

/** Lines with what is wrong with each, a reference that stood on an earlier of these lines included. */
export const judgeLines = (
  lines: readonly SourceLine[],
  entering: Entering,
): readonly { readonly line: SourceLine; readonly faults: readonly LineFault[] }[] => {
  const first = new Map<string, number>()
  return lines.map((line) => {
    if ('faults' in line) return { line, faults: line.faults }
    const { reference } = isObject(line.entry) ? line.entry : {}
    const before = typeof reference === 'string' ? first.get(reference) : undefined
    if (before !== undefined)
      return { line, faults: [fault('/reference', 'fault.repeated-reference', { line: before })] }
    if (typeof reference === 'string') first.set(reference, line.line)
    return { line, faults: judgeEntry(line.entry, entering) }
  })
}
