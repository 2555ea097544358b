// A question about a person asked otherwise: for less, so that more is found, and for more, so that fewer are.
import { prepareName } from '../matching/name.ts'
import { readName } from '../matching/reading.ts'
import { isDateFault, type PartialDate, parsePartialDate } from '../terms/partial-date.ts'
import type { PersonItem } from './check.person.schema.ts'
import { namesAsked } from './check.question.ts'
import type { missingFacts, narrowings, widenings } from './check.reading.schema.ts'

/** A change to a question and the person asked for by it. */
export type Changed<Change extends string> = {
  readonly change: Change
  readonly value?: string
  readonly person: PersonItem
}
export type Widened = Changed<(typeof widenings)[number]>
export type Narrowed = Changed<(typeof narrowings)[number]>

/** A person without some of what is stated, and without insisting on it. */
const without = (person: PersonItem, ...members: readonly (keyof PersonItem)[]): PersonItem => {
  const kept: PersonItem = Object.fromEntries(
    Object.entries(person).filter(([member]) => !members.some((one) => one === member)),
  )
  const insists = kept.insists?.filter((fact) => kept[fact] !== undefined) ?? []
  if (insists.length > 0) return { ...kept, insists }
  const { insists: _none, ...rest } = kept
  return rest
}

const dateOf = ({ dateOfBirth }: PersonItem): PartialDate | undefined => {
  const date = dateOfBirth === undefined ? undefined : parsePartialDate(dateOfBirth)
  return date === undefined || isDateFault(date) ? undefined : date
}

/** Years before and after the one asked for: what is told of an age by looking at somebody. */
const yearsAround = 5
const four = (year: number): string => String(Math.min(9999, Math.max(1, year))).padStart(4, '0')

const byDate = (person: PersonItem): Widened[] => {
  const date = dateOf(person)
  if (!date) return []
  const [first, last] = [date.earliest, date.latest].map((day) => Number(day.slice(0, 4)))
  const around = `${four((first ?? 0) - yearsAround)}/${four((last ?? 0) + yearsAround)}`
  return [
    ...(date.precision === 'day' || date.precision === 'month'
      ? [{ change: 'year-only' as const, person: { ...person, dateOfBirth: date.text.slice(0, 4) } }]
      : []),
    ...(date.precision === 'range'
      ? []
      : [{ change: 'years-around' as const, person: { ...person, dateOfBirth: around } }]),
    { change: 'without-date', person: without(person, 'dateOfBirth') },
  ]
}

/** Facts beside the name that records may state otherwise. */
const facts = [
  ['without-nationality', 'nationalities'],
  ['without-sex', 'sex'],
  ['without-place', 'placeOfBirth'],
  ['without-mother', 'mother'],
] as const satisfies readonly (readonly [Widened['change'], keyof PersonItem])[]

const byName = (person: PersonItem): Widened[] => {
  const { family, given, name } = person
  const changed: Widened[] = []
  if (family !== undefined && given !== undefined) {
    const [initial = ''] = [...given.normalize('NFC').replace(/^[^\p{L}]+/u, '')]
    if (initial !== '' && initial !== given)
      changed.push({ change: 'given-initial', person: { ...person, given: initial } })
    changed.push({ change: 'family-only', person: without(person, 'given', 'other') })
  }
  const words = name === undefined ? [] : (readName({ whole: name })?.words ?? []).filter(({ role }) => role === 'name')
  const [first, last] = [words[0], words.at(-1)]
  if (first !== undefined && last !== undefined && first !== last) {
    changed.push({ change: 'first-word', person: { ...person, name: first.text } })
    changed.push({ change: 'last-word', person: { ...person, name: last.text } })
  }
  return changed
}

/** Names of other scripts in Latin letters, as they are compared: for records that know the name in these only. */
const inLatin = (person: PersonItem): Widened[] => {
  const words = namesAsked(person).flatMap(({ form }) => readName(form)?.words ?? [])
  if (words.every(({ latin }) => latin === undefined)) return []
  const name = words.map(({ latin, text }) => latin ?? text).join(' ')
  return [{ change: 'in-latin', person: { ...without(person, 'family', 'given', 'other', 'original'), name } }]
}

const beside = ['dateOfBirth', 'nationalities', 'sex', 'placeOfBirth', 'mother'] as const

/** The questions that ask for less than this one, each once. Documents stay: whoever shows one is met by it. */
export const widenedOf = (person: PersonItem): Widened[] => {
  const stated = beside.filter((member) => person[member] !== undefined)
  const all: Widened[] = [
    ...byDate(person),
    ...facts.flatMap(([change, member]) =>
      person[member] === undefined ? [] : [{ change, person: without(person, member) }],
    ),
    ...byName(person),
    ...inLatin(person),
    ...(stated.length > 1 ? [{ change: 'names-only' as const, person: without(person, ...stated) }] : []),
  ]
  const seen = new Set([JSON.stringify(person)])
  return all.filter((one) => {
    const text = JSON.stringify(one.person)
    return seen.has(text) ? false : seen.add(text)
  })
}

/** Decades in which the persons of records were born, about. */
const firstDecade = 1930
const mostNationalities = 5

/**
 * The questions that ask for more than this one, and insist on it: a decade of birth where none is stated, a nationality of those
 * that the persons met have, a sex. `today` is `YYYY-MM-DD`.
 */
export const narrowedOf = (person: PersonItem, nationalities: readonly string[], today: string): Narrowed[] => {
  const { dateOfBirth, sex, insists = [] } = person
  const lastDecade = Math.floor(Number(today.slice(0, 4)) / 10) * 10
  const decades = Array.from({ length: (lastDecade - firstDecade) / 10 + 1 }, (_, at) => firstDecade + at * 10)
  const byDecade = decades.map((decade): Narrowed => {
    const years = `${decade}/${decade + 9}`
    const born: PersonItem = { ...person, dateOfBirth: years, insists: [...insists, 'dateOfBirth'] }
    return { change: 'born', value: years, person: born }
  })
  const byCountry = nationalities.slice(0, mostNationalities).map(
    (country): Narrowed => ({
      change: 'nationality',
      value: country,
      person: { ...person, nationalities: [country], insists: [...insists, 'nationalities'] },
    }),
  )
  const bySex = (['F', 'M'] as const).map(
    (one): Narrowed => ({ change: 'sex', value: one, person: { ...person, sex: one, insists: [...insists, 'sex'] } }),
  )
  return [
    ...(dateOfBirth === undefined ? byDecade : []),
    ...(person.nationalities === undefined ? byCountry : []),
    ...(sex === undefined ? bySex : []),
  ]
}

/** What is not stated and would tell persons of one name apart, the best first. */
export const missingOf = (person: PersonItem): (typeof missingFacts)[number][] => {
  const { family, given, name, original } = person
  const words = namesAsked(person).reduce((many, { form }) => many + (prepareName(form)?.tokens.length ?? 0), 0)
  const isPart = name === undefined && original === undefined
  return [
    ...(isPart && family === undefined ? (['family'] as const) : []),
    ...((isPart && given === undefined) || words < 2 ? (['given'] as const) : []),
    ...(person.dateOfBirth === undefined ? (['date'] as const) : []),
    ...(person.dateOfBirth !== undefined && dateOf(person)?.precision !== 'day' ? (['day'] as const) : []),
    ...(person.nationalities === undefined ? (['nationality'] as const) : []),
    ...(person.sex === undefined ? (['sex'] as const) : []),
    ...(person.placeOfBirth === undefined ? (['place'] as const) : []),
    ...(person.documents === undefined ? (['document'] as const) : []),
  ]
}
