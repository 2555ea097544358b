// The ceremonies of WebAuthn: what a browser is asked, and whether what came back is genuine. Touches no store.
import {
  type VerifiedAuthenticationResponse,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { Failure } from '../kernel/failure.ts'
import type { Answer } from '../kernel/operation.ts'
import type { askChallenge, askRegistration } from './passkey.operations.ts'
import type { AuthenticationResponse, RegistrationResponse } from './passkey.schema.ts'
import { challengeMinutes, type PasskeyRow } from './passkey.store.ts'

/** Name and host this hub has before authenticators: the host of its origin. */
const partyOf = (origin: string) => ({ id: new URL(origin).hostname, name: 'Liaison' })

/** Signature algorithms in the order wanted (RFC 9053): ES256, EdDSA, and RS256 for what older computers hold. */
const algorithms = [-7, -8, -257]

const timeout = challengeMinutes * 60_000

type Known = Pick<PasskeyRow, 'credential' | 'transports'>

const described = ({ credential, transports }: Known) => ({ id: credential, type: 'public-key' as const, transports })

/** Whose passkey is made: the handle is the officer's id, which tells nothing about them. */
export type Holder = { readonly id: string; readonly name: string; readonly title: string }

/** The handle by which an authenticator knows an officer: the 16 bytes of their id, base64url. */
export const handleOf = (id: string): string => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')

/** What the browser is asked to make a passkey with: discoverable, and unlocked by its holder each time. */
export const registrationOptions = (
  origin: string,
  challenge: string,
  holder: Holder,
  has: readonly Known[],
): Answer<typeof askRegistration> => ({
  challenge,
  rp: partyOf(origin),
  user: { id: handleOf(holder.id), name: holder.name, displayName: holder.title },
  pubKeyCredParams: algorithms.map((alg) => ({ type: 'public-key', alg })),
  timeout,
  excludeCredentials: has.map(described),
  authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
  attestation: 'none',
})

/** What the browser is asked to use a passkey with; `has` is empty when nobody is known yet. */
export const authenticationOptions = (
  origin: string,
  challenge: string,
  has: readonly Known[],
): Answer<typeof askChallenge> => ({
  challenge,
  rpId: partyOf(origin).id,
  timeout,
  allowCredentials: has.map(described),
  userVerification: 'required',
})

type ClientData = { readonly challenge: string; readonly origin: string }

/** Reads what the browser says it signed. Throws Failure invalid for what is no client data. */
export const clientDataOf = (encoded: string): ClientData => {
  try {
    const { challenge, origin } = JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8')) as Partial<ClientData>
    if (typeof challenge === 'string' && typeof origin === 'string') return { challenge, origin }
  } catch {}
  throw new Failure('invalid', 'passkey.malformed')
}

/** A page that is not ours asked for this: told apart, because whoever was led there must know. */
const refuseForeign = (clientDataJSON: string, origin: string): void => {
  if (clientDataOf(clientDataJSON).origin !== origin) throw new Failure('forbidden', 'passkey.foreign-origin')
}

const refused = (): Failure => new Failure('forbidden', 'passkey.not-accepted')

/** The ways WebAuthn knows to reach an authenticator; others are not handed back to browsers. */
const knownTransports = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']

/** What is kept of a new passkey. */
export type Registered = Pick<PasskeyRow, 'credential' | 'publicKey' | 'counter' | 'transports' | 'backedUp'>

/**
 * What a browser registered, when it is genuine: made for this origin and challenge, by a person the authenticator verified.
 * Throws Failure forbidden `passkey.foreign-origin` or `passkey.not-accepted`.
 */
export const verifyRegistration = async (
  origin: string,
  { id, rawId, type, response }: RegistrationResponse,
): Promise<Registered> => {
  refuseForeign(response.clientDataJSON, origin)
  const { clientDataJSON, attestationObject } = response
  const verified = await verifyRegistrationResponse({
    response: { id, rawId, type, clientExtensionResults: {}, response: { clientDataJSON, attestationObject } },
    expectedChallenge: clientDataOf(clientDataJSON).challenge,
    expectedOrigin: origin,
    expectedRPID: partyOf(origin).id,
    requireUserVerification: true,
    supportedAlgorithmIDs: algorithms,
  }).catch(() => {
    throw refused()
  })
  if (!verified.verified) throw refused()
  const { credential, credentialBackedUp } = verified.registrationInfo
  return {
    credential: credential.id,
    publicKey: Buffer.from(credential.publicKey),
    counter: credential.counter,
    transports: (response.transports ?? []).filter((one) => knownTransports.includes(one)),
    backedUp: credentialBackedUp,
  }
}

/**
 * The counter a passkey was used with, when what came back is genuine. The stored counter is not given to the library: it would
 * compare before it looks at the signature, and anybody could have a passkey blocked by inventing one. The caller compares.
 * Throws Failure forbidden `passkey.foreign-origin` or `passkey.not-accepted`.
 */
export const verifyAuthentication = async (
  origin: string,
  passkey: Pick<PasskeyRow, 'credential' | 'publicKey'>,
  handle: string,
  { id, rawId, type, response }: AuthenticationResponse,
): Promise<number> => {
  refuseForeign(response.clientDataJSON, origin)
  const { clientDataJSON, authenticatorData, signature, userHandle } = response
  if (userHandle && userHandle !== handle) throw refused()
  const verified: VerifiedAuthenticationResponse = await verifyAuthenticationResponse({
    response: {
      id,
      rawId,
      type,
      clientExtensionResults: {},
      response: { clientDataJSON, authenticatorData, signature },
    },
    expectedChallenge: clientDataOf(clientDataJSON).challenge,
    expectedOrigin: origin,
    expectedRPID: partyOf(origin).id,
    requireUserVerification: true,
    credential: { id: passkey.credential, publicKey: new Uint8Array(passkey.publicKey), counter: 0 },
  }).catch(() => {
    throw refused()
  })
  if (!verified.verified) throw refused()
  return verified.authenticationInfo.newCounter
}
