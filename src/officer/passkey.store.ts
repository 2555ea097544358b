// SQL for passkeys and for the challenges of their ceremonies.
import { type Generated, type Insertable, type Selectable, sql as text } from 'kysely'
import type { Connection } from '../kernel/database.ts'
import { addHours } from '../terms/instant.ts'
import { hashOf, newSecret } from './officer.sessions.ts'

export type PasskeyTable = {
  id: string
  officer: string
  bureau: string
  /** Id the authenticator gave it, base64url. */
  credential: string
  /** COSE key. */
  publicKey: Buffer
  counter: number
  transports: Generated<string[]>
  name: string
  backedUp: Generated<boolean>
  createdAt: string
  lastUsedAt: string | null
  blockedAt: string | null
  removedAt: string | null
}
export type PasskeyRow = Selectable<PasskeyTable>

export const challengePurposes = ['sign-in', 'freshen', 'unlock', 'add', 'accept'] as const
export type ChallengePurpose = (typeof challengePurposes)[number]

export type ChallengeTable = {
  /** SHA-256 of the challenge. */
  hash: Buffer
  purpose: ChallengePurpose
  /** Hash of the session's token or id of the invitation; empty when nobody is known yet. */
  holder: Generated<string>
  endsAt: string
}

declare module '../kernel/database.ts' {
  interface Tables {
    passkey: PasskeyTable
    challenge: ChallengeTable
  }
}

type Sql = Pick<Connection, 'sql'>

/** Minutes within which a challenge must come back signed. */
export const challengeMinutes = 5

type Bound = { readonly purpose: ChallengePurpose; readonly holder: string; readonly now: string }

/** Draws a challenge of 256 bits, good once, for this purpose and holder. What ran out is swept on the way. */
export const makeChallenge = async ({ sql }: Sql, { purpose, holder, now }: Bound): Promise<string> => {
  await sql.deleteFrom('challenge').where('endsAt', '<', now).execute()
  const challenge = newSecret()
  const endsAt = addHours(now, challengeMinutes / 60)
  await sql
    .insertInto('challenge')
    .values({ hash: hashOf(challenge), purpose, holder, endsAt })
    .execute()
  return challenge
}

/** Uses a challenge up; whether it was one of ours for this purpose and holder, in time, and not used before. */
export const spendChallenge = async (
  { sql }: Sql,
  challenge: string,
  { purpose, holder, now }: Bound,
): Promise<boolean> => {
  const { numDeletedRows } = await sql
    .deleteFrom('challenge')
    .where('hash', '=', hashOf(challenge))
    .where('purpose', '=', purpose)
    .where('holder', '=', holder)
    .where('endsAt', '>', now)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Passkeys of an officer that were not removed, oldest first. */
export const passkeysOf = ({ sql }: Sql, officer: string): Promise<PasskeyRow[]> =>
  sql
    .selectFrom('passkey')
    .selectAll()
    .where('officer', '=', officer)
    .where('removedAt', 'is', null)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()

/** Numbers of good passkeys, by officer; those who have none are absent. */
export const countPasskeys = async (
  { sql }: Sql,
  officers: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  if (officers.length === 0) return new Map()
  const rows = await sql
    .selectFrom('passkey')
    .select(['officer', text<number>`count(*)::integer`.as('many')])
    .where('officer', 'in', [...officers])
    .where('removedAt', 'is', null)
    .where('blockedAt', 'is', null)
    .groupBy('officer')
    .execute()
  return new Map(rows.map(({ officer, many }) => [officer, many]))
}

/** Whether any officer of the bureau ever had a passkey. */
export const hadPasskeys = async ({ sql }: Sql, bureau: string): Promise<boolean> =>
  (await sql.selectFrom('passkey').select('id').where('bureau', '=', bureau).limit(1).executeTakeFirst()) !== undefined

/** A passkey by the id its authenticator gave it; undefined when unknown or removed. */
export const readCredential = ({ sql }: Sql, credential: string): Promise<PasskeyRow | undefined> =>
  sql
    .selectFrom('passkey')
    .selectAll()
    .where('credential', '=', credential)
    .where('removedAt', 'is', null)
    .executeTakeFirst()

/** Adds a passkey; undefined when this credential is registered already, for whomever. */
export const insertPasskey = ({ sql }: Sql, passkey: Insertable<PasskeyTable>): Promise<PasskeyRow | undefined> =>
  sql
    .insertInto('passkey')
    .values(passkey)
    .onConflict((conflict) => conflict.column('credential').doNothing())
    .returningAll()
    .executeTakeFirst()

/**
 * Notes a use. False when the counter did not rise (WebAuthn level 3, 6.1.1) or the passkey was blocked or removed meanwhile; one
 * that does not count says 0 for ever.
 */
export const advanceCounter = async (
  { sql }: Sql,
  used: { readonly id: string; readonly counter: number; readonly now: string },
): Promise<boolean> => {
  const { numUpdatedRows } = await sql
    .updateTable('passkey')
    .set({ counter: used.counter, lastUsedAt: used.now })
    .where('id', '=', used.id)
    .where('blockedAt', 'is', null)
    .where('removedAt', 'is', null)
    .where((row) =>
      row.or([
        row('counter', '<', used.counter),
        row.and([row('counter', '=', 0), row(row.val(used.counter), '=', 0)]),
      ]),
    )
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Blocks a passkey of which there may be a copy; false when it was blocked or removed already. */
export const blockPasskey = async ({ sql }: Sql, id: string, now: string): Promise<boolean> => {
  const { numUpdatedRows } = await sql
    .updateTable('passkey')
    .set({ blockedAt: now })
    .where('id', '=', id)
    .where('blockedAt', 'is', null)
    .where('removedAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Names one's own passkey; undefined when there is none of this id. */
export const renamePasskey = (
  { sql }: Sql,
  officer: string,
  id: string,
  name: string,
): Promise<PasskeyRow | undefined> =>
  sql
    .updateTable('passkey')
    .set({ name })
    .where('id', '=', id)
    .where('officer', '=', officer)
    .where('removedAt', 'is', null)
    .returningAll()
    .executeTakeFirst()

/** Removes passkeys of an officer: one, or all where no id is given. Answers how many. */
export const removePasskeys = async ({ sql }: Sql, officer: string, now: string, id?: string): Promise<number> => {
  const { numUpdatedRows } = await sql
    .updateTable('passkey')
    .set({ removedAt: now })
    .where('officer', '=', officer)
    .where('removedAt', 'is', null)
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .executeTakeFirst()
  return Number(numUpdatedRows)
}
