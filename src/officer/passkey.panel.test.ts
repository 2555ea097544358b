/** What the browser says of a passkey, in our own terms; and how far a clock is off. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { minutesOff, troubleOf } from './passkey.panel.ts'

describe('the trouble of an error', () => {
  test.each([
    ['NotAllowedError', 'cancelled'],
    ['AbortError', 'cancelled'],
    ['SecurityError', 'foreign'],
    ['InvalidStateError', 'known'],
    ['ConstraintError', 'unfit'],
    ['NotSupportedError', 'unfit'],
    ['UnknownError', 'failed'],
  ])('%s is %s, thrown by the browser or wrapped by the library', (name, trouble) => {
    const thrown = new DOMException('', name)
    expect(troubleOf(thrown)).toBe(trouble)
    expect(troubleOf(new Error('wrapped', { cause: thrown }))).toBe(trouble)
  })

  test('is a failure of the device for whatever else is thrown', () => {
    fc.assert(fc.property(fc.anything(), (thrown) => troubleOf(thrown) === 'failed'))
  })
})

describe('minutes a clock is off', () => {
  const at = Date.parse('2026-11-22T05:00:00.000Z')
  const told = new Date(at).toUTCString()

  test('are counted ahead and behind, and nothing below five', () => {
    expect(minutesOff(told, at + 12 * 60_000)).toBe(12)
    expect(minutesOff(told, at - 90 * 60_000)).toBe(-90)
    expect(minutesOff(told, at + 4 * 60_000)).toBe(0)
  })

  test('are none where the answer bore no date, or none that can be read', () => {
    expect(minutesOff(null, at)).toBe(0)
    expect(minutesOff('yesterday', at)).toBe(0)
  })
})
