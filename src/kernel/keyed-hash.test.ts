/** Hashes in single calls are those of the objects of Node, for any key and any text. */
import { createHash, createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keyedHash, leafHash, padsOf } from './keyed-hash.ts'

const key = fc.uint8Array({ maxLength: 64 })
/** Halves of surrogate pairs and texts beyond the room among them. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', 'é', '\u{1f600}', '\ud800', 'a'.repeat(4096), '\uffff'.repeat(4096), 'á'.repeat(4097)),
  fc.string({ unit: 'binary', minLength: 4000, maxLength: 9000, size: 'max' }),
)

test('the keyed hash of a text is its HMAC under SHA-256', () => {
  fc.assert(
    fc.property(key, fc.array(text, { minLength: 1, maxLength: 4 }), (bytes, texts) => {
      const pads = padsOf(bytes)
      // One after the other under the same pads: nothing of a text is left in the next.
      for (const one of texts)
        expect(keyedHash(pads, one)).toBe(createHmac('sha256', bytes).update(one).digest('binary'))
    }),
  )
})

test('a key that is longer than a block is refused', () => {
  expect(() => padsOf(new Uint8Array(65))).toThrow(RangeError)
})

test('a leaf is the hash of a zero byte and what it commits to', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
      const expected = createHash('sha256').update(Buffer.of(0)).update(bytes).digest()
      expect(leafHash(Buffer.from(bytes).toString('latin1'))).toEqual(expected)
    }),
  )
})
