// Fills an embedded store with documents the way an import enters them, in batches with their facts, and tells what a row takes on disk.
import { join } from 'node:path'
import { readBureau } from '../src/bureau/bureau.store.ts'
import { judgeAhead } from '../src/feed/feed.ahead.ts'
import { feedRecords } from '../src/feed/feed.operations.ts'
import { type Actor, systemOf } from '../src/kernel/actor.ts'
import { systemClock } from '../src/kernel/clock.ts'
import { type Database, openDatabase } from '../src/kernel/database.ts'
import { asSystem, runChange, type Services } from '../src/kernel/invocation.ts'
import { openLedger, prepareDays } from '../src/kernel/ledger.ts'
import { startEmbedded } from '../src/kernel/postgres.ts'
import { type Entering, insertRecords } from '../src/record/record.batch.store.ts'
import type { DatabaseName } from '../src/record/record.schema.ts'
import { recordSubject } from '../src/record/record.store.ts'
import { databaseSeconds } from './hub.ts'
import { bureauOfBatch, bureausOfDocuments, documentAt, perBatch } from './store.documents.ts'

const documents = 'travel-document'

/** The embedded store of a hub's folder while no hub runs on it, served with the hub's own settings. */
export const openStore = async (folder: string): Promise<Pick<Database, 'client' | 'sql' | 'pool' | 'stop'>> => {
  const embedded = await startEmbedded({ folder: join(folder, 'store') })
  const database = openDatabase(embedded.connection('liaison'), { max: 4, name: 'liaison bench' })
  return {
    ...database,
    stop: async () => {
      await database.stop()
      await embedded.stop()
    },
  }
}

/** Runs changes and reads of a command that is no hub: nobody is woken and no part is offered but `part`. */
export const servicesOf = (
  database: Database,
  part: Services['part'],
): Services & { readonly stop: () => Promise<void> } => {
  const ledger = openLedger(database, (error) => {
    throw error
  })
  const background = (work: () => Promise<void>): void => {
    void work()
  }
  return { database, clock: systemClock, ledger, wake: () => undefined, part, background, stop: ledger.stop }
}

/** The system of a bureau with what its bureau is granted. Throws where the store has no such bureau. */
export const systemWithGrants = async (database: Database, code: string): Promise<Actor> => {
  const bureau = await readBureau(database, code)
  if (!bureau) throw new Error(`the store has no bureau ${code}`)
  const { databases, purposes, clearance } = bureau
  return { ...systemOf(code), databases, purposes, clearance }
}

/** Lines judged before the event loop turns, so that what the store says in the other lane is heard. */
const linesATurn = 32

const judgeBatch = async (actor: Actor, batch: number, rows: number): Promise<Entering[]> => {
  const today = systemClock.now().slice(0, 10)
  const entering: Entering[] = []
  const end = Math.min(rows, (batch + 1) * perBatch)
  for (let at = batch * perBatch; at < end; at++) {
    if (at % linesATurn === 0) await new Promise((resolve) => setImmediate(resolve))
    const entry = documentAt(at)
    const { described } = judgeAhead(documents, actor, today, entry)
    if (!described) throw new Error(`the document at ${at} has a fault`)
    entering.push({ reference: entry.reference, described })
  }
  return entering
}

/** One transaction as a file's batch is one: rows, one fact of the ledger, and a line of it for each record. Answers how many. */
export const enterRecords = async (
  services: Services,
  actor: Actor,
  database: DatabaseName,
  entering: readonly Entering[],
): Promise<number> => {
  await runChange(asSystem(services, actor), feedRecords.name, async (context) => {
    await context.client.query('set local synchronous_commit = off')
    const entered = await insertRecords(context, database, entering)
    if (entered.size < entering.length) throw new Error('of a batch not all was entered')
    const subjects = entering.map(({ reference, described: { status } }) => {
      const id = entered.get(reference) ?? ''
      return recordSubject(actor, { id, database, owner: actor.bureau, status, life: 'active' }, 'changed')
    })
    const detail = { database, created: entering.length }
    context.note({ subject: { kind: 'batch', id: context.fact }, subjects, tell: [actor.bureau], detail })
  })
  return entering.length
}

/** Gives facts their places, and puts reactions behind them, as where a hub ran beside. */
export const placeFacts = async ({ client }: Database): Promise<void> => {
  for (let placed = 1; placed > 0; )
    placed = (await client.query<{ placed: number }>('select place_facts(1000) as placed')).rows[0]?.placed ?? 0
  await client.query('update reaction set place = (select place from ledger_head)')
}

export type Filled = {
  readonly seconds: number
  /** Rows a second of the first and of the last tenth: what growing costs. */
  readonly firstTenth: number
  readonly lastTenth: number
  /** Microseconds of the processor a row, here and in the database. */
  readonly ownCpu: number
  readonly databaseCpu: number
}

/** Two batches at a time: one is judged and sent while the server works at the other. */
const lanes = 2

/**
 * Enters `rows` documents as an import of files does: judged by the rules of entry, copied in, 2,000 a transaction, one fact a batch with a
 * subject a record. Left out is what an import erases when it is through: its own row and the references it has brought. Then the facts
 * are given their places, and reactions stand behind them, as where a hub ran beside. `report` hears of each million.
 */
export const fillStore = async (
  database: Database,
  folder: string,
  rows: number,
  report: (rows: number, seconds: number) => void,
): Promise<Filled> => {
  await prepareDays(database.client, systemClock)
  const services = servicesOf(database, ({ name }) => {
    throw new Error(`a fill needs no ${name}`)
  })
  const actors = new Map<string, Actor>()
  for (const bureau of bureausOfDocuments) actors.set(bureau, await systemWithGrants(database, bureau))
  const began = performance.now()
  const seconds = (): number => (performance.now() - began) / 1000
  const [ownBefore, databaseBefore] = [process.cpuUsage(), databaseSeconds(folder)]
  const marks: { readonly done: number; readonly seconds: number }[] = [{ done: 0, seconds: 0 }]
  let [next, done] = [0, 0]
  const runLane = async (): Promise<void> => {
    for (let batch = next++; batch * perBatch < rows; batch = next++) {
      const actor = actors.get(bureauOfBatch(batch))
      if (!actor) throw new Error(`nobody enters batch ${batch}`)
      const entered = await enterRecords(services, actor, documents, await judgeBatch(actor, batch, rows))
      const before = done
      done += entered
      marks.push({ done, seconds: seconds() })
      if (Math.floor(done / 1e6) > Math.floor(before / 1e6)) report(done, seconds())
    }
  }
  await Promise.all(Array.from({ length: lanes }, runLane))
  const taken = seconds()
  const { user, system } = process.cpuUsage(ownBefore)
  const databaseCpu = databaseSeconds(folder) - databaseBefore
  await placeFacts(database)
  await services.stop()
  const rate = (from: number, to: number): number => {
    const [first, last] = [from, to].map((share) => marks.find((mark) => mark.done >= share * rows) ?? marks.at(-1))
    // Of a few batches the two are one.
    return first && last && last.done > first.done ? (last.done - first.done) / (last.seconds - first.seconds) : 0
  }
  return {
    seconds: taken,
    firstTenth: rate(0, 0.1),
    lastTenth: rate(0.9, 1),
    ownCpu: (user + system) / rows,
    databaseCpu: (databaseCpu * 1e6) / rows,
  }
}

/** Bytes of a table with all its partitions, and of all their indexes. */
export type Size = { readonly table: number; readonly indexes: number }

/** Bytes by table and by index, partitions added up under the name of the whole. */
export const sizesOf = async ({ client }: Pick<Database, 'client'>) => {
  const { rows: tables } = await client.query<Size & { name: string }>(
    `select coalesce(pg_partition_root(oid), oid)::regclass::text as name,
       sum(pg_total_relation_size(oid) - pg_indexes_size(oid))::float8 as table, sum(pg_indexes_size(oid))::float8 as indexes
     from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace group by 1`,
  )
  const { rows: indexes } = await client.query<{ name: string; bytes: number }>(
    `select coalesce(pg_partition_root(i.indexrelid), i.indexrelid)::regclass::text as name,
       sum(pg_relation_size(i.indexrelid))::float8 as bytes
     from pg_index i join pg_class c on c.oid = i.indrelid
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace group by 1`,
  )
  return {
    tables: new Map(tables.map(({ name, table, indexes: of }): [string, Size] => [name, { table, indexes: of }])),
    indexes: new Map(indexes.map(({ name, bytes }) => [name, bytes])),
  }
}
export type Sizes = Awaited<ReturnType<typeof sizesOf>>

/** Seconds to read every row of the records once, as a hub does first when it starts. */
export const readEveryRow = async ({ pool }: Pick<Database, 'pool'>): Promise<number> => {
  const client = await pool.connect()
  const began = performance.now()
  try {
    await client.query('set statement_timeout = 0')
    await client.query("select sum(cardinality(keys)) from record where life <> 'withdrawn'")
    return (performance.now() - began) / 1000
  } finally {
    client.release(true)
  }
}
