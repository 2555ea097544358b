/** Which references a file has named so far, and on which line, without keeping the references. */

/** Two 32-bit hashes of one text (multiplicative mixing over UTF-16 units, finished as MurmurHash3 does). */
function hashOf(text: string): readonly [number, number] {
  let one = 0x9e3779b1
  let two = 0x85ebca77
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    one = Math.imul(one ^ unit, 0x9e3779b1)
    one ^= one >>> 15
    two = Math.imul(two ^ unit, 0xc2b2ae3d)
    two ^= two >>> 13
  }
  one = Math.imul(one ^ (one >>> 16), 0x85ebca6b) ^ Math.imul(two ^ (two >>> 13), 0xc2b2ae35)
  two = Math.imul(two ^ (two >>> 16), 0x85ebca6b) ^ Math.imul(one ^ (one >>> 13), 0xc2b2ae35)
  return [one >>> 0, two >>> 0]
}

const shards = 1024
const firstSize = 64
const fullAt = 0.8

interface Shard {
  /** Hash, hash, line for each place; a line of 0 is an empty place. */
  table: Uint32Array
  size: number
  used: number
}

function placeIn(shard: Shard, one: number, two: number): number {
  let at = two % shard.size
  while (shard.table[at * 3 + 2] !== 0 && !(shard.table[at * 3] === one && shard.table[at * 3 + 1] === two))
    at = at + 1 === shard.size ? 0 : at + 1
  return at
}

function grow(shard: Shard): void {
  const { table } = shard
  shard.size = Math.ceil(shard.size * 1.3)
  shard.table = new Uint32Array(shard.size * 3)
  for (let at = 0; at < table.length; at += 3) {
    const line = table[at + 2] ?? 0
    if (line === 0) continue
    const [one, two] = [table[at] ?? 0, table[at + 1] ?? 0]
    shard.table.set([one, two, line], placeIn(shard, one, two) * 3)
  }
}

export interface ReferenceSet {
  /** The line that named this reference before, or undefined when this is the first. Lines from 1 to 4 billion. */
  firstLineOf(reference: string, line: number): number | undefined
  /** References named so far. */
  count(): number
  /** Bytes held. */
  bytes(): number
}

/**
 * Keeps 64 bits of hash and a line number a reference: 15 to 20 bytes each, some 180 MB for ten million. The table is cut in a
 * thousand parts that grow by themselves, so it never stands in memory twice. Two references of ten million meet in one hash
 * once in 370,000 files; the second would then be rejected and told, never entered wrongly.
 */
export function makeReferenceSet(): ReferenceSet {
  const parts: Shard[] = Array.from({ length: shards }, () => ({
    table: new Uint32Array(firstSize * 3),
    size: firstSize,
    used: 0,
  }))
  return {
    firstLineOf: (reference, line) => {
      const [one, two] = hashOf(reference)
      const shard = parts[one % shards]
      if (!shard) return undefined
      const at = placeIn(shard, one, two) * 3
      const known = shard.table[at + 2] ?? 0
      if (known !== 0) return known
      shard.table.set([one, two, line], at)
      shard.used += 1
      if (shard.used > shard.size * fullAt) grow(shard)
      return undefined
    },
    count: () => parts.reduce((sum, { used }) => sum + used, 0),
    bytes: () => parts.reduce((sum, { table }) => sum + table.byteLength, 0),
  }
}
