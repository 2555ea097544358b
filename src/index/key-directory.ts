/** Which entries stand under a key, for keys that are known all at once: two arrays and where in them each key begins. */

/** What readers attach to: keys and entries side by side, ordered by the upper bits of the key, and where each of these begins. */
export type SharedDirectory = {
  readonly keys: SharedArrayBuffer
  readonly entries: SharedArrayBuffer
  readonly starts: SharedArrayBuffer
}

/** Keys are numbers below 2^31. */
export const KEY_BITS = 31
/** Entries that begin with the same bits, about: a look-up reads so many. */
const PER_BUCKET = 4

/**
 * A directory of so many entries. `each` calls back with every key and its entry, twice over in the same order.
 * Costs 9 bytes an entry; building is two passes.
 */
export function buildDirectory(
  many: number,
  each: (visit: (key: number, entry: number) => void) => void,
): SharedDirectory {
  const bits = Math.max(1, Math.min(24, Math.ceil(Math.log2(Math.max(2, many / PER_BUCKET)))))
  const shift = KEY_BITS - bits
  const starts = new Int32Array(new SharedArrayBuffer(((1 << bits) + 1) * 4))
  each((key) => {
    const bucket = (key >>> shift) + 1
    starts[bucket] = (starts[bucket] ?? 0) + 1
  })
  for (let at = 1; at < starts.length; at++) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0)
  const next = starts.slice()
  const keys = new Int32Array(new SharedArrayBuffer(Math.max(1, many) * 4))
  const entries = new Int32Array(new SharedArrayBuffer(Math.max(1, many) * 4))
  each((key, entry) => {
    const bucket = key >>> shift
    const at = next[bucket] ?? 0
    keys[at] = key
    entries[at] = entry
    next[bucket] = at + 1
  })
  const [a, b, c] = [keys.buffer, entries.buffer, starts.buffer] as SharedArrayBuffer[]
  return { keys: a as SharedArrayBuffer, entries: b as SharedArrayBuffer, starts: c as SharedArrayBuffer }
}

export type Directory = {
  /** Calls `visit` with each entry under a key. */
  readonly each: (key: number, visit: (entry: number) => void) => void
  /**
   * Asks memory for what stands under keys that are looked up next. Each stands somewhere else, and a look-up waits for it before the
   * next one can begin: asked for right behind each other, all are waited for at once.
   */
  readonly fetch: (keys: readonly number[]) => void
}

export function attachDirectory(shared: SharedDirectory): Directory {
  const keys = new Int32Array(shared.keys)
  const entries = new Int32Array(shared.entries)
  const starts = new Int32Array(shared.starts)
  const shift = KEY_BITS - Math.round(Math.log2(starts.length - 1))
  /** Of no use but to be kept: what is not, the engine need not read. */
  const fetched = new Int32Array(1)
  return {
    each: (key, visit) => {
      const bucket = key >>> shift
      const to = starts[bucket + 1] ?? 0
      for (let at = starts[bucket] ?? 0; at < to; at++) if (keys[at] === key) visit(entries[at] ?? 0)
    },
    fetch: (wanted) => {
      let read = 0
      for (const key of wanted) read ^= starts[key >>> shift] ?? 0
      for (const key of wanted) {
        const at = starts[key >>> shift] ?? 0
        read ^= (keys[at] ?? 0) ^ (entries[at] ?? 0)
      }
      fetched[0] = read
    },
  }
}
