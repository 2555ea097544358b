// Stories of records through the front door: seeing them, what stays out of sight, and who looked.
import { describe, expect, test } from 'vitest'
import { documents, recordEntries, vehicles } from '../../test/records.ts'
import { type Reply, startWorld } from '../../test/world.ts'

const world = startWorld()
const { passport, car, enter, lastSubjects } = recordEntries(world)
const fr = () => world.as('fr.desk')
const vn = () => world.as('vn.desk')

describe('seeing records', () => {
  test('lists own ones only, newest first, each once over the pages', async () => {
    const ids: string[] = []
    for (let many = 0; many < 7; many += 1) ids.unshift((await enter(car(), vehicles)).id)
    const pages: string[][] = []
    for (let after: string | null = ''; after !== null; ) {
      const page = await fr().get(`${vehicles}?limit=3${after && `&after=${after}`}`)
      expect(page.status).toBe(200)
      for (const record of page.body.records) {
        expect(record.owner).toBe('fr')
        expect((await fr().get(`${vehicles}/${record.id}`)).body).toEqual(record)
      }
      pages.push(page.body.records.map((record: { id: string }) => record.id))
      after = page.body.after
    }
    const seen = pages.flat()
    expect(seen.slice(0, 7)).toEqual(ids)
    expect(new Set(seen).size).toBe(seen.length)
    expect(pages.slice(0, -1).every((page) => page.length === 3)).toBe(true)
    const told = await lastSubjects('record.list')
    expect(told.map((one) => one.subject).sort()).toEqual([...(pages.at(-1) ?? [])].sort())
    expect((await world.as('eg.desk').get(vehicles)).body).toEqual({ records: [], after: null })
  })

  test.each([
    'x',
    'W10',
    Buffer.from('["2026-99-99T00:00:00Z","x"]').toString('base64url'),
    Buffer.from('["2026-11-21T20:05:00.000Z","x"]').toString('base64url'),
  ])('refuses the made-up mark %s', async (after) => {
    const reply = await fr().get(`${vehicles}?after=${after}`)
    expect([reply.status, reply.body.key]).toEqual([400, 'list.bad-mark'])
  })

  test.each(['limit=0', 'limit=201', 'limit=x', 'sort=up'])('refuses a list asked with %s', async (query) => {
    expect((await fr().get(`${vehicles}?${query}`)).status).toBe(400)
  })

  test('shows one to a bureau that may read it, without what is the owner’s own', async () => {
    const record = await enter(
      passport({ nationalReference: 'N-1' }, { restriction: { mode: 'ask', bureaus: ['xa'] } }),
    )
    const own = await fr().get(`${documents}/${record.id}`)
    expect(own.body).toEqual(record)
    expect(own.body.restriction).toEqual({ mode: 'ask', bureaus: ['xa'] })
    const other = await vn().get(`${documents}/${record.id}`)
    expect(other.status).toBe(200)
    expect(other.body).toMatchObject({ id: record.id, owner: 'fr', fields: record.fields, allowed: [] })
    for (const kept of ['restriction', 'createdBy', 'updatedBy', 'withdrawnReason'])
      expect(other.body).not.toHaveProperty(kept)
    expect(await lastSubjects('record.show')).toEqual([
      expect.objectContaining({
        subject: record.id,
        owner: 'fr',
        part: 'shown',
        discreet: false,
        outcome: 'shown',
        purpose: 'security-check',
      }),
    ])
  })

  test('is not for strangers, posts, or without a purpose of the database', async () => {
    const record = await enter(passport())
    const path = `${documents}/${record.id}`
    expect((await world.stranger().get(path)).status).toBe(401)
    expect((await world.stranger().get(documents)).status).toBe(401)
    expect((await world.as('vn.post').get(path)).status).toBe(403)
    expect((await world.as('fr.post').get(documents)).status).toBe(403)
    const foreign = await world.as('vn.desk', { 'liaison-purpose': 'forensic' }).get(path)
    expect([foreign.status, foreign.body.key]).toEqual([400, 'record.purpose-not-of-database'])
    expect((await world.as('vn.desk', { 'liaison-purpose': 'curiosity' }).get(path)).status).toBe(400)
    expect((await fr().get(`/api/v1/records/persons/${record.id}`)).status).toBe(400)
    expect((await fr().get(`${documents}/1`)).status).toBe(400)
  })

  test('answers hidden and absent byte for byte the same, for every operation', async () => {
    const hidden = await enter(passport({}, { restriction: { mode: 'hidden', bureaus: ['vn'] } }))
    const toAsk = await enter(passport({}, { restriction: { mode: 'ask', bureaus: ['vn'] } }))
    const secret = await enter(passport({}, { confidentiality: 'confidential' }))
    const gone = await enter(passport())
    await fr().post(`${documents}/${gone.id}/withdraw`, { version: 1, reason: 'Exercise' })
    const absent = '01900000-0000-7000-8000-000000000000'
    const change = { ...passport({}, { version: 1 }), reference: undefined }
    const calls = [
      (id: string) => vn().get(`${documents}/${id}`),
      (id: string) => vn().get(`${documents}/${id}/history`),
      (id: string) => vn().get(`${documents}/${id}/lookups`),
      (id: string) => vn().put(`${documents}/${id}`, change),
      (id: string) => vn().post(`${documents}/${id}/withdraw`, { version: 1, reason: 'Exercise' }),
    ]
    for (const call of calls) {
      const expected = await call(absent)
      expect([expected.status, expected.body.key]).toEqual([404, 'record.not-found'])
      const { date, ...headers } = expected.headers
      for (const record of [hidden, toAsk, secret, gone]) {
        const reply = await call(record.id)
        expect(reply.text).toBe(expected.text)
        const { date: _, ...others } = reply.headers
        expect(others).toEqual(headers)
      }
    }
    // In another database its id is absent, to its owner too.
    expect((await fr().get(`${vehicles}/${hidden.id}`)).text).toBe((await vn().get(`${documents}/${absent}`)).text)
    expect((await fr().get(`${documents}/${gone.id}`)).body).toMatchObject({
      life: 'withdrawn',
      withdrawnReason: 'Exercise',
    })
    expect((await world.as('de.desk').get(`${documents}/${hidden.id}`)).status).toBe(200)
  })

  test('past its day a record is its owner’s alone', async () => {
    const record = await enter(passport({}, { retainUntil: '2026-12-01' }))
    await world.database.client.query("update record set retain_until = '2026-11-20' where id = $1", [record.id])
    expect((await vn().get(`${documents}/${record.id}`)).status).toBe(404)
    expect((await fr().get(`${documents}/${record.id}`)).status).toBe(200)
  })
})

describe('who looked at a record', () => {
  const lookups = async (record: Reply['body'], officer = 'fr.desk') =>
    (await world.as(officer).get(`${documents}/${record.id}/lookups`)).body.lookups

  test('is told to its owner: bureau, operation, purpose and time, and no more', async () => {
    const record = await enter(passport())
    await vn().get(`${documents}/${record.id}`)
    world.clock.advance(1000)
    await world.as('de.desk', { 'liaison-purpose': 'identify' }).get(`${documents}/${record.id}`)
    await fr().get(`${documents}/${record.id}`)
    const told = await lookups(record)
    expect(told.map((one: { bureau: string; purpose: string }) => [one.bureau, one.purpose])).toEqual([
      ['de', 'identify'],
      ['vn', 'security-check'],
    ])
    for (const one of told) expect(Object.keys(one).sort()).toEqual(['at', 'bureau', 'operation', 'purpose'])
    const first = await fr().get(`${documents}/${record.id}/lookups?limit=1`)
    const second = await fr().get(`${documents}/${record.id}/lookups?limit=1&after=${first.body.after}`)
    expect([...first.body.lookups, ...second.body.lookups]).toEqual(told)
    expect(second.body.after).toBeNull()
  })

  test('never names the Secretariat’s compliance and data protection', async () => {
    const record = await enter(passport())
    await world.as('gs.compliance').get(`${documents}/${record.id}`)
    await world.as('gs.data-protection').get(`${documents}/${record.id}`)
    await world.as('gs.desk').get(`${documents}/${record.id}`)
    expect((await lookups(record)).map((one: { bureau: string }) => one.bureau)).toEqual(['gs'])
    expect((await lastSubjects('record.show'))[0]).toMatchObject({ discreet: false })
  })

  test('is told to nobody of a document that a state revoked: it must not find its holder by waiting', async () => {
    const record = await enter(passport({}, { status: 'revoked' }))
    await vn().get(`${documents}/${record.id}`)
    expect(await lastSubjects('record.show')).toEqual([expect.objectContaining({ discreet: true })])
    expect(await lookups(record)).toEqual([])
    const lost = { version: 1, status: 'lost', purpose: 'locate', fields: record.fields }
    expect((await fr().put(`${documents}/${record.id}`, lost)).status).toBe(200)
    expect(await lookups(record)).toEqual([])
  })

  test('is asked by the owner’s desk and data protection only', async () => {
    const record = await enter(passport())
    const path = `${documents}/${record.id}/lookups`
    expect((await world.stranger().get(path)).status).toBe(401)
    expect((await world.as('fr.post').get(path)).status).toBe(403)
    expect((await vn().get(path)).status).toBe(403)
    expect((await world.as('fr.data-protection').get(path)).status).toBe(200)
    expect((await world.as('gs.data-protection').get(path)).status).toBe(403)
    expect((await fr().get(`${path}?after=x`)).status).toBe(400)
  })
})

describe('the history of a record', () => {
  test('is the owner’s', async () => {
    const record = await enter(passport())
    const path = `${documents}/${record.id}/history`
    expect((await world.stranger().get(path)).status).toBe(401)
    expect((await world.as('fr.analyst').get(path)).status).toBe(403)
    expect((await vn().get(path)).body.key).toBe('record.not-yours')
    expect((await world.as('fr.compliance').get(path)).body).toEqual({ versions: [] })
  })
})
