// The indexes of keys and ranges when a hub starts: as the snapshot has them where it fits store and ledger, empty otherwise; and how they are kept on disk.
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { createExactIndex, type ExactIndex, roomFor } from '../index/exact-index.ts'
import type { KeySeed } from '../index/key-hash.ts'
import { createRangeIndex, type RangeIndex } from '../index/range-index.ts'
import type { Database } from '../kernel/database.ts'
import { ruleColumns } from '../record/record.schema.ts'
import { readFactAt } from './search.anchor.store.ts'
import { createRights, type Rights } from './search.rights.ts'
import { type OpenSnapshot, openSnapshot, writeSnapshot } from './search.snapshot.ts'

/** What became of the snapshot at start; all but `restored` mean that the whole store is read. */
export type SnapshotFate = 'restored' | 'none' | 'damaged' | 'of another store'

export type Indexes = {
  readonly index: ExactIndex
  readonly ranges: RangeIndex
  readonly rights: Rights
  readonly seed: KeySeed
  readonly fate: SnapshotFate
  /** Place in the ledger from which changes are still to be brought in; undefined when everything is. */
  readonly from: number | undefined
}

const folderOf = (dataFolder: string): string => join(dataFolder, 'index')

const emptyIndexes = (seed: KeySeed, entries: number) => ({
  seed,
  index: createExactIndex({ capacity: roomFor(entries), seed }),
  ranges: createRangeIndex(),
  rights: createRights(),
})

const newSeed = (): KeySeed => {
  const bytes = randomBytes(8)
  return [bytes.readInt32LE(0), bytes.readInt32LE(4)]
}

const fill = async (snapshot: OpenSnapshot, keys: number): Promise<Indexes> => {
  const { head, restore } = snapshot
  const indexes = emptyIndexes(head.seed, Math.max(keys, head.entries))
  const { index, ranges, rights } = indexes
  await restore({ index, ranges, keepClasses: rights.keepClasses })
  return { ...indexes, fate: 'restored', from: head.place }
}

/**
 * The indexes of a hub that starts, made for `keys` keys. A snapshot is taken where it is whole, of this version, and of this very
 * ledger: the fact at its place is the one it names. Whatever is wrong with it, the answer is an empty index and never a failure.
 */
export const openIndexes = async (database: Database, dataFolder: string, keys: number): Promise<Indexes> => {
  const empty = (fate: SnapshotFate): Indexes => ({ ...emptyIndexes(newSeed(), keys), fate, from: undefined })
  let snapshot: OpenSnapshot | undefined
  try {
    snapshot = await openSnapshot(folderOf(dataFolder))
    if (!snapshot) return empty('none')
    const { place, fact, columns } = snapshot.head
    const fits = columns.join() === ruleColumns.join() && (await readFactAt(database, place)) === fact
    return fits ? await fill(snapshot, keys) : empty('of another store')
  } catch {
    return empty('damaged')
  } finally {
    await snapshot?.close()
  }
}

/** Below so many keys reading the store takes no longer than reading a file. */
const fewKeys = 50_000

export type Keeper = {
  /** Whether a snapshot is being written: nothing may be merged then. */
  readonly isWriting: () => boolean
  /** Writes a snapshot unless nothing was placed in the ledger since the last one, or changes are owed. */
  readonly keep: () => Promise<void>
  /** Breaks off what is being written. */
  readonly stop: () => Promise<void>
}

type KeeperOptions = {
  readonly database: Database
  readonly dataFolder: string
  readonly indexes: Indexes
  /** Place of the last fact whose changes are in the indexes; undefined while some are owed. */
  readonly place: () => number | undefined
  /** Entries from which a snapshot is worth its file; 50,000 but in tests. */
  readonly least?: number
}

/** Keeps the snapshot of these indexes in the folder of the hub. A disk that refuses it costs the next start its time and nothing else. */
export const createKeeper = (options: KeeperOptions): Keeper => {
  const { database, dataFolder, indexes, place, least = fewKeys } = options
  const { index, ranges, rights, seed } = indexes
  let kept = indexes.from
  let writing: Promise<void> | undefined
  let stopped = false

  const write = async (): Promise<void> => {
    const at = place()
    if (at === undefined || at === kept || index.state().entries < least) return
    const fact = await readFactAt(database, at)
    if (fact === undefined) return
    const head = { place: at, fact, seed, columns: ruleColumns }
    const what = { index, ranges, classes: rights.classes }
    if (await writeSnapshot(folderOf(dataFolder), head, what, () => stopped)) kept = at
  }
  const keep = (): Promise<void> => {
    writing ??= write()
      .catch(() => undefined)
      .finally(() => {
        writing = undefined
      })
    return writing
  }
  return {
    isWriting: () => writing !== undefined,
    keep,
    stop: async () => {
      stopped = true
      await writing
      stopped = false
    },
  }
}
