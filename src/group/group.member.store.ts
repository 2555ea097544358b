// SQL for members of groups and for those who ask to be: added once, ended at once.
import { sql } from 'kysely'
import { Failure } from '../kernel/failure.ts'
import type { Context } from '../kernel/slice.ts'
import type { MemberRole } from './group.schema.ts'
import type { GroupAskingRow, GroupMemberRow } from './group.table.ts'

/** Members of a group that passed the rule of reading, chairs first. */
export const readMembers = ({ sql: store }: Pick<Context, 'sql'>, group: string): Promise<GroupMemberRow[]> =>
  store
    .selectFrom('groupMember')
    .selectAll()
    .where('groupId', '=', group)
    .orderBy('role')
    .orderBy('createdAt')
    .orderBy('id')
    .limit(300)
    .execute()

/** Bureaus that are members at this moment; for the platform, which tells them what comes. */
export const readMemberBureaus = async ({ sql: store }: Pick<Context, 'sql'>, group: string): Promise<string[]> =>
  (await store.selectFrom('groupStanding').select('memberBureaus').where('id', '=', group).executeTakeFirst())
    ?.memberBureaus ?? []

/** Experts who are members by themselves at this moment, each with the bureau they serve; for the platform. */
export const readMemberExperts = async (
  { client }: Pick<Context, 'client'>,
  group: string,
): Promise<{ readonly bureau: string; readonly officer: string }[]> => {
  const { rows } = await client.query<{ bureau: string; officer: string }>(
    `select e.bureau, e.officer from group_member m join expert_standing e on e.id = m.expert
     where m.group_id = $1 and e.joined and e.serving and e.state in ('active', 'lapsed') order by e.officer`,
    [group],
  )
  return rows
}

/** Who asks to join a group that passed the rule of keeping. */
export const readAskings = ({ sql: store }: Pick<Context, 'sql'>, group: string): Promise<GroupAskingRow[]> =>
  store.selectFrom('groupAsking').selectAll().where('groupId', '=', group).orderBy('createdAt').limit(200).execute()

/** Adds a member; false when it is one already. What they asked for is answered by it. */
export const insertMember = async (
  context: Context,
  group: string,
  member: Pick<GroupMemberRow, 'kind' | 'bureau' | 'expert' | 'role'>,
): Promise<boolean> => {
  const values = {
    id: context.newId(),
    groupId: group,
    ...member,
    addedBy: context.actor.officer,
    createdAt: context.now,
  }
  const { numInsertedOrUpdatedRows: added } = await context.sql
    .insertInto('groupMember')
    .values(values)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  await context.client.query(
    'delete from group_asking where group_id = $1 and kind = $2 and bureau = $3 and expert is not distinct from $4',
    [group, member.kind, member.bureau, member.expert],
  )
  return added === 1n
}

/** A membership of a group. Throws Failure notFound `group.no-such-member`. */
export const readMember = async (
  { sql: store }: Pick<Context, 'sql'>,
  group: string,
  id: string,
): Promise<GroupMemberRow> => {
  const row = await store
    .selectFrom('groupMember')
    .selectAll()
    .where('groupId', '=', group)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Failure('notFound', 'group.no-such-member')
  return row
}

/** Throws Failure conflict `group.last-chair` where nobody would be left to keep the group. */
export const refuseLastChair = async (
  { sql: store }: Pick<Context, 'sql'>,
  member: Pick<GroupMemberRow, 'id' | 'groupId'>,
): Promise<void> => {
  const other = await store
    .selectFrom('groupMember')
    .select('id')
    .where('groupId', '=', member.groupId)
    .where('role', '=', 'chair')
    .where('id', '<>', member.id)
    .executeTakeFirst()
  if (!other) throw new Failure('conflict', 'group.last-chair')
}

export const setRole = async ({ sql: store }: Pick<Context, 'sql'>, id: string, role: MemberRole): Promise<void> => {
  await store.updateTable('groupMember').set({ role }).where('id', '=', id).execute()
}

export const deleteMember = async ({ sql: store }: Pick<Context, 'sql'>, id: string): Promise<void> => {
  await store.deleteFrom('groupMember').where('id', '=', id).execute()
}

/** Keeps that somebody asks; false when they have asked already. */
export const insertAsking = async (
  context: Context,
  group: string,
  asking: Pick<GroupAskingRow, 'kind' | 'bureau' | 'expert'>,
): Promise<boolean> => {
  const { numInsertedOrUpdatedRows: added } = await context.sql
    .insertInto('groupAsking')
    .values({
      id: context.newId(),
      groupId: group,
      ...asking,
      officer: context.actor.officer,
      createdAt: context.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return added === 1n
}

/** Takes an asking off the list. Throws Failure notFound `group.no-such-asking`. */
export const takeAsking = async (
  { sql: store }: Pick<Context, 'sql'>,
  group: string,
  id: string,
): Promise<GroupAskingRow> => {
  const row = await store
    .deleteFrom('groupAsking')
    .where('groupId', '=', group)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
  if (!row) throw new Failure('notFound', 'group.no-such-asking')
  return row
}

/** Ends every membership and asking of an expert; answers the groups. */
export const deleteExpert = async ({ client }: Pick<Context, 'client'>, expert: string): Promise<string[]> => {
  await client.query('delete from group_asking where expert = $1', [expert])
  const { rows } = await client.query<{ group_id: string }>(
    'delete from group_member where expert = $1 returning group_id',
    [expert],
  )
  return rows.map(({ group_id }) => group_id)
}

/** Bureaus that have to hear of a change of a group: those of its members. */
export const bureausOf = async ({ sql: store }: Pick<Context, 'sql'>, group: string): Promise<string[]> => {
  const rows = await store.selectFrom('groupMember').select('bureau').distinct().where('groupId', '=', group).execute()
  return rows.map(({ bureau }) => bureau)
}

/** Whether a bureau takes part in the network now. */
export const isJoined = async ({ sql: store }: Pick<Context, 'sql'>, bureau: string): Promise<boolean> =>
  (await store
    .selectFrom('participation')
    .select(sql<number>`1`.as('one'))
    .where('bureau', '=', bureau)
    .where('state', '=', 'joined')
    .executeTakeFirst()) !== undefined
