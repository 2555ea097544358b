// SQL for many records at once: one owner's by their references, a few statements for a thousand lines; any by their ids.
import { sql } from 'kysely'
import { toSql } from '../kernel/access.ts'
import { copyPacked, copyRows } from '../kernel/copy.ts'
import { named } from '../kernel/database.ts'
import { type PackedAs, type PackedColumn, packRows } from '../kernel/packing.ts'
import type { Context } from '../kernel/slice.ts'
import type { Described } from './record.entry.ts'
import { recordPolicy } from './record.policy.ts'
import type { DatabaseName, RecordRow, RecordVersionRow } from './record.schema.ts'
import { saidAfter, snapshotOf, todayOf } from './record.store.ts'
import type { RecordEvent } from './record.workflow.ts'

/** Columns that a batch writes, with their types in SQL; the number is the store's. */
const columns = {
  id: 'uuid',
  database: 'text',
  owner: 'text',
  reference: 'text',
  status: 'text',
  life: 'text',
  version: 'integer',
  purpose: 'text',
  personStatus: 'text',
  handlingCode: 'text',
  confidentiality: 'text',
  confidentialityLevel: 'smallint',
  crimeArea: 'text',
  sourceGrade: 'text',
  informationGrade: 'text',
  restriction: 'text',
  restrictedFrom: 'text[]',
  alert: 'text',
  retainUntil: 'date',
  createdAt: 'timestamptz',
  createdBy: 'text',
  updatedAt: 'timestamptz',
  updatedBy: 'text',
  withdrawnReason: 'text',
  keys: 'text[]',
  rangeEnd: 'text',
  flaws: 'text[]',
  said: 'jsonb',
  fields: 'jsonb',
} as const satisfies Record<Exclude<keyof RecordRow, 'number'>, string>

const columnOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const names = Object.keys(columns) as (keyof typeof columns)[]
const readBack = `number, ${names.map((name) => `${columnOf(name)} as "${name}"`).join(', ')}`
const versionColumns = [
  ...([
    'id',
    'version',
    'database',
    'owner',
    'changedAt',
    'changedBy',
    'change',
    'reason',
    'keys',
    'snapshot',
  ] as const),
] as const satisfies readonly (keyof RecordVersionRow)[]

/** What a change writes: identity and entry stay. */
const written = names.filter(
  (name) => !['id', 'database', 'owner', 'reference', 'createdAt', 'createdBy'].includes(name),
)

const updateStatement = `update record set ${written.map((name) => `${columnOf(name)} = r."${name}"`).join(', ')}
  from json_to_recordset($1) as r (database text, reference text, owner text, id uuid,
    ${written.map((name) => `"${name}" ${columns[name]}`).join(', ')})
  where record.database = r.database and record.owner = r.owner and record.reference = r.reference and record.id = r.id`

/** A new record before it has its columns. */
type New = { readonly id: string; readonly reference: string; readonly described: Described }

/**
 * The columns an owner describes, each as it is packed. `filledIn` is what the table fills in by itself: where a batch says nothing else,
 * the column is neither written out nor read. What differs from line to line stands last, so that the others are one stretch of bytes.
 */
const describedColumns: Readonly<
  Record<keyof Described, { readonly as: PackedAs; readonly filledIn?: string | readonly [] }>
> = {
  status: { as: 'text' },
  purpose: { as: 'text' },
  personStatus: { as: 'text', filledIn: '' },
  handlingCode: { as: 'text' },
  confidentiality: { as: 'text' },
  confidentialityLevel: { as: 'smallint' },
  crimeArea: { as: 'text', filledIn: '' },
  sourceGrade: { as: 'text', filledIn: '' },
  informationGrade: { as: 'text', filledIn: '' },
  restriction: { as: 'text', filledIn: 'hidden' },
  restrictedFrom: { as: 'text[]', filledIn: [] },
  alert: { as: 'text', filledIn: 'open' },
  retainUntil: { as: 'date' },
  rangeEnd: { as: 'text', filledIn: '' },
  flaws: { as: 'text[]', filledIn: [] },
  keys: { as: 'text[]' },
  fields: { as: 'jsonb' },
}

const isFilledIn = (value: Described[keyof Described], own: string | readonly []): boolean =>
  value === own || (Array.isArray(value) && value.length === 0)

/** Columns of new records of the actor's bureau. */
const columnsOf = (
  { actor, now }: Pick<Context, 'actor' | 'now'>,
  database: DatabaseName,
  rows: readonly New[],
): PackedColumn<New>[] => {
  const same = (name: keyof RecordRow, as: PackedAs, value: string | number): PackedColumn<New> => ({
    name,
    as,
    of: () => value,
  })
  return [
    { name: 'id', as: 'uuid', of: (row) => row.id },
    { name: 'reference', as: 'text', of: (row) => row.reference },
    same('database', 'text', database),
    same('owner', 'text', actor.bureau),
    same('life', 'text', 'active'),
    same('version', 'integer', 1),
    same('createdAt', 'timestamptz', now),
    same('createdBy', 'text', actor.officer),
    same('updatedAt', 'timestamptz', now),
    same('updatedBy', 'text', actor.officer),
    ...(Object.keys(describedColumns) as (keyof Described)[]).flatMap((name): PackedColumn<New>[] => {
      const { as, filledIn } = describedColumns[name]
      if (filledIn !== undefined && rows.every((row) => isFilledIn(row.described[name], filledIn))) return []
      return [{ name, as, of: (row) => row.described[name] }]
    }),
  ]
}

/** The order in which two batches wait for each other: any will do that is the same for both. */
const inOrder = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/**
 * The actor's own records under these references, each locked until the transaction ends, in the order of references so that
 * two batches wait for each other in one direction. What the read rule hides (a discreet alert, from a post) is absent.
 */
export const lockByReferences = async (
  context: Context,
  database: DatabaseName,
  references: readonly string[],
): Promise<RecordRow[]> => {
  if (references.length === 0) return []
  const rule = sql`${toSql(recordPolicy.read(context.actor))}`.compile(context.sql)
  const from = rule.parameters.length
  // The limit makes the server look up each reference by the unique key, whatever it knows of the table: without figures, as in
  // the first minute of a first import, a join reads the whole partition for every batch.
  const { rows } = await context.client.query<RecordRow>(
    `select r.* from unnest($${from + 3}::text[]) as wanted (wanted_reference) cross join lateral (
       select ${readBack} from record where ${rule.sql} and database = $${from + 1} and owner = $${from + 2}
         and reference = wanted_reference limit 1 for update
     ) as r`,
    [...rule.parameters, database, context.actor.bureau, [...references].sort(inOrder)],
  )
  return rows
}

export type Entering = { readonly reference: string; readonly described: Described }

const isTaken = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '23505'

/** Which of these references a record of the owner bears, whoever may see it: no more than a clash of keys tells. */
const takenReferences = async (
  { client }: Pick<Context, 'client'>,
  database: DatabaseName,
  owner: string,
  references: readonly string[],
): Promise<ReadonlySet<string>> => {
  const { rows } = await client.query<{ reference: string }>(
    'select reference from record where database = $1 and owner = $2 and reference = any($3::text[])',
    [database, owner, references],
  )
  return new Set(rows.map(({ reference }) => reference))
}

/**
 * Enters records of the actor's bureau. Answers ids by reference; a reference that is missing there was taken by a record that
 * another transaction entered meanwhile, or that the actor may not see.
 */
export const insertRecords = async (
  context: Context,
  database: DatabaseName,
  entering: readonly Entering[],
): Promise<ReadonlyMap<string, string>> => {
  const { actor, client } = context
  // In the order of references the ids are too, where they are made in it: each index grows at its end.
  let rows = [...entering]
    .sort((one, other) => inOrder(one.reference, other.reference))
    .map(({ reference, described }): New => ({ id: context.newId(), reference, described }))
  // Each turn but the last meets a record that somebody else has just committed, so there are few.
  while (rows.length > 0) {
    await client.query('savepoint entering')
    try {
      const columns = columnsOf(context, database, rows)
      await copyPacked(
        context,
        'record',
        columns.map(({ name }) => name),
        packRows(columns, rows),
      )
      await client.query('release savepoint entering')
      break
    } catch (error) {
      if (!isTaken(error)) throw error
      await client.query('rollback to savepoint entering')
      const references = rows.map(({ reference }) => reference)
      const taken = await takenReferences(context, database, actor.bureau, references)
      rows = rows.filter(({ reference }) => !taken.has(reference))
    }
  }
  return new Map(rows.map(({ id, reference }) => [reference, id]))
}

export type Changing = {
  /** The row under lock. */
  readonly present: RecordRow
  readonly changed: Partial<Described> & Pick<RecordRow, 'life'> & { readonly withdrawnReason?: string }
  /** `relist`: what had vanished from its list stands there again. */
  readonly event: RecordEvent | 'relist'
  readonly reason: string
}

/** Puts changes in the place of rows that `lockByReferences` locked, keeps what they replace, and answers the rows as they are. */
export const saveRecords = async (context: Context, changing: readonly Changing[]): Promise<RecordRow[]> => {
  if (changing.length === 0) return []
  const { actor, now } = context
  await copyRows(
    context,
    'recordVersion',
    versionColumns,
    changing.map(({ present, event, reason }) => ({
      id: present.id,
      version: present.version,
      database: present.database,
      owner: present.owner,
      changedAt: now,
      changedBy: actor.officer,
      change: event,
      reason,
      keys: present.keys,
      snapshot: snapshotOf(present),
    })),
  )
  const rows = changing.map(
    ({ present, changed }): RecordRow => ({
      ...present,
      ...changed,
      ...(changed.fields ? { said: saidAfter(present, changed.fields, { by: present.owner, at: now }) } : {}),
      version: present.version + 1,
      updatedAt: now,
      updatedBy: actor.officer,
    }),
  )
  // By the key of each row, whatever the server knows of the table: see `lockByReferences`.
  await context.client.query('set local enable_hashjoin = off; set local enable_mergejoin = off')
  await named(context.client, 'records-update', updateStatement, [JSON.stringify(rows)])
  await context.client.query('set local enable_hashjoin = on; set local enable_mergejoin = on')
  return rows
}

/**
 * Records by their ids as they stand, those that pass the read rule; past its day a record is read by its owner only. What is
 * hidden and what is not there is absent alike.
 */
export const readRecords = async (
  context: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, RecordRow>> => {
  if (ids.length === 0) return new Map()
  const rule = sql`${toSql(recordPolicy.read(context.actor))}`.compile(context.sql)
  const from = rule.parameters.length
  const { rows } = await context.client.query<RecordRow>(
    `select ${readBack} from record where ${rule.sql} and id = any($${from + 1}::uuid[])
       and (owner = $${from + 2} or retain_until >= $${from + 3}::date)`,
    [...rule.parameters, [...new Set(ids)], context.actor.bureau, todayOf(context)],
  )
  return new Map(rows.map((row) => [row.id, row]))
}
