import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type ClassTable, createClassTable } from '../index/class-table.ts'
import { createExactIndex, type ExactIndex } from '../index/exact-index.ts'
import { ASK_OWNER, HIDDEN, READABLE } from '../index/exact-reader.ts'
import { createRightsTables, type RightsTables } from '../index/rights-table.ts'
import type { SearchWorkerStart } from './search.message.ts'
import { type SearchPool, spawnSearchWorker, startSearchPool } from './search.pool.ts'
import { SearchSilent } from './search.waiting.ts'

const BUILT = new URL('../../dist/server/search/search.worker.js', import.meta.url)

type World = { classes: ClassTable; index: ExactIndex; rights: RightsTables; pool: SearchPool; spawned: Worker[] }
const pools: SearchPool[] = []

beforeAll(() => expect(existsSync(BUILT), 'this test reads the build: npx tsc -p tsconfig.server.json').toBe(true))
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.stop()))
})

describe('the search pool', () => {
  test('answers in the order asked, with what the rights of each lookup allow', async () => {
    const { classes, index, rights, pool } = startWorld({ workers: 2 })
    const open = classes.intern(['xa', 'open'])
    const guarded = classes.intern(['xb', 'guarded'])
    const all = rights.open(() => READABLE)
    const careful = rights.open(([owner]) => (owner === 'xa' ? READABLE : ASK_OWNER))
    const nothing = rights.open(() => HIDDEN)
    for (let i = 0; i < 3000; i++) index.add(`plate:${i}`, i, i % 2 === 0 ? open : guarded)
    const lookups = Array.from({ length: 3000 }, (_, i) => ({
      keys: ['plate:none', `plate:${i}`],
      rights: [all, careful, nothing][i % 3] ?? nothing,
    }))
    const answers = await pool.lookup(lookups)
    expect(answers.length).toBe(3000)
    for (const [i, answer] of answers.entries()) {
      const access = i % 3 === 0 || (i % 3 === 1 && i % 2 === 0) ? READABLE : ASK_OWNER
      const row = { key: [1], number: [i], access: [access] }
      expect(answer).toEqual(i % 3 === 2 ? { key: [], number: [], access: [] } : row)
    }
  })

  test('finds what was added and misses what was removed the moment before, through growth and new rights', async () => {
    const { classes, index, rights, pool } = startWorld({ workers: 2, capacity: 1 })
    for (let i = 0; i < 400; i++) {
      const classId = classes.intern(['xa', i])
      const own = rights.open(([, level]) => (level === i ? READABLE : HIDDEN))
      index.add(`k${i}`, i, classId)
      if (i > 0) index.remove(`k${i - 1}`, i - 1)
      if (i % 50 === 0) while (index.merge(1000));
      const [now, before] = await pool.lookup([
        { keys: [`k${i}`], rights: own },
        { keys: [`k${i - 1}`], rights: own },
      ])
      expect(now?.number).toEqual([i])
      expect(before?.number).toEqual([])
    }
    expect(pool.state()).toMatchObject({ entries: 1 })
  })

  test('sends the lookups of one turn in one message', async () => {
    const { index, rights, pool, spawned } = startWorld({ workers: 1 })
    const all = rights.open(() => READABLE)
    index.add('k', 1, 1)
    await pool.lookup([{ keys: ['k'], rights: all }])
    let messages = 0
    const [worker] = spawned
    if (worker === undefined) throw new Error('no worker was started')
    const post = worker.postMessage.bind(worker)
    worker.postMessage = (message) => {
      messages += 1
      post(message)
    }
    await Promise.all(Array.from({ length: 64 }, () => pool.lookup([{ keys: ['k', 'l'], rights: all }])))
    expect(messages).toBe(1)
  })

  test('replaces a worker that dies and asks again what it owed', async () => {
    const { classes, index, rights, pool, spawned } = startWorld({ workers: 2 })
    const classId = classes.intern(['xa'])
    const all = rights.open(() => READABLE)
    for (let i = 0; i < 5000; i++) index.add(`k${i}`, i, classId)
    await pool.lookup([{ keys: ['k0'], rights: all }])
    for (let round = 0; round < 3; round++) {
      const answers = pool.lookup(Array.from({ length: 5000 }, (_, i) => ({ keys: [`k${i}`], rights: all })))
      const ended = spawned.at(-1)?.terminate()
      expect((await answers).map(({ number }) => number[0])).toEqual(Array.from({ length: 5000 }, (_, i) => i))
      await ended
    }
    expect(spawned.length).toBe(5)
  })

  test('is silent, not empty, when workers never start', async () => {
    const spawn = (): Worker => new Worker('process.exit(1)', { eval: true, execArgv: [] })
    const { rights, pool } = startWorld({ workers: 2, spawn })
    const all = rights.open(() => READABLE)
    await expect(pool.lookup([{ keys: ['k'], rights: all }])).rejects.toThrow(SearchSilent)
    await expect(pool.lookup([{ keys: ['k'], rights: all }])).rejects.toThrow(SearchSilent)
    expect(pool.state().workers).toBe(0)
  })

  test('is silent when workers stall, and well again when one answers', async () => {
    let stalling = 2
    const stalls = "require('node:worker_threads').parentPort.on('message', () => {}).postMessage({ kind: 'ready' })"
    const spawn = (start: SearchWorkerStart): Worker => {
      stalling -= 1
      return stalling >= 0 ? new Worker(stalls, { eval: true, execArgv: [] }) : spawnSearchWorker(start)
    }
    const { classes, index, rights, pool } = startWorld({ workers: 1, spawn, patience: 200 })
    index.add('k', 1, classes.intern(['xa']))
    const all = rights.open(() => READABLE)
    await expect(pool.lookup([{ keys: ['k'], rights: all }])).rejects.toThrow(SearchSilent)
    await expect.poll(() => pool.state().workers, { timeout: 10_000 }).toBe(1)
    expect((await pool.lookup([{ keys: ['k'], rights: all }]))[0]?.number).toEqual([1])
  })

  test('is silent once it is stopped', async () => {
    const { rights, pool } = startWorld({ workers: 1 })
    const all = rights.open(() => READABLE)
    const asked = pool.lookup([{ keys: ['k'], rights: all }])
    const rejected = expect(asked).rejects.toThrow(SearchSilent)
    await pool.stop()
    await rejected
    await expect(pool.lookup([{ keys: ['k'], rights: all }])).rejects.toThrow(SearchSilent)
  })

  test('is silent, not empty, when rights are closed before the answer is there', async () => {
    const { classes, index, rights, pool } = startWorld({ workers: 1 })
    index.add('k', 1, classes.intern(['xa']))
    const leaving = rights.open(() => READABLE)
    const staying = rights.open(() => READABLE)
    const asked = pool.lookup([{ keys: ['k'], rights: leaving }])
    const other = pool.lookup([{ keys: ['k'], rights: staying }])
    rights.close(leaving)
    await expect(asked).rejects.toThrow(SearchSilent)
    expect((await other)[0]?.number).toEqual([1])
  })

  test('refuses rights that nobody holds', async () => {
    const { rights, pool } = startWorld({ workers: 1 })
    const closed = rights.open(() => READABLE)
    rights.close(closed)
    for (const number of [closed, 99, -1]) {
      await expect(pool.lookup([{ keys: ['k'], rights: number }])).rejects.toThrow(RangeError)
    }
  })
})

function startWorld(options: {
  workers: number
  capacity?: number
  patience?: number
  spawn?: (start: SearchWorkerStart) => Worker
}): World {
  const { workers, capacity = 1000, patience = 5000 } = options
  const classes = createClassTable()
  const index = createExactIndex({ capacity, seed: [1, 2] })
  const rights = createRightsTables(classes)
  const spawned: Worker[] = []
  const spawn = (start: SearchWorkerStart): Worker => {
    const worker = (options.spawn ?? spawnSearchWorker)(start)
    spawned.push(worker)
    return worker
  }
  const pool = startSearchPool({ workers, index, rights, patience, spawn })
  pools.push(pool)
  return { classes, index, rights, pool, spawned }
}
