/** Stories of test traffic: begun by the General Secretariat, acknowledged or not, on a board, and nowhere else. */
import { describe, expect, test } from 'vitest'
import { pointers } from '../../test/records.ts'
import { startWorld } from '../../test/world.ts'

const world = startWorld()
const minute = 60_000
const rounds = '/api/v1/message-rounds'
const messages = '/api/v1/messages'
const europe = { to: ['region:europe'], ourReference: 'GS-TEST-1' }

const pass = async (milliseconds: number): Promise<void> => {
  await world.pass(milliseconds)
  for (const officer of ['gs.desk', 'gs.command', 'fr.desk', 'de.desk', 'vn.desk']) world.forget(officer)
}

describe('a test round', () => {
  test('is begun by the General Secretariat alone', async () => {
    expect((await world.as('vn.desk').post(rounds, europe)).status).toBe(403)
    expect((await world.as('gs.auditor').post(rounds, europe)).status).toBe(403)
    expect(pointers(await world.as('gs.desk').post(rounds, { ...europe, to: ['region:mars'] }))).toEqual([
      '/to/0 fault.no-such-addressee',
    ])
    expect((await world.as('gs.desk').get(rounds)).body.rounds).toEqual([])
  })

  test('reaches each bureau of the region in a series of its own, and its board fills', async () => {
    const begun = await world.as('gs.desk').post(rounds, europe)
    expect(begun.status, begun.text).toBe(201)
    expect(begun.body).toMatchObject({ of: 2, acknowledged: 0, state: 'open', circle: 'region:europe' })
    await world.settle()
    const { id, message } = begun.body

    // Outside every ordinary list, with a number of the test series.
    expect((await world.as('fr.desk').get(messages)).body.messages).toEqual([])
    expect((await world.as('gs.desk').get(`${messages}?box=out`)).body.messages).toEqual([])
    const listed = (await world.as('fr.desk').get(`${messages}?test=true`)).body.messages
    expect(listed).toMatchObject([{ id: message, test: true, number: 'GS/FR/TEST/2026/000001' }])

    world.clock.advance(7 * minute)
    expect((await world.as('fr.desk').post(`${messages}/${message}/acknowledge`, {})).status).toBe(200)
    const board = (await world.as('gs.desk').get(`${rounds}/${id}`)).body
    expect(board).toMatchObject({ acknowledged: 1, onTime: 1 })
    expect(board.board).toMatchObject([
      { bureau: 'de', result: 'waiting', seconds: null, region: 'europe' },
      { bureau: 'fr', result: 'on-time', seconds: 420 },
    ])
    await pass(60 * minute)
    const closed = (await world.as('gs.desk').get(`${rounds}/${id}`)).body
    expect(closed.state).toBe('closed')
    expect(closed.board[0]).toMatchObject({ bureau: 'de', result: 'silent' })
    await world.as('de.desk').post(`${messages}/${message}/acknowledge`, {})
    const late = (await world.as('gs.desk').get(`${rounds}/${id}`)).body
    expect(late.board[0]).toMatchObject({ bureau: 'de', result: 'late' })
    expect((await world.as('gs.desk').get(rounds)).body.rounds).toMatchObject([
      { id, of: 2, acknowledged: 2, onTime: 1 },
    ])

    // The board is the asker's; who was asked sees the message and its own mark.
    expect((await world.as('fr.desk').get(`${rounds}/${id}`)).status).toBe(404)
    expect((await world.as('fr.desk').get(rounds)).body.rounds).toEqual([])
  })

  test('is never reminded of', async () => {
    const begun = await world.as('gs.desk').post(rounds, europe)
    await world.settle()
    await pass(72 * 60 * minute)
    const followed = (await world.as('gs.desk').get(`${messages}/${begun.body.message}/follow-up`)).body
    expect(followed.awaited.map((one: { reminders: unknown[] }) => one.reminders)).toEqual([[], []])
    const reply = await world.as('gs.desk').post(`${messages}/${begun.body.message}/reminders`, {})
    expect(reply.body.key).toBe('message.reminder-closed')
  })

  test('of a region begins by itself every Monday once that is switched on, and no more when it is off', async () => {
    const count = async (): Promise<number> => (await world.as('gs.desk').get(rounds)).body.rounds.length
    const before = await count()
    const on = await world.as('gs.command').put('/api/v1/message-settings', { version: 1, weeklyRounds: ['europe'] })
    expect(on.status, on.text).toBe(200)
    expect(on.body.weeklyRounds).toEqual(['europe'])
    await pass(7 * 24 * 60 * minute)
    expect(await count()).toBe(before + 1)
    await pass(7 * 24 * 60 * minute)
    expect(await count()).toBe(before + 2)
    const newest = (await world.as('gs.desk').get(rounds)).body.rounds[0]
    expect(newest).toMatchObject({ circle: 'region:europe', of: 2 })
    await world.as('gs.command').put('/api/v1/message-settings', { version: 2, weeklyRounds: [] })
    await pass(14 * 24 * 60 * minute)
    expect(await count()).toBe(before + 2)
  })
})
