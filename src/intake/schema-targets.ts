/** The places of an entry that a mapping may fill, read from its JSON Schema. */

/** What is read of a JSON Schema (TypeBox schemas are such). */
export interface SchemaPart {
  readonly type?: unknown
  readonly properties?: Readonly<Record<string, SchemaPart>>
  readonly required?: readonly string[]
  readonly items?: unknown
  readonly minItems?: unknown
  readonly enum?: unknown
  readonly format?: unknown
  readonly description?: unknown
}

export interface Target {
  /** JSON pointer into the entry; list places stand as `0`: `/fields/names/0/family`. */
  readonly pointer: string
  /** Without it no entry is whole. */
  readonly required: boolean
  readonly kind: 'text' | 'number' | 'flag' | 'date' | 'country'
  readonly choices: readonly string[]
}

function kindOf(part: SchemaPart): Target['kind'] {
  if (part.type === 'integer' || part.type === 'number') return 'number'
  if (part.type === 'boolean') return 'flag'
  if (part.format === 'partial-date' || part.format === 'day') return 'date'
  return part.format === 'country' ? 'country' : 'text'
}

/**
 * Every place of a schema below `at` that holds a value, in the order of the schema. A member of an element of a list is
 * required only where the list itself must have an element.
 */
export function targetsOf(schema: SchemaPart, at = '', required = true): Target[] {
  if (schema.properties) {
    const needed = new Set(schema.required ?? [])
    return Object.entries(schema.properties).flatMap(([member, part]) =>
      targetsOf(part, `${at}/${member}`, required && needed.has(member)),
    )
  }
  const { items } = schema
  if (schema.type === 'array') {
    const needed = required && Number(schema.minItems ?? 0) > 0
    return typeof items === 'object' && items !== null ? targetsOf(items as SchemaPart, `${at}/0`, needed) : []
  }
  const choices = Array.isArray(schema.enum) ? schema.enum.filter((one): one is string => typeof one === 'string') : []
  return [{ pointer: at, required, kind: kindOf(schema), choices }]
}

/** Lists an entry must have though they may be empty: `/fields/programmes`. A mapping leaves them empty where it says nothing. */
export function listsOf(schema: SchemaPart, at = ''): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([member, part]) => {
    const pointer = `${at}/${member}`
    if (part.type === 'array') return schema.required?.includes(member) && !(Number(part.minItems) > 0) ? [pointer] : []
    return listsOf(part, pointer)
  })
}
