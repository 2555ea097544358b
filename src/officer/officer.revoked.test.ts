/** Whoever is revoked is refused everywhere: at the next request, at another hub within five seconds, in the middle of an answer. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uploads } from '../../test/attachments.ts'
import { startWorld, testSettings } from '../../test/world.ts'
import { slices } from '../app.ts'
import { type Database, openDatabase } from '../kernel/database.ts'
import { type RunningHub, startHub } from '../kernel/hub.ts'

const world = startWorld()

const suspend = async (name: string): Promise<void> => {
  const administrator = world.as(`${name.split('.')[0]}.administrator`)
  const { officers } = (await administrator.get('/api/v1/officers')).body
  const { version } = officers.find((one: { officer: string }) => one.officer === name)
  const path = `/api/v1/officers/${name}/suspension`
  const reply = await administrator.post(path, { version, suspended: true, reason: 'Exercise' })
  expect(reply.status, reply.text).toBe(200)
}
const makeKey = async (bureau: string): Promise<{ key: string; id: string }> => {
  const made = await world
    .as(`${bureau}.administrator`)
    .post('/api/v1/keys', { officer: `${bureau}.system`, label: 'Exercise' })
  expect(made.status, made.text).toBe(201)
  return { key: made.body.key, id: made.body.made.id }
}
const cookieOf = async (officer: string): Promise<string> => {
  const reply = await world.stranger().post('/api/v1/sessions/demonstration', { officer })
  return String([reply.headers['set-cookie']].flat()[0]).split(';')[0] ?? ''
}

describe('at another hub of the same store', () => {
  let other: RunningHub
  let database: Database
  let address = ''
  const reports: unknown[] = []
  beforeAll(async () => {
    database = openDatabase(world.store.address, { max: 8, name: 'liaison test, second hub' })
    const { clock } = world
    other = await startHub({ database, clock, settings: testSettings, slices, report: (error) => reports.push(error) })
    address = await other.server.listen({ host: '127.0.0.1', port: 0 })
  })
  afterAll(async () => {
    await other?.stop()
    await database?.stop()
    if (reports.length > 0) throw reports[0]
  })
  const statusThere = async (headers: Record<string, string>, path = '/api/v1/bureaus'): Promise<number> =>
    (await other.server.inject({ method: 'GET', url: path, headers })).statusCode

  test('a session, a key and an open stream end as soon as the fact arrives there', async () => {
    const cookie = await cookieOf('vn.desk')
    const { key, id } = await makeKey('vn')
    const bearer = { authorization: `Bearer ${key}` }
    expect([await statusThere({ cookie }), await statusThere(bearer)]).toEqual([200, 200])
    const stream = await fetch(`${address}/api/v1/events`, { headers: { cookie } })
    expect(stream.status).toBe(200)
    const heard = stream.text()
    await suspend('vn.desk')
    expect((await world.as('vn.administrator').post(`/api/v1/keys/${id}/revoke`)).status).toBe(200)
    // The clock stands still: nothing that is remembered there grows old by itself.
    await expect.poll(() => statusThere({ cookie }), { timeout: 5000 }).toBe(401)
    await expect.poll(() => statusThere(bearer), { timeout: 5000 }).toBe(401)
    expect(await heard).toContain('retry:')
    expect(await statusThere({ cookie }, '/api/v1/events')).toBe(401)
  }, 20_000)

  test('they end within five seconds though the fact never arrives', async () => {
    const cookie = await cookieOf('fr.desk')
    const { key, id } = await makeKey('fr')
    const bearer = { authorization: `Bearer ${key}` }
    await world.settle()
    await other.settle()
    expect([await statusThere({ cookie }), await statusThere(bearer)]).toEqual([200, 200])
    const held = await world.database.pool.connect()
    try {
      // Without the head no hub gives places, so no hub hears of facts.
      await held.query('begin')
      await held.query('select place from ledger_head for update')
      await world.database.client.query("delete from session where officer = 'fr.desk'")
      await world.database.client.query('update api_key set revoked_at = now() where id = $1', [id])
      world.clock.advance(4_999)
      expect([await statusThere({ cookie }), await statusThere(bearer)]).toEqual([200, 200])
      world.clock.advance(1)
      expect([await statusThere({ cookie }), await statusThere(bearer)]).toEqual([401, 401])
    } finally {
      await held.query('rollback')
      held.release()
    }
  })
})

describe('in the middle of an answer', () => {
  const items = (count: number) =>
    Array.from({ length: count }, (_, at) => ({
      travelDocument: { number: `X${String(7_000_000 + at)}`, country: 'FRA', type: 'passport' },
    }))
  const accept = { accept: 'application/x-ndjson' }
  const linesOf = (text: string) =>
    text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  /** A batch whose part from this item on waits for the lock of the test, while the parts before it have left. */
  const heldAt = async (item: number, ask: () => Promise<{ text: string }>, meanwhile: () => Promise<void>) => {
    const held = await world.database.pool.connect()
    await world.database.client.query(`create or replace function hold_part() returns trigger language plpgsql as $$
      begin
        if new.operation = 'check.ask' and new.detail->>'from' = '${item}' then perform pg_advisory_xact_lock(4711); end if;
        return new;
      end $$`)
    await world.database.client.query(
      'create or replace trigger hold_part before insert on fact for each row execute function hold_part()',
    )
    await held.query('select pg_advisory_lock(4711)')
    try {
      const reply = ask()
      const isHeld = async () =>
        (await world.database.client.query("select 1 from pg_locks where locktype = 'advisory' and not granted"))
          .rowCount
      await expect.poll(isHeld, { timeout: 10_000 }).toBe(1)
      await meanwhile()
      await held.query('select pg_advisory_unlock(4711)')
      return linesOf((await reply).text)
    } finally {
      await held.query('select pg_advisory_unlock_all()')
      held.release()
    }
  }
  const question = (count: number) => ({
    purpose: 'security-check',
    reference: 'EXERCISE-REVOKED',
    items: items(count),
  })

  test('a key that is revoked gets no further part, however many were asked', async () => {
    const { key, id } = await makeKey('de')
    const lines = await heldAt(
      50,
      () => world.withKey(key, accept).post('/api/v1/checks', question(150)),
      async () => {
        expect((await world.as('de.administrator').post(`/api/v1/keys/${id}/revoke`)).status).toBe(200)
      },
    )
    expect(lines).toHaveLength(51)
    expect(lines.at(-1)).toMatchObject({ complete: false, problem: { status: 401, key: 'key.not-good' } })
  })

  test('whoever has other rights than the answer began with is told to ask again', async () => {
    const lines = await heldAt(
      50,
      () => world.as('us.desk', accept).post('/api/v1/checks', question(120)),
      async () => {
        const { version } = (await world.as('gs.administrator').get('/api/v1/bureaus/us')).body
        const grants = {
          version,
          databases: ['vehicle'],
          purposes: ['security-check'],
          clearance: 1,
          reason: 'Exercise',
        }
        const reply = await world.as('gs.administrator').put('/api/v1/bureaus/us/grants', grants)
        expect(reply.status, reply.text).toBe(200)
        world.clock.advance(5_001)
      },
    )
    expect(lines).toHaveLength(51)
    expect(lines.at(-1)).toMatchObject({ complete: false, problem: { status: 403, key: 'session.rights-changed' } })
  })

  test('a file is given no piece of', async () => {
    const { send } = uploads(world)
    const sent = await send('eg.desk', 'exercise.txt', Buffer.from('Exercise.\n'.repeat(200_000)))
    const message = await world.as('eg.desk').post('/api/v1/messages', {
      to: ['gs'],
      subject: 'Exercise',
      body: 'Exercise',
      ourReference: 'EX-FILE',
      attachments: [sent.body.id],
    })
    expect(message.status, message.text).toBe(201)
    await world.settle()
    const address = await world.hub.server.listen({ host: '127.0.0.1', port: 0 })
    const cookie = await cookieOf('eg.desk')
    const path = `${address}/api/v1/messages/${message.body.id}/attachments/${sent.body.id}`
    const whole = await fetch(path, { headers: { cookie } })
    expect([whole.status, (await whole.arrayBuffer()).byteLength]).toEqual([200, 2_000_000])
    const held = await world.database.pool.connect()
    try {
      // The pieces cannot be read before the session has ended, though the file was given out while it stood.
      await held.query('begin')
      await held.query('lock table attachment_piece in access exclusive mode')
      const slow = fetch(path, { headers: { cookie } })
      const isHeld = async () =>
        (await held.query("select 1 from pg_locks where relation = 'attachment_piece'::regclass and not granted"))
          .rowCount
      await expect.poll(isHeld, { timeout: 10_000 }).toBe(1)
      await world.database.client.query("delete from session where officer = 'eg.desk'")
      world.clock.advance(5_001)
      await held.query('commit')
      const reply = await slow
      expect([reply.status, await reply.json()]).toMatchObject([401, { key: 'session.ended' }])
    } finally {
      await held.query('rollback')
      held.release()
    }
  })
})
