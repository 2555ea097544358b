/** Keys of the board: every card is reached by j alone, across leads to the nearest column that has cards. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boardMoves } from './request.board.panel.ts'

const columns = [['a', 'b', 'c'], [], ['d'], ['e', 'f']]

test('j walks every card once, from the first to the last, and k back', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.uuid(), { maxLength: 4 }), { maxLength: 7 }), (some) => {
      const all = [...new Set(some.flat())]
      const unique = some.map((cards) =>
        cards.filter((id) => all.splice(all.indexOf(id), all.includes(id) ? 1 : 0)[0] === id),
      )
      const flat = unique.flat()
      const walked: string[] = []
      let at: string | null = null
      for (const _ of flat) {
        at = boardMoves(unique, at).next
        if (at !== null) walked.push(at)
      }
      expect(walked).toEqual(flat)
      for (const id of flat.toReversed().slice(1)) {
        at = boardMoves(unique, at).previous
        expect(at).toBe(id)
      }
    }),
  )
})

test('l and h skip empty columns and keep the height as far as the column goes', () => {
  expect(boardMoves(columns, 'c').across).toBe('d')
  expect(boardMoves(columns, 'd').across).toBe('e')
  expect(boardMoves(columns, 'f').back).toBe('d')
  expect(boardMoves(columns, 'd').back).toBe('a')
  expect(boardMoves(columns, 'f').across).toBe('f')
})
