/** Clocks of a hit, its lists and numbers, through the front door. */
import { describe, expect, test } from 'vitest'
import { hitPath, hitStories, minute, same, stands, stepsOf } from '../../test/hits.ts'
import { startWorld } from '../../test/world.ts'

const world = startWorld()
const { enter, check, hit, show, say, pass, together } = hitStories(world)

describe('clocks', () => {
  test('silence asks again, then the head of shift, then the Secretariat, who then reads the hit', async () => {
    const { id } = await hit()
    expect((await world.as('gs.desk').get(hitPath(id))).status).toBe(404)
    await pass(60)
    expect(await show('vn.post', id)).toMatchObject({ escalation: 1, clocks: [{ name: 'answer', missed: true }, {}] })
    await pass(30)
    await pass(30)
    const view = await show('gs.desk', id)
    expect(view).toMatchObject({ side: 'overseer', escalation: 3, allowed: ['call'] })
    expect(stepsOf(view)).toEqual(['reported', 'reminded', 'escalated', 'escalated'])
    await pass(600)
    expect((await show('vn.post', id)).escalation).toBe(3)
    await say('vn.post', id, 'finding', same)
    expect((await say('vn.post', id, 'outcome', { outcome: 'no-answer' })).body.outcome).toBe('no-answer')
  })

  test('more time moves the clock and is seen by the other side; an answer ends the asking', async () => {
    const { id } = await hit()
    const until = new Date(world.clock.milliseconds() + 120 * minute).toISOString()
    const asked = await say('fr.desk', id, 'more-time', { until, reason: 'Exercise: the archive opens at eight' })
    expect(asked.body.answerDueAt).toBe(until)
    expect((await show('vn.desk', id)).steps.at(-1).says).toEqual({
      until,
      reason: 'Exercise: the archive opens at eight',
    })
    await pass(119)
    expect((await show('vn.desk', id)).escalation).toBe(0)
    await say('fr.desk', id, 'answer', stands)
    await pass(600)
    expect(await show('vn.desk', id)).toMatchObject({ escalation: 0, clocks: [{ name: 'answer', missed: false }, {}] })
  })

  test('by hand one level at a time', async () => {
    const { id } = await hit()
    for (const level of [1, 2, 3]) {
      const reply = await say('vn.post', id, 'escalate', { reason: 'Exercise: the flight closes' })
      expect(reply.body.escalation).toBe(level)
    }
    const more = await say('vn.post', id, 'escalate', { reason: 'Exercise' })
    expect([more.status, more.body.key]).toEqual([409, 'hit.escalated-fully'])
  })

  test('everything personal leaves the hit on its day, and what can be counted stays', async () => {
    const { id, record } = await hit()
    await world.as('vn.post').put(hitPath(id, 'bearer'), { family: 'EXERCISE' })
    await say('vn.post', id, 'finding', { identity: 'not-same', reason: 'Exercise: another face' })
    await say('vn.post', id, 'outcome', { outcome: 'false-hit' })
    await pass(91 * 24 * 60)
    const reply = await world.as('vn.desk').get(hitPath(id))
    expect(reply.status, reply.text).toBe(200)
    expect(reply.body).toMatchObject({
      bearer: null,
      identity: 'not-same',
      outcome: 'false-hit',
      finding: { reason: null },
    })
    expect(reply.text).not.toContain(record.number)
    expect(reply.text).not.toContain('EXERCISE')
    expect(reply.text).not.toContain('another face')
  })

  test('a hit that nobody ever closed is closed as not reported on its day', async () => {
    const { id } = await hit()
    await pass(366 * 24 * 60)
    expect(await show('vn.desk', id)).toMatchObject({ state: 'closed', outcome: 'not-reported', bearer: null })
  })
})

describe('lists', () => {
  test('are newest first, paged without overlap, by state and side', async () => {
    const made = [await hit(), await hit(), await hit()].map((one) => one.id).reverse()
    const first = await world.as('vn.desk').get('/api/v1/hits?limit=2&side=finder&state=open')
    expect(first.body.hits.map((line: { id: string }) => line.id)).toEqual(made.slice(0, 2))
    const next = await world.as('vn.desk').get(`/api/v1/hits?limit=2&side=finder&after=${first.body.after}`)
    expect(next.body.hits[0].id).toBe(made[2])
    expect(
      (await world.as('vn.desk').get('/api/v1/hits?side=owner&state=open')).body.hits.map(
        (line: { finder: string }) => line.finder,
      ),
    ).not.toContain('fr')
    expect(
      (await world.as('vn.desk').get('/api/v1/hits?state=closed&limit=200')).body.hits.every(
        (line: { state: string }) => line.state === 'closed',
      ),
    ).toBe(true)
  })

  test('a second swipe at the same post within ten minutes is the same hit, later or elsewhere a new one', async () => {
    const record = await enter()
    const first = (await check('vn.post', record)).candidates[0].hit
    expect((await check('vn.post', record)).candidates[0].hit).toBe(first)
    const both = await together('select 1 from hit_counter for update', [], () =>
      Promise.all([check('us.post', record), check('us.post', record)]),
    )
    expect(both[0]?.candidates[0].hit).toBe(both[1]?.candidates[0].hit)
    expect(both[0]?.candidates[0].hit).not.toBe(first)
    await pass(11)
    expect((await check('vn.post', record)).candidates[0].hit).not.toBe(first)
  })

  test('references of a year have no gap, however many are made at once', async () => {
    const records = [await enter(), await enter(), await enter(), await enter()]
    await Promise.all(records.map((record) => check('eg.post', record)))
    const { rows } = await world.database.client.query('select reference from hit order by reference')
    const byYear = new Map<string, number[]>()
    for (const { reference } of rows as { reference: string }[]) {
      const [, year = '', number = ''] = reference.split('-')
      byYear.set(year, [...(byYear.get(year) ?? []), Number(number)])
    }
    for (const numbersOfYear of byYear.values())
      expect(numbersOfYear).toEqual(numbersOfYear.map((_, index) => index + 1))
  })
})
