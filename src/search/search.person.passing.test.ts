import fc from 'fast-check'
import { expect, test } from 'vitest'
import { prepareName } from '../matching/name.ts'
import type { Token } from '../matching/person.ts'
import { createPassing } from './search.person.passing.ts'
import { traitsOfWord } from './search.person.reading.ts'

const written = fc.oneof(
  fc.constantFrom('William', 'Nguyễn', 'Иванов', 'المصري', 'السيد', '김민수', '田中', 'ทักษิณ', 'Ó', '7'),
  fc.stringMatching(/^[a-z]{1,12}$/),
  fc.stringMatching(/^[а-я]{2,9}$/),
  fc.stringMatching(/^[ا-ي]{2,7}$/),
)
const tokens = fc
  .array(written, { minLength: 2, maxLength: 12 })
  .map((all) => all.flatMap((whole): readonly Token[] => prepareName({ whole })?.tokens ?? []))

test('words are kept in their order, and none but those that each alone is admitted', () => {
  fc.assert(
    fc.property(tokens, (all) => {
      const passing = createPassing({ wordTrait: (word, trait) => traitsOfWord(all[word] as Token)[trait] ?? 0 })
      for (const token of all) {
        const words = Int32Array.from(all.keys())
        const kept = passing.admitted(token, words, words.length)
        const admitted = [...all.keys()].filter((word) => passing.isAdmitted(token, word))
        expect([...words.subarray(0, kept)]).toEqual(admitted)
      }
    }),
  )
})
