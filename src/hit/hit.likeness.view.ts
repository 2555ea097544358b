// A match by name in words: each line of a comparison of two persons in the reader's language, as far as the reader may see it.
import { say } from '../kernel/words.ts'
import type { Feature, MatchLine } from '../matching/match.ts'
import { databaseNamed } from '../record/databases/all.ts'
import type { SeenBy } from '../record/databases/database.ts'
import type { DatabaseName } from '../record/record.schema.ts'
import { directionOf, type Language } from '../terms/language.ts'
import type { ExplanationLine } from './hit.schema.ts'

/** Fields of a database that a line speaks of. */
const fieldsOf: Readonly<Record<Feature, readonly string[]>> = {
  name: ['names'],
  'date-of-birth': ['datesOfBirth'],
  nationality: ['nationalities'],
  sex: ['sex'],
  document: ['documents'],
  'place-of-birth': ['placeOfBirth', 'placesOfBirth'],
  mother: ['mother'],
}

/** Lines about fields that a reader at this level is shown; a desk may have compared what a post that reads the hit may not know. */
export const linesSeen = (database: DatabaseName, lines: readonly MatchLine[], level: SeenBy): MatchLine[] => {
  const seenBy: Readonly<Record<string, SeenBy | undefined>> = databaseNamed(database).seenBy
  return lines.filter(({ feature }) => level === 'desk' || !fieldsOf[feature].some((field) => seenBy[field] === 'desk'))
}

/**
 * What was compared, set apart (FSI, PDI of Unicode's UAX 9) in words that run from right to left: a date between Arabic words
 * would otherwise be read backwards.
 */
const setApart = (language: Language, text: string): string =>
  text === '' || directionOf(language) === 'ltr' ? text : `\u2068${text}\u2069`

/** The lines worded, in the order they came. */
export const explainLines = (language: Language, lines: readonly MatchLine[]): ExplanationLine[] =>
  lines.map(({ feature, code, bits, asked, recorded }) => ({
    feature,
    says: say(language, `match.${feature}.${code}`, {
      asked: setApart(language, asked),
      recorded: setApart(language, recorded),
    }),
    weight: Math.round(bits * 10) / 10,
    code,
    ...(asked === '' ? {} : { asked }),
    ...(recorded === '' ? {} : { recorded }),
  }))
