// Whoever reads the register reads words, not names of operations.
import { describe, expect, test } from 'vitest'
import { slices } from './app.ts'
import { givenBackFact, itemFacts } from './desk/desk.fact.ts'
import { hasWords } from './kernel/words.ts'

describe.each(slices)('$name', ({ handlers, reactions = [], timers = [] }) => {
  test('has words for everything its facts may be called', () => {
    const names = [
      ...handlers.map(({ operation }) => operation.name),
      ...reactions.map(({ name }) => `reaction.${name}`),
      ...timers.map(({ kind }) => `timer.${kind}`),
    ]
    expect(names.filter((name) => !hasWords(`operation.${name}`))).toEqual([])
  })
})

test('what the platform itself leaves of an item of the desk has words too', () => {
  const names = [
    ...Object.values(itemFacts),
    'desk.item-changed',
    givenBackFact,
    'desk.handover-late',
    'notification.round-began',
  ]
  expect(names.filter((name) => !hasWords(`operation.${name}`))).toEqual([])
})
