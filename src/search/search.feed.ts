// The search indexes of this hub: loaded from the store, kept by the feed, asked through their workers, silent when they lag.
import type { Actor } from '../kernel/actor.ts'
import { secretPart } from '../kernel/secret.ts'
import { type Hub, part, type Slice } from '../kernel/slice.ts'
import { transaction } from '../kernel/transaction.ts'
import type { PersonForm } from '../matching/person-form.ts'
import { type DatabaseName, databaseNames } from '../record/record.schema.ts'
import { personDatabases } from '../record/record.store.ts'
import { buildFingerprint } from './search.build.ts'
import { type Crowd, createCrowd } from './search.crowd.ts'
import { createKeeper, openIndexes } from './search.indexes.ts'
import { asProposal, createKeys, type Proposal } from './search.keys.ts'
import { createLoading } from './search.loading.ts'
import type { PersonChange } from './search.message.ts'
import { createPersonsKeeper } from './search.persons.keeper.ts'
import { startPersons } from './search.persons.ts'
import { startSearchPool } from './search.pool.ts'

export type { Proposal } from './search.keys.ts'

/** A person looked for, in the databases that the actor may ask for the purpose. */
export type PersonQuestion = {
  readonly form: PersonForm
  readonly databases: readonly DatabaseName[]
  /** Whether the nearest below the line are named too, where places are left and nobody above it is as good as sure. */
  readonly nearest?: boolean
}

export type PersonsFound = {
  /**
   * Best first; above the line of `matching`, unless the nearest below it were asked for: these have scores below `possibleFrom`, and
   * no discreet alert is among them. What is hidden from the actor is in no way part of it.
   */
  readonly proposals: readonly (Omit<Proposal, 'key'> & { readonly score: number })[]
  /** There were more above the line than are named. Discreet alerts do not count: what a post is shown must not tell of them. */
  readonly more: boolean
  /** Rarity in bits of the parts of the names asked for, by comparison form: what the store's side compares with again. */
  readonly rarity: Readonly<Record<string, number>>
}

export type Search = {
  /** For each list of keys the records that may carry one of them, or hold it in their range, as far as the actor may know. Rejects when silent. */
  readonly find: (actor: Actor, questions: readonly (readonly string[])[]) => Promise<(readonly Proposal[])[]>
  /** For each question the persons that may be meant. Rejects when silent. */
  readonly findPersons: (actor: Actor, questions: readonly PersonQuestion[]) => Promise<PersonsFound[]>
  /** Those who wait for an answer about persons. */
  readonly crowd: Crowd
  /** Whether answers are up to date within a second; if not, databases are reported silent, never empty. */
  readonly isCurrent: () => boolean
}
export const searchPart = part<Search>('search')

const lagAllowed = 1000
/** At a millisecond or two for a name nobody waits much longer than a second. */
const crowding = { most: 500, few: 64, patience: 1_000 }
/** Persons named for one question at most; a desk that meets more of them asks more precisely. */
const mostPersons = 50

const bitsOf = (databases: readonly DatabaseName[]): number =>
  databases.reduce((bits, name) => bits | (1 << databaseNames.indexOf(name)), 0)

/**
 * So many persons are waited for. More are brought in while documents are checked already; until all are there their databases
 * are silent, never empty.
 */
const fewPersons = 5_000
const patienceMilliseconds = 1_000
const patience = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, patienceMilliseconds).unref())

/** A hub that was killed has so much of its ledger to catch up with at most, and what came while it was away. */
const keepMilliseconds = 10 * 60_000

/** Starts indexes, workers and feed; resolves when every key is loaded, and every person unless they are many. */
const startSearch = async (hub: Hub): Promise<() => Promise<void>> => {
  // Each record is looked at once: of a hundred million that takes longer than any request may.
  const { rows } = await transaction(hub.database, async ({ client }) => {
    await client.query('set local statement_timeout = 0')
    return client.query<{ keys: number; persons: number }>(
      `select coalesce(sum(cardinality(keys)), 0)::float8 as keys,
         (count(*) filter (where database = any ($1)))::int as persons from record where life <> 'withdrawn'`,
      [personDatabases],
    )
  })
  const indexes = await openIndexes(hub.database, hub.settings.dataFolder, rows[0]?.keys ?? 0)
  const { index, ranges, from } = indexes
  let isLoaded = false
  const { tables, classOf, rightsOf } = indexes.rights
  const putPersons = (changes: readonly PersonChange[]): Promise<void> => {
    personsKeeper.count(changes.length)
    return persons.put(changes)
  }
  const place = (): number | undefined => (isLoaded && !loading.owes() ? hub.place() : undefined)
  const loading = createLoading({ hub, index, ranges, classOf, putPersons })
  const pool = startSearchPool({ workers: hub.settings.workers, index, rights: tables })
  const keys = createKeys({ index, ranges, rights: tables, pool })
  const many = rows[0]?.persons ?? 0
  const personsKeeper = createPersonsKeeper({
    database: hub.database,
    dataFolder: hub.settings.dataFolder,
    secret: hub.part(secretPart),
    rights: indexes.rights,
    build: await buildFingerprint(),
    persons: () => persons,
    catchUp: loading.catchUpPersons,
    loadAll: loading.loadPersons,
    place,
    milliseconds: hub.clock.milliseconds,
    report: hub.report,
  })
  const persons = startPersons({
    rights: tables,
    limit: mostPersons,
    many,
    readers: hub.settings.workers,
    learns: hub.settings.rehearses,
    load: personsKeeper.load,
  })
  const keeper = createKeeper({
    database: hub.database,
    dataFolder: hub.settings.dataFolder,
    indexes,
    place,
  })
  const keeping = setInterval(() => {
    void keeper.keep()
    void personsKeeper.keep()
  }, keepMilliseconds)
  const stop = async (): Promise<void> => {
    clearInterval(merging)
    clearInterval(keeping)
    keys.stop()
    await keeper.stop()
    await Promise.all([keeper.keep(), personsKeeper.keep(true)])
    await Promise.all([pool.stop(), persons.stop()])
  }
  const merging = setInterval(() => {
    void loading.retry()
    if (keeper.isWriting()) return
    const until = performance.now() + 4
    while (performance.now() < until && index.merge(1_000)) {}
  }, 250)
  try {
    await Promise.all([
      from === undefined ? loading.loadKeys() : loading.catchUp(from),
      many <= fewPersons ? persons.begun : Promise.race([persons.begun, patience()]),
    ])
  } catch (error) {
    await stop()
    throw error
  }
  // What took minutes to load is kept at once; what was restored, when enough has changed.
  void persons.begun.then(() => personsKeeper.keep())
  hub.onFacts(loading.follow)
  hub.onCommitted((_operation, changed) => {
    const ids = changed.flatMap(({ kind, id }) => (kind === 'record' ? [id] : []))
    if (ids.length > 0) void loading.hurry(ids)
  })
  isLoaded = true

  const isCurrent = (): boolean => hub.lag() < lagAllowed && loading.isUpToDate()

  hub.provide(searchPart, {
    isCurrent,
    crowd: createCrowd(crowding),
    find: async (actor, questions) => keys.find(questions, rightsOf(actor)),
    findPersons: async (actor, questions) => {
      const rights = rightsOf(actor)
      const asked = questions.map(({ form, databases, nearest = false }) => ({
        form,
        rights,
        groups: bitsOf(databases),
        nearest,
      }))
      const answers = await persons.find(asked)
      return answers.map(({ number, score, access, more, rarity }) => ({
        proposals: number.map((record, at) => ({ ...asProposal(record, access[at]), score: score[at] ?? 0 })),
        more,
        rarity,
      }))
    },
  })
  hub.reportHealth('index', () => {
    const ok = isCurrent()
    return {
      ok,
      says: ok ? 'up to date' : 'behind',
      place: hub.place(),
      snapshot: indexes.fate,
      ...pool.state(),
      ranges: ranges.state().ranges,
    }
  })
  hub.reportHealth('persons', () => {
    const state = persons.state()
    const ok = isCurrent() && state.workers > 0
    return {
      ok,
      says: state.workers === 0 ? 'being loaded' : ok ? 'up to date' : 'behind',
      snapshot: personsKeeper.fate(),
      ...state,
    }
  })
  return stop
}

export const searchSlice: Slice = { name: 'search', handlers: [], start: startSearch }
