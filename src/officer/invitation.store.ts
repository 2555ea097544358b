// SQL for invitations: one-time links of which only the hash is kept.
import type { Generated, Insertable, Selectable } from 'kysely'
import { toSql } from '../kernel/access.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Connection } from '../kernel/database.ts'
import { beforeMark, type Mark } from '../kernel/page.ts'
import type { Duty } from '../terms/duty.ts'
import type { invitationKinds } from './invitation.schema.ts'
import { invitationPolicy } from './officer.policy.ts'

export type InvitationTable = {
  id: string
  kind: (typeof invitationKinds)[number]
  officer: string
  bureau: string
  unit: Generated<string>
  duties: Duty[]
  /** SHA-256 of the link's secret. */
  hash: Buffer
  createdAt: string
  createdBy: string
  endsAt: string
  usedAt: string | null
  withdrawnAt: string | null
}
export type InvitationRow = Selectable<InvitationTable>

declare module '../kernel/database.ts' {
  interface Tables {
    invitation: InvitationTable
  }
}

type Sql = Pick<Connection, 'sql'>

/** Makes what is still open for an officer worthless. */
export const withdrawOpen = async ({ sql }: Sql, officer: string, now: string): Promise<void> => {
  await sql
    .updateTable('invitation')
    .set({ withdrawnAt: now })
    .where('officer', '=', officer)
    .where('usedAt', 'is', null)
    .where('withdrawnAt', 'is', null)
    .execute()
}

export const insertInvitation = ({ sql }: Sql, invitation: Insertable<InvitationTable>): Promise<InvitationRow> =>
  sql.insertInto('invitation').values(invitation).returningAll().executeTakeFirstOrThrow()

/** One page and one row of the invitations the actor may read, newest first. */
export const listReadableInvitations = (
  { sql }: Sql,
  actor: Actor,
  page: { readonly after: Mark | undefined; readonly limit: number },
): Promise<InvitationRow[]> =>
  sql
    .selectFrom('invitation')
    .selectAll()
    .where(toSql(invitationPolicy.read(actor)))
    .where(beforeMark(page.after))
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute()

/** An invitation by its id if the actor may read it; undefined for a hidden and for an absent one alike. */
export const readReadableInvitation = ({ sql }: Sql, actor: Actor, id: string): Promise<InvitationRow | undefined> =>
  sql
    .selectFrom('invitation')
    .selectAll()
    .where('id', '=', id)
    .where(toSql(invitationPolicy.read(actor)))
    .executeTakeFirst()

/** The open invitation behind a link; undefined for one that is unknown, used, withdrawn or has ended. */
export const readOpen = ({ sql }: Sql, hash: Buffer, now: string): Promise<InvitationRow | undefined> =>
  sql
    .selectFrom('invitation')
    .selectAll()
    .where('hash', '=', hash)
    .where('usedAt', 'is', null)
    .where('withdrawnAt', 'is', null)
    .where('endsAt', '>', now)
    .executeTakeFirst()

/** Closes an open invitation; undefined when it is not open any more: of two at once one is first. */
export const closeInvitation = (
  { sql }: Sql,
  id: string,
  how: { readonly usedAt: string } | { readonly withdrawnAt: string },
): Promise<InvitationRow | undefined> =>
  sql
    .updateTable('invitation')
    .set(how)
    .where('id', '=', id)
    .where('usedAt', 'is', null)
    .where('withdrawnAt', 'is', null)
    .returningAll()
    .executeTakeFirst()

/** Officers of a bureau whom the General Secretariat invited as its first. */
export const firstInvited = async ({ sql }: Sql, bureau: string): Promise<string[]> =>
  (
    await sql
      .selectFrom('invitation')
      .select('officer')
      .distinct()
      .where('bureau', '=', bureau)
      .where('kind', '=', 'first')
      .execute()
  ).map(({ officer }) => officer)

/** Whether an officer ever registered a passkey; removed and blocked ones count. */
export const everRegistered = async ({ sql }: Sql, officer: string): Promise<boolean> =>
  (await sql.selectFrom('passkey').select('id').where('officer', '=', officer).limit(1).executeTakeFirst()) !==
  undefined
