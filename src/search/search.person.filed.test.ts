import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ENDS_NAME, MARK_SHIFT, WORD_MASK } from '../index/name-layout.ts'
import { preparePerson } from '../matching/person.ts'
import { emptyPersonForm, type NameForm } from '../matching/person-form.ts'
import { createNameFiling } from './search.person.filed.ts'
import { markOf, readingOf } from './search.person.reading.ts'

const latin =
  "Nguyễn nguyen Văn van Thị An Ân An, Mr Dr. Sheikh Imam Don Ben ben bin al el ul As Ash ad Masri Abu Abd Abdul Uddin Din Allah de la von Lê Du J. J Ó O'Neill Jean Quellmann sech1n Müller Abdulrahman"
const others =
  'المصري أبو عبد الله بن محمد الدين עבד בן דר Иванов С Παύλος 王 小明 王小明 司馬 김 철수 김철수 남궁민수 ジョン スミス ジョン・スミス 李・明 さん นาย სანდრო 김john ǅabc ㈱ ﷺ أَلْ ــ'
const strange = [
  '',
  ' ',
  '-',
  '--',
  '.',
  '1',
  '🙂',
  'a\u0301',
  '\u0301',
  'x'.repeat(40),
  "'",
  'a/b',
  'a.b',
  '\u200d',
  '，',
]
const word = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...latin.split(' ')) },
  { weight: 4, arbitrary: fc.constantFrom(...others.split(' ')) },
  { weight: 1, arbitrary: fc.constantFrom(...strange) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }) },
)
const gap = fc.constantFrom(' ', ' ', ' ', '-', '  ', ' - ', ', ', '·')
const text = fc
  .array(fc.tuple(word, gap), { minLength: 1, maxLength: 5 })
  .map((all) => all.map(([one, between], at) => (at === 0 ? one : between + one)).join(''))
const nameForm: fc.Arbitrary<NameForm> = fc.oneof(
  fc.record({ whole: text }),
  fc.record({ family: text, given: text }),
  fc.record({ family: text, given: text, other: text }, { requiredKeys: [] }),
)

/** An index that numbers words and nothing else. */
const numbering = () => {
  const readings: string[] = ['']
  const numbers = new Map<string, number>()
  return {
    word: (reading: string): number => {
      const number = numbers.get(reading) ?? readings.push(reading) - 1
      numbers.set(reading, number)
      return number
    },
    reading: (number: number): string => readings[number] ?? '',
  }
}

describe('names as they are filed', () => {
  const index = numbering()
  const filing = createNameFiling(index)
  /** Readings and marks of the words of each name. */
  const filed = (names: readonly NameForm[]) => {
    const all: (readonly [string, number])[][] = [[]]
    for (const part of filing.file(names)) {
      const mark = (part & ~ENDS_NAME) >>> MARK_SHIFT
      all.at(-1)?.push([index.reading(part & WORD_MASK), mark])
      if ((part & ENDS_NAME) !== 0) all.push([])
    }
    return all.slice(0, -1)
  }

  test('are what matching makes of the person, word by word and whatever was filed before', () => {
    fc.assert(
      fc.property(fc.array(nameForm, { minLength: 1, maxLength: 3 }), (names) => {
        const prepared = preparePerson({ ...emptyPersonForm, names }).names
        expect(filed(names)).toEqual(prepared.map(({ tokens }) => tokens.map((one) => [readingOf(one), markOf(one)])))
        const parts = filing.file(names)
        expect(filing.sorted(parts)).toEqual(prepared.map(({ sorted }) => sorted).sort())
      }),
      { numRuns: 1000 },
    )
  })

  test('of a word that is one thing or another by its place, each is kept apart', () => {
    const marks = (form: NameForm) => filed([form])[0]?.map(([, mark]) => mark)
    expect(marks({ given: 'Văn An' })).toEqual([5, 1])
    expect(marks({ given: 'An Văn' })).toEqual([1, 1])
    expect(marks({ family: 'al-Masri' })).toEqual([4, 0])
    expect(marks({ whole: '王小明' })).toEqual([0, 1])
  })
})
