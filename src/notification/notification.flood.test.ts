/** A flood of what may wait lies before: what is very urgent pings all the same, once, and nobody hears more than they may. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { deskStories } from '../../test/desk.ts'
import { minute } from '../../test/hits.ts'
import { heard, sendDue, startReceivers, unheard } from '../../test/notifications.ts'
import { startWorld, testSettings } from '../../test/world.ts'
import { slices } from '../app.ts'
import { startHub } from '../kernel/hub.ts'
import { senderPart } from './notification.sender.ts'

const receivers = startReceivers()
const world = startWorld({ settings: receivers.settings })
const { settle, hit } = deskStories(world)
const base = '/api/v1/notifications'

/** A receiver that takes what it is sent and never answers, until its connections are cut. */
const silent = createServer(() => undefined)
beforeAll(() => new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve)))
afterAll(() => silent.close())
const silentAddress = (): string => `http://127.0.0.1:${(silent.address() as AddressInfo).port}/hook`

const everyKind = ['message-normal', 'message-very-urgent']
const rules = (ways: readonly string[]) => everyKind.map((kind) => ({ kind, ways }))

const target = async (officer: string, to: { way: string; address: string; own: boolean }): Promise<string> => {
  const reply = await world.as(officer).post(`${base}/targets`, { ...to, label: 'Exercise: room' })
  expect(reply.status, reply.text).toBe(201)
  return reply.body.target.id
}
/** Alarms of this bureau are not left to its desk first, and its room is pinged of every message. */
const pingAtOnce = async (bureau: string, address: string): Promise<string> => {
  const stated = { zone: 'Etc/UTC', rules: rules(['screen', 'webhook']), pingMinutes: 0 }
  expect((await world.as(`${bureau}.command`).put(`${base}/rules/bureau`, stated)).status).toBe(200)
  return target(`${bureau}.command`, { way: 'webhook', address, own: false })
}

const write = async (to: readonly string[], more: object = {}): Promise<string> => {
  const entry = { to, subject: 'Exercise: routine', body: 'Exercise: a routine notice.', ourReference: 'EX-1', ...more }
  const reply = await world.as('fr.desk').post('/api/v1/messages', entry)
  expect(reply.status, reply.text).toBe(201)
  return reply.body.id
}
const veryUrgent = { urgency: 'very-urgent', urgencyReason: 'Exercise: a child is missing' }
const flood = async (many: number, to = ['vn', 'us', 'de', 'eg']): Promise<void> => {
  for (let at = 0; at < many; at += 1) await write(to)
}

const held: (() => Promise<void>)[] = []
const release = async (): Promise<void> => {
  for (const letGo of held.splice(0)) await letGo()
}
afterEach(release)
/** Holds what a statement locks until it is released. */
const lock = async (statement: string, values: readonly unknown[] = []): Promise<void> => {
  const client = await world.database.pool.connect()
  held.push(async () => {
    await client.query('rollback')
    client.release()
  })
  await client.query('begin')
  await client.query(statement, [...values])
}
/** Holds lines as another hub does that works them off, so that nothing in them goes on. */
const hold = (...names: string[]): Promise<void> =>
  lock('select 1 from reaction where name = any($1) for update', [names])
const many = async (statement: string, values: readonly unknown[] = []): Promise<number> =>
  (await world.database.client.query<{ many: number }>(`select count(*)::int as many ${statement}`, [...values]))
    .rows[0]?.many ?? 0
const pings = (kind: string, of: string): Promise<number> =>
  many('from notification_outbox where kind = $1 and target = $2', [kind, of])
const mailed = (): string[] => receivers.mails.map((mail) => /^To: (.*?)\r?$/m.exec(mail)?.[1] ?? '')

test('a very urgent message and a hit ping before the flood is worked off, and the flood is told by the same rules', async () => {
  const room = await pingAtOnce('vn', receivers.web('/vn'))
  const source = await pingAtOnce('fr', receivers.web('/fr'))
  const quiet = { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '23:45' }
  const own = { zone: 'Etc/UTC', digests: [], quiet, rules: rules(['mail']) }
  for (const officer of ['vn.desk', 'vn.analyst']) {
    await target(officer, { way: 'mail', address: `${officer}@hanoi.example`, own: true })
    expect((await world.as(officer).put(`${base}/rules/own`, own)).status).toBe(200)
  }
  await settle()
  await heard(world)

  // Before pings lie the items of a flood, and before the desk another one.
  await hold('notification')
  await flood(20)
  await settle()
  await hold('desk-item')
  await flood(10)
  await write(['vn'], veryUrgent)
  const soon = new Date(world.clock.milliseconds() + 10 * minute).toISOString()
  await hit({ asked: { departure: soon } })
  // The message is heard of as a message and as what rings, the hit as what rings at both its bureaus.
  const causes = async () => [await pings('very-urgent', room), await pings('very-urgent', source)]
  await expect.poll(causes).toEqual([3, 1])
  await sendDue(world)
  expect([...new Set(receivers.posted.map(({ path, body }) => `${path} ${JSON.parse(body).kind}`))].sort()).toEqual([
    '/fr very-urgent',
    '/vn very-urgent',
  ])
  expect(await many("from desk_item where kind = 'message' and urgency = 'normal'")).toBe(80)
  expect(await unheard(world)).toBeGreaterThan(80)
  expect(await pings('waiting', room)).toBe(0)
  // Quiet hours do not silence it; whoever has nothing to do with the desk hears nothing of it.
  expect(new Set(mailed())).toEqual(new Set(['vn.desk@hanoi.example']))
  const early = mailed().length

  await release()
  await settle()
  await heard(world)
  await sendDue(world)
  expect(await pings('waiting', room)).toBe(30)
  expect(await pings('waiting', source)).toBe(0)
  expect(receivers.posted.map(({ body }) => JSON.parse(body).kind)).toContain('waiting')
  expect(mailed()).toHaveLength(early)
  expect(
    await many("from notification_outbox where officer = 'vn.desk' and state = 'waiting' and due_at > $1", [
      world.clock.now(),
    ]),
  ).toBe(30)
  // What the other line had heard was not heard again.
  expect(await causes()).toEqual([3, 1])
})

test('the items of a flood are the same when its facts are heard again by every line', async () => {
  const before = [await many('from desk_item'), await many("from fact where operation like 'desk.%'")]
  const { client } = world.database
  const { rows } = await client.query<{ place: number }>("select place from reaction where name = 'desk-item'")
  await client.query("update reaction set place = 0 where name in ('desk-item', 'desk-very-urgent', 'desk-hit')")
  await expect
    .poll(
      () => many("from reaction where name like 'desk-%' and name <> 'desk-officer' and place < $1", [rows[0]?.place]),
      {
        timeout: 15_000,
      },
    )
    .toBe(0)
  await settle()
  expect([await many('from desk_item'), await many("from fact where operation like 'desk.%'")]).toEqual(before)
})

test('a receiver that never answers holds up no very urgent ping', async () => {
  await target('eg.command', { way: 'webhook', address: silentAddress(), own: false })
  const stated = { zone: 'Etc/UTC', rules: rules(['screen', 'webhook']), pingMinutes: 0 }
  expect((await world.as('eg.command').put(`${base}/rules/bureau`, stated)).status).toBe(200)
  await flood(3, ['eg'])
  await write(['eg'], veryUrgent)
  await settle()
  await heard(world)
  let isUnderWay = false
  const begun = new Promise<void>((resolve) =>
    silent.once('connection', (socket) => {
      isUnderWay = true
      socket.once('close', () => {
        isUnderWay = false
      })
      resolve()
    }),
  )
  const sending = world.hub.part(senderPart).send()
  await begun
  receivers.posted.splice(0)
  await write(['vn'], veryUrgent)
  await expect.poll(() => receivers.posted.map(({ path }) => path)).toContain('/vn')
  expect(isUnderWay).toBe(true)
  silent.closeAllConnections()
  await sending
})

test('a hub that is cut off between the cause and the ping leaves one ping, told by whoever comes after', async () => {
  const room = await target('de.command', { way: 'webhook', address: receivers.web('/de'), own: false })
  await settle()
  await heard(world)
  const writing =
    "from pg_stat_activity where wait_event_type = 'Lock' and query like 'insert into notification_outbox%'"
  await lock('lock table notification_outbox in share mode')
  await write(['de'], veryUrgent)
  await expect.poll(() => many(writing)).toBe(1)
  await world.database.client.query(`select pg_terminate_backend(pid) ${writing}`)
  await expect.poll(() => many(writing)).toBe(0)
  await release()
  expect(await pings('very-urgent', room)).toBe(0)

  const { database, clock } = world
  await world.stop()
  const hub = await startHub({ database, clock, settings: testSettings, slices, report: () => undefined })
  await expect.poll(() => pings('very-urgent', room)).toBe(1)
  await expect.poll(() => unheard(world)).toBe(0)
  expect(await pings('very-urgent', room)).toBe(1)
  await hub.stop()
})
