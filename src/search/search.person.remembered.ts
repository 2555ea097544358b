// Remembers what was found under keys of the index, for as long as no word comes that is found under one of them.

/** What was found, and the keys it was looked for under. */
type Found = { readonly keys: Int32Array }

/** With the latest moment of its keys; moments only grow. */
type Remembered<Value> = { readonly value: Value; readonly moment: number }

/**
 * Calls `find` for what is not remembered under an id, or may have changed since. Of at most `most` those are forgotten that were not
 * asked for among the last half of them: what everybody is called stays, whatever slips are asked for between.
 */
export const createRemembering = <Value extends Found>(
  momentOf: (key: number) => number,
  most: number,
): ((id: string, find: () => Value) => Value) => {
  let young = new Map<string, Remembered<Value>>()
  let old = new Map<string, Remembered<Value>>()

  const isStill = ({ value: { keys }, moment }: Remembered<Value>): boolean => {
    for (let at = 0; at < keys.length; at++) if (momentOf(keys[at] ?? 0) > moment) return false
    return true
  }
  const keep = (id: string, one: Remembered<Value>): void => {
    if (young.size >= most / 2) {
      old = young
      young = new Map()
    }
    young.set(id, one)
  }
  return (id, find) => {
    const atHand = young.get(id)
    const before = atHand ?? old.get(id)
    if (before && isStill(before)) {
      if (!atHand) keep(id, before)
      return before.value
    }
    const value = find()
    let moment = 0
    for (const key of value.keys) moment = Math.max(moment, momentOf(key))
    keep(id, { value, moment })
    return value
  }
}
