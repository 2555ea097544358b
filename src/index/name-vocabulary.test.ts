import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createVocabulary, keyNumber, type Vocabulary, type Word } from './name-vocabulary.ts'

const words: readonly Word[] = Array.from({ length: 40 }, (_, at) => ({
  id: `w${at}`,
  keys: [...new Set([`k${at % 7}`, `k${at % 3}`, `own${at}`, 'k1'])].map(keyNumber),
}))

/** Some that share keys are not alike all the same. */
const isAlike = (word: Word): boolean => !word.id.endsWith('3')
const likenessOf = (_asked: Word, word: Word): string | undefined => (isAlike(word) ? `as ${word.id}` : undefined)

describe('a vocabulary', () => {
  test('meets each word once by any of its keys, as long as anybody has it', () => {
    const change = fc.record({ at: fc.nat(39), leaves: fc.boolean() })
    fc.assert(
      fc.property(fc.array(change, { maxLength: 300, size: 'max' }), (changes) => {
        const vocabulary = createVocabulary<Word, string>(likenessOf)
        const uses = new Map<string, number[]>()
        for (const { at, leaves } of changes) {
          const word = words[at]
          if (word === undefined) continue
          const numbers = uses.get(word.id) ?? []
          uses.set(word.id, numbers)
          if (!leaves) numbers.push(vocabulary.enter({ ...word }))
          else if (numbers.length > 0) vocabulary.leave(numbers.pop() ?? -1)
          expect(new Set(numbers).size).toBeLessThanOrEqual(1)
          // Asked again and again, so that what is remembered would show.
          const there = (uses.get(word.id)?.length ?? 0) > 0
          expect(met(vocabulary, [`own${at}`])).toEqual(there && isAlike(word) ? [word.id] : [])
        }
        const present = words.filter((word) => (uses.get(word.id)?.length ?? 0) > 0)
        for (const keys of [['k1'], ['k2', 'k0', 'own5'], ['own7'], ['none', 'k6'], []]) {
          const expected = present.filter(
            (word) => isAlike(word) && word.keys.some((key) => keys.map(keyNumber).includes(key)),
          )
          expect(met(vocabulary, keys)).toEqual(expected.map((word) => word.id).sort())
        }
        for (const word of present) expect(vocabulary.word(uses.get(word.id)?.[0] ?? -1)?.id).toBe(word.id)
      }),
      { numRuns: 100 },
    )
  })

  test('grows by the thousand and gives forgotten numbers again', () => {
    const vocabulary = createVocabulary<Word, string>(likenessOf)
    const numbers = Array.from({ length: 5000 }, (_, at) =>
      vocabulary.enter({ id: `w${at}`, keys: ['all', `own${at}`].map(keyNumber) }),
    )
    expect(met(vocabulary, ['all'])).toHaveLength(4500)
    for (const number of numbers.slice(1)) vocabulary.leave(number)
    expect(met(vocabulary, ['all'])).toEqual(['w0'])
    for (let at = 1; at < 5000; at++) vocabulary.enter({ id: `v${at}`, keys: [keyNumber(`new${at}`)] })
    expect(vocabulary.bound()).toBe(5000)
  })
})

function met(vocabulary: Vocabulary<Word, string>, keys: readonly string[]): string[] {
  const alike = vocabulary.alikeTo({ id: `asked for ${keys.join(' ')}`, keys: keys.map(keyNumber) })
  expect(alike.every(({ word, likeness }) => likeness === `as ${word.id}`)).toBe(true)
  return alike.map(({ word }) => word.id).sort()
}
