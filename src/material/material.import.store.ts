// SQL for tables on their way in; each is its own bureau's until it is through.
import { toSql } from '../kernel/access.ts'
import { Failure } from '../kernel/failure.ts'
import type { Context } from '../kernel/slice.ts'
import { contributionPolicy } from './material.policy.ts'
import { openStatements } from './material.store.ts'
import type { MaterialImportRow, RowFault } from './material.table.ts'

export type MaterialImport = MaterialImportRow

const readable = ({ sql, actor }: Pick<Context, 'sql' | 'actor'>) =>
  sql
    .selectFrom('materialImport')
    .innerJoin('materialContribution', 'materialContribution.id', 'materialImport.contribution')
    .selectAll('materialImport')
    .where(toSql(contributionPolicy.add(actor), 'materialContribution'))

/** A table of the own bureau. Throws Failure notFound `material.import-not-found`. */
export const readImport = async (context: Context, id: string): Promise<MaterialImport> => {
  const row = await readable(context).where('materialImport.id', '=', id).executeTakeFirst()
  if (!row) throw new Failure('notFound', 'material.import-not-found')
  return row
}

/** Tables of the own bureau for a file, newest first, at most 100. */
export const listImportRows = (context: Context, file: string): Promise<MaterialImport[]> =>
  readable(context)
    .where('materialImport.file', '=', file)
    .orderBy('materialImport.startedAt', 'desc')
    .orderBy('materialImport.id', 'desc')
    .limit(100)
    .execute()

/** Titles of tables of the own bureau by their contributions; none for one whose words are erased. */
export const readTitles = async (
  context: Context,
  rows: readonly MaterialImport[],
): Promise<ReadonlyMap<string, string>> => {
  if (rows.length === 0) return new Map()
  const contributions = await context.sql
    .selectFrom('materialContribution')
    .selectAll()
    .where(toSql(contributionPolicy.add(context.actor)))
    .where(
      'id',
      'in',
      rows.map(({ contribution }) => contribution),
    )
    .execute()
  const statements = await openStatements(context, contributions)
  return new Map([...statements].flatMap(([id, said]) => (said ? [[id, said.title] as const] : [])))
}

export const insertImport = ({ sql }: Pick<Context, 'sql'>, row: MaterialImport): Promise<MaterialImport> =>
  sql.insertInto('materialImport').values(row).returningAll().executeTakeFirstOrThrow()

/** A table that is running, under lock: for the work itself, whoever it is for. */
export const lockImport = ({ sql }: Pick<Context, 'sql'>, id: string): Promise<MaterialImport | undefined> =>
  sql
    .selectFrom('materialImport')
    .selectAll()
    .where('id', '=', id)
    .where('state', '=', 'running')
    .forUpdate()
    .executeTakeFirst()

export const saveImport = (
  { sql }: Pick<Context, 'sql'>,
  row: MaterialImport,
  changed: Partial<MaterialImport>,
): Promise<MaterialImport> =>
  sql.updateTable('materialImport').set(changed).where('id', '=', row.id).returningAll().executeTakeFirstOrThrow()

export const endImport = (
  context: Context,
  row: MaterialImport,
  state: 'finished' | 'stopped' | 'failed',
  reason: string,
): Promise<MaterialImport> => saveImport(context, row, { state, reason, endedAt: context.now })

/** Rows that were not taken, behind a line. */
export const listRefused = (
  { sql }: Pick<Context, 'sql'>,
  id: string,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<{ line: number; faults: { readonly faults: readonly RowFault[] } }[]> =>
  sql
    .selectFrom('materialImportRefused')
    .select(['line', 'faults'])
    .where('import', '=', id)
    .where('line', '>', after)
    .orderBy('line')
    .limit(limit)
    .execute()
