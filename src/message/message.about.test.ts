// Messages about a thing: listed by what they point at, for those who may read them; a draft says what it points at as it is kept.
import { describe, expect, test } from 'vitest'
import { startWorld } from '../../test/world.ts'

const world = startWorld()
const vn = world.as('vn.desk')
const fr = world.as('fr.desk')
const de = world.as('de.desk')
const entry = { subject: 'Exercise', body: 'Exercise text.', ourReference: 'EX-1' }

const send = async (stated: object): Promise<string> => {
  const reply = await vn.post('/api/v1/messages', { ...entry, ...stated })
  expect(reply.status, reply.text).toBe(201)
  await world.settle()
  return reply.body.id
}
const about = async (reader: typeof vn, id: string, box: string): Promise<string[]> => {
  const reply = await reader.get(`/api/v1/messages?box=${box}&about=${id}`)
  expect(reply.status, reply.text).toBe(200)
  return reply.body.messages.map((line: { id: string }) => line.id)
}

describe('messages about a thing', () => {
  test('are those that point at it, in the box of the reader, and of nobody else', async () => {
    const first = await send({ to: ['fr'] })
    const pointing = await send({ to: ['fr'], references: [{ kind: 'message', id: first }] })
    const other = await send({ to: ['fr'], references: [{ kind: 'message', id: pointing }] })
    expect(await about(vn, first, 'out')).toEqual([pointing])
    expect(await about(vn, pointing, 'out')).toEqual([other])
    expect(await about(fr, first, 'in')).toEqual([pointing])
    expect(await about(fr, first, 'out')).toEqual([])
    expect(await about(de, first, 'in')).toEqual([])
    expect(await about(vn, other, 'out')).toEqual([])
  })

  test('are asked for by an id and by nothing else', async () => {
    expect((await vn.get('/api/v1/messages?about=%27%20or%201')).status).toBe(400)
  })
})

test('a draft says what it points at with its marks, and only the kind of what its writer may not see', async () => {
  const known = await send({ to: ['fr'], handlingCode: 'H1', confidentiality: 'restricted' })
  const hidden = (
    await fr.post('/api/v1/messages', { ...entry, to: ['de'], subject: 'Exercise, not for vn', ourReference: 'FR-1' })
  ).body.id
  const content = { references: [known, hidden].map((id) => ({ kind: 'message', id })) }
  const place = '/api/v1/message-drafts/01a1ffb6-0000-4000-8000-00000000000a'
  const kept = await vn.put(place, { content })
  expect(kept.status, kept.text).toBe(200)
  expect(kept.body.pointers).toMatchObject([
    { readable: true, id: known, owner: 'vn', handlingCode: 'H1', confidentiality: 'restricted' },
    { readable: false, id: null, owner: null, title: null, reference: null },
  ])
  expect((await vn.get(place)).body.pointers).toEqual(kept.body.pointers)
})
