// Sealed contents: what people write and attach is kept under a key of its own, so that erasing the key erases it for good.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { type Connection, named } from './database.ts'
import { Failure } from './failure.ts'
import { type Secret, secretPart } from './secret.ts'
import type { Context } from './slice.ts'

const algorithm = 'aes-256-gcm'
const keyBytes = 32
const nonceBytes = 12
const tagBytes = 16

/** Seals and opens the parts of one item under its key. Each part is bound to its name: parts cannot change places. */
export type Seal = {
  readonly id: string
  /** AES-256-GCM (NIST SP 800-38D): 12 bytes nonce, the text, 16 bytes tag. 28 bytes longer than what goes in. */
  readonly close: (part: string, plain: Buffer | string) => Buffer
  /** Throws Error when the bytes, the part or the key are not those that were sealed. */
  readonly open: (part: string, sealed: Buffer) => Buffer
}

type World = Pick<Context, 'part' | 'newId'> & Pick<Connection, 'client'>

let drawn = Buffer.alloc(0)

/** Nonces drawn for 1,024 texts at a time: a call for each costs a third of sealing a short one. They are no secret. */
const newNonce = (): Buffer => {
  if (drawn.length < nonceBytes) drawn = randomBytes(1024 * nonceBytes)
  const nonce = drawn.subarray(0, nonceBytes)
  drawn = drawn.subarray(nonceBytes)
  return nonce
}

const encrypt = (key: Buffer, bound: string, plain: Buffer): Buffer => {
  const nonce = newNonce()
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(bound))
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

const decrypt = (key: Buffer, bound: string, sealed: Buffer): Buffer => {
  if (sealed.length < nonceBytes + tagBytes) throw new RangeError('too short for anything sealed')
  const tag = sealed.subarray(sealed.length - tagBytes)
  const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, nonceBytes))
    .setAAD(Buffer.from(bound))
    .setAuthTag(tag)
  const plain = decipher.update(sealed.subarray(nonceBytes, sealed.length - tagBytes))
  // Throws where the tag does not fit. GCM keeps no bytes back, so nothing is put behind.
  decipher.final()
  return plain
}

const sealOf = (id: string, key: Buffer): Seal => ({
  id,
  close: (part, plain) => encrypt(key, `${id} ${part}`, typeof plain === 'string' ? Buffer.from(plain) : plain),
  open: (part, sealed) => decrypt(key, `${id} ${part}`, sealed),
})

const wrappingKeys = new WeakMap<Secret, Buffer>()
/** Derived once: a page of a mailbox opens a thousand keys. */
const wrappingKey = (secret: Secret): Buffer => {
  const known = wrappingKeys.get(secret)
  if (known) return known
  const key = secret.keyedHash('kernel.seal', 'wrapping')
  wrappingKeys.set(secret, key)
  return key
}
const wrap = (secret: Secret, id: string, key: Buffer): Buffer => encrypt(wrappingKey(secret), id, key)
const unwrap = (secret: Secret, id: string, wrapped: Buffer): Buffer => decrypt(wrappingKey(secret), id, wrapped)

/** A new key, and the row of `sealing` that keeps it: columns id, hub_key, wrapped. */
export type DrawnSeal = {
  readonly seal: Seal
  readonly kept: { readonly id: string; readonly hubKey: string; readonly wrapped: Buffer }
}

/**
 * Draws a new key for one item, wrapped under the hub's own, for a statement that keeps it together with its item. A key that
 * nobody keeps seals what nobody can ever open.
 */
export const drawSeal = (context: Pick<Context, 'part' | 'newId'>): DrawnSeal => {
  const secret = context.part(secretPart)
  const id = context.newId()
  const key = randomBytes(keyBytes)
  return { seal: sealOf(id, key), kept: { id, hubKey: secret.id, wrapped: wrap(secret, id, key) } }
}

/** A new key for one item, kept wrapped under the hub's own. Runs in the transaction of the item. */
export const newSeal = async (context: World): Promise<Seal> => {
  const { seal, kept } = drawSeal(context)
  await named(context.client, 'seal-kept', 'insert into sealing (id, hub_key, wrapped) values ($1, $2, $3)', [
    kept.id,
    kept.hubKey,
    kept.wrapped,
  ])
  return seal
}

type Reader = Pick<Context, 'part'> & Pick<Connection, 'client'>

/** One damaged row must not take with it the thousand that are asked for beside it. */
const openedSeal = (secret: Secret, id: string, wrapped: Buffer): [string, Seal][] => {
  try {
    return [[id, sealOf(id, unwrap(secret, id, wrapped))]]
  } catch {
    return []
  }
}

/**
 * Keys of several items in one statement, by id. One that was erased, or was damaged and opens nothing, is absent. Throws Failure
 * unavailable under a foreign hub key.
 */
export const sealsOf = async (context: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, Seal>> => {
  if (ids.length === 0) return new Map()
  const secret = context.part(secretPart)
  const { rows } = await context.client.query<{ id: string; hub_key: string; wrapped: Buffer }>({
    name: 'seals-of',
    text: 'select id, hub_key, wrapped from sealing where id = any($1)',
    values: [[...new Set(ids)]],
  })
  if (rows.some((row) => row.hub_key !== secret.id)) throw new Failure('unavailable', 'seal.other-hub-key')
  return new Map(rows.flatMap(({ id, wrapped }) => openedSeal(secret, id, wrapped)))
}

/** Key of one item; undefined when it was erased. */
export const sealFor = async (context: Reader, id: string): Promise<Seal | undefined> =>
  (await sealsOf(context, [id])).get(id)

/** Erases items: what was sealed under these keys can never be read again, wherever copies of it lie. Answers how many. */
export const eraseSeals = async ({ client }: Pick<Connection, 'client'>, ids: readonly string[]): Promise<number> =>
  (await client.query('delete from sealing where id = any($1)', [ids])).rowCount ?? 0
