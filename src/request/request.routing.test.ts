/** Whom to ask: laws of the pure proposal, and through the front door with experts, terms and conflicts of interest. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { marking, requestStories, requests } from '../../test/requests.ts'
import { startWorld } from '../../test/world.ts'
import type { Fit } from '../expert/expert.fit.ts'
import { fitKeys } from '../expert/expert.skill.table.ts'
import { faultOfAsking, readAskingFaults } from '../rulebook/rulebook.store.ts'

import { mostProposed, type RoutingCandidate, routeTo } from './request.routing.ts'

const now = '2026-11-23T09:00:00.000Z'
const need = { neededBy: '2026-12-04T12:00:00.000Z', asker: { zone: 'Asia/Ho_Chi_Minh', weekend: [6, 7] } }

const reasons = fc.array(fc.record({ key: fc.constantFrom(...fitKeys), code: fc.constantFrom('drugs', 'en') }), {
  maxLength: 4,
})
const fit = fc
  .record({ score: fc.integer({ min: 0, max: 100 }), found: reasons, missing: reasons })
  .map(({ score, found, missing }): Fit => ({ fits: missing.length === 0, score: score / 100, found, missing }))
const candidate = fc.record({
  bureau: fc.integer({ min: 0, max: 999 }).map((number) => `b${number}`),
  zone: fc.constantFrom('Europe/Paris', 'Asia/Ho_Chi_Minh', 'America/New_York', 'Africa/Cairo'),
  weekend: fc.constantFrom([6, 7], [5, 6], []),
  forbidden: fc.boolean(),
  speaks: fc.boolean(),
  experts: fc.array(fc.record({ id: fc.uuid(), fit, hiddenLoad: fc.nat({ max: 9 }) }), { maxLength: 4 }),
  visibleLoad: fc.nat({ max: 5 }),
})
const candidates = fc.uniqueArray(candidate, { selector: ({ bureau }) => bureau, maxLength: 20 })

describe('routing', () => {
  test('never proposes whom the terms or a clearance forbid, nor an expert in a conflict of interest', () => {
    fc.assert(
      fc.property(candidates, (all) => {
        const proposed = routeTo(all, need, now)
        const open = all.filter(({ forbidden }) => !forbidden)
        expect(proposed).toHaveLength(Math.min(open.length, mostProposed))
        for (const { bureau, expert } of proposed) {
          const one = open.find((other) => other.bureau === bureau)
          expect(one).toBeDefined()
          if (expert === null) continue
          const named = one?.experts.find(({ id }) => id === expert)
          expect(named?.fit.missing.filter(({ key }) => key === 'not-for-this' || key === 'clearance-lower')).toEqual(
            [],
          )
        }
      }),
    )
  })

  test('is the same for any order of candidates and of their experts', () => {
    fc.assert(
      fc.property(
        candidates.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          const turned = shuffled.map((one): RoutingCandidate => ({ ...one, experts: one.experts.toReversed() }))
          expect(routeTo(turned, need, now)).toEqual(routeTo(all, need, now))
        },
      ),
    )
  })

  test('tells nothing of work in hand that the asker may not know: it only orders', () => {
    fc.assert(
      fc.property(candidates, fc.nat({ max: 9 }), (all, load) => {
        const busy = all.map(
          (one): RoutingCandidate => ({
            ...one,
            // With one expert each, nobody takes another's place.
            experts: one.experts.slice(0, 1).map((expert) => ({ ...expert, hiddenLoad: load + expert.hiddenLoad })),
          }),
        )
        const idle = busy.map(
          (one): RoutingCandidate => ({
            ...one,
            experts: one.experts.map((expert) => ({ ...expert, hiddenLoad: 0 })),
          }),
        )
        const told = (list: readonly RoutingCandidate[]) =>
          routeTo(list.slice(0, mostProposed), need, now).toSorted((one, other) => (one.bureau < other.bureau ? -1 : 1))
        expect(told(busy)).toEqual(told(idle))
      }),
    )
  })
})

const world = startWorld()
const { as, made, ask, draft, send, take, act, show, answered, faults, pass, later } = requestStories(world)
const experts = '/api/v1/experts'
const skill = (kind: string, code: string, level = 3) => ({ kind, code, level, evidence: 'Exercise course' })

/** An active expert of the bureau for patterns of smuggling of people, in English. */
const expert = async (bureau: string, conflicts: readonly object[] = []): Promise<string> => {
  const officer = `${bureau}.analyst`
  const { id } = made(
    await as(`${bureau}.command`).post(experts, {
      officer,
      name: `Exercise Expert of ${bureau}`,
      function: 'Exercise analyst',
      clearance: 2,
      skills: [skill('crime-area', 'people-smuggling'), skill('method', 'pattern-analysis'), skill('language', 'en')],
    }),
  )
  const { version } = (await as(officer).get('/api/v1/expert-profile')).body.expert
  const { version: next } = made(await as(officer).post(`${experts}/${id}/consent`, { version, given: true }))
  if (conflicts.length > 0) made(await as(officer).put(`${experts}/${id}/conflicts`, { version: next, conflicts }))
  return id
}

const asked = () => ({
  question: 'Which routes do smugglers of people use?',
  wanted: 'pattern',
  crimeArea: 'people-smuggling',
  language: 'en',
  neededBy: later(10 * 24 * 3_600_000),
  confidentiality: 'official-use-only',
})
const route = async (by: string, given: object = {}) =>
  made(await as(by).post(`${requests}/routing`, { ...asked(), ...given }))

describe('whom to ask, through the front door', () => {
  test('names the bureau whose expert fits, with the skills and the reasons; nobody outside the terms', async () => {
    const id = await expert('de')
    const conflicted = await expert('us', [{ about: 'bureau', value: 'vn', note: 'Worked there.' }])
    const { proposals, left } = await route('vn.analyst')
    expect(proposals[0]).toMatchObject({
      bureau: 'de',
      expert: { id, name: 'Exercise Expert of de' },
      evidence: ['en', 'pattern-analysis', 'people-smuggling'],
    })
    expect(proposals[0].reasons).toContainEqual({
      kind: 'fit',
      says: 'expert-fits',
      speaks: 'for',
      values: { count: 3 },
    })
    expect(proposals[0].reasons).toContainEqual({ kind: 'load', says: 'nothing-of-yours', speaks: 'for', values: {} })
    const bureaus = proposals.map(({ bureau }: { bureau: string }) => bureau)
    expect(bureaus).not.toContain('vn')
    expect(bureaus).not.toContain('xa')
    expect(left).toBe(0)
    // The conflict itself is nobody's to know: the expert is just not there.
    expect(proposals.find(({ bureau }: { bureau: string }) => bureau === 'us')).toMatchObject({ expert: null })
    expect(JSON.stringify(proposals)).not.toContain(conflicted)
    expect(
      (await route('fr.analyst')).proposals.map((one: { expert: { id: string } | null }) => one.expert?.id),
    ).toContain(conflicted)
    expect((await route('iom.analyst')).proposals.map(({ bureau }: { bureau: string }) => bureau)).toEqual(['gs'])
    const one = await draft('vn.analyst')
    expect(faults(await send('vn.analyst', one, [{ bureau: 'us', expert: conflicted }]))).toEqual([
      '/to/0/expert fault.request-expert-not-for-this',
    ])
    expect(faults(await send('vn.analyst', one, [{ bureau: 'fr', expert: id }]))).toEqual([
      '/to/0/expert fault.request-expert-unknown',
    ])
  })

  test('counts open work and what came of it with the expert who does it, and tells it to nobody else', async () => {
    const own = async () => (await as('de.analyst').get('/api/v1/expert-profile')).body.expert
    const before = await own()
    const one = await ask('vn.analyst', ['de'])
    await take('de', one.id)
    expect((await own()).load.openParts - before.load.openParts).toBe(1)
    // The asker is told what of it is their own.
    const { proposals } = await route('vn.analyst')
    expect(proposals.find(({ bureau }: { bureau: string }) => bureau === 'de').reasons).toContainEqual({
      kind: 'load',
      says: 'works-for-you',
      speaks: 'against',
      values: { count: 1 },
    })
    expect(
      (await route('fr.analyst')).proposals.find(({ bureau }: { bureau: string }) => bureau === 'de').reasons,
    ).toContainEqual({
      kind: 'load',
      says: 'nothing-of-yours',
      speaks: 'for',
      values: {},
    })
    made(await act('vn.analyst', one.id, 'withdraw', { reason: 'mistake' }))
    expect((await own()).load.openParts).toBe(before.load.openParts)
    const done = await answered('vn.analyst', 'de')
    made(await act('vn.analyst', done.id, 'feedback', { used: 'partly', ledTo: ['investigation'] }))
    expect((await own()).load).toEqual({ ...before.load, usedPartly: before.load.usedPartly + 1 })
    expect(await show('vn.analyst', done.id)).toMatchObject({ state: 'closed' })
    await pass(1)
  })

  test('judges every participant as the terms do, one by one', async () => {
    await world.database.client.query(
      `update participation set without_crime_areas = '{people-smuggling}' where bureau = 'eg'`,
    )
    for (const from of ['vn', 'gs', 'iom', 'aseanapol', 'xa'])
      for (const crimeArea of ['people-smuggling', 'drugs']) {
        const together = await readAskingFaults(world.database, from, crimeArea)
        expect(together.size).toBe(8)
        for (const [to, fault] of together)
          expect([from, to, fault]).toEqual([from, to, await faultOfAsking(world.database, { from, to, crimeArea })])
      }
    const { proposals, left } = await route('vn.analyst')
    expect(proposals.map(({ bureau }: { bureau: string }) => bureau)).not.toContain('eg')
    expect(left).toBe(1)
    expect((await route('gs.analyst', { confidentiality: 'confidential' })).proposals).toEqual([])
    expect(marking().handlingCode).toBe('H0')
  })
})
