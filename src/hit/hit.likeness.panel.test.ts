/** A match by name as it is read: both sides of the scales, the weightiest first, and what made the hit. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { originSentence, originTold, sidesOf } from './hit.likeness.panel.ts'
import { type ExplanationLine, hitOrigins } from './hit.schema.ts'

const line = (says: string, weight: number): ExplanationLine => ({ feature: 'name', says, weight })

describe('what agrees and what differs', () => {
  test('stand apart, the weightiest line of each first, and an empty side is not drawn', () => {
    const [agrees, differs] = sidesOf([line('a', 2), line('b', -1), line('c', 9.5), line('d', -6), line('e', 0)])
    expect(agrees?.lines.map(({ says }) => says)).toEqual(['c', 'a', 'e'])
    expect(differs?.lines.map(({ says }) => says)).toEqual(['d', 'b'])
    expect(sidesOf([line('a', 1)]).map(({ side }) => side)).toEqual(['agrees'])
    expect(sidesOf([])).toEqual([])
  })

  test('lose no line and say none twice', () => {
    const lines = fc.array(
      fc.record({ feature: fc.constant('name'), says: fc.string(), weight: fc.double({ noNaN: true }) }),
    )
    fc.assert(
      fc.property(lines, (given) => {
        const shown = sidesOf(given).flatMap((side) => side.lines)
        expect(shown).toHaveLength(given.length)
        expect(new Set(shown)).toEqual(new Set(given))
      }),
    )
  })
})

describe('what made a hit', () => {
  test('is told of all but an equal number', () => {
    const told = hitOrigins.filter((origin) => originTold({ origin }) !== undefined)
    expect(told).toEqual(['could-be', 'delayed', 'watch', 'alert'])
    for (const origin of hitOrigins)
      expect(originSentence({ origin, likeness: [] }) === undefined).toBe(origin === 'key')
  })

  test('is a name or a number that nearly agrees, where an officer said "could be"', () => {
    expect(originSentence({ origin: 'could-be', likeness: [line('a', 1)] })).toBe('hit.origin-could-be')
    expect(originSentence({ origin: 'could-be', likeness: [] })).toBe('hit.origin-could-be-number')
  })
})
