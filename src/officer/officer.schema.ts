// An officer and what the post lets them do; a session; the key of a national system.

import { standings } from '../bureau/bureau.schema.ts'
import {
  bureauCode,
  code,
  count,
  flag,
  id,
  instant,
  lines,
  list,
  nullable,
  optional,
  type Static,
  shape,
  text,
} from '../kernel/schema.ts'
import { type Duty, duties } from '../terms/duty.ts'
import { languages } from '../terms/language.ts'
import { purposes } from '../terms/purpose.ts'

/** Name of an officer: bureau, a dot, a short word (`vn.desk`, `vn.desk-2`). */
export const officerName = text('Officer: bureau, dot, short word', 80)
export const officerNameForm = /^([a-z][a-z0-9-]{1,23})\.[a-z][a-z0-9-]{0,39}$/

export const officerShape = shape({
  officer: officerName,
  bureau: bureauCode('Bureau'),
  unit: text('National entity, empty for the bureau itself', 40),
  title: text('Function in words', 120),
  duties: list(code(duties, 'Duty'), 'What the post lets the officer do', 10),
  clearance: count('1 official use only, 2 restricted, 3 confidential', 1, 3),
  post: text('Place of the post', 80),
  language: code(languages, 'Language'),
  state: code(standings, 'State'),
  passkeys: count('Good passkeys; two are needed'),
  confirmBy: nullable(instant('Until when an administrator must confirm the duties; null when nobody has to')),
  readOnlyUntil: nullable(instant('Reads only until then, after a recovery')),
  version: count('Version', 1),
  allowed: list(text('Action', 40), 'What this reader may do with the officer', 10),
})
export type OfficerView = Static<typeof officerShape>

/**
 * Duties the administrator of an entity may give: those that work within it. The others act for the whole bureau or watch over
 * it (its notices, its records, its register), and the systems of a bureau are its own.
 */
export const dutiesOfEntities: readonly Duty[] = ['post', 'desk', 'analyst', 'administrator']

export const officerEntry = shape({
  officer: officerName,
  unit: optional(text('National entity', 40)),
  title: text('Function in words', 120),
  duties: list(code(duties, 'Duty'), 'Duties', 10, 1),
  clearance: count('1 to 3', 1, 3),
  post: optional(text('Place of the post', 80)),
  language: optional(code(languages, 'Language')),
})

/** What an administrator changes of an officer: all of it is named, what stays the same too. */
export const officerChange = shape({
  version: count('Version that was read', 1),
  reason: lines('Why; kept beside the fact in the register, for supervision', 500),
  unit: optional(text('National entity; left out for the bureau itself', 40)),
  title: text('Function in words', 120),
  duties: list(code(duties, 'Duty'), 'Duties', 10, 1),
  clearance: count('1 to 3', 1, 3),
  post: optional(text('Place of the post', 80)),
  language: code(languages, 'Language'),
})

/** Confirms the duties for the next quarter; what is named may only be less than what the officer has. */
export const confirmation = shape({
  version: count('Version that was read', 1),
  duties: optional(list(code(duties, 'Duty'), 'Duties that remain; default all', 10, 1)),
  clearance: optional(count('Clearance that remains; default the same', 1, 3)),
})

/**
 * What holds an officer back beyond their rights; the strongest is named. `second-passkey`: nothing but adding it. `recovered` and
 * `unconfirmed`: reading only. A lock stands apart, in `lockedAt`.
 */
export const holds = ['none', 'second-passkey', 'recovered', 'unconfirmed', 'bureau-suspended'] as const

export const ownSessionShape = shape({
  id: id('Session'),
  beganAt: instant('Signed in'),
  seenAt: instant('Last heard of'),
  endsAt: instant('Absolute end'),
  lockedAt: nullable(instant('Locked since')),
  here: flag('The session this is asked from'),
})
export type OwnSession = Static<typeof ownSessionShape>

export const sessionShape = shape({
  officer: officerName,
  bureau: bureauCode('Bureau'),
  bureauName: text('As written on messages, IP Hanoi', 120),
  bureauState: code(standings, 'A suspended bureau reads its own things and does nothing else'),
  unit: text('National entity', 40),
  title: text('Function in words', 120),
  post: text('Place of the post', 80),
  duties: list(code(duties, 'Duty'), 'Duties', 10),
  databases: list(text('Database', 40), 'Databases that may be asked', 50),
  purposes: list(code(purposes, 'Purpose'), 'Purposes that may be named', 8),
  operations: list(text('Operation', 60), 'Operations the officer may call', 500),
  purpose: nullable(code(purposes, 'Purpose set for the session')),
  reference: nullable(text('Reference set for the session', 80)),
  language: code(languages, 'Language of the officer'),
  world: code(['demonstration', 'real'], 'Kind of world'),
  zone: text('IANA zone of the bureau', 60),
  serverTime: instant('Clock of the hub'),
  endsAt: instant('Absolute end of the session'),
  freshUntil: nullable(instant('Until when final acts need no further passkey; null when they do')),
  lockedAt: nullable(instant('Locked since; `operations` are those after it is opened')),
  hold: code(holds, 'What holds the officer back beyond their rights, a lock left aside'),
  holdUntil: nullable(instant('When the hold ends by itself')),
  passkeys: count('Good passkeys of the officer; two are needed outside a demonstration'),
  secondPasskeyBy: nullable(instant('Until when a second passkey must be added; null when there are enough')),
  confirmBy: nullable(instant('Until when an administrator must confirm the duties')),
})
export type SessionView = Static<typeof sessionShape>

export const keyShape = shape({
  id: id('Id of the key'),
  officer: officerName,
  label: text('What it is for', 120),
  databases: list(text('Database', 40), 'Databases', 50),
  purposes: list(code(purposes, 'Purpose'), 'Purposes', 8),
  operations: list(text('Operation', 60), 'Operations', 200),
  post: text('Post it speaks for', 80),
  quota: count('Requests a minute', 1),
  createdAt: instant('Made'),
  createdBy: officerName,
  endsAt: instant('Ends'),
  revokedAt: nullable(instant('Revoked')),
  lastUsedAt: nullable(instant('Last used, to the minute; null when never')),
  follows: nullable(id('The key it takes the place of')),
  followedBy: nullable(id('The key that takes its place')),
  endsSoon: flag('Ends within 14 days and nothing follows it'),
  allowed: list(text('Action', 40), 'What this reader may do with the key', 10),
})

export const keyEntry = shape({
  officer: officerName,
  label: text('What it is for', 120),
  databases: optional(list(text('Database', 40), "Databases; default the officer's", 50)),
  purposes: optional(list(code(purposes, 'Purpose'), "Purposes; default the officer's", 8)),
  operations: optional(list(text('Operation', 60), "Operations; default what the officer's duties admit", 200)),
  post: optional(text('Post it speaks for', 80)),
  purpose: optional(code(purposes, 'Purpose of what it reads; a check states its own')),
  reference: optional(text('Reference of what it reads; a check states its own', 80)),
  quota: optional(count('Requests a minute; default 6000', 1, 1_000_000)),
  days: optional(count('Days it lives; default 365', 1, 730)),
})

/** How a key is taken over by its successor. */
export const rotation = shape({
  overlapDays: optional(count('Days both are good; default 7', 0, 30)),
  days: optional(count('Days the successor lives; default 365', 1, 730)),
})

export const madeKey = shape({ key: text('The key itself: shown once, stored as a hash', 100), made: keyShape })
