/** Leads through the front door: given, received, opened, decided, told back; hidden from everybody who is no party. */
import { beforeAll, describe, expect, test } from 'vitest'
import { analysisStories, consents, files, forAnalysis } from '../../test/analysis.ts'
import { hitStories } from '../../test/hits.ts'
import { recordEntries } from '../../test/records.ts'
import { startWorld } from '../../test/world.ts'
import { claimSource } from '../analysis/analysis.release.making.ts'
import type { ReleasePart } from '../analysis/analysis.release.workflow.ts'
import { markingOf } from '../terms/marking.ts'

const world = startWorld()
const { passport, enter } = recordEntries(world)
const { hit: makeHit } = hitStories(world)
const { opened, refusal, pointers, told } = analysisStories(world)
const path = '/api/v1/leads'
const hour = 3_600_000
/** A post comes for its own purpose, everybody else for analysis. */
const as = (officer: string) => world.as(officer, officer.endsWith('.post') ? {} : forAnalysis)

const soon = (hours = 72) => new Date(Date.parse(world.clock.now()) + hours * hour).toISOString()
const lead = (rest: object = {}) => ({
  to: ['fr'],
  about: { kind: 'bureau' },
  todo: 'Exercise. Look at lorries with blue tarpaulins at the northern gate on Friday night.',
  why: 'Exercise. Three crossings in two weeks followed the same way.',
  grade: { scheme: '4x4', code: 'B2' },
  marking: { handlingCode: 'H0', confidentiality: 'official-use-only' },
  dueAt: soon(),
  ...rest,
})
const give = (rest: object = {}, by = 'vn.analyst') => as(by).post(path, lead(rest))
const given = async (rest: object = {}, by = 'vn.analyst') => {
  const reply = await give(rest, by)
  expect(reply.status, reply.text).toBe(201)
  return reply.body
}
const act = (by: string, id: string, verb: string, body: object = {}) => as(by).post(`${path}/${id}/${verb}`, body)
const receive = (by: string, id: string) => as(by).post(`${path}/received`, { leads: [id] })
/** Hours later: what is due has run, and everybody signs in anew. */
const later = async (hours: number) => {
  await world.pass(hours * hour)
  for (const bureau of ['vn', 'fr', 'de', 'us', 'iom', 'gs', 'eg', 'aseanapol'])
    for (const duty of ['analyst', 'desk', 'command', 'post', 'administrator', 'data-protection'])
      world.forget(`${bureau}.${duty}`)
}
/** While a bureau does without these clauses by its own word. */
const without = async (bureau: string, clauses: readonly string[], work: () => Promise<void>) => {
  const limit = async (withoutClauses: readonly string[]) => {
    const { version } = (await as(`${bureau}.command`).get(`/api/v1/rulebook/participants/${bureau}`)).body
    const body = { version, withoutClauses, withoutCrimeAreas: [] }
    expect((await as(`${bureau}.command`).put('/api/v1/rulebook/limits', body)).status).toBe(200)
    await world.settle()
  }
  await limit(clauses)
  await work()
  await limit([])
}
/** As far as opened, by its French desk. */
const openedBy = async (by: string, id: string) => {
  await receive(by, id)
  await act(by, id, 'open')
}
const acceptedBy = async (by: string, id: string) => {
  await openedBy(by, id)
  expect((await act(by, id, 'accept')).status).toBe(200)
}
const refsFor = async (officer: string, query = '') =>
  (await as(officer).get(`${path}${query}`)).body.leads.map((one: { id: string }) => one.id)

describe('a lead', () => {
  test('goes its way: received, opened, accepted, and what came of it is told back and counted', async () => {
    const { id, reference } = await given({ annex: 'Exercise. Driver Tran Van Mau, born 1971.' })
    expect(reference).toMatch(/^LEA-2026-\d{6}$/)
    expect(await told('lead.give')).toEqual(['fr', 'vn'])
    expect(refusal(await act('fr.desk', id, 'accept'))).toEqual([409, 'lead.not-received'])
    expect(refusal(await act('fr.desk', id, 'open'))).toEqual([409, 'lead.not-received'])
    expect((await receive('fr.desk', id)).body.marked).toBe(1)
    expect((await receive('fr.analyst', id)).body.marked).toBe(0)
    expect(refusal(await act('fr.desk', id, 'accept'))).toEqual([409, 'lead.not-opened'])
    expect((await as('fr.desk').get(`${path}/${id}`)).body).toMatchObject({
      side: 'received',
      edition: 'whole',
      annex: 'Exercise. Driver Tran Van Mau, born 1971.',
      receipts: [{ bureau: 'fr', state: 'received' }],
      allowed: expect.arrayContaining(['open']),
    })
    await act('fr.desk', id, 'open')
    expect(refusal(await act('fr.desk', id, 'outcome', { outcome: 'used' }))).toEqual([409, 'lead.not-accepted'])
    expect((await act('fr.desk', id, 'accept')).body.receipts[0]).toMatchObject({ state: 'accepted' })
    expect(refusal(await act('fr.desk', id, 'decline', { reason: 'no-capacity' }))).toEqual([409, 'lead.decided'])
    const outcome = { outcome: 'led-to', ledTo: 'seizure', on: '2026-11-21', note: 'Exercise: 40 kg in the tank.' }
    expect((await act('fr.desk', id, 'outcome', outcome)).body.state).toBe('closed')
    expect(await told('lead.outcome')).toEqual(['fr', 'vn'])
    const own = (await as('vn.analyst').get(`${path}/${id}`)).body
    expect(own.receipts[0]).toMatchObject({ state: 'done', outcome: 'led-to', ledTo: 'seizure', ledOn: '2026-11-21' })
    expect(own.history[0]).toMatchObject({ step: 'outcome', reason: 'seizure', note: 'Exercise: 40 kg in the tank.' })
    const seizures = async (officer: string, part: string) =>
      (await as(officer).get(`${path}/counts`)).body[part]?.ledTo[1]
    expect(await seizures('vn.analyst', 'given')).toEqual({ kind: 'seizure', count: 1 })
    expect(await seizures('fr.desk', 'received')).toEqual({ kind: 'seizure', count: 1 })
    expect(await seizures('gs.analyst', 'network')).toEqual({ kind: 'seizure', count: 1 })
    expect(await seizures('de.analyst', 'received')).toEqual({ kind: 'seizure', count: 0 })
    expect((await as('de.analyst').get(`${path}/counts`)).body.network).toBeNull()
    expect((await as('gs.analyst').get(`${path}/${id}`)).status).toBe(404)
  })

  test('keeps its marks in order in the store itself, and each as it was made', async () => {
    const { id } = await given()
    const set = (columns: string) =>
      world.database.client.query(`update lead_receipt set ${columns} where lead = $1`, [id])
    await expect(set("state = 'opened', opened_at = now()")).rejects.toThrow(/check/)
    await expect(set("state = 'accepted', accepted_at = now()")).rejects.toThrow(/check/)
    await openedBy('fr.desk', id)
    await expect(set("received_at = received_at + interval '1 second'")).rejects.toThrow(/stays/)
    await expect(set("state = 'done', outcome = 'used', outcome_at = now()")).rejects.toThrow(/check/)
  })

  test('is declined with a reason, and the giver hears it from each bureau on its own', async () => {
    const { id } = await given({ to: ['fr', 'de'] })
    await openedBy('fr.desk', id)
    const declined = await act('fr.desk', id, 'decline', { reason: 'known-already' })
    expect(declined.body.receipts).toMatchObject([{ bureau: 'fr', state: 'declined', declineReason: 'known-already' }])
    const own = (await as('vn.analyst').get(`${path}/${id}`)).body
    expect(own).toMatchObject({ state: 'given', receipts: [{ bureau: 'de', state: 'sent' }, { bureau: 'fr' }] })
    const german = (await as('de.desk').get(`${path}/${id}`)).body
    expect(german.receipts.map((one: { bureau: string }) => one.bureau)).toEqual(['de'])
    expect(german.history.map((one: { step: string }) => one.step)).toEqual(['given'])
  })

  test('holds no personal data outside its annex, and the annex is for those the terms give it', async () => {
    const bad = await give({ todo: 'Exercise. Call the driver at +84 912 345 678.' })
    expect(pointers(bad)[0]).toMatch(/^\/todo fault\.personal-data\.phone/)
    await without('aseanapol', ['personal-data.receive'], async () => {
      const to = ['aseanapol', 'fr']
      const ids = [(await given({ to, annex: 'Exercise. Passport X0000123.' })).id, (await given({ to })).id]
      const [one, other] = await Promise.all(ids.map((id) => as('aseanapol.analyst').get(`${path}/${id}`)))
      expect(one?.body).toMatchObject({ annex: null, edition: 'without-personal-data' })
      const blank = (text = '') => text.replaceAll(/[0-9a-f-]{36}|LEA-2026-\d{6}/g, '*')
      expect(blank(one?.text)).toBe(blank(other?.text))
      const annex = { annex: 'Exercise. Passport X0000123.' }
      expect(pointers(await give(annex, 'aseanapol.analyst'))).toEqual(['/annex fault.lead-annex'])
    })
  })

  test('goes to bureaus that take part under its clause and clearance, and to nobody else', async () => {
    expect(refusal(await give({}, 'xa.analyst'))).toEqual([403, 'lead.cannot-give'])
    expect((await give({}, 'vn.desk')).status).toBe(403)
    expect(pointers(await give({ to: ['xa', 'fr', 'fr', 'vn'] }))).toEqual([
      '/to/2 fault.lead-twice',
      '/to/3 fault.lead-own-bureau',
      '/to/0 fault.lead-not-receiver',
    ])
    const high = { marking: { handlingCode: 'H0', confidentiality: 'confidential' } }
    expect(pointers(await give(high, 'gs.analyst'))).toEqual(['/to/0 fault.lead-clearance'])
    expect(pointers(await give(high))).toEqual([
      '/marking/confidentiality fault.lead-above-clearance',
      '/to/0 fault.lead-clearance',
    ])
    expect(pointers(await give({ dueAt: soon(-1) }))).toEqual(['/dueAt fault.lead-due'])
    expect(pointers(await give({ grade: { scheme: 'tlp', code: 'AMBER' } }))).toEqual([
      '/grade/code fault.lead-grade-says-nothing',
    ])
    expect(pointers(await give({ grade: { scheme: '5x5x5', code: 'B24' } }))).toEqual([
      '/marking/handlingCode fault.lead-handling-weaker',
      '/marking/confidentiality fault.lead-confidentiality-weaker',
    ])
  })
})

describe('what a lead is about', () => {
  test('is a record the giver may read; a bureau that may not read it sees the lead, and no record', async () => {
    const record = await enter(passport({}, { restriction: { mode: 'hidden', bureaus: ['de'] } }))
    const about = { kind: 'record', id: record.id }
    const { id } = await given({ to: ['us', 'de'], about })
    expect((await as('us.desk').get(`${path}/${id}`)).body.about).toMatchObject(about)
    expect((await as('de.desk').get(`${path}/${id}`)).body.about).toEqual({
      kind: 'bureau',
      id: null,
      database: null,
      reference: null,
    })
    expect(await refsFor('us.desk', `?record=${record.id}`)).toEqual([id])
    expect(await refsFor('de.desk', `?record=${record.id}`)).toEqual([])
    expect(await refsFor('de.desk')).toContain(id)
    expect(pointers(await give({ about }, 'de.analyst'))).toEqual(['/about/id fault.lead-unknown'])
    const absent = { kind: 'record', id: '0192f0c1-0000-7000-8000-000000000099' }
    expect((await give({ about: absent }, 'de.analyst')).body.pointers).toEqual(
      (await give({ about }, 'de.analyst')).body.pointers,
    )
  })

  test('binds it: never milder than the record, nor past whom its source must be asked for', async () => {
    const strict = await enter(passport({}, { handlingCode: 'H2', confidentiality: 'restricted' }))
    const about = { kind: 'record', id: strict.id }
    expect(pointers(await give({ to: ['fr'], about }))).toEqual([
      '/marking/handlingCode fault.lead-handling-weaker',
      '/marking/confidentiality fault.lead-confidentiality-weaker',
    ])
    const marking = { handlingCode: 'H2', confidentiality: 'restricted' }
    expect(pointers(await give({ to: ['fr', 'us'], about, marking }))).toEqual(['/to/1 fault.lead-consent'])
    const { marking: borne } = await given({ to: ['fr'], about, marking })
    expect(borne).toMatchObject({ ...marking, consentOf: ['fr', 'vn'] })
  })

  test('is a hit to its parties only', async () => {
    const hit = { kind: 'hit', id: '0192f0c1-0000-7000-8000-000000000077' }
    expect(pointers(await give({ about: hit }))).toEqual(['/about/id fault.lead-unknown'])
    expect(pointers(await give({ about: { kind: 'bureau', id: hit.id } }))).toEqual([
      '/about/id fault.lead-about-bureau',
    ])
    const found = await makeHit({ by: 'us.post' })
    const about = { kind: 'hit', id: found.id }
    const { id } = await given({ to: ['us', 'de'], about }, 'fr.analyst')
    expect(await refsFor('us.desk', `?hit=${found.id}`)).toEqual([id])
    expect(await refsFor('de.desk', `?hit=${found.id}`)).toEqual([])
    expect((await as('de.desk').get(`${path}/${id}`)).body.about.kind).toBe('bureau')
  })
})

describe('the clock of a lead', () => {
  test('reminds the bureau a day before and tells both at the deadline; more time is asked for and granted', async () => {
    const { id } = await given({ dueAt: soon(48) })
    await acceptedBy('fr.desk', id)
    await later(25)
    expect(await told('lead.due-soon')).toEqual(['fr'])
    expect(await refsFor('fr.desk', '?overdue=true')).not.toContain(id)
    await later(24)
    expect(await told('lead.overdue')).toEqual(['fr', 'vn'])
    expect(await refsFor('fr.desk', '?overdue=true')).toContain(id)
    expect(await refsFor('vn.analyst', '?side=given&overdue=true')).toContain(id)
    const until = soon(30)
    const early = { until: new Date(Date.parse(world.clock.now()) - hour).toISOString(), why: 'Exercise: no boat.' }
    expect((await act('fr.desk', id, 'extension', early)).status).toBe(400)
    const asked = await act('fr.desk', id, 'extension', { until, why: 'Exercise: the boat is in dock.' })
    expect(asked.body.receipts[0]).toMatchObject({ askedUntil: until })
    expect((await act('fr.desk', id, 'extension-answer', { bureau: 'fr', granted: true })).status).toBe(403)
    const answer = await act('vn.analyst', id, 'extension-answer', { bureau: 'fr', granted: true })
    expect(answer.body.receipts[0]).toMatchObject({ dueAt: until, clock: 'fine', askedUntil: null })
    expect(refusal(await act('vn.analyst', id, 'extension-answer', { bureau: 'fr', granted: true }))).toEqual([
      409,
      'lead.not-asked',
    ])
    expect(await refsFor('fr.desk', '?overdue=true')).not.toContain(id)
    await act('fr.desk', id, 'outcome', { outcome: 'false' })
    const before = (await as('vn.analyst').get(`${path}/${id}`)).body.history.length
    await later(40)
    expect((await as('vn.analyst').get(`${path}/${id}`)).body.history).toHaveLength(before)
    expect(await refsFor('fr.desk', '?open=true')).not.toContain(id)
  })

  test('stops when it is withdrawn: recipients are told why, and nobody reads its text any more', async () => {
    const { id, version } = await given({ annex: 'Exercise. Passport X0000123.' })
    await receive('fr.desk', id)
    const body = { version, reason: 'not-true', note: 'Exercise: the source was mistaken.' }
    expect(refusal(await act('vn.analyst', id, 'withdraw', body))).toEqual([409, 'lead.stale'])
    expect((await act('fr.desk', id, 'withdraw', body)).status).toBe(403)
    expect((await act('vn.analyst', id, 'withdraw', { ...body, version: version + 1 })).status).toBe(200)
    expect(await told('lead.withdraw')).toEqual(['fr', 'vn'])
    for (const officer of ['fr.desk', 'vn.analyst'])
      expect((await as(officer).get(`${path}/${id}`)).body).toMatchObject({
        state: 'withdrawn',
        todo: null,
        why: null,
        annex: null,
        withdrawReason: 'not-true',
        allowed: expect.not.arrayContaining(['accept', 'open']),
      })
    expect(refusal(await act('fr.desk', id, 'open'))).toEqual([409, 'lead.withdrawn'])
    expect(await refsFor('fr.desk', '?open=true')).not.toContain(id)
  })
})

describe('a post', () => {
  beforeAll(async () => {
    await world
      .as('fr.administrator')
      .post('/api/v1/units', { code: 'airport', name: 'Exercise airport', kind: 'border' })
  })

  test('sees what is addressed to it in a short form, and nothing else of the network', async () => {
    const place = { bureau: 'fr', post: 'Post of fr' }
    expect(pointers(await give({ place: { bureau: 'fr', post: 'No such post' } }))).toEqual([
      '/place/post fault.lead-no-post',
    ])
    expect(pointers(await give({ place: { bureau: 'fr', unit: 'harbour' } }))).toEqual([
      '/place/unit fault.lead-no-unit',
    ])
    expect(pointers(await give({ place: { bureau: 'de', post: 'Post of de' } }))).toEqual([
      '/place/bureau fault.lead-place-elsewhere',
    ])
    const { id } = await given({ place, annex: 'Exercise. Passport X0000123.' })
    const other = await given()
    expect(await refsFor('fr.post')).toEqual([id])
    const short = (await as('fr.post').get(`${path}/${id}`)).body
    expect(short).toMatchObject({ form: 'short', why: null, annex: null, history: [], todo: lead().todo })
    expect((await as('fr.post').get(`${path}/${other.id}`)).status).toBe(404)
    expect((await as('us.post').get(`${path}/${id}`)).status).toBe(404)
    await openedBy('fr.post', id)
    expect((await act('fr.post', id, 'accept')).status).toBe(403)
    expect((await act('fr.desk', id, 'accept')).status).toBe(200)
    expect((await as('fr.desk').put(`${path}/${id}/place`, {})).status).toBe(200)
    expect(await refsFor('fr.post')).toEqual([])
    expect((await as('fr.desk').put(`${path}/${other.id}/place`, { post: 'Post of fr' })).status).toBe(200)
    expect(await refsFor('fr.post')).toEqual([other.id])
    const own = (await as('vn.analyst').get(`${path}/${other.id}`)).body
    expect(own.receipts[0].post).toBeNull()
    expect(own.history.map((one: { step: string }) => one.step)).toEqual(['given'])
  })

  test('of the own bureau is given a lead without anybody else', async () => {
    const { id } = await given({ to: ['vn'], place: { bureau: 'vn', post: 'Post of vn' } })
    expect(await refsFor('vn.post')).toEqual([id])
    expect(await refsFor('vn.analyst', '?side=given')).toContain(id)
  })
})

describe('a lead from an analysis file', () => {
  const claim = (number: number) => `0192f0c1-0000-7000-8000-00000000000${number}`
  const free: ReleasePart = {
    id: claim(1),
    source: 'fr',
    marking: markingOf('fr', 'H0', 'official-use-only'),
    personal: true,
    excluded: [],
    crimeAreas: [],
    thing: null,
  }
  /** Claims as the material of the file gives them: free, bound by France, restricted, kept from Germany. */
  const parts: readonly ReleasePart[] = [
    free,
    { ...free, id: claim(2), marking: markingOf('fr', 'H2', 'official-use-only') },
    { ...free, id: claim(3), source: 'vn', marking: markingOf('vn', 'H0', 'restricted') },
    { ...free, id: claim(4), excluded: ['de'] },
  ]
  beforeAll(() => {
    world.hub.part(claimSource).read = async (_, __, claims) => parts.filter(({ id }) => claims.includes(id))
  })

  test('bears what its claims bear, and is refused with those that forbid it', async () => {
    const file = await opened()
    const from = (claims: number[], rest: object = {}) => ({ to: ['de'], file, claims: claims.map(claim), ...rest })
    expect(pointers(await give(from([1, 3])))).toEqual(['/marking/confidentiality fault.lead-confidentiality-weaker'])
    expect(pointers(await give(from([1, 9])))).toEqual(['/claims/1 fault.release-no-claim'])
    const marking = { handlingCode: 'H2', confidentiality: 'official-use-only' }
    const forbidden = await give(from([1, 2, 4], { marking }))
    expect(refusal(forbidden)).toEqual([400, 'lead.forbidden'])
    expect(pointers(forbidden).sort()).toEqual(['/claims/1 fault.release-consent', '/claims/2 fault.release-excluded'])
    expect(pointers(await give(from([1], { to: ['us'] })))).toEqual(['/to/0 fault.release-not-named'])
    expect(pointers(await give({ claims: [claim(1)] }))).toEqual(['/file fault.lead-claims-of'])
    const { id } = await given(from([1]))
    expect(await refsFor('vn.analyst', `?file=${file}`)).toEqual([id])
    const german = (await as('de.desk').get(`${path}/${id}`)).body
    expect(german).toMatchObject({ claims: 0 })
    expect((await as('vn.analyst').get(`${path}/${id}`)).body).toMatchObject({ claims: 1, file: { id: file } })
    expect((await give(from([1]), 'fr.analyst')).status).toBe(403)
    expect(pointers(await give(from([1]), 'us.analyst'))).toContain('/file fault.lead-unknown')
  })

  test('leaves with what a source agreed to, under the conditions it set', async () => {
    const file = await opened()
    const uses = ['copy', 'release']
    const ask = { kind: 'general', source: 'fr', crimeArea: 'people-smuggling', uses, question: 'Exercise: may we?' }
    const asked = await as('vn.analyst').post(`${files}/${file}/consents`, ask)
    const marking = { handlingCode: 'H2', confidentiality: 'official-use-only' }
    const entry = { to: ['de'], file, claims: [claim(2)], marking }
    expect(pointers(await give(entry))).toEqual(['/claims/0 fault.release-consent'])
    const grant = { version: 1, uses, conditions: 'Exercise: not before the hearing.' }
    expect((await as('fr.desk').post(`${consents}/${asked.body.id}/grant`, grant)).status).toBe(200)
    const { marking: borne } = await given(entry)
    expect(borne).toMatchObject({ ...marking, conditions: [grant.conditions], consentOf: ['fr', 'vn'] })
  })
})

describe('who is no party', () => {
  const looks = async (officer: string) => {
    const texts = []
    for (const query of ['', '?side=received', '?side=given', '?open=true', '?overdue=true'])
      texts.push((await as(officer).get(`${path}${query}`)).text)
    return texts.join('\n')
  }
  const outside = ['eg.analyst', 'eg.desk', 'eg.post', 'gs.analyst', 'fr.data-protection']

  test('never learns: lists and counts are byte for byte the same with and without a lead', async () => {
    const record = (await enter(passport())).id
    const counts = async () => (await as('eg.analyst').get(`${path}/counts`)).text
    const before = await Promise.all(outside.map(looks))
    const [counted, about] = [await counts(), (await as('eg.desk').get(`${path}?record=${record}`)).text]
    const { id } = await given({ to: ['fr', 'de'], about: { kind: 'record', id: record } })
    await acceptedBy('fr.desk', id)
    expect(await Promise.all(outside.map(looks))).toEqual(before)
    expect(await counts()).toBe(counted)
    expect((await as('eg.desk').get(`${path}?record=${record}`)).text).toBe(about)
    const unknown = '0192f0c1-0000-7000-8000-000000000099'
    const blank = (text: string) =>
      text
        .replaceAll(id, '*')
        .replaceAll(unknown, '*')
        .replaceAll(/"fact":"[^"]*"/g, '')
    for (const verb of ['open', 'accept']) {
      const [one, none] = [await act('eg.desk', id, verb), await act('eg.desk', unknown, verb)]
      expect([one.status, none.status]).toEqual([404, 404])
      expect(blank(one.text)).toBe(blank(none.text))
    }
    expect((await receive('eg.desk', id)).body).toEqual((await receive('eg.desk', unknown)).body)
  })

  test('is not who is a party: the same comparison sees the difference (negative control)', async () => {
    const before = await looks('us.desk')
    await given({ to: ['us'] })
    expect(await looks('us.desk')).not.toBe(before)
  })

  test('a bureau that leaves the network reads its leads no more', async () => {
    const { id } = await given({ to: ['aseanapol'] })
    expect((await as('aseanapol.desk').get(`${path}/${id}`)).status).toBe(200)
    await without('aseanapol', ['lead.receive'], async () => {
      expect((await as('aseanapol.desk').get(`${path}/${id}`)).status).toBe(404)
      expect(pointers(await give({ to: ['aseanapol'] }))).toEqual(['/to/0 fault.lead-not-receiver'])
    })
  })
})
