/** What reaches screens: the desk hears of its watches at once, a post that has just checked hears nothing of them. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { watchStories } from '../../test/watches.ts'
import { startWorld } from '../../test/world.ts'

const world = startWorld()
const { number, check, enterDocument, stand } = watchStories(world)
const streams: AbortController[] = []
let address = ''

beforeAll(async () => {
  address = await world.hub.server.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(() => {
  for (const stream of streams) stream.abort()
})

/** Opens the event stream of an officer; answers what has come so far. */
const listen = async (officer: string): Promise<() => string> => {
  const signed = await world.stranger().post('/api/v1/sessions/demonstration', { officer })
  const cookie = String(signed.headers['set-cookie']).split(';')[0] ?? ''
  const stream = new AbortController()
  streams.push(stream)
  const response = await fetch(`${address}/api/v1/events`, { headers: { cookie }, signal: stream.signal })
  expect(response.status).toBe(200)
  let heard = ''
  const read = async (): Promise<void> => {
    for await (const chunk of response.body ?? []) heard += Buffer.from(chunk).toString()
  }
  void read().catch(() => undefined)
  return () => heard
}

test('events about watches go to those who may open them, and to no post', async () => {
  const [desk, post, other] = await Promise.all([listen('vn.desk'), listen('vn.post'), listen('fr.desk')])
  const [watched, recorded] = [number(), number()]
  const watch = await stand({ travelDocument: { number: watched, country: 'FRA', type: 'passport' } })
  await check('vn.post', [{ travelDocument: { number: watched, country: 'FRA', type: 'passport' } }])
  await enterDocument(recorded)
  await check('vn.post', [{ travelDocument: { number: recorded, country: 'FRA', type: 'passport' } }])
  // The hit comes last: whoever has heard of it would have heard of the watch.
  for (const heard of [desk, post, other]) await expect.poll(heard).toContain('hit.report')
  for (const operation of ['watch.propose', 'watch.approve', 'watch.sight']) expect(desk()).toContain(operation)
  for (const heard of [post, other]) {
    expect(heard()).not.toContain('watch')
    expect(heard()).not.toContain(watch.id)
  }
})
