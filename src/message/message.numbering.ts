// Numbers for mailboxes: one lock gives them in the order in which messages were written, in batches, and leaves a fact of each.
import { generalSecretariat } from '../bureau/bureau.schema.ts'
import { systemOf } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { type Connection, type Database, lostConnection, transaction } from '../kernel/database.ts'
import { factOf, writeWithChange } from '../kernel/ledger.ts'
import type { Context, Hub } from '../kernel/slice.ts'

/** Deliveries a batch stores: some 50 ms of the server's time, so that nobody waits long for the lock. */
const batch = 2000
/** How often a hub looks by itself: another may have stopped between its commit and its numbers. */
const retryMilliseconds = 1000
/** How long screens wait for numbers, less than the lag that makes a hub silent. What takes longer is told by a fact of its own. */
const patienceMilliseconds = 800

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
  const { rows } = await client.query<Stored>('select * from store_messages($1, $2)', [batch, now])
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

const noteBatch = (client: Connection['client'], clock: Clock, batch: Batch, tell: boolean): Promise<void> =>
  writeWithChange(client, [factOf(clock, statedOf(batch, { at: clock.now(), tell }))])

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
    else await noteBatch(client, clock, stored, true)
    stored = await storeSome({ client }, now)
  }
}

/**
 * Stores one batch of what waits: mailboxes, numbers and the fact are one transaction. Answers how many messages. With `tell`
 * senders and recipients get a live event.
 */
const storeBatch = (database: Database, clock: Clock, tell: boolean): Promise<number> =>
  transaction(database, async ({ client }) => {
    const stored = await storeSome({ client }, clock.now())
    if (stored.messages.length > 0) await noteBatch(client, clock, stored, tell)
    return stored.messages.length
  })

const isAnythingWaiting = async ({ client }: Pick<Connection, 'client'>): Promise<boolean> =>
  ((await client.query({ name: 'message-waiting', text: 'select 1 from message_waiting limit 1' })).rowCount ?? 0) > 0

/** Stores what waits until nothing does or `isStopped`. Answers how many messages. */
export const storeWaiting = async (
  database: Database,
  clock: Clock,
  given: { readonly tells: () => boolean; readonly isStopped: () => boolean },
): Promise<number> => {
  let stored = 0
  while (!given.isStopped() && (await isAnythingWaiting(database)))
    stored += await storeBatch(database, clock, given.tells())
  return stored
}

/**
 * Runs the numbering on this hub: after each batch of facts that speaks of messages, so that numbers are there before screens hear,
 * once at the start for what a hub left behind that is gone, and every second in case of a failure. Of several hubs each may do it.
 */
export const startNumbering = async (hub: Hub): Promise<() => Promise<void>> => {
  const { database, clock } = hub
  const state = { stopped: false, failing: false }
  let running: Promise<void> | undefined
  let again = false
  let hurried = false

  const run = async (): Promise<void> => {
    do {
      again = false
      await storeWaiting(database, clock, { tells: () => !hurried, isStopped: () => state.stopped })
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
        if (!lostConnection(error)) state.failing = true
      })
      .finally(() => {
        running = undefined
      })
    return running
  }

  hub.onFacts(async (facts) => {
    if (!facts.some(({ changed }) => changed.some(({ kind }) => kind === 'message'))) return
    let timer: NodeJS.Timeout | undefined
    const patience = new Promise<void>((done) => {
      timer = setTimeout(done, patienceMilliseconds)
    })
    hurried = true
    await Promise.race([store(), patience])
    hurried = false
    clearTimeout(timer)
  })
  hub.reportHealth('message', async () => {
    const { rows } = await database.client.query<{ waiting: number }>(
      'select count(*)::int as waiting from message_waiting',
    )
    const waiting = rows[0]?.waiting ?? 0
    return { ok: !state.failing, says: state.failing ? 'mailboxes are not being filled' : 'up to date', waiting }
  })
  await store()
  const retry = setInterval(() => void store(), retryMilliseconds)
  return async () => {
    state.stopped = true
    clearInterval(retry)
    await running
  }
}
