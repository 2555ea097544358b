// SQL for groups and their members. Reads go through the view that knows who is a member at this moment; nothing leaves without a rule.
import type { SelectQueryBuilder } from 'kysely'
import { allows, toSql } from '../kernel/access.ts'
import type { Tables } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { beforeMark, defaultLimit, pageOf, readAfter } from '../kernel/page.ts'
import { eraseSeals } from '../kernel/seal.ts'
import type { Context } from '../kernel/slice.ts'
import { insertMember } from './group.member.store.ts'
import { type GroupAction, groupPolicy } from './group.policy.ts'
import type { GroupEntry, GroupState } from './group.schema.ts'
import type { GroupRow, GroupTable } from './group.table.ts'

type Reader = Pick<Context, 'sql' | 'actor'>

const under = (
  { sql: store, actor }: Reader,
  action: GroupAction,
): SelectQueryBuilder<Tables, 'groupStanding', GroupRow> =>
  store
    .selectFrom('groupStanding')
    .selectAll()
    .where(toSql(groupPolicy[action](actor)))

/** Why nothing is written to a group now. */
const closed = (): Failure => new Failure('conflict', 'group.closed')
const writes: readonly GroupAction[] = ['write', 'keep', 'close', 'ask']

/**
 * One group, for an action. Throws Failure notFound `group.not-found` to whoever may not know of it, forbidden `group.members-only`
 * to others, conflict `group.closed` where something would be written to a closed one.
 */
export const readGroup = async (context: Reader, id: string, action: GroupAction): Promise<GroupRow> => {
  const row = await under(context, 'look').where('id', '=', id).executeTakeFirst()
  if (!row) throw new Failure('notFound', 'group.not-found')
  if (!allows(groupPolicy[action](context.actor), row))
    throw new Failure('forbidden', action === 'keep' || action === 'close' ? 'group.chairs-only' : 'group.members-only')
  if (row.state === 'closed' && writes.includes(action)) throw closed()
  return row
}

/** The same under lock. Throws conflict `group.stale` for another version than the one given. */
export const lockGroup = async (
  context: Context,
  id: string,
  action: GroupAction,
  version?: number,
): Promise<GroupRow> => {
  await context.client.query('select 1 from network_group where id = $1 for update', [id])
  const row = await readGroup(context, id, action)
  if (version !== undefined && version !== row.version)
    throw new Failure('conflict', 'group.stale', { values: { version: row.version } })
  return row
}

/** Groups the actor may know of, newest first. Throws Failure invalid `list.bad-mark`. */
export const listGroupRows = async (
  context: Reader,
  {
    mine = false,
    state = 'active',
    after,
    limit = defaultLimit,
  }: { readonly mine?: boolean; readonly state?: GroupState; readonly after?: string; readonly limit?: number },
): Promise<{ lines: GroupRow[]; after: string | null }> => {
  const rows = await under(context, mine ? 'read' : 'look')
    .where(beforeMark(readAfter(after)))
    .where('state', '=', state)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit)
}

/** Groups the actor is a member of at this moment, by id; those that are closed too. At most 500. */
export const readOwnGroups = async (context: Reader): Promise<ReadonlyMap<string, GroupRow>> => {
  const rows = await under(context, 'read').limit(500).execute()
  return new Map(rows.map((row) => [row.id, row]))
}

export type GroupCounts = { readonly members: number; readonly nextAt: string | null }

/** For each of these groups: how many members, and the next event that is not cancelled. */
export const countsOf = async (
  { client, now }: Pick<Context, 'client' | 'now'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, GroupCounts>> => {
  if (ids.length === 0) return new Map()
  const { rows } = await client.query<GroupCounts & { id: string; next_at: string | null }>(
    `select g.id, (select count(*)::int from group_member m where m.group_id = g.id) as members,
       (select min(e.starts_at) from group_event e
         where e.group_id = g.id and e.state = 'planned' and coalesce(e.ends_at, e.starts_at) >= $2) as next_at
     from unnest($1::uuid[]) as g (id)`,
    [ids, now],
  )
  return new Map(rows.map(({ id, members, next_at }) => [id, { members, nextAt: next_at }]))
}

/** Groups of these that the actor's bureau, or the actor as an expert, has asked to join. */
export const readAsked = async (
  { sql: store, actor }: Reader,
  ids: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (ids.length === 0) return new Set()
  const rows = await store
    .selectFrom('groupAsking')
    .select('groupId')
    .where('groupId', 'in', [...ids])
    .where((where) =>
      where.or([
        where.and([where('kind', '=', 'bureau'), where('bureau', '=', actor.bureau)]),
        where('officer', '=', actor.officer),
      ]),
    )
    .execute()
  return new Set(rows.map(({ groupId }) => groupId))
}

/** Founds a group; the actor's bureau is its first chair. Throws Failure forbidden `group.not-founder`. */
export const insertGroup = async (context: Context, entry: GroupEntry): Promise<string> => {
  const { actor, now } = context
  if (!allows(groupPolicy.found(actor), {})) throw new Failure('forbidden', 'group.not-founder')
  const id = context.newId()
  const own = { bureau: actor.bureau, createdBy: actor.officer, createdAt: now, updatedAt: now }
  await context.sql
    .insertInto('networkGroup')
    .values({ id, state: 'active', ...entry, ...own, version: 1 })
    .execute()
  await insertMember(context, id, { kind: 'bureau', bureau: actor.bureau, expert: null, role: 'chair' })
  return id
}

/** Changes a group under lock. */
export const saveGroup = async (
  context: Context,
  { id, version }: Pick<GroupRow, 'id' | 'version'>,
  change: Partial<Pick<GroupTable, 'name' | 'purpose' | 'crimeAreas' | 'state'>>,
): Promise<void> => {
  await context.sql
    .updateTable('networkGroup')
    .set({ ...change, version: version + 1, updatedAt: context.now })
    .where('id', '=', id)
    .execute()
}

/** Takes everything written out of a group that was closed: minutes, decisions and notes with their keys. Answers how many keys. */
export const eraseWritten = async (context: Context, group: string): Promise<number> => {
  const { rows } = await context.client.query<{ seal: string }>(
    `select seal from group_event where group_id = $1 and seal is not null
     union select seal from group_note where group_id = $1`,
    [group],
  )
  await context.client.query(
    `update group_event set seal = null, minutes = null, decisions = '[]', attendance = '[]' where group_id = $1`,
    [group],
  )
  await context.client.query(
    'delete from group_note_version where note in (select id from group_note where group_id = $1)',
    [group],
  )
  await context.client.query('delete from group_note where group_id = $1', [group])
  return eraseSeals(
    context,
    rows.map(({ seal }) => seal),
  )
}
