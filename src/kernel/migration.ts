/** Brings the tables of a database up to date from numbered files of plain SQL, each applied once and never changed after. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Connection, Database } from './database.ts'
import { StartRefusal } from './failure.ts'
import { packageFolder } from './settings.ts'
import { transaction } from './transaction.ts'

type Migration = {
  readonly number: number
  /** `kernel` of `0001-kernel.sql`. */
  readonly name: string
  readonly file: string
  readonly text: string
  /** SHA-256 of the text in hexadecimal, line ends counted as LF. */
  readonly checksum: string
}

/** Any constant will do, as long as every hub of every version takes the same one. */
const lock = 8_400_001

const oldestServer = 150_000

/** The folder `migrations/` of the package. */
export const findMigrations = (): string => join(packageFolder(), 'migrations')

/** A file is one transaction already; its own COMMIT would keep half of it when the rest fails. */
const controlsTransaction = /^\s*(begin|commit|rollback|start\s+transaction)(\s+(work|transaction))?\s*;/im

const readMigrations = async (folder: string): Promise<Migration[]> => {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()
  const migrations: Migration[] = []
  for (const [index, file] of files.entries()) {
    const [, digits, name] = /^(\d{4})-([a-z0-9]+(?:-[a-z0-9]+)*)\.sql$/.exec(file) ?? []
    if (digits === undefined || name === undefined)
      throw new StartRefusal(`The migration ${file} must be named like 0001-what-happened.sql.`)
    const number = index + 1
    if (Number(digits) !== number)
      throw new StartRefusal(
        `Migrations are numbered from 0001 without gap or double; ${file} stands where ${String(number).padStart(4, '0')} belongs.`,
      )
    const text = (await readFile(join(folder, file), 'utf8')).replaceAll('\r\n', '\n')
    if (controlsTransaction.test(text))
      throw new StartRefusal(
        `The migration ${file} must not begin, commit or roll back: it runs in one transaction as it is.`,
      )
    migrations.push({ number, name, file, text, checksum: createHash('sha256').update(text).digest('hex') })
  }
  return migrations
}

const readApplied = async (client: Connection['client']): Promise<{ number: number; checksum: string }[]> => {
  await client.query(`
    CREATE TABLE IF NOT EXISTS migration (
      number integer PRIMARY KEY CHECK (number > 0),
      name text NOT NULL,
      checksum text NOT NULL,
      applied_at timestamptz NOT NULL DEFAULT clock_timestamp()
    )`)
  const { rows } = await client.query<{ number: number; checksum: string }>(
    'SELECT number, checksum FROM migration ORDER BY number',
  )
  return rows
}

/** The first migration that the database lacks. Throws StartRefusal when its past is not the past of these files. */
const choosePending = (
  migrations: readonly Migration[],
  applied: readonly { number: number; checksum: string }[],
): Migration | undefined => {
  for (const { number, checksum } of applied) {
    const migration = migrations[number - 1]
    if (!migration)
      throw new StartRefusal(
        `The database has been brought up to migration ${applied.at(-1)?.number} by a newer version; this one knows ${migrations.length}. Start the newer version.`,
      )
    if (migration.checksum !== checksum)
      throw new StartRefusal(
        `The migration ${migration.file} was changed after it was applied to this database. Put the old text back and write the change as a new migration.`,
      )
  }
  return migrations[applied.length]
}

/** Words for the person at the terminal. Only class 42 (syntax, names) is quoted: other messages may hold values of rows. */
const explain = (migration: Migration, error: unknown): StartRefusal => {
  const { code, message, position } = error as { code?: string; message?: string; position?: string }
  const line = position ? `, line ${migration.text.slice(0, Number(position)).split('\n').length}` : ''
  const words = code?.startsWith('42') ? message : `SQLSTATE ${code}`
  return new StartRefusal(`The migration ${migration.file}${line} failed, nothing of it was kept: ${words}.`)
}

const applyNext = async (connection: Connection, migrations: readonly Migration[]): Promise<string | undefined> => {
  const { client } = connection
  // Another hub may be at it: wait as long as it takes, and a large table takes longer than a statement usually may.
  await client.query('SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0')
  await client.query('SELECT pg_advisory_xact_lock($1)', [lock])
  const migration = choosePending(migrations, await readApplied(client))
  if (!migration) return undefined
  try {
    await client.query(migration.text)
  } catch (error) {
    if (
      error instanceof Error &&
      'severity' in error &&
      !/^(40001|40P01|57|08)/.test(String(Reflect.get(error, 'code')))
    )
      throw explain(migration, error)
    throw error
  }
  await client.query('INSERT INTO migration (number, name, checksum) VALUES ($1, $2, $3)', [
    migration.number,
    migration.name,
    migration.checksum,
  ])
  return migration.file
}

const checkServer = async (database: Database): Promise<void> => {
  const { rows } = await database.client.query<{ version: number; encoding: string }>(
    `SELECT current_setting('server_version_num')::int AS version, current_setting('server_encoding') AS encoding`,
  )
  const { version = 0, encoding = '' } = rows[0] ?? {}
  if (version < oldestServer)
    throw new StartRefusal(`The database server is PostgreSQL ${Math.trunc(version / 10_000)}; 15 or newer is needed.`)
  if (encoding !== 'UTF8')
    throw new StartRefusal(
      `The database is encoded in ${encoding}; make it with ENCODING 'UTF8', names need every script.`,
    )
}

/**
 * Applies the migrations of `folder` that `database` lacks, each in a transaction of its own under an advisory lock, so that
 * several hubs may start at once. Returns the files it applied itself, in order.
 * Throws StartRefusal on a gap, a changed or unknown file, a server older than PostgreSQL 15, or SQL that fails; what was
 * applied before the failing file stays.
 */
export const migrate = async (database: Database, folder = findMigrations()): Promise<{ applied: string[] }> => {
  const migrations = await readMigrations(folder)
  await checkServer(database)
  const applied: string[] = []
  for (;;) {
    const file = await transaction(database, (connection) => applyNext(connection, migrations))
    if (file === undefined) return { applied }
    applied.push(file)
  }
}
