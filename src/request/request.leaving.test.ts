// A bureau that leads and may no longer answer gives the request up; what has ended is erased when its time has come.
import { describe, expect, test } from 'vitest'
import { deskStories } from '../../test/desk.ts'
import { day, marking, requestStories, requests } from '../../test/requests.ts'
import { startWorld } from '../../test/world.ts'
import { eraseAt, handsInAgain } from './request.workflow.ts'

const world = startWorld()
const desk = deskStories(world)
const stories = requestStories(world)
const { ask, as, act, show, pieceOf, take, move, compose, made, send, draft, pass } = stories

const terms = '/api/v1/rulebook'
const why = 'Exercise: a decision of the ministry'
const versionOf = async (bureau: string): Promise<number> =>
  (await world.as('gs.analyst').get(`${terms}/participants/${bureau}`)).body.version
/** Until requests have heard what changed under the terms, and the desk what became of them. */
const followed = async (): Promise<void> => {
  await world.settle()
  const behind = async () => {
    const { rows } = await world.database.client.query<{ behind: number }>(
      `select count(*)::int as behind from fact where operation in ('rulebook.leave', 'rulebook.suspend')
         and (place is null or place > (select place from reaction where name = 'request-standing'))`,
    )
    return rows[0]?.behind
  }
  await expect.poll(behind, { timeout: 10_000, interval: 10 }).toBe(0)
  await desk.settle()
}
const suspend = async (bureau: string): Promise<void> => {
  const body = { version: await versionOf(bureau), reason: why }
  made(await world.as('gs.analyst').post(`${terms}/participants/${bureau}/suspend`, body))
  await followed()
}
const restore = async (bureau: string): Promise<void> => {
  const body = { version: await versionOf(bureau), reason: why }
  made(await world.as('gs.analyst').post(`${terms}/participants/${bureau}/restore`, body))
  await desk.settle()
}

describe('a lead that leaves the network', () => {
  test('gives the request back: the secretariat is told and gives it on, the asker reads why', async () => {
    const one = await ask('vn.analyst', ['de'])
    await take('de', one.id)
    await move('de', one.id, 'collecting')
    await move('de', one.id, 'analysing')
    made(await compose('de', one.id))
    const left = await world.as('de.command').post(`${terms}/leave`, { version: await versionOf('de'), reason: why })
    expect(left.status, left.text).toBe(200)
    await followed()
    const seen = await show('vn.analyst', one.id)
    expect(seen).toMatchObject({ state: 'new', lead: null, unclaimed: true, delivery: null })
    expect(seen.parties).toEqual(['gs', 'vn'])
    expect(seen.steps.at(-1)).toMatchObject({ step: 'lead-left', says: { to: 'de' } })
    expect((await as('de.analyst').get(`${requests}/${one.id}`)).status).toBe(404)
    expect(await desk.find('gs.desk', one.id)).toMatchObject({ kind: 'request', need: 'decide', state: 'open' })
    expect((await as('gs.analyst').get(`${requests}?unclaimed=true`)).body.requests[0].id).toBe(one.id)
    made(await act('gs.analyst', one.id, 'assign', { to: [{ bureau: 'fr' }] }))
    await take('fr', one.id)
    expect(await show('vn.analyst', one.id)).toMatchObject({ state: 'scoping', lead: 'fr', unclaimed: false })
    await desk.settle()
    expect(await desk.find('gs.desk', one.id)).toBeUndefined()
  })

  test('does not hand what others gave it under a strict code to whoever leads next', async () => {
    const one = await ask('vn.analyst', ['us', 'fr', 'eg'])
    await take('us', one.id)
    for (const [bureau, code] of [
      ['fr', 'H2'],
      ['eg', 'H0'],
    ] as const) {
      await take(bureau, one.id)
      const piece = await pieceOf(bureau, one.id)
      const text = `Exercise. What ${bureau} knows of the coast.`
      made(await act(`${bureau}.analyst`, one.id, `parts/${piece.id}/hand-in`, { text, marking: marking(code) }))
    }
    await suspend('us')
    await restore('us')
    made(await act('gs.analyst', one.id, 'assign', { to: [{ bureau: 'gs' }] }))
    await take('gs', one.id)
    const answers = async (): Promise<string[]> =>
      (await show('gs.analyst', one.id)).parts.flatMap((part: { bureau: string; answer: unknown }) =>
        part.answer === null ? [] : [part.bureau],
      )
    expect(await answers()).toEqual(['eg'])
    const piece = await pieceOf('fr', one.id)
    expect(piece.allowed).toContain('handIn')
    const again = { text: 'Exercise. What fr knows, for the new lead.', marking: marking('H2') }
    made(await act('fr.analyst', one.id, `parts/${piece.id}/hand-in`, again))
    expect(await answers()).toEqual(['fr', 'eg'])
    const twice = await act('fr.analyst', one.id, `parts/${piece.id}/hand-in`, again)
    expect([twice.status, twice.body.key]).toEqual([409, 'request.part-decided'])
  })

  test('only ends the pieces of a bureau that does not lead', async () => {
    const one = await ask('vn.analyst', ['fr', 'eg'])
    await take('fr', one.id)
    await suspend('eg')
    const seen = await show('vn.analyst', one.id)
    expect(seen).toMatchObject({ state: 'scoping', lead: 'fr', unclaimed: false })
    expect(seen.steps.at(-1)).toMatchObject({ step: 'part-left', says: { to: 'eg' } })
    expect(seen.parties).toEqual(['fr', 'vn'])
    await restore('eg')
  })
})

describe('retention', () => {
  test('an answer is kept five years after it left, what had none two years after it ended', () => {
    const at = '2026-11-01T00:00:00.000Z'
    expect(eraseAt({ deliveredAt: null, endedAt: null })).toBeUndefined()
    expect(eraseAt({ deliveredAt: null, endedAt: at })).toBe('2028-10-31T00:00:00.000Z')
    expect(eraseAt({ deliveredAt: at, endedAt: null })).toBe('2031-10-31T00:00:00.000Z')
    expect(handsInAgain({ lead: '' }, { state: 'handed-in', handedTo: 'de' })).toBe(false)
  })

  test('what was withdrawn is gone two years later with its key, and not a day before', async () => {
    const one = made(await send('fr.analyst', await draft('fr.analyst'), [{ bureau: 'vn' }]))
    made(await act('fr.analyst', one.id, 'withdraw', { reason: 'no-longer-needed' }))
    const { client } = world.database
    const kept = async () => {
      const { rows } = await client.query<{ seal: string }>('select seal from request where id = $1', [one.id])
      return rows[0]?.seal
    }
    const seal = await kept()
    await pass(729 * day)
    expect(await kept()).toBe(seal)
    expect((await as('fr.analyst').get(`${requests}/${one.id}`)).status).toBe(200)
    await pass(2 * day)
    expect(await kept()).toBeUndefined()
    expect((await client.query('select 1 from sealing where id = $1', [seal])).rowCount).toBe(0)
    expect((await as('fr.analyst').get(`${requests}/${one.id}`)).status).toBe(404)
  })

  test('an answer that left has its day', async () => {
    const one = await stories.answered('fr.analyst', 'vn')
    const { rows } = await world.database.client.query<{ due_at: string }>(
      "select due_at from timer where kind = 'request.erase' and ref = $1",
      [one.id],
    )
    const { receipts } = await show('vn.analyst', one.id)
    expect(rows[0]?.due_at).toBe(eraseAt({ deliveredAt: receipts[0].deliveredAt, endedAt: null }))
  })
})
