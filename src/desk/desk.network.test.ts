// What the analysts' network asks of a bureau stands on its desk, from being asked to having said what came of it.
import { describe, expect, test } from 'vitest'
import { deskStories } from '../../test/desk.ts'
import { requestStories } from '../../test/requests.ts'
import { startWorld } from '../../test/world.ts'

const world = startWorld()
const desk = deskStories(world)
const stories = requestStories(world)

describe('a request for analysis on the desk', () => {
  test('asks to be accepted, then to be done, and no more once it was declined', async () => {
    const one = await stories.ask('vn.analyst', ['fr', 'de'])
    await desk.settle()
    expect(await desk.find('fr.desk', one.id)).toMatchObject({ kind: 'request', need: 'answer', state: 'open' })
    expect(await desk.find('us.desk', one.id)).toBeUndefined()
    const piece = await stories.pieceOf('de', one.id)
    const declined = await stories.act('de.analyst', one.id, `parts/${piece.id}/decline`, {
      version: piece.version,
      reason: 'no-capacity',
    })
    expect(declined.status, declined.text).toBe(200)
    await stories.take('fr', one.id)
    await desk.settle()
    expect(await desk.find('fr.desk', one.id)).toMatchObject({ need: 'do', state: 'open' })
    expect(await desk.find('de.desk', one.id)).toBeUndefined()
  })

  test('cannot be put away as done by hand: it ends where it is answered', async () => {
    const one = await stories.ask('vn.analyst', ['fr'])
    await desk.settle()
    const item = await desk.itemOf('fr.desk', one.id)
    const done = await desk.act('fr.desk', item.id, 'done', { outcome: 'dealt-with' })
    expect(done.status).toBeGreaterThanOrEqual(400)
    expect(done.status).toBeLessThan(500)
  })
})

describe('a lead on the desk', () => {
  test('asks who got it to decide, then what came of it, and its giver to answer for more time', async () => {
    const reply = await stories.as('vn.analyst').post('/api/v1/leads', {
      to: ['fr'],
      about: { kind: 'bureau' },
      todo: 'Exercise. Look at lorries with blue tarpaulins at the northern gate.',
      why: 'Exercise. Three crossings in two weeks followed the same way.',
      grade: { scheme: '4x4', code: 'B2' },
      marking: { handlingCode: 'H0', confidentiality: 'official-use-only' },
      dueAt: stories.later(72 * 3_600_000),
    })
    expect(reply.status, reply.text).toBe(201)
    const { id } = reply.body
    await desk.settle()
    expect(await desk.find('fr.desk', id)).toMatchObject({ kind: 'lead', need: 'decide', state: 'open' })
    expect(await desk.find('vn.desk', id)).toBeUndefined()
  })
})
