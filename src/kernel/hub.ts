// The hub: kernel and slices put together around one store, started and stopped in order. Names no slice.
import type { FastifyInstance } from 'fastify'
import { systemOf } from './actor.ts'
import type { Clock } from './clock.ts'
import type { Database } from './database.ts'
import { serveHealth } from './health.ts'
import { startHousekeeping } from './housekeeping.ts'
import { buildServer } from './http.ts'
import { asSystem, runChange, type Services } from './invocation.ts'
import { openLedger, prepareDays } from './ledger.ts'
import { lastPlace } from './ledger-changes.ts'
import { serveEvents } from './live.ts'
import { startReactions } from './reaction.ts'
import { type RehearsalBounds, type Rehearsed, rehearse } from './rehearsal.ts'
import { openSecret, secretPart } from './secret.ts'
import { type Feed, type Sequencer, startFeed, startSequencer } from './sequencer.ts'
import { resolverPart } from './session.ts'
import type { Settings } from './settings.ts'
import { serveConsole } from './site.ts'
import type { Committed, HealthLine, Hub, Part, Slice } from './slice.ts'
import { startStream } from './stream.ts'
import { startTimers } from './timer.ts'
import { loadWords } from './words.ts'

/** Told to the operator: name, code and place in our code; never a message, which may quote data. */
export type Report = (error: unknown, reference: string) => void

export type Given = {
  readonly database: Database
  readonly clock: Clock
  readonly settings: Settings
  readonly slices: readonly Slice[]
  readonly report: Report
}

export type RunningHub = {
  readonly server: FastifyInstance
  readonly database: Database
  readonly part: <T>(token: Part<T>) => T
  /** Runs timers that are due now; the poll does so each second. */
  readonly runTimers: () => Promise<void>
  /** Resolves when every fact so far has its place, index and screens have been handed it, and reactions have done their work. */
  readonly settle: () => Promise<void>
  /** Practises within bounds, before anybody asks; leaves nothing behind. */
  readonly rehearse: (within: RehearsalBounds) => Promise<Rehearsed>
  readonly stop: () => Promise<void>
}

/** Milliseconds the feed may lag before health says so and databases count as silent. */
const lagAllowed = 1000

type Stops = (() => Promise<void> | void)[]

/** Last started, first stopped; one that fails does not keep the others running. */
const stopAll = async (stops: Stops, report: (error: unknown) => void): Promise<void> => {
  for (const stop of stops.reverse())
    try {
      await stop()
    } catch (error) {
      report(error)
    }
}

/** Until every fact written so far has its place and is handed out; answers the last of them. */
const handOutAll = async (database: Database, sequencer: Sequencer, feed: Feed): Promise<number> => {
  for (let waits = true; waits; ) {
    sequencer.wake()
    const { rows } = await database.client.query('select 1 from fact where place is null limit 1')
    waits = rows.length > 0
    if (waits) await new Promise((resolve) => setTimeout(resolve, 5))
  }
  const { rows } = await database.client.query<{ place: number | null }>(
    'select max(place) as place from fact where changed',
  )
  const last = rows[0]?.place ?? 0
  await feed.reach(last)
  return last
}

/** Work that no request waits for: begun after the answer has left, awaited before the hub stops. */
const startBackground = (report: (error: unknown) => void) => {
  const running = new Set<Promise<void>>()
  const run = (work: () => Promise<void>): void => {
    const done: Promise<void> = new Promise<void>((resolve) => setImmediate(resolve))
      .then(work)
      .catch(report)
      .finally(() => running.delete(done))
    running.add(done)
  }
  const settled = async (): Promise<void> => {
    while (running.size > 0) await Promise.all(running)
  }
  return { run, settled }
}

const startAll = async (given: Given, stops: Stops): Promise<RunningHub> => {
  const { database, clock, settings, slices } = given
  const report = (error: unknown): void => given.report(error, '')
  const handlers = slices.flatMap((slice) => slice.handlers)
  loadWords()
  await prepareDays(database.client, clock)

  const parts = new Map<string, unknown>()
  const part = <T>(token: Part<T>): T => {
    if (!parts.has(token.name)) throw new Error(`no slice above offers ${token.name}`)
    return parts.get(token.name) as T
  }
  parts.set(secretPart.name, await openSecret(database, settings))
  const ledger = openLedger(database, report)
  stops.push(ledger.stop)
  const feed = await startFeed(database, await lastPlace(database.client), clock.milliseconds, report)
  stops.push(feed.stop)
  const sequencer = startSequencer(database, report)
  stops.push(sequencer.stop)
  const background = startBackground(report)
  stops.push(background.settled)
  const behind: (() => boolean)[] = []
  const committed: Committed[] = []
  const wake: Committed = (operation, changed) => {
    sequencer.wake()
    for (const listener of committed) listener(operation, changed)
  }
  const services: Services = { database, clock, ledger, wake, part, background: background.run }

  const health = new Map<string, () => Promise<HealthLine> | HealthLine>()
  health.set('ledger', async () => {
    const ok = feed.lag() < lagAllowed
    const place = await lastPlace(database.client)
    return { ok, says: ok ? 'up to date' : 'behind', place, waiting: ledger.waiting() }
  })
  const hub: Hub = {
    database,
    clock,
    settings,
    operations: handlers.map((one) => one.operation),
    part,
    provide: (token, value) => parts.set(token.name, value),
    onFacts: feed.onFacts,
    onCommitted: (listener) => committed.push(listener),
    change: ({ bureau, ...why }, operation, work) => {
      const world = asSystem(services, systemOf(bureau))
      return runChange({ ...world, who: { ...world.who, ...why } }, operation, work)
    },
    giveWay: (isBehind) => behind.push(isBehind),
    place: feed.place,
    lag: feed.lag,
    reportHealth: (name, line) => health.set(name, line),
    report,
  }
  for (const slice of slices) {
    const stop = await slice.start?.(hub)
    if (stop) stops.push(stop)
  }
  // Screens hear of a fact after index and caches have: what they ask again is answered from the new state.
  const stream = startStream(database, feed, report)
  feed.begin()

  const reactions = slices.flatMap((slice) => slice.reactions ?? [])
  const reacting = await startReactions(services, feed, reactions, report, () => behind.some((isBehind) => isBehind()))
  stops.push(reacting.stop)
  const kinds = slices.flatMap((slice) => slice.timers ?? [])
  const timers = startTimers(services, kinds, report)
  stops.push(timers.stop)
  const housekeeping = await startHousekeeping(services, report)
  stops.push(housekeeping.stop)

  const resolver = part(resolverPart)
  const { countStranger } = housekeeping
  const server = await buildServer({ services, settings, resolver, handlers, report: given.report, countStranger })
  stops.push(() => server.close())
  stops.push(serveEvents(server, stream, { settings, resolver, operations: hub.operations }, report))
  serveHealth(server, database, health)
  await serveConsole(server)
  await server.ready()
  return {
    server,
    database,
    part,
    runTimers: async () => {
      // A poll that is under way may have looked at the clock before.
      await timers.poll()
      await timers.poll()
    },
    settle: async () => {
      // What reactions do are facts again: until a round has brought none.
      let last = 0
      let before: number
      do {
        before = last
        await background.settled()
        last = await handOutAll(database, sequencer, feed)
        await reacting.settled()
      } while (last > before)
    },
    rehearse: (within) => {
      const rehearsals = slices.flatMap((slice) => slice.rehearsals ?? [])
      return rehearse({ services, settings, report: given.report, rehearsals }, within)
    },
    stop: () => stopAll(stops, report),
  }
}

/** Starts everything but listening. The store must be migrated. What was started is stopped again when the rest fails. */
export const startHub = async (given: Given): Promise<RunningHub> => {
  const stops: Stops = []
  try {
    return await startAll(given, stops)
  } catch (error) {
    await stopAll(stops, (again) => given.report(again, ''))
    throw error
  }
}
