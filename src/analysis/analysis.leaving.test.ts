/** What leaves a file, through the front door: the law at its place, receipts, and every way in which it must not leave. */
import { beforeAll, describe, expect, test } from 'vitest'
import { analysisStories, consents, files, forAnalysis, releases } from '../../test/analysis.ts'
import { startWorld } from '../../test/world.ts'
import { markingOf } from '../terms/marking.ts'
import { claimSource } from './analysis.release.making.ts'
import type { ReleasePart } from './analysis.release.workflow.ts'

const world = startWorld()
const { act, opened, later, refusal, pointers, told } = analysisStories(world)
const as = (officer: string) => world.as(officer, forAnalysis)

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
/** Claims of an open file as its material gives them: free, bound by France, restricted, kept from Germany. */
const parts: readonly ReleasePart[] = [
  free,
  { ...free, id: claim(2), marking: markingOf('fr', 'H2', 'official-use-only') },
  { ...free, id: claim(3), source: 'vn', marking: markingOf('vn', 'H0', 'restricted') },
  { ...free, id: claim(4), excluded: ['de'] },
  { ...free, id: claim(5), marking: markingOf('fr', 'H3', 'official-use-only', 'Exercise: not to carriers.') },
]
beforeAll(() => {
  const source = world.hub.part(claimSource)
  source.read = async (_, __, claims) => parts.filter(({ id }) => claims.includes(id))
})

const text = {
  title: 'Exercise: how the crossings are organised',
  text: 'Exercise. Boats leave on nights without a moon; two of the crews change lorries.',
  edition: 'whole',
  recipients: ['de'],
  claims: [claim(1)],
  handlingCode: 'H0',
  confidentiality: 'official-use-only',
}
const release = (id: string, rest: object = {}, by = 'vn.analyst') =>
  as(by).post(`${files}/${id}/releases`, { ...text, ...rest })

describe('a release', () => {
  test('reaches its recipient with its marking, and each look and word of it comes back as a receipt', async () => {
    const id = await opened()
    const made = await release(id)
    expect([made.status, made.body.reference.slice(-3)]).toEqual([201, '-R1'])
    expect(await told('analysis.release')).toEqual(['de', 'gs', 'vn'])
    expect(refusal(await as('de.desk').post(`${releases}/${made.body.id}/acknowledge`, {}))).toEqual([
      409,
      'analysis.not-opened',
    ])
    const [listed] = (await as('de.desk').get(releases)).body.releases
    expect(listed).toMatchObject({ id: made.body.id, side: 'recipient', allowed: ['open'] })
    const read = await as('de.desk').get(`${releases}/${made.body.id}`)
    expect(read.body).toMatchObject({
      content: text.text,
      claimIds: [],
      recipients: ['de'],
      allowed: ['open', 'acknowledge'],
    })
    expect(await told('analysis.release-opened')).toEqual(['de', 'gs', 'vn'])
    expect((await as('de.desk').post(`${releases}/${made.body.id}/acknowledge`, {})).status).toBe(200)
    expect(refusal(await as('de.analyst').post(`${releases}/${made.body.id}/acknowledge`, {}))).toEqual([
      409,
      'analysis.acknowledged',
    ])
    const [own] = (await as('vn.analyst').get(`${files}/${id}/releases`)).body.releases
    expect(own.receipts).toEqual([
      {
        bureau: 'de',
        deliveredAt: expect.any(String),
        openedAt: expect.any(String),
        acknowledgedAt: expect.any(String),
      },
    ])
    expect((await as('fr.analyst').get(`${releases}/${made.body.id}`)).body.claimIds).toEqual([claim(1)])
    expect((await as('us.analyst').get(`${releases}/${made.body.id}`)).status).toBe(404)
    expect((await as('gs.data-protection').get(`${files}/${id}/releases`)).body.releases[0].allowed).toEqual([])
    expect((await as('iom.analyst').get(`${files}/${id}/releases`)).status).toBe(403)
  })

  test('never bears less than its parts', async () => {
    const id = await opened()
    expect(pointers(await release(id, { claims: [claim(1), claim(3)] }))).toEqual([
      '/handlingCode fault.release-weaker',
    ])
    expect((await release(id, { claims: [claim(1), claim(3)], confidentiality: 'restricted' })).status).toBe(201)
    const made = await release(id, { claims: [claim(5)], handlingCode: 'H2', recipients: ['fr'] })
    expect(pointers(made)).toEqual(['/handlingCode fault.release-weaker'])
    const borne = await release(id, { claims: [claim(5)], handlingCode: 'H3', recipients: ['fr'] })
    expect(borne.body.marking).toEqual({
      handlingCode: 'H3',
      confidentiality: 'official-use-only',
      conditions: ['Exercise: not to carriers.'],
      consentOf: ['fr', 'vn'],
    })
  })

  test('goes to nobody the order does not name, nor to whom its source keeps it from', async () => {
    const id = await opened()
    const reply = await release(id, { recipients: ['us', 'xa'] })
    expect(refusal(reply)).toEqual([400, 'analysis.release-forbidden'])
    expect(pointers(reply)).toEqual([
      '/recipients/0 fault.release-not-named',
      '/recipients/1 fault.release-not-named',
      '/recipients/1 fault.release-not-joined',
      '/recipients/1 fault.release-personal-data',
    ])
    expect(pointers(await release(id, { claims: [claim(1), claim(4)] }))).toEqual(['/claims/1 fault.release-excluded'])
    expect((await as('vn.analyst').get(`${files}/${id}/releases`)).body.releases).toEqual([])
  })

  test('gives a partner the edition without personal data only, which is looked through', async () => {
    const id = await opened({ contributors: [], recipients: ['iom', 'de'] })
    expect(pointers(await release(id, { recipients: ['iom'] }))).toEqual(['/recipients/0 fault.release-personal-data'])
    const edition = { edition: 'without-personal-data', recipients: ['iom'] }
    const leaking = await release(id, { ...edition, text: 'Exercise. Call +84 912 345 678 or Mr Exemplaire.' })
    expect(pointers(leaking).sort()).toEqual(['/text fault.personal-data.person', '/text fault.personal-data.phone'])
    const insisted = {
      ...edition,
      text: 'Exercise. The lorry firm Mr Exemplaire drove.',
      notPersonal: 'Exercise: a firm.',
    }
    const made = await release(id, insisted)
    expect(made.status).toBe(201)
    const read = await as('iom.analyst').get(`${releases}/${made.body.id}`)
    expect(read.body).toMatchObject({ edition: 'without-personal-data', notPersonal: null })
    expect((await as('vn.analyst').get(`${releases}/${made.body.id}`)).body.notPersonal).toBe('Exercise: a firm.')
  })

  test('needs the word of a source that bound its information, and bears its conditions', async () => {
    const id = await opened()
    const bound = { claims: [claim(2)], handlingCode: 'H2' }
    expect(pointers(await release(id, bound))).toEqual([
      '/claims/0 fault.release-consent',
      '/claims/0 fault.release-personal-consent',
    ])
    expect((await release(id, { ...bound, recipients: ['fr'] })).status).toBe(201)
    const question = {
      kind: 'general',
      source: 'fr',
      crimeArea: 'people-smuggling',
      uses: ['release', 'personal-data'],
      question: 'Exercise: Germany stops the lorries.',
    }
    const consent = (await as('vn.analyst').post(`${files}/${id}/consents`, question)).body
    const conditions = 'Exercise: no arrest before Friday.'
    const granted = await as('fr.desk').post(`${consents}/${consent.id}/grant`, {
      version: 1,
      uses: ['release', 'personal-data'],
      recipients: ['de'],
      conditions,
    })
    const made = await release(id, bound)
    expect(made.body.marking.conditions).toEqual([conditions])
    expect((await release(id, { ...bound, recipients: ['vn'] })).status).toBe(400)
    await as('fr.desk').post(`${consents}/${consent.id}/withdraw`, {
      version: granted.body.version,
      reason: 'Exercise: it leaked.',
    })
    expect(pointers(await release(id, bound))).toContain('/claims/0 fault.release-consent')
  })

  test('is made of claims its author sees, each once, for a purpose of analysis', async () => {
    const id = await opened()
    expect(pointers(await release(id, { claims: [claim(1), claim(9)] }))).toEqual(['/claims/1 fault.release-no-claim'])
    expect(pointers(await release(id, { claims: [claim(1), claim(1)] }))).toEqual([
      '/claims/1 fault.release-claim-twice',
    ])
    expect(pointers(await release(id, { claims: [] }))).toEqual(['/claims fault.minItems'])
    expect(pointers(await release(id, { condition: 'Exercise.' }))).toEqual(['/condition fault.release-condition-h3'])
    expect(
      refusal(await world.as('vn.analyst', { 'liaison-purpose': 'identify' }).post(`${files}/${id}/releases`, text)),
    ).toEqual([403, 'analysis.purpose'])
    expect(refusal(await release(id, {}, 'fr.analyst'))).toEqual([403, 'analysis.not-yours'])
    expect((await release(id, {}, 'iom.analyst')).status).toBe(403)
    expect((await release(id, {}, 'us.analyst')).status).toBe(404)
    expect((await release(id, {}, 'gs.analyst')).status).toBe(201)
  })

  test('leaves no closed or expired file', async () => {
    const id = await opened()
    const made = (await release(id)).body
    await act('gs.analyst', id, 'close', { reason: 'Exercise: done.' })
    expect(refusal(await release(id))).toEqual([409, 'analysis.closed'])
    await act('gs.analyst', id, 'archive', { reason: 'Exercise.' })
    expect((await as('fr.analyst').get(`${releases}/${made.id}`)).body.content).toBe(text.text)
    const other = await opened({ until: world.clock.now().slice(0, 10) })
    const gone = (await release(other)).body
    await later(2)
    expect(refusal(await release(other))).toEqual([409, 'analysis.expired'])
    await act('gs.analyst', other, 'delete', { because: 'time-over' })
    const read = await as('de.desk').get(`${releases}/${gone.id}`)
    expect(read.body).toMatchObject({ content: null, title: gone.reference })
  })
})
