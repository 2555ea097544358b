// The snapshot of the index of persons on disk: its shared memory as it stands, sealed, written in portions between changes and read back whole or not at all.
import type { ClassTuple } from '../index/class-table.ts'
import type { FrozenMemory, FrozenNames, KeptNames } from '../index/name-kept.ts'
import { SnapshotDamaged } from '../index/snapshot.ts'
import {
  bytesOfValue,
  createSealing,
  createUnsealing,
  type Frame,
  type FramesRead,
  headSection,
  mostInFrame,
  openFrames,
  valueIn,
  writeFrames,
} from './search.frames.ts'
import type { Anchor } from './search.snapshot.ts'

/** Raised whenever the file is laid out otherwise than before; what it means is told by `build`. */
export const personsVersion = 1

/** By what a file is judged before any of it is believed. */
export type PersonsOrigin = Anchor & {
  /** Names of the columns that classes are tuples of, in their order. */
  readonly columns: readonly string[]
  /** Names of the databases that groups are numbers of. */
  readonly groups: readonly string[]
  /** Fingerprint of the build that prepared the persons: another one reads their names otherwise. */
  readonly build: string
}

export type PersonsHead = PersonsOrigin & {
  readonly kind: 'persons'
  readonly version: number
  readonly entries: number
  /** Since when nothing of what is gone is in the index: milliseconds since 1970. */
  readonly cleanSince: number
  /** Of what the key of this one file is made, 32 hexadecimal digits; names the file too. */
  readonly salt: string
  /** Length of its classes as they are written, in bytes. */
  readonly classBytes: number
  readonly memory: readonly Omit<FrozenMemory, 'buffer'>[]
  readonly numbers: Readonly<Record<string, number>>
}

/** Where a snapshot lies and with what it is opened. */
export type SealedPlace = {
  readonly folder: string
  readonly salt: string
  /** 32 bytes, of this salt alone. */
  readonly key: Uint8Array
}

/** A snapshot to be taken up: `classIds` says which class stands now for each of then, that of class 1 first. */
export type PersonsRestored = SealedPlace & { readonly classIds: readonly number[] }

/** A snapshot to be written. */
export type PersonsKept = SealedPlace & {
  readonly origin: PersonsOrigin
  /** Tuples of all classes, that of class 1 first. */
  readonly classes: readonly ClassTuple[]
}

export const personsFile = 'persons.snapshot'
const [classesSection, memorySection] = ['classes', 'memory']

function* piecesOf(section: string, bytes: Uint8Array): Generator<Frame> {
  // Copied, since a record that goes while a portion is being written would belie its checksum.
  const portion = new Uint8Array(Math.min(bytes.length, mostInFrame))
  for (let from = 0; from < bytes.length; from += mostInFrame) {
    const piece = bytes.subarray(from, from + mostInFrame)
    portion.set(piece)
    yield [section, portion.subarray(0, piece.length)]
  }
}

function* framesOf(head: PersonsHead, classes: Uint8Array, { memory }: FrozenNames): Generator<Frame> {
  yield [headSection, bytesOfValue(head)]
  yield* piecesOf(classesSection, classes)
  for (const { buffer, bytes } of memory) yield* piecesOf(memorySection, new Uint8Array(buffer, 0, bytes))
}

/**
 * Writes the snapshot of an index as it is now, in portions of about 2 ms with turns for changes in between. Its classes must be all
 * that were told the index so far. Answers how many bytes it has.
 *
 * It is sealed, because it holds names: beside a store in the same folder that protects nothing, but the hub's key may come
 * from elsewhere, and so may the store.
 */
export const writePersons = async (
  { folder, salt, key, origin, ...kept }: PersonsKept,
  frozen: FrozenNames,
  of: Pick<PersonsHead, 'entries' | 'cleanSince'>,
): Promise<number> => {
  const memory = frozen.memory.map(({ path, bytes, grows }) => ({ path, bytes, grows }))
  const classes = bytesOfValue(kept.classes)
  const head: PersonsHead = {
    kind: 'persons',
    version: personsVersion,
    ...{ ...of, salt, ...origin, memory },
    numbers: frozen.numbers,
    classBytes: classes.length,
  }
  const frames = framesOf(head, classes, frozen)
  return (await writeFrames({ folder, fileName: personsFile, frames, seal: createSealing(key) })) ?? 0
}

const readHead = async (file: FramesRead): Promise<PersonsHead | undefined> => {
  const [section, payload] = (await file.next()) ?? []
  if (section !== headSection || !payload) throw new SnapshotDamaged('the snapshot has no head')
  const head = valueIn(payload) as PersonsHead
  return head.kind === 'persons' && head.version === personsVersion ? head : undefined
}

const bytesIn = async (file: FramesRead, section: string, into: Uint8Array): Promise<void> => {
  for (let filled = 0; filled < into.length; ) {
    const [found, payload] = (await file.next()) ?? []
    const wanted = Math.min(mostInFrame, into.length - filled)
    if (found !== section || payload?.length !== wanted) throw new SnapshotDamaged(`${section} is not what comes here`)
    into.set(payload, filled)
    filled += payload.length
  }
}

const classesIn = async (file: FramesRead, { classBytes }: PersonsHead, key: Uint8Array): Promise<unknown> => {
  file.unsealWith(createUnsealing(key))
  const bytes = new Uint8Array(classBytes)
  await bytesIn(file, classesSection, bytes)
  return valueIn(bytes)
}

export type PersonsFound = {
  readonly head: PersonsHead
  /** Tuples of its classes, that of class 1 first; read when they are asked for. */
  readonly classes: (key: Uint8Array) => Promise<readonly ClassTuple[]>
  readonly close: () => Promise<void>
}

/** Opens the snapshot of a folder; undefined when there is none, or one laid out otherwise. Throws SnapshotDamaged. */
export const findPersons = async (folder: string): Promise<PersonsFound | undefined> => {
  const file = await openFrames(folder, personsFile)
  if (!file) return undefined
  try {
    const head = await readHead(file)
    if (head)
      return { head, classes: async (key) => (await classesIn(file, head, key)) as ClassTuple[], close: file.close }
    await file.close()
    return undefined
  } catch (error) {
    await file.close()
    throw error
  }
}

/** Room behind what is read, as a share of it: what grows need not be copied for the first who comes. */
const roomBehind = 0.5
const leastRoom = 4_096

/**
 * Reads a snapshot that was found to fit into memory of its own. Throws SnapshotDamaged when any of it is not as it was written, and
 * when there is another one by now: then nothing of it is to be believed.
 */
export const readPersons = async ({
  folder,
  salt,
  key,
  classIds,
}: PersonsRestored): Promise<KeptNames & Pick<PersonsHead, 'cleanSince'>> => {
  const file = await openFrames(folder, personsFile)
  if (!file) throw new SnapshotDamaged('the snapshot is gone')
  try {
    const head = await readHead(file)
    if (head?.salt !== salt) throw new SnapshotDamaged('this is another snapshot')
    await classesIn(file, head, key)
    const memory: FrozenMemory[] = []
    for (const { path, bytes, grows } of head.memory) {
      const room = grows ? Math.ceil((bytes * (1 + roomBehind) + leastRoom) / 8) * 8 : bytes
      const buffer = new SharedArrayBuffer(room)
      await bytesIn(file, memorySection, new Uint8Array(buffer, 0, bytes))
      memory.push({ path, bytes, grows, buffer })
    }
    if (await file.next()) throw new SnapshotDamaged('there is more than was written')
    const { numbers, cleanSince } = head
    return { memory, numbers, cleanSince, classOf: (classId) => classIds[classId - 1] }
  } finally {
    await file.close()
  }
}
