// A chosen file before its import, in the browser: what it seems to be, its first lines, and what stands in its columns.

import { readCsv } from '../intake/csv-reader.ts'
import type { IntakeReader } from '../intake/intake-record.ts'
import { type Item, isRejected } from '../intake/intake-record.ts'
import { parseJsonLine, readJsonLines } from '../intake/json-lines.ts'
import type { Line } from '../intake/mapping.ts'
import { type FilePart, readList, type Source, type SourceLine, sampled } from '../intake/record-source.ts'
import { beginningOf } from '../intake/text-encoding.ts'
import type { ImportFormat } from './feed.schema.ts'

/** Bytes read for the first lines that people look at. */
const firstBytes = 256 * 1024

/** A file of the browser. */
export const partOf = (file: Blob & { readonly name: string }): FilePart => ({
  name: file.name,
  size: file.size,
  read: async (from, to) => new Uint8Array(await file.slice(from, to).arrayBuffer()),
})

/** What the files seem to be: three that belong together are the list, lines of objects are JSON lines, all else is a table. */
export const detectFormat = async (files: readonly FilePart[]): Promise<ImportFormat> => {
  if (files.length > 1) return 'ofac-sdn'
  const [file] = files
  if (!file) return 'csv'
  const first = await file.read(0, Math.min(file.size, sampled))
  const { encoding, mark } = beginningOf(first)
  const text = new TextDecoder(encoding).decode(first.subarray(mark)).trimStart()
  const line = text.split(/\r?\n/, 1)[0] ?? ''
  const isObject = 'value' in parseJsonLine(line) || (line.startsWith('{') && /^\{\s*"/.test(line))
  return isObject ? 'jsonl' : 'csv'
}

/** The first records as they stand in the file: cells of a table, objects of JSON lines; none of a list in three files. */
export const sampleSource = async (source: Source, most = 200): Promise<readonly Item<Line>[]> => {
  if (source.format === 'ofac-sdn') return []
  const { encoding, separator, columns, first } = source
  const begin = { encoding, offset: first.offset, line: first.line + 1 }
  const reader: IntakeReader<Line> =
    source.format === 'jsonl'
      ? readJsonLines(begin)
      : readCsv({ ...begin, separator, ...(columns === undefined ? {} : { columns }) })
  const end = Math.min(source.main.size, first.offset + firstBytes)
  const items = reader.push(await source.main.read(first.offset, end))
  return (end === source.main.size ? [...items, ...reader.end()] : items).slice(0, most)
}

/** The first lines of a list in three files, made entries. */
export const previewList = async (source: Source, most: number): Promise<readonly SourceLine[]> => {
  for await (const group of readList(source, source.first)) if (group.length > 0) return group.slice(0, most)
  return []
}

const membersIn = (value: unknown, path: string): string[] =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).flatMap(([name, inside]) => membersIn(inside, path === '' ? name : `${path}.${name}`))
    : Array.isArray(value)
      ? []
      : [path]

/** What columns are called: the headings of a table or the numbers of its columns, the members of JSON lines with dots. */
export const columnNames = (source: Source, sample: readonly Item<Line>[]): readonly string[] => {
  if (source.format === 'ofac-sdn') return []
  if (source.format === 'csv')
    return source.headings ?? Array.from({ length: source.columns ?? 0 }, (_, at) => String(at + 1))
  return [...new Set(sample.flatMap((item) => (isRejected(item) ? [] : membersIn(item.values, ''))))].slice(0, 200)
}

/** Whether the objects of JSON lines are entries already, so that no mapping is needed. */
export const areEntries = (sample: readonly Item<Line>[]): boolean => {
  const [first] = sample.filter((item) => !isRejected(item))
  return first !== undefined && 'values' in first && 'fields' in first.values && 'reference' in first.values
}

const memberAt = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (at, one) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, one)
        ? (at as Record<string, unknown>)[one]
        : undefined,
    value,
  )

/** Cells of a column among the first lines. */
export const cellsOf = (source: Source, sample: readonly Item<Line>[], column: string): readonly string[] => {
  const place = source.format === 'csv' ? columnNames(source, sample).indexOf(column) : -1
  return sample.flatMap((item) => {
    if (isRejected(item)) return []
    const cell = Array.isArray(item.values) ? item.values[place] : memberAt(item.values, column.split('.'))
    return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? [String(cell)] : []
  })
}
