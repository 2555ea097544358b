// SQL for imports. Nothing leaves without passing the read rule; an import advances only under its lock.
import type { SelectQueryBuilder } from 'kysely'
import { toSql } from '../kernel/access.ts'
import type { Tables } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { beforeMark, defaultLimit, pageOf, readAfter } from '../kernel/page.ts'
import type { Context } from '../kernel/slice.ts'
import { setTimer } from '../kernel/timer.ts'
import type { DatabaseName } from '../record/record.schema.ts'
import { addDays } from '../terms/instant.ts'
import { forgetClaims } from './feed.claim.store.ts'
import { feedPolicy } from './feed.policy.ts'
import {
  type ImportBegin,
  type ImportEncoding,
  type ImportFormat,
  type ImportMapping,
  type ImportState,
  type ImportStep,
  type LineCounts,
  type LineFault,
  lineResults,
  noMapping,
} from './feed.schema.ts'

/** The row of an import. */
export type ImportRow = {
  id: string
  bureau: string
  database: DatabaseName
  officer: string
  format: ImportFormat
  name: string
  size: number
  digest: string
  encoding: ImportEncoding
  mapping: ImportMapping
  state: ImportState
  /** Key of the words of a failure, empty for none. */
  fault: string
  offset: number
  line: number
  counts: LineCounts
  createdAt: string
  updatedAt: string
  finishedAt: string | null
}

/** A line of a file that was refused; never what stood there. */
export type RefusedLine = { readonly line: number; readonly reference: string; readonly faults: readonly LineFault[] }

declare module '../kernel/database.ts' {
  interface Tables {
    import: ImportRow
  }
}

/** Days until refused lines are erased, counted from the last one. */
export const daysRefusedKept = 30

const readable = (context: Context): SelectQueryBuilder<Tables, 'import', ImportRow> =>
  context.sql
    .selectFrom('import')
    .selectAll()
    .where(toSql(feedPolicy.read(context.actor)))

const found = (row: ImportRow | undefined): ImportRow => {
  if (!row) throw new Failure('notFound', 'feed.import-not-found')
  return row
}

/** One import of the actor's bureau. Throws Failure notFound `feed.import-not-found`. */
export const readImport = async (context: Context, id: string): Promise<ImportRow> =>
  found(await readable(context).where('id', '=', id).executeTakeFirst())

/** The same, locked until the transaction ends: batches of one import go one after another. */
export const lockImport = async (context: Context, id: string): Promise<ImportRow> =>
  found(await readable(context).where('id', '=', id).forUpdate().executeTakeFirst())

/** The timer that erases refused lines and references, 30 days from now. */
const setForgetting = (context: Context, row: Pick<ImportRow, 'id' | 'bureau'>): Promise<void> =>
  setTimer(context, {
    kind: 'feed.forget',
    ref: row.id,
    dueAt: `${addDays(context.now.slice(0, 10), daysRefusedKept)}T00:00:00.000Z`,
    bureau: row.bureau,
  })

/** Imports of the actor's bureau, newest first. Throws Failure invalid `list.bad-mark`. */
export const listImportRows = async (
  context: Context,
  {
    database,
    after,
    limit = defaultLimit,
  }: { readonly database?: DatabaseName; readonly after?: string; readonly limit?: number },
): Promise<{ lines: ImportRow[]; after: string | null }> => {
  let query = readable(context).where(beforeMark(readAfter(after)))
  if (database) query = query.where('database', '=', database)
  const rows = await query
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit)
}

/** Refused lines of an import that passed the read rule, in the order of the file, after a line. */
export const readRefused = async (
  { client }: Pick<Context, 'client'>,
  { id }: Pick<ImportRow, 'id'>,
  { afterLine = -1, limit = defaultLimit }: { readonly afterLine?: number; readonly limit?: number },
): Promise<{ refused: RefusedLine[]; afterLine: number | null }> => {
  const { rows } = await client.query<RefusedLine>(
    'select line, reference, faults from import_line where import = $1 and line > $2 order by line limit $3',
    [id, afterLine, limit + 1],
  )
  const refused = rows.slice(0, limit)
  return { refused, afterLine: rows.length > limit ? (refused.at(-1)?.line ?? null) : null }
}

/**
 * Begins an import, or takes up the same unfinished one: bureau, database, format, name, size, digest, encoding and mapping
 * are equal. Of two who begin together both get one row.
 */
export const beginImportRow = async (context: Context, begin: ImportBegin): Promise<ImportRow> => {
  const { actor, now } = context
  const { rows } = await context.client.query<{ id: string }>(
    `insert into import (id, bureau, database, officer, format, name, size, digest, encoding, mapping, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)
     on conflict (bureau, database, format, name, size, digest, encoding, md5(mapping::text)) where state <> 'finished'
     do update set state = 'running', fault = '', finished_at = null, updated_at = excluded.updated_at
     returning id`,
    [
      context.newId(),
      actor.bureau,
      begin.database,
      actor.officer,
      begin.format,
      begin.name,
      begin.size,
      begin.digest,
      begin.encoding ?? 'utf-8',
      JSON.stringify(begin.mapping ?? noMapping),
      now,
    ],
  )
  const row = await readImport(context, rows[0]?.id ?? '')
  await setForgetting(context, row)
  return row
}

/** An import that may take a batch now, under lock. Throws as `lockImport`, conflict `feed.import-over`, `feed.offset`. */
export const lockStep = async (context: Context, database: DatabaseName, step: ImportStep): Promise<ImportRow> => {
  const row = await lockImport(context, step.id)
  if (row.database !== database) throw new Failure('notFound', 'feed.import-not-found')
  if (row.state !== 'running') throw new Failure('conflict', 'feed.import-over', { values: { state: row.state } })
  if (row.offset !== step.from) throw new Failure('conflict', 'feed.offset', { values: { offset: row.offset } })
  if (step.to < step.from || step.to > row.size || step.line < row.line)
    throw new Failure('invalid', 'feed.step-out-of-file')
  return row
}

const sumOf = (one: LineCounts, other: LineCounts): LineCounts =>
  Object.fromEntries(
    lineResults
      .map((result) => [result, (one[result] ?? 0) + (other[result] ?? 0)] as const)
      .filter(([, many]) => many > 0),
  )

/** Moves an import that `lockStep` gave behind a batch, and keeps the lines that were refused. */
export const advanceImport = async (
  context: Context,
  row: ImportRow,
  step: ImportStep,
  done: { readonly counts: LineCounts; readonly refused: readonly RefusedLine[] },
): Promise<void> => {
  await context.client.query('update import set "offset" = $2, line = $3, counts = $4, updated_at = $5 where id = $1', [
    row.id,
    step.to,
    step.line,
    JSON.stringify(sumOf(row.counts, done.counts)),
    context.now,
  ])
  if (done.refused.length === 0) return
  await context.client.query(
    `insert into import_line (import, line, reference, faults)
     select $1, l.line, l.reference, l.faults from json_to_recordset($2) as l (line bigint, reference text, faults jsonb)
     on conflict (import, line) do nothing`,
    [row.id, JSON.stringify(done.refused)],
  )
  await setForgetting(context, row)
}

/** Stops an import that runs. Throws as `lockImport` and conflict `feed.import-over`. */
export const stopImportRow = async (context: Context, id: string): Promise<ImportRow> => {
  const row = await lockImport(context, id)
  if (row.state === 'stopped') return row
  if (row.state !== 'running') throw new Failure('conflict', 'feed.import-over', { values: { state: row.state } })
  await context.client.query("update import set state = 'stopped', updated_at = $2 where id = $1", [id, context.now])
  await setForgetting(context, row)
  return { ...row, state: 'stopped', updatedAt: context.now }
}

/**
 * Ends an import: its references are forgotten at once when it is through, its refused lines in 30 days. Throws as
 * `lockImport`, conflict `feed.import-over`, and conflict `feed.import-not-through` where bytes are left.
 */
export const endImportRow = async (
  context: Context,
  id: string,
  { state, fault = '' }: { readonly state: 'finished' | 'failed'; readonly fault?: string },
): Promise<ImportRow> => {
  const row = await lockImport(context, id)
  if (row.state === state) return row
  if (row.state !== 'running') throw new Failure('conflict', 'feed.import-over', { values: { state: row.state } })
  if (state === 'finished' && row.offset < row.size)
    throw new Failure('conflict', 'feed.import-not-through', { values: { offset: row.offset, size: row.size } })
  const said = state === 'failed' ? fault : ''
  await context.client.query(
    'update import set state = $2, fault = $3, updated_at = $4, finished_at = $4 where id = $1',
    [id, state, said, context.now],
  )
  if (state === 'finished') await forgetClaims(context, id)
  await setForgetting(context, row)
  return { ...row, state, fault: said, updatedAt: context.now, finishedAt: context.now }
}

/**
 * Erases what an import refused, and the references of one that ended or that nobody went on with for as long; taken up again
 * later, it tells repeated references from there on only. Answers how many lines were erased.
 */
export const forgetImport = async ({ client, now }: Pick<Context, 'client' | 'now'>, id: string): Promise<number> => {
  const { rowCount } = await client.query('delete from import_line where import = $1', [id])
  const since = `${addDays(now.slice(0, 10), -daysRefusedKept)}T00:00:00.000Z`
  const { rows } = await client.query(
    "select 1 from import where id = $1 and (state <> 'running' or updated_at < $2)",
    [id, since],
  )
  if (rows.length > 0) await forgetClaims({ client }, id)
  return rowCount ?? 0
}
