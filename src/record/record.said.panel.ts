// Who says what a record states: by field and by bureau, what conflicts, what is withheld, what its owner should mend; pure.
import { explainGrade, isGrade } from '../terms/evaluation.ts'
import { isDateFault, mayBeSameDay, parsePartialDate } from '../terms/partial-date.ts'
import { type DeclaredField, fieldKindOf, membersOf } from './record.fields.panel.ts'
import type { RecordView } from './record.schema.ts'

type Given = NonNullable<RecordView['sourceGrade']>

/** Who said a field, when, and how sure it is; grades are null where nobody judged. */
export type Saying = {
  readonly by: string
  readonly at: string
  readonly source: Given | null
  readonly information: Given | null
  /** Said by a bureau that does not own the record: it came by a proposal. */
  readonly isOthers: boolean
}

type Told = Pick<RecordView, 'owner' | 'createdAt' | 'sourceGrade' | 'informationGrade' | 'said'>

/**
 * The parts of a grade that speak of the source and of the information, each in its own scheme: `A1` of 4x4 is `A` and `1`. A
 * code that is not of its scheme stays whole, as the source's.
 */
export const partsOfGrade = (
  grade: Given | null | undefined,
): { readonly source: Given | null; readonly information: Given | null } => {
  if (!grade) return { source: null, information: null }
  const parts = isGrade(grade) ? explainGrade(grade) : undefined
  if (!parts) return { source: grade, information: null }
  const part = (axis: string): Given | null => {
    const found = parts.find((one) => one.axis === axis)
    return found ? { scheme: grade.scheme, code: found.code } : null
  }
  return { source: part('source'), information: part('information') }
}

/** Who says a field: whoever the record names, else its owner when it was entered, under the grades of the record. */
export const sayingOf = (record: Told, field: string): Saying => {
  const said = record.said?.find((one) => one.field === field)
  if (!said)
    return {
      by: record.owner,
      at: record.createdAt,
      source: record.sourceGrade,
      information: record.informationGrade,
      isOthers: false,
    }
  const isOthers = said.by !== record.owner
  // A change of the owner stands under the grades of its record; another bureau's word is graded by itself or not at all.
  const own = { source: record.sourceGrade, information: record.informationGrade }
  return { by: said.by, at: said.at, ...(said.grade || isOthers ? partsOfGrade(said.grade) : own), isOthers }
}

export type Sayer = { readonly bureau: string; readonly fields: readonly string[]; readonly last: string }

/** The bureaus that say these fields, the owner first, then by how much they say; `last` is when each last did. */
export const sayersOf = (record: Told, fields: readonly string[]): readonly Sayer[] => {
  const found = new Map<string, Sayer>([[record.owner, { bureau: record.owner, fields: [], last: record.createdAt }]])
  for (const field of fields) {
    const { by, at } = sayingOf(record, field)
    const known = found.get(by)
    const last = known && known.last > at ? known.last : at
    found.set(by, { bureau: by, fields: [...(known?.fields ?? []), field], last })
  }
  const [owner, ...others] = [...found.values()]
  return owner ? [owner, ...others.sort((one, other) => other.fields.length - one.fields.length)] : others
}

/** Fields of which a person has one in life, though a record may state several. */
const oneInLife = ['datesOfBirth', 'placesOfBirth']

const mayBeOne = (one: string, other: string): boolean => {
  const [first, second] = [parsePartialDate(one), parsePartialDate(other)]
  if (isDateFault(first) || isDateFault(second)) return one === other
  return mayBeSameDay(first, second)
}

/** Fields with values that cannot all be true of one person: two dates of birth that are not the same day, two places. */
export const conflictsIn = (fields: Readonly<Record<string, unknown>>): readonly string[] =>
  oneInLife.filter((name) => {
    const values = Array.isArray(fields[name]) ? fields[name].map(String) : []
    return values.some((one, at) => values.slice(at + 1).some((other) => !mayBeOne(one, other)))
  })

/** Fields that every record of the database has and this answer does not: they are kept from the reader. */
export const withheldIn = (
  declared: Iterable<DeclaredField>,
  fields: Readonly<Record<string, unknown>>,
): readonly string[] =>
  [...declared].filter(({ name, required }) => required && !Object.hasOwn(fields, name)).map(({ name }) => name)

export type Flaw =
  | { readonly kind: 'missing'; readonly path: string }
  | { readonly kind: 'contradiction'; readonly code: string }

/** `missing:documents.dateOfExpiry`, `contradiction:dates-of-birth`; contradictions first, anything else left out. */
export const flawsIn = (flaws: readonly string[] | undefined): readonly Flaw[] => {
  const read = (flaws ?? []).flatMap((flaw): Flaw[] => {
    const [kind, rest] = [flaw.slice(0, flaw.indexOf(':')), flaw.slice(flaw.indexOf(':') + 1)]
    if (kind === 'missing') return [{ kind, path: rest }]
    return kind === 'contradiction' ? [{ kind, code: rest }] : []
  })
  return [...read.filter(({ kind }) => kind === 'contradiction'), ...read.filter(({ kind }) => kind === 'missing')]
}

export type Identifier = { readonly path: string; readonly value: string }

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Numbers to copy: identifiers of the record and of the entries of its lists, each once. Spellings of names are none. */
export const identifiersIn = (
  declared: Iterable<DeclaredField>,
  fields: Readonly<Record<string, unknown>>,
): readonly Identifier[] => {
  const found = [...declared].flatMap((field): Identifier[] => {
    const value = fields[field.name]
    const kind = fieldKindOf(field.name, field.schema)
    if (kind === 'identifier') return [{ path: field.name, value: textOf(value) }]
    if (kind !== 'groups' || field.name === 'names' || !Array.isArray(value)) return []
    const members = membersOf(field.schema).filter((member) => fieldKindOf(member.name, member.schema) === 'identifier')
    return value.flatMap((entry: Readonly<Record<string, unknown>>) =>
      members.map((member) => ({ path: `${field.name}.${member.name}`, value: textOf(entry[member.name]) })),
    )
  })
  return found.filter(
    ({ path, value }, at) => value !== '' && found.findIndex((one) => one.path === path && one.value === value) === at,
  )
}
