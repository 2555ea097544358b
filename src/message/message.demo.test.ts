/** The messages of the demonstration: as many as promised, the same each time, and true to the rules. */
import { beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../test/database.ts'
import { aliveBureaus, makeBureaus } from '../bureau/bureau.demo.ts'
import { randomOf } from '../demonstration.random.ts'
import { type Stage, setStage } from '../demonstration.stage.ts'
import type { Actor } from '../kernel/actor.ts'
import { fixedClock } from '../kernel/clock.ts'
import type { Database } from '../kernel/database.ts'
import { secretOf, secretPart } from '../kernel/secret.ts'
import type { Part } from '../kernel/slice.ts'
import { transaction } from '../kernel/transaction.ts'
import { makeOfficers } from '../officer/officer.demo.ts'
import { actorOfChain } from '../officer/officer.rights.ts'
import { readStandpoint } from '../officer/officer.standpoint.ts'
import { databaseNames } from '../record/record.schema.ts'
import { makeStories } from '../record/record.story.demo.ts'
import { makeMessages } from './message.demo.ts'
import { addresseesPart, storedAddressees } from './message.memory.ts'

const present = '2026-11-21T20:05:00.000Z'
const first = freshDatabase()
const second = freshDatabase()
const secret = secretOf(Buffer.alloc(32, 7))
const told: Stage['facts'][] = []

const seed = (database: Database): Promise<void> =>
  transaction(database, async (connection) => {
    await connection.client.query("insert into world (kind, began_at) values ('demonstration', $1)", [present])
    const known = new Map<string, Actor>()
    const stage = setStage({
      connection,
      clock: fixedClock(present),
      random: randomOf('message demonstration test'),
      actorNamed: async (officer) => {
        const standpoint = known.has(officer) ? undefined : await readStandpoint(connection, officer)
        const actor = known.get(officer) ?? (standpoint && actorOfChain(standpoint.chain, []))
        if (!actor) throw new RangeError(`${officer} is nobody`)
        known.set(officer, actor)
        return actor
      },
      part: <T>({ name }: Part<T>): T => {
        if (name === addresseesPart.name) return storedAddressees as T
        if (name !== secretPart.name) throw new RangeError(`no ${name} here`)
        return secret as T
      },
    })
    await makeBureaus(stage, databaseNames)
    await makeOfficers(stage)
    const stories = await makeStories(stage)
    await makeMessages(stage, stories)
    told.push(stage.facts)
  })

beforeAll(async () => {
  await seed(first.database)
  await seed(second.database)
}, 120_000)

const rows = async <Row extends object>(text: string, database = first.database): Promise<Row[]> =>
  (await database.client.query<Row & Record<string, unknown>>(text)).rows
const count = async (text: string): Promise<number> =>
  (await rows<{ many: number }>(`select count(*)::int as many from ${text}`))[0]?.many ?? 0

describe('the month of messages', () => {
  test('is some hundred and twenty threads and four hundred messages, in five languages, all three urgencies and every form', async () => {
    expect(await count('(select distinct thread from message) t')).toBeGreaterThanOrEqual(115)
    expect(await count('message')).toBeGreaterThan(330)
    expect(await count('message')).toBeLessThan(520)
    const several = async (column: string) =>
      (await rows<{ value: string }>(`select distinct ${column} as value from message order by 1`)).map(
        ({ value }) => value,
      )
    expect((await several('language')).filter((language) => language !== '')).toEqual(['ar', 'en', 'es', 'fr', 'vi'])
    expect(await several('urgency')).toEqual(['normal', 'urgent', 'very-urgent'])
    expect((await several('form')).length).toBeGreaterThanOrEqual(11)
  })

  test('is the same each time the clock says the same', async () => {
    const digest = async (database: Database, table: string, line = 't::text') =>
      (
        await rows<{ digest: string }>(
          `select md5(string_agg(${line}, '|' order by ${line})) as digest from ${table} t`,
          database,
        )
      )[0]?.digest
    for (const table of [
      'message_delivery',
      'message_reminder',
      'message_round',
      'message_group',
      'timer',
      'message_pair',
    ])
      expect(await digest(first.database, table), table).toBe(await digest(second.database, table))
    // What is sealed is sealed anew each time, with another key.
    const line = "(to_jsonb(t) - 'subject' - 'content' - 'withdrawal' - 'seal' - 'digest')::text"
    expect(await digest(first.database, 'message', line)).toBe(await digest(second.database, 'message', line))
    expect(told[0]).toEqual(told[1])
  })

  test('was numbered as it was written: for each recipient without gaps, in the order of time', async () => {
    const numbers = await rows<{ recipient: string; number: number; storedAt: string }>(
      'select recipient, number::int, stored_at as "storedAt" from message_delivery order by recipient, number',
    )
    for (const [at, line] of numbers.entries()) {
      const before = numbers[at - 1]
      const isFirst = before?.recipient !== line.recipient
      expect(line.number).toBe(isFirst ? 1 : (before?.number ?? 0) + 1)
      if (!isFirst) expect(line.storedAt >= (before?.storedAt ?? '')).toBe(true)
    }
    expect(await count('message_waiting')).toBe(0)
  })

  test('leaves nothing in the past to be done, and nothing in the future done', async () => {
    expect(await rows(`select kind from timer where due_at <= '${present}' and kind like 'message.%'`)).toEqual([])
    expect(await rows(`select id from message where created_at > '${present}'`)).toEqual([])
    expect(
      await count(`message_delivery where greatest(displayed_at, acknowledged_at, answered_at) > '${present}'`),
    ).toBe(0)
  })

  test('is between bureaus that are alive, and an exercise in every line', async () => {
    const alive = await rows<{ bureau: string }>('select distinct unnest(participants) as bureau from message')
    expect(alive.filter(({ bureau }) => !aliveBureaus.includes(bureau))).toEqual([])
    const references = await rows<{ reference: string }>('select distinct our_reference as reference from message')
    expect(references.filter(({ reference }) => !reference.includes('-EX-'))).toEqual([])
  })
})

describe('the stories', () => {
  test('have a very urgent message at the desk of Viet Nam that nobody opened, past its time and reminded of', async () => {
    const waiting = await rows<{ sender: string; reminders: number }>(
      `select sender, reminders from message_delivery
       where recipient = 'vn' and urgency = 'very-urgent' and displayed_at is null and reply_by < '${present}'`,
    )
    expect(waiting).toContainEqual({ sender: 'th', reminders: 1 })
  })

  test('have one that was taken back after it was opened', async () => {
    const [taken] = await rows<{ displayed: boolean }>(
      `select d.displayed_at < m.withdrawn_at as displayed from message m join message_delivery d on d.message = m.id
       where m.state = 'withdrawn'`,
    )
    expect(taken).toEqual({ displayed: true })
  })

  test('have a closed test round in which two bureaus were silent and one was late', async () => {
    const board = await rows<{ recipient: string; result: string }>(
      `select d.recipient, case when d.acknowledged_at is null then 'silent' else 'late' end as result
       from message_round r join message_delivery d on d.message = r.message
       where r.state = 'closed' and (d.acknowledged_at is null or d.acknowledged_at > r.due_at) order by 1`,
    )
    expect(board).toEqual([
      { recipient: 'id', result: 'silent' },
      { recipient: 'in', result: 'late' },
      { recipient: 'ph', result: 'silent' },
    ])
  })

  test('have answers that never came: reminded of three times, and the sender told to call', async () => {
    expect(
      await count('message_delivery where reminders = 3 and unanswered_at is not null and answered_at is null'),
    ).toBeGreaterThan(0)
    expect(told[0]?.filter(({ operation }) => operation === 'message.unanswered').length).toBeGreaterThan(0)
    expect(await count('message_more_time')).toBe(1)
  })

  test('have what France says of the lost passport and of the man it asks for', async () => {
    const { rows: found } = await first.database.client.query<{ reference: string; kinds: string[] }>(
      `select our_reference as reference, array(select jsonb_array_elements(refers) ->> 'kind') as kinds from message
       where our_reference in ('FR-EX-LOST-1', 'FR-EX-WANTED-1') order by 1`,
    )
    expect(found).toEqual([
      { reference: 'FR-EX-LOST-1', kinds: ['record'] },
      { reference: 'FR-EX-WANTED-1', kinds: ['record'] },
    ])
  })
})
