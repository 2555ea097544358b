/** The map behind the 72-hour memory: bounded by time, by the record's read rule, and by who was told. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addHours } from '../terms/instant.ts'
import { languages } from '../terms/language.ts'
import { memoryMap, sayMemory } from './hit.memory.ts'
import { dataAnswers, identities } from './hit.schema.ts'
import type { MemoryRow } from './hit.table.ts'

const began = '2026-11-21T20:05:00.000Z'
const row = (number: number, more: Partial<MemoryRow> = {}): MemoryRow => ({
  id: `row-${number}`,
  matchKey: 'document:FRA:passport:X0000001',
  hit: `hit-${number}`,
  reference: `HIT-2026-${String(number).padStart(6, '0')}`,
  told: 'source',
  record: 'record-1',
  database: 'travel-document',
  owner: 'fr',
  life: 'active',
  restriction: 'hidden',
  restrictedFrom: [],
  confidentialityLevel: 1,
  alert: 'open',
  identity: 'same',
  data: '',
  closedAt: began,
  until: addHours(began, 72),
  ...more,
})
const everything = { bureau: 'us', allows: () => true }
const keys = ['document:FRA:passport:X0000001']

describe('the memory', () => {
  test('tells a hit once though several of its keys are asked, newest first, and says no-answer where there was none', () => {
    const memory = memoryMap()
    memory.keep([
      row(1, { closedAt: addHours(began, -1) }),
      row(2, { hit: 'hit-1', matchKey: 'other', reference: 'HIT-2026-000001', closedAt: addHours(began, -1) }),
      row(3, { data: 'valid' }),
    ])
    const notes = memory.recall([...keys, 'other'], everything, began)
    expect(notes.map((note) => [note.hit, note.data])).toEqual([
      ['HIT-2026-000003', 'valid'],
      ['HIT-2026-000001', 'no-answer'],
    ])
    expect(memory.recall(['unknown'], everything, began)).toEqual([])
  })

  test('hides from an owner what the Secretariat was told in its place, and nothing else', () => {
    const memory = memoryMap()
    memory.keep([row(1, { told: 'general-secretariat' }), row(2)])
    const owner = { ...everything, bureau: 'fr' }
    expect(memory.recall(keys, owner, began).map((note) => note.hit)).toEqual(['HIT-2026-000002'])
    expect(memory.recall(keys, everything, began)).toHaveLength(2)
  })

  test('takes a row again in the place of the old one', () => {
    const memory = memoryMap()
    const reader = {
      bureau: 'us',
      allows: (record: { restrictedFrom: readonly string[] }) => !record.restrictedFrom.includes('us'),
    }
    memory.keep([row(1)])
    expect(memory.recall(keys, reader, began)).toHaveLength(1)
    memory.keep([row(1, { restrictedFrom: ['us'] })])
    expect(memory.recall(keys, reader, began)).toEqual([])
  })

  test('is said whole in each language, whatever was found and answered', () => {
    for (const language of languages)
      for (const identity of identities)
        for (const data of [...dataAnswers, 'no-answer']) {
          const says = sayMemory(language, { hit: 'HIT-2026-000001', closedAt: began, until: began, identity, data })
          expect(says).toContain('HIT-2026-000001')
          expect(says).not.toMatch(/hit\.memory|[{}]/)
        }
  })

  test('never tells what is past, pruned or not, and pruning loses nothing that is not', () => {
    const rows = fc.array(
      fc.record({
        key: fc.integer({ min: 0, max: 5 }),
        record: fc.integer({ min: 0, max: 3 }),
        hours: fc.integer({ min: -80, max: 80 }),
      }),
      { maxLength: 30 },
    )
    fc.assert(
      fc.property(rows, fc.integer({ min: -80, max: 80 }), (made, hours) => {
        const now = addHours(began, hours)
        const kept = made.map((one, number) =>
          row(number, {
            matchKey: `key-${one.key}`,
            record: `record-${one.record}`,
            until: addHours(began, one.hours),
          }),
        )
        const [plain, pruned] = [memoryMap(), memoryMap()]
        plain.keep(kept)
        pruned.keep(kept)
        pruned.prune(now)
        const asked = [0, 1, 2, 3, 4, 5].map((key) => `key-${key}`)
        const told = plain.recall(asked, everything, now)
        expect(pruned.recall(asked, everything, now)).toEqual(told)
        expect(told.every((note) => note.until > now)).toBe(true)
        const current = kept.filter((one) => one.until > now)
        expect(told).toHaveLength(current.length)
        expect(pruned.size()).toBe(new Set(current.map((one) => one.matchKey)).size)
        for (const record of [0, 1, 2, 3])
          expect(pruned.holds(`record-${record}`)).toBe(current.some((one) => one.record === `record-${record}`))
      }),
    )
  })
})
