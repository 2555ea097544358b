// Terms of reference through the front door: who takes part, what leaving does at once, and how new terms bind.
import { describe, expect, test } from 'vitest'
import { startWorld } from '../../test/world.ts'
import { firstArticles } from './rulebook.articles.table.ts'
import { firstAsks, firstGrants } from './rulebook.table.ts'

const world = startWorld()
const path = '/api/v1/rulebook'
const standing = async (officer: string) => (await world.as(officer).get(`${path}/standing`)).body
const versionOf = async (bureau: string) =>
  (await world.as('vn.desk').get(`${path}/participants/${bureau}`)).body.version

describe('the terms of reference', () => {
  test('are read by everybody who is signed in, and tell each bureau where it stands', async () => {
    expect((await world.as('xa.post').get(path)).body.inForce).toMatchObject({ version: 1, state: 'in-force' })
    expect(await standing('xa.analyst')).toMatchObject({ state: 'outside', clauses: [], inForce: 1 })
    expect(await standing('iom.analyst')).toMatchObject({ state: 'joined', class: 'partner', mustAccept: null })
    expect((await standing('iom.analyst')).clauses).not.toContain('personal-data.receive')
  })

  test('say who takes part, to those who do not as well', async () => {
    const { body } = await world.as('xa.desk').get(`${path}/participants`)
    const bureaus = body.participants.map((one: { bureau: string }) => one.bureau)
    expect(bureaus).toContain('vn')
    expect(bureaus).not.toContain('xa')
    expect((await world.as('vn.desk').get(`${path}/participants/xa`)).status).toBe(404)
  })

  test('let a bureau in that asked, once the secretariat admits it, and only then', async () => {
    expect((await world.as('xa.desk').post(`${path}/ask`, { terms: 1 })).status).toBe(403)
    expect((await world.as('xa.command').post(`${path}/ask`, { terms: 7 })).status).toBe(409)
    const asked = await world.as('xa.command').post(`${path}/ask`, {
      terms: 1,
      limits: { withoutClauses: ['lead.give'], withoutCrimeAreas: ['terrorism'], note: 'Exercise limits.' },
    })
    expect(asked.status).toBe(201)
    expect(asked.body).toMatchObject({ state: 'asked', clauses: [] })
    expect((await world.as('xa.command').post(`${path}/ask`, { terms: 1 })).status).toBe(409)
    const admit = { version: asked.body.version, class: 'member' }
    expect((await world.as('vn.analyst').post(`${path}/participants/xa/admit`, admit)).status).toBe(403)
    const admitted = await world.as('gs.analyst').post(`${path}/participants/xa/admit`, admit)
    expect(admitted.body).toMatchObject({ state: 'joined', withoutCrimeAreas: ['terrorism'] })
    expect(admitted.body.clauses).toContain('request.ask')
    expect(admitted.body.clauses).not.toContain('lead.give')
    expect(admitted.body.steps.map((one: { step: string }) => one.step)).toEqual(['joined', 'asked'])
  })

  test('let a bureau leave by its own word, seen at once by itself and the others', async () => {
    const version = await versionOf('de')
    const reason = 'Exercise: a decision of the ministry'
    expect((await world.as('de.desk').post(`${path}/leave`, { version, reason })).status).toBe(403)
    expect((await world.as('de.command').post(`${path}/leave`, { version: version + 1, reason })).status).toBe(409)
    expect((await world.as('de.command').post(`${path}/leave`, { version, reason })).status).toBe(200)
    await world.settle()
    expect(await standing('de.analyst')).toMatchObject({ state: 'left', clauses: [] })
    expect((await world.as('vn.analyst').get(`${path}/participants/de`)).body).toMatchObject({
      state: 'left',
      clauses: [],
    })
    expect((await world.as('gs.command').post(`${path}/leave`, { version: 1, reason })).status).toBe(403)
  })

  test('are suspended for a bureau by the secretariat with a reason, and restored as they were', async () => {
    const before = await standing('us.analyst')
    const body = { version: await versionOf('us'), reason: 'Exercise: contributions without a source' }
    expect((await world.as('fr.analyst').post(`${path}/participants/us/suspend`, body)).status).toBe(403)
    expect((await world.as('gs.analyst').post(`${path}/participants/us/suspend`, body)).body.state).toBe('suspended')
    await world.settle()
    expect(await standing('us.analyst')).toMatchObject({ state: 'suspended', clauses: [] })
    const again = { version: await versionOf('us'), reason: 'Exercise: mended' }
    await world.as('gs.analyst').post(`${path}/participants/us/restore`, again)
    await world.settle()
    expect(await standing('us.analyst')).toEqual(before)
  })

  test('refuse a limit that would be leaving, and take a clause away that a bureau does without', async () => {
    const limits = { withoutClauses: ['network.take-part'], withoutCrimeAreas: [] }
    const refused = await world.as('fr.command').put(`${path}/limits`, { version: await versionOf('fr'), ...limits })
    expect(refused.status).toBe(400)
    expect(refused.body.pointers[0].pointer).toBe('/withoutClauses')
    const body = { version: await versionOf('fr'), withoutClauses: ['lead.receive'], withoutCrimeAreas: ['corruption'] }
    expect((await world.as('fr.command').put(`${path}/limits`, body)).body.clauses).not.toContain('lead.receive')
  })

  test('become others by draft, decision of a second person and a day: who has not accepted keeps what both give', async () => {
    const entry = {
      articles: firstArticles,
      grants: {
        ...firstGrants,
        member: firstGrants.member.filter((one) => one !== 'training.offer'),
        partner: [...firstGrants.partner, 'personal-data.receive'],
      },
      asks: firstAsks,
    }
    expect((await world.as('vn.analyst').post(`${path}/versions`, entry)).status).toBe(403)
    const twice = { ...entry, articles: [...firstArticles, firstArticles[0]] }
    expect((await world.as('gs.analyst').post(`${path}/versions`, twice)).status).toBe(400)
    const drafted = await world.as('gs.analyst').post(`${path}/versions`, entry)
    expect(drafted.body).toMatchObject({ version: 2, state: 'draft' })
    expect((await world.as('vn.command').get(path)).body.draft).toBeNull()
    expect((await world.as('gs.analyst').post(`${path}/versions`, entry)).status).toBe(409)
    const decision = { edition: 1, decision: 'AG-EXERCISE-07', inForceFrom: '2026-11-21T23:00:00.000Z' }
    expect((await world.as('gs.analyst').post(`${path}/versions/2/adopt`, decision)).status).toBe(403)
    const late = { ...decision, inForceFrom: '2029-11-25T00:00:00.000Z' }
    expect((await world.as('gs.command').post(`${path}/versions/2/adopt`, late)).status).toBe(400)
    expect((await world.as('gs.command').post(`${path}/versions/2/adopt`, decision)).body.state).toBe('adopted')
    expect(await standing('iom.analyst')).toMatchObject({ inForce: 1, mustAccept: 2, toCome: { version: 2 } })

    const accepted = await world.as('vn.command').post(`${path}/accept`, { version: await versionOf('vn'), terms: 2 })
    expect(accepted.body.clauses).toContain('training.offer')
    await world.pass(3 * 3600 * 1000)
    await world.settle()
    expect(await standing('vn.analyst')).toMatchObject({ inForce: 2, mustAccept: null })
    expect((await standing('vn.analyst')).clauses).not.toContain('training.offer')
    expect((await standing('fr.analyst')).clauses).not.toContain('training.offer')
    expect((await standing('iom.analyst')).clauses).not.toContain('personal-data.receive')
    await world.as('iom.command').post(`${path}/accept`, { version: await versionOf('iom'), terms: 2 })
    await world.settle()
    expect((await standing('iom.analyst')).clauses).toContain('personal-data.receive')
    expect((await world.as('iom.analyst').get(`${path}/versions`)).body.versions).toHaveLength(2)
  })

  test('are reported on by year in figures, to participants', async () => {
    expect((await world.as('de.analyst').get(`${path}/report?year=2026`)).status).toBe(403)
    const { status, body } = await world.as('gs.analyst').get(`${path}/report?year=2026`)
    expect(status).toBe(200)
    expect(body.months).toHaveLength(12)
    expect(body.participants.find((one: { class: string }) => one.class === 'member')).toMatchObject({ left: 1 })
  })
})
