// An entry as a list of its values, each with the place it stands in; pure.

export type Leaf = {
  readonly pointer: string
  /** As targets are named: places of lists stand as `0`. */
  readonly target: string
  readonly value: string | number | boolean
}

const isLeaf = (value: unknown): value is Leaf['value'] =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

/** Values of an entry in its order; empty lists and what is no value are left out. */
export const leavesOf = (entry: unknown, at = '', target = ''): readonly Leaf[] => {
  if (isLeaf(entry)) return [{ pointer: at, target, value: entry }]
  if (Array.isArray(entry)) return entry.flatMap((one, place) => leavesOf(one, `${at}/${place}`, `${target}/0`))
  if (typeof entry !== 'object' || entry === null) return []
  return Object.entries(entry).flatMap(([name, one]) => leavesOf(one, `${at}/${name}`, `${target}/${name}`))
}
