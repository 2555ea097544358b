// The snapshot of keys and ranges on disk: written in portions beside other work, read at start, believed only whole and as it was written.
import type { ClassTuple } from '../index/class-table.ts'
import type { ExactIndex } from '../index/exact-index.ts'
import type { KeySeed } from '../index/key-hash.ts'
import type { RangeIndex } from '../index/range-index.ts'
import { SnapshotDamaged } from '../index/snapshot.ts'
import { bytesOfValue as bytesOf, type Frame, headSection, openFrames, valueIn, writeFrames } from './search.frames.ts'

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

/** The head, and behind it all the rest. Classes come last: an entry may have come in meanwhile that is of a class which was new. */
function* framesOf(head: SnapshotHead, { index, ranges, classes }: Snapshotted): Generator<Frame> {
  yield [headSection, bytesOf(head)]
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
 * Writes the snapshot into a folder, as `writeFrames` does. Others work between its portions; nothing may be merged until it resolves.
 * `isStopped` breaks it off and leaves the one before; answers whether it was written.
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
  const whole = { version: snapshotVersion, entries: what.index.state().entries, ...head }
  return (await writeFrames({ folder, fileName, frames: framesOf(whole, what), isStopped })) !== undefined
}

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
  const file = await openFrames(folder, fileName)
  if (!file) return undefined
  const restore = async ({ index, ranges, keepClasses }: Restored): Promise<void> => {
    for (let frame = await file.next(); frame; frame = await file.next()) {
      const [section, payload] = frame
      if (section === 'entries') index.unpack(new Int32Array(payload.buffer, payload.byteOffset, payload.length >> 2))
      else if (section === 'ranges')
        for (const [number, first, last, classId] of valueIn(payload) as [number, string, string, number][])
          ranges.put(number, first, last, classId)
      else if (section === 'classes') keepClasses(valueIn(payload) as ClassTuple[])
      else throw new SnapshotDamaged(`a section ${section} is not expected here`)
    }
  }
  try {
    const [section, payload] = (await file.next()) ?? ['', new Uint8Array(0)]
    if (section !== headSection) throw new SnapshotDamaged('the snapshot has no head')
    const head = valueIn(payload) as SnapshotHead
    if (head.version === snapshotVersion) return { head, restore, close: () => file.close() }
    await file.close()
    return undefined
  } catch (error) {
    await file.close()
    throw error
  }
}
