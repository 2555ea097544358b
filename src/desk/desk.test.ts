/** The desk through the front door: what waits is there once, one officer has it, nothing urgent goes unheard, nobody else sees it. */
import { describe, expect, test } from 'vitest'
import { deskStories, itemPath } from '../../test/desk.ts'
import { same, stands } from '../../test/hits.ts'
import { startWorld } from '../../test/world.ts'

const world = startWorld()
const { enter, hit, say, settle, list, find, itemOf, show, act, task, send, pass, from, together } = deskStories(world)

const factsOf = async (operation: string, item: string): Promise<Record<string, unknown>[]> => {
  const { rows } = await world.database.client.query(
    'select bureau, officer, tell, detail from fact where operation = $1 and subject = $2 order by at, place',
    [operation, item],
  )
  return rows as Record<string, unknown>[]
}
const stepsOf = (view: { readonly steps: readonly { readonly step: string }[] }): string[] =>
  view.steps.map(({ step }) => step)

describe('a hit', () => {
  test('stands on both desks, each with what that side owes, and leaves them when it is closed', async () => {
    const { id } = await hit()
    await settle()
    expect(await find('vn.desk', id)).toMatchObject({ kind: 'hit', side: 'finder', need: 'confirm', from: 'fr' })
    expect(await find('fr.desk', id)).toMatchObject({ kind: 'hit', side: 'owner', need: 'answer', from: 'vn' })
    expect((await find('fr.desk', id))?.reference).toMatch(/^HIT-2026-\d{6}$/)
    for (const officer of ['eg.desk', 'gs.desk']) expect(await find(officer, id)).toBeUndefined()

    await say('vn.desk', id, 'finding', same)
    await settle()
    expect(await find('vn.desk', id)).toMatchObject({ need: 'await-reply', waits: true })
    await say('fr.desk', id, 'answer', stands)
    await settle()
    expect(await find('fr.desk', id)).toMatchObject({ waits: true })
    expect(await find('vn.desk', id)).toMatchObject({ need: 'report-outcome', waits: false })
    await say('vn.desk', id, 'outcome', { outcome: 'travelled-on' })
    await settle()
    for (const officer of ['vn.desk', 'fr.desk']) {
      expect(await find(officer, id)).toBeUndefined()
      expect(await find(officer, id, 'tab=done')).toMatchObject({ outcome: 'settled', doneBy: null })
    }
  })

  test('is taken by one of two who press together, and the other is told who', async () => {
    const { id } = await hit()
    await settle()
    const item = await itemOf('fr.desk', id)
    await world.as('fr.desk').get('/api/v1/session')
    await world.as('fr.desk-2').get('/api/v1/session')
    const replies = await together('select 1 from desk_item where id = $1 for update', [item.id], () =>
      Promise.all(['fr.desk', 'fr.desk-2'].map((officer) => act(officer, item.id, 'take'))),
    )
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
    const winner = replies.find(({ status }) => status === 200)?.body.owner
    const refusal = replies.find(({ status }) => status === 409)?.body
    expect(refusal.detail ?? refusal.title).toContain(winner)
    expect((await world.as('fr.desk').get(`/api/v1/hits/${id}`)).body.taken).toBe(winner)
  })

  test('has one holder, whichever button was pressed', async () => {
    const { id } = await hit()
    await settle()
    const { id: item } = await itemOf('fr.desk', id)
    await say('fr.desk', id, 'take')
    // The reaction to the hit's fact may be on its way still: the desk looks at the hit itself.
    expect((await act('fr.desk-2', item, 'take')).status).toBe(409)
    expect((await act('fr.desk', item, 'assign', { officer: 'fr.desk-2' })).body.owner).toBe('fr.desk-2')
    expect((await world.as('fr.desk').get(`/api/v1/hits/${id}`)).body.taken).toBe('fr.desk-2')
    expect((await act('fr.desk-2', item, 'release')).body.owner).toBeNull()
    expect((await world.as('fr.desk').get(`/api/v1/hits/${id}`)).body.taken).toBeNull()
    await settle()
    expect(await find('fr.desk', id)).toMatchObject({ owner: null })
  })

  test('that came to the General Secretariat first stands there for those who review, and not with the source', async () => {
    const record = await enter('fr.desk', 'FRA', { status: 'revoked' })
    const { id } = await hit({ record })
    await settle()
    for (const officer of ['gs.compliance', 'gs.command'])
      expect(await find(officer, id)).toMatchObject({ side: 'owner', need: 'answer', from: 'vn' })
    const item = await itemOf('gs.compliance', id)
    for (const officer of ['gs.desk', 'fr.desk', 'fr.command']) {
      expect(await find(officer, id)).toBeUndefined()
      expect((await act(officer, item.id, 'take')).status).toBe(404)
    }
    expect((await act('gs.compliance', item.id, 'assign', { officer: 'gs.desk' })).status).toBe(400)
    expect((await act('gs.compliance', item.id, 'take')).body.owner).toBe('gs.compliance')
    const passed = await say('gs.compliance', id, 'pass-on', { reason: 'Exercise: no danger' })
    expect(passed.status, passed.text).toBe(200)
    await settle()
    expect(await find('fr.desk', id)).toMatchObject({ side: 'owner', need: 'answer', owner: null })
    expect(await find('gs.desk', id)).toMatchObject({ side: 'overseer', need: 'oversee' })
  })

  test('is not finished on the desk', async () => {
    const { id } = await hit()
    await settle()
    const { id: item } = await itemOf('fr.desk', id)
    const reply = await act('fr.desk', item, 'done', { outcome: 'dealt-with' })
    expect(reply.status).toBe(409)
    expect(await find('fr.desk', id)).toMatchObject({ state: 'open' })
  })
})

describe('a message', () => {
  test('stands on the desk of its recipient until it is answered, and on the sender’s while an answer is awaited', async () => {
    const id = await send({ urgency: 'urgent', replyBy: from(120) })
    const item = await itemOf('vn.desk', id)
    expect(item).toMatchObject({ side: 'recipient', need: 'answer', urgency: 'urgent', from: 'fr', dueAt: from(120) })
    expect(item.reference).toMatch(/^FR\/VN\/2026\/\d{6}$/)
    expect(JSON.stringify(item)).not.toContain('lorry')
    expect(await find('fr.desk', id)).toMatchObject({ side: 'sender', need: 'await-reply', waits: true, from: 'vn' })
    expect(await find('eg.desk', id)).toBeUndefined()

    await send({ to: ['fr'], inReplyTo: id, subject: 'Exercise: found' }, 'vn.desk')
    expect(await find('vn.desk', id)).toBeUndefined()
    expect(await find('vn.desk', id, 'tab=done')).toMatchObject({ outcome: 'answered' })
    expect(await find('fr.desk', id)).toBeUndefined()
  })

  test('shows its subject by its own rule, and the register says to whom', async () => {
    const id = await send({ subject: 'Exercise: subject under seal' })
    const item = await itemOf('vn.desk', id)
    const reply = await world.as('vn.desk').post('/api/v1/desk/subjects', { ids: [item.id] })
    expect(reply.body.subjects).toEqual([{ id: item.id, subject: 'Exercise: subject under seal', withdrawal: null }])
    const { rows } = await world.database.client.query(
      `select 1 from fact f join fact_subject s on s.fact = f.id
       where f.operation = 'desk.subjects' and s.kind = 'message' and s.subject = $1 and s.part = 'shown'`,
      [id],
    )
    expect(rows.length).toBe(1)
    expect((await world.as('eg.desk').post('/api/v1/desk/subjects', { ids: [item.id] })).body.subjects).toEqual([])
    expect((await show('vn.desk', item.id)).subject).toBe('Exercise: subject under seal')
  })

  test('is not done before its sender was told, unless an officer says why it needs no answer', async () => {
    const id = await send()
    const { id: item } = await itemOf('vn.desk', id)
    expect((await act('vn.desk', item, 'done', { outcome: 'dealt-with' })).status).toBe(409)
    expect((await act('vn.desk', item, 'done', { outcome: 'no-answer-needed' })).status).toBe(400)
    const acknowledged = await world.as('vn.desk').post(`/api/v1/messages/${id}/acknowledge`)
    expect(acknowledged.status, acknowledged.text).toBe(200)
    const done = await act('vn.desk', item, 'done', { outcome: 'dealt-with' })
    expect(done.body).toMatchObject({ state: 'done', outcome: 'dealt-with', doneBy: 'vn.desk' })

    const other = await itemOf('vn.desk', await send())
    const words = 'Exercise: sent to everybody for information'
    const closed = await act('vn.desk', other.id, 'done', { outcome: 'no-answer-needed', words })
    expect(closed.body.steps[0]).toMatchObject({ step: 'done', officer: 'vn.desk', words })
    expect(await factsOf('desk.done', other.id)).toMatchObject([{ detail: { outcome: 'no-answer-needed' } }])
    expect(JSON.stringify(await factsOf('desk.done', other.id))).not.toContain('everybody')
  })

  test('that its sender takes back leaves the desk and is struck through', async () => {
    const id = await send()
    const { id: item } = await itemOf('vn.desk', id)
    const reply = await world.as('fr.desk').post(`/api/v1/messages/${id}/withdraw`, { reason: 'wrong-content' })
    expect(reply.status, reply.text).toBe(200)
    await settle()
    expect(await show('vn.desk', item)).toMatchObject({ state: 'done', outcome: 'withdrawn', withdrawn: true })
    expect((await act('vn.desk', item, 'take')).status).toBe(409)
  })

  test('that its sender takes back after it was read stays, struck through with the reason, until an officer has noted it', async () => {
    const id = await send({ urgency: 'very-urgent', urgencyReason: 'Exercise: he leaves tonight', to: ['vn', 'eg'] })
    expect((await world.as('vn.desk').post(`/api/v1/messages/${id}/acknowledge`)).status).toBe(200)
    const { id: item } = await itemOf('vn.desk', id)
    const done = await act('vn.desk', item, 'done', { outcome: 'dealt-with' })
    expect(done.status, done.text).toBe(200)

    await world.as('fr.desk').post(`/api/v1/messages/${id}/withdraw`, { reason: 'wrong-addressee' })
    await settle()
    const back = await itemOf('vn.desk', id)
    expect(back).toMatchObject({
      id: item,
      need: 'note-withdrawal',
      withdrawn: true,
      alarm: 'none',
      dueAt: null,
      reminders: 0,
    })
    const said = await world.as('vn.desk').post('/api/v1/desk/subjects', { ids: [item] })
    expect(said.body.subjects).toEqual([{ id: item, subject: null, withdrawal: 'wrong-addressee' }])
    expect(said.text).not.toContain('lorry')
    expect((await show('vn.desk', item)).outcomes).toEqual(['noted'])
    expect((await act('vn.desk', item, 'done', { outcome: 'dealt-with' })).status).toBe(400)

    // Who never opened it has nothing to unlearn.
    expect(await find('eg.desk', id)).toBeUndefined()
    expect(await find('eg.desk', id, 'tab=done')).toMatchObject({ outcome: 'withdrawn', withdrawn: true })

    const noted = await act('vn.desk', item, 'done', { outcome: 'noted' })
    expect(noted.body).toMatchObject({ state: 'done', outcome: 'noted', doneBy: 'vn.desk' })
    await settle()
    expect(await find('vn.desk', id)).toBeUndefined()
  })

  test('that was sent to many is one item for each of them', async () => {
    const id = await send({ to: ['vn', 'us', 'eg'], replyBy: from(600) })
    for (const officer of ['vn.desk', 'us.desk', 'eg.desk'])
      expect((await list(officer)).filter((one) => one.ref === id).length).toBe(1)
    await send({ to: ['fr'], inReplyTo: id }, 'us.desk')
    expect(await find('us.desk', id)).toBeUndefined()
    expect(await find('fr.desk', id)).toMatchObject({ waits: true, from: null })
  })
})

describe('putting away', () => {
  test('is refused past the time of the item, and ends by itself', async () => {
    const { id } = await task('us.desk', { dueAt: from(60) })
    expect((await act('us.desk', id, 'snooze', { until: from(61) })).body.pointers[0].pointer).toBe('/until')
    const away = await act('us.desk', id, 'snooze', { until: from(30) })
    expect(away.body.snoozedUntil).toBe(from(30))
    expect((await list('us.desk')).some((one) => one.id === id)).toBe(false)
    expect((await list('us.desk', 'tab=snoozed')).some((one) => one.id === id)).toBe(true)
    await pass(29)
    expect((await list('us.desk')).some((one) => one.id === id)).toBe(false)
    await pass(2)
    expect((await list('us.desk')).some((one) => one.id === id)).toBe(true)
    expect(stepsOf(await show('us.desk', id))).toContain('came-back')
    expect(await factsOf('desk.came-back', id)).toMatchObject([{ bureau: 'us', tell: ['us'] }])
  })
})

describe('an alarm', () => {
  test('rings at the desk, goes on by the clock, and falls silent for all when one acknowledges', async () => {
    const id = await send({ to: ['us'], urgency: 'very-urgent', urgencyReason: 'Exercise: a child is missing' })
    const { id: item } = await itemOf('us.desk', id)
    const ringing = async (officer: string) =>
      (await world.as(officer).get('/api/v1/desk/alarms')).body.alarms.find(
        (one: { item: string }) => one.item === item,
      )
    expect(await ringing('us.desk')).toMatchObject({ level: 0, from: 'fr', since: from(0), nextAt: from(5) })
    expect(await ringing('vn.desk')).toBeUndefined()
    expect(await factsOf('desk.alarm-raised', item)).toMatchObject([{ bureau: 'us', tell: ['us'] }])
    await pass(5)
    expect(await ringing('us.desk-2')).toMatchObject({ level: 1 })
    await pass(5)
    expect(await ringing('us.command')).toMatchObject({ level: 2 })
    expect((await act('us.desk-2', item, 'acknowledge')).body.alarm).toBe('acknowledged')
    for (const officer of ['us.desk', 'us.desk-2', 'us.command']) expect(await ringing(officer)).toBeUndefined()
    await pass(30)
    expect(await factsOf('desk.alarm-escalated', item)).toMatchObject([
      { detail: { level: 1 } },
      { detail: { level: 2 } },
    ])
    expect(stepsOf(await show('us.desk', item)).reverse()).toEqual([
      'arrived',
      'alarm-raised',
      'alarm-escalated',
      'alarm-escalated',
      'acknowledged',
    ])
  })

  test('waits as long as the bureau has set', async () => {
    expect((await world.as('eg.desk').put('/api/v1/desk/settings', { alarmMinutes: 2 })).status).toBe(403)
    expect((await world.as('eg.command').put('/api/v1/desk/settings', { alarmMinutes: 2 })).status).toBe(200)
    const { id } = await task('eg.desk', { urgency: 'very-urgent' })
    await pass(2)
    expect(await factsOf('desk.alarm-escalated', id)).toMatchObject([{ detail: { level: 1 } }])
  })
})

describe('a task', () => {
  test('is sealed, changed, given to an officer of the desk and of no other, and done', async () => {
    const made = await task('vn.desk', {
      title: 'Exercise: a sealed title',
      words: 'Exercise: details',
      dueAt: from(90),
    })
    expect(made).toMatchObject({ subject: 'Exercise: a sealed title', words: 'Exercise: details', need: 'do' })
    expect(made.reference).toMatch(/^TASK-2026-\d{6}$/)
    const { rows } = await world.database.client.query('select title from desk_task where id = $1', [made.ref])
    expect(rows[0].title.toString()).not.toContain('sealed')
    for (const officer of ['fr.desk', 'vn.post', 'vn.nobody'])
      expect((await act('vn.desk', made.id, 'assign', { officer })).status).toBe(400)
    const given = await act('vn.desk', made.id, 'assign', { officer: 'vn.desk-2', note: 'Exercise: please' })
    expect(given.body).toMatchObject({ owner: 'vn.desk-2' })
    expect(given.body.steps[0]).toMatchObject({ step: 'assigned', officer: 'vn.desk', to: 'vn.desk-2' })
    const path = `/api/v1/desk/tasks/${made.id}`
    const stale = await world.as('vn.desk-2').put(path, { version: made.version, title: 'Exercise: other' })
    expect(stale.status).toBe(409)
    const version = given.body.version
    const changed = await world.as('vn.desk-2').put(path, { version, title: 'Exercise: other', urgency: 'urgent' })
    expect(changed.body).toMatchObject({ subject: 'Exercise: other', words: 'Exercise: details', urgency: 'urgent' })
    expect((await act('vn.desk', made.id, 'done', { outcome: 'done' })).status).toBe(409)
    expect((await act('vn.desk-2', made.id, 'done', { outcome: 'not-possible' })).status).toBe(400)
    expect((await act('vn.desk-2', made.id, 'done', { outcome: 'done' })).body.state).toBe('done')
    world.clock.advance(11_000)
    expect((await act('vn.desk-2', made.id, 'reopen')).status).toBe(400)
    expect((await act('vn.desk-2', made.id, 'reopen', { reason: 'Exercise: not yet' })).body.state).toBe('open')
  })

  test('is linked to what its officer may read, and to nothing else', async () => {
    const { id: found, record } = await hit()
    await settle()
    const { id } = await task('vn.desk', { about: { kind: 'hit', ref: found } })
    expect((await show('vn.desk', id)).linked).toMatchObject([{ kind: 'hit', ref: found, by: 'vn.desk' }])
    const more = await world.as('vn.desk').post(itemPath(id, 'links'), { kind: 'record', ref: record.id })
    expect(more.body.links).toBe(2)
    const { id: elsewhere } = await task('eg.desk')
    const hidden = await world.as('eg.desk').post(itemPath(elsewhere, 'links'), { kind: 'hit', ref: found })
    const absent = await world.as('eg.desk').post(itemPath(elsewhere, 'links'), { kind: 'hit', ref: elsewhere })
    expect([hidden.status, absent.status]).toEqual([404, 404])
    expect(hidden.body.key).toBe(absent.body.key)
    const gone = await world.as('vn.desk').delete(itemPath(id, `links/hit/${found}`))
    expect(gone.body.linked).toMatchObject([{ kind: 'record' }])
  })
})

describe('other bureaus, posts and entities', () => {
  test('see nothing of a desk: hidden and absent are one answer', async () => {
    const { id } = await task('vn.desk')
    const absent = '00000000-0000-7000-8000-000000000000'
    for (const verb of ['take', 'release', 'wake', 'acknowledge', 'look']) {
      const [hidden, gone] = [await act('fr.desk', id, verb), await act('fr.desk', absent, verb)]
      expect([hidden.status, gone.status]).toEqual([404, 404])
      expect({ ...hidden.body, instance: '', reference: '' }).toEqual({ ...gone.body, instance: '', reference: '' })
    }
    expect((await world.as('fr.desk').get(itemPath(id))).status).toBe(404)
    expect((await list('fr.desk')).some((one) => one.id === id)).toBe(false)
    expect((await world.as('vn.post').get('/api/v1/desk/items')).status).toBe(403)
    expect((await world.as('vn.analyst').get('/api/v1/desk/items')).status).toBe(403)
  })
})

describe('looking', () => {
  test('is seen by whoever else looks, for half a minute, and makes the item seen', async () => {
    const { id } = await task('vn.desk')
    expect((await act('vn.desk', id, 'look')).body.looking).toEqual([])
    expect((await act('vn.desk-2', id, 'look')).body.looking).toEqual(['vn.desk'])
    expect(await show('vn.desk', id)).toMatchObject({ seen: true, looking: ['vn.desk-2'] })
    expect((await factsOf('desk.seen', id)).length).toBe(1)
    world.clock.advance(31_000)
    expect((await show('vn.desk', id)).looking).toEqual([])
  })
})
