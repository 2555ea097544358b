/** Laws of preparing and comparing persons, on generated names in many scripts. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { comparePersons, possibleFrom } from './compare.ts'
import { formOfWritten } from './lexicon.ts'
import { likenessOf } from './likeness.ts'
import { nameKeys, type Person, preparePerson, tokenKeys } from './person.ts'
import { emptyPersonForm, type NameForm, type PersonForm } from './person-form.ts'

const latin = 'abcdefghijklmnopqrstuvwxyzáçđéêłñöøşšưžễồ'
const cyrillic = 'абвгдежзийклмнопрстуфхцчшщыьэюяіїєђћ'
const arabic = 'ابتثجحخدذرزسشصضطظعغفقكلمنهويپچگ'
const hebrew = 'אבגדהוזחטיכלמנסעפצקרשת'
const others = 'αβγδεζηθικλμνξοπρστυφχψω'
const scripts = [
  latin,
  latin,
  cyrillic,
  arabic,
  hebrew,
  others,
  'აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ',
  'աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ',
  '王李張明小平国华建文',
  'かきくけこさしすたちつなにはひまみやらりん',
  '김이박정민서영호준',
  'कखगघचजटडतदनपबमयरलवसहािीुे',
  'กขคงจชดตนบปมยรลวสหอาิีุู',
]
/** Words that the normaliser treats in a way of its own, and common ones, so that generated names meet their fellows. */
const known = [
  ...[
    'Nguyễn',
    'Nguyen',
    'Văn',
    'Van',
    'al',
    'el',
    'bin',
    'ibn',
    'Ben',
    'de',
    'la',
    'von',
    'Abd',
    'Abdul',
    'al-Aziz',
    'Abdelaziz',
  ],
  ...[
    'Mohammed',
    'Muhammad',
    'محمد',
    'عبد',
    'الرحمن',
    'السيد',
    'بن',
    'أبو',
    'Sheikh',
    'Dr',
    'Haji',
    'Sayed',
    'J',
    'M',
    'Ю',
  ],
  ...[
    'Yusuf',
    'Yousef',
    'Josef',
    'Иванов',
    'Ivanova',
    'O’Neill',
    'Müller',
    'Mueller',
    'Strauß',
    'Nur',
    'al-Din',
    'Nureddin',
  ],
]

const letters = fc
  .constantFrom(...scripts)
  .chain((script) => fc.string({ unit: fc.constantFrom(...script), minLength: 1, maxLength: 9 }))
const word = fc.oneof({ weight: 3, arbitrary: letters }, { weight: 2, arbitrary: fc.constantFrom(...known) })
const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((list) => list.join(' '))
const name: fc.Arbitrary<NameForm> = fc.oneof(
  words.map((whole) => ({ whole })),
  fc.record({ family: words, given: words }),
  fc.record({ family: words, given: words, other: words }),
)
const date = fc
  .tuple(fc.integer({ min: 1940, max: 1999 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .chain(([year, month, day]) => {
    const two = (number: number) => String(number).padStart(2, '0')
    return fc.constantFrom(
      `${year}`,
      `${year}~`,
      `${year}-${two(month)}`,
      `${year}-${two(month)}-${two(day)}`,
      `${year}/${year + 3}`,
    )
  })
const person: fc.Arbitrary<PersonForm> = fc
  .record({
    names: fc.array(name, { minLength: 1, maxLength: 3 }),
    datesOfBirth: fc.array(date, { maxLength: 2 }),
    nationalities: fc.array(fc.constantFrom('QXA', 'QXB', 'QXC'), { maxLength: 2 }),
    placesOfBirth: fc.array(words, { maxLength: 1 }),
    mothers: fc.array(words, { maxLength: 1 }),
    documents: fc.array(fc.constantFrom('QXA:passport:X1', 'QXA:passport:X2', 'QXB:passport:X1'), { maxLength: 2 }),
    sex: fc.constantFrom('F' as const, 'M' as const, 'X' as const, undefined),
  })
  .map(({ sex, ...form }) => (sex === undefined ? form : { ...form, sex }))
  // Marks without a letter are no name.
  .filter((form) => preparePerson(form).names.length > 0)

/** The same name with some damage, so that pairs of it are often alike. */
const pair: fc.Arbitrary<readonly [string, string]> = fc
  .tuple(word, word, fc.nat({ max: 12 }), fc.nat({ max: 4 }))
  .map(([one, other, at, kind]) => {
    const place = at % (one.length + 1)
    if (kind === 0) return [one, one.slice(0, place) + one.slice(place + 1)] as const
    if (kind === 1) return [one, `${one.slice(0, place)}e${one.slice(place)}`] as const
    if (kind === 2)
      return [
        one,
        one.slice(0, place) + one.slice(place + 1, place + 2) + one.slice(place, place + 1) + one.slice(place + 2),
      ] as const
    return [one, other] as const
  })

function prepared(whole: string): Person {
  return preparePerson({ ...emptyPersonForm, names: [{ whole }] })
}

function keysOf(one: Person): ReadonlySet<string> {
  return new Set(one.names.flatMap(nameKeys))
}

function outcomeOf(form: PersonForm, other: PersonForm) {
  const match = comparePersons(preparePerson(form), preparePerson(other))
  return { bits: match.bits, score: match.score }
}

describe('normalisation', () => {
  test('the form of a form is itself', () => {
    fc.assert(
      fc.property(word, (text) => {
        const form = formOfWritten(text)
        expect(formOfWritten(form)).toBe(form)
      }),
    )
  })

  test('a name made of the forms of its tokens has the same forms', () => {
    fc.assert(
      fc.property(words, (text) => {
        // A sign that no word is read from, as the soft sign alone, keeps its own letter.
        fc.pre(text.split(' ').every((each) => /^[0-9a-z]+$/.test(formOfWritten(each))))
        const forms = prepared(text).names.flatMap((one) => one.tokens.map((token) => token.form))
        const again = prepared(forms.join(' ')).names.flatMap((one) => one.tokens.map((token) => token.form))
        expect(again).toEqual(forms)
      }),
    )
  })

  test('composed, decomposed and upper-case writing are one', () => {
    fc.assert(
      fc.property(name, (form) => {
        const change = (make: (text: string) => string) =>
          Object.fromEntries(Object.entries(form).map(([part, text]) => [part, make(text)])) as NameForm
        const plain = preparePerson({ ...emptyPersonForm, names: [form] })
        for (const make of [(text: string) => text.normalize('NFD'), (text: string) => text.toUpperCase()]) {
          const changed = preparePerson({ ...emptyPersonForm, names: [change(make)] })
          expect(comparePersons(plain, changed).score).toBe(
            plain.names.length === 0 ? comparePersons(plain, plain).score : 1,
          )
        }
      }),
    )
  })

  test('a name of any characters can be prepared and compared', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (one, other) => {
        const match = comparePersons(prepared(one), prepared(other))
        expect(match.score).toBeGreaterThanOrEqual(0)
        expect(match.score).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('comparing', () => {
  test('is symmetric, and a number from 0 to 1 that is the more the more bits there are', () => {
    fc.assert(
      fc.property(person, person, (one, other) => {
        const there = comparePersons(preparePerson(one), preparePerson(other))
        const back = comparePersons(preparePerson(other), preparePerson(one))
        expect(Math.abs(there.score - back.score)).toBeLessThan(1e-9)
        expect(Math.abs(there.bits - back.bits)).toBeLessThan(1e-6)
        expect(there.score >= 0 && there.score <= 1).toBe(true)
        expect(there.lines.reduce((sum, line) => sum + line.bits, 0)).toBeCloseTo(there.bits, 6)
      }),
      { numRuns: 300 },
    )
  })

  test('is exactly 1 for equal persons', () => {
    fc.assert(
      fc.property(person, (form) => {
        expect(comparePersons(preparePerson(form), preparePerson(structuredClone(form))).score).toBe(1)
      }),
    )
  })

  test('does not depend on the order in which names are stated', () => {
    fc.assert(
      fc.property(person, person, (one, other) => {
        const turned = { ...other, names: [...other.names].reverse() }
        expect(outcomeOf(one, turned).score).toBeCloseTo(outcomeOf(one, other).score, 9)
      }),
    )
  })

  test('another name on one side never lowers the score', () => {
    fc.assert(
      fc.property(person, person, name, (one, other, alias) => {
        const more = comparePersons(preparePerson(one), preparePerson({ ...other, names: [...other.names, alias] }))
        const less = comparePersons(preparePerson(one), preparePerson(other))
        // Exactly 1 says that all is stated alike on both sides, which one more name of one side undoes.
        if (less.score < 1) expect(more.score).toBeGreaterThanOrEqual(less.score - 1e-9)
      }),
    )
  })

  test('evidence that agrees never lowers, evidence that contradicts never raises', () => {
    const added = fc.constantFrom<readonly [keyof PersonForm, unknown, unknown]>(
      ['datesOfBirth', ['1965-03-07'], ['1965-03-07']],
      ['datesOfBirth', ['1965'], ['1965-03-07']],
      ['nationalities', ['QXD'], ['QXD']],
      ['documents', ['QXD:passport:Z1'], ['QXD:passport:Z1']],
      ['sex', 'F', 'F'],
      ['datesOfBirth', ['1965-03-07'], ['1999-11-20']],
      ['nationalities', ['QXD'], ['QXE']],
      ['documents', ['QXD:passport:Z1'], ['QXD:passport:Z2']],
      ['sex', 'F', 'M'],
    )
    fc.assert(
      fc.property(person, person, added, (one, other, [feature, mine, theirs]) => {
        const bare = { datesOfBirth: [], nationalities: [], documents: [], sex: undefined }[feature as 'sex']
        const { [feature]: _mine, ...first } = one
        const { [feature]: _theirs, ...second } = other
        const silent = feature === 'sex' ? {} : { [feature]: bare }
        const less = outcomeOf({ ...first, ...silent } as PersonForm, { ...second, ...silent } as PersonForm)
        const more = outcomeOf(
          { ...first, [feature]: mine } as PersonForm,
          { ...second, [feature]: theirs } as PersonForm,
        )
        const line = comparePersons(
          preparePerson({ ...emptyPersonForm, [feature]: mine }),
          preparePerson({ ...emptyPersonForm, [feature]: theirs }),
        ).bits
        if (line > 0) expect(more.bits).toBeGreaterThanOrEqual(less.bits)
        else expect(more.bits).toBeLessThanOrEqual(less.bits)
        if (less.score === 1) return
        if (line > 0) expect(more.score).toBeGreaterThanOrEqual(less.score)
        else expect(more.score).toBeLessThanOrEqual(less.score)
      }),
    )
  })
})

describe('the law of keys', () => {
  test('tokens that are alike share a key', () => {
    fc.assert(
      fc.property(pair, ([one, other]) => {
        for (const mine of prepared(one).names.flatMap((each) => each.tokens)) {
          for (const theirs of prepared(other).names.flatMap((each) => each.tokens)) {
            if (likenessOf(mine, theirs) === undefined) continue
            expect(tokenKeys(mine).some((key) => tokenKeys(theirs).includes(key))).toBe(true)
          }
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('a score reaches the line only where names share a key or a document is equal', () => {
    const near = fc.tuple(person, fc.array(pair, { minLength: 1, maxLength: 3 })).map(([form, pairs]) => {
      const mine = { whole: pairs.map(([one]) => one).join(' ') }
      const theirs = { whole: pairs.map(([, other]) => other).join(' ') }
      return [
        { ...form, documents: [], names: [mine] },
        { ...form, documents: [], names: [theirs] },
      ] as const
    })
    fc.assert(
      fc.property(near, ([one, other]) => {
        const question = preparePerson(one)
        const record = preparePerson(other)
        const { score } = comparePersons(question, record)
        if (score < possibleFrom) return
        const keys = keysOf(record)
        const shared = [...keysOf(question)].filter((key) => keys.has(key))
        // An initial alone carries nobody above the line, unless all that either side states is equal.
        const telling = score === 1 ? shared : shared.filter((key) => !key.startsWith('.'))
        expect(telling.length).toBeGreaterThan(0)
      }),
      { numRuns: 1000 },
    )
  })
})
