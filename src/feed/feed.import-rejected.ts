// The file of rejected lines beside the source: the line as it stood, its number and the reason in words; never twice after a restart.
import { createReadStream } from 'node:fs'
import { access, constants, type FileHandle, mkdir, open, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { readCsv } from '../intake/csv-reader.ts'
import { type IntakeReader, type Item, isRejected, type Place } from '../intake/intake-record.ts'
import { type JsonObject, readJsonLines } from '../intake/json-lines.ts'

export type RejectedLine = Pick<Place, 'line' | 'lastLine' | 'raw'> & { readonly reason: string }

export type RejectedFile = {
  readonly path: string
  /** Appends lines in place of those that were written since the last `keep`; they are in the file when it resolves. */
  readonly write: (lines: readonly RejectedLine[]) => Promise<void>
  /** Says that what was written is true: its batch is committed. */
  readonly keep: () => void
  readonly close: () => Promise<void>
}

const isWritable = (folder: string): Promise<boolean> =>
  access(folder, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  )

/** Beside the source where that may be written, else among the hub's own data. */
const placeOf = async (source: string, ending: string, dataFolder: string): Promise<string> => {
  const name = `${basename(source).replace(/\.(csv|tsv|txt|jsonl|ndjson|json)$/i, '')}${ending}`
  const beside = dirname(source)
  if (await isWritable(beside)) return join(beside, name)
  const own = join(dataFolder, 'imports')
  await mkdir(own, { recursive: true, mode: 0o700 })
  return join(own, name)
}

const head = 'line,last line,reason,record\n'
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

const wordOf = (form: 'csv' | 'jsonl', { line, lastLine, reason, raw }: RejectedLine): string =>
  form === 'csv'
    ? `${line},${lastLine},${quoted(reason)},${quoted(raw)}\n`
    : `${JSON.stringify({ line, lastLine, reason, record: raw })}\n`

/** The line an entry of the file speaks of; NaN for its header. */
const lineOf = (values: readonly string[] | JsonObject): number =>
  Number(isTable(values) ? values[0] : (values as JsonObject).line)

const isTable = (values: readonly string[] | JsonObject): values is readonly string[] => Array.isArray(values)

/** Length of the part of the file that speaks of lines up to `line`: what stands behind was written and then not kept. */
const keptLength = async <V extends readonly string[] | JsonObject>(
  path: string,
  reader: IntakeReader<V>,
  line: number,
): Promise<number> => {
  let kept = 0
  /** False at the first entry that is not kept. A line that is damaged was being written when everything stopped. */
  const keep = (found: readonly Item<V>[]): boolean =>
    found.every((item) => {
      if (isRejected(item) || lineOf(item.values) > line) return false
      kept = item.end
      return true
    })
  for await (const bytes of createReadStream(path)) if (!keep(reader.push(bytes as Buffer))) return kept
  keep(reader.end())
  return kept
}

/**
 * Opens the file of rejected lines for an import that stands at `line`: anew at 0, else what it says of later lines is taken
 * back first. It holds what the source held, so nobody but the user reads it (0600).
 */
export const openRejected = async (
  source: string,
  form: 'csv' | 'jsonl',
  line: number,
  dataFolder: string,
  dryRun = false,
): Promise<RejectedFile> => {
  const path = await placeOf(source, `${dryRun ? '.dry-run' : ''}.rejected.${form}`, dataFolder)
  let file: FileHandle | undefined
  let [length, kept] = [0, 0]
  if (line === 0) await rm(path, { force: true })
  const measure = (to: number): Promise<number> =>
    form === 'csv'
      ? keptLength(path, readCsv({ encoding: 'utf-8', separator: ',', columns: 4 }), to)
      : keptLength(path, readJsonLines({ encoding: 'utf-8' }), to)
  const begin = async (): Promise<FileHandle> => {
    const opened = await open(path, 'a', 0o600)
    const { size } = await opened.stat()
    length = size > 0 ? await measure(line) : 0
    if (length < size) await opened.truncate(length)
    if (length === 0 && form === 'csv') {
      await opened.appendFile(head)
      length = head.length
    }
    kept = length
    return opened
  }
  // What a broken run wrote behind the mark is taken back even if nothing more is rejected.
  if (line > 0 && (await isThere(path))) file = await begin()
  return {
    path,
    write: async (lines) => {
      if (lines.length === 0) return
      file ??= await begin()
      if (length > kept) await file.truncate(kept)
      const bytes = Buffer.from(lines.map((one) => wordOf(form, one)).join(''))
      await file.appendFile(bytes)
      length = kept + bytes.length
    },
    keep: () => {
      kept = length
    },
    close: async () => {
      await file?.close()
    },
  }
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
