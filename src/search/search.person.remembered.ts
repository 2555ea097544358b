// Remembers what was found under keys of the index, for as long as no word comes that is found under one of them.

type Remembered<Value> = {
  readonly value: Value
  readonly keys: Int32Array
  /** The latest moment of its keys; moments only grow. */
  readonly moment: number
}

/** What was found, and under which keys. */
export type Found<Value> = { readonly value: Value; readonly keys: readonly number[] }

/**
 * Calls `find` for what is not remembered under an id, or may have changed since. Of `most` the older half is forgotten at once: one by
 * one costs more.
 */
export const createRemembering = <Value>(
  momentOf: (key: number) => number,
  most: number,
): ((id: string, find: () => Found<Value>) => Value) => {
  const remembered = new Map<string, Remembered<Value>>()

  const isStill = ({ keys, moment }: Remembered<Value>): boolean => {
    for (let at = 0; at < keys.length; at++) if (momentOf(keys[at] ?? 0) > moment) return false
    return true
  }
  const makeRoom = (): void => {
    let left = most / 2
    for (const id of remembered.keys()) {
      if (left <= 0) return
      remembered.delete(id)
      left -= 1
    }
  }
  return (id, find) => {
    const before = remembered.get(id)
    if (before && isStill(before)) return before.value
    const { value, keys } = find()
    if (remembered.size >= most) makeRoom()
    let moment = 0
    for (const key of keys) moment = Math.max(moment, momentOf(key))
    remembered.set(id, { value, keys: Int32Array.from(keys), moment })
    return value
  }
}
