// SQL for the outbox: rows are written with what caused them, taken by one sender at a time, and tried until it has gone or is moot.
import { sql } from 'kysely'
import { toSql } from '../kernel/access.ts'
import type { Clock } from '../kernel/clock.ts'
import { newId } from '../kernel/clock.ts'
import type { Connection, Database } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { beforeMark, defaultLimit, pageOf, readAfter } from '../kernel/page.ts'
import type { Context } from '../kernel/slice.ts'
import { setTimer } from '../kernel/timer.ts'
import { transaction } from '../kernel/transaction.ts'
import { addHours } from '../terms/instant.ts'
import { stillMatters } from './notification.enqueue.store.ts'
import { targetPolicy } from './notification.policy.ts'
import type { DeliveryState } from './notification.schema.ts'
import type { Sent } from './notification.sending.ts'
import type { DigestRow, OutboxRow, TargetRow } from './notification.table.ts'
import { nextTry } from './notification.workflow.ts'

export type Taken = {
  readonly row: OutboxRow & { readonly waiting: number }
  readonly target: TargetRow
  readonly digest: DigestRow | undefined
}

/** Seconds a sender has a row: longer than any try may take. What a sender that died had is free again then. */
const leaseSeconds = 60

/** Which of the rows that are due: the very urgent or the others, and at most how many. */
export type Wanted = { readonly isVeryUrgent: boolean; readonly most: number }

/**
 * How many wait, told with a ping: alarms nobody acknowledged, or open items of that urgency that nobody has. What is withheld from one
 * officer counts for nobody: the number would tell that it is there.
 */
const waitingOf = `case when o.kind in ('very-urgent', 'urgent', 'waiting') then (
  select count(*) from desk_item i where i.bureau = o.bureau and i.state = 'open' and i.withheld_from = ''
    and i.urgency = case o.kind when 'waiting' then 'normal' else o.kind end and not i.waits and not i.test
    and (i.owner = '' or o.kind = 'very-urgent' and i.alarm = 'ringing'))
  else 0 end`

/**
 * Takes rows that are due, so that no other sender has them for a while. What is moot is dropped; several that say the same to one
 * place and were never tried become one. Tries and, the first time, the number waiting are kept: a repetition is the same ping.
 */
export const takeDue = (database: Database, now: string, { isVeryUrgent, most }: Wanted): Promise<Taken[]> =>
  transaction(database, async ({ client, sql: store }) => {
    const { rows: due } = await client.query<{
      id: string
      matters: boolean
      target: string
      kind: string
      tries: number
    }>(
      `select o.id, o.target, o.kind, o.tries, ${stillMatters} as matters from notification_outbox o
       where o.state = 'waiting' and o.kind ${isVeryUrgent ? '=' : '<>'} 'very-urgent' and o.due_at <= $1
         and (o.lease_until is null or o.lease_until <= $1)
       order by o.due_at, o.id limit $2 for update skip locked`,
      [now, most],
    )
    const moot = due.filter(({ matters }) => !matters).map(({ id }) => id)
    if (moot.length > 0)
      await client.query("update notification_outbox set state = 'dropped' where id = any($1)", [moot])
    const chosen = new Map<string, string[]>()
    for (const { id, target, kind, tries } of due.filter(({ matters }) => matters)) {
      // A digest and a test are of their own; a ping under way stays what it was.
      const key = tries > 0 || kind === 'digest' || kind === 'test' ? id : `${target} ${kind}`
      chosen.set(key, [...(chosen.get(key) ?? []), id])
    }
    const ids: string[] = []
    for (const [first, ...others] of chosen.values()) {
      if (first === undefined) continue
      ids.push(first)
      if (others.length === 0) continue
      await client.query(
        `update notification_outbox set items = (
           select array_agg(distinct item) from notification_outbox o, unnest(o.items) as item where o.id = any($2)),
           matters = (select matters from notification_outbox where id = any($2)
             order by array_position(array['always', 'open', 'untaken', 'ringing'], matters) limit 1)
         where id = $1`,
        [first, [first, ...others]],
      )
      await client.query("update notification_outbox set state = 'merged' where id = any($1)", [others])
    }
    if (ids.length === 0) return []
    await client.query(
      `update notification_outbox o set lease_until = $2, tries = tries + 1, waiting = coalesce(waiting, ${waitingOf})
       where id = any($1)`,
      [ids, addHours(now, leaseSeconds / 3600)],
    )
    const rows = await store.selectFrom('notificationOutbox').selectAll().where('id', 'in', ids).execute()
    const targets = await store
      .selectFrom('notificationTarget')
      .selectAll()
      .where('id', 'in', [...new Set(rows.map(({ target }) => target))])
      .execute()
    const digests = rows.flatMap(({ digest }) => (digest === null ? [] : [digest]))
    const written =
      digests.length === 0
        ? []
        : await store.selectFrom('notificationDigest').selectAll().where('id', 'in', digests).execute()
    return rows.flatMap((row) => {
      const target = targets.find(({ id }) => id === row.target)
      const digest = written.find(({ id }) => id === row.digest)
      return target ? [{ row: { ...row, waiting: row.waiting ?? 0 }, target, digest }] : []
    })
  })

export const giveUpTimer = 'notification.give-up'

/** Keeps what came of a try, with the next one; a ping that is given up leaves its fact by a timer in the same transaction. */
export const keepResult = (
  database: Database,
  clock: Clock,
  { row, sent }: { readonly row: OutboxRow; readonly sent: Sent },
): Promise<DeliveryState> =>
  transaction(database, async ({ client }) => {
    const now = clock.now()
    const isOnce = row.kind === 'test' || sent.problem === 'mail-off' || sent.problem === 'removed'
    const next = isOnce ? undefined : nextTry(row.tries, row.createdAt, now)
    const state = sent.problem === '' ? 'sent' : next === undefined ? 'failed' : 'waiting'
    const { rowCount } = await client.query(
      `update notification_outbox set state = $2, problem = $3, status = $4, sent_at = $5, due_at = coalesce($6, due_at),
         lease_until = null
       where id = $1 and state = 'waiting' and tries = $7`,
      [
        row.id,
        state,
        sent.problem,
        sent.status,
        state === 'sent' ? now : null,
        state === 'waiting' ? next : null,
        row.tries,
      ],
    )
    if (rowCount === 1 && state === 'failed')
      await setTimer(
        { client, newId: () => newId(clock) },
        { kind: giveUpTimer, ref: row.id, dueAt: now, bureau: row.bureau },
      )
    return state
  })

export type DeliveryRow = OutboxRow & { readonly label: string }

const readable = ({ sql: store, actor }: Pick<Context, 'sql' | 'actor'>) =>
  store
    .selectFrom('notificationOutbox')
    .selectAll()
    .select((row) =>
      row
        .selectFrom('notificationTarget as t')
        .whereRef('t.id', '=', 'notificationOutbox.target')
        .select('t.label')
        .$asScalar()
        .$notNull()
        .as('label'),
    )
    .where(toSql(targetPolicy.read(actor)))

/** One ping with the name of its target. Throws notFound `notification.no-delivery`. */
export const readDelivery = async (context: Pick<Context, 'sql' | 'actor'>, id: string): Promise<DeliveryRow> => {
  const row = await readable(context).where('id', '=', id).executeTakeFirst()
  if (!row) throw new Failure('notFound', 'notification.no-delivery')
  return row
}

/** Pings the actor may read, newest first, from the mark on; those that went into another are left out. Throws `list.bad-mark`. */
export const listDeliveryRows = async (
  context: Pick<Context, 'sql' | 'actor'>,
  { after, limit = defaultLimit }: { readonly after?: string; readonly limit?: number },
): Promise<{ lines: DeliveryRow[]; after: string | null }> => {
  const rows = await readable(context)
    .where(beforeMark(readAfter(after)))
    .where('state', '<>', 'merged')
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit)
}

/** For the platform: what a row says, for the fact that it was given up. */
export const deliveryOf = ({ sql: store }: Pick<Connection, 'sql'>, id: string): Promise<OutboxRow | undefined> =>
  store.selectFrom('notificationOutbox').selectAll().where('id', '=', id).executeTakeFirst()

const keptDays = 90

/** Forgets pings that are over for long. */
export const forgetDeliveries = async ({ client, now }: Pick<Context, 'client' | 'now'>): Promise<number> => {
  const { rowCount } = await client.query(
    "delete from notification_outbox where state <> 'waiting' and created_at < $1",
    [addHours(now, -24 * keptDays)],
  )
  return rowCount ?? 0
}

/** Whether a target was tested within the last seconds. */
export const testedLately = async (
  { sql: store }: Pick<Context, 'sql'>,
  target: string,
  since: string,
): Promise<boolean> => {
  const row = await store
    .selectFrom('notificationOutbox')
    .select(sql<number>`1`.as('one'))
    .where('target', '=', target)
    .where('kind', '=', 'test')
    .where('createdAt', '>', since)
    .executeTakeFirst()
  return row !== undefined
}
