/** A person as a question or a record states it, before anything is made of the strings: what both sides of a comparison start from. */

/** One name. Either its parts, as on the paper, or only the whole; a name in another script is a name of its own. */
export type NameForm = {
  readonly family?: string
  readonly given?: string
  /** Father's and grandfather's names, patronymic. */
  readonly other?: string
  readonly whole?: string
}

/** Everything that is evidence for or against. Lists are empty where nothing is stated: silence is never evidence. */
export type PersonForm = {
  /** All names known: as on the paper, at birth, aliases, original script. One that fits is enough. */
  readonly names: readonly NameForm[]
  /** Partial dates, `1965`, `1965-03`, `1980~` ...; several where sources differ. */
  readonly datesOfBirth: readonly string[]
  /** ISO alpha-3. */
  readonly nationalities: readonly string[]
  readonly sex?: 'F' | 'M' | 'X'
  readonly placesOfBirth: readonly string[]
  readonly mothers: readonly string[]
  /** Keys of identity documents as `documentKey` writes them, `FRA:passport:X0000001`. */
  readonly documents: readonly string[]
}

export const emptyPersonForm: PersonForm = {
  names: [],
  datesOfBirth: [],
  nationalities: [],
  placesOfBirth: [],
  mothers: [],
  documents: [],
}
