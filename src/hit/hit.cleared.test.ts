/** The distinguishing note: with their consent a person is told apart from a record for a year, by document and date of birth. */
import { describe, expect, test } from 'vitest'
import { checkStories } from '../../test/checks.ts'
import { pointers } from '../../test/records.ts'
import { startWorld } from '../../test/world.ts'
import { composeMrz, isMrzContentFault } from '../terms/mrz-compose.ts'

const world = startWorld()
const { enter, ask, couldBe, passDays } = checkStories(world)

let people = 0
/** Somebody who bears the document of a recorded person, by its number: re-used, or recorded by a slip. */
const enterPerson = async (described: object = {}) => {
  people += 1
  const number = `XCL00000${people}`
  const document = { number, country: 'FRA', type: 'passport' }
  const fields = {
    names: [{ use: 'main', family: 'Recorded', given: `Person ${people}` }],
    datesOfBirth: ['1970-01-02'],
    nationalities: [],
    documents: [document],
    cautions: [],
  }
  const record = await enter({ database: 'nominal', status: 'wanted-locate', purpose: 'locate', fields }, described)
  return { record, document }
}
type Document = { readonly number: string; readonly country: string; readonly type: string }

/** The page of the bearer, with a date of birth. */
const zone = ({ number, country }: Document, dateOfBirth: string) => {
  const mrz = composeMrz({
    format: 'TD3',
    documentCode: 'P',
    issuer: country,
    number,
    names: { family: 'Bearer', given: 'Lea' },
    nationality: country,
    dateOfBirth,
    sex: 'F',
    expiry: '2031-02-03',
  } as Parameters<typeof composeMrz>[0])
  if (isMrzContentFault(mrz)) throw new Error(JSON.stringify(mrz))
  return { travelDocument: { mrz: [...mrz] } }
}

const falseHit = async (officer: string, item: object, asking: object = {}) => {
  const answer = await ask(officer, item, asking)
  const hit = answer.candidates[0].hit as string
  const finding = { identity: 'not-same', reason: 'Exercise: photo and page compared' }
  const reply = await world.as(officer).post(`/api/v1/hits/${hit}/finding`, finding)
  expect(reply.status, reply.text).toBe(200)
  return hit
}
const born = '1991-05-06'
const clear = (officer: string, hit: string, document: Document, more: object = {}) =>
  world.as(officer).post(`/api/v1/hits/${hit}/clear`, { document, dateOfBirth: born, consent: true, ...more })
const key = (reply: { status: number; body: { key?: string } }) => [reply.status, reply.body.key]

describe('a person cleared after a false hit', () => {
  test('is told apart at the next border by document and date of birth together, in its language, and may still be reported', async () => {
    const { record, document } = await enterPerson()
    const hit = await falseHit('vn.post', zone(document, born))
    const cleared = await clear('vn.desk', hit, document)
    expect(cleared.status, cleared.text).toBe(200)
    const now = world.clock.now()
    const until = `${Number(now.slice(0, 4)) + 1}${now.slice(4)}`
    expect(cleared.body).toEqual({ hit: expect.stringMatching(/^HIT-/), until })
    const next = await ask('us.post', zone(document, born))
    expect(next.candidates[0].cleared).toEqual({
      ...cleared.body,
      says: expect.stringContaining(`Cleared on ${now.slice(0, 10)} as not this person`),
    })
    expect(next.candidates[0].hit).toEqual(expect.any(String))
    const other = await ask('us.post', zone(document, '1991-05-07'))
    expect(other.candidates[0].cleared).toBeUndefined()
    const typed = await ask('us.post', { travelDocument: document })
    expect(typed.candidates[0].cleared).toBeUndefined()
    const { rows } = await world.database.client.query('select * from hit_cleared where record = $1', [record.id])
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`${document.number}|1991`))
  })

  test('is so for a year and no longer, and no longer than the record stands', async () => {
    const [first, second] = [await enterPerson(), await enterPerson()]
    const marks = () =>
      world.database.client.query('select 1 from hit_cleared where record = any($1::uuid[])', [
        [first.record.id, second.record.id],
      ])
    for (const { document } of [first, second]) {
      const hit = await falseHit('de.post', zone(document, born))
      expect((await clear('de.desk', hit, document)).status).toBe(200)
      expect((await clear('de.desk', hit, document)).status).toBe(200)
    }
    expect((await marks()).rows).toHaveLength(2)
    const path = `/api/v1/records/nominal/${second.record.id}/withdraw`
    await world.as('fr.desk').post(path, { version: second.record.version, reason: 'Exercise' })
    await expect.poll(async () => (await marks()).rows.length).toBe(1)
    await passDays(364)
    expect((await marks()).rows).toHaveLength(1)
    await passDays(2)
    expect((await marks()).rows).toHaveLength(0)
  })

  test('of a hit that the owner was not told of is no trace for the owner', async () => {
    const { document } = await enterPerson()
    const hit = await falseHit('vn.desk', zone(document, born), { silent: true })
    expect((await clear('vn.desk', hit, document)).status).toBe(200)
    expect((await ask('vn.post', zone(document, born))).candidates[0].cleared).toBeDefined()
    for (const officer of ['fr.desk', 'us.post'])
      expect((await ask(officer, zone(document, born))).candidates[0].cleared).toBeUndefined()
  })

  test('by name is told apart too', async () => {
    const { record } = await enterPerson()
    const shown = { number: 'XCLNAME01', country: 'FRA', type: 'passport' }
    const person = { family: 'Recorded', given: `Person ${people}`, dateOfBirth: '1970-01-02', documents: [shown] }
    const item = await ask('vn.post', { person })
    const mine = item.candidates.find((one: { record: { id: string } }) => one.record.id === record.id)
    expect(mine).toMatchObject({ verdict: 'possible', couldBe: true })
    const { hit } = (await couldBe('vn.post', item.id, record.id)).body
    const finding = { identity: 'not-same', reason: 'Exercise' }
    expect((await world.as('vn.post').post(`/api/v1/hits/${hit}/finding`, finding)).status).toBe(200)
    expect((await clear('vn.desk', hit, shown, { dateOfBirth: '1970-01-02' })).status).toBe(200)
    const next = await ask('us.post', { person })
    const again = next.candidates.find((one: { record: { id: string } }) => one.record.id === record.id)
    expect(again).toMatchObject({ couldBe: true, hit: null, cleared: { until: expect.any(String) } })
  })
})

describe('the note is refused', () => {
  test('without consent, with an unreadable number, before the finding, to a post and to the other side', async () => {
    const { document } = await enterPerson()
    const open = (await ask('vn.post', zone(document, born))).candidates[0].hit
    expect(key(await clear('vn.desk', open, document))).toEqual([409, 'hit.clear-needs-not-same'])
    const finding = { identity: 'not-same', reason: 'Exercise' }
    await world.as('vn.post').post(`/api/v1/hits/${open}/finding`, finding)
    const refused = await clear('vn.desk', open, { ...document, number: '§' }, { consent: false })
    expect(pointers(refused)).toEqual([
      '/consent fault.consent-needed',
      '/document/number fault.identifier-foreign-character',
    ])
    expect(refused.body.pointers[0].says).toContain('consent')
    expect((await clear('vn.post', open, document)).status).toBe(403)
    expect(key(await clear('fr.desk', open, document))).toEqual([403, 'hit.not-yours'])
    expect((await world.as('vn.desk').get(`/api/v1/hits/${open}`)).body.allowed).toContain('clear')
    expect((await world.as('vn.post').get(`/api/v1/hits/${open}`)).body.allowed).not.toContain('clear')
  })

  test('for a discreet alert: the person would learn of it', async () => {
    const { document } = await enterPerson({ alert: 'discreet' })
    const hit = await falseHit('vn.desk', zone(document, born))
    expect(key(await clear('vn.desk', hit, document))).toEqual([409, 'hit.clear-discreet'])
    expect((await world.as('vn.desk').get(`/api/v1/hits/${hit}`)).body.allowed).not.toContain('clear')
  })
})
