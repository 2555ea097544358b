/** Remembers what is made of texts that come again and again, as parts of names do: so many of them at least, and at most twice as many. */

/**
 * The same as `make`, which is pure, but made once for each key as long as it is asked for. What has not been asked for while
 * `most` others were made is forgotten: two generations, so that a look costs no more than a look.
 */
export function remembering<Value extends object | number | string, Key extends string | number = string>(
  most: number,
  make: (key: Key) => Value,
): (key: Key) => Value {
  let young = new Map<Key, Value>()
  let old = new Map<Key, Value>()
  return (key) => {
    const known = young.get(key)
    if (known !== undefined) return known
    const value = old.get(key) ?? make(key)
    if (young.size >= most) {
      old = young
      young = new Map()
    }
    young.set(key, value)
    return value
  }
}
