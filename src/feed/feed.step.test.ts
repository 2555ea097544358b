// Stories of imports: batches that name one go forward once, refused lines are told by line, the same file goes on where it stood.
import { describe, expect, test } from 'vitest'
import { documents, recordEntries } from '../../test/records.ts'
import { type Reply, startWorld } from '../../test/world.ts'
import type { ImportMapping } from './feed.schema.ts'

const world = startWorld()
const { passport } = recordEntries(world)
const imports = '/api/v1/imports'
const fr = () => world.as('fr.desk')
let files = 0

const begin = async (given: object = {}): Promise<Reply['body']> => {
  files += 1
  const file = {
    database: 'travel-document',
    format: 'jsonl',
    name: `exercise-${files}.jsonl`,
    size: 1000,
    digest: 'ab'.repeat(32),
  }
  const reply = await fr().post(imports, { ...file, ...given })
  expect(reply.status, reply.text).toBe(200)
  return reply.body
}
const step = (id: string, from: number, to: number, line: number, body: object = {}, given: object = {}) =>
  fr().put(`${documents}/batch`, { ...body, import: { id, from, to, line, ...given } })
const show = async (id: string, query = ''): Promise<Reply['body']> => (await fr().get(`${imports}/${id}${query}`)).body

describe('an import', () => {
  test('goes forward with its batches, counts what became of the lines and tells the refused ones by line', async () => {
    const file = await begin()
    expect(file).toMatchObject({
      state: 'running',
      offset: 0,
      line: 0,
      counts: {},
      mapping: { columns: [], constants: [] },
    })
    const [one, two] = [passport(), passport()]
    const first = await step(
      file.id,
      0,
      400,
      4,
      { upsert: [one, { ...passport(), status: 'recovered' }, two] },
      {
        lines: [1, 3, 4],
        unread: [{ line: 2, faults: [{ key: 'fault.type', values: { type: 'object' } }] }],
      },
    )
    expect(first.status, first.text).toBe(200)
    expect(first.body).toMatchObject({ offset: 400, counts: { created: 2, refused: 2 } })
    const second = await step(file.id, 400, 1000, 6, { upsert: [one, passport()] }, { lines: [5, 6] })
    expect(second.body.results.map((line: { result: string }) => line.result)).toEqual(['refused', 'created'])
    expect(second.body.results[0].faults[0]).toMatchObject({
      key: 'fault.repeated-reference',
      says: expect.stringContaining('line 1'),
    })
    const shown = await show(file.id)
    expect(shown.import).toMatchObject({ offset: 1000, line: 6, counts: { created: 3, refused: 3 }, finishedAt: null })
    expect(
      shown.refused.map((line: { line: number; reference: string | null }) => [line.line, line.reference]),
    ).toEqual([
      [2, null],
      [3, expect.stringMatching(/^FR-EXERCISE/)],
      [5, one.reference],
    ])
    expect(shown.refused[1].faults).toEqual([
      expect.objectContaining({ pointer: '/status', key: 'fault.status-not-of-database' }),
    ])
    expect(JSON.stringify(shown.refused)).not.toContain('recovered')
    const paged = await show(file.id, '?limit=1&afterLine=2')
    expect([paged.refused.map((line: { line: number }) => line.line), paged.afterLine]).toEqual([[3], 3])
    const finished = await fr().post(`${imports}/${file.id}/finish`, { state: 'finished' })
    expect(finished.body).toMatchObject({ state: 'finished', finishedAt: expect.any(String) })
    expect((await step(file.id, 1000, 1000, 6)).body.key).toBe('feed.import-over')
    const listed = await fr().get(`${imports}?database=travel-document`)
    expect(listed.body.imports.map((row: { id: string }) => row.id)).toContain(file.id)
    expect((await fr().get(`${imports}?database=vehicle`)).body.imports).toEqual([])
  })

  test('that entered nothing but new records still tells what it brought before, and meets what stands', async () => {
    const file = await begin()
    const [one, two, three, stands, wrong] = [passport(), passport(), passport(), passport(), passport()]
    expect((await fr().put(`${documents}/batch`, { upsert: [stands] })).body.counts).toEqual({ created: 1 })
    expect((await step(file.id, 0, 100, 2, { upsert: [one, two] })).body.counts).toEqual({ created: 2 })
    expect((await step(file.id, 100, 200, 3, { upsert: [three] })).body.counts).toEqual({ created: 1 })
    const mixed = [two, passport(), stands, one, { ...wrong, status: 'recovered' }]
    const reply = await step(file.id, 200, 300, 8, { upsert: mixed })
    const told = (body: Reply['body']) =>
      body.results.map(({ result, faults }: { result: string; faults: { key: string; says: string }[] }) =>
        [result, ...faults.map(({ key, says }) => `${key} ${/line \d+/.exec(says)?.[0] ?? ''}`.trim())].join(' '),
      )
    expect(told(reply.body)).toEqual([
      'refused fault.repeated-reference line 2',
      'created',
      'unchanged',
      'refused fault.repeated-reference line 1',
      'refused fault.status-not-of-database',
    ])
    const last = await step(file.id, 300, 400, 12, { upsert: [one, stands, wrong, { ...three, status: 'stolen' }] })
    expect(told(last.body)).toEqual([
      'refused fault.repeated-reference line 1',
      'refused fault.repeated-reference line 6',
      'refused fault.repeated-reference line 8',
      'refused fault.repeated-reference line 3',
    ])
    const { rows } = await world.database.client.query<{ versions: number }>(
      'select count(*)::integer as versions from record_version where id in (select id from record where reference = any($1))',
      [[one, two, three, stands].map(({ reference }) => reference)],
    )
    expect(rows).toEqual([{ versions: 0 }])
  })

  test('does nothing twice or half: a batch that begins elsewhere is refused whole, with the place to go on from', async () => {
    const file = await begin()
    const entry = passport()
    expect((await step(file.id, 0, 500, 1, { upsert: [entry] })).status).toBe(200)
    for (const from of [0, 499, 501]) {
      const reply = await step(file.id, from, 600, 2, { upsert: [{ ...entry, status: 'stolen' }, passport()] })
      expect([reply.status, reply.body.key]).toEqual([409, 'feed.offset'])
      expect(reply.body.detail).toContain('500')
    }
    const both = await Promise.all([1, 2].map(() => step(file.id, 500, 700, 2, { upsert: [passport()] })))
    expect(both.map((reply) => reply.status).sort()).toEqual([200, 409])
    expect((await show(file.id)).import).toMatchObject({ offset: 700, counts: { created: 2 } })
    for (const [from, to, line] of [
      [700, 600, 3],
      [700, 1001, 3],
      [700, 800, 1],
    ] as const)
      expect((await step(file.id, from, to, line)).body.key).toBe('feed.step-out-of-file')
    expect((await step(file.id, 700, 800, 3, { upsert: [passport()] }, { lines: [1, 2] })).body.key).toBe(
      'feed.step-out-of-file',
    )
    const other = await fr().put('/api/v1/records/vehicle/batch', {
      import: { id: file.id, from: 700, to: 800, line: 3 },
    })
    expect([other.status, other.body.key]).toEqual([404, 'feed.import-not-found'])
    const early = await fr().post(`${imports}/${file.id}/finish`, { state: 'finished' })
    expect([early.status, early.body.key]).toEqual([409, 'feed.import-not-through'])
  })

  test('of the same file goes on where it stood, after a stop, a failure, or from two screens at once', async () => {
    const given = { name: 'again.jsonl', digest: 'cd'.repeat(32) }
    const [one, two] = await Promise.all([begin(given), begin(given)])
    expect(one.id).toBe(two.id)
    await step(one.id, 0, 300, 3, { upsert: [passport()] })
    const stopped = await fr().post(`${imports}/${one.id}/stop`)
    expect(stopped.body.state).toBe('stopped')
    expect((await step(one.id, 300, 400, 4)).body.key).toBe('feed.import-over')
    expect(await begin(given)).toMatchObject({ id: one.id, state: 'running', offset: 300 })
    const failed = await fr().post(`${imports}/${one.id}/finish`, { state: 'failed', fault: 'feed.step-out-of-file' })
    expect(failed.body).toMatchObject({ state: 'failed', fault: expect.stringContaining('batch') })
    expect(await begin(given)).toMatchObject({ id: one.id, state: 'running', offset: 300, fault: null })
    expect((await begin({ ...given, digest: 'ef'.repeat(32) })).id).not.toBe(one.id)
    const mapping = { columns: [], constants: [{ to: '/status', value: 'lost' }] }
    expect((await begin({ ...given, mapping })).id).not.toBe(one.id)
    await step(one.id, 300, 1000, 9)
    await fr().post(`${imports}/${one.id}/finish`, { state: 'finished' })
    expect(await begin(given)).toMatchObject({ offset: 0, state: 'running' })
  })

  test('is the bureau’s own: to others it does not exist, and a database that is not granted is refused at once', async () => {
    const file = await begin()
    for (const officer of ['vn.desk', 'gs.desk']) {
      expect((await world.as(officer).get(`${imports}/${file.id}`)).status).toBe(404)
      expect((await world.as(officer).post(`${imports}/${file.id}/stop`)).status).toBe(404)
      const batch = { import: { id: file.id, from: 0, to: 10, line: 1 } }
      expect((await world.as(officer).put(`${documents}/batch`, batch)).status).toBe(404)
      expect((await world.as(officer).get(imports)).body.imports).toEqual([])
    }
    for (const officer of ['fr.post', 'fr.analyst']) expect((await world.as(officer).get(imports)).status).toBe(403)
    expect((await fr().post(imports, { ...file, database: 'nowhere' })).status).toBe(400)
  })
})

describe('a mapping', () => {
  const path = '/api/v1/import-mappings/vehicle'
  const mapping: ImportMapping = {
    columns: [
      { from: 'Akte', to: '/reference' },
      { from: 'Kennzeichen', to: '/fields/plate' },
    ],
    constants: [{ to: '/status', value: 'stolen' }],
  }

  test('is kept under a name, changed from the version that was read, and removed', async () => {
    const saved = await fr().put(`${path}/register`, { mapping })
    expect([saved.status, saved.body.version]).toEqual([200, 1])
    expect((await fr().put(`${path}/register`, { mapping })).body.version).toBe(1)
    const changed = { ...mapping, constants: [] }
    const unread = await fr().put(`${path}/register`, { mapping: changed })
    expect([unread.status, unread.body.key]).toEqual([409, 'feed.mapping-stale'])
    expect((await fr().put(`${path}/register`, { version: 1, mapping: changed })).body.version).toBe(2)
    expect((await fr().put(`${path}/new`, { version: 3, mapping })).body.key).toBe('feed.mapping-not-found')
    expect((await fr().get(path)).body.mappings).toEqual([
      expect.objectContaining({ name: 'register', version: 2, mapping: changed, updatedBy: 'fr.desk' }),
    ])
    expect((await world.as('vn.desk').get(path)).body.mappings).toEqual([])
    expect((await world.as('vn.desk').delete(`${path}/register`)).status).toBe(404)
    expect((await fr().delete(`${path}/register`)).status).toBe(200)
    expect((await fr().get(path)).body.mappings).toEqual([])
  })
})

describe('what an import refused', () => {
  test('is forgotten 30 days after the last line', async () => {
    const file = await begin()
    await step(file.id, 0, 1000, 1, { upsert: [7] })
    await fr().post(`${imports}/${file.id}/finish`, { state: 'finished' })
    await world.pass(29 * 86_400_000)
    world.forget('fr.desk')
    expect((await show(file.id)).refused).toHaveLength(1)
    await world.pass(2 * 86_400_000)
    world.forget('fr.desk')
    const shown = await show(file.id)
    expect([shown.refused, shown.import.counts]).toEqual([[], { refused: 1 }])
  })
})
