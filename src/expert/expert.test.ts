/** The pool of experts: a bureau nominates, the officer consents, and nobody sees more than the expert and the terms let them. */
import { describe, expect, test } from 'vitest'
import { forAnalysis } from '../../test/analysis.ts'
import { startWorld } from '../../test/world.ts'

const world = startWorld()
const experts = '/api/v1/experts'
const day = 24 * 3_600_000

const refusal = (reply: { status: number; body: { key?: string } }) => [reply.status, reply.body.key]
const pointers = (reply: { body: { pointers?: { pointer: string; key: string }[] } }) =>
  (reply.body.pointers ?? []).map((one) => `${one.pointer} ${one.key}`)

const vietnamese = { kind: 'language', code: 'vi', level: 4, evidence: 'Exercise examination' }
const maritime = { kind: 'crime-area', code: 'maritime-crime', level: 3 }
const links = { kind: 'method', code: 'link-analysis', level: 2, evidence: 'Exercise course of 2024' }

/** Each officer is one expert at most: what a test needs of them it makes anew. */
const nominate = (by: string, officer: string, more: object = {}) =>
  world
    .as(by)
    .post(experts, { officer, name: `Exercise Expert ${officer}`, function: 'Exercise analyst', clearance: 2, ...more })
const own = async (officer: string) => (await world.as(officer).get('/api/v1/expert-profile')).body.expert
const consent = async (officer: string, given: boolean, more: object = {}) => {
  const { id, version } = await own(officer)
  return world.as(officer).post(`${experts}/${id}/consent`, { version, given, ...more })
}
const describeAs = async (officer: string, change: object) => {
  const { id, version, name, function: position, zone, skills, availability, visibility, hides } = await own(officer)
  const body = { version, name, function: position, zone, skills, availability, visibility, hides, ...change }
  return world.as(officer).put(`${experts}/${id}`, body)
}
const show = (by: string, id: string) => world.as(by).get(`${experts}/${id}`)
const listed = async (by: string): Promise<string[]> =>
  (await world.as(by).get(`${experts}?limit=200`)).body.experts.map((one: { id: string }) => one.id)
const search = async (by: string, body: object, language = 'en') =>
  (await world.as(by, { 'accept-language': language, ...forAnalysis }).post(`${experts}/search`, body)).body

/** An active expert of a bureau, with these skills. */
const active = async (by: string, officer: string, skills: readonly object[], more: object = {}): Promise<string> => {
  const nominated = await nominate(by, officer, { skills, ...more })
  expect(nominated.status).toBe(201)
  expect((await consent(officer, true)).body.state).toBe('active')
  return nominated.body.id
}

describe('a nomination', () => {
  test('names an officer of the own bureau, never with a clearance above the officer’s own, and only what is a skill', async () => {
    expect(pointers(await nominate('vn.command', 'fr.analyst'))).toEqual(['/officer fault.expert-officer'])
    expect(pointers(await nominate('vn.command', 'vn.nobody'))).toEqual(['/officer fault.expert-officer'])
    expect(pointers(await nominate('vn.command', 'vn.notices', { clearance: 3 }))).toEqual([
      '/clearance fault.expert-clearance',
    ])
    const skills = [
      links,
      links,
      { kind: 'method', code: 'telepathy', level: 1 },
      { kind: 'tool', code: 'other', level: 1 },
    ]
    expect(pointers(await nominate('vn.command', 'vn.notices', { skills }))).toEqual([
      '/skills/1/code fault.expert-skill-twice',
      '/skills/2/code fault.expert-skill',
      '/skills/3/text fault.required',
    ])
    expect(pointers(await nominate('vn.command', 'vn.notices', { zone: 'Moon/Base' }))).toEqual([
      '/zone bureau.unknown-zone',
    ])
    expect(refusal(await nominate('xa.command', 'xa.analyst'))).toEqual([403, 'expert.not-bureau'])
    expect((await nominate('vn.post', 'vn.analyst')).status).toBe(403)
  })

  test('is seen by own bureau and officer alone until the officer consents; then by the network', async () => {
    const { body, status } = await nominate('de.command', 'de.notices', { skills: [links] })
    expect([status, body.state, body.consent]).toEqual([201, 'nominated', 'asked'])
    expect(refusal(await nominate('de.command', 'de.notices'))).toEqual([409, 'expert.already'])
    expect((await show('de.desk', body.id)).status).toBe(200)
    for (const other of ['fr.analyst', 'gs.analyst', 'xa.analyst'])
      expect(refusal(await show(other, body.id))).toEqual([404, 'expert.not-found'])
    expect(
      refusal(await world.as('de.desk').post(`${experts}/${body.id}/consent`, { version: 1, given: true })),
    ).toEqual([403, 'expert.not-yours'])
    expect((await consent('de.notices', true)).body).toMatchObject({ state: 'active', consent: 'given' })
    expect((await show('fr.analyst', body.id)).body).toMatchObject({ bureau: 'de', state: 'active' })
    expect(await listed('iom.analyst')).toContain(body.id)
    // A bureau that never joined sees nothing of the network.
    expect((await show('xa.analyst', body.id)).status).toBe(404)
    expect(await listed('xa.analyst')).toEqual([])
  })

  test('that is declined ends, without anybody having seen it', async () => {
    const { body } = await nominate('de.command', 'de.desk-2')
    expect((await consent('de.desk-2', false)).body).toMatchObject({ state: 'ended', endReason: 'declined' })
    expect((await show('de.command', body.id)).status).toBe(404)
    expect((await nominate('de.command', 'de.desk-2')).body.id).toBe(body.id)
  })

  test('of a participant whose terms do not let it nominate waits for the network’s secretariat', async () => {
    const { body } = await nominate('iom.command', 'iom.desk', { skills: [links] })
    expect(body.needsAdmission).toBe(true)
    expect((await consent('iom.desk', true)).body.state).toBe('nominated')
    expect((await show('fr.analyst', body.id)).status).toBe(404)
    const waiting = await world.as('gs.analyst').get(`${experts}?waiting=true`)
    expect(waiting.body.experts.map((one: { id: string }) => one.id)).toContain(body.id)
    const { version } = (await show('gs.analyst', body.id)).body
    expect((await show('gs.analyst', body.id)).body.allowed).toContain('admit')
    expect(
      refusal(await world.as('iom.analyst').post(`${experts}/${body.id}/admission`, { version, admitted: true })),
    ).toEqual([403, 'expert.not-yours'])
    const admitted = await world.as('gs.analyst').post(`${experts}/${body.id}/admission`, { version, admitted: true })
    expect(admitted.body).toEqual({ id: body.id, admitted: true })
    expect((await show('fr.analyst', body.id)).body.state).toBe('active')
  })
})

describe('consent', () => {
  test('withdrawn hides the profile at once from everybody but the expert, in lists and searches too', async () => {
    const id = await active('us.command', 'us.desk', [{ kind: 'language', code: 'ka', level: 4 }])
    const question = { question: 'Georgian' }
    expect(
      (await search('fr.analyst', question)).matches.map((one: { expert: { id: string } }) => one.expert.id),
    ).toEqual([id])
    expect((await consent('us.desk', false)).body).toMatchObject({ state: 'active', consent: 'withdrawn' })
    for (const reader of ['fr.analyst', 'gs.analyst', 'us.command', 'us.analyst']) {
      expect((await show(reader, id)).status).toBe(404)
      expect(await listed(reader)).not.toContain(id)
      const { matches, nearest } = await search(reader, question)
      expect([matches, nearest]).toEqual([[], []])
    }
    expect((await show('us.desk', id)).body.consent).toBe('withdrawn')
    expect(refusal(await nominate('us.command', 'us.desk'))).toEqual([409, 'expert.consent-withdrawn'])
    expect((await consent('us.desk', true)).body.consent).toBe('given')
    expect((await show('fr.analyst', id)).status).toBe(200)
  })

  test('goes with how far a profile is shown: to the network, to the region, to the own bureau', async () => {
    const id = await active('vn.command', 'vn.notices', [maritime])
    const seenBy = async () => {
      const readers = ['vn.analyst', 'aseanapol.analyst', 'fr.analyst', 'us.analyst', 'gs.analyst']
      const seen = await Promise.all(readers.map(async (one) => ((await show(one, id)).status === 200 ? [one] : [])))
      return seen.flat()
    }
    expect(await seenBy()).toHaveLength(5)
    expect((await describeAs('vn.notices', { visibility: 'region' })).status).toBe(200)
    expect(await seenBy()).toEqual(['vn.analyst', 'aseanapol.analyst'])
    expect((await describeAs('vn.notices', { visibility: 'own-bureau' })).status).toBe(200)
    expect(await seenBy()).toEqual(['vn.analyst'])
  })
})

describe('a profile', () => {
  test('is written by its expert alone, from the version that was read, and hides parts from other bureaus', async () => {
    const id = await active('fr.command', 'fr.notices', [links])
    const { version } = (await show('fr.notices', id)).body
    const away = { from: '2026-11-20', until: '2026-12-24', presence: 'absent' }
    const changed = await describeAs('fr.notices', {
      availability: [away],
      hides: ['function', 'evidence', 'availability'],
    })
    expect(changed.body).toMatchObject({ presence: 'absent', presenceUntil: '2026-12-24', version: version + 1 })
    expect(refusal(await describeAs('fr.notices', { version }))).toEqual([409, 'expert.stale'])
    const body = { ...changed.body, version: version + 1 }
    expect((await world.as('fr.command').put(`${experts}/${id}`, pick(body))).status).toBe(403)
    const near = (await show('fr.command', id)).body
    expect(near).toMatchObject({ function: 'Exercise analyst', availability: [away], presence: 'absent' })
    const far = (await show('de.analyst', id)).body
    expect(far).toMatchObject({ function: null, availability: [], presence: null, hides: [], officer: null })
    expect(far.skills).toEqual([{ kind: 'method', code: 'link-analysis', level: 2 }])
    // Who hides their presence is "not available", without a day; the own bureau is told until when.
    const alone = [{ kind: 'language', code: 'mt', level: 3 }]
    await describeAs('fr.notices', { skills: alone })
    const [hidden, shown] = await Promise.all([
      search('de.analyst', { question: 'Maltese' }),
      search('fr.analyst', { question: 'Maltese' }),
    ])
    expect(hidden.nearest[0].missing.map((one: { key: string }) => one.key)).toEqual(['not-for-this'])
    expect(JSON.stringify(hidden)).not.toContain('2026-12-24')
    expect(shown.nearest[0].missing.map((one: { key: string }) => one.key)).toEqual(['away'])
    expect(pointers(await describeAs('fr.notices', { availability: [{ ...away, until: '2026-11-19' }] }))).toEqual([
      '/availability/0/until fault.expert-period',
    ])
  })

  test('tells load and feedback to the expert and their own bureau, and to nobody else', async () => {
    const id = await active('eg.command', 'eg.notices', [links])
    await world.database.client.query('update expert set open_parts = 3, used_yes = 5 where id = $1', [id])
    for (const reader of ['eg.notices', 'eg.command', 'eg.analyst', 'eg.data-protection'])
      expect((await show(reader, id)).body.load).toMatchObject({ openParts: 3, usedYes: 5 })
    for (const reader of ['fr.analyst', 'gs.analyst', 'iom.analyst', 'gs.data-protection']) {
      const reply = await show(reader, id)
      expect([reply.status, reply.body.load]).toEqual([200, null])
      expect(reply.text).not.toMatch(/openParts|usedYes/)
    }
    const found = await world.as('fr.analyst', forAnalysis).post(`${experts}/search`, { question: 'link analysis' })
    expect(found.text).not.toMatch(/openParts|usedYes|load/i)
  })

  test('has conflicts of interest that others meet as "not available for this", never by name', async () => {
    const id = await active('eg.command', 'eg.desk', [{ kind: 'language', code: 'am', level: 3 }])
    const { version } = await own('eg.desk')
    const conflicts = [{ about: 'bureau', value: 'fr', note: 'Exercise: served there until last year' }]
    const bad = [{ about: 'country', value: 'Atlantis' }]
    expect(pointers(await world.as('eg.desk').put(`${experts}/${id}/conflicts`, { version, conflicts: bad }))).toEqual([
      '/conflicts/0/value fault.expert-conflict-value',
    ])
    expect(
      (await world.as('eg.desk').put(`${experts}/${id}/conflicts`, { version, conflicts })).body.conflicts,
    ).toEqual(conflicts)
    expect((await show('eg.command', id)).body.conflicts).toEqual(conflicts)
    expect((await show('gs.analyst', id)).body.conflicts).toEqual(conflicts)
    expect((await show('fr.analyst', id)).body.conflicts).toBeNull()
    const { rows } = await world.database.client.query(
      'select conflicts::text as open, conflict_notes from expert where id = $1',
      [id],
    )
    expect(rows[0].open + rows[0].conflict_notes.toString('latin1')).not.toContain('served')
    const free = await search('fr.analyst', { question: 'Amharic' })
    expect(free.matches).toHaveLength(1)
    const concerned = await search('fr.analyst', { question: 'Amharic', about: { bureaus: ['fr'] } })
    expect(concerned.matches).toEqual([])
    expect(concerned.nearest[0].missing.map((one: { key: string }) => one.key)).toEqual(['not-for-this'])
    expect(concerned.says).toContain('availability for this task')
  })

  test('tells its expert, and nobody else, who opened it and who found it', async () => {
    const id = await active('us.command', 'us.notices', [{ kind: 'language', code: 'qu', level: 2 }])
    await show('us.notices', id)
    await show('fr.analyst', id)
    await search('de.analyst', { question: 'Quechua' })
    const { viewers } = (await world.as('us.notices').get(`${experts}/${id}/viewers`)).body
    const told = viewers.map((one: { officer: string; how: string }) => `${one.officer} ${one.how}`)
    expect(told.sort()).toEqual(['de.analyst found', 'fr.analyst opened'])
    expect(refusal(await world.as('us.command').get(`${experts}/${id}/viewers`))).toEqual([403, 'expert.not-yours'])
    expect(refusal(await world.as('fr.analyst').get(`${experts}/${id}/viewers`))).toEqual([403, 'expert.not-yours'])
  })
})

describe('a search', () => {
  test('says for which piece of police work one looks; opening a profile asks for no such purpose', async () => {
    const without = await world.as('fr.analyst', { 'liaison-purpose': '' }).post(`${experts}/search`, { question: 'x' })
    expect([without.status, without.body.key]).toEqual([400, 'purpose.missing'])
    const foreign = await world.as('fr.analyst').post(`${experts}/search`, { question: 'x' })
    expect([foreign.status, foreign.body.key]).toEqual([403, 'purpose.foreign'])
    expect((await world.as('fr.analyst', { 'liaison-purpose': '' }).get(experts)).status).toBe(200)
  })

  test('explains each match, and names the nearest with what they lack when nobody fits', async () => {
    const both = await active('vn.command', 'vn.desk', [vietnamese, maritime])
    const one = await active('fr.command', 'fr.desk', [{ ...vietnamese, level: 1 }, links])
    const found = await search('fr.analyst', { question: 'Who speaks Vietnamese and knows maritime crime?' })
    expect(found.says).toBe('1 expert fits.')
    expect(found.understood.map((skill: { code: string }) => skill.code)).toEqual(['vi', 'maritime-crime'])
    expect(found.matches.map((match: { expert: { id: string } }) => match.expert.id)).toEqual([both])
    expect(found.matches[0].found.map((reason: { says: string }) => reason.says)).toEqual([
      'Vietnamese, level 4',
      'Maritime crime, level 3',
      '6 hours apart: few working hours in common',
    ])
    expect((await consent('vn.desk', false)).status).toBe(200)
    const none = await search('fr.analyst', { question: 'Vietnamese, maritime', about: { countries: [] } })
    expect(none.matches).toEqual([])
    expect(none.nearest.map((match: { expert: { id: string } }) => match.expert.id)).toContain(one)
    expect(none.says).toContain(
      'No expert whom you may see speaks Vietnamese and knows “Maritime crime”; nearest: Exercise Expert fr.desk (IP Paris) lacks Maritime crime',
    )
    for (const language of ['fr', 'es', 'ar', 'vi']) {
      const { says } = await search('fr.analyst', { question: 'Vietnamese, maritime' }, language)
      expect(says).toContain('Exercise Expert fr.desk')
      expect(says).not.toContain('expert.')
    }
    expect(await search('fr.analyst', { question: 'dragonfly husbandry' })).toMatchObject({
      understood: [],
      unread: ['dragonfly', 'husbandry'],
      matches: [],
      nearest: [],
    })
    const wanted = [{ kind: 'method', code: 'telepathy' }]
    expect(pointers(await world.as('fr.analyst', forAnalysis).post(`${experts}/search`, { wanted }))).toEqual([
      '/wanted/0/code fault.expert-skill',
    ])
  })

  test('asks for a level and a clearance, and shows only what the asker may see', async () => {
    await active('de.command', 'de.analyst', [{ kind: 'language', code: 'si', level: 2 }])
    const wanted = [{ kind: 'language', code: 'si', level: 3 }]
    const found = await search('fr.analyst', { wanted })
    expect(found.nearest[0].missing.map((one: { says: string }) => one.says)).toEqual([
      'Sinhala at level 2, asked for is 3',
    ])
    const high = await search('fr.analyst', { wanted: [{ kind: 'language', code: 'si' }], clearance: 3 })
    expect(high.nearest[0].missing.map((one: { key: string }) => one.key)).toEqual(['clearance-lower'])
    expect((await search('xa.analyst', { wanted })).nearest).toEqual([])
  })
})

describe('what ends', () => {
  test('leaving the bureau ends the profile, hidden at once', async () => {
    const id = await active('aseanapol.command', 'aseanapol.desk-2', [links])
    const { rows } = await world.database.client.query("select version from officer where name = 'aseanapol.desk-2'")
    const body = { version: rows[0].version, reason: 'Exercise: left the service', suspended: true }
    const suspended = await world
      .as('aseanapol.administrator')
      .post('/api/v1/officers/aseanapol.desk-2/suspension', body)
    expect(suspended.status).toBe(200)
    expect((await show('fr.analyst', id)).status).toBe(404)
    await expect
      .poll(async () => (await show('aseanapol.command', id)).body)
      .toMatchObject({ state: 'ended', endReason: 'left' })
  })

  test('a bureau that left the network sees nobody at once, and nobody sees its experts', async () => {
    const id = await active('aseanapol.command', 'aseanapol.desk', [links])
    expect((await show('fr.analyst', id)).status).toBe(200)
    const { client } = world.database
    await client.query("update participation set state = 'left', clauses = '{}' where bureau = 'aseanapol'")
    // Rights are remembered for seconds; a fact of the rulebook drops them sooner.
    world.clock.advance(6_000)
    expect((await show('fr.analyst', id)).status).toBe(404)
    expect(await listed('aseanapol.analyst')).toEqual([id])
    expect((await nominate('aseanapol.command', 'aseanapol.notices')).status).toBe(403)
    expect((await show('aseanapol.desk', id)).status).toBe(200)
  })

  test('a nomination lapses after 24 months unless renewed, told 60 days before, and its contents are erased after its end', async () => {
    const id = await active('gs.command', 'gs.notices', [links])
    const { version } = await own('gs.notices')
    const conflicts = [{ about: 'bureau', value: 'xa', note: 'Exercise note' }]
    await world.as('gs.notices').put(`${experts}/${id}/conflicts`, { version, conflicts })
    await world.pass(672 * day)
    const reminders = await world.database.client.query(
      "select 1 from fact where operation = 'timer.expert.remind' and subject = $1",
      [id],
    )
    expect(reminders.rows).toHaveLength(1)
    world.forget('gs.command')
    world.forget('gs.notices')
    world.forget('fr.analyst')
    const at = (await show('gs.command', id)).body
    expect([at.state, at.lapsesOn]).toEqual(['active', '2028-11-21'])
    await world.pass(60 * day)
    for (const officer of ['gs.command', 'gs.notices', 'fr.analyst']) world.forget(officer)
    expect((await show('fr.analyst', id)).status).toBe(404)
    const lapsed = (await show('gs.command', id)).body
    expect([lapsed.state, lapsed.allowed.includes('renew')]).toEqual(['lapsed', true])
    const renewed = await world.as('gs.command').post(`${experts}/${id}/renewal`, { version: lapsed.version })
    expect(renewed.body).toMatchObject({ state: 'active', lapsesOn: '2030-11-22' })
    const ended = await world.as('gs.command').post(`${experts}/${id}/end`, { version: renewed.body.version })
    expect(ended.body).toMatchObject({ state: 'ended', endReason: 'bureau' })
    expect((await show('fr.analyst', id)).status).toBe(404)
    await world.pass(31 * day)
    for (const officer of ['gs.command', 'gs.notices']) world.forget(officer)
    expect((await show('gs.notices', id)).body).toMatchObject({ name: '', skills: [], conflicts: [] })
    const seals = await world.database.client.query('select seal from expert where id = $1', [id])
    expect(seals.rows[0].seal).toBeNull()
  })
})

const pick = ({
  version,
  name,
  function: position,
  zone,
  skills,
  availability,
  visibility,
  hides,
}: Record<string, unknown>) => ({ version, name, function: position, zone, skills, availability, visibility, hides })
