// What the browser does with a passkey: asks the device to make or use one, and says in our own terms why that failed.
import {
  type AuthenticationResponseJSON,
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  platformAuthenticatorIsAvailable,
  type RegistrationResponseJSON,
  startAuthentication,
  startRegistration,
  WebAuthnAbortService,
} from '@simplewebauthn/browser'
import type { Answer, Input } from '../kernel/operation.ts'
import type { acceptInvitation } from './invitation.operations.ts'
import type { askChallenge, askRegistration, freshenSession } from './passkey.operations.ts'

/**
 * `unsupported`: this browser or address knows no passkeys. `cancelled`: nobody touched one in time, or it was given up, or there is
 * none on this computer; browsers do not tell these apart on purpose. `foreign`: the page stands at an address the passkey is not
 * for. `known`: this device holds a passkey of the officer already. `unfit`: the device cannot keep a passkey or check a finger, face
 * or PIN. `failed`: the device itself failed.
 */
export const passkeyTroubles = ['unsupported', 'cancelled', 'foreign', 'known', 'unfit', 'failed'] as const
export type PasskeyTrouble = (typeof passkeyTroubles)[number]

/** Thrown instead of an answer of the device. */
export class PasskeyRefusal extends Error {
  readonly trouble: PasskeyTrouble
  constructor(trouble: PasskeyTrouble) {
    super(trouble)
    this.name = 'PasskeyRefusal'
    this.trouble = trouble
  }
}

const troubleOfName: Readonly<Record<string, PasskeyTrouble>> = {
  NotAllowedError: 'cancelled',
  AbortError: 'cancelled',
  SecurityError: 'foreign',
  InvalidStateError: 'known',
  ConstraintError: 'unfit',
  NotSupportedError: 'unfit',
}

/** Which trouble an error of the browser is (WebAuthn level 3, 5.1.3 and 5.1.4); pure. The library wraps it and keeps it as its cause. */
export const troubleOf = (error: unknown): PasskeyTrouble => {
  for (const one of [error, error instanceof Error ? error.cause : undefined]) {
    const known = one instanceof Error || one instanceof DOMException ? troubleOfName[one.name] : undefined
    if (known) return known
  }
  return 'failed'
}

const withDevice = async <T>(ceremony: () => Promise<T>): Promise<T> => {
  if (!browserSupportsWebAuthn()) throw new PasskeyRefusal('unsupported')
  try {
    return await ceremony()
  } catch (error) {
    throw new PasskeyRefusal(troubleOf(error))
  }
}

type Proof = Input<typeof freshenSession>['body']['response']
type Registration = Input<typeof acceptInvitation>['body']['response']

/** What the hub takes of a proof; whatever else a browser adds stays here. */
const proofOf = ({ id, rawId, type, response }: AuthenticationResponseJSON): Proof => ({
  id,
  rawId,
  type,
  response: {
    clientDataJSON: response.clientDataJSON,
    authenticatorData: response.authenticatorData,
    signature: response.signature,
    ...(response.userHandle ? { userHandle: response.userHandle } : {}),
  },
})

const registrationOf = ({ id, rawId, type, response }: RegistrationResponseJSON): Registration => ({
  id,
  rawId,
  type,
  response: {
    clientDataJSON: response.clientDataJSON,
    attestationObject: response.attestationObject,
    ...(response.transports ? { transports: response.transports } : {}),
  },
})

/** Asks the officer to touch a passkey. Throws `PasskeyRefusal`. */
export const touchOnDevice = (asked: Answer<typeof askChallenge>): Promise<Proof> =>
  withDevice(async () =>
    proofOf(await startAuthentication({ optionsJSON: asked as PublicKeyCredentialRequestOptionsJSON })),
  )

/** Asks a device to make and keep a passkey. Throws `PasskeyRefusal`. */
export const makeOnDevice = (asked: Answer<typeof askRegistration>): Promise<Registration> =>
  withDevice(async () =>
    registrationOf(await startRegistration({ optionsJSON: asked as PublicKeyCredentialCreationOptionsJSON })),
  )

/** Gives up what a device is being asked, when the page that asked is left. */
export const leaveDevice = (): void => WebAuthnAbortService.cancelCeremony()

/** Whether this computer can hold a passkey itself; false too where the browser does not say. */
export const hasOwnDevice = (): Promise<boolean> => platformAuthenticatorIsAvailable().catch(() => false)

/** Minutes this machine's clock is off from an answer's `Date`, rounded; 0 below five and where there is none. Pure. */
export const minutesOff = (date: string | null, now: number): number => {
  const told = date === null ? Number.NaN : Date.parse(date)
  const minutes = Math.round((now - told) / 60_000)
  return Number.isNaN(minutes) || Math.abs(minutes) < 5 ? 0 : minutes
}
