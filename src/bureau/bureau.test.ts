// Stories of bureaus: what everybody knows of them, what they state themselves, what is granted, what suspension leaves.
import { describe, expect, test } from 'vitest'
import { startWorld } from '../../test/world.ts'

const world = startWorld()

const bureau = async (code: string, as = 'vn.desk') => (await world.as(as).get(`/api/v1/bureaus/${code}`)).body
const described = async (code: string) => ({
  version: (await bureau(code)).version,
  zone: 'Asia/Ho_Chi_Minh',
  hours: 'Duty officer around the clock',
  telephone: {
    number: '+84 000 000 0001',
    extension: '12',
    languages: ['vi', 'en'],
    alternate: '+84 000 000 0002',
    lastTestedAt: '2026-11-20T01:00:00.000Z',
  },
  weekend: [7, 6, 7],
  clocks: { 'very-urgent': 5, urgent: 30, normal: 600 },
})
const factsOf = async (operation: string) => {
  await world.settle()
  const { rows } = await world.database.client.query(
    'select outcome, code, bureau, officer, subject_kind, subject, tell, detail from fact where operation = $1 order by place',
    [operation],
  )
  return rows
}

describe('what everybody knows of a bureau', () => {
  test('nobody sees it without signing in', async () => {
    for (const path of ['/api/v1/bureaus', '/api/v1/bureaus/vn', '/api/v1/units'])
      expect((await world.stranger().get(path)).status).toBe(401)
  })

  test('a post finds whom to call in all bureaus, and nobody’s grants but its own', async () => {
    const { status, body } = await world.as('vn.post').get('/api/v1/bureaus')
    expect(status).toBe(200)
    expect(body.bureaus.map((one: { code: string }) => one.code)).toEqual([
      'aseanapol',
      'de',
      'eg',
      'fr',
      'gs',
      'iom',
      'us',
      'vn',
      'xa',
    ])
    const [french] = body.bureaus.filter((one: { code: string }) => one.code === 'fr')
    expect(french).toMatchObject({
      name: 'IP Paris',
      country: 'FRA',
      countryName: 'France',
      state: 'active',
      clocks: { 'very-urgent': 10, urgent: 60, normal: 720 },
      telephone: { languages: [], lastTestedAt: null },
      allowed: ['read'],
    })
    expect(french).not.toHaveProperty('grants')
    expect(await bureau('vn')).toMatchObject({ grants: { clearance: 2 } })
    expect(await bureau('vn', 'gs.desk')).toMatchObject({ grants: { clearance: 2 } })
    expect(await bureau('aseanapol')).toMatchObject({ name: 'ASEANAPOL', country: null, countryName: null })
  })

  test('a bureau that does not exist is not found, an impossible code is told', async () => {
    expect((await world.as('vn.desk').get('/api/v1/bureaus/zz')).status).toBe(404)
    expect((await world.as('vn.desk').get('/api/v1/bureaus/VN')).status).toBe(400)
  })
})

describe('what a bureau states about itself', () => {
  test('its own administrator states zone, hours, telephones and clocks', async () => {
    const { status, body } = await world.as('vn.administrator').put('/api/v1/bureaus/vn', await described('vn'))
    expect(status).toBe(200)
    expect(body).toMatchObject({
      hours: 'Duty officer around the clock',
      telephone: { number: '+84 000 000 0001', extension: '12', languages: ['vi', 'en'] },
      weekend: [6, 7],
      clocks: { 'very-urgent': 5, urgent: 30, normal: 600 },
      languages: ['vi', 'en'],
      version: 2,
      allowed: ['read', 'readGrants', 'describe'],
    })
    expect(await bureau('vn', 'fr.post')).toMatchObject({ telephone: { alternate: '+84 000 000 0002' } })
    expect(await factsOf('bureau.describe')).toMatchObject([
      { outcome: 'done', bureau: 'vn', officer: 'vn.administrator', subject: 'vn', tell: ['vn', 'gs'] },
    ])
  })

  test('a desk may not, another bureau may not, and a stranger is not asked', async () => {
    const body = await described('vn')
    expect(await world.as('vn.desk').put('/api/v1/bureaus/vn', body)).toMatchObject({
      status: 403,
      body: { key: 'duty.missing' },
    })
    for (const other of ['fr.administrator', 'gs.administrator'])
      expect(await world.as(other).put('/api/v1/bureaus/vn', body)).toMatchObject({
        status: 403,
        body: { key: 'bureau.not-yours' },
      })
    expect((await world.stranger().put('/api/v1/bureaus/vn', body)).status).toBe(401)
  })

  test('a stale version, an unknown zone, clocks out of order and a test in the future are told with their pointers', async () => {
    const good = await described('vn')
    const put = (change: object) => world.as('vn.administrator').put('/api/v1/bureaus/vn', { ...good, ...change })
    expect(await put({ version: good.version - 1 })).toMatchObject({ status: 409, body: { key: 'bureau.stale' } })
    expect(
      await put({
        zone: 'Asia/Saigon-South',
        clocks: { 'very-urgent': 90, urgent: 60, normal: 720 },
        telephone: { languages: [], lastTestedAt: '2026-11-21T20:05:00.001Z' },
      }),
    ).toMatchObject({
      status: 400,
      body: {
        pointers: [{ pointer: '/zone' }, { pointer: '/clocks' }, { pointer: '/telephone/lastTestedAt' }],
      },
    })
    for (const change of [
      { weekend: [8] },
      { databases: ['vehicle'] },
      { clearance: 3 },
      { telephone: { number: '\u0000' } },
    ])
      expect((await put(change)).status).toBe(400)
    expect((await bureau('vn')).version).toBe(good.version)
  })
})

describe('what is granted to a bureau', () => {
  const grants = async (code: string, change: object = {}) => ({
    version: (await bureau(code)).version,
    databases: ['vehicle'],
    purposes: ['security-check', 'wanted'],
    clearance: 1,
    reason: 'Exercise: agreed on for this bureau',
    ...change,
  })

  test('the General Secretariat’s administrator grants, and every officer of the bureau follows at once', async () => {
    expect((await world.as('de.desk').get('/api/v1/session')).body.databases).toContain('travel-document')
    const reply = await world.as('gs.administrator').put('/api/v1/bureaus/de/grants', await grants('de'))
    expect(reply).toMatchObject({
      status: 200,
      body: { grants: { databases: ['vehicle'], purposes: ['wanted', 'security-check'], clearance: 1 } },
    })
    await world.settle()
    expect((await world.as('de.desk').get('/api/v1/session')).body).toMatchObject({
      databases: ['vehicle'],
      purposes: ['wanted', 'security-check'],
    })
    expect(await factsOf('bureau.grant')).toMatchObject([
      {
        outcome: 'done',
        subject: 'de',
        tell: ['de', 'gs'],
        detail: { before: { clearance: 2 }, after: { clearance: 1 } },
      },
    ])
    const { rows } = await world.database.client.query(
      "select asked from fact_asked a join fact f on f.id = a.fact where f.operation = 'bureau.grant'",
    )
    expect(rows).toEqual([{ asked: { reason: 'Exercise: agreed on for this bureau' } }])
  })

  test('who may grant reads when, by whom and why it was set, the newest first and page by page', async () => {
    const path = '/api/v1/bureaus/de/grants'
    const secretariat = world.as('gs.administrator')
    const before = (await secretariat.get(path)).body.grantings
    const again = await grants('de', { databases: [], reason: 'Exercise: ended by agreement' })
    expect((await secretariat.put(path, again)).status).toBe(200)
    const first = await secretariat.get(`${path}?limit=1`)
    expect(first).toMatchObject({
      status: 200,
      body: {
        grantings: [
          {
            at: world.clock.now(),
            officer: 'gs.administrator',
            before: { databases: ['vehicle'], clearance: 1 },
            after: { databases: [], clearance: 1 },
            reason: 'Exercise: ended by agreement',
          },
        ],
      },
    })
    expect((await secretariat.get(`${path}?limit=1&after=${first.body.after}`)).body.grantings).toEqual(
      before.slice(0, 1),
    )
    expect((await secretariat.get('/api/v1/bureaus/us/grants')).body).toEqual({ grantings: [], after: null })
    await world.settle()
    expect((await factsOf('bureau.grants')).at(-1)).toMatchObject({ officer: 'gs.administrator', subject: 'us' })
  })

  test('a reason whose time is over, and one of before reasons were asked for, are empty', async () => {
    const path = '/api/v1/bureaus/de/grants'
    const { client } = world.database
    const reasons = async () =>
      (await world.as('gs.administrator').get(path)).body.grantings.map((one: { reason: unknown }) => one.reason)
    expect(await reasons()).toEqual(['Exercise: ended by agreement', 'Exercise: agreed on for this bureau'])
    await client.query(`update fact_asked set erase_on = $1::date where asked->>'reason' like '%agreement'`, [
      world.clock.now(),
    ])
    await client.query(`delete from fact_asked where asked->>'reason' like '%for this bureau'`)
    expect(await reasons()).toEqual([null, null])
  })

  test('reasons are told to nobody else, the bureau itself included', async () => {
    for (const other of ['de.administrator', 'gs.command', 'gs.desk', 'vn.administrator'])
      expect([other, (await world.as(other).get('/api/v1/bureaus/de/grants')).status]).toEqual([other, 403])
    expect((await world.stranger().get('/api/v1/bureaus/de/grants')).status).toBe(401)
    expect((await world.as('gs.administrator').get('/api/v1/bureaus/zz/grants')).status).toBe(404)
  })

  test('nobody grants to themselves', async () => {
    const body = await grants('fr', { clearance: 3 })
    expect(await world.as('fr.administrator').put('/api/v1/bureaus/fr/grants', body)).toMatchObject({
      status: 403,
      body: { key: 'bureau.general-secretariat-only' },
    })
    expect((await world.as('gs.command').put('/api/v1/bureaus/fr/grants', body)).status).toBe(403)
    expect((await world.stranger().put('/api/v1/bureaus/fr/grants', body)).status).toBe(401)
    expect((await bureau('fr', 'gs.desk')).grants.clearance).toBe(2)
  })

  test('a foreign purpose, a level that does not exist and a stale version are refused', async () => {
    const put = async (change: object) =>
      (await world.as('gs.administrator').put('/api/v1/bureaus/fr/grants', await grants('fr', change))).status
    expect(await put({ purposes: ['curiosity'] })).toBe(400)
    expect(await put({ clearance: 4 })).toBe(400)
    for (const reason of [undefined, '']) expect(await put({ reason })).toBe(400)
    for (const version of [99, 2_147_483_647]) expect(await put({ version })).toBe(409)
    expect((await world.as('gs.administrator').put('/api/v1/bureaus/zz/grants', await grants('fr'))).status).toBe(404)
  })
})

describe('a suspended bureau', () => {
  const suspend = async (as: string, code: string, suspended: boolean) =>
    world.as(as).post(`/api/v1/bureaus/${code}/suspension`, {
      version: (await bureau(code)).version,
      reason: 'EXERCISE: records entered in bad faith',
      suspended,
    })

  test('only the General Secretariat suspends, and never itself', async () => {
    expect(await suspend('fr.command', 'xa', true)).toMatchObject({
      status: 403,
      body: { key: 'bureau.general-secretariat-only' },
    })
    expect(await suspend('gs.desk', 'xa', true)).toMatchObject({ status: 403, body: { key: 'duty.missing' } })
    expect(await suspend('gs.command', 'gs', true)).toMatchObject({
      status: 403,
      body: { key: 'bureau.general-secretariat-only' },
    })
    expect(await suspend('gs.command', 'xa', false)).toMatchObject({
      status: 409,
      body: { key: 'bureau.not-suspended' },
    })
  })

  test('checks nothing and writes nothing, reads what is its own, works again once restored; the reason stands beside the facts', async () => {
    const question = {
      purpose: 'security-check',
      reference: 'EXERCISE-1',
      items: [{ vehicle: { vin: '1M8GDM9AXKP042788' } }],
    }
    const unit = { code: 'border', name: 'Exercise border police', kind: 'border' }
    expect((await world.as('xa.post').get('/api/v1/session')).body.bureauState).toBe('active')
    expect(await suspend('gs.command', 'xa', true)).toMatchObject({ status: 200, body: { state: 'suspended' } })
    expect(await suspend('gs.administrator', 'xa', true)).toMatchObject({
      status: 409,
      body: { key: 'bureau.already-suspended' },
    })
    await world.settle()

    expect((await world.as('xa.post').post('/api/v1/checks', question)).status).toBe(403)
    expect((await world.as('xa.administrator').post('/api/v1/units', unit)).status).toBe(403)
    const purpose = await world
      .as('xa.desk')
      .put('/api/v1/session/purpose', { purpose: 'warn', reference: 'EXERCISE-2' })
    expect(purpose.status).toBe(403)
    const { body: session } = await world.as('xa.administrator').get('/api/v1/session')
    expect(session).toMatchObject({ bureauState: 'suspended', databases: [], purposes: [] })
    expect(session.operations).toContain('officer.suspend')
    expect(session.operations).not.toContain('officer.create')
    expect((await world.as('xa.administrator').get('/api/v1/officers')).status).toBe(200)
    world.forget('xa.auditor')
    expect((await world.as('xa.auditor').get('/api/v1/session')).status).toBe(200)

    expect(await suspend('gs.administrator', 'xa', false)).toMatchObject({ status: 200, body: { state: 'active' } })
    await world.settle()
    expect((await world.as('xa.post').get('/api/v1/session')).body.databases).toContain('vehicle')
    expect((await world.as('xa.administrator').post('/api/v1/units', unit)).status).toBe(201)

    const done = (await factsOf('bureau.suspend')).filter(({ outcome }) => outcome === 'done')
    expect(done).toMatchObject([
      { subject: 'xa', officer: 'gs.command', tell: ['xa', 'gs'], detail: { state: 'suspended' } },
      { subject: 'xa', officer: 'gs.administrator', detail: { state: 'active' } },
    ])
    expect(JSON.stringify(done)).not.toContain('bad faith')
    const { rows } = await world.database.client.query('select asked from fact_asked')
    expect(JSON.stringify(rows)).toContain('bad faith')
  })
})

describe('national entities', () => {
  const entry = (code: string) => ({ code, name: 'Exercise airport police', kind: 'border', databases: ['vehicle'] })
  const suspension = { version: 1, reason: 'EXERCISE: devices lost', suspended: true }

  test('an administrator gives an entity of the own bureau access, and its desk sees it', async () => {
    const { status, body } = await world.as('eg.administrator').post('/api/v1/units', entry('airport'))
    expect(status).toBe(201)
    expect(body).toMatchObject({
      bureau: 'eg',
      code: 'airport',
      databases: ['vehicle'],
      state: 'active',
      allowed: ['read', 'change', 'suspend'],
    })
    expect(body.purposes).toHaveLength(8)
    expect((await world.as('eg.desk').get('/api/v1/units')).body.units).toMatchObject([
      { code: 'airport', allowed: ['read'] },
    ])
    expect((await world.as('us.administrator').get('/api/v1/units')).body.units).toEqual([])
  })

  test('a desk may not, a stranger may not, and nobody twice', async () => {
    expect((await world.as('vn.desk').post('/api/v1/units', entry('harbour'))).status).toBe(403)
    expect((await world.as('vn.post').get('/api/v1/units')).status).toBe(403)
    expect((await world.stranger().post('/api/v1/units', entry('harbour'))).status).toBe(401)
    expect((await world.as('vn.administrator').post('/api/v1/units', entry('harbour'))).status).toBe(201)
    expect(await world.as('vn.administrator').post('/api/v1/units', entry('harbour'))).toMatchObject({
      status: 409,
      body: { key: 'unit.exists' },
    })
    expect((await world.as('fr.administrator').post('/api/v1/units', entry('harbour'))).status).toBe(201)
  })

  test('an entity is never given more than the bureau has', async () => {
    const { version } = await bureau('aseanapol', 'gs.administrator')
    const grants = { version, databases: ['vehicle'], purposes: ['threat-trends'], clearance: 1, reason: 'Exercise' }
    expect((await world.as('gs.administrator').put('/api/v1/bureaus/aseanapol/grants', grants)).status).toBe(200)
    await world.settle()
    const reply = await world.as('aseanapol.administrator').post('/api/v1/units', {
      ...entry('project'),
      databases: ['vehicle', 'travel-document'],
      purposes: ['forensic'],
    })
    expect(reply).toMatchObject({
      status: 403,
      body: { key: 'unit.beyond-bureau', pointers: [{ pointer: '/databases' }, { pointer: '/purposes' }] },
    })
  })

  test('a bad code, a foreign kind, an unknown member and a foreign page mark are refused', async () => {
    const post = async (change: object) =>
      (await world.as('fr.administrator').post('/api/v1/units', { ...entry('rail'), ...change })).status
    expect(await post({ code: 'Airport 1' })).toBe(400)
    expect(await post({ kind: 'secret-service' })).toBe(400)
    expect(await post({ clearance: 3 })).toBe(400)
    expect((await world.as('fr.administrator').get('/api/v1/units?after=nonsense')).status).toBe(400)
  })

  test('suspending an entity stops its officers; another bureau cannot even see it', async () => {
    const suspend = (as: string, change: object = {}) =>
      world.as(as).post('/api/v1/units/gate/suspension', { ...suspension, ...change })
    const officer = { officer: 'vn.gate', unit: 'gate', title: 'Exercise gate officer', duties: ['post'], clearance: 1 }
    await world.as('vn.administrator').post('/api/v1/units', entry('gate'))
    expect((await world.as('vn.administrator').post('/api/v1/officers', officer)).status).toBe(201)
    expect((await world.as('vn.gate').get('/api/v1/session')).body).toMatchObject({
      unit: 'gate',
      databases: ['vehicle'],
    })

    expect(await suspend('fr.administrator')).toMatchObject({ status: 404, body: { key: 'unit.not-found' } })
    expect((await suspend('vn.desk')).status).toBe(403)
    expect((await world.stranger().post('/api/v1/units/gate/suspension', suspension)).status).toBe(401)
    expect(await suspend('vn.administrator', { version: 7 })).toMatchObject({
      status: 409,
      body: { key: 'unit.stale' },
    })
    expect(await suspend('vn.administrator', { reason: ' ' })).toMatchObject({ status: 400 })
    expect(await suspend('vn.administrator')).toMatchObject({ status: 200, body: { state: 'suspended', version: 2 } })
    await world.settle()
    expect((await world.as('vn.gate').get('/api/v1/session')).status).toBe(401)
    expect(await world.stranger().post('/api/v1/sessions/demonstration', { officer: 'vn.gate' })).toMatchObject({
      status: 403,
      body: { key: 'session.unit-suspended' },
    })
    expect(await suspend('vn.administrator', { version: 2 })).toMatchObject({
      status: 409,
      body: { key: 'unit.already-suspended' },
    })
    expect((await suspend('vn.administrator', { version: 2, suspended: false })).status).toBe(200)
    await world.settle()
    expect((await world.as('vn.gate').get('/api/v1/session')).status).toBe(200)
  })

  test('entities are paged, newest first', async () => {
    for (const code of ['one', 'two', 'three']) await world.as('xa.administrator').post('/api/v1/units', entry(code))
    const first = await world.as('xa.administrator').get('/api/v1/units?limit=2')
    const second = await world.as('xa.administrator').get(`/api/v1/units?limit=2&after=${first.body.after}`)
    const codes = (reply: typeof first) => reply.body.units.map((one: { code: string }) => one.code)
    expect(codes(first)).toEqual(['three', 'two'])
    expect(codes(second)[0]).toBe('one')
  })
})
