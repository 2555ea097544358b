// Stories of messages through the front door: sent, stored, opened, acknowledged, answered, withdrawn, and who sees what of it.
import { describe, expect, test } from 'vitest'
import { pointers } from '../../test/records.ts'
import { type Client, startWorld } from '../../test/world.ts'

const world = startWorld()
const vn = world.as('vn.desk')
const fr = world.as('fr.desk')
const de = world.as('de.desk')

const entry = { subject: 'Exercise: passport', body: 'Please confirm the data.', ourReference: 'VN-2026-17' }
type Stated = Record<string, unknown>

const send = async (from: Client, stated: Stated) => {
  const reply = await from.post('/api/v1/messages', { ...entry, ...stated })
  expect(reply.status, reply.text).toBe(201)
  await world.settle()
  return reply.body
}
const show = async (reader: Client, id: string) => {
  const reply = await reader.get(`/api/v1/messages/${id}`)
  expect(reply.status, reply.text).toBe(200)
  return reply.body
}
const marks = async (id: string, bureau: string) =>
  (await show(vn, id)).marks.find((one: { bureau: string }) => one.bureau === bureau)
const factsOf = async (subject: string): Promise<{ operation: string; tell: string[]; detail: Stated }[]> => {
  await world.settle()
  const { rows } = await world.database.client.query(
    "select operation, tell, detail from fact where subject = $1 and operation like 'message.%' and outcome = 'done' order by place",
    [subject],
  )
  return rows
}

describe('a message', () => {
  test('gathers its marks in order, each told to the sender and none to the other recipients', async () => {
    const sent = await send(vn, { to: ['fr', 'de'], replyBy: '2026-11-22T20:05:00.000Z' })
    expect(await marks(sent.id, 'fr')).toMatchObject({ storedAt: sent.sentAt, displayedAt: null, acknowledgedAt: null })

    world.clock.advance(60_000)
    await show(fr, sent.id)
    const opened = await marks(sent.id, 'fr')
    expect(opened).toMatchObject({ displayedBy: 'Exercise officer of fr: desk', acknowledgedAt: null })
    expect(opened.displayedAt > opened.storedAt).toBe(true)

    world.clock.advance(60_000)
    const acknowledged = await fr.post(`/api/v1/messages/${sent.id}/acknowledge`)
    expect(acknowledged.body.allowed).not.toContain('acknowledge')
    const noted = await marks(sent.id, 'fr')
    expect(noted).toMatchObject({ displayedAt: opened.displayedAt, answeredAt: null })
    expect(noted.acknowledgedAt > opened.displayedAt).toBe(true)

    world.clock.advance(60_000)
    const answer = await send(fr, { to: ['vn'], inReplyTo: sent.id, ourReference: 'FR-9', yourReference: 'VN-2026-17' })
    expect(answer.thread).toBe(sent.id)
    expect(await marks(sent.id, 'fr')).toMatchObject({ answeredBy: answer.id })
    expect(await marks(sent.id, 'de')).toMatchObject({ displayedAt: null, acknowledgedAt: null, answeredAt: null })

    const received = await show(de, sent.id)
    expect(received.to).toEqual(['de', 'fr'])
    expect(received.marks.map((one: { bureau: string }) => one.bureau)).toEqual(['de'])
    expect(received).toMatchObject({
      officer: null,
      function: 'Exercise officer of vn: desk',
      heard: { of: 1, stored: 1, displayed: 1, acknowledged: 0, answered: 0 },
    })

    const facts = await factsOf(sent.id)
    expect(facts.map(({ operation }) => operation)).toEqual([
      'message.send',
      'message.stored',
      'message.display',
      'message.acknowledge',
      'message.display',
    ])
    expect(facts[0]?.tell.sort()).toEqual(['de', 'fr', 'vn'])
    expect(facts[2]?.tell.sort()).toEqual(['fr', 'vn'])
    expect((await factsOf(answer.id))[0]?.detail).toMatchObject({ inReplyTo: sent.id, marked: ['answered'] })
  })

  test('answered without having been opened carries the marks in between, made in the same act', async () => {
    const sent = await send(vn, { to: ['fr'] })
    await send(fr, { to: ['vn'], inReplyTo: sent.id, ourReference: 'FR-10' })
    const { storedAt, displayedAt, acknowledgedAt, answeredAt } = await marks(sent.id, 'fr')
    expect([displayedAt, acknowledgedAt, answeredAt].every((at) => at >= storedAt)).toBe(true)
  })

  test('is answered only by what goes back to its sender', async () => {
    const sent = await send(vn, { to: ['fr', 'de'] })
    const aside = await send(fr, { to: ['de'], inReplyTo: sent.id, ourReference: 'FR-11' })
    expect(aside.thread).toBe(sent.id)
    expect(await marks(sent.id, 'fr')).toMatchObject({ answeredAt: null })
    // The sender of the first message was not addressed: it does not learn of the second.
    const thread = (await vn.get(`/api/v1/message-threads/${sent.id}`)).body
    expect(thread.messages.map((one: { id: string }) => one.id)).toEqual([sent.id])
    expect((await vn.get(`/api/v1/messages/${aside.id}`)).status).toBe(404)
  })

  test('acknowledged twice is acknowledged once', async () => {
    const sent = await send(vn, { to: ['fr'] })
    await fr.post(`/api/v1/messages/${sent.id}/acknowledge`)
    const first = await marks(sent.id, 'fr')
    world.clock.advance(1000)
    const again = await world.as('fr.command').post(`/api/v1/messages/${sent.id}/acknowledge`)
    expect(again.status).toBe(200)
    expect(await marks(sent.id, 'fr')).toEqual(first)
    expect((await factsOf(sent.id)).at(-1)).toMatchObject({ detail: { marked: [] }, tell: [] })
  })

  test('bears a number of its pair and year for each recipient, test traffic one of its own', async () => {
    const before = await send(de, { to: ['eg'], ourReference: 'DE-1' })
    const tried = await send(de, { to: ['eg'], ourReference: 'DE-2', test: true })
    const after = await send(de, { to: ['eg', 'fr'], ourReference: 'DE-3' })
    const numberAt = async (id: string) => (await show(world.as('eg.desk'), id)).number
    expect(await numberAt(before.id)).toBe('DE/EG/2026/000001')
    expect(await numberAt(tried.id)).toBe('DE/EG/TEST/2026/000001')
    expect(await numberAt(after.id)).toBe('DE/EG/2026/000002')
    expect((await show(fr, after.id)).number).toBe('DE/FR/2026/000001')
    const inbox = (await world.as('eg.desk').get('/api/v1/messages')).body.messages
    // Test traffic has its place in the mailbox and stands in a list of its own.
    expect(inbox.map((line: { inbox: number }) => line.inbox)).toEqual([3, 1])
    const tests = (await world.as('eg.desk').get('/api/v1/messages?test=true')).body.messages
    expect(tests.map((line: { inbox: number }) => line.inbox)).toEqual([2])
  })

  test('opened before its number was given gets it in the same act, and the reader’s register names no other mailbox', async () => {
    await world.settle()
    const blocker = await world.database.pool.connect()
    // Nobody numbers while this holds the lock; whoever opens waits for it.
    await blocker.query('begin')
    await blocker.query('select 1 from mailbox_head for update')
    const sent = await vn.post('/api/v1/messages', { ...entry, to: ['fr', 'de'] })
    const opening = fr.get(`/api/v1/messages/${sent.body.id}`)
    await blocker.query('rollback')
    blocker.release()
    const opened = (await opening).body
    expect(opened).toMatchObject({ number: expect.stringMatching(/^VN\/FR\/2026\//), displayedAt: expect.any(String) })
    await world.settle()
    const { rows } = await world.database.client.query(
      "select distinct bureau from fact where operation = 'message.stored' order by bureau",
    )
    expect(rows).toEqual([{ bureau: 'gs' }])
  })

  test('is told to the screens of its sender and recipients, by id alone', async () => {
    const sent = await send(vn, { to: ['us'] })
    const { rows } = await world.database.client.query(
      "select bureau, kind, operation from event where subject = $1 and operation = 'message.send' order by bureau",
      [sent.id],
    )
    expect(rows.map(({ bureau }) => bureau)).toEqual(['us', 'vn'])
  })

  test('stands in the store as ciphertext', async () => {
    const sent = await send(vn, {
      to: ['fr'],
      subject: 'Exercise CANARY-S',
      body: 'CANARY-B',
      urgencyReason: 'CANARY-R',
    })
    const { rows } = await world.database.client.query('select * from message where id = $1', [sent.id])
    const stored = JSON.stringify(rows, (_, value) =>
      value?.type === 'Buffer' ? Buffer.from(value.data).toString('latin1') : value,
    )
    expect(stored).toContain('VN-2026-17')
    expect(stored).not.toContain('CANARY')
    expect(rows[0].sealing).toBe('hub')
  })
})

describe('who reads', () => {
  test('a third bureau finds it as absent as one that never was, by every way in', async () => {
    const sent = await send(vn, { to: ['fr'], ourReference: 'VN-HIDDEN' })
    const absent = '01a1ffb6-0000-7000-8000-000000000000'
    for (const path of [
      ['get', (id: string) => `/api/v1/messages/${id}`],
      ['get', (id: string) => `/api/v1/message-threads/${id}`],
      ['get', (id: string) => `/api/v1/messages/${id}/attachments/${absent}`],
      ['post', (id: string) => `/api/v1/messages/${id}/displayed`],
      ['post', (id: string) => `/api/v1/messages/${id}/acknowledge`],
    ] as const) {
      const [method, at] = path
      const hidden = await de[method](at(sent.id))
      const none = await de[method](at(absent))
      expect([hidden.status, hidden.body.key], at('')).toEqual([404, none.body.key])
      expect({ ...hidden.body, instance: '', reference: '' }).toEqual({ ...none.body, instance: '', reference: '' })
    }
    const withdrawn = await de.post(`/api/v1/messages/${sent.id}/withdraw`, { reason: 'wrong-content' })
    expect(withdrawn.status).toBe(404)
    const listed = await de.get('/api/v1/messages?reference=VN-HIDDEN')
    expect(listed.body.messages).toEqual([])
    const answered = await de.post('/api/v1/messages', { ...entry, to: ['vn'], inReplyTo: sent.id })
    expect(pointers(answered)).toEqual(['/inReplyTo fault.reply-unknown'])
  })

  test('a post has no way in, an entity under the bureau reads and sends nothing', async () => {
    await world.database.client.query(
      `insert into unit (id, bureau, code, name, kind, databases, purposes, created_at)
       select '01a1ffb6-0000-7000-8000-00000000000a', 'fr', 'customs', 'Customs', 'customs', databases, purposes, $1
       from bureau where code = 'fr'`,
      [world.clock.now()],
    )
    await world.database.client.query(
      `insert into officer (name, id, bureau, unit, title, duties, clearance, post, created_at, updated_at)
       values ('fr.customs', '01a1ffb6-0000-7000-8000-00000000000b', 'fr', 'customs', 'Customs', '{desk}', 2, '', $1, $1)`,
      [world.clock.now()],
    )
    const sent = await send(vn, { to: ['fr'] })
    expect((await world.as('fr.post').get('/api/v1/messages')).status).toBe(403)
    const entity = world.as('fr.customs')
    expect((await entity.get('/api/v1/messages')).body.messages).toEqual([])
    expect((await entity.get(`/api/v1/messages/${sent.id}`)).status).toBe(404)
    const tried = await entity.post('/api/v1/messages', { ...entry, to: ['vn'] })
    expect([tried.status, tried.body.key]).toEqual([403, 'message.not-bureau'])
  })

  test('confidentiality is held against the clearance of each officer', async () => {
    await world.database.client.query("update officer set clearance = 1 where name = 'fr.analyst'")
    const sent = await send(vn, { to: ['fr'], confidentiality: 'restricted' })
    expect((await world.as('fr.analyst').get(`/api/v1/messages/${sent.id}`)).status).toBe(404)
    expect((await show(fr, sent.id)).confidentiality).toBe('restricted')
    await world.database.client.query("update officer set clearance = 2 where name = 'fr.analyst'")
  })

  test('references are shown under the rights of each reader', async () => {
    const record = await vn.post('/api/v1/records/travel-document', {
      reference: 'VN-REC-1',
      status: 'lost',
      purpose: 'security-check',
      fields: { number: 'X1234567', country: 'VNM', type: 'passport' },
      restriction: { mode: 'hidden', bureaus: ['de'] },
    })
    expect(record.status, record.text).toBe(201)
    const sent = await send(vn, { to: ['fr', 'de'], references: [{ kind: 'record', id: record.body.id }] })
    expect((await show(fr, sent.id)).pointers).toMatchObject([{ readable: true, reference: 'VN-REC-1', owner: 'vn' }])
    expect((await show(de, sent.id)).pointers).toEqual([
      {
        kind: 'record',
        readable: false,
        ...{ id: null, database: null, owner: null, reference: null, title: null },
        ...{ handlingCode: null, confidentiality: null },
      },
    ])
  })
})

describe('sending twice', () => {
  test('under one id of its own is sending once; other content under that id is refused', async () => {
    const id = '01a1ffb6-1111-7111-8111-111111111111'
    const first = await send(vn, { to: ['us'], id, subject: 'Exercise once' })
    const again = await vn.post('/api/v1/messages', { ...entry, to: ['us'], id, subject: 'Exercise once' })
    expect([again.status, again.body.id, again.body.sentAt]).toEqual([201, first.id, first.sentAt])
    const other = await vn.post('/api/v1/messages', { ...entry, to: ['us'], id, subject: 'Exercise other' })
    expect([other.status, other.body.key]).toEqual([409, 'message.id-used-for-another'])
    // Ids are the sender's own: another bureau may use the same and learns nothing.
    expect((await send(fr, { to: ['us'], id, ourReference: 'FR-1' })).from).toBe('fr')
    await world.settle()
    const { rows } = await world.database.client.query(
      "select subject, detail, tell from fact where operation = 'message.send' and detail ? 'repeated'",
    )
    expect(rows).toEqual([{ subject: '', detail: { repeated: first.id }, tell: [] }])
  })

  test('at once under one id sends one', async () => {
    const id = '01a1ffb6-2222-7222-8222-222222222222'
    const replies = await Promise.all(
      Array.from({ length: 8 }, () => vn.post('/api/v1/messages', { ...entry, to: ['us'], id })),
    )
    expect(replies.map(({ status }) => status)).toEqual(Array(8).fill(201))
    expect(new Set(replies.map(({ body }) => body.id)).size).toBe(1)
  })

  test('beside others of the same moment harms none of them, and each leaves one fact of its own', async () => {
    const id = '01a1ffb6-3333-7333-8333-333333333333'
    const asked = [
      ...Array.from({ length: 6 }, (_, at) => ({ ...entry, to: ['us'], ourReference: `EX-AT-ONCE-${at}` })),
      { ...entry, to: ['us'], id, ourReference: 'EX-AT-ONCE-6' },
      { ...entry, to: ['us'], id, ourReference: 'EX-AT-ONCE-7' },
      { ...entry, to: ['nowhere'], ourReference: 'EX-AT-ONCE-8' },
    ]
    const replies = await Promise.all(asked.map((one) => vn.post('/api/v1/messages', one)))
    const statuses = replies.map(({ status }) => status)
    expect(statuses.slice(0, 6)).toEqual(Array(6).fill(201))
    expect(statuses.slice(6, 8).toSorted()).toEqual([201, 409])
    expect(statuses[8]).toBe(400)
    const { rows } = await world.database.client.query<{ reference: string; facts: number }>(
      `select m.our_reference as reference, (select count(*)::int from fact f where f.subject = m.id::text
         and f.operation = 'message.send') as facts
       from message m where our_reference like 'EX-AT-ONCE-%' order by our_reference`,
    )
    const kept = replies.flatMap(({ status, body }) => (status === 201 ? [String(body.ourReference)] : []))
    expect(rows).toEqual(kept.toSorted().map((reference) => ({ reference, facts: 1 })))
  })

  test('under one Idempotency-Key is answered from the first', async () => {
    const key = { 'idempotency-key': 'exercise-key-1' }
    const first = await vn.post('/api/v1/messages', { ...entry, to: ['us'] }, key)
    const again = await vn.post('/api/v1/messages', { ...entry, to: ['us'] }, key)
    expect(again.body).toEqual(first.body)
  })
})

describe('withdrawing', () => {
  test('takes away what was said, tells everybody, and says who had opened it', async () => {
    const sent = await send(vn, { to: ['fr', 'de'] })
    await show(fr, sent.id)
    expect((await fr.post(`/api/v1/messages/${sent.id}/withdraw`, { reason: 'overtaken' })).status).toBe(403)
    const gone = await vn.post(`/api/v1/messages/${sent.id}/withdraw`, {
      reason: 'wrong-content',
      text: 'Wrong person',
    })
    expect(gone.body, gone.text).toMatchObject({ state: 'withdrawn', body: entry.body, version: 2 })
    const seen = await show(fr, sent.id)
    expect(seen).toMatchObject({
      state: 'withdrawn',
      subject: null,
      body: null,
      withdrawal: { reason: 'wrong-content', text: 'Wrong person' },
    })
    expect(seen.displayedAt).not.toBeNull()
    // Looking at what is left is not looking at the message.
    expect((await show(de, sent.id)).displayedAt).toBeNull()
    expect(seen.allowed).toEqual([])
    expect((await de.get('/api/v1/messages')).body.messages[0]).toMatchObject({ id: sent.id, subject: null })
    const facts = await factsOf(sent.id)
    const last = facts.find(({ operation }) => operation === 'message.withdraw')
    expect(last).toMatchObject({ detail: { displayed: ['fr'], reason: 'wrong-content' } })
    expect(last?.tell.sort()).toEqual(['de', 'fr', 'vn'])
    const late = await fr.post(`/api/v1/messages/${sent.id}/acknowledge`)
    expect([late.status, late.body.key]).toEqual([409, 'message.withdrawn'])
    const twice = await vn.post(`/api/v1/messages/${sent.id}/withdraw`, { reason: 'sent-twice' })
    expect([twice.status, twice.body.key]).toEqual([409, 'message.withdrawn'])
  })

  test('wants a reason of the list, and words of one’s own where that says nothing', async () => {
    const sent = await send(vn, { to: ['fr'] })
    const withdraw = (body: object) => vn.post(`/api/v1/messages/${sent.id}/withdraw`, body)
    expect((await withdraw({ reason: 'because' })).status).toBe(400)
    const silent = await withdraw({ reason: 'other' })
    expect(pointers(silent)).toEqual(['/text fault.withdrawal-words'])
    expect((await show(vn, sent.id)).state).toBe('sent')
    expect((await withdraw({ reason: 'overtaken' })).body.withdrawal).toMatchObject({ reason: 'overtaken', text: null })
    const other = await send(vn, { to: ['fr'] })
    const words = 'wrong-content\nAs we learnt meanwhile'
    await vn.post(`/api/v1/messages/${other.id}/withdraw`, { reason: 'other', text: words })
    expect((await show(fr, other.id)).withdrawal).toMatchObject({ reason: 'other', text: words })
  })
})

describe('retention', () => {
  test('erases what was said with its key after five years; numbers and marks stay', async () => {
    const sent = await send(vn, { to: ['us'], ourReference: 'VN-OLD' })
    await show(world.as('us.desk'), sent.id)
    const { rows: before } = await world.database.client.query('select seal from message where id = $1', [sent.id])
    await world.database.client.query("update timer set due_at = $2 where kind = 'message.erase' and ref = $1", [
      sent.id,
      world.clock.now(),
    ])
    await world.pass(1000)
    const left = await show(vn, sent.id)
    expect(left).toMatchObject({ state: 'erased', subject: null, body: null, ourReference: '-', officer: null })
    expect(left.marks).toMatchObject([{ number: sent.marks[0].number ?? left.marks[0].number, bureau: 'us' }])
    expect(left.marks[0].displayedAt).not.toBeNull()
    const { rows } = await world.database.client.query('select 1 from sealing where id = $1', [before[0].seal])
    expect(rows).toEqual([])
  })
})
