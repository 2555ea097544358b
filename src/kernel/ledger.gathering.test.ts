/** Facts that come together are gathered for a moment and share a commit; whoever comes alone waits for nobody; nothing is lost on the way. */
import { afterEach, describe, expect, test, vi } from 'vitest'
import { freshDatabase } from '../../test/database.ts'
import { fixedClock } from './clock.ts'
import { type Fact, factOf, openLedger, prepareDays } from './ledger.ts'

const clock = fixedClock('2026-11-21T20:05:00.000Z')
const store = freshDatabase({ max: 8 })

const fact = (reference: string): Fact =>
  factOf(clock, { operation: 'check.ask', outcome: 'shown', bureau: 'vn', officer: 'vn.post', reference })
const query = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
  (await store.database.client.query<Row & Record<string, unknown>>(text, values)).rows
/** What the register holds beyond a place: references in the order of their places. */
const written = (after: number) =>
  query<{ place: number; reference: string }>(
    'select place::int as place, reference from fact where place > $1 order by place',
    [after],
  )
const head = async (): Promise<number> =>
  (await query<{ place: number }>('select place::int as place from ledger_head'))[0]?.place ?? 0
const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

afterEach(() => {
  vi.useRealTimers()
})

/** Time stands still for the ledger: what waits for a time waits until the test lets it pass. */
const stopTime = () => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })

describe('facts that come together', () => {
  test('wait for the moment to pass and then share one commit', async () => {
    await prepareDays(store.database.client, clock)
    stopTime()
    const ledger = openLedger(store.database, () => undefined)
    await Promise.all([ledger.record(fact('first')), ledger.record(fact('second'))])
    const late = ['third', 'fourth'].map((reference) => ledger.record(fact(reference)))
    // The store answers meanwhile as often as it likes: nothing is written while the moment lasts.
    for (let asked = 0; asked < 20; asked += 1) await head()
    expect([ledger.waiting(), await head()]).toEqual([2, 2])
    await vi.advanceTimersByTimeAsync(7)
    for (let asked = 0; asked < 20; asked += 1) await head()
    expect([ledger.waiting(), await head()]).toEqual([2, 2])
    await vi.advanceTimersByTimeAsync(1)
    expect(await Promise.all(late)).toEqual([3, 4])
    const rows = await query<{ at: string }>('select xmin::text as at from fact where place in (3, 4)')
    expect(rows[0]?.at).toBe(rows[1]?.at)
    await ledger.stop()
  })

  test('wait half as long where they are many', async () => {
    stopTime()
    const before = await head()
    const ledger = openLedger(store.database, () => undefined)
    await Promise.all([ledger.record(fact('many-1')), ledger.record(fact('many-2'))])
    const late = Array.from({ length: 16 }, (_, at) => ledger.record(fact(`many-${at + 3}`)))
    await vi.advanceTimersByTimeAsync(3)
    for (let asked = 0; asked < 20; asked += 1) await head()
    expect([ledger.waiting(), await head()]).toEqual([16, before + 2])
    await vi.advanceTimersByTimeAsync(1)
    expect(await Promise.all(late)).toEqual(late.map((_, at) => before + at + 3))
    await ledger.stop()
  })

  test('are written at once when the hub stops', async () => {
    stopTime()
    const before = await head()
    const ledger = openLedger(store.database, () => undefined)
    await Promise.all([ledger.record(fact('stop-1')), ledger.record(fact('stop-2'))])
    const last = ledger.record(fact('stop-3'))
    const stopped = ledger.stop()
    await vi.advanceTimersByTimeAsync(4)
    await stopped
    expect(await last).toBe(before + 3)
    await expect(ledger.record(fact('too late'))).rejects.toMatchObject({ key: 'ledger.unavailable' })
  })
})

test('a fact that comes alone waits for nobody', async () => {
  stopTime()
  const before = await head()
  const ledger = openLedger(store.database, () => undefined)
  for (let one = 1; one <= 5; one += 1) expect(await ledger.record(fact(`alone-${one}`))).toBe(before + one)
  await ledger.stop()
})

test('come out once each, without a gap and in the order they came, around a refusal and a store that was away', async () => {
  const before = await head()
  const reports: unknown[] = []
  const ledger = openLedger(store.database, (error) => reports.push(error))
  const came: string[] = []
  const record = async (reference: string): Promise<{ reference: string; place: number | undefined }> => {
    came.push(reference)
    return { reference, place: await ledger.record(fact(reference)).catch(() => undefined) }
  }
  /** Several callers, each asking again as soon as it is answered, in turns of their own. */
  const callers = (name: string, many: number, each: number) =>
    Promise.all(
      Array.from({ length: many }, async (_, caller) => {
        const answers = []
        for (let one = 0; one < each; one += 1) {
          if ((caller + one) % 3 === 0) await turn()
          answers.push(await record(`${name}-${caller}-${one}`))
        }
        return answers
      }),
    )

  const first = (await callers('before', 12, 6)).flat()
  const refused = await Promise.all(['bad-a', 'bad-\u0000', 'bad-c'].map(record))
  expect(refused.map(({ place }) => place !== undefined)).toEqual([true, false, true])
  await query('alter table ledger_head rename to ledger_head_away')
  const away = await Promise.all(['away-1', 'away-2', 'away-3'].map(record))
  expect(away.map(({ place }) => place)).toEqual([undefined, undefined, undefined])
  await query('alter table ledger_head_away rename to ledger_head')
  // More at once than one group holds, while callers go on.
  const [many, last] = await Promise.all([
    Promise.all(Array.from({ length: 950 }, (_, at) => record(`many-${at}`))),
    callers('after', 8, 4),
  ])
  await ledger.stop()

  const told = [...first, ...refused, ...many, ...last.flat()].filter(({ place }) => place !== undefined)
  const stands = await written(before)
  expect(stands.map(({ place }) => place)).toEqual(stands.map((_, at) => before + at + 1))
  expect(stands).toEqual([...told].sort((one, other) => (one.place ?? 0) - (other.place ?? 0)))
  const kept = new Set(stands.map(({ reference }) => reference))
  expect(stands.map(({ reference }) => reference)).toEqual(came.filter((reference) => kept.has(reference)))
  expect(stands).toHaveLength(12 * 6 + 2 + 950 + 8 * 4)
  expect(reports).toHaveLength(4)
})
