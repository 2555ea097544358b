// SQL for exact keys kept of checks: lines of what keys have in common, slim rows for the keys, and what meets them later.
import { copyPacked } from '../kernel/copy.ts'
import { type Connection, named } from '../kernel/database.ts'
import type { Context } from '../kernel/slice.ts'
import type { DatabaseName } from '../record/record.schema.ts'
import { setErasing } from './watch.erasing.store.ts'
import type { KeptRow } from './watch.table.ts'

/** Bytes of a hash that are kept: HMAC cut to half its length, as RFC 2104 section 5 allows. */
export const bytesKept = 16

/** A kept hash as the store names it: 32 hexadecimal digits in the groups of a uuid, which it is not. */
export const hashName = (hash: Buffer): string => {
  const hex = hash.toString('hex', 0, bytesKept)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** Keys of one check to be kept, with what they have in common. */
export type KeptHashes = Omit<KeptRow, 'number' | 'many'> & {
  /** Hashes one behind the other, `bytesKept` each. */
  readonly hashes: Buffer
  /** The item of each. */
  readonly items: readonly number[]
}

/** A row in the binary format of COPY: three columns, each its length and its bytes. */
const [bytesOfNumber, bytesOfItem] = [8, 2]
const hashAt = 2 + 4
const numberAt = hashAt + bytesKept + 4
const itemAt = numberAt + bytesOfNumber + 4
const bytesOfRow = itemAt + bytesOfItem

const emptyRow = Buffer.alloc(bytesOfRow)
emptyRow.writeInt16BE(3)
emptyRow.writeInt32BE(bytesKept, hashAt - 4)
emptyRow.writeInt32BE(bytesOfNumber, numberAt - 4)
emptyRow.writeInt32BE(bytesOfItem, itemAt - 4)

/**
 * Places of hashes in their own order, by their first four bytes: rows that come so touch each page of the index once and not at random.
 * The place stands below the bytes in one number, which sorts a hundred times faster than a comparison called for each.
 */
const inOrder = (hashes: Buffer, many: number): Float64Array => {
  const sorted = new Float64Array(many)
  for (let at = 0; at < many; at += 1) sorted[at] = hashes.readUInt32BE(at * bytesKept) * 2 ** 20 + at
  return sorted.sort()
}

/** Rows packed at once; `2 ** 20` is what the order of places has room for. */
const rowsAtOnce = 4096
const emptyRows = Buffer.concat(Array.from({ length: rowsAtOnce }, () => emptyRow))

/** Rows for the store, as it takes them. `numbers` has the line of each group, in their order. */
function* packedRows(groups: readonly KeptHashes[], numbers: readonly number[]): Generator<Buffer> {
  const hashes = Buffer.concat(groups.map((group) => group.hashes))
  const ofGroup = groups.flatMap(({ items }, at) => items.map(() => at))
  const items = groups.flatMap((group) => group.items)
  const order = inOrder(hashes, items.length)
  for (let from = 0; from < order.length; from += rowsAtOnce) {
    const to = Math.min(from + rowsAtOnce, order.length)
    const packed = Buffer.from(emptyRows.subarray(0, (to - from) * bytesOfRow))
    for (let next = from; next < to; next += 1) {
      const place = (order[next] ?? 0) % 2 ** 20
      const row = (next - from) * bytesOfRow
      const number = numbers[ofGroup[place] ?? 0] ?? 0
      // Sixteen bytes by hand: a call that copies costs more.
      for (let byte = 0; byte < bytesKept; byte += 1)
        packed[row + hashAt + byte] = hashes[place * bytesKept + byte] ?? 0
      packed.writeUInt32BE(Math.floor(number / 2 ** 32), row + numberAt)
      packed.writeUInt32BE(number % 2 ** 32, row + numberAt + 4)
      packed.writeInt16BE(items[place] ?? 0, row + itemAt)
    }
    yield packed
  }
}

/** Keeps exact keys of checks: what they have in common in one statement, the keys themselves copied in. At most `2 ** 20` of them. */
export const insertKept = async (context: Context, groups: readonly KeptHashes[]): Promise<void> => {
  const kept = groups.filter(({ items }) => items.length > 0)
  if (kept.length === 0) return
  // Numbers are given in the order of the rows that are inserted.
  const lines = await named<{ number: number }>(
    context.client,
    'watch-keep',
    `insert into watch_kept (bureau, check_id, kind, database, officer, unit, post, at_post, purpose, reference, place, silent,
       checked_at, until, many)
     select bureau, "checkId", kind, database, officer, unit, post, "atPost", purpose, reference, place, silent, "checkedAt", until, many
     from json_to_recordset($1) as g (at int, bureau text, "checkId" uuid, kind text, database text, officer text, unit text, post text,
       "atPost" boolean, purpose text, reference text, place jsonb, silent boolean, "checkedAt" timestamptz, until timestamptz, many int)
     order by at returning number`,
    [JSON.stringify(kept.map(({ hashes: _, items, ...group }, at) => ({ ...group, at, many: items.length })))],
  )
  const numbers = lines.map(({ number }) => number)
  await copyPacked(context, 'watchKeptKey', ['hash', 'kept', 'item'], packedRows(kept, numbers))
  for (const until of new Set(kept.map((group) => group.until))) await setErasing(context, context.actor.bureau, until)
}

/** How many keys are held for a bureau now, since when, and when the next of them end. */
export const readHeldKeys = async ({ client }: Pick<Connection, 'client'>, bureau: string) => {
  const { rows } = await client.query<{ many: number; oldest: string | null; next: string | null }>(
    'select coalesce(sum(many), 0)::int as many, min(checked_at) as oldest, min(until) as next from watch_kept where bureau = $1',
    [bureau],
  )
  return rows[0] ?? { many: 0, oldest: null, next: null }
}

/** Erases the keys of a bureau that have come to their end, and answers how many they were. */
export const eraseKept = async ({ client, now }: Context, bureau: string): Promise<number> => {
  // What was kept since the last erasing has no summary yet, and without one every page would be read.
  await client.query("select brin_summarize_new_values('watch_kept_key_kept')")
  const { rows } = await client.query<{ many: number }>(
    `with gone as (delete from watch_kept where bureau = $1 and until <= $2 returning number, many), erased as (
       delete from watch_kept_key
       where kept between (select min(number) from gone) and (select max(number) from gone) and kept in (select number from gone)
     )
     select coalesce(sum(many), 0)::int as many from gone`,
    [bureau, now],
  )
  return rows[0]?.many ?? 0
}

/** Brings the ends of what is kept to what the settings of a bureau say now: never later, and at once where they say nothing. */
export const shortenKept = async ({ client }: Context, bureau: string): Promise<void> => {
  await client.query(
    `update watch_kept r set until = least(r.until, r.checked_at + make_interval(days => coalesce((
       select k.days::int from watch_delayed k where k.bureau = r.bureau and k.purpose = r.purpose and k.database = r.database), 0)))
     where bureau = $1`,
    [bureau],
  )
}

/** Which of these hashes, as `hashName` gives them, are kept; those whose time is over among them. */
export const knownHashes = async (
  { client }: Pick<Context, 'client'>,
  hashes: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (hashes.length === 0) return new Set()
  const known = await named<{ hash: string }>(
    client,
    'watch-known-hashes',
    'select distinct hash from watch_kept_key where hash = any($1::uuid[])',
    [`{${hashes.join(',')}}`],
  )
  return new Set(known.map(({ hash }) => hash))
}

/** A kept key with what it has in common with the others of its check. */
export type KeptKey = KeptRow & { readonly hash: string; readonly item: number }

const keptKeys = `
  select k.hash, k.item, g.number, g.bureau, g.check_id as "checkId", g.kind, g.database, g.officer, g.unit, g.post,
    g.at_post as "atPost", g.purpose, g.reference, g.place, g.silent, g.checked_at as "checkedAt", g.until, g.many
  from watch_kept_key k join watch_kept g on g.number = k.kept
  where k.hash = any($1::uuid[]) and g.until > $2`

/** What is kept under any of these hashes, of every bureau; no answer is made of it but a hit of that bureau. */
export const readByHashes = (
  { client, now }: Pick<Context, 'client' | 'now'>,
  hashes: readonly string[],
): Promise<KeptKey[]> => named(client, 'watch-by-hashes', keptKeys, [`{${hashes.join(',')}}`, now])

/** Names a kept key for a timer: the line and the item. */
export const keptName = ({ number, item }: Pick<KeptKey, 'number' | 'item'>): string => `${number}:${item}`

const keptForm = /^(\d+):(\d+)$/

/** Whether a name is that of a kept key, and not of a question by name. */
export const isKeptName = (name: string): boolean => keptForm.test(name)

/** The key of that name and of one of these hashes while it is kept, of the actor's own bureau. */
export const readKept = async (
  { client, now, actor }: Context,
  name: string,
  hashes: readonly string[],
): Promise<KeptKey | undefined> => {
  const [, number, item] = keptForm.exec(name) ?? []
  if (number === undefined || item === undefined) return undefined
  const { rows } = await client.query<KeptKey & { database: DatabaseName }>(
    `${keptKeys} and g.number = $3 and k.item = $4 and g.bureau = $5 limit 1`,
    [`{${hashes.join(',')}}`, now, number, item, actor.bureau],
  )
  return rows[0]
}
