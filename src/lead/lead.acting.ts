// Acts on a lead after it was given: marks of a receipt, decisions, outcomes, deadlines, places, withdrawal.

import { allows } from '../kernel/access.ts'
import { Failure } from '../kernel/failure.ts'
import { eraseSeals } from '../kernel/seal.ts'
import type { Context } from '../kernel/slice.ts'
import { clearTimer } from '../kernel/timer.ts'
import { dueFaults, placeFaults, refuse, textFaults } from './lead.giving.ts'
import { type LeadAction, leadPolicy } from './lead.policy.ts'
import type { LeadDeclineReason, LeadOutcome, LeadStep, LeadWithdrawReason, LedTo } from './lead.schema.ts'
import { lockLead, readableLeads, readReceipts, remindTimer, saveLead, saveReceipt } from './lead.store.ts'
import type { LeadRow, ReceiptRow, StepSays } from './lead.table.ts'
import { advanceReceipt, type ReceiptAct } from './lead.workflow.ts'

/** A lead after an act: whom to tell, and codes for its fact. */
export type Acted = {
  readonly row: LeadRow
  readonly tell: readonly string[]
  readonly detail: Readonly<Record<string, unknown>>
}

const receiptOf = async (context: Context, row: LeadRow, bureau: string): Promise<ReceiptRow> => {
  const receipts = (await readReceipts(context, [row.id])).get(row.id) ?? []
  const own = receipts.find((one) => one.bureau === bureau)
  if (!own) throw new Failure('forbidden', 'lead.not-yours')
  return own
}

type Act = {
  readonly act: ReceiptAct
  readonly step: LeadStep
  readonly says?: StepSays
  readonly note?: string | undefined
}

const advance = async (
  context: Context,
  row: LeadRow,
  bureau: string,
  { act, step, says, note }: Act,
): Promise<Acted> => {
  refuse(textFaults(context, { '/note': note }))
  const before = await receiptOf(context, row, bureau)
  const after = advanceReceipt(before, act, context.now)
  const detail = { receipt: after.state, recipient: bureau, ...says }
  if (after === before) return { row, tell: [], detail }
  const saved = await saveReceipt(context, row, after, { step, says: says ?? {}, note: note ?? '' })
  return { row: saved, tell: [...new Set([row.bureau, bureau])], detail }
}

const actOwn = async (context: Context, id: string, action: LeadAction, act: Act): Promise<Acted> =>
  advance(context, await lockLead(context, id, action), context.actor.bureau, act)

/** Marks leads as received that have just arrived; of what is hidden or was marked before nothing is said. Answers those marked. */
export const receive = async (context: Context, ids: readonly string[]): Promise<Acted[]> => {
  const rows = await readableLeads(context)
    .where('id', 'in', [...new Set(ids)])
    .where('state', '<>', 'withdrawn')
    .orderBy('id')
    .forUpdate()
    .execute()
  const mine = rows.filter((row) => allows(leadPolicy.receive(context.actor), row))
  const marked: Acted[] = []
  for (const row of mine) {
    const done = await advance(context, row, context.actor.bureau, { act: { kind: 'receive' }, step: 'received' })
    if (done.tell.length > 0) marked.push(done)
  }
  return marked
}

export const open = (context: Context, id: string): Promise<Acted> =>
  actOwn(context, id, 'open', { act: { kind: 'open' }, step: 'opened' })

export const accept = (context: Context, id: string): Promise<Acted> =>
  actOwn(context, id, 'accept', { act: { kind: 'accept' }, step: 'accepted' })

type Noted = { readonly note?: string | undefined }

export const decline = (
  context: Context,
  id: string,
  { reason, note }: Noted & { readonly reason: LeadDeclineReason },
): Promise<Acted> =>
  actOwn(context, id, 'decline', { act: { kind: 'decline', reason }, step: 'declined', says: { reason }, note })

/** Tells what came of it. Throws invalid where a kind and day stand without "led to", or "led to" without them. */
export const tellOutcome = async (
  context: Context,
  id: string,
  body: Noted & { readonly outcome: LeadOutcome; readonly ledTo?: LedTo | undefined; readonly on?: string | undefined },
): Promise<Acted> => {
  const { outcome, ledTo, on, note } = body
  const isLedTo = outcome === 'led-to'
  const wrong = (pointer: string, value: string | undefined) =>
    isLedTo === (value !== undefined)
      ? []
      : [{ pointer, key: isLedTo ? 'fault.lead-led-to-missing' : 'fault.lead-led-to-only', values: {} }]
  const row = await lockLead(context, id, 'outcome')
  refuse([
    ...wrong('/ledTo', ledTo),
    ...wrong('/on', on),
    ...(on !== undefined && (on > context.now.slice(0, 10) || on < row.createdAt.slice(0, 10))
      ? [{ pointer: '/on', key: 'fault.lead-day', values: {} }]
      : []),
  ])
  return advance(context, row, context.actor.bureau, {
    act: { kind: 'outcome', outcome, ledTo: ledTo ?? '', ledOn: on ?? null },
    step: 'outcome',
    says: { reason: ledTo ?? outcome },
    note,
  })
}

export const askExtension = async (
  context: Context,
  id: string,
  { until, why }: { readonly until: string; readonly why: string },
): Promise<Acted> => {
  const row = await lockLead(context, id, 'askExtension')
  const { dueAt } = await receiptOf(context, row, context.actor.bureau)
  refuse([
    ...textFaults(context, { '/why': why }),
    ...dueFaults(context, '/until', until),
    ...(until <= dueAt ? [{ pointer: '/until', key: 'fault.lead-not-later', values: {} }] : []),
  ])
  return advance(context, row, context.actor.bureau, {
    act: { kind: 'ask', until },
    step: 'extension-asked',
    says: { until },
    note: why,
  })
}

export const answerExtension = async (
  context: Context,
  id: string,
  { bureau, granted, note }: Noted & { readonly bureau: string; readonly granted: boolean },
): Promise<Acted> => {
  const row = await lockLead(context, id, 'answerExtension')
  if (!row.recipients.includes(bureau)) refuse([{ pointer: '/bureau', key: 'fault.lead-no-recipient', values: {} }])
  const { askedUntil } = await receiptOf(context, row, bureau)
  return advance(context, row, bureau, {
    act: { kind: 'answer', granted },
    step: granted ? 'extension-granted' : 'extension-refused',
    says: askedUntil === null ? {} : { until: askedUntil },
    note,
  })
}

/** Sends it on to an entity or post of the own bureau; both left out, back to the bureau itself. */
export const place = async (
  context: Context,
  id: string,
  { unit = '', post = '' }: { readonly unit?: string; readonly post?: string },
): Promise<Acted> => {
  const { bureau } = context.actor
  const row = await lockLead(context, id, 'place')
  refuse(await placeFaults(context, { bureau, unit, post }, ''))
  const before = await receiptOf(context, row, bureau)
  const saved = await saveReceipt(context, row, { ...before, unit, post, placedBy: bureau }, { step: 'placed' })
  return { row: saved, tell: [bureau], detail: { receipt: before.state, recipient: bureau } }
}

/** Takes a lead back: its text is erased for everybody, that it was given and why it is not any more remains. */
export const withdraw = async (
  context: Context,
  id: string,
  { version, reason, note }: Noted & { readonly version: number; readonly reason: LeadWithdrawReason },
): Promise<Acted> => {
  const row = await lockLead(context, id, 'withdraw', version)
  refuse(textFaults(context, { '/note': note }))
  await eraseSeals(context, [row.seal])
  for (const bureau of row.recipients) await clearTimer(context, remindTimer, `${row.id} ${bureau}`)
  const saved = await saveLead(
    context,
    row,
    { state: 'withdrawn', withdrawReason: reason },
    { step: 'withdrawn', says: { reason }, note: note ?? '' },
  )
  return { row: saved, tell: [row.bureau, ...row.recipients], detail: { reason } }
}
