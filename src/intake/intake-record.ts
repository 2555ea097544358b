/** What a reader of a file gives: records with their place in it, and what was rejected with the reason. */

/** Where in the file something stands. Lines count from 1; offsets are bytes from the very beginning of the file. */
export interface Place {
  readonly line: number
  /** Last line of it, the same as `line` for most. */
  readonly lastLine: number
  readonly offset: number
  /** Offset behind it, its line end included: reading may begin here again. */
  readonly end: number
  /** As it stands in the file, without its last line end; of a long stretch the beginning. */
  readonly raw: string
}

/** A reason in words `fault.*` of the catalogues. */
export interface IntakeFault {
  readonly key: string
  readonly values: Readonly<Record<string, string | number>>
}

export type Read<V> = Place & { readonly values: V }
export type Rejected = Place & { readonly fault: IntakeFault }
export type Item<V> = Read<V> | Rejected

/** Tells a rejected stretch from a record. */
export function isRejected<V>(item: Item<V>): item is Rejected {
  return 'fault' in item
}

/** Takes a file in pieces of any size, in order, and gives what has become whole. `end` is called once, after the last. */
export interface IntakeReader<V> {
  push(bytes: Uint8Array): Item<V>[]
  end(): Item<V>[]
}

/** Longest line that is read, in bytes. */
export const longestLine = 1_000_000
/** Most that is kept of a damaged stretch, in characters. */
export const longestRaw = 64_000

/** A fault without a place in it. */
export function faultNamed(key: string, values: IntakeFault['values'] = {}): IntakeFault {
  return { key: `fault.${key}`, values }
}
