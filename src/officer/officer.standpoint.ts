// Where an actor stands: the one query that reads the whole chain of rights behind an officer, a session or a key.
import { sql as text } from 'kysely'
import type { Connection } from '../kernel/database.ts'
import type { Language } from '../terms/language.ts'
import type { Purpose } from '../terms/purpose.ts'
import type { Chain } from './officer.rights.ts'
import type { KeyRow } from './officer.store.ts'

type Sql = Pick<Connection, 'sql'>

/** Bureau, entity and officer in one row; who asks adds the session or the key. */
const chainQuery = ({ sql }: Sql) =>
  sql
    .selectFrom('officer as o')
    .innerJoin('bureau as b', 'b.code', 'o.bureau')
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
      'b.code as bureau',
      'b.state as bureauState',
      'b.databases',
      'b.purposes',
      'b.clearance as bureauClearance',
      'b.zone',
      'u.state as unitState',
      'u.databases as unitDatabases',
      'u.purposes as unitPurposes',
      text<string | null>`(select kind from world)`.as('world'),
    ])

/** A chain with what a screen shows of it. */
export type Standpoint = {
  readonly chain: Chain
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

const standpointOf = (row: ChainRow, key?: KeyRow, set?: { purpose: Purpose | ''; reference: string }): Standpoint => {
  const world = row.world === 'demonstration' ? 'demonstration' : 'real'
  const { unitState, unitDatabases, unitPurposes } = row
  return {
    chain: {
      bureau: {
        code: row.bureau,
        state: row.bureauState,
        databases: row.databases,
        purposes: row.purposes,
        clearance: row.bureauClearance,
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
    },
    officerId: row.officerId,
    title: row.title,
    language: row.language,
    zone: row.zone,
    world,
  }
}

/** The standpoint of an officer as such, without session or key. Undefined when unknown. */
export const readStandpoint = async (connection: Sql, officer: string): Promise<Standpoint | undefined> => {
  const row = await chainQuery(connection).where('o.name', '=', officer).executeTakeFirst()
  return row && standpointOf(row)
}

/** The standpoint behind a session and when it ends and was last seen; whether it has ended is for the caller to see. */
export const readSession = async (
  connection: Sql,
  hash: Buffer,
): Promise<(Standpoint & { readonly id: string; readonly endsAt: string; readonly seenAt: string }) | undefined> => {
  const row = await chainQuery(connection)
    .innerJoin('session as s', 's.officer', 'o.name')
    .select(['s.id as session', 's.endsAt', 's.seenAt', 's.purpose as setPurpose', 's.reference as setReference'])
    .where('s.hash', '=', hash)
    .executeTakeFirst()
  if (!row) return undefined
  const set = { purpose: row.setPurpose, reference: row.setReference }
  return { ...standpointOf(row, undefined, set), id: row.session, endsAt: row.endsAt, seenAt: row.seenAt }
}

/** The standpoint behind a key that is not revoked, by hash or by id, and when it ends. */
export const readKeyStandpoint = async (
  connection: Sql,
  by: { readonly hash: Buffer } | { readonly id: string },
): Promise<(Standpoint & { readonly endsAt: string }) | undefined> => {
  const key = await connection.sql
    .selectFrom('apiKey')
    .selectAll()
    .where((row) => ('hash' in by ? row('hash', '=', by.hash) : row('id', '=', by.id)))
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  if (!key) return undefined
  const row = await chainQuery(connection).where('o.name', '=', key.officer).executeTakeFirst()
  return row && { ...standpointOf(row, key), endsAt: key.endsAt }
}
