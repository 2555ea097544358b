import { existsSync } from 'node:fs'
import type { Worker } from 'node:worker_threads'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createClassTable } from '../index/class-table.ts'
import { ASK_OWNER, HIDDEN, READABLE } from '../index/exact-reader.ts'
import { createRightsTables } from '../index/rights-table.ts'
import { emptyPersonForm, type PersonForm } from '../matching/person-form.ts'
import type { PersonChange } from './search.message.ts'
import { type Persons, type PersonsOptions, spawnPersonsWorker, startPersons } from './search.persons.ts'

const BUILT = new URL('../../dist/server/search/search.persons.reader.js', import.meta.url)
const running: Persons[] = []

beforeAll(() => expect(existsSync(BUILT), 'this test reads the build: npx tsc -p tsconfig.server.json').toBe(true))
afterEach(async () => {
  await Promise.all(running.splice(0).map((persons) => persons.stop()))
})

describe('the persons worker', () => {
  test('finds who is meant, as far as rights and databases go, and counts rarity of what is open alone', async () => {
    const { persons, classes, rights } = await startWorld()
    const open = classes.intern(['open'])
    const guarded = classes.intern(['guarded'])
    const secret = classes.intern(['secret'])
    await persons.put([
      change(1, open, anna),
      change(2, guarded, anna, { isOpen: false }),
      change(3, secret, anna, { isOpen: false }),
      change(4, open, anna, { group: 5 }),
      change(5, open, { ...emptyPersonForm, names: [{ family: 'Somebody', given: 'Else' }] }),
    ])
    const careful = rights.open(([name]) => (name === 'open' ? READABLE : name === 'guarded' ? ASK_OWNER : HIDDEN))
    const strict = rights.open(([name]) => (name === 'open' ? READABLE : HIDDEN))
    const [both, one, none] = await persons.find([
      { form: anna, groups: 1, rights: careful },
      { form: anna, groups: 0b100001, rights: strict },
      { form: anna, groups: 0, rights: strict },
    ])
    expect(both).toMatchObject({ number: [1, 2], access: [READABLE, ASK_OWNER], more: false })
    expect(both?.score[0]).toBeGreaterThan(0.9)
    expect(both?.score[1]).toBe(both?.score[0])
    expect(one).toMatchObject({ number: [1, 4], access: [READABLE, READABLE] })
    expect(none?.number).toEqual([])
    expect(Object.keys(both?.rarity ?? {})).toContain('exercise')
    expect(both?.rarity).toEqual(one?.rarity)
  })

  test('answers by the latest change, and by the classes and rights that come while it runs', async () => {
    const { persons, classes, rights } = await startWorld()
    for (let round = 0; round < 70; round++) {
      const classId = classes.intern(['class', round])
      const own = rights.open(([, at]) => (at === round ? READABLE : HIDDEN))
      await persons.put([change(1, classId, round % 2 === 0 ? anna : bruno)])
      const answers = await persons.find([anna, bruno].map((form) => ({ form, groups: 1, rights: own })))
      expect(answers.map(({ number }) => number)).toEqual(round % 2 === 0 ? [[1], []] : [[], [1]])
    }
    await persons.put([change(1, 1, undefined)])
    const all = rights.open(() => READABLE)
    expect((await persons.find([{ form: bruno, groups: 1, rights: all }]))[0]?.number).toEqual([])
    expect(persons.state()).toMatchObject({ workers: 1, entries: 0 })
    expect(persons.state().bytes).toBeGreaterThan(10_000)
  })

  test('gives back the memory of what is gone, and answers on meanwhile and afterwards', async () => {
    const { persons, classes, rights } = await startWorld()
    const open = classes.intern(['open'])
    const all = rights.open(() => READABLE)
    const find = async (at: number) =>
      (await persons.find([{ form: numbered(at), groups: 1, rights: all }]))[0]?.number[0]
    const round = (from: number): PersonChange[] =>
      Array.from({ length: 1_400 }, (_, at) => change(at, open, numbered(from + at)))
    let most = 0
    for (let from = 0; from < 14_000; from += 1_400) {
      await persons.put(round(from))
      most = Math.max(most, persons.state().bytes)
      expect(await find(from + 77)).toBe(77)
    }
    const isLess = async (): Promise<boolean> => {
      await persons.put([change(5_000, open, undefined)])
      expect(await find(12_600 + 78)).toBe(78)
      return persons.state().bytes < most / 2
    }
    await expect.poll(isLess, { timeout: 20_000 }).toBe(true)
    expect(persons.state().entries).toBe(1_400)
  })

  test('is loaded anew when it dies, and its questions meanwhile are silent', async () => {
    const workers: Worker[] = []
    const { persons, classes, rights } = await startWorld({
      workers,
      load: ({ put }) => put(Array.from({ length: 500 }, (_, at) => change(at, 1, numbered(at)))),
    })
    classes.intern(['open'])
    const all = rights.open(() => READABLE)
    const find = (at: number) => persons.find([{ form: numbered(at), groups: 1, rights: all }])
    expect((await find(77))[0]?.number[0]).toBe(77)
    await workers[0]?.terminate()
    await expect
      .poll(
        () =>
          find(77).then(
            () => 'found',
            (error: Error) => error.name,
          ),
        { timeout: 10_000 },
      )
      .toBe('SearchSilent')
    await expect.poll(() => persons.state().workers, { timeout: 10_000 }).toBe(1)
    expect((await find(77))[0]?.number[0]).toBe(77)
    expect(persons.state().entries).toBe(500)
    expect(workers.length).toBe(4)
  })
})

const anna: PersonForm = {
  ...emptyPersonForm,
  names: [{ family: 'Exercise', given: 'Anna' }],
  datesOfBirth: ['1980-02-03'],
}
const bruno: PersonForm = {
  ...emptyPersonForm,
  names: [{ family: 'Drillmann', given: 'Bruno' }],
  datesOfBirth: ['1971'],
}

function numbered(at: number): PersonForm {
  return { ...emptyPersonForm, names: anna.names, documents: [`XXA:passport:X${1000 + at}`] }
}

function change(number: number, classId: number, form: PersonForm | undefined, other: Partial<PersonChange> = {}) {
  return { number, classId, group: 0, isOpen: true, form, ...other }
}

async function startWorld({
  load = async () => undefined,
  workers = [],
}: {
  load?: PersonsOptions['load']
  workers?: Worker[]
} = {}) {
  const classes = createClassTable()
  const rights = createRightsTables(classes)
  const persons = startPersons({
    rights,
    limit: 10,
    many: 10,
    load,
    readers: 1,
    spawn: (role, start) => {
      const worker = spawnPersonsWorker(role, start)
      workers.push(worker)
      return worker
    },
  })
  running.push(persons)
  await persons.begun
  return { persons, classes, rights }
}
