// A session as its own officer sees it, and the caller behind a request as the store has them now.
import { bureauName } from '../bureau/bureau.schema.ts'
import type { Actor } from '../kernel/actor.ts'
import { Failure } from '../kernel/failure.ts'
import { freshUntil } from '../kernel/session.ts'
import type { Context } from '../kernel/slice.ts'
import { instantOf } from '../terms/instant.ts'
import { platformPart } from './officer.actors.ts'
import { holdUntil, type OfficerHold, secondPasskeyBy } from './officer.holds.ts'
import { actorOfChain, operationsOf } from './officer.rights.ts'
import type { SessionView } from './officer.schema.ts'
import { hashOf } from './officer.sessions.ts'
import { readKeyStandpoint, readSession, type Standpoint } from './officer.standpoint.ts'

export type Shown = { readonly actor: Actor; readonly standpoint: Standpoint; readonly endsAt: string }

/** The actor of a standpoint with the lock left aside, so that a screen is drawn behind it. Undefined for who may do nothing. */
const behindTheLock = (context: Context, { chain }: Standpoint): Actor | undefined =>
  actorOfChain({ ...chain, holds: (chain.holds ?? []).filter((hold) => hold !== 'locked') }, context.part(platformPart))

const holdBehindTheLock = ({ holds = [] }: Standpoint['chain']): Exclude<OfficerHold, 'locked'> | undefined => {
  for (const hold of holds) if (hold !== 'locked') return hold
  return undefined
}

/** What the console learns of the session. */
export const sessionView = (context: Context, { actor, standpoint, endsAt }: Shown): SessionView => {
  const { state, chain } = standpoint
  const hold = holdBehindTheLock(chain)
  const until = freshUntil(actor)
  return {
    officer: actor.officer,
    bureau: actor.bureau,
    bureauName: bureauName(actor.bureau),
    bureauState: chain.bureau.state,
    unit: actor.unit,
    title: standpoint.title,
    post: actor.post,
    duties: [...actor.duties],
    databases: [...actor.databases],
    purposes: [...actor.purposes],
    operations: operationsOf(actor, context.part(platformPart)),
    purpose: actor.purpose === '' ? null : actor.purpose,
    reference: actor.reference === '' ? null : actor.reference,
    language: standpoint.language,
    world: standpoint.world,
    zone: standpoint.zone,
    serverTime: context.now,
    endsAt,
    freshUntil: until > Date.parse(context.now) ? instantOf(until) : null,
    lockedAt: state.session?.lockedAt ?? null,
    hold: hold ?? (chain.bureau.state === 'active' ? 'none' : 'bureau-suspended'),
    holdUntil: hold ? holdUntil(hold, state) : null,
    passkeys: state.passkeys,
    secondPasskeyBy: secondPasskeyBy(state),
    confirmBy: state.confirmBy,
  }
}

/** Hash of the session's token. Keys have no session: what a key is for was stated when it was made. */
export const ownSession = (context: Context): Buffer => {
  if (context.actor.kind !== 'officer' || context.edge.token === '')
    throw new Failure('forbidden', 'session.not-for-keys')
  return hashOf(context.edge.token)
}

/** The view of a standpoint that was just read. Throws Failure unauthenticated when it may do nothing any more. */
export const viewOf = (context: Context, standpoint: Standpoint & { readonly endsAt: string }): SessionView => {
  const actor = behindTheLock(context, standpoint)
  if (!actor) throw new Failure('unauthenticated', 'session.ended')
  return sessionView(context, { actor, standpoint, endsAt: standpoint.endsAt })
}

/** The session behind a token as it is in the store now. */
export const viewOfToken = async (context: Context, hash: Buffer): Promise<SessionView> => {
  const standpoint = await readSession(context, hash, context.now)
  if (!standpoint) throw new Failure('unauthenticated', 'session.ended')
  return viewOf(context, standpoint)
}

/** The caller's own view: of the session, or of the key. */
export const ownView = async (context: Context): Promise<SessionView> => {
  if (context.actor.kind !== 'key') return viewOfToken(context, ownSession(context))
  const standpoint = await readKeyStandpoint(context, { id: context.actor.key }, context.now)
  if (!standpoint) throw new Failure('unauthenticated', 'session.ended')
  return viewOf(context, standpoint)
}
