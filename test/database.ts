/** A database of its own for each test file, copied from the migrated template and dropped afterwards. */
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, inject } from 'vitest'
import { type Database, type DatabaseAddress, openDatabase } from '../src/kernel/database.ts'
import { onSameServer } from './cluster.ts'

/** A database that exists for one test file. */
export type FreshDatabase = {
  /** To be read inside tests and hooks; throws before. */
  readonly database: Database
  /** For a second pool or a process of its own. */
  readonly address: DatabaseAddress | string
}

/**
 * Registers hooks that make the database before the first test of the file and drop it after the last, whoever is still
 * connected. Call it once at the top of a test file. `empty` leaves the migrations out.
 */
export const freshDatabase = (options: { readonly max?: number; readonly empty?: boolean } = {}): FreshDatabase => {
  const { address, template } = inject('cluster')
  const name = `liaison_test_${randomBytes(8).toString('hex')}`
  const own = onSameServer(address, name)
  let database: Database | undefined

  const administer = async (statement: string): Promise<void> => {
    const administration = openDatabase(address, { max: 1, name: 'liaison test file' })
    await administration.pool.query(statement).finally(() => administration.stop())
  }
  beforeAll(async () => {
    // Two files may copy at once; only a session in the template itself would be in the way, and there is none. Copying files
    // takes half the work of writing each page to the log, and nobody waits for the disk here.
    const source = options.empty ? 'template0' : template
    await administer(`CREATE DATABASE ${name} TEMPLATE ${source} STRATEGY FILE_COPY ENCODING 'UTF8'`)
    database = openDatabase(own, { max: options.max ?? 5, name: 'liaison test' })
  })
  afterAll(async () => {
    const ended = database
    database = undefined
    await ended?.stop()
    await administer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  })
  return {
    address: own,
    get database() {
      if (!database) throw new Error('the database of a test file exists inside its tests and hooks only')
      return database
    },
  }
}
