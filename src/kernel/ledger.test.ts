/** The register: places without gaps whoever writes, leaves that verify, and lines that nobody can rewrite. */
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { freshDatabase } from '../../test/database.ts'
import { fixedClock } from './clock.ts'
import { canonicalText } from './json.ts'
import {
  askedDigest,
  canonicalForm,
  type Fact,
  factOf,
  leafOf,
  openLedger,
  prepareDays,
  writeWithChange,
} from './ledger.ts'
import { changedFacts } from './ledger-changes.ts'
import { startSequencer } from './sequencer.ts'
import { transaction } from './transaction.ts'

const clock = fixedClock('2026-11-21T20:05:00.000Z')
const store = freshDatabase({ max: 20 })

const fact = (given: Partial<Fact> = {}): Fact =>
  factOf(clock, { operation: 'check.ask', outcome: 'shown', bureau: 'vn', officer: 'vn.post', ...given })

const placesAndTotal = async (): Promise<{ places: number[]; head: number }> => {
  const { rows } = await store.database.client.query('select place from fact where place is not null order by place')
  const { rows: heads } = await store.database.client.query('select place from ledger_head')
  return { places: rows.map((row) => row.place as number), head: heads[0]?.place as number }
}

const unplaced = async (): Promise<number> =>
  (await store.database.client.query('select count(*)::int as many from fact where place is null')).rows[0]?.many

describe('the ledger', () => {
  test('gives every fact of a read the place it answers, in groups, without gaps', async () => {
    await prepareDays(store.database.client, clock)
    const ledger = openLedger(store.database, () => undefined)
    const facts = Array.from({ length: 1000 }, (_, at) => fact({ reference: `R${at}` }))
    const places = await Promise.all(facts.map((one) => ledger.record(one)))
    expect(places).toEqual(Array.from({ length: 1000 }, (_, at) => at + 1))
    const { rows } = await store.database.client.query<{ id: string; place: number }>(
      'select id, place from fact order by place',
    )
    expect(rows.map((row) => row.id)).toEqual(facts.map((one) => one.id))
    await ledger.stop()
  })

  test('writes the others of a group when the store refuses one of them, and takes no place for that one', async () => {
    const ledger = openLedger(store.database, () => undefined)
    const before = (await placesAndTotal()).head
    const results = await Promise.allSettled(
      ['A', 'B\u0000', 'C'].map((reference) => ledger.record(fact({ reference }))),
    )
    expect(results.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect((await placesAndTotal()).head).toBe(before + 2)
    await ledger.stop()
  })

  test('stays gapless and in the order of changes under 16 writers of changes and reads at once, on two hubs', async () => {
    const hubs = [openLedger(store.database, () => undefined), openLedger(store.database, () => undefined)]
    const sequencers = [
      startSequencer(store.database, () => undefined),
      startSequencer(store.database, () => undefined),
    ]
    const subject = randomUUID()
    const versions: number[] = []
    await Promise.all(
      Array.from({ length: 16 }, async (_, writer) => {
        for (let turn = 0; turn < 20; turn += 1) {
          if (writer % 2 === 0) await hubs[writer % 4 === 0 ? 0 : 1]?.record(fact())
          else
            await transaction(store.database, async ({ client }) => {
              // Two changes of one thing are ordered by its row, as in life; the ledger must keep that order.
              await client.query('select pg_advisory_xact_lock(7)')
              const version = versions.length + 1
              await writeWithChange(client, [
                fact({
                  operation: 'record.update',
                  outcome: 'done',
                  changed: true,
                  subjectKind: 'record',
                  subject,
                  version,
                  tell: ['fr', 'vn'],
                }),
              ])
              versions.push(version)
            })
          sequencers[writer % 2]?.wake()
        }
      }),
    )
    await expect.poll(unplaced).toBe(0)
    await Promise.all([...sequencers.map((one) => one.stop()), ...hubs.map((one) => one.stop())])
    const { places, head } = await placesAndTotal()
    expect(head).toBe(places.length)
    expect(places).toEqual(places.map((_, at) => at + 1))
    const changes = await changedFacts(store.database.client, 0)
    expect(changes.filter((one) => one.subject === subject).map((one) => one.version)).toEqual(versions)
  })

  test('keeps taking facts of a day whose partition could not be made, because its first lines stood elsewhere already', async () => {
    const later = fixedClock('2027-03-01T10:00:00.000Z')
    const early = openLedger(store.database, () => undefined)
    await early.record(fact({ at: later.now() }))
    await prepareDays(store.database.client, later)
    await early.record(fact({ at: later.now() }))
    await early.stop()
    const { rows } = await store.database.client.query("select 1 from fact where day = '2027-03-01'")
    expect(rows).toHaveLength(2)
  })

  test('numbers the events of each bureau without gaps, so that a number tells nothing of other bureaus', async () => {
    const { rows } = await store.database.client.query<{ bureau: string; number: number }>(
      'select bureau, number from event order by bureau, number',
    )
    for (const bureau of ['fr', 'vn']) {
      const numbers = rows.filter((row) => row.bureau === bureau).map((row) => row.number)
      expect(numbers).toEqual(numbers.map((_, at) => at + 1))
      expect(numbers.length).toBe(160)
    }
  })

  test('stores a leaf that the stored line gives again, and another line does not', async () => {
    const one = fact({
      detail: { b: 2, a: 'x' },
      subjects: [{ kind: 'record', id: randomUUID(), owner: 'fr', part: 'shown' }],
      asked: { value: { number: 'X0000001' }, eraseOn: '2026-12-21' },
    })
    const ledger = openLedger(store.database, () => undefined)
    await ledger.record(one)
    await ledger.stop()
    const { rows } = await store.database.client.query('select detail, salt, leaf, at from fact where id = $1', [
      one.id,
    ])
    const row = rows[0] as { detail: Record<string, unknown>; salt: Buffer; leaf: Buffer; at: string }
    const form = (detail: Record<string, unknown>) => canonicalForm({ ...one, at: row.at, detail })
    expect(leafOf(row.salt, form(row.detail))).toEqual(row.leaf)
    expect(leafOf(row.salt, form({ ...row.detail, a: 'y' }))).not.toEqual(row.leaf)
    expect(JSON.stringify(row.detail)).not.toContain('X0000001')
  })

  test('keeps what was asked as the text its digest is over, each beside its own fact', async () => {
    const values = [{ number: 'Ñ\\u0000', items: [{ a: 1 }] }, {}, { z: '"\n', b: [] }]
    const facts = values.map((value) => fact({ asked: { value, eraseOn: '2026-12-21' } }))
    const ledger = openLedger(store.database, () => undefined)
    await Promise.all([...facts, fact({})].map(ledger.record))
    await ledger.stop()
    for (const [at, { id }] of facts.entries()) {
      const { rows } = await store.database.client.query<{ asked: object; text: string; salt: Buffer; digest: string }>(
        `select a.asked, a.asked::text as text, f.salt, f.detail->>'asked' as digest
         from fact_asked a join fact f on f.id = a.fact where a.fact = $1`,
        [id],
      )
      expect(rows).toHaveLength(1)
      expect(rows[0]?.asked).toEqual(values[at])
      expect(rows[0]?.text).toBe(canonicalText(values[at]))
      expect(askedDigest(rows[0]?.salt ?? Buffer.alloc(0), values[at])).toBe(rows[0]?.digest)
    }
  })

  test('takes nothing in that it could not read again', async () => {
    const ledger = openLedger(store.database, () => undefined)
    const withNul = fact({ asked: { value: { number: 'a\0b' }, eraseOn: '2026-12-21' } })
    await expect(ledger.record(withNul)).rejects.toThrow('NUL')
    await ledger.stop()
    expect((await store.database.client.query('select 1 from fact where id = $1', [withNul.id])).rows).toEqual([])
  })

  test.each([
    ["update fact set officer = 'nobody'"],
    ["update fact set outcome = 'done', place = place"],
    ['update fact set place = place + 1'],
    ['delete from fact'],
  ])('refuses %s', async (statement) => {
    await expect(store.database.client.query(statement)).rejects.toThrow('a fact is never changed or removed')
  })
})
