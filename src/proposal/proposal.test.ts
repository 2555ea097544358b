// Stories of proposals through the front door: others propose, the source decides, who said it stays.
import { beforeAll, describe, expect, test } from 'vitest'
import { documents, pointers, recordEntries } from '../../test/records.ts'
import { type Reply, startWorld } from '../../test/world.ts'
import { databases } from '../record/databases/all.ts'
import { statusField } from './proposal.schema.ts'

const world = startWorld()
const { passport, enter, lastSubjects } = recordEntries(world)
const fr = () => world.as('fr.desk')
const vn = () => world.as('vn.desk')
const grade = { source: 'A', information: '2' }

const propose = (record: Reply['body'], changes: object[], given: object = {}, officer = 'vn.desk') =>
  world.as(officer).post(`${documents}/${record.id}/proposals`, {
    version: record.version,
    changes,
    reason: 'The bearer showed the file of the loss.',
    ...given,
  })
const lost = { field: 'dateOfLoss', value: '2026-03-01' }
const proposed = async (record: Reply['body'], changes: object[] = [lost], given: object = {}): Promise<string> => {
  const reply = await propose(record, changes, given)
  expect(reply.status, reply.text).toBe(201)
  return reply.body.id
}
const show = (id: string, officer = 'fr.desk') => world.as(officer).get(`/api/v1/proposals/${id}`)
const accept = (id: string, body: object, officer = 'fr.desk') =>
  world.as(officer).post(`/api/v1/proposals/${id}/accept`, body)
const events = async (bureau: string, id: string): Promise<string[]> => {
  await world.settle()
  const { rows } = await world.database.client.query<{ operation: string }>(
    'select operation from event where bureau = $1 and subject = $2 order by number',
    [bureau, id],
  )
  return rows.map((row) => row.operation)
}

describe('a proposal', () => {
  test('reaches the source beside the record, and taken in part it is the record’s with the name of who said it', async () => {
    const record = await enter(passport({ dateOfLoss: '2026', countryOfLoss: 'DEU', dateOfExpiry: '2030' }))
    const changes = [lost, { field: 'countryOfLoss', value: 'ITA' }, { field: 'dateOfExpiry', value: null }]
    const made = await propose(record, changes, { grade, status: 'stolen' })
    expect(made.status, made.text).toBe(201)
    expect(made.body).toMatchObject({
      side: 'own',
      state: 'open',
      record: record.id,
      owner: 'fr',
      proposer: 'vn',
      fields: ['dateOfLoss', 'countryOfLoss', 'dateOfExpiry', 'status'],
      allowed: ['withdraw'],
    })
    const { id } = made.body
    expect(await events('fr', id)).toEqual(['proposal.make'])
    const seen = await show(id)
    expect(seen.body).toMatchObject({
      side: 'owner',
      presentVersion: 1,
      grade: { scheme: '4x4', code: 'A2' },
      allowed: ['accept', 'decline'],
    })
    expect(seen.body.changes).toEqual([
      { field: 'dateOfLoss', before: '2026', now: '2026', proposed: '2026-03-01', conflict: 'none', accepted: null },
      { field: 'countryOfLoss', before: 'DEU', now: 'DEU', proposed: 'ITA', conflict: 'none', accepted: null },
      { field: 'dateOfExpiry', before: '2030', now: '2030', proposed: null, conflict: 'none', accepted: null },
      { field: 'status', before: 'lost', now: 'lost', proposed: 'stolen', conflict: 'none', accepted: null },
    ])
    expect(seen.body.officer).toBeUndefined()
    const taken = await accept(id, { version: 1, fields: ['dateOfLoss', 'status'], reason: 'Thank you.' })
    expect(taken.status, taken.text).toBe(200)
    expect(taken.body).toMatchObject({ state: 'accepted', allowed: [] })
    const after = await fr().get(`${documents}/${record.id}`)
    expect(after.body).toMatchObject({ version: 2, status: 'stolen', owner: 'fr', updatedBy: 'fr.desk' })
    expect(after.body.fields).toEqual({ ...record.fields, dateOfLoss: '2026-03-01' })
    expect(after.body.said).toEqual([
      { field: 'dateOfLoss', by: 'vn', at: world.clock.now(), grade: { scheme: '4x4', code: 'A2' } },
    ])
    expect(await events('vn', id)).toEqual(['proposal.make', 'proposal.accept'])
    expect(await lastSubjects('record.update')).toEqual([
      expect.objectContaining({ subject: record.id, part: 'changed' }),
    ])
    const told = await show(id, 'vn.desk')
    expect(told.body).toMatchObject({ state: 'accepted', decidedBy: 'fr', decision: 'Thank you.', officer: 'vn.desk' })
    expect(told.body.changes.map((one: { field: string; accepted: string }) => [one.field, one.accepted])).toEqual([
      ['dateOfLoss', 'yes'],
      ['countryOfLoss', 'no'],
      ['dateOfExpiry', 'no'],
      ['status', 'yes'],
    ])
  })

  test('that the source could not take is refused where it is made, with its pointers', async () => {
    const record = await enter(passport({ dateOfIssue: '2024-01-01' }))
    const wrong: readonly [object[], object, string][] = [
      [[{ field: 'dateOfExpiry', value: '2020' }], {}, '/changes/0/value fault.expires-before-issue'],
      [[lost, { field: 'number', value: 7 }], {}, '/changes/1/value fault.type'],
      [[{ field: 'holder', value: 'x' }], {}, '/changes/0/field fault.unknown-member'],
      [[{ field: 'number', value: null }], {}, '/changes/0/value fault.required'],
      [[{ field: 'status', value: 'stolen' }], {}, '/changes/0/field fault.unknown-member'],
      [[lost, lost], {}, '/changes/1/field fault.proposed-twice'],
      [[{ field: 'dateOfIssue', value: '2024-01-01' }], {}, '/changes/0/value fault.says-so-already'],
      [[], {}, '/changes fault.proposes-nothing'],
      [[], { status: 'recovered' }, '/status fault.status-not-of-database'],
      [[lost], { status: 'lost' }, '/status fault.says-so-already'],
      [[lost], { grade: { source: 'E', information: '2' } }, '/grade/source fault.not-in-list'],
      [[{ field: 'country', value: 'VNM' }], {}, '/changes/0/value fault.not-issuing-country'],
    ]
    for (const [changes, given, pointer] of wrong) {
      const reply = await propose(record, changes, given)
      expect([reply.status, pointers(reply)]).toEqual([400, [pointer]])
      for (const one of reply.body.pointers) expect(one.says).not.toBe(one.key)
    }
    const stale = await propose({ ...record, version: 3 }, [lost])
    expect([stale.status, stale.body.key]).toEqual([409, 'record.stale'])
  })

  test('is not for the source itself, a post, or whoever may not read the record', async () => {
    const record = await enter(passport())
    expect((await propose(record, [lost], {}, 'fr.desk')).body.key).toBe('proposal.own-record')
    for (const officer of ['vn.post', 'vn.system', 'vn.administrator'])
      expect((await propose(record, [lost], {}, officer)).status).toBe(403)
    const hidden = await enter(passport({}, { restriction: { mode: 'hidden', bureaus: ['vn'] } }))
    const absent = { ...record, id: '0192f0c1-0000-7000-8000-000000000000' }
    const [one, other] = await Promise.all([propose(hidden, [lost]), propose(absent, [lost])])
    expect([one.status, one.text]).toEqual([404, other.text])
  })

  test('is not made to the source of a record whose hits go to the General Secretariat first', async () => {
    const record = await enter(passport({}, { status: 'revoked' }))
    const reply = await propose(record, [lost])
    expect([reply.status, reply.body.key]).toEqual([409, 'proposal.secretariat-first'])
    await world.settle()
    const { rows } = await world.database.client.query(
      "select 1 from event where bureau = 'fr' and operation like 'proposal.%' and subject = $1",
      [record.id],
    )
    expect(rows).toEqual([])
  })

  test('shows what has changed since, and is taken from the version the source has before them', async () => {
    const record = await enter(passport({ countryOfLoss: 'DEU' }))
    const id = await proposed(record, [lost, { field: 'countryOfLoss', value: 'ITA' }])
    const statement = { version: 1, status: 'lost', purpose: 'locate' }
    await fr().put(`${documents}/${record.id}`, {
      ...statement,
      fields: { ...record.fields, ...{ countryOfLoss: 'ESP', dateOfLoss: '2026-03-01' } },
    })
    expect(
      (await show(id)).body.changes.map((one: { conflict: string; now: string }) => [one.conflict, one.now]),
    ).toEqual([
      ['same', '2026-03-01'],
      ['changed', 'ESP'],
    ])
    const stale = await accept(id, { version: 1 })
    expect([stale.status, stale.body.key]).toEqual([409, 'record.stale'])
    expect(pointers(await accept(id, { version: 2, fields: ['number'] }))).toEqual(['/fields/0 fault.not-proposed'])
    expect((await accept(id, { version: 2, fields: ['countryOfLoss'] })).status).toBe(200)
    const after = await fr().get(`${documents}/${record.id}`)
    expect(after.body.said.map((one: { field: string; by: string }) => [one.field, one.by])).toEqual([
      ['dateOfLoss', 'fr'],
      ['countryOfLoss', 'vn'],
    ])
    expect(after.body.said[1].grade).toBeUndefined()
  })

  test('is decided once, by the source, of two who press together by one', async () => {
    const record = await enter(passport())
    const id = await proposed(record)
    expect((await accept(id, { version: 1 }, 'vn.desk')).body.key).toBe('proposal.not-yours')
    expect((await accept(id, { version: 1 }, 'us.desk')).status).toBe(404)
    expect((await show(id, 'us.desk')).status).toBe(404)
    expect((await show(id, 'fr.post')).status).toBe(403)
    const replies = await Promise.all([
      accept(id, { version: 1 }),
      world.as('fr.desk-2').post(`/api/v1/proposals/${id}/decline`, { reason: 'Known to be otherwise.' }),
    ])
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 409])
    expect(replies.find((reply) => reply.status === 409)?.body.key).toBe('proposal.decided')
    const declined = await proposed(await enter(passport()))
    await fr().post(`/api/v1/proposals/${declined}/decline`, { reason: 'Known to be otherwise.' })
    expect((await show(declined, 'vn.desk')).body).toMatchObject({
      state: 'declined',
      decision: 'Known to be otherwise.',
    })
    const withdrawn = await proposed(await enter(passport()))
    expect((await fr().post(`/api/v1/proposals/${withdrawn}/withdraw`, { reason: 'x' })).status).toBe(403)
    expect((await vn().post(`/api/v1/proposals/${withdrawn}/withdraw`, { reason: 'Our mistake.' })).body.state).toBe(
      'withdrawn',
    )
    expect((await show(withdrawn)).body).toMatchObject({ state: 'withdrawn', allowed: [] })
  })

  test('hides with the record: its proposer keeps that it was made, and not a word of it', async () => {
    const record = await enter(passport({ additionalInformation: 'Cover torn.' }))
    const id = await proposed(record, [{ field: 'additionalInformation', value: 'Cover torn twice.' }])
    const statement = { version: 1, status: 'lost', purpose: 'locate', fields: record.fields }
    await fr().put(`${documents}/${record.id}`, { ...statement, restriction: { mode: 'hidden', bureaus: ['vn'] } })
    const hidden = await show(id, 'vn.desk')
    expect(hidden.body).toMatchObject({
      state: 'open',
      record: null,
      presentVersion: null,
      fields: [],
      changes: [],
      reason: null,
      grade: null,
    })
    expect(hidden.text).not.toMatch(/torn|additionalInformation|bearer/)
    const subjects = await lastSubjects('proposal.show')
    expect(subjects).toEqual([expect.objectContaining({ subject: null })])
    const listed = await vn().get('/api/v1/proposals?side=own')
    expect(listed.body.proposals.find((one: { id: string }) => one.id === id)).toMatchObject({
      record: null,
      fields: [],
    })
    // The filter must not say what the line does not.
    expect((await vn().get(`/api/v1/proposals?record=${record.id}`)).body.proposals).toEqual([])
    expect((await show(id)).body.changes).toHaveLength(1)
  })

  test('is outdated when the record is withdrawn, by hand or by a feed', async () => {
    for (const withdraw of [
      (record: Reply['body']) => fr().post(`${documents}/${record.id}/withdraw`, { version: 1, reason: 'Found.' }),
      (record: Reply['body']) =>
        world
          .as('fr.system')
          .put(`${documents}/batch`, { delete: [{ reference: record.reference, reason: 'Found.' }] }),
    ]) {
      const record = await enter(passport())
      const id = await proposed(record)
      expect((await withdraw(record)).status).toBe(200)
      await expect.poll(() => events('vn', id)).toEqual(['proposal.make', 'proposal.outdate'])
      expect((await show(id, 'vn.desk')).body).toMatchObject({ state: 'outdated', record: null })
      const late = await accept(id, { version: 2 })
      expect([late.status, late.body.key]).toEqual([409, 'proposal.decided'])
    }
  })

  test('is listed by side and state, without what it says', async () => {
    const record = await enter(passport())
    const [one, two] = [await proposed(record), await proposed(record, [{ field: 'countryOfLoss', value: 'ITA' }])]
    await vn().post(`/api/v1/proposals/${one}/withdraw`, { reason: 'Our mistake.' })
    const own = await vn().get('/api/v1/proposals?side=own&state=open')
    expect(own.body.proposals.map((line: { id: string }) => line.id)).toContain(two)
    expect(own.body.proposals.map((line: { id: string }) => line.id)).not.toContain(one)
    expect(own.text).not.toMatch(/ITA|bearer/)
    expect((await fr().get('/api/v1/proposals?side=own')).body.proposals).toEqual([])
    const here = await vn().get(`/api/v1/proposals?record=${record.id}`)
    expect(here.body.proposals.map((line: { id: string }) => line.id)).toEqual([two, one])
    const page = await fr().get('/api/v1/proposals?side=owner&limit=1')
    expect(page.body.proposals).toHaveLength(1)
    const next = await fr().get(`/api/v1/proposals?side=owner&limit=1&after=${page.body.after}`)
    expect(next.body.proposals[0].id).not.toBe(page.body.proposals[0].id)
    expect((await world.as('us.desk').get('/api/v1/proposals')).body.proposals).toEqual([])
  })
})

describe('long after its decision', () => {
  let id = ''
  beforeAll(async () => {
    id = await proposed(await enter(passport()))
    await vn().post(`/api/v1/proposals/${id}/withdraw`, { reason: 'Our mistake.' })
  })

  test('a proposal has lost its words and values, and is still known to have been made', async () => {
    await world.pass(91 * 86_400_000)
    for (const officer of ['vn.desk', 'fr.desk']) world.forget(officer)
    const seen = await show(id)
    expect(seen.body).toMatchObject({ state: 'withdrawn', changes: [], reason: null, fields: ['dateOfLoss'] })
    const { rows } = await world.database.client.query('select changes, reason, decision from proposal where id = $1', [
      id,
    ])
    expect(rows).toEqual([
      { changes: [{ field: 'dateOfLoss', before: null, proposed: null }], reason: '', decision: '' },
    ])
  })
})

test('no database has a field under the name of the status', () => {
  for (const file of databases) expect(Object.keys(file.seenBy)).not.toContain(statusField)
})
