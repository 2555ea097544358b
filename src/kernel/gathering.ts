// Small changes that many ask for at once share a transaction: each keeps its own facts, and no change suffers from another.
import { type Connection, type Database, lostConnection } from './database.ts'
import { type Fact, lastOfChange } from './ledger.ts'
import { inTurn, transactionEnding } from './transaction.ts'

/** What a change did in its transaction: its answer, and the facts that are kept with it or not at all. */
export type Kept<T> = { readonly answer: T; readonly facts: readonly Fact[] }

type Work<T> = (connection: Connection) => Promise<Kept<T>>

/** A change in a transaction of its own, its facts sent with the commit. Throws as `transactionEnding`. */
export const keepAlone = <T>(database: Database, work: Work<T>): Promise<Kept<T>> =>
  transactionEnding(database, async (connection) => {
    const answer = await work(connection)
    return { answer, last: await lastOfChange(connection.client, answer.facts) }
  })

/** One of several changes in a transaction: knows whether it has asked the store anything, or been served by what others asked. */
type Lane = { readonly client: Connection['client']; hasAsked: boolean }

const lanes = new WeakMap<object, Lane>()

/** The connection of a transaction as one of several changes in it is given it. */
const laneOf = (shared: Connection): { readonly lane: Lane; readonly connection: Connection } => {
  const lane: Lane = { client: shared.client, hasAsked: false }
  const query: unknown = (asked: unknown, values?: unknown): unknown => {
    lane.hasAsked = true
    return (shared.client.query as (asked: unknown, values?: unknown) => unknown)(asked, values)
  }
  const client = { query: query as Connection['client']['query'] }
  lanes.set(client, lane)
  const connection: Connection = {
    client,
    get sql() {
      lane.hasAsked = true
      return shared.sql
    },
  }
  return { lane, connection }
}

/**
 * The client of the whole transaction, for one statement that serves several changes in it: the same for all of them. The change of
 * `client` counts as served by it, so that a failure of this change undoes what the statement did.
 */
export const sharedClient = (client: Connection['client']): Connection['client'] => {
  const lane = lanes.get(client)
  if (!lane) return client
  lane.hasAsked = true
  return lane.client
}

type Waiting = {
  readonly work: Work<unknown>
  readonly done: (kept: Kept<unknown>) => void
  readonly failed: (error: unknown) => void
}
type Outcome = { readonly one: Waiting } & ({ readonly kept: Kept<unknown> } | { readonly error: unknown })

/** Runs one change among others. Throws what undoes them all: a failure that came after the store was asked. */
const runAmong = async (shared: Connection, one: Waiting): Promise<Outcome> => {
  const { lane, connection } = laneOf(shared)
  try {
    return { one, kept: await one.work(connection) }
  } catch (error) {
    if (lane.hasAsked) throw error
    return { one, error }
  }
}

const tell = (outcome: Outcome): void => {
  if ('kept' in outcome) outcome.one.done(outcome.kept)
  else outcome.one.failed(outcome.error)
}

const runAlone = async (database: Database, one: Waiting): Promise<void> =>
  keepAlone(database, one.work).then(one.done, one.failed)

const keepGroup = async (database: Database, group: readonly Waiting[]): Promise<void> => {
  const [first] = group
  if (first && group.length === 1) return runAlone(database, first)
  try {
    const outcomes = await transactionEnding(database, async (connection) => {
      const shared = inTurn(connection)
      // All are awaited, also where one has failed: none may ask on a connection that is somebody else's already.
      const settled = await Promise.allSettled(group.map((one) => runAmong(shared, one)))
      const answer = settled.map((one) => {
        if (one.status === 'rejected') throw one.reason
        return one.value
      })
      const facts = answer.flatMap((one) => ('kept' in one ? one.kept.facts : []))
      return facts.length === 0 ? { answer } : { answer, last: await lastOfChange(shared.client, facts) }
    })
    for (const outcome of outcomes) tell(outcome)
  } catch (error) {
    // Whether a lost server has kept them is not known; after any other failure it has not, and each is kept or refused by itself.
    if (lostConnection(error)) for (const one of group) one.failed(error)
    else await Promise.all(group.map((one) => runAlone(database, one)))
  }
}

/** Those who wait for the next transaction, and how many are under way. */
type Gathering = { waiting: Waiting[]; underWay: number; isPlanned: boolean }

const gatherings = new WeakMap<Database, Gathering>()

/** While so many transactions of several are under way the next one gathers: the busier the hub, the more share one. */
const mostUnderWay = 2
/** Changes of one transaction: what one of them breaks is not much to do again. */
const mostTogether = 64

/**
 * A change that shares its transaction with what else is asked for at this moment, and is kept or refused as if it had one of its
 * own: when one of several fails after it has asked the store anything, nothing of them is kept and each is run again by itself. So
 * `work` must touch nothing but the database, wait for nobody's lock, and be small. Throws as `keepAlone`.
 */
export const keepTogether = <T>(database: Database, work: Work<T>): Promise<Kept<T>> =>
  new Promise((done, failed) => {
    const gathering = gatherings.get(database) ?? { waiting: [], underWay: 0, isPlanned: false }
    gatherings.set(database, gathering)
    const keepNext = async (): Promise<void> => {
      gathering.isPlanned = false
      gathering.underWay += 1
      await keepGroup(database, gathering.waiting.splice(0, mostTogether))
      gathering.underWay -= 1
      plan()
    }
    const plan = (): void => {
      if (gathering.isPlanned || gathering.waiting.length === 0 || gathering.underWay >= mostUnderWay) return
      gathering.isPlanned = true
      setImmediate(() => void keepNext())
    }
    gathering.waiting.push({ work, done: done as Waiting['done'], failed })
    plan()
  })
