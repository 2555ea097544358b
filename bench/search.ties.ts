// Recall where many are equally near: who shares a place with the tenth counts where the product's list, gone through by its filters, holds them.
import { comparePersons } from '../src/matching/compare.ts'
import { preparePerson } from '../src/matching/person.ts'
import { emptyPersonForm, type PersonForm } from '../src/matching/person-form.ts'
import { nameKey, type Scored, type SearchEngine } from './search.engine.ts'
import { type Question, rankOf } from './search.questions.ts'
import type { SearchWorld } from './search.world.ts'

/** Places that count. */
const places = 10
/** Persons that the index names for one question, and how many of them an officer is shown (`search.feed`, `check.shown`). */
const mostNamed = 50
const mostShown = 20
/** So many are asked for to find out who is nearer than the target and who equally near; what is found is what is shown, never this list. */
const longest = 5_000

/** What an officer may insist on beside a name: the narrowings that the answer of a broad question offers (`check.widen`). */
type Filter = Partial<Pick<PersonForm, 'datesOfBirth' | 'nationalities' | 'sex'>>
const features: ReadonlySet<string> = new Set(['date-of-birth', 'nationality', 'sex'])

/** By what the list is gone through as far as it holds this person: each is one part of a list that all parts together make complete. */
const filtersFor = ({ datesOfBirth: [born], sex, nationalities: [country] }: PersonForm): readonly Filter[] => {
  const decade = born === undefined ? undefined : `${born.slice(0, 3)}0/${born.slice(0, 3)}9`
  const ofSex: Filter = sex === undefined ? {} : { sex }
  const ofDecade: Filter = decade === undefined ? {} : { datesOfBirth: [decade] }
  const ofCountry: Filter = country === undefined ? {} : { nationalities: [country] }
  return [ofSex, ofDecade, { ...ofDecade, ...ofSex }, { ...ofDecade, ...ofSex, ...ofCountry }]
}

const isOtherwise = (asked: PersonForm, recorded: PersonForm): boolean =>
  comparePersons(preparePerson(asked), preparePerson(recorded)).lines.some(
    ({ feature, code }) => features.has(feature) && (code === 'differs' || code === 'close'),
  )

/** A list narrowed by what is insisted on: asked again where the engine takes more than names, else as a database picks of its rows. */
const narrowed = async (
  engine: SearchEngine,
  world: SearchWorld,
  { form }: Question,
  filter: Filter,
  all: readonly Scored[],
): Promise<readonly number[]> => {
  const asked = { ...form, ...filter }
  const found = engine.takesDates ? await engine.find(asked, mostNamed) : [...new Set(all.map(({ number }) => number))]
  const shown: number[] = []
  for (const number of found) {
    if (shown.length === mostShown) break
    if (!isOtherwise(asked, world.person(number).form)) shown.push(number)
  }
  return shown
}

/** By which of a person's names a question meets them: that which agrees most. */
const keyMet = (world: SearchWorld, { form }: Question, { number, key }: Scored): string => {
  if (key !== undefined) return key
  const asked = preparePerson(form)
  const bits = world.person(number).form.names.map((name) => ({
    name,
    bits: comparePersons(asked, preparePerson({ ...emptyPersonForm, names: [name] })).bits,
  }))
  return nameKey(bits.reduce((best, one) => (one.bits > best.bits ? one : best)).name)
}

/**
 * The rank of a question that was not answered among the first ten: that of the first who is as near as the target, persons of one name
 * string in one place. 0 where ten other names are nearer, where it is below the line, and where no list of the product shows it.
 */
const rankAmongEquals = async (engine: SearchEngine, world: SearchWorld, question: Question): Promise<number> => {
  const all = (await engine.list?.(question.form, longest)) ?? []
  const target =
    all[
      rankOf(
        world,
        question,
        all.map(({ number }) => number),
      ) - 1
    ]
  if (target === undefined) return 0
  const nearer = all.filter(({ score }) => score > target.score)
  const rank = new Set(nearer.map((one) => keyMet(world, question, one))).size + 1
  if (rank > places) return 0
  const isShown = (numbers: readonly number[]): boolean => rankOf(world, question, numbers) > 0
  if (isShown(all.slice(0, mostShown).map(({ number }) => number))) return rank
  for (const filter of filtersFor(world.person(question.target).form))
    if (isShown(await narrowed(engine, world, question, filter, all))) return rank
  return 0
}

/** Ranks as they are, and of questions without one that among equals. */
export const ranksAmongEquals = async (
  engine: SearchEngine,
  world: SearchWorld,
  questions: readonly Question[],
  ranks: readonly number[],
): Promise<readonly number[]> => {
  const all: number[] = []
  for (const [at, question] of questions.entries())
    all.push(ranks[at] || (await rankAmongEquals(engine, world, question)))
  return all
}
