// What fits which kind of entity, how lists name it, and which statements cannot all be true. Pure.
import type { DataCategory } from '../analysis/analysis.schema.ts'
import type { FailurePointer, MessageValues } from '../kernel/failure.ts'
import { isDateFault, mayBeSameDay, parsePartialDate } from '../terms/partial-date.ts'
import type { PersonStatus } from '../terms/person-status.ts'
import type { EntityFields, EntityKind } from './material.fields.schema.ts'

export type EntityField = keyof EntityFields

const everywhere: readonly EntityField[] = ['identifiers', 'role', 'note']

const fieldsOf: Readonly<Record<EntityKind, readonly EntityField[]>> = {
  person: [
    'names',
    'dateOfBirth',
    'placeOfBirth',
    'dateOfDeath',
    'sex',
    'nationalities',
    'mother',
    'father',
    'personStatus',
    'address',
  ],
  organisation: ['names', 'country', 'address', 'type'],
  vehicle: ['make', 'model', 'colour', 'country', 'type'],
  document: ['names', 'country', 'type', 'validUntil'],
  phone: ['country'],
  account: ['names', 'country'],
  email: [],
  place: ['names', 'country', 'address', 'type'],
  vessel: ['names', 'country', 'type', 'colour'],
  firearm: ['make', 'model', 'calibre', 'type'],
  item: ['names', 'make', 'model', 'colour', 'type'],
}

/** Fields a claim on an entity of this kind may fill. */
export const fieldsOfKind = (kind: EntityKind): readonly EntityField[] => [...fieldsOf[kind], ...everywhere]

/** Categories of data an order must name, one of them at least, before a file takes entities of this kind (RPD 68). */
const categoriesOf: Readonly<Record<EntityKind, readonly DataCategory[]>> = {
  person: ['identity'],
  organisation: ['organisations'],
  vehicle: ['vehicles-and-vessels'],
  document: ['identity-documents'],
  phone: ['contact-details', 'communications'],
  account: ['accounts-and-payments'],
  email: ['contact-details', 'communications'],
  place: ['places'],
  vessel: ['vehicles-and-vessels'],
  firearm: ['firearms'],
  item: ['offences', 'ways-of-working', 'places'],
}

/** What the order of a file lets in. */
export type OrderLimits = {
  readonly dataCategories: readonly DataCategory[]
  readonly personCategories: readonly PersonStatus[]
}

/** Whether the order of a file lets entities of this kind in. */
export const isInOrder = (kind: EntityKind, { dataCategories }: Pick<OrderLimits, 'dataCategories'>): boolean =>
  categoriesOf[kind].some((one) => dataCategories.includes(one))

const needed: Partial<Record<EntityKind, string>> = { phone: 'phone', account: 'account', email: 'email' }

/** What is wrong with a claim on an entity; pointers begin at `at`. */
export const faultsOfEntity = (
  kind: EntityKind,
  fields: EntityFields,
  order: OrderLimits,
  at: string,
): FailurePointer[] => {
  const fault = (pointer: string, key: string, values: MessageValues = {}): FailurePointer => ({
    pointer: `${at}${pointer}`,
    key: `fault.${key}`,
    values,
  })
  const known = fieldsOfKind(kind)
  const stated = Object.keys(fields) as EntityField[]
  const lacks = needed[kind]
  const { personStatus } = fields
  return [
    ...(isInOrder(kind, order) ? [] : [fault('/kind', 'claim-not-in-order', { kind })]),
    ...stated
      .filter((field) => !known.includes(field))
      .map((field) => fault(`/fields/${field}`, 'claim-field-not-of-kind', { kind })),
    ...(stated.some((field) => field !== 'note' && field !== 'role') ? [] : [fault('/fields', 'claim-says-nothing')]),
    ...(fields.names ?? []).flatMap((name, place) =>
      Object.keys(name).length > 0 ? [] : [fault(`/fields/names/${place}`, 'claim-name-empty')],
    ),
    ...(lacks && !(fields.identifiers ?? []).some((one) => one.kind === lacks)
      ? [fault('/fields/identifiers', 'claim-lacks-number', { kind })]
      : []),
    ...(personStatus !== undefined && !order.personCategories.includes(personStatus)
      ? [fault('/fields/personStatus', 'claim-status-not-in-order')]
      : []),
  ]
}

type NameParts = NonNullable<EntityFields['names']>[number]

/** A name in one line: `FAMILY, Given Other`, or the whole. */
export const nameWords = ({ family, given, other, whole }: NameParts): string =>
  family === undefined && given === undefined
    ? (whole ?? other ?? '')
    : [family?.toUpperCase(), [given, other].filter(Boolean).join(' ')].filter(Boolean).join(', ')

/** How lists name an entity by what one claim says of it; its kind where nothing names it. */
export const titleOf = (kind: EntityKind, fields: EntityFields): string => {
  const [name] = fields.names ?? []
  const [identifier] = fields.identifiers ?? []
  const thing = [fields.make, fields.model, fields.colour].filter(Boolean).join(' ')
  const words =
    (name && nameWords(name)) || identifier?.value || thing || fields.address || fields.role || fields.type || kind
  return words.slice(0, 300)
}

/** Fields of which several statements may all be true. */
const manifold: ReadonlySet<EntityField> = new Set(['names', 'identifiers', 'address', 'role', 'note', 'validUntil'])
const dates: ReadonlySet<EntityField> = new Set(['dateOfBirth', 'dateOfDeath'])

const fold = (value: unknown): string =>
  (typeof value === 'string' ? value : JSON.stringify(value))
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const agree = (field: EntityField, one: unknown, other: unknown): boolean => {
  if (field === 'nationalities')
    return (one as readonly string[]).some((country) => (other as readonly string[]).includes(country))
  if (dates.has(field)) {
    const [left, right] = [parsePartialDate(String(one)), parsePartialDate(String(other))]
    return isDateFault(left) || isDateFault(right) || mayBeSameDay(left, right)
  }
  return fold(one) === fold(other)
}

/** Whether statements of one field cannot all be true: two dates that name no common day, two sexes, two colours. */
export const isConflict = (field: EntityField, values: readonly unknown[]): boolean =>
  !manifold.has(field) &&
  values.some((one, place) => values.slice(place + 1).some((other) => !agree(field, one, other)))

/** A stated value in one line. */
export const valueWords = (field: EntityField, value: unknown): string => {
  if (field === 'names') return (value as readonly NameParts[]).map(nameWords).join(' · ').slice(0, 400)
  if (field === 'identifiers')
    return (value as readonly { kind: string; value: string; country?: string }[])
      .map((one) => [one.kind, one.country, one.value].filter(Boolean).join(' '))
      .join(' · ')
      .slice(0, 400)
  return (Array.isArray(value) ? value.join(', ') : String(value)).slice(0, 400)
}
