// Answers to operations on sessions: sign-in to a demonstration, who is signed in, purpose, sign-out.
import { bureauName } from '../bureau/bureau.schema.ts'
import type { Actor } from '../kernel/actor.ts'
import { Failure } from '../kernel/failure.ts'
import { type Context, handle } from '../kernel/slice.ts'
import { actorsPart, platformPart } from './officer.actors.ts'
import {
  listDemonstrationOfficers,
  setPurpose,
  showSession,
  signInDemonstration,
  signOut,
} from './officer.operations.ts'
import { actorOfChain, operationsOf } from './officer.rights.ts'
import type { SessionView } from './officer.schema.ts'
import { beginSession, endSession, hashOf, setSessionPurpose } from './officer.sessions.ts'
import { readKeyStandpoint, readSession, type Standpoint } from './officer.standpoint.ts'
import { listActiveOfficers, readWorld } from './officer.store.ts'

type Shown = { readonly actor: Actor; readonly standpoint: Standpoint; readonly endsAt: string }

const sessionView = (context: Context, shown: Shown): SessionView => {
  const { actor, standpoint, endsAt } = shown
  return {
    officer: actor.officer,
    bureau: actor.bureau,
    bureauName: bureauName(actor.bureau),
    bureauState: standpoint.chain.bureau.state,
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
  }
}

const refuseOutsideDemonstration = async (context: Context): Promise<void> => {
  if ((await readWorld(context)) !== 'demonstration') throw new Failure('forbidden', 'session.not-a-demonstration')
}

/** Hash of the session's token. Keys have no session: what a key is for was stated when it was made. */
const ownSession = (context: Context): Buffer => {
  if (context.actor.kind !== 'officer' || context.edge.token === '')
    throw new Failure('forbidden', 'session.not-for-keys')
  return hashOf(context.edge.token)
}

/** The standpoint of the caller as it is in the store now. */
const readOwn = async (context: Context): Promise<Shown> => {
  const own =
    context.actor.kind === 'key'
      ? await readKeyStandpoint(context, { id: context.actor.key })
      : await readSession(context, ownSession(context))
  const actor = own && actorOfChain(own.chain, context.part(platformPart))
  if (!own || !actor) throw new Failure('unauthenticated', 'session.ended')
  return { actor, standpoint: own, endsAt: own.endsAt }
}

const noteSession = (context: Context, id: string | undefined): void =>
  context.note({ ...(id ? { subject: { kind: 'session', id } } : {}) })

export const sessionHandlers = [
  handle(listDemonstrationOfficers, async (context) => {
    await refuseOutsideDemonstration(context)
    const officers = await listActiveOfficers(context, 1000)
    return {
      officers: officers.map(({ name, bureau, title, duties }) => ({
        officer: name,
        bureau,
        bureauName: bureauName(bureau),
        title,
        duties,
      })),
    }
  }),

  handle(signInDemonstration, async (context, { body }) => {
    await refuseOutsideDemonstration(context)
    const { id, token, endsAt, standpoint } = await beginSession(context, body.officer)
    const actor = actorOfChain(standpoint.chain, context.part(platformPart))
    if (!actor) throw new Failure('forbidden', 'session.officer-suspended')
    noteSession(context, id)
    context.note({ as: { officer: actor.officer, bureau: actor.bureau } })
    context.part(actorsPart).distrust({ officer: actor.officer })
    context.edge.setCookie(token, endsAt)
    return sessionView(context, { actor, standpoint, endsAt })
  }),

  handle(showSession, async (context) => sessionView(context, await readOwn(context))),

  handle(setPurpose, async (context, { body }) => {
    const hash = ownSession(context)
    if (!context.actor.purposes.includes(body.purpose)) throw new Failure('forbidden', 'session.purpose-not-granted')
    context.part(actorsPart).distrust({ token: context.edge.token })
    const id = await setSessionPurpose(context, hash, body)
    if (!id) throw new Failure('unauthenticated', 'session.ended')
    noteSession(context, id)
    return sessionView(context, await readOwn(context))
  }),

  handle(signOut, async (context) => {
    const hash = ownSession(context)
    context.part(actorsPart).distrust({ token: context.edge.token })
    noteSession(context, await endSession(context, hash))
    context.edge.clearCookie()
    return {}
  }),
]
