// Laws of the marks: none before the one in front of it, none made twice, none taken back, whatever order acts come in.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { freshDatabase } from '../../test/database.ts'
import { advance, isOverdue, type MarkEvent, type Marks, made, pairNumber } from './message.workflow.ts'

const storedAt = '2026-11-21T20:05:00.000Z'
const fresh: Marks = {
  storedAt,
  ...{ displayedAt: null, displayedAs: '', displayedBy: '' },
  ...{ acknowledgedAt: null, acknowledgedAs: '', acknowledgedBy: '' },
  ...{ answeredAt: null, answeredBy: null },
}

/** Clocks of several hubs: an act may bear an instant before the one in front of it. */
const instant = fc
  .integer({ min: -5000, max: 60_000 })
  .map((offset) => new Date(Date.parse(storedAt) + offset).toISOString())
const event: fc.Arbitrary<MarkEvent> = fc.oneof(
  fc.record({ act: fc.constantFrom('display' as const), at: instant, as: fc.string(), by: fc.string() }),
  fc.record({ act: fc.constantFrom('acknowledge' as const), at: instant, as: fc.string(), by: fc.string() }),
  fc.record({
    act: fc.constantFrom('answer' as const),
    at: instant,
    as: fc.string(),
    by: fc.string(),
    message: fc.uuid(),
  }),
)

const times = ({ storedAt: stored, displayedAt, acknowledgedAt, answeredAt }: Marks) => [
  stored,
  displayedAt,
  acknowledgedAt,
  answeredAt,
]

describe('the marks of a recipient', () => {
  test('stand in their order after any acts, and never change once made', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 12 }), (events) => {
        let marks = fresh
        for (const one of events) {
          const after = advance(marks, one)
          const [before, now] = [times(marks), times(after)]
          for (const [at, time] of now.entries()) {
            const front = at === 0 ? time : now[at - 1]
            // A mark has the one in front of it, and is not earlier.
            if (time !== null) expect(typeof front === 'string' && (front ?? '') <= (time ?? '')).toBe(true)
            if (before[at] !== null) expect(time).toBe(before[at])
          }
          expect((after.answeredAt === null) === (after.answeredBy === null)).toBe(true)
          const names = ['stored', 'displayed', 'acknowledged', 'answered']
          expect(made(marks, after)).toEqual(names.filter((_, at) => before[at] !== now[at]))
          expect(advance(after, one)).toEqual(after)
          marks = after
        }
      }),
    )
  })

  test('an answer is late when both what was wanted and what was promised have passed', () => {
    const owed = { replyBy: storedAt, moreTimeUntil: null, answeredAt: null, state: 'sent' } as const
    const after = '2026-11-21T20:05:00.001Z'
    expect(isOverdue(owed, after)).toBe(true)
    expect(isOverdue(owed, storedAt)).toBe(false)
    expect(isOverdue({ ...owed, moreTimeUntil: '2026-11-22T00:00:00.000Z' }, after)).toBe(false)
    expect(isOverdue({ ...owed, answeredAt: storedAt }, after)).toBe(false)
    expect(isOverdue({ ...owed, state: 'withdrawn' }, after)).toBe(false)
    expect(isOverdue({ ...owed, replyBy: null }, after)).toBe(false)
  })

  test('a number of a pair is written as on paper', () => {
    const of = { sender: 'vn', recipient: 'fr', year: 2026, number: 123 }
    expect(pairNumber({ ...of, test: false })).toBe('VN/FR/2026/000123')
    expect(pairNumber({ ...of, test: true })).toBe('VN/FR/TEST/2026/000123')
  })
})

describe('the store itself', () => {
  const store = freshDatabase()
  const message = '01a1ffb6-0000-7000-8000-000000000001'

  test('refuses a mark before its predecessor, and one that is changed or taken back', async () => {
    const { client } = store.database
    await client.query(
      `insert into message (id, thread, sender, officer, recipients, participants, urgency, handling_code, confidentiality,
         confidentiality_level, our_reference, seal, subject, content, created_at, erase_on)
       values ($1, $1, 'vn', 'vn.desk', '{fr}', '{fr,vn}', 'normal', 'H0', 'official-use-only', 1, 'EX-1', $1, '', '', $2::timestamptz, $2::timestamptz::date)`,
      [message, storedAt],
    )
    await client.query('insert into message_waiting (message, recipients) values ($1, 1)', [message])
    await client.query('select * from store_messages(100, $1)', [storedAt])
    const set = (change: string) => client.query(`update message_delivery set ${change} where message = $1`, [message])
    const at = "'2026-11-21T20:06:00Z'"
    await expect(set(`acknowledged_at = ${at}`)).rejects.toThrow(/check/)
    await expect(set(`displayed_at = '2026-11-21T20:04:00Z'`)).rejects.toThrow(/check/)
    await expect(set(`answered_at = ${at}, answered_by = message`)).rejects.toThrow(/check/)
    await set(`displayed_at = ${at}`)
    await expect(set('displayed_at = null')).rejects.toThrow(/never changed/)
    await expect(set(`displayed_at = '2026-11-21T20:07:00Z'`)).rejects.toThrow(/never changed/)
    await expect(set(`acknowledged_at = '2026-11-21T20:05:59Z'`)).rejects.toThrow(/check/)
    await expect(set('number = 7')).rejects.toThrow(/never changed/)
    await set(`acknowledged_at = ${at}`)
    await set(`answered_at = ${at}, answered_by = message`)
    await expect(set('answered_at = null, answered_by = null')).rejects.toThrow(/never changed/)
  })
})
