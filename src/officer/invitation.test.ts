// Stories of one-time links: who may invite whom, once, and what of a link is kept.
import { beforeAll, describe, expect, test } from 'vitest'
import { administratorsOf, cookieOf, enrol, passkeysOf, secretOf } from '../../test/passkeys.ts'
import { startWorld } from '../../test/world.ts'
import { StartRefusal } from '../kernel/failure.ts'
import { inviteFromCommandLine } from './officer.invite-command.ts'
import { hashOf } from './officer.sessions.ts'

const world = startWorld()
const { accept, again, at, newKey, setWorld, signIn } = passkeysOf(world)
const { administrator, createAnd } = administratorsOf(world)
const query = async (text: string, values: unknown[] = []) => (await world.database.client.query(text, values)).rows
const hour = 3_600_000

const failing = (status: number, key: string) => ({ status, body: { key } })

beforeAll(() => setWorld('real'))

describe('an invitation', () => {
  test('is a link shown once, good once, that ends in a passkey and a session', async () => {
    const client = await createAnd('vn.administrator', 'vn.desk-20')
    const made = await client.post('/api/v1/officers/vn.desk-20/invitation')
    expect(made).toMatchObject({
      status: 201,
      body: { invitation: { officer: 'vn.desk-20', kind: 'new', state: 'open', createdBy: 'vn.administrator' } },
    })
    const { link, invitation } = made.body
    expect(link).toMatch(/^http:\/\/localhost:8400\/invitation#[\w-]{43}$/)
    const token = secretOf(link)
    const rows = await query('select * from invitation where id = $1', [invitation.id])
    expect(rows[0].hash.equals(hashOf(token))).toBe(true)
    expect(JSON.stringify([rows, await query('select * from fact where subject = $1', [invitation.id])])).not.toContain(
      token,
    )
    expect(await world.stranger().post('/api/v1/invitations/open', { token })).toMatchObject({
      status: 200,
      body: { officer: 'vn.desk-20', bureauName: 'IP Hanoi', duties: ['desk'], kind: 'new' },
    })

    const key = newKey()
    const entered = await accept(link, key)
    expect(entered).toMatchObject({ status: 200, body: { officer: 'vn.desk-20', passkeys: 1, hold: 'none' } })
    expect((await at(cookieOf(entered)).get('/api/v1/session')).body.officer).toBe('vn.desk-20')
    expect((await signIn(key)).body.officer).toBe('vn.desk-20')
    const { officers } = (await client.get('/api/v1/officers')).body
    expect(officers.find((one: { officer: string }) => one.officer === 'vn.desk-20')).toMatchObject({ passkeys: 1 })
    const [fact] = await query("select * from fact where operation = 'invitation.accept' and officer = 'vn.desk-20'")
    expect(fact).toMatchObject({ bureau: 'vn', outcome: 'done', tell: ['vn'] })

    const gone = failing(404, 'invitation.not-good')
    expect(await accept(link, newKey())).toMatchObject(gone)
    expect(await world.stranger().post('/api/v1/invitations/open', { token })).toMatchObject(gone)
    expect(await client.post('/api/v1/officers/vn.desk-20/invitation')).toMatchObject(
      failing(409, 'invitation.has-passkeys'),
    )
  })

  test('accepted by two at once lets one in', async () => {
    const client = await createAnd('vn.administrator', 'vn.desk-21')
    const { link } = (await client.post('/api/v1/officers/vn.desk-21/invitation')).body
    const replies = await Promise.all([accept(link, newKey()), accept(link, newKey())])
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 404])
    expect(await query("select 1 from passkey where officer = 'vn.desk-21'")).toHaveLength(1)
  })

  test('refuses a foreign page, an authenticator nobody unlocked, another link’s challenge, and stays good', async () => {
    const client = await createAnd('vn.administrator', 'vn.desk-22')
    const { link } = (await client.post('/api/v1/officers/vn.desk-22/invitation')).body
    expect(await accept(link, newKey(), { origin: 'https://liaison.example' })).toMatchObject(
      failing(403, 'passkey.foreign-origin'),
    )
    expect(await accept(link, newKey(), { verified: false })).toMatchObject(failing(403, 'passkey.not-accepted'))
    expect(await accept(link, newKey(), { rpId: 'liaison.example' })).toMatchObject(
      failing(403, 'passkey.not-accepted'),
    )
    await createAnd('vn.administrator', 'vn.desk-23')
    const other = (await (await administrator('vn.administrator')).post('/api/v1/officers/vn.desk-23/invitation')).body
    const { body: asked } = await world
      .stranger()
      .post('/api/v1/invitations/challenge', { token: secretOf(other.link) })
    expect(await accept(link, newKey(), { challenge: asked.challenge })).toMatchObject(
      failing(403, 'passkey.challenge-gone'),
    )
    expect((await accept(link, newKey())).status).toBe(200)
  })

  test('is worth nothing after three days, when withdrawn, replaced, or when the duties changed', async () => {
    const client = await createAnd('vn.administrator', 'vn.desk-24')
    const invite = async () =>
      (await (await administrator('vn.administrator')).post('/api/v1/officers/vn.desk-24/invitation')).body
    const gone = failing(404, 'invitation.not-good')

    const withdrawn = await invite()
    const path = `/api/v1/invitations/${withdrawn.invitation.id}/withdrawal`
    expect(await client.post(path)).toMatchObject({ status: 200, body: { state: 'withdrawn', allowed: ['read'] } })
    expect(await client.post(path)).toMatchObject(failing(409, 'invitation.closed'))
    expect(await accept(withdrawn.link, newKey())).toMatchObject(gone)

    const replaced = await invite()
    const outdated = await invite()
    expect(await accept(replaced.link, newKey())).toMatchObject(gone)
    await query("update officer set duties = '{desk,command}' where name = 'vn.desk-24'")
    expect(await accept(outdated.link, newKey())).toMatchObject(failing(409, 'invitation.outdated'))

    const late = await invite()
    world.clock.advance(72 * hour)
    expect(await accept(late.link, newKey())).toMatchObject(gone)
    expect(await accept(`x#${'A'.repeat(43)}`, newKey())).toMatchObject(gone)
  })

  test('is made by the bureau’s own administrators, for others, and seen by them and their auditors', async () => {
    const vn = await createAnd('vn.administrator', 'vn.desk-25')
    await vn.post('/api/v1/officers/vn.desk-25/invitation')
    const fr = await administrator('fr.administrator')
    expect(await fr.post('/api/v1/officers/vn.desk-25/invitation')).toMatchObject(failing(404, 'officer.not-found'))
    expect(await vn.post('/api/v1/officers/vn.administrator/invitation')).toMatchObject(
      failing(403, 'officer.not-yourself'),
    )
    expect(await vn.post('/api/v1/officers/vn.system/invitation')).toMatchObject(failing(409, 'invitation.system'))
    const own = (await vn.get('/api/v1/invitations')).body.invitations
    expect(own.some((one: { officer: string }) => one.officer === 'vn.desk-25')).toBe(true)
    expect(JSON.stringify((await fr.get('/api/v1/invitations')).body)).not.toContain('vn.')
    const desk = await enrol(world, 'vn.desk')
    expect((await desk.client.get('/api/v1/invitations')).status).toBe(403)
  })
})

describe('the General Secretariat', () => {
  test('invites the first administrator of a bureau that has nobody, and never afterwards', async () => {
    await query(
      `insert into bureau (code, kind, zone, languages, weekend, databases, purposes, clearance, created_at, updated_at)
       select 'nz', kind, zone, languages, weekend, databases, purposes, clearance, created_at, updated_at
       from bureau where code = 'us'`,
    )
    const path = '/api/v1/bureaus/nz/first-administrator'
    const first = { title: 'First administrator (exercise)' }
    const vn = await administrator('vn.administrator')
    expect(await vn.post(path, first)).toMatchObject(failing(403, 'bureau.general-secretariat-only'))

    const gs = await administrator('gs.administrator')
    expect((await gs.post(path, { ...first, officer: 'us.boss' })).status).toBe(400)
    const lost = await gs.post(path, first)
    expect(lost).toMatchObject({
      status: 201,
      body: { invitation: { officer: 'nz.administrator', kind: 'first', duties: ['administrator'] } },
    })
    // It never arrived: the same officer may be invited again, another may not.
    expect(await gs.post(path, { ...first, officer: 'nz.boss' })).toMatchObject(
      failing(409, 'invitation.other-invited'),
    )
    const made = await gs.post(path, first)
    expect(await accept(lost.body.link, newKey())).toMatchObject(failing(404, 'invitation.not-good'))
    expect(await accept(made.body.link, newKey())).toMatchObject({ status: 200, body: { officer: 'nz.administrator' } })
    expect(await gs.post(path, first)).toMatchObject(failing(403, 'invitation.bureau-has-officers'))
    expect(await gs.post('/api/v1/bureaus/us/first-administrator', first)).toMatchObject(
      failing(403, 'invitation.bureau-has-officers'),
    )
  })

  test('cannot grant inside a country: no officer, no change, no invitation', async () => {
    const gs = await administrator('gs.administrator')
    const absent = failing(404, 'officer.not-found')
    expect(
      await gs.post('/api/v1/officers', { officer: 'vn.desk-30', title: 'E', duties: ['desk'], clearance: 1 }),
    ).toMatchObject(failing(403, 'officer.other-bureau'))
    expect(
      await gs.put('/api/v1/officers/vn.desk', {
        version: 1,
        reason: 'Exercise',
        title: 'E',
        duties: ['command'],
        clearance: 2,
        language: 'en',
      }),
    ).toMatchObject(absent)
    expect(await gs.post('/api/v1/officers/vn.desk/invitation')).toMatchObject(absent)
    expect(await gs.post('/api/v1/officers/vn.desk/recovery', { how: 'Exercise' })).toMatchObject(absent)
    expect(
      (
        await gs.put('/api/v1/units/border', {
          version: 1,
          reason: 'E',
          name: 'E',
          kind: 'border',
          databases: [],
          purposes: [],
        })
      ).status,
    ).toBe(404)
  })
})

describe('the command line', () => {
  const run = (options: Record<string, string>) =>
    inviteFromCommandLine(world.database, world.clock, 'https://liaison.example', options)

  test('makes the link of a first officer, with the fact that says so', async () => {
    const printed = await run({ bureau: 'aseanapol', duty: 'administrator', officer: 'aseanapol.first' })
    expect(printed).toMatch(/^https:\/\/liaison\.example\/invitation#[\w-]{43}\n\nFor aseanapol\.first, once, until /)
    expect(await query("select * from officer where name = 'aseanapol.first'")).toMatchObject([
      { bureau: 'aseanapol', duties: ['administrator'], clearance: 1 },
    ])
    const [fact] = await query("select * from fact where officer = 'aseanapol.system' and operation = 'officer.invite'")
    expect(fact).toMatchObject({ bureau: 'aseanapol', subject_kind: 'invitation', detail: { by: 'command-line' } })
  })

  test('refuses what makes no sense, in words', async () => {
    for (const options of [
      {},
      { bureau: 'vn' },
      { bureau: 'vn', duty: 'boss' },
      { bureau: 'vn', duty: 'system' },
      { bureau: 'vn', duty: 'desk', officer: 'fr.desk' },
      { bureau: 'zz', duty: 'desk' },
      { bureau: 'vn', duty: 'desk', colour: 'blue' },
      { bureau: 'vn', duty: 'desk', title: ' ' },
    ] as Record<string, string>[])
      await expect(run(options)).rejects.toThrow(StartRefusal)
  })
})

test('a session that began by a link is like every other: it locks and is opened by the new passkey', async () => {
  const client = await createAnd('eg.administrator', 'eg.desk-10')
  const { link } = (await client.post('/api/v1/officers/eg.desk-10/invitation')).body
  const key = newKey()
  const cookie = cookieOf(await accept(link, key))
  await at(cookie).post('/api/v1/session/lock')
  expect((await again('unlock', cookie, key)).status).toBe(200)
})
