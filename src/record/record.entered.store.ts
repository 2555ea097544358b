// What a batch has entered, read once for the indexes and kept at hand for whoever looks through the same fact after them.
import { allows } from '../kernel/access.ts'
import type { Actor } from '../kernel/actor.ts'
import { type Connection, named } from '../kernel/database.ts'
import type { PlacedFact } from '../kernel/ledger-changes.ts'
import { recordPolicy } from './record.policy.ts'
import type { DatabaseName } from './record.schema.ts'
import type { RecordSketch } from './record.sketch.store.ts'
import { earlierKeys, type IndexedRecord, inDatabase, indexColumns, personDatabases } from './record.store.ts'

export type EnteredRecord = IndexedRecord & { readonly id: string }

/** Before every id. */
export const beforeAll = '00000000-0000-0000-0000-000000000000'

/**
 * Records that `fact.bureau` entered into a database at the instant of a fact, as they stand now, in the order of their ids, at most
 * `limit` after one id: what a batch entered lies together by owner and instant, and is read there for a quarter of what it costs to
 * look each up by its id. Among them may be what another batch entered in the same millisecond; what a batch changed is not.
 */
export const readEntered = (
  { client }: Pick<Connection, 'client'>,
  { bureau, at }: Pick<PlacedFact, 'bureau' | 'at'>,
  database: DatabaseName,
  after: string,
  limit: number,
): Promise<EnteredRecord[]> =>
  named<EnteredRecord>(
    client,
    `record-entered-${database}`,
    `select id, ${indexColumns}, case when version = 1 then '{}'::text[] else ${earlierKeys} end as "earlierKeys",
       ${personDatabases.includes(database) ? 'fields' : 'null as fields'}
     from record r where owner = $1 and created_at = $2 and id > $3${inDatabase(database)} order by id limit $4`,
    [bureau, at, after, limit],
  )

type Kept = ReadonlyMap<string, EnteredRecord>

/** By the fact itself, so that what is forgotten of facts is forgotten here. */
const kept = new WeakMap<PlacedFact, Map<string, EnteredRecord>>()

/** Keeps rows that were read after a fact was placed, until they are taken or the fact is forgotten. Of persons none is kept: they are long. */
export const keepEntered = (fact: PlacedFact, rows: readonly EnteredRecord[]): void => {
  const of = kept.get(fact) ?? new Map<string, EnteredRecord>()
  for (const row of rows) if (row.fields === null) of.set(row.id, row)
  kept.set(fact, of)
}

/** Takes what is kept of a fact: nothing the second time, nothing on a hub that has not read it. */
export const takeEntered = (fact: PlacedFact): Kept => {
  const of = kept.get(fact)
  kept.delete(fact)
  return of ?? new Map()
}

/**
 * Of these rows the actor's own that pass the read rule and are not withdrawn, as `sketchRecords` reads them. They stood so when the fact
 * was handed out; who changed one since has left a fact that is looked through too.
 */
export const sketchEntered = (actor: Actor, rows: readonly EnteredRecord[]): RecordSketch[] => {
  const mayRead = recordPolicy.read(actor)
  return rows.flatMap((row): RecordSketch[] => {
    const { id, database, keys, rangeEnd, owner, life } = row
    if (owner !== actor.bureau || life === 'withdrawn' || !allows(mayRead, row)) return []
    return [{ id, database, keys, rangeEnd, fields: null }]
  })
}
