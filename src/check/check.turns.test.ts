/** Work in turns: whoever waits for the thread goes first once a turn is over, and short work is never interrupted. */
import { expect, test } from 'vitest'
import { startTurns } from './check.turns.ts'

const busyFor = (milliseconds: number): void => {
  const until = performance.now() + milliseconds
  while (performance.now() < until) {}
}

test('others that wait for the thread go first once a turn is over, and then a new turn begins', async () => {
  const order: string[] = []
  const turn = startTurns()
  setImmediate(() => order.push('other'))
  busyFor(6)
  const rest = turn()
  expect(rest).toBeInstanceOf(Promise)
  await rest
  order.push('batch')
  expect(order).toEqual(['other', 'batch'])
  busyFor(6)
  expect(turn()).toBeInstanceOf(Promise)
})

test('work that has just begun goes on without a rest', () => {
  // A machine that stands still in between would make a turn of it: one of many attempts must not have been stopped.
  const rests = Array.from({ length: 50 }, () => startTurns()())
  expect(rests).toContain(undefined)
})
