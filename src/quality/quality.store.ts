// SQL for the quality of own records: counted and listed through the rule, with false hits only as far as the bureau was told of them.
import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely'
import { hitPolicy } from '../hit/hit.policy.ts'
import { toSql } from '../kernel/access.ts'
import { systemOf } from '../kernel/actor.ts'
import type { Tables } from '../kernel/database.ts'
import { beforeMark, defaultLimit, pageOf, readAfter } from '../kernel/page.ts'
import type { Context } from '../kernel/slice.ts'
import type { DatabaseName, RecordRow } from '../record/record.schema.ts'
import { todayOf } from '../record/record.store.ts'
import { addDays } from '../terms/instant.ts'
import { qualityPolicy } from './quality.policy.ts'
import { dueDays, hitMonths, staleYears, trendMonths } from './quality.schema.ts'

type Reading = Pick<Context, 'sql' | 'actor' | 'now'>

/** Records in force: not withdrawn, not past their day. */
const inForce = ({ sql: store, actor, now }: Reading): SelectQueryBuilder<Tables, 'record', object> =>
  store
    .selectFrom('record')
    .where(toSql(qualityPolicy.read(actor)))
    .where('life', '<>', 'withdrawn')
    .where('retainUntil', '>=', todayOf({ now }))

/** The instant some months before another; the 31st becomes the last of a shorter month's days or the first of the next. */
const monthsBefore = (now: string, months: number): string => {
  const at = new Date(now)
  at.setUTCMonth(at.getUTCMonth() - months)
  return at.toISOString()
}

/** Before this instant a record that nobody has changed is stale. */
export const unchangedBefore = (now: string): string => monthsBefore(now, 12 * staleYears)
/** Up to this day a record is due. */
export const dueUntil = (now: string): string => addDays(now.slice(0, 10), dueDays)

const isUnchanged = (now: string): RawBuilder<boolean> =>
  sql<boolean>`updated_at < ${unchangedBefore(now)}::timestamptz`
const isDue = (now: string): RawBuilder<boolean> => sql<boolean>`retain_until <= ${dueUntil(now)}::date`
const has = (kind: 'missing' | 'contradiction'): RawBuilder<boolean> => sql<boolean>`flaws::text like ${`%${kind}:%`}`
const many = (condition: RawBuilder<boolean>): RawBuilder<number> =>
  sql<number>`(count(*) filter (where ${condition}))::int`

export type RecordCounts = {
  readonly database: DatabaseName
  readonly records: number
  readonly missing: number
  readonly contradicting: number
  readonly stale: number
  readonly unchanged: number
  readonly due: number
}

/** Records in force by database, with what is wrong with them. One pass over the bureau's own records. */
export const countRecords = (context: Reading): Promise<RecordCounts[]> => {
  const { now } = context
  const unchanged = isUnchanged(now)
  const due = isDue(now)
  return inForce(context)
    .select([
      'database',
      sql<number>`count(*)::int`.as('records'),
      many(has('missing')).as('missing'),
      many(has('contradiction')).as('contradicting'),
      many(sql<boolean>`${unchanged} or ${due}`).as('stale'),
      many(unchanged).as('unchanged'),
      many(due).as('due'),
    ])
    .groupBy('database')
    .execute()
}

export type FlawRow = { readonly database: DatabaseName; readonly flaw: string; readonly records: number }

/** How many records have each flaw, the commonest first. */
export const countFlaws = (context: Reading): Promise<FlawRow[]> =>
  inForce(context)
    .innerJoin(sql<{ flaw: string }>`lateral unnest(flaws)`.as<'f'>(sql`f (flaw)`), (join) => join.onTrue())
    .where(sql<boolean>`flaws <> '{}'`)
    .select(['database', 'f.flaw', sql<number>`count(*)::int`.as('records')])
    .groupBy(['database', 'f.flaw'])
    .orderBy('records', 'desc')
    .orderBy('f.flaw')
    .execute()

export type MonthRow = {
  readonly database: DatabaseName
  readonly month: string
  readonly entered: number
  readonly flawed: number
}

/** The months shown, oldest first, `YYYY-MM`. */
export const monthsShown = (now: string): string[] => {
  const first = `${now.slice(0, 7)}-01T00:00:00.000Z`
  return Array.from({ length: trendMonths }, (_, at) => monthsBefore(first, trendMonths - 1 - at).slice(0, 7))
}

/** What was entered in the last months and is still in force. */
export const countMonths = (context: Reading): Promise<MonthRow[]> => {
  const from = `${monthsShown(context.now)[0]}-01T00:00:00.000Z`
  const month = sql<string>`to_char(created_at, 'YYYY-MM')`
  return inForce(context)
    .where('createdAt', '>=', from)
    .select([
      'database',
      month.as('month'),
      sql<number>`count(*)::int`.as('entered'),
      many(sql<boolean>`flaws <> '{}'`).as('flawed'),
    ])
    .groupBy(['database', month])
    .execute()
}

/**
 * Hits on own records, closed in the last twelve months, that the bureau was told of: read as its system reads hits. One that
 * went to the General Secretariat or to nobody is not counted, or its owner would learn of it by a number.
 */
const closedHits = ({ sql: store, actor, now }: Reading) =>
  store
    .selectFrom('hit')
    .where(toSql(hitPolicy.read(systemOf(actor.bureau))))
    .where(sql<boolean>`participants @> ${[actor.bureau]}::text[]`)
    .where('owner', '=', actor.bureau)
    .where('state', '=', 'closed')
    .where('closedAt', '>=', monthsBefore(now, hitMonths))

/** Not the same, reported as false, or the source's last word is that the number was used again or mistyped. */
const wasFalse = sql<boolean>`(hit.identity = 'not-same' or hit.outcome = 'false-hit' or (
  select s.says ->> 'words' from hit_step s where s.hit = hit.id and s.step = 'answer' order by s.number desc limit 1
) = 'number-reused')`

export type HitCounts = { readonly database: DatabaseName; readonly closedHits: number; readonly falseHits: number }

export const countHits = (context: Reading): Promise<HitCounts[]> =>
  closedHits(context)
    .select(['database', sql<number>`count(*)::int`.as('closedHits'), many(wasFalse).as('falseHits')])
    .groupBy('database')
    .execute()

/** False hits on each of these records. */
export const countFalseHits = async (
  context: Reading,
  records: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  if (records.length === 0) return new Map()
  const rows = await closedHits(context)
    .where('record', '=', sql<string>`any(${[...records]}::uuid[])`)
    .where(wasFalse)
    .select(['record', sql<number>`count(*)::int`.as('many')])
    .groupBy('record')
    .execute()
  return new Map(rows.map((row) => [row.record, row.many]))
}

const wanted = (context: Reading, flaw: string | undefined): RawBuilder<boolean> => {
  if (flaw === undefined) return sql<boolean>`flaws <> '{}'`
  if (flaw === 'stale') return sql<boolean>`(${isUnchanged(context.now)} or ${isDue(context.now)})`
  if (flaw === 'false-hit') {
    const hits = closedHits(context).where(wasFalse).select('record')
    return sql<boolean>`id in (${hits})`
  }
  return sql<boolean>`flaws <> '{}' and flaws @> ${[flaw]}::text[]`
}

/** Own records of a database to mend, newest first, from the mark on. Throws Failure invalid `list.bad-mark`. */
export const listToMend = async (
  context: Reading,
  database: DatabaseName,
  { flaw, after, limit = defaultLimit }: { readonly flaw?: string; readonly after?: string; readonly limit?: number },
): Promise<{ lines: RecordRow[]; after: string | null }> => {
  const rows = await inForce(context)
    .where('database', '=', database)
    .where(wanted(context, flaw))
    .where(beforeMark(readAfter(after)))
    .selectAll()
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit)
}
