/** The desks of the demonstration: all that is open stands there once, and Hanoi's night can be walked through. */
import { beforeAll, describe, expect, test } from 'vitest'
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
import { searchPart } from '../search/search.feed.ts'
import { makeDesk } from './desk.demo.ts'

const fresh = freshDatabase()
const clock = fixedClock('2026-11-21T20:05:00.000Z')
const secret = secretOf(Buffer.alloc(32, 7))
let facts: Stage['facts'] = []

beforeAll(() =>
  transaction(fresh.database, async (connection) => {
    const stage = setStage({
      connection,
      clock,
      random: randomOf('desk'),
      actorNamed: async (officer) => {
        const standpoint = await readStandpoint(connection, officer)
        const actor = standpoint && actorOfChain(standpoint.chain, [])
        if (!actor) throw new RangeError(`${officer} is nobody`)
        return actor
      },
      part: <T>(token: Part<T>): T => {
        if (token.name === secretPart.name) return secret as T
        if (token.name === searchPart.name) return { isCurrent: () => true } as T
        throw new RangeError(token.name)
      },
    })
    await makeBureaus(stage, databaseNames)
    await makeOfficers(stage)
    await connection.client.query(
      `insert into message (id, thread, sender, officer, recipients, participants, urgency, reply_by, handling_code,
         confidentiality, confidentiality_level, our_reference, seal, subject, content, created_at, erase_on)
       select id, id, 'fr', 'fr.desk', '{vn,eg}', '{fr,vn,eg}', 'very-urgent', $1::timestamptz + interval '1 hour', 'H0',
         'official-use-only', 1, 'EX', gen_random_uuid(), '', '', $1::timestamptz + offset_by, '2031-01-01'
       from (values ('00000000-0000-7000-8000-000000000001'::uuid, interval '-3 hours'),
                    ('00000000-0000-7000-8000-000000000002'::uuid, interval '-7 minutes')) as v (id, offset_by)`,
      [clock.now()],
    )
    await makeDesk(stage)
    facts = stage.facts
  }),
)

const rows = async (text: string): Promise<Record<string, unknown>[]> =>
  (await fresh.database.client.query(text)).rows as Record<string, unknown>[]

describe('the desks of the demonstration', () => {
  test('hold what is open, once for each bureau', async () => {
    const items = await rows(`select bureau, side from desk_item where kind = 'message' order by bureau`)
    expect(items.map(({ bureau }) => bureau)).toEqual(['eg', 'eg', 'fr', 'fr', 'vn', 'vn'])
  })

  test('have alarms of the past acknowledged, and what came last ringing on by its clock', async () => {
    const alarms = await rows(
      `select ref, alarm, alarm_level from desk_item where kind = 'message' and side = 'recipient' order by ref, bureau`,
    )
    expect(alarms.map(({ alarm, alarm_level }) => `${String(alarm)} ${String(alarm_level)}`)).toEqual([
      'acknowledged 0',
      'acknowledged 0',
      'ringing 1',
      'ringing 1',
    ])
    const due = await rows(`select 1 from timer where kind = 'desk.alarm' and due_at <= '${clock.now()}'`)
    expect(due).toEqual([])
  })

  test('have a task put away, calls, a handover that waits for its signature, and a saved view', async () => {
    expect(await rows(`select 1 from desk_item where kind = 'task' and snoozed_until is not null`)).toHaveLength(1)
    expect(await rows('select 1 from desk_call')).toHaveLength(2)
    expect(await rows(`select accepted_by from desk_handover where bureau = 'vn'`)).toEqual([{ accepted_by: '' }])
    expect(await rows('select shared from desk_view')).toEqual([{ shared: true }])
  })

  test('leave facts that name nobody and say nothing of what was written', () => {
    const told = JSON.stringify(facts.map(({ detail }) => detail))
    expect(told).not.toMatch(/Diễn tập|Exercise/)
    expect(facts.some(({ operation }) => operation === 'desk.alarm-escalated')).toBe(true)
  })
})
