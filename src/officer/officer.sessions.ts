// Sessions: begun with a random token of which only the hash is kept, ended by sign-out, suspension or after twelve hours.
import { createHash, randomBytes } from 'node:crypto'
import type { Connection } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import type { Context } from '../kernel/slice.ts'
import { addHours } from '../terms/instant.ts'
import type { Purpose } from '../terms/purpose.ts'
import { readStandpoint, type Standpoint } from './officer.standpoint.ts'
import { lockOfficer } from './officer.store.ts'

type Sql = Pick<Connection, 'sql'>

/** Absolute end; the idle lock after 15 minutes is the console's, so that alarms go on behind it. */
const sessionHours = 12
/** At most two at once for one officer; a demonstration is looked at by many in the same role. */
const sessionsAtOnce = { real: 2, demonstration: 20 } as const

/** 256 random bits as 43 characters of base64url. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** What is stored of a token or key. It is random, so one round without salt is enough. */
export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()

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
  const standpoint = await readStandpoint(context, officer)
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

/** Ends one session; answers its id, undefined when it had ended already. */
export const endSession = async ({ sql }: Sql, hash: Buffer): Promise<string | undefined> =>
  (await sql.deleteFrom('session').where('hash', '=', hash).returning('id').executeTakeFirst())?.id

/** Ends every session of an officer; answers how many. */
export const endSessionsOf = async ({ sql }: Sql, officer: string): Promise<number> =>
  Number((await sql.deleteFrom('session').where('officer', '=', officer).executeTakeFirst()).numDeletedRows)

/** Sets purpose and reference of a session; answers its id, undefined when it has ended. */
export const setSessionPurpose = async (
  { sql }: Sql,
  hash: Buffer,
  set: { readonly purpose: Purpose; readonly reference: string },
): Promise<string | undefined> =>
  (await sql.updateTable('session').set(set).where('hash', '=', hash).returning('id').executeTakeFirst())?.id

/** Notes that a session is in use; called at most once a minute for each. */
export const markSeen = async ({ sql }: Sql, hash: Buffer, now: string): Promise<void> => {
  await sql.updateTable('session').set({ seenAt: now }).where('hash', '=', hash).execute()
}
