/** A person prepared for comparing and for the index: names cut into tokens with forms and keys, dates read. */
import { type BirthDate, prepareDates } from './date-evidence.ts'
import { type Name, prepareName } from './name.ts'
import type { NameForm, PersonForm } from './person-form.ts'
import { type PlainWords, preparePlainWords } from './plain-words.ts'

export { type Glued, gluedKeys, glueTokens, type Name, nameKeys, tokenKeys } from './name.ts'
export { makeToken, openingOf, type Token, type TokenKind } from './token.ts'

export type Person = {
  readonly names: readonly Name[]
  readonly dates: readonly BirthDate[]
  readonly nationalities: readonly string[]
  readonly sex: 'F' | 'M' | 'X' | undefined
  readonly places: readonly PlainWords[]
  readonly mothers: readonly PlainWords[]
  readonly documents: readonly string[]
}

/**
 * Prepares a question or a record: both go through here, so that what is typed alike is compared alike. Names without a
 * letter or digit and dates that cannot be read are left out: silence, never an error.
 */
export function preparePerson(form: PersonForm): Person {
  return { names: prepareNames(form.names), ...prepareBeside(form) }
}

/** The same without names. */
export function prepareBeside(form: PersonForm): Omit<Person, 'names'> {
  return {
    dates: prepareDates(form.datesOfBirth),
    nationalities: form.nationalities,
    sex: form.sex,
    places: preparePlainWords(form.placesOfBirth),
    mothers: preparePlainWords(form.mothers),
    documents: form.documents,
  }
}

/** Names that can be compared, each once. */
function prepareNames(forms: readonly NameForm[]): readonly Name[] {
  const names: Name[] = []
  for (const form of forms) {
    const name = prepareName(form)
    if (name !== undefined && !names.some((known) => known.sequence === name.sequence)) names.push(name)
  }
  return names
}
