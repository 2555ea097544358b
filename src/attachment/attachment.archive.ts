// Looks into an archive without unpacking it: how many entries, how deep, how large they really are, and what stands in them.
import type { Readable } from 'node:stream'
import { fileTypeFromBuffer } from 'file-type'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { extensionOf, refusedInside, refusedReports } from './attachment.media.table.ts'
import { Refused } from './attachment.refusal.ts'
import { hasHarm, longestSignature } from './attachment.signature.ts'

export const archiveLimits = {
  /** Entries in all, those of archives inside included. */
  entries: 1000,
  /** An archive in an archive is looked into, a third one is not. */
  depth: 2,
  /** Times its own size an archive may become. */
  ratio: 100,
  /** Bytes below which the ratio says nothing: a page of blanks is packed well. */
  ratioFrom: 5 * 1024 * 1024,
  /** Bytes inflated in all. */
  bytes: 500 * 1024 * 1024,
  /** Bytes of an archive inside an archive. */
  nested: 50 * 1024 * 1024,
} as const

/** An office document is an archive of its own kind: pictures and pages in it are its business, programs and macros are not. */
export type ArchiveKind = 'office' | 'archive'

type Budget = { entries: number; bytes: number; readonly most: number }

const headBytes = 4100
const storedOrDeflated = [0, 8]
const zipBegins = [Buffer.from('PK\x03\x04', 'latin1'), Buffer.from('PK\x05\x06', 'latin1')]

/** What a fault of the reader means: a name that leaves the folder is one of its faults, all others are a broken archive. */
const faultOf = (error: unknown): Refused => {
  if (error instanceof Refused) return error
  const says = error instanceof Error ? error.message : ''
  if (/absolute path|invalid relative path|invalid characters in fileName/i.test(says))
    return new Refused('archive-path')
  if (/too many bytes|not enough bytes/i.test(says)) return new Refused('archive-bomb')
  return new Refused('archive-unreadable')
}

const requireEntry = (entry: Entry, kind: ArchiveKind): void => {
  if (entry.isEncrypted()) throw new Refused('archive-encrypted')
  if (!storedOrDeflated.includes(entry.compressionMethod)) throw new Refused('archive-unreadable')
  const name = entry.fileName
  if (/(^|\/)vbaProject\.bin$/i.test(name)) throw new Refused('macros')
  if (kind === 'office' && /^(Basic|Scripts)\/./i.test(name)) throw new Refused('macros')
  const extension = extensionOf(name.split('/').at(-1) ?? '')
  const runs = refusedInside.has(extension)
  if (
    runs &&
    (kind === 'archive' || ['exe', 'dll', 'js', 'vbs', 'bat', 'cmd', 'ps1', 'hta', 'lnk'].includes(extension))
  )
    throw new Refused('archive-content', { found: extension })
}

/** Entries that lie over each other are one way to put the same bytes to use many times (Fifield 2019). */
const requireApart = async (zip: ZipFile, entries: readonly Entry[]): Promise<void> => {
  const places: { from: number; to: number }[] = []
  for (const entry of entries) {
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true })
    places.push({ from: entry.relativeOffsetOfLocalHeader, to: fileDataStart + entry.compressedSize })
  }
  places.sort((one, other) => one.from - other.from)
  if (places.some(({ from }, index) => from < (places[index - 1]?.to ?? 0))) throw new Refused('archive-overlaps')
}

type Content = { readonly head: Buffer; readonly whole: Buffer | undefined }

const isArchive = (head: Buffer): boolean => zipBegins.some((begin) => head.subarray(0, 4).equals(begin))

/** Inflates an entry to nowhere and counts; keeps its beginning, and the whole of an archive. */
const inflate = async (stream: Readable, budget: Budget): Promise<Content> => {
  const kept: Buffer[] = []
  let [length, carried] = [0, Buffer.alloc(0)]
  let head = Buffer.alloc(0)
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    length += chunk.length
    budget.bytes += chunk.length
    // Leaving the loop destroys the stream: nothing more is inflated.
    if (budget.bytes > budget.most) throw new Refused('archive-bomb')
    const window = Buffer.concat([carried, chunk])
    if (hasHarm(window)) throw new Refused('test-virus')
    carried = window.subarray(Math.max(0, window.length - longestSignature + 1))
    if (head.length < headBytes) head = Buffer.concat([head, chunk]).subarray(0, headBytes)
    if (!isArchive(head)) continue
    if (length > archiveLimits.nested) throw new Refused('archive-bomb')
    kept.push(chunk)
  }
  return { head, whole: isArchive(head) ? Buffer.concat(kept) : undefined }
}

const requireHarmless = async (head: Buffer): Promise<void> => {
  if (head.subarray(0, 2).toString('latin1') === '#!') throw new Refused('archive-content', { found: 'script' })
  const found = await fileTypeFromBuffer(head).catch(() => undefined)
  if (found && refusedReports.has(found.ext)) throw new Refused('archive-content', { found: found.ext })
}

const entriesOf = async (zip: ZipFile, kind: ArchiveKind, budget: Budget): Promise<Entry[]> => {
  const entries: Entry[] = []
  let stated = budget.bytes
  for await (const entry of zip.eachEntry()) {
    budget.entries += 1
    if (budget.entries > archiveLimits.entries) throw new Refused('archive-entries', { most: archiveLimits.entries })
    requireEntry(entry, kind)
    stated += entry.uncompressedSize
    if (stated > budget.most) throw new Refused('archive-bomb')
    entries.push(entry)
  }
  return entries
}

const lookInto = async (bytes: Buffer, kind: ArchiveKind, depth: number, budget: Budget): Promise<void> => {
  if (depth > archiveLimits.depth) throw new Refused('archive-depth', { most: archiveLimits.depth })
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true, strictFileNames: true })
  const entries = await entriesOf(zip, kind, budget)
  await requireApart(zip, entries)
  for (const entry of entries) {
    if (entry.fileName.endsWith('/') && entry.uncompressedSize === 0) continue
    const { head, whole } = await inflate(await zip.openReadStreamPromise(entry), budget)
    if (whole === undefined) await requireHarmless(head)
    else {
      const found = await fileTypeFromBuffer(whole).catch(() => undefined)
      if (found && refusedReports.has(found.ext)) throw new Refused('archive-content', { found: found.ext })
      await lookInto(whole, found?.ext === 'zip' ? 'archive' : 'office', depth + 1, budget)
    }
  }
}

/**
 * Examines an archive: lists it without unpacking, then inflates each entry to nowhere, within `archiveLimits`. Throws Refused with
 * the reason.
 */
export const examineArchive = async (bytes: Buffer, kind: ArchiveKind): Promise<void> => {
  const byRatio = Math.max(archiveLimits.ratioFrom, bytes.length * archiveLimits.ratio)
  try {
    await lookInto(bytes, kind, 1, { entries: 0, bytes: 0, most: Math.min(archiveLimits.bytes, byRatio) })
  } catch (error) {
    throw faultOf(error)
  }
}
