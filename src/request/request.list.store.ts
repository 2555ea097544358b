// SQL for lists of requests: the page, the counts by state, the load by week and earlier answers, each under the read rule.
import { type RawBuilder, sql } from 'kysely'
import { toSql } from '../kernel/access.ts'
import { beforeMark, defaultLimit, pageOf, readAfter } from '../kernel/page.ts'
import type { Context } from '../kernel/slice.ts'
import { networkSecretariat } from '../rulebook/rulebook.policy.ts'
import type { CrimeArea } from '../terms/crime-area.ts'
import { addHours } from '../terms/instant.ts'
import { requestPolicy } from './request.policy.ts'
import type { ClockState, RequestSide, RequestState } from './request.schema.ts'
import { readableRequests } from './request.store.ts'
import type { RequestRow } from './request.table.ts'
import { finalStates, warningHours } from './request.workflow.ts'

export type RequestsWanted = {
  readonly side?: RequestSide
  readonly state?: RequestState
  readonly crimeArea?: CrimeArea
  readonly threat?: string
  readonly clock?: ClockState
  readonly unclaimed?: boolean
  readonly waits?: boolean
  readonly over?: boolean
  readonly after?: string
  readonly limit?: number
}

const stopped = sql`state in ('delivered', 'closed', 'declined', 'withdrawn')`

/** The condition behind a state of the clock; the same bounds as `clockOf`. */
const clockIs = (clock: ClockState, now: string): RawBuilder<boolean> => {
  const [urgent, soon] = [addHours(now, warningHours.urgent), addHours(now, warningHours.soon)]
  switch (clock) {
    case 'stopped':
      return sql<boolean>`(${stopped})`
    case 'none':
      return sql<boolean>`(not ${stopped} and needed_by is null)`
    case 'late':
      return sql<boolean>`(not ${stopped} and needed_by < ${now})`
    case 'urgent':
      return sql<boolean>`(not ${stopped} and needed_by >= ${now} and needed_by <= ${urgent})`
    case 'soon':
      return sql<boolean>`(not ${stopped} and needed_by > ${urgent} and needed_by <= ${soon})`
    case 'fine':
      return sql<boolean>`(not ${stopped} and needed_by > ${soon})`
  }
}

const given = (bureau: string, states: readonly string[]): RawBuilder<boolean> =>
  sql<boolean>`exists (select 1 from request_part p where p.request = request.id and p.bureau = ${bureau}
    and p.state = any(${[...states]}::text[]))`

const kept = ['offered', 'accepted', 'handed-in', 'done'] as const

const sideIs = (side: RequestSide, bureau: string): RawBuilder<boolean> => {
  if (side === 'asked') return sql<boolean>`asker = ${bureau}`
  if (side === 'answering') return sql<boolean>`(asker <> ${bureau} and ${given(bureau, kept)})`
  return sql<boolean>`(${bureau}::text = ${networkSecretariat} and asker <> ${bureau} and not ${given(bureau, kept)})`
}

const filtered = (context: Pick<Context, 'sql' | 'actor' | 'now'>, wanted: RequestsWanted) => {
  const { bureau } = context.actor
  let query = readableRequests(context)
  if (wanted.side) query = query.where(sideIs(wanted.side, bureau))
  if (wanted.crimeArea) query = query.where('crimeArea', '=', wanted.crimeArea)
  if (wanted.threat !== undefined) query = query.where('threat', '=', wanted.threat)
  if (wanted.clock) query = query.where(clockIs(wanted.clock, context.now))
  if (wanted.unclaimed !== undefined) query = query.where('unclaimed', '=', wanted.unclaimed)
  if (wanted.waits === true) query = query.where(given(bureau, ['offered']))
  if (wanted.waits === false) query = query.where(sql<boolean>`not ${given(bureau, ['offered'])}`)
  if (wanted.over === false) query = query.where('state', 'not in', [...finalStates])
  return query
}

/** Requests the actor may read, newest first, from the mark on. Throws Failure invalid `list.bad-mark`. */
export const listRequestRows = async (
  context: Context,
  wanted: RequestsWanted,
): Promise<{ lines: RequestRow[]; after: string | null }> => {
  const limit = wanted.limit ?? defaultLimit
  let query = filtered(context, wanted).where(beforeMark(readAfter(wanted.after)))
  if (wanted.state) query = query.where('state', '=', wanted.state)
  const rows = await query
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit)
}

/** How many requests stand in each state, under the reader's rule and the same filters but the state. */
export const countStates = async (
  context: Context,
  wanted: RequestsWanted,
): Promise<{ state: RequestState; count: number }[]> => {
  const rows = await filtered(context, wanted)
    .clearSelect()
    .select(['state', sql<number>`count(*)::int`.as('count')])
    .groupBy('state')
    .orderBy('state')
    .execute()
  return rows.map(({ state, count }) => ({ state, count }))
}

export type LoadCount = {
  readonly bureau: string
  /** Empty for other bureaus, and where nobody has taken the piece. */
  readonly officer: string
  /** Week from the first asked for, 0 the first; pieces that are late count in the first. */
  readonly week: number
  readonly late: boolean
  readonly count: number
}

/**
 * Open pieces of requests the actor may read, by bureau, officer of the own bureau and week. `from` is the first instant of the
 * first week; what is due after `weeks` is not counted.
 */
export const countLoad = async (context: Context, from: string, weeks: number): Promise<LoadCount[]> => {
  const { actor, now } = context
  const { rows } = await sql<LoadCount>`
    select p.bureau, case when p.bureau = ${actor.bureau} then p.officer else '' end as officer,
      greatest(0, floor(extract(epoch from p.due_at - ${from}::timestamptz) / 604800))::int as week,
      p.due_at < ${now} as late, count(*)::int as count
    from request_part p join request r on r.id = p.request
    where p.state in ('offered', 'accepted') and ${toSql(requestPolicy.read(actor), 'r')}
      and p.due_at < ${addHours(from, weeks * 168)}
    group by 1, 2, 3, 4 order by 1, 2, 3, 4`.execute(context.sql)
  return rows
}

/** Open pieces by bureau of requests the actor may read: what may be told to them when they choose whom to ask. */
export const countVisibleLoad = async (
  context: Pick<Context, 'sql' | 'actor'>,
): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await sql<{ bureau: string; count: number }>`
    select p.bureau, count(*)::int as count from request_part p join request r on r.id = p.request
    where p.state in ('offered', 'accepted') and ${toSql(requestPolicy.read(context.actor), 'r')}
    group by 1`.execute(context.sql)
  return new Map(rows.map(({ bureau, count }) => [bureau, count]))
}

export type Similar = RequestRow & { readonly title: string; readonly shared: string[] }

/** Most earlier requests offered. */
export const mostSimilar = 10

/**
 * Earlier requests whose answers the actor may read and that share words, crime area and a threat: by words in common, each worth
 * more than the rest, then the same threat, then the area, the newest first. A crime area alone is no likeness.
 */
export const findSimilarRows = async (
  context: Pick<Context, 'sql' | 'actor'>,
  need: { readonly words: readonly string[]; readonly crimeArea: string; readonly threat: string | null },
): Promise<Similar[]> => {
  const { actor } = context
  const words = [...need.words]
  const { rows } = await sql<Similar>`
    select r.*, d.title, array(select w from unnest(r.words) w where w = any(${words}::text[]) order by w) as shared
    from request r join request_delivery d on d.request = r.id
    where r.state in ('delivered', 'closed') and ${toSql(requestPolicy.readDelivery(actor), 'r')}
      and d.confidentiality_level <= ${actor.clearance}
      and (r.words && ${words}::text[] or r.threat = ${need.threat}::uuid)
    order by cardinality(array(select w from unnest(r.words) w where w = any(${words}::text[]))) desc,
      coalesce(r.threat = ${need.threat}::uuid, false) desc, (r.crime_area = ${need.crimeArea}) desc, r.created_at desc, r.id desc
    limit ${mostSimilar}`.execute(context.sql)
  return rows
}

/** Duties that work on pieces. */
const workingDuties = ['analyst', 'command']

/** Active officers of the actor's own bureau, not of an entity under it, who may work on pieces; by name. */
export const readAnalysts = async ({ client, actor }: Pick<Context, 'client' | 'actor'>): Promise<string[]> => {
  const { rows } = await client.query<{ name: string }>(
    `select name from officer where bureau = $1 and unit = '' and state = 'active' and duties && $2::text[]
     order by name limit 500`,
    [actor.bureau, workingDuties],
  )
  return rows.map(({ name }) => name)
}
