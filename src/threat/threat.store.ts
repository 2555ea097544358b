// SQL for named threats. Every read starts from the read rule; counts are made under it too.
import { type Selectable, sql as text } from 'kysely'
import { allows, toSql } from '../kernel/access.ts'
import { Failure } from '../kernel/failure.ts'
import { beforeMark, defaultLimit, pageOf, readAfter } from '../kernel/page.ts'
import type { Context } from '../kernel/slice.ts'
import { setTimer } from '../kernel/timer.ts'
import type { Region } from '../member/member.table.ts'
import type { CrimeArea } from '../terms/crime-area.ts'
import type { Confidentiality, HandlingCode } from '../terms/handling.ts'
import { type ThreatAction, threatPolicy } from './threat.policy.ts'
import type { ThreatLevel, ThreatState, ThreatStep, ThreatTrend } from './threat.schema.ts'

export type ThreatTable = {
  id: string
  reference: string
  name: string
  summary: string
  regions: Region[]
  countries: string[]
  crimeArea: CrimeArea
  owner: string
  level: ThreatLevel
  trend: ThreatTrend
  reviewOn: string
  state: ThreatState
  handlingCode: HandlingCode
  condition: string
  confidentiality: Confidentiality
  confidentialityLevel: number
  version: number
  steps: number
  createdAt: string
  updatedAt: string
}
export type ThreatRow = Selectable<ThreatTable>

export type ThreatStepRow = {
  threat: string
  number: number
  at: string
  bureau: string
  step: ThreatStep
  level: ThreatLevel
  trend: ThreatTrend
  reviewOn: string
  reason: string
}

declare module '../kernel/database.ts' {
  interface Tables {
    threat: ThreatTable
    threatStep: ThreatStepRow
    threatWatcher: { threat: string; bureau: string; since: string }
  }
}

export const reviewTimer = 'threat.review-due'

const readable = ({ sql, actor }: Context) =>
  sql
    .selectFrom('threat')
    .selectAll()
    .where(toSql(threatPolicy.read(actor)))

/** The threat if the actor may do this to it. Throws notFound, then forbidden. */
const permitted = ({ actor }: Context, row: ThreatRow | undefined, action: ThreatAction): ThreatRow => {
  if (!row) throw new Failure('notFound', 'threat.not-found')
  if (!allows(threatPolicy[action](actor), row)) throw new Failure('forbidden', 'threat.not-yours')
  return row
}

export const readThreat = async (context: Context, id: string): Promise<ThreatRow> =>
  permitted(context, await readable(context).where('id', '=', id).executeTakeFirst(), 'read')

/** For an action, under lock. Throws notFound, forbidden, and conflict when another version was read. */
export const lockThreat = async (
  context: Context,
  id: string,
  action: ThreatAction,
  version?: number,
): Promise<ThreatRow> => {
  const row = await readable(context).where('id', '=', id).forUpdate().executeTakeFirst()
  const one = permitted(context, row, action)
  if (version !== undefined && one.version !== version) throw new Failure('conflict', 'threat.stale')
  return one
}

/** Those of these threats that the actor may read, by id; for slices that bind things to them. */
export const readThreats = async (
  context: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ThreatRow>> => {
  if (ids.length === 0) return new Map()
  const rows = await readable(context)
    .where('id', '=', text<string>`any(${[...new Set(ids)]}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

export type ThreatFilter = {
  readonly state?: ThreatState
  readonly region?: Region
  readonly country?: string
  readonly crimeArea?: CrimeArea
  readonly level?: ThreatLevel
  readonly owner?: string
  readonly overdue?: boolean
  readonly after?: string
  readonly limit?: number
}

export const listThreatRows = async (context: Context, filter: ThreatFilter) => {
  const { region, country, crimeArea, level, owner, overdue, after, limit = defaultLimit } = filter
  let query = readable(context)
    .where('state', '=', filter.state ?? 'active')
    .where(beforeMark(readAfter(after)))
  if (region) query = query.where(text<boolean>`${region} = any(regions)`)
  if (country) query = query.where(text<boolean>`${country} = any(countries)`)
  if (crimeArea) query = query.where('crimeArea', '=', crimeArea)
  if (level) query = query.where('level', '=', level)
  if (owner) query = query.where('owner', '=', owner)
  if (overdue) query = query.where('reviewOn', '<', context.now.slice(0, 10))
  const rows = await query
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit)
}

/** Active threats as far as the actor sees them, for counts; some hundreds in a whole network. */
export const readActiveThreats = (context: Context): Promise<ThreatRow[]> =>
  readable(context).where('state', '=', 'active').orderBy('createdAt').limit(5000).execute()

/** The next number of a year, `THR-2026-0001`, without gaps: the counter is locked until the transaction ends. */
const nextReference = async ({ client, now }: Context): Promise<string> => {
  const year = Number(now.slice(0, 4))
  const { rows } = await client.query<{ number: number }>(
    `insert into threat_counter (year, number) values ($1, 1)
     on conflict (year) do update set number = threat_counter.number + 1 returning number`,
    [year],
  )
  return `THR-${year}-${String(rows[0]?.number).padStart(4, '0')}`
}

const insertStep = async (context: Context, row: ThreatRow, step: ThreatStep, reason: string): Promise<void> => {
  const { id, steps, level, trend, reviewOn } = row
  const values = { threat: id, number: steps, at: context.now, bureau: context.actor.bureau, step, reason }
  await context.sql
    .insertInto('threatStep')
    .values({ ...values, level, trend, reviewOn })
    .execute()
}

/** The clock of its review: due at the end of the day, UTC; nothing rings for one that is not active. */
const setClock = async (context: Context, row: ThreatRow): Promise<void> => {
  if (row.state !== 'active') return
  const dueAt = `${row.reviewOn}T23:59:59.000Z`
  await setTimer(context, { kind: reviewTimer, ref: row.id, dueAt, bureau: row.owner })
}

export const insertThreat = async (
  context: Context,
  given: Omit<ThreatRow, 'reference' | 'version' | 'steps' | 'createdAt' | 'updatedAt'>,
  reason: string,
): Promise<ThreatRow> => {
  const { now } = context
  const row = {
    ...given,
    reference: await nextReference(context),
    version: 1,
    steps: 1,
    createdAt: now,
    updatedAt: now,
  }
  await context.sql.insertInto('threat').values(row).execute()
  await insertStep(context, row, 'proposed', reason)
  return row
}

/** Keeps a change of the row under lock, with its step. */
export const saveThreat = async (
  context: Context,
  before: ThreatRow,
  change: Partial<ThreatRow>,
  { step, reason = '' }: { readonly step: ThreatStep; readonly reason?: string },
): Promise<ThreatRow> => {
  const row = await context.sql
    .updateTable('threat')
    .set({ ...change, version: before.version + 1, steps: before.steps + 1, updatedAt: context.now })
    .where('id', '=', before.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await insertStep(context, row, step, reason)
  await setClock(context, row)
  return row
}

export const readThreatSteps = ({ sql }: Pick<Context, 'sql'>, threat: string): Promise<ThreatStepRow[]> =>
  sql.selectFrom('threatStep').selectAll().where('threat', '=', threat).orderBy('number', 'desc').limit(500).execute()

/** Bureaus that hear of changes of this threat, its owner with them. */
export const readHearers = async ({ sql }: Pick<Context, 'sql'>, row: ThreatRow): Promise<string[]> => {
  const watchers = await sql.selectFrom('threatWatcher').select('bureau').where('threat', '=', row.id).execute()
  return [...new Set([row.owner, ...watchers.map(({ bureau }) => bureau)])]
}

/** Which of these threats the actor's bureau hears of. */
export const readWatched = async ({ sql, actor }: Context, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  if (ids.length === 0) return new Set()
  const rows = await sql
    .selectFrom('threatWatcher')
    .select('threat')
    .where('bureau', '=', actor.bureau)
    .where('threat', '=', text<string>`any(${[...ids]}::uuid[])`)
    .execute()
  return new Set(rows.map(({ threat }) => threat))
}

export const setWatched = async ({ sql, actor, now }: Context, threat: string, watched: boolean): Promise<void> => {
  const { bureau } = actor
  if (watched) {
    const values = { threat, bureau, since: now }
    await sql
      .insertInto('threatWatcher')
      .values(values)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  } else await sql.deleteFrom('threatWatcher').where('threat', '=', threat).where('bureau', '=', bureau).execute()
}
