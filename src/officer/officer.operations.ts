// Sign-in, sessions, officers of one's bureau, and the keys of national systems.
import { suspension } from '../bureau/bureau.schema.ts'
import { operation } from '../kernel/operation.ts'
import { afterMark, bureauCode, code, count, id, list, optional, pager, shape, text } from '../kernel/schema.ts'
import { duties } from '../terms/duty.ts'
import { purposes } from '../terms/purpose.ts'
import {
  confirmation,
  keyEntry,
  keyShape,
  madeKey,
  officerChange,
  officerEntry,
  officerName,
  officerShape,
  ownSessionShape,
  rotation,
  sessionShape,
} from './officer.schema.ts'

export const listDemonstrationOfficers = operation({
  name: 'session.demonstration-officers',
  method: 'get',
  path: '/api/v1/sessions/demonstration',
  summary: 'Lists the invented officers one may sign in as; only in a demonstration world',
  admits: 'anybody',
  effect: 'quiet',
  answer: shape({
    officers: list(
      shape({
        officer: officerName,
        bureau: bureauCode('Bureau'),
        bureauName: text('IP Hanoi', 120),
        title: text('Function', 120),
        duties: list(code(duties, 'Duty'), 'Duties', 10),
      }),
      'Officers',
      1000,
    ),
  }),
})

export const signInDemonstration = operation({
  name: 'session.begin-demonstration',
  method: 'post',
  path: '/api/v1/sessions/demonstration',
  summary: 'Signs in as an invented officer; refused outright outside a demonstration world',
  admits: 'anybody',
  effect: 'change',
  body: shape({ officer: officerName }),
  answer: sessionShape,
})

export const showSession = operation({
  name: 'session.show',
  method: 'get',
  path: '/api/v1/session',
  summary: 'Shows who is signed in and what they may do',
  admits: 'signed-in',
  effect: 'quiet',
  answer: sessionShape,
})

export const setPurpose = operation({
  name: 'session.purpose',
  method: 'put',
  path: '/api/v1/session/purpose',
  summary: 'Sets purpose and reference for the session: asked once per shift or case',
  admits: 'signed-in',
  effect: 'change',
  body: shape({ purpose: code(purposes, 'Purpose'), reference: text('Case, shift or control', 80) }),
  answer: sessionShape,
})

export const signOut = operation({
  name: 'session.end',
  method: 'delete',
  path: '/api/v1/session',
  summary: 'Signs out',
  admits: 'signed-in',
  effect: 'change',
  answer: shape({}),
})

export const listSessions = operation({
  name: 'session.list',
  method: 'get',
  path: '/api/v1/session/all',
  summary: 'Lists the own sessions that have not ended: since when, last heard of, and which one this is',
  admits: 'signed-in',
  effect: 'quiet',
  answer: shape({ sessions: list(ownSessionShape, 'Sessions, the latest first', 100) }),
})

export const endOwnSession = operation({
  name: 'session.end-one',
  method: 'post',
  path: '/api/v1/session/all/:id/end',
  summary: 'Ends one of the own sessions, at whatever computer it stands open',
  admits: 'signed-in',
  effect: 'change',
  params: shape({ id: id('Session') }),
  answer: shape({}),
})

export const listOfficers = operation({
  name: 'officer.list',
  method: 'get',
  path: '/api/v1/officers',
  summary: "Lists the officers of the caller's bureau",
  admits: ['administrator', 'desk', 'command', 'auditor', 'data-protection'],
  effect: 'read',
  query: shape({ ...pager }),
  answer: shape({ officers: list(officerShape, 'Officers', 200), after: afterMark }),
})

export const createOfficer = operation({
  name: 'officer.create',
  method: 'post',
  path: '/api/v1/officers',
  summary: "Adds an officer to the caller's bureau, never beyond the bureau's own rights",
  admits: ['administrator'],
  effect: 'change',
  fresh: true,
  body: officerEntry,
  answer: officerShape,
  status: 201,
})

export const suspendOfficer = operation({
  name: 'officer.suspend',
  method: 'post',
  path: '/api/v1/officers/:officer/suspension',
  summary: 'Suspends or restores an officer of the own bureau; sessions and keys end at once',
  admits: ['administrator'],
  effect: 'change',
  params: shape({ officer: officerName }),
  body: suspension,
  answer: officerShape,
})

export const changeOfficer = operation({
  name: 'officer.change',
  method: 'put',
  path: '/api/v1/officers/:officer',
  summary:
    'Changes duties, clearance, entity, post or language of an officer, never of oneself and never beyond the bureau',
  admits: ['administrator'],
  effect: 'change',
  fresh: true,
  params: shape({ officer: officerName }),
  body: officerChange,
  answer: officerShape,
})

export const listDue = operation({
  name: 'officer.due',
  method: 'get',
  path: '/api/v1/officers/due',
  summary: 'Lists officers whose duties must be confirmed within 14 days or should have been',
  admits: ['administrator', 'auditor'],
  effect: 'read',
  answer: shape({ officers: list(officerShape, 'Officers, the longest overdue first', 200) }),
})

export const confirmOfficer = operation({
  name: 'officer.confirm',
  method: 'post',
  path: '/api/v1/officers/:officer/confirmation',
  summary: 'Confirms the duties of an officer for a quarter, or reduces them; never of oneself',
  admits: ['administrator'],
  effect: 'change',
  fresh: true,
  params: shape({ officer: officerName }),
  body: confirmation,
  answer: officerShape,
})

export const listKeys = operation({
  name: 'key.list',
  method: 'get',
  path: '/api/v1/keys',
  summary: "Lists the keys of the bureau's systems, without the keys themselves",
  admits: ['administrator', 'auditor'],
  effect: 'quiet',
  query: shape({ ...pager, endsWithin: optional(count('Only good keys that end within so many days', 1, 90)) }),
  answer: shape({ keys: list(keyShape, 'Keys', 200), after: afterMark }),
})

export const createKey = operation({
  name: 'key.create',
  method: 'post',
  path: '/api/v1/keys',
  summary: 'Makes a key for a national system, within the rights of its officer; shown once',
  admits: ['administrator'],
  effect: 'change',
  fresh: true,
  body: keyEntry,
  answer: madeKey,
  status: 201,
  secret: true,
})

export const rotateKey = operation({
  name: 'key.rotate',
  method: 'post',
  path: '/api/v1/keys/:id/rotation',
  summary: 'Makes the successor of a key with the same rights; both are good for some days, then the old one ends',
  admits: ['administrator'],
  effect: 'change',
  fresh: true,
  params: shape({ id: id('Id of the key') }),
  body: rotation,
  answer: madeKey,
  status: 201,
  secret: true,
})

export const revokeKey = operation({
  name: 'key.revoke',
  method: 'post',
  path: '/api/v1/keys/:id/revoke',
  summary: 'Revokes a key at once',
  admits: ['administrator'],
  effect: 'change',
  params: shape({ id: id('Id of the key') }),
  answer: keyShape,
})
