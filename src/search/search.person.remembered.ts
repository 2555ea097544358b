// Remembers what was found under keys of the index, for as long as no word comes that is found under one of them.

/** What was found, and the keys it was looked for under. */
type Found = { readonly keys: Int32Array }

/** With the latest moment of its keys; moments only grow. */
type Remembered<Value> = { readonly value: Value; readonly moment: number }

/**
 * Calls `find` for what is not remembered under an id, or may have changed since. Of `most` the older half is forgotten at once: one by
 * one costs more.
 */
export const createRemembering = <Value extends Found>(
  momentOf: (key: number) => number,
  most: number,
): ((id: string, find: () => Value) => Value) => {
  const remembered = new Map<string, Remembered<Value>>()

  const isStill = ({ value, moment }: Remembered<Value>): boolean => {
    for (const key of value.keys) if (momentOf(key) > moment) return false
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
    const value = find()
    if (remembered.size >= most) makeRoom()
    let moment = 0
    for (const key of value.keys) moment = Math.max(moment, momentOf(key))
    remembered.set(id, { value, moment })
    return value
  }
}
