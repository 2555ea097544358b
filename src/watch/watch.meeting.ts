// What a question that was asked earlier and a record of now amount to: a hit, a line for the desk, or nothing. Pure.
import { comparePersons, possibleFrom } from '../matching/compare.ts'
import type { Match } from '../matching/match.ts'
import type { Person } from '../matching/person.ts'
import { databaseNamed } from '../record/databases/all.ts'
import type { Fields, KeyVerdict } from '../record/databases/database.ts'
import { fieldsUnder, keysAnswered } from '../record/databases/key-range.ts'
import type { RecordRow } from '../record/record.schema.ts'
import { equalPart, preparedOf } from './watch.question.ts'

export const kindOfKey = (key: string): string => key.slice(0, key.indexOf(':'))

const kindsOf = (keys: readonly string[]): string[] =>
  keys.length === 1 ? [kindOfKey(keys[0] ?? '')] : [...new Set(keys.map(kindOfKey))]

/** What equal keys say, question and record side by side; undefined when no key is equal or equality says nothing. */
export const judgeKeys = (
  question: Fields,
  record: Pick<RecordRow, 'database' | 'fields'>,
  keys: readonly string[],
): KeyVerdict | undefined =>
  keys.length === 0 ? undefined : databaseNamed(record.database).judge(question, record.fields, kindsOf(keys))

/** Keys of a question that a record carries, or holds in its range of blanks. */
export const equalKeys = keysAnswered

type Recorded = Pick<RecordRow, 'database' | 'fields' | 'keys' | 'rangeEnd'>

/** What an earlier check, of which only the hash of this key was kept, must have asked. */
export const questionUnder = (record: Recorded, key: string): Fields =>
  equalPart(databaseNamed(record.database), fieldsUnder(record, key), key)

/**
 * Whether a key says by itself that it is the same thing. Of an earlier check only the hash of a key was kept: a serial number,
 * say, of which the make decides, is then no ground for a hit.
 */
export const isExactAlone = (record: Recorded, key: string): boolean =>
  judgeKeys(questionUnder(record, key), record, [key]) === 'exact'

/** The person a record is of, ready to compare; undefined for things, and where no name is recorded. */
export const personOf = (record: Pick<RecordRow, 'database' | 'fields'>) =>
  preparedOf(databaseNamed(record.database).personOf(record.fields))

/** The comparison of two persons; undefined below the line of `matching`. */
export const possibly = (asked: Person, recorded: Person): Match | undefined => {
  const match = comparePersons(asked, recorded)
  return match.score >= possibleFrom ? match : undefined
}

/** Whether a change made a record another one for those who look for it: its keys, its person, or who may see it. */
export const isFoundAnew = (
  record: RecordRow,
  before: Pick<RecordRow, 'fields' | 'life' | 'restrictedFrom' | 'confidentialityLevel'>,
): boolean => {
  const file = databaseNamed(record.database)
  const seen = (fields: Fields, one: typeof before): string =>
    JSON.stringify([
      file.keys(fields),
      file.rangeEnd(fields),
      file.personOf(fields) ?? null,
      one.life,
      one.restrictedFrom,
      one.confidentialityLevel,
    ])
  return seen(record.fields, record) !== seen(before.fields, before)
}
