// Answers to operations on messages, and the slice itself.
import { attachmentsOf, openAttachment } from '../attachment/attachment.storing.ts'
import { bureauName } from '../bureau/bureau.schema.ts'
import { readBureaus } from '../bureau/bureau.store.ts'
import { Failure, type FailurePointer } from '../kernel/failure.ts'
import { sealFor } from '../kernel/seal.ts'
import { type Context, handle, type Slice } from '../kernel/slice.ts'
import { handlingStrictness } from '../terms/handling.ts'
import { giveArrived, provideCatching } from './message.catching.ts'
import { display } from './message.displaying.ts'
import { erasingTimer } from './message.erasing.ts'
import { extraHandlers } from './message.extras.api.ts'
import { messageSubject, noteMessage } from './message.fact.ts'
import { listBox, markBy, markMessage } from './message.mark.store.ts'
import { addresseesPart, rememberAddressees } from './message.memory.ts'
import { namedHandler } from './message.named.api.ts'
import { numberingPart, startNumbering } from './message.numbering.ts'
import {
  acknowledgeMessage,
  catchUp,
  consentToPassOn,
  listMessages,
  markDisplayed,
  sendMessage,
  showAttachment,
  showMessage,
  showThread,
  withdrawMessage,
} from './message.operations.ts'
import { quotedBy } from './message.reference.ts'
import type { MessageView } from './message.schema.ts'
import { isPlain, send } from './message.sending.ts'
import {
  isShown,
  lockMessage,
  openMessages,
  readMessage,
  readThread,
  saveConsent,
  saveWithdrawal,
  type Withdrawal,
  withdrawalText,
} from './message.store.ts'
import type { MessageRow } from './message.table.ts'
import { messageTimers } from './message.timers.ts'
import { viewLines, viewMessage, viewMessages, viewSent } from './message.view.ts'
import { requirePresent } from './message.workflow.ts'

const shown = (context: Context, rows: readonly MessageRow[]): void =>
  context.note({ subjects: rows.map((row) => messageSubject(row, 'shown')), detail: { messages: rows.length } })

/** The register says how many of the messages shown could not be read: whoever keeps the hub looks there. */
const noteUnreadable = (context: Context, views: readonly Pick<MessageView, 'unreadable'>[]): void => {
  const unreadable = views.filter((view) => view.unreadable).length
  if (unreadable > 0) context.note({ detail: { unreadable } })
}

/** Throws Failure conflict `message.unreadable`: nobody has seen or noted what nobody could read. */
const requireReadable = async (context: Context, row: MessageRow): Promise<void> => {
  if ((await openMessages(context, [row])).get(row.id)?.unreadable) throw new Failure('conflict', 'message.unreadable')
}

/** Makes a mark by an act of its own and answers the message as it is then. */
const mark = async (context: Context, id: string, act: 'display' | 'acknowledge'): Promise<MessageView> => {
  const row = await readMessage(context, id, act)
  requirePresent(row.state)
  await requireReadable(context, row)
  const { made } = await markMessage(context, row, { act, ...(await markBy(context)) })
  noteMessage(context, row, {
    part: 'changed',
    tell: made.length > 0 ? [row.sender, context.actor.bureau] : false,
    detail: { marked: made },
  })
  return viewMessage(context, row)
}

const invalid = (pointers: readonly FailurePointer[]): Failure =>
  new Failure('invalid', 'request.invalid', { pointers })

/** Whoever consents must have consent: what the message quotes from others under H2 or H3 keeps its own sources' word. */
const faultsOfConsent = async (context: Context, row: MessageRow, to: readonly string[]): Promise<FailurePointer[]> => {
  const known = await readBureaus(context, to)
  const quoted = (await quotedBy(context, row.refers))
    .flatMap((all) => all ?? [])
    .filter(
      (one) =>
        one.known && one.source !== row.sender && handlingStrictness(one.handlingCode) >= handlingStrictness('H2'),
    )
  return to.flatMap((bureau, at): FailurePointer[] => {
    const pointer = `/to/${at}`
    if (!known.has(bureau)) return [{ pointer, key: 'fault.no-such-addressee', values: {} }]
    const kept = quoted.find((one) => one.source !== bureau && !one.known?.includes(bureau))
    const values = {
      code: kept?.handlingCode ?? '',
      source: bureauName(kept?.source ?? ''),
      bureaus: bureauName(bureau),
    }
    return kept ? [{ pointer, key: 'fault.consent-of-source', values }] : []
  })
}

const withdraw = async (context: Context, row: MessageRow, why: Withdrawal): Promise<MessageRow> => {
  requirePresent(row.state)
  if (why.reason === 'other' && why.text === '')
    throw invalid([{ pointer: '/text', key: 'fault.withdrawal-words', values: {} }])
  const seal = await sealFor(context, row.seal)
  if (!seal) throw new Failure('conflict', 'message.unreadable')
  return saveWithdrawal(context, row, seal.close('withdrawal', withdrawalText(why)))
}

const handlers = [
  handle(
    sendMessage,
    async (context, { body }) => {
      const sent = await send(context, body)
      if (!sent.repeated) return viewSent(context, sent)
      // The fact of a repeat names no subject, so that nothing happens a second time because of it.
      context.note({ detail: { repeated: sent.message.id } })
      return viewMessage(context, sent.message)
    },
    { room: (part) => part(numberingPart).room(), together: ({ body }) => isPlain(body) },
  ),

  handle(listMessages, async (context, { query }) => {
    const { rows, after } = await listBox(context, query)
    shown(context, rows)
    const messages = await viewLines(context, rows)
    noteUnreadable(context, messages)
    return { messages, after }
  }),

  handle(catchUp, (context, { query }) =>
    giveArrived(context, query.since, query.limit ?? 1000, query.continued ?? false),
  ),

  handle(showMessage, async (context, { params }) => {
    const row = await readMessage(context, params.id)
    await display(context, [row])
    noteMessage(context, row, { part: 'shown', tell: false })
    const view = await viewMessage(context, row)
    noteUnreadable(context, [view])
    return view
  }),

  handle(showThread, async (context, { params, query }) => {
    const { rows, earlier } = await readThread(context, params.id, query.before)
    await display(context, rows)
    context.note({ subject: { kind: 'message', id: params.id } })
    shown(context, rows)
    const messages = await viewMessages(context, rows)
    noteUnreadable(context, messages)
    const bureaus = [...new Set(rows.flatMap(({ participants }) => participants))].sort()
    return { id: params.id, subject: messages[0]?.subject ?? null, bureaus, messages, earlier }
  }),

  handle(markDisplayed, async (context, { params }) => mark(context, params.id, 'display')),
  handle(acknowledgeMessage, async (context, { params }) => mark(context, params.id, 'acknowledge')),

  handle(withdrawMessage, async (context, { params, body }) => {
    const { version, reason, text = '' } = body
    const row = await withdraw(context, await lockMessage(context, params.id, 'withdraw', version), { reason, text })
    const view = await viewMessage(context, row)
    const displayed = view.marks.filter((one) => one.displayedAt !== null).map(({ bureau }) => bureau)
    noteMessage(context, row, { part: 'changed', tell: true, detail: { displayed, reason } })
    return view
  }),

  handle(consentToPassOn, async (context, { params, body }) => {
    const before = await lockMessage(context, params.id, 'consent')
    requirePresent(before.state)
    const faults = await faultsOfConsent(context, before, body.to)
    if (faults.length > 0) throw invalid(faults)
    const row = await saveConsent(context, before, body.to)
    noteMessage(context, row, { part: 'changed', tell: true, detail: { consented: body.to } })
    return viewMessage(context, row)
  }),

  handle(showAttachment, async (context, { params, query }) => {
    const row = await readMessage(context, params.id)
    if (!isShown(context, row)) throw new Failure('conflict', `message.${row.state}`)
    await display(context, [row])
    noteMessage(context, row, { part: 'shown', tell: false })
    const through = { kind: 'message', id: row.id }
    const { attachment } = params
    const files = (await attachmentsOf(context, through.kind, [row.id])).get(row.id) ?? []
    const hasDisplay = files.some(({ id, shown }) => id === attachment && shown)
    return openAttachment(context, {
      attachment,
      through,
      variant: query.variant ?? (hasDisplay ? 'display' : 'original'),
    })
  }),
]

export const messageSlice: Slice = {
  name: 'message',
  handlers: [...handlers, namedHandler, ...extraHandlers],
  timers: [erasingTimer, ...messageTimers],
  start: (hub) => {
    hub.provide(addresseesPart, rememberAddressees(hub))
    provideCatching(hub)
    return startNumbering(hub)
  },
}
