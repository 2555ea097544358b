/** Records whose term ends stand on the desk of their owner, one item a database, until they are kept on or withdrawn. */
import { describe, expect, test } from 'vitest'
import { deskStories, type Line } from '../../test/desk.ts'
import { startWorld } from '../../test/world.ts'
import { addDays } from '../terms/instant.ts'

const world = startWorld()
const { settle, list, act, enter } = deskStories(world)
const path = '/api/v1/records/travel-document'

const dayIn = (days: number): string => addDays(world.clock.now().slice(0, 10), days)
const nights = async (many: number): Promise<void> => {
  await world.pass(many * 86_400_000)
  for (const officer of ['fr.desk', 'vn.desk']) world.forget(officer)
  await settle()
}
const due = async (officer: string, tab = 'all'): Promise<Line | undefined> =>
  (await list(officer, `tab=${tab}`)).find(({ kind }) => kind === 'retention')

/** Kept on by its owner until another day, as it stands otherwise. */
const keepUntil = async (id: string, retainUntil: string): Promise<void> => {
  const { body } = await world.as('fr.desk').get(`${path}/${id}`)
  const { version, status, purpose, fields } = body
  const reply = await world.as('fr.desk').put(`${path}/${id}`, { version, status, purpose, fields, retainUntil })
  expect(reply.status, reply.text).toBe(200)
  await settle()
}

describe('a record whose term ends', () => {
  test('stands on the desk of its owner alone, from thirty days before, until it is kept on', async () => {
    const ends = dayIn(40)
    const record = await enter('fr.desk', 'FRA', { retainUntil: ends })
    await nights(2)
    expect(await due('fr.desk')).toBeUndefined()
    await nights(10)
    expect(await due('fr.desk')).toMatchObject({
      need: 'justify',
      dueAt: `${ends}T00:00:00.000Z`,
      about: { database: 'travel-document' },
    })
    expect(await due('vn.desk')).toBeUndefined()
    await keepUntil(record.id, dayIn(400))
    expect(await due('fr.desk')).toBeUndefined()
    expect(await due('fr.desk', 'done')).toMatchObject({ outcome: 'settled' })
  })

  test('stands there past its day too, and is gone when it is withdrawn', async () => {
    const record = await enter('fr.desk', 'FRA', { retainUntil: dayIn(1) })
    await nights(4)
    expect(await due('fr.desk')).toMatchObject({ need: 'justify' })
    const reply = await world
      .as('fr.desk')
      .post(`${path}/${record.id}/withdraw`, { version: 1, reason: 'Exercise: over' })
    expect(reply.status, reply.text).toBe(200)
    await settle()
    expect(await due('fr.desk')).toBeUndefined()
  })

  test('that an officer has noted asks again when another comes due', async () => {
    await enter('fr.desk', 'FRA', { retainUntil: dayIn(20) })
    await nights(1)
    const item = await due('fr.desk')
    expect((await act('fr.desk', String(item?.id), 'done', { outcome: 'noted' })).status).toBe(200)
    await nights(1)
    expect(await due('fr.desk')).toBeUndefined()
    await enter('fr.desk', 'FRA', { retainUntil: dayIn(29) })
    await nights(1)
    expect(await due('fr.desk')).toMatchObject({ id: item?.id, state: 'open' })
  })
})
