/** A match by name in words: what the reader may see of it, in the direction of their language. */
import { describe, expect, test } from 'vitest'
import type { MatchLine } from '../matching/match.ts'
import { languages } from '../terms/language.ts'
import { explainLines, linesSeen } from './hit.likeness.view.ts'

const line = (feature: MatchLine['feature'], code: MatchLine['code'], asked: string, recorded: string): MatchLine => ({
  feature,
  code,
  bits: 7.06,
  asked,
  recorded,
})
const birth = line('date-of-birth', 'differs', '1984-03-09', '1984-03')

describe('a line of a match by name', () => {
  test('says both sides as they were typed, in every language', () => {
    for (const language of languages) {
      const [{ says = '', weight } = {}] = explainLines(language, [birth])
      expect([says.includes('1984-03-09'), weight]).toEqual([true, 7.1])
      expect(says).not.toContain('match.')
    }
  })

  test('sets them apart where the words run from right to left, so that a date is not read backwards', () => {
    expect(explainLines('ar', [birth])[0]?.says).toContain('\u2068' + '1984-03-09' + '\u2069')
    expect(explainLines('en', [birth])[0]?.says).not.toMatch(/[\u2066-\u2069]/)
  })

  test('about what only desks are shown is kept from a post', () => {
    const lines = [birth, line('mother', 'equal', 'Exercise', 'Exercise')]
    expect(linesSeen('nominal', lines, 'desk')).toEqual(lines)
    expect(linesSeen('nominal', lines, 'post')).toEqual([birth])
  })
})
