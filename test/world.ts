/** A small true-to-life world behind the real front door: in-process HTTP against the real store, with a clock that stands still. */
import { createServer } from 'node:net'
import { afterAll, beforeAll } from 'vitest'
import { slices } from '../src/app.ts'
import { type Clock, type FixedClock, fixedClock, newId, systemClock } from '../src/kernel/clock.ts'
import type { Database } from '../src/kernel/database.ts'
import { type RunningHub, startHub } from '../src/kernel/hub.ts'
import type { Settings } from '../src/kernel/settings.ts'
import { databaseNames } from '../src/record/record.schema.ts'
import { firstAsks, firstGrants } from '../src/rulebook/rulebook.table.ts'
import type { ParticipantClass } from '../src/terms/clause.ts'
import { type Duty, duties } from '../src/terms/duty.ts'
import { purposes } from '../src/terms/purpose.ts'
import { freshDatabase } from './database.ts'

export type Reply = {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: a test reads answers it has just described in words
  readonly body: any
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>
  /** The body byte for byte. */
  readonly text: string
  /** The same where it is no text. */
  readonly bytes: Buffer
}
type Headers = Readonly<Record<string, string>>
export type Client = {
  readonly get: (path: string, headers?: Headers) => Promise<Reply>
  readonly post: (path: string, body?: unknown, headers?: Headers) => Promise<Reply>
  readonly put: (path: string, body?: unknown, headers?: Headers) => Promise<Reply>
  readonly delete: (path: string, headers?: Headers) => Promise<Reply>
}

const begin = '2026-11-21T20:05:00.000Z'

export const testSettings: Settings = {
  host: '127.0.0.1',
  port: 8400,
  origin: 'http://localhost:8400',
  dataFolder: '/nonexistent',
  // Of exercises only: the key of a real hub is drawn at random and stands in a file of its own.
  keys: Buffer.alloc(32, 7).toString('base64url'),
  databaseUrl: undefined,
  world: 'none',
  workers: 1,
  rehearses: false,
  smtpUrl: undefined,
  mailFrom: undefined,
  webhookPrivate: false,
}

/** Bureaus of the small world: code, kind, zone. Exercise state `xa` is one that misbehaves. */
const bureaus = [
  ['vn', 'national', 'Asia/Ho_Chi_Minh', ['vi', 'en']],
  ['fr', 'national', 'Europe/Paris', ['fr', 'en']],
  ['us', 'national', 'America/New_York', ['en']],
  ['de', 'national', 'Europe/Berlin', ['de', 'en']],
  ['eg', 'national', 'Africa/Cairo', ['ar', 'en']],
  ['xa', 'national', 'Etc/UTC', ['en']],
  ['gs', 'general-secretariat', 'Europe/Paris', ['en', 'fr', 'es', 'ar']],
  ['aseanapol', 'regional-body', 'Asia/Kuala_Lumpur', ['en']],
  ['iom', 'partner', 'Europe/Zurich', ['en', 'fr']],
] as const

const second: readonly [string, Duty][] = [['desk-2', 'desk']]

/** Bureaus, an officer for each duty, and the mark of a demonstration world. */
export const populate = async (database: Database, clock: Clock): Promise<void> => {
  const { client } = database
  const began = clock.now()
  await client.query("insert into world (kind, began_at) values ('demonstration', $1)", [began])
  for (const [code, kind, zone, languages] of bureaus) {
    await client.query(
      `insert into bureau (code, kind, alive, zone, languages, weekend, databases, purposes, clearance, created_at, updated_at)
       values ($1, $2, true, $3, $4, '{6,7}', $5, $6, $7, $8, $8)`,
      [code, kind, zone, languages, databaseNames, purposes, code === 'gs' ? 3 : 2, began],
    )
    for (const [word, duty] of [...duties.map((one) => [one, one] as [string, Duty]), ...second])
      await client.query(
        `insert into officer (name, id, bureau, title, duties, clearance, post, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $8)`,
        [
          `${code}.${word}`,
          newId(clock),
          code,
          `Exercise officer of ${code}: ${word}`,
          [duty],
          code === 'gs' ? 3 : 2,
          duty === 'post' ? `Post of ${code}` : '',
          began,
        ],
      )
  }
  await join(database, began)
}

/** The class in which a bureau of the small world takes part in the analysts' network; `xa` never joined. */
const classOf: Readonly<Record<string, ParticipantClass>> = {
  national: 'member',
  'general-secretariat': 'secretariat',
  'regional-body': 'regional-body',
  partner: 'partner',
}

/** The first terms in force, and everybody but `xa` under them. */
const join = async ({ client }: Database, began: string): Promise<void> => {
  await client.query(
    `insert into terms_of_reference (version, state, articles, grants, asks, in_force_from, created_by, created_at, updated_at)
     values (1, 'in-force', '[]', $1, $2, $3, 'gs.analyst', $3, $3)`,
    [JSON.stringify(firstGrants), JSON.stringify(firstAsks), began],
  )
  for (const [code, kind] of bureaus.filter(([one]) => one !== 'xa')) {
    const participant = classOf[kind] ?? 'partner'
    await client.query(
      `insert into participation (bureau, class, state, granted, clauses, terms_version, joined_at, created_at, updated_at)
       values ($1, $2, 'joined', $3, $3, 1, $4, $4, $4)`,
      [code, participant, firstGrants[participant], began],
    )
  }
}

/** A clock that runs, for worlds that people look at; it cannot be moved. */
const runningClock: FixedClock = {
  ...systemClock,
  advance: () => {
    throw new Error('a live world keeps the time of the machine')
  },
}

/** A port of this machine that nobody listens on just now. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/**
 * Hooks that build the world before the first test of a file and take it down after the last. Call once at the top. A `live`
 * world listens on a port of its own and keeps the time of the machine, for browsers.
 */
export const startWorld = (
  options: {
    readonly live?: boolean
    /** Settings that differ, asked when the world begins: servers a test starts before it have their ports by then. */
    readonly settings?: () => Partial<Settings>
  } = {},
) => {
  const fresh = freshDatabase({ max: 12 })
  const clock: FixedClock = options.live ? runningClock : fixedClock(begin)
  let settings = testSettings
  const reports: unknown[] = []
  const cookies = new Map<string, string>()
  let hub: RunningHub | undefined
  const running = (): RunningHub => {
    if (!hub) throw new Error('the world exists inside tests and hooks only')
    return hub
  }

  beforeAll(async () => {
    await populate(fresh.database, clock)
    const port = options.live ? await freePort() : testSettings.port
    settings = { ...testSettings, ...options.settings?.(), port, origin: `http://localhost:${port}` }
    const report = (error: unknown): void => {
      reports.push(error)
    }
    hub = await startHub({ database: fresh.database, clock, settings, slices, report })
    if (options.live) await hub.server.listen({ host: '127.0.0.1', port })
  })
  afterAll(async () => {
    // Files of one worker share a process: what ended is let go of.
    const ended = hub
    hub = undefined
    await ended?.stop()
    // A fault of ours that only reached the operator's log is a failed test all the same.
    if (reports.length > 0) throw reports[0]
  })

  const send = async (
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    headers: Headers,
    body?: unknown,
  ): Promise<Reply> => {
    const raw = typeof body === 'string' || Buffer.isBuffer(body)
    const type = Buffer.isBuffer(body) ? 'application/octet-stream' : 'application/json'
    const reply = await running().server.inject({
      method,
      url: path,
      headers: { ...(body === undefined ? {} : { 'content-type': type }), ...headers },
      ...(body === undefined ? {} : { payload: raw ? (body as string | Buffer) : JSON.stringify(body) }),
    })
    const json = /[/+]json\b/.test(String(reply.headers['content-type'] ?? ''))
    return {
      status: reply.statusCode,
      body: json ? reply.json() : reply.body,
      headers: reply.headers,
      text: reply.body,
      bytes: reply.rawPayload,
    }
  }

  const client = (own: () => Promise<Headers>): Client => ({
    get: async (path, headers) => send('GET', path, { ...(await own()), ...headers }),
    post: async (path, body, headers) => send('POST', path, { ...(await own()), ...headers }, body),
    put: async (path, body, headers) => send('PUT', path, { ...(await own()), ...headers }, body),
    delete: async (path, headers) => send('DELETE', path, { ...(await own()), ...headers }),
  })

  const signIn = async (officer: string): Promise<string> => {
    const known = cookies.get(officer)
    if (known) return known
    const reply = await send('POST', '/api/v1/sessions/demonstration', {}, { officer })
    const set = reply.headers['set-cookie']
    const cookie = String(Array.isArray(set) ? set[0] : set).split(';')[0] ?? ''
    if (reply.status !== 200) throw new Error(`${officer} could not sign in: ${reply.text}`)
    cookies.set(officer, cookie)
    return cookie
  }

  return {
    clock,
    /** Where the console of a live world is. */
    get origin() {
      return settings.origin
    },
    get hub() {
      return running()
    },
    get database() {
      return fresh.database
    },
    /** The store itself, for a hub of its own that goes on where this one stopped. */
    store: fresh,
    /** Stops the hub of this world for good; its store stays until the file ends. */
    stop: async () => {
      const stopping = running()
      hub = undefined
      await stopping.stop()
    },
    /** Faults of ours so far; empties the list, for tests that provoke one. */
    takeReports: () => reports.splice(0),
    /** An officer at a browser, signed in, with a purpose and reference for what asks for one. */
    as: (officer: string, headers: Headers = {}): Client =>
      client(async () => ({
        cookie: await signIn(officer),
        'liaison-purpose': 'security-check',
        'liaison-reference': 'EXERCISE-1',
        ...headers,
      })),
    /** A national system with a key. */
    withKey: (key: string, headers: Headers = {}): Client =>
      client(async () => ({
        authorization: `Bearer ${key}`,
        'liaison-purpose': 'security-check',
        'liaison-reference': 'EXERCISE-1',
        ...headers,
      })),
    /** Somebody without credentials. */
    stranger: (headers: Headers = {}): Client => client(async () => headers),
    /** Forgets the cookie of an officer, so that the next call signs in anew. */
    forget: (officer: string) => cookies.delete(officer),
    /** Until every fact has its place, index and screens have heard of it, and reactions have done their work. */
    settle: () => running().settle(),
    /** Moves the clock and runs what is due. */
    pass: async (milliseconds: number) => {
      clock.advance(milliseconds)
      await running().runTimers()
      await running().settle()
    },
  }
}
export type World = ReturnType<typeof startWorld>
