// The hub's own key: what must be compared and never read back (documents of earlier checks) is kept as a hash under it.
import { createHmac, randomBytes } from 'node:crypto'
import { chmod, link, mkdir, open, readFile, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database } from './database.ts'
import { StartRefusal } from './failure.ts'
import { type KeyPads, keyedHash, padsOf } from './keyed-hash.ts'
import type { Settings } from './settings.ts'
import { part } from './slice.ts'

export type Secret = {
  /** Names the key; nothing about the key can be learned from it. The store keeps this and no more. */
  readonly id: string
  /**
   * HMAC-SHA-256 (RFC 2104) of a text under a key made for `kind` (`watch.delayed`), 32 bytes: equal texts of one kind give equal
   * hashes, those of two kinds never meet, and whoever has the store alone can neither read nor guess what was hashed.
   */
  readonly keyedHash: (kind: string, text: string) => Buffer
  /** Writes so many of its bytes, from the first on, to a place of `into`: for thousands of texts, of which none needs bytes of its own. */
  readonly writeHash: (kind: string, text: string, into: Buffer, at: number, bytes: number) => void
}

/** Every slice finds it by `context.part(secretPart)`, while a demonstration world is made too. */
export const secretPart = part<Secret>('kernel.secret')

const keyBytes = 32

/** 32 bytes in base64url without padding. */
const keyForm = /^[A-Za-z0-9_-]{43}$/

/** The secret made of a key of 32 bytes. Throws RangeError for another length. */
export const secretOf = (key: Buffer): Secret => {
  if (key.length !== keyBytes) throw new RangeError('a key of the hub has 32 bytes')
  const kinds = new Map<string, KeyPads>()
  const keyFor = (kind: string): KeyPads => {
    const known = kinds.get(kind)
    if (known) return known
    const made = padsOf(createHmac('sha256', key).update(`liaison kind ${kind}`).digest())
    kinds.set(kind, made)
    return made
  }
  return {
    id: createHmac('sha256', key).update('liaison key id').digest('base64url').slice(0, 22),
    keyedHash: (kind, text) => Buffer.from(keyedHash(keyFor(kind), text), 'latin1'),
    writeHash: (kind, text, into, at, bytes) => {
      into.write(keyedHash(keyFor(kind), text), at, bytes, 'latin1')
    },
  }
}

const keyOf = (text: string, where: string): Buffer => {
  const key = Buffer.from(keyForm.test(text) ? text : '', 'base64url')
  if (key.length !== keyBytes)
    throw new StartRefusal(`${where} does not hold a key: 43 signs of base64url for 32 random bytes are expected.`)
  return key
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** The key in its file; undefined when there is none. */
const readKeyFile = async (path: string): Promise<Buffer | undefined> => {
  try {
    if (process.platform !== 'win32' && ((await stat(path)).mode & 0o077) !== 0)
      throw new StartRefusal(`Others than its owner may read the key in ${path}. Close it (chmod 600) and start again.`)
    return keyOf((await readFile(path, 'utf8')).trim(), path)
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

/** Writes a new key whole or not at all; of two hubs that start together on one folder both then read the same. */
const makeKeyFile = async (folder: string, path: string): Promise<Buffer> => {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
  const draft = join(folder, `.draft-${process.pid}-${randomBytes(4).toString('hex')}`)
  const file = await open(draft, 'wx', 0o600)
  try {
    await file.writeFile(`${randomBytes(keyBytes).toString('base64url')}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  await link(draft, path).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  })
  await unlink(draft)
  const key = await readKeyFile(path)
  if (!key) throw new StartRefusal(`The key that was written to ${path} cannot be read back.`)
  return key
}

const knownId = async ({ client }: Database): Promise<string | undefined> =>
  (await client.query<{ id: string }>('select id from hub_key')).rows[0]?.id

/**
 * The hub's key: `LIAISON_KEYS` where it is set (several hubs on one store share it so), else the file `hub.key` in
 * `LIAISON_DATA/keys`, which is made when store and folder both have none. The first key a store meets is its key from then on.
 * Throws StartRefusal, in sentences for the operator, for a key that is not there, is not the store's, or that others may read.
 */
export const openSecret = async (
  database: Database,
  settings: Pick<Settings, 'dataFolder' | 'keys'>,
): Promise<Secret> => {
  const folder = join(settings.dataFolder, 'keys')
  const path = join(folder, 'hub.key')
  const where = settings.keys === undefined ? path : 'LIAISON_KEYS'
  const before = await knownId(database)
  const given = settings.keys === undefined ? await readKeyFile(path) : keyOf(settings.keys, where)
  if (!given && before !== undefined)
    throw new StartRefusal(
      `The key of this store is missing: ${path} is not there and LIAISON_KEYS is not set. Put the key back, from the hub that made the store or from a backup. Without it what is kept under it can never be compared again.`,
    )
  const secret = secretOf(given ?? (await makeKeyFile(folder, path)))
  if (before === undefined)
    await database.client.query('insert into hub_key (id) values ($1) on conflict do nothing', [secret.id])
  if ((before ?? (await knownId(database))) !== secret.id)
    throw new StartRefusal(
      `The key in ${where} is not the key of this store. Start with the folder or the variable that belongs to it; several hubs on one store share one key by LIAISON_KEYS.`,
    )
  return secret
}
