// Stories of recovery: two administrators, neither of them the officer, and a day of reading only.
import { beforeAll, describe, expect, test } from 'vitest'
import { administratorsOf, cookieOf, enrol, passkeysOf } from '../../test/passkeys.ts'
import { startWorld } from '../../test/world.ts'

const world = startWorld()
const { accept, add, at, newKey, setWorld, signIn } = passkeysOf(world)
const { administrator, createAnd } = administratorsOf(world)
const query = async (text: string, values: unknown[] = []) => (await world.database.client.query(text, values)).rows
const hour = 3_600_000
const failing = (status: number, key: string) => ({ status, body: { key } })

beforeAll(() => setWorld('real'))

describe('recovery', () => {
  const second = { title: 'Second administrator', duties: ['administrator'], clearance: 1 }
  const makeSecond = async (bureau: string, key = newKey()) => {
    const name = `${bureau}.administrator-2`
    const client = await createAnd(`${bureau}.administrator`, name, second)
    const { link } = (await client.post(`/api/v1/officers/${name}/invitation`)).body
    const entered = await accept(link, key)
    await add(cookieOf(entered), newKey())
    return { key, client: at(cookieOf(entered)) }
  }

  test('takes two administrators, ends what was lost, and a day of reading only follows', async () => {
    const other = await makeSecond('de')
    const lost = await enrol(world, 'de.desk')
    const first = await administrator('de.administrator')
    const asked = await first.post('/api/v1/officers/de.desk/recovery', {
      how: 'Service card seen at the desk (exercise)',
    })
    expect(asked).toMatchObject({
      status: 201,
      body: { state: 'asked', askedBy: 'de.administrator', bySecretariat: false, allowed: ['read', 'refuse'] },
    })
    const { id, version } = asked.body
    const path = `/api/v1/recoveries/${id}`
    // By one alone, by the same twice, from another bureau, on a stale version: no.
    expect(await first.post(`${path}/approval`, { version })).toMatchObject(failing(403, 'recovery.two-people'))
    expect(await (await administrator('fr.administrator')).post(`${path}/approval`, { version })).toMatchObject(
      failing(404, 'recovery.not-found'),
    )
    expect(await (await administrator('gs.administrator')).post(`${path}/approval`, { version })).toMatchObject(
      failing(404, 'recovery.not-found'),
    )
    expect(await other.client.post(`${path}/approval`, { version: 9 })).toMatchObject(failing(409, 'recovery.stale'))
    expect(await first.post('/api/v1/officers/de.desk/recovery', { how: 'Again' })).toMatchObject(
      failing(409, 'recovery.asked-already'),
    )

    const seen = (await other.client.get('/api/v1/recoveries')).body.recoveries
    expect(seen).toMatchObject([
      { id, how: 'Service card seen at the desk (exercise)', allowed: ['read', 'approve', 'refuse'] },
    ])
    const approved = await other.client.post(`${path}/approval`, { version })
    expect(approved).toMatchObject({
      status: 200,
      body: { recovery: { state: 'approved', approvedBy: 'de.administrator-2' }, invitation: { kind: 'recovery' } },
    })
    // Until the link is used the old passkeys work: a recovery asked for in error takes nothing away.
    expect((await lost.client.get('/api/v1/session')).status).toBe(200)
    const key = newKey()
    const entered = await accept(approved.body.link, key)
    expect(entered).toMatchObject({ status: 200, body: { officer: 'de.desk', hold: 'recovered', passkeys: 1 } })
    expect((await lost.client.get('/api/v1/session')).status).toBe(401)
    expect(await signIn(lost.keys[0] ?? newKey())).toMatchObject(failing(403, 'passkey.unknown'))

    const reader = at(cookieOf(entered))
    expect((await reader.get('/api/v1/bureaus')).status).toBe(200)
    expect((await reader.put('/api/v1/session/purpose', { purpose: 'warn', reference: 'X' })).status).toBe(200)
    const document = { reference: 'R-1', status: 'stolen', purpose: 'security-check', fields: {} }
    expect(await reader.post('/api/v1/records/travel-document', document)).toMatchObject(
      failing(403, 'session.read-only'),
    )
    expect(await add(cookieOf(entered), newKey())).toMatchObject(failing(403, 'session.read-only'))
    world.clock.advance(24 * hour)
    const later = await signIn(key)
    expect(later.body.hold).toBe('none')
    expect((await at(cookieOf(later)).post('/api/v1/records/travel-document', document)).body.key).not.toBe(
      'session.read-only',
    )
    expect((await query('select state, how from recovery where id = $1', [id]))[0]).toEqual({ state: 'used', how: '' })
    const facts = await query(
      "select operation, tell from fact where operation like 'recovery.%' and outcome = 'done' and subject = $1",
      [id],
    )
    expect(facts.map(({ operation }) => operation).sort()).toEqual(['recovery.approve', 'recovery.ask'])
    expect(facts.every(({ tell }) => tell.includes('de'))).toBe(true)
    const [erased] = await query(
      "select asked from fact_asked where officer = 'de.administrator' and asked->>'reason' like 'Service card%'",
    )
    expect(erased).toBeDefined()
  })

  test('needs a passkey touched just now, of both', async () => {
    await enrol(world, 'de.notices')
    const first = await administrator('de.administrator')
    world.clock.advance(6 * 60_000)
    expect(await first.post('/api/v1/officers/de.notices/recovery', { how: 'Exercise' })).toMatchObject(
      failing(403, 'session.not-fresh'),
    )
  })

  test('nobody asks for their own, and nobody approves their own', async () => {
    const other = await makeSecond('fr')
    const first = await administrator('fr.administrator')
    expect(await first.post('/api/v1/officers/fr.administrator/recovery', { how: 'Exercise' })).toMatchObject(
      failing(403, 'officer.not-yourself'),
    )
    // Two administrators in all: the one who is not concerned asks, and only the General Secretariat is left to approve.
    const asked = await first.post('/api/v1/officers/fr.administrator-2/recovery', { how: 'Exercise' })
    expect(asked.body).toMatchObject({ state: 'asked', bySecretariat: true })
    const path = `/api/v1/recoveries/${asked.body.id}/approval`
    expect(await other.client.post(path, { version: 1 })).toMatchObject(failing(403, 'recovery.two-people'))
    expect(await first.post(path, { version: 1 })).toMatchObject(failing(403, 'recovery.two-people'))
    const gs = await administrator('gs.administrator')
    expect((await gs.get('/api/v1/recoveries')).body.recoveries).toMatchObject([{ officer: 'fr.administrator-2' }])
    const approved = await gs.post(path, { version: 1 })
    expect(approved).toMatchObject({ status: 200, body: { recovery: { approvedBy: 'gs.administrator' } } })
    expect((await accept(approved.body.link, newKey())).body).toMatchObject({ hold: 'recovered' })
  })

  test('is taken back or refused, and then the link is worth nothing', async () => {
    const key = newKey()
    const other = await makeSecond('us', key)
    await enrol(world, 'us.desk')
    const first = await administrator('us.administrator')
    const ask = async () => (await first.post('/api/v1/officers/us.desk/recovery', { how: 'Exercise' })).body
    const { id } = await ask()
    const { link, recovery } = (await other.client.post(`/api/v1/recoveries/${id}/approval`, { version: 1 })).body
    const refusal = { version: recovery.version, reason: 'It was not them' }
    expect(await first.post(`/api/v1/recoveries/${id}/refusal`, refusal)).toMatchObject({
      status: 200,
      body: { state: 'refused', how: '' },
    })
    expect(await accept(link, newKey())).toMatchObject(failing(404, 'invitation.not-good'))
    expect(await first.post(`/api/v1/recoveries/${id}/refusal`, refusal)).toMatchObject(failing(409, 'recovery.over'))
    expect((await ask()).state).toBe('asked')
  })

  test('nobody finished ends by itself after three days', async () => {
    const [{ id }] = await query("select id from recovery where officer = 'us.desk' and state = 'asked'")
    await world.pass(72 * hour)
    expect(await query('select state, how from recovery where id = $1', [id])).toEqual([{ state: 'ended', how: '' }])
    expect(
      await query("select operation from fact where operation = 'recovery.end' and subject = $1", [id]),
    ).toHaveLength(1)
  })

  test('an officer who never had a passkey is invited, not recovered', async () => {
    const first = await createAnd('eg.administrator', 'eg.desk-9')
    expect(await first.post('/api/v1/officers/eg.desk-9/recovery', { how: 'Exercise' })).toMatchObject(
      failing(409, 'recovery.invite-instead'),
    )
  })
})
