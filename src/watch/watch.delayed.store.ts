// SQL for delayed hits: what a bureau opted in to, what is remembered of its checks, and what was erased.
import { type RawBuilder, sql } from 'kysely'
import { type Connection, named } from '../kernel/database.ts'
import type { Context } from '../kernel/slice.ts'
import { setTimer } from '../kernel/timer.ts'
import type { DatabaseName } from '../record/record.schema.ts'
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

const counted = `count(*) filter (where hash is not null)::int as hashes, count(*) filter (where form is not null)::int as names`

export type Held = {
  readonly hashes: number
  readonly names: number
  readonly oldest: string | null
  readonly nextErasure: string | null
}

/** How much is remembered of the checks of a bureau now. */
export const readHeld = async ({ client }: Pick<Connection, 'client'>, bureau: string): Promise<Held> => {
  const { rows } = await client.query<Held>(
    `select ${counted}, min(checked_at) as oldest, min(until) as "nextErasure" from watch_remembered where bureau = $1`,
    [bureau],
  )
  return rows[0] ?? { hashes: 0, names: 0, oldest: null, nextErasure: null }
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

/** Erases what a condition on `watch_remembered` names, and keeps how much it was. `$1` is the bureau. */
const erase = async (
  { client, now }: Context,
  bureau: string,
  condition: string,
  values: readonly unknown[] = [],
): Promise<Erased> => {
  const { rows } = await client.query<Erased>(
    `with gone as (delete from watch_remembered where bureau = $1 and ${condition} returning hash, form)
     select ${counted} from gone`,
    [bureau, ...values],
  )
  const erased = rows[0] ?? { hashes: 0, names: 0 }
  if (erased.hashes + erased.names > 0)
    await client.query(
      `insert into watch_erasure as e (bureau, day, hashes, names) values ($1, $2, $3, $4)
       on conflict (bureau, day) do update set hashes = e.hashes + excluded.hashes, names = e.names + excluded.names`,
      [bureau, now.slice(0, 10), erased.hashes, erased.names],
    )
  return erased
}

/** Erases what has come to its end. */
export const eraseDue = (context: Context, bureau: string): Promise<Erased> =>
  erase(context, bureau, 'until <= $2', [context.now])

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
  return erase(context, bureau, "(databases = '{}' or until <= $2)", [now])
}

/** The timer that erases what ends at an instant: one for a bureau and a quarter of an hour, set once. */
const setErasing = async (context: Context, bureau: string, until: string): Promise<void> => {
  const ref = `${bureau} ${until}`
  const { rows } = await context.client.query("select 1 from timer where kind = 'watch.forget' and ref = $1", [ref])
  if (rows.length === 0) await setTimer(context, { kind: 'watch.forget', ref, dueAt: until, bureau })
}

/** What keys have in common that are kept of one check, and the position of the item of each. */
export type KeptKeys = Pick<RememberedRow, 'kind' | 'until'> & {
  readonly database: DatabaseName
  readonly items: readonly number[]
}

type KeptHashes = KeptKeys &
  Omit<RememberedRow, 'id' | 'item' | 'databases' | 'hash' | 'question' | 'form' | 'words'> & {
    /** One for each item named. */
    readonly hashes: readonly Buffer[]
  }

const [bytesOfHash, bytesOfId] = [32, 16]

/**
 * Keeps exact keys of checks, as many as there are in one statement: hashes and ids go as bytes one behind the other, and what those of
 * one check have in common goes once, which takes a quarter of what a row of parameters for each takes.
 */
export const insertHashes = async (context: Context, kept: readonly KeptHashes[]): Promise<void> => {
  if (kept.length === 0) return
  const hashes = kept.flatMap((group) => group.hashes)
  const ids = hashes.map(() => context.newId().replaceAll('-', '')).join('')
  const groups = kept.map(({ hashes: _, items: __, ...group }, at) => ({ ...group, at }))
  await named(
    context.client,
    'watch-keep-hashes',
    `insert into watch_remembered (id, item, hash, bureau, check_id, kind, databases, officer, unit, post, at_post, purpose,
       reference, place, silent, checked_at, until)
     select encode(substring($1::bytea from (n::int - 1) * ${bytesOfId} + 1 for ${bytesOfId}), 'hex')::uuid, item,
       substring($2::bytea from (n::int - 1) * ${bytesOfHash} + 1 for ${bytesOfHash}), bureau, "checkId", kind, array[database],
       officer, unit, post, "atPost", purpose, reference, place, silent, "checkedAt", until
     from unnest($3::smallint[], $4::int[]) with ordinality as one (item, of_group, n)
     join json_to_recordset($5) as g (at int, bureau text, "checkId" uuid, kind text, database text, officer text, unit text,
       post text, "atPost" boolean, purpose text, reference text, place jsonb, silent boolean, "checkedAt" timestamptz,
       until timestamptz) on g.at = of_group`,
    [
      Buffer.from(ids, 'hex'),
      Buffer.concat(hashes),
      kept.flatMap((group) => group.items),
      kept.flatMap((group, at) => group.items.map(() => at)),
      JSON.stringify(groups),
    ],
  )
  for (const until of new Set(kept.map((group) => group.until))) await setErasing(context, context.actor.bureau, until)
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
    `select exists (select 1 from watch_remembered where until > $1 and hash is not null) as hashes,
            exists (select 1 from watch_remembered where until > $1 and form is not null) as names,
            exists (select 1 from watch where state = 'active' and keys <> '{}') as "watchKeys",
            exists (select 1 from watch where state = 'active' and words <> '{}') as "watchWords"`,
    [now],
  )
  return rows[0] ?? { hashes: false, names: false, watchKeys: false, watchWords: false }
}

/** Which of these hashes are remembered, as base64; those whose time is over among them. */
export const knownHashes = async (
  { client }: Pick<Context, 'client'>,
  hashes: readonly Buffer[],
): Promise<ReadonlySet<string>> => {
  if (hashes.length === 0) return new Set()
  const known = await named<{ hash: Buffer }>(
    client,
    'watch-known-hashes',
    'select distinct hash from watch_remembered where hash = any($1::bytea[])',
    [hashes],
  )
  return new Set(known.map(({ hash }) => hash.toString('base64')))
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

/** What is remembered under any of these hashes, of every bureau; no answer is made of it but a hit of that bureau. */
export const readByHashes = (
  context: Pick<Context, 'sql' | 'now'>,
  hashes: readonly Buffer[],
): Promise<RememberedRow[]> => remembered(context, sql<boolean>`hash = any(${[...hashes]}::bytea[])`).execute()

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
