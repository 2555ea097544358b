/** Notifications of the demonstration: rules, a list that is rung, a ping that was taken and one that was given up, and no content. */
import { beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '../../test/database.ts'
import { makeBureaus } from '../bureau/bureau.demo.ts'
import { randomOf } from '../demonstration.random.ts'
import { type Stage, setStage } from '../demonstration.stage.ts'
import { fixedClock } from '../kernel/clock.ts'
import { secretOf, secretPart } from '../kernel/secret.ts'
import type { Part } from '../kernel/slice.ts'
import { transaction } from '../kernel/transaction.ts'
import { makeOfficers } from '../officer/officer.demo.ts'
import { actorOfChain } from '../officer/officer.rights.ts'
import { readStandpoint } from '../officer/officer.standpoint.ts'
import { databaseNames } from '../record/record.schema.ts'
import { makeNotifications } from './notification.demo.ts'

const fresh = freshDatabase()
const clock = fixedClock('2026-11-21T20:05:00.000Z')
let facts: Stage['facts'] = []

beforeAll(() =>
  transaction(fresh.database, async (connection) => {
    const stage = setStage({
      connection,
      clock,
      random: randomOf('notification'),
      actorNamed: async (officer) => {
        const standpoint = await readStandpoint(connection, officer)
        const actor = standpoint && actorOfChain(standpoint.chain, [])
        if (!actor) throw new RangeError(`${officer} is nobody`)
        return actor
      },
      part: <T>(token: Part<T>): T => {
        if (token.name === secretPart.name) return secretOf(Buffer.alloc(32, 7)) as T
        throw new RangeError(token.name)
      },
    })
    await makeBureaus(stage, databaseNames)
    await makeOfficers(stage)
    await connection.client.query(
      `insert into desk_item (id, bureau, kind, ref, side, need, urgency, waits, arrived_at, alarm, alarm_level)
       values ('00000000-0000-7000-8000-000000000001', 'vn', 'message', gen_random_uuid(), 'recipient', 'answer',
         'very-urgent', false, $1, 'ringing', 3)`,
      [clock.now()],
    )
    await makeNotifications(stage)
    facts = stage.facts
  }),
)

const rows = async (text: string): Promise<unknown[]> => (await fresh.database.client.query(text)).rows

test('Hanoi has rules, numbers to ring, and pings that ended one way and the other', async () => {
  expect(await rows("select officer from notification_setting where bureau = 'vn' order by officer")).toEqual([
    { officer: '' },
    { officer: 'vn.desk' },
  ])
  expect(await rows('select position, reached from notification_telephone order by position')).toEqual([
    { position: 1, reached: true },
    { position: 2, reached: false },
    { position: 3, reached: null },
  ])
  expect(await rows('select state from notification_outbox order by created_at')).toEqual([
    { state: 'failed' },
    { state: 'sent' },
  ])
  expect(await rows('select bureau from notification_round where ended_at is null')).toEqual([{ bureau: 'vn' }])
  expect(await rows("select ref from timer where kind = 'notification.digest'")).toEqual([{ ref: 'vn.desk' }])
  expect(await rows('select officer from notification_digest')).toHaveLength(4)
  expect(facts.map(({ operation }) => operation)).toContain('timer.notification.give-up')
})
