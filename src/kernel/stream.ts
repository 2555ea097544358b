// Live events: each bureau's own gapless numbers, ids only; read once per hub and fanned out to its open screens.
import type { Database } from './database.ts'
import { lostConnection, named } from './database.ts'
import type { Feed } from './sequencer.ts'

/** What a screen hears: that something with this id changed. It asks again, and rights and register apply then. */
export type LiveEvent = {
  readonly id: number
  readonly operation: string
  readonly kind: string
  readonly ref: string
  readonly version: number
}

export type Listener = (event: LiveEvent) => void

export type Stream = {
  /** Events of a bureau after a number, oldest first; undefined when older than what is kept (the list is loaded anew). */
  readonly since: (bureau: string, number: number) => Promise<LiveEvent[] | undefined>
  /** The number of the last event of a bureau. */
  readonly last: (bureau: string) => Promise<number>
  readonly listen: (bureau: string, listener: Listener) => () => void
  /** Open screens. */
  readonly open: () => number
}

type EventRow = {
  readonly bureau: string
  readonly number: number
  readonly operation: string
  readonly kind: string
  readonly subject: string
  readonly version: number
}

const eventOf = (row: EventRow): LiveEvent => ({
  id: row.number,
  operation: row.operation,
  kind: row.kind,
  ref: row.subject,
  version: row.version,
})

/** Starts the fan-out on the feed. A catch-up is at most 1,000 events; a screen that is further behind loads its lists. */
export const startStream = (database: Database, feed: Feed, report: (error: unknown) => void): Stream => {
  const listeners = new Map<string, Set<Listener>>()

  feed.onFacts(async (facts) => {
    const first = facts[0]?.place
    const last = facts.at(-1)?.place
    if (first === undefined || last === undefined || listeners.size === 0) return
    try {
      const rows = await named<EventRow>(
        database.client,
        'stream-placed',
        `select bureau, number, operation, kind, subject, version from event
         where bureau = any($1) and place between $2 and $3 order by bureau, number`,
        [[...listeners.keys()], first, last],
      )
      for (const row of rows) for (const listener of listeners.get(row.bureau) ?? []) listener(eventOf(row))
    } catch (error) {
      if (!lostConnection(error)) report(error)
    }
  })

  return {
    since: async (bureau, number) => {
      const rows = await named<EventRow>(
        database.client,
        'stream-since',
        `select bureau, number, operation, kind, subject, version from event
         where bureau = $1 and number > $2 order by number limit 1001`,
        [bureau, number],
      )
      const head = rows[0]?.number ?? number + 1
      return rows.length > 1000 || head > number + 1 ? undefined : rows.map(eventOf)
    },
    last: async (bureau) => {
      const [row] = await named<{ number: number }>(
        database.client,
        'stream-last',
        'select number from event_head where bureau = $1',
        [bureau],
      )
      return row?.number ?? 0
    },
    listen: (bureau, listener) => {
      const of = listeners.get(bureau) ?? new Set()
      of.add(listener)
      listeners.set(bureau, of)
      return () => {
        of.delete(listener)
        if (of.size === 0) listeners.delete(bureau)
      }
    },
    open: () => [...listeners.values()].reduce((sum, of) => sum + of.size, 0),
  }
}
