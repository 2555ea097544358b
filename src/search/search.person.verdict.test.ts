import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createNameReader } from '../index/name-reader.ts'
import { commonNames } from '../matching/common-name.table.ts'
import { prepareName } from '../matching/name.ts'
import { nameForms } from '../matching/name-form.table.ts'
import type { Token } from '../matching/person.ts'
import { emptyPersonForm } from '../matching/person-form.ts'
import { createMeeting } from './search.person.met.ts'
import { createTokens } from './search.person.reading.ts'
import { createPersonWriter } from './search.person.shared.ts'
import { createVerdicts } from './search.person.verdict.ts'

/** One name after another as several scripts write it, with names that are nearly that; particles, initials and articles among them. */
const written = [
  ...['Ivanova', 'Ivanowa', 'Иванова', 'Иваненко', 'Sidorov', 'Сидоров', 'Седоров', 'Щукин', 'Shchukin', 'Ґжицький'],
  ...['Youssef', 'Yusuf', 'يوسف', 'يوسفي', 'Almasri', 'Masri', 'المصري', 'منصور', 'Mansour', 'كَرِيم', 'Karim', 'أحمد'],
  ...[
    'Tanaka',
    '田中',
    'タナカ',
    'タナカン',
    'ｷﾑ',
    'ヴェルディンガー',
    'Verudinga',
    '王伟',
    'Wangwei',
    '王薇',
    '𠮷田',
    '김민수',
    'Minsu',
  ],
  ...[
    'Thaksin',
    'ทักษิณ',
    'Cohen',
    'Kohen',
    'כהן',
    'יוסף',
    'לוי',
    'לווי',
    'ג׳ורג׳',
    'Papadopoulos',
    'Παπαδόπουλος',
    'राम',
    'Salam',
    'سلام',
    'سﻻم',
    'van der Berg',
    'Wan',
    'Vann',
    'Derr',
    'Adla',
    'السندباوي',
    'Sindbawi',
    'Elsindabawi',
    'القرندفي',
    'Qarandafi',
    'البافيلكوف',
    'Pavelkov',
    'الغريندورف',
    'Grindorf',
    'Elqarandafi',
  ],
  ...[
    'de',
    'van',
    'O',
    'Jo',
    'И',
    'Li',
    'Lee',
    'Müller',
    'Mueller',
    'Muller',
    'Schmidt',
    'Schmitt',
    'Schmyt',
    'Schmidd',
  ],
]
/** Words of the tables of matching, as they are written there. */
const drawn = [
  ...commonNames.flatMap(([, names]) => names.trim().split(/\s+/)),
  ...nameForms.split(/[\s,]+/).filter((word) => /^\p{L}{3,}$/u.test(word)),
]
const syllables = [
  ...[
    'ma',
    'si',
    'ta',
    'ro',
    'nov',
    'ka',
    'mi',
    'sch',
    'y',
    'ма',
    'ши',
    'та',
    'ро',
    'нов',
    'ка',
    'م',
    'سا',
    'ت',
    'را',
    'نو',
    'ق',
  ],
  ...[
    '마',
    '시',
    '태',
    '라',
    '노',
    '가',
    'マ',
    'シ',
    'タ',
    'ラ',
    'ノ',
    'カ',
    'מ',
    'ש',
    'ט',
    'ר',
    'נו',
    'ק',
    '明',
    '小',
    '王',
  ],
]
const made = fc.oneof(
  fc.stringMatching(/^[aeiklmnorstvz]{3,9}$/),
  fc.array(fc.constantFrom(...syllables), { minLength: 2, maxLength: 4 }).map((all) => all.join('')),
  fc.stringMatching(/^[a-z]{60,70}$/),
)
const slip = fc.record({ at: fc.nat(8), by: fc.constantFrom('', 'a', 'e', 'h', 'y', 'и', 'و') })
/** A word, and the same with slips in it. */
const family = fc
  .record({
    word: fc.oneof(fc.constantFrom(...written), fc.constantFrom(...drawn), made),
    slips: fc.array(fc.tuple(slip, slip), { maxLength: 2 }),
  })
  .map(({ word, slips }) => [
    word,
    ...slips.flatMap(([one, two]) => {
      const once = word.slice(0, one.at) + one.by + word.slice(one.at + 1)
      return [once, once.slice(0, two.at) + two.by + once.slice(two.at)]
    }),
  ])
/** All that is written, or a few dozen others. */
const words = fc.oneof(
  { weight: 1, arbitrary: fc.constant(written) },
  { weight: 8, arbitrary: fc.array(family, { minLength: 12, maxLength: 24, size: 'max' }).map((all) => all.flat()) },
)

test('what a word is to one asked for is the same where it lies as between two tokens', () => {
  const met = new Map<string, number>()
  fc.assert(
    fc.property(words, (all) => {
      const writer = createPersonWriter({ capacity: 256 })
      const place = { classId: 1, group: 0, isOpen: true }
      for (const [number, whole] of all.entries())
        writer.put(number, { ...emptyPersonForm, names: [{ family: whole, given: 'Nobody' }] }, place)
      const { views } = createNameReader(writer.share())
      const meeting = createMeeting(views)
      const tokenOf = createTokens(views)
      const verdicts = createVerdicts(views, tokenOf)
      for (const token of all.flatMap((whole): readonly Token[] => prepareName({ whole })?.tokens ?? [])) {
        const found = meeting.toToken(token)
        for (const word of [...found.words, ...found.sounding, ...found.near, ...found.far]) {
          const verdict = verdicts.on(token, found, word)
          expect(verdict).toEqual(verdicts.byTokens(token, found, word))
          const theirs = tokenOf(word)
          const beside = token.script === theirs.script ? token.script : 'across'
          const manner = `${beside} ${verdict.likeness?.code ?? (verdict.severity < 1 ? 'doubt' : 'other')}`
          if (token.form !== theirs.form) met.set(manner, (met.get(manner) ?? 0) + 1)
        }
      }
    }),
    { numRuns: 60, examples: [[written]] },
  )
  for (const manner of ['latin other', 'latin doubt', 'latin slip', 'latin spelling', 'across other', 'across script'])
    expect([manner, (met.get(manner) ?? 0) > 100]).toEqual([manner, true])
})
