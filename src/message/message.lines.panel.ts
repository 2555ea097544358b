// The list of messages as it is chosen and drawn: filters, threads, how far each message came; pure.
import type { CrimeArea } from '../terms/crime-area.ts'
import { timeOf } from '../terms/instant.ts'
import { type Mark, type MarkView, type MessageLine, marks, type Urgency } from './message.schema.ts'

/** What the page lists. */
export const messageBoxes = ['in', 'out', 'drafts', 'rounds'] as const
export type MessageBox = (typeof messageBoxes)[number]

/** Chips that are on or off. */
export const chips = ['unseen', 'unanswered', 'overdue', 'test'] as const
export type Chip = (typeof chips)[number]

export type Filters = {
  readonly urgency: Urgency | null
  readonly crimeArea: CrimeArea | null
  readonly with: string | null
  readonly chips: readonly Chip[]
}

export const noFilters: Filters = { urgency: null, crimeArea: null, with: null, chips: [] }

export const isFiltered = ({ urgency, crimeArea, with: other, chips: on }: Filters): boolean =>
  urgency !== null || crimeArea !== null || other !== null || on.length > 0

/** The question to the hub; what is not filtered is left out. */
export const queryOf = (box: 'in' | 'out', filters: Filters) => ({
  box,
  ...(filters.urgency ? { urgency: filters.urgency } : {}),
  ...(filters.crimeArea ? { crimeArea: filters.crimeArea } : {}),
  ...(filters.with ? { with: filters.with } : {}),
  ...Object.fromEntries(filters.chips.map((chip) => [chip, true])),
})

/** A chip switched. */
export const toggle = (filters: Filters, chip: Chip): Filters => ({
  ...filters,
  chips: filters.chips.includes(chip) ? filters.chips.filter((one) => one !== chip) : [...filters.chips, chip],
})

/** A line of the list: a message, or the newest of its thread with how many there are of those fetched. */
export type ListLine = { readonly key: string; readonly line: MessageLine; readonly count: number }

/** One line a thread, where its newest message stands; `lines` come newest first. */
export const threadsOf = (lines: readonly MessageLine[]): readonly ListLine[] => {
  const threads = new Map<string, { line: MessageLine; count: number }>()
  for (const line of lines) {
    const known = threads.get(line.thread)
    if (known) known.count += 1
    else threads.set(line.thread, { line, count: 1 })
  }
  return [...threads].map(([key, { line, count }]) => ({ key, line, count }))
}

export const singleLines = (lines: readonly MessageLine[]): readonly ListLine[] =>
  lines.map((line) => ({ key: line.id, line, count: 1 }))

/** How many of the recipients have made a mark. */
export const madeBy = ({ heard }: Pick<MessageLine, 'heard'>, mark: Mark): number =>
  mark === 'sent' ? heard.of : heard[mark]

/** The furthest mark that anybody has made, and how many have made it. */
export const furthest = (
  line: Pick<MessageLine, 'heard'>,
): { readonly mark: Mark; readonly made: number; readonly of: number } => {
  const mark = [...marks].reverse().find((one) => madeBy(line, one) > 0) ?? 'sent'
  return { mark, made: madeBy(line, mark), of: line.heard.of }
}

/** Not opened yet by anybody of the own bureau: bold in the list. */
export const isUnseen = ({ box, displayedAt, state }: MessageLine): boolean =>
  box === 'in' && state === 'sent' && displayedAt === null

/** Whether an answer is owed still. */
export const isOwed = ({ replyBy, heard, state }: MessageLine): boolean =>
  state === 'sent' && replyBy !== null && heard.answered < heard.of

/** Who is on the other side: the sender of what came in, the recipients of what went out. */
export const othersOf = ({ box, from, to }: Pick<MessageLine, 'box' | 'from' | 'to'>): readonly string[] =>
  box === 'in' ? [from] : to

/** Of a sent message what decides whether somebody should be rung. */
export type Sent = Pick<MessageLine, 'box' | 'state' | 'test' | 'urgency'>
/** `waiting`: not in the mailbox yet; `unopened`: there, and nobody has looked. */
export type Unheard = 'waiting' | 'unopened' | null

/** Minutes after which a message that nobody opened is told to its sender with a number to ring, as hits are answered. */
const openedWithin: Readonly<Record<Urgency, number>> = { 'very-urgent': 10, urgent: 60, normal: 1440 }
const storedWithin = 10_000

/** What a sender is told of a recipient who has not heard; null while nothing is to be told. `now` in milliseconds. */
export const unheard = (
  sent: Sent,
  mark: Pick<MarkView, 'sentAt' | 'storedAt' | 'displayedAt'>,
  now: number,
): Unheard => {
  if (sent.box !== 'out' || sent.state !== 'sent' || sent.test || mark.displayedAt !== null) return null
  if (mark.storedAt === null) return now - timeOf(mark.sentAt) > storedWithin ? 'waiting' : null
  return now - timeOf(mark.storedAt) > openedWithin[sent.urgency] * 60_000 ? 'unopened' : null
}
