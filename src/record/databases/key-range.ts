// What a record answers to: its own keys, and where it is a range of blanks every key between its first and its last number.
import { isInRange, rangeSize, textsInRange } from '../../terms/number-range.ts'
import type { RecordRow } from '../record.schema.ts'

type Keyed = Pick<RecordRow, 'keys' | 'rangeEnd'>

/** First and last key of a range of blanks; undefined for a record of one thing. The record stores the first, and its last number. */
export const keyRange = ({ keys, rangeEnd }: Keyed): { readonly first: string; readonly last: string } | undefined => {
  const [first] = keys
  // Both numbers have one length: the database refuses any other range.
  return first === undefined || rangeEnd === ''
    ? undefined
    : { first, last: first.slice(0, -rangeEnd.length) + rangeEnd }
}

/** First and last number of a range in their one spelling, for a sentence; undefined for a record of one thing. */
export const numberRange = (record: Keyed): { readonly first: string; readonly last: string } | undefined => {
  const range = keyRange(record)
  return range && { first: range.first.slice(-record.rangeEnd.length), last: record.rangeEnd }
}

/** Of the keys of a question those a record answers to: equal to one of its own, or within its range. */
export const keysAnswered = (keys: readonly string[], record: Keyed): string[] => {
  const range = keyRange(record)
  return keys.filter((key) => record.keys.includes(key) || (range && isInRange(key, range.first, range.last)))
}

/** Ranges up to so many numbers are written out where only hashes of keys can be compared. */
export const mostWrittenOut = 1_000

/** Every key a record answers to, written out; of a range of more than `mostWrittenOut` numbers its own keys alone. */
export const keysWrittenOut = (record: Keyed): readonly string[] => {
  const range = keyRange(record)
  const size = range && rangeSize(range.first, range.last)
  return range && size !== undefined && size <= mostWrittenOut
    ? [...textsInRange(range.first, range.last)]
    : record.keys
}

/** Fields of the one thing a key names: those of the record, or of a range the document with this number alone. */
export const fieldsUnder = (
  record: Keyed & Pick<RecordRow, 'fields'>,
  key: string,
): Readonly<Record<string, unknown>> => {
  if (record.rangeEnd === '' || keysAnswered([key], record).length === 0) return record.fields
  const { numberTo, ...fields } = record.fields
  return { ...fields, number: key.slice(-record.rangeEnd.length) }
}
