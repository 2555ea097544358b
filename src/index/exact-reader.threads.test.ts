import { existsSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { describe, expect, test } from 'vitest'
import { createExactIndex } from './exact-index.ts'

const BUILT = new URL('../../dist/server/index/exact-reader.js', import.meta.url)
const READERS = 2
const KEYS = 40_000
/** A key is taken away when this many younger ones are there. */
const LIFE = 3_000

type Seen = Record<'lookups' | 'missed' | 'ghosts' | 'wrong' | 'layouts', number>

/**
 * What a reader does all the time: it takes a key that was acknowledged and not yet taken away and must find it, with
 * exactly one number and a class it may have; and it takes one that was taken away and must not find it. The counters
 * are read before and after, so that what changes during a lookup is not held against the index.
 */
const READER = `
const { parentPort, receiveMessageOnPort, workerData } = require('node:worker_threads')
import(workerData.built).then(({ attachExactIndex }) => {
  const progress = new Int32Array(workerData.progress)
  const rights = new Uint8Array([0, 1, 2, 0])
  const reader = attachExactIndex(workerData.index)
  const seen = { lookups: 0, missed: 0, ghosts: 0, wrong: 0, layouts: 0 }
  parentPort.postMessage('ready')
  while (Atomics.load(progress, 2) === 0) {
    const added = Atomics.load(progress, 0)
    const gone = Atomics.load(progress, 1)
    for (let m; (m = receiveMessageOnPort(parentPort)) !== undefined; seen.layouts++) reader.attach(m.message)
    for (let round = 0; round < 20 && added > 0; round++) {
      const i = gone + Math.floor(Math.random() * (added - gone))
      const { number, access } = reader.lookup(['k' + i], rights)
      seen.lookups++
      if (number.length === 0 && i >= Atomics.load(progress, 3)) seen.missed++
      if (number.length > 1 || (number.length === 1 && (number[0] !== i || (access[0] !== 1 && access[0] !== 2)))) seen.wrong++
      if (gone > 0 && reader.lookup(['k' + Math.floor(Math.random() * gone)], rights).number.length > 0) seen.ghosts++
      if (reader.lookup(['hidden' + i], rights).number.length > 0) seen.wrong++
    }
  }
  parentPort.postMessage(seen)
})
`

describe('readers in other threads', () => {
  test('find every acknowledged entry and no removed one while the writer adds, moves, removes, grows and merges', async () => {
    expect(existsSync(BUILT), 'this test reads the build: npx tsc -p tsconfig.server.json').toBe(true)
    const index = createExactIndex({ capacity: 100, seed: [11, 21] })
    // Keys below the first counter are acknowledged, below the second gone, below the fourth perhaps gone; third: stop.
    const progress = new Int32Array(new SharedArrayBuffer(16))
    const workerData = { built: BUILT.href, index: index.share(), progress: progress.buffer }
    const readers = Array.from({ length: READERS }, () => new Worker(READER, { eval: true, workerData, execArgv: [] }))
    const answers = readers.map(() => undefined as Seen | undefined)
    try {
      index.onShare((shared) => {
        for (const reader of readers) reader.postMessage(shared)
      })
      await Promise.all(readers.map((reader) => new Promise((done) => reader.once('message', done))))
      const reports = readers.map((reader) => new Promise<Seen>((done) => reader.once('message', done)))

      for (let i = 0; i < KEYS; i++) {
        index.add(`k${i}`, i, 1 + (i % 2))
        index.add(`hidden${i}`, i, 3)
        Atomics.store(progress, 0, i + 1)
        index.move(`k${i - (i % 97)}`, i - (i % 97), 1 + (i % 2))
        const old = i - LIFE
        if (old >= 0) {
          Atomics.store(progress, 3, old + 1)
          index.remove(`k${old}`, old)
          index.remove(`hidden${old}`, old)
          Atomics.store(progress, 1, old + 1)
        }
        if (i % 10 === 0) index.merge(200)
        if (i % 200 === 0) await setImmediate()
      }
      Atomics.store(progress, 2, 1)
      answers.splice(0, READERS, ...(await Promise.all(reports)))
    } finally {
      await Promise.all(readers.map((reader) => reader.terminate()))
    }

    for (const seen of answers) {
      expect(seen).toMatchObject({ missed: 0, ghosts: 0, wrong: 0 })
      expect(seen?.lookups).toBeGreaterThan(1000)
      expect(seen?.layouts).toBeGreaterThan(5)
    }
  })
})
