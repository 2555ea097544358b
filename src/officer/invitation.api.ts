// Answers to operations on invitations: made by administrators, accepted by whoever holds the link.
import { bureauName, generalSecretariat } from '../bureau/bureau.schema.ts'
import { readBureau } from '../bureau/bureau.store.ts'
import { allows, permitted } from '../kernel/access.ts'
import { Failure } from '../kernel/failure.ts'
import { defaultLimit, pageOf, readAfter } from '../kernel/page.ts'
import { type Context, handle } from '../kernel/slice.ts'
import { addHours } from '../terms/instant.ts'
import { invite, noteOfInvitation } from './invitation.making.ts'
import {
  acceptInvitation,
  askAcceptance,
  inviteFirst,
  inviteOfficer,
  listInvitations,
  openInvitation,
  withdrawInvitation,
} from './invitation.operations.ts'
import type { InvitationView } from './invitation.schema.ts'
import {
  closeInvitation,
  everRegistered,
  firstInvited,
  type InvitationRow,
  listReadableInvitations,
  readOpen,
  readReadableInvitation,
} from './invitation.store.ts'
import { actorsPart } from './officer.actors.ts'
import { readOnlyHours } from './officer.holds.ts'
import { invitationPolicy, officerPolicy } from './officer.policy.ts'
import { officerNameForm } from './officer.schema.ts'
import { endSessionsOf, hashOf } from './officer.sessions.ts'
import { lockOfficer, type OfficerRow, officersOf, readOfficer, saveOfficer } from './officer.store.ts'
import { appoint } from './officer.tenure.ts'
import { notePasskey } from './passkey.api.ts'
import { clientDataOf, type Registered, registrationOptions, verifyRegistration } from './passkey.ceremony.ts'
import { hadPasskeys, insertPasskey, makeChallenge, removePasskeys, spendChallenge } from './passkey.store.ts'
import { finishRecovery } from './recovery.store.ts'
import { enter } from './session.entering.ts'

/** An invitation as administrators see it, without its secret. */
export const invitationView = (
  invitation: InvitationRow,
  { actor, now }: Pick<Context, 'actor' | 'now'>,
): InvitationView => {
  const { id, kind, officer, bureau, unit, duties, createdAt, createdBy, endsAt, usedAt, withdrawnAt } = invitation
  const state = usedAt ? 'used' : withdrawnAt ? 'withdrawn' : endsAt > now ? 'open' : 'ended'
  const allowed = permitted(invitationPolicy, actor, invitation).filter(
    (action) => action !== 'withdraw' || state === 'open',
  )
  return { id, kind, state, officer, bureau, unit, duties, createdAt, createdBy, endsAt, usedAt, allowed }
}

const inviting = (context: Context, kind: InvitationRow['kind']) => ({
  id: context.newId(),
  now: context.now,
  by: context.actor.officer,
  origin: context.edge.origin,
  kind,
})

/** Makes the link, leaves its fact, answers it. */
export const inviteNoted = async (context: Context, officer: OfficerRow, kind: InvitationRow['kind']) => {
  const { link, invitation } = await invite(context, officer, inviting(context, kind))
  context.note(noteOfInvitation(invitation))
  return { link, invitation: invitationView(invitation, context) }
}

/**
 * The first administrator of a bureau that has nobody. Whoever was invited so before and never came may be invited again; once
 * anybody of the bureau has had a passkey, or the bureau has made officers of its own, never. Throws forbidden then.
 */
const firstAdministrator = async (
  context: Context,
  bureau: string,
  wish: { readonly name: string; readonly title: string; readonly language: OfficerRow['language'] },
): Promise<OfficerRow> => {
  const [present, invited, begun] = [
    await officersOf(context, bureau, 2),
    await firstInvited(context, bureau),
    await hadPasskeys(context, bureau),
  ]
  if (begun || present.some((name) => !invited.includes(name)))
    throw new Failure('forbidden', 'invitation.bureau-has-officers')
  const [before] = present
  if (before === undefined)
    return appoint(context, { ...wish, bureau, unit: '', duties: ['administrator'], clearance: 1, post: '' })
  const officer = before === wish.name ? await readOfficer(context, before) : undefined
  if (!officer) throw new Failure('conflict', 'invitation.other-invited', { values: { officer: before } })
  return officer
}

type Opened = { readonly invitation: InvitationRow; readonly officer: OfficerRow }

const sameDuties = ({ invitation, officer }: Opened): boolean =>
  invitation.unit === officer.unit &&
  invitation.duties.length === officer.duties.length &&
  invitation.duties.every((duty) => officer.duties.includes(duty))

/** What a link opens. Throws notFound for one that is unknown, used, withdrawn or over; conflict when rights changed meanwhile. */
const open = async (context: Context, token: string): Promise<Opened> => {
  const invitation = await readOpen(context, hashOf(token), context.now)
  const officer = invitation && (await readOfficer(context, invitation.officer))
  if (!invitation || !officer) throw new Failure('notFound', 'invitation.not-good')
  const opened = { invitation, officer }
  if (officer.state !== 'active') throw new Failure('forbidden', 'session.officer-suspended')
  if (!sameDuties(opened)) throw new Failure('conflict', 'invitation.outdated')
  return opened
}

/** What was lost opens nothing any more, and a day of reading only begins. */
const recover = async (context: Context, { invitation, officer }: Opened): Promise<void> => {
  await removePasskeys(context, officer.name, context.now)
  await endSessionsOf(context, officer.name)
  const at = { name: officer.name, version: officer.version, now: context.now }
  const changed = await saveOfficer(context, at, { readOnlyUntil: addHours(context.now, readOnlyHours) })
  if (!changed) throw new Failure('conflict', 'officer.stale')
  await finishRecovery(context, invitation.id)
}

const accept = async (context: Context, opened: Opened, registered: Registered, name: string) => {
  const { invitation, officer } = opened
  await lockOfficer(context, officer.name)
  const used = await closeInvitation(context, invitation.id, { usedAt: context.now })
  if (!used) throw new Failure('notFound', 'invitation.not-good')
  if (invitation.kind === 'recovery') await recover(context, opened)
  const passkey = await insertPasskey(context, {
    ...registered,
    id: context.newId(),
    officer: officer.name,
    bureau: officer.bureau,
    name,
    createdAt: context.now,
    lastUsedAt: context.now,
    blockedAt: null,
    removedAt: null,
  })
  if (!passkey) throw new Failure('conflict', 'passkey.exists')
  notePasskey(context, passkey)
  const view = await enter(context, officer.name)
  const note = noteOfInvitation(used)
  context.note(invitation.kind === 'first' ? { ...note, tell: [officer.bureau, generalSecretariat] } : note)
  return view
}

export const invitationHandlers = [
  handle(inviteOfficer, async (context, { params }) => {
    await lockOfficer(context, params.officer)
    const officer = await readOfficer(context, params.officer)
    if (!officer || !allows(officerPolicy.read(context.actor), officer))
      throw new Failure('notFound', 'officer.not-found')
    if (!allows(officerPolicy.invite(context.actor), officer)) throw new Failure('forbidden', 'officer.not-yourself')
    if (officer.duties.includes('system')) throw new Failure('conflict', 'invitation.system')
    if (await everRegistered(context, officer.name)) throw new Failure('conflict', 'invitation.has-passkeys')
    return inviteNoted(context, officer, 'new')
  }),

  handle(inviteFirst, async (context, { params, body }) => {
    const { actor } = context
    if (actor.bureau !== generalSecretariat || actor.unit !== '')
      throw new Failure('forbidden', 'bureau.general-secretariat-only')
    const bureau = await readBureau(context, params.code)
    if (!bureau || bureau.code === generalSecretariat) throw new Failure('notFound', 'bureau.not-found')
    const name = body.officer ?? `${bureau.code}.administrator`
    const [, prefix] = officerNameForm.exec(name) ?? []
    if (prefix !== bureau.code) throw new Failure('invalid', 'officer.bad-name')
    const wish = { name, title: body.title, language: body.language ?? ('en' as const) }
    const officer = await firstAdministrator(context, bureau.code, wish)
    context.note({ subjects: [{ kind: 'officer', id: officer.id, owner: officer.bureau, part: 'changed' }] })
    return inviteNoted(context, officer, 'first')
  }),

  handle(listInvitations, async (context, { query }) => {
    const limit = query.limit ?? defaultLimit
    const rows = await listReadableInvitations(context, context.actor, { after: readAfter(query.after), limit })
    const { lines, after } = pageOf(rows, limit)
    return { invitations: lines.map((line) => invitationView(line, context)), after }
  }),

  handle(withdrawInvitation, async (context, { params }) => {
    const invitation = await readReadableInvitation(context, context.actor, params.id)
    if (!invitation) throw new Failure('notFound', 'invitation.not-found')
    if (!allows(invitationPolicy.withdraw(context.actor), invitation))
      throw new Failure('forbidden', 'officer.not-yourself')
    const closed = await closeInvitation(context, invitation.id, { withdrawnAt: context.now })
    if (!closed) throw new Failure('conflict', 'invitation.closed')
    context.note(noteOfInvitation(closed))
    return invitationView(closed, context)
  }),

  handle(openInvitation, async (context, { body }) => {
    const { invitation, officer } = await open(context, body.token)
    const { kind, duties, bureau, endsAt } = invitation
    const { name, title } = officer
    return { kind, officer: name, bureau, bureauName: bureauName(bureau), title, duties, endsAt }
  }),

  handle(askAcceptance, async (context, { body }) => {
    const { invitation, officer } = await open(context, body.token)
    const bound = { purpose: 'accept', holder: invitation.id, now: context.now } as const
    return registrationOptions(context.edge.origin, await makeChallenge(context, bound), officer, [])
  }),

  handle(acceptInvitation, async (context, { body }) => {
    const opened = await open(context, body.token)
    const { challenge } = clientDataOf(body.response.response.clientDataJSON)
    const bound = { purpose: 'accept', holder: opened.invitation.id, now: context.now } as const
    if (!(await spendChallenge(context, challenge, bound))) throw new Failure('forbidden', 'passkey.challenge-gone')
    const registered = await verifyRegistration(context.edge.origin, body.response)
    return context.change(acceptInvitation.name, (inner) => {
      inner.part(actorsPart).distrust({ officer: opened.officer.name })
      return accept(inner, opened, registered, body.name)
    })
  }),
]
