// The sequencer gives facts of changes their place; the feed hands placed facts, in order, to all who live on them.
import type pg from 'pg'
import { type Database, lostConnection, named } from './database.ts'
import { changedFacts, type PlacedFact } from './ledger-changes.ts'

/**
 * Between two placings. The first change after a pause gets its place at once; what comes within the tick is placed together.
 * Shorter costs more placings of fewer facts, longer delays every screen.
 */
const tickMilliseconds = 20
/** How often a quiet hub looks anyway: another hub may have written, or a notification may have been lost. */
const idleMilliseconds = 500
const batch = 1000
/**
 * Facts read at once, at most, at first and at least, and subjects that a page should hold: one fact of a feed names a thousand.
 * At least so many that a page which is full means that this hub is behind.
 */
const [mostFacts, fewestFacts] = [500, 8]
export const firstFacts = 32
const wantedSubjects = 8_000

/** Facts of the next page, after one that was as long as it might be: few while each changes much, so that nobody waits for one page. */
export const nextPage = (page: number, facts: readonly PlacedFact[]): number => {
  const subjects = facts.reduce((sum, fact) => sum + fact.changed.length, 0)
  return subjects > wantedSubjects
    ? Math.max(fewestFacts, Math.floor((page * wantedSubjects) / subjects))
    : Math.min(mostFacts, page * 2)
}

/**
 * A connection of the pool that one loop keeps: what it asks each few milliseconds looks into a partition for each day, and a server
 * process takes 60 ms of the processor for its first placing and 70 for the next five, 3 for each that follows (a hundred days).
 */
const keepConnection = (database: Database) => {
  let kept: pg.PoolClient | undefined
  const forget = (client: pg.PoolClient): void => {
    if (kept !== client) return
    kept = undefined
    client.release(true)
  }
  return {
    /** The one that is kept; opened where there is none, with `prepare` done on it first. */
    get: async (prepare?: (client: pg.PoolClient) => Promise<void>): Promise<pg.PoolClient> => {
      if (kept) return kept
      const client = await database.pool.connect()
      try {
        await prepare?.(client)
      } catch (error) {
        client.release(true)
        throw error
      }
      client.on('error', () => forget(client))
      client.on('end', () => forget(client))
      kept = client
      return client
    },
    release: (): void => {
      if (kept) forget(kept)
    },
  }
}

export type Sequencer = {
  /** Says that this hub has just committed an unplaced fact. */
  readonly wake: () => void
  readonly stop: () => Promise<void>
}

/**
 * Places facts while there are any. Whoever holds the head row does it for all hubs; the others skip.
 * `report` hears failures other than a lost server; they never stop the loop.
 */
export const startSequencer = (database: Database, report: (error: unknown) => void): Sequencer => {
  const state = { stopped: false }
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let woken = false
  let begun = Number.NEGATIVE_INFINITY
  const connection = keepConnection(database)

  /** Until nothing is left, or this hub is stopping meanwhile. */
  const placeAll = async (given: { readonly stopped: boolean }): Promise<void> => {
    try {
      let placed = batch
      while (placed === batch && !given.stopped) {
        const [row] = await named<{ placed: number }>(
          await connection.get(),
          'place-facts',
          'select place_facts($1) as placed',
          [batch],
        )
        placed = row?.placed ?? 0
      }
    } catch (error) {
      if (!lostConnection(error)) report(error)
    }
  }

  const schedule = (after: number): void => {
    if (state.stopped) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      woken = false
      begun = performance.now()
      running = placeAll(state).then(() => {
        running = undefined
        schedule(woken ? tillNext() : idleMilliseconds)
      })
    }, after)
  }
  const tillNext = (): number => Math.max(0, begun + tickMilliseconds - performance.now())
  schedule(0)

  return {
    wake: () => {
      if (woken) return
      woken = true
      if (!running) schedule(tillNext())
    },
    stop: async () => {
      state.stopped = true
      clearTimeout(timer)
      await running
      // Writers have stopped before: what they wrote last has its place when the hub is gone.
      await placeAll({ stopped: false })
      connection.release()
    },
  }
}

export type Feed = {
  /** Last place handed out by the feed on this hub. */
  readonly place: () => number
  /** Milliseconds since a fact that is placed has not been handed out; 0 when up to date. */
  readonly lag: () => number
  readonly onFacts: (listener: (facts: readonly PlacedFact[]) => Promise<void> | void) => void
  /** Begins to hand out; before it every listener has registered, so that none misses a fact. */
  readonly begin: () => void
  /** Resolves when everything placed up to `place` has been handed out. */
  readonly reach: (place: number) => Promise<void>
  readonly stop: () => Promise<void>
}

/**
 * Reads placed facts of changes once per hub and hands them out in order, starting after `from`. Woken by the sequencer's
 * notification, and by itself twice a second in case one was lost; a lost server is tried again until it is back.
 */
export const startFeed = async (
  database: Database,
  from: number,
  milliseconds: () => number,
  report: (error: unknown) => void,
): Promise<Feed> => {
  const listeners: ((facts: readonly PlacedFact[]) => Promise<void> | void)[] = []
  let place = from
  let page = firstFacts
  let stopped = false
  let behindSince = 0
  let reading: Promise<void> | undefined
  let again = false
  let begun = false
  let waiting: { readonly place: number; readonly done: () => void }[] = []
  const connection = keepConnection(database)

  const handOut = async (facts: readonly PlacedFact[]): Promise<void> => {
    for (const listener of listeners) await listener(facts)
    place = facts.at(-1)?.place ?? place
    // A page that is not full was the last: caught up, before anybody who waits for this place goes on.
    if (facts.length < page) behindSince = 0
    page = nextPage(page, facts)
    const reached = waiting.filter((one) => one.place <= place)
    waiting = waiting.filter((one) => one.place > place)
    for (const one of reached) one.done()
  }

  const readAll = async (): Promise<void> => {
    do {
      again = false
      try {
        // A page that is not full is the last: what is placed meanwhile is notified, and read by another round.
        for (let full = true; full && !stopped; ) {
          const asked = page
          const facts = await changedFacts(await connection.get(listenOn), place, asked)
          if (facts.length > 0) {
            behindSince ||= milliseconds()
            await handOut(facts)
          }
          full = facts.length === asked
        }
        behindSince = 0
      } catch (error) {
        behindSince ||= milliseconds()
        if (!lostConnection(error)) report(error)
      }
    } while (again && !stopped)
    reading = undefined
  }

  const read = (): void => {
    if (stopped || !begun) return
    if (reading) again = true
    else reading = readAll()
  }

  const listenOn = async (client: pg.PoolClient): Promise<void> => {
    client.on('notification', read)
    await client.query('listen liaison_facts')
  }

  try {
    await connection.get(listenOn)
  } catch (error) {
    if (!lostConnection(error)) report(error)
  }
  const poll = setInterval(read, idleMilliseconds)

  return {
    place: () => place,
    lag: () => (behindSince === 0 ? 0 : milliseconds() - behindSince),
    onFacts: (listener) => listeners.push(listener),
    begin: () => {
      begun = true
      read()
    },
    reach: async (wanted) => {
      if (place >= wanted) return
      const reached = new Promise<void>((done) => waiting.push({ place: wanted, done }))
      read()
      await reached
    },
    stop: async () => {
      stopped = true
      clearInterval(poll)
      for (const one of waiting) one.done()
      await reading
      connection.release()
    },
  }
}
