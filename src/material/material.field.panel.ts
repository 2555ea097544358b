// How each field of an entity is typed and said: as text, date, country or one code of a list; and a stated value as parts to draw; pure.

import type { EntityKind } from './material.fields.schema.ts'
import type { EntityField } from './material.fields.ts'
import { fieldsOfKind } from './material.fields.ts'

/** Fields of one value. */
const columns = {
  dateOfBirth: 'date',
  placeOfBirth: 'text',
  dateOfDeath: 'date',
  sex: 'sex',
  mother: 'text',
  father: 'text',
  personStatus: 'person-status',
  role: 'text',
  country: 'country',
  address: 'text',
  make: 'text',
  model: 'text',
  colour: 'text',
  calibre: 'text',
  type: 'text',
  validUntil: 'date',
  note: 'lines',
} as const satisfies Partial<Record<EntityField, 'text' | 'date' | 'country' | 'lines' | 'sex' | 'person-status'>>
export type Column = keyof typeof columns
export type ColumnForm = (typeof columns)[Column]

/** How a field of one value is typed; undefined for lists. */
export const columnOfField = (field: string): ColumnForm | undefined =>
  Object.hasOwn(columns, field) ? columns[field as Column] : undefined

/** Fields of one value that fit this kind, in the order in which they are typed. */
export const columnsOfKind = (kind: EntityKind): readonly Column[] =>
  fieldsOfKind(kind).filter((field): field is Column => columnOfField(field) !== undefined)

export const takesNames = (kind: EntityKind): boolean => fieldsOfKind(kind).includes('names')
export const takesNationalities = (kind: EntityKind): boolean => fieldsOfKind(kind).includes('nationalities')
/** Names of people have parts; those of organisations, vessels and places are one. */
export const hasNameParts = (kind: EntityKind): boolean =>
  kind === 'person' || kind === 'document' || kind === 'account'

/** A part of a stated value, and how it is drawn. */
export type ValuePart =
  | { readonly as: 'name'; readonly family?: string; readonly given?: string; readonly other?: string }
  | { readonly as: 'number'; readonly kind: string; readonly text: string; readonly country?: string }
  | { readonly as: 'text' | 'lines' | 'date' | 'country' | 'sex' | 'person-status'; readonly text: string }

type Stated = Readonly<Record<string, unknown>>
const isStated = (value: unknown): value is Stated => typeof value === 'object' && value !== null
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const member = <K extends string>(key: K, value: unknown): Partial<Record<K, string>> =>
  typeof value === 'string' && value !== '' ? ({ [key]: value } as Record<K, string>) : {}

/** Parts of a stated value of a field; what has another shape than expected is shown as text, so that nothing is kept back. */
export const partsOfValue = (field: string, value: unknown): readonly ValuePart[] => {
  if (Array.isArray(value)) return value.flatMap((one) => partsOfValue(field, one))
  if (!isStated(value)) {
    const as = field === 'nationalities' ? 'country' : (columnOfField(field) ?? 'text')
    return [{ as, text: String(value) }]
  }
  if (field === 'names') {
    const { family, given, other, whole } = value
    const isParted = typeof family === 'string' || typeof given === 'string'
    if (!isParted) return [{ as: 'text', text: textOf(whole) || textOf(other) }]
    return [{ as: 'name', ...member('family', family), ...member('given', given), ...member('other', other) }]
  }
  if (field === 'identifiers')
    return [{ as: 'number', kind: textOf(value.kind), text: textOf(value.value), ...member('country', value.country) }]
  return [{ as: 'text', text: JSON.stringify(value) }]
}
