// SQL for saved mappings of columns to fields: each bureau's own, changed from the version that was read.
import { isDeepStrictEqual } from 'node:util'
import type { SelectQueryBuilder } from 'kysely'
import { toSql } from '../kernel/access.ts'
import type { Tables } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import type { Context } from '../kernel/slice.ts'
import type { DatabaseName } from '../record/record.schema.ts'
import { feedPolicy } from './feed.policy.ts'
import type { ImportMapping } from './feed.schema.ts'

export type MappingRow = {
  id: string
  bureau: string
  database: DatabaseName
  name: string
  mapping: ImportMapping
  version: number
  createdAt: string
  updatedAt: string
  updatedBy: string
}

declare module '../kernel/database.ts' {
  interface Tables {
    importMapping: MappingRow
  }
}

const readableMappings = (context: Context): SelectQueryBuilder<Tables, 'importMapping', MappingRow> =>
  context.sql
    .selectFrom('importMapping')
    .selectAll()
    .where(toSql(feedPolicy.read(context.actor)))

/** Mappings the actor's bureau keeps for a database, by name, at most 200. */
export const listMappingRows = (context: Context, database: DatabaseName): Promise<MappingRow[]> =>
  readableMappings(context).where('database', '=', database).orderBy('name').limit(200).execute()

/** One mapping by name. Throws Failure notFound `feed.mapping-not-found`. */
export const readMapping = async (context: Context, database: DatabaseName, name: string): Promise<MappingRow> => {
  const row = await readableMappings(context)
    .where('database', '=', database)
    .where('name', '=', name)
    .executeTakeFirst()
  if (!row) throw new Failure('notFound', 'feed.mapping-not-found')
  return row
}

/**
 * Keeps a mapping. Throws Failure conflict `feed.mapping-stale` with the present version, notFound `feed.mapping-not-found` where a
 * version is named of one that is not there.
 */
export const saveMappingRow = async (
  context: Context,
  given: Pick<MappingRow, 'database' | 'name' | 'mapping'> & { readonly version?: number },
): Promise<MappingRow> => {
  const { actor, now } = context
  const present = await readableMappings(context)
    .where('database', '=', given.database)
    .where('name', '=', given.name)
    .forUpdate()
    .executeTakeFirst()
  if (present && isDeepStrictEqual(present.mapping, given.mapping)) return present
  const stale = (version: number): Failure => new Failure('conflict', 'feed.mapping-stale', { values: { version } })
  if (!present && given.version !== undefined) throw new Failure('notFound', 'feed.mapping-not-found')
  if (present && present.version !== given.version) throw stale(present.version)
  const { rowCount } = await context.client.query(
    `insert into import_mapping as m (id, bureau, database, name, mapping, created_at, updated_at, updated_by)
     values ($1, $2, $3, $4, $5, $6, $6, $7)
     on conflict (bureau, database, name) do update set mapping = excluded.mapping, version = m.version + 1,
       updated_at = excluded.updated_at, updated_by = excluded.updated_by where m.version = $8`,
    [
      context.newId(),
      actor.bureau,
      given.database,
      given.name,
      JSON.stringify(given.mapping),
      now,
      actor.officer,
      present?.version ?? 0,
    ],
  )
  const saved = await readMapping(context, given.database, given.name)
  if (rowCount === 0) throw stale(saved.version)
  return saved
}

/** Removes a mapping. Throws Failure notFound `feed.mapping-not-found`. */
export const removeMappingRow = async (context: Context, database: DatabaseName, name: string): Promise<void> => {
  const { id } = await readMapping(context, database, name)
  await context.client.query('delete from import_mapping where id = $1', [id])
}
