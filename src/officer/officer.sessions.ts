// Sessions: begun with a random token of which only the hash is kept, ended by sign-out, suspension or after twelve hours.
import { hash, randomBytes } from 'node:crypto'
import type { ExpressionBuilder } from 'kysely'
import type { Connection, Tables } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import type { Context } from '../kernel/slice.ts'
import { addHours } from '../terms/instant.ts'
import type { Purpose } from '../terms/purpose.ts'
import type { OwnSession } from './officer.schema.ts'
import { readStandpoint, type Standpoint } from './officer.standpoint.ts'
import { lockOfficer } from './officer.store.ts'

type Sql = Pick<Connection, 'sql'>

/** Absolute end, whatever happens in between; a screen left alone locks long before, and its alarms go on. */
const sessionHours = 12
/** At most two at once for one officer; a demonstration is looked at by many in the same role. */
const sessionsAtOnce = { real: 2, demonstration: 20 } as const

/** 256 random bits as 43 characters of base64url. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** What is stored of a token or key. It is random, so one round without salt is enough. */
export const hashOf = (secret: string): Buffer => hash('sha256', secret, 'buffer')

/** Why an officer cannot act now; undefined when nothing holds them. */
export const heldBecause = ({
  chain,
}: Standpoint): 'session.officer-suspended' | 'session.unit-suspended' | undefined => {
  if (chain.officer.state !== 'active') return 'session.officer-suspended'
  return chain.officer.unit !== '' && chain.unit?.state !== 'active' ? 'session.unit-suspended' : undefined
}

export type BegunSession = {
  readonly id: string
  readonly token: string
  readonly endsAt: string
  readonly standpoint: Standpoint
}

/**
 * Begins a session. The token is always a new one, the session the browser had before ends, and so do the officer's oldest
 * beyond the allowed number. Throws notFound for an unknown officer, forbidden for one who is suspended.
 */
export const beginSession = async (context: Context, officer: string): Promise<BegunSession> => {
  await lockOfficer(context, officer)
  const standpoint = await readStandpoint(context, officer, context.now)
  if (!standpoint) throw new Failure('notFound', 'session.no-such-officer')
  const held = heldBecause(standpoint)
  if (held) throw new Failure('forbidden', held)
  if (context.edge.token !== '') await endSession(context, hashOf(context.edge.token))
  await endOldest(context, officer, sessionsAtOnce[standpoint.world] - 1)
  const token = newSecret()
  const endsAt = addHours(context.now, sessionHours)
  const id = context.newId()
  await context.sql
    .insertInto('session')
    .values({
      hash: hashOf(token),
      id,
      officer,
      beganAt: context.now,
      seenAt: context.now,
      endsAt,
      freshAt: context.now,
    })
    .execute()
  return { id, token, endsAt, standpoint }
}

/** Ends all but the `kept` newest sessions of an officer. */
const endOldest = async ({ sql }: Sql, officer: string, kept: number): Promise<void> => {
  await sql
    .deleteFrom('session')
    .where('id', 'in', (query) =>
      query
        .selectFrom('session')
        .select('id')
        .where('officer', '=', officer)
        .orderBy('beganAt', 'desc')
        .orderBy('id', 'desc')
        .offset(kept),
    )
    .execute()
}

/** Rows of a session by its token, or by the one that was exchanged for it a moment ago. */
const ofToken = (hash: Buffer) => (row: ExpressionBuilder<Tables, 'session'>) =>
  row.or([row('hash', '=', hash), row('leftHash', '=', hash)])

/** Ends one session; answers its id, undefined when it had ended already. */
export const endSession = async ({ sql }: Sql, hash: Buffer): Promise<string | undefined> =>
  (await sql.deleteFrom('session').where(ofToken(hash)).returning('id').executeTakeFirst())?.id

/** Sessions of an officer that have not ended, the latest first; `here` is the one of this token. */
export const sessionsOf = async (
  { sql }: Sql,
  { officer, hash, now }: { readonly officer: string; readonly hash: Buffer; readonly now: string },
): Promise<OwnSession[]> =>
  (
    await sql
      .selectFrom('session')
      .select(['id', 'hash', 'leftHash', 'beganAt', 'seenAt', 'endsAt', 'lockedAt'])
      .where('officer', '=', officer)
      .where('endsAt', '>', now)
      .orderBy('beganAt', 'desc')
      .orderBy('id', 'desc')
      .limit(100)
      .execute()
  ).map(({ hash: own, leftHash, ...one }) => ({
    ...one,
    here: own.equals(hash) || (leftHash?.equals(hash) ?? false),
  }))

/** Ends one session of an officer; false where there is none. */
export const endSessionOf = async ({ sql }: Sql, officer: string, id: string): Promise<boolean> =>
  (await sql.deleteFrom('session').where('officer', '=', officer).where('id', '=', id).executeTakeFirst())
    .numDeletedRows > 0n

/** Ends every session of an officer; answers how many. */
export const endSessionsOf = async ({ sql }: Sql, officer: string): Promise<number> =>
  Number((await sql.deleteFrom('session').where('officer', '=', officer).executeTakeFirst()).numDeletedRows)

/** Sets purpose and reference of a session; answers its id, undefined when it has ended. */
export const setSessionPurpose = async (
  { sql }: Sql,
  hash: Buffer,
  set: { readonly purpose: Purpose; readonly reference: string },
): Promise<string | undefined> =>
  (await sql.updateTable('session').set(set).where(ofToken(hash)).returning('id').executeTakeFirst())?.id

/** Locks a session; the first lock stands. Answers its id, undefined when it has ended. */
export const lockSession = async ({ sql }: Sql, hash: Buffer, now: string): Promise<string | undefined> =>
  (
    await sql
      .updateTable('session')
      .set((row) => ({ lockedAt: row.fn.coalesce('lockedAt', row.val(now)) }))
      .where(ofToken(hash))
      .returning('id')
      .executeTakeFirst()
  )?.id

/**
 * Exchanges the token of a session whose officer has just shown who they are: open, fresh, under a new id, until the same absolute
 * end. Undefined when the session has ended or its token was exchanged before.
 */
export const renewSession = async (
  context: Pick<Context, 'sql' | 'now' | 'newId'>,
  hash: Buffer,
): Promise<{ readonly id: string; readonly token: string; readonly endsAt: string } | undefined> => {
  const token = newSecret()
  const row = await context.sql
    .updateTable('session')
    .set({
      hash: hashOf(token),
      id: context.newId(),
      leftHash: hash,
      leftAt: context.now,
      freshAt: context.now,
      seenAt: context.now,
      lockedAt: null,
    })
    .where('hash', '=', hash)
    .where('endsAt', '>', context.now)
    .returning(['id', 'endsAt'])
    .executeTakeFirst()
  return row && { ...row, token }
}

/** Notes that a session is in use; called at most once a minute for each. */
export const markSeen = async ({ sql }: Sql, hash: Buffer, now: string): Promise<void> => {
  await sql.updateTable('session').set({ seenAt: now }).where(ofToken(hash)).execute()
}

/** Notes that a key is in use; called at most once a minute for each. */
export const markKeyUsed = async ({ sql }: Sql, hash: Buffer, now: string): Promise<void> => {
  await sql.updateTable('apiKey').set({ lastUsedAt: now }).where('hash', '=', hash).execute()
}
