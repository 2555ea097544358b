// SQL for the mailboxes: the place of a message with each recipient, and the marks that recipient makes.
import { type RawBuilder, sql } from 'kysely'
import { toSql } from '../kernel/access.ts'
import { Failure } from '../kernel/failure.ts'
import { afterOf, beforeMark, defaultLimit, readAfter } from '../kernel/page.ts'
import type { Context } from '../kernel/slice.ts'
import type { CrimeArea } from '../terms/crime-area.ts'
import { storeWithin } from './message.numbering.ts'
import { messagePolicy } from './message.policy.ts'
import type { Box, Mark, Urgency } from './message.schema.ts'
import { readableMessages } from './message.store.ts'
import type { DeliveryRow, MessageRow } from './message.table.ts'
import { advance, type MarkEvent, made } from './message.workflow.ts'

type Reader = Pick<Context, 'sql' | 'client' | 'actor'>

/**
 * The deliveries of messages that passed the read rule, by message: all of them for the sender, its own for a recipient, so that
 * nobody learns what others did with it.
 */
export const readDeliveries = async (
  { sql: store, actor }: Reader,
  rows: readonly Pick<MessageRow, 'id' | 'sender'>[],
): Promise<ReadonlyMap<string, DeliveryRow[]>> => {
  const found = new Map<string, DeliveryRow[]>(rows.map(({ id }) => [id, []]))
  const [sent = [], received = []] = [true, false].map((own) =>
    rows.filter(({ sender }) => (sender === actor.bureau) === own).map(({ id }) => id),
  )
  const deliveries = (ids: readonly string[]) =>
    store
      .selectFrom('messageDelivery')
      .selectAll()
      .where(sql<boolean>`message = any(${[...ids]}::uuid[])`)
      .orderBy('message')
      .orderBy('recipient')
  const all = [
    ...(sent.length > 0 ? await deliveries(sent).execute() : []),
    ...(received.length > 0 ? await deliveries(received).where('recipient', '=', actor.bureau).execute() : []),
  ]
  for (const row of all) found.get(row.message)?.push(row)
  return found
}

const lockDelivery = ({ sql: store, actor }: Reader, message: string): Promise<DeliveryRow | undefined> =>
  store
    .selectFrom('messageDelivery')
    .selectAll()
    .where('message', '=', message)
    .where('recipient', '=', actor.bureau)
    .forUpdate()
    .executeTakeFirst()

/** Function of the officer who acts, as others see it; empty for the platform. */
export const functionOf = async ({ sql: store, actor }: Reader): Promise<string> =>
  (await store.selectFrom('officer').select('title').where('name', '=', actor.officer).executeTakeFirst())?.title ?? ''

/** The part of a mark event that is the actor's. */
export const markBy = async (context: Context): Promise<Pick<MarkEvent, 'at' | 'as' | 'by'>> => ({
  at: context.now,
  as: await functionOf(context),
  by: context.actor.officer,
})

/**
 * The act of the own bureau on a message it received, under the lock of its delivery. A message is marked only once it is stored:
 * one that arrived within these milliseconds gets its number first. Answers the marks it made; none when all were there.
 */
export const markMessage = async (
  context: Context,
  message: Pick<MessageRow, 'id'>,
  event: MarkEvent,
): Promise<{ readonly delivery: DeliveryRow; readonly made: readonly Mark[] }> => {
  let before = await lockDelivery(context, message.id)
  if (!before) {
    await storeWithin(context)
    before = await lockDelivery(context, message.id)
  }
  if (!before) throw new Failure('conflict', 'message.not-stored')
  const after = advance(before, event)
  const marks = made(before, after)
  if (marks.length === 0) return { delivery: before, made: marks }
  const delivery = await context.sql
    .updateTable('messageDelivery')
    .set({
      displayedAt: after.displayedAt,
      displayedAs: after.displayedAs,
      displayedBy: after.displayedBy,
      acknowledgedAt: after.acknowledgedAt,
      acknowledgedAs: after.acknowledgedAs,
      acknowledgedBy: after.acknowledgedBy,
      answeredAt: after.answeredAt,
      answeredBy: after.answeredBy,
    })
    .where('message', '=', message.id)
    .where('recipient', '=', context.actor.bureau)
    .returningAll()
    .executeTakeFirstOrThrow()
  return { delivery, made: marks }
}

/** Of received messages, those that nobody of the own bureau has opened, whether they are in its mailbox already or not. */
export const unseenAmong = async ({ client, actor }: Reader, ids: readonly string[]): Promise<string[]> => {
  if (ids.length === 0) return []
  const { rows } = await client.query<{ message: string }>(
    'select message from message_delivery where recipient = $1 and message = any($2) and displayed_at is not null',
    [actor.bureau, [...ids]],
  )
  const seen = new Set(rows.map(({ message }) => message))
  return ids.filter((id) => !seen.has(id))
}

/**
 * Marks several received messages as displayed at once; answers those that had not been. Messages must be present and have passed
 * the rule `display`. What arrived within these milliseconds gets its number first.
 */
export const displayAll = async (context: Context, ids: readonly string[]): Promise<string[]> => {
  const { rows: there } = await context.client.query(
    'select 1 from message_delivery where recipient = $1 and message = any($2)',
    [context.actor.bureau, [...ids]],
  )
  if (there.length < ids.length) await storeWithin(context)
  const { at, as, by } = await markBy(context)
  const { rows } = await context.client.query<{ message: string }>(
    `update message_delivery set displayed_at = greatest($3, stored_at), displayed_as = $4, displayed_by = $5
     where recipient = $1 and message = any($2) and displayed_at is null returning message`,
    [context.actor.bureau, [...ids], at, as, by],
  )
  return rows.map(({ message }) => message)
}

export type Wanted = {
  readonly box?: Box
  readonly urgency?: Urgency
  readonly unseen?: boolean
  readonly unanswered?: boolean
  readonly overdue?: boolean
  readonly test?: boolean
  readonly crimeArea?: CrimeArea
  readonly with?: string
  readonly thread?: string
  readonly about?: string
  readonly reference?: string
  readonly after?: string
  readonly limit?: number
}

const always = sql<boolean>`true`
const only = (wanted: boolean | undefined, condition: RawBuilder<boolean>): RawBuilder<boolean> =>
  wanted ? condition : always

/** Conditions both boxes share; `m` is the message. */
const common = (wanted: Wanted): RawBuilder<boolean> => sql<boolean>`
  ${wanted.urgency ? sql`m.urgency = ${wanted.urgency}` : always}
  and ${wanted.test === undefined && wanted.thread ? always : sql`m.test = ${wanted.test ?? false}`}
  and ${wanted.crimeArea ? sql`m.crime_area = ${wanted.crimeArea}` : always}
  and ${wanted.thread ? sql`m.thread = ${wanted.thread}::uuid` : always}
  and ${wanted.about ? sql`m.refers <> '[]' and m.refers @> ${JSON.stringify([{ id: wanted.about }])}::jsonb` : always}
  and ${wanted.reference ? sql`${wanted.reference} in (m.our_reference, m.your_reference)` : always}`

const owed = (now: string, wanted: Wanted): RawBuilder<boolean> => sql<boolean>`
  ${only(wanted.unseen, sql`d.displayed_at is null`)}
  and ${only(wanted.unanswered, sql`m.state = 'sent' and d.reply_by is not null and d.answered_at is null`)}
  and ${only(
    wanted.overdue,
    sql`m.state = 'sent' and d.reply_by < ${now} and coalesce(d.more_time_until < ${now}, true)
    and d.answered_at is null`,
  )}`

type Page = { readonly ids: readonly string[]; readonly after: string | null }

/** A mailbox is ordered by its own numbers, so its mark is one: `[number]`. Throws Failure invalid `list.bad-mark`. */
const readNumber = (after: string | undefined): number | undefined => {
  if (after === undefined) return undefined
  try {
    const [number] = JSON.parse(Buffer.from(after, 'base64url').toString('utf8')) as unknown[]
    if (typeof number === 'number' && Number.isSafeInteger(number) && number > 0) return number
  } catch {}
  throw new Failure('invalid', 'list.bad-mark')
}

const pageIn = async (context: Context, wanted: Wanted, limit: number): Promise<Page> => {
  const { actor, now } = context
  const before = readNumber(wanted.after)
  const { rows } = await sql<{ id: string; number: number }>`
    select m.id, d.number from message_delivery d join message m on m.id = d.message
    where d.recipient = ${actor.bureau} and ${toSql(messagePolicy.read(actor), 'm')} and ${common(wanted)}
      and ${owed(now, wanted)} and ${wanted.with ? sql`d.sender = ${wanted.with}` : always}
      and ${before === undefined ? always : sql`d.number < ${before}`}
    order by d.number desc limit ${limit + 1}`.execute(context.sql)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const mark = rows.length > limit && last ? Buffer.from(JSON.stringify([last.number])).toString('base64url') : null
  return { ids: shown.map(({ id }) => id), after: mark }
}

const pageOut = async (context: Context, wanted: Wanted, limit: number): Promise<Page> => {
  const { actor, now } = context
  const asksForMarks = wanted.unseen || wanted.unanswered || wanted.overdue
  const { rows } = await sql<{ id: string; createdAt: string }>`
    select m.id, m.created_at as "createdAt" from message m
    where m.sender = ${actor.bureau} and ${toSql(messagePolicy.read(actor), 'm')} and ${common(wanted)}
      and ${wanted.with ? sql`${wanted.with}::text = any(m.recipients)` : always}
      and ${
        asksForMarks
          ? sql`exists (select 1 from message_delivery d where d.message = m.id and ${owed(now, wanted)})`
          : always
      }
      and ${beforeMark(readAfter(wanted.after))}
    order by m.created_at desc, m.id desc limit ${limit + 1}`.execute(context.sql)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { ids: shown.map(({ id }) => id), after: rows.length > limit && last ? afterOf(last) : null }
}

/** Messages of one box, newest first, from the mark on. Throws Failure invalid `list.bad-mark`. */
export const listBox = async (
  context: Context,
  wanted: Wanted,
): Promise<{ readonly rows: MessageRow[]; readonly after: string | null }> => {
  const limit = wanted.limit ?? defaultLimit
  const { ids, after } = await (wanted.box === 'out' ? pageOut : pageIn)(context, wanted, limit)
  if (ids.length === 0) return { rows: [], after }
  const rows = await readableMessages(context)
    .where('id', 'in', [...ids])
    .execute()
  const places = new Map(ids.map((id, at) => [id, at]))
  return { rows: rows.sort((one, other) => (places.get(one.id) ?? 0) - (places.get(other.id) ?? 0)), after }
}

/** Most very urgent ones given in front of a catch-up. */
const mostVeryUrgent = 100

/** Every column of a delivery, under the name it has in `DeliveryRow`. */
const deliveryColumns = [
  ...['message', 'recipient', 'number', 'year', 'pair_number as "pairNumber"', 'sender', 'urgency', 'test'],
  ...['reply_by as "replyBy"', 'stored_at as "storedAt"', 'displayed_at as "displayedAt"'],
  ...['displayed_as as "displayedAs"', 'displayed_by as "displayedBy"', 'acknowledged_at as "acknowledgedAt"'],
  ...['acknowledged_as as "acknowledgedAs"', 'acknowledged_by as "acknowledgedBy"', 'answered_at as "answeredAt"'],
  ...['answered_by as "answeredBy"', 'reminders', 'reminded_at as "remindedAt"', 'more_time_until as "moreTimeUntil"'],
  'unanswered_at as "unansweredAt"',
]
  .map((column) => `d.${column}`)
  .join(', ')

type Arrived = {
  /** What of it the actor may read, in order: the own delivery of each, as it was when it was read. */
  readonly deliveries: readonly DeliveryRow[]
  readonly upTo: number
  readonly more: boolean
}

/**
 * What arrived in the own mailbox after a number, in order. `upTo` goes on over what the actor may not read (above the clearance),
 * so that asking again never stands still.
 */
export const readArrived = async (context: Context, since: number, limit: number): Promise<Arrived> => {
  const { actor, client } = context
  // Of the message itself nothing is read here but whether it may be.
  const { sql: text, parameters } = sql`
    select ${sql.raw(deliveryColumns)}, ${toSql(messagePolicy.read(actor), 'm')} as readable
    from message_delivery d left join message m on m.id = d.message
    where d.recipient = ${actor.bureau} and d.number > ${since} order by d.number limit ${limit + 1}`.compile(
    context.sql,
  )
  const { rows } = await client.query<DeliveryRow & { readonly readable: boolean | null }>(text, [...parameters])
  const page = rows.slice(0, limit)
  return {
    deliveries: page.filter(({ readable }) => readable),
    upTo: page.at(-1)?.number ?? since,
    more: rows.length > limit,
  }
}

/** Very urgent ones of the own mailbox that nobody has opened, oldest first. */
export const readVeryUrgentUnseen = (context: Context): Promise<MessageRow[]> =>
  readableMessages(context)
    .where('state', '=', 'sent')
    .where(
      sql<boolean>`id in (select message from message_delivery where recipient = ${context.actor.bureau}
        and displayed_at is null and urgency = 'very-urgent' and not test order by number limit ${mostVeryUrgent})`,
    )
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
