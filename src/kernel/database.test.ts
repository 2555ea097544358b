import { describe, expect, test } from 'vitest'
import { freshDatabase } from '../../test/database.ts'
import { checkClock, type Database, lostConnection, named, openDatabase } from './database.ts'
import { transaction } from './transaction.ts'

declare module './database.ts' {
  interface Tables {
    exercise_page: { number: number; words: string }
  }
}

const fresh = freshDatabase({ empty: true })

const one = async (expression: string, database: Database = fresh.database): Promise<unknown> =>
  (await database.pool.query(`SELECT ${expression} AS value`)).rows[0].value

const withPages = async (work: () => Promise<void>): Promise<void> => {
  await fresh.database.pool.query('CREATE TABLE exercise_page (number integer PRIMARY KEY, words text NOT NULL)')
  await work().finally(() => fresh.database.pool.query('DROP TABLE exercise_page'))
}

const readPages = () => fresh.database.sql.selectFrom('exercise_page').selectAll().orderBy('number').execute()

describe('values', () => {
  test.each([
    [`'2026-11-21 23:05:00+03'::timestamptz`, '2026-11-21T20:05:00.000Z'],
    [`'2026-11-21 20:05:00.5Z'::timestamptz`, '2026-11-21T20:05:00.500Z'],
    [`'2026-11-21 20:05:00.123999Z'::timestamptz`, '2026-11-21T20:05:00.123Z'],
    [`'0476-09-04 00:00Z'::timestamptz`, '0476-09-04T00:00:00.000Z'],
    [`array['2026-11-21 20:05Z', null]::timestamptz[]`, ['2026-11-21T20:05:00.000Z', null]],
    [`'2026-11-21'::date`, '2026-11-21'],
    [`array['2026-11-21']::date[]`, ['2026-11-21']],
    ['9007199254740991::bigint', 9007199254740991],
    [
      'array[array[1, -2], array[null, 4]]::bigint[]',
      [
        [1, -2],
        [null, 4],
      ],
    ],
    ['1.10::numeric', '1.10'],
    ['array[1.10, 2]::numeric[]', ['1.10', '2']],
    [`'{"name": "Exercise", "list": [1]}'::jsonb`, { name: 'Exercise', list: [1] }],
    [`array['a', 'b,"c', null]::text[]`, ['a', 'b,"c', null]],
    [`array['018f0000-0000-7000-8000-000000000000']::uuid[]`, ['018f0000-0000-7000-8000-000000000000']],
    ['null::timestamptz', null],
  ])('%s is read in one form', async (expression, expected) => {
    expect(await one(expression)).toEqual(expected)
  })

  test('a long list that comes again is a list of its own each time', async () => {
    const read = async (): Promise<string[]> =>
      (await one(`array(select 'x' || n from generate_series(1, 99) n)`)) as string[]
    const first = await read()
    first.reverse().pop()
    expect(await read()).toEqual(Array.from({ length: 99 }, (_, at) => `x${at + 1}`))
    expect(await one(`array(select 'y' || n from generate_series(1, 99) n)`)).toHaveLength(99)
  })

  test('an instant that is written comes back as it was', async () => {
    const instant = '2026-11-21T20:05:00.007Z'
    const { rows } = await fresh.database.pool.query('SELECT $1::timestamptz AS value', [instant])
    expect(rows).toEqual([{ value: instant }])
  })

  test.each(['9007199254740992::bigint', `'infinity'::timestamptz`, `'0044-03-15 BC'::timestamptz`])(
    '%s is refused, not bent, and the connection stays usable',
    async (expression) => {
      await expect(one(expression)).rejects.toThrow(RangeError)
      expect(await one('1')).toBe(1)
    },
  )
})

describe('transactions', () => {
  test('keep all of it or nothing, through both doors of the connection', () =>
    withPages(async () => {
      const answer = await transaction(fresh.database, async ({ sql, client }) => {
        await sql.insertInto('exercise_page').values({ number: 1, words: 'first' }).execute()
        await client.query(`INSERT INTO exercise_page VALUES (2, 'second')`)
        const updated = await sql.updateTable('exercise_page').set({ words: 'changed' }).executeTakeFirst()
        return updated.numUpdatedRows
      })
      expect(answer).toBe(2n)
      const failing = transaction(fresh.database, async ({ sql }) => {
        await sql.deleteFrom('exercise_page').execute()
        throw new Error('no')
      })
      await expect(failing).rejects.toThrow('no')
      expect(await readPages()).toEqual([
        { number: 1, words: 'changed' },
        { number: 2, words: 'changed' },
      ])
    }))

  test('do not claim to be kept when a failed statement was caught', () =>
    withPages(async () => {
      const swallowing = transaction(fresh.database, async ({ client }) => {
        await client.query(`INSERT INTO exercise_page VALUES (1, 'lost')`)
        await client.query('SELECT 1 / 0').catch(() => undefined)
      })
      await expect(swallowing).rejects.toThrow('nothing was kept')
      expect(await readPages()).toEqual([])
    }))

  test('cannot be nested by mistake', async () => {
    const nested = transaction(fresh.database, ({ sql }) => sql.transaction().execute(async () => 1))
    await expect(nested).rejects.toThrow('open already')
  })

  test('that deadlock are run again, and both are kept', () =>
    withPages(async () => {
      await fresh.database.pool.query(`INSERT INTO exercise_page VALUES (1, ''), (2, '')`)
      let runs = 0
      let arrived = 0
      let meet: () => void = () => undefined
      const met = new Promise<void>((resolve) => {
        meet = resolve
      })
      const append = (first: number, second: number, letter: string) =>
        transaction(fresh.database, async ({ client }) => {
          runs += 1
          await client.query('UPDATE exercise_page SET words = words || $2 WHERE number = $1', [first, letter])
          arrived += 1
          if (arrived === 2) meet()
          await met
          await client.query('UPDATE exercise_page SET words = words || $2 WHERE number = $1', [second, letter])
        })
      await Promise.all([append(1, 2, 'a'), append(2, 1, 'b')])
      // One of them runs again; both, where the server on a busy machine breaks the circle at either end.
      expect([3, 4]).toContain(runs)
      expect((await readPages()).map(({ words }) => [...words].sort().join(''))).toEqual(['ab', 'ab'])
    }))

  test('give up after the first run and three more', async () => {
    let runs = 0
    const failing = transaction(fresh.database, async ({ client }) => {
      runs += 1
      await client.query(`DO $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = '40001'; END $$`)
    })
    await expect(failing).rejects.toMatchObject({ code: '40001' })
    expect(runs).toBe(4)
  })
})

test('a named statement is parsed once for each connection', async () => {
  const database = openDatabase(fresh.address, { max: 1 })
  try {
    const text = 'SELECT $1::int + 1 AS next'
    expect(await named<{ next: number }>(database.client, 'exercise-next', text, [1])).toEqual([{ next: 2 }])
    expect(await named<{ next: number }>(database.client, 'exercise-next', text, [41])).toEqual([{ next: 42 }])
    const statements = `(SELECT count(*) FROM pg_prepared_statements WHERE name = 'exercise-next')`
    expect(await one(statements, database)).toBe(1)
  } finally {
    await database.stop()
  }
})

test('a session is in UTC, bounded in time and named', async () => {
  expect(await one(`current_setting('TimeZone')`)).toBe('UTC')
  expect(await one(`current_setting('statement_timeout')`)).toBe('30s')
  expect(await one(`current_setting('application_name')`)).toBe('liaison test')
})

describe('a server that goes away', () => {
  const endOthers = (name: string) =>
    one(`(SELECT bool_and(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = '${name}')`)

  test('fails the query under way as a lost connection, and the next one connects anew', async () => {
    const database = openDatabase(fresh.address, { max: 1, name: 'exercise lost' })
    try {
      await one('1', database)
      const sleeping = one('pg_sleep(20)', database).catch((error: unknown) => error)
      await expect.poll(() => endOthers('exercise lost')).toBe(true)
      expect(lostConnection(await sleeping)).toBe(true)
      expect(await one('1', database)).toBe(1)
    } finally {
      await database.stop()
    }
  })

  test('does not end the process while a client is held and idle, and the transaction fails', async () => {
    const database = openDatabase(fresh.address, { max: 1, name: 'exercise held' })
    try {
      const held = transaction(database, async ({ client }) => {
        await client.query('SELECT 1')
        await endOthers('exercise held')
        await new Promise((resolve) => setTimeout(resolve, 50))
        await client.query('SELECT 1')
      })
      const error = await held.catch((error: unknown) => error)
      expect(lostConnection(error)).toBe(true)
      expect(await one('1', database)).toBe(1)
    } finally {
      await database.stop()
    }
  })

  test('that is not there at all is a lost connection; a wrong statement is not', async () => {
    const absent = openDatabase({ host: '/nonexistent', port: 1, user: 'nobody', database: 'none' })
    const refused = openDatabase('postgres://nobody@127.0.0.1:1/none')
    expect(lostConnection(await one('1', absent).catch((error: unknown) => error))).toBe(true)
    expect(lostConnection(await one('1', refused).catch((error: unknown) => error))).toBe(true)
    expect(lostConnection(await one('wrong').catch((error: unknown) => error))).toBe(false)
    expect(lostConnection(Object.assign(new Error('no such file'), { code: 'ENOENT', syscall: 'open' }))).toBe(false)
    await absent.stop()
    await refused.stop()
    expect(lostConnection(await one('1', refused).catch((error: unknown) => error))).toBe(true)
  })
})

test.each([
  [0, true],
  [1_500, true],
  [-1_500, true],
  [2_500, false],
  [-2_500, false],
])('a clock %i ms off its database: start %s', async (off, starts) => {
  const check = checkClock(fresh.database, () => Date.now() + off)
  if (starts) await expect(check).resolves.toBeUndefined()
  else await expect(check).rejects.toThrow('2.5 s off the clock of its database')
})
