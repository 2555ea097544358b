// Keeps the snapshot of the index of persons: judges the one on disk when a hub starts, and writes another when enough has changed.
import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { SnapshotDamaged } from '../index/snapshot.ts'
import type { Database } from '../kernel/database.ts'
import type { Secret } from '../kernel/secret.ts'
import { databaseNames, ruleColumns } from '../record/record.schema.ts'
import { readFactAt } from './search.anchor.store.ts'
import type { SnapshotFate } from './search.indexes.ts'
import { findPersons, type PersonsRestored, personsFile } from './search.persons.snapshot.ts'
import { type Persons, type PersonsLoading, SnapshotUnwritten } from './search.persons.ts'
import type { Rights } from './search.rights.ts'

/** What became of the snapshot when the index was loaded last; all but `restored` mean that it was read from the store. */
export type PersonsFate = SnapshotFate | 'of another build'

/** Told to the operator: why a snapshot was not taken up or not written, in `code`, which quotes no data. The hub goes on without it. */
export class PersonsSnapshotFault extends Error {
  override readonly name = 'PersonsSnapshotFault'
  readonly code: string
  constructor(code: string) {
    super(code)
    this.code = code
  }
}

/** Below so many persons reading the store takes no longer than this is worth. */
const fewPersons = 20_000
/** A hub that was killed has about so many changes to catch up with, and an hour of its ledger. */
const manyChanges = 10_000
const keptMilliseconds = 60 * 60_000
/** Of fewer changes a hub that stops leaves the catching up to the next start: it takes a second or two, as writing does. */
const manyAtEnd = 2_000

/** Kinds of keyed hashes: the key of a file is made of the hub's own and of the salt in its head. */
const sealingKind = 'search.persons-snapshot'

export type PersonsKeeper = {
  /**
   * Fills a writer: from the snapshot where it is whole, of this build and of this very ledger, and by `catchUp` what changed since;
   * else by `loadAll`. Whatever is wrong with the snapshot costs time and nothing else.
   */
  readonly load: (into: PersonsLoading) => Promise<void>
  /** So many changes were told to the index. */
  readonly count: (changes: number) => void
  /** Writes a snapshot if it is worth it by now; `isEnding`: before the hub stops. */
  readonly keep: (isEnding?: boolean) => Promise<void>
  readonly fate: () => PersonsFate
}

export type PersonsKeeperOptions = {
  readonly database: Database
  readonly dataFolder: string
  readonly secret: Pick<Secret, 'keyedHash'>
  readonly rights: Pick<Rights, 'classes' | 'keepClasses'>
  readonly build: string
  readonly persons: () => Pick<Persons, 'keep' | 'state'>
  readonly catchUp: (after: number, put: PersonsLoading['put']) => Promise<void>
  readonly loadAll: (put: PersonsLoading['put']) => Promise<void>
  /** Place of the last fact whose changes the index was told of; undefined while some are owed. */
  readonly place: () => number | undefined
  readonly milliseconds: () => number
  readonly report: (error: unknown) => void
  /** Persons from which a snapshot is worth its file; 20,000 but in tests. */
  readonly least?: number
}

/** Words of our own, or the name and code of what the system says: its messages may quote data. */
const wordsOf = (error: unknown): string => {
  if (error instanceof SnapshotDamaged || error instanceof SnapshotUnwritten) return error.message
  const { name = 'Error', code = '' } = error as { readonly name?: string; readonly code?: string }
  return `${name} ${code}`.trim()
}

type Fitting = { readonly place: number; readonly from: PersonsRestored }

export const createPersonsKeeper = (options: PersonsKeeperOptions): PersonsKeeper => {
  const {
    database,
    dataFolder,
    secret,
    rights,
    build,
    persons,
    place,
    milliseconds,
    report,
    least = fewPersons,
  } = options
  const folder = join(dataFolder, 'index')
  const keyOf = (salt: string): Buffer => secret.keyedHash(sealingKind, salt)
  let fate: PersonsFate = 'none'
  /** A writer died over it: it is not tried twice. */
  let isDistrusted = false
  /** Place of the snapshot on disk, when it was written, and what was told since. */
  let kept: number | undefined
  let keptAt = 0
  let changes = 0
  let writing: Promise<void> | undefined

  const refuse = (as: PersonsFate, why: string): undefined => {
    fate = as
    report(new PersonsSnapshotFault(`the snapshot of persons is ${as} (${why}): the index is read from the store`))
    return undefined
  }

  /** The snapshot on disk, if it may be believed as far as its head and its classes tell. */
  const findFitting = async (): Promise<Fitting | undefined> => {
    if (isDistrusted) return refuse('damaged', 'a writer died over it')
    const found = await findPersons(folder)
    if (!found) {
      fate = 'none'
      return undefined
    }
    try {
      const { head } = found
      if (head.build !== build) return refuse('of another build', 'names are read otherwise')
      if (head.columns.join() !== ruleColumns.join() || head.groups.join() !== databaseNames.join())
        return refuse('of another build', 'rights are laid out otherwise')
      if ((await readFactAt(database, head.place)) !== head.fact)
        return refuse('of another store', 'its place in the ledger holds another fact')
      const key = keyOf(head.salt)
      const classIds = rights.keepClasses(await found.classes(key))
      return { place: head.place, from: { folder, salt: head.salt, key, classIds } }
    } finally {
      await found.close()
    }
  }

  const load = async ({ put, restore }: PersonsLoading): Promise<void> => {
    // Begun by a hub that was killed: nobody will finish it.
    await rm(join(folder, `${personsFile}.part`), { force: true }).catch(() => undefined)
    const fitting = await findFitting().catch((error: unknown) => refuse('damaged', wordsOf(error)))
    if (fitting) {
      isDistrusted = true
      const fault = await restore(fitting.from)
      isDistrusted = false
      if (fault === undefined) {
        await options.catchUp(fitting.place, put)
        fate = 'restored'
        kept = fitting.place
        keptAt = milliseconds()
        return
      }
      refuse('damaged', fault)
    }
    kept = undefined
    await options.loadAll(put)
  }

  const isWorth = (isEnding: boolean): boolean =>
    kept === undefined ||
    changes >= (isEnding ? manyAtEnd : manyChanges) ||
    (!isEnding && milliseconds() - keptAt >= keptMilliseconds)

  const write = async (isEnding: boolean): Promise<void> => {
    const at = place()
    const { workers, entries } = persons().state()
    if (at === undefined || at === kept || workers === 0) return
    // Names are not left lying about that nobody will read again.
    if (entries < least) return await rm(join(folder, personsFile), { force: true })
    if (!isWorth(isEnding)) return
    const fact = await readFactAt(database, at)
    if (fact === undefined) return
    const salt = randomBytes(16).toString('hex')
    const origin = { place: at, fact, build, columns: ruleColumns, groups: databaseNames }
    const told = changes
    const bytes = await persons().keep({ folder, salt, key: keyOf(salt), origin, classes: rights.classes() })
    if (bytes === undefined) return
    kept = at
    keptAt = milliseconds()
    changes -= told
  }

  const keep = (isEnding = false): Promise<void> => {
    writing ??= write(isEnding)
      .catch((error: unknown) => {
        report(new PersonsSnapshotFault(`the snapshot of persons could not be written (${wordsOf(error)})`))
      })
      .finally(() => {
        writing = undefined
      })
    return writing
  }

  return {
    load,
    count: (more) => {
      changes += more
    },
    keep: async (isEnding = false) => {
      // What is under way is waited for: a hub that stops writes what came since only where it is worth it.
      if (isEnding) await writing
      await keep(isEnding)
    },
    fate: () => fate,
  }
}
