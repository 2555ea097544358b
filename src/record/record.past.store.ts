// SQL for what was: earlier versions of a record, and who looked at it.

import { defaultLimit, pageOf, readAfter } from '../kernel/page.ts'
import type { Context } from '../kernel/slice.ts'
import { databaseNamed } from './databases/all.ts'
import type { RecordRow, RecordVersionRow } from './record.schema.ts'

/** Earlier versions of a record that `readRecord` gave for its history, newest first, at most 500. */
export const listVersions = (context: Context, record: RecordRow): Promise<RecordVersionRow[]> =>
  context.sql
    .selectFrom('recordVersion')
    .selectAll()
    .where('id', '=', record.id)
    .orderBy('version', 'desc')
    .limit(500)
    .execute()

export type Lookup = { at: string; bureau: string; operation: string; purpose: string }

/**
 * Which other bureaus looked at a record that `readRecord` gave for its lookups, newest first; discreet looks are left out.
 * Empty where hits go to the General Secretariat first: a list of looks would tell the owner what the hit must not.
 */
export const listLookups = async (
  context: Context,
  record: RecordRow,
  { after, limit = defaultLimit }: { readonly after?: string; readonly limit?: number },
): Promise<{ lookups: Lookup[]; after: string | null }> => {
  const mark = readAfter(after)
  if (databaseNamed(record.database).noticeTo(record) === 'general-secretariat') return { lookups: [], after: null }
  const { rows } = await context.client.query<Lookup & { fact: string }>(
    `select s.at, s.fact, f.bureau, f.operation, f.purpose
     from fact_subject s join fact f on f.day = s.day and f.id = s.fact
     where s.kind = 'record' and s.subject = $1 and s.part in ('shown', 'hit') and not s.discreet and f.bureau <> $2
       and ($3::timestamptz is null or (s.at, s.fact) < ($3, $4::uuid))
     order by s.at desc, s.fact desc limit $5`,
    [record.id, record.owner, mark?.createdAt ?? null, mark?.id ?? null, limit + 1],
  )
  const page = pageOf(
    rows.map((row) => ({ ...row, createdAt: row.at, id: row.fact })),
    limit,
  )
  return {
    lookups: page.lines.map(({ at, bureau, operation, purpose }) => ({ at, bureau, operation, purpose })),
    after: page.after,
  }
}
