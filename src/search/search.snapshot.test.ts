// The snapshot on disk: what was written comes back; what is damaged, cut off or of another version never does.
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createExactIndex } from '../index/exact-index.ts'
import { attachExactIndex, READABLE } from '../index/exact-reader.ts'
import { createRangeIndex } from '../index/range-index.ts'
import { createFrameWriter, SnapshotDamaged } from '../index/snapshot.ts'
import { ruleColumns } from '../record/record.schema.ts'
import { openSnapshot, type SnapshotHead, snapshotVersion, writeSnapshot } from './search.snapshot.ts'

const seed = [20_261_122, -5] as const
const anchor = { place: 7, fact: '01900000-0000-7000-8000-000000000007', seed, columns: ruleColumns }
const classes = [
  ['travel-document', 'fr', 1, []],
  ['vehicle', 'vn', 2, ['us', 'xa']],
]
const rights = new Uint8Array(0x10000).fill(READABLE)
const keyOf = (at: number): string => `document:XXA:passport:EX${at}`
const rangeKey = (value: number): string => `document:XXA:passport:B${String(value).padStart(7, '0')}`

let folder = ''
const file = (): string => join(folder, 'keys.snapshot')
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liaison-snapshot-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const filled = (entries: number, many: number) => {
  const index = createExactIndex({ capacity: 100, seed })
  for (let at = 0; at < entries; at++) index.add(keyOf(at), at * 3, 1 + (at % 2))
  for (let at = 0; at < entries; at += 5) index.remove(keyOf(at), at * 3)
  const ranges = createRangeIndex()
  for (let at = 0; at < many; at++) ranges.put(10 ** 6 + at, rangeKey(at * 100), rangeKey(at * 100 + 49), 1 + (at % 2))
  return { index, ranges, classes: () => classes }
}

const read = async () => {
  const snapshot = await openSnapshot(folder)
  if (!snapshot) return undefined
  const into = { index: createExactIndex({ capacity: 1, seed }), ranges: createRangeIndex() }
  const kept: unknown[] = []
  try {
    await snapshot.restore({ ...into, keepClasses: (tuples) => kept.push(...tuples) })
  } finally {
    await snapshot.close()
  }
  return { ...into, head: snapshot.head, kept }
}

describe('the snapshot on disk', () => {
  test('gives back every entry, range and class, to its owner only, and leaves nothing beside it', async () => {
    const what = filled(3_000, 1_500)
    expect(await writeSnapshot(folder, anchor, what)).toBe(true)
    expect((await stat(file())).mode & 0o777).toBe(0o600)
    expect(await readdir(folder)).toEqual(['keys.snapshot'])
    const back = await read()
    if (!back) throw new Error('no snapshot')
    expect(back.head).toEqual({ ...anchor, version: snapshotVersion, entries: 2_400 } satisfies SnapshotHead)
    expect(back.kept).toEqual(classes)
    expect(back.index.state().entries).toBe(2_400)
    expect(back.ranges.state().ranges).toBe(1_500)
    const [before, after] = [what, back].map(({ index }) => attachExactIndex(index.share()))
    for (let at = 0; at < 3_000; at++)
      expect(after?.lookup([keyOf(at)], rights)).toEqual(before?.lookup([keyOf(at)], rights))
    for (let value = 0; value < 3_000; value += 7)
      expect(back.ranges.find(rangeKey(value), rights)).toEqual(what.ranges.find(rangeKey(value), rights))
  })

  test('takes the place of the one before only when it is whole', async () => {
    await writeSnapshot(folder, anchor, filled(500, 0))
    expect(await writeSnapshot(folder, { ...anchor, place: 8 }, filled(900, 3), () => true)).toBe(false)
    expect((await read())?.head.place).toBe(7)
    await writeSnapshot(folder, { ...anchor, place: 9 }, filled(900, 3))
    expect((await read())?.head.place).toBe(9)
    expect(await readdir(folder)).toEqual(['keys.snapshot'])
  })

  test('is noticed when any byte of it is another, or it is cut off at any byte', async () => {
    await writeSnapshot(folder, anchor, filled(12, 2))
    const whole = await readFile(file())
    for (let at = 0; at < whole.length; at++) {
      const other = Buffer.from(whole)
      other[at] = (other[at] ?? 0) ^ (1 + (at % 255))
      await writeFile(file(), other)
      await expect(read(), `byte ${at}`).rejects.toThrow(SnapshotDamaged)
      if (at % 7 > 0) continue
      await writeFile(file(), whole.subarray(0, at))
      await expect(read(), `cut off at ${at}`).rejects.toThrow(SnapshotDamaged)
    }
    await writeFile(file(), whole)
    expect((await read())?.index.state().entries).toBe(9)
  })

  test('of another version, or none at all, is none', async () => {
    const payload = new TextEncoder().encode(JSON.stringify({ ...anchor, entries: 0, version: snapshotVersion - 1 }))
    await writeFile(file(), Buffer.concat([createFrameWriter()('head', payload), payload]))
    expect(await openSnapshot(folder)).toBeUndefined()
    await rm(file())
    expect(await openSnapshot(folder)).toBeUndefined()
  })
})
