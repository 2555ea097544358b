// A hub that starts again: its indexes answer what those of a hub that read the whole store answer, whatever became of the snapshot.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startWorld } from '../../test/world.ts'
import { attachExactIndex, READABLE } from '../index/exact-reader.ts'
import { fixedClock } from '../kernel/clock.ts'
import { lastPlace } from '../kernel/ledger-changes.ts'
import { createKeeper, type Indexes, openIndexes } from './search.indexes.ts'
import { createLoading } from './search.loading.ts'

const world = startWorld()
const documents = '/api/v1/records/travel-document'

let folder = ''
const file = (): string => join(folder, 'index', 'keys.snapshot')
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liaison-indexes-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const lost = (number: string, more: object = {}) => ({
  reference: `EXERCISE-I-${number}`,
  status: 'lost',
  purpose: 'security-check',
  fields: { number, country: 'FRA', type: 'passport', ...more },
})
const blanks = (number: string, numberTo: string) => ({ ...lost(number, { numberTo }), status: 'stolen-blank' })

const enter = async (entry: object): Promise<string> => {
  const { body, status, text } = await world.as('fr.desk').post(documents, entry)
  expect(status, text).toBe(201)
  return body.id as string
}
const keyOf = (number: string): string => `document:FRA:passport:${number}`

/** Indexes as a hub has them after its start: by the snapshot in `dataFolder` and what changed since, or by the whole store. */
const start = async (dataFolder: string): Promise<Indexes> => {
  await world.settle()
  const { database } = world.hub
  const indexes = await openIndexes(database, dataFolder, 100)
  const { index, ranges, rights, from } = indexes
  const clock = fixedClock('2026-11-21T20:05:00.000Z')
  const loading = createLoading({
    hub: { database, clock },
    index,
    ranges,
    classOf: rights.classOf,
    putPersons: async () => undefined,
  })
  await (from === undefined ? loading.loadKeys() : loading.catchUp(from))
  return indexes
}

/** Who answers to each of these keys, with what its class says. */
const answers = ({ index, ranges, rights }: Indexes, numbers: readonly string[]) => {
  const reader = attachExactIndex(index.share())
  const tuples = rights.classes()
  return numbers.map((number) =>
    tuples.flatMap((tuple, at) => {
      const row = new Uint8Array(0x10000)
      row[at + 1] = READABLE
      const found = [...reader.lookup([keyOf(number)], row).number, ...ranges.find(keyOf(number), row).number]
      return found.length === 0 ? [] : [[JSON.stringify(tuple), found]]
    }),
  )
}

const keep = async (indexes: Indexes): Promise<void> => {
  const place = await lastPlace(world.hub.database.client)
  await createKeeper({
    database: world.hub.database,
    dataFolder: folder,
    indexes,
    place: () => place,
    least: 0,
  }).keep()
}

const asked = ['XI0001', 'XI0002', 'XI0003', 'XI0004', 'XI9001', 'XJ1050', 'XJ2050', 'XJ3050', 'XI0005']

describe('the indexes of a hub that starts again', () => {
  test('answer as those that read the whole store do, with all that changed since the snapshot', async () => {
    const changed = await enter(lost('XI0001'))
    const gone = await enter(lost('XI0002'))
    await enter(lost('XI0003'))
    const shortened = await enter(blanks('XJ1000', 'XJ1099'))
    const lifted = await enter(blanks('XJ2000', 'XJ2099'))
    const first = await start(folder)
    expect(first.fate).toBe('none')
    await keep(first)

    const desk = world.as('fr.desk')
    const { reference: _, ...corrected } = lost('XI9001')
    expect((await desk.put(`${documents}/${changed}`, { ...corrected, version: 1 })).status).toBe(200)
    const { reference: __, ...shorter } = blanks('XJ1000', 'XJ1040')
    expect((await desk.put(`${documents}/${shortened}`, { ...shorter, version: 1 })).status).toBe(200)
    for (const id of [gone, lifted])
      expect(
        (await desk.post(`${documents}/${id}/withdraw`, { version: 1, reason: 'Exercise: found again' })).status,
      ).toBeLessThan(300)
    await enter({ ...lost('XI0004'), restriction: { mode: 'hidden', bureaus: ['us'] } })
    await enter(blanks('XJ3000', 'XJ3099'))

    const again = await start(folder)
    const rebuilt = await start(join(folder, 'nothing-here'))
    expect([again.fate, rebuilt.fate]).toEqual(['restored', 'none'])
    expect(answers(again, asked)).toEqual(answers(rebuilt, asked))
    expect(answers(again, asked).map((found) => found.length)).toEqual([0, 0, 1, 1, 1, 0, 0, 1, 0])
    expect(again.index.state().entries).toBe(rebuilt.index.state().entries)
    expect(again.ranges.state().ranges).toBe(rebuilt.ranges.state().ranges)
    await keep(again)
  })

  test('are built anew when the snapshot is damaged or of another ledger, and answer the same', async () => {
    const rebuilt = await start(join(folder, 'nothing-here'))
    const whole = await readFile(file())
    const damaged = Buffer.from(whole)
    damaged[whole.length - 60] = (damaged[whole.length - 60] ?? 0) ^ 4
    await writeFile(file(), damaged)
    const other = await start(folder)
    expect(other.fate).toBe('damaged')
    expect(answers(other, asked)).toEqual(answers(rebuilt, asked))

    const place = await lastPlace(world.hub.database.client)
    await writeFile(file(), whole)
    expect((await start(folder)).fate).toBe('restored')
    await createKeeper({
      // A store in which another fact stands at that place: one that was restored to an earlier day and went on.
      database: {
        ...world.hub.database,
        client: { query: async () => ({ rows: [{ id: '01900000-0000-7000-8000-00000000ffff' }] }) },
      } as unknown as typeof world.hub.database,
      dataFolder: folder,
      indexes: other,
      place: () => place,
      least: 0,
    }).keep()
    const foreign = await start(folder)
    expect(foreign.fate).toBe('of another store')
    expect(answers(foreign, asked)).toEqual(answers(rebuilt, asked))
  })

  test('are kept once for each place of the ledger, and not while a change is owed', async () => {
    const indexes = await start(join(folder, 'nothing-here'))
    let place: number | undefined
    const keeper = createKeeper({
      database: world.hub.database,
      dataFolder: folder,
      indexes,
      place: () => place,
      least: 0,
    })
    await rm(file(), { force: true })
    await keeper.keep()
    await expect(readFile(file())).rejects.toThrow('ENOENT')
    place = await lastPlace(world.hub.database.client)
    await keeper.keep()
    expect((await readFile(file())).length).toBeGreaterThan(0)
    await rm(file())
    await keeper.keep()
    await expect(readFile(file())).rejects.toThrow('ENOENT')
  })
})
