// The threat register through the front door: proposed, admitted, kept, looked at again; seen by those who take part in its area only.
import { describe, expect, test } from 'vitest'
import { startWorld } from '../../test/world.ts'

const world = startWorld()
const path = '/api/v1/threats'

const proposal = (rest: object = {}) => ({
  name: 'Exercise route Alpha to Bravo',
  summary: 'Exercise. Lorries with hidden compartments cross at night; drivers change at the bridge.',
  regions: ['asia-south-pacific'],
  countries: ['VNM', 'FRA'],
  crimeArea: 'people-smuggling',
  handlingCode: 'H0',
  confidentiality: 'official-use-only',
  level: 'substantial',
  trend: 'rising',
  reviewOn: '2027-02-01',
  reason: 'Exercise: three bureaus see the same pattern.',
  ...rest,
})
const propose = (officer: string, rest: object = {}) => world.as(officer).post(path, proposal(rest))
const admitted = async (officer: string, rest: object = {}) => {
  const { body } = await propose(officer, rest)
  const decision = { version: body.version, reason: 'Exercise: it is one.' }
  return (await world.as('gs.analyst').post(`${path}/${body.id}/admit`, decision)).body
}
const namesFor = async (officer: string, query = '') =>
  (await world.as(officer).get(`${path}${query}`)).body.threats.map((one: { name: string }) => one.name)

describe('a named threat', () => {
  test('enters the register when the secretariat admits it; before, its owner and the secretariat see it', async () => {
    const proposed = await propose('vn.analyst')
    expect(proposed.status).toBe(201)
    expect(proposed.body.reference).toMatch(/^THR-2026-\d{4}$/)
    const { id, version } = proposed.body
    expect((await world.as('fr.analyst').get(`${path}/${id}`)).status).toBe(404)
    const decision = { version, reason: 'Exercise: it is one.' }
    expect((await world.as('vn.analyst').post(`${path}/${id}/admit`, decision)).status).toBe(403)
    const { body } = await world.as('gs.analyst').post(`${path}/${id}/admit`, decision)
    expect(body).toMatchObject({ state: 'active', owner: 'vn' })
    expect((await world.as('fr.analyst').get(`${path}/${id}`)).body.history).toHaveLength(2)
    expect((await world.as('gs.analyst').post(`${path}/${id}/refuse`, { ...decision, version: 2 })).status).toBe(409)
  })

  test('holds no personal data, a place, and a condition with H3 only', async () => {
    const pointersOf = async (rest: object) => {
      const { status, body } = await propose('vn.analyst', rest)
      expect(status).toBe(400)
      return body.pointers.map((one: { pointer: string }) => one.pointer)
    }
    expect(await pointersOf({ summary: 'Exercise. Driver reached at +84 912 345 678.' })).toEqual(['/summary'])
    expect(await pointersOf({ regions: [], countries: [] })).toEqual(['/regions'])
    expect(await pointersOf({ handlingCode: 'H3' })).toEqual(['/condition'])
    expect(await pointersOf({ condition: 'Not before the trial' })).toEqual(['/condition'])
    expect(await pointersOf({ reviewOn: '2025-01-01' })).toEqual(['/reviewOn'])
  })

  test('is kept by its owner alone, each judgement with what it rests on', async () => {
    const { id, version } = await admitted('vn.analyst', { name: 'Exercise threat of judgement' })
    const review = {
      version,
      level: 'severe',
      trend: 'steady',
      reviewOn: '2027-01-01',
      reason: 'Exercise: two seizures.',
    }
    expect((await world.as('fr.analyst').post(`${path}/${id}/review`, review)).status).toBe(403)
    expect((await world.as('vn.desk').post(`${path}/${id}/review`, review)).status).toBe(403)
    expect((await world.as('vn.analyst').post(`${path}/${id}/review`, { ...review, version: 9 })).status).toBe(409)
    const { body } = await world.as('vn.analyst').post(`${path}/${id}/review`, review)
    expect(body).toMatchObject({ level: 'severe', trend: 'steady' })
    expect(body.history[0]).toMatchObject({ step: 'reviewed', level: 'severe', reason: 'Exercise: two seizures.' })
    const handed = await world.as('vn.analyst').post(`${path}/${id}/owner`, { version: body.version, owner: 'fr' })
    expect(handed.body.owner).toBe('fr')
    const away = { version: handed.body.version, owner: 'xa' }
    expect((await world.as('fr.analyst').post(`${path}/${id}/owner`, away)).status).toBe(400)
  })

  test('does not exist for who has not joined, lacks the clearance, or does without its crime area', async () => {
    const { id } = await admitted('vn.analyst', { name: 'Exercise threat of limits', crimeArea: 'corruption' })
    const high = await admitted('gs.analyst', {
      name: 'Exercise threat in confidence',
      confidentiality: 'confidential',
    })
    expect((await world.as('vn.analyst').get(`${path}/${high.id}`)).status).toBe(404)
    expect((await world.as('xa.analyst').get(`${path}/${id}`)).status).toBe(404)
    expect(await namesFor('xa.analyst')).toEqual([])
    const without = await world.as('us.analyst').get(`${path}/world`)
    expect(await namesFor('us.analyst')).toContain('Exercise threat of limits')
    const participation = (await world.as('us.command').get('/api/v1/rulebook/participants/us')).body
    const limits = { version: participation.version, withoutClauses: [], withoutCrimeAreas: ['corruption'] }
    await world.as('us.command').put('/api/v1/rulebook/limits', limits)
    await world.settle()
    expect(await namesFor('us.analyst')).not.toContain('Exercise threat of limits')
    const after = await world.as('us.analyst').get(`${path}/world`)
    const countOf = (body: { crimeAreas: { crimeArea: string }[] }) => body.crimeAreas.map((one) => one.crimeArea)
    expect(countOf(without.body)).toContain('corruption')
    expect(countOf(after.body)).not.toContain('corruption')
  })

  test('tells its owner and who watches it when the day of review has passed', async () => {
    const { id } = await admitted('fr.analyst', { name: 'Exercise threat overdue', reviewOn: '2026-11-21' })
    expect((await world.as('vn.analyst').put(`${path}/${id}/watcher`, { watched: true })).body.watched).toBe(true)
    await world.pass(5 * 3600 * 1000)
    expect(await namesFor('vn.analyst', '?overdue=true')).toContain('Exercise threat overdue')
    const { rows } = await world.database.client.query(
      "select tell from fact where operation = 'threat.review-due' and subject = $1",
      [id],
    )
    expect(rows).toHaveLength(1)
    expect([...rows[0].tell].sort()).toEqual(['fr', 'vn'])
  })
})
