import { beforeEach, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../test/database.ts'
import { createExactIndex } from '../index/exact-index.ts'
import { attachExactIndex, READABLE } from '../index/exact-reader.ts'
import { createRangeIndex } from '../index/range-index.ts'
import { fixedClock } from '../kernel/clock.ts'
import type { Connection } from '../kernel/database.ts'
import type { PlacedFact } from '../kernel/ledger-changes.ts'
import { takeEntered } from '../record/record.entered.store.ts'
import { type DatabaseName, databaseNames, type RecordRow } from '../record/record.schema.ts'
import { createLoading } from './search.loading.ts'
import type { PersonChange } from './search.message.ts'
import { createRights } from './search.rights.ts'

const fresh = freshDatabase()
const at = '2026-11-21T20:05:00.000Z'
const idOf = (number: number): string => `01900000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`
let entered = 0
let versions = 0

beforeEach(async () => {
  await fresh.database.client.query('truncate record, record_version')
})

describe('the indexes', () => {
  test('take ranges of blanks in when they are built, and follow them when they change or are withdrawn', async () => {
    const blanks = await enter('travel-document', {
      keys: ['document:XXA:passport:EX100'],
      rangeEnd: 'EX199',
      fields: {},
    })
    await enter('travel-document', {
      keys: ['document:XXA:passport:EX300'],
      rangeEnd: 'EX399',
      fields: {},
      life: 'withdrawn',
    })
    const { loading, holders, holdersInRange } = startLoading()
    await loading.loadKeys()
    const within = 'document:XXA:passport:EX150'
    expect([holdersInRange(within), holders(within)]).toEqual([[blanks], []])
    expect(holdersInRange('document:XXA:passport:EX350')).toEqual([])
    expect(holdersInRange('document:XXA:id-card:EX150')).toEqual([])
    await change(blanks, { range_end: 'EX120' })
    await loading.follow(factsOf(blanks))
    expect([holdersInRange(within), holdersInRange('document:XXA:passport:EX120')]).toEqual([[], [blanks]])
    await change(blanks, { life: 'withdrawn' })
    await loading.follow(factsOf(blanks))
    expect(holdersInRange('document:XXA:passport:EX120')).toEqual([])
  })

  test('take every key, and the persons of those databases only that are searched by name', async () => {
    const nominal = await enter('nominal', { fields: named('Exercise') })
    const listed = await enter('outside-list', { fields: named('Drill'), keys: ['list-document:XXA:passport:X1'] })
    const car = await enter('vehicle', { fields: { engine: 'E1' }, keys: ['engine:E1'] })
    await enter('nominal', { fields: named('Gone'), life: 'withdrawn', keys: ['person-document:GONE'] })
    const { loading, put, told, holders } = startLoading()
    await loading.loadKeys()
    await loading.loadPersons(put)
    expect(holders('engine:E1')).toEqual([car])
    expect(holders('list-document:XXA:passport:X1')).toEqual([listed])
    expect(holders('person-document:GONE')).toEqual([])
    expect(told.map(({ number, group }) => [number, databaseNames[group]])).toEqual([
      [nominal, 'nominal'],
      [listed, 'outside-list'],
    ])
    expect(told[0]?.form?.names).toEqual([{ family: 'Exercise' }])
  })

  test('count for rarity what everybody may read, and nothing else', async () => {
    const open = await enter('nominal', {})
    await enter('nominal', { restrictedFrom: ['fr'] })
    await enter('nominal', { restrictedFrom: ['fr'], restriction: 'ask' })
    await enter('nominal', { confidentiality: 'restricted', confidentialityLevel: 2 })
    await enter('nominal', { alert: 'discreet' })
    const { loading, put, told } = startLoading()
    await loading.loadPersons(put)
    expect(told).toHaveLength(5)
    expect(told.filter(({ isOpen }) => isOpen).map(({ number }) => number)).toEqual([open])
  })

  test('follow what was entered, changed and withdrawn, with keys that are lost', async () => {
    const { loading, told, holders } = startLoading()
    const first = await enter('nominal', { fields: named('Exercise'), keys: ['person-document:A'] })
    const car = await enter('vehicle', { keys: ['vin:A'] })
    await loading.follow(factsOf(first, car))
    expect(told.map(({ number, form }) => [number, form?.names])).toEqual([[first, [{ family: 'Exercise' }]]])
    expect([holders('person-document:A'), holders('vin:A')]).toEqual([[first], [car]])
    await change(first, { fields: JSON.stringify(named('Drill')), keys: ['person-document:B'] })
    await loading.follow(factsOf(first))
    expect(told.at(-1)?.form?.names).toEqual([{ family: 'Drill' }])
    expect([holders('person-document:A'), holders('person-document:B')]).toEqual([[], [first]])
    await change(first, { life: 'withdrawn' })
    await loading.follow(factsOf(first))
    expect(told.at(-1)).toMatchObject({ number: first, form: undefined })
    expect(holders('person-document:B')).toEqual([])
  })

  test('follow a feed of a thousand records in portions, and let others work in between', async () => {
    const { loading, told, portions } = startLoading()
    const numbers: number[] = []
    for (let many = 0; many < 1000; many++) numbers.push(await enter('nominal', { fields: named('Exercise') }))
    let turns = 0
    let isDone = false
    const count = (): void => {
      turns += 1
      if (!isDone) setImmediate(count)
    }
    setImmediate(count)
    await loading.follow(factsOf(...numbers))
    isDone = true
    expect(told.map(({ number }) => number).sort((one, other) => one - other)).toEqual(numbers)
    expect(Math.max(...portions)).toBeLessThanOrEqual(200)
    expect(turns).toBeGreaterThanOrEqual(portions.length)
  })

  test('follow a batch by what it entered and by what it changed, and leave what they read at hand, once', async () => {
    const { loading, holders } = startLoading()
    const key = (one: number): string => `vin:BATCH${one}`
    const older = await enter('vehicle', { keys: ['vin:OLD'], createdAt: '2026-11-01T00:00:00.000Z' })
    await enter('vessel', { keys: ['imo:1'] })
    const numbers: number[] = []
    for (let many = 0; many < 450; many++) numbers.push(await enter('vehicle', { keys: [key(many)] }))
    await change(older, { keys: ['vin:NEW'] })
    const [{ changed } = { changed: [] }] = factsOf(older, ...numbers)
    const fact = {
      operation: 'feed.batch',
      bureau: 'vn',
      at,
      detail: { database: 'vehicle' },
      changed,
    } as unknown as PlacedFact
    await loading.follow([fact])
    expect(numbers.map((_, one) => holders(key(one)))).toEqual(numbers.map((number) => [number]))
    expect([holders('vin:NEW'), holders('vin:OLD'), holders('imo:1')]).toEqual([[older], [], []])
    const kept = takeEntered(fact)
    expect([...kept.values()].map(({ number }) => number)).toEqual(numbers)
    expect(takeEntered(fact).size).toBe(0)
  })

  test('never let what was read before a change cover it, while the store is being loaded', async () => {
    const numbers: number[] = []
    for (let many = 0; many < 450; many++) numbers.push(await enter('nominal', { fields: named('Old') }))
    const { loading, told, put } = startLoading()
    const following: Promise<void>[] = []
    await loading.loadPersons(async (changes) => {
      // In the middle of the load, records of each portion are changed and followed, those not yet loaded too.
      for (const number of [numbers[3], numbers[210], numbers[449]]) {
        if (number === undefined) continue
        following.push(
          change(number, { fields: JSON.stringify(named('New')) }).then(() => loading.follow(factsOf(number))),
        )
      }
      await put(changes)
    })
    await Promise.all(following)
    const last = new Map(told.map((one) => [one.number, one.form?.names[0]?.family]))
    expect(last.size).toBe(450)
    expect([...last].filter(([, family]) => family === 'New').map(([number]) => number)).toEqual([
      numbers[3],
      numbers[210],
      numbers[449],
    ])
  })

  test('owe what could not be read, say so after a second, and pay when the server is back', async () => {
    let isLost = true
    const { loading, told, clock } = startLoading((client) => ({
      ...fresh.database,
      client: {
        query: (statement: never) => {
          if (isLost) return Promise.reject(new Error('Connection terminated unexpectedly'))
          return client.query(statement)
        },
      } as unknown as Connection['client'],
    }))
    const number = await enter('nominal', { fields: named('Exercise') })
    await loading.follow(factsOf(number))
    expect(loading.isUpToDate()).toBe(true)
    clock.advance(1500)
    await loading.retry()
    expect(loading.isUpToDate()).toBe(false)
    isLost = false
    await loading.retry()
    expect(loading.isUpToDate()).toBe(true)
    expect(told.map((one) => one.number)).toEqual([number])
  })
})

describe('what was just committed', () => {
  const idsOf = (...numbers: number[]): string[] => numbers.map((number) => ids.get(number) ?? '')

  test('is found before its fact is handed out, and its fact leaves it as it is', async () => {
    const { loading, told, holders } = startLoading()
    const first = await enter('nominal', { fields: named('Exercise'), keys: ['person-document:A'] })
    const car = await enter('vehicle', { keys: ['vin:A'] })
    // Two commits within one turn: the second is read when the first has been.
    await Promise.all([loading.hurry(idsOf(first)), loading.hurry(idsOf(car))])
    expect([holders('person-document:A'), holders('vin:A')]).toEqual([[first], [car]])
    expect(told.map(({ number }) => number)).toEqual([first])
    await change(first, { keys: ['person-document:B'] })
    await loading.hurry(idsOf(first))
    expect([holders('person-document:A'), holders('person-document:B')]).toEqual([[], [first]])
    await loading.follow(factsOf(first, car))
    expect([holders('person-document:B'), holders('vin:A')]).toEqual([[first], [car]])
    await change(car, { life: 'withdrawn' })
    await loading.hurry(idsOf(car))
    expect(holders('vin:A')).toEqual([])
  })

  test('is left to its fact where it is much at once', async () => {
    const { loading, holders } = startLoading()
    const numbers: number[] = []
    for (let many = 0; many < 40; many++) numbers.push(await enter('vehicle', { keys: [`vin:MANY${many}`] }))
    await loading.hurry(idsOf(...numbers))
    expect(holders('vin:MANY0')).toEqual([])
    await loading.follow(factsOf(...numbers))
    expect(numbers.map((_, one) => holders(`vin:MANY${one}`))).toEqual(numbers.map((number) => [number]))
  })

  test('is left to its fact where the store does not answer, which owes nothing then', async () => {
    let isLost = true
    const { loading, holders } = startLoading((client) => ({
      ...fresh.database,
      client: {
        query: (statement: never) =>
          isLost ? Promise.reject(new Error('Connection terminated unexpectedly')) : client.query(statement),
      } as unknown as Connection['client'],
    }))
    const car = await enter('vehicle', { keys: ['vin:LATE'] })
    await loading.hurry(idsOf(car))
    expect([holders('vin:LATE'), loading.owes(), loading.isUpToDate()]).toEqual([[], false, true])
    isLost = false
    await loading.follow(factsOf(car))
    expect(holders('vin:LATE')).toEqual([car])
  })
})

function startLoading(through = (_client: Connection['client']) => fresh.database) {
  const rights = createRights()
  const everything = rights.tables.open(() => READABLE)
  const index = createExactIndex({ capacity: 100, seed: [1, 2] })
  const ranges = createRangeIndex()
  const clock = fixedClock(at)
  const told: PersonChange[] = []
  const portions: number[] = []
  const put = async (changes: readonly PersonChange[]): Promise<void> => {
    portions.push(changes.length)
    told.push(...changes)
  }
  const database = through(fresh.database.client)
  const loading = createLoading({ hub: { database, clock }, index, ranges, classOf: rights.classOf, putPersons: put })
  const sheet = rights.tables.share().sheets[0]
  if (sheet === undefined) throw new Error('no rights')
  const row = new Uint8Array(sheet, everything * 65_536, 65_536)
  const holders = (key: string): number[] => [...attachExactIndex(index.share()).lookup([key], row).number]
  const holdersInRange = (key: string): number[] => [...ranges.find(key, row).number]
  return { loading, put, told, portions, clock, holders, holdersInRange }
}

function named(family: string): Record<string, unknown> {
  return { names: [{ use: 'main', family }], datesOfBirth: [], nationalities: [], documents: [], cautions: [] }
}

/** Enters a record as it stands in its table, and gives its number. */
async function enter(database: DatabaseName, described: Partial<RecordRow>): Promise<number> {
  entered += 1
  const row = await fresh.database.sql
    .insertInto('record')
    .values({
      id: idOf(entered),
      database,
      owner: 'vn',
      reference: `EXERCISE-${entered}`,
      status: 'wanted-arrest',
      life: 'active',
      version: 1,
      purpose: 'locate',
      personStatus: '',
      handlingCode: 'H0',
      confidentiality: 'official-use-only',
      confidentialityLevel: 1,
      crimeArea: '',
      sourceGrade: '',
      informationGrade: '',
      restriction: 'hidden',
      restrictedFrom: [],
      alert: 'open',
      retainUntil: '2030-01-01',
      createdAt: at,
      createdBy: 'vn.desk',
      updatedAt: at,
      updatedBy: 'vn.desk',
      withdrawnReason: '',
      keys: [],
      rangeEnd: '',
      flaws: [],
      said: {},
      fields: named('Exercise'),
      ...described,
    })
    .returning(['number', 'id'])
    .executeTakeFirstOrThrow()
  ids.set(row.number, row.id)
  return row.number
}
const ids = new Map<number, string>()

/** Changes a record, and keeps the keys it had. */
async function change(number: number, changed: Readonly<Record<string, unknown>>): Promise<void> {
  // Changes of one record may run at once: each takes a version of its own.
  versions += 1
  const { client } = fresh.database
  await client.query(
    `insert into record_version (id, version, database, owner, changed_at, changed_by, change, keys, snapshot)
     select id, version + $2::int, database, owner, updated_at, updated_by, 'update', keys, '{}' from record where number = $1`,
    [number, versions],
  )
  for (const [column, value] of Object.entries(changed))
    await client.query(`update record set ${column} = $2 where number = $1`, [number, value])
}

function factsOf(...numbers: number[]): PlacedFact[] {
  return [
    { changed: numbers.map((number) => ({ kind: 'record', id: ids.get(number) ?? '' })) } as unknown as PlacedFact,
  ]
}
