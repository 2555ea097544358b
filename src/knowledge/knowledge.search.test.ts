// A question in one language finds what was written in another, and nothing it says can break the query.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldWords, foundIn, queriesOf, understand, wordsOf } from './knowledge.search.ts'

describe('a question to the knowledge of the network', () => {
  test('is understood by words and phrases, each with the same in other languages', () => {
    const [first, second] = understand('rửa tiền border')
    expect(first).toMatchObject({ asked: 'rửa tiền', words: ['rua', 'tien'] })
    expect(first?.also.map((phrase) => phrase.join(' '))).toContain('money laundering')
    expect(second?.also.map((phrase) => phrase.join(' '))).toContain('bien gioi')
  })

  test('tells which words of a text answer it, as they stand there', () => {
    const { found, through } = foundIn('Le blanchiment passe par des comptes.', understand('money laundering compte'))
    expect(found).toEqual(['blanchiment', 'comptes'])
    expect(through).toEqual(['blanchiment'])
    expect(foundIn('يستخدم المهربون طرق التهريب', understand('smuggling')).found).toEqual([])
    expect(foundIn('شبكات تهريب', understand('smuggling')).found).toEqual(['تهريب'])
  })

  test('is shown as it was typed, and matched folded', () => {
    expect(understand('Élan, ĐƯỜNG dây').map(({ asked, words }) => [asked, words.join(' ')])).toEqual([
      ['Élan', 'elan'],
      ['ĐƯỜNG', 'duong'],
      ['dây', 'day'],
    ])
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const { asked, words } of understand(text)) expect(wordsOf(asked).join(' ')).toContain(words[0])
      }),
    )
  })

  test('folds each text once and for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(foldWords(foldWords(text))).toBe(foldWords(text))
      }),
    )
  })

  test('makes queries of letters, digits and operators of ours alone, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const query of queriesOf(understand(text))) expect(query).toMatch(/^[\p{L}\p{N}:* <>|()-]+$/u)
        expect(wordsOf(text).every((word) => /^[\p{L}\p{N}]+$/u.test(word))).toBe(true)
      }),
    )
  })
})
