// SQL for analysis files. Nothing leaves without passing the read rule; a file is changed only under its lock, step by step.
import { type SelectQueryBuilder, sql } from 'kysely'
import { allows, toSql } from '../kernel/access.ts'
import type { Tables } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { beforeMark, defaultLimit, pageOf, readAfter } from '../kernel/page.ts'
import type { Context } from '../kernel/slice.ts'
import type { Purpose } from '../terms/purpose.ts'
import { type FileAction, filePolicy } from './analysis.policy.ts'
import type { FileKind, FileState } from './analysis.schema.ts'
import type { FileRow } from './analysis.table.ts'
import { obstacleToUse } from './analysis.workflow.ts'

type Files = SelectQueryBuilder<Tables, 'analysisFile', FileRow>

/** Where every read begins. */
export const readableFiles = ({ sql: store, actor }: Pick<Context, 'sql' | 'actor'>): Files =>
  store
    .selectFrom('analysisFile')
    .selectAll()
    .where(toSql(filePolicy.read(actor)))

const permitted = (context: Pick<Context, 'actor'>, row: FileRow | undefined, action: FileAction): FileRow => {
  if (!row) throw new Failure('notFound', 'analysis.not-found')
  if (!allows(filePolicy[action](context.actor), row)) throw new Failure('forbidden', 'analysis.not-yours')
  return row
}

/** One file, for an action of the policy. Throws Failure notFound `analysis.not-found`, forbidden `analysis.not-yours`. */
export const readFile = async (context: Context, id: string, action: FileAction = 'read'): Promise<FileRow> =>
  permitted(context, await readableFiles(context).where('id', '=', id).executeTakeFirst(), action)

/** The same under lock until the transaction ends. Throws conflict `analysis.stale` for another version than the one given. */
export const lockFile = async (
  context: Context,
  id: string,
  action: FileAction,
  version?: number,
): Promise<FileRow> => {
  const row = permitted(
    context,
    await readableFiles(context).where('id', '=', id).forUpdate().executeTakeFirst(),
    action,
  )
  if (version !== undefined && version !== row.version)
    throw new Failure('conflict', 'analysis.stale', { values: { version: row.version } })
  return row
}

/** Refuses further work on a file that is not open or has expired. Throws conflict `analysis.not-open`, `analysis.expired`, `analysis.closed`. */
export const requireInUse = (context: Pick<Context, 'now'>, file: FileRow): void => {
  const obstacle = obstacleToUse(file, context.now.slice(0, 10))
  if (obstacle) throw new Failure('conflict', obstacle, { values: { state: file.state } })
}

/** Purposes analysis is done for (RPD 10(2)(c) and (h)). */
export const analysisPurposes: readonly Purpose[] = ['threat-trends', 'investigation-info']

/** Refuses material and releases to those who come for another purpose. Throws forbidden `analysis.purpose`. */
export const requireAnalysisPurpose = ({ purpose }: Pick<Context, 'purpose'>): void => {
  if (purpose === '' || !analysisPurposes.includes(purpose)) throw new Failure('forbidden', 'analysis.purpose')
}

/** Several files the actor may read, by id: for lists of what is bound to a file. */
export const readFiles = async (context: Context, ids: readonly string[]): Promise<ReadonlyMap<string, FileRow>> => {
  if (ids.length === 0) return new Map()
  const rows = await readableFiles(context)
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/**
 * Files behind consents and releases the actor may see, by id, without the rule of the file: of it a source or a recipient is told its
 * reference, and a source what it is asked for.
 */
export const filesBehind = async (
  { sql: store }: Pick<Context, 'sql'>,
  rows: readonly { readonly file: string }[],
): Promise<ReadonlyMap<string, FileRow>> => {
  if (rows.length === 0) return new Map()
  const files = await store
    .selectFrom('analysisFile')
    .selectAll()
    .where('id', 'in', [...new Set(rows.map(({ file }) => file))])
    .execute()
  return new Map(files.map((file) => [file.id, file]))
}

export type FilesWanted = {
  readonly state?: FileState
  readonly kind?: FileKind
  readonly crimeArea?: string
  readonly threat?: string
  readonly after?: string
  readonly limit?: number
}

const filtered = (files: Files, { kind, crimeArea, threat }: FilesWanted): Files => {
  let query = files
  if (kind) query = query.where('kind', '=', kind)
  if (crimeArea) query = query.where(sql<boolean>`${crimeArea}::text = any(crime_areas)`)
  if (threat) query = query.where('threat', '=', threat)
  return query
}

/** Files the actor may read, newest first, from the mark on. Throws Failure invalid `list.bad-mark`. */
export const listFileRows = async (
  context: Context,
  wanted: FilesWanted,
): Promise<{ lines: FileRow[]; after: string | null }> => {
  const { state, after, limit = defaultLimit } = wanted
  let query = filtered(readableFiles(context), wanted).where(beforeMark(readAfter(after)))
  if (state) query = query.where('state', '=', state)
  const rows = await query
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit)
}

/** How many files the actor may read stand in each state, with the filters but that of the state. */
export const countFilesByState = async (
  context: Context,
  wanted: FilesWanted,
): Promise<{ state: FileState; count: number }[]> => {
  const rows = await filtered(readableFiles(context), wanted)
    .clearSelect()
    .select(['state', (build) => build.fn.countAll<string>().as('files')])
    .groupBy('state')
    .execute()
  return rows.map(({ state, files }) => ({ state, count: Number(files) }))
}

/** Keeps counts of what a file held, for when it has ended; later counts of the same name replace earlier ones. */
export const keepRemains = async (
  { client }: Pick<Context, 'client'>,
  file: string,
  remains: Readonly<Record<string, number>>,
): Promise<void> => {
  await client.query('update analysis_file set remains = remains || $2::jsonb where id = $1', [
    file,
    JSON.stringify(remains),
  ])
}
