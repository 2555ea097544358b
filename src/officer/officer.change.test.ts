// Stories of delegated administration: what an administrator may make of officers and entities, the quarterly confirmation, keys that follow one another.
import { describe, expect, test } from 'vitest'
import { startWorld } from '../../test/world.ts'

const world = startWorld()
const query = async (text: string, values: unknown[] = []) => (await world.database.client.query(text, values)).rows
const day = 24 * 3_600_000
const failing = (status: number, key: string) => ({ status, body: { key } })

const create = async (as: string, officer: string, change: object = {}) => {
  const body = { officer, title: 'Exercise officer', duties: ['desk'], clearance: 1, ...change }
  return world.as(as).post('/api/v1/officers', body)
}
const wish = (change: object = {}) => ({
  version: 1,
  reason: 'Exercise: new function',
  title: 'Exercise officer',
  duties: ['desk'],
  clearance: 1,
  language: 'en',
  ...change,
})
const change = (as: string, officer: string, body: object) => world.as(as).put(`/api/v1/officers/${officer}`, body)
const makeUnit = (as: string, code: string, more: object = {}) =>
  world.as(as).post('/api/v1/units', { code, name: 'Exercise entity', kind: 'border', ...more })

describe('an administrator changes an officer', () => {
  test('and the officer feels it at the next request; the fact says before and after, the reason stands beside it', async () => {
    await create('vn.administrator', 'vn.desk-40')
    const own = world.as('vn.desk-40')
    expect((await own.get('/api/v1/keys')).status).toBe(403)
    const changed = await change('vn.administrator', 'vn.desk-40', wish({ duties: ['auditor'], clearance: 2 }))
    expect(changed).toMatchObject({ status: 200, body: { duties: ['auditor'], clearance: 2, version: 2 } })
    expect((await own.get('/api/v1/keys')).status).toBe(200)
    const [fact] = await query("select * from fact where operation = 'officer.change' and outcome = 'done'")
    expect(fact).toMatchObject({
      officer: 'vn.administrator',
      tell: ['vn'],
      detail: {
        before: { duties: ['desk'], clearance: 1, unit: '' },
        after: { duties: ['auditor'], clearance: 2, unit: '' },
      },
    })
    expect(JSON.stringify(fact)).not.toContain('new function')
    expect(await query('select asked from fact_asked where fact = $1', [fact.id])).toEqual([
      { asked: { reason: 'Exercise: new function' } },
    ])
  })

  test('of the own bureau, never oneself, never beyond the bureau, from the version that was read', async () => {
    await create('vn.administrator', 'vn.desk-41')
    expect(await change('fr.administrator', 'vn.desk-41', wish())).toMatchObject(failing(404, 'officer.not-found'))
    expect(await change('gs.administrator', 'vn.desk-41', wish())).toMatchObject(failing(404, 'officer.not-found'))
    expect(await change('vn.desk', 'vn.desk-41', wish())).toMatchObject(failing(403, 'duty.missing'))
    expect(await change('vn.administrator', 'vn.administrator', wish())).toMatchObject(
      failing(403, 'officer.not-yourself'),
    )
    expect(await change('vn.administrator', 'vn.desk-41', wish({ clearance: 3 }))).toMatchObject(
      failing(403, 'officer.beyond-bureau'),
    )
    expect(await change('vn.administrator', 'vn.desk-41', wish({ unit: 'nowhere' }))).toMatchObject(
      failing(400, 'officer.no-such-unit'),
    )
    expect(await change('vn.administrator', 'vn.desk-41', wish({ duties: ['system', 'desk'] }))).toMatchObject(
      failing(400, 'officer.system-alone'),
    )
    expect(await change('vn.administrator', 'vn.desk-41', wish({ version: 2 }))).toMatchObject(
      failing(409, 'officer.stale'),
    )
    expect((await change('vn.administrator', 'vn.desk-41', wish({ duties: [] }))).status).toBe(400)
    expect((await query("select version from officer where name = 'vn.desk-41'"))[0].version).toBe(1)
  })
})

describe('the administrator of an entity', () => {
  test('looks after its people and nothing beyond it', async () => {
    expect((await makeUnit('fr.administrator', 'airport')).status).toBe(201)
    expect((await makeUnit('fr.administrator', 'harbour')).status).toBe(201)
    await create('fr.administrator', 'fr.airport-boss', { duties: ['administrator'], unit: 'airport' })
    await create('fr.administrator', 'fr.harbour-desk', { unit: 'harbour' })
    const boss = 'fr.airport-boss'
    expect((await create(boss, 'fr.airport-desk', { unit: 'airport' })).status).toBe(201)
    const beyond = failing(403, 'officer.beyond-entity')
    expect(await create(boss, 'fr.free-desk')).toMatchObject(beyond)
    expect(await create(boss, 'fr.harbour-desk-2', { unit: 'harbour' })).toMatchObject(beyond)
    for (const duty of ['command', 'data-protection', 'auditor', 'notices', 'compliance'])
      expect(await create(boss, `fr.airport-${duty}`, { unit: 'airport', duties: [duty] })).toMatchObject(beyond)
    expect(await create(boss, 'fr.airport-system', { unit: 'airport', duties: ['system'] })).toMatchObject(beyond)

    const absent = failing(404, 'officer.not-found')
    expect(await change(boss, 'fr.harbour-desk', wish({ unit: 'airport' }))).toMatchObject(absent)
    expect(await change(boss, 'fr.desk', wish())).toMatchObject(absent)
    expect(await change(boss, boss, wish({ unit: 'airport' }))).toMatchObject(failing(403, 'officer.not-yourself'))
    expect(await change(boss, 'fr.airport-desk', wish({ unit: 'harbour' }))).toMatchObject(beyond)
    expect(await change(boss, 'fr.airport-desk', wish({ unit: '' }))).toMatchObject({ status: 400 })
    expect(await change(boss, 'fr.airport-desk', wish())).toMatchObject(beyond)
    expect((await change(boss, 'fr.airport-desk', wish({ unit: 'airport', duties: ['post'] }))).status).toBe(200)

    const seen = (await world.as(boss).get('/api/v1/officers')).body.officers
    expect(seen.map(({ officer }: { officer: string }) => officer).sort()).toEqual([
      'fr.airport-boss',
      'fr.airport-desk',
    ])
    const own = failing(403, 'bureau.not-yours')
    expect(await makeUnit(boss, 'station')).toMatchObject(own)
    const grants = { version: 1, reason: 'E', name: 'E', kind: 'border', databases: [], purposes: [] }
    expect(await world.as(boss).put('/api/v1/units/airport', grants)).toMatchObject(own)
    expect((await world.as(boss).get('/api/v1/keys')).body.keys).toEqual([])
    expect((await world.as(boss).post('/api/v1/keys', { officer: 'fr.system', label: 'E' })).status).toBe(404)
  })

  test('what the entity loses its officers lose at once, and it is never given more than the bureau', async () => {
    await makeUnit('us.administrator', 'airport')
    await create('us.administrator', 'us.airport-desk', { unit: 'airport' })
    const own = world.as('us.airport-desk')
    expect((await own.get('/api/v1/session')).body.databases).toContain('vehicle')
    const grants = (more: object) => ({
      version: 1,
      reason: 'Exercise: leaves the field',
      name: 'Exercise airport',
      kind: 'border',
      databases: ['travel-document'],
      purposes: ['security-check'],
      ...more,
    })
    const put = (body: object) => world.as('us.administrator').put('/api/v1/units/airport', body)
    expect(await put(grants({ databases: ['travel-document', 'crown-jewels'] }))).toMatchObject(
      failing(403, 'unit.beyond-bureau'),
    )
    expect(await put(grants({ version: 7 }))).toMatchObject(failing(409, 'unit.stale'))
    expect(await put(grants({}))).toMatchObject({ status: 200, body: { version: 2, databases: ['travel-document'] } })
    await world.settle()
    expect((await own.get('/api/v1/session')).body).toMatchObject({
      databases: ['travel-document'],
      purposes: ['security-check'],
    })
    const [fact] = await query("select * from fact where operation = 'unit.change' and outcome = 'done'")
    expect(fact.detail).toMatchObject({ after: { databases: ['travel-document'] } })
    expect(await world.as('fr.administrator').put('/api/v1/units/nowhere', grants({}))).toMatchObject(
      failing(404, 'unit.not-found'),
    )
  })
})

describe('every quarter', () => {
  const confirm = (as: string, officer: string, body: object = { version: 1 }) =>
    world.as(as).post(`/api/v1/officers/${officer}/confirmation`, body)
  const due = async (as: string) =>
    (await world.as(as).get('/api/v1/officers/due')).body.officers.map(({ officer }: { officer: string }) => officer)

  test('an administrator confirms each officer; reminded in time, overdue ones only read', async () => {
    const { body } = await create('de.administrator', 'de.desk-50')
    expect(Date.parse(body.confirmBy) - world.clock.milliseconds()).toBe(92 * day)
    await create('de.administrator', 'de.system-50', { duties: ['system'] })
    await create('de.administrator', 'de.administrator-50', { duties: ['administrator'] })
    expect(await due('de.administrator')).toEqual([])
    await world.pass(78 * day)
    const strangers = ['de.desk', 'fr.administrator', 'gs.administrator']
    for (const officer of ['de.desk-50', 'de.administrator', 'de.administrator-50']) world.forget(officer)
    expect(await due('de.administrator')).toEqual(['de.administrator-50', 'de.desk-50', 'de.system-50'])
    const reminders = await query("select * from fact where operation = 'officer.confirm-due' and bureau = 'de'")
    expect(reminders).toHaveLength(3)
    expect(reminders[0]).toMatchObject({ officer: 'de.system', tell: ['de'], subject_kind: 'officer' })

    const own = world.as('de.desk-50')
    expect((await own.get('/api/v1/session')).body).toMatchObject({ hold: 'none', confirmBy: body.confirmBy })
    await world.pass(14 * day)
    const late = await query("select detail from fact where operation = 'officer.confirm-due' and bureau = 'de'")
    expect(late.filter(({ detail }) => detail.overdue)).toHaveLength(3)
    for (const officer of ['de.desk-50', 'de.administrator', 'de.administrator-50', 'de.system-50', ...strangers])
      world.forget(officer)
    expect((await own.get('/api/v1/session')).body.hold).toBe('unconfirmed')
    expect((await own.get('/api/v1/bureaus')).status).toBe(200)
    const record = { reference: 'R-1', status: 'stolen', purpose: 'security-check', fields: {} }
    expect(await own.post('/api/v1/records/travel-document', record)).toMatchObject(failing(403, 'officer.unconfirmed'))
    // A national system is asked after, not stopped.
    expect((await world.as('de.system-50').get('/api/v1/session')).body.hold).toBe('none')

    expect(await confirm('de.desk', 'de.desk-50')).toMatchObject(failing(403, 'duty.missing'))
    expect(await confirm('fr.administrator', 'de.desk-50')).toMatchObject(failing(404, 'officer.not-found'))
    expect(await confirm('gs.administrator', 'de.desk-50')).toMatchObject(failing(404, 'officer.not-found'))
    expect(await confirm('de.administrator', 'de.desk-50', { version: 3 })).toMatchObject(failing(409, 'officer.stale'))
    expect(await confirm('de.administrator', 'de.desk-50', { version: 1, duties: ['desk', 'command'] })).toMatchObject(
      failing(400, 'officer.confirm-reduces-only'),
    )
    expect(await confirm('de.administrator', 'de.desk-50', { version: 1, clearance: 2 })).toMatchObject(
      failing(400, 'officer.confirm-reduces-only'),
    )
    const confirmed = await confirm('de.administrator', 'de.desk-50')
    expect(confirmed).toMatchObject({ status: 200, body: { version: 2, duties: ['desk'] } })
    expect(Date.parse(confirmed.body.confirmBy) - world.clock.milliseconds()).toBe(92 * day)
    expect((await own.get('/api/v1/session')).body.hold).toBe('none')
    expect((await own.post('/api/v1/records/travel-document', record)).body.key).not.toBe('officer.unconfirmed')
  })

  test('an overdue administrator is confirmed by another and still confirms others, but grants nothing', async () => {
    const overdue = 'de.administrator-50'
    expect(await create(overdue, 'de.desk-51')).toMatchObject(failing(403, 'officer.unconfirmed'))
    expect(await confirm(overdue, overdue)).toMatchObject(failing(403, 'officer.not-yourself'))
    expect((await confirm(overdue, 'de.system-50')).status).toBe(200)
    expect((await confirm('de.administrator', overdue)).status).toBe(200)
    expect((await create(overdue, 'de.desk-51')).status).toBe(201)
  })

  test('confirming may take duties away, and then they are gone', async () => {
    await create('eg.administrator', 'eg.desk-50', { duties: ['desk', 'command'], clearance: 2 })
    const reduced = await confirm('eg.administrator', 'eg.desk-50', { version: 1, duties: ['desk'], clearance: 1 })
    expect(reduced).toMatchObject({ status: 200, body: { duties: ['desk'], clearance: 1 } })
    expect((await world.as('eg.desk-50').get('/api/v1/session')).body.duties).toEqual(['desk'])
  })

  test('the only administrator of a bureau is confirmed by the General Secretariat, which changes nothing', async () => {
    const soon = new Date(world.clock.milliseconds() + 3 * day).toISOString()
    await query(
      "update officer set confirm_by = $1 where name in ('xa.administrator', 'xa.desk', 'gs.administrator')",
      [soon],
    )
    world.forget('gs.administrator')
    expect(await due('gs.administrator')).toEqual(['gs.administrator', 'xa.administrator'])
    expect(await confirm('gs.administrator', 'xa.desk')).toMatchObject(failing(404, 'officer.not-found'))
    expect(
      await confirm('gs.administrator', 'xa.administrator', { version: 1, duties: ['administrator'], clearance: 1 }),
    ).toMatchObject(failing(403, 'officer.secretariat-confirms-only'))
    expect((await confirm('gs.administrator', 'xa.administrator')).status).toBe(200)
    expect(await confirm('gs.administrator', 'gs.administrator')).toMatchObject(failing(403, 'officer.not-yourself'))
    await create('xa.administrator', 'xa.administrator-2', { duties: ['administrator'] })
    expect(await confirm('gs.administrator', 'xa.administrator', { version: 2 })).toMatchObject(
      failing(404, 'officer.not-found'),
    )
  })
})

describe('a key', () => {
  const make = async (as: string, more: object = {}) =>
    (await world.as(as).post('/api/v1/keys', { officer: as.replace(/\..*/, '.system'), label: 'Border', ...more })).body
  const rotate = (as: string, id: string, body: object = {}) => world.as(as).post(`/api/v1/keys/${id}/rotation`, body)
  const works = async (key: string) => (await world.withKey(key).get('/api/v1/session')).status === 200

  test('is followed by another with the same rights; both work for the overlap, then the old one ends', async () => {
    world.forget('aseanapol.administrator')
    const old = await make('aseanapol.administrator', {
      databases: ['vehicle'],
      purposes: ['warn'],
      post: 'Gate 1',
      quota: 77,
    })
    const { status, body } = await rotate('aseanapol.administrator', old.made.id)
    expect(status).toBe(201)
    expect(body.key).not.toBe(old.key)
    expect(body.made).toMatchObject({
      databases: ['vehicle'],
      purposes: ['warn'],
      operations: old.made.operations,
      post: 'Gate 1',
      quota: 77,
      label: 'Border',
      follows: old.made.id,
      followedBy: null,
    })
    expect([await works(old.key), await works(body.key)]).toEqual([true, true])
    const listed = (await world.as('aseanapol.administrator').get('/api/v1/keys')).body.keys
    const before = listed.find(({ id }: { id: string }) => id === old.made.id)
    expect(before).toMatchObject({ followedBy: body.made.id, endsSoon: false, allowed: ['read', 'revoke'] })
    expect(Date.parse(before.endsAt) - world.clock.milliseconds()).toBe(7 * day)
    expect(await rotate('aseanapol.administrator', old.made.id)).toMatchObject(failing(409, 'key.already-rotated'))
    world.clock.advance(7 * day)
    expect([await works(old.key), await works(body.key)]).toEqual([false, true])
    world.forget('aseanapol.administrator')
    expect(await rotate('aseanapol.administrator', old.made.id)).toMatchObject(failing(409, 'key.ended'))
    const [fact] = await query("select * from fact where operation = 'key.rotate' and outcome = 'done'")
    expect(fact).toMatchObject({ officer: 'aseanapol.administrator', detail: { follows: old.made.id } })
  })

  test('of no overlap the old one ends at once; never later than it would have, never by another bureau', async () => {
    const as = 'aseanapol.administrator'
    const first = await make(as, { days: 2 })
    const second = (await rotate(as, first.made.id, { overlapDays: 30 })).body
    const ends = async (id: string) => (await query('select ends_at from api_key where id = $1', [id]))[0].ends_at
    expect(await ends(first.made.id)).toBe(first.made.endsAt)
    const third = (await rotate(as, second.made.id, { overlapDays: 0 })).body
    expect([await works(second.key), await works(third.key)]).toEqual([false, true])
    expect((await rotate(as, third.made.id, { overlapDays: 31 })).status).toBe(400)
    world.forget('vn.administrator')
    expect(await rotate('vn.administrator', third.made.id)).toMatchObject(failing(404, 'key.not-found'))
  })

  test('does not carry on what its officer has lost meanwhile', async () => {
    const as = 'aseanapol.administrator'
    const old = await make(as, { databases: ['vehicle', 'travel-document'] })
    await query("update bureau set databases = '{vehicle}' where code = 'aseanapol'")
    expect((await rotate(as, old.made.id)).body.made.databases).toEqual(['vehicle'])
  })

  test('that ends is told fourteen days before, and listed', async () => {
    const as = 'aseanapol.administrator'
    const { made } = await make(as, { days: 20 })
    const ending = async () =>
      (await world.as(as).get('/api/v1/keys?endsWithin=14')).body.keys.map(({ id }: { id: string }) => id)
    expect(await ending()).not.toContain(made.id)
    await world.pass(6 * day)
    world.forget(as)
    expect(await ending()).toContain(made.id)
    const listed = (await world.as(as).get('/api/v1/keys')).body.keys
    expect(listed.find(({ id }: { id: string }) => id === made.id)).toMatchObject({ endsSoon: true })
    expect(await query("select tell from fact where operation = 'key.ending' and subject = $1", [made.id])).toEqual([
      { tell: ['aseanapol'] },
    ])
  })

  test('remembers to the minute when it was last used', async () => {
    const as = 'aseanapol.administrator'
    const { key, made } = await make(as)
    const used = async () => (await query('select last_used_at from api_key where id = $1', [made.id]))[0].last_used_at
    expect(await used()).toBeNull()
    const first = world.clock.now()
    await works(key)
    expect(await used()).toBe(first)
    world.clock.advance(30_000)
    await works(key)
    expect(await used()).toBe(first)
    world.clock.advance(40_000)
    await works(key)
    expect(await used()).toBe(world.clock.now())
  })
})
