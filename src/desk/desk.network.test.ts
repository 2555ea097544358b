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
