// A file of records as a stream of lines for batches: opened, recognised, read from where it stood, in flat memory.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open, readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { readCsv } from '../intake/csv-reader.ts'
import { detectSeparator, type Separator } from '../intake/csv-row.ts'
import { type IntakeFault, type IntakeReader, type Item, isRejected, type Place } from '../intake/intake-record.ts'
import { readJsonLines } from '../intake/json-lines.ts'
import { compileMapping, type Line, type Mapping } from '../intake/mapping.ts'
import { makeOfacList, type OfacFile, ofacFiles } from '../intake/ofac-sdn.ts'
import { beginningOf, type EncodingName } from '../intake/text-encoding.ts'
import { readLines } from '../intake/text-lines.ts'
import { StartRefusal } from '../kernel/failure.ts'
import type { ImportFormat, LineFault } from './feed.schema.ts'

/** One line of the file as the engine takes it: an entry to be judged, or why none could be made. */
export type ImportLine = Place & ({ readonly entry: unknown } | { readonly faults: readonly LineFault[] })

/** Where reading begins: bytes done, and lines done. */
export type Mark = { readonly offset: number; readonly line: number }

export type SourceWish = {
  readonly format: ImportFormat
  readonly path: string
  readonly encoding?: EncodingName
  readonly separator?: Separator
  /** Whether the first record of a table names the columns. */
  readonly header: boolean
}

export type Source = {
  readonly format: ImportFormat
  readonly path: string
  readonly name: string
  /** Bytes, of all files together. */
  readonly size: number
  /** Tells this file from a changed one; in hexadecimal. */
  readonly digest: string
  readonly encoding: EncodingName
  /** Of a table: its separator, and the names of its columns where the first record says them. */
  readonly separator: Separator
  readonly headings: readonly string[] | undefined
  readonly columns: number | undefined
  /** Where the records begin: behind the byte order mark and the header. */
  readonly first: Mark
  /** The other files of a list in several. */
  readonly beside: Readonly<Partial<Record<OfacFile, string>>>
}

/** Bytes read at a time: some hundreds of lines, 2 ms of work, whose texts live until their batch is through. */
const chunk = 64 * 1024
/** Bytes at either end that tell a file. */
const sampled = 64 * 1024

const refuse = (path: string, error: unknown): never => {
  const { code } = error as NodeJS.ErrnoException
  if (code === undefined) throw error
  throw new StartRefusal(`${path} cannot be read (${code}).`)
}

const readAt = async (file: FileHandle, from: number, length: number): Promise<Uint8Array> => {
  const buffer = new Uint8Array(Math.max(0, length))
  const { bytesRead } = await file.read(buffer, 0, buffer.length, from)
  return buffer.subarray(0, bytesRead)
}

/** Both ends and the size: a whole digest of 2 GB would take longer than many an import. */
const sampleFile = async (path: string): Promise<{ size: number; first: Uint8Array; last: Uint8Array }> => {
  const file = await open(path, 'r').catch((error: unknown) => refuse(path, error))
  try {
    const { size } = await file.stat()
    const first = await readAt(file, 0, Math.min(size, sampled))
    return { size, first, last: await readAt(file, Math.max(0, size - sampled), Math.min(size, sampled)) }
  } finally {
    await file.close()
  }
}

const lineEndings = (first: Uint8Array): void => {
  if (first.includes(0x0d) && !first.includes(0x0a))
    throw new StartRefusal('The lines of this file end in CR alone, as on very old machines. Save it with LF or CR LF.')
}

type Head = Pick<Source, 'separator' | 'headings' | 'columns' | 'first'>

/** Separator, columns and names of a table, from its first bytes. */
const headOfTable = (wish: SourceWish, encoding: EncodingName, mark: number, first: Uint8Array): Head => {
  const begin = { encoding, offset: mark, line: 1 }
  const sample = first.subarray(mark)
  const reader = readLines(begin)
  const whole = [...reader.push(sample), ...(first.length < sampled ? reader.end() : [])]
  const separator = wish.separator ?? detectSeparator(whole.map(({ text }) => text))
  // A spreadsheet says its separator in a line of its own.
  const stated = /^sep=.$/.exec(whole[0]?.text ?? '') ? whole[0] : undefined
  const from: Mark = stated ? { offset: stated.end, line: 1 } : { offset: mark, line: 0 }
  const records = readCsv({ encoding, separator, offset: from.offset, line: from.line + 1 })
  const [head] = [...records.push(first.subarray(from.offset)), ...records.end()]
  if (!head) return { separator, headings: wish.header ? [] : undefined, columns: undefined, first: from }
  if (!wish.header) {
    const columns = isRejected(head) ? undefined : head.values.length
    return { separator, headings: undefined, columns, first: from }
  }
  if (isRejected(head))
    throw new StartRefusal(
      `The first line should name the columns and cannot be read. Is the separator right? Name it with --separator, or say --no-header where there is no such line.`,
    )
  const headings = head.values.map((one) => one.trim())
  return { separator, headings, columns: headings.length, first: { offset: head.end, line: head.lastLine } }
}

const findList = async (folder: string): Promise<Record<OfacFile, string>> => {
  const names = await readdir(folder).catch((error: unknown) => refuse(folder, error))
  const find = (file: OfacFile): string => {
    const found = names.filter((name) => name.toLowerCase().endsWith('.csv') && name.toLowerCase().includes(file))
    const [only] = found.filter((name) => !/rejected/i.test(name))
    if (only === undefined)
      throw new StartRefusal(`There is no *${file}*.csv in ${folder}. The list is three files: sdn, alt and add.`)
    return join(folder, only)
  }
  return { sdn: find('sdn'), alt: find('alt'), add: find('add') }
}

/**
 * Opens a file, or the folder of a list in several files, and finds out how it is to be read. Throws StartRefusal where it
 * cannot be read at all.
 */
export const openSource = async (wish: SourceWish): Promise<Source> => {
  const { format } = wish
  const known = await stat(wish.path).catch((error: unknown) => refuse(wish.path, error))
  if (format === 'ofac-sdn' && !known.isDirectory())
    throw new StartRefusal('Give the folder in which the three files of the list stand: sdn, alt and add.')
  if (format !== 'ofac-sdn' && !known.isFile()) throw new StartRefusal(`${wish.path} is not a file.`)
  const beside: Source['beside'] = format === 'ofac-sdn' ? await findList(wish.path) : {}
  const path = beside.sdn ?? wish.path
  const files = [path, ...(['alt', 'add'] as const).flatMap((file) => beside[file] ?? [])]
  const samples = await Promise.all(files.map(sampleFile))
  const first = samples[0]?.first ?? new Uint8Array(0)
  const { encoding, mark } = beginningOf(first, wish.encoding)
  if (!encoding.startsWith('utf-16')) lineEndings(first)
  const head: Head =
    format === 'csv'
      ? headOfTable(wish, encoding, mark, first)
      : {
          separator: ',',
          headings: undefined,
          columns: format === 'ofac-sdn' ? ofacFiles.sdn.columns : undefined,
          first: { offset: mark, line: 0 },
        }
  const digest = createHash('sha256')
  // How it is cut into records is part of what it is.
  digest.update(JSON.stringify([format, head.separator, wish.header]))
  for (const sample of samples) digest.update(`${sample.size}`).update(sample.first).update(sample.last)
  return {
    ...head,
    format,
    path,
    name: basename(path),
    size: samples.reduce((sum, { size }) => sum + size, 0),
    digest: digest.digest('hex'),
    encoding,
    beside,
  }
}

async function* readItems<V>(path: string, from: number, reader: IntakeReader<V>): AsyncGenerator<Item<V>[]> {
  const stream = createReadStream(path, { start: from, highWaterMark: chunk })
  try {
    for await (const bytes of stream) yield reader.push(bytes as Buffer)
  } catch (error) {
    refuse(path, error)
  }
  yield reader.end()
}

const faultOf = ({ key, values }: IntakeFault, pointer = ''): LineFault => ({ pointer, key, values })

const rejectedLine = ({ fault, ...place }: Place & { fault: IntakeFault }): ImportLine => ({
  ...place,
  faults: [faultOf(fault)],
})

/** Values of an item, made an entry. */
const lineOf = <V extends Line>(
  item: Item<V>,
  apply: (values: V) => ReturnType<ReturnType<typeof compileMapping>>,
): ImportLine => {
  if (isRejected(item)) return rejectedLine(item)
  const { values, ...place } = item
  const made = apply(values)
  return 'entry' in made
    ? { ...place, entry: made.entry }
    : { ...place, faults: made.faults.map((fault) => faultOf(fault, fault.pointer)) }
}

/** The list in three files: what stands beside is read first (some 25,000 lines), then the entries are streamed. */
async function* readList(source: Source, from: Mark): AsyncGenerator<ImportLine[]> {
  const list = makeOfacList()
  const { encoding } = source
  const unread: { readonly place: Place; readonly fault: IntakeFault }[] = []
  for (const file of ['alt', 'add'] as const) {
    const path = source.beside[file]
    if (path === undefined) continue
    const reader = readCsv({ encoding, separator: ',', columns: ofacFiles[file].columns })
    for await (const items of readItems(path, 0, reader))
      for (const item of items) {
        const fault = isRejected(item) ? item.fault : list.addBeside(file, item.values)
        if (fault)
          unread.push({ place: item, fault: { key: fault.key, values: { ...fault.values, file: basename(path) } } })
      }
  }
  const reader = readCsv({
    encoding,
    separator: ',',
    columns: ofacFiles.sdn.columns,
    offset: from.offset,
    line: from.line + 1,
  })
  let last: Mark = from
  for await (const items of readItems(source.path, from.offset, reader)) {
    yield items.map((item) => {
      last = { offset: item.end, line: item.lastLine }
      return lineOf(item, (values) => {
        const made = list.entryOf(values)
        return 'entry' in made ? made : { faults: made.faults.map((fault) => ({ ...fault, pointer: '' })) }
      })
    })
  }
  // Lines of the other two files are counted on behind those of the first, so that each has a number of its own.
  yield unread.map(({ place, fault }, at) => {
    const line = last.line + at + 1
    return { ...rejectedLine({ ...place, fault }), line, lastLine: line, offset: last.offset, end: last.offset }
  })
}

/**
 * Reads the lines of a source from a mark on, in groups. Without a mapping the objects of JSON lines are entries as they are.
 * `lists` are lists an entry must have. Throws StartRefusal when the file can no longer be read.
 */
export async function* readSource(
  source: Source,
  from: Mark,
  mapping: Mapping | undefined,
  lists: readonly string[],
): AsyncGenerator<ImportLine[]> {
  if (source.format === 'ofac-sdn') {
    yield* readList(source, from)
    return
  }
  const { encoding, separator, columns } = source
  const begin = { encoding, offset: from.offset, line: from.line + 1 }
  const apply = mapping && compileMapping(mapping, source.headings, lists)
  if (source.format === 'jsonl') {
    for await (const items of readItems(source.path, from.offset, readJsonLines(begin)))
      yield items.map((item) => lineOf(item, apply ?? ((values) => ({ entry: values }))))
    return
  }
  if (!apply) throw new Error('a table is read through a mapping')
  const reader = readCsv({ ...begin, separator, ...(columns === undefined ? {} : { columns }) })
  for await (const items of readItems(source.path, from.offset, reader)) yield items.map((item) => lineOf(item, apply))
}
