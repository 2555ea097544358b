// PostgreSQL's trigrams (pg_trgm, GIN) on the embedded server: what a developer would pick first for finding names.

import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbedded } from '../src/kernel/postgres.ts'
import { foldedText, keyOfFolded, type NumberedForm, type SearchEngine } from './search.engine.ts'

const rowsAtOnce = 20_000
const connections = 2

/**
 * The terms of the comparison: threshold 0.3, ordered by similarity, two connections, all of it in memory, no compiling of
 * queries and no parallel workers, which only cost where two connections keep both cores busy.
 */
const settings = [
  'set pg_trgm.similarity_threshold = 0.3',
  'set jit = off',
  'set max_parallel_workers_per_gather = 0',
  `set work_mem = '64MB'`,
  `set maintenance_work_mem = '1GB'`,
]

/** Processor time of a process in milliseconds: ticks of a hundredth of a second in fields 14 and 15; 0 where there is no /proc. */
const cpuOf = (pid: number): number => {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return 0
  }
}

/** Starts a server of its own in a temporary folder; `records` decides its memory: 2 GB from a million on. */
export const startTrigrams = async (records: number): Promise<SearchEngine> => {
  const folder = await mkdtemp(join(tmpdir(), 'liaison-trigrams-'))
  const sharedBuffersMb = Math.max(128, Math.min(2048, Math.ceil(records / 500)))
  const store = await startEmbedded({ folder, durable: false, sharedBuffersMb })
  const clients = Array.from({ length: connections }, () => new pg.Client(store.connection('liaison')))
  for (const client of clients) {
    await client.connect()
    for (const setting of settings) await client.query(setting).catch(() => undefined)
  }
  const [first] = clients
  if (first === undefined) throw new Error('no connection')
  await first.query('create extension if not exists pg_trgm')
  for (const client of clients) for (const setting of settings) await client.query(setting)
  const pids: number[] = []
  for (const client of clients) {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    for (const { pid } of rows) pids.push(pid)
  }
  await first.query('create unlogged table name (person int not null, folded text not null)')

  const idle = [...clients]
  const waiting: ((client: pg.Client) => void)[] = []
  const take = (): Promise<pg.Client> => {
    const client = idle.pop()
    return client ? Promise.resolve(client) : new Promise((resolve) => waiting.push(resolve))
  }
  const give = (client: pg.Client): void => {
    const next = waiting.shift()
    if (next) next(client)
    else idle.push(client)
  }

  const build = async (persons: Iterable<NumberedForm>): Promise<void> => {
    let numbers: number[] = []
    let texts: string[] = []
    const flush = async (): Promise<void> => {
      await first.query('insert into name select * from unnest($1::int[], $2::text[])', [numbers, texts])
      numbers = []
      texts = []
    }
    for (const { number, form } of persons) {
      for (const text of new Set(form.names.map(foldedText))) {
        numbers.push(number)
        texts.push(text)
      }
      if (numbers.length >= rowsAtOnce) await flush()
    }
    await flush()
    await first.query('create index name_folded on name using gin (folded gin_trgm_ops)')
    await first.query('vacuum analyze name')
  }

  return {
    name: 'pg_trgm',
    inFlight: connections,
    takesDates: false,
    isSlow: true,
    build,
    find: async ({ names: [name] }, limit) => {
      const client = await take()
      try {
        const { rows } = await client.query<[number]>({
          name: 'find',
          text: 'select person from name where folded % $1 order by similarity(folded, $1) desc limit $2',
          values: [foldedText(name ?? {}), limit],
          rowMode: 'array',
        })
        return rows.map(([person]) => person)
      } finally {
        give(client)
      }
    },
    list: async ({ names: [name] }, limit) => {
      const client = await take()
      try {
        const { rows } = await client.query<[number, number, string]>({
          name: 'list',
          text: 'select person, similarity(folded, $1) as alike, folded from name where folded % $1 order by alike desc limit $2',
          values: [foldedText(name ?? {}), limit],
          rowMode: 'array',
        })
        return rows.map(([number, score, folded]) => ({ number, score, key: keyOfFolded(folded) }))
      } finally {
        give(client)
      }
    },
    bytes: async () => {
      const { rows } = await first.query<{ bytes: string }>(`select pg_total_relation_size('name') as bytes`)
      return Number(rows[0]?.bytes)
    },
    cpuOutside: () => pids.reduce((sum, pid) => sum + cpuOf(pid), 0),
    stop: async () => {
      for (const client of clients) await client.end()
      await store.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
