// SQL for distinguishing notes: a person cleared after a false hit, known again by a keyed hash of document and date of birth.

import { type Secret, secretPart } from '../kernel/secret.ts'
import type { Context } from '../kernel/slice.ts'
import { setTimer } from '../kernel/timer.ts'
import type { HitRow } from './hit.table.ts'

/** A year, as field notes 2.4 have it; then the next false hit is cleared anew. */
const monthsKept = 12

/** One person cleared of one record. `mark` says nothing to whoever has the store alone. */
export type ClearedRow = {
  readonly id: string
  readonly mark: string
  readonly record: string
  readonly hit: string
  readonly reference: string
  readonly told: HitRow['told']
  readonly owner: string
  readonly finder: string
  readonly clearedAt: string
  readonly until: string
}

declare module '../kernel/database.ts' {
  interface Tables {
    hitCleared: ClearedRow
  }
}

/** By what a cleared person is known again: the key of a document (`FRA:passport:X0000001`) and the date of birth on it. */
export const markOf = ({ keyedHash }: Secret, documentKey: string, dateOfBirth: string): string =>
  keyedHash('hit.cleared', `${documentKey} ${dateOfBirth}`).toString('base64url')

const yearAfter = (at: string): string => {
  const day = new Date(at)
  day.setUTCMonth(day.getUTCMonth() + monthsKept)
  return day.toISOString()
}

/** Keeps the note of a hit that was none; told again of the same person it stands for a year from now. */
export const keepCleared = async (
  context: Context,
  hit: HitRow,
  shown: { readonly documentKey: string; readonly dateOfBirth: string },
): Promise<ClearedRow> => {
  const until = yearAfter(context.now)
  const row = await context.sql
    .insertInto('hitCleared')
    .values({
      id: context.newId(),
      mark: markOf(context.part(secretPart), shown.documentKey, shown.dateOfBirth),
      record: hit.record,
      hit: hit.id,
      reference: hit.reference,
      told: hit.told,
      owner: hit.owner,
      finder: hit.finder,
      clearedAt: context.now,
      until,
    })
    .onConflict((conflict) => conflict.columns(['hit', 'mark']).doUpdateSet({ clearedAt: context.now, until }))
    .returningAll()
    .executeTakeFirstOrThrow()
  await setTimer(context, { kind: 'hit.cleared-end', ref: row.id, dueAt: until, bureau: hit.finder })
  return row
}

/**
 * Notes on a person who shows these documents with this date of birth, by records that were met. Nobody learns of a hit they
 * were not told of: of one that stayed with the finder only its bureau, of one the Secretariat took the owner does not.
 */
export const findCleared = async (
  context: Context,
  asked: {
    readonly documents: readonly string[]
    readonly dateOfBirth: string
    readonly records: readonly string[]
  },
): Promise<ReadonlyMap<string, ClearedRow>> => {
  const { bureau } = context.actor
  const secret = context.part(secretPart)
  const marks = asked.documents.map((key) => markOf(secret, key, asked.dateOfBirth))
  if (marks.length === 0 || asked.records.length === 0) return new Map()
  const rows = await context.sql
    .selectFrom('hitCleared')
    .selectAll()
    .where('record', 'in', [...asked.records])
    .where('mark', 'in', marks)
    .where('until', '>', context.now)
    .orderBy('clearedAt')
    .execute()
  const told = (row: ClearedRow): boolean => {
    if (row.finder === bureau) return true
    return row.told === 'source' || (row.told === 'general-secretariat' && row.owner !== bureau)
  }
  return new Map(rows.filter(told).map((row) => [row.record, row]))
}

/** A year has gone by. */
export const endCleared = async ({ sql: store }: Pick<Context, 'sql'>, id: string): Promise<void> => {
  await store.deleteFrom('hitCleared').where('id', '=', id).execute()
}

/** The record is gone: there is nobody left to be told apart from. */
export const endClearedOf = async ({ sql: store }: Pick<Context, 'sql'>, record: string): Promise<void> => {
  await store.deleteFrom('hitCleared').where('record', '=', record).execute()
}
