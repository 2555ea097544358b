// What is quoted is told apart again from what is the writer's own, whatever it says.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blocksOf, quoteOf, quoteOfField } from './message.quote.panel.ts'

test('a passage is quoted line by line, a field with its name', () => {
  expect(quoteOf('  Please confirm.\nIt is urgent. ')).toBe('> Please confirm.\n> It is urgent.')
  expect(quoteOfField('Place of birth', ' Da Nang ')).toBe('> Place of birth: Da Nang')
  expect(quoteOfField('Asked', 'Identity\n\nNationality')).toBe('> Asked:\n> Identity\n> Nationality')
})

test('what was quoted comes back as quoted, between what is the writer’s own, and quoted twice keeps its mark', () => {
  const body = `Good evening,\n\n${quoteOf('Is he known?\nAnd his brother?')}\n\nHe is.`
  expect(blocksOf(body)).toEqual([
    { quoted: false, text: 'Good evening,' },
    { quoted: true, text: 'Is he known?\nAnd his brother?' },
    { quoted: false, text: 'He is.' },
  ])
  expect(blocksOf(quoteOf(quoteOf('Deep')))).toEqual([{ quoted: true, text: '> Deep' }])
})

test('no text is lost or invented by being told apart', () => {
  const line = fc.stringMatching(/^[ >a-z]{0,12}$/)
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const letters = (text: string) => text.replace(/[^a-z]/g, '')
      const blocks = blocksOf(lines.join('\n'))
      expect(letters(blocks.map(({ text }) => text).join(''))).toBe(letters(lines.join('')))
      for (const [at, block] of blocks.entries()) {
        expect(block.text.trim()).not.toBe('')
        if (at > 0) expect(block.quoted).not.toBe(blocks[at - 1]?.quoted)
      }
    }),
    { numRuns: 1000, examples: [[[' >', '> ', ' >']]] },
  )
})
