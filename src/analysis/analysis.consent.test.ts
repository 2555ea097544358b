/** Consents of sources through the front door: asked, granted with conditions or less than asked, refused, taken back; who hears of it. */
import { describe, expect, test } from 'vitest'
import { analysisStories, consents, files } from '../../test/analysis.ts'
import { recordEntries } from '../../test/records.ts'
import { startWorld } from '../../test/world.ts'

const world = startWorld()
const { act, opened, refusal, pointers, told } = analysisStories(world)
const { passport, enter } = recordEntries(world)
const as = world.as

const general = {
  kind: 'general',
  source: 'eg',
  crimeArea: 'people-smuggling',
  uses: ['copy', 'release'],
  question: 'Exercise: your reports on the delta would complete ours.',
}
const ask = (id: string, body: object = general, by = 'vn.analyst') => as(by).post(`${files}/${id}/consents`, body)
const asked = async (id: string, body: object = general, by = 'vn.analyst') => (await ask(id, body, by)).body
const answer = (by: string, consent: { id: string; version: number }, verb: string, body: object) =>
  as(by).post(`${consents}/${consent.id}/${verb}`, { version: consent.version, ...body })

describe('a consent', () => {
  test('is asked of a source that need not read the file, which is told what it is for and nothing more', async () => {
    const id = await opened()
    const reply = await ask(id)
    expect([reply.status, reply.body.state, reply.body.side]).toEqual([201, 'asked', 'asking'])
    expect(await told('analysis.ask-consent')).toEqual(['eg', 'vn'])
    const list = await as('eg.desk').get(consents)
    expect(list.body.consents[0]).toMatchObject({
      side: 'asked',
      source: 'eg',
      askedBy: 'vn',
      question: general.question,
      file: { id, owner: 'vn', readers: ['fr'] },
      allowed: ['grant', 'refuse', 'withdraw'].slice(0, 2),
    })
    expect(list.text).not.toContain('three bureaus hold parts')
    expect((await as('eg.analyst').get(`${files}/${id}`)).status).toBe(404)
    expect((await as('us.desk').get(consents)).body.consents).toEqual([])
    expect((await as('eg.post').get(consents)).status).toBe(403)
  })

  test('is granted in part, with conditions; both sides see it, others of the file too', async () => {
    const id = await opened()
    const consent = await asked(id)
    const wider = await answer('eg.desk', consent, 'grant', { uses: ['copy', 'personal-data'] })
    expect(pointers(wider)).toEqual(['/uses/1 fault.consent-not-asked'])
    const conditions = 'Exercise: not before the hearing of March.'
    const granted = await answer('eg.desk', consent, 'grant', { uses: ['copy'], conditions })
    expect(granted.body).toMatchObject({ state: 'granted', uses: ['copy'], conditions, decidedBy: 'eg.desk' })
    expect(await told('analysis.grant-consent')).toEqual(['eg', 'vn'])
    for (const by of ['vn.analyst', 'fr.analyst', 'gs.analyst', 'gs.data-protection']) {
      const [seen] = (await as(by).get(`${files}/${id}/consents`)).body.consents
      expect([by, seen.conditions, seen.decidedBy, seen.allowed]).toEqual([by, conditions, null, []])
    }
    expect(refusal(await as('iom.analyst').get(`${files}/${id}/consents`))).toEqual([403, 'analysis.not-yours'])
    expect((await as('us.analyst').get(`${files}/${id}/consents`)).status).toBe(404)
    expect(refusal(await ask(id))).toEqual([409, 'analysis.consent-asked'])
    expect(refusal(await answer('eg.desk', granted.body, 'refuse', { reason: 'Exercise.' }))).toEqual([
      409,
      'analysis.consent-decided',
    ])
  })

  test('is taken back by its source at any time, and the owner of the file hears of it', async () => {
    const id = await opened()
    const consent = await asked(id, general, 'fr.analyst')
    const granted = (await answer('eg.command', consent, 'grant', { uses: ['copy', 'release'] })).body
    expect(refusal(await answer('vn.analyst', granted, 'withdraw', { reason: 'x' }))).toEqual([
      403,
      'analysis.not-source',
    ])
    const reason = 'Exercise: the case was closed.'
    const withdrawn = await answer('eg.data-protection', granted, 'withdraw', { reason })
    expect(withdrawn.body).toMatchObject({ state: 'withdrawn', allowed: [] })
    expect(await told('analysis.withdraw-consent')).toEqual(['eg', 'fr', 'vn'])
    const [seen] = (await as('vn.analyst').get(`${files}/${id}/consents`)).body.consents
    expect(seen).toMatchObject({ state: 'withdrawn', reason })
    expect(refusal(await answer('eg.desk', withdrawn.body, 'withdraw', { reason }))).toEqual([
      409,
      'analysis.not-granted',
    ])
    expect((await ask(id)).status).toBe(201)
  })

  test('is refused with a reason, which both sides see', async () => {
    const id = await opened()
    const consent = await asked(id)
    const reason = 'Exercise: an operation is under way.'
    expect((await answer('eg.analyst', consent, 'refuse', { reason })).body).toMatchObject({ state: 'refused', reason })
    const own = await as('vn.analyst').get(`${consents}?side=asking&state=refused`)
    expect(own.body.consents[0]).toMatchObject({ id: consent.id, reason })
    expect((await answer('eg.post', consent, 'grant', { uses: ['copy'] })).status).toBe(403)
    expect((await answer('us.desk', consent, 'grant', { uses: ['copy'] })).status).toBe(404)
  })

  test('for one record is asked of whoever owns it, and tells of no record the asker may not see', async () => {
    const id = await opened()
    const record = await enter(passport())
    const specific = (thing: string) => ({
      kind: 'specific',
      thing: { kind: 'record', id: thing },
      uses: ['copy'],
      question: 'Exercise: the bearer stands in our file.',
    })
    const reply = await ask(id, specific(record.id))
    expect(reply.body).toMatchObject({ source: 'fr', thing: { kind: 'record', id: record.id }, crimeArea: null })
    const hidden = await enter(passport({}, { restriction: { mode: 'hidden', bureaus: ['vn'] } }))
    const absent = '0192f0c1-0000-7000-8000-000000000000'
    for (const one of [hidden.id, absent])
      expect(pointers(await ask(id, specific(one)))).toEqual(['/thing/id fault.consent-no-thing'])
    expect(pointers(await ask(id, specific(record.id), 'fr.analyst'))).toEqual(['/thing/id fault.consent-own-source'])
    const revoked = await enter(passport({}, { status: 'revoked' }))
    expect(refusal(await ask(id, specific(revoked.id)))).toEqual([409, 'analysis.secretariat-first'])
  })

  test('says what does not belong together, at its field', async () => {
    const id = await opened()
    expect(pointers(await ask(id, { ...general, thing: { kind: 'record', id } }))).toEqual([
      '/thing fault.consent-other-kind',
    ])
    expect(pointers(await ask(id, { ...general, source: undefined, crimeArea: undefined }))).toEqual([
      '/source fault.required',
      '/crimeArea fault.required',
    ])
    expect(pointers(await ask(id, { ...general, crimeArea: 'firearms' }))).toEqual([
      '/crimeArea fault.consent-crime-area',
    ])
    expect(pointers(await ask(id, { ...general, source: 'zz' }))).toEqual(['/source fault.consent-no-source'])
    expect(pointers(await ask(id, { ...general, recipients: ['us'] }))).toEqual([
      '/recipients/0 fault.release-not-named',
    ])
    expect((await ask(id, general, 'de.analyst')).status).toBe(403)
  })

  test('lapses with its file, and a closed file asks for nothing', async () => {
    const id = await opened()
    const consent = await asked(id)
    await act('gs.analyst', id, 'close', { reason: 'Exercise: done.' })
    expect(refusal(await ask(id, { ...general, source: 'de' }))).toEqual([409, 'analysis.closed'])
    await act('gs.analyst', id, 'delete', { because: 'no-longer-needed' })
    const [seen] = (await as('eg.desk').get(`${consents}?state=lapsed`)).body.consents
    expect(seen).toMatchObject({ id: consent.id, state: 'lapsed', question: null, allowed: [] })
  })

  test('is not asked of a source that is not cleared for the file', async () => {
    const id = await opened(
      { confidentiality: 'confidential', readers: [], contributors: [], recipients: [] },
      'gs.analyst',
    )
    expect(pointers(await ask(id, general, 'gs.analyst'))).toEqual(['/source fault.consent-clearance'])
  })
})
