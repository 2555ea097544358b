/** How fast: urgency by counter and departure, clocks that rest and clocks that do not. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addHours, weekdayIn } from '../terms/instant.ts'
import { urgencies } from './hit.schema.ts'
import { answerDueAt, hurried, nextSilenceAt, type Pace, urgencyOf } from './hit.urgency.ts'

const paris: Pace = { zone: 'Europe/Paris', weekend: [6, 7], clocks: {} }
const cairo: Pace = { zone: 'Africa/Cairo', weekend: [5, 6], clocks: { normal: 1440 } }

const anyInstant = fc
  .integer({ min: Date.parse('2024-01-01T00:00:00.000Z'), max: Date.parse('2029-12-31T23:59:59.999Z') })
  .map((time) => new Date(time).toISOString())
const anyPace: fc.Arbitrary<Pace> = fc.record({
  zone: fc.constantFrom(
    'Europe/Paris',
    'Asia/Ho_Chi_Minh',
    'Africa/Cairo',
    'America/Sao_Paulo',
    'Pacific/Apia',
    'Asia/Kathmandu',
  ),
  weekend: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 7 }),
  clocks: fc.record({ normal: fc.integer({ min: 1, max: 6000 }) }, { requiredKeys: [] }),
})

describe('answer clocks', () => {
  test('very urgent is ten minutes and urgent an hour, on a Sunday night too', () => {
    const sunday = '2026-11-22T02:00:00.000Z'
    expect(answerDueAt('very-urgent', sunday, paris)).toBe('2026-11-22T02:10:00.000Z')
    expect(answerDueAt('urgent', sunday, paris)).toBe('2026-11-22T03:00:00.000Z')
  })

  test('a normal clock rests on the days of rest of the bureau that answers, in its own zone', () => {
    // Friday 20:05Z is 21:05 in Paris: 2 h 55 min are left of Friday, the rest runs from Monday 00:00 there.
    expect(answerDueAt('normal', '2026-11-20T20:05:00.000Z', paris)).toBe('2026-11-23T08:05:00.000Z')
    // Friday and Saturday rest in Cairo: Thursday 20:05Z is 22:05 there.
    expect(answerDueAt('normal', '2026-11-19T20:05:00.000Z', cairo)).toBe('2026-11-22T20:05:00.000Z')
    expect(answerDueAt('normal', '2026-11-18T08:00:00.000Z', paris)).toBe('2026-11-18T20:00:00.000Z')
  })

  test('a day of rest with 25 hours is a whole day of rest', () => {
    // Clocks in Paris went back on Sunday 25 October 2026.
    expect(answerDueAt('normal', '2026-10-24T10:00:00.000Z', paris)).toBe('2026-10-26T11:00:00.000Z')
  })

  test('no answer is due on a day of rest that never ends, earlier than its minutes, or later than a longer clock', () => {
    fc.assert(
      fc.property(anyInstant, anyPace, fc.integer({ min: 1, max: 6000 }), (from, pace, minutes) => {
        const due = answerDueAt('normal', from, { ...pace, clocks: { normal: minutes } })
        expect(due >= addHours(from, minutes / 60)).toBe(true)
        expect(answerDueAt('normal', from, { ...pace, clocks: { normal: minutes + 1 } }) > due).toBe(true)
        if (new Set(pace.weekend).size < 7)
          expect(pace.weekend).not.toContain(weekdayIn(addHours(due, -1 / 3600), pace.zone))
        else expect(due).toBe(addHours(from, minutes / 60))
      }),
    )
  })
})

describe('urgency', () => {
  test('somebody at a counter is urgent, a desk is not, a wanted person always is', () => {
    const now = '2026-11-18T08:00:00.000Z'
    const asked = { purpose: 'security-check', direction: 'entry', atPost: false, departureAt: null, now }
    const silentOnDirection = { ...asked, direction: undefined }
    expect(urgencyOf(silentOnDirection, paris)).toBe('normal')
    expect(urgencyOf({ ...silentOnDirection, atPost: true }, paris)).toBe('urgent')
    expect(urgencyOf({ ...asked, direction: 'inland', atPost: true }, paris)).toBe('normal')
    expect(urgencyOf(asked, paris)).toBe('urgent')
    expect(urgencyOf({ ...asked, direction: 'inland' }, paris)).toBe('normal')
    expect(urgencyOf({ ...asked, direction: undefined, purpose: 'wanted' }, paris)).toBe('urgent')
    expect(urgencyOf({ ...asked, departureAt: '2026-11-18T08:30:00.000Z' }, paris)).toBe('very-urgent')
    expect(urgencyOf({ ...asked, direction: 'inland', departureAt: '2026-11-18T10:00:00.000Z' }, paris)).toBe('urgent')
  })

  test('hurrying never slows, and the answer then comes before the departure unless nothing could be fast enough', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...urgencies),
        anyInstant,
        fc.integer({ min: -500, max: 9000 }),
        anyPace,
        (urgency, now, minutes, pace) => {
          const departure = addHours(now, minutes / 60)
          const faster = hurried(urgency, departure, now, pace)
          expect(urgencies.indexOf(faster)).toBeLessThanOrEqual(urgencies.indexOf(urgency))
          if (departure <= now) expect(faster).toBe(urgency)
          else if (faster !== 'very-urgent') expect(answerDueAt(faster, now, pace) <= departure).toBe(true)
          if (faster !== urgency) expect(answerDueAt(urgency, now, pace) > departure).toBe(true)
        },
      ),
    )
  })

  test('levels follow each other by half a clock', () => {
    expect(nextSilenceAt('very-urgent', '2026-11-18T08:00:00.000Z')).toBe('2026-11-18T08:05:00.000Z')
    expect(nextSilenceAt('normal', '2026-11-18T08:00:00.000Z')).toBe('2026-11-18T14:00:00.000Z')
  })
})
