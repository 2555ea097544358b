// SQL for links. A link is read together with both of its records: who may not read one of them reads no link.
import { allows } from '../kernel/access.ts'
import { Failure } from '../kernel/failure.ts'
import type { Context } from '../kernel/slice.ts'
import { readRecords } from '../record/record.batch.store.ts'
import type { DatabaseName, RecordRow } from '../record/record.schema.ts'
import { linkPolicy } from './link.policy.ts'
import { type LinkEntry, mostLinks, type Relation } from './link.schema.ts'

export type LinkRow = {
  id: string
  /** The bureau that stated it, owner of the record it goes from. */
  owner: string
  officer: string
  fromRecord: string
  fromDatabase: DatabaseName
  toRecord: string
  toDatabase: DatabaseName
  relation: Relation
  note: string
  createdAt: string
  endedAt: string | null
  endedBy: string
  endReason: string
}

declare module '../kernel/database.ts' {
  interface Tables {
    link: LinkRow
  }
}

/** A link with the record at its other end, which passed the read rule. */
export type Linked = { readonly link: LinkRow; readonly other: RecordRow }

/** How many links are looked through for those whose other end may be read. */
const batch = 500

/**
 * Links of a record that passed the read rule, newest first, at most 200: those whose other end passes it too and stands in one of
 * these databases. A link to what is hidden is absent and counts for nothing.
 */
export const readLinks = async (
  context: Context,
  record: RecordRow,
  databases: readonly DatabaseName[],
): Promise<Linked[]> => {
  const linked: Linked[] = []
  let before: LinkRow | undefined
  for (;;) {
    let query = context.sql
      .selectFrom('link')
      .selectAll()
      .where('endedAt', 'is', null)
      .where((where) => where.or([where('fromRecord', '=', record.id), where('toRecord', '=', record.id)]))
    const last = before
    if (last)
      query = query.where((where) =>
        where(where.refTuple('createdAt', 'id'), '<', where.tuple(last.createdAt, last.id)),
      )
    const rows = await query.orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(batch).execute()
    const others = await readRecords(
      context,
      rows.map((row) => (row.fromRecord === record.id ? row.toRecord : row.fromRecord)),
    )
    for (const link of rows) {
      const other = others.get(link.fromRecord === record.id ? link.toRecord : link.fromRecord)
      if (other && databases.includes(other.database) && linked.length < mostLinks) linked.push({ link, other })
    }
    before = rows.at(-1)
    if (rows.length < batch || linked.length === mostLinks) return linked
  }
}

/** States a link between records that passed their rules. Throws Failure conflict `link.already`. */
export const insertLink = async (
  context: Context,
  record: RecordRow,
  other: RecordRow,
  { relation, note = '' }: Pick<LinkEntry, 'relation' | 'note'>,
): Promise<LinkRow> => {
  const { actor, now } = context
  const { rowCount, rows } = await context.client.query<{ id: string }>(
    `insert into link (id, owner, officer, from_record, from_database, to_record, to_database, relation, note, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (from_record, to_record, relation) where ended_at is null do nothing returning id`,
    [
      context.newId(),
      actor.bureau,
      actor.officer,
      record.id,
      record.database,
      other.id,
      other.database,
      relation,
      note,
      now,
    ],
  )
  if (rowCount === 0) throw new Failure('conflict', 'link.already')
  return context.sql
    .selectFrom('link')
    .selectAll()
    .where('id', '=', rows[0]?.id ?? '')
    .executeTakeFirstOrThrow()
}

/** Ends a link that goes from this record. Throws Failure notFound `link.not-found`. */
export const endLinkRow = async (context: Context, record: RecordRow, id: string, reason: string): Promise<LinkRow> => {
  const row = await context.sql
    .selectFrom('link')
    .selectAll()
    .where('id', '=', id)
    .where('fromRecord', '=', record.id)
    .where('endedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row || !allows(linkPolicy.end(context.actor), row)) throw new Failure('notFound', 'link.not-found')
  await context.client.query('update link set ended_at = $2, ended_by = $3, end_reason = $4 where id = $1', [
    id,
    context.now,
    context.actor.officer,
    reason,
  ])
  return row
}
