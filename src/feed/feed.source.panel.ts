// A chosen file as a stream of lines for batches, in the browser: recognised by its beginning, read by slices in flat memory; pure but for reading.
import { readCsv } from '../intake/csv-reader.ts'
import { detectSeparator, type Separator } from '../intake/csv-row.ts'
import { type IntakeFault, type IntakeReader, type Item, isRejected, type Place } from '../intake/intake-record.ts'
import { parseJsonLine, readJsonLines } from '../intake/json-lines.ts'
import { compileMapping, type Line, type Mapping } from '../intake/mapping.ts'
import { makeOfacList, type OfacFile, ofacFiles } from '../intake/ofac-sdn.ts'
import { beginningOf, type EncodingName, guessEncoding } from '../intake/text-encoding.ts'
import { readLines } from '../intake/text-lines.ts'
import type { ImportFormat, LineFault } from './feed.schema.ts'

/** One file, of which any stretch of bytes can be read. */
export type FilePart = {
  readonly name: string
  readonly size: number
  readonly read: (from: number, to: number) => Promise<Uint8Array<ArrayBuffer>>
}

/** A line as it goes to the hub: an entry, or why none could be made of it. */
export type SourceLine = Place & ({ readonly entry: unknown } | { readonly faults: readonly LineFault[] })

/** Where reading begins: bytes done, and lines done. */
export type Mark = { readonly offset: number; readonly line: number }

/** How the officer wants the files read; what is left out is found out. */
export type Reading = {
  readonly format: ImportFormat
  readonly encoding?: EncodingName
  readonly separator?: Separator
  /** Whether the first record of a table names the columns. */
  readonly header: boolean
}

export type Source = {
  readonly format: ImportFormat
  readonly name: string
  /** Bytes, of all files together. */
  readonly size: number
  /** Tells this file from a changed one; the same as the command line works out. */
  readonly digest: string
  readonly encoding: EncodingName
  /** What it seems to be instead, where the beginning is not of the encoding. */
  readonly looksLike: EncodingName | undefined
  readonly separator: Separator
  readonly header: boolean
  readonly headings: readonly string[] | undefined
  readonly columns: number | undefined
  readonly first: Mark
  readonly main: FilePart
  readonly beside: Readonly<Partial<Record<OfacFile, FilePart>>>
}

/** Why files cannot be read at all, told before anything begins: `feed-file.<fault>` in the catalogue. */
export const fileFaults = ['none', 'empty', 'several', 'three', 'cr-only', 'head', 'gone'] as const
export type FileFault = (typeof fileFaults)[number]

export class FileRefusal extends Error {
  readonly fault: FileFault
  constructor(fault: FileFault) {
    super(fault)
    this.name = 'FileRefusal'
    this.fault = fault
  }
}

/** Bytes read at a time. */
export const chunk = 256 * 1024
/** Bytes at either end that tell a file; the same as the command line takes. */
const sampled = 64 * 1024

/** A file of the browser. */
export const partOf = (file: Blob & { readonly name: string }): FilePart => ({
  name: file.name,
  size: file.size,
  read: async (from, to) => new Uint8Array(await file.slice(from, to).arrayBuffer()),
})

const ofacNames = ['sdn', 'alt', 'add'] as const satisfies readonly OfacFile[]

/** The three files of the list among those chosen; undefined unless each is there once. */
const findList = (files: readonly FilePart[]): Record<OfacFile, FilePart> | undefined => {
  const found = ofacNames.map((word) => files.filter(({ name }) => name.toLowerCase().includes(word)))
  const [sdn, alt, add] = found.map((ones) => (ones.length === 1 ? ones[0] : undefined))
  return sdn && alt && add && new Set([sdn, alt, add]).size === 3 ? { sdn, alt, add } : undefined
}

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

type Head = Pick<Source, 'separator' | 'headings' | 'columns' | 'first'>

const headOfTable = (wish: Reading, encoding: EncodingName, mark: number, first: Uint8Array): Head => {
  const sample = first.subarray(mark)
  const reader = readLines({ encoding, offset: mark, line: 1 })
  const whole = [...reader.push(sample), ...(first.length < sampled ? reader.end() : [])]
  const separator = wish.separator ?? detectSeparator(whole.map(({ text }) => text))
  // A spreadsheet says its separator in a line of its own.
  const stated = /^sep=.$/.exec(whole[0]?.text ?? '') ? whole[0] : undefined
  const from: Mark = stated ? { offset: stated.end, line: 1 } : { offset: mark, line: 0 }
  const records = readCsv({ encoding, separator, offset: from.offset, line: from.line + 1 })
  const [head] = [...records.push(first.subarray(from.offset)), ...records.end()]
  if (!head) return { separator, headings: wish.header ? [] : undefined, columns: undefined, first: from }
  if (!wish.header) {
    return { separator, headings: undefined, columns: isRejected(head) ? undefined : head.values.length, first: from }
  }
  if (isRejected(head)) throw new FileRefusal('head')
  const headings = head.values.map((one) => one.trim())
  return { separator, headings, columns: headings.length, first: { offset: head.end, line: head.lastLine } }
}

const hex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** SHA-256 over how the file is cut into records, its size and both ends, as the command line works it out. */
const digestOf = async (
  cut: readonly unknown[],
  samples: readonly { readonly size: number; readonly first: Uint8Array; readonly last: Uint8Array }[],
): Promise<string> => {
  const text = (value: string): Uint8Array => new TextEncoder().encode(value)
  const pieces = [
    text(JSON.stringify(cut)),
    ...samples.flatMap(({ size, first, last }) => [text(`${size}`), first, last]),
  ]
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return hex(await crypto.subtle.digest('SHA-256', all))
}

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    // `stream` lets a character that goes on behind the sample pass.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

/** Finds out how the chosen files are to be read. Throws FileRefusal where they cannot be at all. */
export const openSource = async (files: readonly FilePart[], wish: Reading): Promise<Source> => {
  const { format, header } = wish
  const list = format === 'ofac-sdn' ? findList(files) : undefined
  if (format === 'ofac-sdn' && !list) throw new FileRefusal('three')
  const main = list?.sdn ?? files[0]
  if (!main) throw new FileRefusal('none')
  if (!list && files.length > 1) throw new FileRefusal('several')
  if (main.size === 0) throw new FileRefusal('empty')
  const parts = list ? [list.sdn, list.alt, list.add] : [main]
  const samples = await Promise.all(
    parts.map(async ({ size, read }) => ({
      size,
      first: await read(0, Math.min(size, sampled)),
      last: await read(Math.max(0, size - sampled), size),
    })),
  )
  const first = samples[0]?.first ?? new Uint8Array(0)
  const { encoding, mark } = beginningOf(first, wish.encoding)
  if (!encoding.startsWith('utf-16') && first.includes(0x0d) && !first.includes(0x0a)) throw new FileRefusal('cr-only')
  const plain: Head = {
    separator: ',',
    headings: undefined,
    columns: list ? ofacFiles.sdn.columns : undefined,
    first: { offset: mark, line: 0 },
  }
  const head = format === 'csv' ? headOfTable(wish, encoding, mark, first) : plain
  return {
    ...head,
    format,
    name: main.name,
    size: samples.reduce((sum, { size }) => sum + size, 0),
    digest: await digestOf([format, head.separator, header], samples),
    encoding,
    looksLike: encoding === 'utf-8' && !isUtf8(first) ? guessEncoding(first) : undefined,
    header,
    main,
    beside: list ?? {},
  }
}

async function* readItems<V>(part: FilePart, from: number, reader: IntakeReader<V>): AsyncGenerator<Item<V>[]> {
  for (let at = from; at < part.size; at += chunk)
    yield reader.push(await part.read(at, Math.min(at + chunk, part.size)))
  yield reader.end()
}

const faultOf = ({ key, values }: IntakeFault, pointer = ''): LineFault => ({ pointer, key, values })

/** An item of the file, made an entry by `apply`. */
export const lineOf = <V extends Line>(
  item: Item<V>,
  apply: (values: V) => ReturnType<ReturnType<typeof compileMapping>>,
): SourceLine => {
  if (isRejected(item)) {
    const { fault, ...place } = item
    return { ...place, faults: [faultOf(fault)] }
  }
  const { values, ...place } = item
  const made = apply(values)
  return 'entry' in made
    ? { ...place, entry: made.entry }
    : { ...place, faults: made.faults.map((fault) => faultOf(fault, fault.pointer)) }
}

/** The list in three files: what stands beside is read first, then the entries one by one. */
async function* readList(source: Source, from: Mark): AsyncGenerator<SourceLine[]> {
  const list = makeOfacList()
  const { encoding } = source
  const unread: { readonly place: Place; readonly fault: IntakeFault }[] = []
  for (const file of ['alt', 'add'] as const) {
    const part = source.beside[file]
    if (!part) continue
    const reader = readCsv({ encoding, separator: ',', columns: ofacFiles[file].columns })
    for await (const items of readItems(part, 0, reader))
      for (const item of items) {
        const fault = isRejected(item) ? item.fault : list.addBeside(file, item.values)
        if (fault) unread.push({ place: item, fault: { key: fault.key, values: { ...fault.values, file: part.name } } })
      }
  }
  const columns = ofacFiles.sdn.columns
  const reader = readCsv({ encoding, separator: ',', columns, offset: from.offset, line: from.line + 1 })
  let last: Mark = from
  for await (const items of readItems(source.main, from.offset, reader))
    yield items.map((item) => {
      last = { offset: item.end, line: item.lastLine }
      return lineOf(item, (values) => {
        const made = list.entryOf(values)
        return 'entry' in made ? made : { faults: made.faults.map((fault) => ({ ...fault, pointer: '' })) }
      })
    })
  // Lines of the other two files are counted on behind those of the first, so that each has a number of its own.
  yield unread.map(({ place, fault }, at) => {
    const line = last.line + at + 1
    return { raw: place.raw, line, lastLine: line, offset: last.offset, end: last.offset, faults: [faultOf(fault)] }
  })
}

/**
 * Reads the lines of a source from a mark on, in groups. Without a mapping the objects of JSON lines are entries as they are.
 * `lists` are lists an entry must have. Throws what the browser throws for a file that is no longer there.
 */
export async function* readSource(
  source: Source,
  from: Mark,
  mapping: Mapping | undefined,
  lists: readonly string[],
): AsyncGenerator<SourceLine[]> {
  if (source.format === 'ofac-sdn') {
    yield* readList(source, from)
    return
  }
  const { encoding, separator, columns } = source
  const begin = { encoding, offset: from.offset, line: from.line + 1 }
  const apply = mapping && compileMapping(mapping, source.headings, lists)
  if (source.format === 'jsonl') {
    for await (const items of readItems(source.main, from.offset, readJsonLines(begin)))
      yield items.map((item) => lineOf(item, apply ?? ((values) => ({ entry: values }))))
    return
  }
  const reader = readCsv({ ...begin, separator, ...(columns === undefined ? {} : { columns }) })
  const table = apply ?? (() => ({ entry: {} }))
  for await (const items of readItems(source.main, from.offset, reader)) yield items.map((item) => lineOf(item, table))
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
  const end = Math.min(source.main.size, first.offset + chunk)
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
