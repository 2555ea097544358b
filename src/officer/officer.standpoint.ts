// Where an actor stands: the one query that reads the whole chain of rights behind an officer, a session or a key.
import { sql as text } from 'kysely'
import type { Connection } from '../kernel/database.ts'
import type {} from '../rulebook/rulebook.store.ts'
import type { Language } from '../terms/language.ts'
import type { Purpose } from '../terms/purpose.ts'
import { type HeldState, holdsOf } from './officer.holds.ts'
import type { Chain } from './officer.rights.ts'
import type { KeyRow } from './officer.store.ts'

type Sql = Pick<Connection, 'sql'>

const good = text<boolean>`p.removed_at is null and p.blocked_at is null`

/** Bureau, entity and officer in one row; who asks adds the session or the key. */
const chainQuery = ({ sql }: Sql) =>
  sql
    .selectFrom('officer as o')
    .innerJoin('bureau as b', 'b.code', 'o.bureau')
    .leftJoin('participation as pa', 'pa.bureau', 'b.code')
    .leftJoin('unit as u', (join) => join.onRef('u.bureau', '=', 'o.bureau').onRef('u.code', '=', 'o.unit'))
    .select([
      'o.id as officerId',
      'o.name',
      'o.unit',
      'o.title',
      'o.duties',
      'o.clearance',
      'o.post',
      'o.language',
      'o.state',
      'o.confirmBy',
      'o.readOnlyUntil',
      'b.code as bureau',
      'b.state as bureauState',
      'b.databases',
      'b.purposes',
      'b.clearance as bureauClearance',
      'b.zone',
      'pa.state as participation',
      'pa.clauses',
      'pa.withoutCrimeAreas',
      'u.state as unitState',
      'u.databases as unitDatabases',
      'u.purposes as unitPurposes',
      text<string | null>`(select kind from world)`.as('world'),
      // Aggregates of a handful of rows by index; read once for each actor in five seconds.
      text<number>`(select count(*)::integer from passkey p where p.officer = o.name and ${good})`.as('passkeys'),
      text<string | null>`(select min(p.created_at) from passkey p where p.officer = o.name and ${good})`.as(
        'firstPasskeyAt',
      ),
    ])

/** A chain with what a screen shows of it. */
export type Standpoint = {
  readonly chain: Chain
  /** What holds in the chain were worked out from. */
  readonly state: HeldState
  readonly officerId: string
  readonly title: string
  readonly language: Language
  readonly zone: string
  readonly world: 'demonstration' | 'real'
}

type ChainRow = Awaited<ReturnType<ReturnType<typeof chainQuery>['executeTakeFirstOrThrow']>>

/**
 * Requests a minute for people: a hundred a second is no person. In a demonstration the hub itself is being measured,
 * through sessions too.
 */
const officerQuota = { real: 6_000, demonstration: 1_000_000 } as const

type Set = {
  readonly purpose: Purpose | ''
  readonly reference: string
  readonly lockedAt: string | null
  readonly seenAt: string
  readonly freshAt: string
}
type Through = { readonly now?: string; readonly key?: KeyRow; readonly set?: Set }

const standpointOf = (row: ChainRow, { now, key, set }: Through = {}): Standpoint => {
  const world = row.world === 'demonstration' ? 'demonstration' : 'real'
  const { unitState, unitDatabases, unitPurposes } = row
  const state: HeldState = {
    world,
    duties: row.duties,
    passkeys: row.passkeys,
    firstPasskeyAt: row.firstPasskeyAt,
    confirmBy: row.confirmBy,
    readOnlyUntil: row.readOnlyUntil,
    ...(set ? { session: { lockedAt: set.lockedAt, seenAt: set.seenAt } } : {}),
  }
  // Whoever walks through a demonstration has no passkey to touch: there a session is always fresh.
  const freshAt = world === 'demonstration' ? (now ?? '') : (set?.freshAt ?? '')
  return {
    state,
    chain: {
      bureau: {
        code: row.bureau,
        state: row.bureauState,
        databases: row.databases,
        purposes: row.purposes,
        clearance: row.bureauClearance,
        clauses: row.participation === 'joined' ? (row.clauses ?? []) : [],
        withoutCrimeAreas: row.withoutCrimeAreas ?? [],
      },
      unit:
        unitState && unitDatabases && unitPurposes
          ? { state: unitState, databases: unitDatabases, purposes: unitPurposes }
          : undefined,
      officer: {
        name: row.name,
        unit: row.unit,
        duties: row.duties,
        clearance: row.clearance,
        post: row.post,
        state: row.state,
      },
      ...(key ? { key } : {}),
      purpose: set?.purpose ?? key?.purpose ?? '',
      reference: set?.reference ?? key?.reference ?? '',
      quota: key?.quota ?? officerQuota[world],
      ...(now ? { holds: holdsOf(state, now) } : {}),
      ...(set ? { freshAt } : {}),
    },
    officerId: row.officerId,
    title: row.title,
    language: row.language,
    zone: row.zone,
    world,
  }
}

/**
 * The standpoint of an officer as such, without session or key. Undefined when unknown. What holds them back is worked out where
 * `now` is given.
 */
export const readStandpoint = async (
  connection: Sql,
  officer: string,
  now?: string,
): Promise<Standpoint | undefined> => {
  const row = await chainQuery(connection).where('o.name', '=', officer).executeTakeFirst()
  return row && standpointOf(row, now ? { now } : {})
}

/** For so long a token that was exchanged is still good for requests that were under way; for nothing that must be fresh. */
const leftMilliseconds = 10_000

export type SessionStandpoint = Standpoint & {
  readonly id: string
  readonly endsAt: string
  readonly seenAt: string
  readonly freshAt: string
}

/** The standpoint behind a session and when it ends and was last seen; whether it has ended is for the caller to see. */
export const readSession = async (
  connection: Sql,
  hash: Buffer,
  now: string,
): Promise<SessionStandpoint | undefined> => {
  const row = await chainQuery(connection)
    .innerJoin('session as s', 's.officer', 'o.name')
    .select(['s.id as session', 's.hash', 's.endsAt', 's.seenAt', 's.freshAt', 's.lockedAt', 's.leftAt'])
    .select(['s.purpose as setPurpose', 's.reference as setReference'])
    .where((query) => query.or([query('s.hash', '=', hash), query('s.leftHash', '=', hash)]))
    .executeTakeFirst()
  if (!row) return undefined
  const isLeft = !row.hash.equals(hash)
  if (isLeft && Date.parse(now) - Date.parse(row.leftAt ?? '') >= leftMilliseconds) return undefined
  const { seenAt, lockedAt, endsAt } = row
  const freshAt = isLeft ? '' : row.freshAt
  const set = { purpose: row.setPurpose, reference: row.setReference, lockedAt, seenAt, freshAt }
  const standpoint = standpointOf(row, { now, set })
  return { ...standpoint, id: row.session, endsAt, seenAt, freshAt: standpoint.chain.freshAt ?? '' }
}

/** The standpoint behind a key that is not revoked, by hash or by id, when it ends and when it was last used. */
export const readKeyStandpoint = async (
  connection: Sql,
  by: { readonly hash: Buffer } | { readonly id: string },
  now: string,
): Promise<(Standpoint & { readonly endsAt: string; readonly lastUsedAt: string | null }) | undefined> => {
  const key = await connection.sql
    .selectFrom('apiKey')
    .selectAll()
    .where((row) => ('hash' in by ? row('hash', '=', by.hash) : row('id', '=', by.id)))
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  if (!key) return undefined
  const row = await chainQuery(connection).where('o.name', '=', key.officer).executeTakeFirst()
  return row && { ...standpointOf(row, { now, key }), endsAt: key.endsAt, lastUsedAt: key.lastUsedAt }
}
