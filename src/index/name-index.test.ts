import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ASK_OWNER, DISCREET, HIDDEN, READABLE } from './exact-reader.ts'
import { createNameIndex, type NameIndex } from './name-index.ts'
import type { Asked, Entered, Judge } from './name-judge.ts'
import { dayOf, eraOf } from './name-postings.ts'
import type { Trait } from './name-traits.ts'
import { keyNumber, type Word } from './name-vocabulary.ts'

/** Exercise persons of few letters: words of a name, a year of birth (0 is unknown), and a town. */
type Person = { readonly words: readonly string[]; readonly year: number; readonly town: string }
type Index = NameIndex<Word, Trait, Person, number>
type Question = Asked<Word, Trait, Person, number>
type Entry = { readonly number: number; readonly classId: number; readonly group: number; readonly person: Person }

/** Classes by what the asker of these tests may know of them; the first two are open to everybody. */
const RIGHTS = Uint8Array.of(HIDDEN, READABLE, READABLE, READABLE, ASK_OWNER, DISCREET, HIDDEN, HIDDEN)
const OPEN_CLASSES = 2
const VISIBLE = [1, 2, 3, 4]
const EVERYTHING = 0x7fffffff

/** As in life a few words are in almost every name, and most are rare. */
const word = fc.oneof(
  { weight: 4, arbitrary: fc.constant('nguyen') },
  { weight: 3, arbitrary: fc.constantFrom('van', 'thi', 'vanh') },
  { weight: 3, arbitrary: fc.nat(40).map((at) => `w${at}x`) },
)
const year = fc.oneof(fc.constant(0), fc.integer({ min: 1980, max: 1990 }))
const person = fc.record({ words: fc.array(word, { maxLength: 4 }), year, town: fc.constantFrom('', 'north', 'south') })
const classId = fc.integer({ min: 1, max: 7 })
const entry = (number: number): fc.Arbitrary<Entry> =>
  fc.record({ number: fc.constant(number), classId, group: fc.nat(2), person })
/** A world of up to `most` records; long enough lists to be split by year are in it when it is large. */
const world = (most: number): fc.Arbitrary<Entry[]> =>
  fc.integer({ min: 0, max: most }).chain((many) => fc.tuple(...Array.from({ length: many }, (_, at) => entry(at + 1))))
const limit = fc.integer({ min: 1, max: 12 })

describe('the index of persons', () => {
  test('finds what comparing with every visible record finds', () => {
    fc.assert(
      fc.property(world(700), person, limit, fc.constantFrom(0b111, 0b010), (entries, asked, most, groups) => {
        const found = filled(entries).find(asking(asked), { rights: RIGHTS, groups, limit: most })
        const { compare } = asking(asked).judge(found.rarity)
        const judged = entries
          .filter((one) => ((groups >> one.group) & 1) === 1 && RIGHTS[one.classId] !== HIDDEN)
          .map((one) => ({ number: one.number, ...compare(one.person), access: RIGHTS[one.classId] }))
          .filter((one) => one.score >= LINE)
          .sort((one, other) => other.score - one.score || other.bits - one.bits || one.number - other.number)
        const shown = judged.filter((one) => one.access !== DISCREET)
        const discreet = judged.filter((one) => one.access === DISCREET)
        const named = judged.filter((one) => [...shown.slice(0, most), ...discreet.slice(0, most)].includes(one))
        expect(rowsOf(found)).toEqual(named.map(({ number, score, access }) => ({ number, score, access })))
        expect(found.more).toBe(shown.length > most)
      }),
      { numRuns: 150 },
    )
  })

  test('answers as if what is hidden did not exist, whatever is cut', () => {
    fc.assert(
      fc.property(world(400), person, limit, fc.integer({ min: 1, max: 40 }), (entries, asked, most, mostCompared) => {
        const sight = { rights: RIGHTS, groups: EVERYTHING, limit: most }
        const all = filled(entries, { mostCompared }).find(asking(asked), sight)
        const visible = entries.filter((one) => RIGHTS[one.classId] !== HIDDEN)
        expect(all).toEqual(filled(visible, { mostCompared }).find(asking(asked), sight))
      }),
      { numRuns: 150 },
    )
  })

  test('shows the same beside a discreet alert as without it', () => {
    fc.assert(
      fc.property(world(300), person, limit, fc.integer({ min: 1, max: 40 }), (entries, asked, most, mostCompared) => {
        const sight = { rights: RIGHTS, groups: EVERYTHING, limit: most }
        const all = filled(entries, { mostCompared }).find(asking(asked), sight)
        const undisturbed = entries.filter((one) => VISIBLE.includes(one.classId))
        const without = filled(undisturbed, { mostCompared }).find(asking(asked), sight)
        expect(rowsOf(all).filter((row) => row.access !== DISCREET)).toEqual(rowsOf(without))
        expect(all.more).toBe(without.more)
        expect(all.rarity).toEqual(without.rarity)
      }),
      { numRuns: 100 },
    )
  })

  test('answers by what it holds, whatever came, went and came again, in whatever order', () => {
    const step = fc.record({ number: fc.integer({ min: 1, max: 30 }), entered: fc.option(entry(0)) })
    const steps = fc.array(step, { maxLength: 300, size: 'max' })
    fc.assert(
      fc.property(steps, fc.array(person, { minLength: 1, maxLength: 4 }), limit, (list, questions, most) => {
        const changed = emptyIndex({ mostCompared: 20 })
        const model = new Map<number, Entry>()
        for (const { number, entered } of list) {
          if (entered) changed.put(number, enteredFrom(entered))
          else expect(changed.remove(number)).toBe(model.has(number))
          if (entered) model.set(number, { ...entered, number })
          else model.delete(number)
        }
        const left = [...model.values()].sort((one, other) => other.number - one.number)
        const fresh = filled(left, { mostCompared: 20 })
        const sight = { rights: RIGHTS, groups: EVERYTHING, limit: most }
        for (const asked of questions)
          expect(changed.find(asking(asked), sight)).toEqual(fresh.find(asking(asked), sight))
        expect(changed.size()).toBe(model.size)
      }),
      { numRuns: 150 },
    )
  })

  test('does not judge those who share nothing but what everybody shares', () => {
    const entries = Array.from({ length: 2000 }, (_, at) => ({
      number: at + 1,
      classId: 1,
      group: 0,
      person: { words: ['nguyen', at % 2 === 0 ? 'van' : 'thi', `w${at % 500}x`], year: 1950 + (at % 50), town: '' },
    }))
    const index = filled(entries)
    let judged = 0
    const asked = asking({ words: ['nguyen', 'van', 'w8x'], year: 1958, town: '' })
    const counting: Question = {
      ...asked,
      judge: (rarity) => {
        const judge = asked.judge(rarity)
        return {
          ...judge,
          compare: (kept) => {
            judged += 1
            return judge.compare(kept)
          },
        }
      },
    }
    const found = index.find(counting, { rights: RIGHTS, groups: EVERYTHING, limit: 10 })
    expect(found.number.slice(0, 4)).toEqual([9, 509, 1009, 1509])
    expect(judged).toBeLessThan(50)
  })

  test('says more when so many come into question that not all were judged', () => {
    const namesakes = Array.from({ length: 50 }, (_, at) => ({
      number: 100 - at,
      classId: 1,
      group: 0,
      person: { words: ['nguyen'], year: 0, town: '' },
    }))
    const sight = { rights: RIGHTS, groups: EVERYTHING, limit: 100 }
    const asked = asking({ words: ['nguyen'], year: 0, town: '' })
    const cut = filled(namesakes, { mostCompared: 20 }).find(asked, sight)
    expect(cut.number).toEqual(Array.from({ length: 20 }, (_, at) => 51 + at))
    expect(cut.more).toBe(true)
    expect(filled(namesakes, { mostCompared: 50 }).find(asked, sight).more).toBe(false)
  })
})

const LINE = 0.5
const LEAST = 12

/**
 * A toy of matching in bits: equal words count in full, words of one beginning for less, those missing are held against it,
 * another year and another town take away. Whoever states the same and nothing else has score 1.
 */
function asking(question: Person): Question {
  const words = [...new Set(question.words)]
  const same: Word = { id: `=${sameAs(question)}`, keys: [keyNumber(`=${sameAs(question)}`)] }
  return {
    parts: [...words.map(wordOf), same],
    forms: words,
    expected: () => 12,
    judge: (rarity): Judge<Word, Trait, Person, number> => {
      const bits = (one: string, share: number): number => (rarity[one] ?? 0) * share
      const ofYear = (year: number): number => (year === 0 || question.year === 0 ? 0 : year === question.year ? 8 : -6)
      const likest = (kept: Person): number => {
        if (sameAs(kept) === sameAs(question)) return Number.POSITIVE_INFINITY
        return words.reduce((sum, one) => sum + bits(one, Math.max(0, ...kept.words.map((two) => share(one, two)))), 0)
      }
      const ofTown = (town: string): number =>
        town === '' || question.town === '' ? 0 : town === question.town ? 3 : -1
      return {
        leastBits: LEAST,
        leastScore: LINE,
        gain: (part, { likeness }) =>
          part === words.length ? Number.POSITIVE_INFINITY : bits(words[part] ?? '', likeness),
        reach: (gains) => gains.reduce((sum, gain) => sum + gain, 0),
        lookCloser: likest,
        isPlain: (_part, { word }) => word.id !== 'van',
        weigh: ({ id }) => {
          if (id.startsWith('size')) return Number(id.slice(4)) === 4 ? 0.5 : 0
          const [year, town = ''] = id.slice(4).split(' ')
          return ofYear(Number(year)) + ofTown(town)
        },
        beside: 0.5,
        days: question.town === '' ? [] : [dayOfTown(question.town)],
        highestOnDays: 8 + (question.town === '' ? 0 : 3),
        highestIn: (era) => ofYear(era),
        highestAt: (born) =>
          ofYear(eraOf(born)) + (dayOf(born) > 0 && dayOf(born) === dayOfTown(question.town) ? 3 : 0),
        isExactAt: () => false,
        compare: (kept) => {
          const shares = words.map((one) => Math.max(0, ...kept.words.map((two) => share(one, two))))
          const isFirm = words.some((one) => kept.words.some((two) => two !== 'thi' && share(one, two) > 0))
          const found = words.reduce((sum, one, at) => sum + bits(one, shares[at] ?? 0), 0)
          const sum =
            found -
            shares.filter((one) => one === 0).length +
            ofYear(kept.year) +
            ofTown(kept.town) +
            (kept.words.length === 4 ? 0.5 : 0)
          if (sameAs(kept) === sameAs(question)) return { score: 1, bits: sum }
          return { score: isFirm ? Math.min(0.99, LINE + (sum - LEAST) / 100) : 0, bits: sum }
        },
      }
    },
  }
}

/** Keys bring together what is not alike: `vanh` is alike to itself only. */
function share(one: string, other: string): number {
  return one === other ? 1 : keyOf(one) === keyOf(other) && other !== 'vanh' ? 0.6 : 0
}

function keyOf(text: string): string {
  return `~${text.startsWith('w') ? text.slice(0, 2) : text.slice(0, 3)}`
}

function wordOf(text: string): Word {
  return { id: text, keys: [keyNumber(text), keyNumber(keyOf(text))] }
}

function sameAs({ words, year, town }: Person): string {
  return [...new Set(words)].sort().join(' ') + year + town
}

function enteredFrom({ classId: of, group, person: kept }: Entry): Entered<Word, Trait, Person> {
  const { words, year, town } = kept
  const same = `=${sameAs(kept)}`
  return {
    classId: of,
    group,
    isOpen: of <= OPEN_CLASSES,
    words: [...words.map(wordOf), { id: same, keys: [keyNumber(same)] }],
    traits: [{ id: `size${words.length}` }],
    dated: year === 0 && town === '' ? undefined : { id: `born${year} ${town}` },
    forms: words,
    born: year * 10_000 + dayOfTown(town),
    keep: (shared) => ({ ...kept, words: shared.slice(0, -1).map(({ id }) => id) }),
  }
}

/** The town stands for the day of birth: with it a record brings more than others of its year. */
function dayOfTown(town: string): number {
  return town === '' ? 0 : town === 'north' ? 101 : 202
}

function emptyIndex(options: { readonly mostCompared?: number } = {}): Index {
  return createNameIndex<Word, Trait, Person, number>({
    likenessOf: (asked, word) => {
      if (asked.id.startsWith('=')) return asked.id === word.id ? 1 : undefined
      return share(asked.id, word.id) || undefined
    },
    ...options,
  })
}

function filled(entries: readonly Entry[], options: { readonly mostCompared?: number } = {}): Index {
  const index = emptyIndex(options)
  for (const one of entries) index.put(one.number, enteredFrom(one))
  return index
}

function rowsOf({ number, score, access }: ReturnType<Index['find']>) {
  return number.map((of, at) => ({ number: of, score: score[at], access: access[at] }))
}
