// Changes that share a transaction: each is kept with its facts or refused as if it were alone, whatever the others beside it do.
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../test/database.ts'
import { fixedClock } from './clock.ts'
import { type Connection, openDatabase } from './database.ts'
import { type Kept, keepTogether, sharedClient } from './gathering.ts'
import { factOf } from './ledger.ts'
import { readingTogether } from './together.ts'

const clock = fixedClock('2026-11-21T20:05:00.000Z')
const store = freshDatabase()

/** What a change does: writes alone, or through the statement of all; then it is through, or fails before or after it has written. */
const ways = [
  'own',
  'shared',
  'fails before',
  'fails after own',
  'fails after shared',
  'is refused by the store',
] as const
type Way = (typeof ways)[number]
type Asked = { readonly name: string; readonly way: Way }

let transactions: Set<string>
const sharing = readingTogether<string, true>()

const insertShared = async (client: Connection['client'], names: readonly string[]) => {
  const { rows } = await client.query<{ xid: string; name: string }>(
    'insert into thing (name) select unnest($1::text[]) returning name, pg_current_xact_id()::text as xid',
    [names],
  )
  for (const { xid } of rows) transactions.add(xid)
  return new Map(rows.map(({ name }) => [name, true as const]))
}

const workOf =
  ({ name, way }: Asked) =>
  async (connection: Connection): Promise<Kept<string>> => {
    if (way === 'fails before') throw new Error(name)
    if (way === 'is refused by the store') await connection.client.query('insert into thing (name) values (null)')
    if (way === 'own' || way === 'fails after own')
      await connection.client.query('insert into thing (name) values ($1)', [name])
    else {
      const client = sharedClient(connection.client)
      await sharing(client, 'insert', [name], (names) => insertShared(client, names))
    }
    if (way.startsWith('fails')) throw new Error(name)
    return { answer: name, facts: [factOf(clock, { operation: 'thing.make', outcome: 'done', reference: name })] }
  }

const isKept = ({ way }: Asked): boolean => way === 'own' || way === 'shared'

const stored = async (): Promise<{ readonly things: string[]; readonly facts: string[] }> => {
  const { client } = store.database
  const { rows: things } = await client.query<{ name: string }>('select name from thing order by name')
  const { rows: facts } = await client.query<{ name: string }>(
    "select reference as name from fact where operation = 'thing.make' order by reference",
  )
  return { things: things.map(({ name }) => name), facts: facts.map(({ name }) => name) }
}

let made = 0
const named = (ways: readonly Way[]): Asked[] => {
  made += 1
  return ways.map((way, at) => ({ name: `${made}-${at}`, way }))
}

beforeAll(async () => {
  await store.database.client.query('create table thing (name text not null)')
})

describe('changes that come together', () => {
  test('are kept each once with its own fact, or refused with its own failure and nothing kept, as if each were alone', async () => {
    transactions = new Set()
    const expected: string[] = []
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...ways), { minLength: 1, maxLength: 12 }), async (drawn) => {
        const asked = named(drawn)
        const ends = await Promise.allSettled(asked.map((one) => keepTogether(store.database, workOf(one))))
        for (const [at, end] of ends.entries()) {
          const one = asked[at]
          if (!one) throw new RangeError('an end for each')
          expect(end.status).toBe(isKept(one) ? 'fulfilled' : 'rejected')
          if (end.status === 'fulfilled') expect(end.value.answer).toBe(one.name)
          else if (one.way.startsWith('fails')) expect((end.reason as Error).message).toBe(one.name)
        }
        expected.push(...asked.filter(isKept).map(({ name }) => name))
      }),
      { numRuns: 40 },
    )
    expect(await stored()).toEqual({ things: expected.toSorted(), facts: expected.toSorted() })
  })

  test('share a transaction, also with one that failed before it asked anything', async () => {
    transactions = new Set()
    const asked = named(['shared', 'fails before', 'shared', 'shared'])
    await Promise.allSettled(asked.map((one) => keepTogether(store.database, workOf(one))))
    expect(transactions.size).toBe(1)
  })

  test('are all told when the server is lost, and none is kept', async () => {
    const lost = openDatabase({ host: '127.0.0.1', port: 1, user: 'nobody', database: 'none' })
    const before = await stored()
    const ends = await Promise.allSettled(named(['own', 'shared']).map((one) => keepTogether(lost, workOf(one))))
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(await stored()).toEqual(before)
    await lost.stop()
  })
})
