/** Columns of a file to places of an entry: what a mapping is, what is wrong with one, and the entry it makes of a line. */
import { isPartialDate } from '../terms/partial-date.ts'
import { asksForSensitiveData, sensitiveArticle } from '../terms/sensitive-data.ts'
import { readCountry } from './country-reading.ts'
import { faultNamed, type IntakeFault } from './intake-record.ts'
import type { Target } from './schema-targets.ts'

/** What a value becomes on its way. Dates are read in the order named and written as partial dates. */
export const forms = ['text', 'number', 'flag', 'date-ymd', 'date-dmy', 'date-mdy', 'country'] as const
export type Form = (typeof forms)[number]

export interface MappedColumn {
  /** Heading of the column, or its number from 1; in JSON lines the member, with dots between levels. */
  readonly from: string
  /** JSON pointer into the entry. A list with a separator is filled from the place named: `/fields/datesOfBirth/0`. */
  readonly to: string
  readonly form?: Form
  /** Sign between several values. */
  readonly separator?: string
  /** Codes of the file and what they mean here; a value that is not among them stays as it is. */
  readonly words?: readonly { readonly from: string; readonly to: string }[]
}

export interface Mapping {
  readonly columns: readonly MappedColumn[]
  /** What the file does not say. Within an element of a list only where a column has filled something of that element. */
  readonly constants: readonly { readonly to: string; readonly value: string; readonly form?: Form }[]
}

export interface MappingFault extends IntakeFault {
  /** JSON pointer into the mapping, or into the entry. */
  readonly pointer: string
}

const mostPlaces = 200

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isText = (value: unknown, most: number): value is string =>
  typeof value === 'string' && value !== '' && value.length <= most

const isWord = (value: unknown): boolean => isObject(value) && isText(value.from, 120) && isText(value.to, 120)

const isColumn = (value: unknown): value is MappedColumn =>
  isObject(value) &&
  isText(value.from, 160) &&
  isText(value.to, 160) &&
  (value.form === undefined || forms.some((form) => form === value.form)) &&
  (value.separator === undefined || isText(value.separator, 3)) &&
  (value.words === undefined || (Array.isArray(value.words) && value.words.length <= 400 && value.words.every(isWord)))

const isConstant = (value: unknown): boolean =>
  isObject(value) &&
  isText(value.to, 160) &&
  isText(value.value, 400) &&
  (value.form === undefined || forms.some((form) => form === value.form))

/** Tells whether any value (a file somebody wrote) has the shape of a mapping. */
export function isMapping(value: unknown): value is Mapping {
  if (!isObject(value) || Object.keys(value).some((key) => key !== 'columns' && key !== 'constants')) return false
  const { columns, constants = [] } = value
  if (!Array.isArray(columns) || !Array.isArray(constants)) return false
  return columns.length <= mostPlaces && columns.every(isColumn) && constants.every(isConstant)
}

const segmentsOf = (pointer: string): string[] => pointer.split('/').slice(1)
const isPlace = (segment: string): boolean => /^(0|[1-9]\d{0,2})$/.test(segment)
/** `/fields/names/3/family` to `/fields/names/0/family`, as targets are named. */
const asTarget = (pointer: string): string => pointer.replace(/\/\d+(?=\/|$)/g, '/0')

/** The column a `from` names among headings; -1 for none. A number counts from 1, where no heading reads so. */
function columnOf(headings: readonly string[] | undefined, from: string): number {
  const named = headings?.indexOf(from) ?? -1
  if (named >= 0) return named
  return /^[1-9]\d{0,3}$/.test(from) ? Number(from) - 1 : -1
}

/**
 * What is wrong with a mapping before any line is read: a place the database does not have, a place filled twice, a column the
 * file does not have or has twice, and a column that asks for particularly sensitive data, which may not be taken over (RPD 42).
 * `headings` are left out for files without (JSON lines; a table without a header, whose columns are numbers).
 */
export function faultsOfMapping(
  mapping: Mapping,
  targets: readonly Target[],
  headings?: readonly string[],
): MappingFault[] {
  const known = new Set(targets.map(({ pointer }) => pointer))
  const filled = new Set<string>()
  const faults: MappingFault[] = []
  const judgeTarget = (to: string, pointer: string): void => {
    if (segmentsOf(to).some((one) => asksForSensitiveData(one)))
      faults.push({ pointer, ...faultNamed('sensitive-column', { article: sensitiveArticle }) })
    else if (!known.has(asTarget(to))) faults.push({ pointer, ...faultNamed('unknown-target', { target: to }) })
    else if (filled.has(to)) faults.push({ pointer, ...faultNamed('target-twice', { target: to }) })
    filled.add(to)
  }
  for (const [place, { from, to, separator }] of mapping.columns.entries()) {
    const pointer = `/columns/${place}`
    if (from.split('.').some((one) => asksForSensitiveData(one)))
      faults.push({ pointer: `${pointer}/from`, ...faultNamed('sensitive-column', { article: sensitiveArticle }) })
    if (headings) {
      if (columnOf(headings, from) < 0)
        faults.push({ pointer: `${pointer}/from`, ...faultNamed('no-such-column', { column: from }) })
      if (headings.indexOf(from) !== headings.lastIndexOf(from))
        faults.push({ pointer: `${pointer}/from`, ...faultNamed('column-twice', { column: from }) })
    }
    if (separator !== undefined && !isPlace(segmentsOf(to).at(-1) ?? ''))
      faults.push({ pointer: `${pointer}/separator`, ...faultNamed('separator-without-list', { target: to }) })
    judgeTarget(to, `${pointer}/to`)
  }
  for (const [place, { to }] of mapping.constants.entries()) judgeTarget(to, `/constants/${place}/to`)
  return faults
}

/** Mandatory places that a mapping fills by nothing: with any, it is refused before the first line. */
export function lackingTargets(mapping: Mapping, targets: readonly Target[]): string[] {
  const filled = new Set([...mapping.columns, ...mapping.constants].map(({ to }) => asTarget(to)))
  return targets.filter(({ required, pointer }) => required && !filled.has(pointer)).map(({ pointer }) => pointer)
}

const yes = new Set(['true', '1', 'yes', 'y', 'x', 'oui', 'o', 'si', 'sí', 's', 'có', 'نعم'])
const no = new Set(['false', '0', 'no', 'n', 'non', 'không', 'لا'])

/** As a plain answer: narrowing a text by the guard would leave nothing of it. */
const isDate = (text: string | undefined): boolean => isPartialDate(text)

/** Reads day, month and year in the order named. An ISO or partial date reads in any order; years have four digits. */
function readDate(text: string, order: 'ymd' | 'dmy' | 'mdy'): string | undefined {
  if (isDate(text)) return text
  const compact = order === 'ymd' && /^\d{8}$/.test(text)
  const parts = compact ? [text.slice(0, 4), text.slice(4, 6), text.slice(6)] : text.split(/[./\- ]+/)
  if (!parts.every((part) => /^\d{1,4}$/.test(part))) return undefined
  const wide = (part: string): string => part.padStart(2, '0')
  let read: string | undefined
  if (parts.length === 3) {
    const [one = '', two = '', three = ''] = parts
    const [year, month, day] =
      order === 'ymd' ? [one, two, three] : order === 'dmy' ? [three, two, one] : [three, one, two]
    if (year.length === 4) read = `${year}-${wide(month)}-${wide(day)}`
  } else if (parts.length === 2) {
    const [one = '', two = ''] = parts
    const [year, month] = one.length === 4 ? [one, two] : [two, one]
    if (year.length === 4) read = `${year}-${wide(month)}`
  }
  return isDate(read) ? read : undefined
}

/** One value in its form, or undefined where it cannot be read so. */
function readForm(text: string, form: Form): string | number | boolean | undefined {
  if (form === 'text') return text
  if (form === 'number') return /^-?\d{1,15}(\.\d{1,9})?$/.test(text) ? Number(text) : undefined
  if (form === 'country') return readCountry(text)
  if (form === 'flag') {
    const folded = text.toLowerCase()
    return yes.has(folded) ? true : no.has(folded) ? false : undefined
  }
  return readDate(text, form.slice(5) as 'ymd' | 'dmy' | 'mdy')
}

type Box = { [member: string]: unknown }

/** Puts a value where a pointer says, making objects and lists on the way. */
function put(into: Box, segments: readonly string[], value: unknown): void {
  let at = into
  for (const [place, segment] of segments.entries()) {
    const next = segments[place + 1]
    if (next === undefined) at[segment] = value
    else {
      at[segment] ??= isPlace(next) ? [] : {}
      at = at[segment] as Box
    }
  }
}

/** Whether the element of a list that a pointer goes through has anything in it; true for pointers through no list. */
function isBegun(entry: Box, segments: readonly string[]): boolean {
  let at: unknown = entry
  for (const segment of segments.slice(0, -1)) {
    at = (at as Box)[segment]
    if (isPlace(segment)) return at !== undefined
    if (at === undefined) return !segments.some(isPlace)
  }
  return true
}

/** Lists without holes, where the columns of an element were empty. */
function closeLists(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((one) => one !== undefined).map(closeLists)
  if (!isObject(value)) return value
  for (const [member, inside] of Object.entries(value))
    if (typeof inside === 'object') (value as Box)[member] = closeLists(inside)
  return value
}

export type Applied = { readonly entry: Readonly<Record<string, unknown>> } | { readonly faults: MappingFault[] }

/** A line of a table, or an object of JSON lines. */
export type Line = readonly string[] | Readonly<Record<string, unknown>>

const isTable = (line: Line): line is readonly string[] => Array.isArray(line)

/** Text of a member with dots between levels; numbers and truth values as they are written. */
function memberOf(line: Readonly<Record<string, unknown>>, path: readonly string[]): string {
  let at: unknown = line
  for (const one of path) at = isObject(at) && Object.hasOwn(at, one) ? at[one] : undefined
  return typeof at === 'string' ? at : typeof at === 'number' || typeof at === 'boolean' ? String(at) : ''
}

/**
 * Makes the function that turns a line into an entry, or into faults with pointers into the entry. Empty cells are left out,
 * spaces around a value too; nothing else is changed. `lists` are lists that must be there though they may be empty.
 */
export function compileMapping(
  mapping: Mapping,
  headings: readonly string[] | undefined,
  lists: readonly string[] = [],
): (line: Line) => Applied {
  const columns = mapping.columns.map(({ from, to, form = 'text', separator, words }) => {
    const segments = segmentsOf(to)
    return {
      to,
      segments,
      head: segments.slice(0, -1),
      place: Number(segments.at(-1)),
      form,
      separator,
      words: words && new Map(words.map((word) => [word.from, word.to])),
      column: columnOf(headings, from),
      path: from.split('.'),
    }
  })
  const constants = mapping.constants.map(({ to, value, form = 'text' }) => ({
    to,
    segments: segmentsOf(to),
    value: readForm(value, form),
    form,
  }))
  const listPaths = lists.map(segmentsOf)
  const hasLists = lists.length > 0 || [...columns, ...constants].some(({ segments }) => segments.some(isPlace))

  return (line) => {
    const entry: Box = {}
    const faults: MappingFault[] = []
    const set = (column: (typeof columns)[number], segments: readonly string[], cell: string): void => {
      const text = column.words?.get(cell) ?? cell
      const value = readForm(text, column.form)
      if (value !== undefined) put(entry, segments, value)
      else faults.push({ pointer: `/${segments.join('/')}`, ...faultNamed(`not-a-${column.form.split('-')[0] ?? ''}`) })
    }
    for (const column of columns) {
      const cell = (isTable(line) ? (line[column.column] ?? '') : memberOf(line, column.path)).trim()
      if (cell === '') continue
      if (column.separator === undefined) {
        set(column, column.segments, cell)
        continue
      }
      const parts = cell.split(column.separator).map((part) => part.trim())
      for (const [place, part] of parts.filter((one) => one !== '').entries())
        set(column, [...column.head, String(column.place + place)], part)
    }
    for (const { segments, value, to, form } of constants) {
      if (value === undefined) faults.push({ pointer: to, ...faultNamed(`not-a-${form.split('-')[0] ?? ''}`) })
      else if (isBegun(entry, segments)) put(entry, segments, value)
    }
    if (faults.length > 0) return { faults }
    if (!hasLists) return { entry }
    for (const path of listPaths) if (memberAt(entry, path) === undefined) put(entry, path, [])
    return { entry: closeLists(entry) as Box }
  }
}

function memberAt(entry: Box, path: readonly string[]): unknown {
  let at: unknown = entry
  for (const one of path) at = isObject(at) ? at[one] : undefined
  return at
}
