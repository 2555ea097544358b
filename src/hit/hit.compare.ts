// The compare view: question and bearer beside the record as it was hit, line by line, with the keys of the words.
import type { CompareLine, CompareVerdict, DatabaseFile, Fields } from '../record/databases/database.ts'
import type { Bearer } from './hit.schema.ts'

/** A line with the keys of its words in the locales: of the field, and of what the comparison says. */
export type WordedLine = CompareLine & { readonly labelKey: string; readonly saysKey: string }

/** Fields of a record that the bearer's form speaks of; what the officer typed from the page goes before a zone that was read. */
const shownByBearer = (bearer: Bearer | null): Fields => ({
  ...(bearer?.documentExpires === undefined ? {} : { dateOfExpiry: bearer.documentExpires }),
})

const saysKey = (verdict: CompareVerdict, line: CompareLine): string => {
  if (verdict !== 'missing') return `hit.compare.${verdict}`
  return line.record === null ? 'hit.compare.missing-in-record' : 'hit.compare.missing-in-question'
}

/**
 * Compares what was asked, and what the bearer shows, with the fields of the record that the reader may see. Empty once a hit
 * is erased. Verdicts are the database's own.
 */
export const compareHit = (
  file: Pick<DatabaseFile, 'name' | 'compare'>,
  question: Fields,
  bearer: Bearer | null,
  record: Fields,
): WordedLine[] =>
  file.compare({ ...question, ...shownByBearer(bearer) }, record).map((line) => ({
    ...line,
    labelKey: `field.${file.name}.${line.field}`,
    saysKey: saysKey(line.verdict, line),
  }))
