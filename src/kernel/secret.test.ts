/** The hub's key: made once, closed to others, refused where it is not the store's; hashes that say nothing of what was hashed. */
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '../../test/database.ts'
import { StartRefusal } from './failure.ts'
import { openSecret, secretOf } from './secret.ts'

const fresh = freshDatabase()
const key = Buffer.alloc(32, 9)
const text = key.toString('base64url')
let dataFolder = ''

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'liaison-keys-'))
})
afterAll(() => rm(dataFolder, { recursive: true, force: true }))

const forget = (): Promise<unknown> => fresh.database.client.query('delete from hub_key')
const open = (keys?: string) => openSecret(fresh.database, { dataFolder, keys })
const file = (): string => join(dataFolder, 'keys', 'hub.key')

test('a new store gets a key in a file that only its owner may read, and keeps no more than the id', async () => {
  const first = await open()
  expect((await stat(file())).mode & 0o777).toBe(0o600)
  expect((await stat(join(dataFolder, 'keys'))).mode & 0o777).toBe(0o700)
  const written = (await readFile(file(), 'utf8')).trim()
  expect(Buffer.from(written, 'base64url')).toHaveLength(32)
  const { rows } = await fresh.database.client.query('select * from hub_key')
  expect(rows).toEqual([{ only_one: true, id: first.id }])
  expect(JSON.stringify(rows)).not.toContain(written)
  expect((await open()).id).toBe(first.id)
})

test('hubs that start together on one folder have one key', async () => {
  await forget()
  await rm(file())
  const ids = await Promise.all([open(), open(), open()]).then((opened) => opened.map((one) => one.id))
  expect(new Set(ids).size).toBe(1)
})

test('a key that others may read, that is gone, or that is another store’s stops the start in plain words', async () => {
  const said = (keys?: string): Promise<string> =>
    open(keys).then(
      () => '',
      (error: unknown) => (error instanceof StartRefusal ? error.message : `not refused: ${String(error)}`),
    )
  await chmod(file(), 0o640)
  expect(await said()).toContain('chmod 600')
  await chmod(file(), 0o600)
  expect(await said(text)).toContain('The key in LIAISON_KEYS is not the key of this store')
  expect(await said('too-short')).toContain('LIAISON_KEYS does not hold a key')
  const right = await readFile(file(), 'utf8')
  await writeFile(file(), `${text}\n`)
  expect(await said()).toContain('is not the key of this store')
  await rm(file())
  expect(await said()).toContain('The key of this store is missing')
  // The variable carries it to another machine as it stands in the file.
  expect(await said(right.trim())).toBe('')
})

test('several hubs share a key by the environment, and no file is made', async () => {
  await forget()
  const [one, other] = [await open(text), await open(text)]
  expect(one.id).toBe(other.id)
  expect(one.keyedHash('kind', 'X').equals(other.keyedHash('kind', 'X'))).toBe(true)
  await expect(stat(file())).rejects.toThrow()
})

test('a hash is equal for one kind and text only, changes with the key, and never holds the text', () => {
  const [secret, another] = [secretOf(key), secretOf(Buffer.alloc(32, 10))]
  const numbers = fc.stringMatching(/^[A-Z]{2}[0-9]{7}$/)
  fc.assert(
    fc.property(numbers, numbers, fc.string(), fc.string(), (one, other, kind, otherKind) => {
      const hash = secret.keyedHash(kind, one)
      expect(hash).toHaveLength(32)
      expect(hash.equals(secret.keyedHash(kind, other))).toBe(one === other)
      expect(hash.equals(secret.keyedHash(otherKind, one))).toBe(kind === otherKind)
      expect(hash.equals(another.keyedHash(kind, one))).toBe(false)
      for (const form of ['hex', 'base64', 'latin1'] as const) expect(hash.toString(form)).not.toContain(one)
    }),
  )
})

test('a hash is written to its place as it is given', () => {
  const { keyedHash, writeHash } = secretOf(key)
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(8), fc.integer({ min: 1, max: 32 }), (one, at, bytes) => {
      const into = Buffer.alloc(48, 7)
      writeHash('watch.delayed', one, into, at, bytes)
      const expected = Buffer.alloc(48, 7)
      keyedHash('watch.delayed', one).copy(expected, at, 0, bytes)
      expect(into.equals(expected)).toBe(true)
    }),
  )
})
