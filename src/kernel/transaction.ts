/** Transactions: all of the work is kept or nothing, with its beginning and its end in the round trips of its statements. */
import {
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely'
import type pg from 'pg'
import { type Connection, codeOf, type Database, plugins, type Tables, types } from './database.ts'
import { runTogether, type Statement } from './round-trip.ts'

/** Kysely over one client that is in a transaction already. */
class BoundDriver implements Driver {
  readonly #connection: DatabaseConnection

  constructor(client: Connection['client']) {
    this.#connection = {
      executeQuery: async (query) => {
        const { command, rowCount, rows } = await client.query(query.sql, [...query.parameters])
        return command === 'SELECT' ? { rows } : { rows, numAffectedRows: BigInt(rowCount ?? 0) }
      },
      streamQuery: () => {
        throw new Error('rows are not streamed inside a transaction')
      },
    }
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection
  }

  async beginTransaction(): Promise<void> {
    throw new Error('a transaction is open already: pass it on, do not begin another')
  }

  async init(): Promise<void> {}
  async commitTransaction(): Promise<void> {}
  async rollbackTransaction(): Promise<void> {}
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {}
}

const boundDialect = (client: Connection['client']): Dialect => ({
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new BoundDriver(client),
  createIntrospector: (sql) => new PostgresIntrospector(sql),
  createQueryCompiler: () => new PostgresQueryCompiler(),
})

const begin: Statement = { name: 'transaction-begin', text: 'BEGIN ISOLATION LEVEL READ COMMITTED' }
const commit: Statement = { name: 'transaction-commit', text: 'COMMIT' }

/** What is asked, where it can be sent behind another statement: one with a name or with values, in the plain form of an answer. */
const statementOf = (asked: unknown, values: unknown): Statement | undefined => {
  if (typeof asked === 'string') return Array.isArray(values) && values.length > 0 ? { text: asked, values } : undefined
  if (typeof asked !== 'object' || asked === null || 'submit' in asked || 'rowMode' in asked) return undefined
  const { name, text, values: own = values } = asked as { name?: string; text?: string; values?: unknown }
  const given = Array.isArray(own) ? own : []
  if (text === undefined || (name === undefined && given.length === 0)) return undefined
  return { text, values: given, ...(name === undefined ? {} : { name }) }
}

type CopyDriven = { readonly handleError: (error: unknown) => void }
type Asked = (asked: unknown, values?: unknown) => Promise<unknown>

/**
 * The door of a transaction: it begins with the first statement, in the same round trip, and ends with the last. Kept with its client,
 * because making a query builder costs more than calling it.
 */
class Door {
  readonly connection: Connection
  readonly #client: pg.PoolClient
  #state: 'closed' | 'open' | Promise<unknown> = 'closed'

  constructor(client: pg.PoolClient) {
    this.#client = client
    const query: unknown = (asked: unknown, values?: unknown) => this.#ask(asked, values)
    const asking = { query: query as pg.ClientBase['query'] }
    this.connection = { client: asking, sql: new Kysely<Tables>({ dialect: boundDialect(asking), plugins }) }
  }

  #ask(asked: unknown, values: unknown): Promise<unknown> {
    const pass = this.#client.query.bind(this.#client) as unknown as Asked
    if (this.#state === 'open') return pass(asked, values)
    const statement = this.#state === 'closed' ? statementOf(asked, values) : undefined
    if (statement) {
      // Whatever follows stands behind it in the queue of the connection.
      this.#state = 'open'
      return runTogether(this.#client, [begin, statement], types).then(([, result]) => result)
    }
    if (this.#state === 'closed')
      this.#state = this.#client.query(begin.text).then(() => {
        this.#state = 'open'
      })
    return this.#state.then(
      () => pass(asked, values),
      (error: unknown) => {
        // A statement that drives itself hears of it as it would from `pg`.
        if (typeof asked === 'object' && asked && 'handleError' in asked) (asked as CopyDriven).handleError(error)
        throw error
      },
    )
  }

  /** Sends `last` and the commit in one go. Throws where the server kept nothing. */
  async keep(last: Statement | undefined): Promise<void> {
    if (this.#state === 'closed' && !last) return
    if (this.#state instanceof Promise) await this.#state
    const statements = [...(this.#state === 'closed' ? [begin] : []), ...(last ? [last] : []), commit]
    this.#state = 'open'
    const results = await runTogether(this.#client, statements, types)
    // A statement that failed and was caught turns COMMIT into ROLLBACK without an error: the caller must not think it is kept.
    if (results.at(-1)?.command !== 'COMMIT') throw new Error('a statement of the transaction failed, nothing was kept')
    this.#state = 'closed'
  }

  /** Undoes whatever was done. Answers whether the connection is still sound. */
  async undo(): Promise<boolean> {
    if (this.#state === 'closed') return true
    this.#state = 'closed'
    return this.#client.query('ROLLBACK').then(
      () => true,
      () => false,
    )
  }
}

const doors = new WeakMap<pg.PoolClient, Door>()

const doorOf = (client: pg.PoolClient): Door => {
  const known = doors.get(client)
  if (known) return known
  const door = new Door(client)
  doors.set(client, door)
  return door
}

const turns = new WeakMap<Connection, Connection>()

/**
 * The connection of a transaction for several who ask at once: each statement waits until the one before it is answered. One that
 * drives itself is asked by nobody who shares.
 */
export const inTurn = (connection: Connection): Connection => {
  const known = turns.get(connection)
  if (known) return known
  let last: Promise<unknown> = Promise.resolve()
  const query: unknown = (asked: unknown, values?: unknown): Promise<unknown> => {
    const answered = last.then(() => (connection.client.query as Asked)(asked, values))
    last = answered.catch(() => undefined)
    return answered
  }
  const client = { query: query as pg.ClientBase['query'] }
  const made: Connection = { client, sql: new Kysely<Tables>({ dialect: boundDialect(client), plugins }) }
  turns.set(connection, made)
  return made
}

/** Serialisation failure and deadlock: the work is sound, the moment was not. */
const worthAnotherTry = (error: unknown): boolean => ['40001', '40P01'].includes(codeOf(error))

const retries = 3

/** What work in a transaction answers, and the statement it ends with: sent together with the commit, its rows read by nobody. */
export type Ended<T> = { readonly answer: T; readonly last?: Statement }

const attempt = async <T>(database: Database, work: (connection: Connection) => Promise<Ended<T>>): Promise<T> => {
  const client = await database.pool.connect()
  const door = doorOf(client)
  let sound = true
  try {
    const { answer, last } = await work(door.connection)
    await door.keep(last)
    return answer
  } catch (error) {
    sound = await door.undo()
    throw error
  } finally {
    client.release(!sound)
  }
}

/** As `transaction`; what `work` names as its last statement is sent together with the commit, in one round trip. */
export const transactionEnding = async <T>(
  database: Database,
  work: (connection: Connection) => Promise<Ended<T>>,
): Promise<T> => {
  for (let tried = 0; ; tried += 1) {
    try {
      return await attempt(database, work)
    } catch (error) {
      if (tried === retries || !worthAnotherTry(error)) throw error
      await new Promise((resolve) => setTimeout(resolve, 2 ** tried * (5 + Math.random() * 10)))
    }
  }
}

/**
 * Runs `work` in one transaction (read committed) and keeps all of it or nothing. On a serialisation failure or a deadlock
 * the work is run again, at most 3 times, so it must touch nothing but the database. Statements go one after another:
 * a connection has no second lane. Throws what `work` or the commit threw; when `lostConnection` says so of an error of the
 * commit itself, whether it was kept is not known.
 */
export const transaction = <T>(database: Database, work: (connection: Connection) => Promise<T>): Promise<T> =>
  transactionEnding(database, async (connection) => ({ answer: await work(connection) }))
