// A bureau's system with what the bureau itself was granted: what later records meet is judged by its read rule, as it stands now.
import { sql } from 'kysely'
import type { BureauRow } from '../bureau/bureau.store.ts'
import { readBureaus } from '../bureau/bureau.store.ts'
import { allows, toSql } from '../kernel/access.ts'
import { type Actor, systemOf } from '../kernel/actor.ts'
import type { Context } from '../kernel/slice.ts'
import { recordPolicy } from '../record/record.policy.ts'
import type { RecordRow } from '../record/record.schema.ts'
import { todayOf } from '../record/record.store.ts'

/** The system of a bureau with the bureau's databases, purposes and clearance; undefined for one whose processing is suspended. */
export const grantedSystem = (bureau: BureauRow | undefined): Actor | undefined =>
  bureau?.state === 'active'
    ? {
        ...systemOf(bureau.code),
        databases: bureau.databases,
        purposes: bureau.purposes,
        clearance: bureau.clearance,
      }
    : undefined

/** Those systems by bureau. */
export const grantedSystems = async (
  context: Pick<Context, 'sql'>,
  bureaus: readonly string[],
): Promise<ReadonlyMap<string, Actor>> => {
  const rows = await readBureaus(context, bureaus)
  return new Map(
    [...rows].flatMap(([code, row]) => {
      const actor = grantedSystem(row)
      return actor ? [[code, actor] as const] : []
    }),
  )
}

/** Whether a record may be found by this bureau now. One past its day is used by nobody but its owner (RPD 50). */
export const mayFind = (actor: Actor, record: RecordRow, today: string): boolean =>
  record.life !== 'withdrawn' &&
  allows(recordPolicy.read(actor), record) &&
  (record.owner === actor.bureau || record.retainUntil >= today)

/** Records by id as far as `actor` may read them and a check would find them. */
export const readFindable = async (
  context: Pick<Context, 'sql' | 'now'>,
  actor: Actor,
  ids: readonly string[],
): Promise<RecordRow[]> => {
  const rows = await context.sql
    .selectFrom('record')
    .selectAll()
    .where(toSql(recordPolicy.read(actor)))
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
  return rows.filter((row) => mayFind(actor, row, todayOf(context)))
}
