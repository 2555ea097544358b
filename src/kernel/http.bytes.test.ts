/** Bytes in and out at the edge: the kinds of body do not take each other's place, and a piece has its largest size. */
import { describe, expect, test } from 'vitest'
import { attachments } from '../../test/attachments.ts'
import { startWorld } from '../../test/world.ts'
import { mostBytes } from './operation.ts'

const world = startWorld()
const begun = async (length: number): Promise<string> =>
  (await world.as('fr.desk').post(attachments, { name: 'a.txt', length })).body.id
const pathOf = (id: string): string => `${attachments}/${id}/bytes?offset=0`

describe('an operation that takes bytes', () => {
  test('takes a piece of the largest size, and refuses one byte more before anybody is asked', async () => {
    const id = await begun(2 * mostBytes)
    expect((await world.as('fr.desk').put(pathOf(id), Buffer.alloc(mostBytes + 1, 'a'))).status).toBe(413)
    const reply = await world.as('fr.desk').put(pathOf(id), Buffer.alloc(mostBytes, 'a'))
    expect([reply.status, reply.body.received]).toEqual([200, mostBytes])
  })

  test('refuses JSON, text and a body without a kind', async () => {
    const id = await begun(2)
    const json = await world.as('fr.desk').put(pathOf(id), { a: 1 })
    expect([json.status, json.body.key]).toEqual([400, 'request.malformed'])
    for (const type of ['text/plain', 'multipart/form-data; boundary=x', 'image/jpeg']) {
      const reply = await world.as('fr.desk').put(pathOf(id), Buffer.from('ab'), { 'content-type': type })
      expect([type, reply.status]).toEqual([type, 400])
    }
    expect((await world.as('fr.desk').get(`${attachments}/${id}`)).body.received).toBe(0)
  })

  test('takes no body for an empty one, which the operation judges', async () => {
    const id = await begun(2)
    expect((await world.as('fr.desk').put(pathOf(id))).body.key).toBe('attachment.piece-length')
  })

  test('tells another piece from the same one under one Idempotency-Key', async () => {
    const id = await begun(2)
    const key = { 'idempotency-key': 'piece-1' }
    const first = await world.as('fr.desk').put(pathOf(id), Buffer.from('ab'), key)
    const again = await world.as('fr.desk').put(pathOf(id), Buffer.from('ab'), key)
    const other = await world.as('fr.desk').put(pathOf(id), Buffer.from('xy'), key)
    expect([first.status, again.text, other.body.key]).toEqual([200, first.text, 'request.key-used-for-another'])
  })
})

test('an operation that takes JSON refuses bytes', async () => {
  const reply = await world.as('fr.desk').post(attachments, Buffer.from('{"name":"a.txt","length":2}'))
  expect([reply.status, reply.body.key]).toEqual([400, 'request.malformed'])
})

test('the description of the interface says which operations take and give bytes', async () => {
  const { body } = await world.stranger().get('/api/openapi.json')
  const put = body.paths['/api/v1/attachments/{id}/bytes'].put
  expect(Object.keys(put.requestBody.content)).toEqual(['application/octet-stream'])
  const shown = body.paths['/api/v1/records/{database}/{id}/pictures/{picture}/bytes'].get
  expect(Object.keys(shown.responses['200'].content)).toEqual(['*/*'])
})
