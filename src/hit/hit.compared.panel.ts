// How one line of the compare view is read, and what of the record stands beside it that the lines do not say; pure.
import { type DeclaredField, fieldKindOf, membersOf } from '../record/record.fields.panel.ts'

/**
 * The field as which one value of a line is drawn. A line about a list shows the closest pair of entries, each as one text: a day
 * of birth is drawn as a date and a nationality as a country, whatever list they stand in; a document is read sign by sign.
 */
export const comparedField = (field: DeclaredField | undefined): DeclaredField | undefined => {
  if (field === undefined) return undefined
  const kind = fieldKindOf(field.name, field.schema)
  if (kind !== 'values' && kind !== 'groups') return field
  const members = membersOf(field.schema)
  if (kind === 'values') return members[0]
  return identifying.flatMap((name) => members.filter((one) => one.name === name))[0]
}

/** Members that a line says of an entry, the most telling first; names are said whole. */
const identifying: readonly string[] = ['number', 'serial', 'country']

type Fields = Readonly<Record<string, unknown>>

/** Members that a line shows of the entry it is about. */
const shownOfEntry: readonly string[] = ['use', 'family', 'given', 'other', 'whole', 'country', 'number', 'serial']

/** Whether a list says more than the one entry its line shows: further entries, or members such as script, doubt and expiry. */
const saysMore = (value: unknown): boolean => {
  if (!Array.isArray(value)) return false
  const [first, ...others]: readonly unknown[] = value
  const members = typeof first === 'object' && first !== null ? Object.keys(first) : []
  return others.length > 0 || members.some((member) => !shownOfEntry.includes(member))
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0)

/**
 * Fields of the record that stand beneath the lines: all that were not compared, and lists of which a line shows but one entry.
 * Cautions are left out: they stand before everything else, with their source.
 */
export const fieldsBeside = (fields: Fields, compared: readonly string[]): readonly (readonly [string, unknown])[] =>
  Object.entries(fields).filter(
    ([name, value]) => name !== 'cautions' && !isEmpty(value) && (!compared.includes(name) || saysMore(value)),
  )
