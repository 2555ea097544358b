/** The month list: an event stands on the day it begins by the reader's own clock, and no zone loses one. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayIn, daysOf, monthMoved, spanOf } from './group.month.panel.ts'
import type { EventLine } from './group.schema.ts'

const event = (startsAt: string): EventLine => ({
  id: startsAt,
  group: '',
  groupName: '',
  kind: 'meeting',
  state: 'planned',
  title: 'Exercise',
  startsAt,
  endsAt: startsAt,
  zone: 'Etc/UTC',
  place: null,
  openDecisions: 0,
  hasMinutes: false,
  version: 1,
})

test('an event late in the evening in Paris is one of the next day in Hanoi', () => {
  const late = '2026-11-30T20:00:00.000Z'
  expect(dayIn(late, 'Europe/Paris')).toBe('2026-11-30')
  expect(dayIn(late, 'Asia/Ho_Chi_Minh')).toBe('2026-12-01')
  expect(daysOf([event(late)], '2026-11', 'Asia/Ho_Chi_Minh')).toEqual([])
  expect(daysOf([event(late)], '2026-12', 'Asia/Ho_Chi_Minh')[0]?.day).toBe('2026-12-01')
})

test('months go over the year both ways', () => {
  expect(monthMoved('2026-12', 1)).toBe('2027-01')
  expect(monthMoved('2026-01', -1)).toBe('2025-12')
})

test('each event stands on one day of one month, and the span that is asked for holds the whole month in every zone', () => {
  const zones = fc.constantFrom('Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Kolkata', 'Europe/Paris')
  const instants = fc
    .date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2027-12-31T00:00:00Z'), noInvalidDate: true })
    .map((date) => date.toISOString())
  fc.assert(
    fc.property(instants, zones, (instant, zone) => {
      const month = dayIn(instant, zone).slice(0, 7)
      expect(daysOf([event(instant)], month, zone)).toHaveLength(1)
      expect(daysOf([event(instant)], monthMoved(month, 1), zone)).toEqual([])
      const { from, until } = spanOf(month)
      expect(instant >= from && instant < until).toBe(true)
    }),
  )
})
