// What is refused before anything is sent: every fault at once, in a clear sentence, and nothing stored half.
import { beforeAll, describe, expect, test } from 'vitest'
import { pointers } from '../../test/records.ts'
import { type Client, startWorld } from '../../test/world.ts'

const world = startWorld()
const vn = world.as('vn.desk')
const fr = world.as('fr.desk')
const us = world.as('us.desk')
const gs = world.as('gs.desk')

const entry = { subject: 'Exercise', body: 'Exercise text.', ourReference: 'EX-1' }
const post = (from: Client, stated: object) => from.post('/api/v1/messages', { ...entry, ...stated })
const sent = async (from: Client, stated: object) => {
  const reply = await post(from, stated)
  expect(reply.status, reply.text).toBe(201)
  return reply.body
}
const faults = async (from: Client, stated: object) => {
  const reply = await post(from, stated)
  expect(reply.status, reply.text).toBe(400)
  return pointers(reply)
}
const many = ['fr', 'us', 'de', 'eg', 'xa', 'gs', 'aseanapol', 'b1', 'b2', 'b3', 'b4']

beforeAll(async () => {
  const insert = `insert into bureau (code, kind, alive, zone, languages, weekend, databases, purposes, clearance, created_at, updated_at)
    select $1, $2, true, zone, languages, weekend, databases, purposes, clearance, created_at, updated_at from bureau where code = 'de'`
  for (const code of ['b1', 'b2', 'b3', 'b4']) await world.database.client.query(insert, [code, 'national'])
  await world.database.client.query(insert, ['watcher', 'observer'])
  await world.database.client.query("update bureau set state = 'suspended' where code = 'xa'")
  await world.database.client.query("update bureau set clearance = 1 where code = 'eg'")
})

describe('refused with every fault at once', () => {
  test('nothing of a message that is wrong in many ways is kept', async () => {
    const reply = await post(vn, {
      ...{ to: ['vn', 'xa', 'eg', 'nowhere'], ourReference: undefined, replyBy: '2026-11-21T20:04:00.000Z' },
      ...{ urgency: 'very-urgent', handlingCode: 'H3', confidentiality: 'restricted' },
      references: [{ kind: 'record', id: '01a1ffb6-0000-7000-8000-000000000001' }],
      attachments: ['01a1ffb6-0000-7000-8000-000000000002'],
      form: { kind: 'identity-check', person: { names: [{ use: 'main', family: 'EXERCISE' }] }, asked: ['identity'] },
    })
    expect(reply.status, reply.text).toBe(400)
    expect(pointers(reply).sort()).toEqual([
      '/attachments/0 fault.attachment-unknown',
      '/form/person/dateOfBirth fault.form-name-without-birth',
      '/handlingCondition fault.handling-without-condition',
      '/ourReference fault.message-without-reference',
      '/references/0 fault.reference-unknown',
      '/replyBy fault.reply-by-past',
      '/to/0 fault.addressed-to-oneself',
      '/to/1 fault.recipient-suspended',
      '/to/2 fault.recipient-confidentiality',
      '/to/3 fault.no-such-addressee',
      '/urgencyReason fault.very-urgent-without-reason',
    ])
    const { rows } = await world.database.client.query('select 1 from message union all select 1 from sealing')
    expect(rows).toEqual([])
  })

  test('the sentence names the recipient', async () => {
    const reply = await post(vn, { to: ['eg', 'fr'], confidentiality: 'restricted' })
    expect(reply.body.pointers).toMatchObject([{ pointer: '/to/0', says: expect.stringContaining('IP Cairo') }])
  })

  test('above ten bureaus only with a reason', async () => {
    const to = many.filter((code) => code !== 'xa')
    expect(await faults(vn, { to: [...to, 'watcher'] })).toEqual(['/reason fault.many-without-reason'])
    expect((await post(vn, { to })).status).toBe(201)
    expect((await sent(vn, { to: [...to, 'watcher'], reason: 'Exercise of the region' })).to).toHaveLength(11)
  })

  test('an observer receives the two mildest handling codes and no other', async () => {
    expect((await post(vn, { to: ['watcher'], handlingCode: 'H1' })).status).toBe(201)
    expect(await faults(vn, { to: ['watcher', 'fr'], handlingCode: 'H2' })).toEqual(['/to/0 fault.recipient-handling'])
  })

  test('a condition goes with H3 and with nothing else', async () => {
    expect(await faults(vn, { to: ['fr'], handlingCondition: 'Exercise' })).toEqual([
      '/handlingCondition fault.condition-without-code',
    ])
    const one = await sent(vn, { to: ['fr'], handlingCode: 'H3', handlingCondition: 'Only for the court of exercise' })
    expect((await fr.get(`/api/v1/messages/${one.id}`)).body.handlingCondition).toBe('Only for the court of exercise')
  })

  test('a bureau is written to no more from the moment of its suspension, and again from that of its return', async () => {
    expect((await post(vn, { to: ['b4'] })).status).toBe(201)
    const suspend = async (suspended: boolean) => {
      const { version } = (await gs.get('/api/v1/bureaus/b4')).body
      const reply = await world
        .as('gs.command')
        .post('/api/v1/bureaus/b4/suspension', { version, suspended, reason: 'Exercise: looked into' })
      expect(reply.status, reply.text).toBe(200)
    }
    await suspend(true)
    expect(await faults(vn, { to: ['b4'] })).toEqual(['/to/0 fault.recipient-suspended'])
    await suspend(false)
    expect((await post(vn, { to: ['b4'] })).status).toBe(201)
  })

  test('nobody sends above the own clearance', async () => {
    expect(await faults(vn, { to: ['gs'], confidentiality: 'confidential' })).toEqual([
      '/confidentiality fault.confidentiality-above-own',
    ])
    expect(await faults(gs, { to: ['vn'], confidentiality: 'confidential' })).toEqual([
      '/to/0 fault.recipient-confidentiality',
    ])
  })
})

describe('what is passed on', () => {
  const quoting = (id: string) => ({ references: [{ kind: 'message', id }] })

  test('keeps the protection its source gave it', async () => {
    const first = await sent(vn, { to: ['fr'], handlingCode: 'H1', confidentiality: 'restricted' })
    expect(await faults(fr, { to: ['us'], ...quoting(first.id) })).toEqual([
      '/handlingCode fault.handling-weaker',
      '/confidentiality fault.confidentiality-weaker',
    ])
    const onward = await sent(fr, {
      ...{ to: ['us'], handlingCode: 'H1', confidentiality: 'restricted' },
      ...quoting(first.id),
    })
    // The third bureau learns that a message was quoted, and nothing of it but what the sender wrote.
    const seen = (await us.get(`/api/v1/messages/${onward.id}`)).body
    expect(seen.pointers).toMatchObject([{ kind: 'message', readable: false, id: null, title: null }])
    // What goes back to its source alone is the source's own.
    expect((await post(fr, { to: ['vn'], ...quoting(first.id) })).status).toBe(201)
  })

  test('under H2 needs the consent of the source, who can give it', async () => {
    const first = await sent(vn, { to: ['fr'], handlingCode: 'H2' })
    const onward = { to: ['us', 'vn'], handlingCode: 'H2', ...quoting(first.id) }
    const refused = await post(fr, onward)
    expect(pointers(refused)).toEqual(['/references/0 fault.consent-of-source'])
    expect(refused.body.pointers[0].says).toContain('IP Hanoi')
    expect((await fr.post(`/api/v1/messages/${first.id}/consent`, { to: ['us'] })).status).toBe(403)
    const consent = await vn.post(`/api/v1/messages/${first.id}/consent`, { to: ['us'] })
    expect([consent.status, consent.body.consented]).toEqual([200, ['us']])
    const passed = await sent(fr, onward)

    // Nothing gains freedom by being quoted twice: the second bureau, and even the middle one, ask the first source.
    const third = { to: ['de'], handlingCode: 'H2', ...quoting(passed.id) }
    expect(await faults(us, third)).toEqual(['/references/0 fault.consent-of-source'])
    expect(await faults(fr, third)).toEqual(['/references/0 fault.consent-of-source'])
    const early = await fr.post(`/api/v1/messages/${passed.id}/consent`, { to: ['de'] })
    expect(pointers(early)).toEqual(['/to/0 fault.consent-of-source'])
    await vn.post(`/api/v1/messages/${first.id}/consent`, { to: ['de'] })
    expect((await post(fr, third)).status).toBe(201)
    expect((await fr.post(`/api/v1/messages/${passed.id}/consent`, { to: ['de'] })).status).toBe(200)
    expect((await post(us, third)).status).toBe(201)
  })

  test('is nothing that was withdrawn, named twice, or never readable', async () => {
    const first = await sent(vn, { to: ['fr'] })
    const other = await sent(vn, { to: ['us'] })
    expect(await faults(fr, { to: ['us'], ...quoting(other.id) })).toEqual(['/references/0 fault.reference-unknown'])
    const twice = { references: [...quoting(first.id).references, ...quoting(first.id).references] }
    expect(await faults(fr, { to: ['us'], ...twice })).toEqual(['/references/1 fault.reference-repeated'])
    await vn.post(`/api/v1/messages/${first.id}/withdraw`, { reason: 'sent-twice' })
    expect(await faults(fr, { to: ['us'], ...quoting(first.id) })).toEqual(['/references/0 fault.reference-gone'])
  })

  test('includes the marks of a record that is pointed at', async () => {
    const record = await vn.post('/api/v1/records/travel-document', {
      ...{ reference: 'VN-H1', status: 'lost', purpose: 'security-check', handlingCode: 'H1' },
      fields: { number: 'X7654321', country: 'VNM', type: 'passport' },
    })
    const pointing = { references: [{ kind: 'record', id: record.body.id }] }
    expect(await faults(fr, { to: ['us'], ...pointing })).toEqual(['/handlingCode fault.handling-weaker'])
    expect((await post(fr, { to: ['vn'], ...pointing })).status).toBe(201)
  })
})
