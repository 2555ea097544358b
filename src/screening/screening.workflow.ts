// When: how far a list is, how fast it goes and what may still be said of what it met. Pure; who may act is the policy's.
import { Failure } from '../kernel/failure.ts'
import { addHours, timeOf } from '../terms/instant.ts'
import { type Finding, keptHours, type MatchState, reportHours, type StopReason } from './screening.schema.ts'
import type { MatchRow, ScreeningRow } from './screening.table.ts'

type Life = Pick<ScreeningRow, 'state' | 'reason' | 'items' | 'done' | 'endedAt' | 'waitsSince' | 'version'>

export type ListEvent =
  | { readonly kind: 'asked'; readonly items: number }
  | { readonly kind: 'waits' }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'stop'; readonly reason: StopReason }

/** The instant at which everything a list says is erased. */
export const eraseAtOf = (createdAt: string): string => addHours(createdAt, keptHours)

/** The instant after which a copy of the report cannot be opened: never later than the list itself is there. */
export const expiresAtOf = (now: string, eraseAt: string): string => {
  const hours = addHours(now, reportHours)
  return hours < eraseAt ? hours : eraseAt
}

/**
 * A list after an event. Throws Failure conflict `screening.not-running` for one that has ended, RangeError where more lines would be
 * asked than it has.
 */
export const advance = <R extends Life>(list: R, event: ListEvent, now: string): R => {
  if (list.state !== 'running') throw new Failure('conflict', 'screening.not-running')
  const next = { ...list, version: list.version + 1 }
  switch (event.kind) {
    case 'waits':
      return { ...next, waitsSince: list.waitsSince ?? now }
    case 'cancel':
      return { ...next, state: 'cancelled', endedAt: now, waitsSince: null }
    case 'stop':
      return { ...next, state: 'stopped', reason: event.reason, endedAt: now, waitsSince: null }
    case 'asked': {
      const done = list.done + event.items
      if (done > list.items) throw new RangeError('more lines asked than the list has')
      const isThrough = done === list.items
      return { ...next, done, waitsSince: null, ...(isThrough ? { state: 'finished', endedAt: now } : {}) }
    }
  }
}

/** Lines a second so far, and whole seconds left at that pace; null where nothing can be said yet. */
export const paceOf = (
  list: Pick<ScreeningRow, 'createdAt' | 'endedAt' | 'done' | 'items' | 'state'>,
  now: string,
): { readonly rate: number | null; readonly secondsLeft: number | null } => {
  const seconds = (timeOf(list.endedAt ?? now) - timeOf(list.createdAt)) / 1000
  if (seconds <= 0 || list.done === 0) return { rate: null, secondsLeft: null }
  const rate = list.done / seconds
  return { rate, secondsLeft: list.state === 'running' ? Math.ceil((list.items - list.done) / rate) : null }
}

type Said = Pick<MatchRow, 'state' | 'version' | 'decidedBy' | 'decidedAt' | 'reason'>

/**
 * A match after what the desk said of it. Throws Failure conflict `screening.decided` where somebody has, `screening.only-to-ask` where
 * there is nothing to look at, `screening.stale` for another version; invalid with a pointer where "is not" says no reason.
 */
export const decide = <R extends Said>(
  match: R,
  said: { readonly finding: Finding; readonly reason?: string; readonly version: number },
  who: { readonly officer: string; readonly now: string },
): R => {
  if (match.state === 'to-ask') throw new Failure('conflict', 'screening.only-to-ask')
  if (match.state !== 'waiting') throw new Failure('conflict', 'screening.decided')
  if (match.version !== said.version) throw new Failure('conflict', 'screening.stale')
  if (said.finding === 'is-not' && said.reason === undefined)
    throw new Failure('invalid', 'request.invalid', {
      pointers: [{ pointer: '/reason', key: 'fault.required', values: {} }],
    })
  const state: MatchState = said.finding
  return {
    ...match,
    state,
    version: match.version + 1,
    decidedBy: who.officer,
    decidedAt: who.now,
    reason: said.reason ?? '',
  }
}
