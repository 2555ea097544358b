// Mailboxes: lists with their filters, and a bureau that was away and catches up in order, very urgent first.
import { expect, test } from 'vitest'
import { type Client, startWorld } from '../../test/world.ts'

const world = startWorld()
const vn = world.as('vn.desk')
const fr = world.as('fr.desk')
const us = world.as('us.desk')
const entry = { subject: 'Exercise', body: 'Exercise text.', ourReference: 'EX-1' }
const veryUrgent = { urgency: 'very-urgent', urgencyReason: 'Exercise: flight leaves' }

const send = async (from: Client, stated: object): Promise<string> => {
  const reply = await from.post('/api/v1/messages', { ...entry, ...stated })
  expect(reply.status, reply.text).toBe(201)
  return reply.body.id
}
const ids = async (reader: Client, query: string): Promise<string[]> => {
  const reply = await reader.get(`/api/v1/messages${query}`)
  expect(reply.status, reply.text).toBe(200)
  return reply.body.messages.map((one: { id: string }) => one.id)
}
type Caught = { id: string; inbox: number; body: string }

test('each filter of both boxes gives what it says and nothing else', async () => {
  const plain = await send(vn, { to: ['fr'], crimeArea: 'drugs', yourReference: 'FR-77' })
  const urgent = await send(vn, { to: ['fr', 'us'], ...veryUrgent, replyBy: '2026-11-21T21:05:00.000Z' })
  const tried = await send(vn, { to: ['fr'], test: true })
  const foreign = await send(us, { to: ['fr'], replyBy: '2026-11-25T20:05:00.000Z', ourReference: 'US-1' })
  await world.settle()
  expect(await ids(fr, '')).toEqual([foreign, urgent, plain])
  expect(await ids(fr, '?urgency=very-urgent')).toEqual([urgent])
  expect(await ids(fr, '?test=true')).toEqual([tried])
  expect(await ids(fr, '?test=false')).toEqual([foreign, urgent, plain])
  expect(await ids(fr, '?crimeArea=drugs')).toEqual([plain])
  expect(await ids(fr, '?with=us')).toEqual([foreign])
  expect(await ids(fr, '?reference=FR-77')).toEqual([plain])
  expect(await ids(fr, `?thread=${plain}`)).toEqual([plain])
  expect(await ids(fr, '?unanswered=true')).toEqual([foreign, urgent])
  expect(await ids(fr, '?overdue=true')).toEqual([])
  expect(await ids(fr, '?box=out')).toEqual([])
  expect(await ids(vn, '?box=out')).toEqual([urgent, plain])
  expect(await ids(vn, '?box=out&with=us')).toEqual([urgent])

  await fr.get(`/api/v1/messages/${plain}`)
  expect(await ids(fr, '?unseen=true')).toEqual([foreign, urgent])
  expect(await ids(fr, '?unseen=true&test=true')).toEqual([tried])
  expect(await ids(vn, '?box=out&unseen=true')).toEqual([urgent])
  await world.pass(2 * 3_600_000)
  expect(await ids(fr, '?overdue=true')).toEqual([urgent])
  expect(await ids(vn, '?box=out&overdue=true')).toEqual([urgent])
  await send(fr, { to: ['vn'], inReplyTo: urgent, ourReference: 'FR-2' })
  expect(await ids(fr, '?overdue=true')).toEqual([])
  // One of two recipients still owes its answer.
  expect(await ids(vn, '?box=out&overdue=true')).toEqual([urgent])
  const [line] = (await vn.get('/api/v1/messages?box=out&overdue=true')).body.messages
  expect(line).toMatchObject({ overdue: true, number: null, heard: { of: 2, stored: 2, answered: 1 } })
})

test('pages go on after their mark, and a mark that is none is refused', async () => {
  const sent: string[] = []
  for (let at = 0; at < 5; at += 1) sent.unshift(await send(vn, { to: ['de'], ourReference: 'PAGE' }))
  await world.settle()
  for (const [reader, box] of [
    [world.as('de.desk'), 'in'],
    [vn, 'out'],
  ] as const) {
    const found: string[] = []
    let after: string | null = ''
    while (after !== null) {
      const page = await reader.get(`/api/v1/messages?box=${box}&reference=PAGE&limit=2${after && `&after=${after}`}`)
      found.push(...page.body.messages.map((one: { id: string }) => one.id))
      after = page.body.after
    }
    expect(found).toEqual(sent)
    expect((await reader.get(`/api/v1/messages?box=${box}&after=eyJ4`)).status).toBe(400)
  }
})

test('a bureau that was away catches up in order and without gaps, very urgent unopened ones first', async () => {
  const eg = world.as('eg.desk')
  const sent: string[] = []
  for (let at = 0; at < 7; at += 1)
    sent.push(await send(vn, { to: ['eg'], body: `Exercise ${at}`, ...(at % 3 === 2 ? veryUrgent : {}) }))
  await world.settle()
  await eg.get(`/api/v1/messages/${sent[2]}`)

  const first = (await eg.get('/api/v1/messages/inbox?since=0&limit=3')).body
  expect(first.veryUrgent.map((one: Caught) => one.id)).toEqual([sent[5]])
  expect(first.messages.map((one: Caught) => [one.id, one.inbox, one.body])).toEqual(
    [0, 1, 2].map((at) => [sent[at], at + 1, `Exercise ${at}`]),
  )
  expect([first.upTo, first.more]).toEqual([3, true])
  const second = (await eg.get('/api/v1/messages/inbox?since=3&continued=true')).body
  expect(second.veryUrgent).toEqual([])
  expect(second.messages.map((one: Caught) => one.inbox)).toEqual([4, 5, 6, 7])
  expect([second.upTo, second.more]).toEqual([7, false])
  const none = (await eg.get('/api/v1/messages/inbox?since=7')).body
  expect(none).toEqual({ veryUrgent: [], messages: [], upTo: 7, more: false })
  // What an officer is given whole was displayed.
  expect(await ids(eg, '?unseen=true')).toEqual([])
  const { rows } = await world.database.client.query(
    "select count(*)::int as many from fact f join fact_subject s on s.fact = f.id where f.operation = 'message.inbox'",
  )
  expect(rows[0].many).toBe(8)
})

test('what a national system fetches is displayed only when it says so', async () => {
  const key = await world.as('us.administrator').post('/api/v1/keys', {
    officer: 'us.system',
    label: 'Exercise system',
  })
  expect(key.status, key.text).toBe(201)
  const system = world.withKey(key.body.key)
  const id = await send(vn, { to: ['us'], ourReference: 'KEY' })
  await world.settle()
  const caught = (await system.get('/api/v1/messages/inbox?since=0')).body
  expect(caught.messages.at(-1)).toMatchObject({ id, displayedAt: null })
  expect((await system.get(`/api/v1/messages/${id}`)).body.displayedAt).toBeNull()
  const said = await system.post(`/api/v1/messages/${id}/displayed`)
  expect(said.status, said.text).toBe(200)
  expect(said.body.displayedAt).not.toBeNull()
  expect((await system.post('/api/v1/messages', { ...entry, to: ['vn'], inReplyTo: id })).status).toBe(201)
})

test('what is above the clearance of a reader is left out, and catching up goes on over it', async () => {
  await world.database.client.query("update officer set clearance = 1 where name = 'de.command'")
  const secret = await send(vn, { to: ['de'], confidentiality: 'restricted' })
  const open = await send(vn, { to: ['de'] })
  await world.settle()
  const low = world.as('de.command')
  const caught = (await low.get('/api/v1/messages/inbox?since=5')).body
  expect(caught.messages.map((one: Caught) => one.id)).toEqual([open])
  expect(caught.upTo).toBe(7)
  expect(await ids(low, '')).not.toContain(secret)
})
