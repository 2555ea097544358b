// A message as one reader sees it: whole, or as a line of a list. What they may not see is null, never guessed at.
import { attachmentsOf, type Claimed } from '../attachment/attachment.storing.ts'
import { allows, type Rule } from '../kernel/access.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Context } from '../kernel/slice.ts'
import { readDeliveries } from './message.mark.store.ts'
import { messagePolicy } from './message.policy.ts'
import { resolveReferences } from './message.reference.ts'
import { awaitedOf, whyNotRemind } from './message.reminder.ts'
import type { MarkView, MessageLine, MessageView, ReferenceView } from './message.schema.ts'
import { isShown, type Opened, openMessages } from './message.store.ts'
import type { DeliveryRow, MessageRow, SealedContent } from './message.table.ts'
import { isOverdue, pairNumber } from './message.workflow.ts'

type Reader = Pick<Context, 'actor' | 'now'>

const numberOf = ({ sender, recipient, year, pairNumber: number, test }: DeliveryRow): string =>
  pairNumber({ sender, recipient, year, number, test })

const isLateHere = ({ state }: MessageRow, { replyBy, moreTimeUntil, answeredAt }: DeliveryRow, now: string): boolean =>
  isOverdue({ replyBy, moreTimeUntil, answeredAt, state }, now)

/** One that the mailboxes do not hold yet owes nothing but its number. */
const isLate = (row: MessageRow, deliveries: readonly DeliveryRow[], now: string): boolean =>
  deliveries.some((delivery) => isLateHere(row, delivery, now))

const viewMark = (row: MessageRow, bureau: string, delivery: DeliveryRow | undefined, now: string): MarkView => ({
  bureau,
  number: delivery ? numberOf(delivery) : null,
  sentAt: row.createdAt,
  storedAt: delivery?.storedAt ?? null,
  displayedAt: delivery?.displayedAt ?? null,
  displayedBy: delivery?.displayedAs || null,
  acknowledgedAt: delivery?.acknowledgedAt ?? null,
  acknowledgedBy: delivery?.acknowledgedAs || null,
  answeredAt: delivery?.answeredAt ?? null,
  answeredBy: delivery?.answeredBy ?? null,
  reminders: delivery?.reminders ?? 0,
  remindedAt: delivery?.remindedAt ?? null,
  overdue: delivery ? isLateHere(row, delivery, now) : false,
  moreTimeUntil: delivery?.moreTimeUntil ?? null,
  unansweredAt: delivery?.unansweredAt ?? null,
})

/** The line of a message. `deliveries` are those this reader may see. */
const viewLine = (
  { actor, now }: Reader,
  row: MessageRow,
  deliveries: readonly DeliveryRow[],
  opened: Opened | undefined,
): MessageLine => {
  const box = row.sender === actor.bureau ? 'out' : 'in'
  const own = box === 'in' ? deliveries.find(({ recipient }) => recipient === actor.bureau) : undefined
  const single = box === 'in' ? own : row.recipients.length === 1 ? deliveries[0] : undefined
  const shown = isShown({ actor }, row)
  const count = (made: (delivery: DeliveryRow) => unknown): number => deliveries.filter(made).length
  return {
    id: row.id,
    thread: row.thread,
    inReplyTo: row.inReplyTo,
    box,
    inbox: own?.number ?? null,
    number: single ? numberOf(single) : null,
    from: row.sender,
    to: [...row.recipients],
    state: row.state,
    subject: opened?.subject ?? null,
    unreadable: opened?.unreadable ?? false,
    urgency: row.urgency,
    test: row.test,
    replyBy: row.replyBy,
    overdue: isLate(row, deliveries, now),
    handlingCode: row.handlingCode,
    confidentiality: row.confidentiality,
    crimeArea: row.crimeArea || null,
    language: row.language || null,
    form: row.form || null,
    ourReference: row.ourReference,
    yourReference: row.yourReference || null,
    references: shown ? row.refers.length : 0,
    attachments: shown ? row.attachments : 0,
    sentAt: row.createdAt,
    heard: {
      of: box === 'in' ? 1 : row.recipients.length,
      stored: deliveries.length,
      displayed: count((one) => one.displayedAt),
      acknowledged: count((one) => one.acknowledgedAt),
      answered: count((one) => one.answeredAt),
    },
    displayedAt: own?.displayedAt ?? null,
    acknowledgedAt: own?.acknowledgedAt ?? null,
    answeredAt: own?.answeredAt ?? null,
    reminders: Math.max(0, ...deliveries.map(({ reminders }) => reminders)),
    withdrawnAt: row.withdrawnAt,
    version: row.version,
  }
}

/** Lines of messages that passed the read rule, in their order. */
export const viewLines = async (context: Context, rows: readonly MessageRow[]): Promise<MessageLine[]> => {
  const deliveries = await readDeliveries(context, rows)
  const opened = await openMessages(context, rows, 'subjects')
  return rows.map((row) => viewLine(context, row, deliveries.get(row.id) ?? [], opened.get(row.id)))
}

const buttons = ['acknowledge', 'answer', 'withdraw', 'consent', 'remind', 'moreTime'] as const
type Button = (typeof buttons)[number]

/** Rules of an actor, made once: a catch-up asks them a thousand times. */
const rulesKept = new WeakMap<Actor, Readonly<Record<Button, Rule>>>()
const rulesOf = (actor: Actor): Readonly<Record<Button, Rule>> => {
  const known = rulesKept.get(actor)
  if (known) return known
  const { acknowledge, answer, withdraw, consent, remind, moreTime } = messagePolicy
  const rules = {
    acknowledge: acknowledge(actor),
    answer: answer(actor),
    withdraw: withdraw(actor),
    consent: consent(actor),
    remind: remind(actor),
    moreTime: moreTime(actor),
  }
  rulesKept.set(actor, rules)
  return rules
}

/** What this reader may do now: the policy says who, what has happened says when. */
const allowedNow = (
  { actor, now }: Reader,
  row: MessageRow,
  deliveries: readonly DeliveryRow[],
  unreadable: boolean,
): Button[] => {
  const rules = rulesOf(actor)
  const own = deliveries.find(({ recipient }) => recipient === actor.bureau)
  const isOwed = row.replyBy !== null && deliveries.some(({ answeredAt }) => answeredAt === null)
  const when: Readonly<Record<Button, boolean>> = {
    // Nobody takes note of, or answers, what nobody could read.
    acknowledge: own?.acknowledgedAt === null && !unreadable,
    answer: !unreadable,
    withdraw: true,
    consent: true,
    remind: isOwed && deliveries.some((one) => whyNotRemind(awaitedOf(row, one), now) === undefined),
    moreTime: isOwed && !unreadable,
  }
  return row.state === 'sent' ? buttons.filter((button) => when[button] && allows(rules[button], row)) : []
}

/** What a view is made of, beside the row. */
type Parts = {
  readonly deliveries: readonly DeliveryRow[]
  readonly opened: Opened | undefined
  readonly pointers: readonly ReferenceView[]
  readonly files: readonly Claimed[]
}

const viewWhole = (reader: Reader, row: MessageRow, { deliveries, opened, pointers, files }: Parts): MessageView => {
  const { actor, now } = reader
  const content = opened?.content
  const isOwn = row.sender === actor.bureau
  const byRecipient = new Map(deliveries.map((one) => [one.recipient, one]))
  const line = viewLine(reader, row, deliveries, opened)
  // Named one by one: what is added to an object that was spread is added slowly, and that was half the time of a catch-up.
  return {
    id: line.id,
    thread: line.thread,
    inReplyTo: line.inReplyTo,
    box: line.box,
    inbox: line.inbox,
    number: line.number,
    from: line.from,
    to: line.to,
    state: line.state,
    subject: line.subject,
    unreadable: line.unreadable,
    urgency: line.urgency,
    test: line.test,
    replyBy: line.replyBy,
    overdue: line.overdue,
    handlingCode: line.handlingCode,
    confidentiality: line.confidentiality,
    crimeArea: line.crimeArea,
    language: line.language,
    form: line.form,
    ourReference: line.ourReference,
    yourReference: line.yourReference,
    references: line.references,
    attachments: line.attachments,
    sentAt: line.sentAt,
    heard: line.heard,
    displayedAt: line.displayedAt,
    acknowledgedAt: line.acknowledgedAt,
    answeredAt: line.answeredAt,
    reminders: line.reminders,
    withdrawnAt: line.withdrawnAt,
    version: line.version,
    body: content?.body ?? null,
    content: content?.form ?? null,
    urgencyReason: content?.urgencyReason ?? null,
    reason: (isOwn && content?.reason) || null,
    handlingCondition: content?.handlingCondition ?? null,
    function: row.function || null,
    officer: (isOwn && row.officer) || null,
    purpose: (isOwn && row.purpose) || null,
    pointers: [...pointers],
    files: files.map(({ measures: _, ...file }) => file),
    marks: (isOwn ? row.recipients : [actor.bureau]).map((bureau) =>
      viewMark(row, bureau, byRecipient.get(bureau), now),
    ),
    withdrawal:
      row.withdrawnAt === null
        ? null
        : { at: row.withdrawnAt, reason: opened?.withdrawal?.reason ?? null, text: opened?.withdrawal?.text || null },
    consented: isOwn || row.state === 'sent' ? [...row.consented] : [],
    sealing: row.sealing,
    eraseOn: row.eraseOn,
    allowed: allowedNow(reader, row, deliveries, line.unreadable),
  }
}

/** References and attachments of messages whose content is shown, by message. */
const pointedAndFiled = async (context: Context, shown: readonly MessageRow[]) => ({
  pointers: await resolveReferences(
    context,
    shown.filter(({ refers }) => refers.length > 0),
  ),
  files: await attachmentsOf(
    context,
    'message',
    shown.filter(({ attachments }) => attachments > 0).map(({ id }) => id),
  ),
})

type Read = {
  readonly deliveries: ReadonlyMap<string, readonly DeliveryRow[]>
  readonly opened: Awaited<ReturnType<typeof openMessages>>
  readonly around: Awaited<ReturnType<typeof pointedAndFiled>>
}

const viewAll = (reader: Reader, rows: readonly MessageRow[], { deliveries, opened, around }: Read): MessageView[] =>
  rows.map((row) =>
    viewWhole(reader, row, {
      deliveries: deliveries.get(row.id) ?? [],
      opened: opened.get(row.id),
      pointers: around.pointers.get(row.id) ?? [],
      files: around.files.get(row.id) ?? [],
    }),
  )

const shownAmong = (context: Context, rows: readonly MessageRow[]): MessageRow[] =>
  rows.filter((row) => isShown(context, row))

/**
 * Messages that passed the read rule, whole, in their order; marks, references and attachments as this reader may see them. A few
 * statements for all of them together.
 */
export const viewMessages = async (context: Context, rows: readonly MessageRow[]): Promise<MessageView[]> => {
  const deliveries = await readDeliveries(context, rows)
  const opened = await openMessages(context, rows)
  const around = await pointedAndFiled(context, shownAmong(context, rows))
  return viewAll(context, rows, { deliveries, opened, around })
}

/**
 * The same within a read only: a read has the pool, so the server looks for one thing while another is opened here. A transaction has one
 * lane. `known` are deliveries to the own bureau that need not be read again.
 */
export const viewPage = async (
  context: Context,
  rows: readonly MessageRow[],
  known: ReadonlyMap<string, DeliveryRow>,
): Promise<MessageView[]> => {
  const own = new Map<string, readonly DeliveryRow[]>()
  for (const { id, sender } of rows) {
    const delivery = sender === context.actor.bureau ? undefined : known.get(id)
    if (delivery) own.set(id, [delivery])
  }
  const [read, opened, around] = await Promise.all([
    readDeliveries(
      context,
      rows.filter(({ id }) => !own.has(id)),
    ),
    openMessages(context, rows),
    pointedAndFiled(context, shownAmong(context, rows)),
  ])
  const deliveries = own.size === 0 ? read : new Map<string, readonly DeliveryRow[]>([...read, ...own])
  return viewAll(context, rows, { deliveries, opened, around })
}

/** A message that its sender has just sent: nothing is read again that is known. */
export const viewSent = async (
  context: Context,
  {
    message,
    subject,
    content,
  }: { readonly message: MessageRow; readonly subject: string; readonly content: SealedContent },
): Promise<MessageView> => {
  const { pointers, files } = await pointedAndFiled(context, [message])
  return viewWhole(context, message, {
    deliveries: [],
    opened: { subject, content, withdrawal: null, unreadable: false },
    pointers: pointers.get(message.id) ?? [],
    files: files.get(message.id) ?? [],
  })
}

/** One message that passed the read rule. */
export const viewMessage = async (context: Context, row: MessageRow): Promise<MessageView> => {
  const [view] = await viewMessages(context, [row])
  if (!view) throw new RangeError('a view for each row')
  return view
}
