// Damages damage, each in its own way, and are the same each time.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { damages, textOf } from './search.damage.ts'
import { drawOf } from './search.draw.ts'
import { foldedText, nameKey } from './search.engine.ts'
import { drawCommonQuestions, drawQuestions, firstOfNames, rankOf, shuffled } from './search.questions.ts'
import { slip, withoutMarks } from './search.spelling.ts'
import { createSearchWorld } from './search.world.ts'

const world = createSearchWorld(7)
const number = fc.integer({ min: 0, max: 1_000_000 })

/** Queries under one damage, with the main name they are made of. */
const queriesOf = (damage: (typeof damages)[number], many = 200) =>
  drawQuestions({ world, records: 50_000, many, damage, beside: 'name' }).map(({ form, target }) => {
    const [asked = {}] = form.names
    const [stated = {}] = world.person(target).form.names
    return { asked: textOf(asked), stated: textOf(stated), form: asked, of: stated }
  })

const letters = (text: string): string => foldedText({ whole: text }).replaceAll(' ', '')
const words = (text: string): readonly string[] => foldedText({ whole: text }).split(' ')

test('the same draw makes the same query, and every damage is met', () => {
  for (const damage of damages) {
    const [one, other] = [0, 1].map(() => queriesOf(damage, 20))
    expect(one).toEqual(other)
    expect(one).toHaveLength(20)
  }
})

test('what is damaged is never what was stated', () => {
  for (const damage of damages) {
    if (damage === 'exact' || damage === 'swap') continue
    for (const { asked, stated } of queriesOf(damage, 100)) expect(asked.toLowerCase()).not.toBe(stated.toLowerCase())
  }
})

test('a slip changes a word by one letter or two neighbours', () => {
  fc.assert(
    fc.property(number, fc.stringMatching(/^[a-z]{2,12}$/), (seed, word) => {
      const slipped = slip(drawOf(1, seed), word)
      expect(slipped).not.toBe(word)
      expect(Math.abs(slipped.length - word.length)).toBeLessThanOrEqual(1)
      if (slipped.length !== word.length) return
      const places = [...word].flatMap((letter, at) => (slipped[at] === letter ? [] : [at]))
      expect(places.length).toBeLessThanOrEqual(2)
      if (places.length === 2) expect((places[1] ?? 0) - (places[0] ?? 0)).toBe(1)
    }),
  )
})

describe('each damage does what it is called', () => {
  test('exact states the whole main name', () => {
    for (const { form, of } of queriesOf('exact')) expect(nameKey(form)).toBe(nameKey(of))
  })

  test('a swap keeps the words and, where parts are told apart, exchanges them', () => {
    for (const { form, of } of queriesOf('swap')) {
      expect(nameKey(form)).toBe(nameKey(of))
      if (form.family !== undefined) expect(form.given).toBe(of.family)
    }
  })

  test('an accent changes marks alone', () => {
    for (const { asked, stated, of } of queriesOf('accent')) {
      expect(asked).not.toBe(stated)
      expect(nameKey({ whole: asked })).toBe(nameKey(of))
    }
  })

  test('a dropped part leaves at least two', () => {
    for (const { asked, stated } of queriesOf('dropped')) {
      expect(words(asked).length).toBeLessThan(words(stated).length)
      expect(asked.split(' ').length).toBeGreaterThanOrEqual(2)
    }
  })

  test('an added part is one more', () => {
    for (const { asked, stated } of queriesOf('added')) {
      expect(asked.split(' ')).toHaveLength(stated.split(' ').length + 1)
    }
  })

  test('gluing and splitting keep the letters', () => {
    const sorted = (text: string): string => [...letters(text)].sort().join('')
    for (const { asked, stated } of queriesOf('glued')) {
      expect(sorted(asked)).toBe(sorted(stated))
      expect(asked.split(' ').length).toBeLessThan(stated.split(' ').length)
    }
    for (const { asked, stated } of queriesOf('split')) {
      expect(sorted(asked)).toBe(sorted(stated))
      expect(asked.split(' ').length).toBeGreaterThan(stated.split(' ').length)
    }
  })

  test('an initial stands beside the family name', () => {
    for (const { asked, of } of queriesOf('initial')) {
      expect(asked).toMatch(/(^| )\p{L}\.( |$)/u)
      expect(asked).toContain(of.family)
    }
  })

  test('an original script is not Latin, and nothing the record states', () => {
    for (const { target, form } of drawQuestions({
      world,
      records: 50_000,
      many: 100,
      damage: 'script-arabic',
      beside: 'name',
    })) {
      expect(form.names[0]?.whole).toMatch(/^[\p{Script=Arabic}\s]+$/u)
      expect(world.person(target).form.names).not.toContainEqual(form.names[0])
    }
  })
})

test('beside the name a year or a whole date is stated, and never one the record has not', () => {
  for (const beside of ['year', 'date'] as const)
    for (const { form, target } of drawQuestions({ world, records: 50_000, many: 100, damage: 'typo1', beside })) {
      const [asked = ''] = form.datesOfBirth
      expect(asked).toMatch(beside === 'year' ? /^\d{4}$/ : /^\d{4}-\d\d-\d\d$/)
      expect(world.person(target).form.datesOfBirth[0]?.startsWith(asked)).toBe(true)
    }
})

test('blocks with a very common family name are left out when that is asked for', () => {
  const questions = drawQuestions({
    world,
    records: 50_000,
    many: 100,
    damage: 'initial',
    beside: 'name',
    commonestFamily: 0.01,
  })
  expect(questions).toHaveLength(100)
  for (const { target } of questions)
    expect(world.commonestFamily(world.person(target).culture)).toBeLessThanOrEqual(0.01)
})

test('common questions are about the commonest names', () => {
  const families = drawCommonQuestions(world, 100_000, 100).map(
    ({ target }) => world.person(target).form.names[0]?.family?.split(' ')[0],
  )
  const common = families.filter((family) => /^(Nguyễn|Kim|Lee|Park|Wang|Li|Zhang|Trần)$/.test(family ?? ''))
  expect(common.length).toBeGreaterThan(50)
})

describe('an answer is judged', () => {
  const [question] = drawQuestions({ world, records: 50_000, many: 1, damage: 'typo1', beside: 'name' })
  if (question === undefined) throw new Error('no question')
  const others = [1, 2, 3].filter((one) => one !== question.target)

  test('by the place of the target', () => {
    expect(rankOf(world, question, [question.target])).toBe(1)
    expect(rankOf(world, question, [...others, question.target])).toBe(others.length + 1)
    expect(rankOf(world, question, others)).toBe(0)
    expect(rankOf(world, question, [])).toBe(0)
  })

  test('of namesakes the first stands for all', () => {
    const same = { ...world, person: (one: number) => world.person(one % 2) }
    expect(firstOfNames(same, [4, 2, 3, 5, 0])).toEqual([4, 3])
    expect(firstOfNames(same, [])).toEqual([])
  })

  test('and a namesake is as good', () => {
    const same = { ...world, person: () => world.person(question.target) }
    expect(rankOf(same, question, [question.target + 1])).toBe(1)
  })
})

test('folding loses marks, signs and case, and reads other scripts', () => {
  expect(foldedText({ family: 'Nguyễn', given: 'Đức Anh' })).toBe('duc anh nguyen')
  expect(foldedText({ whole: 'O’Brien-Smith, J.' })).toBe('obrien smith j')
  expect(foldedText({ whole: 'Иван Петров' })).toMatch(/^[a-z ]+$/)
  expect(withoutMarks('Groß Łukasz')).toBe('Gross Lukasz')
})

test('a shuffle keeps everything and is the same each time', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), (list) => {
      expect([...shuffled(list)].sort()).toEqual([...list].sort())
      expect(shuffled(list)).toEqual(shuffled(list))
    }),
  )
})
