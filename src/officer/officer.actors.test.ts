// The memory of actors: fast, and never older than a fact, a distrust, five seconds or the end of the session.
import { beforeEach, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../test/database.ts'
import { type FixedClock, fixedClock, newId } from '../kernel/clock.ts'
import type { PlacedFact } from '../kernel/ledger-changes.ts'
import { createActors } from './officer.actors.ts'
import { hashOf, newSecret } from './officer.sessions.ts'

const begin = '2026-11-21T20:05:00.000Z'
const fresh = freshDatabase()

const factOf = (operation: string): PlacedFact => ({
  place: 1,
  id: '',
  at: begin,
  operation,
  bureau: 'vn',
  officer: 'vn.administrator',
  purpose: '',
  reference: '',
  subjectKind: '',
  subject: '',
  version: 0,
  detail: {},
  changed: [],
})

let clock: FixedClock
let tell: (operation: string) => void
let actors: ReturnType<typeof createActors>
let token: string

const setPost = (post: string) =>
  fresh.database.client.query('update officer set post = $1 where name = $2', [post, 'vn.post'])
const postSeen = async () => (await actors.ofSession(token))?.post

beforeEach(async () => {
  const { database } = fresh
  clock = fixedClock(begin)
  const listeners: ((facts: readonly PlacedFact[]) => void)[] = []
  tell = (operation) => {
    for (const listener of listeners) listener([factOf(operation)])
  }
  actors = createActors({ database, clock, operations: [], onFacts: (listener) => listeners.push(listener) })
  await database.client.query('truncate session, api_key, officer, unit, bureau cascade')
  await database.client.query(
    `insert into bureau (code, kind, zone, languages, weekend, databases, purposes, clearance, created_at, updated_at)
     values ('vn', 'national', 'Asia/Ho_Chi_Minh', '{vi}', '{6,7}', '{vehicle}', '{warn,security-check}', 2, $1, $1)`,
    [begin],
  )
  await database.client.query(
    `insert into officer (name, id, bureau, title, duties, clearance, post, created_at, updated_at)
     values ('vn.post', $2, 'vn', 'EXERCISE', '{post}', 2, 'Gate 1', $1, $1)`,
    [begin, newId(clock)],
  )
  token = newSecret()
  await database.client.query(
    `insert into session (hash, id, officer, began_at, seen_at, ends_at, fresh_at)
     values ($1, $2, 'vn.post', $3, $3, $4, $3)`,
    [hashOf(token), newId(clock), begin, '2026-11-22T08:05:00.000Z'],
  )
})

describe('the memory of actors', () => {
  test('reads the whole chain once, then answers from memory for less than five seconds', async () => {
    expect(await actors.ofSession(token)).toMatchObject({
      kind: 'officer',
      officer: 'vn.post',
      bureau: 'vn',
      databases: ['vehicle'],
      purposes: ['warn', 'security-check'],
      clearance: 2,
      operations: null,
    })
    await setPost('Gate 2')
    clock.advance(4_999)
    expect(await postSeen()).toBe('Gate 1')
    clock.advance(1)
    expect(await postSeen()).toBe('Gate 2')
  })

  test('is emptied at once by a fact about rights, and by no other', async () => {
    expect(await postSeen()).toBe('Gate 1')
    await setPost('Gate 2')
    tell('record.create')
    expect(await postSeen()).toBe('Gate 1')
    for (const [operation, post] of [
      ['officer.suspend', 'Gate 3'],
      ['key.revoke', 'Gate 4'],
      ['session.end', 'Gate 5'],
      ['bureau.grant', 'Gate 6'],
      ['unit.suspend', 'Gate 7'],
    ] as const) {
      await setPost(post)
      tell(operation)
      expect(await postSeen()).toBe(post)
    }
  })

  test('does not keep what a read found that was under way when the fact came', async () => {
    const underWay = actors.ofSession(token)
    actors.forget()
    await underWay
    await setPost('Gate 2')
    expect(await postSeen()).toBe('Gate 2')
  })

  test('is passed over for an officer, key or token whose rights are being changed', async () => {
    expect(await postSeen()).toBe('Gate 1')
    await setPost('Gate 2')
    actors.distrust({ officer: 'fr.desk' })
    expect(await postSeen()).toBe('Gate 1')
    actors.distrust({ officer: 'vn.post' })
    expect(await postSeen()).toBe('Gate 2')
    await setPost('Gate 3')
    expect(await postSeen()).toBe('Gate 3')
    clock.advance(3_000)
    expect(await postSeen()).toBe('Gate 3')
    await setPost('Gate 4')
    actors.distrust({ token })
    expect(await postSeen()).toBe('Gate 4')
  })

  test('does not outlive the session by a millisecond', async () => {
    await fresh.database.client.query('update session set ends_at = $1', ['2026-11-21T20:05:03.000Z'])
    clock.advance(2_999)
    expect(await postSeen()).toBe('Gate 1')
    clock.advance(1)
    expect(await actors.ofSession(token)).toBeUndefined()
  })

  test('never takes a stranger for somebody', async () => {
    for (const nonsense of [
      '',
      'x',
      token.slice(1),
      `${token}A`,
      newSecret(),
      `lk_${token}`,
      "' or 1=1 --",
      'é'.repeat(43),
    ]) {
      expect(await actors.ofSession(nonsense)).toBeUndefined()
      expect(await actors.ofKey(nonsense)).toBeUndefined()
    }
    expect(await actors.ofKey(token)).toBeUndefined()
  })

  test('notes that a session is in use at most once a minute', async () => {
    const seenAt = async () => {
      const { rows } = await fresh.database.client.query('select seen_at as seen from session')
      return rows[0]?.seen
    }
    clock.advance(60_000)
    await actors.ofSession(token)
    expect(await seenAt()).toBe(begin)
    clock.advance(6_000)
    await actors.ofSession(token)
    expect(await seenAt()).toBe('2026-11-21T20:06:06.000Z')
  })
})
