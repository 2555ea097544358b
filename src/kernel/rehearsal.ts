// Before anybody asks, a hub does invented work through its own front door, over a store that is none, so that its code is compiled when they come.
import { Duplex } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { type Database, named } from './database.ts'
import { buildServer, type Edge } from './http.ts'
import type { Services } from './invocation.ts'
import { openLedger } from './ledger.ts'
import type { Handler, Rehearsal } from './slice.ts'

/** Nothing more is begun after so many requests, or milliseconds. */
export type RehearsalBounds = { readonly requests?: number; readonly milliseconds?: number }

/** What was practised, for the operator. */
export type Rehearsed = { readonly requests: number; readonly milliseconds: number }

export type RehearsalOptions = {
  readonly services: Services
  readonly settings: Edge['settings']
  readonly report: Edge['report']
  readonly rehearsals: readonly Rehearsal[]
}

/** Lines on which requests follow each other: work of several is in hand at once, as under load. */
const lines = 16

const refuseStore = (): never => {
  throw new Error('a rehearsal has no store')
}

/** In the place of the store: nothing can be read and nothing written, whatever is practised. */
const noStore: Database = {
  pool: new Proxy({} as Database['pool'], { get: refuseStore }),
  sql: new Proxy({} as Database['sql'], { get: refuseStore }),
  client: { query: refuseStore },
  stop: async () => undefined,
}

/** In the place of the store for the facts alone: takes them, and they are gone. */
const factsGone: Database = {
  ...noStore,
  client: { query: (async () => ({ rows: [{ base: 0 }] })) as unknown as Database['client']['query'] },
}

/** Nobody has a session or a key here: there is no path below `/api`, where they are looked for. */
const nobodyKnown: Edge['resolver'] = { ofSession: async () => undefined, ofKey: async () => undefined }

/** The handler under a path of its own, for anybody on this server, which nobody can reach. */
const openHandler = ({ handler, who }: Rehearsal, at: number): Handler => ({
  ...handler,
  operation: { ...handler.operation, path: pathOf(at), admits: 'anybody', purpose: false, streams: null },
  // Assigned, not copied: code that is compiled for another shape of context is of no use to a real one.
  run: (context, input) => handler.run(Object.assign(context, who), input),
})
const pathOf = (at: number): string => `/rehearsal/${at}`

const requestOf = (path: string, body: string): string =>
  `POST ${path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`

/** A connection within this process. Answers how to send a request on it and wait for the status of its answer. */
const openLine = ({ server }: FastifyInstance) => {
  const answers: ((status: number) => void)[] = []
  const line = new Duplex({ read: () => undefined, write: (_part, _encoding, done) => done() })
  server.emit('connection', line)
  return {
    line,
    send: (request: string): Promise<number> =>
      new Promise((resolve) => {
        answers.push(resolve)
        line.push(request)
      }),
    hear: (status: number): void => answers.shift()?.(status),
  }
}

/** Rounds of a statement on every connection: after so many the code that reads answers of the store is compiled. */
const roundsOfStore = 40

/** Opens every connection of the pool, and reads what a statement answers as rows of records are read; of no table. */
const practiseStore = async (
  { client, pool }: Pick<Database, 'client' | 'pool'>,
  isOver: () => boolean,
): Promise<void> => {
  const rows = `select n::bigint as number, 'word' as word, array['one', 'other'] as words, now() as at, '{"a": [1]}'::jsonb as fields
    from generate_series(1, $1) as n`
  const connections = Array.from({ length: pool.options.max }, (_, at) => at)
  for (let round = 0; round < roundsOfStore && !isOver(); round += 1)
    await Promise.all(connections.map((at) => named(client, 'rehearsal', rows, [1 + (at % 4)])))
}

/** A busy machine refuses what has waited too long, as it would anybody's. */
const isWell = (status: number): boolean => status < 400 || status === 503

/**
 * Practises within bounds. The handlers are the hub's own, and so are the parts they ask; the asker may read nothing, the
 * store refuses every statement, and facts go nowhere. The server never listens: its only connections are made here. Rejects when something is
 * answered otherwise than well.
 */
export const rehearse = async (
  { services, settings, report, rehearsals }: RehearsalOptions,
  { requests: most = Number.POSITIVE_INFINITY, milliseconds = Number.POSITIVE_INFINITY }: RehearsalBounds,
): Promise<Rehearsed> => {
  const began = performance.now()
  let requests = 0
  const isOver = (): boolean => requests >= most || performance.now() - began >= milliseconds
  await practiseStore(services.database, isOver)
  const ledger = openLedger(factsGone, (error) => report(error, ''))
  const server = await buildServer({
    services: {
      ...services,
      database: noStore,
      ledger,
      wake: () => undefined,
      background: () => undefined,
    },
    settings,
    resolver: nobodyKnown,
    handlers: rehearsals.map(openHandler),
    report,
    countStranger: () => undefined,
  })
  await server.ready()
  const open = new Map<Duplex, (status: number) => void>()
  server.server.on('request', ({ socket }, answer) => {
    answer.once('finish', () => open.get(socket)?.(answer.statusCode))
  })
  const practise = async (): Promise<void> => {
    const { line, send, hear } = openLine(server)
    open.set(line, hear)
    while (!isOver() && rehearsals.length > 0) {
      const nth = requests++
      const at = nth % rehearsals.length
      const body = JSON.stringify(rehearsals[at]?.bodyOf(Math.floor(nth / rehearsals.length)))
      const status = await send(requestOf(pathOf(at), body))
      if (!isWell(status)) throw new Error(`a rehearsal was answered ${status}`)
    }
    line.destroy()
  }
  try {
    await Promise.all(Array.from({ length: lines }, practise))
  } finally {
    for (const line of open.keys()) line.destroy()
    await server.close()
    await ledger.stop()
  }
  return { requests, milliseconds: performance.now() - began }
}
