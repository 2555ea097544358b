/** Sealed items: opened by the key of their own, in their own place, until that key is erased; unreadable to whoever has the store alone. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../test/database.ts'
import { newId, systemClock } from './clock.ts'
import { eraseSeals, newSeal, sealFor, sealsOf } from './seal.ts'
import { type Secret, secretOf, secretPart } from './secret.ts'
import type { Context } from './slice.ts'

const fresh = freshDatabase()

const worldOf = (secret: Secret) => ({
  get client() {
    return fresh.database.client
  },
  newId: () => newId(systemClock),
  part: ((token) => {
    if (token.name !== secretPart.name) throw new Error('only the secret is here')
    return secret
  }) as Context['part'],
})
const world = worldOf(secretOf(Buffer.alloc(32, 5)))

test('whatever is sealed comes back whole, and longer by 28 bytes in between', async () => {
  const seal = await newSeal(world)
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => {
      const plain = Buffer.from(bytes)
      const sealed = seal.close('body', plain)
      expect(sealed).toHaveLength(plain.length + 28)
      expect(seal.open('body', sealed)).toEqual(plain)
    }),
  )
})

test('another part, another item or one changed bit does not open', async () => {
  const [one, other] = [await newSeal(world), await newSeal(world)]
  const sealed = one.close('body', 'Exercise: meet at the harbour')
  expect(() => one.open('subject', sealed)).toThrow()
  expect(() => other.open('body', sealed)).toThrow()
  fc.assert(
    fc.property(fc.nat(sealed.length - 1), fc.integer({ min: 0, max: 7 }), (at, bit) => {
      const damaged = Buffer.from(sealed)
      damaged[at] = (damaged[at] ?? 0) ^ (1 << bit)
      expect(() => one.open('body', damaged)).toThrow()
    }),
  )
  expect(() => one.open('body', Buffer.alloc(10))).toThrow(RangeError)
})

test('keys are kept wrapped, are found again by id, and once erased are gone', async () => {
  const seal = await newSeal(world)
  const sealed = seal.close('body', 'Exercise')
  const again = await sealFor(world, seal.id)
  expect(again?.open('body', sealed).toString()).toBe('Exercise')
  expect(await eraseSeals(fresh.database, [seal.id])).toBe(1)
  expect(await sealFor(world, seal.id)).toBeUndefined()
  expect((await sealsOf(world, [seal.id])).size).toBe(0)
})

test('a hub with another key says so and opens nothing', async () => {
  const seal = await newSeal(world)
  await expect(sealFor(worldOf(secretOf(Buffer.alloc(32, 6))), seal.id)).rejects.toMatchObject({
    key: 'seal.other-hub-key',
  })
})
