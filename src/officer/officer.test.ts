// Stories of sign-in, officers and keys: who may act for a bureau, within which rights, and how fast that ends.
import { describe, expect, test } from 'vitest'
import { type Client, startWorld } from '../../test/world.ts'
import { StartRefusal } from '../kernel/failure.ts'
import { platformPart } from './officer.actors.ts'
import { createKeyFor } from './officer.key-command.ts'
import { hashOf } from './officer.sessions.ts'

const world = startWorld()
const demonstration = '/api/v1/sessions/demonstration'

const signIn = (officer: string, headers = {}) => world.stranger(headers).post(demonstration, { officer })
const cookieOf = (reply: Awaited<ReturnType<Client['get']>>): string =>
  String([reply.headers['set-cookie']].flat()[0]).split(';')[0] ?? ''
const tokenOf = (cookie: string): string => cookie.slice(cookie.indexOf('=') + 1)
const withCookie = (cookie: string) => world.stranger({ cookie })
const query = async (text: string, values: unknown[] = []) => (await world.database.client.query(text, values)).rows

const anOfficer = (officer: string, change: object = {}) => ({
  officer,
  title: 'Exercise officer',
  duties: ['desk'],
  clearance: 1,
  ...change,
})
const create = (as: string, officer: string, change: object = {}) =>
  world.as(as).post('/api/v1/officers', anOfficer(officer, change))
const aKey = (officer: string, change: object = {}) => ({ officer, label: 'Exercise border system', ...change })
const makeKey = (as: string, officer: string, change: object = {}) =>
  world.as(as).post('/api/v1/keys', aKey(officer, change))

describe('signing in to a demonstration', () => {
  test('anybody sees the invented officers and picks one', async () => {
    const { status, body } = await world.stranger().get(demonstration)
    expect(status).toBe(200)
    expect(body.officers).toContainEqual({
      officer: 'vn.desk',
      bureau: 'vn',
      bureauName: 'IP Hanoi',
      title: 'Exercise officer of vn: desk',
      duties: ['desk'],
    })
    const reply = await signIn('vn.desk')
    expect(reply).toMatchObject({
      status: 200,
      body: {
        officer: 'vn.desk',
        bureau: 'vn',
        bureauName: 'IP Hanoi',
        duties: ['desk'],
        purpose: null,
        reference: null,
        world: 'demonstration',
        zone: 'Asia/Ho_Chi_Minh',
        serverTime: '2026-11-21T20:05:00.000Z',
        endsAt: '2026-11-22T08:05:00.000Z',
      },
    })
    expect(reply.body.operations).toContain('bureau.list')
    expect(reply.body.operations).not.toContain('officer.create')
    expect(String(reply.headers['set-cookie'])).toMatch(
      /^liaison=[\w-]{43}; Expires=.*; Path=\/; HttpOnly; SameSite=Strict$/,
    )
    expect(await withCookie(cookieOf(reply)).get('/api/v1/session')).toMatchObject({ body: { officer: 'vn.desk' } })
  })

  test('only the hash of the token is stored, and the fact names the officer', async () => {
    const token = tokenOf(cookieOf(await signIn('vn.notices')))
    const rows = await query('select * from session where officer = $1', ['vn.notices'])
    expect(rows[0].hash.equals(hashOf(token))).toBe(true)
    expect(JSON.stringify(rows)).not.toContain(token)
    const facts = await query(
      "select * from fact where operation = 'session.begin-demonstration' and officer = 'vn.notices'",
    )
    expect(facts).toMatchObject([{ bureau: 'vn', outcome: 'done', subject_kind: 'session', subject: rows[0].id }])
  })

  test('an officer nobody knows, a foreign member and a missing name are refused', async () => {
    expect(await signIn('vn.nobody')).toMatchObject({ status: 404, body: { key: 'session.no-such-officer' } })
    expect((await world.stranger().post(demonstration, { officer: 'vn.desk', duty: 'command' })).status).toBe(400)
    expect((await world.stranger().post(demonstration, {})).status).toBe(400)
  })

  test('outside a demonstration nobody signs in by picking an officer', async () => {
    await query("update world set kind = 'real'")
    try {
      const refused = { status: 403, body: { key: 'session.not-a-demonstration' } }
      expect(await signIn('vn.desk')).toMatchObject(refused)
      expect(await world.stranger().get(demonstration)).toMatchObject(refused)
      await query('delete from world')
      expect(await signIn('vn.desk')).toMatchObject(refused)
    } finally {
      await query(
        "insert into world (kind, began_at) values ('demonstration', now()) on conflict (only_one) do update set kind = 'demonstration'",
      )
    }
  })

  test('a browser that signs in again gets a new token, and the old one is worth nothing', async () => {
    const first = cookieOf(await signIn('us.desk'))
    const second = cookieOf(await signIn('us.notices', { cookie: first }))
    expect(second).not.toBe(first)
    expect((await withCookie(first).get('/api/v1/session')).status).toBe(401)
    expect((await withCookie(second).get('/api/v1/session')).body.officer).toBe('us.notices')
  })

  test('twenty sessions of one officer live at once in a demonstration, the oldest gives way', async () => {
    const cookies: string[] = []
    for (let number = 0; number < 21; number += 1) {
      cookies.push(cookieOf(await signIn('de.desk')))
      world.clock.advance(1)
    }
    const statuses = []
    for (const cookie of cookies) statuses.push((await withCookie(cookie).get('/api/v1/session')).status)
    expect(statuses).toEqual([401, ...Array.from({ length: 20 }, () => 200)])
  })
})

describe('a session', () => {
  test('is asked for: without it nothing is shown or set', async () => {
    expect((await world.stranger().get('/api/v1/session')).status).toBe(401)
    expect((await world.stranger().put('/api/v1/session/purpose', { purpose: 'warn', reference: 'X' })).status).toBe(
      401,
    )
    expect((await world.stranger().delete('/api/v1/session')).status).toBe(401)
    expect((await withCookie('liaison=forged').get('/api/v1/session')).status).toBe(401)
  })

  test('carries purpose and reference once they are set, at once', async () => {
    const own = withCookie(cookieOf(await signIn('fr.analyst')))
    expect((await own.get('/api/v1/session')).body).toMatchObject({ purpose: null, reference: null })
    const set = await own.put('/api/v1/session/purpose', { purpose: 'threat-trends', reference: 'SHIFT-7' })
    expect(set).toMatchObject({ status: 200, body: { purpose: 'threat-trends', reference: 'SHIFT-7' } })
    expect((await own.get('/api/v1/session')).body).toMatchObject({ purpose: 'threat-trends', reference: 'SHIFT-7' })
    const [fact] = await query("select * from fact where operation = 'session.purpose' and officer = 'fr.analyst'")
    expect(fact).toMatchObject({ outcome: 'done', subject_kind: 'session' })
  })

  test('takes no purpose that the post does not name', async () => {
    const put = (as: string, body: object) => world.as(as).put('/api/v1/session/purpose', body)
    expect(await put('fr.analyst', { purpose: 'security-check', reference: 'X' })).toMatchObject({
      status: 403,
      body: { key: 'session.purpose-not-granted' },
    })
    expect((await put('fr.auditor', { purpose: 'warn', reference: 'X' })).status).toBe(403)
    expect((await put('fr.desk', { purpose: 'curiosity', reference: 'X' })).status).toBe(400)
    expect((await put('fr.desk', { purpose: 'warn' })).status).toBe(400)
  })

  test('ends with sign-out, for this browser only', async () => {
    const [one, other] = [cookieOf(await signIn('fr.command')), cookieOf(await signIn('fr.command'))]
    expect((await withCookie(one).get('/api/v1/session')).status).toBe(200)
    const reply = await withCookie(one).delete('/api/v1/session')
    expect(reply).toMatchObject({ status: 200, body: {} })
    expect(String(reply.headers['set-cookie'])).toContain('liaison=; Max-Age=0')
    expect((await withCookie(one).get('/api/v1/session')).status).toBe(401)
    expect((await withCookie(other).get('/api/v1/session')).status).toBe(200)
  })

  test('ends after twelve hours, however busy', async () => {
    const own = withCookie(cookieOf(await signIn('eg.desk')))
    for (let hour = 0; hour < 12; hour += 1) {
      expect((await own.get('/api/v1/session')).status).toBe(200)
      world.clock.advance(hour < 11 ? 3_600_000 : 3_599_999)
    }
    expect((await own.get('/api/v1/session')).status).toBe(200)
    world.clock.advance(1)
    expect(await own.get('/api/v1/session')).toMatchObject({ status: 401, body: { key: 'session.ended' } })
    for (const officer of ['vn.desk', 'fr.analyst', 'fr.auditor', 'fr.desk']) world.forget(officer)
  })
})

describe('officers of a bureau', () => {
  test('are seen by those who look after the bureau, each bureau its own; the look leaves a fact', async () => {
    const { status, body } = await world.as('aseanapol.administrator').get('/api/v1/officers?limit=200')
    expect(status).toBe(200)
    expect(new Set(body.officers.map((one: { bureau: string }) => one.bureau))).toEqual(new Set(['aseanapol']))
    const own = body.officers.find((one: { officer: string }) => one.officer === 'aseanapol.administrator')
    const other = body.officers.find((one: { officer: string }) => one.officer === 'aseanapol.analyst')
    expect([own.allowed, other.allowed]).toEqual([
      ['read'],
      ['read', 'invite', 'change', 'suspend', 'recover', 'confirm'],
    ])
    const [fact] = await query("select id from fact where operation = 'officer.list' and bureau = 'aseanapol'")
    const shown = await query('select subject from fact_subject where fact = $1', [fact.id])
    expect(shown).toHaveLength(body.officers.length)
    expect((await world.as('aseanapol.post').get('/api/v1/officers')).status).toBe(403)
    expect((await world.stranger().get('/api/v1/officers')).status).toBe(401)
    expect((await world.as('aseanapol.desk').get('/api/v1/officers?limit=0')).status).toBe(400)
  })

  test('are paged without loss or double', async () => {
    const seen: string[] = []
    for (let after = '', page = 0; page < 20; page += 1) {
      const { body } = await world.as('gs.auditor').get(`/api/v1/officers?limit=3${after && `&after=${after}`}`)
      seen.push(...body.officers.map((one: { officer: string }) => one.officer))
      if (body.after === null) break
      after = body.after
    }
    const rows = await query("select name from officer where bureau = 'gs' order by created_at desc, id desc")
    expect(seen).toEqual(rows.map(({ name }) => name))
  })

  test('are added by the own administrator and sign in at once', async () => {
    const change = { duties: ['notices', 'desk', 'desk'], post: 'Exercise harbour', language: 'fr' }
    expect(await create('fr.administrator', 'fr.desk-9', change)).toMatchObject({
      status: 201,
      body: {
        officer: 'fr.desk-9',
        duties: ['desk', 'notices'],
        post: 'Exercise harbour',
        language: 'fr',
        state: 'active',
      },
    })
    expect((await world.as('fr.desk-9').get('/api/v1/session')).body).toMatchObject({ post: 'Exercise harbour' })
    const [fact] = await query("select * from fact where operation = 'officer.create' and bureau = 'fr'")
    expect(fact).toMatchObject({ outcome: 'done', officer: 'fr.administrator', tell: ['fr'], detail: { clearance: 1 } })
  })

  test('are added by nobody else, nowhere else, and not twice', async () => {
    expect((await world.stranger().post('/api/v1/officers', anOfficer('fr.x'))).status).toBe(401)
    expect(await create('fr.desk', 'fr.x')).toMatchObject({ status: 403, body: { key: 'duty.missing' } })
    expect(await create('fr.administrator', 'vn.x')).toMatchObject({
      status: 403,
      body: { key: 'officer.other-bureau' },
    })
    expect(await create('fr.administrator', 'fr.desk')).toMatchObject({ status: 409, body: { key: 'officer.exists' } })
  })

  test('are never cleared above the bureau, nor given an impossible name, entity or mix of duties', async () => {
    const refused = async (status: number, key: string, pointer: string, name: string, change: object = {}) =>
      expect(await create('fr.administrator', name, change)).toMatchObject({
        status,
        body: { key, pointers: [{ pointer, key }] },
      })
    await refused(403, 'officer.beyond-bureau', '/clearance', 'fr.x', { clearance: 3 })
    await refused(400, 'officer.bad-name', '/officer', 'FR.X')
    await refused(400, 'officer.bad-name', '/officer', 'fr')
    await refused(400, 'officer.no-such-unit', '/unit', 'fr.x', { unit: 'nowhere' })
    await refused(400, 'officer.system-alone', '/duties', 'fr.x', { duties: ['system', 'desk'] })
    for (const change of [
      { clearance: 0 },
      { duties: [] },
      { duties: ['king'] },
      { title: '\u202e' },
      { bureau: 'gs' },
    ])
      expect((await create('fr.administrator', 'fr.x', change)).status).toBe(400)
  })

  test('lose sessions and keys the moment they are suspended, for good', async () => {
    const suspend = (as: string, change: object = {}) =>
      world.as(as).post('/api/v1/officers/us.lost/suspension', {
        version: 1,
        reason: 'EXERCISE: telephone lost',
        suspended: true,
        ...change,
      })
    await create('us.administrator', 'us.lost')
    const { body } = await makeKey('us.administrator', 'us.lost')
    const [browser, system] = [withCookie(cookieOf(await signIn('us.lost'))), world.withKey(body.key)]
    expect([(await browser.get('/api/v1/session')).status, (await system.get('/api/v1/session')).status]).toEqual([
      200, 200,
    ])

    expect(await suspend('us.desk')).toMatchObject({ status: 403 })
    expect(await suspend('vn.administrator')).toMatchObject({ status: 404, body: { key: 'officer.not-found' } })
    expect(await suspend('us.administrator', { version: 5 })).toMatchObject({
      status: 409,
      body: { key: 'officer.stale' },
    })
    expect(await suspend('us.administrator', { suspended: false })).toMatchObject({
      status: 409,
      body: { key: 'officer.not-suspended' },
    })
    expect(await suspend('us.administrator', { reason: '' })).toMatchObject({ status: 400 })
    expect(await suspend('us.administrator')).toMatchObject({ status: 200, body: { state: 'suspended', version: 2 } })
    expect([(await browser.get('/api/v1/session')).status, (await system.get('/api/v1/session')).status]).toEqual([
      401, 401,
    ])
    expect(await signIn('us.lost')).toMatchObject({ status: 403, body: { key: 'session.officer-suspended' } })
    expect(await makeKey('us.administrator', 'us.lost')).toMatchObject({
      status: 409,
      body: { key: 'key.officer-suspended' },
    })
    expect(await suspend('us.administrator', { version: 2 })).toMatchObject({
      status: 409,
      body: { key: 'officer.already-suspended' },
    })
    const [fact] = await query(
      "select detail from fact where operation = 'officer.suspend' and outcome = 'done' and bureau = 'us'",
    )
    expect(fact.detail).toMatchObject({ state: 'suspended', sessions: 1, keys: 1 })

    expect((await suspend('us.administrator', { version: 2, suspended: false })).status).toBe(200)
    expect([(await browser.get('/api/v1/session')).status, (await system.get('/api/v1/session')).status]).toEqual([
      401, 401,
    ])
    expect((await signIn('us.lost')).status).toBe(200)
  })

  test('cannot suspend themselves', async () => {
    const body = { version: 1, reason: 'EXERCISE', suspended: true }
    expect(await world.as('vn.administrator').post('/api/v1/officers/vn.administrator/suspension', body)).toMatchObject(
      {
        status: 403,
        body: { key: 'officer.not-yourself' },
      },
    )
    expect((await world.stranger().post('/api/v1/officers/vn.desk/suspension', body)).status).toBe(401)
  })
})

describe('keys of national systems', () => {
  test('are shown once, stored as a hash, and work within the officer’s rights', async () => {
    const { status, body } = await makeKey('vn.administrator', 'vn.system', {
      databases: ['vehicle'],
      purposes: ['security-check'],
      purpose: 'security-check',
      reference: 'GATE-1',
      post: 'Exercise gate 1',
      days: 30,
    })
    expect(status).toBe(201)
    expect(body.key).toMatch(/^lk_[\w-]{43}$/)
    expect(body.made).toMatchObject({
      officer: 'vn.system',
      quota: 6000,
      createdBy: 'vn.administrator',
      revokedAt: null,
    })
    const stored = await query('select * from api_key where id = $1', [body.made.id])
    expect(stored[0].hash.equals(hashOf(body.key))).toBe(true)
    expect(JSON.stringify(stored)).not.toContain(body.key.slice(3))

    const system = world.withKey(body.key)
    expect((await system.get('/api/v1/session')).body).toMatchObject({
      officer: 'vn.system',
      databases: ['vehicle'],
      purposes: ['security-check'],
      purpose: 'security-check',
      reference: 'GATE-1',
      post: 'Exercise gate 1',
      endsAt: body.made.endsAt,
    })
    const listed = await world.as('vn.auditor').get('/api/v1/keys')
    expect(listed.body.keys).toContainEqual({ ...body.made, allowed: ['read'], lastUsedAt: world.clock.now() })
    expect(listed.text).not.toContain(body.key)
  })

  test('may do by default what the officer’s duties admit, but nothing that needs a person', async () => {
    const { body } = await makeKey('fr.administrator', 'fr.administrator')
    expect(body.made.operations).toContain('officer.list')
    expect(
      body.made.operations.filter((name: string) => /create|suspend|revoke|describe|session\.(end|purpose)/.test(name)),
    ).toEqual([])
    const system = world.withKey(body.key)
    expect((await system.get('/api/v1/officers')).status).toBe(200)
    expect((await system.post('/api/v1/officers', anOfficer('fr.made-by-key'))).status).toBe(403)
    expect((await system.post('/api/v1/keys', aKey('fr.system'))).status).toBe(403)
    expect(await system.put('/api/v1/session/purpose', { purpose: 'warn', reference: 'X' })).toMatchObject({
      status: 403,
      body: { key: 'duty.missing' },
    })
    expect((await system.delete('/api/v1/session')).status).toBe(403)
  })

  test('never go beyond their officer, each excess with its pointer', async () => {
    const wish = {
      databases: ['vehicle', 'nuclear'],
      operations: ['check.ask', 'officer.create'],
      purposes: ['warn'],
      purpose: 'wanted',
    }
    expect(await makeKey('fr.administrator', 'fr.system', wish)).toMatchObject({
      status: 403,
      body: {
        key: 'key.beyond-officer',
        pointers: [{ pointer: '/databases' }, { pointer: '/operations' }, { pointer: '/purpose' }],
      },
    })
    expect(await query("select 1 from api_key where officer = 'fr.system'")).toEqual([])
  })

  test('are made by the own administrator only', async () => {
    expect((await world.stranger().post('/api/v1/keys', aKey('fr.system'))).status).toBe(401)
    expect(await makeKey('fr.desk', 'fr.system')).toMatchObject({ status: 403, body: { key: 'duty.missing' } })
    const hidden = await makeKey('vn.administrator', 'fr.system')
    const absent = await makeKey('vn.administrator', 'fr.nobody')
    expect(hidden).toMatchObject({ status: 404, body: { key: 'officer.not-found' } })
    expect(hidden.text).toBe(absent.text)
    expect((await makeKey('fr.administrator', 'fr.system', { days: 10_000 })).status).toBe(400)
    expect((await makeKey('fr.administrator', 'fr.system', { purposes: ['curiosity'] })).status).toBe(400)
  })

  test('are listed and revoked by their bureau alone, and stop at once', async () => {
    const { body } = await makeKey('de.administrator', 'de.system')
    const revoke = (as: string, id = body.made.id) => world.as(as).post(`/api/v1/keys/${id}/revoke`)
    const system = world.withKey(body.key)
    expect((await system.get('/api/v1/bureaus')).status).toBe(200)
    expect((await world.stranger().get('/api/v1/keys')).status).toBe(401)
    expect((await world.as('de.desk').get('/api/v1/keys')).status).toBe(403)
    expect((await world.as('eg.auditor').get('/api/v1/keys')).body.keys).toEqual([])
    expect((await world.stranger().post(`/api/v1/keys/${body.made.id}/revoke`)).status).toBe(401)
    expect((await revoke('de.auditor')).status).toBe(403)
    const hidden = await revoke('fr.administrator')
    const absent = await revoke('fr.administrator', '00000000-0000-7000-8000-000000000000')
    expect(hidden).toMatchObject({ status: 404, body: { key: 'key.not-found' } })
    expect(hidden.text).toBe(absent.text)
    expect((await revoke('de.administrator', 'nonsense')).status).toBe(400)
    expect(await revoke('de.administrator')).toMatchObject({ status: 200, body: { id: body.made.id, allowed: [] } })
    expect(await system.get('/api/v1/bureaus')).toMatchObject({ status: 401, body: { key: 'key.not-good' } })
    expect(await revoke('de.administrator')).toMatchObject({ status: 409, body: { key: 'key.already-revoked' } })
  })

  test('end on their day', async () => {
    const { body } = await makeKey('eg.administrator', 'eg.system', { days: 1 })
    const system = world.withKey(body.key)
    expect((await system.get('/api/v1/bureaus')).status).toBe(200)
    world.clock.advance(24 * 3_600_000 - 1)
    expect((await system.get('/api/v1/bureaus')).status).toBe(200)
    world.clock.advance(1)
    expect((await system.get('/api/v1/bureaus')).status).toBe(401)
  })

  test('are made at the command line too, with their fact, and faults are told in words', async () => {
    const make = (officer: string, options: Record<string, string> = {}) =>
      createKeyFor(world.database, world.clock, officer, { officer, ...options }, world.hub.part(platformPart))
    const key = await make('xa.system', {
      label: 'Exercise',
      days: '2',
      quota: '60',
      purpose: 'warn',
      reference: 'X-1',
    })
    expect((await world.withKey(key).get('/api/v1/session')).body).toMatchObject({
      officer: 'xa.system',
      purpose: 'warn',
    })
    const [fact] = await query("select * from fact where operation = 'key.create' and bureau = 'xa'")
    expect(fact).toMatchObject({ outcome: 'done', officer: 'xa.system', detail: { by: 'command-line' } })
    for (const [officer, options] of [
      ['xa.nobody', {}],
      ['xa.system', { days: '0' }],
      ['xa.system', { quota: '1e3' }],
      ['xa.system', { purpose: 'curiosity' }],
      ['xa.system', { label: '\u0007' }],
      ['xa.system', { colour: 'red' }],
    ] as const)
      await expect(make(officer, options)).rejects.toThrow(StartRefusal)
  })
})
