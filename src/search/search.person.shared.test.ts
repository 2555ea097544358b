import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ASK_OWNER, DISCREET, HIDDEN, READABLE } from '../index/exact-reader.ts'
import { bitsOfSame, comparePersons, possibleFrom, scoreOfBits } from '../matching/compare.ts'
import type { MatchLine } from '../matching/match.ts'
import { preparePerson } from '../matching/person.ts'
import { emptyPersonForm, type NameForm, type PersonForm } from '../matching/person-form.ts'
import { sameKey } from './search.person.entered.ts'
import { createPersonReader, createPersonWriter, type PersonWriter, rarityFrom } from './search.person.shared.ts'

/** What the asker may know of classes 1 to 5; classes 1 and 2 are open to everybody. */
const RIGHTS = Uint8Array.of(HIDDEN, READABLE, READABLE, ASK_OWNER, DISCREET, HIDDEN)

const families = [
  'Nguyễn',
  'Nguyễn',
  'Nguyễn',
  'Trần',
  'Lê',
  'Müller',
  'Mueller',
  'Ivanov',
  'Иванов',
  'al-Masri',
  'المصري',
  'de la Cruz',
]
const givens = [
  'Văn',
  'Thị',
  'Anh',
  'Ánh',
  'Minh',
  'Lan',
  'Lam',
  'Yusuf',
  'Youssef',
  'يوسف',
  'William',
  'Bill',
  'Abdul Rahman',
  'Abdulrahman',
]
const rare = [
  'Quellmann',
  'Quelman',
  'Brzostek',
  'Brzóstek',
  'Zhukov',
  'Schukow',
  'Xq',
  'Ó',
  "O'Example",
  'Vanthanh',
  'Thanh',
]

const word = fc.oneof(fc.constantFrom(...givens), fc.constantFrom(...families), fc.constantFrom(...rare))
const words = fc.array(word, { minLength: 1, maxLength: 3 }).map((list) => list.join(' '))
const nameForm: fc.Arbitrary<NameForm> = fc.oneof(
  fc.record({ family: fc.constantFrom(...families, ...rare), given: words }),
  fc.record({ family: fc.constantFrom(...families), given: fc.constantFrom('Văn Minh', 'Thị Lan', 'Văn Anh', 'Minh') }),
  fc.record({ whole: words }),
  fc.record({ family: word }),
)
const pad = (number: number): string => String(number).padStart(2, '0')
const day = fc
  .record({
    year: fc.integer({ min: 1979, max: 1990 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.constantFrom(1, 5, 12, 29),
  })
  .map((date) =>
    date.month === 2 && date.day === 29 ? '1984-02-29' : `${date.year}-${pad(date.month)}-${pad(date.day)}`,
  )
const date = fc.oneof(
  { weight: 5, arbitrary: day },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '1985',
      '1985-03',
      '1984~',
      '1983/1986',
      '1985-01-01',
      '1985-01',
      '1985-03-12/1985-03-12',
      '1962',
    ),
  },
)
const some = <T>(one: fc.Arbitrary<T>, maxLength: number): fc.Arbitrary<T[]> => fc.array(one, { maxLength })
const person: fc.Arbitrary<PersonForm> = fc
  .record({
    names: fc.array(nameForm, { minLength: 0, maxLength: 2, size: 'max' }),
    datesOfBirth: fc.oneof({ weight: 4, arbitrary: date.map((one) => [one]) }, { weight: 1, arbitrary: some(date, 2) }),
    nationalities: some(fc.constantFrom('XXA', 'XXB'), 2),
    sex: fc.constantFrom('F' as const, 'M' as const, 'X' as const, undefined),
    placesOfBirth: some(fc.constantFrom('Exercise', 'Exercise North', 'Port Example'), 1),
    mothers: some(fc.constantFrom('Lan Exercise', 'Maria Example'), 1),
    documents: some(
      fc.nat(9).map((at) => `XXA:passport:X000000${at}`),
      2,
    ),
  })
  .map(({ sex, ...form }) => ({ ...form, ...(sex === undefined ? {} : { sex }) }))

/** The same person as somebody else may have written it down. */
const damaged = (form: PersonForm): fc.Arbitrary<PersonForm> =>
  fc
    .record({
      names: fc.tuple(...form.names.map(damagedName)),
      dates: fc.tuple(...form.datesOfBirth.map(damagedDate)),
      drops: fc.subarray(['datesOfBirth', 'nationalities', 'placesOfBirth', 'mothers', 'documents'] as const),
    })
    .map(({ names, dates, drops }) => ({
      ...form,
      names,
      datesOfBirth: dates,
      ...Object.fromEntries(drops.map((feature) => [feature, []])),
    }))

const damagedText = (text: string): fc.Arbitrary<string> =>
  fc.record({ how: fc.nat(9), at: fc.nat(Math.max(0, text.length - 1)) }).map(({ how, at }) => {
    const parts = text.split(' ')
    if (how === 0) return text.slice(0, at) + text.slice(at + 1)
    if (how === 1) return text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2)
    if (how === 2) return parts.join('')
    if (how === 3) return parts.toReversed().join(' ')
    if (how === 4) return parts.slice(0, Math.max(1, parts.length - 1)).join(' ')
    if (how === 5) return text.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase()
    if (how === 6) return parts.map((part, place) => (place === at % parts.length ? part.slice(0, 1) : part)).join(' ')
    return text
  })

const damagedName = (name: NameForm): fc.Arbitrary<NameForm> =>
  fc
    .record({
      family: damagedText(name.family ?? ''),
      given: damagedText(name.given ?? ''),
      whole: damagedText(name.whole ?? ''),
      how: fc.nat(5),
    })
    .map(({ family, given, whole, how }): NameForm => {
      if (name.whole !== undefined) return { whole }
      if (how === 0) return { whole: `${given} ${family}` }
      if (how === 1) return { family: given, given: family }
      return { family, given }
    })

const damagedDate = (text: string): fc.Arbitrary<string> =>
  fc.nat(9).map((how) => {
    const [year = '', month = '', date = ''] = text.split('-')
    if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return text
    if (how === 0) return year
    if (how === 1) return `${Number(year) + 1}-${month}-${date === '29' ? '28' : date}`
    if (how === 2) return Number(date) <= 12 ? `${year}-${date}-${month}` : text
    if (how === 3) return `${year.slice(0, 2)}0${year.slice(3)}-${month}-${date === '29' ? '28' : date}`
    if (how === 4) return `${year}-${month}`
    return text
  })

/** Names and nothing else: of whom so little is said few are as good as sure. */
const byName = (form: PersonForm): PersonForm => ({ ...emptyPersonForm, names: form.names })

const RUNS = 200
const classId = fc.integer({ min: 1, max: 5 })
type Record = { readonly number: number; readonly classId: number; readonly form: PersonForm }
const world = (most: number): fc.Arbitrary<Record[]> =>
  fc
    .array(fc.record({ form: person, classId }), { minLength: 1, maxLength: most, size: 'max' })
    .map((list) => list.map((one, at) => ({ number: at + 1, ...one })))
/** A world and somebody to look for: of the world but damaged, or a stranger. */
const asking = (most: number) =>
  world(most).chain((records) =>
    fc.record({
      records: fc.constant(records),
      asked: fc.oneof(
        fc.constantFrom(...records).chain(({ form }) => damaged(form)),
        person,
      ),
    }),
  )

describe('the index of persons, fed with what matching makes of them', () => {
  test('finds whatever comparing with every visible record puts above the line, best first', () => {
    fc.assert(
      fc.property(asking(150), fc.integer({ min: 1, max: 60 }), ({ records, asked }, limit) => {
        const found = filled(records).find(asked, { rights: RIGHTS, groups: 1, limit })
        const question = preparePerson(asked)
        const rarity = rarityFrom(found.rarity)
        const above = records
          .filter((record) => RIGHTS[record.classId] !== HIDDEN)
          .map(({ number, classId: of, form }) => {
            const { score, bits, lines } = comparePersons(question, preparePerson(form), rarity)
            // Words written as one that are spelled otherwise besides are compared, but not looked for.
            fc.pre(score < possibleFrom || !lines.some(isGluedLoosely))
            const isSame = score === 1 && sameKey(question) !== undefined
            return { number, score, bits: isSame ? bitsOfSame : rounded(bits), access: RIGHTS[of] ?? HIDDEN }
          })
          .filter(({ score }) => score >= possibleFrom)
          .sort((one, other) => other.bits - one.bits || one.number - other.number)
        const isShown = ({ access }: { readonly access: number }): boolean => access !== DISCREET
        const shown = above.filter(isShown)
        const told = [...shown.slice(0, limit), ...above.filter(({ access }) => access === DISCREET).slice(0, limit)]
        const inOrder = [...told.filter(isShown), ...told.filter((one) => !isShown(one))]
        expect(found.number).toEqual(inOrder.map(({ number }) => number))
        expect(found.score).toEqual(inOrder.map(({ bits }) => scoreOfBits(bits)))
        expect(found.more).toBe(shown.length > limit)
      }),
      { numRuns: RUNS },
    )
  })

  test('answers the same whatever hidden records are added', () => {
    fc.assert(
      fc.property(asking(60), world(40), fc.integer({ min: 1, max: 10 }), ({ records, asked }, hidden, limit) => {
        const sight = { rights: RIGHTS, groups: 1, limit }
        const visible = records.filter((record) => RIGHTS[record.classId] !== HIDDEN)
        const added = hidden.map(({ form }, at) => ({ number: at % 2 === 0 ? 2000 + at : 1000 + at, classId: 5, form }))
        const mixed = [...added.slice(0, 20), ...visible, ...added.slice(20)]
        expect(filled(mixed).find(asked, sight)).toEqual(filled(visible).find(asked, sight))
      }),
      { numRuns: RUNS / 2 },
    )
  })

  test('adds nearest records behind what is above the line, and changes nothing of that: never hidden, never discreet', () => {
    let many = 0
    fc.assert(
      fc.property(asking(120), fc.integer({ min: 1, max: 60 }), ({ records, asked: whole }, limit) => {
        const asked = byName(whole)
        const reader = filled(records)
        const sight = { rights: RIGHTS, groups: 1, limit }
        const plain = reader.find(asked, sight)
        const filling = reader.find(asked, { ...sight, isNearest: true })
        const isDiscreet = (access: number): boolean => access === DISCREET
        const told = filling.number.map((number, at) => ({
          number,
          score: filling.score[at] ?? 0,
          access: filling.access[at] ?? HIDDEN,
        }))
        const above = told.filter(({ score }) => score >= possibleFrom)
        const below = told.filter(({ score }) => score < possibleFrom)
        expect(above.map(({ number }) => number)).toEqual(plain.number)
        expect(above.map(({ score }) => score)).toEqual(plain.score)
        expect(above.map(({ access }) => access)).toEqual(plain.access)
        expect([filling.more, filling.rarity]).toEqual([plain.more, plain.rarity])
        expect(below.some(({ access }) => access === HIDDEN || isDiscreet(access))).toBe(false)
        for (const { number, access } of told) expect(RIGHTS[records[number - 1]?.classId ?? 0]).toBe(access)
        expect(told.filter(({ access }) => !isDiscreet(access)).length).toBeLessThanOrEqual(limit)
        expect(below.map(({ score }) => score)).toEqual(
          below.map(({ score }) => score).sort((one, other) => other - one),
        )
        many += below.length
      }),
      { numRuns: RUNS },
    )
    expect(many).toBeGreaterThan(RUNS)
  })

  test('names the same nearest records whatever hidden and discreet ones are added', () => {
    let many = 0
    fc.assert(
      fc.property(
        asking(60),
        world(40),
        fc.integer({ min: 1, max: 10 }),
        ({ records, asked: whole }, hidden, limit) => {
          const asked = byName(whole)
          const sight = { rights: RIGHTS, groups: 1, limit, isNearest: true }
          const visible = records.filter(({ classId: of }) => RIGHTS[of] === READABLE || RIGHTS[of] === ASK_OWNER)
          const added = hidden.map(({ form }, at) => ({
            number: at % 2 === 0 ? 2000 + at : 1000 + at,
            classId: 5,
            form,
          }))
          const mixed = [...added.slice(0, 20), ...visible, ...added.slice(20)]
          const found = filled(visible).find(asked, sight)
          expect(filled(mixed).find(asked, sight)).toEqual(found)
          const watched = added.map((one) => ({ ...one, classId: 4 }))
          const beside = filled([...visible, ...watched]).find(asked, sight)
          const isOpen = (number: number): boolean => number < 1000
          expect(beside.number.filter(isOpen)).toEqual(found.number)
          expect(beside.score.every((score, at) => isOpen(beside.number[at] ?? 0) || score >= possibleFrom)).toBe(true)
          many += found.score.filter((score) => score < possibleFrom).length
        },
      ),
      { numRuns: RUNS / 2 },
    )
    expect(many).toBeGreaterThan(RUNS / 4)
  })

  test('answers by what it holds, whatever was changed before and whatever is in lists', () => {
    fc.assert(
      fc.property(asking(40), world(40), fc.nat(40), ({ records, asked }, earlier, merged) => {
        const sight = { rights: RIGHTS, groups: 1, limit: 10 }
        const writer = createPersonWriter({ capacity: 1 })
        const reader = createPersonReader(writer.share())
        writer.onShare(reader.attach)
        for (const { number, classId: of, form } of earlier) put(writer, number, of, form)
        reader.find(asked, sight)
        for (const { number } of earlier) if (number % 3 === 0) writer.remove(number)
        for (const [at, { number, classId: of, form }] of records.toReversed().entries()) {
          put(writer, number, of, form)
          if (at === merged) while (writer.merge(true)) {}
          if (at === merged >> 1) reader.find(asked, sight)
        }
        for (const { number } of earlier) if (number > records.length) writer.remove(number)
        expect(reader.find(asked, sight)).toEqual(filled(records).find(asked, sight))
      }),
      { numRuns: RUNS / 2 },
    )
  })

  test('cuts a long word in two whatever words hidden records bear, then and before', () => {
    const named = (whole: string): PersonForm => ({ ...emptyPersonForm, names: [{ whole }] })
    const asked = named('Martakovalnko')
    const sight = { rights: RIGHTS, groups: 1, limit: 10 }
    const visible = [{ number: 1, classId: 1, form: named('Marta Kovalenko') }]
    const found = filled(visible).find(asked, sight)
    expect(found.number).toEqual([1])
    const alike = named('Martakovalnka')
    expect(filled([...visible, { number: 2, classId: 5, form: alike }]).find(asked, sight)).toEqual(found)
    const writer = createPersonWriter({ capacity: 2 })
    const reader = createPersonReader(writer.share())
    writer.onShare(reader.attach)
    for (const { number, form } of visible) writer.put(number, form, { classId: 1, group: 0, isOpen: true })
    writer.put(2, alike, { classId: 1, group: 0, isOpen: true })
    expect(reader.find(asked, sight).number).toContain(2)
    writer.remove(2)
    expect(reader.find(asked, sight).number).toEqual([1])
  })

  test('finds one who is the same in everything stated, however little that is', () => {
    const little = { ...emptyPersonForm, names: [{ family: 'Nguyễn' }], nationalities: ['XXA'] }
    const others = Array.from({ length: 400 }, (_, at) => ({
      ...little,
      names: [{ family: 'Nguyễn', given: `Anh ${at}` }],
    }))
    const records = [...others, little].map((form, at) => ({ number: at + 1, classId: 1, form }))
    const found = filled(records).find(little, { rights: RIGHTS, groups: 1, limit: 10 })
    expect([found.number[0], found.score[0]]).toEqual([401, 1])
  })

  test.each(['Ó', 'O. B.'])(
    'finds one of whom %s is all that is told of the name, when everything else is the same',
    (whole) => {
      const form = {
        ...emptyPersonForm,
        names: [{ whole }],
        datesOfBirth: ['1984-03-05', '1983-06-05'],
        nationalities: ['XXB', 'XXA'],
      }
      const other = { ...form, datesOfBirth: ['1984-03-05'] }
      const records = [other, form].map((one, at) => ({ number: at + 1, classId: 1, form: one }))
      const found = filled(records).find(form, { rights: RIGHTS, groups: 1, limit: 10 })
      expect([found.number, found.score]).toEqual([[2], [1]])
    },
  )

  test('counts a word twice that stands twice in a name', () => {
    const twice = { ...emptyPersonForm, names: [{ whole: 'Nguyễn Nguyễn' }], nationalities: ['XXA'], sex: 'X' as const }
    const record = {
      ...twice,
      names: [{ family: 'Nguyễn', given: "O'Example Yusuf Nguyễn" }],
      placesOfBirth: ['Exercise'],
    }
    const question = { ...twice, placesOfBirth: ['Exercise North'] }
    const found = foundAlone(record, question)
    expect(found.number).toEqual([1])
  })

  test('lets an initial stand for a word that stands twice in a name', () => {
    const record = {
      ...emptyPersonForm,
      names: [{ family: 'Brzostek', given: 'Brzostek' }],
      datesOfBirth: ['1988-02-12'],
      nationalities: ['XXA', 'XXB'],
      placesOfBirth: ['Exercise'],
    }
    const question = { ...record, names: [{ whole: 'B rzostek' }], datesOfBirth: ['1988'] }
    const found = foundAlone(record, question)
    expect(found.number).toEqual([1])
  })

  test('tells apart words that are one and stand twice in a record', () => {
    const record = {
      ...emptyPersonForm,
      names: [{ family: 'Nguyễn', given: 'Nguyễn Nguyễn' }],
      datesOfBirth: ['1985-03-12'],
    }
    const question = { ...record, names: [{ family: 'Trần', given: 'Nguyễn' }] }
    const found = foundAlone(record, question)
    const { score } = comparePersons(preparePerson(question), preparePerson(record), rarityFrom(found.rarity))
    expect(found.score).toEqual(score >= possibleFrom ? [score] : [])
    expect(score).toBeGreaterThan(0)
  })

  test.each([
    ['Quelmannbrzostek', 'a letter lost in the first of two words written as one'],
    ['Quellmannbrozstek', 'neighbours turned in the second'],
    ['Wuellmannbrzostek', 'the first letter changed'],
    ['uellmannbrzostek', 'the first letter lost'],
    ['Quellmannbrzostec', 'the second spelled otherwise'],
  ])('finds %s: %s', (whole) => {
    const stated = { ...emptyPersonForm, names: [{ family: 'Brzostek', given: 'Quellmann' }] }
    const other = { ...emptyPersonForm, names: [{ family: 'Brzostek', given: 'Yusuf' }] }
    const records = [other, stated].map((form, at) => ({ number: at + 1, classId: 1, form }))
    const found = filled(records).find(
      { ...emptyPersonForm, names: [{ whole }] },
      { rights: RIGHTS, groups: 1, limit: 10 },
    )
    expect(found.number).toEqual([2])
  })

  test('puts the nearest below the line in the order of what their words have in common', () => {
    const names = ['Anton Quellmann', 'Krystan Quellmann', 'Minh Quellmann'].map((whole) => ({ whole }))
    const records = names.map((one, at) => ({ number: at + 1, classId: 1, form: { ...emptyPersonForm, names: [one] } }))
    const asked = { ...emptyPersonForm, names: [{ whole: 'Krys Quellmann' }] }
    const found = filled(records).find(asked, { rights: RIGHTS, groups: 1, limit: 10, isNearest: true })
    expect(found.number[0]).toBe(2)
    expect(found.score[0]).toBeLessThan(possibleFrom)
    expect(found.score[0]).toBeGreaterThan(found.score[1] ?? 1)
  })

  test('takes a person of whom nothing is stated, and one with words that any object has', () => {
    const index = filled([
      { number: 1, classId: 1, form: { ...emptyPersonForm, names: [{ whole: 'Constructor Prototype' }] } },
    ])
    const sight = { rights: RIGHTS, groups: 1, limit: 10 }
    expect(index.find(emptyPersonForm, sight).number).toEqual([])
    const asked = { ...emptyPersonForm, names: [{ whole: 'Constructor Prototype' }] }
    expect(index.find(asked, sight).score).toEqual([1])
    expect(index.find({ ...emptyPersonForm, names: [{ whole: '__proto__ toString' }] }, sight).number).toEqual([])
  })
})

function put(writer: PersonWriter, number: number, of: number, form: PersonForm): void {
  writer.put(number, form, { classId: of, group: 0, isOpen: of <= 2 })
}

/** A reader of these records: of an odd number of them all are in lists, of an even number none. */
function filled(records: readonly Record[], mostCompared = 100_000) {
  const writer = createPersonWriter({ capacity: 10 })
  for (const { number, classId: of, form } of records) put(writer, number, of, form)
  if (records.length % 2 === 1) while (writer.merge(true)) {}
  return createPersonReader(writer.share(), { mostCompared })
}

/** What is found in an index of one person. */
function foundAlone(record: PersonForm, question: PersonForm) {
  return filled([{ number: 1, classId: 1, form: record }]).find(question, { rights: RIGHTS, groups: 1, limit: 10 })
}

/** Sums of bits come out the same in whatever order but for this. */
function rounded(bits: number): number {
  return Math.round(bits * 1e6) / 1e6
}

/** Words written as one and in letters that are not the same. */
function isGluedLoosely({ code, asked, recorded }: MatchLine): boolean {
  const lettersOf = (text: string): string =>
    text
      .toLowerCase()
      .normalize('NFD')
      .replace(/[^a-z]/g, '')
  return code === 'glued' && lettersOf(asked) !== lettersOf(recorded)
}
