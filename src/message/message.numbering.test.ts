// Laws of mailboxes: numbers are gapless and in the order of sending, for each recipient and each pair, whoever gives them and whoever dies.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { freshDatabase } from '../../test/database.ts'
import { killableHub, program } from '../../test/killable.ts'
import { populate, startWorld } from '../../test/world.ts'
import { systemClock } from '../kernel/clock.ts'
import type { Database } from '../kernel/database.ts'
import { storeWaiting } from './message.numbering.ts'

const run = promisify(execFile)
const recipients = ['fr', 'de', 'eg', 'us', 'gs'] as const
const entry = { subject: 'Exercise', body: 'Exercise text.', ourReference: 'EX-1' }

type Row = { message: string; recipient: string; number: number; pair: string; pair_number: number }

const delivered = async ({ client }: Pick<Database, 'client'>): Promise<Row[]> =>
  (
    await client.query<Row>(
      `select message, recipient, number, sender || ' ' || recipient || ' ' || year || ' ' || test as pair, pair_number
       from message_delivery order by recipient, number`,
    )
  ).rows

const by = <K extends string, T>(rows: readonly T[], keyOf: (row: T) => K): Map<K, T[]> => {
  const found = new Map<K, T[]>()
  for (const row of rows) found.set(keyOf(row), [...(found.get(keyOf(row)) ?? []), row])
  return found
}

/** Every message once with each recipient, numbers 1 to n in each mailbox and each pair, in the same order. */
const checkMailboxes = async (database: Pick<Database, 'client'>): Promise<Row[]> => {
  const rows = await delivered(database)
  const { rows: sent } = await database.client.query<{ id: string; recipients: string[] }>(
    'select id, recipients from message',
  )
  const wanted = sent.flatMap((one) => one.recipients.map((recipient) => `${one.id} ${recipient}`)).sort()
  expect(rows.map(({ message, recipient }) => `${message} ${recipient}`).sort()).toEqual(wanted)
  for (const box of by(rows, ({ recipient }) => recipient).values())
    expect(box.map(({ number }) => number)).toEqual(box.map((_, at) => at + 1))
  for (const pair of by(rows, (row) => row.pair).values())
    expect(pair.map(({ pair_number }) => pair_number)).toEqual(pair.map((_, at) => at + 1))
  return rows
}

describe('16 writers at once', () => {
  const world = startWorld()

  test('are numbered without a gap and in the order of each, while four numberers race', async () => {
    const plan = fc.array(fc.subarray([...recipients], { minLength: 1 }), { minLength: 3, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(fc.array(plan, { minLength: 16, maxLength: 16 }), async (plans) => {
        let over = false
        const racing = Array.from({ length: 3 }, () =>
          (async () => {
            while (!over) {
              await storeWaiting(world.database, world.clock, { tells: () => false, isStopped: () => false })
              await new Promise((done) => setTimeout(done, 3))
            }
          })(),
        )
        const officer = (at: number): string => (at % 2 === 0 ? 'vn.desk' : 'xa.desk')
        const sent = await Promise.all(
          plans.map(async (messages, at) => {
            const ids: string[] = []
            for (const to of messages) {
              const reply = await world.as(officer(at)).post('/api/v1/messages', { ...entry, to, test: at % 5 === 0 })
              expect(reply.status, reply.text).toBe(201)
              ids.push(reply.body.id)
            }
            return ids
          }),
        )
        await world.settle()
        over = true
        await Promise.all(racing)
        const rows = await checkMailboxes(world.database)
        // A message that was accepted before another was sent stands before it.
        for (const ids of sent)
          for (const box of by(rows, ({ recipient }) => recipient).values())
            expect(box.map(({ message }) => message).filter((id) => ids.includes(id))).toEqual(
              ids.filter((id) => box.some(({ message }) => message === id)),
            )
      }),
      { numRuns: 3, endOnFailure: true },
    )
    const { rows } = await world.database.client.query<{ bureau: string; ranges: [number, number][] }>(
      `select key as bureau, json_agg(value order by (value->>0)::bigint) as ranges
       from fact, jsonb_each(detail->'stored') where operation = 'message.stored' group by key`,
    )
    // The register says who was given which numbers, each once.
    for (const { ranges } of rows)
      for (const [at, [first]] of ranges.entries()) expect(first).toBe((ranges[at - 1]?.[1] ?? 0) + 1)
  }, 120_000)
})

describe('a hub that is killed', () => {
  const store = freshDatabase()
  const { environment, start: startHub, kill } = killableHub(store)

  /** One writer: sends until its hub is gone, asks again with the same id, and notes only what was answered. */
  const write = async (
    origin: string,
    key: string,
    name: string,
    acknowledged: Map<string, string[]>,
  ): Promise<void> => {
    const own: string[] = acknowledged.get(name) ?? []
    acknowledged.set(name, own)
    for (let turn = 0; ; turn += 1) {
      const to = recipients.filter((_, at) => (turn + at) % 2 === 0)
      try {
        const reply = await fetch(`${origin}/api/v1/messages`, {
          method: 'POST',
          headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
          body: JSON.stringify({ ...entry, to, ourReference: `${name}-${turn}` }),
        })
        const answer = (await reply.json()) as { id: string }
        if (reply.status !== 201) throw new Error(`refused: ${JSON.stringify(answer)}`)
        own.push(answer.id)
      } catch (error) {
        if (error instanceof Error && error.message.startsWith('refused')) throw error
        return
      }
    }
  }

  test('three times under 16 writers loses nothing it accepted, delivers nothing twice, and leaves no gap', async () => {
    await populate(store.database, systemClock)
    const env = { ...(await environment()), LIAISON_KEYS: Buffer.alloc(32, 7).toString('base64url') }
    const command = ['key', 'create', '--officer', 'vn.system', '--quota', '1000000']
    const key = (await run(process.execPath, [program, ...command], { env })).stdout.trim()
    const acknowledged = new Map<string, string[]>()
    const many = (): number => [...acknowledged.values()].reduce((sum, ids) => sum + ids.length, 0)

    for (let round = 0; round < 3; round += 1) {
      const origin = await startHub(env)
      const before = many()
      const writers = Array.from({ length: 16 }, (_, at) => write(origin, key, `writer-${at}`, acknowledged))
      await expect.poll(() => many() - before, { timeout: 20_000 }).toBeGreaterThan(100 + round * 60)
      await kill('SIGKILL')
      await Promise.all(writers)
    }
    // What a dead hub had accepted and not numbered is numbered by the next one, before it serves anybody.
    await startHub(env)
    await kill('SIGTERM')
    const rows = await checkMailboxes(store.database)
    const there = new Set(rows.map(({ message }) => message))
    expect([...acknowledged.values()].flat().filter((id) => !there.has(id))).toEqual([])
    for (const ids of acknowledged.values())
      for (const box of by(rows, ({ recipient }) => recipient).values())
        expect(box.map(({ message }) => message).filter((id) => ids.includes(id))).toEqual(
          ids.filter((id) => box.some(({ message }) => message === id)),
        )
    const { rows: facts } = await store.database.client.query<{ subject: string }>(
      "select subject from fact where operation = 'message.send' and outcome = 'done'",
    )
    expect(new Set(facts.map(({ subject }) => subject))).toEqual(there)
  }, 120_000)
})
