// SQL for recoveries, and what the facts about them say.
import type { Generated, Insertable, Selectable } from 'kysely'
import { generalSecretariat } from '../bureau/bureau.schema.ts'
import { toSql } from '../kernel/access.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Connection } from '../kernel/database.ts'
import { beforeMark, type Mark } from '../kernel/page.ts'
import type { Note } from '../kernel/slice.ts'
import type { recoveryStates } from './invitation.schema.ts'
import { recoveryPolicy } from './officer.policy.ts'

export type RecoveryTable = {
  id: string
  officer: string
  bureau: string
  unit: Generated<string>
  state: Generated<(typeof recoveryStates)[number]>
  /** How the identity was checked; empty once it is over. */
  how: Generated<string>
  bySecretariat: Generated<boolean>
  createdAt: string
  askedBy: string
  endsAt: string
  approvedBy: Generated<string>
  approvedAt: string | null
  invitation: string | null
  version: Generated<number>
}
export type RecoveryRow = Selectable<RecoveryTable>

declare module '../kernel/database.ts' {
  interface Tables {
    recovery: RecoveryTable
  }
}

type Sql = Pick<Connection, 'sql'>

/** Timer that ends a recovery nobody finished; its ref is the recovery. */
export const recoveryTimer = 'recovery.end'

/** Adds a recovery; undefined when one of this officer is open. */
export const insertRecovery = ({ sql }: Sql, recovery: Insertable<RecoveryTable>): Promise<RecoveryRow | undefined> =>
  sql
    .insertInto('recovery')
    .values(recovery)
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()

/** One page and one row of the recoveries the actor may read, newest first. */
export const listReadableRecoveries = (
  { sql }: Sql,
  actor: Actor,
  page: { readonly after: Mark | undefined; readonly limit: number },
): Promise<RecoveryRow[]> =>
  sql
    .selectFrom('recovery')
    .selectAll()
    .where(toSql(recoveryPolicy.read(actor)))
    .where(beforeMark(page.after))
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute()

/** A recovery if the actor may read it, locked until the transaction ends; undefined for a hidden and for an absent one alike. */
export const lockReadableRecovery = ({ sql }: Sql, actor: Actor, id: string): Promise<RecoveryRow | undefined> =>
  sql
    .selectFrom('recovery')
    .selectAll()
    .where('id', '=', id)
    .where(toSql(recoveryPolicy.read(actor)))
    .forUpdate()
    .executeTakeFirst()

/** Notes the second administrator and the link. */
export const approveRow = (
  { sql }: Sql,
  id: string,
  approved: Pick<RecoveryRow, 'approvedBy' | 'approvedAt' | 'invitation' | 'endsAt'>,
): Promise<RecoveryRow> =>
  sql
    .updateTable('recovery')
    .set((row) => ({ ...approved, state: 'approved', version: row('version', '+', 1) }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()

/** Ends what is open; how the identity was checked stays beside the fact alone. Undefined when it was over already. */
export const endRecovery = (
  { sql }: Sql,
  id: string,
  state: 'refused' | 'ended' | 'used',
): Promise<RecoveryRow | undefined> =>
  sql
    .updateTable('recovery')
    .set((row) => ({ state, how: '', version: row('version', '+', 1) }))
    .where('id', '=', id)
    .where('state', 'in', ['asked', 'approved'])
    .returningAll()
    .executeTakeFirst()

/** The recovery behind a link that was just used is over. */
export const finishRecovery = async (connection: Sql, invitation: string): Promise<void> => {
  const row = await connection.sql
    .selectFrom('recovery')
    .select('id')
    .where('invitation', '=', invitation)
    .executeTakeFirst()
  if (row) await endRecovery(connection, row.id, 'used')
}

/** What the fact of a recovery says; the General Secretariat hears of those that wait for it. */
export const noteRecovery = ({ id, bureau, officer, version, bySecretariat }: RecoveryRow): Note => ({
  subject: { kind: 'recovery', id, version },
  subjects: [{ kind: 'recovery', id, owner: bureau, part: 'changed' }],
  tell: bySecretariat ? [bureau, generalSecretariat] : [bureau],
  detail: { officer },
})
