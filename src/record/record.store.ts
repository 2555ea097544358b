// SQL for records. Nothing leaves without passing the read rule; nothing is changed but from the version that was read.
import { isDeepStrictEqual } from 'node:util'
import type { Generated, SelectQueryBuilder } from 'kysely'
import { generalSecretariat } from '../bureau/bureau.schema.ts'
import { allows, toSql } from '../kernel/access.ts'
import { type Actor, hasDuty } from '../kernel/actor.ts'
import { type Connection, named, type Tables } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import type { Subject } from '../kernel/ledger.ts'
import { beforeMark, defaultLimit, pageOf, readAfter } from '../kernel/page.ts'
import type { Context, Note } from '../kernel/slice.ts'
import { databaseNamed, databases } from './databases/all.ts'
import { ofThings } from './databases/database.ts'
import type { Described } from './record.entry.ts'
import { type RecordAction, recordPolicy } from './record.policy.ts'
import type {
  DatabaseName,
  Life,
  RecordRow,
  RecordSnapshot,
  RecordVersionRow,
  ruleColumns,
  Said,
} from './record.schema.ts'
import { lifeAfter, officerShown, type RecordEvent } from './record.workflow.ts'

type RecordTable = Omit<RecordRow, 'number'> & { number: Generated<number> }

declare module '../kernel/database.ts' {
  interface Tables {
    record: RecordTable
    recordVersion: RecordVersionRow
  }
}

/** Day of the request, `YYYY-MM-DD`. */
export const todayOf = (context: Pick<Context, 'now'>): string => context.now.slice(0, 10)

type Readable = SelectQueryBuilder<Tables, 'record', RecordRow>

/**
 * Where every read begins: the read rule, and beside it time, which no rule compares. Past its day a record is used by
 * nobody; its owner still sees it, to justify or withdraw it (RPD 50).
 */
const readable = (context: Context): Readable =>
  context.sql
    .selectFrom('record')
    .selectAll()
    .where(toSql(recordPolicy.read(context.actor)))
    .where((where) =>
      where.or([where('owner', '=', context.actor.bureau), where('retainUntil', '>=', todayOf(context))]),
    )

const absent = (): Failure => new Failure('notFound', 'record.not-found')

/** What may be done, judged on a row that passed the read rule; hidden and absent are one and the same answer. */
const settled = (row: RecordRow | undefined, actor: Actor, action: RecordAction): RecordRow => {
  if (!row) throw absent()
  if (!allows(recordPolicy[action](actor), row)) throw new Failure('forbidden', 'record.not-yours')
  return row
}

/**
 * One record, for an action of the policy. Throws Failure notFound `record.not-found` when it is absent or hidden, forbidden
 * `record.not-yours` when it may be read and no more.
 */
export const readRecord = async (
  context: Context,
  database: DatabaseName,
  id: string,
  action: RecordAction,
): Promise<RecordRow> =>
  settled(
    await readable(context).where('database', '=', database).where('id', '=', id).executeTakeFirst(),
    context.actor,
    action,
  )

export type ChangeWanted = {
  readonly database: DatabaseName
  readonly id: string
  /** Version the change was made from; left out where another lock already stands before it (a hit that is answered). */
  readonly version?: number
  readonly event: RecordEvent & RecordAction
}

/**
 * One record, locked until the transaction ends, with the life it will have. Throws as `readRecord` does, and Failure
 * conflict `record.withdrawn`, or `record.stale` with the present version and, for the own bureau, who made it.
 */
export const readForChange = async (
  context: Context,
  { database, id, version, event }: ChangeWanted,
): Promise<{ present: RecordRow; life: Life }> => {
  const found = readable(context).where('database', '=', database).where('id', '=', id).forUpdate()
  const present = settled(await found.executeTakeFirst(), context.actor, event)
  const life = lifeAfter(present.life, event)
  if (version === undefined || version === present.version) return { present, life }
  const by = officerShown(present.updatedBy, context.actor.bureau)
  throw new Failure('conflict', 'record.stale', { values: { version: present.version, by } })
}

/** Own records of one database, newest first, from the mark on. Throws Failure invalid `list.bad-mark`. */
export const listOwn = async (
  context: Context,
  database: DatabaseName,
  { after, limit = defaultLimit }: { readonly after?: string; readonly limit?: number },
): Promise<{ lines: RecordRow[]; after: string | null }> => {
  const mark = readAfter(after)
  const own = readable(context).where('database', '=', database).where('owner', '=', context.actor.bureau)
  const rows = await own
    .where(beforeMark(mark))
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit)
}

/** Enters a record of the actor's bureau. Throws Failure conflict `record.reference-taken`. */
export const insertRecord = async (
  context: Context,
  entered: { readonly database: DatabaseName; readonly reference: string; readonly described: Described },
): Promise<RecordRow> => {
  const { actor, now } = context
  const row = await context.sql
    .insertInto('record')
    .values({
      ...entered.described,
      id: context.newId(),
      database: entered.database,
      owner: actor.bureau,
      reference: entered.reference,
      life: 'active',
      version: 1,
      createdAt: now,
      createdBy: actor.officer,
      updatedAt: now,
      updatedBy: actor.officer,
      withdrawnReason: '',
      said: {},
    })
    .onConflict((conflict) => conflict.columns(['database', 'owner', 'reference']).doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!row) throw new Failure('conflict', 'record.reference-taken')
  return row
}

/** What of a record its history keeps: the described part, without what never changes. */
export const snapshotOf = ({
  number,
  id,
  database,
  owner,
  reference,
  version,
  createdAt,
  createdBy,
  keys,
  flaws,
  ...described
}: RecordRow): RecordSnapshot => described

type Changed = Partial<Described> & { readonly life: Life; readonly withdrawnReason?: string }

/** Who says the fields that differ from before; of those that stay, whoever said them. Fields that are gone leave nothing. */
export const saidAfter = (
  present: Pick<RecordRow, 'fields' | 'said'>,
  fields: Readonly<Record<string, unknown>>,
  by: Omit<Said, 'field'>,
): RecordRow['said'] => {
  const said: Record<string, Omit<Said, 'field'>> = {}
  for (const [field, value] of Object.entries(fields)) {
    const before = present.said[field]
    if (!isDeepStrictEqual(value, present.fields[field])) said[field] = by
    else if (before) said[field] = before
  }
  return said
}

/** Puts a change in the place of the row that `readForChange` locked, and keeps what it replaces. */
export const saveRecord = async (
  context: Context,
  present: RecordRow,
  changed: Changed,
  why: {
    readonly event: RecordEvent
    readonly reason: string
    /** Who says what is new, where it is another bureau by a proposal; else the owner. */
    readonly saidBy?: Omit<Said, 'field' | 'at'>
  },
): Promise<RecordRow> => {
  const { actor, now } = context
  const by = { at: now, ...(why.saidBy ?? { by: present.owner }) }
  await context.sql
    .insertInto('recordVersion')
    .values({
      id: present.id,
      version: present.version,
      database: present.database,
      owner: present.owner,
      changedAt: now,
      changedBy: actor.officer,
      change: why.event,
      reason: why.reason,
      keys: present.keys,
      snapshot: snapshotOf(present),
    })
    .execute()
  return context.sql
    .updateTable('record')
    .set({
      ...changed,
      ...(changed.fields ? { said: saidAfter(present, changed.fields, by) } : {}),
      version: present.version + 1,
      updatedAt: now,
      updatedBy: actor.officer,
    })
    .where('database', '=', present.database)
    .where('reference', '=', present.reference)
    .where('id', '=', present.id)
    .where('version', '=', present.version)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/**
 * Withdraws a record in the transaction of `context`: no check finds it from then on. Leaves no fact by itself: the caller
 * notes `changeNote` of what comes back, a hit that is answered as a further fact `record.withdraw`.
 */
export const withdrawRecord = async (
  context: Context,
  wanted: Omit<ChangeWanted, 'event'> & { readonly reason: string },
): Promise<RecordRow> => {
  const event = 'withdraw'
  const { present, life } = await readForChange(context, { ...wanted, event })
  return saveRecord(context, present, { life, withdrawnReason: wanted.reason }, { event, reason: wanted.reason })
}

/**
 * A record as the subject of a fact. Discreet, so that its owner never learns of it: looks of the General Secretariat's
 * compliance and data protection, and every look at a record whose hits go to the General Secretariat first.
 */
export const recordSubject = (
  actor: Actor,
  record: Pick<RecordRow, 'id' | 'database' | 'owner' | 'status' | 'life'>,
  part: Subject['part'],
): Subject => {
  const watches = actor.bureau === generalSecretariat && hasDuty(actor, ['compliance', 'data-protection'])
  const guarded = databaseNamed(record.database).noticeTo(record) === 'general-secretariat'
  const discreet = part !== 'changed' && record.owner !== actor.bureau && (watches || guarded)
  return { kind: 'record', id: record.id, owner: record.owner, part, ...(discreet ? { discreet } : {}) }
}

/** What the fact of a change to a record says; its owner's screens hear of it. */
export const changeNote = (record: RecordRow): Note => ({
  subject: { kind: 'record', id: record.id, version: record.version },
  subjects: [{ kind: 'record', id: record.id, owner: record.owner, part: 'changed' }],
  tell: [record.owner],
  detail: { database: record.database },
})

/** Databases that are searched by name: those whose file finds a person in its fields. */
export const personDatabases: readonly DatabaseName[] = databases
  .filter(({ personOf }) => personOf !== ofThings.personOf)
  .map(({ name }) => name)

/** What the index holds of a record: its keys, the end of its range, the columns its rights depend on, and the person in it. */
export type IndexedRecord = Pick<
  RecordRow,
  'number' | 'version' | 'keys' | 'rangeEnd' | (typeof ruleColumns)[number]
> & {
  /** Keys it had in earlier versions and has no more. */
  readonly earlierKeys: readonly string[]
  /** Null where the database knows no persons, or where they were not asked for. */
  readonly fields: RecordRow['fields'] | null
}

/** Columns of an `IndexedRecord` but for its keys that are gone and its fields. */
export const indexColumns = `number, version, keys, range_end as "rangeEnd", database, owner, life, restriction, restricted_from as "restrictedFrom",
  confidentiality_level as "confidentialityLevel", alert`

/**
 * Records that can be found, in the order of their numbers, at most `limit` after one number: for building an index. The
 * index of keys takes `all` of them, without fields; the index of persons takes the `persons`, with fields. A record that
 * is being entered meanwhile may carry a lower number and be missed: note the place of the ledger first and follow the
 * feed from there.
 */
export const scanForIndex = (
  { client }: Pick<Connection, 'client'>,
  after: number,
  limit: number,
  which: 'all' | 'persons' = 'all',
) =>
  which === 'all'
    ? named<IndexedRecord>(
        client,
        'record-scan',
        `select ${indexColumns}, '{}'::text[] as "earlierKeys", null as fields from record
         where number > $1 and life <> 'withdrawn' order by number limit $2`,
        [after, limit],
      )
    : named<IndexedRecord>(
        client,
        'record-scan-persons',
        `select ${indexColumns}, '{}'::text[] as "earlierKeys", fields from record
         where database = any ($3) and number > $1 and life <> 'withdrawn' order by number limit $2`,
        [after, limit, personDatabases],
      )

/**
 * The condition that all are of one database, as a constant: with a parameter the server plans over every partition each time,
 * which takes longer than reading 200 records. Of the names of databases none needs quoting.
 */
export const inDatabase = (database: DatabaseName | undefined): string =>
  database ? ` and database = '${database}'` : ''

/** Keys a record `r` has lost. */
export const earlierKeys = `coalesce((select array_agg(distinct lost.key)
    from record_version v cross join lateral unnest(v.keys) as lost (key)
    where v.id = r.id and not lost.key = any (r.keys)), '{}')`

/**
 * Records by id as they stand now, withdrawn ones too, with keys they have lost and, where the database knows persons, their
 * fields: for keeping the indexes by the feed. Where their database is known only its partitions are looked into.
 */
export const readForIndex = (
  { client }: Pick<Connection, 'client'>,
  ids: readonly string[],
  database?: DatabaseName,
): Promise<IndexedRecord[]> =>
  named<IndexedRecord>(
    client,
    database ? `record-changed-${database}` : 'record-changed',
    `select ${indexColumns},
       ${earlierKeys} as "earlierKeys",
       case when database = any ($2) then fields end as fields
     from record r where id = any ($1::uuid[])${inDatabase(database)}`,
    [ids, personDatabases],
  )
