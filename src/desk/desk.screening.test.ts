/** Lists of travellers on the desk: there from the first match that waits until the last was looked at, or the list was erased. */
import { describe, expect, test } from 'vitest'
import { checkStories, wanted } from '../../test/checks.ts'
import { deskStories } from '../../test/desk.ts'
import { nobody, screeningStories, type Traveller, tableOf } from '../../test/screenings.ts'
import { startWorld } from '../../test/world.ts'

const world = startWorld()
const { enter } = checkStories(world)
const { settle, find, itemOf, act, list: items } = deskStories(world)
const lists = screeningStories(world)

const travellersWith = (from: number, one: Traveller): string =>
  tableOf([...Array.from({ length: 6 }, (_, at) => nobody(from + at)), one])
const asked = async (content: string): Promise<{ readonly id: string; readonly eraseAt: string }> => {
  const list = await lists.asked('vn.desk', content)
  await settle()
  return list
}
const review = async (officer: string, id: string, said: object): Promise<void> => {
  const [match] = await lists.matchesOf(officer, id, '?state=waiting')
  if (!match) throw new Error('nothing waits')
  const reply = await lists.review(officer, id, match as { id: string; version: number }, said)
  expect(reply.status, reply.text).toBe(200)
  await settle()
}

describe('a list on the desk', () => {
  test('waits to be judged until it is erased, names nobody, and is gone when its last match was looked at', async () => {
    await enter({
      database: 'travel-document',
      status: 'lost',
      fields: { number: 'Z8700003', country: 'FRA', type: 'passport' },
    })
    const list = await asked(travellersWith(745_000, ['Somebody', 'Else', '1980-01-01', 'FRA', 'Z8700003', 'FRA']))
    const item = await itemOf('vn.desk', list.id)
    expect(item).toMatchObject({ kind: 'screening', need: 'judge', urgency: 'urgent', dueAt: list.eraseAt, from: null })
    expect(JSON.stringify(item)).not.toMatch(/Somebody|Z8700003/)
    for (const officer of ['fr.desk', 'gs.desk']) expect(await find(officer, list.id)).toBeUndefined()
    expect((await act('vn.desk', item.id, 'done', { outcome: 'done' })).status).toBe(409)
    await review('vn.desk-2', list.id, { finding: 'is-not', reason: 'Exercise: another photograph' })
    expect(await find('vn.desk', list.id)).toBeUndefined()
    expect(await find('vn.desk', list.id, 'tab=done')).toMatchObject({ outcome: 'settled' })
  })

  test('that met nobody asks nothing; one that is erased unseen asks no more', async () => {
    const quiet = await asked(tableOf([nobody(710_000)]))
    expect(await find('vn.desk', quiet.id, 'tab=all')).toBeUndefined()
    await enter(wanted('LISTERASED', 'Exercise Fay'))
    const list = await asked(travellersWith(720_000, ['LISTERASED', 'Exercise Fay', '1979-04-12', 'FRA', 'Z8', 'FRA']))
    expect(await itemOf('vn.desk', list.id)).toMatchObject({ urgency: 'normal' })
    const erased = await world.as('vn.desk').post(`/api/v1/screenings/${list.id}/erase`)
    expect(erased.status, erased.text).toBe(200)
    await settle()
    expect(await find('vn.desk', list.id)).toBeUndefined()
  })

  test('is another item for a discreet alert: the rest of the desk has it, whoever gave the list in sees none', async () => {
    await enter(wanted('LISTDISCREET', 'Exercise Gil', { datesOfBirth: ['1955-06-07'] }), { alert: 'discreet' })
    const list = await asked(
      travellersWith(730_000, ['LISTDISCREET', 'Exercise Gil', '1955-06-07', 'FRA', 'Z8730009', 'FRA']),
    )
    expect(await find('vn.desk', list.id)).toBeUndefined()
    const item = await itemOf('vn.desk-2', list.id)
    expect(item).toMatchObject({ kind: 'discreet-screening', need: 'judge' })
    expect((await world.as('vn.desk').get(`/api/v1/desk/items/${item.id}`)).status).toBe(404)
    expect((await act('vn.desk', item.id, 'take')).status).toBe(404)
    const { rows } = await world.database.client.query<{ tell: string[] }>(
      `select f.tell from fact f join fact_subject s on s.fact = f.id and s.day = f.day where s.subject = $1`,
      [item.id],
    )
    expect(rows.flatMap(({ tell }) => tell)).toEqual([])
    const page = await world.as('vn.desk-2').get('/api/v1/desk/handovers/draft')
    expect(page.status, page.text).toBe(200)
    expect(page.text).not.toContain(item.id)
    await review('vn.desk-2', list.id, { finding: 'could-be' })
    expect((await items('vn.desk-2')).filter(({ ref }) => ref === list.id)).toEqual([])
  })
})
