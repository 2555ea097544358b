// SQL for lists and what they met. Every read starts from a read rule; what a list says is opened with the list's own key.
import { type SelectQueryBuilder, sql } from 'kysely'
import { allows, toSql } from '../kernel/access.ts'
import { named, type Tables } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { beforeMark, defaultLimit, pageOf, readAfter } from '../kernel/page.ts'
import { eraseSeals, type Seal, sealFor } from '../kernel/seal.ts'
import type { Context } from '../kernel/slice.ts'
import { clearTimer, setTimer } from '../kernel/timer.ts'
import {
  type MatchAction,
  matchPolicy,
  reportPolicy,
  type ScreeningAction,
  screeningPolicy,
} from './screening.policy.ts'
import type { MatchCounts, MatchState } from './screening.schema.ts'
import type { ListItem, MatchRow, PartRow, ReportRow, ScreeningRow, SealedItem } from './screening.table.ts'

type Reader = Pick<Context, 'sql' | 'actor'>

export const eraseTimer = 'screening.erase'

/** Where every read of lists begins. */
const readable = ({ sql: store, actor }: Reader): SelectQueryBuilder<Tables, 'screening', ScreeningRow> =>
  store
    .selectFrom('screening')
    .selectAll()
    .where(toSql(screeningPolicy.read(actor)))

const settled = ({ actor }: Reader, row: ScreeningRow | undefined, action: ScreeningAction): ScreeningRow => {
  if (!row) throw new Failure('notFound', 'screening.not-found')
  if (!allows(screeningPolicy[action](actor), row)) {
    // A state that no longer admits an act is told as such to whoever might have done it before.
    if (row.state === 'erased') throw new Failure('conflict', 'screening.erased')
    if (action === 'cancel' && row.state !== 'running') throw new Failure('conflict', 'screening.not-running')
    if (action === 'report' && row.state === 'running') throw new Failure('conflict', 'screening.still-running')
    throw new Failure('forbidden', 'screening.not-yours')
  }
  return row
}

/** Throws Failure notFound `screening.not-found`, forbidden `screening.not-yours`, conflict where its state no longer admits it. */
export const readList = async (context: Reader, id: string, action: ScreeningAction = 'read'): Promise<ScreeningRow> =>
  settled(context, await readable(context).where('id', '=', id).executeTakeFirst(), action)

/** The same under lock until the transaction ends. */
export const lockList = async (context: Reader, id: string, action: ScreeningAction): Promise<ScreeningRow> =>
  settled(context, await readable(context).where('id', '=', id).forUpdate().executeTakeFirst(), action)

/** A list for the system of its bureau; undefined while another hub works at it, or where it is gone. */
export const takeListToAsk = (context: Reader, id: string): Promise<ScreeningRow | undefined> =>
  context.sql
    .selectFrom('screening')
    .selectAll()
    .where(toSql(screeningPolicy.tend(context.actor)))
    .where('id', '=', id)
    .where('state', '=', 'running')
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()

/** Lists that are to be asked, the oldest first, with what their facts are written for. */
export const runningLists = async ({ client }: Pick<Context, 'client'>) =>
  named<Pick<ScreeningRow, 'id' | 'bureau' | 'purpose' | 'checkReference'>>(
    client,
    'screening-running',
    `select id, bureau, purpose, check_reference as "checkReference" from screening
     where state = 'running' order by created_at limit 100`,
  )

export const listLists = async (
  context: Reader,
  query: { readonly after?: string; readonly limit?: number },
): Promise<{ readonly lines: ScreeningRow[]; readonly after: string | null }> => {
  const limit = query.limit ?? defaultLimit
  const rows = await readable(context)
    .where(beforeMark(readAfter(query.after)))
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit)
}

/** Name under which a part, or a match, is sealed: none can change places with another. */
const partName = (number: number): string => `screening part ${number}`
const matchName = (id: string): string => `screening match ${id}`

/** Keeps a list with everything it says, cut into parts of so many lines, and sets the hour at which it is erased. */
export const insertList = async (
  context: Context,
  seal: Seal,
  row: ScreeningRow,
  items: readonly ListItem[],
  itemsInPart: number,
): Promise<void> => {
  await context.sql.insertInto('screening').values(row).execute()
  const parts: PartRow[] = []
  for (let from = 0; from < items.length; from += itemsInPart) {
    const some = items.slice(from, from + itemsInPart).map(({ line, item }) => ({ line, item }))
    const number = from / itemsInPart
    const sealed = seal.close(partName(number), JSON.stringify(some))
    parts.push({ screening: row.id, number, items: some.length, sealed })
  }
  for (let from = 0; from < parts.length; from += 100)
    await context.sql
      .insertInto('screeningPart')
      .values(parts.slice(from, from + 100))
      .execute()
  await setTimer(context, { kind: eraseTimer, ref: row.id, dueAt: row.eraseAt, bureau: row.bureau })
}

/** Keeps what became of a list. */
export const saveList = async ({ sql: store }: Pick<Context, 'sql'>, row: ScreeningRow): Promise<ScreeningRow> => {
  const { state, reason, done, endedAt, waitsSince, version, reports } = row
  await store
    .updateTable('screening')
    .set({ state, reason, done, endedAt, waitsSince, version, reports })
    .where('id', '=', row.id)
    .execute()
  return row
}

/** The key of a list. Throws Failure conflict `screening.erased` where it is gone. */
export const sealOfList = async (context: Context, { seal }: Pick<ScreeningRow, 'seal'>): Promise<Seal> => {
  const found = seal === null ? undefined : await sealFor(context, seal)
  if (!found) throw new Failure('conflict', 'screening.erased')
  return found
}

/** Takes the next part of a list away and opens it; undefined where all are asked. */
export const takePart = async (
  context: Context,
  seal: Seal,
  list: string,
): Promise<{ readonly number: number; readonly items: readonly ListItem[] } | undefined> => {
  const row = await context.sql
    .deleteFrom('screeningPart')
    .where('screening', '=', list)
    .where('number', '=', (from) =>
      from.selectFrom('screeningPart').select(sql<number>`min(number)`.as('first')).where('screening', '=', list),
    )
    .returningAll()
    .executeTakeFirst()
  return row && { number: row.number, items: JSON.parse(seal.open(partName(row.number), row.sealed).toString('utf8')) }
}

/** Forgets what is still to be asked. */
export const dropParts = async ({ sql: store }: Pick<Context, 'sql'>, list: string): Promise<void> => {
  await store.deleteFrom('screeningPart').where('screening', '=', list).execute()
}

export const insertMatches = async (
  context: Context,
  seal: Seal,
  matches: readonly (Omit<MatchRow, 'sealed'> & { readonly item: SealedItem })[],
): Promise<void> => {
  if (matches.length === 0) return
  const rows = matches.map(
    ({ item, ...row }): MatchRow => ({
      ...row,
      sealed: seal.close(matchName(row.id), JSON.stringify(item)),
    }),
  )
  await context.sql.insertInto('screeningMatch').values(rows).execute()
}

/** The line of a match as it was asked. */
export const openMatch = (seal: Seal, match: Pick<MatchRow, 'id' | 'sealed'>): SealedItem =>
  JSON.parse(seal.open(matchName(match.id), match.sealed).toString('utf8'))

const readableMatches = ({ sql: store, actor }: Reader): SelectQueryBuilder<Tables, 'screeningMatch', MatchRow> =>
  store
    .selectFrom('screeningMatch')
    .selectAll()
    .where(toSql(matchPolicy.read(actor)))

/** What a list that passed the read rule met, in the order it was met, as far as the reader may know of it. */
export const listMatches = async (
  context: Reader,
  list: string,
  query: { readonly state?: MatchState; readonly after?: string; readonly limit?: number },
): Promise<{ readonly lines: MatchRow[]; readonly after: string | null }> => {
  const limit = query.limit ?? defaultLimit
  const { state, after } = query
  const rows = await readableMatches(context)
    .where('screening', '=', list)
    .$if(state !== undefined, (part) => part.where('state', '=', state ?? 'waiting'))
    .$if(after !== undefined, (part) => part.where('id', '>', after ?? ''))
    .orderBy('id')
    .limit(limit + 1)
    .execute()
  const lines = rows.slice(0, limit)
  return { lines, after: rows.length > limit ? (lines.at(-1)?.id ?? null) : null }
}

/** Matches for the report of a list, by line; never a discreet alert, whoever asks: paper goes from hand to hand. */
export const matchesToReport = (context: Reader, list: string): Promise<MatchRow[]> =>
  readableMatches(context)
    .where('screening', '=', list)
    .where('discreet', '=', false)
    .orderBy('line')
    .orderBy('id')
    .execute()

/** Throws Failure notFound `screening.no-match`, forbidden `screening.not-yours`. */
export const lockMatch = async (context: Reader, list: string, id: string, action: MatchAction): Promise<MatchRow> => {
  const row = await readableMatches(context)
    .where('screening', '=', list)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Failure('notFound', 'screening.no-match')
  if (!allows(matchPolicy[action](context.actor), row)) throw new Failure('forbidden', 'screening.not-yours')
  return row
}

export const saveMatch = async ({ sql: store }: Pick<Context, 'sql'>, row: MatchRow): Promise<MatchRow> => {
  const { state, decidedBy, decidedAt, reason, hit, hitReference, version } = row
  await store
    .updateTable('screeningMatch')
    .set({ state, decidedBy, decidedAt, reason, hit, hitReference, version })
    .where('id', '=', row.id)
    .execute()
  return row
}

export const noCounts: MatchCounts = { matches: 0, waiting: 0, couldBe: 0, isNot: 0, toAsk: 0 }

const counted: Readonly<Record<MatchState, keyof MatchCounts>> = {
  waiting: 'waiting',
  'could-be': 'couldBe',
  'is-not': 'isNot',
  'to-ask': 'toAsk',
}

/** Matches of lists by what was said of them, as far as the reader may know of them; an erased list tells what it was counted then. */
export const countMatches = async (
  context: Reader,
  lists: readonly ScreeningRow[],
): Promise<ReadonlyMap<string, MatchCounts>> => {
  const found = new Map(lists.map((list) => [list.id, { ...noCounts, ...list.counts }]))
  const open = lists.filter(({ state }) => state !== 'erased').map(({ id }) => id)
  if (open.length === 0) return found
  const rows = await context.sql
    .selectFrom('screeningMatch')
    .select(['screening', 'state', sql<number>`count(*)::integer`.as('many')])
    .where(toSql(matchPolicy.read(context.actor)))
    .where('screening', 'in', open)
    .groupBy(['screening', 'state'])
    .execute()
  for (const { screening, state, many } of rows) {
    const counts = found.get(screening)
    if (!counts) continue
    counts[counted[state]] = many
    counts.matches += many
  }
  return found
}

/**
 * Erases everything a list says and met: its key, the parts still to be asked, every line that met something. What stays is that
 * there was one, and counts, in which no discreet alert is.
 */
export const eraseList = async (context: Context, row: ScreeningRow): Promise<ScreeningRow> => {
  const { rows } = await context.client.query<{ state: MatchState; many: number }>(
    `select state, count(*)::integer as many from screening_match
     where screening = $1 and not discreet group by state`,
    [row.id],
  )
  const counts: Record<keyof MatchCounts, number> = { ...noCounts }
  for (const { state, many } of rows) {
    counts[counted[state]] = many
    counts.matches += many
  }
  await dropParts(context, row.id)
  await context.sql.deleteFrom('screeningMatch').where('screening', '=', row.id).execute()
  const erased: ScreeningRow = {
    ...row,
    state: 'erased',
    seal: null,
    counts,
    waitsSince: null,
    endedAt: row.endedAt ?? context.now,
    erasedAt: context.now,
    version: row.version + 1,
  }
  const { state, seal, waitsSince, endedAt, erasedAt, version } = erased
  await context.sql
    .updateTable('screening')
    .set({ state, seal, counts, waitsSince, endedAt, erasedAt, version, faults: {} })
    .where('id', '=', row.id)
    .execute()
  if (row.seal !== null) await eraseSeals(context, [row.seal])
  await clearTimer(context, eraseTimer, row.id)
  return erased
}

export const insertReport = async ({ sql: store }: Pick<Context, 'sql'>, row: ReportRow): Promise<void> => {
  await store.insertInto('screeningReport').values(row).execute()
}

/** A copy of a report. Throws Failure notFound `screening.no-report`, conflict `screening.report-expired`. */
export const readReport = async (context: Reader & Pick<Context, 'now'>, id: string): Promise<ReportRow> => {
  const row = await context.sql
    .selectFrom('screeningReport')
    .selectAll()
    .where(toSql(reportPolicy.read(context.actor)))
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Failure('notFound', 'screening.no-report')
  if (row.expiresAt <= context.now) throw new Failure('conflict', 'screening.report-expired')
  return row
}
