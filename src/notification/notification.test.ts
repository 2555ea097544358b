/** Notifications through the front door: who may set what, pings that say nothing, and the way of an alarm nobody answers. */
import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { deskStories } from '../../test/desk.ts'
import { heard, type Posted, sendDue, startReceivers } from '../../test/notifications.ts'
import { startWorld } from '../../test/world.ts'
import { takeDue } from './notification.outbox.store.ts'

const receivers = startReceivers()
const world = startWorld({ settings: receivers.settings })
const { send, itemOf, act, task, pass, settle } = deskStories(world)
const base = '/api/v1/notifications'

const addTarget = async (officer: string, more: object = {}) => {
  const reply = await world.as(officer).post(`${base}/targets`, {
    way: 'webhook',
    address: receivers.web(),
    label: 'Exercise: duty room',
    own: false,
    ...more,
  })
  expect(reply.status, reply.text).toBe(201)
  return reply.body
}
const minutes = async (many: number): Promise<void> => {
  for (const bureau of ['vn', 'fr', 'us', 'gs', 'de', 'eg'])
    for (const duty of ['administrator', 'command', 'desk', 'desk-2']) world.forget(`${bureau}.${duty}`)
  await pass(many)
  await heard(world)
  await sendDue(world)
}
const deliveries = async (officer: string) => (await world.as(officer).get(`${base}/deliveries`)).body.deliveries
const emptied = (): { posted: Posted[]; mails: string[] } => ({
  posted: receivers.posted.splice(0),
  mails: receivers.mails.splice(0),
})
const veryUrgent = { urgency: 'very-urgent', urgencyReason: 'Exercise: REASONWORD' }
const quietest = { zone: 'Europe/Paris', digests: [], rules: [] }

describe('rules', () => {
  test('an officer states their own; nobody else sees them, and the bureau’s are set by administrator or command', async () => {
    const rules = [
      { kind: 'message-very-urgent', ways: [] },
      { kind: 'message-normal', ways: [] },
    ]
    const set = await world.as('de.desk').put(`${base}/rules/own`, { ...quietest, rules })
    expect(set.status, set.text).toBe(200)
    const waysOf = (body: typeof set.body, kind: string) =>
      body.effective.find((one: { kind: string }) => one.kind === kind)?.ways
    expect(waysOf(set.body, 'message-normal')).toEqual([])
    // Muted by hand, heard all the same.
    expect(waysOf(set.body, 'message-very-urgent')).toEqual(['screen', 'system', 'sound'])
    for (const other of ['de.desk-2', 'fr.desk', 'gs.command'])
      expect((await world.as(other).get(`${base}/rules`)).body.own.rules).toEqual([])
    const bureau = { zone: 'Europe/Berlin', rules, pingMinutes: 5 }
    const refused = await world.as('de.desk').put(`${base}/rules/bureau`, bureau)
    expect(refused.status).toBe(403)
    expect((await world.as('de.command').put(`${base}/rules/bureau`, bureau)).status).toBe(200)
    expect((await world.as('de.desk-2').get(`${base}/rules`)).body.bureau).toMatchObject({ pingMinutes: 5, rules })
    expect((await world.as('fr.desk').get(`${base}/rules`)).body.bureau.rules).toEqual([])
  })

  test('are refused where they make no sense, and where somebody was faster', async () => {
    const put = (body: object) => world.as('eg.desk').put(`${base}/rules/own`, { ...quietest, ...body })
    const keys = async (body: object) => (await put(body)).body.errors?.map((one: { key: string }) => one.key)
    const faults = await put({ zone: 'Mars/Olympus', quiet: { days: [1], from: '22:00', to: '22:00' } })
    expect(faults.status).toBe(400)
    expect(faults.text).toContain('/zone')
    expect(faults.text).toContain('/quiet/to')
    expect((await put({ quiet: { days: [8], from: '22:07', to: '06:00' } })).status).toBe(400)
    const twice = { kind: 'proposal', ways: ['mail'] }
    expect((await put({ rules: [twice, twice] })).status).toBe(400)
    expect(await keys({})).toBeUndefined()
    const stale = await put({})
    expect([stale.status, stale.body.key]).toEqual([409, 'notification.stale'])
    expect((await put({ version: 1 })).status).toBe(200)
    expect((await put({ version: 1 })).status).toBe(409)
  })
})

describe('targets', () => {
  test('of a bureau are its own and their secret is shown once', async () => {
    const made = await addTarget('us.administrator', { address: 'https://hooks.example/duty' })
    expect(made.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    const { id } = made.target
    const listed = await world.as('us.command').get(`${base}/targets`)
    expect(listed.body.targets.map((one: { id: string }) => one.id)).toEqual([id])
    expect(listed.text).not.toContain('whsec_')
    for (const other of ['us.desk', 'fr.administrator', 'gs.command'])
      expect((await world.as(other).get(`${base}/targets`)).body.targets).toEqual([])
    for (const other of ['us.desk', 'fr.administrator'])
      expect((await world.as(other).post(`${base}/targets/${id}/test`)).status).toBe(404)
    const renewed = await world.as('us.administrator').post(`${base}/targets/${id}/secret`)
    expect(renewed.body.secret).not.toBe(made.secret)
    expect((await world.as('us.desk').delete(`${base}/targets/${id}`)).status).toBe(404)
    expect((await world.as('us.command').delete(`${base}/targets/${id}`)).status).toBe(200)
    expect((await world.as('us.command').get(`${base}/targets`)).body.targets).toEqual([])
    const { rows } = await world.database.client.query('select * from notification_target where id = $1', [id])
    expect(JSON.stringify(rows)).not.toContain(made.secret.slice(6))
  })

  test('are refused where they could carry more or go astray', async () => {
    const add = async (officer: string, more: object) => {
      const reply = await world
        .as(officer)
        .post(`${base}/targets`, { way: 'mail', address: 'duty@bureau.example', label: 'Exercise', own: true, ...more })
      return reply.status
    }
    expect(await add('eg.desk', { own: false })).toBe(403)
    expect(await add('eg.desk', { way: 'webhook', address: 'https://hooks.example' })).toBe(403)
    for (const address of ['a@b.example, c@d.example', 'Name <a@b.example>', 'nobody', 'a@b.example\nBcc: c@d.example'])
      expect(await add('eg.desk', { address }), address).toBe(400)
    for (const address of ['http://hooks.example', 'ftp://hooks.example', 'https://u:p@hooks.example', 'https:', '//x'])
      expect(await add('eg.administrator', { way: 'webhook', own: false, address }), address).toBe(400)
    expect(await add('eg.desk', {})).toBe(201)
    expect(await add('eg.desk', { address: 'second@bureau.example' })).toBe(201)
    expect(await add('eg.desk', { address: 'third@bureau.example' })).toBe(409)
    expect(await add('eg.system', {})).not.toBe(201)
  })

  test('are tested at once and the result is shown', async () => {
    emptied()
    const { target, secret } = await addTarget('eg.administrator')
    const sent = await world.as('eg.administrator').post(`${base}/targets/${target.id}/test`)
    expect(sent.body).toMatchObject({ kind: 'test', state: 'waiting', tries: 0 })
    await sendDue(world)
    const path = `${base}/deliveries/${sent.body.id}`
    expect((await world.as('eg.administrator').get(path)).body).toMatchObject({
      state: 'sent',
      status: 204,
      problem: null,
    })
    expect((await world.as('eg.desk').get(path)).status).toBe(404)
    expect((await world.as('eg.administrator').post(`${base}/targets/${target.id}/test`)).status).toBe(429)
    const [ping] = emptied().posted
    expect(JSON.parse(ping?.body ?? '')).toEqual({ kind: 'test', bureau: 'eg', waiting: 0, at: sent.body.createdAt })
    const key = Buffer.from(secret.slice(6), 'base64')
    const id = String(ping?.headers['webhook-id'])
    const signed = `${id}.${ping?.headers['webhook-timestamp']}.${ping?.body}`
    expect(id).toBe(sent.body.id)
    expect(ping?.headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`)
  })
})

describe('what is very urgent and unseen', () => {
  test('is told by a ping after the first minutes, then to the second officer, and then the list is rung', async () => {
    emptied()
    await addTarget('vn.administrator')
    await addTarget('vn.command', { way: 'mail', address: 'duty@hanoi.example' })
    const listed = await world.as('vn.administrator').put(`${base}/telephones`, {
      telephones: [
        { label: 'Exercise: duty officer', number: '+84 0 00 00 01' },
        { label: 'Exercise: head of bureau', number: '+84 0 00 00 02' },
      ],
    })
    expect(listed.status, listed.text).toBe(200)
    const [first, second] = listed.body.telephones
    const secrets = {
      subject: 'Exercise: SUBJECTWORD lorry',
      body: 'Exercise: BODYWORD Nguyen',
      ourReference: 'REFWORD-7',
    }
    const message = await send({ ...veryUrgent, ...secrets })
    const item = await itemOf('vn.desk', message)
    await heard(world)
    await sendDue(world)
    expect(emptied()).toEqual({ posted: [], mails: [] })

    await minutes(3)
    const afterFirst = emptied()
    expect(afterFirst.posted.map(({ body }) => JSON.parse(body))).toEqual([
      { kind: 'very-urgent', bureau: 'vn', waiting: 1, at: expect.any(String) },
    ])
    expect(afterFirst.mails).toHaveLength(1)
    expect(afterFirst.mails[0]).toContain('Subject: Liaison: very urgent item waiting')
    expect(afterFirst.mails[0]).toContain('Something very urgent waits at your desk')
    expect(afterFirst.mails[0]).toContain('/desk')
    // Nothing of the item is in any byte that left.
    const left = JSON.stringify(afterFirst)
    for (const word of [
      'SUBJECTWORD',
      'BODYWORD',
      'REFWORD',
      'REASONWORD',
      'Nguyen',
      message,
      item.id,
      String(item.reference),
    ])
      if (word !== '' && word !== 'null') expect(left).not.toContain(word)
    expect(left).not.toMatch(/\bfr\b|vn\.desk/)

    await minutes(5)
    await minutes(5)
    expect(emptied().posted.length).toBe(2)
    expect((await world.as('vn.desk').get(`${base}/rounds`)).body.rounds).toEqual([])
    await minutes(5)
    expect(emptied().posted.length).toBe(1)
    const [round] = (await world.as('vn.desk').get(`${base}/rounds`)).body.rounds
    expect(round).toMatchObject({ bureau: 'vn', own: true, item: item.id, next: [first], attempts: [] })
    const [seen] = (await world.as('gs.command').get(`${base}/rounds`)).body.rounds
    expect(seen).toMatchObject({ id: round.id, bureau: 'vn', own: false, item: null, next: [first] })
    for (const other of ['fr.desk', 'fr.command', 'gs.desk'])
      expect((await world.as(other).get(`${base}/rounds`)).body.rounds, other).toEqual([])

    const ring = (officer: string, telephone: string, outcome: string) =>
      world.as(officer).post(`${base}/rounds/${round.id}/attempts`, { telephone, outcome })
    expect((await ring('fr.desk', first.id, 'tried')).status).toBe(404)
    expect((await ring('vn.desk', first.id, 'tried')).body.next).toMatchObject([{ id: second.id }])
    const reached = await ring('gs.command', second.id, 'reached')
    expect(reached.body.next).toEqual([])
    expect(reached.body.attempts).toMatchObject([
      { bureau: 'vn', officer: null, outcome: 'tried' },
      { bureau: 'gs', officer: 'gs.command', outcome: 'reached' },
    ])
    expect((await ring('vn.desk', first.id, 'tried')).body.key).toBe('notification.reached')

    expect((await act('vn.desk', item.id, 'acknowledge')).status).toBe(200)
    await settle()
    await heard(world)
    expect((await world.as('vn.desk').get(`${base}/rounds`)).body.rounds).toEqual([])
    await minutes(60)
    expect(emptied()).toEqual({ posted: [], mails: [] })
    await act('vn.desk', item.id, 'take')
  })

  test('and acknowledged meanwhile is not told at all, also where a try failed before', async () => {
    emptied()
    const quiet = await itemOf('vn.desk', await send(veryUrgent))
    await heard(world)
    expect((await act('vn.desk', quiet.id, 'acknowledge')).status).toBe(200)
    await settle()
    await heard(world)
    await minutes(30)
    expect(emptied()).toEqual({ posted: [], mails: [] })

    const missed = await itemOf('vn.desk', await send(veryUrgent))
    await heard(world)
    receivers.answers.status = 503
    await minutes(3)
    receivers.answers.status = 204
    expect(emptied().posted).toHaveLength(1)
    expect((await act('vn.desk', missed.id, 'take')).status).toBe(200)
    await settle()
    await heard(world)
    await minutes(10)
    expect(emptied().posted).toEqual([])
    expect((await deliveries('vn.command')).filter((one: { state: string }) => one.state === 'waiting')).toEqual([])
  })

  test('is tried again with the same id and body when the receiver fails, ever later, and given up after a day with a fact', async () => {
    emptied()
    await itemOf('vn.desk', await send(veryUrgent))
    await heard(world)
    receivers.answers.status = 500
    await minutes(3)
    const [failed] = emptied().posted
    receivers.answers.status = 204
    await minutes(1)
    const [again] = emptied().posted
    expect(again?.headers['webhook-id']).toBe(failed?.headers['webhook-id'])
    expect(again?.body).toBe(failed?.body)
    expect(again?.headers['webhook-timestamp']).not.toBe(failed?.headers['webhook-timestamp'])

    await itemOf('vn.desk', await send(veryUrgent))
    await heard(world)
    receivers.answers.status = 500
    for (let hour = 0; hour < 30; hour += 1) await minutes(60)
    receivers.answers.status = 204
    await minutes(60)
    const given = (await deliveries('vn.command')).filter((one: { state: string }) => one.state === 'failed')
    expect(given.length).toBeGreaterThan(0)
    expect(given[0]).toMatchObject({ problem: 'status', status: 500, nextAt: null })
    const { rows } = await world.database.client.query<{ detail: { problem: string }; tell: string[] }>(
      "select detail from fact where operation = 'timer.notification.give-up' and subject = $1",
      [given[0].id],
    )
    expect(rows).toMatchObject([{ detail: { problem: 'status', way: 'webhook', kind: 'very-urgent' } }])
    emptied()
  })
})

describe('the outbox', () => {
  const tested = async (id: string) => (await world.as('de.administrator').post(`${base}/targets/${id}/test`)).body
  test('gives each ping to one sender only, and takes up what a sender left that did not live to the end', async () => {
    emptied()
    const { target } = await addTarget('de.administrator')
    const { id } = await tested(target.id)
    const now = world.clock.now()
    const wanted = { isVeryUrgent: false, most: 20 }
    const taken = await Promise.all([takeDue(world.database, now, wanted), takeDue(world.database, now, wanted)])
    expect(taken.flat().filter(({ row }) => row.id === id).length).toBeLessThanOrEqual(1)
    await sendDue(world)
    const early = receivers.posted.length
    world.clock.advance(61_000)
    await sendDue(world)
    await sendDue(world)
    expect(receivers.posted.length - early).toBeLessThanOrEqual(1)
    expect(receivers.posted.map(({ headers }) => headers['webhook-id'])).toEqual([id])
    expect((await world.as('de.administrator').get(`${base}/deliveries/${id}`)).body.state).toBe('sent')
  })

  test('says many of one kind to one place once, with their number', async () => {
    emptied()
    const { target } = await addTarget('eg.command', { label: 'Exercise: night room' })
    for (const message of [await send({ to: ['eg'], ...veryUrgent }), await send({ to: ['eg'], ...veryUrgent })])
      await itemOf('eg.desk', message)
    await heard(world)
    await minutes(4)
    const { rows } = await world.database.client.query(
      "select state, waiting from notification_outbox where target = $1 and kind = 'very-urgent' order by state",
      [target.id],
    )
    expect(rows).toEqual([
      { state: 'merged', waiting: null },
      { state: 'sent', waiting: 2 },
    ])
    emptied()
  })
})

describe('an officer', () => {
  test('is told of a task by mail only where they want it, and during quiet hours in the morning', async () => {
    emptied()
    const toSecond = () => emptied().mails.filter((mail) => mail.includes('To: second@paris.example'))
    const quiet = { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '23:45' }
    const rules = [{ kind: 'task-mine', ways: ['mail'] }]
    await addTarget('fr.desk-2', { way: 'mail', address: 'second@paris.example', own: true })
    const own = { zone: 'Etc/UTC', digests: [], rules, quiet }
    expect((await world.as('fr.desk-2').put(`${base}/rules/own`, own)).status).toBe(200)
    const { id } = await task('fr.desk', { urgency: 'normal' })
    const urgent = await task('fr.desk', { urgency: 'very-urgent' })
    expect((await act('fr.desk', id, 'assign', { officer: 'fr.desk-2' })).status).toBe(200)
    await settle()
    await heard(world)
    await sendDue(world)
    expect(toSecond()).toEqual([])
    // What is very urgent passes through the same quiet hours.
    expect((await act('fr.desk', urgent.id, 'assign', { officer: 'fr.desk-2' })).status).toBe(200)
    await settle()
    await heard(world)
    await sendDue(world)
    expect(toSecond()).toHaveLength(1)
    await minutes(24 * 60)
    expect(toSecond()).toHaveLength(1)
  })

  test('gets a digest of counts once a shift, on the screen and by mail', async () => {
    emptied()
    const digests = ['06:00', '18:00']
    await addTarget('us.desk', { way: 'mail', address: 'desk@washington.example', own: true })
    const set = await world.as('us.desk').put(`${base}/rules/own`, { ...quietest, zone: 'Etc/UTC', digests })
    expect(set.status, set.text).toBe(200)
    await send({ to: ['us'], subject: 'Exercise: DIGESTWORD' })
    await send({ to: ['us'], subject: 'Exercise: DIGESTWORD' })
    await heard(world)
    await minutes(12 * 60 + 1)
    const [digest] = (await world.as('us.desk').get(`${base}/digests`)).body.digests
    expect(digest.came).toEqual([{ kind: 'message-normal', count: 2 }])
    expect(digest.stands).toContainEqual({ kind: 'message', urgency: 'normal', count: 2 })
    expect((await world.as('us.desk-2').get(`${base}/digests`)).body.digests).toEqual([])
    const { mails } = emptied()
    expect(mails.join()).toContain('Subject: Liaison: digest')
    expect(mails.join()).toContain('Message received, normal: 2')
    expect(mails.join()).not.toContain('DIGESTWORD')
    await minutes(12 * 60)
    const [next] = (await world.as('us.desk').get(`${base}/digests`)).body.digests
    expect(next.came).toEqual([])
  })
})

describe('the telephone list', () => {
  test('keeps the test of a number that stays, is set by administrators, and is nobody else’s', async () => {
    const path = `${base}/telephones`
    const put = (officer: string, telephones: object[]) => world.as(officer).put(path, { telephones })
    const made = await put('fr.command', [{ label: 'Exercise: duty officer', number: '+33 0 00 00 01' }])
    const [entry] = made.body.telephones
    const tested = await world.as('fr.desk').post(`${path}/${entry.id}/tested`, { reached: true })
    expect(tested.body.telephones).toMatchObject([{ reached: true, testedBy: 'fr.desk' }])
    const kept = { id: entry.id, label: 'Exercise: night desk', number: entry.number }
    const changed = await put('fr.administrator', [{ label: 'Exercise: second', number: '+33 0 00 00 02' }, kept])
    expect(changed.body.telephones).toMatchObject([
      { position: 1, testedAt: null },
      { position: 2, id: entry.id, reached: true, label: 'Exercise: night desk' },
    ])
    const other = await put('fr.administrator', [{ ...kept, number: '+33 0 00 00 09' }])
    expect(other.body.telephones).toMatchObject([{ id: entry.id, testedAt: null, reached: null }])
    expect((await put('fr.administrator', [kept, kept])).status).toBe(400)
    expect((await put('fr.desk', [])).status).toBe(403)
    expect((await put('fr.administrator', [{ label: 'x', number: 'ring me' }])).status).toBe(400)
    expect((await world.as('de.desk').get(path)).body.telephones).toEqual([])
    expect((await world.as('de.desk').post(`${path}/${entry.id}/tested`, { reached: true })).status).toBe(404)
  })
})
