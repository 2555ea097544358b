import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { timeIn } from '../terms/instant.ts'
import { readTypedInstant } from './typed-instant.ts'

const now = Date.parse('2026-11-21T20:05:00.000Z')
const hanoi = 'Asia/Ho_Chi_Minh'
const read = (typed: string, zone = hanoi) => readTypedInstant(typed, now, zone)

describe('a typed moment', () => {
  test.each([
    ['0415', '2026-11-21T21:15:00.000Z'],
    ['04:15', '2026-11-21T21:15:00.000Z'],
    ['4.15', '2026-11-21T21:15:00.000Z'],
    ['٠٤:١٥', '2026-11-21T21:15:00.000Z'],
    ['2115Z', '2026-11-21T21:15:00.000Z'],
    ['21:15 z', '2026-11-21T21:15:00.000Z'],
    ['22.11. 04:15', '2026-11-21T21:15:00.000Z'],
    ['22/11/2026 04:15', '2026-11-21T21:15:00.000Z'],
    ['2026-11-22 0415', '2026-11-21T21:15:00.000Z'],
    ['2026-11-21 21:15Z', '2026-11-21T21:15:00.000Z'],
    ['3.1. 10:00', '2027-01-03T03:00:00.000Z'],
    ['+30', '2026-11-21T20:35:00.000Z'],
    ['+ 1440', '2026-11-22T20:05:00.000Z'],
  ])('%s is read', (typed, instant) => expect(read(typed)).toBe(instant))

  test('means Zulu with Z, and the zone given without', () => {
    expect(read('04:15', 'UTC')).toBe('2026-11-22T04:15:00.000Z')
    expect(read('04:15Z')).toBe('2026-11-22T04:15:00.000Z')
  })

  test('is the next time the clock shows it when no day is given', () => {
    // It is 03:05 in Hanoi: 03:00 has passed.
    expect(read('03:00')).toBe('2026-11-22T20:00:00.000Z')
    expect(read('03:06')).toBe('2026-11-21T20:06:00.000Z')
  })

  test.each(['', '25:00', '10:60', '31.2. 10:00', '10', 'noon', '2026-13-01 10:00'])('%j is not guessed at', (typed) =>
    expect(read(typed)).toBeNull(),
  )

  test('that summer time leaves out does not exist', () => {
    expect(read('2026-03-29 02:30', 'Europe/Paris')).toBeNull()
    expect(read('2026-03-29 03:30', 'Europe/Paris')).toBe('2026-03-29T01:30:00.000Z')
  })

  test('shows the same time in its zone again, and lies ahead', () => {
    const zones = fc.constantFrom('UTC', hanoi, 'Europe/Paris', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia')
    const clock = fc
      .tuple(fc.nat(23), fc.nat(59))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'))
    fc.assert(
      fc.property(zones, clock, fc.integer({ min: now, max: now + 400 * 86_400_000 }), (zone, time, at) => {
        const found = readTypedInstant(time, at, zone)
        if (found === null) throw new Error('a bare time always comes again within two days')
        expect(timeIn(found, zone)).toBe(time)
        expect(Date.parse(found)).toBeGreaterThan(at)
        expect(Date.parse(found)).toBeLessThanOrEqual(at + 2 * 86_400_000 + 3_600_000)
      }),
    )
  })

  test('never throws, whatever is typed', () => {
    fc.assert(fc.property(fc.string(), (typed) => read(typed) === null || typeof read(typed) === 'string'))
  })
})
