// How the fields a database declares are read by the screens: kinds of fields, groups, lists of codes, what changed; pure.

/** The part of a field's JSON Schema that the screens go by. */
export type FieldSchema = {
  readonly type?: string
  readonly description?: string
  readonly format?: string
  readonly enum?: readonly string[]
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
}
export type DeclaredField = { readonly name: string; readonly schema: FieldSchema; readonly required: boolean }

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Fields of a database in their order, from the JSON Schema that `GET /api/v1/databases` gives; empty for anything else. */
export const declaredFields = (schema: unknown): readonly DeclaredField[] => {
  if (!isObject(schema) || !isObject(schema.properties)) return []
  const required: readonly unknown[] = Array.isArray(schema.required) ? schema.required : []
  return Object.entries(schema.properties).flatMap(([name, own]) =>
    isObject(own) ? [{ name, schema: own as FieldSchema, required: required.includes(name) }] : [],
  )
}

export const fieldKinds = ['code', 'country', 'date', 'number', 'flag', 'lines', 'identifier', 'text'] as const
export type FieldKind = (typeof fieldKinds)[number]

/** Fields that are read out sign by sign: one width, never translated, never turned round. */
const identifiers = new Set(['number', 'numberTo', 'vin', 'plate', 'engine', 'nationalReference'])

/** What kind of field a schema describes, so that it is typed and shown alike everywhere. */
export const fieldKindOf = (name: string, schema: FieldSchema): FieldKind => {
  if (schema.enum) return 'code'
  if (schema.format === 'country') return 'country'
  if (schema.format === 'partial-date') return 'date'
  if (schema.type === 'integer' || schema.type === 'number') return 'number'
  if (schema.type === 'boolean') return 'flag'
  if (schema.format === 'plain-lines') return 'lines'
  return identifiers.has(name) ? 'identifier' : 'text'
}

/** Prefix of the words of a coded field: `document-type` for `type` of `travel-document`, `vehicle-kind` for `kind` of `vehicle`. */
export const codeListOf = (database: string, field: string): string => `${database.split('-').at(-1)}-${field}`

export const fieldGroups = ['identity', 'description', 'event', 'file'] as const
export type FieldGroup = (typeof fieldGroups)[number]

/** Where on the page a field stands: what identifies the thing, what it looks like, what befell it, the owner's file. */
export const fieldGroupOf = (name: string): FieldGroup => {
  if (name === 'nationalReference' || name === 'additionalInformation') return 'file'
  if (/^(date|country|place)Of(Loss|Theft)$/.test(name)) return 'event'
  return identifiers.has(name) || ['country', 'type', 'checkDigitAsRead'].includes(name) ? 'identity' : 'description'
}

export type FieldChange = { readonly path: string; readonly before: unknown; readonly after: unknown }

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** A member the object itself carries: a field may bear the name of one that every object inherits. */
const ownOf = (object: Readonly<Record<string, unknown>>, name: string): unknown =>
  Object.hasOwn(object, name) ? object[name] : undefined

const equal = (one: unknown, other: unknown): boolean =>
  (isEmpty(one) && isEmpty(other)) || JSON.stringify(one) === JSON.stringify(other)

/**
 * What differs between two states of a record: columns by their name, fields as `fields.<name>`. Fields are compared only
 * where both sides carry them, because an answer may leave them out.
 */
export const changesBetween = (
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  columns: readonly string[],
): readonly FieldChange[] => {
  const own = columns.flatMap((path) =>
    equal(before[path], after[path]) ? [] : [{ path, before: before[path], after: after[path] }],
  )
  const [was, is] = [before.fields, after.fields]
  if (!isObject(was) || !isObject(is)) return own
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])]
  return [
    ...own,
    ...names.flatMap((name) => {
      const [before, after] = [ownOf(was, name), ownOf(is, name)]
      return equal(before, after) ? [] : [{ path: `fields.${name}`, before, after }]
    }),
  ]
}

/** The present state with its restriction spelled as earlier versions spell it, so that the two can be compared. */
export const spreadRestriction = (record: {
  readonly restriction?: { readonly mode: string; readonly bureaus: readonly string[] }
}): Readonly<Record<string, unknown>> => ({
  ...record,
  restriction: record.restriction?.mode ?? 'hidden',
  restrictedFrom: record.restriction?.bureaus ?? [],
})
