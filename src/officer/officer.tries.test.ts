// Five failed tries in a quarter of an hour are the most, for each officer and address.
import { expect, test } from 'vitest'
import { Failure } from '../kernel/failure.ts'
import { countTries } from './officer.tries.ts'

const at = (minute: number): string => new Date(Date.UTC(2026, 10, 22, 10, minute)).toISOString()
const desk = { officer: 'vn.desk', address: '192.0.2.1' }

const waitOf = (run: () => void): number | undefined => {
  try {
    run()
    return undefined
  } catch (error) {
    if (error instanceof Failure && error.key === 'passkey.too-many-tries') return error.retryAfter
    throw error
  }
}

test('the sixth waits until the first of five is a quarter of an hour old; another officer or address does not', () => {
  const tries = countTries()
  for (let minute = 0; minute < 5; minute += 1) {
    expect(waitOf(() => tries.admit(desk, at(minute)))).toBeUndefined()
    tries.failed(desk, at(minute))
  }
  expect(waitOf(() => tries.admit(desk, at(5)))).toBe(600)
  expect(waitOf(() => tries.admit({ ...desk, address: '192.0.2.2' }, at(5)))).toBeUndefined()
  expect(waitOf(() => tries.admit({ ...desk, officer: 'vn.analyst' }, at(5)))).toBeUndefined()
  expect(waitOf(() => tries.admit(desk, at(15)))).toBeUndefined()
  tries.failed(desk, at(15))
  expect(waitOf(() => tries.admit(desk, at(15)))).toBe(60)
})

test('whoever passes begins anew', () => {
  const tries = countTries()
  for (let turn = 0; turn < 5; turn += 1) tries.failed(desk, at(0))
  tries.passed(desk)
  expect(waitOf(() => tries.admit(desk, at(0)))).toBeUndefined()
})
