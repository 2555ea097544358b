/** The order of the desk is total, tabs and filters agree with each other, and an alarm ends when somebody takes the hit. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareLines, fitsFilter, isOnTab, rings, waitsForOthers } from './desk.lines.panel.ts'
import { dataAnswers, hitStates, identities, sides, toldTo, urgencies } from './hit.schema.ts'

const now = Date.parse('2026-11-21T20:05:00.000Z')
const reader = { officer: 'fr.desk', now }
const instant = fc.integer({ min: -600, max: 600 }).map((minutes) => new Date(now + minutes * 60_000).toISOString())
const lines = fc.record({
  side: fc.constantFrom(...sides),
  told: fc.constantFrom(...toldTo),
  state: fc.constantFrom(...hitStates),
  urgency: fc.constantFrom(...urgencies),
  taken: fc.constantFrom(null, 'fr.desk', 'fr.desk-2'),
  identity: fc.constantFrom(null, ...identities),
  data: fc.constantFrom(null, ...dataAnswers),
  answerDueAt: fc.option(instant),
  departureAt: fc.option(instant),
  createdAt: instant,
  reference: fc.integer({ min: 0, max: 999 }).map((number) => `HIT-2026-${String(number).padStart(6, '0')}`),
})

const fresh = {
  side: 'owner',
  told: 'source',
  state: 'reported',
  urgency: 'very-urgent',
  taken: null,
  identity: null,
  data: null,
  answerDueAt: '2026-11-21T20:15:00.000Z',
  departureAt: null,
  createdAt: '2026-11-21T20:05:00.000Z',
  reference: 'HIT-2026-000001',
} as const

describe('the order of the desk', () => {
  test('is a total order', () => {
    fc.assert(
      fc.property(lines, lines, lines, (a, b, c) => {
        expect(Math.sign(compareLines(a, b)) + Math.sign(compareLines(b, a))).toBe(0)
        if (compareLines(a, b) <= 0 && compareLines(b, c) <= 0) expect(compareLines(a, c)).toBeLessThanOrEqual(0)
      }),
    )
  })

  test('puts urgency before the time that is left', () => {
    const late = { ...fresh, urgency: 'normal', answerDueAt: '2026-11-21T20:06:00.000Z' } as const
    expect([late, fresh].sort(compareLines)).toEqual([fresh, late])
  })
})

describe('tabs and filters', () => {
  test('never show a line as unassigned and as waiting for others', () => {
    fc.assert(fc.property(lines, (line) => !(isOnTab(line, 'unassigned', reader) && isOnTab(line, 'waiting', reader))))
  })

  test('show every line under "all", and overdue lines among the unanswered', () => {
    fc.assert(
      fc.property(lines, (line) => {
        expect(isOnTab(line, 'all', reader)).toBe(true)
        if (fitsFilter(line, 'overdue', reader)) expect(fitsFilter(line, 'unanswered', reader)).toBe(true)
      }),
    )
  })

  test('a departure counts for three hours before it, not after', () => {
    const at = (departureAt: string | null) => fitsFilter({ ...fresh, departureAt }, 'departing', reader)
    expect(at('2026-11-21T22:00:00.000Z')).toBe(true)
    expect(at('2026-11-21T20:00:00.000Z')).toBe(false)
    expect(at('2026-11-22T20:00:00.000Z')).toBe(false)
    expect(at(null)).toBe(false)
  })

  test('the source that has answered waits for the finder, the finder that has found waits for the source', () => {
    expect(waitsForOthers(fresh)).toBe(false)
    expect(waitsForOthers({ ...fresh, data: 'valid' })).toBe(true)
    expect(waitsForOthers({ ...fresh, side: 'finder', identity: 'same' })).toBe(true)
    expect(waitsForOthers({ ...fresh, side: 'finder', identity: 'same', data: 'valid' })).toBe(false)
  })
})

describe('the alarm', () => {
  test('rings for a very urgent hit that nobody has taken, and for nothing else', () => {
    expect(rings(fresh)).toBe(true)
    expect(rings({ ...fresh, taken: 'fr.desk-2' })).toBe(false)
    expect(rings({ ...fresh, urgency: 'urgent' })).toBe(false)
    expect(rings({ ...fresh, side: 'finder', state: 'settled', identity: 'same', data: 'valid' })).toBe(false)
    expect(rings({ ...fresh, data: 'cancelled' })).toBe(false)
    fc.assert(fc.property(lines, (line) => !rings(line) || isOnTab(line, 'unassigned', reader)))
  })
})
