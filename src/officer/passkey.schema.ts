// Passkeys as they travel: what a browser is asked for (WebAuthn level 3, JSON forms) and what it answers.
import {
  count,
  exactly,
  fieldsOf,
  flag,
  id,
  instant,
  list,
  nullable,
  optional,
  type Static,
  shape,
  text,
} from '../kernel/schema.ts'

/** Passkeys one officer may hold: two are needed, a handful is kept apart by name. */
export const mostPasskeys = 10

const base64url = (description: string, max: number) => text(`${description}, base64url`, max)
const transports = list(text('usb, nfc, ble, internal, hybrid', 20), 'How the authenticator is reached', 10)

const descriptor = shape({
  id: base64url('Credential', 1400),
  type: exactly('public-key'),
  transports: optional(transports),
})

/** `PublicKeyCredentialCreationOptionsJSON`, to be handed to the browser as it is. */
export const creationOptions = shape({
  challenge: base64url('Challenge, good once and for 5 minutes', 64),
  rp: shape({ id: text('Host of this hub', 255), name: text('Liaison', 60) }),
  user: shape({
    id: base64url('Handle of the officer', 88),
    name: text('Officer', 80),
    displayName: text('Function in words', 120),
  }),
  pubKeyCredParams: list(
    shape({ type: exactly('public-key'), alg: count('COSE algorithm', -65_535, 65_535) }),
    'Algorithms accepted',
    10,
  ),
  timeout: count('Milliseconds'),
  excludeCredentials: list(descriptor, 'Passkeys the officer has already', mostPasskeys),
  authenticatorSelection: shape({
    residentKey: exactly('required'),
    requireResidentKey: flag('Always true: signing in needs no name'),
    userVerification: exactly('required'),
  }),
  attestation: exactly('none'),
})

/** `PublicKeyCredentialRequestOptionsJSON`, to be handed to the browser as it is. */
export const requestOptions = shape({
  challenge: base64url('Challenge, good once and for 5 minutes', 64),
  rpId: text('Host of this hub', 255),
  timeout: count('Milliseconds'),
  allowCredentials: list(
    descriptor,
    'Own passkeys; empty when signing in, where the authenticator knows',
    mostPasskeys,
  ),
  userVerification: exactly('required'),
})

const clientExtensionResults = optional(fieldsOf('Results of extensions; not looked at'))
const authenticatorAttachment = optional(nullable(text('platform or cross-platform; not looked at', 40)))

/** `RegistrationResponseJSON`: what `startRegistration` of the browser resolves to. */
export const registrationResponse = shape({
  id: base64url('Credential', 1400),
  rawId: base64url('Credential again', 1400),
  type: exactly('public-key'),
  response: shape({
    clientDataJSON: base64url('Client data', 8_000),
    attestationObject: base64url('Attestation', 32_000),
    transports: optional(transports),
    authenticatorData: optional(base64url('Not looked at', 32_000)),
    publicKey: optional(base64url('Not looked at', 8_000)),
    publicKeyAlgorithm: optional(count('Not looked at', -65_535, 65_535)),
  }),
  clientExtensionResults,
  authenticatorAttachment,
})
export type RegistrationResponse = Static<typeof registrationResponse>

/** `AuthenticationResponseJSON`: what `startAuthentication` of the browser resolves to. */
export const authenticationResponse = shape({
  id: base64url('Credential', 1400),
  rawId: base64url('Credential again', 1400),
  type: exactly('public-key'),
  response: shape({
    clientDataJSON: base64url('Client data', 8_000),
    authenticatorData: base64url('Authenticator data', 8_000),
    signature: base64url('Signature', 8_000),
    userHandle: optional(nullable(base64url('Handle of the officer', 88))),
  }),
  clientExtensionResults,
  authenticatorAttachment,
})
export type AuthenticationResponse = Static<typeof authenticationResponse>

/** What signing in, opening a locked screen and showing oneself again are asked with. */
export const ceremonies = ['sign-in', 'freshen', 'unlock'] as const

export const passkeyName = text('Name the officer gave it, such as "blue key"', 60)

export const passkeyShape = shape({
  id: id('Id of the passkey'),
  name: passkeyName,
  createdAt: instant('Registered'),
  lastUsedAt: nullable(instant('Last used; null when never since it was registered')),
  backedUp: flag('Whether it can be copied to other devices of its holder'),
  blocked: flag('Blocked: its counter did not rise, so somebody may hold a copy'),
  removable: flag('Whether it may be removed: two good ones must remain'),
})
export type PasskeyView = Static<typeof passkeyShape>
