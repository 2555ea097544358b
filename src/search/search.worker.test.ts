import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createClassTable } from '../index/class-table.ts'
import { createExactIndex } from '../index/exact-index.ts'
import { READABLE } from '../index/exact-reader.ts'
import { createRightsTables } from '../index/rights-table.ts'
import type { FromSearchWorker, LookupMessage, ToSearchWorker } from './search.message.ts'
import { spawnSearchWorker } from './search.pool.ts'

const classes = createClassTable()
const index = createExactIndex({ capacity: 10, seed: [3, 4] })
const rights = createRightsTables(classes)
const all = rights.open(() => READABLE)
const worker = spawnSearchWorker({ index: index.share(), rights: rights.share() })
const firstMessage = nextMessage()

beforeAll(async () => {
  index.add('vin:EXERCISE1', 7, classes.intern(['xa']))
  expect(await firstMessage).toEqual({ kind: 'ready' })
})
afterAll(() => worker.terminate())

describe('a search worker', () => {
  test('names lookup, key, record and access of what it finds', async () => {
    const keys = ['vin:NONE', 'vin:NONE', 'vin:EXERCISE1']
    expect(await say({ keys, counts: [1, 2], rights: [all, all] })).toEqual({
      kind: 'found',
      id: 5,
      rows: [1, 1, 7, 1],
    })
  })

  test('refuses what it does not know enough for, rather than find nothing', async () => {
    const later = await say({ layout: index.share().layout + 1 })
    expect(later).toMatchObject({ kind: 'failed', id: 5 })
    const unknown = await say({ rights: [4096] })
    expect(unknown).toMatchObject({ kind: 'failed', id: 5 })
    expect(JSON.stringify([later, unknown])).not.toContain('EXERCISE1')
  })
})

function say(message: Partial<LookupMessage>): Promise<FromSearchWorker> {
  const layout = index.share().layout
  const lookup: ToSearchWorker = {
    kind: 'lookup',
    id: 5,
    layout,
    keys: ['vin:EXERCISE1'],
    counts: [1],
    rights: [all],
    ...message,
  }
  worker.postMessage(lookup)
  return nextMessage()
}

function nextMessage(): Promise<FromSearchWorker> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}
