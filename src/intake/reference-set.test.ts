/** References are told again by the line that named them first, without being kept. */
import { expect, test } from 'vitest'
import { makeReferenceSet } from './reference-set.ts'

test('the first line of every reference is known, among two hundred thousand, in under thirty bytes each', () => {
  const set = makeReferenceSet()
  const many = 200_000
  let repeated = 0
  for (let line = 1; line <= many; line += 1) if (set.firstLineOf(`EX-${line}`, line) !== undefined) repeated += 1
  expect(repeated).toBe(0)
  expect(set.count()).toBe(many)
  expect(set.bytes() / many).toBeLessThan(30)
  for (const line of [1, 777, 65_536, many]) expect(set.firstLineOf(`EX-${line}`, many + line)).toBe(line)
  expect(set.firstLineOf('EX-0', 5)).toBeUndefined()
})
