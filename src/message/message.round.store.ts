// SQL for rounds of test traffic: the round, its board read from the marks of its message, and the clocks of the weekly ones.

import { generalSecretariat } from '../bureau/bureau.schema.ts'
import { allows, toSql } from '../kernel/access.ts'
import { Failure } from '../kernel/failure.ts'
import { beforeMark, defaultLimit, pageOf, readAfter } from '../kernel/page.ts'
import type { Context } from '../kernel/slice.ts'
import { clearTimer, setTimer } from '../kernel/timer.ts'
import { type Region, regions } from '../member/member.table.ts'
import { roundPolicy } from './message.policy.ts'
import { boardLine, nextWeekly, sortBoard } from './message.round.ts'
import type { RoundLine, RoundView } from './message.schema.ts'
import type { DeliveryRow, RoundRow } from './message.table.ts'

export const closeTimer = 'message.round-close'
export const weeklyTimer = 'message.round-weekly'

const readable = ({ sql, actor }: Pick<Context, 'sql' | 'actor'>) =>
  sql
    .selectFrom('messageRound')
    .selectAll()
    .where(toSql(roundPolicy.read(actor)))

/** Throws Failure forbidden `message.round-not-yours`: rounds are begun by the General Secretariat. */
export const requireRoundStart = ({ actor }: Pick<Context, 'actor'>): void => {
  if (!allows(roundPolicy.start(actor), { bureau: actor.bureau, participants: [] }))
    throw new Failure('forbidden', 'message.round-not-yours')
}

/** Keeps a round whose message was just sent, and sets the clock after which silence counts. */
export const insertRound = async (context: Context, row: RoundRow): Promise<RoundRow> => {
  requireRoundStart(context)
  await context.sql
    .insertInto('messageRound')
    .values({ ...row, recipients: [...row.recipients], participants: [...row.participants] })
    .execute()
  await setTimer(context, { kind: closeTimer, ref: row.id, dueAt: row.dueAt, bureau: row.bureau })
  return row
}

/** Throws Failure notFound `message.round-not-found`. */
export const readRound = async (context: Context, id: string): Promise<RoundRow> => {
  const row = await readable(context).where('id', '=', id).executeTakeFirst()
  if (!row) throw new Failure('notFound', 'message.round-not-found')
  return row
}

type Counts = { readonly acknowledged: number; readonly onTime: number }

const countAcknowledged = async (
  { client }: Pick<Context, 'client'>,
  rounds: readonly RoundRow[],
): Promise<ReadonlyMap<string, Counts>> => {
  if (rounds.length === 0) return new Map()
  const { rows } = await client.query<Counts & { id: string }>(
    `select r.id, count(d.acknowledged_at)::int as acknowledged,
       count(*) filter (where d.acknowledged_at <= r.due_at)::int as "onTime"
     from message_round r join message_delivery d on d.message = r.message where r.id = any($1::uuid[]) group by r.id`,
    [rounds.map(({ id }) => id)],
  )
  return new Map(rows.map(({ id, ...counts }) => [id, counts]))
}

const lineOf = (row: RoundRow, counts: Counts | undefined): RoundLine => ({
  id: row.id,
  bureau: row.bureau,
  message: row.message,
  circle: row.circle,
  state: row.state,
  createdAt: row.createdAt,
  dueAt: row.dueAt,
  of: row.recipients.length,
  acknowledged: counts?.acknowledged ?? 0,
  onTime: counts?.onTime ?? 0,
})

/** Rounds of the bureau, newest first. Throws Failure invalid `list.bad-mark`. */
export const listRoundLines = async (
  context: Context,
  { after, limit = defaultLimit }: { readonly after?: string; readonly limit?: number },
): Promise<{ rounds: RoundLine[]; after: string | null }> => {
  const rows = await readable(context)
    .where(beforeMark(readAfter(after)))
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = pageOf(rows, limit)
  const counts = await countAcknowledged(context, page.lines)
  return { rounds: page.lines.map((row) => lineOf(row, counts.get(row.id))), after: page.after }
}

/** A round that passed its read rule, with its board. */
export const viewRound = async (context: Context, round: RoundRow): Promise<RoundView> => {
  const deliveries = await context.sql
    .selectFrom('messageDelivery')
    .selectAll()
    .where('message', '=', round.message)
    .execute()
  const of = new Map<string, DeliveryRow>(deliveries.map((row) => [row.recipient, row]))
  const counts = await countAcknowledged(context, [round])
  return {
    ...lineOf(round, counts.get(round.id)),
    board: sortBoard(round.recipients.map((bureau) => boardLine(round, bureau, of.get(bureau), context.now))),
  }
}

/** The time of a round is over; undefined when it is closed or gone. Context of the system of its bureau. */
export const closeRound = async (context: Context, id: string): Promise<RoundRow | undefined> =>
  context.sql
    .updateTable('messageRound')
    .set({ state: 'closed', closedAt: context.now })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .where(toSql(roundPolicy.tend(context.actor)))
    .returningAll()
    .executeTakeFirst()

/** Starts the clocks of regions whose weekly round begins by itself, and stops the others. */
export const setWeekly = async (context: Context, wanted: readonly Region[]): Promise<void> => {
  for (const region of regions)
    if (wanted.includes(region))
      await setTimer(context, {
        kind: weeklyTimer,
        ref: region,
        dueAt: nextWeekly(region, context.now),
        bureau: generalSecretariat,
      })
    else await clearTimer(context, weeklyTimer, region)
}
