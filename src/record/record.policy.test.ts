// The readers of the record policy agree: memory, the real database, and the filter of the index; the hot path with both.
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../test/database.ts'
import { allows, columnsOf, explain, toFilter, toSql } from '../kernel/access.ts'
import { type Actor, stranger } from '../kernel/actor.ts'
import type { Context } from '../kernel/slice.ts'
import { duties } from '../terms/duty.ts'
import { confidentialities, confidentialityLevel } from '../terms/handling.ts'
import { type FoundRow, readByNumbers } from './record.found.store.ts'
import { type RecordAction, recordPolicy } from './record.policy.ts'
import { alerts, databaseNames, lives, type RecordRow, ruleColumns } from './record.schema.ts'
import { readForIndex, scanForIndex } from './record.store.ts'

const fresh = freshDatabase()
const bureaus = ['vn', 'fr', 'gs', 'aseanapol', 'xa'] as const
const today = '2026-11-21'

const actors: fc.Arbitrary<Actor> = fc
  .record({
    bureau: fc.constantFrom(...bureaus, ''),
    duties: fc.subarray([...duties]),
    databases: fc.subarray([...databaseNames, 'another']),
    clearance: fc.integer({ min: 0, max: 3 }),
    post: fc.constantFrom('', 'Exercise lane 1'),
  })
  .map((given) => ({ ...stranger, kind: 'officer', operations: null, ...given }))

const rows = fc.record({
  database: fc.constantFrom(...databaseNames),
  owner: fc.constantFrom(...bureaus),
  life: fc.constantFrom(...lives),
  restriction: fc.constantFrom('hidden' as const, 'ask' as const),
  restrictedFrom: fc.subarray([...bureaus]),
  alert: fc.constantFrom(...alerts),
  confidentiality: fc.constantFrom(...confidentialities),
  retainUntil: fc.constantFrom('2026-11-20', today, '2030-01-01'),
})

let stored: RecordRow[] = []
const actions = Object.keys(recordPolicy) as RecordAction[]

const contextOf = (actor: Actor): Context =>
  ({ ...fresh.database, actor, now: `${today}T20:05:00.000Z` }) as unknown as Context

beforeAll(async () => {
  const at = `${today}T20:05:00.000Z`
  const many = fc.sample(rows, { numRuns: 300, seed: 42 })
  const hex = (index: number): string => index.toString(16).padStart(12, '0')
  await fresh.database.sql
    .insertInto('record')
    .values(
      many.map((row, index) => ({
        ...row,
        id: `01900000-0000-7000-8000-${hex(index)}`,
        reference: `EXERCISE-${index}`,
        status: 'lost',
        version: 1,
        purpose: 'locate',
        personStatus: '',
        handlingCode: 'H0',
        confidentialityLevel: confidentialityLevel(row.confidentiality),
        crimeArea: '',
        sourceGrade: '',
        informationGrade: '',
        createdAt: at,
        createdBy: `${row.owner}.desk`,
        updatedAt: at,
        updatedBy: `${row.owner}.desk`,
        withdrawnReason: '',
        keys: [`vin:${index}`, 'plate:VNM:{"a,b"\\}'],
        rangeEnd: '',
        flaws: [],
        said: {},
        fields: { engine: `E"${index}`, nested: [{ awkward: 'été\u2028 ☃' }], none: null },
      })),
    )
    .execute()
  stored = await fresh.database.sql.selectFrom('record').selectAll().orderBy('number').execute()
})

test('a record comes back from the database as it went in', () => {
  expect(stored).toHaveLength(300)
  expect(stored[7]?.keys).toEqual(['vin:7', 'plate:VNM:{"a,b"\\}'])
  expect(stored[7]?.fields).toEqual({ engine: 'E"7', nested: [{ awkward: 'été\u2028 ☃' }], none: null })
  expect(stored[7]?.createdAt).toBe(`${today}T20:05:00.000Z`)
})

/** A record as a check reads it: without who wrote it and what its owner should mend. */
const seenOf = ({ createdAt, createdBy, updatedBy, withdrawnReason, flaws, said, ...seen }: RecordRow): FoundRow => seen

describe('whoever asks', () => {
  test('memory and database let the same records pass, for every action', async () => {
    await fc.assert(
      fc.asyncProperty(actors, async (actor) => {
        for (const action of actions) {
          const rule = recordPolicy[action](actor)
          const passed = await fresh.database.sql
            .selectFrom('record')
            .select('id')
            .where(toSql(rule))
            .orderBy('number')
            .execute()
          expect(passed.map((row) => row.id)).toEqual(stored.filter((row) => allows(rule, row)).map((row) => row.id))
        }
      }),
      { numRuns: 60 },
    )
  })

  test('the index settles reading and asking by its own columns, as memory does', () => {
    fc.assert(
      fc.property(actors, (actor) => {
        for (const action of ['read', 'askOwner'] as const) {
          const rule = recordPolicy[action](actor)
          for (const column of columnsOf(rule)) expect(ruleColumns).toContain(column)
          const filter = toFilter(rule, ruleColumns)
          for (const row of stored) expect(filter(row)).toBe(allows(rule, row) ? 'yes' : 'no')
        }
      }),
      { numRuns: 200 },
    )
  })

  test('the hot path answers what reading, asking and discreet alerts allow, in use and within its day, and nothing else', async () => {
    const numbers = stored.map((row) => row.number)
    await fc.assert(
      fc.asyncProperty(actors, async (actor) => {
        const found = await readByNumbers(contextOf(actor), [...numbers, 999_999])
        const usable = stored.filter((row) => row.life !== 'withdrawn' && row.retainUntil >= today)
        const expected = usable.filter((row) =>
          (['read', 'askOwner', 'discreet'] as const).some((action) => allows(recordPolicy[action](actor), row)),
        )
        expect(found.map(({ row }) => row.number).sort((a, b) => a - b)).toEqual(expected.map((row) => row.number))
        for (const { row, askOwner, discreet } of found) {
          const whole = stored.find((one) => one.number === row.number)
          for (const one of [row, whole])
            expect(allows(recordPolicy.read(actor), one ?? {})).toBe(!askOwner && !discreet)
          // What a post is not shown it may not ask about either: of two answers one would tell of the other.
          expect(discreet && askOwner).toBe(false)
          expect(discreet).toBe(allows(recordPolicy.discreet(actor), whole ?? {}))
          if (askOwner) expect(row).toMatchObject({ reference: '', status: '', fields: {} })
          else expect(row).toEqual(whole && seenOf(whole))
          expect(Object.keys(row)).not.toContain('createdBy')
          expect(row.keys).toEqual(whole?.keys)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('the hot path answers alike, however many numbers are asked at once', async () => {
    const numbers = stored.map((row) => row.number)
    const context = contextOf({ ...stranger, kind: 'officer', bureau: 'vn', databases: databaseNames, clearance: 2 })
    const whole = await readByNumbers(context, numbers)
    expect(whole.some((found) => found.askOwner) && whole.some((found) => !found.askOwner)).toBe(true)
    for (const size of [1, 2, 8, 9, 64]) {
      const parts: typeof whole = []
      for (let from = 0; from < numbers.length; from += size)
        parts.push(...(await readByNumbers(context, numbers.slice(from, from + size))))
      const byNumber = (list: typeof whole) => [...list].sort((one, other) => one.row.number - other.row.number)
      expect(byNumber(parts)).toEqual(byNumber(whole))
    }
    expect(await readByNumbers(context, [])).toEqual([])
    for (const among of [['nominal', 'outside-list'], ['vehicle'], []] as const) {
      const found = await readByNumbers(context, numbers, among)
      const expected = whole.filter(({ row }) => among.some((name) => name === row.database))
      expect(found.map(({ row }) => row.number).sort()).toEqual(expected.map(({ row }) => row.number).sort())
    }
  })

  test('nobody reads what is kept from them, and nobody is asked about what they may read', () => {
    fc.assert(
      fc.property(actors, (actor) => {
        for (const row of stored) {
          const read = allows(recordPolicy.read(actor), row)
          if (read && row.owner !== actor.bureau) {
            expect(row.restrictedFrom).not.toContain(actor.bureau)
            expect(row.life).not.toBe('withdrawn')
            expect(actor.clearance).toBeGreaterThanOrEqual(row.confidentialityLevel)
            expect(actor.databases).toContain(row.database)
          }
          expect(read && allows(recordPolicy.askOwner(actor), row)).toBe(false)
          for (const action of ['update', 'withdraw', 'history', 'lookups'] as const)
            if (allows(recordPolicy[action](actor), row)) expect(row.owner).toBe(actor.bureau)
        }
      }),
      { numRuns: 100 },
    )
  })

  test('is told the article behind each step', () => {
    const [row] = stored
    if (!row) throw new Error('no record')
    const told = JSON.stringify(explain(recordPolicy.read({ ...stranger, bureau: 'vn' }), row))
    for (const article of ['RPD 7', 'RPD 54', 'RPD 58', 'RPD 112']) expect(told).toContain(article)
  })
})

describe('the index', () => {
  test('is built from every record that is not withdrawn, in the order of numbers, page by page', async () => {
    const scanned: number[] = []
    for (let after = 0, size = 70; size === 70; ) {
      const page = await scanForIndex(fresh.database, after, 70)
      size = page.length
      after = page.at(-1)?.number ?? after
      scanned.push(...page.map((row) => row.number))
      for (const row of page) expect(row.earlierKeys).toEqual([])
    }
    expect(scanned).toEqual(stored.filter((row) => row.life !== 'withdrawn').map((row) => row.number))
  })

  test('hears of keys that a record has lost', async () => {
    const [row] = stored
    if (!row) throw new Error('no record')
    const { number, id, database, owner, reference, version, createdAt, createdBy, keys, ...snapshot } = row
    const change = { id, database, owner, changedAt: row.updatedAt, changedBy: 'vn.desk', change: 'update', reason: '' }
    for (const [at, lost] of [['vin:0'], ['vin:lost', 'vin:0'], ['vin:lost', 'engine:LOST']].entries())
      await fresh.database.sql
        .insertInto('recordVersion')
        .values({ ...change, version: at + 1, keys: lost, snapshot })
        .execute()
    const [read] = await readForIndex(fresh.database, [id])
    expect([...(read?.earlierKeys ?? [])].sort()).toEqual(['engine:LOST', 'vin:lost'])
    expect(read?.keys).toEqual(keys)
    expect(read).toMatchObject({ number, life: row.life, owner, restrictedFrom: row.restrictedFrom })
  })
})
