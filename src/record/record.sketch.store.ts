// SQL for a short look at many records: what they can be found by, and no more.
import { sql } from 'kysely'
import { toSql } from '../kernel/access.ts'
import { named } from '../kernel/database.ts'
import type { Context } from '../kernel/slice.ts'
import { recordPolicy } from './record.policy.ts'
import type { DatabaseName, RecordRow } from './record.schema.ts'
import { inDatabase, personDatabases } from './record.store.ts'

/** What a record can be found by. `fields` are null where they were not asked for, or the database knows no persons. */
export type RecordSketch = Pick<RecordRow, 'id' | 'database' | 'keys' | 'rangeEnd'> & {
  readonly fields: RecordRow['fields'] | null
}

/** Rules of one shape give one text, so the server parses it once a connection; there are a few shapes in all. */
const statements = new Map<string, string>()
const nameOf = (text: string): string => {
  const name = statements.get(text) ?? `record-sketch-${statements.size}`
  statements.set(text, name)
  return name
}

/**
 * The actor's own records among these that pass the read rule and are not withdrawn. Where their database is known only its
 * partitions are looked into.
 */
export const sketchRecords = async (
  context: Context,
  ids: readonly string[],
  wanted: { readonly database: DatabaseName | undefined; readonly fields: boolean },
): Promise<RecordSketch[]> => {
  if (ids.length === 0) return []
  const rule = sql`${toSql(recordPolicy.read(context.actor))}`.compile(context.sql)
  const from = rule.parameters.length
  const text = `select id, database, owner, keys, range_end as "rangeEnd", case when database = any($${from + 2}) then fields end as fields
    from record where ${rule.sql} and life <> 'withdrawn' and id = any($${from + 1}::uuid[])${inDatabase(wanted.database)}`
  const rows = await named<RecordSketch & Pick<RecordRow, 'owner'>>(context.client, nameOf(text), text, [
    ...rule.parameters,
    ids,
    wanted.fields ? personDatabases : [],
  ])
  // Not asked of the server, which would then go through all that the owner has.
  return rows.filter(({ owner }) => owner === context.actor.bureau)
}
