/** What happens where too many look for persons at once: newcomers are told to come again, and nobody else feels it. */
import { afterEach, expect, test } from 'vitest'
import { checkStories, wanted } from '../../test/checks.ts'
import { startWorld } from '../../test/world.ts'
import { searchPart } from '../search/search.feed.ts'

const world = startWorld()
const { enter, post } = checkStories(world)

const passport = { travelDocument: { number: 'X0770001', country: 'FRA', type: 'passport' } }
const named = { person: { family: 'Exercise', given: 'Crowded' } }

/** Whether the hub is as full as it can be; it is put back after each story. */
const crowd = (isFull: boolean): void => {
  Object.assign(world.hub.part(searchPart).crowd, { isFull: () => isFull })
}
afterEach(() => crowd(false))

const refusals = async (): Promise<number> => {
  const { rows } = await world.hub.database.client.query(
    "select 1 from fact where operation = 'check.ask' and outcome = 'refused' and code = 'check.persons-crowded'",
  )
  return rows.length
}

test('a person is refused with a sentence and the second to wait, and the refusal stands in the register', async () => {
  crowd(true)
  const before = await refusals()
  const refused = await post('vn.desk', [named])
  expect([refused.status, refused.body.key, refused.headers['retry-after']]).toEqual([
    503,
    'check.persons-crowded',
    '1',
  ])
  expect(refused.body.detail).toMatch(/^[A-Z].*\.$/)
  expect(await refusals()).toBe(before + 1)
})

test('documents, and persons who are shown by a document alone, are answered as ever', async () => {
  crowd(true)
  expect((await post('vn.desk', [passport])).status).toBe(200)
  const shown = await post('vn.desk', [{ person: { documents: [passport.travelDocument] } }])
  expect(shown.status, shown.text).toBe(200)
})

test('a batch with a name in it is refused before its first line, whoever accepts lines', async () => {
  crowd(true)
  const client = world.as('vn.desk', { accept: 'application/x-ndjson' })
  const body = { purpose: 'security-check', reference: 'EXERCISE-CROWD', items: [passport, named] }
  const refused = await client.post('/api/v1/checks', body)
  expect([refused.status, refused.body.key]).toEqual([503, 'check.persons-crowded'])
  expect((await client.post('/api/v1/checks', { ...body, items: [passport] })).status).toBe(200)
})

test('the same question is answered as soon as there is room', async () => {
  const { id } = await enter(wanted('Exercise', 'Crowded'))
  crowd(true)
  expect((await post('vn.desk', [named])).status).toBe(503)
  crowd(false)
  const answered = await post('vn.desk', [named])
  expect(answered.body.items[0].candidates.map((one: { record: { id: string } }) => one.record.id)).toContain(id)
})
