// When: the walk of a request and of its pieces, the marks of a receipt, the clock of a deadline. Pure; who may act is the policy's.
import { Failure } from '../kernel/failure.ts'
import { addHours, timeOf } from '../terms/instant.ts'
import type { RequestAction } from './request.policy.ts'
import type { ClockState, PartState, RequestState } from './request.schema.ts'
import type { RequestLife } from './request.table.ts'

export const requestEvents = [
  'send',
  'take',
  'collect',
  'analyse',
  'submit',
  'return',
  'deliver',
  'feedback',
  'close',
  'refuse',
  'withdraw',
  'leave',
] as const
export type RequestEvent = (typeof requestEvents)[number]

const working: readonly RequestState[] = ['new', 'scoping', 'collecting', 'analysing', 'review']

/** From which states an event leads where. What is not in the table does not happen. */
const walk: Readonly<Record<RequestEvent, { readonly from: readonly RequestState[]; readonly to: RequestState }>> = {
  send: { from: ['draft'], to: 'new' },
  take: { from: ['new'], to: 'scoping' },
  collect: { from: ['scoping'], to: 'collecting' },
  analyse: { from: ['collecting'], to: 'analysing' },
  submit: { from: ['analysing'], to: 'review' },
  return: { from: ['review'], to: 'analysing' },
  deliver: { from: ['review'], to: 'delivered' },
  feedback: { from: ['delivered'], to: 'closed' },
  close: { from: ['delivered'], to: 'closed' },
  refuse: { from: ['new'], to: 'declined' },
  withdraw: { from: working, to: 'withdrawn' },
  /** Whoever led may no longer answer under the terms. */
  leave: { from: ['scoping', 'collecting', 'analysing', 'review'], to: 'new' },
}

/** States that nothing leads out of. */
export const finalStates: readonly RequestState[] = ['closed', 'declined', 'withdrawn']

/** Days after the answer when the one who asked is asked what came of it, and between reminders. */
export const feedbackDays = 30
export const feedbackReminderDays = 7
export const mostFeedbackReminders = 3

/** Days a request is kept after it ended, and after its answer left where there is one: an answer saves asking the same again. */
export const keptAfterEnd = 730
export const keptAfterAnswer = 1825

/** When everything that was written in a request is erased; undefined while it is under way. */
export const eraseAt = ({
  deliveredAt,
  endedAt,
}: {
  readonly deliveredAt: string | null
  readonly endedAt: string | null
}): string | undefined => {
  if (deliveredAt !== null) return addHours(deliveredAt, 24 * keptAfterAnswer)
  return endedAt === null ? undefined : addHours(endedAt, 24 * keptAfterEnd)
}

/**
 * A request after an event. Throws Failure conflict `request.over` for one that has ended, `request.not-now` with the present state for
 * an event whose predecessor is missing.
 */
export const advance = (life: RequestLife, event: RequestEvent, now: string): RequestLife => {
  const { from, to } = walk[event]
  if (finalStates.includes(life.state)) throw new Failure('conflict', 'request.over', { values: { state: life.state } })
  if (!from.includes(life.state)) throw new Failure('conflict', 'request.not-now', { values: { state: life.state } })
  return {
    ...life,
    state: to,
    ...(event === 'send' ? { sentAt: now } : {}),
    ...(event === 'deliver' ? { deliveredAt: now, feedbackDue: addHours(now, 24 * feedbackDays) } : {}),
    ...(event === 'take' || finalStates.includes(to) ? { unclaimed: false } : {}),
    ...(finalStates.includes(to) ? { endedAt: now } : {}),
  }
}

/** In which states each action makes sense; `null`: in any that has not ended. */
const states: Readonly<
  Record<Exclude<RequestAction, 'read' | 'draft' | 'tend' | 'readDelivery'>, readonly RequestState[]>
> = {
  save: ['draft'],
  discard: ['draft'],
  send: ['draft'],
  assign: ['new'],
  refuse: ['new'],
  give: ['new', 'scoping', 'collecting', 'analysing'],
  talk: [...working, 'delivered'],
  state: ['scoping', 'collecting', 'analysing'],
  move: ['scoping', 'collecting'],
  compose: ['analysing'],
  submit: ['analysing'],
  return: ['review'],
  deliver: ['review'],
  close: ['delivered'],
  open: ['delivered', 'closed'],
  acknowledge: ['delivered', 'closed'],
  feedback: ['delivered'],
  withdraw: working,
  reschedule: working,
  mark: ['draft', ...working],
}

/** Whether an action makes sense in a state at all. */
export const makesSense = (action: RequestAction, state: RequestState): boolean =>
  (states as Readonly<Record<string, readonly RequestState[]>>)[action]?.includes(state) ?? false

/** Throws Failure conflict `request.over` or `request.not-now` where an action makes no sense now. */
export const requireSense = (action: RequestAction, state: RequestState): void => {
  if (makesSense(action, state)) return
  const key = finalStates.includes(state) ? 'request.over' : 'request.not-now'
  throw new Failure('conflict', key, { values: { state } })
}

export type PartEvent = 'accept' | 'decline' | 'handIn' | 'recall'

const partWalk: Readonly<Record<PartEvent, { readonly from: readonly PartState[]; readonly to: PartState }>> = {
  accept: { from: ['offered'], to: 'accepted' },
  decline: { from: ['offered'], to: 'declined' },
  handIn: { from: ['accepted'], to: 'handed-in' },
  recall: { from: ['offered', 'accepted'], to: 'recalled' },
}

/** Whether an event of a piece is possible while its request is in a state. */
export const partMay = (part: PartState, event: PartEvent, state: RequestState): boolean =>
  partWalk[event].from.includes(part) &&
  (event === 'handIn'
    ? ['scoping', 'collecting', 'analysing'].includes(state)
    : ['new', 'scoping', 'collecting', 'analysing'].includes(state))

/** State of a piece after an event. Throws Failure conflict `request.part-decided` with its present state. */
export const advancePart = (part: PartState, event: PartEvent, state: RequestState): PartState => {
  if (!partMay(part, event, state)) throw new Failure('conflict', 'request.part-decided', { values: { state: part } })
  return partWalk[event].to
}

/** Whether a piece was handed in to a bureau that leads no more: its writer decides whether the one that leads now gets it. */
export const handsInAgain = (
  { lead }: { readonly lead: string },
  { state, handedTo }: { readonly state: PartState; readonly handedTo: string },
): boolean => state === 'handed-in' && lead !== '' && handedTo !== lead

/** Pieces that still wait for somebody. */
export const isOpenPart = (state: PartState): boolean => state === 'offered' || state === 'accepted'

export type Receipt = {
  readonly deliveredAt: string
  readonly openedAt: string | null
  readonly acknowledgedAt: string | null
}

/**
 * The marks of one recipient after an act. Doing it twice changes nothing; nobody acknowledges what was not opened. Throws Failure
 * conflict `request.not-opened`.
 */
export const markReceipt = <R extends Receipt>(receipt: R, act: 'open' | 'acknowledge', now: string): R => {
  if (act === 'open') return receipt.openedAt === null ? { ...receipt, openedAt: now } : receipt
  if (receipt.openedAt === null) throw new Failure('conflict', 'request.not-opened')
  return receipt.acknowledgedAt === null ? { ...receipt, acknowledgedAt: now } : receipt
}

/** Hours before a deadline at which it warns: `soon`, then `urgent`. */
export const warningHours = { soon: 72, urgent: 24 } as const

/** How something with a deadline stands; `stopped` when it is done or over. */
export const clockOf = (dueAt: string | null, isOver: boolean, now: string): ClockState => {
  if (isOver) return 'stopped'
  if (dueAt === null) return 'none'
  const hours = (timeOf(dueAt) - timeOf(now)) / 3_600_000
  if (hours < 0) return 'late'
  return hours <= warningHours.urgent ? 'urgent' : hours <= warningHours.soon ? 'soon' : 'fine'
}

/** Whether the clock of a request has stopped: it was answered, or it is over. */
export const isAnswered = (state: RequestState): boolean => state === 'delivered' || finalStates.includes(state)

/** The next instant at which a running deadline is told of; undefined once it has passed. */
export const nextWarning = (dueAt: string, now: string): string | undefined =>
  [addHours(dueAt, -warningHours.soon), addHours(dueAt, -warningHours.urgent), dueAt].find((at) => at > now)
