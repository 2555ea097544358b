import { Worker } from 'node:worker_threads'
import { afterEach, describe, expect, test } from 'vitest'
import { createClassTable } from '../index/class-table.ts'
import { READABLE } from '../index/exact-reader.ts'
import { createRightsTables, type RightsTables } from '../index/rights-table.ts'
import { emptyPersonForm } from '../matching/person-form.ts'
import type { PersonChange, PersonLookup } from './search.message.ts'
import { type Persons, type PersonsOptions, type PersonsRole, startPersons } from './search.persons.ts'
import { SearchSilent } from './search.waiting.ts'

/** A writer that shares the numbers it was told of, and a reader that names them all and counts how many messages brought questions. */
const WRITES_ALL = `
  const { parentPort } = require('node:worker_threads')
  const numbers = new Set()
  parentPort.on('message', (message) => {
    if (message.changes?.some(({ group }) => group === 29)) process.exit(1)
    for (const { number, form } of message.changes ?? []) form ? numbers.add(number) : numbers.delete(number)
    parentPort.postMessage({ kind: 'names', names: [...numbers] })
    parentPort.postMessage({ kind: 'done', id: message.id, entries: numbers.size, bytes: 1 })
  })
  parentPort.postMessage({ kind: 'names', names: [] })`
const READS_ALL = `
  const { parentPort, workerData } = require('node:worker_threads')
  let numbers = workerData.names
  let messages = 0
  parentPort.on('message', (message) => {
    if (message.kind === 'names') numbers = message.names
    if (message.kind !== 'find') return
    messages += 1
    const found = message.lookups.map(({ groups }) => ({ number: [...numbers], score: [groups, messages] }))
    if (message.lookups.some(({ groups }) => groups === 99)) process.exit(1)
    if (message.lookups.some(({ groups }) => groups === 98)) return
    if (message.lookups.some(({ groups }) => groups === 97)) {
      parentPort.postMessage({ kind: 'failed', id: message.id, reason: 'exercise' })
      return
    }
    parentPort.postMessage({ kind: 'found', id: message.id, found })
  })
  parentPort.postMessage({ kind: 'ready' })`
const DIES = 99
const STALLS = 98
const FAILS = 97
const ENDS_WRITER = 29
const PATIENTLY = { timeout: 10_000 }

const running: Persons[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((persons) => persons.stop()))
})

describe('the persons worker and its keeper', () => {
  test('are silent until the whole store is loaded, then answer', async () => {
    const loading = gate()
    const world = startWorld({
      load: async ({ put }) => {
        await put([change(1), change(2)])
        await loading.opened
        await put([change(3)])
      },
    })
    await expect(world.find()).rejects.toThrow(SearchSilent)
    expect(world.persons.state().workers).toBe(0)
    loading.open()
    await world.persons.begun
    expect((await world.find())[0]?.number).toEqual([1, 2, 3])
    expect(world.persons.state()).toMatchObject({ workers: 1, entries: 3 })
  })

  test('answer with every change that was told before the question', async () => {
    const world = startWorld({ load: async () => undefined })
    await world.persons.begun
    for (let number = 1; number <= 40; number++) {
      await world.persons.put([change(number), { ...change(number - 1), form: undefined }])
      expect((await world.find())[0]?.number).toEqual([number])
    }
  })

  test('let nobody who tells of a change go on before it is worked off', async () => {
    const world = startWorld({ load: async () => undefined })
    await world.persons.begun
    let told = 0
    const telling = Array.from({ length: 100 }, (_, at) => world.persons.put([change(at)]).then(() => (told += 1)))
    await Promise.resolve()
    expect(told).toBeLessThan(10)
    await Promise.all(telling)
    await expect.poll(() => world.persons.state().entries, PATIENTLY).toBe(100)
  })

  test('answer in the order asked, and a short question not behind the whole of a long one', async () => {
    const world = startWorld()
    await world.persons.begun
    const long = world.persons.find(Array.from({ length: 90 }, (_, at) => ({ ...world.lookup, groups: at })))
    const short = await world.find()
    const answers = await long
    expect(answers.map(({ score }) => score[0])).toEqual(Array.from({ length: 90 }, (_, at) => at))
    expect(short[0]?.score[1]).toBeLessThan(answers.at(-1)?.score[1] ?? 0)
    expect(short[0]?.score[1]).toBeLessThanOrEqual(2)
  })

  test('are silent about a question that two readers died over, and answer the next', async () => {
    const world = startWorld()
    await world.persons.begun
    await expect(world.persons.find([{ ...world.lookup, groups: DIES }])).rejects.toThrow(SearchSilent)
    expect((await world.find())[0]?.number).toEqual([7])
    expect(world.spawned()).toEqual({ writer: 1, reader: 3 })
  })

  test('put the question of a reader that died to another one', async () => {
    const world = startWorld({ readers: 2 })
    await world.persons.begun
    const waits = Array.from({ length: 40 }, () => world.find())
    await world.workers.find(({ role }) => role === 'reader')?.worker.terminate()
    for (const answer of await Promise.all(waits)) expect(answer[0]?.number).toEqual([7])
    await expect.poll(() => world.persons.state().workers, PATIENTLY).toBe(2)
  })

  test('are silent when the writer dies, and loaded anew', async () => {
    let loads = 0
    const world = startWorld({
      load: async ({ put }) => {
        loads += 1
        await put([change(loads)])
      },
    })
    await world.persons.begun
    await world.persons.put([{ ...change(1), group: ENDS_WRITER }])
    await expect(world.find()).rejects.toThrow(SearchSilent)
    await expect.poll(() => world.persons.state().workers, PATIENTLY).toBe(1)
    expect((await world.find())[0]?.number).toEqual([2])
  })

  test('are silent when an answer does not come within patience, and well again', async () => {
    const world = startWorld({ patience: 200 })
    await world.persons.begun
    await expect(world.persons.find([{ ...world.lookup, groups: STALLS }])).rejects.toThrow(SearchSilent)
    await expect.poll(() => world.spawned().reader, PATIENTLY).toBe(2)
    await expect.poll(() => world.persons.state().workers, PATIENTLY).toBe(1)
    expect((await world.find())[0]?.number).toEqual([7])
  })

  test('try again when the store could not be read, and let the hub start meanwhile', async () => {
    let loads = 0
    const world = startWorld({
      load: async ({ put }) => {
        loads += 1
        await put([change(loads)])
        if (loads === 1) throw new Error('exercise: connection lost')
      },
    })
    await world.persons.begun
    await expect(world.find()).rejects.toThrow(SearchSilent)
    await expect.poll(() => world.persons.state().workers, PATIENTLY).toBe(1)
    expect((await world.find())[0]?.number).toEqual([2])
  })

  test('tell why a question failed, and answer the next', async () => {
    const world = startWorld()
    await world.persons.begun
    await expect(world.persons.find([{ ...world.lookup, groups: FAILS }])).rejects.toThrow('exercise')
    expect((await world.find())[0]?.number).toEqual([7])
  })

  test('refuse rights that nobody holds, and are silent when rights are closed before the answer is there', async () => {
    const world = startWorld()
    await world.persons.begun
    await expect(world.persons.find([{ ...world.lookup, rights: 4096 }])).rejects.toThrow(RangeError)
    const asked = world.find()
    world.rights.close(world.lookup.rights)
    await expect(asked).rejects.toThrow(SearchSilent)
    await expect(world.find()).rejects.toThrow(RangeError)
  })

  test('are silent once stopped', async () => {
    const world = startWorld()
    await world.persons.begun
    const asked = expect(world.find()).rejects.toThrow(SearchSilent)
    await world.persons.stop()
    await asked
    await expect(world.find()).rejects.toThrow(SearchSilent)
  })
})

function startWorld(options: Partial<PersonsOptions> = {}) {
  const rights: RightsTables = createRightsTables(createClassTable())
  const lookup: PersonLookup = { form: emptyPersonForm, groups: 1, rights: rights.open(() => READABLE) }
  const workers: { readonly role: PersonsRole; readonly worker: Worker }[] = []
  const persons = startPersons({
    rights,
    limit: 10,
    many: 10,
    readers: 1,
    load: ({ put }) => put([change(7)]),
    spawn: (role, workerData) => {
      const worker = new Worker(role === 'writer' ? WRITES_ALL : READS_ALL, { eval: true, execArgv: [], workerData })
      workers.push({ role, worker })
      return worker
    },
    ...options,
  })
  running.push(persons)
  const many = (of: PersonsRole): number => workers.filter(({ role }) => role === of).length
  const spawned = () => ({ writer: many('writer'), reader: many('reader') })
  return { rights, lookup, persons, workers, find: () => persons.find([lookup]), spawned }
}

function change(number: number): PersonChange {
  return { number, classId: 1, group: 0, isOpen: true, form: emptyPersonForm }
}

function gate() {
  let open: () => void = () => undefined
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open: () => open() }
}
