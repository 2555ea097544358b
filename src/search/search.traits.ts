// What a person states beside names, weighed as matching weighs it, and how many bits bring two persons to the line.
import { BITS_STEP } from '../index/name-question.ts'
import { comparePersons, possibleFrom } from '../matching/compare.ts'
import { bitsOfDates } from '../matching/date-evidence.ts'
import { compareMothers, compareNationalities, comparePlaces, compareSex } from '../matching/fact-evidence.ts'
import type { MatchLine } from '../matching/match.ts'
import { type Person, preparePerson } from '../matching/person.ts'
import { emptyPersonForm } from '../matching/person-form.ts'

/** What else is stated: everything said of one feature. */
export type PersonTrait = {
  readonly id: string
} & (
  | { readonly feature: 'dates'; readonly stated: Person['dates'] }
  | { readonly feature: 'nationalities'; readonly stated: Person['nationalities'] }
  | { readonly feature: 'sex'; readonly stated: Person['sex'] }
  | { readonly feature: 'places'; readonly stated: Person['places'] }
  | { readonly feature: 'mothers'; readonly stated: Person['mothers'] }
)

/** All that a person states beside names. */
export type Beside = Omit<Person, 'names'>

/** Dates of birth; undefined where none are stated. */
export const datedOf = ({ dates }: Pick<Person, 'dates'>): PersonTrait | undefined =>
  dates.length === 0
    ? undefined
    : { id: `b ${dates.map((date) => date.text).join(' ')}`, feature: 'dates', stated: dates }

/** All else that is stated, each feature once. */
export const traitsOf = ({ nationalities, sex, places, mothers }: Beside): PersonTrait[] => [
  ...(nationalities.length === 0
    ? []
    : [{ id: `n ${nationalities.join(' ')}`, feature: 'nationalities', stated: nationalities } as const]),
  ...(sex === undefined ? [] : [{ id: `s ${sex}`, feature: 'sex', stated: sex } as const]),
  ...(places.length === 0 ? [] : [{ id: `p ${textOf(places)}`, feature: 'places', stated: places } as const]),
  ...(mothers.length === 0 ? [] : [{ id: `m ${textOf(mothers)}`, feature: 'mothers', stated: mothers } as const]),
]

const textOf = (texts: readonly { readonly display: string }[]): string =>
  JSON.stringify(texts.map(({ display }) => display))

export const bitsOf = (lines: readonly MatchLine[]): number => lines.reduce((sum, line) => sum + line.bits, 0)

/** Bits that a trait of a record brings to a question, or takes from it. */
export const weighTrait = (asked: Beside, trait: PersonTrait): number => {
  // Where a question is silent nothing weighs; most questions are silent of places and mothers, of which records state many.
  if (trait.feature !== 'sex' && asked[trait.feature].length === 0) return 0
  switch (trait.feature) {
    case 'dates':
      return bitsOfDates(asked.dates, trait.stated)
    case 'nationalities':
      return bitsOf(compareNationalities(asked.nationalities, trait.stated))
    case 'sex':
      return bitsOf(compareSex(asked.sex, trait.stated))
    case 'places':
      return bitsOf(comparePlaces(asked.places, trait.stated))
    case 'mothers':
      return bitsOf(compareMothers(asked.mothers, trait.stated))
  }
}

/** Bits at which a score reaches the line, as the comparison itself has it: found by halves, since only the score tells. */
export const leastBits = (() => {
  const exercise = { ...emptyPersonForm, names: [{ whole: 'Exercise' }] }
  const asked = preparePerson({ ...exercise, nationalities: ['XXA'] })
  const record = preparePerson({ ...exercise, nationalities: ['XXB'] })
  let below = 0
  let above = 13
  for (let halves = 0; halves < 50; halves++) {
    const middle = (below + above) / 2
    if (comparePersons(asked, record, () => middle).score < possibleFrom) below = middle
    else above = middle
  }
  return comparePersons(asked, record, () => above).bits - BITS_STEP
})()
