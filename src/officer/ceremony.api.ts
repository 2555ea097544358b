// Answers to what is done with a passkey in hand: signing in, showing oneself again, locking and opening the screen.
import { Failure } from '../kernel/failure.ts'
import { type Context, handle } from '../kernel/slice.ts'
import { actorsPart } from './officer.actors.ts'
import { endSessionsOf, hashOf, lockSession, renewSession } from './officer.sessions.ts'
import { lockOfficer, readOfficer, readWorld } from './officer.store.ts'
import { triesPart } from './officer.tries.ts'
import { authenticationOptions, clientDataOf, handleOf, verifyAuthentication } from './passkey.ceremony.ts'
import { askChallenge, freshenSession, lockSession as lockScreen, signIn, unlockSession } from './passkey.operations.ts'
import type { AuthenticationResponse } from './passkey.schema.ts'
import {
  advanceCounter,
  blockPasskey,
  type ChallengePurpose,
  makeChallenge,
  type PasskeyRow,
  passkeysOf,
  readCredential,
  spendChallenge,
} from './passkey.store.ts'
import { enter, noteSession } from './session.entering.ts'
import { ownSession, ownView, viewOfToken } from './session.view.ts'

/** Whom a challenge belongs to: nobody yet when signing in, else the session. */
const holderOf = (context: Context, purpose: ChallengePurpose): string =>
  purpose === 'sign-in' ? '' : ownSession(context).toString('base64url')

type Proof = { readonly passkey: PasskeyRow; readonly counter: number }

/**
 * The passkey somebody has just used, when all of it is genuine; `own` names the officer it must belong to. The challenge is used
 * up whatever comes out. Throws Failure forbidden: `passkey.challenge-gone`, `passkey.unknown`, `passkey.blocked`, and those of
 * `verifyAuthentication`.
 */
const prove = async (
  context: Context,
  purpose: ChallengePurpose,
  response: AuthenticationResponse,
  own?: string,
): Promise<Proof> => {
  const { challenge } = clientDataOf(response.response.clientDataJSON)
  const bound = { purpose, holder: holderOf(context, purpose), now: context.now }
  if (!(await spendChallenge(context, challenge, bound))) throw new Failure('forbidden', 'passkey.challenge-gone')
  const passkey = await readCredential(context, response.id)
  const officer = passkey && (await readOfficer(context, passkey.officer))
  if (!passkey || !officer || (own !== undefined && passkey.officer !== own))
    throw new Failure('forbidden', 'passkey.unknown')
  if (passkey.blockedAt !== null) throw new Failure('forbidden', 'passkey.blocked')
  const counter = await verifyAuthentication(context.edge.origin, passkey, handleOf(officer.id), response)
  return { passkey, counter }
}

/**
 * The same, five times in a quarter of an hour for each officer and address (security notes 2.8). A challenge that is gone tells
 * nothing about who answers it and counts as no try. Throws as `prove`, and Failure tooMany `passkey.too-many-tries`.
 */
const proveOneself = async (
  context: Context,
  purpose: ChallengePurpose,
  response: AuthenticationResponse,
  own?: string,
): Promise<Proof> => {
  const tries = context.part(triesPart)
  const { address } = context.edge
  const officer = own ?? (await readCredential(context, response.id))?.officer ?? ''
  tries.admit({ officer, address }, context.now)
  try {
    const proof = await prove(context, purpose, response, own)
    tries.passed({ officer, address })
    return proof
  } catch (error) {
    if (error instanceof Failure && error.code === 'forbidden' && error.key !== 'passkey.challenge-gone')
      tries.failed({ officer, address }, context.now)
    throw error
  }
}

/** There may be a copy: the passkey is blocked, the officer's sessions end, the bureau's administrators are told. */
const block = (context: Context, passkey: PasskeyRow): Promise<void> =>
  context.change('passkey.block', async (inner) => {
    await lockOfficer(inner, passkey.officer)
    if (!(await blockPasskey(inner, passkey.id, inner.now))) return
    const sessions = await endSessionsOf(inner, passkey.officer)
    inner.part(actorsPart).distrust({ officer: passkey.officer })
    inner.note({
      as: { officer: passkey.officer, bureau: passkey.bureau },
      subject: { kind: 'passkey', id: passkey.id },
      subjects: [{ kind: 'passkey', id: passkey.id, owner: passkey.bureau, part: 'changed' }],
      tell: [passkey.bureau],
      detail: { officer: passkey.officer, sessions },
    })
  })

const copied = Symbol('copied')

/**
 * Does what a proof allows, in one transaction with the counter it was used with. These operations are no changes themselves: what a
 * failed attempt leaves behind (a challenge used up, a passkey blocked) must outlive their refusal.
 */
const withProof = async <T>(
  context: Context,
  operation: string,
  { passkey, counter }: Proof,
  work: (inner: Context) => Promise<T>,
): Promise<T> => {
  const outcome = await context
    .change(operation, async (inner) => {
      await lockOfficer(inner, passkey.officer)
      if (!(await advanceCounter(inner, { id: passkey.id, counter, now: inner.now }))) throw copied
      return work(inner)
    })
    .catch((error: unknown) => {
      if (error === copied) return copied
      throw error
    })
  if (outcome !== copied) return outcome as T
  await block(context, passkey)
  throw new Failure('forbidden', 'passkey.copied')
}

/** Exchanges the token of the session; what was under way with the old one is still answered for seconds. */
const renew = async (context: Context) => {
  const { officer } = context.actor
  context.part(actorsPart).distrust({ officer })
  const renewed = await renewSession(context, ownSession(context))
  if (!renewed) throw new Failure('unauthenticated', 'session.ended')
  noteSession(context, renewed.id)
  context.edge.setCookie(renewed.token, renewed.endsAt)
  return viewOfToken(context, hashOf(renewed.token))
}

export const ceremonyHandlers = [
  handle(askChallenge, async (context, { body }) => {
    const { ceremony } = body
    const has = ceremony === 'sign-in' ? [] : await passkeysOf(context, context.actor.officer)
    const bound = { purpose: ceremony, holder: holderOf(context, ceremony), now: context.now }
    const good = has.filter(({ blockedAt }) => blockedAt === null)
    return authenticationOptions(context.edge.origin, await makeChallenge(context, bound), good)
  }),

  handle(signIn, async (context, { body }) => {
    const proof = await proveOneself(context, 'sign-in', body.response)
    return withProof(context, signIn.name, proof, (inner) => enter(inner, proof.passkey.officer))
  }),

  handle(freshenSession, async (context, { body }) => {
    const proof = await proveOneself(context, 'freshen', body.response, context.actor.officer)
    return withProof(context, freshenSession.name, proof, renew)
  }),

  handle(lockScreen, async (context) => {
    const id = await lockSession(context, ownSession(context), context.now)
    if (!id) throw new Failure('unauthenticated', 'session.ended')
    context.part(actorsPart).distrust({ officer: context.actor.officer })
    noteSession(context, id)
    return ownView(context)
  }),

  handle(unlockSession, async (context, { body }) => {
    if (body.response) {
      const proof = await proveOneself(context, 'unlock', body.response, context.actor.officer)
      return withProof(context, unlockSession.name, proof, renew)
    }
    if ((await readWorld(context)) !== 'demonstration') throw new Failure('forbidden', 'session.not-a-demonstration')
    if (body.officer !== context.actor.officer) throw new Failure('forbidden', 'session.not-your-lock')
    return context.change(unlockSession.name, renew)
  }),
]
