/** What the screens of an officer tell them, through the front door: by their rules and the hour, never of what they may not hear. */
import { describe, expect, test } from 'vitest'
import { deskStories } from '../../test/desk.ts'
import { same, stands } from '../../test/hits.ts'
import { heard } from '../../test/notifications.ts'
import { type Reply, startWorld } from '../../test/world.ts'

const world = startWorld()
const { send, task, act, hit, say, itemOf, settle } = deskStories(world)
const base = '/api/v1/notifications'

const lastEvent = async (bureau: string): Promise<number> => {
  const { rows } = await world.database.client.query<{ number: number }>(
    'select number::int as number from event_head where bureau = $1',
    [bureau],
  )
  return rows[0]?.number ?? 0
}
/** The answer of the hub to every event of a bureau that an act has left. */
const toldOf = async (officer: string, doing: () => Promise<unknown>): Promise<Reply['body']['happened']> => {
  const bureau = officer.split('.')[0] ?? ''
  await settle()
  const before = await lastEvent(bureau)
  await doing()
  await settle()
  await heard(world)
  const events = Array.from({ length: (await lastEvent(bureau)) - before }, (_, at) => before + at + 1)
  if (events.length === 0) return []
  const reply = await world.as(officer).post(`${base}/happened`, { events })
  expect(reply.status, reply.text).toBe(200)
  return reply.body.happened
}
const rules = async (officer: string, body: object): Promise<void> => {
  const own = (await world.as(officer).get(`${base}/rules`)).body.own.version
  const reply = await world.as(officer).put(`${base}/rules/own`, {
    zone: 'Asia/Ho_Chi_Minh',
    digests: [],
    rules: [],
    ...(own === null ? {} : { version: own }),
    ...body,
  })
  expect(reply.status, reply.text).toBe(200)
}
const urgent = { urgency: 'urgent', urgencyReason: 'Exercise' }
const wholeDay = { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '23:45' }

describe('a message that arrives', () => {
  test('is told as its urgency wants it: urgent is shown, noticed and heard, normal is shown', async () => {
    expect(await toldOf('vn.desk', () => send(urgent))).toEqual([
      { kind: 'message-urgent', urgency: 'urgent', from: 'fr', ways: ['screen', 'system', 'sound'] },
    ])
    expect(await toldOf('vn.desk', () => send())).toEqual([
      { kind: 'message-normal', urgency: 'normal', from: 'fr', ways: ['screen'] },
    ])
  })

  test('is told as the officer has stated it, to nobody else so', async () => {
    await rules('vn.desk', {
      rules: [
        { kind: 'message-urgent', ways: ['digest'] },
        { kind: 'message-normal', ways: ['sound'] },
      ],
    })
    expect(await toldOf('vn.desk', () => send(urgent))).toEqual([])
    expect(await toldOf('vn.desk', () => send())).toMatchObject([{ kind: 'message-normal', ways: ['sound'] }])
    expect(await toldOf('vn.desk-2', () => send())).toMatchObject([{ kind: 'message-normal', ways: ['screen'] }])
  })

  test('is not heard during quiet hours, unless it is very urgent: then the alarm rings, which no rule reaches', async () => {
    await rules('vn.desk', { quiet: wholeDay, rules: [{ kind: 'alarm-unseen', ways: [] }] })
    expect(await toldOf('vn.desk', () => send(urgent))).toMatchObject([{ ways: ['screen'] }])
    const veryUrgent = { urgency: 'very-urgent', urgencyReason: 'Exercise' }
    let message = ''
    expect(
      await toldOf('vn.desk', async () => {
        message = await send(veryUrgent)
      }),
    ).toEqual([])
    const { id } = await itemOf('vn.desk', message)
    const { alarms } = (await world.as('vn.desk').get('/api/v1/desk/alarms')).body
    expect(alarms.map(({ item }: { item: string }) => item)).toContain(id)
    await act('vn.desk', id, 'take')
    await rules('vn.desk', {})
  })
})

describe('an officer', () => {
  test('hears of what another gave them, and not of their own acts', async () => {
    const give = (by: string, to: string) => () => task(by, { assignee: to })
    const { id } = await task('vn.desk-2')
    const given = () => act('vn.desk-2', id, 'assign', { officer: 'vn.desk' })
    expect(await toldOf('vn.desk', given)).toMatchObject([
      { kind: 'task-mine', from: null, ways: ['screen', 'system'] },
    ])
    expect(await toldOf('vn.desk-2', give('vn.desk-2', 'vn.desk'))).toEqual([])
    const help = () => act('vn.desk', id, 'escalate', { reason: 'Exercise' })
    expect(await toldOf('vn.command', help)).toMatchObject([
      { kind: 'escalation', ways: ['screen', 'system', 'sound'] },
    ])
  })

  test('hears that an answer they waited for has come', async () => {
    const { id } = await hit()
    await say('vn.desk', id, 'finding', same)
    expect(await toldOf('vn.desk', () => say('fr.desk', id, 'answer', stands))).toMatchObject([
      { kind: 'answer', ways: ['screen', 'system', 'sound'] },
    ])
  })

  test('is told nothing of events of another bureau, of kinds beyond their duties, and of what somebody else has', async () => {
    const ours = await toldOf('de.desk', () => send())
    expect(ours).toEqual([])
    // The same numbers are other events at each bureau.
    const stranger = await world.as('xa.desk').post(`${base}/happened`, { events: [1, 2, 3, 4, 5, 6, 7, 8, 9] })
    expect(stranger.body).toEqual({ happened: [] })
    expect(await toldOf('vn.administrator', () => send())).toEqual([])
    const key = () => world.as('vn.administrator').post('/api/v1/keys', { officer: 'vn.system', label: 'Exercise' })
    expect(await toldOf('vn.administrator', key)).toEqual([])
    expect(await toldOf('vn.desk', key)).toEqual([])
    const message = await itemOf('vn.desk', await send({ ...urgent, replyBy: undefined }))
    expect((await act('vn.desk-2', message.id, 'take')).status).toBe(200)
    const { rows } = await world.database.client.query<{ number: number }>(
      "select number::int as number from event where bureau = 'vn' and operation = 'desk.item-arrived' and subject = $1",
      [message.id],
    )
    const events = rows.map(({ number }) => number)
    expect(events).toHaveLength(1)
    expect((await world.as('vn.desk').post(`${base}/happened`, { events })).body.happened).toEqual([])
  })
})

test('an analyst hears of a request and a lead given by another bureau, though the desk is not theirs', async () => {
  const lead = () =>
    world.as('vn.analyst', { 'liaison-purpose': 'threat-trends' }).post('/api/v1/leads', {
      to: ['fr'],
      about: { kind: 'bureau' },
      todo: 'Exercise. Look at lorries with blue tarpaulins at the northern gate.',
      why: 'Exercise. Three crossings in two weeks followed the same way.',
      grade: { scheme: '4x4', code: 'B2' },
      marking: { handlingCode: 'H0', confidentiality: 'official-use-only' },
      dueAt: new Date(world.clock.milliseconds() + 72 * 3_600_000).toISOString(),
    })
  expect(await toldOf('fr.analyst', lead)).toEqual([
    { kind: 'lead', urgency: 'normal', from: null, ways: ['screen', 'system'] },
  ])
})
