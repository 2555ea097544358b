/** A text cut into pieces by what was found in it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextOpen, piecesOf, stretchOf } from './material.highlight.panel.ts'

const found = (number: number, from: number, to: number, state: 'open' | 'accepted' | 'rejected' = 'open') => ({
  number,
  from,
  to,
  state,
})

const laid = fc
  .tuple(fc.string({ maxLength: 3000 }), fc.array(fc.tuple(fc.nat(3000), fc.nat(40)), { maxLength: 12 }))
  .map(([text, places]) => ({
    text,
    findings: places.map(([from, long], number) =>
      found(number, Math.min(from, text.length), Math.min(from + long, text.length)),
    ),
  }))

test('pieces joined again are the stretch, each where it says it is, and no finding is drawn twice', () => {
  fc.assert(
    fc.property(laid, ({ text, findings }) => {
      const pieces = piecesOf(text, findings)
      const { from, to } = stretchOf(text.length, findings)
      expect(pieces.map((piece) => piece.text).join('')).toBe(text.slice(from, to))
      for (const piece of pieces) expect(text.slice(piece.at, piece.at + piece.text.length)).toBe(piece.text)
      const drawn = pieces.flatMap(({ finding }) => (finding === null ? [] : [finding]))
      expect(new Set(drawn).size).toBe(drawn.length)
    }),
  )
})

test('a finding that lies over another gives way to the one that begins first, the longer of two that begin alike', () => {
  const pieces = piecesOf('abcdefgh', [found(0, 2, 4), found(1, 1, 3), found(2, 1, 5)])
  expect(pieces.filter(({ finding }) => finding !== null)).toEqual([{ at: 1, text: 'bcde', finding: 2 }])
})

test('of a long text only what stands around the findings is shown', () => {
  const { from, to } = stretchOf(2_000_000, [found(0, 1_000_000, 1_000_010)])
  expect(to - from).toBeLessThan(2000)
})

test('after a decision the next open finding is behind it, then from the beginning, then none', () => {
  const findings = [found(0, 0, 1), found(1, 2, 3, 'accepted'), found(2, 4, 5)]
  expect(nextOpen(findings, 1)).toBe(2)
  expect(nextOpen(findings, 2)).toBe(0)
  expect(nextOpen([found(4, 0, 1)], 4)).toBeNull()
})
