/** Groups: participants see that one exists, members what is in it; meetings, decisions and notes; and who was removed sees nothing. */
import { describe, expect, test } from 'vitest'
import { analysing } from '../../test/requests.ts'
import { startWorld } from '../../test/world.ts'

const world = startWorld()
/** Notes and minutes are opened for a purpose, and analysts have their own. */
const as = analysing(world)
const groups = '/api/v1/groups'
const events = '/api/v1/group-events'
const notes = '/api/v1/group-notes'
const hour = 3_600_000

const refusal = (reply: { status: number; body: { key?: string } }) => [reply.status, reply.body.key]
const pointers = (reply: { body: { pointers?: { pointer: string; key: string }[] } }) =>
  (reply.body.pointers ?? []).map((one) => `${one.pointer} ${one.key}`)

const entry = { name: 'Exercise route group', purpose: 'Exercise: one route by sea.', crimeAreas: ['maritime-crime'] }
const found = async (by = 'vn.analyst', more: object = {}) => {
  const reply = await as(by).post(groups, { ...entry, ...more })
  expect(reply.status, reply.text).toBe(201)
  return reply.body
}
const show = (by: string, id: string) => as(by).get(`${groups}/${id}`)
const add = (by: string, id: string, body: object) =>
  as(by).post(`${groups}/${id}/members`, { role: 'member', ...body })
/** The membership of a bureau in a group. */
const membership = async (by: string, id: string, bureau: string): Promise<string> =>
  (await show(by, id)).body.people.find((one: { bureau: string }) => one.bureau === bureau).id
const remove = (by: string, id: string, member: string) => as(by).post(`${groups}/${id}/members/${member}/removal`)

const meeting = {
  kind: 'meeting',
  title: 'Exercise meeting; agenda, and more',
  startsAt: '2026-12-01T09:00:00.000Z',
  endsAt: '2026-12-01T10:30:00.000Z',
  zone: 'Asia/Ho_Chi_Minh',
  place: 'Hanoi, room 7',
  agenda: ['Opening', 'The route'],
}
const addEvent = (by: string, id: string, more: object = {}) =>
  as(by).post(`${groups}/${id}/events`, { ...meeting, ...more })

/** An active expert, for groups that take single people. */
const expert = async (bureau: string, duty: string): Promise<string> => {
  const officer = `${bureau}.${duty}`
  const nominated = await as(`${bureau}.command`).post('/api/v1/experts', {
    officer,
    name: `Exercise Expert ${officer}`,
    function: 'Exercise analyst',
    clearance: 1,
  })
  expect(nominated.status, nominated.text).toBe(201)
  const { id, version } = nominated.body
  expect((await as(officer).post(`/api/v1/experts/${id}/consent`, { version, given: true })).status).toBe(200)
  return id
}

describe('a group', () => {
  test('is founded by a participant, without personal data in what everybody sees', async () => {
    expect((await as('xa.analyst').post(groups, entry)).body.key).toBe('group.not-founder')
    expect((await as('vn.post').post(groups, entry)).status).toBe(403)
    const withNumber = { ...entry, purpose: 'Exercise: call +84912345678 about it.' }
    expect(pointers(await as('vn.analyst').post(groups, withNumber))).toEqual(['/purpose fault.personal-data.phone'])
    const twice = { ...entry, crimeAreas: ['drugs', 'drugs'] }
    expect(pointers(await as('vn.analyst').post(groups, twice))).toEqual(['/crimeAreas fault.group-area-twice'])
    const group = await found()
    expect(group).toMatchObject({ member: true, members: 1, state: 'active', bureau: 'vn' })
    expect(group.people).toMatchObject([{ kind: 'bureau', bureau: 'vn', role: 'chair' }])
  })

  test('shows others its name and purpose, and how to ask; nothing of what is in it', async () => {
    const group = await found()
    const event = (await addEvent('vn.analyst', group.id)).body
    const note = (await as('vn.analyst').post(`${groups}/${group.id}/notes`, { title: 'Plan', text: 'Exercise' })).body
    const seen = (await show('fr.analyst', group.id)).body
    expect(seen).toMatchObject({ name: entry.name, purpose: entry.purpose, member: false, people: null, nextAt: null })
    expect(seen.allowed).toEqual(['look', 'ask'])
    expect(refusal(await show('xa.analyst', group.id))).toEqual([404, 'group.not-found'])
    expect(refusal(await as('fr.analyst').get(`${groups}/${group.id}/notes`))).toEqual([403, 'group.members-only'])
    expect(refusal(await as('fr.analyst').get(`${events}/${event.id}`))).toEqual([404, 'group.no-such-event'])
    expect(refusal(await as('fr.analyst').get(`${notes}/${note.id}`))).toEqual([404, 'group.no-such-note'])
    expect((await as('fr.analyst').get(events)).body.events).toEqual([])
    expect(refusal(await addEvent('fr.analyst', group.id))).toEqual([403, 'group.members-only'])
    const ask = await as('fr.analyst').post(`${groups}/${group.id}/askings`, { as: 'bureau' })
    expect(ask.body.asked).toBe(true)
    expect(refusal(await as('fr.analyst').post(`${groups}/${group.id}/askings`, { as: 'bureau' }))).toEqual([
      409,
      'group.asked-already',
    ])
    expect(refusal(await as('us.desk').post(`${groups}/${group.id}/askings`, { as: 'expert' }))).toEqual([
      409,
      'group.no-profile',
    ])
    const [asking] = (await show('vn.analyst', group.id)).body.askings
    expect(asking).toMatchObject({ kind: 'bureau', bureau: 'fr' })
    expect((await as('fr.analyst').post(`${groups}/${group.id}/askings/${asking.id}`, { admitted: true })).status).toBe(
      403,
    )
    const admitted = await as('vn.analyst').post(`${groups}/${group.id}/askings/${asking.id}`, { admitted: true })
    expect(admitted.body).toMatchObject({ askings: [], members: 2 })
    expect((await show('fr.analyst', group.id)).body.people).toHaveLength(2)
  })

  test('takes bureaus that take part and experts of the pool, each once; a member removed sees nothing at once', async () => {
    const group = await found()
    const one = await expert('de', 'analyst')
    expect(pointers(await add('vn.analyst', group.id, { bureau: 'xa' }))).toEqual(['/bureau fault.group-bureau'])
    expect(pointers(await add('vn.analyst', group.id, {}))).toEqual(['/bureau fault.group-one-member'])
    expect(pointers(await add('vn.analyst', group.id, { expert: group.id }))).toEqual(['/expert fault.group-expert'])
    expect((await add('vn.analyst', group.id, { expert: one })).status).toBe(200)
    expect(refusal(await add('vn.analyst', group.id, { expert: one }))).toEqual([409, 'group.already-member'])
    expect((await add('vn.analyst', group.id, { bureau: 'fr' })).body.members).toBe(3)
    // The expert alone, not the whole bureau.
    expect((await show('de.analyst', group.id)).body.member).toBe(true)
    expect((await show('de.command', group.id)).body.member).toBe(false)
    const note = (await as('fr.desk').post(`${groups}/${group.id}/notes`, { title: 'Plan', text: 'Exercise' })).body
    expect((await as('de.analyst').get(`${notes}/${note.id}`)).body.text).toBe('Exercise')

    const people = (await show('vn.analyst', group.id)).body.people
    const german = people.find((person: { expert: string }) => person.expert === one)
    expect(german).toMatchObject({ name: 'Exercise Expert de.analyst', bureau: 'de' })
    expect(refusal(await remove('fr.analyst', group.id, german.id))).toEqual([403, 'group.chairs-only'])
    expect((await remove('vn.analyst', group.id, german.id)).status).toBe(200)
    expect((await show('de.analyst', group.id)).body).toMatchObject({ member: false, people: null })
    expect((await as('de.analyst').get(`${notes}/${note.id}`)).status).toBe(404)
    expect((await as('de.analyst').get(`${groups}/calendar.ics`)).text).not.toContain(group.id)

    const french = await membership('vn.analyst', group.id, 'fr')
    expect((await remove('fr.analyst', group.id, french)).status).toBe(200)
    expect((await as('fr.desk').get(`${notes}/${note.id}`)).status).toBe(404)
    const own = await membership('vn.analyst', group.id, 'vn')
    expect(refusal(await remove('vn.analyst', group.id, own))).toEqual([409, 'group.last-chair'])
  })

  test('does not name an expert who withdrew consent, and loses one whose profile ended', async () => {
    const group = await found()
    const one = await expert('us', 'analyst')
    await add('vn.analyst', group.id, { expert: one })
    const { version } = (await as('us.analyst').get('/api/v1/expert-profile')).body.expert
    const withdrawn = await as('us.analyst').post(`/api/v1/experts/${one}/consent`, { version, given: false })
    expect(withdrawn.status).toBe(200)
    const hidden = (await show('vn.analyst', group.id)).body.people.find(
      (each: { kind: string }) => each.kind === 'expert',
    )
    expect(hidden).toMatchObject({ name: null, expert: null, bureau: null })
    const again = await as('us.analyst').post(`/api/v1/experts/${one}/consent`, {
      version: withdrawn.body.version,
      given: true,
    })
    const ended = await as('us.command').post(`/api/v1/experts/${one}/end`, { version: again.body.version })
    expect(ended.body.state).toBe('ended')
    expect((await show('us.analyst', group.id)).body.member).toBe(false)
    await expect.poll(async () => (await show('vn.analyst', group.id)).body.people).toHaveLength(1)
  })

  test('is closed by a chair: it can be read, and nothing is added', async () => {
    const group = await found()
    expect(refusal(await as('fr.analyst').post(`${groups}/${group.id}/close`, { version: 1 }))).toEqual([
      403,
      'group.chairs-only',
    ])
    const closed = await as('vn.analyst').post(`${groups}/${group.id}/close`, { version: 1 })
    expect(closed.body).toMatchObject({ state: 'closed', allowed: ['look', 'read'] })
    expect(refusal(await addEvent('vn.analyst', group.id))).toEqual([409, 'group.closed'])
    expect((await show('vn.analyst', group.id)).status).toBe(200)
    const list = async (query: string) =>
      (await as('vn.analyst').get(`${groups}?mine=true${query}`)).body.groups.map((one: { id: string }) => one.id)
    expect(await list('')).not.toContain(group.id)
    expect(await list('&state=closed')).toContain(group.id)
  })

  test('of a bureau that left the network is out of its sight at once', async () => {
    const group = await found()
    await add('vn.analyst', group.id, { bureau: 'aseanapol' })
    expect((await show('aseanapol.analyst', group.id)).body.member).toBe(true)
    await world.database.client.query(
      "update participation set state = 'left', clauses = '{}' where bureau = 'aseanapol'",
    )
    // Rights are remembered for seconds; a fact of the rulebook drops them sooner.
    world.clock.advance(6_000)
    expect((await show('aseanapol.analyst', group.id)).status).toBe(404)
    expect((await as('aseanapol.analyst').get(events)).body.events).toEqual([])
  })
})

describe('an event', () => {
  test('has a begin and an end that fit its kind, and no personal data in what calendars show', async () => {
    const group = await found()
    const faults = async (more: object) => pointers(await addEvent('vn.analyst', group.id, more))
    expect(await faults({ endsAt: null })).toEqual(['/endsAt fault.required'])
    expect(await faults({ kind: 'deadline' })).toEqual(['/endsAt fault.group-deadline-end'])
    expect(await faults({ endsAt: '2026-12-01T08:00:00.000Z' })).toEqual(['/endsAt fault.group-ends-before'])
    expect(await faults({ zone: 'Moon/Base' })).toEqual(['/zone bureau.unknown-zone'])
    expect(await faults({ link: 'javascript:alert(1)' })).toEqual(['/link fault.group-link'])
    expect(await faults({ title: 'Call +84912345678' })).toEqual(['/title fault.personal-data.phone'])
    expect(await faults({ agenda: ['Opening', '+84912345678'] })).toEqual(['/agenda/1 fault.personal-data.phone'])
    expect((await addEvent('vn.analyst', group.id, { kind: 'deadline', endsAt: null })).status).toBe(201)
  })

  test('keeps minutes sealed, who was there, and what was decided, by whom and by when', async () => {
    const group = await found()
    await add('vn.analyst', group.id, { bureau: 'fr' })
    const event = (await addEvent('vn.analyst', group.id)).body
    const there = await membership('vn.analyst', group.id, 'fr')
    const record = {
      version: event.version,
      minutes: 'Exercise minutes: the route was discussed.',
      attendance: [{ member: there, presence: 'excused' }],
      decisions: [
        { text: 'Exercise: ask the ports.', who: 'IP Paris', by: '2026-12-15' },
        { text: 'Exercise: meet again.', who: 'All' },
      ],
    }
    const stranger = { ...record, attendance: [{ member: event.id, presence: 'present' }] }
    expect(pointers(await as('fr.desk').put(`${events}/${event.id}/record`, stranger))).toEqual([
      '/attendance/0/member fault.group-no-member',
    ])
    const kept = await as('fr.desk').put(`${events}/${event.id}/record`, record)
    expect(kept.body).toMatchObject({
      minutes: record.minutes,
      minutesBy: 'fr.desk',
      openDecisions: 2,
      hasMinutes: true,
    })
    expect(refusal(await as('vn.analyst').put(`${events}/${event.id}/record`, record))).toEqual([
      409,
      'group.event-stale',
    ])
    const mark = await as('vn.analyst').post(`${events}/${event.id}/decisions/1`, {
      version: kept.body.version,
      done: true,
    })
    expect(mark.body.decisions).toEqual([
      { number: 1, text: 'Exercise: ask the ports.', who: 'IP Paris', by: '2026-12-15', done: true },
      { number: 2, text: 'Exercise: meet again.', who: 'All', by: null, done: false },
    ])
    const { rows } = await world.database.client.query('select * from group_event where id = $1', [event.id])
    expect(JSON.stringify(rows[0]) + rows[0].minutes.toString('latin1')).not.toMatch(/discussed|ports/)
  })

  test('stands in the calendar of each member, in UTC, cancelled when it is cancelled, without anybody’s name', async () => {
    const group = await found('us.analyst', { name: 'Exercise calendar group' })
    await add('us.analyst', group.id, { bureau: 'de' })
    const event = (await addEvent('us.analyst', group.id)).body
    const calendar = await as('de.desk').get(`${groups}/calendar.ics`)
    expect(calendar.headers['content-type']).toBe('text/calendar; charset=utf-8')
    expect(calendar.text).toContain(`UID:${event.id}@localhost\r\n`)
    expect(calendar.text).toContain('DTSTART:20261201T090000Z\r\nDTEND:20261201T103000Z\r\n')
    expect(calendar.text).toContain('SUMMARY:Exercise meeting\\; agenda\\, and more\r\n')
    expect(calendar.text).toContain('LOCATION:Hanoi\\, room 7\r\n')
    expect(calendar.text).not.toMatch(/us\.analyst|de\.desk|Exercise officer/)
    expect((await as('fr.desk').get(`${groups}/calendar.ics`)).text).not.toContain(event.id)
    const cancelled = await as('us.analyst').post(`${events}/${event.id}/cancel`, { version: event.version })
    expect(cancelled.body).toMatchObject({ state: 'cancelled', allowed: [] })
    const after = (await as('de.desk').get(`${groups}/calendar.ics`)).text
    expect(after).toContain('SEQUENCE:1\r\n')
    expect(after).toContain('STATUS:CANCELLED\r\n')
    const late = await as('us.analyst').post(`${events}/${event.id}/cancel`, { version: 2 })
    expect(refusal(late)).toEqual([409, 'group.event-cancelled'])
  })

  test('is listed by span of time, over all groups of the caller or of one', async () => {
    const group = await found('eg.analyst')
    const other = await found('eg.analyst')
    await addEvent('eg.analyst', group.id)
    await addEvent('eg.analyst', other.id, {
      startsAt: '2026-11-20T09:00:00.000Z',
      endsAt: '2026-11-20T10:00:00.000Z',
    })
    const list = async (query: string) => (await as('eg.analyst').get(`${events}?${query}`)).body.events
    expect((await list('')).map((one: { group: string }) => one.group)).toEqual([group.id])
    expect(await list('from=2026-11-01T00:00:00.000Z')).toHaveLength(2)
    expect(await list(`from=2026-11-01T00:00:00.000Z&group=${other.id}`)).toHaveLength(1)
    expect(await list('from=2026-11-01T00:00:00.000Z&until=2026-11-20T09:30:00.000Z')).toHaveLength(1)
    expect((await show('eg.analyst', group.id)).body.nextAt).toBe(meeting.startsAt)
  })
})

describe('a note', () => {
  test('has versions with who wrote each; the second of two writers is told by whom; an earlier one comes back', async () => {
    const group = await found()
    await add('vn.analyst', group.id, { bureau: 'fr' })
    const bad = { title: 'Of +84912345678', text: 'Exercise' }
    expect(pointers(await as('vn.analyst').post(`${groups}/${group.id}/notes`, bad))).toEqual([
      '/title fault.personal-data.phone',
    ])
    const first = { title: 'Plan', text: 'Exercise: first words' }
    const note = (await as('vn.analyst').post(`${groups}/${group.id}/notes`, first)).body
    world.clock.advance(hour / 60)
    const second = await as('fr.analyst').put(`${notes}/${note.id}`, {
      version: 1,
      title: 'Plan',
      text: 'Exercise: second words',
    })
    expect(second.body).toMatchObject({ version: 2, updatedBy: 'fr.analyst', bureauName: 'IP Paris' })
    const late = await as('vn.desk').put(`${notes}/${note.id}`, {
      version: 1,
      title: 'Plan',
      text: 'Exercise: too late',
    })
    expect(refusal(late)).toEqual([409, 'group.note-stale'])
    expect(late.body.detail).toContain('fr.analyst')
    const restored = await as('vn.desk').post(`${notes}/${note.id}/restore`, { version: 2, number: 1 })
    expect(restored.body).toMatchObject({ version: 3, text: first.text })
    const { versions } = (await as('fr.analyst').get(`${notes}/${note.id}/versions`)).body
    expect(
      versions.map((one: { number: number; officer: string; restoredFrom: number | null; text: string }) => [
        one.number,
        one.officer,
        one.restoredFrom,
        one.text,
      ]),
    ).toEqual([
      [3, 'vn.desk', 1, first.text],
      [2, 'fr.analyst', null, 'Exercise: second words'],
      [1, 'vn.analyst', null, first.text],
    ])
    const nothing = await as('vn.desk').post(`${notes}/${note.id}/restore`, { version: 3, number: 9 })
    expect(refusal(nothing)).toEqual([404, 'group.no-such-version'])
    const { rows } = await world.database.client.query('select text from group_note_version where note = $1', [note.id])
    expect(Buffer.concat(rows.map((row: { text: Buffer }) => row.text)).toString('latin1')).not.toContain('words')
  })

  test('written by two at the same time keeps one and tells the other', async () => {
    const group = await found()
    const note = (await as('vn.analyst').post(`${groups}/${group.id}/notes`, { title: 'Plan', text: 'Exercise' })).body
    const write = (by: string) =>
      as(by).put(`${notes}/${note.id}`, { version: 1, title: 'Plan', text: `Exercise of ${by}` })
    const replies = await Promise.all([write('vn.analyst'), write('vn.desk')])
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
    const { versions } = (await as('vn.analyst').get(`${notes}/${note.id}/versions`)).body
    expect(versions).toHaveLength(2)
  })
})

test('what was written in a group is erased two years after it was closed, with its keys', async () => {
  const group = await found('gs.analyst')
  const note = (await as('gs.analyst').post(`${groups}/${group.id}/notes`, { title: 'Plan', text: 'Exercise' })).body
  const event = (await addEvent('gs.analyst', group.id)).body
  const record = { version: 1, minutes: 'Exercise minutes', attendance: [], decisions: [] }
  expect((await as('gs.analyst').put(`${events}/${event.id}/record`, record)).status).toBe(200)
  world.forget('gs.analyst')
  expect((await as('gs.analyst').post(`${groups}/${group.id}/close`, { version: 1 })).status).toBe(200)
  const { client } = world.database
  const keys = async () =>
    (
      await client.query('select 1 from sealing where id = any($1)', [
        (await client.query('select seal from group_note where id = $1', [note.id])).rows.map(({ seal }) => seal),
      ])
    ).rowCount
  expect(await keys()).toBe(1)
  const { rows } = await client.query('select seal from group_event where id = $1', [event.id])
  await world.pass(729 * 24 * hour)
  world.forget('gs.analyst')
  expect((await as('gs.analyst').get(`${notes}/${note.id}`)).body.text).toBe('Exercise')
  await world.pass(2 * 24 * hour)
  world.forget('gs.analyst')
  expect((await as('gs.analyst').get(`${notes}/${note.id}`)).status).toBe(404)
  expect((await as('gs.analyst').get(`${events}/${event.id}`)).body).toMatchObject({
    minutes: null,
    decisions: [],
  })
  expect((await client.query('select 1 from sealing where id = $1', [rows[0].seal])).rowCount).toBe(0)
})

describe('members are told', () => {
  const told = async (operation: string, event: string) =>
    (
      await world.database.client.query(
        "select detail from fact where operation = $1 and detail ->> 'event' = $2 order by at",
        [operation, event],
      )
    ).rows.map(({ detail }) => detail)
  const later = (hours: number) => new Date(Date.parse(world.clock.now()) + hours * hour).toISOString()
  const plan = async (by: string, hours: number) => {
    world.forget(by)
    const group = await found(by)
    const event = (await addEvent(by, group.id, { startsAt: later(hours), endsAt: later(hours + 1) })).body
    return { group, event }
  }

  test('of a meeting one day ahead, once, and not of one that was cancelled', async () => {
    const { event } = await plan('us.analyst', 72)
    const { event: off } = await plan('us.analyst', 72)
    expect((await as('us.analyst').post(`${events}/${off.id}/cancel`, { version: off.version })).status).toBe(200)
    await world.pass(47 * hour)
    expect(await told('group.event-near', event.id)).toEqual([])
    await world.pass(2 * hour)
    await world.pass(30 * hour)
    expect(await told('group.event-near', event.id)).toEqual([{ event: event.id, kind: 'meeting' }])
    expect(await told('group.event-near', off.id)).toEqual([])
  })

  test('of a decision a day before its day and when it has passed, until it is done', async () => {
    const { event } = await plan('eg.analyst', 1)
    const by = later(96).slice(0, 10)
    const record = {
      version: event.version,
      attendance: [],
      decisions: [
        { text: 'Exercise: count lorries.', who: 'IP Cairo', by },
        { text: 'Exercise: name somebody.', who: 'IP Cairo', by },
        { text: 'Exercise: some day.', who: 'IP Cairo' },
      ],
    }
    const kept = await as('eg.analyst').put(`${events}/${event.id}/record`, record)
    expect(kept.status, kept.text).toBe(200)
    await world.pass(84 * hour)
    expect(await told('group.decision-due', event.id)).toEqual([{ event: event.id, due: 2 }])
    world.forget('eg.analyst')
    const { version } = (await as('eg.analyst').get(`${events}/${event.id}`)).body
    const done = await as('eg.analyst').post(`${events}/${event.id}/decisions/1`, { version, done: true })
    expect(done.status, done.text).toBe(200)
    await world.pass(72 * hour)
    expect(await told('group.decision-due', event.id)).toEqual([
      { event: event.id, due: 2 },
      { event: event.id, due: 1 },
    ])
  })
})

test('notes and minutes are opened and written for a purpose, lists without one', async () => {
  world.forget('de.analyst')
  const group = await found('de.analyst')
  const event = (await addEvent('de.analyst', group.id)).body
  const without = world.as('de.analyst', { 'liaison-purpose': '' })
  for (const reply of [
    await without.get(`${events}/${event.id}`),
    await without.post(`${groups}/${group.id}/notes`, { title: 'Plan', text: 'Exercise' }),
  ])
    expect(refusal(reply)).toEqual([400, 'purpose.missing'])
  for (const path of [`${groups}/${group.id}`, `${groups}/${group.id}/notes`, events, `${groups}/calendar.ics`])
    expect((await without.get(path)).status, path).toBe(200)
})
