// The terms of reference, who takes part, and what the secretariat of the network reports of it.
import { operation } from '../kernel/operation.ts'
import { bureauCode, count, list, nullable, shape } from '../kernel/schema.ts'
import {
  acceptance,
  admission,
  adoption,
  asking,
  invitation,
  leaving,
  limiting,
  participationShape,
  reportShape,
  standingShape,
  suspending,
  termsChange,
  termsEntry,
  termsShape,
} from './rulebook.schema.ts'

const oneVersion = shape({ version: count('Version of the terms', 1) })
const oneBureau = shape({ bureau: bureauCode('Bureau that takes part') })
const leaders = ['administrator', 'command'] as const

export const showRulebook = operation({
  name: 'rulebook.show',
  method: 'get',
  path: '/api/v1/rulebook',
  summary: 'Shows the terms of reference in force and the version to come',
  admits: 'signed-in',
  effect: 'quiet',
  answer: shape({ inForce: nullable(termsShape), toCome: nullable(termsShape), draft: nullable(termsShape) }),
})

export const listTerms = operation({
  name: 'rulebook.versions',
  method: 'get',
  path: '/api/v1/rulebook/versions',
  summary: 'Lists all versions of the terms, drafts to the secretariat of the network only',
  admits: 'signed-in',
  effect: 'quiet',
  answer: shape({ versions: list(termsShape, 'Versions, the latest first', 100) }),
})

export const draftTerms = operation({
  name: 'rulebook.draft',
  method: 'post',
  path: '/api/v1/rulebook/versions',
  summary: 'Begins a draft of the next version; by the secretariat of the network',
  admits: ['analyst'],
  effect: 'change',
  body: termsEntry,
  answer: termsShape,
  status: 201,
})

export const changeTerms = operation({
  name: 'rulebook.change-draft',
  method: 'put',
  path: '/api/v1/rulebook/versions/:version',
  summary: 'Saves the draft; by the secretariat of the network',
  admits: ['analyst'],
  effect: 'change',
  params: oneVersion,
  body: termsChange,
  answer: termsShape,
})

export const adoptTerms = operation({
  name: 'rulebook.adopt',
  method: 'post',
  path: '/api/v1/rulebook/versions/:version/adopt',
  summary:
    'Records the decision that adopts the draft, and from when it is in force; by the head of the Secretariat, never by who drafted it',
  admits: ['command'],
  effect: 'change',
  fresh: true,
  params: oneVersion,
  body: adoption,
  answer: termsShape,
})

export const showStanding = operation({
  name: 'rulebook.standing',
  method: 'get',
  path: '/api/v1/rulebook/standing',
  summary: 'Says whether the own bureau takes part, and what it may do',
  admits: 'signed-in',
  effect: 'quiet',
  answer: standingShape,
})

export const listParticipants = operation({
  name: 'rulebook.participants',
  method: 'get',
  path: '/api/v1/rulebook/participants',
  summary: 'Lists who takes part in the network, who has left and who never joined after being asked',
  admits: 'signed-in',
  effect: 'quiet',
  answer: shape({ participants: list(participationShape, 'Participations, by bureau', 500) }),
})

export const showParticipant = operation({
  name: 'rulebook.participant',
  method: 'get',
  path: '/api/v1/rulebook/participants/:bureau',
  summary: 'Shows the participation of one bureau with what happened to it',
  admits: 'signed-in',
  effect: 'quiet',
  params: oneBureau,
  answer: participationShape,
})

export const inviteParticipant = operation({
  name: 'rulebook.invite',
  method: 'post',
  path: '/api/v1/rulebook/invitations',
  summary: 'Invites a bureau to take part; by the secretariat of the network',
  admits: ['analyst'],
  effect: 'change',
  body: invitation,
  answer: participationShape,
  status: 201,
})

export const askToJoin = operation({
  name: 'rulebook.ask',
  method: 'post',
  path: '/api/v1/rulebook/ask',
  summary: 'Asks for the own bureau to take part and accepts the terms',
  admits: leaders,
  effect: 'change',
  body: asking,
  answer: participationShape,
  status: 201,
})

export const acceptTerms = operation({
  name: 'rulebook.accept',
  method: 'post',
  path: '/api/v1/rulebook/accept',
  summary:
    'Accepts a version of the terms for the own bureau: an invited bureau joins, one that takes part goes on under it',
  admits: leaders,
  effect: 'change',
  fresh: true,
  body: acceptance,
  answer: participationShape,
})

export const admitParticipant = operation({
  name: 'rulebook.admit',
  method: 'post',
  path: '/api/v1/rulebook/participants/:bureau/admit',
  summary: 'Admits a bureau that asked; by the secretariat of the network',
  admits: ['analyst'],
  effect: 'change',
  fresh: true,
  params: oneBureau,
  body: admission,
  answer: participationShape,
})

export const refuseParticipant = operation({
  name: 'rulebook.refuse',
  method: 'post',
  path: '/api/v1/rulebook/participants/:bureau/refuse',
  summary: 'Refuses a bureau that asked, with the reason; by the secretariat of the network',
  admits: ['analyst'],
  effect: 'change',
  params: oneBureau,
  body: suspending,
  answer: participationShape,
})

export const limitParticipation = operation({
  name: 'rulebook.limit',
  method: 'put',
  path: '/api/v1/rulebook/limits',
  summary: 'Declares what the own bureau does without: clauses and crime areas',
  admits: leaders,
  effect: 'change',
  body: limiting,
  answer: participationShape,
})

export const leaveNetwork = operation({
  name: 'rulebook.leave',
  method: 'post',
  path: '/api/v1/rulebook/leave',
  summary: 'Leaves the network; seen at once by all',
  admits: leaders,
  effect: 'change',
  fresh: true,
  body: leaving,
  answer: participationShape,
})

export const suspendParticipant = operation({
  name: 'rulebook.suspend',
  method: 'post',
  path: '/api/v1/rulebook/participants/:bureau/suspend',
  summary: 'Suspends the participation of a bureau; by the secretariat of the network',
  admits: ['analyst'],
  effect: 'change',
  fresh: true,
  params: oneBureau,
  body: suspending,
  answer: participationShape,
})

export const restoreParticipant = operation({
  name: 'rulebook.restore',
  method: 'post',
  path: '/api/v1/rulebook/participants/:bureau/restore',
  summary: 'Lifts the suspension of a participation; by the secretariat of the network',
  admits: ['analyst'],
  effect: 'change',
  fresh: true,
  params: oneBureau,
  body: suspending,
  answer: participationShape,
})

export const reportNetwork = operation({
  name: 'rulebook.report',
  method: 'get',
  path: '/api/v1/rulebook/report',
  summary: 'Figures of a year of the network, made from the register; to its participants',
  admits: ['analyst', 'command', 'data-protection', 'auditor'],
  effect: 'quiet',
  query: shape({ year: count('Year', 2000, 2100) }),
  answer: reportShape,
})
