// The questions of the search benchmark and how an answer is judged: the same ones for every engine, drawn from the world again each time.
import type { PersonForm } from '../src/matching/person-form.ts'
import { type Beside, type DamageClass, damagedQuery } from './search.damage.ts'
import { type Draw, drawOf } from './search.draw.ts'
import { nameKey } from './search.engine.ts'
import type { SearchWorld } from './search.world.ts'

export type Question = {
  readonly target: number
  /** The target's name string. */
  readonly key: string
  readonly damage: DamageClass
  readonly beside: Beside
  readonly form: PersonForm
}

export type QuestionOptions = {
  readonly world: SearchWorld
  readonly records: number
  /** How many of each damage. */
  readonly many: number
  readonly damage: DamageClass
  readonly beside: Beside
  /** Only persons of blocks in which no family name is borne by more than this share; 1 is everybody. */
  readonly commonestFamily?: number
}

const seedOf = (damage: DamageClass, beside: Beside): number =>
  [...`${damage}/${beside}`].reduce((seed, letter) => (Math.imul(seed, 31) + letter.charCodeAt(0)) | 0, 7)

const questionAbout = (
  { world, records, damage, beside }: QuestionOptions,
  draw: Draw,
  target: number,
): Question | undefined => {
  const person = world.person(target)
  const form = damagedQuery(damage, beside, draw, person, world.person(draw.below(records)))
  return form && { target, key: nameKey(person.form.names[0] ?? {}), damage, beside, form }
}

/** Questions about persons drawn evenly, the same for the same options; fewer where the damage is seldom met. */
export const drawQuestions = (options: QuestionOptions): readonly Question[] => {
  const { world, records, many, damage, beside, commonestFamily = 1 } = options
  const questions: Question[] = []
  for (let tries = 0; questions.length < many && tries < many * 400; tries += 1) {
    const draw = drawOf(seedOf(damage, beside), tries)
    const target = draw.below(records)
    if (commonestFamily < 1 && world.commonestFamily(world.person(target).culture) > commonestFamily) continue
    const question = questionAbout(options, draw, target)
    if (question) questions.push(question)
  }
  return questions
}

/** Questions about those whose names are the 1 % most common of a sample, exact or with one typo. */
export const drawCommonQuestions = (world: SearchWorld, records: number, many: number): readonly Question[] => {
  const sample = Math.max(many * 100, 10_000)
  const draw = drawOf(20_261_122, 0)
  const counts = new Map<string, number>()
  const count = (word: string): number => counts.get(word) ?? 0
  const persons = Array.from({ length: sample }, () => {
    const target = draw.below(records)
    const [name] = world.person(target).form.names
    const words = [`family ${name?.family?.split(' ')[0]}`, `given ${name?.given?.split(' ')[0]}`]
    for (const word of words) counts.set(word, count(word) + 1)
    return { target, words }
  })
  return persons
    .map(({ target, words }) => ({ target, common: words.reduce((product, word) => product * count(word), 1) }))
    .sort((one, other) => other.common - one.common)
    .slice(0, many)
    .flatMap(({ target }, at) => {
      const damage = at % 2 === 0 ? 'exact' : 'typo1'
      return questionAbout({ world, records, many, damage, beside: 'name' }, drawOf(3, at), target) ?? []
    })
}

/**
 * At which place the answer holds the target or somebody of the target's name string, from 1; 0 where it does not. Of more
 * than ten persons of one name any is the answer: no name can tell them apart, and filters do.
 */
export const rankOf = (world: SearchWorld, { target, key }: Question, found: readonly number[]): number =>
  found.findIndex(
    (number) => number === target || world.person(number).form.names.some((name) => nameKey(name) === key),
  ) + 1

/** Those found, without who bears the same main name as one before. */
export const firstOfNames = (world: SearchWorld, found: readonly number[]): readonly number[] => {
  const known = new Set<string>()
  return found.filter((number) => {
    const key = nameKey(world.person(number).form.names[0] ?? {})
    return known.has(key) ? false : known.add(key) !== undefined
  })
}

/** In an order of chance, the same each time (Fisher and Yates). */
export const shuffled = <T>(list: readonly T[]): readonly T[] => {
  const draw = drawOf(11, list.length)
  const mixed = [...list]
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = draw.below(at + 1)
    const [one, two] = [mixed[at] as T, mixed[other] as T]
    mixed[at] = two
    mixed[other] = one
  }
  return mixed
}
