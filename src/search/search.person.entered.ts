// Persons as the index of names takes them.
import { keyNumber } from '../index/key-number.ts'
import type { EnteredPerson, NameIndex } from '../index/name-index.ts'
import { type Name, type Person, preparePerson, type Token } from '../matching/person.ts'
import type { PersonForm } from '../matching/person-form.ts'
import { bornOf, isFiledWhole } from './search.dates.ts'
import { keysEntered } from './search.person.keys.ts'
import { markOf, readingOf, traitsOfWord } from './search.person.reading.ts'
import { datedOf, leastBits, traitsOf, weighTrait } from './search.traits.ts'

/** What else a person states, as texts: countries and sex; dates that are not filed as a whole; places and mothers. */
export const factsOf = (person: Person, form: PersonForm): string[] => {
  const { nationalities, sex = '', dates } = person
  const beside = form.placesOfBirth.length + form.mothers.length + person.documents.length > 0
  return [
    nationalities.length === 0 && sex === '' ? '' : `${sex}|${nationalities.join(' ')}`,
    isFiledWhole(dates) ? '' : dates.map(({ text }) => text).join(' '),
    beside ? JSON.stringify([form.placesOfBirth, form.mothers, person.documents]) : '',
  ]
}

export const documentKey = (document: string): number => keyNumber(`# ${document}`)

const sortedNames = (names: readonly { readonly sorted: string }[]): string[] => names.map((name) => name.sorted).sort()

/**
 * Equal where everything is equal that is stated; matching then says 1, however little that is. Undefined where what is stated
 * beside the name brings its equal to the line anyway.
 */
export const sameKey = (person: Person): number | undefined => {
  const { names, dates, nationalities, sex, places, mothers, documents } = person
  const stated = [...traitsOf(person), datedOf(person)]
  const beside = stated.reduce((sum, trait) => sum + (trait ? weighTrait(person, trait) : 0), 0)
  if (documents.length > 0 || names.length === 0 || beside >= leastBits) return undefined
  const all = [
    [...new Set(sortedNames(names))],
    [...new Set(dates.map((date) => date.text))].sort(),
    [...new Set(nationalities)].sort(),
    sex ?? '',
    [...new Set(sortedNames(places))],
    [...new Set(sortedNames(mothers))],
  ]
  return keyNumber(`= ${JSON.stringify(all)}`)
}

/** Words of tokens, as long as matching remembers these: it gives the same token for the same name. */
const createWords = (index: Pick<NameIndex, 'word'>): ((token: Token) => number) => {
  const words = new WeakMap<Token, number>()
  return (token) => {
    const known = words.get(token)
    if (known !== undefined) return known
    const word = index.word(readingOf(token), () => ({ keys: keysEntered(token), traits: traitsOfWord(token) }))
    words.set(token, word)
    return word
  }
}

/** Makes entries for an index: its words are numbered by it. */
export const createEntering = (
  index: Pick<NameIndex, 'word'>,
): ((form: PersonForm) => Omit<EnteredPerson, 'classId' | 'group' | 'isOpen'>) => {
  const wordOf = createWords(index)
  const partsOf = ({ tokens }: Name): number[] => {
    const parts: number[] = []
    for (const token of tokens) parts.push(wordOf(token), markOf(token))
    return parts
  }
  return (form) => {
    const person = preparePerson(form)
    const same = sameKey(person)
    const keys = person.documents.map(documentKey)
    return {
      born: bornOf(person.dates),
      names: person.names.map(partsOf),
      facts: factsOf(person, form),
      keys: same === undefined ? keys : [...keys, same],
    }
  }
}
