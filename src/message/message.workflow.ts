// When: the marks of one recipient in their order, and what may still be done with a message. Pure; who may act is the policy's.
import { Failure } from '../kernel/failure.ts'
import type { Mark, MessageState } from './message.schema.ts'

/** What the marks of one recipient rest on. Instants; null: not made. */
export type Marks = {
  readonly storedAt: string
  readonly displayedAt: string | null
  readonly displayedAs: string
  readonly displayedBy: string
  readonly acknowledgedAt: string | null
  readonly acknowledgedAs: string
  readonly acknowledgedBy: string
  readonly answeredAt: string | null
  readonly answeredBy: string | null
}

/** What a recipient does. `as` is the function that others see, `by` the officer. */
export type MarkEvent = { readonly at: string; readonly as: string; readonly by: string } & (
  | { readonly act: 'display' }
  | { readonly act: 'acknowledge' }
  | { readonly act: 'answer'; readonly message: string }
)

const later = (one: string, other: string): string => (one > other ? one : other)

const display = (marks: Marks, { at, as, by }: MarkEvent): Marks =>
  marks.displayedAt === null
    ? { ...marks, displayedAt: later(at, marks.storedAt), displayedAs: as, displayedBy: by }
    : marks

const acknowledge = (marks: Marks, event: MarkEvent): Marks => {
  if (marks.acknowledgedAt !== null) return marks
  const shown = display(marks, event)
  return {
    ...shown,
    acknowledgedAt: later(event.at, shown.displayedAt ?? shown.storedAt),
    acknowledgedAs: event.as,
    acknowledgedBy: event.by,
  }
}

/**
 * The marks after an act of the recipient. Whoever acknowledges has seen, whoever answers has acknowledged: marks in front that
 * are missing are made in the same act. One that was made stays as it is, so that doing it twice changes nothing.
 */
export const advance = (marks: Marks, event: MarkEvent): Marks => {
  if (event.act === 'display') return display(marks, event)
  const noted = acknowledge(marks, event)
  if (event.act === 'acknowledge' || noted.answeredAt !== null) return noted
  return { ...noted, answeredAt: later(event.at, noted.acknowledgedAt ?? noted.storedAt), answeredBy: event.message }
}

/** The marks that an act made, in their order. */
export const made = (before: Marks, after: Marks): Mark[] => [
  ...(before.displayedAt === after.displayedAt ? [] : (['displayed'] as const)),
  ...(before.acknowledgedAt === after.acknowledgedAt ? [] : (['acknowledged'] as const)),
  ...(before.answeredAt === after.answeredAt ? [] : (['answered'] as const)),
]

/** Throws Failure conflict `message.withdrawn` or `message.erased` for what has lost its content. */
export const requirePresent = (state: MessageState): void => {
  if (state !== 'sent') throw new Failure('conflict', `message.${state}`)
}

/** What decides whether an answer is late. Instants; null where there is none. */
export type Owed = {
  readonly replyBy: string | null
  /** By when the recipient itself said it would answer. */
  readonly moreTimeUntil: string | null
  readonly answeredAt: string | null
  readonly state: MessageState
}

/** Whether an answer was wanted by now, or promised by now, and is still owed. */
export const isOverdue = ({ replyBy, moreTimeUntil, answeredAt, state }: Owed, now: string): boolean =>
  state === 'sent' && replyBy !== null && answeredAt === null && later(replyBy, moreTimeUntil ?? replyBy) < now

/** `VN/FR/2026/000123`; of test traffic, a series of its own, `VN/FR/TEST/2026/000123`. */
export const pairNumber = (of: {
  readonly sender: string
  readonly recipient: string
  readonly year: number
  readonly number: number
  readonly test: boolean
}): string => {
  const pair = `${of.sender.toUpperCase()}/${of.recipient.toUpperCase()}`
  return `${pair}/${of.test ? 'TEST/' : ''}${of.year}/${String(of.number).padStart(6, '0')}`
}
