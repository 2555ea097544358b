// The life of a record: which event leads where, how long it may stand, and what a suspension lets anybody know.

import { generalSecretariat } from '../bureau/bureau.schema.ts'
import { Failure } from '../kernel/failure.ts'
import { isDay } from '../terms/instant.ts'
import type { Life } from './record.schema.ts'

/** `review`, `block` and `unblock` are the General Secretariat's (RPD 128 to 131); the others are the owner's (RPD 7). */
export const recordEvents = ['update', 'withdraw', 'review', 'block', 'unblock'] as const
export type RecordEvent = (typeof recordEvents)[number]

/**
 * In a life, an event leads to another. The owner may correct and withdraw while use is suspended, in both suspended lives
 * alike, so that what is allowed does not tell which of them it is; neither act lifts the suspension. Nothing follows withdrawal.
 */
export const transitions: Readonly<Record<Life, Readonly<Partial<Record<RecordEvent, Life>>>>> = {
  active: { update: 'active', withdraw: 'withdrawn', review: 'under-review', block: 'blocked' },
  'under-review': { update: 'under-review', withdraw: 'withdrawn', block: 'blocked', unblock: 'active' },
  blocked: { update: 'blocked', withdraw: 'withdrawn', review: 'under-review', unblock: 'active' },
  withdrawn: {},
}

/** The life after an event. Throws Failure conflict `record.withdrawn` or `record.not-now`. */
export const lifeAfter = (life: Life, event: RecordEvent): Life => {
  const next = transitions[life][event]
  if (next === undefined) throw new Failure('conflict', life === 'withdrawn' ? 'record.withdrawn' : 'record.not-now')
  return next
}

/** Whether an event is possible now; `allowed` of an answer is this and the policy. */
export const isPossible = (life: Life, event: RecordEvent): boolean => transitions[life][event] !== undefined

/** Whether a change was a suspension or its end; its reason is the General Secretariat's. */
const suspends = (change: string): boolean => ['review', 'block', 'unblock'].includes(change)

/** An earlier change as a bureau may know it: nobody learns from a suspension why, or which kind it was. */
export const changeShown = (change: string, reason: string, bureau: string): { change: string; reason: string } =>
  suspends(change) && bureau !== generalSecretariat ? { change: 'suspension', reason: '' } : { change, reason }

/** An officer (`vn.desk`) by name to the own bureau, by bureau to others: who works where is nobody else's. */
export const officerShown = (officer: string, bureau: string): string =>
  officer.startsWith(`${bureau}.`) ? officer : (officer.split('.')[0] ?? '')

const reckonYears = (day: string, years: number): string => {
  const later = `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${day.slice(4)}`
  if (!later.endsWith('-02-29')) return later
  const isLeap: boolean = isDay(later)
  return isLeap ? later : `${later.slice(0, 8)}28`
}

let reckoned = { day: '', years: 0, later: '' }

/**
 * `YYYY-MM-DD` some years later; 29 February becomes 28 February, since a term never runs longer than it may. All lines of a feed ask the
 * same, so the last answer is kept.
 */
export const yearsLater = (day: string, years: number): string => {
  if (reckoned.day !== day || reckoned.years !== years) reckoned = { day, years, later: reckonYears(day, years) }
  return reckoned.later
}

export type Retention = {
  /** Day the record is entered or changed, `YYYY-MM-DD`. */
  readonly today: string
  /** Default and longest term of the database. */
  readonly years: number
  /** Day the owner states. */
  readonly stated?: string | undefined
  /** Day the record carries already, when it is changed. */
  readonly present?: string | undefined
}

/**
 * The day by which a record must be justified or erased (RPD 49, 50): what the owner states, else what it carries, else the
 * whole term. A change does not lengthen it by itself. Undefined where that day is past or beyond the term from today.
 */
export const retainUntil = ({ today, years, stated, present }: Retention): string | undefined => {
  const longest = yearsLater(today, years)
  const day = stated ?? present ?? longest
  return day < today || day > longest ? undefined : day
}

/** The key of the fault for a day that `retainUntil` refused. */
export const retentionFault = (day: string, today: string): string =>
  day < today ? 'fault.retention-past' : 'fault.retention-too-long'
