// When a recipient who owes an answer is reminded, how often, and when its sender is told to call. Pure: times in, next step out.

import type { AnswerClocks } from '../bureau/bureau.schema.ts'
import { instantOf, timeOf } from '../terms/instant.ts'
import { addWorkingMinutes, type WorkingPlace } from '../terms/working-time.ts'
import type { Urgency } from './message.schema.ts'
import type { DeliveryRow, MessageRow } from './message.table.ts'

/** Reminders of one message to one recipient; after that people call each other. */
export const mostReminders = 3

/** Minutes between reminders, by urgency; those of normal ones run on the recipient's working days only. */
export type ReminderPace = AnswerClocks
export const defaultPace: ReminderPace = { 'very-urgent': 30, urgent: 240, normal: 1440 }

/** What decides about reminders of one recipient. Instants; null where there is none. */
export type Awaited = {
  readonly urgency: Urgency
  /** Whether it counts at all: sent, not withdrawn, not test traffic. */
  readonly open: boolean
  readonly replyBy: string | null
  readonly moreTimeUntil: string | null
  readonly answeredAt: string | null
  readonly reminders: number
  readonly remindedAt: string | null
  /** When the sender was told to call. */
  readonly unansweredAt: string | null
}

/** What decides about reminders of one recipient. */
export const awaitedOf = (message: Pick<MessageRow, 'state' | 'test'>, delivery: DeliveryRow): Awaited => ({
  ...delivery,
  open: message.state === 'sent' && !message.test,
})

/** The clock of the recipient. */
export type Clocked = WorkingPlace

export type ReminderStep =
  /** Nothing more happens by itself. */
  | { readonly step: 'rest' }
  | { readonly step: 'wait'; readonly until: string }
  | { readonly step: 'remind'; readonly number: number }
  /** Three reminders and no answer: the sender's desk calls. */
  | { readonly step: 'unanswered' }

const later = (one: string, other: string | null): string => (other !== null && other > one ? other : one)

/** When an answer is due: as the sender wanted it, or as the recipient said it needs. Null where none is wanted. */
export const dueAt = ({ replyBy, moreTimeUntil }: Pick<Awaited, 'replyBy' | 'moreTimeUntil'>): string | null =>
  replyBy === null ? null : later(replyBy, moreTimeUntil)

/** The next thing that happens by itself for this recipient, as it stands at `now`. */
export const nextStep = (awaited: Awaited, recipient: Clocked, pace: ReminderPace, now: string): ReminderStep => {
  const due = dueAt(awaited)
  if (due === null || !awaited.open || awaited.answeredAt !== null) return { step: 'rest' }
  const { reminders, remindedAt, unansweredAt } = awaited
  const minutes = pace[awaited.urgency]
  const after = (instant: string): string =>
    awaited.urgency === 'normal'
      ? addWorkingMinutes(instant, minutes, recipient)
      : instantOf(timeOf(instant) + minutes * 60_000)
  const at = remindedAt === null ? due : later(after(remindedAt), due)
  if (reminders >= mostReminders && unansweredAt !== null && unansweredAt >= at) return { step: 'rest' }
  if (timeOf(now) < timeOf(at)) return { step: 'wait', until: at }
  return reminders >= mostReminders ? { step: 'unanswered' } : { step: 'remind', number: reminders + 1 }
}

/** Why a sender may not remind this recipient now, as a key of `failure.*`; undefined when it may. */
export const whyNotRemind = (awaited: Awaited, now: string): string | undefined => {
  if (!awaited.open) return 'message.reminder-closed'
  const due = dueAt(awaited)
  if (due === null) return 'message.reminder-no-answer-wanted'
  if (awaited.answeredAt !== null) return 'message.reminder-answered'
  if (awaited.reminders >= mostReminders) return 'message.reminder-last'
  return now < due ? 'message.reminder-early' : undefined
}

/** Days for which more time may be asked at most. */
export const mostMoreDays = 90
const dayLength = 86_400_000

/** What is wrong with more time asked until an instant, as a key of `fault.*`; undefined when it moves the day. */
export const faultOfMoreTime = (awaited: Awaited, until: string, now: string): string | undefined => {
  if (until <= now) return 'fault.more-time-past'
  if (timeOf(until) - timeOf(now) > mostMoreDays * dayLength) return 'fault.more-time-too-far'
  const due = dueAt(awaited)
  return due !== null && until <= due ? 'fault.more-time-not-later' : undefined
}
