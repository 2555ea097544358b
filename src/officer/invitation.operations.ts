// Invitations by one-time link, and recovery by two administrators.
import { operation } from '../kernel/operation.ts'
import { afterMark, bureauCode, code, count, id, lines, list, optional, pager, shape, text } from '../kernel/schema.ts'
import { languages } from '../terms/language.ts'
import {
  acceptance,
  identityCheck,
  invitationShape,
  invitationToken,
  madeInvitation,
  openedInvitation,
  recoveryShape,
} from './invitation.schema.ts'
import { officerName, sessionShape } from './officer.schema.ts'
import { creationOptions } from './passkey.schema.ts'

const ofOfficer = shape({ officer: officerName })
const one = shape({ id: id('Id') })
const withToken = shape({ token: invitationToken })

export const inviteOfficer = operation({
  name: 'officer.invite',
  method: 'post',
  path: '/api/v1/officers/:officer/invitation',
  summary: 'Makes the one-time link by which an officer without a passkey registers one; shown once, open three days',
  admits: ['administrator'],
  effect: 'change',
  fresh: true,
  params: ofOfficer,
  answer: madeInvitation,
  status: 201,
  secret: true,
})

export const inviteFirst = operation({
  name: 'officer.invite-first',
  method: 'post',
  path: '/api/v1/bureaus/:code/first-administrator',
  summary:
    'Invites the first administrator of a bureau that has nobody yet; by the General Secretariat, and never afterwards',
  admits: ['administrator'],
  effect: 'change',
  fresh: true,
  params: shape({ code: bureauCode('Bureau') }),
  body: shape({
    officer: optional(officerName),
    title: text('Function in words', 120),
    language: optional(code(languages, 'Language')),
  }),
  answer: madeInvitation,
  status: 201,
  secret: true,
})

export const listInvitations = operation({
  name: 'invitation.list',
  method: 'get',
  path: '/api/v1/invitations',
  summary: "Lists the invitations of the caller's bureau, without their links",
  admits: ['administrator', 'auditor'],
  effect: 'quiet',
  query: shape({ ...pager }),
  answer: shape({ invitations: list(invitationShape, 'Invitations, newest first', 200), after: afterMark }),
})

export const withdrawInvitation = operation({
  name: 'invitation.withdraw',
  method: 'post',
  path: '/api/v1/invitations/:id/withdrawal',
  summary: 'Makes an open link worthless at once',
  admits: ['administrator'],
  effect: 'change',
  params: one,
  answer: invitationShape,
})

export const openInvitation = operation({
  name: 'invitation.open',
  method: 'post',
  path: '/api/v1/invitations/open',
  summary: 'Shows whoever holds a one-time link whom it is for',
  admits: 'anybody',
  effect: 'quiet',
  body: withToken,
  answer: openedInvitation,
})

export const askAcceptance = operation({
  name: 'invitation.challenge',
  method: 'post',
  path: '/api/v1/invitations/challenge',
  summary: 'Gives a challenge for the passkey of an invitation',
  admits: 'anybody',
  effect: 'quiet',
  body: withToken,
  answer: creationOptions,
})

export const acceptInvitation = operation({
  name: 'invitation.accept',
  method: 'post',
  path: '/api/v1/invitations/acceptance',
  summary: 'Registers the passkey of an invitation and signs in; the link is worth nothing afterwards',
  admits: 'anybody',
  effect: 'quiet',
  body: acceptance,
  answer: sessionShape,
})

export const askRecovery = operation({
  name: 'recovery.ask',
  method: 'post',
  path: '/api/v1/officers/:officer/recovery',
  summary: 'Asks for a new way in for an officer who lost their passkeys, after checking who they are',
  admits: ['administrator'],
  effect: 'change',
  fresh: true,
  params: ofOfficer,
  body: shape({ how: identityCheck }),
  answer: recoveryShape,
  status: 201,
})

export const listRecoveries = operation({
  name: 'recovery.list',
  method: 'get',
  path: '/api/v1/recoveries',
  summary: 'Lists recoveries of the own bureau; to the General Secretariat those that wait for it',
  admits: ['administrator', 'auditor'],
  effect: 'read',
  query: shape({ ...pager }),
  answer: shape({ recoveries: list(recoveryShape, 'Recoveries, newest first', 200), after: afterMark }),
})

const judgement = {
  version: count('Version that was read', 1),
}

export const approveRecovery = operation({
  name: 'recovery.approve',
  method: 'post',
  path: '/api/v1/recoveries/:id/approval',
  summary: 'Approves a recovery as the second administrator and makes its one-time link; shown once, open three days',
  admits: ['administrator'],
  effect: 'change',
  fresh: true,
  params: one,
  body: shape(judgement),
  answer: shape({ ...madeInvitation.properties, recovery: recoveryShape }),
  secret: true,
})

export const refuseRecovery = operation({
  name: 'recovery.refuse',
  method: 'post',
  path: '/api/v1/recoveries/:id/refusal',
  summary: 'Refuses or takes back a recovery; a link already made is worth nothing',
  admits: ['administrator'],
  effect: 'change',
  params: one,
  body: shape({ ...judgement, reason: lines('Why; kept beside the fact in the register, for supervision', 500) }),
  answer: recoveryShape,
})
