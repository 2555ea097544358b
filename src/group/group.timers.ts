// What groups do by themselves: members are told of what is near and of decisions that are due, and what was written in a closed one is erased.
import type { Context, TimerKind } from '../kernel/slice.ts'
import { clearTimer, setTimer } from '../kernel/timer.ts'
import type { GroupEventRow } from './group.event.store.ts'
import { bureausOf } from './group.member.store.ts'
import { decisionAt, dueDecisions, nearAt } from './group.reminding.ts'
import { eraseWritten } from './group.store.ts'

const nearTimer = 'group.event-near'
const decisionTimer = 'group.decision-due'

const setOrClear = (context: Context, kind: string, ref: string, bureau: string, dueAt?: string): Promise<void> =>
  dueAt === undefined ? clearTimer(context, kind, ref) : setTimer(context, { kind, ref, dueAt, bureau })

/** Sets both reminders of an event as it stands now; called with every change of it. */
export const remindOfEvent = async (context: Context, event: GroupEventRow, bureau: string): Promise<void> => {
  await setOrClear(context, nearTimer, event.id, bureau, nearAt(event, context.now))
  await setOrClear(context, decisionTimer, event.id, bureau, decisionAt(event, context.now))
}

/** The event of a group that still meets; nothing for one that is gone, cancelled or of a closed group. */
const standing = async (
  { sql: store }: Context,
  id: string,
): Promise<{ readonly event: GroupEventRow; readonly bureau: string } | undefined> => {
  const event = await store.selectFrom('groupEvent').selectAll().where('id', '=', id).executeTakeFirst()
  if (event?.state !== 'planned') return undefined
  const group = await store
    .selectFrom('networkGroup')
    .select(['state', 'bureau'])
    .where('id', '=', event.groupId)
    .executeTakeFirst()
  return group?.state === 'active' ? { event, bureau: group.bureau } : undefined
}

const tell = async (
  context: Context,
  operation: string,
  event: GroupEventRow,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> =>
  context.also(operation, {
    subject: { kind: 'group', id: event.groupId },
    tell: await bureausOf(context, event.groupId),
    detail: { event: event.id, ...detail },
  })

export const groupTimers: readonly TimerKind[] = [
  {
    kind: 'group.erase',
    run: async (context, id) => {
      const group = await context.sql.selectFrom('networkGroup').select('state').where('id', '=', id).executeTakeFirst()
      if (group?.state !== 'closed') return
      context.note({ subject: { kind: 'group', id }, detail: { erased: await eraseWritten(context, id) } })
    },
  },
  {
    kind: nearTimer,
    run: async (context, id) => {
      const found = await standing(context, id)
      if (found) await tell(context, 'group.event-near', found.event, { kind: found.event.kind })
    },
  },
  {
    kind: decisionTimer,
    run: async (context, id) => {
      const found = await standing(context, id)
      if (!found) return
      const due = dueDecisions(found.event, context.now)
      if (due > 0) await tell(context, 'group.decision-due', found.event, { due })
      await setOrClear(context, decisionTimer, id, found.bureau, decisionAt(found.event, context.now))
    },
  },
]
