import fc from 'fast-check'
import { expect, test } from 'vitest'
import { consonantsOf, likenessOf, likenessOfGlued, severityOf } from '../matching/likeness.ts'
import { prepareName } from '../matching/name.ts'
import type { Token } from '../matching/person.ts'
import { createPassing } from './search.person.passing.ts'
import { readingOf, traitsOfWord } from './search.person.reading.ts'

const written = fc.oneof(
  fc.constantFrom('William', 'Nguyễn', 'Иванов', 'المصري', 'السيد', '김민수', '田中', 'ทักษิณ', 'Ó', '7'),
  fc.stringMatching(/^[a-z]{1,12}$/),
  fc.stringMatching(/^[а-я]{2,9}$/),
  fc.stringMatching(/^[ا-ي]{2,7}$/),
)
const tokens = fc
  .array(written, { minLength: 2, maxLength: 12 })
  .map((all) => all.flatMap((whole): readonly Token[] => prepareName({ whole })?.tokens ?? []))

/** Words as an index has them. */
const viewsOf = (words: readonly Token[]): Parameters<typeof createPassing>[0] => {
  const readings = words.map((word) => Buffer.from(readingOf(word)))
  const starts = [0]
  for (const { length } of readings) starts.push((starts.at(-1) ?? 0) + length)
  const bytes = Buffer.concat(readings)
  return {
    wordTrait: (word, trait) => traitsOfWord(words[word] as Token)[trait] ?? 0,
    wordBytes: () => bytes,
    wordStart: (word) => starts[word] ?? 0,
  }
}

test('words are kept in their order, and none but those that each alone is admitted', () => {
  fc.assert(
    fc.property(tokens, (all) => {
      const passing = createPassing(viewsOf(all))
      for (const token of all) {
        const words = Int32Array.from(all.keys())
        const kept = passing.admitted(token, words, words.length)
        const admitted = [...all.keys()].filter((word) => passing.isAdmitted(token, word))
        expect([...words.subarray(0, kept)]).toEqual(admitted)
      }
    }),
  )
})

const parts = fc.oneof(
  fc.constantFrom(
    'abdul',
    'rahman',
    'van',
    'thanh',
    'schu',
    'kow',
    'zhu',
    'kov',
    'mac',
    'donald',
    'عبد',
    'الرحمن',
    '민',
    '수',
  ),
  fc.stringMatching(/^[aeioubdhrnsky]{1,5}$/),
)
/** Two words, and one that they may be written as: with a letter for another one, one left out, or in another script. */
const writings = fc.record({
  one: parts,
  other: parts,
  at: fc.nat(12),
  letter: fc.constantFrom('', 'i', 'y', 'd', 'h', 'v'),
})

test('no word is passed over that is alike to two written as one', () => {
  let alike = 0
  fc.assert(
    fc.property(writings, fc.array(written, { maxLength: 3 }), ({ one, other, at, letter }, beside) => {
      const whole = one + other
      const texts = [whole, whole.slice(0, at) + letter + whole.slice(at + 1), 'عبدالرحمن', 'abdurrahman', ...beside]
      const words = texts.flatMap((text): readonly Token[] => prepareName({ whole: text })?.tokens ?? [])
      const passing = createPassing(viewsOf(words))
      for (const glued of prepareName({ whole: `${one} ${other}` })?.glued ?? []) {
        const found = Int32Array.from(words.keys())
        const kept = new Set(found.subarray(0, passing.glued(glued, found, found.length)))
        for (const [at, word] of words.entries()) {
          if (word.form === glued.form || likenessOfGlued(word, glued, true) === undefined) continue
          expect(kept.has(at)).toBe(true)
          alike += 1
        }
      }
    }),
    { numRuns: 1000 },
  )
  expect(alike).toBeGreaterThan(100)
})

/** Names as several scripts write them, and others like them. */
const acrossScripts = fc
  .subarray(
    [
      ...['Ivanova', 'Иванова', 'Иваненко', 'Sidorov', 'Сидоров', 'Седоров', 'Vasily', 'Василий', 'Васильев'],
      ...['Youssef', 'Yusuf', 'يوسف', 'يوسفي', 'Masri', 'المصري', 'Mansour', 'منصور', 'منصوري', 'Karim', 'كريم'],
      ...[
        'Tanaka',
        '田中',
        'タナカ',
        'タナカン',
        '王伟',
        'Wangwei',
        '王薇',
        '김민수',
        'Minsu',
        '민수',
        '민서',
        'Haruto',
        'ハルト',
      ],
      ...['Thaksin', 'ทักษิณ', 'ทักสิน', 'Cohen', 'כהן', 'קהן', 'Yosef', 'יוסף', 'Papadopoulos', 'Παπαδόπουλος'],
    ],
    { minLength: 6 },
  )
  .map((all) => all.flatMap((whole): readonly Token[] => prepareName({ whole })?.tokens ?? []))

/** Words of one skeleton of consonants as several scripts write it: with other vowels, letters for each other, and a syllable more or less. */
const syllables = [
  ['ma', 'mu', 'ما', 'м', 'ма', 'му', '마', 'マ', 'מ', 'מו'],
  ['sa', 'si', 'zu', 'ش', 'سا', 'ز', 'са', 'ши', 'зо', '사', 'シ', 'ש'],
  ['ta', 'de', 'tu', 'ط', 'دا', 'ت', 'та', 'де', '태', '도', 'タ', 'ט'],
  ['ra', 'ro', 'r', 'ر', 'را', 'ро', 'р', '라', 'ラ', 'ר'],
  ['nov', 'nof', 'nuw', 'نوف', 'نو', 'нов', 'нева', '노브', 'ノフ', 'נוב'],
  ['ka', 'gi', 'qu', 'q', 'ق', 'كي', 'ка', 'ги', '가', 'カ', 'ק'],
] as const
const scriptOf = (text: string): string =>
  ['Latin', 'Cyrillic', 'Arabic', 'Hebrew', 'Hangul', 'Katakana'].find((script) =>
    new RegExp(`\\p{Script=${script}}`, 'u').test(text),
  ) ?? ''
const ofOneSkeleton = fc
  .record({
    places: fc.array(fc.nat(syllables.length - 1), { minLength: 2, maxLength: 4 }),
    picks: fc.array(fc.array(fc.nat(20), { minLength: 4, maxLength: 4 }), { minLength: 4, maxLength: 12, size: 'max' }),
  })
  .map(({ places, picks }) =>
    picks.flatMap((pick, at) => {
      const script = ['Latin', 'Cyrillic', 'Arabic', 'Hebrew', 'Hangul', 'Katakana'][at % 6]
      const whole = places.map((place, nth) => {
        const written = (syllables[place] ?? []).filter((one) => scriptOf(one) === script)
        return written[(pick[nth] ?? 0) % written.length] ?? ''
      })
      return prepareName({ whole: whole.join('') })?.tokens ?? []
    }),
  )

test('no word that shares consonants is passed over that sounds alike or may be meant', () => {
  let [alike, passed] = [0, 0]
  fc.assert(
    fc.property(fc.oneof(acrossScripts, { weight: 4, arbitrary: ofOneSkeleton }), (all) => {
      const passing = createPassing(viewsOf(all))
      for (const token of all.filter(({ light, initial }) => !light && !initial)) {
        const admitted = Int32Array.from(all.keys())
        const found = passing.admitted(token, admitted, admitted.length)
        const kept = new Set(admitted.slice(0, passing.heard(token, admitted, found)))
        for (const [at, word] of all.entries()) {
          const isSharing = consonantsOf(word).some((key) => consonantsOf(token).includes(key))
          if (!isSharing || word.light || word.initial || !passing.isAdmitted(token, at)) continue
          passed += kept.has(at) ? 0 : 1
          // Words that share another key, or two slips, are met by that.
          if (word.keys.some((key) => !'.#%'.includes(key.charAt(0)) && token.keys.includes(key))) continue
          if (word.script === 'latin' && token.script === 'latin') continue
          if (likenessOf(token, word)?.code === 'slip') continue
          if (likenessOf(token, word) === undefined && severityOf(token, word) === 1) continue
          expect(kept.has(at)).toBe(true)
          alike += 1
        }
      }
    }),
    { numRuns: 300 },
  )
  expect(alike).toBeGreaterThan(3000)
  expect(passed).toBeGreaterThan(1000)
})
