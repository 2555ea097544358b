// Stories of passkeys through the front door: registered, used, refused, cloned; sessions that lock, renew, end and are revoked.
import { beforeAll, describe, expect, test } from 'vitest'
import { cookieOf, enrol, passkeysOf } from '../../test/passkeys.ts'
import { startWorld } from '../../test/world.ts'
import { hashOf } from './officer.sessions.ts'

const world = startWorld()
const { at, again, add, challenge, newKey, setWorld, signIn } = passkeysOf(world)
const query = async (text: string, values: unknown[] = []) => (await world.database.client.query(text, values)).rows

const foreign = 'https://liaison.example'
const refused = (key: string) => ({ status: 403, body: { key } })
const hour = 3_600_000

beforeAll(() => setWorld('real'))

describe('signing in with a passkey', () => {
  test('needs no name, begins a session of twelve hours, and leaves a fact that names the officer', async () => {
    const { keys } = await enrol(world, 'vn.desk')
    const asked = await challenge('sign-in')
    expect(asked).toMatchObject({ rpId: 'localhost', allowCredentials: [], userVerification: 'required' })
    const [key = newKey()] = keys
    const entered = await world.stranger().post('/api/v1/sessions', { response: key.authenticate(asked) })
    expect(entered).toMatchObject({
      status: 200,
      body: { officer: 'vn.desk', world: 'real', passkeys: 2, secondPasskeyBy: null, hold: 'none', lockedAt: null },
    })
    expect(Date.parse(entered.body.endsAt) - world.clock.milliseconds()).toBe(12 * hour)
    expect(Date.parse(entered.body.freshUntil) - world.clock.milliseconds()).toBe(5 * 60_000)
    expect((await at(cookieOf(entered)).get('/api/v1/session')).body.officer).toBe('vn.desk')
    const [fact] = await query("select * from fact where operation = 'session.begin' order by at desc, id desc limit 1")
    expect(fact).toMatchObject({ officer: 'vn.desk', bureau: 'vn', outcome: 'done', subject_kind: 'session' })
  })

  test('keeps of a challenge its hash alone', async () => {
    const asked = await challenge('sign-in')
    const rows = await query('select * from challenge')
    expect(rows.some((row) => row.hash.equals(hashOf(asked.challenge)))).toBe(true)
    expect(JSON.stringify(rows)).not.toContain(asked.challenge)
  })

  test('refuses what was asked by another page, for another host, by nobody who unlocked it, or signed by another', async () => {
    const { keys } = await enrol(world, 'vn.notices')
    const [key = newKey()] = keys
    const sessions = async () => (await query("select 1 from session where officer = 'vn.notices'")).length
    const before = await sessions()
    expect(await signIn(key, { origin: foreign })).toMatchObject(refused('passkey.foreign-origin'))
    expect(await signIn(key, { origin: 'http://localhost:8401' })).toMatchObject(refused('passkey.foreign-origin'))
    expect(await signIn(key, { rpId: 'liaison.example' })).toMatchObject(refused('passkey.not-accepted'))
    expect(await signIn(key, { verified: false })).toMatchObject(refused('passkey.not-accepted'))
    expect(await signIn(key, { forged: true })).toMatchObject(refused('passkey.not-accepted'))
    // Five were as many as a quarter of an hour has.
    world.clock.advance(15 * 60_000)
    expect(await signIn(key, { type: 'webauthn.create' })).toMatchObject(refused('passkey.not-accepted'))
    expect(await signIn(newKey())).toMatchObject(refused('passkey.unknown'))
    expect(await sessions()).toBe(before)
    // What was refused left the passkey good.
    expect((await signIn(key)).status).toBe(200)
  })

  test('is tried five times in a quarter of an hour, for each officer and address', async () => {
    const { keys } = await enrol(world, 'eg.desk')
    const [key = newKey(), second = newKey()] = keys
    for (let turn = 0; turn < 4; turn += 1)
      expect(await signIn(key, { forged: true })).toMatchObject(refused('passkey.not-accepted'))
    expect((await signIn(second)).status).toBe(200)
    // Who has shown it begins anew; a challenge that is gone is no try.
    for (let turn = 0; turn < 5; turn += 1)
      expect(await signIn(key, { forged: true })).toMatchObject(refused('passkey.not-accepted'))
    const held = await signIn(second)
    expect(held).toMatchObject({ status: 429, body: { key: 'passkey.too-many-tries' } })
    expect(held.headers['retry-after']).toBe('900')
    expect(held.body.detail).toContain('15')
    expect((await signIn((await enrol(world, 'gs.desk')).keys[0] ?? newKey())).status).toBe(200)
    world.clock.advance(14 * 60_000)
    expect((await signIn(second)).status).toBe(429)
    world.clock.advance(60_000)
    expect((await signIn(second)).status).toBe(200)
  })

  test('takes a challenge once, for five minutes, and for what it was given', async () => {
    const { cookie, keys } = await enrol(world, 'vn.analyst')
    const [key = newKey()] = keys
    const gone = refused('passkey.challenge-gone')
    const enter = (asked: { challenge: string; rpId: string }) =>
      world.stranger().post('/api/v1/sessions', { response: key.authenticate(asked) })

    const once = await challenge('sign-in')
    const response = key.authenticate(once)
    expect((await world.stranger().post('/api/v1/sessions', { response })).status).toBe(200)
    expect(await world.stranger().post('/api/v1/sessions', { response })).toMatchObject(gone)
    expect(await enter(once)).toMatchObject(gone)

    const invented = { ...once, challenge: Buffer.alloc(32, 1).toString('base64url') }
    expect(await enter(invented)).toMatchObject(gone)
    expect(await enter(await challenge('freshen', cookie))).toMatchObject(gone)
    expect(
      await at(cookie).post('/api/v1/session/freshness', { response: key.authenticate(await challenge('sign-in')) }),
    ).toMatchObject(gone)

    const spoiled = await challenge('sign-in')
    expect(await signIn(key, { challenge: spoiled.challenge, verified: false })).toMatchObject(
      refused('passkey.not-accepted'),
    )
    expect(await enter(spoiled)).toMatchObject(gone)

    const late = await challenge('sign-in')
    world.clock.advance(5 * 60_000)
    expect(await enter(late)).toMatchObject(gone)
  })

  test('another officer’s challenge to show oneself again is worth nothing', async () => {
    const one = await enrol(world, 'de.desk')
    const other = await enrol(world, 'de.notices')
    const [key = newKey()] = one.keys
    const asked = await challenge('freshen', other.cookie)
    expect(await at(one.cookie).post('/api/v1/session/freshness', { response: key.authenticate(asked) })).toMatchObject(
      refused('passkey.challenge-gone'),
    )
    expect(await again('freshen', other.cookie, key)).toMatchObject(refused('passkey.unknown'))
  })

  test('a suspended officer’s passkey opens nothing', async () => {
    const { keys } = await enrol(world, 'de.analyst')
    await query("update officer set state = 'suspended' where name = 'de.analyst'")
    expect(await signIn(keys[0] ?? newKey())).toMatchObject(refused('session.officer-suspended'))
  })

  test('malformed answers are refused before anything is looked up', async () => {
    const [key] = (await enrol(world, 'de.command')).keys
    const good = key?.authenticate(await challenge('sign-in'))
    const send = (response: unknown) => world.stranger().post('/api/v1/sessions', { response })
    expect((await send({ ...good, response: { ...good?.response, clientDataJSON: 'e30' } })).body.key).toBe(
      'passkey.malformed',
    )
    expect((await send({ ...good, response: { ...good?.response, clientDataJSON: '!!' } })).status).toBe(400)
    expect((await send({ ...good, type: 'password' })).status).toBe(400)
    expect((await send({})).status).toBe(400)
    expect(await send({ ...good, response: { ...good?.response, authenticatorData: 'AAAA' } })).toMatchObject(
      refused('passkey.not-accepted'),
    )
  })
})

describe('a passkey of which there may be a copy', () => {
  test('is blocked when its counter does not rise: sessions end, the bureau is told, the other one works', async () => {
    const { cookie, keys } = await enrol(world, 'fr.desk')
    const [key = newKey(), second = newKey()] = keys
    expect((await signIn(key, { counter: 7 })).status).toBe(200)
    expect((await at(cookie).get('/api/v1/session')).status).toBe(200)
    expect(await signIn(key, { counter: 7 })).toMatchObject(refused('passkey.copied'))
    expect((await at(cookie).get('/api/v1/session')).status).toBe(401)
    expect(await query("select 1 from session where officer = 'fr.desk'")).toEqual([])
    expect(await signIn(key, { counter: 99 })).toMatchObject(refused('passkey.blocked'))
    const [fact] = await query("select * from fact where operation = 'passkey.block'")
    expect(fact).toMatchObject({ officer: 'fr.desk', bureau: 'fr', tell: ['fr'], subject_kind: 'passkey' })

    const entered = await signIn(second)
    expect(entered).toMatchObject({ status: 200, body: { passkeys: 1 } })
    const listed = await at(cookieOf(entered)).get('/api/v1/passkeys')
    expect(
      listed.body.passkeys.map((one: { blocked: boolean; removable: boolean }) => [one.blocked, one.removable]),
    ).toEqual([
      [true, true],
      [false, false],
    ])
  })

  test('is not blocked by whoever merely invents a counter without its signature', async () => {
    const { keys } = await enrol(world, 'fr.notices')
    const [key = newKey()] = keys
    expect((await signIn(key, { counter: 50 })).status).toBe(200)
    expect(await signIn(key, { counter: 1, forged: true })).toMatchObject(refused('passkey.not-accepted'))
    expect((await signIn(key, { counter: 51 })).status).toBe(200)
  })

  test('one that never counts says nothing of copies', async () => {
    const { keys } = await enrol(world, 'fr.analyst', { counts: false })
    const [key = newKey()] = keys
    expect((await signIn(key)).status).toBe(200)
    expect((await signIn(key)).status).toBe(200)
    // One that has begun to count and says 0 again is a copy all the same.
    expect((await signIn(key, { counter: 3 })).status).toBe(200)
    expect(await signIn(key)).toMatchObject(refused('passkey.copied'))
  })

  test('of two uses of one counter at once one is refused', async () => {
    const { keys } = await enrol(world, 'fr.command')
    const [key = newKey()] = keys
    const replies = await Promise.all([signIn(key, { counter: 9 }), signIn(key, { counter: 9 })])
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 403])
  })
})

describe('one’s own passkeys', () => {
  test('are listed, named, added and removed, but two good ones remain', async () => {
    const { cookie, client } = await enrol(world, 'us.desk')
    const listed = await client.get('/api/v1/passkeys')
    expect(listed.body).toMatchObject({ needed: 2, passkeys: [{ blocked: false }, { name: 'Second key' }] })
    expect(listed.body.secondBy).toBeUndefined()
    const [first, second] = listed.body.passkeys
    const named = await client.put(`/api/v1/passkeys/${first.id}`, { name: 'Blue key' })
    expect(named).toMatchObject({ status: 200, body: { name: 'Blue key', removable: false } })
    expect(await client.post(`/api/v1/passkeys/${second.id}/removal`)).toMatchObject({
      status: 409,
      body: { key: 'passkey.two-must-remain' },
    })
    expect((await add(cookie, newKey())).body.removable).toBe(true)
    expect((await client.post(`/api/v1/passkeys/${second.id}/removal`)).status).toBe(200)
    expect((await client.post(`/api/v1/passkeys/${second.id}/removal`)).status).toBe(404)
  })

  test('are nobody else’s to name or remove, and no key’s', async () => {
    const { client } = await enrol(world, 'us.notices')
    const other = await enrol(world, 'us.command')
    const [passkey] = (await client.get('/api/v1/passkeys')).body.passkeys
    const absent = { status: 404, body: { key: 'passkey.not-found' } }
    expect(await other.client.put(`/api/v1/passkeys/${passkey.id}`, { name: 'Mine' })).toMatchObject(absent)
    expect(await other.client.post(`/api/v1/passkeys/${passkey.id}/removal`)).toMatchObject(absent)
  })

  test('are registered for our page only, unlocked, and once', async () => {
    const { cookie, client } = await enrol(world, 'us.analyst')
    expect(await add(cookie, newKey(), { origin: foreign })).toMatchObject(refused('passkey.foreign-origin'))
    expect(await add(cookie, newKey(), { verified: false })).toMatchObject(refused('passkey.not-accepted'))
    expect(await add(cookie, newKey(), { rpId: 'liaison.example' })).toMatchObject(refused('passkey.not-accepted'))
    expect(await add(cookie, newKey(), { challenge: 'A'.repeat(43) })).toMatchObject(refused('passkey.challenge-gone'))
    const key = newKey()
    expect((await add(cookie, key)).status).toBe(201)
    expect(await add(cookie, key)).toMatchObject({ status: 409, body: { key: 'passkey.exists' } })
    expect((await client.get('/api/v1/passkeys')).body.passkeys).toHaveLength(3)
  })

  test('with one alone everything is open for seven days, then nothing but adding the second', async () => {
    const { cookie, keys } = await enrol(world, 'eg.desk', { keys: 1 })
    const [key = newKey()] = keys
    const own = await at(cookie).get('/api/v1/session')
    expect(Date.parse(own.body.secondPasskeyBy) - world.clock.milliseconds()).toBe(7 * 24 * hour)
    expect((await at(cookie).get('/api/v1/bureaus')).status).toBe(200)
    world.clock.advance(7 * 24 * hour)
    const entered = await signIn(key)
    expect(entered).toMatchObject({ status: 200, body: { hold: 'second-passkey' } })
    const held = at(cookieOf(entered))
    expect(await held.get('/api/v1/bureaus')).toMatchObject(refused('session.second-passkey-missing'))
    expect((await add(cookieOf(entered), newKey())).status).toBe(201)
    expect((await held.get('/api/v1/bureaus')).status).toBe(200)
    expect((await held.get('/api/v1/session')).body).toMatchObject({ hold: 'none', passkeys: 2 })
  })
})

describe('what is final', () => {
  const grant = { title: 'Exercise', duties: ['desk'], clearance: 1 }

  test('wants a passkey touched within five minutes, and then is done', async () => {
    const { cookie, keys, client } = await enrol(world, 'us.administrator')
    const [key = newKey()] = keys
    expect((await client.post('/api/v1/officers', { ...grant, officer: 'us.desk-7' })).status).toBe(201)
    world.clock.advance(5 * 60_000)
    const stale = await client.post('/api/v1/officers', { ...grant, officer: 'us.desk-8' })
    expect(stale).toMatchObject(refused('session.not-fresh'))
    expect((await client.get('/api/v1/session')).body.freshUntil).toBeNull()
    expect(await query("select 1 from officer where name = 'us.desk-8'")).toEqual([])

    const fresh = await again('freshen', cookie, key)
    expect(fresh.status).toBe(200)
    const renewed = cookieOf(fresh)
    expect(renewed).not.toBe(cookie)
    expect(fresh.body.endsAt).toBe((await at(renewed).get('/api/v1/session')).body.endsAt)
    expect((await at(renewed).post('/api/v1/officers', { ...grant, officer: 'us.desk-8' })).status).toBe(201)
  })

  test('is the approval of a monitored query too', async () => {
    const { client } = await enrol(world, 'gs.command')
    const approve = '/api/v1/watches/019aa000-0000-7000-8000-000000000001/approve'
    expect((await client.post(approve, { version: 1 })).status).toBe(404)
    world.clock.advance(5 * 60_000)
    expect(await client.post(approve, { version: 1 })).toMatchObject(refused('session.not-fresh'))
  })

  test('the token before the last is answered for seconds, opens nothing final, and then is worth nothing', async () => {
    const { cookie, keys } = await enrol(world, 'de.administrator')
    const fresh = await again('freshen', cookie, keys[0] ?? newKey())
    expect(await at(cookie).get('/api/v1/bureaus')).toMatchObject({ status: 200 })
    expect(await at(cookie).post('/api/v1/officers', { ...grant, officer: 'de.desk-8' })).toMatchObject(
      refused('session.not-fresh'),
    )
    world.clock.advance(15_000)
    expect((await at(cookie).get('/api/v1/bureaus')).status).toBe(401)
    expect((await at(cookieOf(fresh)).get('/api/v1/bureaus')).status).toBe(200)
  })

  test('is closed to keys, whatever they were given', async () => {
    const { client } = await enrol(world, 'fr.administrator')
    const made = await client.post('/api/v1/keys', { officer: 'fr.administrator', label: 'Exercise key' })
    expect(made.status).toBe(201)
    expect(made.body.made.operations).not.toContain('officer.create')
    await query("update api_key set operations = '{officer.create}' where id = $1", [made.body.made.id])
    const reply = await world.withKey(made.body.key).post('/api/v1/officers', { ...grant, officer: 'fr.desk-8' })
    expect(reply).toMatchObject(refused('session.not-for-keys'))
  })
})

describe('a locked screen', () => {
  test('is told everything is locked until its officer opens it; nothing was lost', async () => {
    const { cookie, keys, client } = await enrol(world, 'vn.command')
    const [key = newKey()] = keys
    await client.put('/api/v1/session/purpose', { purpose: 'warn', reference: 'SHIFT-1' })
    const locked = await client.post('/api/v1/session/lock')
    expect(locked).toMatchObject({ status: 200, body: { lockedAt: world.clock.now(), officer: 'vn.command' } })
    expect(locked.body.operations).toContain('bureau.list')
    for (const path of ['/api/v1/bureaus', '/api/v1/passkeys', '/api/v1/facts'])
      expect(await client.get(path)).toMatchObject(refused('session.locked'))
    expect(await client.put('/api/v1/session/purpose', { purpose: 'warn', reference: 'X' })).toMatchObject(
      refused('session.locked'),
    )
    expect((await client.get('/api/v1/session')).body.lockedAt).toBe(world.clock.now())
    expect(await again('freshen', cookie, key)).toMatchObject(refused('session.locked'))
    // An alarm must be heard through the lock; what it is about waits behind it.
    expect((await client.get('/api/v1/desk/alarms')).status).toBe(200)
    expect(await client.get('/api/v1/desk/items')).toMatchObject(refused('session.locked'))

    const opened = await again('unlock', cookie, key)
    expect(opened).toMatchObject({ status: 200, body: { lockedAt: null, reference: 'SHIFT-1' } })
    expect((await at(cookieOf(opened)).get('/api/v1/bureaus')).status).toBe(200)
  })

  test('is not opened by another officer, who signs in anew instead; the first session ends', async () => {
    const one = await enrol(world, 'eg.notices')
    const other = await enrol(world, 'eg.command')
    await one.client.post('/api/v1/session/lock')
    const [key = newKey()] = other.keys
    expect(await again('unlock', one.cookie, key)).toMatchObject(refused('passkey.unknown'))
    expect(await one.client.post('/api/v1/session/unlock', { officer: 'eg.notices' })).toMatchObject(
      refused('session.not-a-demonstration'),
    )
    expect((await one.client.get('/api/v1/bureaus')).status).toBe(403)
    const switched = await signIn(key, {}, one.cookie)
    expect(switched).toMatchObject({ status: 200, body: { officer: 'eg.command', lockedAt: null } })
    expect((await one.client.get('/api/v1/session')).status).toBe(401)
  })

  test('a browser nobody heard of for a quarter of an hour is locked, whatever its screen shows', async () => {
    const { cookie, keys, client } = await enrol(world, 'eg.analyst')
    for (let minute = 0; minute < 20; minute += 5) {
      world.clock.advance(5 * 60_000)
      expect((await client.get('/api/v1/bureaus')).status).toBe(200)
    }
    world.clock.advance(16 * 60_000)
    expect(await client.get('/api/v1/bureaus')).toMatchObject(refused('session.locked'))
    expect((await client.get('/api/v1/session')).body.lockedAt).toBe(world.clock.now())
    expect((await again('unlock', cookie, keys[0] ?? newKey())).status).toBe(200)
  })

  test('ends after twelve hours, locked or not, however often it was opened', async () => {
    const { cookie, keys } = await enrol(world, 'vn.data-protection')
    const [key = newKey()] = keys
    let present = cookie
    for (let n = 0; n < 11; n += 1) {
      world.clock.advance(hour)
      present = cookieOf(await again('unlock', present, key))
    }
    world.clock.advance(hour)
    expect((await at(present).get('/api/v1/session')).status).toBe(401)
    expect(await at(present).post('/api/v1/sessions/challenge', { ceremony: 'unlock' })).toMatchObject(
      refused('session.not-for-keys'),
    )
  })
})

describe('sessions of one officer', () => {
  test('are two at most: the oldest gives way', async () => {
    const { cookie, keys } = await enrol(world, 'xa.desk')
    const [key = newKey()] = keys
    world.clock.advance(1)
    const second = cookieOf(await signIn(key))
    world.clock.advance(1)
    const third = cookieOf(await signIn(key))
    const statuses = await Promise.all(
      [cookie, second, third].map(async (one) => (await at(one).get('/api/v1/session')).status),
    )
    expect(statuses).toEqual([401, 200, 200])
  })
})

describe('a session that ends while its screen listens', () => {
  let address = ''
  beforeAll(async () => {
    address = await world.hub.server.listen({ host: '127.0.0.1', port: 0 })
  })
  test('loses its stream too, and is told nothing more', async () => {
    const { cookie } = await enrol(world, 'xa.command')
    const administrator = await enrol(world, 'xa.administrator')
    const stream = await fetch(`${address}/api/v1/events`, { headers: { cookie } })
    expect(stream.status).toBe(200)
    const heard = stream.text()
    const [{ version }] = await query("select version from officer where name = 'xa.command'")
    const suspended = await administrator.client.post('/api/v1/officers/xa.command/suspension', {
      version,
      suspended: true,
      reason: 'Exercise',
    })
    expect(suspended.status).toBe(200)
    expect((await at(cookie).get('/api/v1/session')).status).toBe(401)
    // The stream looks again every four seconds of the machine's own time.
    expect(await heard).toContain('retry:')
    expect((await fetch(`${address}/api/v1/events`, { headers: { cookie } })).status).toBe(401)
  }, 30_000)

  test('goes on behind a locked screen', async () => {
    const { cookie, client } = await enrol(world, 'xa.analyst')
    await client.post('/api/v1/session/lock')
    const stop = new AbortController()
    const stream = await fetch(`${address}/api/v1/events`, { headers: { cookie }, signal: stop.signal })
    expect(stream.status).toBe(200)
    stop.abort()
  })
})

describe('in a demonstration', () => {
  test('a session is always fresh, and is opened by choosing the same officer again', async () => {
    await setWorld('demonstration')
    try {
      const client = world.as('xa.administrator')
      world.clock.advance(hour)
      expect(
        (await client.post('/api/v1/officers', { officer: 'xa.desk-9', title: 'E', duties: ['desk'], clearance: 1 }))
          .status,
      ).toBe(201)
      const { headers } = await world.stranger().post('/api/v1/sessions/demonstration', { officer: 'xa.notices' })
      const own = at(String([headers['set-cookie']].flat()[0]).split(';')[0] ?? '')
      expect((await own.post('/api/v1/session/lock')).body.lockedAt).toBe(world.clock.now())
      expect(await own.get('/api/v1/bureaus')).toMatchObject(refused('session.locked'))
      expect(await own.post('/api/v1/session/unlock', { officer: 'xa.desk' })).toMatchObject(
        refused('session.not-your-lock'),
      )
      const opened = await own.post('/api/v1/session/unlock', { officer: 'xa.notices' })
      expect(opened).toMatchObject({ status: 200, body: { lockedAt: null } })
      expect((await at(cookieOf(opened)).get('/api/v1/bureaus')).status).toBe(200)
    } finally {
      await setWorld('real')
    }
  })
})
