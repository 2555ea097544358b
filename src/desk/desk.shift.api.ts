// Answers to operations on shifts, handovers, telephone calls and saved views.
import { stateSpoken } from '../bureau/bureau.store.ts'
import { Failure } from '../kernel/failure.ts'
import { type Context, handle } from '../kernel/slice.ts'
import { addHours } from '../terms/instant.ts'
import { actOn, requireAssignee, requireReadable } from './desk.acting.ts'
import { insertCall, listCallRows, openCalls, readConfirmations } from './desk.call.store.ts'
import { itemNote } from './desk.fact.ts'
import { draftPage, handoverLineOf, pageToSign, viewHandover } from './desk.handover.ts'
import { lockVeryUrgentOf } from './desk.list.store.ts'
import { makeOwnItem } from './desk.making.ts'
import { deleteView, insertView, listViewRows, replaceView, viewSaved } from './desk.saved.store.ts'
import {
  acceptHandover,
  beginShift,
  changeView,
  draftHandover,
  endShift,
  listCalls,
  listHandovers,
  listViews,
  logCall,
  removeView,
  saveView,
  showHandover,
  showShift,
  showThere,
  signHandover,
} from './desk.shift.operations.ts'
import type { CallLine, ShiftView } from './desk.shift.schema.ts'
import {
  closeShift,
  insertHandover,
  listHandoverRows,
  lockHandover,
  onDutyOf,
  openHandover,
  putShift,
  readHandover,
  readLastHandover,
  readOnDuty,
  signFor,
} from './desk.shift.store.ts'
import { lockItemsOf, readableItems, readItem, readItems, saveItem } from './desk.store.ts'
import type { CallRow, ItemRow, ShiftRow } from './desk.table.ts'
import { plain } from './desk.thing.plain.ts'
import { signerOf } from './desk.view.ts'
import { advance } from './desk.workflow.ts'

const languagesOf = (rows: readonly ShiftRow[]): string[] => [...new Set(rows.flatMap(({ languages }) => languages))]

const viewShift = async (context: Context): Promise<ShiftView> => {
  const { actor } = context
  const onDuty = await readOnDuty(context, actor.bureau)
  const own = onDuty.find(({ officer }) => officer === actor.officer)
  const handover = await readLastHandover(context)
  const owned = await readableItems(context)
    .where('state', '=', 'open')
    .where('urgency', '=', 'very-urgent')
    .where('owner', '=', actor.officer)
    .execute()
  return {
    own: own ? { role: own.role, since: own.beganAt, languages: own.languages } : null,
    onDuty: onDutyOf(onDuty),
    handover: handover ? handoverLineOf(handover, actor.officer) : null,
    veryUrgentOwned: owned.length,
  }
}

/** What is spoken at the bureau from now on; with nobody on duty it stays as it was said last. */
const stateLanguages = async (context: Context): Promise<void> => {
  const spoken = languagesOf(await readOnDuty(context, context.actor.bureau))
  if (spoken.length > 0) await stateSpoken(context, context.actor.bureau, spoken.slice(0, 20))
}

const noteShift = (context: Context, shift: ShiftRow): void =>
  context.note({
    subject: { kind: 'shift', id: shift.id },
    tell: [shift.bureau],
    detail: { role: shift.role, languages: shift.languages },
  })

/** Gives the open very urgent items of the actor to the officer who stays. */
const giveOver = async (context: Context, successor: string | undefined): Promise<number> => {
  const { actor } = context
  const owned = await lockVeryUrgentOf(context, actor.officer)
  if (owned.length === 0) return 0
  if (successor === undefined)
    throw new Failure('conflict', 'desk.very-urgent-owned', { values: { count: owned.length } })
  const onDuty = await readOnDuty(context, actor.bureau)
  if (successor === actor.officer || !onDuty.some(({ officer }) => officer === successor))
    throw new Failure('invalid', 'request.invalid', {
      pointers: [{ pointer: '/successor', key: 'fault.desk-not-on-duty', values: {} }],
    })
  for (const item of owned) {
    await requireAssignee(context, successor, item, '/successor')
    // Each in a fact of its own: the register says of every item who gave it to whom.
    const apart: Context = { ...context, note: (note) => context.also('desk.assign', note) }
    await actOn(apart, { id: item.id, action: 'assign', command: { act: 'assign', officer: successor } })
  }
  return owned.length
}

const viewCalls = async (context: Context, rows: readonly CallRow[]): Promise<CallLine[]> => {
  const said = await openCalls(context, rows)
  const confirmations = await readConfirmations(
    context,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => {
    const words = said.get(row.id)
    const confirmation = confirmations.get(row.id)
    return {
      id: row.id,
      at: row.createdAt,
      by: row.officer,
      with: row.partner,
      direction: row.direction || null,
      number: words?.number ?? null,
      reached: row.reached,
      spoke: words?.spoke ?? null,
      said: words?.said ?? null,
      item: row.item,
      hit: row.hit,
      reference: row.reference || null,
      about: row.aboutKind !== '' && row.aboutRef !== null ? { kind: row.aboutKind, ref: row.aboutRef } : null,
      confirmation:
        row.confirmFrom !== '' && row.confirmBy !== null && confirmation
          ? { from: row.confirmFrom, by: row.confirmBy, ...confirmation }
          : null,
    }
  })
}

/** The item a call was about: named, or that of the hit or message it was about. */
const itemOfCall = async (
  context: Context,
  { item, about }: { readonly item?: string; readonly about?: { readonly kind: string; readonly ref: string } },
): Promise<ItemRow | undefined> => {
  if (item !== undefined) return readItem(context, item)
  if (about === undefined || about.kind === 'record') return undefined
  return readableItems(context)
    .where('kind', '=', about.kind === 'hit' ? 'hit' : 'message')
    .where('ref', '=', about.ref)
    .executeTakeFirst()
}

/** Minutes before its time at which a confirmation that this bureau owes comes up. */
const minutesBefore = 15

const makeConfirmation = (
  context: Context,
  call: CallRow,
  item: ItemRow | undefined,
  { from, by }: { readonly from: 'us' | 'them'; readonly by: string },
): Promise<ItemRow> => {
  const comesUp = addHours(by, -minutesBefore / 60)
  return makeOwnItem(context, 'confirmation', call.id, {
    ...plain,
    unit: context.actor.unit,
    reference: call.reference,
    need: from === 'us' ? 'confirm-in-writing' : 'await-reply',
    waits: from === 'them',
    urgency: item?.urgency === 'very-urgent' ? 'urgent' : (item?.urgency ?? 'normal'),
    dueAt: by,
    arrivedAt: context.now,
    sender: call.partner,
    open: true,
    ...(from === 'us' && comesUp > context.now ? { snoozedUntil: comesUp } : {}),
  })
}

export const shiftHandlers = [
  handle(showShift, (context) => viewShift(context)),

  handle(beginShift, async (context, { body }) => {
    const shift = await putShift(context, body)
    await stateLanguages(context)
    noteShift(context, shift)
    return viewShift(context)
  }),

  handle(endShift, async (context, { body }) => {
    const given = await giveOver(context, body.successor)
    const shift = await closeShift(context, { officer: context.actor.officer })
    if (!shift) throw new Failure('conflict', 'desk.no-shift')
    await stateLanguages(context)
    noteShift(context, shift)
    context.note({ detail: { given } })
    return viewShift(context)
  }),

  handle(showThere, async (context, { params }) => {
    const onDuty = await readOnDuty(context, params.bureau)
    return {
      bureau: params.bureau,
      staffed: onDuty.length > 0,
      since: onDuty[0]?.beganAt ?? null,
      languages: languagesOf(onDuty).slice(0, 40),
      onDuty: params.bureau === context.actor.bureau ? onDutyOf(onDuty) : [],
    }
  }),

  handle(draftHandover, (context) => draftPage(context)),

  handle(signHandover, async (context, { body }) => {
    const page = await pageToSign(context, body)
    const row = await insertHandover(context, page)
    await makeOwnItem(context, 'handover', row.id, {
      ...plain,
      unit: row.unit,
      need: 'sign',
      urgency: 'urgent',
      arrivedAt: context.now,
      open: true,
    })
    context.note({ subject: { kind: 'handover', id: row.id }, tell: [row.bureau], detail: { items: row.items } })
    return viewHandover(row, { page, remarks: null }, context.actor.officer)
  }),

  handle(acceptHandover, async (context, { params, body }) => {
    const before = await lockHandover(context, params.id, 'accept')
    const { officer } = context.actor
    if (before.acceptedBy !== '')
      throw new Failure('conflict', 'desk.handover-accepted', { values: { officer: before.acceptedBy } })
    // A page that its writer signs for says nothing of anybody having read it.
    if (before.officer === officer) throw new Failure('forbidden', 'desk.handover-own')
    const row = await signFor(context, before, body.remarks)
    for (const item of await lockItemsOf(context, 'handover', [row.id])) {
      const next = advance(item, { act: 'settle' }, signerOf(context.actor), { now: context.now, alarmMinutes: 1 })
      context.also('desk.item-settled', itemNote(await saveItem(context, item, next)))
    }
    context.note({ subject: { kind: 'handover', id: row.id }, tell: [row.bureau], detail: { items: row.items } })
    return viewHandover(row, await openHandover(context, row), officer)
  }),

  handle(listHandovers, async (context, { query }) => {
    const { lines, after } = await listHandoverRows(context, query)
    return { handovers: lines.map((row) => handoverLineOf(row, context.actor.officer)), after }
  }),

  handle(showHandover, async (context, { params }) => {
    const row = await readHandover(context, params.id)
    context.note({ subject: { kind: 'handover', id: row.id } })
    return viewHandover(row, await openHandover(context, row), context.actor.officer)
  }),

  handle(logCall, async (context, { body }) => {
    const { about, confirmation, with: partner, direction, reached } = body
    if (confirmation && confirmation.by <= context.now)
      throw new Failure('invalid', 'request.invalid', {
        pointers: [{ pointer: '/confirmation/by', key: 'fault.desk-not-in-future', values: {} }],
      })
    if (about) await requireReadable(context, about.kind, about.ref)
    const item = await itemOfCall(context, body)
    const call = await insertCall(
      context,
      {
        partner,
        direction,
        reached,
        item: item?.id ?? null,
        aboutKind: about?.kind ?? '',
        aboutRef: about?.ref ?? null,
        hit: null,
        reference: item?.reference ?? '',
        confirmFrom: confirmation?.from ?? '',
        confirmBy: confirmation?.by ?? null,
      },
      { number: body.number ?? null, spoke: body.spoke ?? null, said: body.said },
    )
    if (item) await actOn(context, { id: item.id, action: 'read', command: { act: 'call' } })
    else context.note({ subject: { kind: 'call', id: call.id } })
    context.note({ detail: { call: call.id, with: partner, direction } })
    if (confirmation) {
      const made = await makeConfirmation(context, call, item, confirmation)
      context.also('desk.item-arrived', itemNote(made))
    }
    const [line] = await viewCalls(context, [call])
    if (!line) throw new RangeError('a call that was just logged is there')
    return line
  }),

  handle(listCalls, async (context, { query }) => {
    const { lines, after } = await listCallRows(context, query)
    const items = await readItems(
      context,
      lines.flatMap(({ item }) => (item === null ? [] : [item])),
    )
    // Of an item that this reader may not see, a call is not told either.
    const seen = new Set(items.map(({ id }) => id))
    const shown = lines.filter(({ item }) => item === null || seen.has(item))
    context.note({ detail: { lines: shown.length } })
    return { calls: await viewCalls(context, shown), after }
  }),

  handle(listViews, async (context) => ({
    views: (await listViewRows(context)).map((row) => viewSaved(row, context)),
  })),

  handle(saveView, async (context, { body }) => {
    const row = await insertView(context, body)
    context.note({ subject: { kind: 'view', id: row.id, version: row.version }, detail: { shared: row.shared } })
    return viewSaved(row, context)
  }),

  handle(changeView, async (context, { params, body }) => {
    const row = await replaceView(context, params.id, body)
    context.note({ subject: { kind: 'view', id: row.id, version: row.version }, detail: { shared: row.shared } })
    return viewSaved(row, context)
  }),

  handle(removeView, async (context, { params }) => {
    const row = await deleteView(context, params.id)
    context.note({ subject: { kind: 'view', id: row.id, version: row.version }, detail: { shared: row.shared } })
    return {}
  }),
]
