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
  /** Of a list: what each of its entries is, and how many there may be. */
  readonly items?: unknown
  readonly maxItems?: number
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

/** `groups` is a list of entries with members of their own, `values` a list of single values. */
export const fieldKinds = [
  'code',
  'country',
  'date',
  'number',
  'flag',
  'lines',
  'identifier',
  'text',
  'groups',
  'values',
] as const
export type FieldKind = (typeof fieldKinds)[number]

/** Fields that are read out sign by sign: one width, never translated, never turned round. */
const identifiers = new Set([
  ...['number', 'numberTo', 'vin', 'plate', 'engine', 'nationalReference'],
  ...[
    'hull',
    'imo',
    'mmsi',
    'callSign',
    'registration',
    'serial',
    'inventory',
    'notice',
    'entry',
    'telegraphic',
    'zone',
  ],
])

/** What kind of field a schema describes, so that it is typed and shown alike everywhere. */
export const fieldKindOf = (name: string, schema: FieldSchema): FieldKind => {
  if (schema.type === 'array') return isObject(schema.items) && schema.items.type === 'object' ? 'groups' : 'values'
  if (schema.enum) return 'code'
  if (schema.format === 'country') return 'country'
  if (schema.format === 'partial-date') return 'date'
  if (schema.type === 'integer' || schema.type === 'number') return 'number'
  if (schema.type === 'boolean') return 'flag'
  if (schema.format === 'plain-lines') return 'lines'
  return identifiers.has(name) ? 'identifier' : 'text'
}

/** Name under which the one value of an entry stands, where a list holds single values. */
export const onlyMember = 'value'

/** Members of the entries of a list; of a list of single values the one, `onlyMember`; none for what is no list. */
export const membersOf = (schema: FieldSchema): readonly DeclaredField[] => {
  if (schema.type !== 'array' || !isObject(schema.items)) return []
  return schema.items.type === 'object'
    ? declaredFields(schema.items)
    : [{ name: onlyMember, schema: schema.items as FieldSchema, required: true }]
}

/** Codes that mean the same in every database: members of persons, by list and member. */
const codesOfAll: Readonly<Record<string, string>> = {
  sex: 'sex',
  'names.use': 'name-use',
  'nationalities.state': 'nationality-state',
  'cautions.code': 'caution',
  'documents.type': 'document-type',
}

/**
 * Prefix of the words of a coded field, which may be a member of a list (`documents.type`): `vehicle-kind` for `kind` of
 * `vehicle`, `document-type` for the type of whatever is a travel document.
 */
export const codeListOf = (database: string, path: string): string => {
  const isTravelDocument = database === 'travel-document' || database === 'tdawn'
  if (isTravelDocument && path === 'type') return 'document-type'
  return codesOfAll[path] ?? `${database}-${path}`
}

export const fieldGroups = ['identity', 'description', 'event', 'file'] as const
export type FieldGroup = (typeof fieldGroups)[number]

const ofFile = new Set(['nationalReference', 'additionalInformation', 'remarks', 'notice', 'regions'])
const ofEvent = new Set(['charge', 'warrant', 'dateOfEvent', 'placeOfEvent', 'embargo'])
const ofIdentity = new Set([
  ...['country', 'type', 'checkDigitAsRead', 'flag', 'name', 'engines', 'title', 'maker', 'collection'],
  ...['names', 'family', 'given', 'dateOfBirth', 'datesOfBirth', 'placeOfBirth', 'countryOfBirth', 'placesOfBirth'],
  ...[
    'nationality',
    'nationalities',
    'father',
    'mother',
    'documents',
    'identifiers',
    'cautions',
    'sex',
    'minor',
    'source',
  ],
])

/** Where on the page a field stands: what identifies the thing or person, what it looks like, what befell it, the owner's file. */
export const fieldGroupOf = (name: string): FieldGroup => {
  if (ofFile.has(name)) return 'file'
  if (ofEvent.has(name) || /^(date|country|place)Of(Loss|Theft)$/.test(name)) return 'event'
  return identifiers.has(name) || ofIdentity.has(name) ? 'identity' : 'description'
}

/** Whether the database speaks of persons, whose capacity is stated with the record (RPD 44). */
export const isOfPersons = (declared: readonly DeclaredField[]): boolean =>
  declared.some(({ name }) => name === 'names' || name === 'family')

/** A text that a member carries; undefined for an empty one and for whatever is no text. */
export const textIn = (entry: Readonly<Record<string, unknown>>, member: string): string | undefined => {
  const value = entry[member]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** A stated name as screens show names: its parts, or the whole where they are not known, and its own script. */
export const nameOf = (
  stated: Readonly<Record<string, unknown>>,
): { readonly family?: string; readonly given?: string; readonly other?: string; readonly script?: string } => {
  const [family, given, other] = ['family', 'given', 'other'].map((member) => textIn(stated, member))
  const script = textIn(stated, 'original')
  const first = given ?? (family === undefined ? textIn(stated, 'whole') : undefined)
  return {
    ...(family === undefined ? {} : { family }),
    ...(first === undefined ? {} : { given: first }),
    ...(other === undefined ? {} : { other }),
    ...(script === undefined ? {} : { script }),
  }
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
