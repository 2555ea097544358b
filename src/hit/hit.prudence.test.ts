/** Who must not learn of a hit: owners of revoked documents, sources of silent checks, bureaus that a source keeps out. */
import { describe, expect, test } from 'vitest'
import { hitPath, hitStories, same, stands } from '../../test/hits.ts'
import { startWorld } from '../../test/world.ts'

const world = startWorld()
const { enter, check, show, say, change, pass } = hitStories(world)

/** Every trace by which officers of a bureau could hear of a hit: lists, events, their register, who looked at their record. */
const tracesFor = async (bureau: string, hit: string, record: { id: string }): Promise<string[]> => {
  await world.settle()
  const traces: string[] = []
  for (const duty of ['desk', 'command', 'notices', 'analyst', 'compliance', 'post'])
    if ((await world.as(`${bureau}.${duty}`).get(hitPath(hit))).status !== 404) traces.push(`shown to ${duty}`)
  const listed = await world.as(`${bureau}.desk`).get('/api/v1/hits?limit=200')
  if (listed.text.includes(hit)) traces.push('listed')
  const { client } = world.database
  const { rows: events } = await client.query('select operation from event where bureau = $1 and subject = $2', [
    bureau,
    hit,
  ])
  traces.push(...events.map((row) => `event ${row.operation}`))
  const { rows: facts } = await client.query(
    `select f.operation from fact f where f.bureau = $1 and (f.subject = $2 or exists
       (select 1 from fact_subject s where s.day = f.day and s.fact = f.id and s.subject = $2))`,
    [bureau, hit],
  )
  traces.push(...facts.filter((row) => row.operation !== 'hit.show').map((row) => `fact ${row.operation}`))
  const { rows: looks } = await client.query(
    `select f.operation from fact_subject s join fact f on f.day = s.day and f.id = s.fact
     where s.owner = $1 and not s.discreet and s.subject = $2 and s.kind = 'hit'`,
    [bureau, hit],
  )
  traces.push(...looks.map((row) => `look ${row.operation}`))
  const lookups = await world.as(`${bureau}.desk`).get(`/api/v1/records/travel-document/${record.id}/lookups`)
  traces.push(
    ...lookups.body.lookups
      .filter((one: { bureau: string }) => one.bureau !== bureau)
      .map((one: { operation: string }) => `lookup ${one.operation}`),
  )
  return traces
}

describe('a revoked passport', () => {
  test('goes to the General Secretariat first: whoever entered it learns nothing, whatever becomes of record and hit', async () => {
    const record = await enter('fr.desk', 'FRA', { status: 'revoked' })
    const item = await check('vn.post', record)
    const id = item.candidates[0].hit
    expect(await tracesFor('fr', id, record)).toEqual([])
    expect((await world.as('gs.desk').get(hitPath(id))).status).toBe(404)
    const review = await show('gs.compliance', id)
    expect(review).toMatchObject({
      side: 'owner',
      told: 'general-secretariat',
      allowed: ['take', 'answer', 'more-time', 'call', 'pass-on'],
    })
    expect(review.contacts.map((call: { name: string }) => call.name)).toEqual(['IP General Secretariat', 'IP Hanoi'])
    const finder = await show('vn.desk', id)
    expect(finder.action.limits.join()).toContain('Do not contact the issuing country')
    expect(finder.contacts.map((call: { name: string }) => call.name)).toEqual(['IP Hanoi', 'IP General Secretariat'])
    // Silence asks the Secretariat again, in two levels, and never the owner.
    await pass(60)
    await pass(30)
    await pass(300)
    expect((await show('vn.desk', id)).escalation).toBe(2)
    // The owner changes and withdraws its record; the hit follows, and the owner's own register does not say so.
    await change(record, { status: 'revoked' })
    await expect.poll(async () => (await show('gs.compliance', id)).record.presentVersion).toBe(2)
    await say('vn.post', id, 'finding', same)
    const answered = await say('gs.compliance', id, 'answer', { ...stands, wish: 'no-action' })
    expect(answered.body).toMatchObject({ state: 'settled', answer: { bureau: 'gs', wish: 'no-action' } })
    const closed = await say('vn.post', id, 'outcome', { outcome: 'travelled-on' })
    expect(closed.body.state).toBe('closed')
    await world.settle()
    // The next border is told, the owner who asks about its own document is not.
    expect((await check('us.post', record)).recent).toHaveLength(1)
    expect((await check('fr.desk', record)).recent).toEqual([])
    expect(await tracesFor('fr', id, record)).toEqual([])
  })

  test('is answered by the Secretariat, which cannot withdraw it, or passed on, from when the source hears and no earlier', async () => {
    const record = await enter('fr.desk', 'FRA', { status: 'revoked' })
    const id = (await check('vn.post', record)).candidates[0].hit
    const withdraw = { data: 'cancelled', withdrawNow: true, reason: 'Exercise' }
    const refused = await say('gs.command', id, 'answer', withdraw)
    expect([refused.status, refused.body.key]).toEqual([403, 'hit.only-owner-withdraws'])
    await say('gs.compliance', id, 'take')
    await say('gs.compliance', id, 'calls', {
      with: 'vn',
      spoke: 'desk',
      said: 'Exercise: is the bearer afraid?',
      confirmation: false,
    })
    expect((await say('vn.desk', id, 'pass-on', { reason: 'x' })).status).toBe(403)
    const passed = await say('gs.compliance', id, 'pass-on', { reason: 'Exercise: reviewed, no protection needed' })
    expect(passed.body).toMatchObject({ told: 'source', side: 'overseer' })
    const source = await show('fr.desk', id)
    expect(source).toMatchObject({ side: 'owner', escalation: 0 })
    expect(source.steps.map((step: { number: number; step: string }) => [step.number, step.step])).toEqual([
      [1, 'reported'],
      [2, 'passed-on'],
    ])
    expect(JSON.stringify(source)).not.toContain('protection')
    expect(source.action).toBeNull()
    expect((await show('vn.post', id)).action.limits.join()).not.toContain('issuing country')
    expect(JSON.stringify(await show('gs.compliance', id))).toContain('no protection needed')
    expect((await say('gs.compliance', id, 'answer', stands)).status).toBe(403)
    expect((await say('fr.desk', id, 'answer', stands)).body.data).toBe('valid')
  })

  test('found by the bureau that entered it is its own affair', async () => {
    const record = await enter('vn.desk', 'VNM', { status: 'revoked' })
    const id = (await check('vn.post', record)).candidates[0].hit
    expect(await show('vn.desk', id)).toMatchObject({ told: 'source', side: 'owner' })
  })
})

describe('a silent check', () => {
  test('makes a hit that the finder alone works on and that leaves no trace with the source, nor afterwards', async () => {
    const record = await enter('fr.desk', 'FRA')
    const id = (await check('vn.desk', record, { silent: true })).candidates[0].hit
    expect(await tracesFor('fr', id, record)).toEqual([])
    const view = await show('vn.desk', id)
    expect(view).toMatchObject({ told: 'nobody', side: 'finder', answerDueAt: null })
    expect(view.contacts.map((call: { bureau: string }) => call.bureau)).toEqual(['vn'])
    expect(view.allowed).toEqual(['take', 'bearer', 'finding', 'call'])
    const asked = await say('vn.desk', id, 'escalate', { reason: 'x' })
    expect([asked.status, asked.body.key]).toEqual([409, 'hit.nobody-told'])
    await world
      .as('fr.desk')
      .post(`/api/v1/records/travel-document/${record.id}/withdraw`, { version: 1, reason: 'Exercise' })
    await world.settle()
    await expect.poll(async () => (await show('vn.desk', id)).record.life).toBe('withdrawn')
    await say('vn.desk', id, 'finding', same)
    expect((await say('vn.desk', id, 'outcome', { outcome: 'false-hit' })).body.state).toBe('closed')
    await world.settle()
    for (const officer of ['fr.desk', 'us.post', 'vn.post']) expect((await check(officer, record)).recent).toEqual([])
    expect(await tracesFor('fr', id, record)).toEqual([])
  })

  test('before an open one does not hide the open one: the source is then told', async () => {
    const record = await enter('fr.desk', 'FRA')
    const silent = (await check('vn.desk', record, { silent: true })).candidates[0].hit
    const open = (await check('vn.desk', record)).candidates[0].hit
    expect(open).not.toBe(silent)
    expect((await world.as('fr.desk').get(hitPath(open))).status).toBe(200)
    expect((await world.as('fr.desk').get(hitPath(silent))).status).toBe(404)
  })
})

describe('the 72-hour memory', () => {
  const close = async (document: { number: string; country: string }): Promise<string> => {
    const id = (await check('vn.post', document)).candidates[0].hit
    await say('vn.post', id, 'finding', { identity: 'not-same', reason: 'Exercise' })
    const closed = await say('vn.post', id, 'outcome', { outcome: 'travelled-on' })
    expect(closed.status, closed.text).toBe(200)
    await world.settle()
    return closed.body.reference
  }

  test('is read by a third bureau in its own language, never by one the source keeps out', async () => {
    const record = await enter('fr.desk', 'FRA', { restriction: { mode: 'hidden', bureaus: ['xa'] } })
    const reference = await close(record)
    const third = await world.as('us.post', { 'accept-language': 'fr' }).post('/api/v1/checks', {
      purpose: 'security-check',
      reference: 'BORDER-0042',
      items: [{ travelDocument: { number: record.number, country: 'FRA', type: 'passport' } }],
    })
    expect(third.body.items[0].recent[0]).toMatchObject({ hit: reference, identity: 'not-same', data: 'no-answer' })
    expect(third.body.items[0].recent[0].says).toBe(
      `Déjà examiné : ${reference}, clos. Porteur et enregistrement : différents. La source : n’a pas répondu.`,
    )
    expect((await check('xa.post', record)).recent).toEqual([])
  })

  test('closes at once to a bureau that the source keeps out later', async () => {
    const record = await enter('fr.desk', 'FRA')
    await close(record)
    expect((await check('eg.post', record)).recent).toHaveLength(1)
    await change(record, { status: 'lost', restriction: { mode: 'hidden', bureaus: ['eg'] } })
    await expect
      .poll(async () => {
        await world.settle()
        return (await check('eg.post', record)).recent
      })
      .toEqual([])
    expect((await check('us.post', record)).recent).toHaveLength(1)
  })

  test('knows a vehicle by its plate where it was stopped by its VIN', async () => {
    const vin = '1M8GDM9AXKP042788'
    const entered = await world.as('de.desk').post('/api/v1/records/vehicle', {
      reference: 'EX-CAR-1',
      status: 'stolen',
      purpose: 'security-check',
      fields: { vin, plate: 'X EX 1234', country: 'DEU', kind: 'car' },
    })
    expect(entered.status, entered.text).toBe(201)
    await world.settle()
    const ask = async (officer: string, vehicle: object) =>
      (
        await world
          .as(officer)
          .post('/api/v1/checks', { purpose: 'security-check', reference: 'ROAD-1', items: [{ vehicle }] })
      ).body.items[0]
    const id = (await ask('vn.post', { vin })).candidates[0].hit
    await say('vn.post', id, 'finding', { identity: 'not-same', reason: 'Exercise' })
    await say('vn.post', id, 'outcome', { outcome: 'vehicle-released' })
    await world.settle()
    expect((await ask('us.post', { plate: 'XEX 1234', country: 'DEU' })).recent).toHaveLength(1)
    expect((await ask('us.post', { plate: 'XEX 1235', country: 'DEU' })).recent).toEqual([])
  })
})
