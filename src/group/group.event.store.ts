// SQL for events of groups; minutes and decisions are sealed as one under a key of the event.
import type { Insertable } from 'kysely'
import { Failure } from '../kernel/failure.ts'
import { newSeal, sealFor } from '../kernel/seal.ts'
import type { Context } from '../kernel/slice.ts'
import type { DecisionView, EventKind, EventState, PresenceKind, RecordEntry } from './group.schema.ts'
import { readGroup, readOwnGroups } from './group.store.ts'
import type { GroupRow } from './group.table.ts'

export type GroupEventRow = {
  readonly id: string
  readonly groupId: string
  readonly kind: EventKind
  readonly state: EventState
  readonly title: string
  readonly startsAt: string
  readonly endsAt: string | null
  readonly zone: string
  readonly place: string
  readonly link: string
  readonly agenda: readonly string[]
  readonly attendance: readonly { readonly member: string; readonly presence: PresenceKind }[]
  readonly decisions: readonly { readonly number: number; readonly by: string | null; readonly done: boolean }[]
  readonly seal: string | null
  readonly minutes: Buffer | null
  readonly minutesBy: string
  readonly createdBy: string
  readonly version: number
  readonly createdAt: string
  readonly updatedAt: string
}

declare module '../kernel/database.ts' {
  interface Tables {
    groupEvent: GroupEventRow
  }
}

/** What is sealed of an event. */
type Sealed = {
  readonly minutes: string | null
  readonly decisions: readonly { readonly text: string; readonly who: string }[]
}

const mostEvents = 500

/** Events of groups the actor is a member of that meet a span of time, the earliest first, with their groups. */
export const listEventRows = async (
  context: Pick<Context, 'sql' | 'actor'>,
  { group, from, until }: { readonly group?: string | undefined; readonly from: string; readonly until: string },
): Promise<{ readonly event: GroupEventRow; readonly group: GroupRow }[]> => {
  const groups = await readOwnGroups(context)
  const ids = [...groups.keys()].filter((id) => group === undefined || id === group)
  if (ids.length === 0) return []
  const rows = await context.sql
    .selectFrom('groupEvent')
    .selectAll()
    .where('groupId', 'in', ids)
    .where('startsAt', '<', until)
    .where((where) => where(where.fn.coalesce('endsAt', 'startsAt'), '>=', from))
    .orderBy('startsAt')
    .orderBy('id')
    .limit(mostEvents)
    .execute()
  return rows.flatMap((event) => {
    const of = groups.get(event.groupId)
    return of ? [{ event, group: of }] : []
  })
}

/** One event with its group, for reading or writing. Throws Failure notFound `group.no-such-event`, and as `readGroup`. */
export const readEvent = async (
  context: Context,
  id: string,
  action: 'read' | 'write',
  version?: number,
): Promise<{ readonly event: GroupEventRow; readonly group: GroupRow }> => {
  if (action === 'write') await context.client.query('select 1 from group_event where id = $1 for update', [id])
  const event = await context.sql.selectFrom('groupEvent').selectAll().where('id', '=', id).executeTakeFirst()
  const unknown = new Failure('notFound', 'group.no-such-event')
  if (!event) throw unknown
  // To whoever is no member an event is as absent as one that never was.
  const { actor, sql } = context
  const group = await readGroup({ sql, actor }, event.groupId, 'read').catch((error: unknown) => {
    throw error instanceof Failure ? unknown : error
  })
  if (action === 'write') await readGroup({ sql, actor }, event.groupId, 'write')
  if (version !== undefined && version !== event.version)
    throw new Failure('conflict', 'group.event-stale', { values: { version: event.version } })
  return { event, group }
}

type Stated = Pick<GroupEventRow, 'kind' | 'title' | 'startsAt' | 'endsAt' | 'zone' | 'place' | 'link' | 'agenda'>

export const insertEvent = async (context: Context, group: string, stated: Stated): Promise<GroupEventRow> => {
  const { now, actor } = context
  const values = {
    ...stated,
    agenda: JSON.stringify(stated.agenda),
    id: context.newId(),
    groupId: group,
    state: 'planned',
    attendance: '[]',
    decisions: '[]',
    seal: null,
    minutes: null,
    minutesBy: '',
    createdBy: actor.officer,
    version: 1,
    createdAt: now,
    updatedAt: now,
  }
  return context.sql
    .insertInto('groupEvent')
    .values(values as unknown as Insertable<GroupEventRow>)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Changes an event that `readEvent` gave for writing. */
export const saveEvent = (
  context: Context,
  event: GroupEventRow,
  change: Partial<GroupEventRow>,
): Promise<GroupEventRow> => {
  const json: Record<string, string> = {}
  for (const key of ['agenda', 'attendance', 'decisions'] as const)
    if (change[key] !== undefined) json[key] = JSON.stringify(change[key])
  return context.sql
    .updateTable('groupEvent')
    .set({ ...change, ...json, version: event.version + 1, updatedAt: context.now })
    .where('id', '=', event.id)
    .where('version', '=', event.version)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Keeps minutes, attendance and decisions; what people write is sealed, what is counted stands open. */
export const saveRecord = async (
  context: Context,
  event: GroupEventRow,
  { minutes, attendance, decisions }: RecordEntry,
): Promise<GroupEventRow> => {
  const seal = (event.seal === null ? undefined : await sealFor(context, event.seal)) ?? (await newSeal(context))
  const sealed: Sealed = { minutes: minutes ?? null, decisions: decisions.map(({ text, who }) => ({ text, who })) }
  return saveEvent(context, event, {
    attendance,
    decisions: decisions.map(({ by = null, done = false }, at) => ({ number: at + 1, by, done })),
    seal: seal.id,
    minutes: seal.close('record', JSON.stringify(sealed)),
    minutesBy: context.actor.officer,
  })
}

/** Minutes and decisions opened; nothing where none were written. */
export const openRecord = async (
  context: Context,
  event: GroupEventRow,
): Promise<{ readonly minutes: string | null; readonly decisions: DecisionView[] }> => {
  const seal = event.seal === null ? undefined : await sealFor(context, event.seal)
  if (!seal || event.minutes === null) return { minutes: null, decisions: [] }
  const sealed: Sealed = JSON.parse(seal.open('record', event.minutes).toString('utf8'))
  return {
    minutes: sealed.minutes,
    decisions: event.decisions.map((decision, at) => ({
      text: sealed.decisions[at]?.text ?? '',
      who: sealed.decisions[at]?.who ?? '',
      ...decision,
    })),
  }
}
