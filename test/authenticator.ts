/** A software authenticator: makes and uses passkeys as a browser would hand them over (WebAuthn level 3), ES256, CBOR by hand. */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

const sha256 = (of: Buffer | string): Buffer => createHash('sha256').update(of).digest()

const head = (major: number, length: number): Buffer => {
  if (length < 24) return Buffer.of((major << 5) | length)
  if (length < 256) return Buffer.of((major << 5) | 24, length)
  return Buffer.of((major << 5) | 25, length >> 8, length & 255)
}
const cborInteger = (value: number): Buffer => (value < 0 ? head(1, -1 - value) : head(0, value))
const cborBytes = (value: Buffer): Buffer => Buffer.concat([head(2, value.length), value])
const cborText = (value: string): Buffer => Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
const cborMap = (...pairs: readonly (readonly [Buffer, Buffer])[]): Buffer =>
  Buffer.concat([head(5, pairs.length), ...pairs.flat()])

/** COSE key of a public key on P-256 (RFC 9053). */
const coseOf = (key: KeyObject): Buffer => {
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  return cborMap(
    [cborInteger(1), cborInteger(2)],
    [cborInteger(3), cborInteger(-7)],
    [cborInteger(-1), cborInteger(1)],
    [cborInteger(-2), cborBytes(Buffer.from(x, 'base64url'))],
    [cborInteger(-3), cborBytes(Buffer.from(y, 'base64url'))],
  )
}

/** How a ceremony departs from what is right; what is left out is as it should be. */
export type Departure = {
  readonly origin?: string
  readonly rpId?: string
  readonly challenge?: string
  /** False: nobody unlocked the authenticator. */
  readonly verified?: boolean
  /** Counter the authenticator states. */
  readonly counter?: number
  /** Whether the signature is somebody else's. */
  readonly forged?: boolean
  readonly type?: string
}

const clientData = (type: string, challenge: string, origin: string): Buffer =>
  Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))

const flagsOf = (verified: boolean, attested: boolean): number => 0x01 | (verified ? 0x04 : 0) | (attested ? 0x40 : 0)

const authenticatorData = (rpId: string, flags: number, counter: number, attested = Buffer.alloc(0)): Buffer => {
  const number = Buffer.alloc(4)
  number.writeUInt32BE(counter)
  return Buffer.concat([sha256(rpId), Buffer.of(flags), number, attested])
}

type Creation = {
  readonly challenge: string
  readonly rp: { readonly id: string }
  readonly user: { readonly id: string }
}
type Request = { readonly challenge: string; readonly rpId: string }

/** One passkey on one device. `counts: false` is an authenticator that says 0 for ever, as those that sync do. */
export const newAuthenticator = (origin: string, options: { readonly counts?: boolean } = {}) => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const credential = randomBytes(32)
  const id = credential.toString('base64url')
  const counts = options.counts ?? true
  let counter = 0
  let userHandle = ''

  return {
    id,
    /** Answers `PublicKeyCredentialCreationOptionsJSON`. */
    register: (asked: Creation, wrong: Departure = {}) => {
      userHandle = asked.user.id
      const length = Buffer.alloc(2)
      length.writeUInt16BE(credential.length)
      const attested = Buffer.concat([Buffer.alloc(16), length, credential, coseOf(publicKey)])
      const rpId = wrong.rpId ?? asked.rp.id
      const data = authenticatorData(rpId, flagsOf(wrong.verified ?? true, true), counter, attested)
      const attestation = cborMap(
        [cborText('fmt'), cborText('none')],
        [cborText('attStmt'), cborMap()],
        [cborText('authData'), cborBytes(data)],
      )
      const client = clientData(
        wrong.type ?? 'webauthn.create',
        wrong.challenge ?? asked.challenge,
        wrong.origin ?? origin,
      )
      return {
        id,
        rawId: id,
        type: 'public-key',
        response: {
          clientDataJSON: client.toString('base64url'),
          attestationObject: attestation.toString('base64url'),
          transports: ['usb'],
        },
        clientExtensionResults: { credProps: { rk: true } },
        authenticatorAttachment: 'cross-platform',
      }
    },
    /** Answers `PublicKeyCredentialRequestOptionsJSON`. */
    authenticate: (asked: Request, wrong: Departure = {}) => {
      if (counts) counter += 1
      const rpId = wrong.rpId ?? asked.rpId
      const data = authenticatorData(rpId, flagsOf(wrong.verified ?? true, false), wrong.counter ?? counter)
      const client = clientData(
        wrong.type ?? 'webauthn.get',
        wrong.challenge ?? asked.challenge,
        wrong.origin ?? origin,
      )
      const key = wrong.forged ? generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey : privateKey
      return {
        id,
        rawId: id,
        type: 'public-key',
        response: {
          clientDataJSON: client.toString('base64url'),
          authenticatorData: data.toString('base64url'),
          signature: sign('sha256', Buffer.concat([data, sha256(client)]), key).toString('base64url'),
          ...(userHandle === '' ? {} : { userHandle }),
        },
        clientExtensionResults: {},
      }
    },
  }
}
export type Authenticator = ReturnType<typeof newAuthenticator>
