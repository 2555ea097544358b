// Numbers for mailboxes: one lock gives them in the order in which messages were written, in batches, and leaves a fact of each.
import { generalSecretariat } from '../bureau/bureau.schema.ts'
import { systemOf } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { type Connection, type Database, lostConnection, named } from '../kernel/database.ts'
import { factOf, lastOfChange, writeWithChange } from '../kernel/ledger.ts'
import { type Context, type Hub, part } from '../kernel/slice.ts'
import { transactionEnding } from '../kernel/transaction.ts'

/** Deliveries a batch stores: some 50 ms of the server's time, so that nobody waits long for the lock. */
const batch = 2000
/** How often a hub looks by itself: another may have stopped between its commit and its numbers. */
const retryMilliseconds = 1000
/** How long screens wait for numbers, less than the lag that makes a hub silent. What takes longer is told by a fact of its own. */
const patienceMilliseconds = 800
/** Between two beginnings of the numbering: what is sent meanwhile is numbered together. */
const paceMilliseconds = 20
/** Deliveries that may wait before senders are held up: about a second of numbering. So accepting never runs away from numbering. */
const mostWaiting = 20_000
/** Deliveries more than one batch takes: then the desks of those who have theirs wait for the mailboxes of the others. */
const muchWaiting = batch
/** Messages this hub has given their numbers, of which it need not ask the store whether they have them. */
const mostRemembered = 20_000
/** How long a sender is held up at most: rather numbers that are late than a message that is not accepted. */
const mostHeldMilliseconds = 2000

type Stored = {
  readonly message: string | null
  readonly bureau: string
  readonly first: number
  readonly last: number
}

type Batch = {
  readonly messages: readonly { readonly id: string; readonly owner: string }[]
  /** Senders and recipients. */
  readonly bureaus: readonly string[]
  /** Each recipient with the first and the last number it was given. */
  readonly boxes: Readonly<Record<string, readonly [number, number]>>
}

/** One batch of what waits, in the transaction of `client`: the lock is held until it ends. */
const storeSome = async ({ client }: Pick<Connection, 'client'>, now: string): Promise<Batch> => {
  const rows = await named<Stored>(client, 'message-store', 'select * from store_messages($1, $2)', [batch, now])
  return {
    messages: rows.flatMap(({ message, bureau }) => (message === null ? [] : [{ id: message, owner: bureau }])),
    bureaus: [...new Set(rows.map(({ bureau }) => bureau))],
    boxes: Object.fromEntries(
      rows.flatMap(({ message, bureau, first, last }) => (message === null ? [[bureau, [first, last]]] : [])),
    ),
  }
}

type Told = { readonly at: string; readonly tell: boolean }
type Stated = Parameters<typeof factOf>[1] & { readonly at: string }

/**
 * What the register says of a batch: one line for all of it, with every message and who was given which numbers. It stands under the
 * General Secretariat, whoever set it going: what other mailboxes were given is no bureau's business.
 */
const statedOf = ({ messages, bureaus, boxes }: Batch, { at, tell }: Told): Stated => ({
  at,
  operation: 'message.stored',
  outcome: 'done',
  changed: true,
  bureau: generalSecretariat,
  officer: systemOf(generalSecretariat).officer,
  subjectKind: 'message',
  subject: messages.length === 1 ? (messages[0]?.id ?? '') : '',
  subjects: messages.map((one) => ({ kind: 'message', ...one, part: 'changed' })),
  tell: tell ? bureaus : [],
  detail: { stored: boxes },
})

/**
 * Stores what waits within a change that cannot go on without (an officer opens what arrived this very moment). The lock comes
 * before any lock on a delivery, as everywhere. `write` is for an invented past, whose facts are written last of all.
 */
export const storeWithin = async (
  { client, now }: Pick<Context, 'client' | 'now'>,
  write?: (fact: Stated) => void,
): Promise<void> => {
  const clock: Clock = { now: () => now, milliseconds: () => Date.parse(now) }
  for (let stored = await storeSome({ client }, now); stored.messages.length > 0; ) {
    if (write) write(statedOf(stored, { at: now, tell: true }))
    else await writeWithChange(client, [factOf(clock, statedOf(stored, { at: now, tell: true }))])
    stored = await storeSome({ client }, now)
  }
}

/**
 * Stores one batch of what waits: mailboxes, numbers and the fact are one transaction. Answers what was stored. With `tell`
 * senders and recipients get a live event.
 */
const storeBatch = (database: Database, clock: Clock, tell: boolean): Promise<Batch> =>
  transactionEnding(database, async ({ client }) => {
    const answer = await storeSome({ client }, clock.now())
    if (answer.messages.length === 0) return { answer }
    return { answer, last: await lastOfChange(client, [factOf(clock, statedOf(answer, { at: clock.now(), tell }))]) }
  })

/** Deliveries that wait for their numbers, as far as they are counted: beyond so many messages it makes no difference. */
const countWaiting = async ({ client }: Pick<Connection, 'client'>): Promise<number> => {
  const [row] = await named<{ waiting: number }>(
    client,
    'message-waiting',
    'select coalesce(sum(recipients), 0)::int as waiting from (select recipients from message_waiting limit 2000) w',
  )
  return row?.waiting ?? 0
}

const areWaiting = async ({ client }: Pick<Connection, 'client'>, messages: readonly string[]): Promise<boolean> =>
  (
    await named(client, 'message-still-waiting', 'select 1 from message_waiting where message = any($1) limit 1', [
      messages,
    ])
  ).length > 0

type Storing = {
  readonly tells: () => boolean
  readonly isStopped: () => boolean
  /** Hears before each batch but the first how many deliveries wait, and at last that none does. */
  readonly waits?: (deliveries: number) => void
  /** Hears of each batch which messages have their numbers. */
  readonly stores?: (messages: readonly string[]) => void
}

const deliveriesOf = ({ boxes }: Batch): number =>
  Object.values(boxes).reduce((sum, [first, last]) => sum + last - first + 1, 0)

/** Stores what waits until nothing does or `isStopped`. Answers how many messages. */
export const storeWaiting = async (database: Database, clock: Clock, given: Storing): Promise<number> => {
  let stored = 0
  while (!given.isStopped()) {
    const one = await storeBatch(database, clock, given.tells())
    stored += one.messages.length
    given.stores?.(one.messages.map(({ id }) => id))
    // One that is not full took all there was.
    const waiting = deliveriesOf(one) < batch ? 0 : await countWaiting(database)
    given.waits?.(waiting)
    if (waiting === 0) break
  }
  return stored
}

/** Runs the numbering of this hub, one batch after the other, and knows how far it is behind. */
const runNumbering = (database: Database, clock: Clock) => {
  // What a hub left behind that is gone was told of already: `late` until nothing waits.
  const state = { stopped: false, failing: false, late: true, waiting: 0 }
  let running: Promise<void> | undefined
  let again = false
  let hearing: (() => void)[] = []

  const heard = (): void => {
    const all = hearing
    hearing = []
    for (const done of all) done()
  }
  const numbered = new Set<string>()
  const stores = (messages: readonly string[]): void => {
    for (const id of messages) numbered.add(id)
    for (const id of numbered) {
      if (numbered.size <= mostRemembered) break
      numbered.delete(id)
    }
  }
  const waits = (deliveries: number): void => {
    state.waiting = deliveries
    if (deliveries === 0) state.late = false
    heard()
  }
  const run = async (): Promise<void> => {
    do {
      again = false
      await storeWaiting(database, clock, { tells: () => state.late, isStopped: () => state.stopped, waits, stores })
    } while (again && !state.stopped)
  }
  const store = (): Promise<void> => {
    if (running) again = true
    running ??= run()
      .then(() => {
        state.failing = false
      })
      .catch((error: unknown) => {
        // Nothing is lost by it: what waits keeps waiting, in order, and is tried again.
        state.late = true
        state.waiting = 0
        if (!lostConnection(error)) state.failing = true
      })
      .finally(() => {
        running = undefined
        heard()
      })
    return running
  }
  /** Resolves after the batch that is being stored now, or when nothing waits. */
  const nextBatch = (): Promise<void> =>
    new Promise((done) => {
      hearing.push(done)
      void store()
    })
  /** Resolves when these messages have their numbers, or when that takes too long: then it is told when they have. */
  const storeThese = async (all: readonly string[]): Promise<void> => {
    const messages = all.filter((id) => !numbered.has(id))
    if (messages.length === 0) return
    const until = performance.now() + patienceMilliseconds
    try {
      while (!state.stopped && (await areWaiting(database, messages))) {
        const left = until - performance.now()
        if (left <= 0 || state.failing) {
          state.late = true
          return
        }
        let timer: NodeJS.Timeout | undefined
        const patience = new Promise<void>((done) => {
          timer = setTimeout(done, left)
        })
        await Promise.race([nextBatch(), patience])
        clearTimeout(timer)
      }
    } catch (error) {
      state.late = true
      if (!lostConnection(error)) state.failing = true
    }
  }
  return { state, store, nextBatch, storeThese, ended: async (): Promise<void> => running }
}

export type Numbering = {
  /** Resolves when the mailboxes are not far behind; after a moment in any case. Awaited before a transaction is begun. */
  readonly room: () => Promise<void>
}
export const numberingPart = part<Numbering>('message.numbering')

/**
 * Runs the numbering on this hub: as soon as a message is sent here and before screens hear of one that was sent elsewhere, so that
 * numbers are there when they ask; once at the start for what a hub left behind that is gone, and every second in case of a
 * failure. Of several hubs each may do it.
 */
export const startNumbering = async (hub: Hub): Promise<() => Promise<void>> => {
  const { database, clock } = hub
  const { state, store, nextBatch, storeThese, ended } = runNumbering(database, clock)
  let last = 0
  let soon: NodeJS.Timeout | undefined

  hub.onCommitted((operation) => {
    if (soon || state.stopped || !operation.startsWith('message.')) return
    soon = setTimeout(
      () => {
        soon = undefined
        last = performance.now()
        void store()
      },
      Math.max(0, last + paceMilliseconds - performance.now()),
    )
  })
  hub.onFacts(async (facts) => {
    const messages = facts.flatMap(({ operation, changed }) =>
      operation === 'message.stored' ? [] : changed.flatMap(({ kind, id }) => (kind === 'message' ? [id] : [])),
    )
    if (messages.length > 0) await storeThese(messages)
  })
  hub.provide(numberingPart, {
    room: async () => {
      const until = performance.now() + mostHeldMilliseconds
      while (state.waiting > mostWaiting && !state.stopped && !state.failing && performance.now() < until)
        await nextBatch()
    },
  })
  hub.giveWay(() => state.waiting > muchWaiting)
  hub.reportHealth('message', async () => {
    const { rows } = await database.client.query<{ waiting: number }>(
      'select count(*)::int as waiting from message_waiting',
    )
    const waiting = rows[0]?.waiting ?? 0
    return { ok: !state.failing, says: state.failing ? 'mailboxes are not being filled' : 'up to date', waiting }
  })
  await store()
  const retry = setInterval(() => {
    // Looking takes no lock, numbering nothing would.
    void countWaiting(database).then(
      (waiting) => {
        if (waiting > 0 || state.failing) void store()
      },
      () => store(),
    )
  }, retryMilliseconds)
  return async () => {
    state.stopped = true
    clearInterval(retry)
    clearTimeout(soon)
    await ended()
  }
}
