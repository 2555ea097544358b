/** One throw-away PostgreSQL for a whole test run, with a migrated template that every test file copies its database from. */
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { type DatabaseAddress, openDatabase } from '../src/kernel/database.ts'
import { migrate } from '../src/kernel/migration.ts'
import { type EmbeddedStore, startEmbedded } from '../src/kernel/postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where test files make their databases; `address` as one text for a server given by URL. */
    cluster: { readonly address: DatabaseAddress | string; readonly template: string }
  }
}

/** Gives the address of another database on the same server. */
export const onSameServer = (address: DatabaseAddress | string, database: string): DatabaseAddress | string => {
  if (typeof address !== 'string') return { ...address, database }
  const url = new URL(address)
  url.pathname = `/${database}`
  return url.href
}

/**
 * Vitest's global setup. `LIAISON_TEST_DATABASE_URL` names a server to use instead, whose role may create databases:
 * that is how the suite is run on Debian's PostgreSQL 15.
 */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const url = process.env.LIAISON_TEST_DATABASE_URL || undefined
  const folder = await mkdtemp(join(tmpdir(), 'liaison-test-'))
  let store: EmbeddedStore | undefined
  if (!url) store = await startEmbedded({ folder, durable: false, sharedBuffersMb: 64 })
  const address = store ? store.connection('postgres') : (url ?? '')
  // Each project of a run calls this, on one server where one is named: a name of its own for each.
  const template = `liaison_template_${randomBytes(8).toString('hex')}`
  const administration = openDatabase(address, { max: 1, name: 'liaison test cluster' })

  const teardown = async (): Promise<void> => {
    if (url) await administration.pool.query(`DROP DATABASE IF EXISTS ${template} WITH (FORCE)`)
    await administration.stop()
    await store?.stop()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await administration.pool.query(`CREATE DATABASE ${template} TEMPLATE template0 ENCODING 'UTF8'`)
    const database = openDatabase(onSameServer(address, template), { max: 1, name: 'liaison test template' })
    await migrate(database).finally(() => database.stop())
  } catch (error) {
    await teardown()
    throw error
  }
  project.provide('cluster', { address, template })
  return teardown
}
