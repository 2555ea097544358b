/** The one door to PostgreSQL: a pool, typed queries, values in the forms the platform uses, and whether the server is there. */
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { StartRefusal } from './failure.ts'

/**
 * The tables, by name. Each slice adds its own in its store:
 * `declare module '../kernel/database.ts' { interface Tables { notice: NoticeTable } }`.
 */
// biome-ignore lint/suspicious/noEmptyInterface: declaration merging needs an interface, and the kernel names no slice
export interface Tables {}

/** What a query needs: the pool outside a transaction, one client inside it. */
export type Connection = {
  readonly sql: Kysely<Tables>
  readonly client: Pick<pg.ClientBase, 'query'>
}

/** A database that is open. */
export type Database = Connection & {
  readonly pool: pg.Pool
  /** Closes every connection once its query is through. May be called twice. */
  readonly stop: () => Promise<void>
}

/** Where a server is; `host` is the folder of its socket for the embedded store. */
export type DatabaseAddress = {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly database: string
}

const instantForm = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00$/

/** `2026-11-21 20:05:00.5+00`, as the server writes it in UTC, to `2026-11-21T20:05:00.500Z`; microseconds are cut. */
const readInstant = (text: string): string => {
  const parts = instantForm.exec(text)
  if (!parts)
    throw new RangeError('an instant from the database is infinite, before year 1 or after 9999, or not in UTC')
  return `${parts[1]}T${parts[2]}.${(parts[3] ?? '').padEnd(3, '0').slice(0, 3)}Z`
}

/** Whole numbers of 64 bits; beyond 2^53 a number would be silently another one, so it throws RangeError. */
const readWhole = (text: string): number => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError('a bigint from the database does not fit a number')
  return value
}

const asText = (text: string): string => text

const textArray = 1009 as number as Parameters<typeof pg.types.getTypeParser>[0]

const parseTexts: (text: string) => unknown = pg.types.getTypeParser(textArray)

/** The server writes arrays as `{a,"b c",NULL}`; text arrays are parsed by pg and each element is then read. */
const readArrayOf = (read: (text: string) => unknown) => {
  const readDeep = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(readDeep) : typeof value === 'string' ? read(value) : value
  return (text: string): unknown => readDeep(parseTexts(text))
}

/** Long lists are looked at again by the next row, in each of its columns: those of a message to all are the same in every one. */
const [longText, mostLists] = [128, 8]
const lists = new Map<string, readonly string[]>()

/** Arrays of codes and keys, as most are, need no parser: a tenth of its time. What is quoted, nested or null goes to it. */
const readTexts = (text: string): unknown => {
  if (text === '{}') return []
  const known = text.length < longText ? undefined : lists.get(text)
  if (known) return [...known]
  if (!text.startsWith('{') || text.lastIndexOf('{') > 0 || /["\\]|NULL/i.test(text)) return parseTexts(text)
  const elements = text.slice(1, -1).split(',')
  if (text.length < longText) return elements
  if (lists.size === mostLists) lists.clear()
  lists.set(text, elements)
  return [...elements]
}

/** Object ids of `pg_type`, which never change, to readers. Never a Date: its zone and its rounding are traps. */
const readers: Readonly<Record<number, (text: string) => unknown>> = {
  20: readWhole, // bigint
  1009: readTexts,
  1016: readArrayOf(readWhole),
  1082: asText, // date
  1182: readArrayOf(asText),
  1114: asText, // timestamp
  1115: readArrayOf(asText),
  1184: readInstant, // timestamptz
  1185: readArrayOf(readInstant),
  1700: asText, // numeric
  1231: readArrayOf(asText),
}

/** For `pg`: the readers above where they know a column, its own otherwise. */
export const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && readers[oid]) || pg.types.getTypeParser(oid, format),
} as pg.CustomTypesConfig

/** Columns are snake_case in SQL and camelCase in code; members of jsonb stay as they were written. */
export const plugins = [new CamelCasePlugin({ maintainNestedObjectKeys: true })]

/** Set on each connection as it opens, whatever the server's or the address's own settings are. */
const sessionSettings = `
  SET TimeZone = 'UTC'; SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'iso_8601';
  SET statement_timeout = '30s'; SET idle_in_transaction_session_timeout = '60s';
`

/**
 * Opens a pool; connects on first use, so it never fails by itself. `max` is the number of connections (default 10),
 * `name` is shown in `pg_stat_activity`. A lost server fails the queries under way and nothing else.
 */
export const openDatabase = (
  address: DatabaseAddress | string,
  options: { readonly max?: number; readonly name?: string } = {},
): Database => {
  const pool = new pg.Pool({
    ...(typeof address === 'string' ? { connectionString: address } : address),
    max: options.max ?? 10,
    application_name: options.name ?? 'liaison',
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    types,
    onConnect: (client) => client.query(sessionSettings),
  })
  // Without these two listeners a server that goes away ends the process: the first hears idle clients, the second busy ones.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  let stopped: Promise<void> | undefined
  return {
    pool,
    client: pool,
    sql: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), plugins }),
    stop: () => {
      stopped ??= pool.end()
      return stopped
    },
  }
}

/**
 * Runs a statement that the server parses once per connection and keeps under `name`: for hot reads, 2.6 times as many a
 * second as through the query builder. The same name must always carry the same text. Returns the rows.
 */
export const named = async <Row extends pg.QueryResultRow>(
  client: Connection['client'],
  name: string,
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> => (await client.query<Row>({ name, text, values: [...values] })).rows

/** The SQLSTATE or the system's code of an error; empty when it has none. */
export const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** SQLSTATE classes and codes, system errors and words of `pg` that mean: the server is not there, or cannot take writes now. */
const lostStates = /^(08...|57P0[1-5]|53300|25006)$/
const lostSystemErrors =
  /^(ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/
const lostWords =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|timeout exceeded when trying to connect|Cannot use a pool after calling end)/

/** Whether an error means that the database could not be reached, which callers tell as `unavailable` (503). */
export const lostConnection = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false
  const code = codeOf(error)
  const socketIsGone = code === 'ENOENT' && 'syscall' in error && error.syscall === 'connect'
  return lostStates.test(code) || lostSystemErrors.test(code) || socketIsGone || lostWords.test(error.message)
}

const toleratedMilliseconds = 2_000

/**
 * Compares the clock of this hub (`now`, milliseconds) with that of its database, less the time the question took.
 * Throws StartRefusal when they are more than 2 s apart: deadlines and the ledger would lie.
 */
export const checkClock = async (database: Database, now: () => number): Promise<void> => {
  await database.client.query('SELECT 1')
  const asked = now()
  const { rows } = await database.client.query<{ there: number }>(
    'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS there',
  )
  const answered = now()
  const there = rows[0]?.there ?? Number.NaN
  const apart = Math.max(asked - there, there - answered)
  if (apart <= toleratedMilliseconds) return
  throw new StartRefusal(
    `The clock of this machine is ${(apart / 1000).toFixed(1)} s off the clock of its database; 2 s are tolerated. Set both by the same time source and start again.`,
  )
}
