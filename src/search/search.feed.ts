// The search index of this hub: loaded from the store, kept by the feed, asked through the pool, silent when it lags.
import { randomBytes } from 'node:crypto'
import { type ClassTuple, createClassTable } from '../index/class-table.ts'
import { createExactIndex } from '../index/exact-index.ts'
import { ASK_OWNER, HIDDEN, READABLE } from '../index/exact-reader.ts'
import { type Access, createRightsTables } from '../index/rights-table.ts'
import { toFilter } from '../kernel/access.ts'
import type { Actor } from '../kernel/actor.ts'
import { lostConnection } from '../kernel/database.ts'
import type { PlacedFact } from '../kernel/ledger.ts'
import { type Hub, part, type Slice } from '../kernel/slice.ts'
import { recordPolicy } from '../record/record.policy.ts'
import { ruleColumns } from '../record/record.schema.ts'
import { type IndexedRecord, readForIndex, scanForIndex } from '../record/record.store.ts'
import { startSearchPool } from './search.pool.ts'

/** A record the index proposes for a key; the store disposes. */
export type Proposal = { readonly key: number; readonly number: number; readonly askOwner: boolean }

export type Search = {
  /** For each list of keys the records that may carry one of them, as far as the actor may know. Rejects when silent. */
  readonly find: (actor: Actor, questions: readonly (readonly string[])[]) => Promise<Proposal[][]>
  /** Whether answers are up to date within a second; if not, databases are reported silent, never empty. */
  readonly isCurrent: () => boolean
}
export const searchPart = part<Search>('search')

/** Sets of rights kept ready; the least recently used one gives way. A set costs a few kB of real memory. */
const mostRights = 4096
const scanBatch = 20_000
const lagAllowed = 1000

const tupleOf = (row: IndexedRecord): ClassTuple =>
  ruleColumns.map((column) => {
    const value = row[column]
    return typeof value === 'object' ? [...value].sort() : value
  })

const recordOf = (tuple: ClassTuple): Record<string, unknown> =>
  Object.fromEntries(ruleColumns.map((column, index) => [column, tuple[index]]))

/** What an actor may know of a class: the same two rules as the store's, read as filters. `maybe` is settled there. */
const accessFor = (actor: Actor): ((tuple: ClassTuple) => Access) => {
  const read = toFilter(recordPolicy.read(actor), ruleColumns)
  const ask = toFilter(recordPolicy.askOwner(actor), ruleColumns)
  return (tuple) => {
    const record = recordOf(tuple)
    if (read(record) !== 'no') return READABLE
    return ask(record) === 'no' ? HIDDEN : ASK_OWNER
  }
}

/** Starts index, workers and feed; resolves when the whole store is loaded. */
const startSearch = async (hub: Hub): Promise<() => Promise<void>> => {
  const seedBytes = randomBytes(16)
  const classes = createClassTable()
  const rights = createRightsTables(classes)
  const { rows } = await hub.database.client.query<{ many: number }>('select count(*)::int as many from record')
  const index = createExactIndex({
    capacity: Math.max(50_000, (rows[0]?.many ?? 0) * 2),
    seed: [seedBytes.readInt32LE(0), seedBytes.readInt32LE(4)] as never,
  })
  const pool = await startSearchPool({ workers: hub.settings.workers, index, rights })

  const put = (row: IndexedRecord): void => {
    if (row.life === 'withdrawn') {
      for (const key of [...row.keys, ...row.earlierKeys]) index.remove(key, row.number)
      return
    }
    const classId = classes.intern(tupleOf(row))
    for (const key of row.keys) index.add(key, row.number, classId)
    for (const key of row.earlierKeys) if (!row.keys.includes(key)) index.remove(key, row.number)
  }

  let after = 0
  for (let batch = await scanForIndex(hub.database, after, scanBatch); batch.length > 0; ) {
    for (const row of batch) put(row)
    after = batch.at(-1)?.number ?? after
    batch = batch.length < scanBatch ? [] : await scanForIndex(hub.database, after, scanBatch)
    await new Promise((resolve) => setImmediate(resolve))
  }

  // A change that could not be read is tried again with the next facts: the index never forgets that it owes one.
  const owed = new Set<string>()
  const follow = async (facts: readonly PlacedFact[]): Promise<void> => {
    for (const fact of facts) for (const one of fact.changed) if (one.kind === 'record') owed.add(one.id)
    const wanted = [...owed]
    for (let from = 0; from < wanted.length; from += 1000) {
      const ids = wanted.slice(from, from + 1000)
      for (const row of await readForIndex(hub.database, ids)) put(row)
      for (const id of ids) owed.delete(id)
    }
  }
  let faultSince = 0
  hub.onFacts(async (facts) => {
    try {
      await follow(facts)
      faultSince = 0
    } catch (error) {
      faultSince ||= hub.clock.milliseconds()
      if (!lostConnection(error)) throw error
    }
  })
  const merging = setInterval(() => {
    if (owed.size > 0)
      void follow([])
        .then(() => (faultSince = 0))
        .catch(() => undefined)
    const until = performance.now() + 4
    while (performance.now() < until && index.merge(1_000)) {}
  }, 250)

  const ready = new Map<string, number>()
  const rightsOf = (actor: Actor): number => {
    const known = ready.get(actor.rights)
    if (known !== undefined) {
      ready.delete(actor.rights)
      ready.set(actor.rights, known)
      return known
    }
    const number = rights.open(accessFor(actor))
    ready.set(actor.rights, number)
    const oldest = ready.size > mostRights ? ready.entries().next().value : undefined
    if (oldest) {
      ready.delete(oldest[0])
      rights.close(oldest[1])
    }
    return number
  }

  const isCurrent = (): boolean =>
    hub.lag() < lagAllowed && (faultSince === 0 || hub.clock.milliseconds() - faultSince < lagAllowed)

  hub.provide(searchPart, {
    isCurrent,
    find: async (actor, questions) => {
      const number = rightsOf(actor)
      const answers = await pool.lookup(questions.map((keys) => ({ keys, rights: number })))
      return answers.map((found) =>
        found.number.map((record, at) => ({
          key: found.key[at] ?? 0,
          number: record,
          askOwner: found.access[at] === ASK_OWNER,
        })),
      )
    },
  })
  hub.reportHealth('index', () => {
    const state = index.state()
    return {
      ok: isCurrent(),
      says: isCurrent() ? 'up to date' : 'behind',
      place: hub.place(),
      ...pool.state(),
      entries: state.entries,
      bytes: state.bytes,
    }
  })
  return async () => {
    clearInterval(merging)
    await pool.stop()
  }
}

export const searchSlice: Slice = { name: 'search', handlers: [], start: startSearch }
