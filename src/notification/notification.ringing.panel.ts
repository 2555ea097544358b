// What a screen makes of what happened: one notice for each kind, one sound for all of it; pure.
import type { Answer } from '../kernel/operation.ts'
import type { listHappened } from './notification.operations.ts'
import type { NotificationKind, ScreenWay } from './notification.schema.ts'

export type Happened = Answer<typeof listHappened>['happened'][number]

/** `from` is null where several bureaus, or none that may be named, are behind it. */
export type Notice = { readonly kind: NotificationKind; readonly count: number; readonly from: string | null }

/** What is told by one way: a notice for each kind, however many of it came, in the order of the first. */
export const noticesBy = (way: ScreenWay, happened: readonly Happened[]): Notice[] => {
  const notices = new Map<NotificationKind, Notice>()
  for (const { kind, from, ways } of happened) {
    if (!ways.includes(way)) continue
    const one = notices.get(kind)
    notices.set(kind, {
      kind,
      count: (one?.count ?? 0) + 1,
      from: one === undefined || one.from === from ? from : null,
    })
  }
  return [...notices.values()]
}

/** The one sound for all of it: an answer has its own, what is urgent sounds before what is not. Undefined for silence. */
export const soundOf = (happened: readonly Happened[]): 'urgent' | 'answer' | 'notice' | undefined => {
  const heard = happened.filter(({ ways }) => ways.includes('sound'))
  if (heard.some(({ kind, urgency }) => kind !== 'answer' && urgency !== 'normal')) return 'urgent'
  if (heard.some(({ kind }) => kind === 'answer')) return 'answer'
  return heard.length > 0 ? 'notice' : undefined
}

const onTheDesk = /^(message|hit)-|^(proposal|watch-renewal|request|lead|consent)$/

/** Whether a list that is on the screen says it already: what arrives on the desk gathers in a bar above its lines. */
export const isInSight = ({ kind }: Notice, address: string): boolean => address === '/desk' && onTheDesk.test(kind)

/** Operations of live events that are worth a question: what may be told of at all. The hub decides. */
const asked =
  /^(desk\.(item-(arrived|returned|given-back|settled)|assign|escalate|handover-late)|hit\.answer|message\.remind|officer\.confirm-due|key\.|passkey\.|recovery\.|invitation\.accept|group\.(event-near|decision-due)|request\.(send|assign)|lead\.give|analysis\.ask-consent|proposal\.make)/
export const mayBeTold = ({ operation }: { readonly operation: string }): boolean => asked.test(operation)
