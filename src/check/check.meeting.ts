// What a record and an item have in common: equal keys as its database judges them, and the likeness of two persons.
import { comparePersons, plainRarity, possibleFrom, type Rarity } from '../matching/compare.ts'
import type { Match } from '../matching/match.ts'
import { type Person, preparePerson } from '../matching/person.ts'
import { databaseNamed } from '../record/databases/all.ts'
import { type DatabaseFile, type Fields, fieldsSeen, type SeenBy } from '../record/databases/database.ts'
import { keysAnswered } from '../record/databases/key-range.ts'
import type { FoundRow } from '../record/record.found.store.ts'
import { type Ask, isNamed, isOtherwise, personFormOf, type Question } from './check.question.ts'
import { namedDatabases } from './check.schema.ts'

/** An item ready to be met with records. */
export type Asked = {
  readonly question: Question
  /** What the databases are asked that this actor may ask for this purpose; at least the main one. */
  readonly asks: readonly Ask[]
  /** Level of the reader: nothing above it is compared. */
  readonly level: SeenBy
  /** The person asked for, prepared when a record is first compared with them; undefined where none is named. */
  readonly person: () => Person | undefined
  /** Whether a person is looked up by name. */
  readonly isNamed: boolean
  /** Bits of the parts of the names, as the index counts them. */
  readonly rarity: Rarity
}

/** How a record meets an item. */
export type Meeting = {
  readonly verdict: 'exact' | 'near' | 'possible'
  /** The question its database was asked. */
  readonly question: Fields
  /** Keys that are equal, or lie within the range of blanks that the record is; none of a match by name alone. */
  readonly keys: readonly string[]
  /** Both persons compared, where both are named. */
  readonly match: Match | undefined
}

export const kindOfKey = (key: string): string => key.slice(0, key.indexOf(':'))

/** Rarity by form as the index counted it; a form it did not name is judged by its length. */
export const rarityFrom = (bits: Readonly<Record<string, number>>): Rarity => {
  if (bits === noBits) return plainRarity
  const named = Object.entries(bits)
  if (named.length === 0) return plainRarity
  const known = new Map(named)
  return (form) => known.get(form) ?? plainRarity(form)
}

/** What the index says of names where none was asked for. */
const noBits: Readonly<Record<string, number>> = {}

/** Makes an item ready to be met. `bits` is what the index told of the names; empty where it was not asked. */
export const askedBy = (
  question: Question,
  asks: readonly Ask[],
  level: SeenBy,
  bits: Readonly<Record<string, number>> = noBits,
): Asked => {
  let prepared: { readonly person: Person | undefined } | undefined
  const person = (): Person | undefined => {
    if (!prepared) {
      const form = personFormOf(question, level)
      prepared = { person: form && preparePerson(form) }
    }
    return prepared.person
  }
  return { question, asks, level, rarity: rarityFrom(bits), isNamed: isNamed(question), person }
}

/** `seen` are the fields that this reader is shown: what is not shown must not show in a score either. */
const compareWith = (asked: Asked, file: DatabaseFile, seen: Fields): Match | undefined => {
  const { rarity } = asked
  const form = file.personOf(seen)
  const person = form && form.names.length > 0 ? asked.person() : undefined
  return form && person && comparePersons(person, preparePerson(form), rarity)
}

/**
 * How a record meets an item; undefined when it does not. Whole keys are compared here, so a collision of hashes in the index
 * ends here, and so does a likeness that the record as it stands does not bear out.
 */
export const meet = (asked: Asked, row: FoundRow): Meeting | undefined => {
  const file = databaseNamed(row.database)
  const seen = fieldsSeen(file, row.fields, asked.level)
  const own = asked.asks.filter((ask) => ask.database === row.database)
  const byKey = own.flatMap(({ question, keys }) => {
    const equal = keysAnswered(keys, row)
    const verdict = equal.length === 0 ? undefined : file.judge(question, seen, [...new Set(equal.map(kindOfKey))])
    return verdict ? [{ verdict, question, keys: equal }] : []
  })
  const met = byKey.find(({ verdict }) => verdict === 'exact') ?? byKey[0]
  const isNamedHere = asked.isNamed && namedDatabases.includes(row.database)
  if (!met && !isNamedHere) return undefined
  const match = compareWith(asked, file, seen)
  if (met) return { ...met, match }
  const [first] = own
  return first && match && match.score >= possibleFrom && !isOtherwise(asked.question, match)
    ? { verdict: 'possible', question: first.question, keys: [], match }
    : undefined
}
