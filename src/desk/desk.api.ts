// Answers to operations on items of the desk, and the slice itself.
import { newId } from '../kernel/clock.ts'
import { Failure } from '../kernel/failure.ts'
import { handle, type Slice } from '../kernel/slice.ts'
import { actOn, readSubjectsOf, requireAssignee, requireReadable, showItemTo } from './desk.acting.ts'
import { itemNote } from './desk.fact.ts'
import { countItems, listItemRows, listRinging, readLastDone, readOldestUnowned } from './desk.list.store.ts'
import { makeOwnItem } from './desk.making.ts'
import {
  acknowledgeAlarm,
  assignItem,
  changeSettings,
  changeTask,
  createTask,
  escalateItem,
  finishItem,
  linkItem,
  listAlarms,
  listItems,
  lookAtItem,
  readSubjects,
  releaseItem,
  reopenItem,
  showItem,
  showSettings,
  showStrip,
  snoozeItem,
  takeItem,
  unlinkItem,
  wakeItem,
} from './desk.operations.ts'
import { deskReactions } from './desk.reactions.ts'
import { startRetentionTimer } from './desk.retention.store.ts'
import { shiftHandlers } from './desk.shift.api.ts'
import { readWaitingHandover } from './desk.shift.store.ts'
import {
  deleteLink,
  insertLink,
  lockItem,
  look,
  readAlarmMinutes,
  readItem,
  readItems,
  saveItem,
  writeAlarmMinutes,
} from './desk.store.ts'
import { insertTask, openTasks, rewordTask } from './desk.task.store.ts'
import { plain } from './desk.thing.plain.ts'
import { deskTimers } from './desk.timers.ts'
import { lineOf, signerOf } from './desk.view.ts'
import { type Act, advance } from './desk.workflow.ts'

/** Acts that need nothing but the item. */
const plainly = (
  operation: typeof takeItem | typeof releaseItem | typeof wakeItem | typeof acknowledgeAlarm,
  act: Extract<Act, 'take' | 'release' | 'wake' | 'acknowledge'>,
) =>
  handle(operation, async (context, { params }) =>
    showItemTo(context, await actOn(context, { ...params, action: act, command: { act } })),
  )

const notInFuture = (pointer: string): Failure =>
  new Failure('invalid', 'request.invalid', { pointers: [{ pointer, key: 'fault.desk-not-in-future', values: {} }] })

const handlers = [
  handle(listItems, async (context, { query }) => {
    const { lines, after } = await listItemRows(context, query)
    return { items: lines.map((row) => lineOf(row, context)), after }
  }),

  handle(readSubjects, async (context, { body }) => {
    const said = await readSubjectsOf(context, await readItems(context, body.ids))
    return { subjects: [...said].map(([id, { subject, withdrawal }]) => ({ id, subject, withdrawal })) }
  }),

  handle(showItem, async (context, { params }) => {
    const row = await readItem(context, params.id)
    context.note({ subject: { kind: 'desk', id: row.id, version: row.version } })
    return showItemTo(context, row)
  }),

  handle(showStrip, async (context) => {
    const oldest = await readOldestUnowned(context)
    const last = await readLastDone(context)
    const handover = await readWaitingHandover(context)
    return {
      at: context.now,
      ...(await countItems(context)),
      oldestUnowned: oldest ? { id: oldest.id, arrivedAt: oldest.arrivedAt } : null,
      lastDone: last?.doneAt ? { at: last.doneAt, by: last.doneBy || null, reference: last.reference || null } : null,
      handoverWaits: handover?.id ?? null,
    }
  }),

  handle(listAlarms, async (context) => ({
    at: context.now,
    alarms: (await listRinging(context)).map((row) => ({
      item: row.id,
      kind: row.kind,
      ref: row.ref,
      reference: row.reference || null,
      from: row.sender || null,
      need: row.need,
      since: row.alarmAt ?? row.arrivedAt,
      dueAt: row.dueAt,
      level: row.alarmLevel,
      nextAt: row.alarmNext,
    })),
  })),

  plainly(takeItem, 'take'),
  plainly(releaseItem, 'release'),
  plainly(wakeItem, 'wake'),
  plainly(acknowledgeAlarm, 'acknowledge'),

  handle(assignItem, async (context, { params, body }) => {
    await requireAssignee(context, body.officer, await readItem(context, params.id, 'assign'))
    const command = { act: 'assign', officer: body.officer } as const
    return showItemTo(context, await actOn(context, { ...params, action: 'assign', command, words: body.note }))
  }),

  handle(snoozeItem, async (context, { params, body }) =>
    showItemTo(
      context,
      await actOn(context, { ...params, action: 'snooze', command: { act: 'snooze', until: body.until } }),
    ),
  ),

  handle(finishItem, async (context, { params, body }) =>
    showItemTo(
      context,
      await actOn(context, {
        ...params,
        action: 'done',
        command: ({ wanted }) => ({
          act: 'done',
          outcome: body.outcome,
          words: body.words !== undefined,
          acknowledged: wanted?.acknowledged ?? false,
        }),
        words: body.words,
      }),
    ),
  ),

  handle(reopenItem, async (context, { params, body }) =>
    showItemTo(
      context,
      await actOn(context, {
        ...params,
        action: 'reopen',
        command: { act: 'reopen', reason: body.reason !== undefined },
        words: body.reason,
      }),
    ),
  ),

  handle(escalateItem, async (context, { params, body }) =>
    showItemTo(
      context,
      await actOn(context, { ...params, action: 'escalate', command: { act: 'escalate' }, words: body.reason }),
    ),
  ),

  handle(linkItem, async (context, { params, body }) => {
    await requireReadable(context, body.kind, body.ref)
    const item = await lockItem(context, params.id, 'link')
    const link = { item: item.id, ...body, officer: context.actor.officer, at: context.now }
    if (!(await insertLink(context, link))) return showItemTo(context, item)
    return showItemTo(context, await actOn(context, { ...params, action: 'link', command: { act: 'link' } }))
  }),

  handle(unlinkItem, async (context, { params }) => {
    const { id: item, kind, ref } = params
    await lockItem(context, item, 'link')
    if (!(await deleteLink(context, { item, kind, ref }))) throw new Failure('notFound', 'desk.not-linked')
    return showItemTo(context, await actOn(context, { id: item, action: 'link', command: { act: 'unlink' } }))
  }),

  handle(lookAtItem, async (context, { params }) => {
    const row = await readItem(context, params.id)
    if (row.seenAt === null)
      await context.change('desk.seen', async (inner) => {
        const item = await lockItem(inner, row.id, 'read')
        const next = advance(item, { act: 'look' }, signerOf(inner.actor), { now: inner.now, alarmMinutes: 1 })
        inner.note(itemNote(await saveItem(inner, item, next)))
      })
    return { looking: await look(context, row.id) }
  }),

  handle(createTask, async (context, { body }) => {
    const { title, words, urgency, dueAt, assignee, about } = body
    if (dueAt !== undefined && dueAt <= context.now) throw notInFuture('/dueAt')
    const { bureau, unit } = context.actor
    const place = { bureau, unit, reviewed: false, withheldFrom: '', kind: 'task', side: 'own' } as const
    if (assignee !== undefined) await requireAssignee(context, assignee, place, '/assignee')
    if (about) await requireReadable(context, about.kind, about.ref)
    const task = await insertTask(context, { title, words: words ?? null })
    const row = await makeOwnItem(context, 'task', task.id, {
      ...plain,
      unit,
      reference: task.reference,
      need: 'do',
      urgency,
      dueAt: dueAt ?? null,
      arrivedAt: context.now,
      open: true,
      owner: assignee,
    })
    context.note(itemNote(row, assignee === undefined ? {} : { to: assignee }))
    if (!about) return showItemTo(context, row)
    await insertLink(context, { item: row.id, ...about, officer: context.actor.officer, at: context.now })
    const pace = { now: context.now, alarmMinutes: (await readAlarmMinutes(context, [bureau]))(bureau) }
    return showItemTo(
      context,
      await saveItem(context, row, advance(row, { act: 'link' }, signerOf(context.actor), pace)),
    )
  }),

  handle(changeTask, async (context, { params, body }) => {
    const { version, title, words, urgency, dueAt } = body
    if (dueAt !== undefined && dueAt !== null && dueAt <= context.now) throw notInFuture('/dueAt')
    const before = await lockItem(context, params.id, 'change')
    if (before.version !== version) throw new Failure('conflict', 'desk.stale', { values: { version: before.version } })
    const changed = { ...(urgency === undefined ? {} : { urgency }), ...(dueAt === undefined ? {} : { dueAt }) }
    const row = await actOn(context, { ...params, action: 'change', command: { act: 'change', changed } })
    const said = (await openTasks(context, [row.ref])).get(row.ref)
    if (said && (title !== undefined || words !== undefined))
      await rewordTask(context, row.ref, {
        title: title ?? said.title,
        words: words === undefined ? said.words : words,
      })
    return showItemTo(context, row)
  }),

  handle(showSettings, async (context) => {
    const { bureau } = context.actor
    return { alarmMinutes: (await readAlarmMinutes(context, [bureau]))(bureau) }
  }),

  handle(changeSettings, async (context, { body }) => {
    const { bureau } = context.actor
    await writeAlarmMinutes(context, bureau, body.alarmMinutes)
    context.note({ subject: { kind: 'desk', id: bureau }, tell: [bureau], detail: { minutes: body.alarmMinutes } })
    return body
  }),
]

export const deskSlice: Slice = {
  name: 'desk',
  start: async ({ database, clock }) => {
    await startRetentionTimer(database, clock.now(), newId(clock))
    return undefined
  },
  handlers: [...handlers, ...shiftHandlers],
  reactions: deskReactions,
  timers: deskTimers,
}
