// The last step of every way in: a new session, its fact, its cookie.
import type { Context } from '../kernel/slice.ts'
import { actorsPart } from './officer.actors.ts'
import type { SessionView } from './officer.schema.ts'
import { beginSession, hashOf } from './officer.sessions.ts'
import { viewOfToken } from './session.view.ts'

/** Names the session in the fact of what is done with it. */
export const noteSession = (context: Context, id: string | undefined): void =>
  context.note({ ...(id ? { subject: { kind: 'session', id } } : {}) })

/**
 * Begins a session of an officer who has shown who they are, in the transaction of the fact that says so, and sets its cookie.
 * Throws as `beginSession` does.
 */
export const enter = async (context: Context, officer: string): Promise<SessionView> => {
  const { id, token, endsAt, standpoint } = await beginSession(context, officer)
  noteSession(context, id)
  context.note({ as: { officer, bureau: standpoint.chain.bureau.code } })
  context.part(actorsPart).distrust({ officer })
  context.edge.setCookie(token, endsAt)
  return viewOfToken(context, hashOf(token))
}
