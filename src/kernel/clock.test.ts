import { expect, test } from 'vitest'
import { fixedClock, newId, systemClock } from './clock.ts'

const start = '2026-11-21T20:05:00.000Z'

test('a fixed clock moves only when it is told, and never back', () => {
  const clock = fixedClock(start)
  expect(clock.now()).toBe(start)
  clock.advance(1_500)
  expect(clock.now()).toBe('2026-11-21T20:05:01.500Z')
  expect(clock.milliseconds()).toBe(Date.parse(start) + 1_500)
  expect(() => clock.advance(-1)).toThrow(RangeError)
  expect(() => fixedClock('soon')).toThrow(RangeError)
})

test('the clock of the machine gives instants with milliseconds and Z', () => {
  expect(systemClock.now()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
})

test('an id carries the instant of its clock in its first 48 bits and is of version 7', () => {
  const id = newId(fixedClock(start))
  expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(Date.parse(start))
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

test('ids of one clock sort in the order they were made, also within a millisecond and when the clock is set back', () => {
  let present = Date.parse(start)
  const clock = { now: () => new Date(present).toISOString(), milliseconds: () => present }
  const ids = Array.from({ length: 5_000 }, (_, index) => {
    if (index === 2_000) present -= 10
    if (index === 4_000) present += 20
    return newId(clock)
  })
  expect(ids).toEqual([...ids].sort())
  expect(new Set(ids).size).toBe(ids.length)
})
