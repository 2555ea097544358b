// SQL that finds what a newer edition of an outside list no longer holds: entries of the same lists that an import has not brought.
import { sql } from 'kysely'
import { toSql } from '../kernel/access.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Connection } from '../kernel/database.ts'
import type { Context } from '../kernel/slice.ts'
import { recordPolicy } from '../record/record.policy.ts'
import type { DatabaseName } from '../record/record.schema.ts'
import type { ImportRow } from './feed.store.ts'

/** What an import says of the entries that stand: how many of its lists there are, and which of them its file does not hold. */
export type Vanished = {
  readonly held: number
  /** References of own entries of the same lists that no line of the file named, in their order. */
  readonly vanished: readonly string[]
  /** Lines that could not be read far enough to know which entry they are: what they hold cannot be said to have vanished. */
  readonly unread: number
  /** Lines done whose references are remembered no more (kept 30 days): then nothing can be said at all. */
  readonly forgotten: boolean
}

/**
 * Compares the entries of the actor's bureau that stand with what an import has brought so far. The lists are those that the
 * entries of the file name as their source; withdrawn entries stand no more. Reads some ten thousand rows, once an import.
 */
export const findVanished = async (context: Context, row: ImportRow): Promise<Vanished> => {
  const rule = sql`${toSql(recordPolicy.read(context.actor))}`.compile(context.sql)
  const [database, owner, id] = [1, 2, 3].map((at) => `$${rule.parameters.length + at}`)
  const { rows } = await context.client.query<{ reference: string; brought: boolean }>(
    `with own as (
       select reference, fields ->> 'source' as source from record
       where ${rule.sql} and database = ${database} and owner = ${owner} and life <> 'withdrawn'
     ), named as (
       select reference from import_reference where import = ${id}
       union select unnest(entered) from import_batch where import = ${id}
       union select reference from import_line where import = ${id} and reference <> ''
     )
     select own.reference, named.reference is not null as brought from own left join named using (reference)
     where own.source in (select own.source from own join named using (reference))
     order by own.reference`,
    [...rule.parameters, row.database, row.bureau, row.id],
  )
  const { rows: counted } = await context.client.query<{ unread: number; claimed: number }>(
    `select (select count(*)::int from import_line where import = $1 and reference = '') as unread,
            (select count(*) from import_reference where import = $1)::int
              + coalesce((select sum(cardinality(entered)) from import_batch where import = $1), 0)::int as claimed`,
    [row.id],
  )
  const { refused, ...taken } = row.counts
  const lines = Object.values(taken).reduce((sum, many) => sum + many, 0)
  return {
    held: rows.length,
    vanished: rows.filter(({ brought }) => !brought).map(({ reference }) => reference),
    unread: counted[0]?.unread ?? 0,
    forgotten: (counted[0]?.claimed ?? 0) < lines,
  }
}

/** The same for a file that was only looked at: entries of a bureau that stand in the lists of the file, and those not among its references. */
export const countBeside = async (
  { sql: store }: Pick<Connection, 'sql'>,
  actor: Actor,
  database: DatabaseName,
  file: { readonly references: ReadonlySet<string>; readonly sources: ReadonlySet<string> },
): Promise<{ readonly held: number; readonly vanished: number }> => {
  const rows = await store
    .selectFrom('record')
    .select('reference')
    .where(toSql(recordPolicy.read(actor)))
    .where('database', '=', database)
    .where('owner', '=', actor.bureau)
    .where('life', '<>', 'withdrawn')
    .where(sql<boolean>`fields ->> 'source' = any(${[...file.sources]}::text[])`)
    .execute()
  return { held: rows.length, vanished: rows.filter(({ reference }) => !file.references.has(reference)).length }
}
