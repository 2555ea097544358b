// The snapshot of keys and ranges on disk: written in portions beside other work, read at start, believed only whole and as it was written.
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ClassTuple } from '../index/class-table.ts'
import type { ExactIndex } from '../index/exact-index.ts'
import type { KeySeed } from '../index/key-hash.ts'
import type { RangeIndex } from '../index/range-index.ts'
import { createFrameReader, createFrameWriter, frameHeaderBytes, SnapshotDamaged } from '../index/snapshot.ts'

/** Raised whenever what stands in the file means something else than before; files of other versions are not read. */
export const snapshotVersion = 1

/** A place in the ledger, named so that another ledger, or this one restored to an earlier day, is not taken for it. */
export type Anchor = {
  readonly place: number
  /** Id of the fact at that place. */
  readonly fact: string
}

export type SnapshotHead = Anchor & {
  readonly version: number
  readonly seed: KeySeed
  /** Entries at the moment it was begun: what the index that takes them in is made for. */
  readonly entries: number
  /** Names of the columns that classes are tuples of, in their order. */
  readonly columns: readonly string[]
}

/** What a snapshot is of. */
export type Snapshotted = {
  readonly index: ExactIndex
  readonly ranges: RangeIndex
  /** Tuples of all classes, that of class 1 first. */
  readonly classes: () => readonly ClassTuple[]
}

/** Into what a snapshot is read: empty indexes of the seed its head names. */
export type Restored = Pick<Snapshotted, 'index' | 'ranges'> & {
  /** Classes in their order, from 1 on. */
  readonly keepClasses: (tuples: readonly ClassTuple[]) => void
}

/** Slots, ranges and classes of one frame: a portion of 1 to 3 ms. */
const [slotsAtOnce, rangesAtOnce, classesAtOnce] = [32_768, 1_000, 1_000]

const fileName = 'keys.snapshot'
const partName = `${fileName}.part`

const bytesOf = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value))

/** Frames after the head. Classes come last: an entry may have come in meanwhile that is of a class which was new. */
function* payloadsOf({ index, ranges, classes }: Snapshotted): Generator<readonly [section: string, Uint8Array]> {
  for (const packed of index.pack(slotsAtOnce))
    yield ['entries', new Uint8Array(packed.buffer, packed.byteOffset, packed.byteLength)]
  const numbers = ranges.numbers()
  for (let from = 0; from < numbers.length; from += rangesAtOnce) {
    const some = numbers.slice(from, from + rangesAtOnce).flatMap((number) => {
      const range = ranges.rangeOf(number)
      return range ? [[number, range.first, range.last, range.classId]] : []
    })
    yield ['ranges', bytesOf(some)]
  }
  const tuples = classes()
  for (let from = 0; from < tuples.length; from += classesAtOnce)
    yield ['classes', bytesOf(tuples.slice(from, from + classesAtOnce))]
}

/**
 * Writes the snapshot into a folder: aside, flushed, then put in the place of the one before, so that there is always a whole one or
 * none. Others work between its portions; nothing may be merged until it resolves. `isStopped` breaks it off and leaves the one
 * before; answers whether it was written.
 *
 * It is not sealed but open to its owner only, in a folder open to nobody else: whoever reads it can find out whether a number they know
 * is recorded, and that stands in plain beside it, in the store of the same folder, under the same rights.
 */
export const writeSnapshot = async (
  folder: string,
  head: Omit<SnapshotHead, 'version' | 'entries'>,
  what: Snapshotted,
  isStopped: () => boolean = () => false,
): Promise<boolean> => {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const part = join(folder, partName)
  await rm(part, { force: true })
  const file = await open(part, 'wx', 0o600)
  try {
    const header = createFrameWriter()
    let frames = 0
    const write = async (section: string, payload: Uint8Array): Promise<void> => {
      frames += 1
      await file.writev([header(section, payload), payload])
    }
    await write('head', bytesOf({ version: snapshotVersion, entries: what.index.state().entries, ...head }))
    for (const [section, payload] of payloadsOf(what)) {
      if (isStopped()) return false
      await write(section, payload)
    }
    await write('end', bytesOf({ frames }))
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(part, join(folder, fileName))
  const directory = await open(folder, 'r')
  await directory.sync().finally(() => directory.close())
  return true
}

const readWhole = async (file: FileHandle, length: number): Promise<Uint8Array> => {
  const bytes = new Uint8Array(length)
  let filled = 0
  while (filled < length) {
    const { bytesRead } = await file.read(bytes, filled, length - filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return bytes.subarray(0, filled)
}

const valueIn = (payload: Uint8Array): unknown => JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload))

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

export type OpenSnapshot = {
  readonly head: SnapshotHead
  /** Reads everything behind the head. Throws SnapshotDamaged: what was filled until then is to be thrown away. */
  readonly restore: (into: Restored) => Promise<void>
  readonly close: () => Promise<void>
}

/**
 * Opens the snapshot of a folder; undefined when there is none, or one of another version. Throws SnapshotDamaged when its head is not
 * as it was written.
 */
export const openSnapshot = async (folder: string): Promise<OpenSnapshot | undefined> => {
  const file = await open(join(folder, fileName), 'r').catch((error: unknown) => {
    if (isMissing(error)) return undefined
    throw error
  })
  if (!file) return undefined
  const reader = createFrameReader()
  let frames = 0
  const next = async (): Promise<{ readonly section: string; readonly payload: Uint8Array }> => {
    const { section, length } = reader.begin(await readWhole(file, frameHeaderBytes))
    const payload = await readWhole(file, length)
    reader.end(payload)
    frames += 1
    return { section, payload }
  }
  const restore = async ({ index, ranges, keepClasses }: Restored): Promise<void> => {
    for (;;) {
      const { section, payload } = await next()
      if (section === 'entries') index.unpack(new Int32Array(payload.buffer, payload.byteOffset, payload.length >> 2))
      else if (section === 'ranges')
        for (const [number, first, last, classId] of valueIn(payload) as [number, string, string, number][])
          ranges.put(number, first, last, classId)
      else if (section === 'classes') keepClasses(valueIn(payload) as ClassTuple[])
      else if (section === 'end' && (valueIn(payload) as { frames: number }).frames === frames - 1) return
      else throw new SnapshotDamaged(`a section ${section} is not expected here`)
    }
  }
  try {
    const { section, payload } = await next()
    const head = valueIn(payload) as SnapshotHead
    if (section !== 'head') throw new SnapshotDamaged('the snapshot has no head')
    if (head.version === snapshotVersion) return { head, restore, close: () => file.close() }
    await file.close()
    return undefined
  } catch (error) {
    await file.close()
    throw error
  }
}
