/** Shifts through the front door: nothing very urgent is left behind, two sign for what is handed over, calls bring their papers. */
import { describe, expect, test } from 'vitest'
import { deskStories, itemPath } from '../../test/desk.ts'
import { same } from '../../test/hits.ts'
import { startWorld } from '../../test/world.ts'

const world = startWorld()
const { hit, say, settle, list, find, itemOf, show, act, task, send, pass, from } = deskStories(world)

const begin = (officer: string, role = 'officer', languages = ['vi', 'en']) =>
  world.as(officer).post('/api/v1/desk/shift', { role, languages })
const end = (officer: string, body: object = {}) => world.as(officer).post('/api/v1/desk/shift/end', body)
const handovers = '/api/v1/desk/handovers'

const factsOf = async (operation: string): Promise<Record<string, unknown>[]> =>
  (await world.database.client.query('select * from fact where operation = $1 order by at', [operation])).rows

describe('a shift', () => {
  test('says who is there and what is spoken; other bureaus hear what is spoken and not who it is', async () => {
    expect((await begin('vn.desk', 'head', ['vi', 'en'])).status).toBe(200)
    const shown = await begin('vn.desk-2', 'officer', ['vi', 'fr'])
    expect(shown.body.own).toMatchObject({ role: 'officer', languages: ['vi', 'fr'] })
    expect(shown.body.onDuty.map((one: { officer: string }) => one.officer).sort()).toEqual(['vn.desk', 'vn.desk-2'])
    const there = (await world.as('fr.desk').get('/api/v1/bureaus/vn/on-duty')).body
    expect(there).toMatchObject({ staffed: true, languages: ['vi', 'en', 'fr'], onDuty: [] })
    expect((await world.as('vn.desk').get('/api/v1/bureaus/vn/on-duty')).body.onDuty.length).toBe(2)
    const telephone = (await world.as('fr.desk').get('/api/v1/bureaus/vn')).body.telephone
    expect(telephone.languages).toEqual(['vi', 'en', 'fr'])
    expect((await world.as('fr.desk').get('/api/v1/bureaus/eg/on-duty')).body).toMatchObject({ staffed: false })
  })

  test('begun again changes role and languages and stays one shift', async () => {
    await begin('eg.desk', 'officer', ['ar'])
    const again = await begin('eg.desk', 'second', ['ar', 'en'])
    expect(again.body.onDuty).toMatchObject([{ officer: 'eg.desk', role: 'second', languages: ['ar', 'en'] }])
    expect((await end('eg.desk')).body).toMatchObject({ own: null, onDuty: [] })
    expect((await end('eg.desk')).status).toBe(409)
  })

  test('that nobody ends is over after sixteen hours', async () => {
    await begin('xa.desk', 'officer', ['en'])
    await pass(16 * 60)
    expect((await world.as('xa.desk').get('/api/v1/desk/shift')).body.onDuty).toEqual([])
  })

  test('does not end while its officer has something very urgent, until another on duty gets it', async () => {
    await begin('us.desk')
    await begin('us.desk-2')
    const { id } = await task('us.desk', { urgency: 'very-urgent', assignee: 'us.desk' })
    const refused = await end('us.desk')
    expect(refused.status).toBe(409)
    for (const successor of ['us.desk', 'us.command', 'vn.desk'])
      expect((await end('us.desk', { successor })).body.pointers[0].pointer).toBe('/successor')
    expect((await world.as('us.desk').get('/api/v1/desk/shift')).body).toMatchObject({ veryUrgentOwned: 1 })
    const over = await end('us.desk', { successor: 'us.desk-2' })
    expect(over.body).toMatchObject({ own: null, veryUrgentOwned: 0 })
    const item = await show('us.desk', id)
    expect(item).toMatchObject({ owner: 'us.desk-2' })
    expect(item.steps[0]).toMatchObject({ step: 'assigned', officer: 'us.desk', to: 'us.desk-2' })
    expect(await factsOf('desk.assign')).toMatchObject([
      { subject: id, officer: 'us.desk', detail: { to: 'us.desk-2' } },
    ])
  })
})

const nextStep = 'Exercise: ring Paris at six'

describe('a handover', () => {
  test('lists what presses with a next step for each, is signed by two, and is read whole by one of the own bureau', async () => {
    await begin('fr.desk', 'head', ['fr', 'en'])
    const { id: ref } = await hit({ by: 'vn.desk', asked: { direction: 'entry', departure: from(600) } })
    await settle()
    const { id: urgent } = await task('fr.desk', { urgency: 'urgent', assignee: 'fr.desk' })
    const draft = (await world.as('fr.desk').get(`${handovers}/draft`)).body
    const onHit = draft.items.find((one: { item: string }) => one.item !== urgent)
    expect(draft.items.map((one: { item: string }) => one.item)).toContain(urgent)
    const items = draft.items.map(({ item }: { item: string }) => ({ item, nextStep }))
    const page = {
      items,
      promises: [{ bureau: 'vn', by: from(90), what: 'Exercise: papers follow' }],
      troubles: [{ name: 'Exercise line', says: 'Exercise: noise since noon' }],
      words: 'Exercise: quiet night',
    }
    const short = await world.as('fr.desk').post(handovers, { ...page, items: items.slice(1) })
    expect(short.status).toBe(409)
    const { id: foreign } = await task('eg.desk', { urgency: 'urgent' })
    const wrong = await world.as('fr.desk').post(handovers, { ...page, items: [...items, { item: foreign, nextStep }] })
    expect(wrong.body.pointers[0].pointer).toBe(`/items/${items.length}/item`)

    const signed = await world.as('fr.desk').post(handovers, page)
    expect(signed.status, signed.text).toBe(201)
    expect(signed.body).toMatchObject({ state: 'waiting', by: 'fr.desk', words: 'Exercise: quiet night', allowed: [] })
    const { id } = signed.body
    const { rows } = await world.database.client.query('select page from desk_handover where id = $1', [id])
    expect(rows[0].page.toString()).not.toContain('quiet')
    expect(JSON.stringify(await factsOf('handover.sign'))).not.toContain('quiet')
    expect((await world.as('fr.desk').get('/api/v1/desk/strip')).body.handoverWaits).toBe(id)

    const accept = (officer: string, body: object = {}) => world.as(officer).post(`${handovers}/${id}/accept`, body)
    expect((await accept('fr.desk')).status).toBe(403)
    for (const officer of ['vn.desk', 'gs.command']) {
      expect((await accept(officer)).status).toBe(404)
      expect((await world.as(officer).get(`${handovers}/${id}`)).status).toBe(404)
    }
    const accepted = await accept('fr.desk-2', { remarks: 'Exercise: read and understood' })
    expect(accepted.body).toMatchObject({ state: 'accepted', acceptedBy: 'fr.desk-2' })
    expect((await accept('fr.desk-2')).status).toBe(409)
    const whole = (await world.as('fr.desk').get(`${handovers}/${id}`)).body
    expect(whole).toMatchObject({ remarks: 'Exercise: read and understood', promises: page.promises, late: false })
    expect(whole.items.every((one: { nextStep: string }) => one.nextStep === nextStep)).toBe(true)
    expect(whole.onDuty).toMatchObject([{ officer: 'fr.desk', role: 'head' }])
    expect(onHit === undefined || typeof onHit.need === 'string').toBe(true)
    expect((await list('fr.desk')).some((one) => one.kind === 'handover')).toBe(false)
    expect(ref).toBeTruthy()
  })

  test('that nobody signs for is told after half an hour', async () => {
    const draft = (await world.as('gs.desk').get(`${handovers}/draft`)).body
    const items = draft.items.map(({ item }: { item: string }) => ({ item, nextStep }))
    const { id } = (await world.as('gs.desk').post(handovers, { items, promises: [], troubles: [] })).body
    await pass(29)
    expect((await world.as('gs.desk').get(handovers)).body.handovers[0]).toMatchObject({ late: false })
    await pass(2)
    expect((await world.as('gs.command').get(handovers)).body.handovers[0]).toMatchObject({ id, late: true })
    expect(await factsOf('desk.handover-late')).toMatchObject([{ subject: id, bureau: 'gs', tell: ['gs'] }])
    expect(await find('gs.command', id)).toMatchObject({ kind: 'handover', need: 'sign', escalation: 2 })
  })
})

const call = (officer: string, body: object) =>
  world.as(officer).post('/api/v1/desk/calls', {
    with: 'fr',
    direction: 'out',
    reached: true,
    said: 'Exercise: they look into it',
    ...body,
  })
const calls = async (officer: string, query = '') =>
  (await world.as(officer).get(`/api/v1/desk/calls?${query}`)).body.calls

describe('a telephone call', () => {
  test('is logged about an item, sealed, and heard of by nobody else', async () => {
    const { id } = await itemOf('vn.desk', await send())
    const logged = await call('vn.desk', { item: id, number: '+33 100 000', spoke: 'duty officer, English' })
    expect(logged.status, logged.text).toBe(201)
    expect(logged.body).toMatchObject({
      with: 'fr',
      item: id,
      number: '+33 100 000',
      said: 'Exercise: they look into it',
    })
    expect(await calls('vn.desk-2', `item=${id}`)).toMatchObject([{ id: logged.body.id }])
    expect(await calls('fr.desk')).toEqual([])
    expect((await call('eg.desk', { item: id })).status).toBe(404)
    expect(await show('vn.desk', id)).toMatchObject({ calls: 1 })
    const { rows } = await world.database.client.query('select * from desk_call where id = $1', [logged.body.id])
    expect(JSON.stringify(rows) + rows[0].said.toString()).not.toContain('look into')
    expect(JSON.stringify(await factsOf('call.log'))).not.toContain('look into')
  })

  test('with a written confirmation to follow comes up before its time, and is done when it was sent', async () => {
    const logged = await call('us.desk', { confirmation: { from: 'us', by: from(60) } })
    const { item } = logged.body.confirmation
    expect((await list('us.desk')).some((one) => one.id === item)).toBe(false)
    await pass(46)
    expect((await list('us.desk')).find((one) => one.id === item)).toMatchObject({
      kind: 'confirmation',
      need: 'confirm-in-writing',
      from: 'fr',
      owner: null,
    })
    expect((await world.as('us.desk').get(`${handovers}/draft`)).body.promises).toMatchObject([{ bureau: 'fr' }])
    expect((await act('us.desk', item, 'done', { outcome: 'received' })).status).toBe(400)
    expect((await act('us.desk', item, 'done', { outcome: 'sent' })).body.state).toBe('done')
    expect((await calls('us.desk'))[0].confirmation.doneAt).toBe(from(0))
  })

  test('with a confirmation that the other side owes waits for it', async () => {
    const logged = await call('eg.desk', { confirmation: { from: 'them', by: from(30) } })
    const { item } = logged.body.confirmation
    expect((await list('eg.desk', 'tab=waiting')).some((one) => one.id === item)).toBe(true)
    await pass(31)
    expect((await list('eg.desk', 'filter=replies-overdue')).some((one) => one.id === item)).toBe(true)
    expect((await call('eg.desk', { confirmation: { from: 'them', by: from(-1) } })).status).toBe(400)
  })

  test('logged on a hit is in the list, with its words on the hit', async () => {
    const { id } = await hit()
    await settle()
    const said = { with: 'fr', spoke: 'duty officer', said: 'Exercise: said on the hit', confirmation: false }
    expect((await say('vn.desk', id, 'calls', said)).status).toBe(200)
    await settle()
    const { id: item } = await itemOf('vn.desk', id)
    expect(await calls('vn.desk', `item=${item}`)).toMatchObject([{ hit: id, said: null, with: 'fr', by: 'vn.desk' }])
    expect((await calls('fr.desk')).some((one: { hit: string | null }) => one.hit === id)).toBe(false)
    await say('vn.desk', id, 'finding', same)
  })
})

describe('what was written', () => {
  test('is erased after a year; that it was done stays, and an open task keeps its words', async () => {
    const open = await task('vn.desk', { title: 'Exercise: still open' })
    const over = await task('vn.desk', { title: 'Exercise: long done' })
    await act('vn.desk', over.id, 'done', { outcome: 'no-longer-needed', words: 'Exercise: why it is not' })
    const signed = await world.as('vn.desk').get(`${handovers}/draft`)
    const items = signed.body.items.map(({ item }: { item: string }) => ({ item, nextStep }))
    const page = { items, promises: [], troubles: [], words: 'Exercise: quiet' }
    const { id } = (await world.as('vn.desk').post(handovers, page)).body
    const { body: logged } = await call('vn.desk', {})
    await pass(364 * 24 * 60)
    expect((await show('vn.desk', over.id)).steps[0].words).toBe('Exercise: why it is not')
    await pass(2 * 24 * 60)
    const after = await show('vn.desk', over.id)
    expect(after).toMatchObject({ subject: null, state: 'done' })
    expect(after.steps[0]).toMatchObject({ step: 'done', outcome: 'no-longer-needed', words: null })
    expect((await show('vn.desk', open.id)).subject).toBe('Exercise: still open')
    expect((await world.as('vn.desk').get(`${handovers}/${id}`)).body).toMatchObject({ words: null, by: 'vn.desk' })
    const kept = (await calls('vn.desk')).find((one: { id: string }) => one.id === logged.id)
    expect(kept).toMatchObject({ said: null, number: null, with: 'fr' })
  })
})

describe('saved views', () => {
  const view = (more: object = {}) => ({
    name: 'Exercise: hits',
    shared: false,
    wanted: { tab: 'all', kind: 'hit', order: 'due' },
    columns: ['urgency', 'from', 'due'],
    ...more,
  })
  const views = async (officer: string): Promise<{ id: string; name: string; allowed: string[] }[]> =>
    (await world.as(officer).get('/api/v1/desk/views')).body.views

  test('are the desk’s or one’s own; the desk’s are changed by whoever made them, or by command', async () => {
    const own = (await world.as('de.desk').post('/api/v1/desk/views', view())).body
    const shared = (await world.as('de.desk').post('/api/v1/desk/views', view({ name: 'Exercise: all', shared: true })))
      .body
    expect((await views('de.desk')).map(({ name }) => name)).toEqual(['Exercise: all', 'Exercise: hits'])
    expect(await views('de.desk-2')).toMatchObject([{ id: shared.id, allowed: [] }])
    expect(await views('fr.desk')).toEqual([])
    const path = (id: string) => `/api/v1/desk/views/${id}`
    const renamed = { ...view({ name: 'Exercise: everything', shared: true }), version: 1 }
    expect((await world.as('de.desk-2').put(path(shared.id), renamed)).status).toBe(403)
    expect((await world.as('de.desk-2').delete(path(own.id))).status).toBe(404)
    expect((await world.as('de.command').put(path(shared.id), renamed)).body.name).toBe('Exercise: everything')
    expect((await world.as('de.desk').put(path(shared.id), renamed)).status).toBe(409)
    expect((await world.as('de.desk').delete(path(own.id))).status).toBe(200)
  })

  test('are fifty at most', async () => {
    const save = () => world.as('de.notices').post('/api/v1/desk/views', view())
    for (let saved = 0; saved < 48; saved += 1) expect((await save()).status).toBe(201)
    const replies = await Promise.all([save(), save(), save(), save()])
    expect(replies.filter(({ status }) => status === 201).length).toBe(2)
    expect(replies.filter(({ status }) => status === 409).length).toBe(2)
  })
})

describe('the shift strip', () => {
  test('counts what its filters show', async () => {
    await task('aseanapol.desk', { urgency: 'very-urgent' })
    await task('aseanapol.desk', { urgency: 'urgent' })
    await task('aseanapol.desk', { urgency: 'urgent', assignee: 'aseanapol.desk' })
    const strip = (await world.as('aseanapol.desk').get('/api/v1/desk/strip')).body
    expect(strip).toMatchObject({ veryUrgent: 1, urgent: 1, tabs: { unassigned: 2, mine: 1, all: 3, snoozed: 0 } })
    for (const [filter, count] of [
      ['very-urgent', strip.veryUrgent],
      ['urgent', strip.urgent],
      ['hits-to-confirm', strip.hitsToConfirm],
      ['replies-overdue', strip.repliesOverdue],
      ['unowned', strip.tabs.unassigned],
    ])
      expect((await list('aseanapol.desk', `filter=${filter}`)).length, String(filter)).toBe(count)
    const { id } = strip.oldestUnowned
    expect((await world.as('aseanapol.desk').get(itemPath(id))).body.owner).toBeNull()
  })
})
