// What is still owed on a message, as its reader may see it: reminders, more time, what comes next, whom to call.

import { readBureaus } from '../bureau/bureau.store.ts'
import { allows } from '../kernel/access.ts'
import { sealFor } from '../kernel/seal.ts'
import type { Context } from '../kernel/slice.ts'
import { readDeliveries } from './message.mark.store.ts'
import { messagePolicy } from './message.policy.ts'
import { readClocks, readMoreTime, readReminders } from './message.reminder.store.ts'
import { awaitedOf, dueAt, nextStep, whyNotRemind } from './message.reminder.ts'
import type { FollowUpView, MoreTimeView, ReminderView } from './message.schema.ts'
import { openPart } from './message.store.ts'
import type { DeliveryRow, MessageRow, MoreTimeRow, ReminderRow } from './message.table.ts'

/** A reminder as a bureau sees it: the officer's name stays in the bureau of the sender. */
export const viewReminder = (row: ReminderRow, sender: string, reader: string): ReminderView => ({
  bureau: row.recipient,
  number: row.number,
  at: row.at,
  officer: reader === sender && row.officer !== '' && !row.officer.endsWith('.system') ? row.officer : null,
})

export const viewMoreTime = (row: MoreTimeRow, reason: string | null): MoreTimeView => ({
  bureau: row.recipient,
  until: row.until,
  reason,
  at: row.at,
  function: row.function || '-',
})

/** The state of answers to a message that passed the read rule. */
export const viewFollowUp = async (context: Context, message: MessageRow): Promise<FollowUpView> => {
  const { actor, now } = context
  const deliveries = (await readDeliveries(context, [message])).get(message.id) ?? []
  const recipients = deliveries.map(({ recipient }) => recipient)
  const [reminders, statements, clocks, bureaus, seal] = [
    await readReminders(context, message.id, recipients),
    await readMoreTime(context, message.id, recipients),
    await readClocks(context, recipients),
    await readBureaus(context, recipients),
    message.state === 'erased' ? undefined : await sealFor(context, message.seal),
  ]
  const mayRemind = allows(messagePolicy.remind(actor), message)
  const own = deliveries.find(({ recipient }) => recipient === actor.bureau)
  const nextAt = (delivery: DeliveryRow): string | null => {
    const step = nextStep(awaitedOf(message, delivery), clocks.of(delivery.recipient), clocks.pace, now)
    return step.step === 'wait' ? step.until : step.step === 'rest' ? null : now
  }
  return {
    awaited: deliveries.map((delivery) => ({
      bureau: delivery.recipient,
      dueAt: dueAt(delivery),
      answeredAt: delivery.answeredAt,
      reminders: reminders
        .filter(({ recipient }) => recipient === delivery.recipient)
        .map((row) => viewReminder(row, message.sender, actor.bureau)),
      moreTime: statements
        .filter(({ recipient }) => recipient === delivery.recipient)
        .map((row) =>
          viewMoreTime(
            row,
            seal ? (openPart(seal, `more-time ${row.recipient} ${row.number}`, row.reason) ?? null) : null,
          ),
        ),
      nextAt: nextAt(delivery),
      unanswered: delivery.unansweredAt !== null && delivery.answeredAt === null,
      telephone: bureaus.get(delivery.recipient)?.telephone.number ?? null,
    })),
    mayRemind: mayRemind
      ? deliveries
          .filter((delivery) => whyNotRemind(awaitedOf(message, delivery), now) === undefined)
          .map(({ recipient }) => recipient)
      : [],
    mayAskMoreTime:
      own !== undefined &&
      own.answeredAt === null &&
      message.state === 'sent' &&
      allows(messagePolicy.moreTime(actor), message),
  }
}
