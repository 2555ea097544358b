// Rows of a table to claims: columns to fields, each judged like a claim that is typed, with its faults by field. Pure.
import { type Applied, compileMapping, type Mapping } from '../intake/mapping.ts'
import { listsOf, type SchemaPart, type Target, targetsOf } from '../intake/schema-targets.ts'
import { pointersOf, validatorOf } from '../kernel/validation.ts'
import { type EntityFields, type EntityKind, entityFields } from './material.fields.schema.ts'
import { faultsOfEntity, fieldsOfKind, type OrderLimits, titleOf } from './material.fields.ts'
import type { RowFault } from './material.table.ts'
import type { MaterialMapping } from './material.work.schema.ts'

const schema = entityFields as unknown as SchemaPart

/** Places a column may fill for entities of a kind. */
export const targetsOfKind = (kind: EntityKind): readonly Target[] => {
  const known: readonly string[] = fieldsOfKind(kind)
  return targetsOf(schema).filter(({ pointer }) => known.includes(pointer.split('/')[1] ?? ''))
}

/** A mapping as the reader of tables takes it. */
export const asMapping = ({ columns, constants }: MaterialMapping): Mapping => ({ columns, constants })

export type ReadRow =
  | { readonly fields: EntityFields; readonly title: string }
  | { readonly faults: readonly RowFault[] }

const told = (
  faults: readonly { readonly pointer: string; readonly key: string; readonly values: object }[],
): RowFault[] =>
  faults.slice(0, 10).map(({ pointer, key, values }) => ({
    field: pointer.replace(/^\/fields/, '') || '/',
    key,
    values: values as RowFault['values'],
  }))

/**
 * Makes the function that reads a row. Beyond the shape of the fields it judges what the order of the file lets in. A fault names
 * the field and never what stood there.
 */
export const compileRows = (
  kind: EntityKind,
  mapping: MaterialMapping,
  headings: readonly string[],
  order: OrderLimits,
): ((values: readonly string[]) => ReadRow) => {
  const apply: (line: readonly string[]) => Applied = compileMapping(asMapping(mapping), headings, listsOf(schema))
  const isWhole = validatorOf(entityFields, 'body')
  return (values) => {
    const applied = apply(values)
    if ('faults' in applied) return { faults: told(applied.faults) }
    if (!isWhole(applied.entry)) return { faults: told(pointersOf(isWhole.errors ?? [])) }
    // What the schema admits is what the type says.
    const fields = applied.entry as EntityFields
    const faults = faultsOfEntity(kind, fields, order, '')
    return faults.length > 0 ? { faults: told(faults) } : { fields, title: titleOf(kind, fields) }
  }
}
