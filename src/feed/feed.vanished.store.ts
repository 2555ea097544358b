// SQL for what vanished from a whole list: kept apart from what somebody withdrew, so that a later edition may bring it back.
import { named } from '../kernel/database.ts'
import type { Context } from '../kernel/slice.ts'
import type { Life } from '../record/record.schema.ts'
import type { ImportRow } from './feed.store.ts'

/** Lists are kept by others and come whole; what a bureau itself feeds is withdrawn by the bureau, each with its reason. */
export const wholeDatabase = 'outside-list'

/** Keeps which records of an import's bureau vanish now, by their references, each with the life it has. Call it before they are withdrawn. */
export const keepVanished = async (
  { client, now }: Pick<Context, 'client' | 'now'>,
  { bureau, database }: Pick<ImportRow, 'bureau' | 'database'>,
  references: readonly string[],
): Promise<void> => {
  await client.query(
    `insert into import_vanished (record, life, vanished_at)
     select id, life, $4 from record
     where database = $1 and owner = $2 and reference = any($3::text[]) and life <> 'withdrawn'
     on conflict (record) do update set life = excluded.life, vanished_at = excluded.vanished_at`,
    [database, bureau, references, now],
  )
}

/** Which of these withdrawn records had vanished, each with the life it had until then. */
export const readVanished = async (
  { client }: Pick<Context, 'client'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Life>> => {
  if (ids.length === 0) return new Map()
  const rows = await named<{ record: string; life: Life }>(
    client,
    'import-vanished',
    'select record, life from import_vanished where record = any($1::uuid[])',
    [ids],
  )
  return new Map(rows.map(({ record, life }) => [record, life]))
}

/** These stand again: withdrawn the next time by somebody, they stay withdrawn. */
export const forgetVanished = async ({ client }: Pick<Context, 'client'>, ids: readonly string[]): Promise<void> => {
  if (ids.length > 0) await client.query('delete from import_vanished where record = any($1::uuid[])', [ids])
}
