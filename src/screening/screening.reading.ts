// A carrier's file to the travellers on it: a table with a mapping, or a machine readable zone a line; what cannot be read is told by line. Pure.
import { personItem } from '../check/check.person.schema.ts'
import type { CheckItem } from '../check/check.schema.ts'
import { readCsv } from '../intake/csv-reader.ts'
import { detectSeparator, type Separator } from '../intake/csv-row.ts'
import { faultNamed, type IntakeFault, isRejected } from '../intake/intake-record.ts'
import { compileMapping, faultsOfMapping, type Line, type Mapping, type MappingFault } from '../intake/mapping.ts'
import { suggestMapping } from '../intake/mapping-suggestion.ts'
import { isUtf8 } from '../intake/record-source.ts'
import { type SchemaPart, type Target, targetsOf } from '../intake/schema-targets.ts'
import { beginningOf, type EncodingName, guessEncoding } from '../intake/text-encoding.ts'
import { readLines } from '../intake/text-lines.ts'
import { asksForSensitiveData } from '../terms/sensitive-data.ts'
import type { ListForm } from './screening.schema.ts'

/** How the officer wants a file read. */
export type Reading = {
  readonly form: ListForm
  readonly encoding?: EncodingName
  readonly separator?: Separator
  readonly header: boolean
  /** Left out: the one that the headings suggest. */
  readonly mapping?: Mapping
}

/** What the beginning of a file tells. */
export type Head = {
  readonly encoding: EncodingName
  readonly looksLike: EncodingName | undefined
  readonly separator: Separator | undefined
  /** Names of columns, or their numbers from 1. */
  readonly headings: readonly string[]
  /** Headings that ask for what may never be searched on (RPD 42). */
  readonly sensitive: readonly string[]
  /** Why the first line could not be read, where the columns were to be named by it. */
  readonly fault: IntakeFault | undefined
  readonly mapping: Mapping
  readonly mappingFaults: readonly MappingFault[]
  /** Where the lines begin: bytes and lines before them. */
  readonly first: { readonly offset: number; readonly line: number }
}

/** One line of a file, with what is asked of it or why nothing can be. */
export type ReadLine = { readonly line: number } & (
  | { readonly item: CheckItem }
  | { readonly faults: readonly (IntakeFault & { readonly pointer?: string })[] }
)

/** No column of a list: a mother's name is nothing a carrier knows, and what a question insists on is an officer's to say. */
const notOfLists = ['mother', 'insists']

/** What a column may say of a traveller. */
export const targets: readonly Target[] = targetsOf(personItem as unknown as SchemaPart).filter(
  ({ pointer }) => !notOfLists.includes(pointer.split('/')[1] ?? ''),
)

const sampled = 64 * 1024
/** Bytes read at a time: what lies between two of them is other people's. */
const piece = 16 * 1024

/** Number without its kind of paper is a passport: lists of carriers hardly ever say the kind. */
const withUsualDocument = (mapping: Mapping): Mapping => {
  const fills = (pointer: string): boolean =>
    [...mapping.columns, ...mapping.constants].some(({ to }) => to === pointer)
  return fills('/documents/0/number') && !fills('/documents/0/type')
    ? { ...mapping, constants: [...mapping.constants, { to: '/documents/0/type', value: 'passport' }] }
    : mapping
}

/** Dates as most lines of a column write them; what stays in doubt is year, month, day. */
const withDateOrder = (
  mapping: Mapping,
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): Mapping => ({
  ...mapping,
  columns: mapping.columns.map((column) => {
    if (column.form !== 'date-ymd') return column
    const cells = rows.map((row) => row[headings.indexOf(column.from)]?.trim() ?? '')
    const dayFirst = cells.some((cell) => /^(1[3-9]|2\d|3[01])[./\- ]\d{1,2}[./\- ]\d{4}$/.test(cell))
    const monthFirst = cells.some((cell) => /^\d{1,2}[./\- ](1[3-9]|2\d|3[01])[./\- ]\d{4}$/.test(cell))
    if (dayFirst === monthFirst) return column
    return { ...column, form: dayFirst ? ('date-dmy' as const) : ('date-mdy' as const) }
  }),
})

const headOfTable = (
  bytes: Uint8Array,
  wish: Reading,
  encoding: EncodingName,
  mark: number,
): Omit<Head, 'looksLike'> => {
  const sample = bytes.subarray(mark, mark + sampled)
  const reader = readLines({ encoding, offset: mark, line: 1 })
  const some = [...reader.push(sample), ...(sample.length < sampled ? reader.end() : [])]
  const separator = wish.separator ?? detectSeparator(some.map(({ text }) => text))
  // A spreadsheet says its separator in a line of its own.
  const stated = /^sep=.$/.test(some[0]?.text ?? '') ? some[0] : undefined
  const from = stated ? { offset: stated.end, line: 1 } : { offset: mark, line: 0 }
  const records = readCsv({ encoding, separator, offset: from.offset, line: from.line + 1 })
  const [head, ...rest] = [...records.push(bytes.subarray(from.offset, from.offset + sampled)), ...records.end()]
  const named = wish.header && head !== undefined && !isRejected(head)
  const width = head === undefined || isRejected(head) ? 0 : head.values.length
  const headings = named
    ? head.values.map((one) => one.trim())
    : Array.from({ length: width }, (_, place) => String(place + 1))
  const rows = rest.flatMap((one) => (isRejected(one) ? [] : [one.values]))
  const mapping = wish.mapping ?? withDateOrder(withUsualDocument(suggestMapping(headings, targets)), headings, rows)
  return {
    encoding,
    separator,
    headings,
    sensitive: headings.filter((heading) => asksForSensitiveData(heading)),
    fault: wish.header && head !== undefined && isRejected(head) ? head.fault : undefined,
    mapping,
    mappingFaults: faultsOfMapping(mapping, targets, headings),
    first: named ? { offset: head.end, line: head.lastLine } : from,
  }
}

/** Reads the beginning of a file. */
export const headOf = (bytes: Uint8Array, wish: Reading): Head => {
  const { encoding, mark } = beginningOf(bytes.subarray(0, 4), wish.encoding)
  const sample = bytes.subarray(mark, mark + sampled)
  const looksLike = encoding === 'utf-8' && !isUtf8(sample) ? guessEncoding(sample) : undefined
  if (wish.form === 'csv') return { ...headOfTable(bytes, wish, encoding, mark), looksLike }
  const nothing = { columns: [], constants: [] }
  return {
    encoding,
    looksLike,
    separator: undefined,
    headings: [],
    sensitive: [],
    fault: undefined,
    mapping: nothing,
    mappingFaults: [],
    first: { offset: mark, line: 0 },
  }
}

/** Lines of a zone by the characters of all of them (ICAO 9303, parts 4 to 6). */
const zoneForms: Readonly<Record<number, number>> = { 88: 44, 72: 36, 90: 30 }

const readZone = (text: string): CheckItem | IntakeFault => {
  const zone = text.trim()
  const width = zoneForms[zone.length]
  if (width === undefined) return faultNamed('zone-on-one-line', { found: zone.length })
  return {
    travelDocument: {
      mrz: Array.from({ length: zone.length / width }, (_, at) => zone.slice(at * width, (at + 1) * width)),
    },
  }
}

function* zonesOf(bytes: Uint8Array, head: Head): Generator<ReadLine | null> {
  const reader = readLines({ encoding: head.encoding, offset: head.first.offset, line: 1 })
  for (let from = head.first.offset; ; from += piece) {
    const isLast = from + piece >= bytes.length
    const found = reader.push(bytes.subarray(from, from + piece))
    for (const { text, line, fault } of isLast ? [...found, ...reader.end()] : found) {
      if (fault) yield { line, faults: [fault] }
      else if (text.trim() !== '') {
        const read = readZone(text)
        yield 'key' in read ? { line, faults: [read] } : { line, item: read }
      }
    }
    if (isLast) return
    yield null
  }
}

function* rowsOf(bytes: Uint8Array, head: Head): Generator<ReadLine | null> {
  const { encoding, first, headings, mapping } = head
  const reader = readCsv({
    encoding,
    separator: head.separator ?? ',',
    columns: headings.length,
    offset: first.offset,
    line: first.line + 1,
  })
  const apply = compileMapping(mapping, headings)
  for (let from = first.offset; ; from += piece) {
    const isLast = from + piece >= bytes.length
    const found = reader.push(bytes.subarray(from, from + piece))
    for (const one of isLast ? [...found, ...reader.end()] : found) {
      if (isRejected(one)) {
        yield { line: one.line, faults: [one.fault] }
        continue
      }
      const applied = apply(one.values as Line)
      yield 'faults' in applied
        ? { line: one.line, faults: applied.faults }
        : { line: one.line, item: { person: applied.entry } }
    }
    if (isLast) return
    yield null
  }
}

/** Every line of a file in order, empty ones left out; now and then null, where whoever reads may let others have their turn. */
export const linesOf = (bytes: Uint8Array, form: ListForm, head: Head): Generator<ReadLine | null> =>
  form === 'csv' ? rowsOf(bytes, head) : zonesOf(bytes, head)
