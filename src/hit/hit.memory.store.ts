// SQL for what is remembered of closed hits: written with the outcome, read whole by each hub, gone when its time is over.
import { sql } from 'kysely'
import type { Connection } from '../kernel/database.ts'
import type { Context } from '../kernel/slice.ts'
import { setTimer } from '../kernel/timer.ts'
import { databaseNamed } from '../record/databases/all.ts'
import type { RecordRow } from '../record/record.schema.ts'
import { addHours } from '../terms/instant.ts'
import type { HitRow, MemoryRow } from './hit.table.ts'

/** How long the next border is told of a closed hit. */
export const memoryHours = 72

/**
 * Remembers a hit that was closed just now, a row for each key of its record: the next post may read the chassis where the
 * last one read the plate. A record of a range stands for many documents, so there only the key that was read counts.
 * A hit nobody was told of leaves no trace here: its owner, checking the same document, would hear of it.
 */
export const rememberHit = async (context: Context, hit: HitRow): Promise<void> => {
  const { identity, closedAt, recordCopy: record } = hit
  // Nor does a discreet one: the next post would read in it what the first was not shown.
  if (hit.told === 'nobody' || hit.discreet || identity === '' || closedAt === null) return
  // Of a match by name the record may not know the documents that the person showed; they are what the next border reads.
  const asked = hit.origin === 'key' ? [] : databaseNamed(hit.database).keys(hit.question.fields)
  const keys = record.rangeEnd === '' ? new Set([hit.matchKey, ...asked, ...record.keys]) : [hit.matchKey]
  const until = addHours(closedAt, memoryHours)
  await context.sql
    .insertInto('hitMemory')
    .values(
      [...keys].map((matchKey) => ({
        id: context.newId(),
        matchKey,
        hit: hit.id,
        reference: hit.reference,
        told: hit.told,
        record: hit.record,
        database: hit.database,
        owner: hit.owner,
        life: record.life,
        restriction: record.restriction,
        restrictedFrom: record.restrictedFrom,
        confidentialityLevel: record.confidentialityLevel,
        alert: record.alert ?? 'open',
        identity,
        data: hit.data,
        closedAt,
        until,
      })),
    )
    .execute()
  await setTimer(context, { kind: 'hit.forget', ref: hit.id, dueAt: until, bureau: hit.finder })
}

/** What the owner closes later counts at once: restrictions are added to what is remembered, never taken away. */
export const narrowMemory = async (
  { sql: store }: Pick<Context, 'sql'>,
  record: Pick<RecordRow, 'id' | 'restrictedFrom' | 'confidentialityLevel'>,
): Promise<void> => {
  await store
    .updateTable('hitMemory')
    .set({
      restrictedFrom: sql<
        string[]
      >`(select coalesce(array_agg(distinct code), '{}') from unnest(restricted_from || ${record.restrictedFrom}::text[]) as code)`,
      confidentialityLevel: sql<number>`greatest(confidentiality_level, ${record.confidentialityLevel}::int)`,
    })
    .where('record', '=', record.id)
    .execute()
}

export const forgetHit = async ({ sql: store }: Pick<Context, 'sql'>, hit: string): Promise<void> => {
  await store.deleteFrom('hitMemory').where('hit', '=', hit).execute()
}

/** Everything remembered at an instant, for a hub that starts; some thousands of rows. */
export const readMemory = ({ sql: store }: Pick<Connection, 'sql'>, now: string): Promise<MemoryRow[]> =>
  store.selectFrom('hitMemory').selectAll().where('until', '>', now).execute()

/** What is remembered of some hits and records now. */
export const readMemoryOf = (
  { sql: store }: Pick<Connection, 'sql'>,
  { hits, records }: { readonly hits: readonly string[]; readonly records: readonly string[] },
): Promise<MemoryRow[]> =>
  store
    .selectFrom('hitMemory')
    .selectAll()
    .where((where) =>
      where.or([
        where('hit', '=', sql<string>`any(${[...hits]}::uuid[])`),
        where('record', '=', sql<string>`any(${[...records]}::uuid[])`),
      ]),
    )
    .execute()
