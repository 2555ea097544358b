/** Every rule that can decide who sees a record or a message has words in all languages, under the code made of its English text. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { languages } from '../terms/language.ts'
import { ruleWords } from './oversight.rule.panel.ts'

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8')

/** Rules cited between two marks of a policy: those that reading asks. */
const citedIn = (path: string, from: string, to: string): string[] => {
  const text = read(path)
  const part = text.slice(text.indexOf(from), text.indexOf(to))
  return [...part.matchAll(/cited\(\s*'([^']+)'/g)].map(([, rule = '']) => rule)
}

const rules = [
  ...citedIn('../record/record.policy.ts', 'const granted', 'const desks'),
  ...citedIn('../record/record.policy.ts', 'export const recordPolicy', '  update:'),
  ...citedIn('../message/message.policy.ts', 'const atTheBureau', 'const sent'),
]

describe('a rule in words', () => {
  test('is taken apart at its first colon', () => {
    expect(ruleWords('RPD 58: not restricted: at all')).toEqual({
      article: 'RPD 58',
      text: 'not restricted: at all',
      slug: 'not-restricted-at-all',
    })
    expect(ruleWords('plain')).toEqual({ article: '', text: 'plain', slug: 'plain' })
  })

  test('stands in the catalogue of every language, whichever rule decides', () => {
    expect(rules.length).toBeGreaterThan(8)
    for (const language of languages) {
      const words: Readonly<Record<string, string>> = JSON.parse(read(`../../locales/${language}/oversight.json`))
      expect(rules.map((rule) => `who-sees-rule.${ruleWords(rule).slug}`).filter((id) => !words[id])).toEqual([])
    }
  })
})
