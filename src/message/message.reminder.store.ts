// SQL for answers that are owed: reminders, more time that recipients asked for, and the one clock a message has for both.
import { readBureaus } from '../bureau/bureau.store.ts'
import { Failure } from '../kernel/failure.ts'
import { sealFor } from '../kernel/seal.ts'
import type { Context } from '../kernel/slice.ts'
import { setTimer } from '../kernel/timer.ts'
import { addHours } from '../terms/instant.ts'
import { functionOf } from './message.mark.store.ts'
import {
  awaitedOf,
  type Clocked,
  faultOfMoreTime,
  nextStep,
  type ReminderPace,
  type ReminderStep,
  whyNotRemind,
} from './message.reminder.ts'
import type { MoreTimeEntry } from './message.schema.ts'
import { readSetting } from './message.setting.store.ts'
import { lockMessage } from './message.store.ts'
import type { DeliveryRow, MessageRow, MoreTimeRow, ReminderRow } from './message.table.ts'
import { requirePresent } from './message.workflow.ts'

export const reminderTimer = 'message.remind'
/** Statements of more time one recipient may make. */
const mostStatements = 20

/** Deliveries of a message to every recipient, by code, locked: for the work of the platform, never for an answer as they are. */
const lockDeliveries = ({ sql }: Pick<Context, 'sql'>, message: string): Promise<DeliveryRow[]> =>
  sql
    .selectFrom('messageDelivery')
    .selectAll()
    .where('message', '=', message)
    .orderBy('recipient')
    .forUpdate()
    .execute()

export type Clocks = { readonly of: (bureau: string) => Clocked; readonly pace: ReminderPace }

const nowhere: Clocked = { zone: 'Etc/UTC', weekend: [] }

/** Clocks of these recipients and the pace of reminders. */
export const readClocks = async (context: Pick<Context, 'sql'>, recipients: readonly string[]): Promise<Clocks> => {
  const bureaus = await readBureaus(context, recipients)
  return { of: (bureau) => bureaus.get(bureau) ?? nowhere, pace: (await readSetting(context)).reminderMinutes }
}

const stepOf = (context: Context, message: MessageRow, delivery: DeliveryRow, clocks: Clocks): ReminderStep =>
  nextStep(awaitedOf(message, delivery), clocks.of(delivery.recipient), clocks.pace, context.now)

/** Starts the clock of a message that wants an answer, in the transaction that sends it. Test traffic is never reminded of. */
export const startReminders = async (
  context: Pick<Context, 'client' | 'newId'>,
  { id, sender, replyBy, test }: Pick<MessageRow, 'id' | 'sender' | 'replyBy' | 'test'>,
): Promise<void> => {
  if (replyBy === null || test) return
  await setTimer(context, { kind: reminderTimer, ref: id, dueAt: replyBy, bureau: sender })
}

/** Moves the clock of a message to the next thing that happens by itself; none is left running where nothing does. */
const moveClock = async (
  context: Context,
  message: MessageRow,
  deliveries: readonly DeliveryRow[],
  clocks: Clocks,
): Promise<void> => {
  const dues = deliveries.flatMap((delivery) => {
    const step = stepOf(context, message, delivery, clocks)
    return step.step === 'wait' ? [step.until] : step.step === 'rest' ? [] : [context.now]
  })
  // The queue of the mailboxes is milliseconds long: who is not in it yet is looked at a minute later.
  if (message.state === 'sent' && deliveries.length < message.recipients.length)
    dues.push(addHours(context.now, 1 / 60))
  const [next] = dues.sort()
  if (next !== undefined)
    await setTimer(context, { kind: reminderTimer, ref: message.id, dueAt: next, bureau: message.sender })
}

/** Writes the next reminder of each of these recipients. Answers the deliveries as they are then. */
const writeReminders = async (context: Context, deliveries: readonly DeliveryRow[]): Promise<DeliveryRow[]> => {
  if (deliveries.length === 0) return []
  const { now, actor } = context
  await context.sql
    .insertInto('messageReminder')
    .values(
      deliveries.map(
        ({ message, recipient, reminders }): ReminderRow => ({
          message,
          recipient,
          number: reminders + 1,
          at: now,
          officer: actor.officer,
        }),
      ),
    )
    .execute()
  return context.sql
    .updateTable('messageDelivery')
    .set((row) => ({ reminders: row('reminders', '+', 1), remindedAt: now }))
    .where('message', '=', deliveries[0]?.message ?? '')
    .where(
      'recipient',
      'in',
      deliveries.map(({ recipient }) => recipient),
    )
    .returningAll()
    .execute()
}

export type Reminded = {
  readonly message: MessageRow
  /** Deliveries that were reminded now. */
  readonly reminded: readonly DeliveryRow[]
  /** Recipients that three reminders did not move, told to the sender now. */
  readonly unanswered: readonly string[]
}

/** What a fact says of reminders: which recipient got which number, of a message how urgent. */
export const reminderDetail = ({ message, reminded }: Pick<Reminded, 'message' | 'reminded'>) => ({
  urgency: message.urgency,
  reminded: Object.fromEntries(reminded.map(({ recipient, reminders }) => [recipient, reminders])),
})

/** What the clock of a message does when it rings: reminders that are due, and who is to be called. Context of the sender's system. */
export const remindDue = async (context: Context, id: string): Promise<Reminded> => {
  const message = await lockMessage(context, id, 'tend')
  const deliveries = await lockDeliveries(context, id)
  const owed = deliveries.some(({ answeredAt }) => answeredAt === null) || deliveries.length < message.recipients.length
  if (message.state !== 'sent' || !owed) return { message, reminded: [], unanswered: [] }
  const clocks = await readClocks(
    context,
    deliveries.map(({ recipient }) => recipient),
  )
  const due = (step: ReminderStep['step']): DeliveryRow[] =>
    deliveries.filter((delivery) => stepOf(context, message, delivery, clocks).step === step)
  const unanswered = due('unanswered').map(({ recipient }) => recipient)
  const reminded = await writeReminders(context, due('remind'))
  if (unanswered.length > 0)
    await context.sql
      .updateTable('messageDelivery')
      .set({ unansweredAt: context.now })
      .where('message', '=', id)
      .where('recipient', 'in', unanswered)
      .execute()
  await moveClock(context, message, await lockDeliveries(context, id), clocks)
  return { message, reminded, unanswered }
}

const refuse = (key: string, delivery: DeliveryRow | undefined): never => {
  const { moreTimeUntil = null, replyBy = null } = delivery ?? {}
  throw new Failure('conflict', key, {
    values: { at: (moreTimeUntil ?? replyBy ?? '').slice(0, 16).replace('T', ' ') },
  })
}

/**
 * A reminder by hand: of the recipients named, or of all who owe an answer. Throws Failure invalid for who did not receive it, and
 * conflict with the reason where one of those named, or all, may not be reminded now.
 */
export const remindByHand = async (
  context: Context,
  id: string,
  to: readonly string[] | undefined,
): Promise<Reminded> => {
  const message = await lockMessage(context, id, 'remind')
  const deliveries = await lockDeliveries(context, id)
  const foreign = (to ?? []).flatMap((bureau, at) =>
    message.recipients.includes(bureau) ? [] : [{ pointer: `/to/${at}`, key: 'fault.not-a-recipient', values: {} }],
  )
  if (foreign.length > 0) throw new Failure('invalid', 'request.invalid', { pointers: foreign })
  const wanted = to ? deliveries.filter(({ recipient }) => to.includes(recipient)) : deliveries
  const judged = wanted.map((delivery) => ({ delivery, why: whyNotRemind(awaitedOf(message, delivery), context.now) }))
  const may = judged.flatMap(({ delivery, why }) => (why === undefined ? [delivery] : []))
  const refused = judged.find(({ why }) => why !== undefined)
  if (may.length === 0 || (to && refused)) refuse(refused?.why ?? 'message.not-stored', refused?.delivery)
  const reminded = await writeReminders(context, may)
  const after = await lockDeliveries(context, id)
  const clocks = await readClocks(
    context,
    after.map(({ recipient }) => recipient),
  )
  await moveClock(context, message, after, clocks)
  return { message, reminded, unanswered: [] }
}

/**
 * A recipient says by when it will answer. Throws Failure conflict where nothing is owed any more, invalid for a time that is none.
 */
export const keepMoreTime = async (
  context: Context,
  id: string,
  { until, reason }: MoreTimeEntry,
): Promise<{ readonly message: MessageRow; readonly statement: MoreTimeRow }> => {
  const message = await lockMessage(context, id, 'moreTime')
  requirePresent(message.state)
  const deliveries = await lockDeliveries(context, id)
  const own = deliveries.find(({ recipient }) => recipient === context.actor.bureau)
  const seal = await sealFor(context, message.seal)
  if (!own || !seal) throw new Failure('conflict', 'message.not-stored')
  if (own.answeredAt !== null) throw new Failure('conflict', 'message.more-time-answered')
  const fault = faultOfMoreTime(awaitedOf(message, own), until, context.now)
  if (fault)
    throw new Failure('invalid', 'request.invalid', { pointers: [{ pointer: '/until', key: fault, values: {} }] })
  const earlier = await readMoreTime(context, id, [own.recipient])
  if (earlier.length >= mostStatements) throw new Failure('conflict', 'message.more-time-often')
  const number = earlier.length + 1
  const statement: MoreTimeRow = {
    message: id,
    recipient: own.recipient,
    number,
    until,
    reason: seal.close(`more-time ${own.recipient} ${number}`, reason),
    at: context.now,
    officer: context.actor.officer,
    function: await functionOf(context),
  }
  await context.sql.insertInto('messageMoreTime').values(statement).execute()
  await context.sql
    .updateTable('messageDelivery')
    .set({ moreTimeUntil: until })
    .where('message', '=', id)
    .where('recipient', '=', own.recipient)
    .execute()
  const clocks = await readClocks(context, message.recipients)
  await moveClock(context, message, await lockDeliveries(context, id), clocks)
  return { message, statement }
}

/** Reminders of a message to these recipients, oldest first. */
export const readReminders = (
  { sql }: Pick<Context, 'sql'>,
  message: string,
  recipients: readonly string[],
): Promise<ReminderRow[]> =>
  sql
    .selectFrom('messageReminder')
    .selectAll()
    .where('message', '=', message)
    .where('recipient', 'in', ['', ...recipients])
    .orderBy('number')
    .execute()

/** Statements of these recipients about more time, oldest first. */
export const readMoreTime = (
  { sql }: Pick<Context, 'sql'>,
  message: string,
  recipients: readonly string[],
): Promise<MoreTimeRow[]> =>
  sql
    .selectFrom('messageMoreTime')
    .selectAll()
    .where('message', '=', message)
    .where('recipient', 'in', ['', ...recipients])
    .orderBy('number')
    .execute()
