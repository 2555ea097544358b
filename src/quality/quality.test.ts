/** Quality of own records: counted for their owner alone, with the list to mend, and no trace of hits the owner was not told of. */
import { describe, expect, test } from 'vitest'
import { hitStories, same } from '../../test/hits.ts'
import { startWorld } from '../../test/world.ts'

const world = startWorld()
const { hit, say, enter, pass } = hitStories(world)
const day = 24 * 60

const quality = async (officer: string, database: string) =>
  (await world.as(officer).get('/api/v1/quality')).body.databases.find(
    (one: { database: string }) => one.database === database,
  )
const mend = async (officer: string, database: string, query = '') => {
  const reply = await world.as(officer).get(`/api/v1/quality/${database}${query}`)
  expect(reply.status, reply.text).toBe(200)
  return reply.body
}

let entered = 0
const car = async (fields: object, more: object = {}): Promise<{ id: string; version: number; reference: string }> => {
  entered += 1
  const reply = await world.as('us.desk').post('/api/v1/records/vehicle', {
    reference: `US-EXERCISE-${entered}`,
    status: 'stolen',
    purpose: 'locate',
    fields: { plate: `EX ${entered}`, country: 'USA', ...fields },
    ...more,
  })
  expect(reply.status, reply.text).toBe(201)
  return reply.body
}
const whole = { make: 'Exemple', model: 'Un', colour: 'red', kind: 'car', dateOfTheft: '2026-10' }

describe('the quality of own records', () => {
  test('is counted by database, with a score, how it came about, and the months', async () => {
    const [first, second] = [await car(whole), await car({ ...whole, colour: undefined })]
    const shown = await quality('us.data-protection', 'vehicle')
    expect(shown).toMatchObject({ records: 2, contradicting: 0, stale: 0, closedHits: 0, falseHits: 0 })
    // The plate alone identifies it: no chassis number is stated of either.
    expect(shown.flaws.map((one: { flaw: string; records: number }) => [one.flaw, one.records])).toEqual(
      expect.arrayContaining([
        ['missing:vin', 2],
        ['missing:colour', 1],
      ]),
    )
    expect(shown.score).toBe(100 - 30)
    expect(shown.months.at(-1)).toEqual({ month: '2026-11', entered: 2, flawed: 2 })
    expect(shown.months).toHaveLength(6)
    const records = (await mend('us.desk', 'vehicle', '?flaw=missing:colour')).records
    expect(records.map((one: { id: string }) => one.id)).toEqual([second.id])
    expect(first.id).not.toBe(second.id)
  })

  test('is nobody else’s, and no post’s', async () => {
    expect(await quality('vn.desk', 'vehicle')).toBeUndefined()
    expect((await mend('vn.desk', 'vehicle')).records).toEqual([])
    for (const officer of ['us.post', 'us.auditor', 'us.administrator']) {
      expect((await world.as(officer).get('/api/v1/quality')).status).toBe(403)
      expect((await world.as(officer).get('/api/v1/quality/vehicle')).status).toBe(403)
    }
  })

  test('is listed for a purpose of the database, newest first, in pages, and the list leaves an entry', async () => {
    for (let more = 0; more < 3; more += 1) await car({})
    const first = await mend('us.desk', 'vehicle', '?limit=2')
    const next = await mend('us.desk', 'vehicle', `?limit=200&after=${first.after}`)
    const all = (await mend('us.desk', 'vehicle', '?limit=200')).records
    expect([...first.records, ...next.records]).toEqual(all)
    expect(next.after).toBeNull()
    expect(all[0]).toMatchObject({ unchanged: false, due: false, falseHits: 0, title: expect.stringContaining('EX') })
    const none = await world.as('us.desk', { 'liaison-purpose': '' }).get('/api/v1/quality/vehicle')
    expect(none.status).toBe(400)
    const bad = await world.as('us.desk').get('/api/v1/quality/vehicle?flaw=name:x')
    expect(bad.status).toBe(400)
    await world.settle()
    const { rows } = await world.database.client.query(
      `select s.subject from fact f join fact_subject s on s.day = f.day and s.fact = f.id
       where f.operation = 'quality.list' and s.subject = $1 limit 1`,
      [all[0].id],
    )
    expect(rows).toHaveLength(1)
  })

  test('does not count what is withdrawn', async () => {
    const gone = await car(whole)
    const before = (await quality('us.desk', 'vehicle')).records
    const path = `/api/v1/records/vehicle/${gone.id}/withdraw`
    expect((await world.as('us.desk').post(path, { version: 1, reason: 'Exercise: found' })).status).toBe(200)
    expect((await quality('us.desk', 'vehicle')).records).toBe(before - 1)
  })

  test('counts false hits of the last year that the owner was told of, and shows the record to mend', async () => {
    const { id, record } = await hit()
    await say('vn.post', id, 'finding', { ...same, identity: 'not-same' })
    await say('fr.desk', id, 'answer', {
      data: 'amended',
      words: 'number-reused',
      reason: 'Exercise: the number was given again',
    })
    const closed = await say('vn.post', id, 'outcome', { outcome: 'false-hit' })
    expect(closed.body.state, JSON.stringify(closed.body)).toBe('closed')
    const shown = await quality('fr.desk', 'travel-document')
    expect(shown).toMatchObject({ closedHits: 1, falseHits: 1 })
    const lines = (await mend('fr.desk', 'travel-document', '?flaw=false-hit')).records
    expect(lines).toMatchObject([{ id: record.id, falseHits: 1 }])

    // A silent check, and a revoked passport that went to the Secretariat: their owner learns nothing by a number.
    const silent = await hit({ asked: { silent: true } })
    await say('vn.post', silent.id, 'finding', { ...same, identity: 'not-same' })
    await say('vn.post', silent.id, 'outcome', { outcome: 'false-hit' })
    const revoked = await hit({ record: await enter('fr.desk', 'FRA', { status: 'revoked' }) })
    await say('vn.post', revoked.id, 'finding', { ...same, identity: 'not-same' })
    await say('gs.compliance', revoked.id, 'answer', { data: 'valid', wish: 'no-action', reason: 'Exercise' })
    await say('vn.post', revoked.id, 'outcome', { outcome: 'false-hit' })
    const { rows } = await world.database.client.query(
      "select 1 from hit where state = 'closed' and identity = 'not-same'",
    )
    expect(rows).toHaveLength(3)
    expect(await quality('fr.desk', 'travel-document')).toMatchObject({ closedHits: 1, falseHits: 1 })
    expect((await mend('fr.desk', 'travel-document', '?flaw=false-hit')).records).toHaveLength(1)
  })

  test('knows what is stale: due within six months, or not changed for two years', async () => {
    const due = await car(whole, { retainUntil: '2027-03-01' })
    const shown = await quality('us.desk', 'vehicle')
    expect(shown).toMatchObject({ stale: 1, due: 1, unchanged: 0 })
    expect((await mend('us.desk', 'vehicle', '?flaw=stale')).records).toMatchObject([{ id: due.id, due: true }])
    await pass(2 * 366 * day)
    world.forget('us.desk')
    const later = await quality('us.desk', 'vehicle')
    expect(later.unchanged).toBe(later.records)
    // The one that was due is past its day by now: it is in force no more.
    expect(later.records).toBe(shown.records - 1)
    expect(later).toMatchObject({ closedHits: 0 })
  })
})
