// Attachments of messages: read through the message and by no other way, carried on under the rules of what is quoted, erased with it.
import { expect, test } from 'vitest'
import { uploads } from '../../test/attachments.ts'
import { pointers } from '../../test/records.ts'
import { type Client, startWorld } from '../../test/world.ts'

const world = startWorld()
const { send: upload } = uploads(world)
const vn = world.as('vn.desk')
const fr = world.as('fr.desk')
const us = world.as('us.desk')
const de = world.as('de.desk')
const entry = { subject: 'Exercise', body: 'Exercise text.', ourReference: 'EX-1' }
const words = 'Exercise: the witness says that the boat is white.'

const post = (from: Client, stated: object) => from.post('/api/v1/messages', { ...entry, ...stated })
const bytesOf = (reader: Client, message: string, attachment: string) =>
  reader.get(`/api/v1/messages/${message}/attachments/${attachment}?variant=original`)

test('are opened by sender and recipients, through the message they came with', async () => {
  const file = (await upload('vn.desk', 'witness.txt', Buffer.from(words))).body
  const sent = await post(vn, { to: ['fr'], attachments: [file.id] })
  expect(sent.status, sent.text).toBe(201)
  expect(sent.body.files).toMatchObject([{ id: file.id, name: 'witness.txt', mediaType: 'text/plain' }])
  await world.settle()
  const opened = await bytesOf(fr, sent.body.id, file.id)
  expect([opened.status, opened.text]).toEqual([200, words])
  // Opening an attachment is opening the message.
  expect((await vn.get(`/api/v1/messages/${sent.body.id}`)).body.marks[0].displayedAt).not.toBeNull()
  expect((await bytesOf(de, sent.body.id, file.id)).status).toBe(404)
  const other = await post(vn, { to: ['us'] })
  expect((await bytesOf(us, other.body.id, file.id)).status).toBe(404)
  const again = await post(vn, { to: ['us'], attachments: [file.id] })
  expect(pointers(again)).toEqual(['/attachments/0 fault.attachment-unknown'])
})

test('of others are carried on with the message that is quoted, under its protection', async () => {
  const file = (await upload('vn.desk', 'list.txt', Buffer.from(`${words} Second.`))).body
  const first = (await post(vn, { to: ['fr'], attachments: [file.id], handlingCode: 'H1' })).body
  const bare = await post(fr, { to: ['us'], attachments: [file.id], handlingCode: 'H1' })
  expect(pointers(bare)).toEqual(['/attachments/0 fault.attachment-unknown'])
  const quoting = { to: ['us'], attachments: [file.id], references: [{ kind: 'message', id: first.id }] }
  expect(pointers(await post(fr, quoting))).toEqual(['/handlingCode fault.handling-weaker'])
  const onward = await post(fr, { ...quoting, handlingCode: 'H1' })
  expect(onward.status, onward.text).toBe(201)
  expect((await bytesOf(us, onward.body.id, file.id)).text).toBe(`${words} Second.`)
  expect((await bytesOf(us, first.id, file.id)).status).toBe(404)
})

test('of a withdrawn message are closed to recipients, and go with its erasure', async () => {
  const file = (await upload('vn.desk', 'wrong.txt', Buffer.from(`${words} Third.`))).body
  const sent = (await post(vn, { to: ['fr'], attachments: [file.id] })).body
  await vn.post(`/api/v1/messages/${sent.id}/withdraw`, { reason: 'wrong-content' })
  expect((await bytesOf(fr, sent.id, file.id)).status).toBe(409)
  expect((await fr.get(`/api/v1/messages/${sent.id}`)).body).toMatchObject({ files: [], attachments: 0 })
  expect((await bytesOf(vn, sent.id, file.id)).text).toBe(`${words} Third.`)
  await world.database.client.query("update timer set due_at = $2 where kind = 'message.erase' and ref = $1", [
    sent.id,
    world.clock.now(),
  ])
  await world.pass(1000)
  const { rows } = await world.database.client.query('select state, content from attachment where id = $1', [file.id])
  expect(rows).toEqual([{ state: 'erased', content: null }])
})

test('that are not ready, or nobody has, are told with their place', async () => {
  const begun = await vn.post('/api/v1/attachments', { name: 'half.txt', length: 100 })
  const reply = await post(vn, { to: ['fr'], attachments: [begun.body.id, '01a1ffb6-0000-7000-8000-000000000002'] })
  expect(pointers(reply)).toEqual([
    '/attachments/0 fault.attachment-not-ready',
    '/attachments/1 fault.attachment-unknown',
  ])
})

test('of a draft are called by their names when it is opened again, by whoever sent them alone', async () => {
  const file = (await upload('vn.desk', 'route.txt', Buffer.from(`${words} Draft.`))).body
  const content = { subject: 'Exercise', attachments: [file.id] }
  const draft = (client: Client, end: string) => {
    const path = `/api/v1/message-drafts/01a1ffb6-0000-4000-8000-0000000000${end}`
    return { keep: () => client.put(path, { content }), show: () => client.get(path) }
  }
  const own = draft(vn, 'd1')
  const kept = await own.keep()
  expect(kept.status, kept.text).toBe(200)
  expect((await own.show()).body.files).toEqual([{ id: file.id, name: 'route.txt' }])
  const foreign = draft(us, 'd2')
  await foreign.keep()
  expect((await foreign.show()).body.files).toEqual([])
})
