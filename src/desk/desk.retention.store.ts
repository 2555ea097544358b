// What a bureau has due in a database, as a thing that an item stands for: counted from the records themselves, with nobody's name in it.
import { type Connection, named } from '../kernel/database.ts'
import type { Context } from '../kernel/slice.ts'
import type { DatabaseName } from '../record/record.schema.ts'
import { addDays } from '../terms/instant.ts'
import type { Asked } from './desk.thing.plain.ts'
import { aboutDatabase, plain } from './desk.thing.plain.ts'

/** Days before its term ends at which a record asks its owner: keep it, with a reason, or withdraw it (RPD 49 to 51). */
export const daysBefore = 30

/** The timer that looks for what has become due, and the hour of the night (UTC) at which it does. */
export const retentionTimer = { kind: 'desk.retention', ref: 'all', hour: '02:00:00.000Z' } as const

const dueUntil = (now: string): string => addDays(now.slice(0, 10), daysBefore)
/** The next night after an instant. */
export const nextNight = (now: string): string => `${addDays(now.slice(0, 10), 1)}T${retentionTimer.hour}`

type Due = {
  readonly id: string
  readonly bureau: string
  readonly database: DatabaseName
  /** First and last day that is due, `YYYY-MM-DD`; null where nothing is. */
  readonly first: string | null
  readonly last: string | null
}

/** A number that grows when records come due that were not yet: of the last day among them, whole days since 1970. */
const roundOf = (last: string): number => Date.parse(`${last}T00:00:00.000Z`) / 86_400_000

/** What is due asks its owner, in one item a database: until all of it is kept on or withdrawn. */
export const retentionAsks = async (
  { client, now }: Pick<Context, 'client' | 'now'>,
  ids: readonly string[],
): Promise<Asked[]> => {
  const rows = await named<Due>(
    client,
    'desk-retention',
    `select d.id, d.bureau, d.database, min(r.retain_until) as first, max(r.retain_until) as last
     from desk_retention d left join record r on r.database = d.database and r.owner = d.bureau
       and r.life <> 'withdrawn' and r.retain_until <= $2::date
     where d.id = any($1::uuid[]) group by d.id, d.bureau, d.database`,
    [ids, dueUntil(now)],
  )
  return rows.map(({ id, bureau, database, first, last }) => ({
    ref: id,
    bureau,
    wanted: {
      ...plain,
      need: 'justify',
      about: aboutDatabase(database),
      dueAt: first === null ? null : `${first}T00:00:00.000Z`,
      arrivedAt: first === null ? now : `${addDays(first, -daysBefore)}T00:00:00.000Z`,
      round: last === null ? 0 : roundOf(last),
      open: first !== null,
    },
  }))
}

/** Makes things of whatever has become due, and answers all there are, those of which nothing is due any more too. */
export const findRetentions = async ({
  client,
  now,
  newId,
}: Pick<Context, 'client' | 'now' | 'newId'>): Promise<string[]> => {
  const { rows } = await client.query<{ bureau: string; database: string }>(
    `select distinct r.owner as bureau, r.database from record r
     where r.life <> 'withdrawn' and r.retain_until <= $1::date
       and not exists (select 1 from desk_retention d where d.bureau = r.owner and d.database = r.database)`,
    [dueUntil(now)],
  )
  for (const { bureau, database } of rows)
    await client.query(
      'insert into desk_retention (id, bureau, database) values ($1, $2, $3) on conflict (bureau, database) do nothing',
      [newId(), bureau, database],
    )
  return (await client.query<{ id: string }>('select id from desk_retention')).rows.map(({ id }) => id)
}

/** Things of a bureau for which an item stands open: what its own changes may have settled. */
export const openRetentionsOf = async ({ client }: Pick<Context, 'client'>, bureau: string): Promise<string[]> =>
  (
    await named<{ id: string }>(
      client,
      'desk-retention-open',
      `select d.id from desk_retention d join desk_item i on i.kind = 'retention' and i.ref = d.id and i.state = 'open'
       where d.bureau = $1`,
      [bureau],
    )
  ).map(({ id }) => id)

/** Sets the timer where there is none; one that came due while no hub ran is left to run. */
export const startRetentionTimer = async (
  { client }: Pick<Connection, 'client'>,
  now: string,
  id: string,
): Promise<void> => {
  await client.query(
    `insert into timer (id, due_at, kind, ref, bureau) values ($1, $2, $3, $4, 'gs') on conflict (kind, ref) do nothing`,
    [id, nextNight(now), retentionTimer.kind, retentionTimer.ref],
  )
}
