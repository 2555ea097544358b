// Keys of national systems: made within the rights of an officer, shown once, stored as a hash, revoked at once.
import type { Selectable } from 'kysely'
import { toSql } from '../kernel/access.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Connection } from '../kernel/database.ts'
import { Failure, type FailurePointer } from '../kernel/failure.ts'
import type { Operation } from '../kernel/operation.ts'
import { beforeMark, type Mark } from '../kernel/page.ts'
import type { Note } from '../kernel/slice.ts'
import { setTimer } from '../kernel/timer.ts'
import { addHours } from '../terms/instant.ts'
import type { Purpose } from '../terms/purpose.ts'
import { keyPolicy } from './officer.policy.ts'
import { actorOfChain, beyond, isForKeys, operationsOfDuties } from './officer.rights.ts'
import { hashOf, newSecret } from './officer.sessions.ts'
import { readStandpoint } from './officer.standpoint.ts'
import { type KeyRow, type KeyTable, lockOfficer } from './officer.store.ts'

type Sql = Pick<Connection, 'sql'>
type Store = Pick<Connection, 'sql' | 'client'>

/** A hundred requests a second, and a year: long enough to run a border, short enough to be renewed by somebody who knows why. */
const defaultQuota = 6_000
const defaultDays = 365

/** A key that ends is told to its bureau so many days before; the successor needs to be brought to wherever it is used. */
export const toldDaysBefore = 14
/** Timer of that; its ref is the key. */
export const endingTimer = 'key.ending'

export type KeyWish = {
  readonly label: string
  /** What is left out is all that the officer has. */
  readonly databases?: readonly string[]
  readonly purposes?: readonly Purpose[]
  readonly operations?: readonly string[]
  readonly post?: string
  /** Set for every request of the key. */
  readonly purpose?: Purpose
  readonly reference?: string
  /** Requests a minute. */
  readonly quota?: number
  readonly days?: number
}

export type MadeKey = { readonly key: string; readonly made: KeyRow }

type Making = {
  readonly officer: string
  readonly createdBy: string
  readonly now: string
  readonly newId: () => string
  /** Id of the key whose place it takes. */
  readonly follows?: string
  readonly platform: readonly Operation[]
}

/**
 * Makes a key for an officer. `key` is the only place where its text ever is.
 * Throws notFound for an unknown officer, conflict for a suspended one, forbidden when the wish goes beyond the officer's own
 * rights or names operations that need a person, with a pointer for each.
 */
export const makeKey = async (connection: Store, making: Making, wish: KeyWish): Promise<MadeKey> => {
  await lockOfficer(connection, making.officer)
  const standpoint = await readStandpoint(connection, making.officer, making.now)
  if (!standpoint) throw new Failure('notFound', 'officer.not-found')
  const rights = actorOfChain(standpoint.chain, making.platform)
  if (!rights) throw new Failure('conflict', 'key.officer-suspended')
  const admitted = operationsOfDuties(rights.duties, making.platform)
    .filter(isForKeys)
    .map(({ name }) => name)
  const databases = [...new Set(wish.databases ?? rights.databases)]
  const purposes = [...new Set(wish.purposes ?? rights.purposes)]
  const operations = [...new Set(wish.operations ?? admitted)]
  const faults: FailurePointer[] = []
  const check = (pointer: string, excess: readonly string[]): void => {
    if (excess.length > 0) faults.push({ pointer, key: 'key.beyond-officer', values: { excess: excess.join(', ') } })
  }
  check('/databases', beyond(databases, rights.databases))
  check('/purposes', beyond(purposes, rights.purposes))
  check('/operations', beyond(operations, admitted))
  if (wish.purpose) check('/purpose', beyond([wish.purpose], purposes))
  if (faults.length > 0)
    throw new Failure('forbidden', 'key.beyond-officer', {
      values: { excess: faults.map((fault) => fault.values.excess).join(', ') },
      pointers: faults,
    })

  const key = `lk_${newSecret()}`
  const made = await connection.sql
    .insertInto('apiKey')
    .values({
      id: making.newId(),
      follows: making.follows ?? null,
      officer: making.officer,
      bureau: rights.bureau,
      hash: hashOf(key),
      label: wish.label,
      databases,
      purposes,
      operations,
      post: wish.post ?? '',
      purpose: wish.purpose ?? '',
      reference: wish.reference ?? '',
      quota: wish.quota ?? defaultQuota,
      createdAt: making.now,
      createdBy: making.createdBy,
      endsAt: addHours(making.now, 24 * (wish.days ?? defaultDays)),
      revokedAt: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await setTimer(
    { client: connection.client, newId: making.newId },
    { kind: endingTimer, ref: made.id, dueAt: addHours(made.endsAt, -24 * toldDaysBefore), bureau: made.bureau },
  )
  return { key, made }
}

/** Days both a key and its successor are good, unless the administrator says otherwise. */
const defaultOverlapDays = 7

/**
 * Makes the successor of a key with the same rights, as far as its officer still has them; the old one ends after the overlap, or
 * earlier where it would have. Throws conflict for a key that has ended or has a successor, and as `makeKey`.
 */
export const rotateKey = async (
  connection: Store,
  making: Omit<Making, 'officer' | 'follows'>,
  old: SeenKey,
  { overlapDays = defaultOverlapDays, days }: { readonly overlapDays?: number; readonly days?: number },
): Promise<MadeKey> => {
  const { officer, now, platform } = { ...making, officer: old.officer }
  await lockOfficer(connection, officer)
  const current = await keyById(connection, old.id)
  if (!current || current.revokedAt !== null || current.endsAt <= now) throw new Failure('conflict', 'key.ended')
  if (current.followedBy !== null) throw new Failure('conflict', 'key.already-rotated')
  const standpoint = await readStandpoint(connection, officer, now)
  const rights = standpoint && actorOfChain(standpoint.chain, platform)
  if (!rights) throw new Failure('conflict', 'key.officer-suspended')
  const admitted = operationsOfDuties(rights.duties, platform)
    .filter(isForKeys)
    .map(({ name }) => name)
  const within = <T>(had: readonly T[], has: readonly T[]): T[] => had.filter((one) => has.includes(one))
  const purposes = within(old.purposes, rights.purposes)
  const made = await makeKey(
    connection,
    { ...making, officer, follows: old.id },
    {
      label: old.label,
      databases: within(old.databases, rights.databases),
      purposes,
      operations: within(old.operations, admitted),
      post: old.post,
      ...(old.purpose !== '' && purposes.includes(old.purpose) ? { purpose: old.purpose } : {}),
      reference: old.reference,
      quota: old.quota,
      ...(days ? { days } : {}),
    },
  )
  const endsAt = addHours(now, 24 * overlapDays)
  await connection.sql
    .updateTable('apiKey')
    .set({ endsAt })
    .where('id', '=', old.id)
    .where('endsAt', '>', endsAt)
    .execute()
  return made
}

/** A key with the id of the one that takes its place, null when there is none. */
export type SeenKey = KeyRow & { readonly followedBy: string | null }

const seenKeys = ({ sql }: Sql) =>
  sql
    .selectFrom('apiKey')
    .selectAll()
    .select((key) =>
      key
        .selectFrom('apiKey as successor')
        .select('successor.id')
        .whereRef('successor.follows', '=', 'apiKey.id')
        .as('followedBy'),
    )

/** A key by its id, for work of the platform itself; answers to people go through the policy. Undefined when unknown. */
export const keyById = (connection: Sql, id: string): Promise<SeenKey | undefined> =>
  seenKeys(connection).where('id', '=', id).executeTakeFirst()

/** What the fact of a key says. */
export const noteOfKey = (key: Pick<KeyRow, 'id' | 'bureau' | 'officer'>): Note => ({
  subject: { kind: 'key', id: key.id },
  subjects: [{ kind: 'key', id: key.id, owner: key.bureau, part: 'changed' }],
  tell: [key.bureau],
  detail: { officer: key.officer },
})

/** One page and one row of the keys the actor may read, newest first; with `endsBy` only good ones that end until then. */
export const listReadableKeys = (
  connection: Sql,
  actor: Actor,
  page: {
    readonly after: Mark | undefined
    readonly limit: number
    readonly ending?: { readonly from: string; readonly by: string }
  },
): Promise<SeenKey[]> => {
  const { ending } = page
  return seenKeys(connection)
    .where(toSql(keyPolicy.read(actor)))
    .where(beforeMark(page.after))
    .$if(ending !== undefined, (query) =>
      query
        .where('revokedAt', 'is', null)
        .where('endsAt', '>', ending?.from ?? '')
        .where('endsAt', '<=', ending?.by ?? ''),
    )
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute()
}

/** A key by its id if the actor may read it; undefined for a hidden and for an absent one alike. */
export const readReadableKey = (connection: Sql, actor: Actor, id: string): Promise<SeenKey | undefined> =>
  seenKeys(connection)
    .where('id', '=', id)
    .where(toSql(keyPolicy.read(actor)))
    .executeTakeFirst()

/** Revokes a key that is not; undefined when it was already. */
export const revokeKeyNow = ({ sql }: Sql, id: string, now: string): Promise<Selectable<KeyTable> | undefined> =>
  sql
    .updateTable('apiKey')
    .set({ revokedAt: now })
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .returningAll()
    .executeTakeFirst()

/** Revokes all keys of an officer; answers their ids. */
export const revokeKeysOf = async ({ sql }: Sql, officer: string, now: string): Promise<string[]> => {
  const rows = await sql
    .updateTable('apiKey')
    .set({ revokedAt: now })
    .where('officer', '=', officer)
    .where('revokedAt', 'is', null)
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}
