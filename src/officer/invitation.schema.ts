// Invitations by one-time link, and the recovery of an officer who lost their passkeys.
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
  type Static,
  shape,
  text,
} from '../kernel/schema.ts'
import { duties } from '../terms/duty.ts'
import { officerName } from './officer.schema.ts'
import { passkeyName, registrationResponse } from './passkey.schema.ts'

/**
 * `first`: the first administrator of a bureau that has nobody yet. `new`: an officer without a passkey. `recovery`: one whose
 * passkeys are lost; those end, and a day of reading only follows.
 */
export const invitationKinds = ['first', 'new', 'recovery'] as const
export const invitationStates = ['open', 'used', 'ended', 'withdrawn'] as const

/** The secret of a one-time link: 256 random bits as 43 characters of base64url. It stands behind the # of the link. */
export const invitationToken = text('Secret of the link, what stands behind its #', 43)

export const invitationShape = shape({
  id: id('Id of the invitation'),
  kind: code(invitationKinds, 'Why it was made'),
  state: code(invitationStates, 'Whether it still opens'),
  officer: officerName,
  bureau: bureauCode('Bureau'),
  unit: text('National entity, empty for the bureau itself', 40),
  duties: list(code(duties, 'Duty'), 'Duties when the link was made', 10),
  createdAt: instant('Made'),
  createdBy: officerName,
  endsAt: instant('Ends unused'),
  usedAt: nullable(instant('Used')),
  allowed: list(text('Action', 40), 'What this reader may do with it', 10),
})
export type InvitationView = Static<typeof invitationShape>

export const madeInvitation = shape({
  link: text('The one-time link: shown once, its secret is stored as a hash', 400),
  invitation: invitationShape,
})

/** What whoever holds the link is shown before they accept. */
export const openedInvitation = shape({
  kind: code(invitationKinds, 'Why it was made'),
  officer: officerName,
  bureau: bureauCode('Bureau'),
  bureauName: text('IP Hanoi', 120),
  title: text('Function in words', 120),
  duties: list(code(duties, 'Duty'), 'Duties', 10),
  endsAt: instant('Ends unused'),
})

export const acceptance = shape({ token: invitationToken, name: passkeyName, response: registrationResponse })

/** `asked` waits for the second administrator, `approved` for the officer; both end by themselves after three days. */
export const recoveryStates = ['asked', 'approved', 'refused', 'ended', 'used'] as const

export const recoveryShape = shape({
  id: id('Id of the recovery'),
  officer: officerName,
  bureau: bureauCode('Bureau'),
  unit: text('National entity, empty for the bureau itself', 40),
  state: code(recoveryStates, 'How far it is'),
  how: lines('How the first administrator checked who is asking; empty once it is over', 1000),
  bySecretariat: flag('The bureau has no second administrator: one of the General Secretariat approves'),
  createdAt: instant('Asked'),
  askedBy: officerName,
  endsAt: instant('Ends by itself'),
  approvedBy: nullable(officerName),
  approvedAt: nullable(instant('Approved')),
  version: count('Version', 1),
  allowed: list(text('Action', 40), 'What this reader may do with it', 10),
})
export type RecoveryView = Static<typeof recoveryShape>

export const identityCheck = lines('How the identity of the officer was checked', 1000)
