// A mailbox of more messages than are read at once: order, marks, ledger and rights are the same across the seams.
import { expect, test } from 'vitest'
import { startWorld } from '../../test/world.ts'

const world = startWorld()
const vn = world.as('vn.desk')
const many = 270

const send = async (at: number): Promise<string> => {
  const confidentiality = at === 260 ? { confidentiality: 'restricted' } : {}
  const reply = await vn.post('/api/v1/messages', {
    to: ['de'],
    subject: `Exercise ${at}`,
    body: `Exercise text ${at}`,
    ourReference: 'EX-MANY',
    ...confidentiality,
  })
  expect(reply.status, reply.text).toBe(201)
  return reply.body.id
}
type Caught = { id: string; inbox: number; body: string | null; unreadable: boolean; displayedAt: string | null }

test('a long mailbox is given in order, without what may not be read, and one that is damaged harms none beside it', async () => {
  const sent: string[] = []
  for (let at = 0; at < many; at += 1) sent.push(await send(at))
  await world.settle()
  const damaged = sent[255]
  await world.database.client.query(
    `update message set content = set_byte(content, 20, get_byte(content, 20) # 1) where id = $1`,
    [damaged],
  )
  await world.database.client.query("update officer set clearance = 1 where name = 'de.command'")

  const key = await world
    .as('de.administrator')
    .post('/api/v1/keys', { officer: 'de.system', label: 'Exercise system' })
  expect(key.status, key.text).toBe(201)
  for (const [reader, officer, hidden] of [
    [world.withKey(key.body.key), 'de.system', []],
    [world.as('de.command'), 'de.command', [260]],
    [world.as('de.desk'), 'de.desk', []],
  ] as const) {
    const reply = await reader.get('/api/v1/messages/inbox?since=0')
    expect(reply.status, reply.text).toBe(200)
    const { messages, upTo, more } = reply.body as { messages: Caught[]; upTo: number; more: boolean }
    const expected = sent.flatMap((id, at) => ((hidden as readonly number[]).includes(at) ? [] : [{ id, at }]))
    expect([upTo, more]).toEqual([many, false])
    expect(messages.map(({ id, inbox, body }) => [id, inbox, body])).toEqual(
      expected.map(({ id, at }) => [id, at + 1, id === damaged ? null : `Exercise text ${at}`]),
    )
    expect(messages.filter(({ unreadable }) => unreadable).map(({ id }) => id)).toEqual([damaged])
    // An officer has opened what is given; a system says later that somebody has. What nobody could read nobody has opened.
    const opened = messages.filter(({ displayedAt }) => displayedAt !== null)
    expect(opened.map(({ id }) => id)).toEqual(
      officer === 'de.system' ? [] : expected.flatMap(({ id }) => (id === damaged ? [] : [id])),
    )
    const { rows } = await world.database.client.query<{ subjects: string[]; detail: object }>(
      `select f.detail, array(select s.subject from fact_subject s where s.fact = f.id order by 1) as subjects
       from fact f where f.operation = 'message.inbox' and f.officer = $1`,
      [officer],
    )
    expect(rows).toEqual([{ detail: { messages: expected.length }, subjects: expected.map(({ id }) => id).sort() }])
  }
})
