// When: the marks of a receipt in their order, the state of a lead, its clock and reminders. Pure; who may act is the policy's.
import { Failure } from '../kernel/failure.ts'
import { addHours, timeOf } from '../terms/instant.ts'
import type { LeadAction } from './lead.policy.ts'
import type { LeadClock, LeadDeclineReason, LeadOutcome, LeadState, LedTo } from './lead.schema.ts'
import type { ReceiptLife } from './lead.table.ts'

export type ReceiptAct =
  | { readonly kind: 'receive' }
  | { readonly kind: 'open' }
  | { readonly kind: 'accept' }
  | { readonly kind: 'decline'; readonly reason: LeadDeclineReason }
  | {
      readonly kind: 'outcome'
      readonly outcome: LeadOutcome
      readonly ledTo: LedTo | ''
      readonly ledOn: string | null
    }
  | { readonly kind: 'ask'; readonly until: string }
  | { readonly kind: 'answer'; readonly granted: boolean }

const conflict = (key: string, { state }: ReceiptLife): Failure =>
  new Failure('conflict', `lead.${key}`, { values: { state } })

/** Hours before a deadline at which the bureau is reminded. */
export const reminderHours = 24

/** Whether a receipt waits for nothing any more. */
export const isDone = ({ state }: Pick<ReceiptLife, 'state'>): boolean => state === 'declined' || state === 'done'

/** Throws where the mark in front of a decision is missing, or where it was decided already. */
const requireOpened = (receipt: ReceiptLife): void => {
  if (receipt.state === 'sent') throw conflict('not-received', receipt)
  if (receipt.state === 'received') throw conflict('not-opened', receipt)
}

/**
 * A receipt after an act. Receiving and opening twice changes nothing; an outcome may be told again. Throws Failure conflict
 * `lead.not-received`, `lead.not-opened`, `lead.not-accepted` where the mark in front is missing, `lead.decided`, `lead.not-asked`.
 */
export const advanceReceipt = <R extends ReceiptLife>(receipt: R, act: ReceiptAct, now: string): R => {
  switch (act.kind) {
    case 'receive':
      return receipt.receivedAt === null ? { ...receipt, state: 'received', receivedAt: now } : receipt
    case 'open':
      if (receipt.receivedAt === null) throw conflict('not-received', receipt)
      return receipt.openedAt === null ? { ...receipt, state: 'opened', openedAt: now } : receipt
    case 'accept':
      requireOpened(receipt)
      if (receipt.state !== 'opened') throw conflict('decided', receipt)
      return { ...receipt, state: 'accepted', acceptedAt: now }
    case 'decline':
      requireOpened(receipt)
      if (receipt.state !== 'opened') throw conflict('decided', receipt)
      return { ...receipt, state: 'declined', declinedAt: now, declineReason: act.reason, askedUntil: null }
    case 'outcome':
      if (receipt.acceptedAt === null) throw conflict('not-accepted', receipt)
      return {
        ...receipt,
        state: 'done',
        outcome: act.outcome,
        ledTo: act.ledTo,
        ledOn: act.ledOn,
        outcomeAt: now,
        askedUntil: null,
      }
    case 'ask':
      requireOpened(receipt)
      if (isDone(receipt)) throw conflict('decided', receipt)
      return { ...receipt, askedUntil: act.until }
    case 'answer':
      if (receipt.askedUntil === null) throw conflict('not-asked', receipt)
      return { ...receipt, askedUntil: null, ...(act.granted ? { dueAt: receipt.askedUntil } : {}) }
  }
}

/** A lead that every bureau has declined or told the outcome of is closed. What is withdrawn stays so. */
export const stateOf = (state: LeadState, receipts: readonly Pick<ReceiptLife, 'state'>[]): LeadState =>
  state === 'withdrawn' ? state : receipts.every(isDone) ? 'closed' : 'given'

/** The deadline of a lead as a whole: the next of those still open, or the last of all where none is. */
export const dueOf = (receipts: readonly Pick<ReceiptLife, 'state' | 'dueAt'>[]): string => {
  const open = receipts.filter((one) => !isDone(one)).map(({ dueAt }) => dueAt)
  return open.length > 0
    ? (open.sort()[0] ?? '')
    : (receipts
        .map(({ dueAt }) => dueAt)
        .sort()
        .at(-1) ?? '')
}

/** How something stands to its deadline; `stopped` when nothing is waited for. */
export const clockOf = (dueAt: string, isOver: boolean, now: string): LeadClock => {
  if (isOver) return 'stopped'
  const hours = (timeOf(dueAt) - timeOf(now)) / 3_600_000
  if (hours < 0) return 'late'
  return hours <= reminderHours ? 'soon' : 'fine'
}

/** The next instant at which a bureau is reminded: a day before, then at the deadline itself; undefined once it has passed. */
export const nextReminder = (dueAt: string, now: string): string | undefined =>
  [addHours(dueAt, -reminderHours), dueAt].find((at) => at > now)

/** Whether an action makes sense for a lead and the actor's receipt of it; `undefined` where the actor has none. */
export const makesSense = (action: LeadAction, state: LeadState, receipt: ReceiptLife | undefined): boolean => {
  if (action === 'read') return true
  if (state === 'withdrawn') return false
  switch (action) {
    case 'withdraw':
      return true
    case 'receive':
      return receipt?.state === 'sent'
    case 'open':
      return receipt?.state === 'received'
    case 'accept':
    case 'decline':
      return receipt?.state === 'opened'
    case 'outcome':
      return receipt !== undefined && receipt.acceptedAt !== null
    case 'askExtension':
      return receipt !== undefined && receipt.openedAt !== null && !isDone(receipt)
    case 'place':
      return receipt !== undefined && !isDone(receipt)
    default:
      return false
  }
}
