// SQL for groups of addressees a bureau keeps, and the bureaus a message goes to.

import { type BureauRow, listReadableBureaus } from '../bureau/bureau.store.ts'
import { allows, toSql } from '../kernel/access.ts'
import { Failure } from '../kernel/failure.ts'
import type { Context } from '../kernel/slice.ts'
import { type Resolved, readAddressee, resolve } from './message.group.ts'
import type { Recipient } from './message.judge.ts'
import { addresseesPart } from './message.memory.ts'
import { ownPolicy } from './message.policy.ts'
import type { GroupRow } from './message.table.ts'

type Reading = Pick<Context, 'sql' | 'actor'>

/** Groups a bureau may keep: what nobody tidies up would fill the list of every composer. */
export const mostGroups = 100

const readable = ({ sql, actor }: Reading) =>
  sql
    .selectFrom('messageGroup')
    .selectAll()
    .where(toSql(ownPolicy.read(actor)))

/** Groups of the own bureau, by name. */
export const listGroupRows = (context: Reading): Promise<GroupRow[]> =>
  readable(context).orderBy('title').orderBy('id').limit(mostGroups).execute()

const lockGroup = async (context: Context, id: string, version?: number): Promise<GroupRow> => {
  const row = await readable(context).where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row || !allows(ownPolicy.write(context.actor), row)) throw new Failure('notFound', 'message.group-not-found')
  if (version !== undefined && version !== row.version)
    throw new Failure('conflict', 'message.group-stale', { values: { version: row.version } })
  return row
}

/** Keeps a new group. Throws Failure conflict `message.too-many-groups`. */
export const insertGroup = async (
  context: Context,
  group: { readonly title: string; readonly bureaus: readonly string[] },
): Promise<GroupRow> => {
  const { actor, now } = context
  if ((await listGroupRows(context)).length >= mostGroups)
    throw new Failure('conflict', 'message.too-many-groups', { values: { most: mostGroups } })
  const row: GroupRow = {
    id: context.newId(),
    bureau: actor.bureau,
    title: group.title,
    bureaus: [...group.bureaus],
    version: 1,
    createdAt: now,
    createdBy: actor.officer,
    updatedAt: now,
  }
  if (!allows(ownPolicy.write(actor), row)) throw new Failure('forbidden', 'message.not-yours')
  await context.sql
    .insertInto('messageGroup')
    .values({ ...row, bureaus: [...row.bureaus] })
    .execute()
  return row
}

/** Changes a group. Throws notFound `message.group-not-found`, conflict `message.group-stale`. */
export const changeGroupRow = async (
  context: Context,
  id: string,
  {
    version,
    title,
    bureaus,
  }: { readonly version: number; readonly title: string; readonly bureaus: readonly string[] },
): Promise<GroupRow> => {
  const before = await lockGroup(context, id, version)
  return context.sql
    .updateTable('messageGroup')
    .set({ title, bureaus: [...bureaus], version: before.version + 1, updatedAt: context.now })
    .where('id', '=', before.id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Throws notFound `message.group-not-found`. Messages that went to it keep their recipients. */
export const deleteGroup = async (context: Context, id: string): Promise<GroupRow> => {
  const row = await lockGroup(context, id)
  await context.sql.deleteFrom('messageGroup').where('id', '=', row.id).execute()
  return row
}

/** Every bureau by code, some 240 rows. */
export const readEveryBureau = async (context: Reading): Promise<ReadonlyMap<string, BureauRow>> =>
  new Map((await listReadableBureaus(context, context.actor)).map((row) => [row.code, row]))

export type Recipients = {
  readonly resolved: Resolved
  /** Bureaus by code: those addressed at least. */
  readonly there: ReadonlyMap<string, Recipient>
}

/** The bureaus an address stands for at this moment. One that names bureaus only reads these and no others. */
export const resolveRecipients = async (context: Context, to: readonly string[]): Promise<Recipients> => {
  const addressees = to.map(readAddressee)
  const codes = addressees.flatMap((one) => (one?.kind === 'bureau' ? [one.bureau] : []))
  const there = await context.part(addresseesPart).read(context, codes.length === to.length ? codes : undefined)
  const groups = addressees.some((one) => one?.kind === 'group') ? await listGroupRows(context) : []
  const membersOf = (id: string) => groups.find((group) => group.id === id)?.bureaus
  return { resolved: resolve(to, context.actor.bureau, there, membersOf), there }
}
