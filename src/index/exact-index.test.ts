import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createExactIndex, type ExactIndex, type SharedExactIndex } from './exact-index.ts'
import { ASK_OWNER, attachExactIndex, type ExactReader, HIDDEN, READABLE } from './exact-reader.ts'
import { hashKey, type KeySeed } from './key-hash.ts'

const SEED: KeySeed = [20_261_121, -7]
const ALL_READABLE = new Uint8Array(8).fill(READABLE)

type Change =
  | { readonly do: 'add' | 'move'; readonly key: number; readonly record: number; readonly classId: number }
  | { readonly do: 'remove'; readonly key: number; readonly record: number }
  | { readonly do: 'merge'; readonly slots: number }

const key = fc.nat(30)
/** Few records, so that changes meet each other; some beyond 32 bits, so that narrow and wide segments mix. */
const record = fc.oneof(fc.nat(12), fc.constantFrom(2 ** 32 - 1, 2 ** 32, 2 ** 32 + 1, 2 ** 48 - 1))
const classId = fc.integer({ min: 1, max: 4 })
const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('add' as const), key, record, classId }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('move' as const), key, record, classId }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('remove' as const), key, record }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('merge' as const), slots: fc.integer({ min: 1, max: 400 }) }) },
)
const changes = fc.array(change, { maxLength: 500, size: 'max' })

describe('the exact index', () => {
  test('answers as a plain map would, after any changes, across growth and in the middle of merges', () => {
    fc.assert(
      fc.property(changes, (list) => {
        const { index, reader } = indexWithReader(1)
        const model = new Map<string, number>()
        for (const [at, one] of list.entries()) {
          expect(apply(index, one)).toBe(applyToModel(model, one))
          if (at % 20 === 0 || at === list.length - 1) expect(everything(reader)).toEqual(expected(model))
        }
        expect(index.state().entries).toBe(model.size)
      }),
      { numRuns: 60 },
    )
  })

  test('is the same when it was packed and unpacked into another, whatever its changes and the size of the portions', () => {
    fc.assert(
      fc.property(changes, fc.integer({ min: 1, max: 300 }), (list, slots) => {
        const { index, reader } = indexWithReader(1)
        for (const one of list) apply(index, one)
        const other = indexWithReader(5)
        for (const packed of index.pack(slots)) {
          other.index.unpack(packed)
          // What stands there already stands there once.
          other.index.unpack(packed)
        }
        expect(everything(other.reader)).toEqual(everything(reader))
        expect(other.index.state().entries).toBe(index.state().entries)
      }),
      { numRuns: 60 },
    )
    const { index } = indexWithReader(1)
    expect(() => index.unpack(Int32Array.of(5, 6, 7))).toThrow(RangeError)
    expect(() => index.unpack(Int32Array.of(5, 6, 7, 0))).toThrow(RangeError)
  })

  test('gives the same answers whatever its segments look like', () => {
    fc.assert(
      fc.property(changes, fc.integer({ min: 1, max: 2000 }), (list, capacity) => {
        const roomy = indexWithReader(capacity)
        const tight = indexWithReader(1)
        for (const one of list) {
          if (one.do !== 'merge') apply(roomy.index, one)
          apply(tight.index, one)
        }
        while (tight.index.merge(1000));
        expect(everything(tight.reader)).toEqual(everything(roomy.reader))
      }),
      { numRuns: 40 },
    )
  })

  test('shows an actor only entries of classes that his rights name', () => {
    const access = fc.constantFrom(HIDDEN, READABLE, ASK_OWNER)
    fc.assert(
      fc.property(changes, fc.uint8Array({ min: 0, max: 0, maxLength: 5 }), fc.array(access), (list, row, bytes) => {
        row.set(bytes.slice(0, row.length))
        const { index, reader } = indexWithReader(1)
        const model = new Map<string, number>()
        for (const one of list) {
          apply(index, one)
          applyToModel(model, one)
        }
        expect(everything(reader, row)).toEqual(expected(model, row))
      }),
      { numRuns: 60 },
    )
  })

  test('hides a class whose byte was not computed yet', () => {
    const { index, reader } = indexWithReader(10)
    index.add('vin:EXERCISE1', 1, 9)
    expect(reader.lookup(['vin:EXERCISE1'], ALL_READABLE).number).toEqual([])
  })

  test('finds every entry while it grows a thousandfold, and again when merged into fewer segments', () => {
    const { index, reader } = indexWithReader(1)
    for (let i = 0; i < 30_000; i++) {
      expect(index.add(`plate:${i}`, i, 1 + (i % 3))).toBe(true)
      expect(reader.lookup([`plate:${i}`], ALL_READABLE).number).toEqual([i])
    }
    const grown = index.state()
    while (index.merge(5000));
    const merged = index.state()
    expect(merged.segments).toBeLessThan(grown.segments)
    expect(merged.entries).toBe(30_000)
    for (let i = 0; i < 30_000; i++) expect(reader.lookup([`plate:${i}`], ALL_READABLE).number).toEqual([i])
    expect(reader.lookup(['plate:30000', 'plate:-1', ''], ALL_READABLE).number).toEqual([])
  })

  test('keeps thousands of entries of one key apart from those of others', () => {
    const { index, reader } = indexWithReader(4000)
    for (let i = 0; i < 3000; i++) index.add('serial:NONE', i, 1)
    for (let i = 0; i < 3000; i++) index.add(`serial:${i}`, i, 1)
    const shared = reader.lookup(['serial:NONE'], ALL_READABLE).number
    expect(new Set(shared).size).toBe(3000)
    expect(shared.length).toBe(3000)
    for (let i = 0; i < 3000; i++) expect(reader.lookup([`serial:${i}`], ALL_READABLE).number).toEqual([i])
  })

  test('names the key of each entry, and looks up a part of the keys it is given', () => {
    const { index, reader } = indexWithReader(10)
    index.add('a', 1, 1)
    index.add('c', 2, 2)
    index.add('c', 3, 1)
    const all = reader.lookup(['a', 'b', 'c'], ALL_READABLE)
    expect(all.key.map((at, row) => [at, all.number[row]]).sort()).toEqual([
      [0, 1],
      [2, 2],
      [2, 3],
    ])
    expect(reader.lookup(['a', 'b', 'c'], ALL_READABLE, 0, 2).number).toEqual([1])
    expect(reader.lookup(['c', 'a'], ALL_READABLE, 1, 2)).toEqual({ key: [0], number: [1], access: [READABLE] })
  })

  test('reclaims removed entries, and keeps no number of one in memory', () => {
    const { index, reader } = indexWithReader(5000)
    const marked = 0x5eedbeef
    index.add('sltd:XXA:passport:X0000001', marked, 1)
    expect(contains(index.share(), marked)).toBe(true)
    expect(index.remove('sltd:XXA:passport:X0000001', marked)).toBe(true)
    expect(contains(index.share(), marked)).toBe(false)
    for (let i = 0; i < 4000; i++) index.add(`k${i}`, i, 1)
    for (let i = 0; i < 3000; i++) index.remove(`k${i}`, i)
    expect(index.state().removed).toBe(3001)
    while (index.merge(100));
    expect(index.state().removed).toBe(0)
    expect(reader.lookup(['k2999', 'k3000'], ALL_READABLE).number).toEqual([3000])
  })

  test('keeps what is added, moved and removed between the steps of a merge', () => {
    const { index, reader } = indexWithReader(5000)
    for (let i = 0; i < 4000; i++) index.add(`k${i}`, i, 1)
    for (let i = 0; i < 3000; i++) index.remove(`k${i}`, i)
    expect(index.merge(4500)).toBe(true)
    for (let i = 0; i < 500; i++) index.add(`k${i}`, i, 1)
    for (let i = 3000; i < 3400; i++) index.remove(`k${i}`, i)
    for (let i = 3400; i < 3800; i++) index.move(`k${i}`, i, 2)
    while (index.merge(100));
    const rights = Uint8Array.of(HIDDEN, READABLE, ASK_OWNER)
    for (let i = 0; i < 4000; i++) {
      const there = i < 500 || i >= 3400
      const access = i >= 3400 && i < 3800 ? ASK_OWNER : READABLE
      const row = there ? { key: [0], number: [i], access: [access] } : { key: [], number: [], access: [] }
      expect(reader.lookup([`k${i}`], rights)).toEqual(row)
    }
  })

  test('tells keys apart that share half of their fingerprint', () => {
    const byHalf = new Map<number, string>()
    const fingerprint = new Int32Array(2)
    let alike = 0
    for (let i = 0; i < 300_000; i++) {
      hashKey(`serial:${i}`, SEED, fingerprint)
      const other = byHalf.get(fingerprint[0] ?? 0)
      byHalf.set(fingerprint[0] ?? 0, `serial:${i}`)
      if (other === undefined) continue
      alike += 1
      const { index, reader } = indexWithReader(1)
      index.add(other, 1, 1)
      expect(reader.lookup([`serial:${i}`], ALL_READABLE).number).toEqual([])
      expect(index.remove(`serial:${i}`, 1)).toBe(false)
    }
    expect(alike).toBeGreaterThan(3)
  })

  test('costs at most 16 bytes an entry when made for as many as it holds', () => {
    const index = createExactIndex({ capacity: 20_000, seed: SEED })
    for (let i = 0; i < 20_000; i++) index.add(`k${i}`, i, 1)
    expect(index.state()).toMatchObject({ entries: 20_000, segments: 1 })
    expect(index.state().bytes / 20_000).toBeLessThan(16)
  })

  test('announces a new segment before anything is in it', () => {
    const index = createExactIndex({ capacity: 1, seed: SEED })
    let acknowledged = 0
    let announced = 0
    index.onShare((shared) => {
      announced += 1
      expect(shared.layout).toBe(index.share().layout)
      const reader = attachExactIndex(shared)
      for (let i = 0; i <= acknowledged; i++) {
        expect(reader.lookup([`k${i}`], ALL_READABLE).number).toEqual(i < acknowledged ? [i] : [])
      }
    })
    for (; acknowledged < 500; acknowledged++) index.add(`k${acknowledged}`, acknowledged, 1)
    expect(announced).toBeGreaterThan(3)
  })

  test('refuses numbers and classes it could not tell apart', () => {
    const index = createExactIndex({ capacity: 10, seed: SEED })
    for (const number of [-1, 0.5, 2 ** 48, Number.NaN]) expect(() => index.add('k', number, 1)).toThrow(RangeError)
    for (const bad of [0, -1, 1.5, 65_536]) {
      expect(() => index.add('k', 1, bad)).toThrow(RangeError)
      expect(() => index.move('k', 1, bad)).toThrow(RangeError)
    }
    expect(index.state().entries).toBe(0)
  })
})

function indexWithReader(capacity: number): { index: ExactIndex; reader: ExactReader } {
  const index = createExactIndex({ capacity, seed: SEED })
  const reader = attachExactIndex(index.share())
  index.onShare(reader.attach)
  return { index, reader }
}

function apply(index: ExactIndex, one: Change): boolean | undefined {
  if (one.do === 'add') return index.add(`k${one.key}`, one.record, one.classId)
  if (one.do === 'move') return index.move(`k${one.key}`, one.record, one.classId)
  if (one.do === 'merge') {
    index.merge(one.slots)
    return undefined
  }
  return index.remove(`k${one.key}`, one.record)
}

function applyToModel(model: Map<string, number>, one: Change): boolean | undefined {
  if (one.do === 'merge') return undefined
  const pair = `${one.key} ${one.record}`
  const known = model.has(pair)
  if (one.do === 'remove') return model.delete(pair)
  if (one.do === 'add' || known) model.set(pair, one.classId)
  return one.do === 'add' ? !known : known
}

/** All entries the reader finds under the keys of the test, as "key record access", sorted. */
function everything(reader: ExactReader, rights: Uint8Array = ALL_READABLE): string[] {
  const keys = Array.from({ length: 31 }, (_, i) => `k${i}`)
  const found = reader.lookup(keys, rights)
  return found.key.map((at, row) => `${at} ${found.number[row]} ${found.access[row]}`).sort()
}

function expected(model: Map<string, number>, rights: Uint8Array = ALL_READABLE): string[] {
  const lines: string[] = []
  for (const [pair, one] of model) if (rights[one]) lines.push(`${pair} ${rights[one]}`)
  return lines.sort()
}

function contains(shared: SharedExactIndex, word: number): boolean {
  return shared.segments.some(({ memory }) => new Uint32Array(memory, 0, memory.byteLength >> 2).includes(word))
}
