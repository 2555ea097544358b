// The memory of how bureaus are called: read once for many, and never older than a change that was heard of.
import { describe, expect, test } from 'vitest'
import { freshDatabase } from '../../test/database.ts'
import type { Database } from '../kernel/database.ts'
import type { PlacedFact } from '../kernel/ledger-changes.ts'
import type { Committed } from '../kernel/slice.ts'
import { createCalled } from './bureau.memory.ts'

const store = freshDatabase()

/** A memory over the store, with what it hears, and how often it has read. */
const startMemory = async () => {
  const heard: { commit?: Committed; facts?: (facts: readonly PlacedFact[]) => void } = {}
  const state = { reads: 0, isBroken: false }
  const { client } = store.database
  const query = ((...given: Parameters<typeof client.query>) => {
    state.reads += 1
    return state.isBroken ? Promise.reject(new Error('not there')) : client.query(...given)
  }) as typeof client.query
  const database: Database = Object.assign(Object.create(store.database), { client: { query } })
  const { all } = createCalled({
    onFacts: (listener) => {
      heard.facts = listener
    },
    onCommitted: (listener) => {
      heard.commit = listener
    },
  })
  await client.query(
    `insert into bureau (code, kind, zone, languages, weekend, databases, purposes, clearance, created_at, updated_at)
     values ('xa', 'national', 'UTC', '{en}', '{6,7}', '{}', '{}', 1, now(), now()) on conflict do nothing`,
  )
  const say = (number: string) =>
    client.query("update bureau set telephone = jsonb_build_object('number', $1::text) where code = 'xa'", [number])
  await say('1')
  const told = async () => (await all(database)).get('xa')?.telephone.number
  return { state, heard, say, told }
}

const factOf = (operation: string): PlacedFact => ({
  place: 1,
  id: '00000000-0000-7000-8000-000000000000',
  at: '2026-11-22T08:00:00.000Z',
  operation,
  bureau: 'xa',
  officer: 'xa.desk',
  purpose: '',
  reference: '',
  subjectKind: 'bureau',
  subject: 'xa',
  version: 2,
  detail: {},
  changed: [],
})

describe('how a bureau is called', () => {
  test('is read once for all who ask, at the same moment and after', async () => {
    const { state, told } = await startMemory()
    expect(await Promise.all([told(), told(), told()])).toEqual(['1', '1', '1'])
    expect(await told()).toBe('1')
    expect(state.reads).toBe(1)
  })

  test('is told as it stands from the commit of a change on, here or by its fact', async () => {
    const { heard, say, told } = await startMemory()
    expect(await told()).toBe('1')
    await say('2')
    heard.commit?.('bureau.describe', [])
    expect(await told()).toBe('2')
    await say('3')
    heard.facts?.([factOf('shift.begin')])
    expect(await told()).toBe('3')
  })

  test('is not read again for changes of anything else', async () => {
    const { state, heard, told } = await startMemory()
    await told()
    heard.commit?.('record.enter', [])
    heard.facts?.([factOf('feed.batch')])
    await told()
    expect(state.reads).toBe(1)
  })

  test('is asked again after a reading that failed', async () => {
    const { state, told } = await startMemory()
    state.isBroken = true
    await expect(told()).rejects.toThrow('not there')
    state.isBroken = false
    expect(await told()).toBe('1')
  })
})
