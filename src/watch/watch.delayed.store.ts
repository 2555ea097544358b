// SQL for delayed hits: what a bureau opted in to, what is remembered of its checks, and what was erased.
import { type RawBuilder, sql } from 'kysely'
import { type Connection, named } from '../kernel/database.ts'
import type { Context } from '../kernel/slice.ts'
import { setErasing } from './watch.erasing.store.ts'
import { eraseKept, readHeldKeys, shortenKept } from './watch.kept.store.ts'
import type { DelayedRow, RememberedRow } from './watch.table.ts'

type Store = Pick<Connection, 'sql'>

/** Settings of every bureau, for the memory of a hub; or of one. */
export const readDelayed = ({ sql: store }: Store, bureau?: string): Promise<DelayedRow[]> => {
  const query = store.selectFrom('watchDelayed').selectAll().orderBy('purpose').orderBy('database')
  return (bureau === undefined ? query : query.where('bureau', '=', bureau)).execute()
}

/** Who set it last, and when; undefined while nobody has. */
export const readDelayedSet = ({ sql: store }: Store, bureau: string) =>
  store.selectFrom('watchDelayedSet').selectAll().where('bureau', '=', bureau).executeTakeFirst()

export type Held = {
  readonly hashes: number
  readonly names: number
  readonly oldest: string | null
  readonly nextErasure: string | null
}

const earlier = (one: string | null, other: string | null): string | null =>
  one === null || (other !== null && other < one) ? other : one

/** How much is remembered of the checks of a bureau now. */
export const readHeld = async (context: Pick<Connection, 'client'>, bureau: string): Promise<Held> => {
  const keys = await readHeldKeys(context, bureau)
  const { rows } = await context.client.query<Omit<Held, 'hashes'>>(
    `select count(*)::int as names, min(checked_at) as oldest, min(until) as "nextErasure" from watch_remembered where bureau = $1`,
    [bureau],
  )
  const { names, oldest, nextErasure } = rows[0] ?? { names: 0, oldest: null, nextErasure: null }
  return {
    hashes: keys.many,
    names,
    oldest: earlier(oldest, keys.oldest),
    nextErasure: earlier(nextErasure, keys.next),
  }
}

/** What was erased, by day, newest first. */
export const readErasures = ({ sql: store }: Store, bureau: string) =>
  store
    .selectFrom('watchErasure')
    .select(['day', 'hashes', 'names'])
    .where('bureau', '=', bureau)
    .orderBy('day', 'desc')
    .limit(60)
    .execute()

type Erased = { readonly hashes: number; readonly names: number }

/** Erases what has come to its end, and keeps how much it was. */
export const eraseDue = async (context: Context, bureau: string): Promise<Erased> => {
  const { client, now } = context
  const { rowCount } = await client.query('delete from watch_remembered where bureau = $1 and until <= $2', [
    bureau,
    now,
  ])
  const erased = { hashes: await eraseKept(context, bureau), names: rowCount ?? 0 }
  if (erased.hashes + erased.names > 0)
    await client.query(
      `insert into watch_erasure as e (bureau, day, hashes, names) values ($1, $2, $3, $4)
       on conflict (bureau, day) do update set hashes = e.hashes + excluded.hashes, names = e.names + excluded.names`,
      [bureau, now.slice(0, 10), erased.hashes, erased.names],
    )
  return erased
}

/**
 * Puts new settings in the place of the old ones. What is remembered beyond them is erased in the same act: a bureau that opts
 * out holds nothing more, and one that shortens its days holds nothing longer.
 */
export const replaceDelayed = async (
  context: Context,
  keeps: readonly Omit<DelayedRow, 'bureau'>[],
): Promise<Erased> => {
  const { actor, client, now } = context
  const { bureau } = actor
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`watch delayed ${bureau}`])
  await context.sql.deleteFrom('watchDelayed').where('bureau', '=', bureau).execute()
  if (keeps.length > 0)
    await context.sql
      .insertInto('watchDelayed')
      .values(keeps.map((keep) => ({ ...keep, bureau })))
      .execute()
  const set = { bureau, setBy: actor.officer, setAt: now }
  await context.sql
    .insertInto('watchDelayedSet')
    .values(set)
    .onConflict((conflict) => conflict.column('bureau').doUpdateSet(set))
    .execute()
  await client.query(
    `update watch_remembered r set
       databases = array(select d from unnest(r.databases) d join watch_delayed k
                         on k.bureau = r.bureau and k.purpose = r.purpose and k.database = d),
       until = least(r.until, r.checked_at + make_interval(days => coalesce((
         select max(k.days)::int from watch_delayed k
         where k.bureau = r.bureau and k.purpose = r.purpose and k.database = any (r.databases)), 0)))
     where r.bureau = $1`,
    [bureau],
  )
  await shortenKept(context, bureau)
  return eraseDue(context, bureau)
}

/** Keeps questions by name of a check. */
export const insertRemembered = async (context: Context, rows: readonly RememberedRow[]): Promise<void> => {
  if (rows.length === 0) return
  await context.sql
    .insertInto('watchRemembered')
    .values([...rows])
    .execute()
  for (const until of new Set(rows.map((row) => row.until))) await setErasing(context, context.actor.bureau, until)
}

/** Which kinds of questions wait for later records, of any bureau. */
export type Waits = {
  readonly hashes: boolean
  readonly names: boolean
  readonly watchKeys: boolean
  readonly watchWords: boolean
}

/** What waits for later records: the one question asked while nobody has opted in, and what need not be looked up at all. */
export const whatWaits = async ({ client, now }: Pick<Context, 'client' | 'now'>): Promise<Waits> => {
  const { rows } = await client.query<Waits>(
    `select exists (select 1 from watch_kept where until > $1) as hashes,
            exists (select 1 from watch_remembered where until > $1) as names,
            exists (select 1 from watch where state = 'active' and keys <> '{}') as "watchKeys",
            exists (select 1 from watch where state = 'active' and words <> '{}') as "watchWords"`,
    [now],
  )
  return rows[0] ?? { hashes: false, names: false, watchKeys: false, watchWords: false }
}

/** Which of these keys and words any watch, or any question by name, waits for. */
export const knownWords = async (
  { client, now }: Pick<Context, 'client' | 'now'>,
  { keys, words }: { readonly keys: readonly string[]; readonly words: readonly string[] },
): Promise<ReadonlySet<string>> => {
  if (keys.length + words.length === 0) return new Set()
  const known = await named<{ word: string }>(
    client,
    'watch-known-words',
    `select unnest(keys) as word from watch where state = 'active' and keys && $1::text[]
     union select unnest(words) from watch where state = 'active' and words && $2::text[]
     union select unnest(words) from watch_remembered where form is not null and until > $3 and words && $2::text[]`,
    [keys, words, now],
  )
  return new Set(known.map(({ word }) => word))
}

const remembered = ({ sql: store, now }: Pick<Context, 'sql' | 'now'>, condition: RawBuilder<boolean>) =>
  store.selectFrom('watchRemembered').selectAll().where('until', '>', now).where(condition)

/** Questions by name that share one of these words, of every bureau. */
export const readByWords = (
  context: Pick<Context, 'sql' | 'now'>,
  words: readonly string[],
): Promise<RememberedRow[]> =>
  remembered(context, sql<boolean>`form is not null and words && ${[...words]}::text[]`).execute()

/** One that is still remembered, of the actor's own bureau. */
export const readRemembered = (context: Context, id: string): Promise<RememberedRow | undefined> =>
  remembered(context, sql<boolean>`true`)
    .where('id', '=', id)
    .where('bureau', '=', context.actor.bureau)
    .executeTakeFirst()
