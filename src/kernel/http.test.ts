/** The edge: who is let in, what is refused before any slice is asked, and what a repeated request gets. */
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import { startWorld } from '../../test/world.ts'

const world = startWorld()

const entry = (reference: string, number: string) => ({
  reference,
  status: 'lost',
  purpose: 'security-check',
  fields: { number, country: 'FRA', type: 'passport' },
})

describe('a write with a cookie', () => {
  test.each([
    [{ origin: 'https://evil.example' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ origin: 'null' }],
  ])('from a foreign page (%j) is refused and nothing is stored', async (headers) => {
    const reply = await world
      .as('fr.desk')
      .post('/api/v1/records/travel-document', entry('FOREIGN', 'X0000100'), headers)
    expect(reply).toMatchObject({ status: 403, body: { key: 'session.foreign-page' } })
    const { rows } = await world.database.client.query("select 1 from record where reference = 'FOREIGN'")
    expect(rows).toEqual([])
  })

  test('from our own page is taken', async () => {
    const headers = { origin: 'http://localhost:8400', 'sec-fetch-site': 'same-origin' }
    const reply = await world.as('fr.desk').post('/api/v1/records/travel-document', entry('OWN', 'X0000101'), headers)
    expect(reply.status, reply.text).toBe(201)
  })
})

describe('credentials', () => {
  test('cookie and key together are refused', async () => {
    const reply = await world
      .as('fr.desk')
      .get('/api/v1/session', { authorization: 'Bearer lk_0123456789012345678901234567' })
    expect(reply).toMatchObject({ status: 400, body: { key: 'session.two-credentials' } })
  })

  test('an unknown key, a malformed header and an unknown cookie are refused alike to all', async () => {
    const unknown = await world.withKey('lk_0123456789012345678901234567890123456789012').get('/api/v1/session')
    expect(unknown).toMatchObject({ status: 401, body: { key: 'key.not-good' } })
    const basic = await world.stranger({ authorization: 'Basic dXNlcjpwYXNz' }).get('/api/v1/session')
    expect(basic).toMatchObject({ status: 401, body: { key: 'session.bad-credentials' } })
    const ended = await world
      .stranger({ cookie: 'liaison=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' })
      .get('/api/v1/session')
    expect(ended).toMatchObject({ status: 401, body: { key: 'session.ended' } })
  })
})

describe('an Idempotency-Key', () => {
  const path = '/api/v1/records/travel-document'
  const headers = { 'idempotency-key': 'a1' }

  test('answers a repeated write once more and does it once', async () => {
    const first = await world.as('fr.desk').post(path, entry('ONCE', 'X0000102'), headers)
    const again = await world.as('fr.desk').post(path, entry('ONCE', 'X0000102'), headers)
    expect(first.status, first.text).toBe(201)
    expect(again.text).toBe(first.text)
    const { rows } = await world.database.client.query(
      "select 1 from fact where operation = 'record.create' and subject = $1",
      [first.body.id],
    )
    expect(rows).toHaveLength(1)
  })

  test('is refused for another request, and belongs to one officer only', async () => {
    expect(await world.as('fr.desk').post(path, entry('OTHER', 'X0000103'), headers)).toMatchObject({
      status: 409,
      body: { key: 'request.key-used-for-another' },
    })
    expect((await world.as('fr.desk-2').post(path, entry('OTHER', 'X0000103'), headers)).status).toBe(201)
  })

  test('sent twice at once does it once, and both get the same answer', async () => {
    const twice = { 'idempotency-key': 'b1' }
    const both = await Promise.all(
      [1, 2, 3].map(() => world.as('fr.desk').post(path, entry('RACE', 'X0000104'), twice)),
    )
    expect(both.map((one) => one.status)).toEqual([201, 201, 201])
    expect(new Set(both.map((one) => one.text)).size).toBe(1)
  })

  test('of a refused write is not used up', async () => {
    const key = { 'idempotency-key': 'c1' }
    const bad = { ...entry('LATER', 'X0000105'), status: 'eaten' }
    expect((await world.as('fr.desk').post(path, bad, key)).status).toBe(400)
    expect((await world.as('fr.desk').post(path, entry('LATER', 'X0000105'), key)).status).toBe(201)
  })
})

describe('what nobody asked for', () => {
  test('an unknown path, a broken body, a foreign content type and a body of 5 MB are refused in words', async () => {
    const fr = world.as('fr.desk')
    expect(await fr.get('/api/v1/nothing')).toMatchObject({ status: 404, body: { key: 'request.no-such-path' } })
    expect(await fr.post('/api/v1/checks', '{"items":')).toMatchObject({ status: 400, body: { key: 'json.malformed' } })
    expect((await fr.post('/api/v1/checks', 'x', { 'content-type': 'text/plain' })).status).toBe(400)
    expect(await fr.post('/api/v1/checks', `"${'x'.repeat(5_000_000)}"`)).toMatchObject({ status: 413 })
    expect((await fr.get('/api/v1/hits?limit=many')).status).toBe(400)
    expect((await fr.get('/api/v1/hits?after=bogus')).status).toBe(400)
    expect((await fr.get('/api/v1/hits/not-an-id')).status).toBe(400)
  })

  test('words follow Accept-Language, also in refusals', async () => {
    const reply = await world.stranger({ 'accept-language': 'ar' }).get('/api/v1/session')
    expect(reply.body.detail).toMatch(/سجّل الدخول/)
    expect(reply.headers['content-language']).toBe('ar')
  })
})

describe('live events', () => {
  type Heard = { id: number; operation: string; kind: string }
  const listen = async (officer: string, lastEventId?: number) => {
    if (!world.hub.server.server.listening) await world.hub.server.listen({ host: '127.0.0.1', port: 0 })
    const { port } = world.hub.server.server.address() as AddressInfo
    const signed = await world.hub.server.inject({
      method: 'POST',
      url: '/api/v1/sessions/demonstration',
      payload: { officer },
    })
    const cookie = String(signed.headers['set-cookie']).split(';')[0] ?? ''
    const heard: Heard[] = []
    let text = ''
    let isOpen = true
    const outgoing = request({
      host: '127.0.0.1',
      port,
      path: '/api/v1/events',
      headers: { cookie, ...(lastEventId === undefined ? {} : { 'last-event-id': String(lastEventId) }) },
    })
    await new Promise<void>((resolve, reject) => {
      outgoing.on('error', reject)
      outgoing.on('response', (response) => {
        response.setEncoding('utf8')
        response.on('data', (part: string) => {
          text += part
          for (const block of text.split('\n\n').slice(0, -1))
            if (block.includes('event: fact')) heard.push(JSON.parse(/data: (.*)/.exec(block)?.[1] ?? '{}'))
          text = text.slice(text.lastIndexOf('\n\n') + 2)
        })
        response.on('close', () => {
          isOpen = false
        })
        response.on('error', () => undefined)
        resolve()
      })
      outgoing.end()
    })
    return { heard, isOpen: () => isOpen, cookie, close: () => outgoing.destroy() }
  }

  test('reach the bureau they concern and no other, and what was missed comes after a break, without gaps', async () => {
    await world.settle()
    const fr = await listen('fr.desk')
    const us = await listen('us.desk')
    await world.as('fr.desk').post('/api/v1/records/travel-document', entry('LIVE-1', 'X0000110'))
    await expect.poll(() => fr.heard.length).toBe(1)
    expect(fr.heard[0]).toMatchObject({ operation: 'record.create', kind: 'record' })
    fr.close()
    await world.as('fr.desk').post('/api/v1/records/travel-document', entry('LIVE-2', 'X0000111'))
    await world.as('fr.desk').post('/api/v1/records/travel-document', entry('LIVE-3', 'X0000112'))
    await world.settle()
    const first = fr.heard[0]?.id ?? 0
    const again = await listen('fr.desk', first)
    await expect.poll(() => again.heard.map((one) => one.id)).toEqual([first + 1, first + 2])
    expect(us.heard).toEqual([])
    again.close()
    us.close()
  })

  test('end within five seconds when the session ends', async () => {
    const open = await listen('de.desk')
    const reply = await world.stranger({ cookie: open.cookie }).delete('/api/v1/session')
    expect(reply.status, reply.text).toBe(200)
    await expect.poll(open.isOpen, { timeout: 5000 }).toBe(false)
    expect((await world.stranger({ cookie: open.cookie }).get('/api/v1/session')).status).toBe(401)
  })
})

test('health tells the state and place of database, index and ledger to anybody', async () => {
  const reply = await world.stranger().get('/api/v1/health')
  expect(reply).toMatchObject({
    status: 200,
    body: { status: 'ok', database: { ok: true }, index: { ok: true, workers: 1 }, ledger: { ok: true } },
  })
  expect(reply.body.ledger.place).toBeGreaterThan(0)
})
