// What the analysts' network asks of a bureau, and what its groups have before them, goes out by the rules of those concerned.
import { expect, test } from 'vitest'
import { deskStories } from '../../test/desk.ts'
import { heard, sendDue, startReceivers } from '../../test/notifications.ts'
import { hour, requestStories } from '../../test/requests.ts'
import { startWorld } from '../../test/world.ts'

const receivers = startReceivers()
const world = startWorld({ settings: receivers.settings })
const stories = requestStories(world)
const desk = deskStories(world)
const base = '/api/v1/notifications'

const hearBy = async (bureau: string, kinds: readonly string[]): Promise<void> => {
  const rules = kinds.map((kind) => ({ kind, ways: ['screen', 'webhook'] }))
  const set = { zone: 'Etc/UTC', rules, pingMinutes: 3 }
  const command = world.as(`${bureau}.command`)
  expect((await command.put(`${base}/rules/bureau`, set)).status).toBe(200)
  const target = { way: 'webhook', address: receivers.web(`/${bureau}`), label: 'Exercise: room', own: false }
  expect((await command.post(`${base}/targets`, target)).status).toBe(201)
}
const pinged = async (): Promise<string[]> => {
  await desk.settle()
  await heard(world)
  await sendDue(world)
  return receivers.posted.splice(0).map(({ path }) => path)
}

test('a lead and a request reach the targets of the bureau they ask, and nobody else’s', async () => {
  await hearBy('fr', ['lead', 'request'])
  await hearBy('de', ['lead', 'request'])
  const lead = await stories.as('vn.analyst').post('/api/v1/leads', {
    to: ['fr'],
    about: { kind: 'bureau' },
    todo: 'Exercise. Look at lorries with blue tarpaulins at the northern gate.',
    why: 'Exercise. Three crossings in two weeks followed the same way.',
    grade: { scheme: '4x4', code: 'B2' },
    marking: { handlingCode: 'H0', confidentiality: 'official-use-only' },
    dueAt: stories.later(72 * hour),
  })
  expect(lead.status, lead.text).toBe(201)
  expect(await pinged()).toEqual(['/fr'])
  await stories.ask('vn.analyst', ['de'])
  expect(await pinged()).toEqual(['/de'])
})

test('a meeting reaches bureaus that are members, a day ahead', async () => {
  await hearBy('vn', ['meeting'])
  await hearBy('us', ['meeting'])
  const entry = { name: 'Exercise route group', purpose: 'Exercise.', crimeAreas: ['maritime-crime'] }
  const group = await world.as('vn.analyst').post('/api/v1/groups', entry)
  expect(group.status, group.text).toBe(201)
  const meeting = await world.as('vn.analyst').post(`/api/v1/groups/${group.body.id}/events`, {
    kind: 'deadline',
    title: 'Exercise deadline',
    startsAt: stories.later(48 * hour),
    endsAt: null,
    zone: 'Etc/UTC',
    agenda: [],
  })
  expect(meeting.status, meeting.text).toBe(201)
  expect(await pinged()).toEqual([])
  await world.pass(25 * hour)
  expect(await pinged()).toEqual(['/vn'])
})
