// SQL for lines that wait for the desk. None is read but beside its record, through the read rules of both.
import { sql } from 'kysely'
import { allows, toSql } from '../kernel/access.ts'
import { Failure } from '../kernel/failure.ts'
import { defaultLimit, pageOf, readAfter } from '../kernel/page.ts'
import type { Context } from '../kernel/slice.ts'
import { setTimer } from '../kernel/timer.ts'
import { recordPolicy } from '../record/record.policy.ts'
import type { RecordRow } from '../record/record.schema.ts'
import { todayOf } from '../record/record.store.ts'
import { addHours } from '../terms/instant.ts'
import { mostDelayedDays } from './watch.delayed.schema.ts'
import { watchPolicy } from './watch.policy.ts'
import type { FindState } from './watch.schema.ts'
import type { FindRow } from './watch.table.ts'

/** A line with its record as it stands now. */
export type Found = { readonly find: FindRow; readonly record: RecordRow }

/**
 * Where every read begins: the rule of the line, and the rule of its record. What the source has closed to the reader since is
 * not in the list, nor in its length.
 */
const readable = ({ sql: store, actor, now }: Pick<Context, 'sql' | 'actor' | 'now'>) =>
  store
    .selectFrom('watchFind as f')
    .innerJoin('record as r', (join) => join.onRef('r.id', '=', 'f.record').onRef('r.database', '=', 'f.database'))
    .selectAll('f')
    .where(toSql(watchPolicy.read(actor), 'f'))
    .where(toSql(recordPolicy.read(actor), 'r'))
    .where('r.life', '<>', 'withdrawn')
    .where((where) => where.or([where('r.owner', '=', actor.bureau), where('r.retainUntil', '>=', todayOf({ now }))]))

/** The records of lines, through the read rule again: the row itself is read by the record's own words. */
const withRecords = async (context: Context, finds: readonly FindRow[]): Promise<Found[]> => {
  if (finds.length === 0) return []
  const rows = await context.sql
    .selectFrom('record')
    .selectAll()
    .where(toSql(recordPolicy.read(context.actor)))
    .where('id', '=', sql<string>`any(${finds.map((find) => find.record)}::uuid[])`)
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return finds.flatMap((find) => {
    const record = byId.get(find.record)
    return record ? [{ find, record }] : []
  })
}

export type FindsWanted = {
  readonly state?: FindState
  /** Only those of one watch. */
  readonly source?: string
  readonly after?: string
  readonly limit?: number
}

/** Lines the actor may read, newest first, from the mark on. Throws Failure invalid `list.bad-mark`. */
export const listFindRows = async (
  context: Context,
  { state, source, after, limit = defaultLimit }: FindsWanted,
): Promise<{ lines: Found[]; after: string | null }> => {
  const mark = readAfter(after)
  let query = readable(context)
  if (state) query = query.where('f.state', '=', state)
  if (source) query = query.where('f.source', '=', source)
  if (mark) query = query.where(sql<boolean>`(f.created_at, f.id) < (${mark.createdAt}::timestamptz, ${mark.id}::uuid)`)
  const rows = await query
    .orderBy('f.createdAt', 'desc')
    .orderBy('f.id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = pageOf(rows, limit)
  return { lines: await withRecords(context, page.lines), after: page.after }
}

/**
 * One line under lock, to decide on. Throws Failure notFound `watch.find-not-found`, forbidden `watch.not-yours`, conflict
 * `watch.find-decided`.
 */
export const lockFind = async (context: Context, id: string): Promise<Found> => {
  const row = await readable(context).where('f.id', '=', id).forUpdate('f').executeTakeFirst()
  const [found] = row ? await withRecords(context, [row]) : []
  if (!found) throw new Failure('notFound', 'watch.find-not-found')
  if (!allows(watchPolicy.decide(context.actor), found.find)) throw new Failure('forbidden', 'watch.not-yours')
  if (found.find.state !== 'open') throw new Failure('conflict', 'watch.find-decided')
  return found
}

/**
 * Keeps a new line; false when this question and this record met before, whatever was said of it. One of an earlier check is
 * erased when it is five days old, decided or not.
 */
export const insertFind = async (context: Context, find: FindRow): Promise<boolean> => {
  if (!allows(watchPolicy.tend(context.actor), find)) throw new Failure('forbidden', 'watch.not-yours')
  const { numInsertedOrUpdatedRows } = await context.sql
    .insertInto('watchFind')
    .values(find)
    .onConflict((conflict) => conflict.columns(['source', 'item', 'record']).doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 1n) return false
  if (find.until !== null)
    await setTimer(context, { kind: 'watch.find-lapse', ref: find.id, dueAt: find.until, bureau: find.bureau })
  return true
}

/** When a line of an earlier check is erased. */
export const findUntil = (now: string): string => addHours(now, mostDelayedDays * 24)

/** Keeps what the desk said. What was asked leaves the line: a hit has its own copy, and a dismissal needs none. */
export const decideFind = async (
  context: Context,
  find: FindRow,
  decided: { readonly state: 'could-be' | 'dismissed'; readonly reason: string; readonly hit: string | null },
): Promise<void> => {
  await context.sql
    .updateTable('watchFind')
    .set({
      ...decided,
      decidedBy: context.actor.officer,
      decidedAt: context.now,
      likeness: { lines: [] },
      question: {},
      place: {},
    })
    .where('id', '=', find.id)
    .execute()
}

export const deleteFind = async ({ sql: store }: Pick<Context, 'sql'>, id: string): Promise<void> => {
  await store.deleteFrom('watchFind').where('id', '=', id).execute()
}
