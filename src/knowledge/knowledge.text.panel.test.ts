// Texts of articles on the screen: nothing of them is lost, and two versions line up.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blocksOf, sideBySide } from './knowledge.text.panel.ts'

const anyText = fc.array(fc.constantFrom('', 'one', 'two', 'three', '- item', '# head'), { maxLength: 12 })

describe('the text of an article', () => {
  test('is headings, lists and paragraphs', () => {
    expect(blocksOf('# First\nA line\nand another\n- one\n- two\n\nThe end <b>plain</b>')).toEqual([
      { kind: 'heading', text: 'First' },
      { kind: 'paragraph', text: 'A line\nand another' },
      { kind: 'list', items: ['one', 'two'] },
      { kind: 'paragraph', text: 'The end <b>plain</b>' },
    ])
  })

  test('keeps each of its words in their order', () => {
    fc.assert(
      fc.property(anyText, (lines) => {
        const shown = blocksOf(lines.join('\n')).flatMap((block) =>
          block.kind === 'list' ? [...block.items] : block.text.split('\n'),
        )
        expect(shown).toEqual(lines.filter((line) => line !== '').map((line) => line.replace(/^[-#] /, '')))
      }),
    )
  })
})

describe('two versions side by side', () => {
  test('hold both texts whole, and a text against itself has no difference', () => {
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        const [before, after] = [one.join('\n'), other.join('\n')]
        const rows = sideBySide(before, after)
        const side = (of: 'before' | 'after') => rows.map((row) => row[of]).filter((line) => line !== null)
        expect(side('before').join('\n')).toBe(before)
        expect(side('after').join('\n')).toBe(after)
        expect(rows.filter((row) => row.same && row.before !== row.after)).toEqual([])
        expect(sideBySide(before, before).every((row) => row.same)).toBe(true)
      }),
    )
  })

  test('pair what was changed with what it became', () => {
    expect(sideBySide('a\nb\nc', 'a\nB\nc\nd')).toEqual([
      { before: 'a', after: 'a', same: true },
      { before: 'b', after: 'B', same: false },
      { before: 'c', after: 'c', same: true },
      { before: null, after: 'd', same: false },
    ])
  })
})
