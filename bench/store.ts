// `npm run bench -- store`: a real hub's embedded store filled with millions of documents, what they take, how a hub starts over them and what a check costs.
import { rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { type MeasuredHub, startMeasuredHub } from './hub.ts'
import { answerLength, percentile, requestOf } from './load.ts'
import { awaitPersons } from './persons.ts'
import { type Measure, print } from './print.ts'
import { mostDocuments, placesAmong, placesBeyond, questionAt } from './store.documents.ts'
import { fillStore, openStore, readEveryRow, type Sizes, sizesOf } from './store.fill.ts'
import { measureLookups, type Times } from './store.lookups.ts'

const defaultRows = 10_000_000
/** Look-ups of each kind in the store, and checks of each kind through HTTP. */
const [manyLookups, manyChecks] = [2_000, 500]
/** Requests that warm the hub and do not count. */
const warmUp = 100

/** Sends one request after the other over one connection; answers milliseconds and body of each. Throws at an answer that is not 2xx. */
const askInTurn = (
  port: number,
  requests: readonly Buffer[],
): Promise<{ readonly milliseconds: number; readonly body: unknown }[]> =>
  new Promise((resolve, reject) => {
    const answers: { readonly milliseconds: number; readonly body: unknown }[] = []
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    let pending: Buffer = Buffer.alloc(0)
    let began = 0
    const ask = (): void => {
      const request = requests[answers.length]
      began = performance.now()
      if (request) socket.write(request)
      else socket.end(() => resolve(answers))
    }
    socket.on('connect', ask)
    socket.on('error', reject)
    socket.on('close', () => reject(new Error(`the hub closed the connection after ${answers.length} answers`)))
    socket.on('data', (part) => {
      pending = Buffer.concat([pending, part])
      const length = answerLength(pending)
      if (length < 0) return
      const milliseconds = performance.now() - began
      const text = pending.toString('utf8', 0, length)
      pending = pending.subarray(length)
      if (text[9] !== '2') {
        reject(new Error(`the hub answered ${text.slice(9, 12)}`))
        socket.destroy()
        return
      }
      answers.push({ milliseconds, body: JSON.parse(text.slice(text.indexOf('\r\n\r\n') + 4)) })
      ask()
    })
  })

type Answer = { readonly items?: readonly { readonly met?: number }[] }

/** Checks of single documents, one after the other, and how many of them met a record. */
const measureChecks = async (port: number, authorization: string, places: readonly number[]) => {
  const requests = places.map((at) => {
    const check = { purpose: 'security-check', reference: 'BENCH', items: [questionAt(at)] }
    return requestOf('POST', '/api/v1/checks', { authorization }, JSON.stringify(check))
  })
  const answers = (await askInTurn(port, requests)).slice(warmUp)
  const sorted = answers.map(({ milliseconds }) => milliseconds).sort((one, other) => one - other)
  const met = answers.filter(({ body }) => ((body as Answer).items?.[0]?.met ?? 0) > 0).length
  return { p50: percentile(sorted, 0.5), p99: percentile(sorted, 0.99), met }
}

/** What the hub says of its index: whence it took it when it started. */
const snapshotOf = async ({ port }: MeasuredHub): Promise<string> => {
  const health = (await (await fetch(`http://127.0.0.1:${port}/api/v1/health`)).json()) as {
    readonly index?: { readonly snapshot?: string }
  }
  return health.index?.snapshot ?? ''
}

const expectSnapshot = async (hub: MeasuredHub, wanted: string): Promise<void> => {
  const found = await snapshotOf(hub)
  if (found !== wanted) throw new Error(`the index was to be ${wanted} and is ${found}`)
}

const timesAs = (name: string, { p50, p99 }: Times, goal?: string): Measure[] => [
  { measure: `${name}.p50`, value: p50, unit: 'ms' },
  { measure: `${name}.p99`, value: p99, unit: 'ms', ...(goal ? { goal } : {}) },
]

const sizeMeasures = (before: Sizes, after: Sizes, rows: number): Measure[] => {
  const grown = [...after.tables].map(([name, { table, indexes }]) => {
    const was = before.tables.get(name) ?? { table: 0, indexes: 0 }
    return { name, table: (table - was.table) / rows, indexes: (indexes - was.indexes) / rows }
  })
  const large = grown.filter(({ table, indexes }) => table + indexes >= 0.5)
  const indexes = [...after.indexes]
    .map(([name, bytes]) => ({ name, bytes: (bytes - (before.indexes.get(name) ?? 0)) / rows }))
    .filter(({ bytes }) => bytes >= 0.5)
  const all = grown.reduce((sum, one) => sum + one.table + one.indexes, 0)
  return [
    ...large.flatMap((one): Measure[] => [
      { measure: `store.bytes_a_row.${one.name}.rows`, value: one.table, unit: 'B' },
      { measure: `store.bytes_a_row.${one.name}.indexes`, value: one.indexes, unit: 'B' },
    ]),
    ...indexes.map(({ name, bytes }) => ({ measure: `store.bytes_a_row.index.${name}`, value: bytes, unit: 'B' })),
    { measure: 'store.bytes_a_row', value: all, unit: 'B' },
    { measure: 'store.gigabytes', value: (all * rows) / 1e9, unit: 'GB' },
  ]
}

type Tell = (...measures: readonly Measure[]) => void

/** Fills the store while no hub runs on it, and tells what that took. */
const fill = async (folder: string, rows: number, tell: Tell): Promise<void> => {
  const database = await openStore(folder)
  try {
    const before = await sizesOf(database)
    const filled = await fillStore(database, folder, rows, (done, seconds) => {
      process.stderr.write(`${done} rows after ${seconds.toFixed(1)} s\n`)
    })
    tell(
      { measure: 'store.rows', value: rows, unit: '' },
      { measure: 'store.fill.seconds', value: filled.seconds, unit: 's' },
      { measure: 'store.fill.rows_per_second', value: rows / filled.seconds, unit: '/s' },
      { measure: 'store.fill.first_tenth_per_second', value: filled.firstTenth, unit: '/s' },
      { measure: 'store.fill.last_tenth_per_second', value: filled.lastTenth, unit: '/s' },
      { measure: 'store.fill.own_cpu_a_row', value: filled.ownCpu, unit: 'us' },
      { measure: 'store.fill.database_cpu_a_row', value: filled.databaseCpu, unit: 'us' },
    )
    tell(...sizeMeasures(before, await sizesOf(database), rows))
    tell(
      { measure: 'store.every_row_read.first', value: await readEveryRow(database), unit: 's' },
      { measure: 'store.every_row_read.again', value: await readEveryRow(database), unit: 's' },
    )
  } finally {
    await database.stop()
  }
}

/** Starts a hub, works with it, and stops it whatever happens. Answers the seconds that stopping took. */
const withHub = async (folder: string, work: (hub: MeasuredHub) => Promise<void>): Promise<number> => {
  const hub = await startMeasuredHub(folder)
  let began = 0
  try {
    await work(hub)
  } finally {
    began = performance.now()
    await hub.stop()
  }
  return (performance.now() - began) / 1000
}

/** A key for checks, given once the hub has brought in the persons of its world: until then it works at them beside. */
const keyOf = async (hub: MeasuredHub): Promise<string> => {
  const authorization = `Bearer ${await hub.key('vn.system')}`
  await awaitPersons(hub.port, authorization)
  return authorization
}

/** Starts a hub over the filled store without what hubs before it left on disk, asks it, and stops it, which leaves its indexes there. */
const askHub = async (folder: string, rows: number, tell: Tell): Promise<void> => {
  await rm(join(folder, 'index'), { recursive: true })
  const stopped = await withHub(folder, async (hub) => {
    tell({ measure: 'store.start.from_store', value: hub.readyAfter / 1000, unit: 's' })
    await expectSnapshot(hub, 'none')
    const authorization = await keyOf(hub)
    const unknown = await measureChecks(hub.port, authorization, placesBeyond(manyChecks + warmUp))
    const known = await measureChecks(hub.port, authorization, placesAmong(rows, manyChecks + warmUp))
    const memory = hub.memory()
    tell(
      ...timesAs('store.check.unknown', unknown),
      ...timesAs('store.check.known', known),
      { measure: 'store.check.known_not_met', value: manyChecks - known.met, unit: '', goal: '0' },
      { measure: 'store.check.unknown_met', value: unknown.met, unit: '', goal: '0' },
      { measure: 'store.memory.hub', value: memory.hub / 2 ** 20, unit: 'MB' },
      { measure: 'store.memory.database', value: memory.database / 2 ** 20, unit: 'MB' },
    )
  })
  tell({ measure: 'store.stop', value: stopped, unit: 's' })
}

const lookUp = async (folder: string, rows: number, tell: Tell): Promise<void> => {
  const database = await openStore(folder)
  try {
    const found = await measureLookups(database, folder, rows, manyLookups)
    tell(
      ...timesAs('store.lookup.index_alone', found.index, '< 0.1'),
      ...timesAs('store.lookup.known', found.known),
      ...timesAs('store.lookup.unknown', found.unknown),
      ...timesAs('store.lookup.same_hash_other_key', found.collision),
      { measure: 'store.lookup.unfound', value: found.unfound, unit: '', goal: '0' },
      { measure: 'store.lookup.false_hits', value: found.falseHits, unit: '', goal: '0' },
    )
  } finally {
    await database.stop()
  }
}

const rowsIn = (words: readonly string[]): number => {
  const at = words.indexOf('--rows')
  const rows = at < 0 ? defaultRows : Number(words[at + 1])
  if (!(Number.isInteger(rows) && rows >= manyLookups && rows <= mostDocuments))
    throw new RangeError(`--rows wants a whole number from ${manyLookups} to ${mostDocuments}`)
  return rows
}

/** `npm run bench -- store [--rows N] [--json]`: ten million unless told otherwise; that takes ten minutes and 20 GB of disk for a while. */
export const benchStore = async (folder: string, words: readonly string[], json: boolean): Promise<void> => {
  const rows = rowsIn(words)
  const tell: Tell = (...measures) => {
    for (const measure of measures) print(measure, json, 3)
  }
  await withHub(folder, async (hub) => {
    const before = await measureChecks(hub.port, await keyOf(hub), placesBeyond(manyChecks + warmUp))
    tell(...timesAs('store.check.before_fill', before))
  })
  await fill(folder, rows, tell)
  await askHub(folder, rows, tell)
  await withHub(folder, async (hub) => {
    tell({ measure: 'store.start.from_snapshot', value: hub.readyAfter / 1000, unit: 's' })
    await expectSnapshot(hub, 'restored')
  })
  await lookUp(folder, rows, tell)
}
