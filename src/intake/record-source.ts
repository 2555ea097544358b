// A file of records as a stream of lines for batches: recognised by its beginning, read from where it stood, in flat memory. The same on
// the command line and in the browser: whoever has the file gives a way to read stretches of it.
import { readCsv } from './csv-reader.ts'
import { detectSeparator, type Separator } from './csv-row.ts'
import { type IntakeFault, type IntakeReader, type Item, isRejected, type Place } from './intake-record.ts'
import { readJsonLines } from './json-lines.ts'
import { compileMapping, type Line, type Mapping, type MappingFault } from './mapping.ts'
import { makeOfacList, type OfacFile, ofacFiles } from './ofac-sdn.ts'
import { beginningOf, type EncodingName, guessEncoding } from './text-encoding.ts'
import { readLines } from './text-lines.ts'

/** What a file holds: a table, an object a line, or the sanctions list in its three files. */
export type SourceFormat = 'csv' | 'jsonl' | 'ofac-sdn'

/** One file, of which any stretch of bytes can be read; a stretch that is no longer there whole rejects. */
export type FilePart = {
  readonly name: string
  /** Bytes. */
  readonly size: number
  readonly read: (from: number, to: number) => Promise<Uint8Array<ArrayBuffer>>
}

/** A line as it goes on: an entry to be judged, or why none could be made of it. */
export type SourceLine = Place & ({ readonly entry: unknown } | { readonly faults: readonly MappingFault[] })

/** Where reading begins: bytes done, and lines done. */
export type Mark = { readonly offset: number; readonly line: number }

/** How the files are to be read; what is left out is found out. */
export type Reading = {
  readonly format: SourceFormat
  readonly encoding?: EncodingName
  readonly separator?: Separator
  /** Whether the first record of a table names the columns. */
  readonly header: boolean
}

export type Source = {
  readonly format: SourceFormat
  readonly name: string
  /** Bytes, of all files together. */
  readonly size: number
  /** Tells this file from a changed one; in hexadecimal. */
  readonly digest: string
  readonly encoding: EncodingName
  /** What it seems to be instead, where the beginning is not of the encoding. */
  readonly looksLike: EncodingName | undefined
  /** Of a table: its separator, and the names of its columns where the first record says them. */
  readonly separator: Separator
  readonly header: boolean
  readonly headings: readonly string[] | undefined
  readonly columns: number | undefined
  /** Where the records begin: behind the byte order mark and the header. */
  readonly first: Mark
  readonly main: FilePart
  /** The other files of a list in several. */
  readonly beside: Readonly<Partial<Record<OfacFile, FilePart>>>
}

/** Why files cannot be read at all, told before anything begins; `gone` where they vanish meanwhile. */
export type SourceFault = 'none' | 'empty' | 'several' | 'three' | 'cr-only' | 'head' | 'gone'

export class SourceRefusal extends Error {
  readonly fault: SourceFault
  constructor(fault: SourceFault) {
    super(fault)
    this.name = 'SourceRefusal'
    this.fault = fault
  }
}

/** Bytes read at a time: some hundreds of lines, 2 ms of work, whose texts live until their batch is through. */
export const chunk = 64 * 1024
/** Bytes at either end that tell a file. */
export const sampled = 64 * 1024

const ofacNames = ['sdn', 'alt', 'add'] as const satisfies readonly OfacFile[]

/** The three files of the list among those chosen; undefined unless each is there once. */
const findList = (files: readonly FilePart[]): Record<OfacFile, FilePart> | undefined => {
  const found = ofacNames.map((word) => files.filter(({ name }) => name.toLowerCase().includes(word)))
  const [sdn, alt, add] = found.map((ones) => (ones.length === 1 ? ones[0] : undefined))
  return sdn && alt && add && new Set([sdn, alt, add]).size === 3 ? { sdn, alt, add } : undefined
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
  if (isRejected(head)) throw new SourceRefusal('head')
  const headings = head.values.map((one) => one.trim())
  return { separator, headings, columns: headings.length, first: { offset: head.end, line: head.lastLine } }
}

const hex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** SHA-256 over how the file is cut into records, its size and both ends: of all of 2 GB it would take longer than many an import. */
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

/** Whether bytes from the beginning of a file are UTF-8; the last character may be cut off. */
export const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    // `stream` lets a character that goes on behind the sample pass.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

const openParts = async (
  parts: readonly FilePart[],
  wish: Reading,
  list: Record<OfacFile, FilePart> | undefined,
): Promise<Source> => {
  const { format, header } = wish
  const [main] = parts
  if (!main) throw new SourceRefusal('none')
  if (!list && parts.length > 1) throw new SourceRefusal('several')
  if (main.size === 0) throw new SourceRefusal('empty')
  const samples = await Promise.all(
    parts.map(async ({ size, read }) => ({
      size,
      first: await read(0, Math.min(size, sampled)),
      last: await read(Math.max(0, size - sampled), size),
    })),
  )
  const first = samples[0]?.first ?? new Uint8Array(0)
  const { encoding, mark } = beginningOf(first, wish.encoding)
  if (!encoding.startsWith('utf-16') && first.includes(0x0d) && !first.includes(0x0a))
    throw new SourceRefusal('cr-only')
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

/**
 * Finds out how files are to be read: one, or the three of a list by the words in their names. Throws SourceRefusal where they cannot
 * be at all.
 */
export const openSource = async (files: readonly FilePart[], wish: Reading): Promise<Source> => {
  if (wish.format !== 'ofac-sdn') return openParts(files, wish, undefined)
  const list = findList(files)
  if (!list) throw new SourceRefusal('three')
  return openList(list, wish)
}

/** The same of a list whose files are known. */
export const openList = (list: Record<OfacFile, FilePart>, wish: Reading): Promise<Source> =>
  openParts([list.sdn, list.alt, list.add], wish, list)

async function* readItems<V>(part: FilePart, from: number, reader: IntakeReader<V>): AsyncGenerator<Item<V>[]> {
  for (let at = from; at < part.size; at += chunk)
    yield reader.push(await part.read(at, Math.min(at + chunk, part.size)))
  yield reader.end()
}

const faultOf = ({ key, values }: IntakeFault, pointer = ''): MappingFault => ({ pointer, key, values })

/** An item of the file, made an entry by `apply`. */
export const lineOf = <V extends Line>(
  item: Item<V>,
  apply: (values: V) => ReturnType<ReturnType<typeof compileMapping>>,
): SourceLine => {
  // Member by member: to spread a million lines costs several times as much.
  const { line, lastLine, offset, end, raw } = item
  if (isRejected(item)) return { line, lastLine, offset, end, raw, faults: [faultOf(item.fault)] }
  const made = apply(item.values)
  if ('entry' in made) return { line, lastLine, offset, end, raw, entry: made.entry }
  return { line, lastLine, offset, end, raw, faults: made.faults.map((fault) => faultOf(fault, fault.pointer)) }
}

/** The list in three files: what stands beside is read first (some 25,000 lines), then the entries are streamed. */
export async function* readList(source: Source, from: Mark): AsyncGenerator<SourceLine[]> {
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
 * `lists` are lists an entry must have. Rejects with what a part rejects
 * with that is no longer there, and for a table without a mapping.
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
  if (!apply) throw new Error('a table is read through a mapping')
  const reader = readCsv({ ...begin, separator, ...(columns === undefined ? {} : { columns }) })
  for await (const items of readItems(source.main, from.offset, reader)) yield items.map((item) => lineOf(item, apply))
}
