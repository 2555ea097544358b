// SQL for what was withdrawn by its feed or list alone: kept apart from what people decided, so that it comes back when it is listed again.
import { arrayText } from '../kernel/copy.ts'
import { named } from '../kernel/database.ts'
import type { Context } from '../kernel/slice.ts'
import type { Life, RecordRow } from '../record/record.schema.ts'

/** Keeps that these records, as they stood under lock, vanish from their feed now, each with the life it had. */
export const keepVanished = async (
  { client, now }: Pick<Context, 'client' | 'now'>,
  records: readonly Pick<RecordRow, 'id' | 'life'>[],
): Promise<void> => {
  if (records.length === 0) return
  await named(
    client,
    'import-vanishing',
    `insert into import_vanished (record, life, vanished_at)
     select v.record, v.life, $3 from unnest($1::uuid[], $2::text[]) as v (record, life)
     on conflict (record) do update set life = excluded.life, vanished_at = excluded.vanished_at`,
    [arrayText(records.map(({ id }) => id)), arrayText(records.map(({ life }) => life)), now],
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

/** These stand again, or people decided that they stay withdrawn. */
export const forgetVanished = async ({ client }: Pick<Context, 'client'>, ids: readonly string[]): Promise<void> => {
  if (ids.length > 0) await client.query('delete from import_vanished where record = any($1::uuid[])', [ids])
}
