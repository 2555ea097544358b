// Which hits stand on the desk, in which order, under which tab and filter, and which of them ring; pure.
import type { HitLine } from './hit.schema.ts'
import { urgencies } from './hit.schema.ts'

/** Who looks at the desk, and when (milliseconds by the hub's clock). */
export type Reader = { readonly officer: string; readonly now: number }

export const tabs = ['unassigned', 'mine', 'waiting', 'all'] as const
export type Tab = (typeof tabs)[number]

/** Filters of the shift strip; what each counts is what it shows. */
export const filters = ['very-urgent', 'unanswered', 'overdue', 'mine', 'departing'] as const
export type Filter = (typeof filters)[number]

type Line = Pick<
  HitLine,
  | 'side'
  | 'told'
  | 'state'
  | 'urgency'
  | 'taken'
  | 'identity'
  | 'data'
  | 'answerDueAt'
  | 'departureAt'
  | 'createdAt'
  | 'reference'
>

/** How long before a departure somebody still has to be reached at the gate, milliseconds. */
const departingWithin = 3 * 3_600_000

/** Whether the answering side still owes its answer. */
const owesAnswer = (line: Line): boolean =>
  line.state !== 'closed' && line.told !== 'nobody' && line.data === null && line.identity !== 'not-same'

/** Whether everything that the reader's side owes has been done and the other side is to act. */
export const waitsForOthers = (line: Line): boolean => {
  if (line.state === 'closed' || line.side === 'overseer') return line.state !== 'closed'
  return line.side === 'owner' ? !owesAnswer(line) : line.identity !== null && owesAnswer(line)
}

const isUnassigned = (line: Line): boolean => line.state !== 'closed' && line.taken === null && !waitsForOthers(line)

export const isOnTab = (line: Line, tab: Tab, { officer }: Pick<Reader, 'officer'>): boolean => {
  switch (tab) {
    case 'unassigned':
      return isUnassigned(line)
    case 'mine':
      return line.taken === officer && line.state !== 'closed'
    case 'waiting':
      return waitsForOthers(line)
    case 'all':
      return true
  }
}

export const isOverdue = (line: Line, now: number): boolean =>
  owesAnswer(line) && line.answerDueAt !== null && Date.parse(line.answerDueAt) <= now

export const fitsFilter = (line: Line, filter: Filter, reader: Reader): boolean => {
  switch (filter) {
    case 'very-urgent':
      return rings(line)
    case 'unanswered':
      return owesAnswer(line)
    case 'overdue':
      return isOverdue(line, reader.now)
    case 'mine':
      return line.taken === reader.officer
    case 'departing': {
      const left = line.departureAt === null ? Number.NaN : Date.parse(line.departureAt) - reader.now
      return line.state !== 'closed' && left > 0 && left <= departingWithin
    }
  }
}

/** Urgency, then answer due (those that wait for none last), then age, then reference: total, so that nothing flickers. */
export const compareLines = (one: Line, other: Line): number => {
  const urgency = urgencies.indexOf(one.urgency) - urgencies.indexOf(other.urgency)
  if (urgency !== 0) return urgency
  const due = (line: Line): string => (owesAnswer(line) ? (line.answerDueAt ?? '9') : '9')
  for (const [first, second] of [
    [due(one), due(other)],
    [one.createdAt, other.createdAt],
    [one.reference, other.reference],
  ] as const) {
    if (first !== second) return first < second ? -1 : 1
  }
  return 0
}

/** Whether a hit rings at this desk: very urgent, not settled, this side's turn, and nobody has taken it. */
export const rings = (line: Line): boolean =>
  line.urgency === 'very-urgent' && line.state === 'reported' && isUnassigned(line)
