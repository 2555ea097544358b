// SQL by which pings come into the outbox, with what caused them, and leave it again when somebody has what they speak of.
import { named } from '../kernel/database.ts'
import type { Context } from '../kernel/slice.ts'
import type { OutboxRow, TargetRow } from './notification.table.ts'

export type NewPing = Pick<OutboxRow, 'kind' | 'items' | 'matters' | 'dueAt'> & { readonly digest?: string }

export type Addressed = { readonly target: TargetRow; readonly ping: NewPing }

/** What is stated of any ping: whose it is, where it goes, what it speaks of. */
const stated = (context: Context, { target, ping }: Addressed) => ({
  id: context.newId(),
  bureau: target.bureau,
  officer: target.officer,
  target: target.id,
  way: target.way,
  kind: ping.kind,
  items: ping.items,
  matters: ping.matters,
})

/** Puts a ping in the outbox, in the transaction of what caused it. */
export const enqueue = async (context: Context, target: TargetRow, ping: NewPing): Promise<OutboxRow> =>
  context.sql
    .insertInto('notificationOutbox')
    .values({
      ...stated(context, { target, ping }),
      digest: ping.digest ?? null,
      createdAt: context.now,
      dueAt: ping.dueAt,
      leaseUntil: null,
      tries: 0,
      state: 'waiting',
      waiting: null,
      sentAt: null,
      problem: '',
      status: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow()

const columns = 'id, bureau, officer, target, way, kind, items, matters, created_at, due_at'

/** Puts any number of pings in the outbox with one statement, in the transaction of what caused them. */
export const enqueueAll = async (context: Context, pings: readonly Addressed[]): Promise<void> => {
  if (pings.length === 0) return
  const rows = pings.map((one) => ({ ...stated(context, one), created_at: context.now, due_at: one.ping.dueAt }))
  await named(
    context.client,
    'notification-enqueue',
    `insert into notification_outbox (${columns})
     select ${columns} from json_populate_recordset(null::notification_outbox, $1)`,
    [JSON.stringify(rows)],
  )
}

/** Condition on row `o`: nobody has what it speaks of. */
export const stillMatters = `(o.matters = 'always' or exists (
  select 1 from desk_item i where i.id = any(o.items) and case o.matters
    when 'ringing' then i.alarm = 'ringing'
    when 'untaken' then i.state = 'open' and i.owner = ''
    else i.state = 'open' end))`

/** Rows that wait for what somebody has by now: they are not sent. What a sender holds at this moment it judges itself. */
export const dropMoot = async (
  { client, now }: Pick<Context, 'client' | 'now'>,
  items: readonly string[],
): Promise<void> => {
  await named(
    client,
    'notification-drop-moot',
    `update notification_outbox o set state = 'dropped' where o.state = 'waiting' and o.items && $1::uuid[]
       and (o.lease_until is null or o.lease_until <= $2) and not ${stillMatters}`,
    [items, now],
  )
}

/** Rows of a target that is no more. */
export const dropOf = async ({ client }: Pick<Context, 'client'>, target: string): Promise<void> => {
  await client.query("update notification_outbox set state = 'dropped' where state = 'waiting' and target = $1", [
    target,
  ])
}
