/** A batch through the front door: a line an item, each covered by a durable entry, and never a broken answer taken for a whole one. */
import { describe, expect, test } from 'vitest'
import { checkStories, wanted } from '../../test/checks.ts'
import { startWorld } from '../../test/world.ts'

const world = startWorld()
const stories = checkStories(world)

type Line = {
  readonly at?: number
  readonly check?: string
  readonly item?: number
  readonly place?: number
  readonly answer?: { readonly candidates: { verdict: string; hit: string | null; record: { id: string } }[] }
  readonly problem?: {
    readonly key: string
    readonly detail: string
    readonly pointers: { readonly pointer: string }[]
  }
  readonly complete?: boolean
  readonly checks?: string[]
  readonly [count: string]: unknown
}

const passport = (number: number, more: object = {}) => ({
  travelDocument: { number: `X${String(number).padStart(7, '0')}`, country: 'FRA', type: 'passport', ...more },
})
const items = (many: number): object[] => Array.from({ length: many }, (_, at) => passport(500_000 + at))

const ndjson = { accept: 'application/x-ndjson' }
const put = (officer: string, batch: readonly object[], headers = ndjson) =>
  world
    .as(officer, headers)
    .post('/api/v1/checks', { purpose: 'security-check', reference: 'EXERCISE-BATCH', items: batch })
const linesOf = (text: string): Line[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))

describe('a batch for somebody who accepts lines', () => {
  test('is answered item by item, in the order asked, under entries of the register that are there already', async () => {
    await stories.enter({ database: 'travel-document', status: 'lost', fields: passport(500_070).travelDocument })
    const batch = items(120)
    batch[3] = { travelDocument: { mrz: ['not a zone'] } }
    batch[119] = { travelDocument: {} }
    const reply = await put('vn.desk', batch)
    expect(reply.status, reply.text).toBe(200)
    expect(reply.headers['content-type']).toBe('application/x-ndjson')
    const lines = linesOf(reply.text)
    const end = lines.at(-1)
    expect(lines.slice(0, -1).map(({ at }) => at)).toEqual(batch.map((_, at) => at))
    expect(lines[3]).toMatchObject({ problem: { key: 'request.invalid', pointers: [{}] } })
    expect(lines[3]?.problem?.pointers[0]?.pointer).toMatch(/^\/items\/3\//)
    expect(lines[3]?.answer).toBeUndefined()
    expect(lines[70]?.answer?.candidates).toMatchObject([{ verdict: 'exact', hit: expect.any(String) }])
    expect(end).toMatchObject({
      complete: true,
      items: 120,
      answered: 118,
      refused: 2,
      candidates: 1,
      silent: 0,
      id: lines[0]?.check,
    })
    expect(end?.checks).toEqual([...new Set(lines.flatMap(({ check }) => check ?? []))])
    const { rows } = await world.database.client.query<{ id: string; place: number; detail: Record<string, unknown> }>(
      'select id, place, detail from fact where id = any($1) order by place',
      [end?.checks],
    )
    expect(rows.map(({ id }) => id)).toEqual(end?.checks)
    expect(rows.map(({ detail }) => detail)).toMatchObject([
      { items: 49, refused: 1, batch: end?.id },
      { items: 50, candidates: 1, batch: end?.id },
      { items: 19, refused: 1, batch: end?.id },
    ])
    for (const { check, place } of lines.slice(0, -1))
      if (check) expect(rows.find(({ id }) => id === check)?.place).toBe(place)
  })

  test('names for each item the check that "could be" is said to', async () => {
    const person = await stories.enter(wanted('BATCHLIST', 'Exercise Ann'))
    const batch = [...items(60), { person: { family: 'Batchlist', given: 'Exercise Ann', dateOfBirth: '1979-04-12' } }]
    const line = linesOf((await put('vn.desk', batch)).text)[60]
    expect(line).toMatchObject({ at: 60, item: 10, answer: { candidates: [{ verdict: 'possible', hit: null }] } })
    const said = await stories.couldBe('vn.desk', line?.check ?? '', person.id, line?.item)
    expect(said, said.text).toMatchObject({ status: 200, body: { repeated: false, told: 'source' } })
  })

  test('leaves out whoever is otherwise in what a question insists on, and says how a few were read', async () => {
    await stories.enter(wanted('BATCHINSIST', 'Odile', { datesOfBirth: ['1966-02-03'] }))
    const person = { family: 'Batchinsist', given: 'Odile', dateOfBirth: '1966-02-03', sex: 'F' }
    const wide = (batch: readonly object[]) =>
      world.as('vn.desk', ndjson).post('/api/v1/checks', {
        purpose: 'security-check',
        reference: 'EXERCISE-BATCH',
        widen: true,
        items: batch,
      })
    const reply = await wide([{ person }, { person: { ...person, insists: ['sex'] } }])
    expect(reply.status, reply.text).toBe(200)
    const reading = { names: [{ field: 'parts' }] }
    expect(linesOf(reply.text)).toMatchObject([
      { answer: { understood: { reading }, met: 1, candidates: [{ verdict: 'possible' }] } },
      {
        answer: {
          understood: { reading },
          met: 0,
          candidates: [],
          help: { widenings: expect.arrayContaining([expect.objectContaining({ change: 'without-sex' })]) },
        },
      },
      { complete: true, candidates: 1 },
    ])
    const many = await wide(items(6))
    expect(many).toMatchObject({ status: 400, body: { pointers: [{ pointer: '/widen', key: 'fault.widen-few' }] } })
  })

  test('breaks off with a word of its own where its entry cannot be written: no item of that part is answered', async () => {
    const { client } = world.database
    const refusing = (when: string): Promise<unknown> =>
      client.query(`create or replace function refuse_second() returns trigger language plpgsql as $$
        begin if ${when} then raise exception 'exercise'; end if; return new; end $$`)
    await refusing("new.detail->>'from' = '50'")
    await world.settle()
    await client.query(
      'create trigger refuse_second before insert on fact for each row execute function refuse_second()',
    )
    try {
      const reply = await put('vn.desk', items(150))
      const lines = linesOf(reply.text)
      expect(lines.map(({ at }) => at)).toEqual([...Array.from({ length: 50 }, (_, at) => at), undefined])
      expect(lines.at(-1)).toMatchObject({ complete: false, problem: { status: 503, key: 'ledger.unavailable' } })
      expect(world.takeReports()).not.toEqual([])
    } finally {
      // The trigger stays: to drop it would wait for whoever reads the register just now.
      await refusing('false')
    }
  })

  test('is refused whole, as anybody is, before its first line: without a purpose, or with a body of another form', async () => {
    const bare = await world
      .as('vn.desk', { ...ndjson, 'liaison-purpose': '', 'liaison-reference': '' })
      .post('/api/v1/checks', { items: items(2) })
    expect(bare).toMatchObject({ status: 400, body: { key: 'purpose.missing' } })
    const malformed = await put('vn.desk', [{ travelDocument: { number: 'X1', religion: 'x' } }])
    expect(malformed).toMatchObject({ status: 400, body: { pointers: [{ key: 'fault.sensitive' }] } })
    const many = await put('vn.desk', items(1001))
    expect(many).toMatchObject({ status: 400, body: { pointers: [{ pointer: '/items', key: 'fault.maxItems' }] } })
  })
})

describe('a batch for everybody else', () => {
  test.each([{ accept: 'application/json' }, { accept: 'application/x-ndjson;q=0, */*' }])(
    'is one answer (%j), of a thousand items too, with one entry',
    async (headers) => {
      const reply = await put('vn.desk', items(1000), headers)
      expect(reply.status, reply.text.slice(0, 400)).toBe(200)
      expect(reply.body.items).toHaveLength(1000)
      const { rows } = await world.database.client.query('select place, detail from fact where id = $1', [
        reply.body.id,
      ])
      expect(rows).toMatchObject([{ place: reply.body.place, detail: { items: 1000 } }])
    },
  )

  test('is refused whole for one bad item, with its pointer', async () => {
    const reply = await put('vn.desk', [...items(1), { travelDocument: { mrz: ['not a zone'] } }], {
      accept: 'application/json',
    })
    expect(reply).toMatchObject({ status: 400, body: { key: 'request.invalid' } })
    expect(reply.body.pointers[0].pointer).toMatch(/^\/items\/1\//)
  })
})
