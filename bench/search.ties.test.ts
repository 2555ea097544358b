/** Recall among equals: who shares a place counts where the list that an officer gets shows them, and nobody whom it does not. */
import { describe, expect, test } from 'vitest'
import { emptyPersonForm, type PersonForm } from '../src/matching/person-form.ts'
import type { Scored, SearchEngine } from './search.engine.ts'
import { nameKey } from './search.engine.ts'
import type { Question } from './search.questions.ts'
import { ranksAmongEquals } from './search.ties.ts'
import type { SearchWorld } from './search.world.ts'

const personNamed = (given: string, born: string): PersonForm => ({
  ...emptyPersonForm,
  names: [{ given, family: 'Exercise' }],
  datesOfBirth: [born],
})

const worldOf = (forms: readonly PersonForm[]): SearchWorld => ({
  person: (number) => ({ form: forms[number] ?? emptyPersonForm, culture: 'english', original: undefined }),
  persons: function* persons() {},
  commonestFamily: () => 0,
})

const questionAbout = (forms: readonly PersonForm[], target: number): Question => ({
  target,
  key: nameKey(forms[target]?.names[0] ?? {}),
  damage: 'dropped',
  beside: 'name',
  form: { ...emptyPersonForm, names: [{ whole: 'Exercise' }] },
})

/** Answers with a list and takes no dates, so that it is narrowed by what its persons state. */
const engineOf = (list: readonly Scored[]): SearchEngine => ({
  name: 'pg_trgm',
  inFlight: 1,
  takesDates: false,
  isSlow: true,
  build: async () => undefined,
  find: async (_form, limit) => list.slice(0, limit).map(({ number }) => number),
  list: async (_form, limit) => list.slice(0, limit),
  bytes: async () => 0,
  stop: async () => undefined,
})

const letters = [...'abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz'].map((letter, at) => `${letter}${at}`)
const rankOf = async (list: readonly Scored[], forms: readonly PersonForm[], target: number): Promise<number> => {
  const [rank] = await ranksAmongEquals(engineOf(list), worldOf(forms), [questionAbout(forms, target)], [0])
  return rank ?? 0
}

describe('a target that is not among the first ten', () => {
  const forms = letters.map((given, at) => personNamed(given, at % 2 === 0 ? '1960-01-01' : '1970-01-01'))
  const equal = forms.map((_, number) => ({ number, score: 0.5 }))

  test('counts where all of twenty are equally near', async () => {
    expect(await rankOf(equal, forms, 19)).toBe(1)
  })

  test('counts where the list shows it once it is narrowed by its decade, and not beyond the twenty shown', async () => {
    expect(await rankOf(equal, forms, 39)).toBe(1)
    expect(await rankOf(equal, forms, 41)).toBe(0)
  })

  test('does not count where ten other names are nearer, and counts where their bearers have one name', async () => {
    const nearer = equal.map(({ number }) => ({ number, score: number < 12 ? 0.9 : 0.5 }))
    expect(await rankOf(nearer, forms, 12)).toBe(0)
    const namesakes = forms.map((form, at) => (at < 12 ? personNamed('Same', '1960-01-01') : form))
    expect(await rankOf(nearer, namesakes, 12)).toBe(2)
  })

  test('does not count where the engine does not meet it, and keeps the rank it has', async () => {
    expect(await rankOf(equal.slice(0, 5), forms, 12)).toBe(0)
    expect(await ranksAmongEquals(engineOf([]), worldOf(forms), [questionAbout(forms, 3)], [4])).toEqual([4])
  })
})
