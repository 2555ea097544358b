// What bureaus, experts and the network's secretariat do with the pool of experts.
// A search serves a piece of police work and says for which purpose of RPD 10(2). Profiles are of officers in their function, kept by
// their own consent to run the network: none of those purposes is theirs, so to open, list or keep one asks for none; each look stands
// in the register and is told to the expert.
import { operation } from '../kernel/operation.ts'
import {
  afterMark,
  bureauCode,
  code,
  flag,
  id,
  list,
  nullable,
  optional,
  pager,
  shape,
  text,
} from '../kernel/schema.ts'
import {
  admissionEntry,
  conflictsEntry,
  consentEntry,
  expertLine,
  expertQuestion,
  expertShape,
  expertStates,
  matchesShape,
  nominationEntry,
  profileEntry,
  versionEntry,
  viewerShape,
} from './expert.schema.ts'
import { skillKinds } from './expert.skill.table.ts'

const readers = ['desk', 'notices', 'compliance', 'analyst', 'data-protection', 'command'] as const
const nominators = ['desk', 'analyst', 'command'] as const
const one = shape({ id: id('Expert') })

export const listExperts = operation({
  name: 'expert.list',
  method: 'get',
  path: '/api/v1/experts',
  summary: 'Lists experts of the pool whom the caller may see',
  admits: readers,
  effect: 'read',
  query: shape({
    ...pager,
    state: optional(code(expertStates, 'Only in this state; active when left out')),
    bureau: optional(bureauCode('Only of this bureau')),
    kind: optional(code(skillKinds, 'Only with a skill of this kind and code')),
    code: optional(text('Code of the skill', 40)),
    waiting: optional(flag('Only nominations that wait for the caller’s bureau or the network’s secretariat')),
  }),
  answer: shape({ experts: list(expertLine, 'Experts, newest first', 200), after: afterMark }),
})

export const searchExperts = operation({
  name: 'expert.search',
  method: 'post',
  path: '/api/v1/experts/search',
  summary: 'Looks for experts by a question or by skills, says why each fits, and names the nearest where none does',
  admits: readers,
  effect: 'read',
  purpose: true,
  body: expertQuestion,
  answer: matchesShape,
})

export const showExpert = operation({
  name: 'expert.show',
  method: 'get',
  path: '/api/v1/experts/:id',
  summary: 'Shows the profile of an expert, as far as the expert shows it to the caller',
  admits: 'signed-in',
  effect: 'read',
  params: one,
  answer: expertShape,
})

export const showOwnExpert = operation({
  name: 'expert.own',
  method: 'get',
  path: '/api/v1/expert-profile',
  summary: 'Shows the caller’s own profile in the pool; null when nobody nominated them',
  admits: 'signed-in',
  effect: 'quiet',
  answer: shape({ expert: nullable(expertShape) }),
})

export const nominateExpert = operation({
  name: 'expert.nominate',
  method: 'post',
  path: '/api/v1/experts',
  summary: 'Nominates an officer of the own bureau to the pool; seen by others once the officer consents',
  admits: nominators,
  effect: 'change',
  body: nominationEntry,
  answer: expertShape,
  status: 201,
})

export const consentExpert = operation({
  name: 'expert.consent',
  method: 'post',
  path: '/api/v1/experts/:id/consent',
  summary: 'Gives, declines or withdraws one’s own consent to be in the pool; withdrawn, nobody sees the profile',
  admits: 'signed-in',
  effect: 'change',
  params: one,
  body: consentEntry,
  answer: expertShape,
})

export const admitExpert = operation({
  name: 'expert.admit',
  method: 'post',
  path: '/api/v1/experts/:id/admission',
  summary: 'Admits a nominated expert of a participant that does not nominate by itself, or does not',
  admits: ['analyst'],
  effect: 'change',
  fresh: true,
  params: one,
  body: admissionEntry,
  answer: shape({ id: id('Expert'), admitted: flag('Whether the expert is in the pool') }),
})

export const describeExpert = operation({
  name: 'expert.describe',
  method: 'put',
  path: '/api/v1/experts/:id',
  summary: 'States one’s own skills, presence and who may see the profile',
  admits: 'signed-in',
  effect: 'change',
  params: one,
  body: profileEntry,
  answer: expertShape,
})

export const stateConflicts = operation({
  name: 'expert.conflicts',
  method: 'put',
  path: '/api/v1/experts/:id/conflicts',
  summary: 'States one’s own conflicts of interest; others learn only that one is not available for a task',
  admits: 'signed-in',
  effect: 'change',
  params: one,
  body: conflictsEntry,
  answer: expertShape,
})

export const renewExpert = operation({
  name: 'expert.renew',
  method: 'post',
  path: '/api/v1/experts/:id/renewal',
  summary: 'Renews the nomination of an expert of the own bureau for 24 months',
  admits: nominators,
  effect: 'change',
  params: one,
  body: versionEntry,
  answer: expertShape,
})

export const endExpert = operation({
  name: 'expert.end',
  method: 'post',
  path: '/api/v1/experts/:id/end',
  summary: 'Takes the nomination of an expert of the own bureau back; erased after 30 days',
  admits: nominators,
  effect: 'change',
  params: one,
  body: versionEntry,
  answer: expertShape,
})

export const listViewers = operation({
  name: 'expert.viewers',
  method: 'get',
  path: '/api/v1/experts/:id/viewers',
  summary: 'Lists who opened one’s own profile or found it in a search',
  admits: 'signed-in',
  effect: 'read',
  params: one,
  query: shape({ ...pager }),
  answer: shape({ viewers: list(viewerShape, 'Newest first', 200), after: afterMark }),
})
