// Answers to operations on sessions: sign-in to a demonstration, who is signed in, purpose, sign-out.
import { bureauName } from '../bureau/bureau.schema.ts'
import { Failure } from '../kernel/failure.ts'
import { type Context, handle } from '../kernel/slice.ts'
import { actorsPart } from './officer.actors.ts'
import {
  endOwnSession,
  listDemonstrationOfficers,
  listSessions,
  setPurpose,
  showSession,
  signInDemonstration,
  signOut,
} from './officer.operations.ts'
import { endSession, endSessionOf, sessionsOf, setSessionPurpose } from './officer.sessions.ts'
import { listActiveOfficers, readWorld } from './officer.store.ts'
import { enter, noteSession } from './session.entering.ts'
import { ownSession, ownView } from './session.view.ts'

const refuseOutsideDemonstration = async (context: Context): Promise<void> => {
  if ((await readWorld(context)) !== 'demonstration') throw new Failure('forbidden', 'session.not-a-demonstration')
}

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
    return enter(context, body.officer)
  }),

  handle(showSession, (context) => ownView(context)),

  handle(listSessions, async (context) => {
    const { officer } = context.actor
    return { sessions: await sessionsOf(context, { officer, hash: ownSession(context), now: context.now }) }
  }),

  handle(endOwnSession, async (context, { params }) => {
    const { officer } = context.actor
    if (!(await endSessionOf(context, officer, params.id))) throw new Failure('notFound', 'session.no-such-session')
    context.part(actorsPart).distrust({ officer })
    noteSession(context, params.id)
    return {}
  }),

  handle(setPurpose, async (context, { body }) => {
    const hash = ownSession(context)
    if (!context.actor.purposes.includes(body.purpose)) throw new Failure('forbidden', 'session.purpose-not-granted')
    context.part(actorsPart).distrust({ token: context.edge.token })
    const id = await setSessionPurpose(context, hash, body)
    if (!id) throw new Failure('unauthenticated', 'session.ended')
    noteSession(context, id)
    return ownView(context)
  }),

  handle(signOut, async (context) => {
    const hash = ownSession(context)
    context.part(actorsPart).distrust({ officer: context.actor.officer })
    noteSession(context, await endSession(context, hash))
    context.edge.clearCookie()
    return {}
  }),
]
