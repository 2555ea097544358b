/** Checks through the front door: what a post and a desk see, what bad input gets, what nobody may learn. */
import { describe, expect, test } from 'vitest'
import { startWorld } from '../../test/world.ts'
import { operations } from '../app.ts'
import { createKeyFor } from '../officer/officer.key-command.ts'
import { composeMrz, isMrzContentFault } from '../terms/mrz-compose.ts'

const world = startWorld()

const lost = {
  reference: 'FR-2026-1',
  status: 'lost',
  purpose: 'security-check',
  fields: { number: 'X0000001', country: 'FRA', type: 'passport', dateOfLoss: '2026-10' },
}
const enter = async (officer: string, database: string, entry: object): Promise<{ id: string; version: number }> => {
  const reply = await world.as(officer).post(`/api/v1/records/${database}`, entry)
  expect(reply.status, reply.text).toBe(201)
  await world.settle()
  return reply.body
}
const passport = (number: string, country = 'FRA') => ({ travelDocument: { number, country, type: 'passport' } })
const question = (...items: object[]) => ({
  purpose: 'security-check',
  reference: 'BORDER-0042',
  where: {
    post: 'Noi Bai T2',
    direction: 'entry',
    carrier: 'VN',
    voyage: 'VN18',
    from: 'CDG',
    to: 'HAN',
    departure: null,
  },
  items,
})
const ask = (officer: string, ...items: object[]) => world.as(officer).post('/api/v1/checks', question(...items))

describe('a border post checks a passport', () => {
  test('that another bureau recorded lost: it hears what to do, a hit is made, and the source hears of it', async () => {
    const record = await enter('fr.desk', 'travel-document', lost)
    const reply = await ask('vn.post', passport('x 0000001'))
    expect(reply.status, reply.text).toBe(200)
    const [item] = reply.body.items
    expect(item.answered).toEqual(['travel-document', 'tdawn', 'nominal', 'outside-list'])
    expect(item.silent).toEqual([])
    const [candidate] = item.candidates
    expect(candidate).toMatchObject({
      verdict: 'exact',
      score: 1,
      record: { id: record.id, owner: 'fr', status: 'lost' },
    })
    expect(candidate.action.says).toContain('Do not detain on this alone')
    expect(candidate.action.call[0].bureau).toBe('vn')
    expect(candidate.explanation[0].says).toContain('Exact document number')
    expect(candidate.record.reference).toBeUndefined()
    await world.settle()
    const hits = await world.as('fr.desk').get('/api/v1/hits')
    expect(hits.body.hits).toMatchObject([{ id: candidate.hit, side: 'owner', finder: 'vn', state: 'reported' }])
  })

  test('and a desk that checks the same sees the reference too, and words in its own language', async () => {
    const reply = await world
      .as('vn.desk', { 'accept-language': 'vi' })
      .post('/api/v1/checks', question(passport('X0000001')))
    expect(reply.body.items[0].candidates[0].record.reference).toBe('FR-2026-1')
    expect(reply.headers['content-language']).toBe('vi')
    expect(reply.body.items[0].candidates[0].explanation[0].says).toContain('Trùng khớp')
  })

  test('that nobody recorded: no candidates, the database named as having answered, and its place in the register', async () => {
    const reply = await ask('vn.post', passport('X7777777'), passport('X7777778'))
    expect(reply.status).toBe(200)
    expect(reply.body.items.map((item: { candidates: object[] }) => item.candidates)).toEqual([[], []])
    expect(reply.body.place).toBeGreaterThan(0)
    const facts = await world.as('vn.post').get('/api/v1/facts')
    expect(facts.body.facts.find((fact: { id: string }) => fact.id === reply.body.id)).toMatchObject({
      operation: 'check.ask',
      outcome: 'shown',
      place: reply.body.place,
      purpose: 'security-check',
      reference: 'BORDER-0042',
    })
    expect(facts.text).not.toContain('X7777777')
  })

  test('by its machine readable zone, each check digit told', async () => {
    const lines = composeMrz({
      format: 'TD3',
      documentCode: 'P',
      issuer: 'FRA',
      number: 'X0000001',
      names: { family: 'EXERCISE', given: 'LEA' },
      nationality: 'FRA',
      dateOfBirth: '1990-02-03',
      sex: 'F',
      expiry: '2031-02-03',
    } as Parameters<typeof composeMrz>[0])
    if (isMrzContentFault(lines)) throw new Error(JSON.stringify(lines))
    const read = await ask('vn.post', { travelDocument: { mrz: lines } })
    expect(read.status, read.text).toBe(200)
    expect(read.body.items[0].candidates[0].record.owner).toBe('fr')
    expect(read.body.items[0].understood.checks.every((one: { ok: boolean }) => one.ok)).toBe(true)

    const misread = [lines[0], `${lines[1]?.slice(0, 9)}${lines[1]?.[9] === '1' ? '2' : '1'}${lines[1]?.slice(10)}`]
    const refused = await ask('vn.post', { travelDocument: { mrz: misread } })
    expect(refused.status).toBe(400)
    expect(refused.body.pointers[0]).toMatchObject({
      pointer: '/items/0/travelDocument/mrz/1',
      key: 'fault.check-digit',
    })
    const insisted = await world
      .as('vn.post')
      .post('/api/v1/checks', { ...question({ travelDocument: { mrz: misread } }), checkDigits: 'as-read' })
    expect(insisted.status).toBe(200)
    expect(insisted.body.items[0].understood.notes.length).toBeGreaterThan(0)
  })
})

describe('a vehicle', () => {
  test('is found by VIN, by plate with its country, and by engine number', async () => {
    await enter('de.desk', 'vehicle', {
      reference: 'DE-V-1',
      status: 'stolen',
      purpose: 'locate',
      fields: {
        vin: 'XX0ABCDE0F1234567',
        plate: 'EX-ER 123',
        country: 'DEU',
        engine: 'EXE 000-77',
        make: 'Exercise Motors',
      },
    })
    const reply = await ask(
      'vn.post',
      { vehicle: { vin: 'xx0abcde0f1234567' } },
      { vehicle: { plate: 'EXER123', country: 'DEU' } },
      { vehicle: { engine: 'EXE00077' } },
      { vehicle: { plate: 'EXER123', country: 'FRA' } },
    )
    expect(reply.status, reply.text).toBe(200)
    expect(reply.body.items.map((item: { candidates: object[] }) => item.candidates.length)).toEqual([1, 1, 1, 0])
  })
})

describe('what bad input gets', () => {
  const bad: [string, unknown, string][] = [
    [
      'an unknown member',
      question({ travelDocument: { number: 'X1', country: 'FRA', type: 'passport', colour: 'red' } }),
      '/items/0/travelDocument/colour',
    ],
    [
      'a wrong type',
      question({ travelDocument: { number: 1, country: 'FRA', type: 'passport' } }),
      '/items/0/travelDocument/number',
    ],
    ['an over-long text', question(passport('X'.repeat(41))), '/items/0/travelDocument/number'],
    ['a control character', question(passport('X000\u0000001')), '/items/0/travelDocument/number'],
    [
      'an impossible instant',
      { ...question(passport('X1')), where: { departure: '2026-02-30T00:00:00.000Z' } },
      '/where/departure',
    ],
    ['an unknown country', question(passport('X1', 'ZZZ')), '/items/0/travelDocument/country'],
    [
      'a missing country',
      question({ travelDocument: { number: 'X1', type: 'passport' } }),
      '/items/0/travelDocument/country',
    ],
    ['a plate without its country', question({ vehicle: { plate: 'AB 12' } }), '/items/0/vehicle/country'],
    ['two things in one item', question({ vehicle: { engine: 'EXE1' }, ...passport('X1') }), '/items/0'],
    ['a wrong check digit of a VIN', question({ vehicle: { vin: '1M8GDM9A1KP042788' } }), '/items/0/vehicle/vin'],
    ['no items', question(), '/items'],
  ]
  test.each(bad)('%s is refused whole, with its pointer and a sentence', async (_name, body, pointer) => {
    const reply = await world.as('vn.post').post('/api/v1/checks', body)
    expect(reply.status, reply.text).toBe(400)
    expect(reply.headers['content-type']).toContain('application/problem+json')
    const found = reply.body.pointers.find((one: { pointer: string }) => one.pointer === pointer)
    expect(found, reply.text).toBeDefined()
    expect(found.says).not.toMatch(/^(failure|fault)\./)
  })

  test('duplicate keys in JSON are refused', async () => {
    const reply = await world
      .as('vn.post')
      .post('/api/v1/checks', '{"purpose":"warn","purpose":"security-check","items":[]}')
    expect(reply).toMatchObject({ status: 400, body: { key: 'json.duplicate-key' } })
  })

  test('a foreign purpose, a missing purpose and a missing reference are refused', async () => {
    const bare = world.as('vn.post', { 'liaison-purpose': '', 'liaison-reference': '' })
    const items = [passport('X1')]
    expect(await bare.post('/api/v1/checks', { items })).toMatchObject({
      status: 400,
      body: { key: 'purpose.missing' },
    })
    expect(await bare.post('/api/v1/checks', { purpose: 'security-check', items })).toMatchObject({
      status: 400,
      body: { key: 'purpose.reference-missing' },
    })
    expect(await bare.post('/api/v1/checks', { purpose: 'curiosity', reference: 'R', items })).toMatchObject({
      status: 400,
    })
  })

  test('a national system states purpose and reference of each check; those of its key stand only for what it reads', async () => {
    const key = await createKeyFor(world.database, world.clock, 'vn.system', {}, operations)
    const system = world.withKey(key, { 'liaison-purpose': '', 'liaison-reference': '' })
    const items = [passport('X1')]
    expect(await system.post('/api/v1/checks', { items })).toMatchObject({
      status: 400,
      body: { key: 'purpose.missing' },
    })
    expect(await system.post('/api/v1/checks', { purpose: 'security-check', items })).toMatchObject({
      status: 400,
      body: { key: 'purpose.reference-missing' },
    })
    expect((await system.post('/api/v1/checks', { purpose: 'security-check', reference: 'B-1', items })).status).toBe(
      200,
    )
    expect((await system.get('/api/v1/records/travel-document')).status).toBe(200)
  })

  test('own records too are listed for a stated purpose only', async () => {
    const bare = world.as('fr.desk', { 'liaison-purpose': '', 'liaison-reference': '' })
    expect(await bare.get('/api/v1/records/travel-document')).toMatchObject({
      status: 400,
      body: { key: 'purpose.missing' },
    })
    expect((await world.as('fr.desk').get('/api/v1/records/travel-document')).status).toBe(200)
  })

  test('nobody signed in, no duty: refused, and the refusal of a signed-in officer leaves an entry', async () => {
    expect((await world.stranger().post('/api/v1/checks', question(passport('X1')))).status).toBe(401)
    expect((await ask('vn.administrator', passport('X1'))).status).toBe(403)
    const own = await world.as('vn.administrator').get('/api/v1/facts?refused=true')
    expect(own.body.facts[0]).toMatchObject({ operation: 'check.ask', outcome: 'refused', code: 'duty.missing' })
  })
})

describe('a record kept from a bureau', () => {
  test('answers that bureau byte for byte as a record that does not exist, and others as usual', async () => {
    const kept = { ...lost, reference: 'FR-2026-2', fields: { ...lost.fields, number: 'X0000002' } }
    await enter('fr.desk', 'travel-document', { ...kept, restriction: { mode: 'hidden', bureaus: ['vn'] } })
    const shape = (text: string, number: string) => {
      const body = JSON.parse(text)
      return JSON.stringify({ ...body, id: '', place: 0 }).replaceAll(number, 'N')
    }
    const hidden = await ask('vn.post', passport('X0000002'))
    const absent = await ask('vn.post', passport('X0999992'))
    expect(shape(hidden.text, 'X0000002')).toBe(shape(absent.text, 'X0999992'))
    expect((await ask('us.post', passport('X0000002'))).body.items[0].candidates).toHaveLength(1)
  })

  test('whose owner lets them ask answers owner and database and nothing else', async () => {
    const kept = { ...lost, reference: 'FR-2026-3', fields: { ...lost.fields, number: 'X0000003' } }
    const { id } = await enter('fr.desk', 'travel-document', { ...kept, restriction: { mode: 'ask', bureaus: ['vn'] } })
    const answer = await ask('vn.post', passport('X0000003'))
    expect(answer.text).not.toContain(id)
    const [candidate] = answer.body.items[0].candidates
    expect(candidate.verdict).toBe('ask-owner')
    expect(candidate.record).toEqual({ database: 'travel-document', owner: 'fr' })
    expect(candidate.hit).toBeNull()
    expect(candidate.ask).toEqual(expect.any(String))
  })

  test('that is changed is found by its new number at once, and no more by the old one; withdrawn, not at all', async () => {
    const record = await enter('fr.desk', 'travel-document', {
      ...lost,
      reference: 'FR-2026-4',
      fields: { ...lost.fields, number: 'X0000004' },
    })
    const { reference: _, ...described } = lost
    const changed = await world.as('fr.desk').put(`/api/v1/records/travel-document/${record.id}`, {
      ...described,
      version: record.version,
      fields: { ...lost.fields, number: 'X0000005' },
    })
    expect(changed.status, changed.text).toBe(200)
    await world.settle()
    expect((await ask('us.post', passport('X0000004'))).body.items[0].candidates).toHaveLength(0)
    expect((await ask('us.post', passport('X0000005'))).body.items[0].candidates).toHaveLength(1)
    const withdrawn = await world.as('fr.desk').post(`/api/v1/records/travel-document/${record.id}/withdraw`, {
      version: changed.body.version,
      reason: 'found again',
    })
    expect(withdrawn.status, withdrawn.text).toBe(200)
    await world.settle()
    expect((await ask('us.post', passport('X0000005'))).body.items[0].candidates).toHaveLength(0)
  })
})

test('an officer looks back on the own checks, and nobody on those of others', async () => {
  const reply = await world.as('us.desk').post('/api/v1/checks', question(passport('X5555555')))
  const own = await world.as('us.desk').get('/api/v1/checks')
  expect(own.body.checks[0]).toMatchObject({ id: reply.body.id, items: 1, candidates: 0 })
  expect(own.body.checks[0].asked[0].fields.number).toBe('X5555555')
  expect((await world.as('us.desk-2').get('/api/v1/checks')).body.checks).toEqual([])
})

describe('when a part of the hub is not well', () => {
  test('nothing is shown that could not be entered in the register', async () => {
    const { client } = world.database
    await enter('fr.desk', 'travel-document', {
      ...lost,
      reference: 'FR-2026-20',
      fields: { ...lost.fields, number: 'X0000020' },
    })
    await client.query('alter table ledger_head rename to ledger_head_away')
    const refused = await ask('vn.post', passport('X0000020'))
    await client.query('alter table ledger_head_away rename to ledger_head')
    expect(refused).toMatchObject({ status: 503, body: { key: 'ledger.unavailable' } })
    expect(refused.text).not.toContain('X0000020')
    expect(refused.headers['retry-after']).toBe('1')
    expect(world.takeReports().length).toBeGreaterThan(0)
    expect((await ask('vn.post', passport('X0000020'))).body.items[0].candidates).toHaveLength(1)
  })

  test('a database whose index lags over a second is silent, never a "no match", and health says so', async () => {
    const { client } = world.database
    const entry = { ...lost, reference: 'FR-2026-21', fields: { ...lost.fields, number: 'X0000021' } }
    await client.query('alter table record_version rename to record_version_away')
    const created = await world.as('fr.desk').post('/api/v1/records/travel-document', entry)
    expect(created.status, created.text).toBe(201)
    const reports: unknown[] = []
    await expect.poll(() => reports.push(...world.takeReports())).toBeGreaterThan(0)
    world.clock.advance(1500)
    const silent = await ask('vn.post', passport('X0000021'))
    const health = await world.stranger().get('/api/v1/health')
    await client.query('alter table record_version_away rename to record_version')
    expect(silent.body.items[0]).toMatchObject({
      answered: [],
      silent: ['travel-document', 'tdawn', 'nominal', 'outside-list'],
      candidates: [],
    })
    expect(health.body).toMatchObject({ status: 'degraded', index: { ok: false } })
    await world.settle()
    world.takeReports()
    expect((await ask('vn.post', passport('X0000021'))).body.items[0]).toMatchObject({
      silent: [],
      answered: ['travel-document', 'tdawn', 'nominal', 'outside-list'],
    })
    expect((await ask('vn.post', passport('X0000021'))).body.items[0].candidates).toHaveLength(1)
  })
})
