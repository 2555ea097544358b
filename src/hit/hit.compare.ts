// The compare view: question and bearer beside the record as it was hit, line by line, with the keys of the words.
import type { MatchLine } from '../matching/match.ts'
import type { CompareLine, CompareVerdict, DatabaseFile, Fields } from '../record/databases/database.ts'
import type { Bearer } from './hit.schema.ts'

/** A line with the keys of its words in the locales: of the field, and of what the comparison says. */
export type WordedLine = CompareLine & { readonly labelKey: string; readonly saysKey: string }

const statesName = (bearer: Bearer | null): boolean => bearer?.family !== undefined || bearer?.given !== undefined

/**
 * What the bearer's form says in the words of a question; what the officer typed from the page goes before a zone that was read
 * and a name that was only heard. `X` on a paper says that no sex is stated.
 */
const shownByBearer = (bearer: Bearer | null): Fields => {
  const { family, given, dateOfBirth, sex, nationality, placeOfBirth, documentExpires } = bearer ?? {}
  return {
    ...(statesName(bearer) ? { family, given } : {}),
    ...(dateOfBirth === undefined ? {} : { dateOfBirth }),
    ...(sex === undefined || sex === 'X' ? {} : { sex }),
    ...(nationality === undefined ? {} : { nationality, nationalities: [nationality] }),
    ...(placeOfBirth === undefined ? {} : { placeOfBirth }),
    ...(documentExpires === undefined ? {} : { dateOfExpiry: documentExpires }),
  }
}

const saysKey = (verdict: CompareVerdict, line: CompareLine): string => {
  if (verdict !== 'missing') return `hit.compare.${verdict}`
  return line.record === null ? 'hit.compare.missing-in-record' : 'hit.compare.missing-in-question'
}

/** Whether comparing the persons has found every part of the asked name to be one of the recorded name, however it is written. */
const isNameAlike = (likeness: readonly MatchLine[]): boolean => {
  const names = likeness.filter(({ feature }) => feature === 'name')
  return names.length > 0 && names.every(({ code }) => code !== 'differs')
}

/**
 * Compares what was asked, and what the bearer shows, with the fields of the record that the reader may see. Empty once a hit
 * is erased. Verdicts are the database's own; but two spellings of one name, which only `matching` knows as such, are close.
 */
export const compareHit = (
  file: Pick<DatabaseFile, 'name' | 'compare'>,
  question: Fields,
  bearer: Bearer | null,
  record: Fields,
  likeness: readonly MatchLine[] = [],
): WordedLine[] => {
  const isOtherSpelling = !statesName(bearer) && isNameAlike(likeness)
  return file.compare({ ...question, ...shownByBearer(bearer) }, record).map((line) => {
    const verdict = line.field === 'names' && line.verdict === 'differs' && isOtherSpelling ? 'near' : line.verdict
    return { ...line, verdict, labelKey: `field.${file.name}.${line.field}`, saysKey: saysKey(verdict, line) }
  })
}
