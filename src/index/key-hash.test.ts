import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hashKey, type KeySeed } from './key-hash.ts'

const SEED: KeySeed = [0x03020100, 0x07060504]

describe('the fingerprint of a key', () => {
  // Values of HalfSipHash-1-3-64 for the bytes 0, 1, 2 ... under the key 00..07, from a separate implementation that
  // reproduces the vectors published with the reference code for rounds 2-4.
  test.each([
    [0, 0x21d0a576, 0x2af72023],
    [2, 0xe11fee78, 0x32d73c5d],
    [4, 0xa0db24eb, 0x05ae8c71],
    [6, 0xc6e065af, 0x02d6f54d],
    [30, 0xd81530ad, 0xdd3d8957],
    [62, 0xe33adf7c, 0x1657deb2],
  ])('is HalfSipHash-1-3 of its %i bytes', (bytes, high, low) => {
    const units = Array.from({ length: bytes / 2 }, (_, i) => (2 * i) | ((2 * i + 1) << 8))
    expect(fingerprint(String.fromCharCode(...units))).toEqual([high, low])
  })

  test('differs for different keys', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (one, other) => {
        expect(String(fingerprint(one)) === String(fingerprint(other))).toBe(one === other)
      }),
    )
  })

  test('spreads numbers in a row without a collision', () => {
    const seen = new Set<string>()
    for (let i = 0; i < 50_000; i++) seen.add(String(fingerprint(`sltd:XXA:passport:X${i}`)))
    expect(seen.size).toBe(50_000)
  })

  test('cannot be foretold without the seed', () => {
    const keys = Array.from({ length: 100 }, (_, i) => `vin:EXERCISE${i}`)
    for (const seed of [
      [SEED[0] ^ 1, SEED[1]],
      [SEED[0], SEED[1] ^ 1],
    ] as const) {
      for (const key of keys) expect(fingerprint(key, seed)).not.toEqual(fingerprint(key))
    }
  })
})

function fingerprint(key: string, seed: KeySeed = SEED): number[] {
  const out = new Int32Array(2)
  hashKey(key, seed, out)
  return Array.from(out, (word) => word >>> 0)
}
