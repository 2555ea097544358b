// Reads the store for the indexes: the whole of it when they are built, what has changed when they are kept.
import type { ExactIndex } from '../index/exact-index.ts'
import type { RangeIndex } from '../index/range-index.ts'
import { lostConnection } from '../kernel/database.ts'
import { changedFacts, type PlacedFact } from '../kernel/ledger-changes.ts'
import type { Hub } from '../kernel/slice.ts'
import { databaseNamed } from '../record/databases/all.ts'
import { keyRange } from '../record/databases/key-range.ts'
import { beforeAll, keepEntered, readEntered } from '../record/record.entered.store.ts'
import { type DatabaseName, databaseNames } from '../record/record.schema.ts'
import { type IndexedRecord, personDatabases, readForIndex, scanForIndex } from '../record/record.store.ts'
import type { PersonChange } from './search.message.ts'
import type { Rights } from './search.rights.ts'

/** The worker prepares persons meanwhile: the keys let their portions pass. */
const keysAtOnce = 2_000
/** Facts caught up with at once: one of a feed names a thousand records. */
const factsAtOnce = 100
/** Small enough that reading and handing on hold the main thread for 2 to 3 ms. */
const personsAtOnce = 200
/** Changes read at once: many on a quiet hub, few where others wait for their turn of the main thread meanwhile. */
const [fewestChanges, mostChanges] = [40, 200]
/** A turn of the main thread that takes longer has served others in between, in milliseconds. */
const othersTurn = 1
/** Of fewer changes each is looked up by itself. */
const worthABatch = 32
/** Records brought in ahead of their facts that may wait; what comes beyond them is brought in by its fact. */
const mostEarly = 200
const lagAllowed = 1000

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Puts the keys of a record as it stands now into the index, and takes out those it has lost. */
const putKeys = (index: ExactIndex, row: IndexedRecord, classOf: Rights['classOf']): void => {
  if (row.life === 'withdrawn') {
    for (const key of [...row.keys, ...row.earlierKeys]) index.remove(key, row.number)
    return
  }
  const classId = classOf(row)
  for (const key of row.keys) index.add(key, row.number, classId)
  for (const key of row.earlierKeys) if (!row.keys.includes(key)) index.remove(key, row.number)
}

/** Puts the range of a record as it stands now into its index; one that is withdrawn, or of one thing, has none there. */
const putRange = (ranges: RangeIndex, row: IndexedRecord, classOf: Rights['classOf']): void => {
  const range = row.life === 'withdrawn' ? undefined : keyRange(row)
  if (range) ranges.put(row.number, range.first, range.last, classOf(row))
  else ranges.remove(row.number)
}

/** Whether a record is kept from nobody who may ask its database: what is rare in names is counted over these alone. */
const isOpenToAll = (row: IndexedRecord): boolean =>
  row.restrictedFrom.length === 0 && row.confidentialityLevel <= 1 && row.alert === 'open' && row.life !== 'withdrawn'

/** The person in a record as it stands now; one that is withdrawn, or in which there is none, is taken out of the index. */
const personIn = (row: IndexedRecord, classOf: Rights['classOf']): PersonChange => ({
  number: row.number,
  classId: classOf(row),
  group: databaseNames.indexOf(row.database),
  isOpen: isOpenToAll(row),
  form: row.life === 'withdrawn' || !row.fields ? undefined : databaseNamed(row.database).personOf(row.fields),
})

/** The database whose records a fact changed, where it says so: a feed goes into one. */
const databaseOf = ({ operation, detail }: PlacedFact): DatabaseName | undefined =>
  operation === 'feed.batch' ? databaseNames.find((name) => name === detail.database) : undefined

/** Ids of the records that facts changed, by their database where the facts say it. */
const changedRecords = (facts: readonly PlacedFact[]): ReadonlyMap<DatabaseName | undefined, string[]> => {
  const ids = new Map<DatabaseName | undefined, Set<string>>()
  for (const fact of facts)
    for (const { kind, id } of fact.changed) {
      if (kind !== 'record') continue
      const database = databaseOf(fact)
      ids.set(database, (ids.get(database) ?? new Set()).add(id))
    }
  return new Map([...ids].map(([database, of]) => [database, [...of]]))
}

export type Loading = {
  /** Every key and every range of the store into their indexes. */
  readonly loadKeys: () => Promise<void>
  /** Brings the keys and ranges in that changed after a place of the ledger, in place of loading all. */
  readonly catchUp: (after: number) => Promise<void>
  /** Every person of the store to `put`, while changes go on: none of them is overtaken by what was read before it. */
  readonly loadPersons: (put: (changes: readonly PersonChange[]) => Promise<void>) => Promise<void>
  /** Brings the persons in that changed after a place of the ledger, withdrawals and narrowed rights among them, in place of loading all. */
  readonly catchUpPersons: (after: number, put: (changes: readonly PersonChange[]) => Promise<void>) => Promise<void>
  /** Brings the changes of these facts into both indexes. A lost server is no failure: they are owed and tried again. */
  readonly follow: (facts: readonly PlacedFact[]) => Promise<void>
  /**
   * Brings records in that this hub has just committed, before their fact has its place and is handed out: whoever asks next finds them.
   * The fact brings them in again, so nothing is lost where this fails; of what changes many at once the fact alone is waited for.
   */
  readonly hurry: (ids: readonly string[]) => Promise<void>
  /** Tries again what is owed. */
  readonly retry: () => Promise<void>
  /** Whether a change could not be read though its fact was handed out. */
  readonly owes: () => boolean
  /** Whether no change has been owed for longer than a second. */
  readonly isUpToDate: () => boolean
}

type LoadingOptions = {
  readonly hub: Pick<Hub, 'database' | 'clock'>
  readonly index: ExactIndex
  readonly ranges: RangeIndex
  readonly classOf: Rights['classOf']
  readonly putPersons: (changes: readonly PersonChange[]) => Promise<void>
}

/** Reading and putting of persons take turns: what is read later is put later, so an older state never covers a newer one. */
const createTurns = () => {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work)
    last = done.catch(() => undefined)
    return done
  }
}

export const createLoading = ({ hub, index, ranges, classOf, putPersons }: LoadingOptions): Loading => {
  const inTurn = createTurns()
  const put = (row: IndexedRecord): void => {
    putKeys(index, row, classOf)
    putRange(ranges, row, classOf)
  }

  const loadKeys = async (): Promise<void> => {
    for (let after = 0, many = keysAtOnce; many === keysAtOnce; ) {
      const rows = await scanForIndex(hub.database, after, keysAtOnce)
      for (const row of rows) put(row)
      many = rows.length
      after = rows.at(-1)?.number ?? after
      await nextTurn()
    }
  }

  /** Ids of the records that changed after a place of the ledger, so many at once. */
  async function* changedAfter(after: number, atOnce: number) {
    for (let place: number | undefined = after; place !== undefined; ) {
      const facts: readonly PlacedFact[] = await changedFacts(hub.database.client, place, factsAtOnce)
      for (const [database, ids] of changedRecords(facts))
        for (let from = 0; from < ids.length; from += atOnce) yield { database, ids: ids.slice(from, from + atOnce) }
      place = facts.at(-1)?.place
    }
  }

  const catchUp = async (after: number): Promise<void> => {
    for await (const { database, ids } of changedAfter(after, keysAtOnce)) {
      for (const row of await readForIndex(hub.database, ids, database)) put(row)
      await nextTurn()
    }
  }

  const catchUpPersons: Loading['catchUpPersons'] = async (after, put) => {
    for await (const { database, ids } of changedAfter(after, personsAtOnce)) {
      if (database && !personDatabases.includes(database)) continue
      const { made } = await inTurn(async () => {
        const rows = await readForIndex(hub.database, ids, database)
        const persons = rows.filter((row) => personDatabases.includes(row.database))
        return { made: put(persons.map((row) => personIn(row, classOf))) }
      })
      await made
    }
  }

  const loadPersons: Loading['loadPersons'] = async (put) => {
    for (let after = 0, many = personsAtOnce; many === personsAtOnce; ) {
      const room = await inTurn(async () => {
        const rows = await scanForIndex(hub.database, after, personsAtOnce, 'persons')
        many = rows.length
        after = rows.at(-1)?.number ?? after
        // Wrapped, so that waiting for the worker holds up nobody else's turn.
        return { made: put(rows.map((row) => personIn(row, classOf))) }
      })
      await room.made
    }
  }

  // A change that could not be read is tried again with the next facts: the indexes never forget that they owe one.
  const owed = new Map<string, DatabaseName | undefined>()
  let isPaying = false
  let faultSince = 0
  let atOnce: number = mostChanges
  /** Lets others have their turn, and finds out whether there are any. */
  const giveWay = async (): Promise<void> => {
    const began = performance.now()
    await nextTurn()
    const isBusy = performance.now() - began > othersTurn
    atOnce = isBusy ? Math.max(fewestChanges, atOnce >> 1) : Math.min(mostChanges, atOnce + fewestChanges)
  }
  /** Puts rows as they stand into the indexes. Resolves with the work of the worker, wrapped: nobody's turn waits for it. */
  const putAll = (rows: readonly IndexedRecord[]): { made: Promise<void> } => {
    for (const row of rows) put(row)
    // A record in which there never was a person has none to take out.
    const persons = rows.flatMap((row) => {
      if (row.fields === null) return []
      const change = personIn(row, classOf)
      return change.form || row.version > 1 || row.life === 'withdrawn' ? [change] : []
    })
    return { made: putPersons(persons) }
  }
  const pay = async (ids: readonly string[], database: DatabaseName | undefined): Promise<void> => {
    const { made } = await inTurn(async () => putAll(await readForIndex(hub.database, ids, database)))
    for (const id of ids) owed.delete(id)
    await made
    await giveWay()
  }
  /** What a batch entered, by owner and instant; what is owed of it beyond that is paid by id. */
  const payEntered = async (fact: PlacedFact, database: DatabaseName): Promise<void> => {
    for (let after: string | undefined = beforeAll; after !== undefined; ) {
      const from: string = after
      const limit = atOnce
      const { rows, made } = await inTurn(async () => {
        const rows = await readEntered(hub.database, fact, database, from, limit)
        return { rows, ...putAll(rows) }
      })
      keepEntered(fact, rows)
      for (const { id } of rows) owed.delete(id)
      after = rows.length < limit ? undefined : rows.at(-1)?.id
      await made
      await giveWay()
    }
  }
  const payAll = async (facts: readonly PlacedFact[]): Promise<void> => {
    isPaying = true
    try {
      for (const fact of facts) {
        const database = databaseOf(fact)
        if (database && fact.changed.length >= worthABatch) await payEntered(fact, database)
      }
      await payEach()
      faultSince = 0
    } finally {
      isPaying = false
    }
  }
  const payEach = async (): Promise<void> => {
    const wanted = new Map<DatabaseName | undefined, string[]>()
    for (const [id, database] of owed)
      wanted
        .set(database, wanted.get(database) ?? [])
        .get(database)
        ?.push(id)
    for (const [database, ids] of wanted)
      for (let from = 0; from < ids.length; ) {
        const some = ids.slice(from, from + atOnce)
        from += some.length
        await pay(some, database)
      }
  }
  let early = new Set<string>()
  let hurrying: Promise<void> | undefined
  const hurryAll = async (): Promise<void> => {
    while (early.size > 0) {
      const ids = [...early]
      early = new Set()
      const { made } = await inTurn(async () => putAll(await readForIndex(hub.database, ids)))
      await made
    }
  }
  const notePending = (error: unknown): void => {
    faultSince ||= hub.clock.milliseconds()
    if (!lostConnection(error)) throw error
  }

  return {
    loadKeys,
    catchUp,
    loadPersons,
    catchUpPersons,
    owes: () => faultSince !== 0,
    follow: async (facts) => {
      for (const fact of facts)
        for (const one of fact.changed) if (one.kind === 'record') owed.set(one.id, databaseOf(fact))
      await payAll(facts).catch(notePending)
    },
    hurry: (ids) => {
      if (ids.length < worthABatch && early.size < mostEarly) for (const id of ids) early.add(id)
      if (early.size > 0)
        hurrying ??= hurryAll()
          .catch(() => early.clear())
          .finally(() => {
            hurrying = undefined
          })
      return hurrying ?? Promise.resolve()
    },
    retry: async () => {
      if (owed.size > 0 && !isPaying) await payAll([]).catch(() => undefined)
    },
    isUpToDate: () => faultSince === 0 || hub.clock.milliseconds() - faultSince < lagAllowed,
  }
}
