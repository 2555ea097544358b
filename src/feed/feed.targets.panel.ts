// The places of an entry that columns of a file may fill, as the screens name and edit them; pure.
import type { Form, MappedColumn, Mapping } from '../intake/mapping.ts'
import { columnFor, suggestMapping } from '../intake/mapping-suggestion.ts'
import { listsOf, type SchemaPart, type Target, targetsOf } from '../intake/schema-targets.ts'
import { databaseNamed } from '../record/databases/all.ts'
import { type DatabaseName, recordEntry } from '../record/record.schema.ts'

/** Places of an entry of a database, mandatory ones first as the schema has them: those of any record, then its own fields. */
export const targetsOfDatabase = (database: DatabaseName): readonly Target[] => {
  const { fields, statuses, entryPurposes } = databaseNamed(database)
  const choices: Readonly<Record<string, readonly string[]>> = { '/status': statuses, '/purpose': entryPurposes }
  return [
    ...targetsOf(recordEntry as SchemaPart)
      .filter(({ pointer }) => !pointer.startsWith('/fields'))
      .map((target) => ({ ...target, choices: choices[target.pointer] ?? target.choices })),
    ...targetsOf(fields as SchemaPart, '/fields'),
  ]
}

/** Lists an entry of a database must have though they may be empty. */
export const listsOfDatabase = (database: DatabaseName): readonly string[] =>
  listsOf(databaseNamed(database).fields as SchemaPart, '/fields')

/** `/fields/names/3/family` to `/fields/names/0/family`, as targets are named. */
export const asTarget = (pointer: string): string => pointer.replace(/\/\d+(?=\/|$)/g, '/0')

/** Which element of a list a pointer fills, counted from 1; undefined for pointers through no list. */
export const placeOf = (pointer: string): number | undefined => {
  const place = /\/(\d+)(?=\/|$)/.exec(pointer)?.[1]
  return place === undefined ? undefined : Number(place) + 1
}

/** The same pointer into another element of its list, counted from 1. */
export const atPlace = (pointer: string, place: number): string => pointer.replace(/\/\d+(?=\/|$)/, `/${place - 1}`)

/** Whether a pointer ends in a place of a list of single values, so that one cell may hold several. */
export const takesSeveral = (pointer: string): boolean => /\/\d+$/.test(pointer)

/** Labels of places of a record that have parts. */
const labelsBeside: Readonly<Record<string, readonly string[]>> = {
  '/restriction/mode': ['record.restriction-mode'],
  '/restriction/bureaus/0': ['record.restrictedFrom'],
  '/sourceGrade/scheme': ['record.sourceGrade', 'feed.grade-scheme'],
  '/informationGrade/scheme': ['record.informationGrade', 'feed.grade-scheme'],
}

/**
 * Ids of the words of a pointer, from the outside in: `/fields/names/0/family` of `nominal` is
 * `field.nominal.names`, `field.nominal.names.family`; `/status` is `record.status`.
 */
export const labelsOf = (database: DatabaseName, pointer: string): readonly string[] => {
  const members = pointer.split('/').filter((one) => one !== '' && !/^\d+$/.test(one))
  const [first = '', ...rest] = members
  if (first !== 'fields') return labelsBeside[pointer.replace(/\/\d+$/, '/0')] ?? [`record.${first}`]
  return rest.map((_, at) => `field.${database}.${rest.slice(0, at + 1).join('.')}`)
}

/** Path of a place within its database as `record.fields.panel` names lists of codes: `names.use`. */
export const pathOf = (pointer: string): string =>
  pointer
    .split('/')
    .filter((one) => one !== '' && one !== 'fields' && !/^\d+$/.test(one))
    .join('.')

/** A column with another target, or taken out of the mapping; the place in the list is the first that no column fills. */
export const turnColumn = (mapping: Mapping, from: string, target: Target | undefined): Mapping => {
  const others = mapping.columns.filter((column) => column.from !== from)
  if (!target) return { ...mapping, columns: others }
  const taken = new Set([...others.map(({ to }) => to)])
  let { pointer } = target
  while (taken.has(pointer) && placeOf(pointer) !== undefined) pointer = atPlace(pointer, (placeOf(pointer) ?? 0) + 1)
  const column = { ...columnFor(from, target), to: pointer }
  return {
    columns: [...others, column],
    constants: mapping.constants.filter(({ to }) => to !== pointer),
  }
}

/** A column with other particulars; an empty separator and empty words are left out. */
export const changeColumn = (mapping: Mapping, from: string, change: Partial<MappedColumn>): Mapping => ({
  ...mapping,
  columns: mapping.columns.map((column) => {
    if (column.from !== from) return column
    const { separator, words, ...rest } = { ...column, ...change }
    return {
      ...rest,
      ...(separator ? { separator } : {}),
      ...(words && words.length > 0 ? { words } : {}),
    }
  }),
})

/** States the same for every line; an empty value takes it out. */
export const stateConstant = (mapping: Mapping, { pointer, kind }: Target, value: string): Mapping => {
  const others = mapping.constants.filter(({ to }) => to !== pointer)
  if (value.trim() === '') return { ...mapping, constants: others }
  const form: Form | undefined =
    kind === 'number' || kind === 'flag' || kind === 'country' ? kind : kind === 'date' ? 'date-ymd' : undefined
  const known = mapping.constants.findIndex(({ to }) => to === pointer)
  const constant = { to: pointer, value, ...(form ? { form } : {}) }
  return {
    ...mapping,
    constants: known < 0 ? [...others, constant] : mapping.constants.map((one, at) => (at === known ? constant : one)),
  }
}

/**
 * The proposal of `suggestMapping`, and the use of each name that columns fill: the first is the main one, the others are
 * aliases. Nobody has to say so for every file.
 */
export const proposeMapping = (headings: readonly string[], targets: readonly Target[]): Mapping => {
  const { columns } = suggestMapping(headings, targets)
  const filled = new Set(columns.map(({ to }) => to))
  const places = new Set(
    columns.flatMap(({ to }) => {
      const place = /^\/fields\/names\/(\d+)\//.exec(to)?.[1]
      return place === undefined ? [] : [place]
    }),
  )
  const uses = targets.some(({ pointer }) => pointer === '/fields/names/0/use') ? [...places] : []
  return {
    columns,
    constants: uses
      .filter((place) => !filled.has(`/fields/names/${place}/use`))
      .map((place) => ({ to: `/fields/names/${place}/use`, value: place === '0' ? 'main' : 'alias' })),
  }
}

/** Values of a column among the first lines, each once, the commonest first; at most 30. */
export const valuesOf = (cells: readonly string[]): readonly string[] => {
  const counts = new Map<string, number>()
  for (const cell of cells.map((one) => one.trim()).filter((one) => one !== ''))
    counts.set(cell, (counts.get(cell) ?? 0) + 1)
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .slice(0, 30)
    .map(([value]) => value)
}
