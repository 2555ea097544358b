// Stories of messages that were damaged in the store or lost their key: told plainly, never taken for seen, and no harm to those beside them.
import { expect, test } from 'vitest'
import { uploads } from '../../test/attachments.ts'
import { type Client, startWorld } from '../../test/world.ts'

const world = startWorld()
const [vn, fr] = [world.as('vn.desk'), world.as('fr.desk')]

const send = async (subject: string, more: object = {}): Promise<string> => {
  const reply = await vn.post('/api/v1/messages', {
    to: ['fr'],
    subject,
    body: 'Exercise: please confirm.',
    ourReference: 'VN-DAMAGED',
    ...more,
  })
  expect(reply.status, reply.text).toBe(201)
  await world.settle()
  return reply.body.id
}
const show = async (reader: Client, id: string) => {
  const reply = await reader.get(`/api/v1/messages/${id}`)
  expect(reply.status, reply.text).toBe(200)
  return reply.body
}
const store = (text: string, id: string) => world.database.client.query(text, [id])
/** A bit falls over, as on a failing disk whose sums nobody compared. */
const damage = (id: string, column: 'subject' | 'content') =>
  store(`update message set ${column} = set_byte(${column}, 20, get_byte(${column}, 20) # 1) where id = $1`, id)
const loseKey = (id: string) => store('delete from sealing where id = (select seal from message where id = $1)', id)
const damageKey = (id: string) =>
  store(
    `update sealing set wrapped = set_byte(wrapped, 20, get_byte(wrapped, 20) # 1)
     where id = (select seal from message where id = $1)`,
    id,
  )

test.each([
  ['its text does not open', (id: string) => damage(id, 'content'), 'Exercise: kept subject'],
  ['its key is gone', loseKey, null],
  ['its key does not open', damageKey, null],
] as const)('a message of which %s says so, and is not displayed by being asked for', async (_, harm, subject) => {
  const id = await send('Exercise: kept subject', { replyBy: '2026-11-23T20:05:00.000Z' })
  await harm(id)
  const view = await show(fr, id)
  expect(view).toMatchObject({ unreadable: true, subject, body: null, content: null, number: expect.any(String) })
  expect(view.allowed).toEqual([])
  const asSent = await show(vn, id)
  expect(asSent.unreadable).toBe(true)
  expect(asSent.marks[0]).toMatchObject({ bureau: 'fr', displayedAt: null, acknowledgedAt: null })

  for (const act of ['displayed', 'acknowledge']) {
    const reply = await fr.post(`/api/v1/messages/${id}/${act}`)
    expect([reply.status, reply.body.key]).toEqual([409, 'message.unreadable'])
  }
  expect((await show(vn, id)).marks[0]).toMatchObject({ displayedAt: null, acknowledgedAt: null })
  const { rows } = await store(
    `select detail from fact where subject = $1 and operation = 'message.show' and detail ? 'unreadable'`,
    id,
  )
  expect(rows[0]).toEqual({ detail: expect.objectContaining({ unreadable: 1 }) })
})

test('the messages beside it are listed, fetched and read as ever', async () => {
  const [before, damaged, after] = [
    await send('Exercise: before'),
    await send('Exercise: hurt'),
    await send('Exercise: after'),
  ]
  await damage(damaged, 'subject')
  const listed = (await fr.get('/api/v1/messages')).body.messages.slice(0, 3)
  expect(listed.map(({ id, subject, unreadable }: never) => [id, subject, unreadable])).toEqual([
    [after, 'Exercise: after', false],
    [damaged, null, true],
    [before, 'Exercise: before', false],
  ])
  const fetched = (await fr.get('/api/v1/messages/inbox?since=0')).body.messages.slice(-3)
  expect(
    fetched.map(({ id, displayedAt }: { id: string; displayedAt: string | null }) => [id, displayedAt !== null]),
  ).toEqual([
    [before, true],
    [damaged, false],
    [after, true],
  ])
})

test('asking its sender for it again is no answer to it, and is answered by sending it again', async () => {
  const id = await send('Exercise: once more', { replyBy: '2026-11-23T20:05:00.000Z' })
  await damage(id, 'content')
  const asked = await fr.post('/api/v1/messages', {
    to: ['vn'],
    subject: 'Exercise: please send again',
    body: 'Exercise: it cannot be read here.',
    ourReference: 'FR-AGAIN',
    yourReference: 'VN-DAMAGED',
    references: [{ kind: 'message', id }],
  })
  expect(asked.status, asked.text).toBe(201)
  await world.settle()
  expect((await show(vn, id)).marks[0]).toMatchObject({ displayedAt: null, answeredAt: null })
  expect((await show(vn, asked.body.id)).pointers).toMatchObject([{ kind: 'message', id, readable: true }])
})

test('an attachment whose name does not open is said to be damaged, and the message around it is read', async () => {
  const { body: file } = await uploads(world).send('vn.desk', 'note.txt', Buffer.from('Exercise'))
  const id = await send('Exercise: with a file', { attachments: [file.id] })
  await store(`update attachment set name = set_byte(name, 20, get_byte(name, 20) # 1) where id = $1`, file.id)
  const view = await show(fr, id)
  expect(view).toMatchObject({ unreadable: false, body: 'Exercise: please confirm.' })
  expect(view.files).toMatchObject([{ id: file.id, name: null, state: 'ready' }])
})
