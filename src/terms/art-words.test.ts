/** Laws and samples of the words that describe a work of art. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keyWords, significantWords, wordsWanted } from './art-words.ts'

describe('the significant words', () => {
  test.each([
    ['The Exercise Madonna with the Blue Robe', ['exercise', 'madonna', 'blue', 'robe']],
    ['L’Étude d’une Femme à la fenêtre', ['etude', 'femme', 'fenetre']],
    ['Untitled (School of the 18th century)', ['18th']],
    ['Thiếu nữ bên hoa huệ, Đông Dương', ['thieu', 'ben', 'hue', 'dong', 'duong']],
    ['秋山晚翠', ['秋山', '山晚', '晚翠']],
    ['Untitled 1932', []],
    ['لوحة من القاهرة', ['لوحة', 'القاهرة']],
  ])('of %s', (text, words) => {
    expect(significantWords([text])).toEqual(words)
  })

  test('stand once each, in the order of the texts, absent ones left out', () => {
    expect(significantWords(['Blue Vase', undefined, 'vase and BLUE lamp'])).toEqual(['blue', 'vase', 'lamp'])
  })

  test('are folded once and for all, and at most 24 of them are keys', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string({ unit: 'grapheme', maxLength: 12 }),
            fc.constantFrom('秋山晚翠', 'Le Vase bleu', 'đông ß', 'カフェ'),
          ),
          { maxLength: 60 },
        ),
        (texts) => {
          const words = keyWords(texts)
          expect(words.length).toBeLessThanOrEqual(24)
          expect(keyWords([words.join(' ')])).toEqual(words)
        },
      ),
    )
  })
})

test('enough words are never more than were asked, and grow with them', () => {
  expect([1, 2, 3, 4, 5, 6].map(wordsWanted)).toEqual([1, 2, 2, 3, 4, 4])
  for (let asked = 1; asked < 100; asked += 1) {
    expect(wordsWanted(asked)).toBeLessThanOrEqual(asked)
    expect(wordsWanted(asked + 1)).toBeGreaterThanOrEqual(wordsWanted(asked))
  }
})
