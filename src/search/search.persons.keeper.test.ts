// A hub that starts again: its index of persons answers what one read from the store answers, for everybody, whatever became of the snapshot.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { startWorld } from '../../test/world.ts'
import type { ClassTuple } from '../index/class-table.ts'
import { createExactIndex } from '../index/exact-index.ts'
import { createRangeIndex } from '../index/range-index.ts'
import { type Actor, stranger } from '../kernel/actor.ts'
import { fixedClock } from '../kernel/clock.ts'
import { lastPlace } from '../kernel/ledger-changes.ts'
import { secretOf } from '../kernel/secret.ts'
import { emptyPersonForm } from '../matching/person-form.ts'
import { databaseNames } from '../record/record.schema.ts'
import { createLoading } from './search.loading.ts'
import { createPersonsKeeper, type PersonsKeeper, type PersonsKeeperOptions } from './search.persons.keeper.ts'
import { personsFile } from './search.persons.snapshot.ts'
import { type Persons, startPersons } from './search.persons.ts'
import { createRights } from './search.rights.ts'
import { SearchSilent } from './search.waiting.ts'

const world = startWorld()
const nominals = '/api/v1/records/nominal'
const secret = secretOf(Buffer.alloc(32, 7))
const nowhere = '/nonexistent'

let folder = ''
const file = (): string => join(folder, 'index', personsFile)
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liaison-keeper-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))
const running: Persons[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((persons) => persons.stop()))
})

const actor = (bureau: string): Actor => ({
  ...stranger,
  kind: 'officer',
  officer: `${bureau}.desk`,
  bureau,
  duties: ['desk'],
  databases: databaseNames,
  clearance: 2,
  rights: `${bureau} desk`,
})

let entered = 0
const wanted = (family: string, described: object = {}) => {
  entered += 1
  return {
    reference: `EXERCISE-K-${entered}`,
    status: 'wanted-arrest',
    personStatus: 'charged',
    purpose: 'wanted',
    fields: {
      names: [{ use: 'main', family, given: 'Anna' }],
      sex: 'F',
      datesOfBirth: ['1961-02-03'],
      nationalities: [{ country: 'FRA', state: 'confirmed' }],
      documents: [{ type: 'passport', number: `XK${String(entered).padStart(7, '0')}`, country: 'FRA' }],
      cautions: [],
      charge: 'Exercise: fraud.',
      warrant: 'Exercise Court, EX-1/2026',
    },
    ...described,
  }
}

type Started = {
  readonly persons: Persons
  readonly keeper: PersonsKeeper
  readonly codes: unknown[]
  readonly find: Find
}
type Find = (bureau: string, ...families: string[]) => Promise<readonly (readonly number[])[]>

/** What the last index that was started knows of classes. */
let tuples: readonly ClassTuple[] = []

/** An index of persons as a hub has it: by the snapshot in `dataFolder` and what changed since, or by the whole store. */
const start = async (
  dataFolder: string,
  more: Partial<PersonsKeeperOptions> = {},
  beforeCatchUp: () => Promise<void> = async () => undefined,
): Promise<Started> => {
  await world.settle()
  const { database } = world.hub
  const place = await lastPlace(database.client)
  const rights = createRights()
  // Other classes come first than in the hub that wrote the snapshot: their numbers mean something else now.
  rights.keepClasses(tuples.toReversed())
  const codes: unknown[] = []
  const loading = createLoading({
    hub: { database, clock: fixedClock('2026-11-21T20:05:00.000Z') },
    index: createExactIndex({ capacity: 10, seed: [1, 2] }),
    ranges: createRangeIndex(),
    classOf: rights.classOf,
    putPersons: (changes) => persons.put(changes),
  })
  const keeper = createPersonsKeeper({
    ...{ database, dataFolder, secret, rights, build: 'exercise', least: 0 },
    persons: () => persons,
    catchUp: async (after, put) => {
      await beforeCatchUp()
      await loading.catchUpPersons(after, put)
    },
    loadAll: loading.loadPersons,
    place: () => place,
    milliseconds: () => 0,
    report: (error) => codes.push((error as { readonly code?: unknown }).code),
    ...more,
  })
  const persons = startPersons({ rights: rights.tables, limit: 20, many: 10, readers: 1, load: keeper.load })
  running.push(persons)
  const find: Find = async (bureau, ...families) => {
    const number = rights.rightsOf(actor(bureau))
    const answers = await persons.find(
      families.map((family) => ({
        form: { ...emptyPersonForm, names: [{ family, given: 'Anna' }] },
        groups: 0xffff,
        rights: number,
      })),
    )
    return answers.map((answer) => answer.number)
  }
  await persons.begun
  tuples = rights.classes()
  return { persons, keeper, codes, find }
}

const families = ['Quellmann', 'Brzostek', 'Wintermann', 'Zhukov', 'Schneider', 'Ostermann', 'Vogelsang']
const answers = async ({ find }: Started) => [await find('vn', ...families), await find('us', ...families)]

describe('the index of persons of a hub that starts again', () => {
  test('answers as one that read the whole store does, with withdrawals and narrowed rights since the snapshot', async () => {
    const desk = world.as('fr.desk')
    const ids = new Map<string, string>()
    for (const family of ['Quellmann', 'Wintermann', 'Zhukov', 'Schneider', 'Ostermann']) {
      const { body, status, text } = await desk.post(nominals, wanted(family))
      expect(status, text).toBe(201)
      ids.set(family, body.id)
    }
    const first = await start(folder)
    expect(first.keeper.fate()).toBe('none')
    expect((await answers(first))[1]?.filter((found) => found.length > 0).length).toBe(5)
    await first.keeper.keep()

    const change = async (family: string, to: string, more: object = {}): Promise<void> => {
      const { reference: _, ...described } = wanted(to, more)
      const reply = await desk.put(`${nominals}/${ids.get(family)}`, { ...described, version: 1 })
      expect(reply.status, reply.text).toBe(200)
    }
    await change('Quellmann', 'Brzostek')
    await change('Zhukov', 'Zhukov', { restriction: { mode: 'hidden', bureaus: ['us'] } })
    await desk.post(nominals, wanted('Vogelsang'))
    const gone = await desk.post(`${nominals}/${ids.get('Wintermann')}/withdraw`, {
      ...{ version: 1, reason: 'Exercise: the purpose is met' },
    })
    expect(gone.status, gone.text).toBeLessThan(300)

    let silent = 0
    // What is restored is of an earlier day: nobody is answered before the ledger was read to its end.
    const again = await start(folder, {}, async () => {
      await expect(running.at(-1)?.find([])).rejects.toThrow(SearchSilent)
      silent += 1
    })
    const rebuilt = await start(nowhere)
    expect([again.keeper.fate(), rebuilt.keeper.fate(), silent]).toEqual(['restored', 'none', 1])
    expect(await answers(again)).toEqual(await answers(rebuilt))
    const found = (await answers(again)).map((of) => of.map(({ length }) => length))
    expect(found).toEqual([
      [0, 1, 0, 1, 1, 1, 1],
      [0, 1, 0, 0, 1, 1, 1],
    ])
    expect(again.persons.state().entries).toBe(rebuilt.persons.state().entries)
    expect([...again.codes, ...rebuilt.codes]).toEqual([])
    await again.keeper.keep()
  })

  test('is read from the store where the snapshot is damaged or of another key, build or ledger, which the operator is told', async () => {
    const rebuilt = await answers(await start(nowhere))
    const whole = await readFile(file())
    const refused = async (fate: string, more: Partial<PersonsKeeperOptions> = {}): Promise<void> => {
      const started = await start(folder, more)
      expect(started.keeper.fate()).toBe(fate)
      expect(started.codes).toEqual([
        expect.stringMatching(`^the snapshot of persons is ${fate} \\(.+\\): the index is read`),
      ])
      expect(await answers(started)).toEqual(rebuilt)
    }
    for (const at of [200, whole.length >> 1, whole.length - 60]) {
      const damaged = Buffer.from(whole)
      damaged[at] = (damaged[at] ?? 0) ^ 4
      await writeFile(file(), damaged)
      await refused('damaged')
    }
    await writeFile(file(), whole.subarray(0, whole.length - 200))
    await refused('damaged')
    await writeFile(file(), whole)
    await writeFile(`${file()}.part`, 'begun by a hub that was killed')
    await refused('damaged', { secret: secretOf(Buffer.alloc(32, 8)) })
    await expect(readFile(`${file()}.part`)).rejects.toThrow('ENOENT')
    await refused('of another build', { build: 'another' })
    const { database } = world.hub
    const client = { query: async () => ({ rows: [{ id: '01900000-0000-7000-8000-00000000ffff' }] }) }
    // A store in which another fact stands at that place: one that was restored to an earlier day and went on.
    await refused('of another store', { database: { ...database, client } as unknown as typeof database })
    const again = await start(folder)
    expect(again.keeper.fate()).toBe('restored')
    expect(await answers(again)).toEqual(rebuilt)
  })

  test('is kept when enough has changed or an hour has passed, never while a change is owed, and not for a few persons', async () => {
    let place: number | undefined
    let now = 0
    const last = await lastPlace(world.hub.database.client)
    const { keeper, codes } = await start(nowhere, { dataFolder: folder, place: () => place, milliseconds: () => now })
    const isWritten = async (isEnding = false): Promise<boolean> => {
      await rm(file(), { force: true })
      await keeper.keep(isEnding)
      return await readFile(file()).then(
        () => true,
        () => false,
      )
    }
    expect(await isWritten()).toBe(false)
    place = last - 1
    keeper.count(10_000)
    expect(await isWritten()).toBe(true)
    expect(await isWritten()).toBe(false)
    place = last
    expect([await isWritten(), await isWritten(true)]).toEqual([false, false])
    keeper.count(2_000)
    expect([await isWritten(), await isWritten(true)]).toEqual([false, true])
    place = last - 1
    expect(await isWritten()).toBe(false)
    now = 60 * 60_000
    expect(await isWritten()).toBe(true)
    expect(codes).toEqual([])

    const few = await start(folder, { least: 1_000 })
    await few.keeper.keep()
    await expect(readFile(file())).rejects.toThrow('ENOENT')
  })

  test('goes on, and says so, when the disk refuses a snapshot', async () => {
    await writeFile(join(folder, 'no-folder'), 'a file')
    const started = await start(join(folder, 'no-folder'))
    expect(started.keeper.fate()).toBe('damaged')
    await started.keeper.keep()
    expect(started.codes.at(-1)).toMatch(/^the snapshot of persons could not be written \(Error E[A-Z]+\)$/)
    expect((await started.find('vn', 'Schneider'))[0]).toHaveLength(1)
  })
})
