// A line that is silent is never called live.
import { expect, test } from 'vitest'
import { lineStateOf } from './line-state.ts'

test('a line is amber after thirty seconds of silence and red after ninety', () => {
  expect([0, 29_999, 30_000, 89_999, 90_000, 9_000_000].map(lineStateOf)).toEqual([
    'live',
    'live',
    'amber',
    'amber',
    'red',
    'red',
  ])
})
