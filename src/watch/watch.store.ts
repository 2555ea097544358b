// SQL for watches. Nothing leaves without passing the read rule; a watch is changed only under its lock, step by step.
import { type SelectQueryBuilder, sql } from 'kysely'
import { allows, toSql } from '../kernel/access.ts'
import type { Connection, Tables } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { beforeMark, defaultLimit, pageOf, readAfter } from '../kernel/page.ts'
import type { Context } from '../kernel/slice.ts'
import { clearTimer, setTimer } from '../kernel/timer.ts'
import { type WatchAction, watchPolicy } from './watch.policy.ts'
import type { WatchState } from './watch.schema.ts'
import type { SightingRow, WatchRow, WatchStepRow } from './watch.table.ts'
import { lapsesAt, remindOn, type WatchAdvance } from './watch.workflow.ts'

/** Where every read begins. */
const readable = ({
  sql: store,
  actor,
}: Pick<Context, 'sql' | 'actor'>): SelectQueryBuilder<Tables, 'watch', WatchRow> =>
  store
    .selectFrom('watch')
    .selectAll()
    .where(toSql(watchPolicy.read(actor)))

const permitted = (context: Context, row: WatchRow | undefined, action: WatchAction): WatchRow => {
  if (!row) throw new Failure('notFound', 'watch.not-found')
  if (!allows(watchPolicy[action](context.actor), row)) throw new Failure('forbidden', 'watch.not-yours')
  return row
}

/** One watch, for an action of the policy. Throws Failure notFound `watch.not-found`, forbidden `watch.not-yours`. */
export const readWatch = async (context: Context, id: string, action: WatchAction = 'read'): Promise<WatchRow> =>
  permitted(context, await readable(context).where('id', '=', id).executeTakeFirst(), action)

/** The same under lock until the transaction ends. Throws conflict `watch.stale` for another version than the one given. */
export const lockWatch = async (
  context: Context,
  id: string,
  action: WatchAction,
  version?: number,
): Promise<WatchRow> => {
  const row = permitted(context, await readable(context).where('id', '=', id).forUpdate().executeTakeFirst(), action)
  if (version !== undefined && version !== row.version)
    throw new Failure('conflict', 'watch.stale', { values: { version: row.version } })
  return row
}

export type WatchesWanted = { readonly state?: WatchState; readonly after?: string; readonly limit?: number }

/** Watches the actor may read, newest first, from the mark on. Throws Failure invalid `list.bad-mark`. */
export const listWatchRows = async (
  context: Context,
  { state, after, limit = defaultLimit }: WatchesWanted,
): Promise<{ lines: WatchRow[]; after: string | null }> => {
  let query = readable(context).where(beforeMark(readAfter(after)))
  if (state) query = query.where('state', '=', state)
  const rows = await query
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit)
}

/** Steps of a watch that passed the read rule, oldest first. */
export const readWatchSteps = (
  { sql: store }: Pick<Context, 'sql'>,
  watch: Pick<WatchRow, 'id'>,
): Promise<WatchStepRow[]> =>
  store.selectFrom('watchStep').selectAll().where('watch', '=', watch.id).orderBy('number').execute()

export type WatchCounts = { readonly finds: number; readonly sightings: number; readonly hits: number }

/** For each of these watches: lines that wait, later checks, hits. */
export const countOf = async (
  { client, actor }: Pick<Context, 'client' | 'actor'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, WatchCounts>> => {
  if (ids.length === 0) return new Map()
  const { rows } = await client.query<WatchCounts & { id: string }>(
    `select w.id,
       (select count(*)::int from watch_find f where f.source = w.id and f.state = 'open') as finds,
       (select count(*)::int from watch_sighting s where s.watch = w.id) as sightings,
       (select count(*)::int from hit h where h.check_id = w.id and h.finder = $2) as hits
     from unnest($1::uuid[]) as w (id)`,
    [ids, actor.bureau],
  )
  return new Map(rows.map(({ id, ...counts }) => [id, counts]))
}

export type HitMade = { readonly id: string; readonly reference: string; readonly createdAt: string }

/** Hits a watch made, newest first, at most 100. They are the own bureau's: it found them. */
export const readHitsMade = (
  { sql: store, actor }: Pick<Context, 'sql' | 'actor'>,
  watch: string,
): Promise<HitMade[]> =>
  store
    .selectFrom('hit')
    .select(['id', 'reference', 'createdAt'])
    .where('finder', '=', actor.bureau)
    .where('checkId', '=', watch)
    .orderBy('createdAt', 'desc')
    .limit(100)
    .execute()

/** Later checks for a watch that passed the read rule, newest first, at most 100. */
export const readSightings = ({ sql: store }: Pick<Context, 'sql'>, watch: string): Promise<SightingRow[]> =>
  store
    .selectFrom('watchSighting')
    .selectAll()
    .where('watch', '=', watch)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute()

/** Keeps a later check; false when this item of it is kept already. */
export const insertSighting = async ({ sql: store }: Pick<Context, 'sql'>, row: SightingRow): Promise<boolean> =>
  (
    await store
      .insertInto('watchSighting')
      .values(row)
      .onConflict((conflict) => conflict.columns(['watch', 'checkId', 'item']).doNothing())
      .executeTakeFirst()
  ).numInsertedOrUpdatedRows === 1n

/** The clocks of a watch: its last day, the week before it, and the day its question is erased. */
const setClocks = async (context: Context, row: WatchRow): Promise<void> => {
  const { id, bureau } = row
  const set = (kind: string, dueAt: string) => setTimer(context, { kind, ref: id, dueAt, bureau })
  if (row.eraseOn !== null) {
    await clearTimer(context, 'watch.lapse', id)
    await clearTimer(context, 'watch.remind', id)
    return set('watch.erase', `${row.eraseOn}T00:00:00.000Z`)
  }
  await set('watch.lapse', lapsesAt(row.endsOn))
  const remind = remindOn(row.endsOn)
  if (row.state === 'active' && row.remindedAt === null && remind > context.now.slice(0, 10))
    return set('watch.remind', `${remind}T00:00:00.000Z`)
  await clearTimer(context, 'watch.remind', id)
}

const insertStep = async (
  context: Context,
  row: WatchRow,
  step: WatchStepRow['step'],
  endsOn: string | null,
): Promise<void> => {
  const { now, actor } = context
  const values = { watch: row.id, number: row.steps, at: now, officer: actor.officer, step, endsOn }
  await context.sql.insertInto('watchStep').values(values).execute()
}

/** Keeps a new watch with its first step and its clock. */
export const insertWatch = async (context: Context, watch: WatchRow): Promise<WatchRow> => {
  if (!allows(watchPolicy.propose(context.actor), watch)) throw new Failure('forbidden', 'watch.not-yours')
  const row = await context.sql.insertInto('watch').values(watch).returningAll().executeTakeFirstOrThrow()
  await insertStep(context, row, 'proposed', row.endsOn)
  await setClocks(context, row)
  return row
}

/** Keeps a watch after a command, with its step and clocks. `before` is the row under lock. */
export const saveWatch = async (
  context: Context,
  before: WatchRow,
  { watch, step }: WatchAdvance,
): Promise<WatchRow> => {
  if (step === undefined) return before
  const row = await context.sql
    .updateTable('watch')
    .set({
      state: watch.state,
      endsOn: watch.endsOn,
      pendingBy: watch.pendingBy,
      pendingEndsOn: watch.pendingEndsOn,
      approvedBy: watch.approvedBy,
      reason: watch.reason,
      endedAt: watch.endedAt,
      remindedAt: watch.remindedAt,
      eraseOn: watch.eraseOn,
      version: watch.version,
      steps: watch.steps,
      updatedAt: context.now,
    })
    .where('id', '=', before.id)
    .where('version', '=', before.version)
    .returningAll()
    .executeTakeFirstOrThrow()
  const sets = step === 'renewal-proposed' ? watch.pendingEndsOn : watch.endsOn
  await insertStep(context, row, step, sets)
  await setClocks(context, row)
  return row
}

/** Takes everything personal out of a watch that is over, with what it found and who checked since. Its hits have their own days. */
export const eraseWatch = async (context: Context, watch: WatchRow): Promise<WatchRow> => {
  await context.sql.deleteFrom('watchFind').where('source', '=', watch.id).execute()
  await context.sql.deleteFrom('watchSighting').where('watch', '=', watch.id).execute()
  return context.sql
    .updateTable('watch')
    .set({
      question: {},
      keys: [],
      form: null,
      words: [],
      reference: '',
      legalBasis: '',
      note: '',
      reason: '',
      erasedAt: context.now,
      version: watch.version + 1,
    })
    .where('id', '=', watch.id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

const isActive = sql<boolean>`state = 'active'`

/**
 * Active watches of every bureau: for the memory of a hub and for what later records meet; no answer is made of them. Of a range
 * also those with a key that stands between its ends: the caller decides what lies within it.
 */
export const readActive = (
  { sql: store }: Pick<Connection, 'sql'>,
  of:
    | {
        readonly keys: readonly string[]
        readonly ranges: readonly { readonly first: string; readonly last: string }[]
      }
    | { readonly words: readonly string[] }
    | { readonly ids: readonly string[] }
    | 'all',
): Promise<WatchRow[]> => {
  const query = store.selectFrom('watch').selectAll().where(isActive)
  if (of === 'all') return query.execute()
  if ('ids' in of) return query.where('id', '=', sql<string>`any(${[...of.ids]}::uuid[])`).execute()
  if ('words' in of) return query.where(sql<boolean>`words && ${[...of.words]}::text[]`).execute()
  const equal = sql<boolean>`keys && ${[...of.keys]}::text[]`
  if (of.ranges.length === 0) return query.where(equal).execute()
  const [firsts, lasts] = [of.ranges.map(({ first }) => first), of.ranges.map(({ last }) => last)]
  // No index knows what lies between two keys: the watches that stand, some thousands at most, are looked through.
  const near = sql<boolean>`exists (
    select 1 from unnest(keys) as own (key) join unnest(${firsts}::text[], ${lasts}::text[]) as range (first, last)
    on length(own.key) = length(range.first) and own.key collate "C" between range.first and range.last)`
  return query.where((where) => where.or([equal, near])).execute()
}
