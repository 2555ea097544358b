/** Stories of whole lists through the front door: told before, withdrawn at the end and all at once, refused where it cannot be right. */
import { describe, expect, test } from 'vitest'
import { type Reply, startWorld } from '../../test/world.ts'

const world = startWorld()
const gs = () => world.as('gs.desk')
const path = '/api/v1/records/outside-list'
const source = 'Exercise list'

const entry = (number: number, fields: object = {}) => ({
  reference: `EXW-${number}`,
  status: 'listed',
  purpose: 'warn',
  fields: {
    source,
    entry: String(number),
    kind: 'entity',
    names: [{ use: 'main', whole: `EXERCISE TRADING ${number}` }],
    datesOfBirth: [],
    placesOfBirth: [],
    nationalities: [],
    documents: [],
    identifiers: [],
    addresses: [],
    programmes: [],
    ...fields,
  },
})

let files = 0
/** Sends a file of these entries and leaves its import at its end, not finished. */
const send = async (upsert: readonly unknown[], more: object = {}): Promise<string> => {
  files += 1
  const file = {
    database: 'outside-list',
    format: 'jsonl',
    name: `list-${files}.jsonl`,
    size: 100,
    digest: 'cd'.repeat(32),
  }
  const begun = await gs().post('/api/v1/imports', file)
  expect(begun.status, begun.text).toBe(200)
  const { id } = begun.body
  const sent = await gs().put(`${path}/batch`, { upsert, import: { id, from: 0, to: 100, line: 99, ...more } })
  expect(sent.status, sent.text).toBe(200)
  return id
}
const vanished = (id: string) => gs().get(`/api/v1/imports/${id}/vanished`)
const finish = (id: string, whole?: object): Promise<Reply> =>
  gs().post(`/api/v1/imports/${id}/finish`, { state: 'finished', ...(whole ? { whole } : {}) })
const standing = async (): Promise<string[]> => {
  const { rows } = await world.database.client.query(
    "select reference from record where reference like 'EXW-%' and life <> 'withdrawn' order by reference",
  )
  return rows.map(({ reference }) => reference)
}
const found = async (number: number): Promise<number> => {
  await world.settle()
  const reply = await world.as('vn.desk').post('/api/v1/checks', {
    purpose: 'security-check',
    reference: 'EXERCISE-9',
    items: [{ vessel: { imo: String(number) } }],
  })
  expect(reply.status, reply.text).toBe(200)
  return reply.body.items[0].candidates.length
}

describe('a file that is the whole list', () => {
  test('tells what it no longer holds, and withdraws it at its end with history, a fact and for every check', async () => {
    const ship = entry(7, {
      kind: 'vessel',
      identifiers: [{ kind: 'Vessel Registration Identification', number: 'IMO 9074729' }],
    })
    await finish(
      await send(
        [1, 2, 3, 4, 5, 6].map((one) => entry(one)).concat(ship, entry(90, { source: 'Other exercise list' })),
      ),
    )
    expect(await found(9074729)).toBe(1)
    const id = await send([1, 2, 3, 4, 5].map((one) => entry(one)).concat(entry(8)))
    expect((await vanished(id)).body).toEqual({ held: 8, vanished: 2, tooMany: false })
    expect((await world.as('fr.desk').get(`/api/v1/imports/${id}/vanished`)).status).toBe(404)
    const changed = await finish(id, { vanished: 1 })
    expect([changed.status, changed.body.key]).toEqual([409, 'feed.vanished-changed'])
    expect(await standing()).toHaveLength(9)
    const done = await finish(id, { vanished: 2 })
    expect([done.status, done.body.state]).toEqual([200, 'finished'])
    expect(await standing()).toEqual(['EXW-1', 'EXW-2', 'EXW-3', 'EXW-4', 'EXW-5', 'EXW-8', 'EXW-90'])
    expect(await found(9074729)).toBe(0)
    const { rows } = await world.database.client.query(
      `select r.reference, v.change, v.reason from record r join record_version v using (id)
       where r.life = 'withdrawn' and r.reference like 'EXW-%' order by r.reference`,
    )
    expect(rows.map(({ reference, change }) => [reference, change])).toEqual([
      ['EXW-6', 'withdraw'],
      ['EXW-7', 'withdraw'],
    ])
    expect(rows[0].reason).toContain('list-2.jsonl')
    const { rows: facts } = await world.database.client.query(
      "select operation, detail ->> 'withdrawn' as withdrawn from fact where operation = 'feed.batch' order by at desc, id desc limit 1",
    )
    expect(facts).toEqual([{ operation: 'feed.batch', withdrawn: '2' }])
    const again = await finish(id, { vanished: 2 })
    expect([again.status, again.body.state]).toEqual([200, 'finished'])
  })

  test('of which more than a third is gone withdraws it only when that is confirmed', async () => {
    const id = await send([1, 2].map((one) => entry(one)))
    expect((await vanished(id)).body).toEqual({ held: 6, vanished: 4, tooMany: true })
    const refused = await finish(id, { vanished: 4 })
    expect([refused.status, refused.body.key]).toEqual([409, 'feed.vanished-too-many'])
    expect(refused.body.detail).toContain('4 of 6')
    expect((await finish(id, { vanished: 4, confirmed: true })).status).toBe(200)
    expect(await standing()).toEqual(['EXW-1', 'EXW-2', 'EXW-90'])
  })

  test('holds an entry whose line was refused, and says nothing where a line tells no entry', async () => {
    const refused = await send([entry(1), { ...entry(2), status: 'nonsense' }])
    expect((await vanished(refused)).body).toMatchObject({ held: 2, vanished: 0 })
    const unread = await send([entry(1)], {
      lines: [1],
      unread: [{ line: 2, faults: [{ key: 'fault.columns', values: {} }] }],
    })
    const told = await vanished(unread)
    expect([told.status, told.body.key]).toEqual([409, 'feed.whole-unread'])
    expect((await finish(unread, { vanished: 1, confirmed: true })).status).toBe(409)
    expect((await finish(unread)).status).toBe(200)
    expect(await standing()).toEqual(['EXW-1', 'EXW-2', 'EXW-90'])
  })

  test('that names again what had vanished begins a new life of it: history kept, version going on, found by checks', async () => {
    const ship = entry(21, {
      kind: 'vessel',
      identifiers: [{ kind: 'Vessel Registration Identification', number: 'IMO 9176187' }],
    })
    const others = [1, 2, 30, 31, 32].map((one) => entry(one))
    await finish(await send([...others, entry(22), ship]))
    await finish(await send([...others]), { vanished: 2 })
    expect(await found(9176187)).toBe(0)
    const rowOf = async () => {
      const { rows } = await world.database.client.query(
        "select id, life, version, withdrawn_reason as reason, created_at from record where reference = 'EXW-21'",
      )
      return rows[0]
    }
    const gone = await rowOf()
    expect([gone.life, gone.version]).toEqual(['withdrawn', 2])
    const back = await gs().put(`${path}/batch`, { upsert: [ship] })
    expect(back.body.results).toMatchObject([{ reference: 'EXW-21', result: 'changed', id: gone.id, version: 3 }])
    expect(await rowOf()).toEqual({ ...gone, life: 'active', version: 3, reason: '' })
    expect(await found(9176187)).toBe(1)
    const history = await world.database.client.query(
      'select version, change, snapshot from record_version where id = $1 order by version',
      [gone.id],
    )
    expect(history.rows.map(({ version, change }) => [version, change])).toEqual([
      [1, 'withdraw'],
      [2, 'relist'],
    ])
    expect((await gs().put(`${path}/batch`, { upsert: [ship] })).body.results).toMatchObject([{ result: 'unchanged' }])
  })

  test('does not bring back what somebody withdrew with a reason, not even where it had vanished before', async () => {
    const again = entry(22)
    const withdraw = { delete: [{ reference: 'EXW-22', reason: 'Exercise: taken off by decision' }] }
    expect((await gs().put(`${path}/batch`, { upsert: [again] })).body.results).toMatchObject([{ result: 'changed' }])
    expect((await gs().put(`${path}/batch`, withdraw)).body.results).toMatchObject([{ result: 'withdrawn' }])
    const refused = await gs().put(`${path}/batch`, { upsert: [again] })
    expect(refused.body.results).toMatchObject([
      { result: 'refused', faults: [{ key: 'record.withdrawn-by-decision' }] },
    ])
  })

  test('leaves what was suspended when it vanished suspended when it is listed again', async () => {
    await world.database.client.query("update record set life = 'blocked' where reference = 'EXW-30'")
    const others = [1, 2, 31, 32].map((one) => entry(one)).concat(entry(21))
    const told = (await vanished(await send(others))).body
    expect(told.vanished).toBe(1)
    await finish(await send(others), { vanished: 1 })
    expect(await standing()).not.toContain('EXW-30')
    const back = await gs().put(`${path}/batch`, { upsert: [entry(30)] })
    expect(back.body.results).toMatchObject([{ result: 'changed' }])
    const { rows } = await world.database.client.query("select life from record where reference = 'EXW-30'")
    expect(rows).toEqual([{ life: 'blocked' }])
  })

  test('is not said of what a bureau feeds itself', async () => {
    const file = { database: 'travel-document', format: 'jsonl', name: 'own.jsonl', size: 0, digest: 'ef'.repeat(32) }
    const { id } = (await world.as('fr.desk').post('/api/v1/imports', file)).body
    const told = await world.as('fr.desk').get(`/api/v1/imports/${id}/vanished`)
    expect([told.status, told.body.key]).toEqual([409, 'feed.whole-not-a-list'])
  })
})
