import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { freshDatabase } from '../../test/database.ts'
import { openDatabase } from './database.ts'
import { findMigrations, migrate } from './migration.ts'

const fresh = freshDatabase({ empty: true })
let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liaison-migrations-'))
})

afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
  await fresh.database.pool.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
})

const write = async (files: Record<string, string>): Promise<void> => {
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
}

const listTables = async (): Promise<string[]> => {
  const { rows } = await fresh.database.pool.query(
    `SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migration' ORDER BY 1`,
  )
  return rows.map(({ tablename }) => tablename)
}

const first = { '0001-first.sql': 'CREATE TABLE first (id int);\nCREATE INDEX ON first (id);' }
const second = { '0002-second-table.sql': 'CREATE TABLE second (id int);' }

test('files are applied once, in order, and remembered', async () => {
  await write({ ...second, ...first, 'README.md': 'not a migration' })
  expect(await migrate(fresh.database, folder)).toEqual({ applied: ['0001-first.sql', '0002-second-table.sql'] })
  expect(await listTables()).toEqual(['first', 'second'])
  expect(await migrate(fresh.database, folder)).toEqual({ applied: [] })
  await write({ '0003-third.sql': 'DROP TABLE first' })
  expect(await migrate(fresh.database, folder)).toEqual({ applied: ['0003-third.sql'] })
  const { rows } = await fresh.database.pool.query('SELECT number, name, length(checksum) FROM migration ORDER BY 1')
  expect(rows).toEqual([
    { number: 1, name: 'first', length: 64 },
    { number: 2, name: 'second-table', length: 64 },
    { number: 3, name: 'third', length: 64 },
  ])
})

test.each([
  [{ '0002-second.sql': 'SELECT 1' }, '0002-second.sql stands where 0001 belongs'],
  [{ ...first, '0003-third.sql': 'SELECT 1' }, '0003-third.sql stands where 0002 belongs'],
  [{ ...first, '0001-other.sql': 'SELECT 1' }, 'stands where 0002 belongs'],
  [{ ...first, '2-short.sql': 'SELECT 1' }, 'must be named like'],
  [{ ...first, '0002-ends.sql': 'CREATE TABLE second (id int);\nCOMMIT;\nSELECT 1/0;' }, 'must not begin, commit'],
])('a folder that is out of order is refused before anything is done: %#', async (files, sentence) => {
  await write(files)
  await expect(migrate(fresh.database, folder)).rejects.toThrow(sentence)
  expect(await listTables()).toEqual([])
})

test('a file that was changed after it was applied is refused; other line ends are no change', async () => {
  await write(first)
  await migrate(fresh.database, folder)
  await write({ '0001-first.sql': first['0001-first.sql'].replaceAll('\n', '\r\n') })
  expect(await migrate(fresh.database, folder)).toEqual({ applied: [] })
  await write({ '0001-first.sql': 'CREATE TABLE another (id int)', ...second })
  await expect(migrate(fresh.database, folder)).rejects.toThrow('0001-first.sql was changed after it was applied')
  expect(await listTables()).toEqual(['first'])
})

test('a database that a newer version brought further is refused', async () => {
  await write({ ...first, ...second })
  await migrate(fresh.database, folder)
  await rm(join(folder, '0002-second-table.sql'))
  await expect(migrate(fresh.database, folder)).rejects.toThrow(
    'up to migration 2 by a newer version; this one knows 1',
  )
})

test('a file that fails leaves nothing of itself, keeps those before it, and names the line', async () => {
  await write({ ...first, '0002-half.sql': 'CREATE TABLE half (id int);\n\nCREATE TABLE wrong (id nothing);' })
  await expect(migrate(fresh.database, folder)).rejects.toThrow(
    '0002-half.sql, line 3 failed, nothing of it was kept: type',
  )
  expect(await listTables()).toEqual(['first'])
  await write({ '0002-half.sql': 'CREATE TABLE whole (id int);' })
  expect(await migrate(fresh.database, folder)).toEqual({ applied: ['0002-half.sql'] })
})

test('a failure over rows tells no value of them', async () => {
  const insert = `INSERT INTO first VALUES ('Exercise, Person')`
  await write({
    '0001-first.sql': `CREATE TABLE first (name text);\n${insert};\nALTER TABLE first ALTER name TYPE int USING name::int`,
  })
  const error = await migrate(fresh.database, folder).catch((error: unknown) => error)
  expect(String(error)).toContain('SQLSTATE 22P02')
  expect(String(error)).not.toContain('Person')
})

test('two hubs that start at once apply each file once between them', async () => {
  const files = Array.from({ length: 6 }, (_, index) => `000${index + 1}-step.sql`)
  await write(
    Object.fromEntries(
      files.map((file, index) => [file, `CREATE TABLE step_${index} (id int); SELECT pg_sleep(0.02)`]),
    ),
  )
  const other = openDatabase(fresh.address, { max: 2 })
  try {
    const done = await Promise.all([migrate(fresh.database, folder), migrate(other, folder)])
    expect(done.flatMap(({ applied }) => applied).sort()).toEqual(files)
    expect(await listTables()).toHaveLength(6)
  } finally {
    await other.stop()
  }
})

test("the platform's own migrations are found", async () => {
  expect((await readdir(findMigrations())).filter((file) => file.endsWith('.sql'))).toContain('0001-kernel.sql')
})
