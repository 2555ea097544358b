/** Rounds of test traffic without the front door: when the weekly ones begin, what a board says, and who is on duty. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { regions } from '../member/member.table.ts'
import { instantOf, timeOf, weekdayIn } from '../terms/instant.ts'
import { worksAt } from './message.recipient.ts'
import { boardLine, nextWeekly, sortBoard, weekOf } from './message.round.ts'
import type { DeliveryRow } from './message.table.ts'

const week = 7 * 86_400_000

describe('the weekly round of a region', () => {
  test('begins on Mondays, later than now and within a week', () => {
    fc.assert(
      fc.property(fc.constantFrom(...regions), fc.integer({ min: 0, max: 2 * week }), (region, after) => {
        const now = instantOf(timeOf('2026-11-21T00:00:00.000Z') + after)
        const next = nextWeekly(region, now)
        expect(weekdayIn(next, 'UTC')).toBe(1)
        expect(timeOf(next) - timeOf(now)).toBeGreaterThan(0)
        expect(timeOf(next) - timeOf(now)).toBeLessThanOrEqual(week)
        expect(timeOf(nextWeekly(region, next)) - timeOf(next)).toBe(week)
      }),
    )
  })

  test.each([
    ['2026-11-22T00:00:00.000Z', '2026-W47'],
    ['2026-11-23T00:00:00.000Z', '2026-W48'],
    ['2026-01-01T00:00:00.000Z', '2026-W01'],
    ['2027-01-01T00:00:00.000Z', '2026-W53'],
    ['2024-12-30T00:00:00.000Z', '2025-W01'],
  ])('%s is in week %s', (now, expected) => {
    expect(weekOf(now)).toBe(expected)
  })
})

describe('a board', () => {
  const round = { createdAt: '2026-11-23T03:00:00.000Z', dueAt: '2026-11-23T04:00:00.000Z' }
  const delivery = (acknowledgedAt: string | null): DeliveryRow => ({
    message: '01939393-0000-7000-8000-000000000001',
    recipient: 'vn',
    number: 1,
    year: 2026,
    pairNumber: 1,
    sender: 'gs',
    urgency: 'normal',
    test: true,
    replyBy: null,
    storedAt: '2026-11-23T03:00:00.010Z',
    displayedAt: acknowledgedAt,
    displayedAs: '',
    displayedBy: '',
    acknowledgedAt,
    acknowledgedAs: '',
    acknowledgedBy: '',
    answeredAt: null,
    answeredBy: null,
    reminders: 0,
    remindedAt: null,
    moreTimeUntil: null,
    unansweredAt: null,
  })
  const line = (acknowledgedAt: string | null, now: string) => boardLine(round, 'vn', delivery(acknowledgedAt), now)

  test('tells who waits, who was in time, who was late and who is silent', () => {
    expect(line(null, '2026-11-23T04:00:00.000Z')).toMatchObject({ result: 'waiting', seconds: null })
    expect(line(null, '2026-11-23T04:00:00.001Z')).toMatchObject({ result: 'silent', seconds: null })
    expect(line('2026-11-23T03:07:30.000Z', '2026-11-23T09:00:00.000Z')).toMatchObject({
      region: 'asia-south-pacific',
      result: 'on-time',
      seconds: 450,
    })
    expect(line('2026-11-23T04:00:01.000Z', '2026-11-23T09:00:00.000Z')).toMatchObject({ result: 'late' })
    expect(boardLine(round, 'gs', undefined, round.createdAt)).toMatchObject({ storedAt: null, region: null })
  })

  test('puts those who did not answer first, then the slowest', () => {
    const now = '2026-11-23T09:00:00.000Z'
    const lines = [
      { ...line('2026-11-23T03:10:00.000Z', now), bureau: 'quick' },
      { ...line('2026-11-23T05:00:00.000Z', now), bureau: 'late' },
      { ...line('2026-11-23T03:50:00.000Z', now), bureau: 'slow' },
      { ...line(null, now), bureau: 'silent' },
    ]
    expect(sortBoard(lines).map(({ bureau }) => bureau)).toEqual(['silent', 'late', 'slow', 'quick'])
  })
})

describe('an office', () => {
  const hanoi = { zone: 'Asia/Ho_Chi_Minh', hours: 'Mon-Fri 08:00-16:00' }
  test.each([
    ['Monday 08:00', '2026-11-23T01:00:00.000Z', true],
    ['Monday 07:59', '2026-11-23T00:59:00.000Z', false],
    ['Friday 15:59', '2026-11-27T08:59:00.000Z', true],
    ['Friday 16:00', '2026-11-27T09:00:00.000Z', false],
    ['Saturday 10:00', '2026-11-28T03:00:00.000Z', false],
  ])('%s of its own clock: works %s', (_, now, works) => {
    expect(worksAt(now, hanoi)).toBe(works)
  })

  test('of a week that begins on Sunday works on Sunday and not on Friday', () => {
    const cairo = { zone: 'Africa/Cairo', hours: 'Sun-Thu 08:00-15:00' }
    expect(worksAt('2026-11-22T08:00:00.000Z', cairo)).toBe(true)
    expect(worksAt('2026-11-27T08:00:00.000Z', cairo)).toBe(false)
  })

  test('around the clock always works, and of hours nobody can read nothing is claimed', () => {
    expect(worksAt('2026-11-28T03:00:00.000Z', { ...hanoi, hours: '' })).toBe(true)
    expect(worksAt('2026-11-28T03:00:00.000Z', { ...hanoi, hours: 'most days' })).toBeNull()
  })
})
