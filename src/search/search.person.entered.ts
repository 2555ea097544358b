// Persons as the index of names takes them.
import { keyNumber } from '../index/key-number.ts'
import type { EnteredPerson, NameIndex } from '../index/name-index.ts'
import { INITIAL, LIGHT, MARK_SHIFT } from '../index/name-layout.ts'
import { bitsOfDates, compareDays, prepareDates } from '../matching/date-evidence.ts'
import { type Person, prepareBeside } from '../matching/person.ts'
import type { PersonForm } from '../matching/person-form.ts'
import { remembering } from '../matching/remembering.ts'
import { bornOf, bornOnDay, isFiledWhole } from './search.dates.ts'
import { createNameFiling } from './search.person.filed.ts'
import { type Beside, datedOf, leastBits, traitsOf, weighTrait } from './search.traits.ts'

export const documentKey = (document: string): number => keyNumber(`# ${document}`)

const sortedNames = (names: readonly { readonly sorted: string }[]): string[] => names.map((name) => name.sorted).sort()

/**
 * Equal where everything is equal that is stated; matching then says 1, however little that is. Undefined where a document, or a word of a
 * name with what is stated beside it, brings its equal to the line anyway: initials and particles alone bring nobody there.
 */
export const sameKey = (person: Person): number | undefined => {
  const isFirm = person.names.some(({ tokens }) => tokens.some(({ light, initial }) => !light && !initial))
  return person.names.length === 0 ? undefined : sameKeyOf(() => sortedNames(person.names), isFirm, person)
}

/** The same of names as they are sorted, one or more. */
const sameKeyOf = (names: () => readonly string[], isFirm: boolean, person: Beside): number | undefined => {
  const { dates, nationalities, sex, places, mothers, documents } = person
  const stated = [...traitsOf(person), datedOf(person)]
  const beside = stated.reduce((sum, trait) => sum + (trait ? weighTrait(person, trait) : 0), 0)
  if (documents.length > 0 || (isFirm && beside >= leastBits)) return undefined
  const all = [
    [...new Set(names())],
    [...new Set(dates.map((date) => date.text))].sort(),
    [...new Set(nationalities)].sort(),
    sex ?? '',
    [...new Set(sortedNames(places))],
    [...new Set(sortedNames(mothers))],
  ]
  return keyNumber(`= ${JSON.stringify(all)}`)
}

/** Dates of birth as far as an entry needs them: how they are filed, all of them where that does not tell, and what they bring to their equal. */
type DatesEntered = { readonly born: number; readonly text: string; readonly bits: number }

const readDates = (texts: readonly string[]): DatesEntered => {
  const dates = prepareDates(texts)
  const text = isFiledWhole(dates) ? '' : dates.map((date) => date.text).join(' ')
  return { born: bornOf(dates), text, bits: bitsOfDates(dates, dates) }
}

/** Years, months and years about which somebody was born are few. */
const mostDates = 1_000
const noDates = readDates([])
const readDate = remembering(mostDates, (text) => readDates([text]))

const datesOf = (texts: readonly string[]): DatesEntered => {
  const [only] = texts
  if (only === undefined) return noDates
  if (texts.length > 1) return readDates(texts)
  const born = bornOnDay(only)
  return born === undefined ? readDate(only) : { born, text: '', bits: compareDays(born, born)[1] }
}

/** What else a person states, as texts: countries and sex; dates that are not filed as a whole; places and mothers. */
const factsOf = (form: PersonForm, dates: DatesEntered): string[] => {
  const { nationalities, sex = '', placesOfBirth, mothers, documents } = form
  const beside = placesOfBirth.length + mothers.length + documents.length > 0
  return [
    nationalities.length === 0 && sex === '' ? '' : `${sex}|${nationalities.join(' ')}`,
    dates.text,
    beside ? JSON.stringify([placesOfBirth, mothers, documents]) : '',
  ]
}

const noKeys: readonly number[] = []
const ofLittle = (LIGHT | INITIAL) << MARK_SHIFT

/** Makes entries for an index: its words are numbered by it. What is entered is what `preparePerson` makes of a person. */
export const createEntering = (index: Pick<NameIndex, 'word' | 'reading'>): ((form: PersonForm) => EnteredPerson) => {
  const filing = createNameFiling(index)
  const keysOf = (form: PersonForm, parts: readonly number[], dates: DatesEntered): readonly number[] => {
    if (form.documents.length > 0) return form.documents.map(documentKey)
    const isFirm = parts.some((part) => (part & ofLittle) === 0)
    // Where dates alone bring their equal to the line, all else does not matter.
    if (parts.length === 0 || (isFirm && dates.bits >= leastBits)) return noKeys
    const same = sameKeyOf(() => filing.sorted(parts), isFirm, prepareBeside(form))
    return same === undefined ? noKeys : [same]
  }
  return (form) => {
    const parts = filing.file(form.names)
    const dates = datesOf(form.datesOfBirth)
    return { born: dates.born, parts, facts: factsOf(form, dates), keys: keysOf(form, parts, dates) }
  }
}
