// An officer sees where they are signed in, and ends a session they left open elsewhere.
import { expect, test } from 'vitest'
import { startWorld } from '../../test/world.ts'

const world = startWorld()
const all = '/api/v1/session/all'

const begin = async (officer: string) => {
  const reply = await world.stranger().post('/api/v1/sessions/demonstration', { officer })
  expect(reply.status, reply.text).toBe(200)
  return world.stranger({ cookie: String(reply.headers['set-cookie']).split(';')[0] ?? '' })
}

test('sees the own sessions with the one they are asked from, and ends another at once', async () => {
  const one = await begin('vn.desk')
  world.clock.advance(60_000)
  const other = await begin('vn.desk')
  const listed = await one.get(all)
  expect(listed.status, listed.text).toBe(200)
  expect(listed.body.sessions.map(({ here }: { here: boolean }) => here)).toEqual([false, true])
  const [left] = listed.body.sessions
  expect(left).toMatchObject({ lockedAt: null })
  expect((await other.get('/api/v1/session')).status).toBe(200)
  expect((await one.post(`${all}/${left.id}/end`)).status).toBe(200)
  expect((await other.get('/api/v1/session')).status).toBe(401)
  expect((await one.get(all)).body.sessions).toHaveLength(1)
  const again = await one.post(`${all}/${left.id}/end`)
  expect([again.status, again.body.key]).toEqual([404, 'session.no-such-session'])
  const { rows } = await world.database.client.query(
    "select subject, officer from fact where operation = 'session.end-one'",
  )
  expect(rows).toContainEqual({ subject: left.id, officer: 'vn.desk' })
})

test('neither sees nor ends a session of anybody else', async () => {
  const own = await begin('fr.desk')
  const [foreign] = (await own.get(all)).body.sessions
  const stranger = await begin('fr.command')
  expect((await stranger.get(all)).body.sessions.some(({ id }: { id: string }) => id === foreign.id)).toBe(false)
  expect((await stranger.post(`${all}/${foreign.id}/end`)).status).toBe(404)
  expect((await own.get('/api/v1/session')).status).toBe(200)
})
