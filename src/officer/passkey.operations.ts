// Passkeys: signing in with one, showing oneself again for what is final, locking and opening a screen, and looking after one's own.
import { operation } from '../kernel/operation.ts'
import { code, count, id, instant, list, optional, shape } from '../kernel/schema.ts'
import { officerName, sessionShape } from './officer.schema.ts'
import {
  authenticationResponse,
  ceremonies,
  creationOptions,
  mostPasskeys,
  passkeyName,
  passkeyShape,
  registrationResponse,
  requestOptions,
} from './passkey.schema.ts'

export const askChallenge = operation({
  name: 'session.challenge',
  method: 'post',
  path: '/api/v1/sessions/challenge',
  summary: 'Gives a challenge for a passkey: to sign in, to show oneself again, to open a locked screen',
  admits: 'anybody',
  effect: 'quiet',
  body: shape({ ceremony: code(ceremonies, 'What the passkey is asked for') }),
  answer: requestOptions,
})

export const signIn = operation({
  name: 'session.begin',
  method: 'post',
  path: '/api/v1/sessions',
  summary: 'Signs in with a passkey; the session this browser had before ends',
  admits: 'anybody',
  effect: 'quiet',
  body: shape({ response: authenticationResponse }),
  answer: sessionShape,
})

export const freshenSession = operation({
  name: 'session.freshen',
  method: 'post',
  path: '/api/v1/session/freshness',
  summary: 'Shows oneself again by passkey: what is final is allowed for five minutes',
  admits: 'signed-in',
  effect: 'quiet',
  body: shape({ response: authenticationResponse }),
  answer: sessionShape,
})

export const lockSession = operation({
  name: 'session.lock',
  method: 'post',
  path: '/api/v1/session/lock',
  summary: 'Locks the session: the stream of ids and the alarm go on, nothing else does until it is opened',
  admits: 'signed-in',
  effect: 'change',
  answer: sessionShape,
})

export const unlockSession = operation({
  name: 'session.unlock',
  method: 'post',
  path: '/api/v1/session/unlock',
  summary: 'Opens the locked session again: by passkey, in a demonstration by choosing the same officer',
  admits: 'signed-in',
  effect: 'quiet',
  body: shape({ response: optional(authenticationResponse), officer: optional(officerName) }),
  answer: sessionShape,
})

export const listPasskeys = operation({
  name: 'passkey.list',
  method: 'get',
  path: '/api/v1/passkeys',
  summary: "Lists the caller's own passkeys",
  admits: 'signed-in',
  effect: 'quiet',
  answer: shape({
    passkeys: list(passkeyShape, 'Passkeys, oldest first', mostPasskeys),
    needed: count('How many good ones every officer needs'),
    secondBy: optional(instant('Until when a second one must be added; left out when there are enough')),
  }),
})

export const askRegistration = operation({
  name: 'passkey.challenge',
  method: 'post',
  path: '/api/v1/passkeys/challenge',
  summary: 'Gives a challenge for a further passkey',
  admits: 'signed-in',
  effect: 'quiet',
  fresh: true,
  answer: creationOptions,
})

export const addPasskey = operation({
  name: 'passkey.add',
  method: 'post',
  path: '/api/v1/passkeys',
  summary: 'Registers a further passkey of the caller',
  admits: 'signed-in',
  effect: 'change',
  fresh: true,
  body: shape({ name: passkeyName, response: registrationResponse }),
  answer: passkeyShape,
  status: 201,
})

const one = shape({ id: id('Id of the passkey') })

export const namePasskey = operation({
  name: 'passkey.rename',
  method: 'put',
  path: '/api/v1/passkeys/:id',
  summary: "Names one of the caller's passkeys",
  admits: 'signed-in',
  effect: 'change',
  params: one,
  body: shape({ name: passkeyName }),
  answer: passkeyShape,
})

export const removePasskey = operation({
  name: 'passkey.remove',
  method: 'post',
  path: '/api/v1/passkeys/:id/removal',
  summary: "Removes one of the caller's passkeys; two good ones must remain",
  admits: 'signed-in',
  effect: 'change',
  fresh: true,
  params: one,
  answer: shape({}),
})
