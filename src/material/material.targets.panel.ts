// Places of an entity that columns of a table may fill, as the screen names and edits them; pure.

import { columnFor } from '../intake/mapping-suggestion.ts'
import { type SchemaPart, type Target, targetsOf } from '../intake/schema-targets.ts'
import { type EntityKind, entityFields } from './material.fields.schema.ts'
import { fieldsOfKind } from './material.fields.ts'
import type { MaterialMapping } from './material.work.schema.ts'

export type MappedColumn = MaterialMapping['columns'][number]

/** Places that fit entities of a kind, in the order of its fields. */
export const targetsOfKind = (kind: EntityKind): readonly Target[] => {
  const all = targetsOf(entityFields as object as SchemaPart)
  return fieldsOfKind(kind).flatMap((field) =>
    all.filter(({ pointer }) => pointer === `/${field}` || pointer.startsWith(`/${field}/`)),
  )
}

/** `/names/3/family` to `/names/0/family`, as targets are named. */
export const asTarget = (pointer: string): string => pointer.replace(/\/\d+(?=\/|$)/g, '/0')

/** Field of a place, its part where it has one, and which of several it is, counted from 1. */
export const placeParts = (
  pointer: string,
): { readonly field: string; readonly part: string | undefined; readonly place: number } => {
  const [field = '', second, third] = pointer.split('/').slice(1)
  const at = second !== undefined && /^\d+$/.test(second) ? Number(second) + 1 : 1
  return { field, part: third, place: at }
}

/** The same place of the next element of its list. */
const nextPlace = (pointer: string): string =>
  pointer.replace(/\/(\d+)(?=\/|$)/, (_, at: string) => `/${Number(at) + 1}`)

/** A column with another place, the first of its list that no column fills; undefined leaves it out. */
export const turnColumn = (mapping: MaterialMapping, from: string, target: Target | undefined): MaterialMapping => {
  const others = mapping.columns.filter((column) => column.from !== from)
  if (!target) return { ...mapping, columns: others }
  const taken = new Set(others.map(({ to }) => to))
  let { pointer } = target
  while (taken.has(pointer) && nextPlace(pointer) !== pointer) pointer = nextPlace(pointer)
  const column = { ...columnFor(from, target), to: pointer } as MappedColumn
  return { columns: [...others, column], constants: mapping.constants.filter(({ to }) => to !== pointer) }
}

/** A column with other particulars; an empty separator is left out. */
export const changeColumn = (
  mapping: MaterialMapping,
  from: string,
  change: { readonly form?: MappedColumn['form']; readonly separator?: string },
): MaterialMapping => ({
  ...mapping,
  columns: mapping.columns.map((column) => {
    if (column.from !== from) return column
    const { separator, ...rest } = { ...column, ...change }
    return { ...rest, ...(separator ? { separator } : {}) } as MappedColumn
  }),
})

/** The kind each mapped number has for every row: an identifier without its kind is refused, so it is said once for the column. */
export const stateConstant = (mapping: MaterialMapping, to: string, value: string): MaterialMapping => {
  const others = mapping.constants.filter((one) => one.to !== to)
  return { ...mapping, constants: value === '' ? others : [...others, { to, value }] }
}

/** Places of kinds of numbers whose value a column fills and whose kind no column does: `/identifiers/0/kind`. */
export const kindsToState = ({ columns }: MaterialMapping): readonly string[] => {
  const filled = new Set(columns.map(({ to }) => to))
  return [...filled]
    .filter((to) => /^\/identifiers\/\d+\/value$/.test(to))
    .map((to) => to.replace(/value$/, 'kind'))
    .filter((to) => !filled.has(to))
    .sort()
}
