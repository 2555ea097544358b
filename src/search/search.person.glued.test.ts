// Names written as one or apart beside other names: the index passes nobody over whom comparing puts above the line, however near it.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { comparePersons, possibleFrom } from '../matching/compare.ts'
import { preparePerson } from '../matching/person.ts'
import { emptyPersonForm, type NameForm, type PersonForm } from '../matching/person-form.ts'
import { createPersonReader, createPersonWriter, rarityFrom } from './search.person.shared.ts'

const [everybody, rights] = [1, Uint8Array.of(0, 1)]
const pairs = [
  ['Abdul', 'Rahman'],
  ['Van', 'Thanh'],
  ['Min', 'Su'],
  ['Quell', 'Mann'],
] as const
const others = ['', '', 'Brzostek', 'Müller', 'Minh', 'Yusuf Lan'] as const

/** One of two persons has two names as one word, the other apart; beside them stand other names, of the same person or of somebody else. */
const written = fc.record({
  pair: fc.constantFrom(...pairs),
  beside: fc.constantFrom(...others),
  besideAsked: fc.constantFrom(...others),
  isWhole: fc.boolean(),
  isAskedApart: fc.boolean(),
  born: fc.constantFrom('1985-03-12', '1985-03', '1985'),
  asked: fc.constantFrom('1985-03-12', '1985-03', '1985', '1986', undefined),
  nationality: fc.constantFrom('XXA', 'XXB', undefined),
  sex: fc.constantFrom('F' as const, undefined),
})

const personOf = (name: string, beside: string, isWhole: boolean, more: Partial<PersonForm>): PersonForm => {
  const parted: NameForm = { family: beside, given: name }
  const names = [isWhole || beside === '' ? { whole: `${name} ${beside}`.trim() } : parted]
  return { ...emptyPersonForm, names, nationalities: ['XXA'], sex: 'F', ...more }
}

/** What is found where this record and one of somebody else are, and what comparing tells of it. */
const askFor = (question: PersonForm, record: PersonForm) => {
  const writer = createPersonWriter({ capacity: 8 })
  const place = { classId: everybody, group: 0, isOpen: true }
  writer.put(1, record, place)
  writer.put(2, personOf('Exercise', 'Nobody', false, { datesOfBirth: ['1950'] }), place)
  const found = createPersonReader(writer.share()).find(question, { rights, groups: 1, limit: 10 })
  const { score } = comparePersons(preparePerson(question), preparePerson(record), rarityFrom(found.rarity))
  return { found, score }
}

test('two names as one word are found beside whatever other names they stand', () => {
  let [above, near] = [0, 0]
  fc.assert(
    fc.property(written, ({ pair, beside, besideAsked, isWhole, isAskedApart, born, asked, nationality, sex }) => {
      const [apart, glued] = [pair.join(' '), pair[0] + pair[1].toLowerCase()]
      const record = personOf(isAskedApart ? glued : apart, beside, isWhole, { datesOfBirth: [born] })
      const stated = {
        datesOfBirth: asked === undefined ? [] : [asked],
        nationalities: nationality === undefined ? [] : [nationality],
      }
      const { sex: _, ...form } = personOf(isAskedApart ? apart : glued, besideAsked, isWhole, stated)
      const question = sex === undefined ? form : { ...form, sex }
      const { found, score } = askFor(question, record)
      expect(found.number.includes(1)).toBe(score >= possibleFrom)
      if (score >= possibleFrom) above += 1
      else near += 1
    }),
    { numRuns: 1500 },
  )
  expect(Math.min(above, near)).toBeGreaterThan(100)
})

const slipped = [
  ['Quell', 'Shakawdar'],
  ['Imwan', 'Bami'],
  ['Yadiqi', 'Bakr'],
  ['Upin', 'Sodohar'],
  ['Mahesh', 'Shahampur'],
] as const

/** A word with one letter left out, doubled, another, or in the place of the next. */
const slipsOf = (word: string): string[] =>
  [...word].flatMap((letter, at) => {
    const [before, after] = [word.slice(0, at), word.slice(at + 1)]
    const [next = '', ...rest] = after
    return [
      before + after,
      before + letter + letter + after,
      `${before}k${after}`,
      before + next + letter + rest.join(''),
    ]
  })

test('two names as one word are found with a slip wherever it stands, where the parts meet, too', () => {
  const writer = createPersonWriter({ capacity: 16 })
  const place = { classId: everybody, group: 0, isOpen: true }
  for (const [number, [given, family]] of slipped.entries())
    writer.put(number, { ...emptyPersonForm, names: [{ given, family }] }, place)
  const reader = createPersonReader(writer.share())
  const lost: string[] = []
  let above = 0
  for (const [number, [given, family]] of slipped.entries()) {
    for (const whole of slipsOf(given + family.toLowerCase())) {
      const question: PersonForm = { ...emptyPersonForm, names: [{ whole }] }
      const found = reader.find(question, { rights, groups: 1, limit: 10 })
      const record = preparePerson({ ...emptyPersonForm, names: [{ given, family }] })
      const { score } = comparePersons(preparePerson(question), record, rarityFrom(found.rarity))
      if (score < possibleFrom) continue
      above += 1
      if (!found.number.includes(number)) lost.push(whole)
    }
  }
  expect(above).toBeGreaterThan(150)
  expect(lost).toEqual([])
})

/** A person of up to three family and three given names, and one of each of them written as one word, alone or beside another name. */
const parted = fc.record({
  families: fc.subarray(['Semenov', 'Urralbina', 'Tran'], { minLength: 1 }),
  givens: fc.subarray(['Semen', 'Luso', 'Androvich'], { minLength: 1 }),
  other: fc.constantFrom(undefined, 'Brzostek'),
  family: fc.nat(2),
  given: fc.nat(2),
  besideAsked: fc.constantFrom('', ' Luso', ' Urralbina', ' Brzostek'),
  isAskedApart: fc.boolean(),
  asked: fc.constantFrom('1985-03-12', '1985', undefined),
})

test('a given and a family name as one word are found whatever stands between them', () => {
  let [above, near] = [0, 0]
  fc.assert(
    fc.property(parted, ({ families, givens, other, family, given, besideAsked, isAskedApart, asked }) => {
      const [mine = '', theirs = ''] = [families[family % families.length], givens[given % givens.length]]
      const apart: NameForm = { family: families.join(' '), given: givens.join(' '), ...(other ? { other } : {}) }
      const glued: NameForm = { whole: theirs + mine.toLowerCase() + besideAsked }
      const record = { ...emptyPersonForm, names: [isAskedApart ? glued : apart], datesOfBirth: ['1985-03-12'] }
      const question: PersonForm = {
        ...emptyPersonForm,
        names: [isAskedApart ? apart : glued],
        datesOfBirth: asked === undefined ? [] : [asked],
      }
      const { found, score } = askFor(question, record)
      expect(found.number.includes(1)).toBe(score >= possibleFrom)
      if (found.number.includes(1)) expect(found.score[0]).toBeCloseTo(score, 6)
      if (score >= possibleFrom) above += 1
      else near += 1
    }),
    { numRuns: 1500 },
  )
  expect(Math.min(above, near)).toBeGreaterThan(100)
})
