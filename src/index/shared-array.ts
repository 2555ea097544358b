/** Numbers and bytes in memory that threads share, with room for more: the writer grows them, readers are told of the larger copy; and what of such memory is in use. */

/** Memory that was in use when it was written down, as it is read back: more room than that may be behind it. */
export type KeptMemory = { readonly buffer: SharedArrayBuffer; readonly bytes: number }

export type GrowingInts = {
  readonly array: () => Int32Array
  readonly buffer: () => SharedArrayBuffer
  /** Makes room for so many numbers in all, which then count as in use; true if there is a new buffer, which readers must be told of. */
  readonly reserve: (length: number) => boolean
  /** How many are in use: the most that were made room for. */
  readonly used: () => number
}

export type GrowingBytes = Omit<GrowingInts, 'array'> & { readonly array: () => Buffer }

type Numbers = Int32Array | Buffer

/** What of a buffer that grows is in use, in bytes. */
const inUse = new WeakMap<SharedArrayBuffer, () => number>()

/** Bytes of a buffer that mean something; all of one that does not grow. */
export const usedBytes = (buffer: SharedArrayBuffer): number => inUse.get(buffer)?.() ?? buffer.byteLength
/** Whether more will be written behind that. */
export const isGrowing = (buffer: SharedArrayBuffer): boolean => inUse.has(buffer)

const growing = <Of extends Numbers>(first: Of, make: (buffer: SharedArrayBuffer) => Of, kept: number) => {
  const width = first.BYTES_PER_ELEMENT
  let array = first
  let used = kept
  const bufferOf = (one: Of): SharedArrayBuffer => one.buffer as unknown as SharedArrayBuffer
  const count = (): void => {
    const { length } = array
    inUse.set(bufferOf(array), () => Math.min(used, length) * width)
  }
  count()
  const reserve = (wanted: number): boolean => {
    if (wanted > used) used = wanted
    if (wanted <= array.length) return false
    const larger = make(new SharedArrayBuffer(Math.max(wanted, array.length * 2) * width))
    larger.set(array)
    array = larger
    count()
    return true
  }
  return { array: (): Of => array, buffer: () => bufferOf(array), reserve, used: () => used }
}

/** Room for so many numbers at first, or as they were kept. Memory is reserved at once and used as it is written to. */
export function growingInts(length: number, kept?: KeptMemory): GrowingInts {
  const buffer = kept?.buffer ?? new SharedArrayBuffer(Math.max(64, length) * 4)
  return growing(new Int32Array(buffer), (larger) => new Int32Array(larger), (kept?.bytes ?? 0) / 4)
}

/** The same for bytes. */
export function growingBytes(length: number, kept?: KeptMemory): GrowingBytes {
  const first = Buffer.from(kept?.buffer ?? new SharedArrayBuffer(length))
  return growing(first, (larger) => Buffer.from(larger), kept?.bytes ?? 0)
}

/** Shared memory and numbers within what readers attach to, each by its way there: `words.bytes`. */
export type Leaf = readonly [path: string, value: SharedArrayBuffer | number]

/** All memory and all numbers in an object of such objects, in a settled order. What is undefined has none. */
export function leavesOf(value: unknown, path = ''): Leaf[] {
  if (typeof value === 'number' || value instanceof SharedArrayBuffer) return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([name, inner]) => leavesOf(inner, path === '' ? name : `${path}.${name}`))
}

/** The object that has these leaves; undefined for none. */
export function nestLeaves(leaves: readonly Leaf[]): unknown {
  if (leaves.length === 0) return undefined
  const [only] = leaves
  if (leaves.length === 1 && only?.[0] === '') return only[1]
  const inner = new Map<string, Leaf[]>()
  for (const [path, value] of leaves) {
    const [name = '', ...rest] = path.split('.')
    inner.set(name, [...(inner.get(name) ?? []), [rest.join('.'), value]])
  }
  return Object.fromEntries([...inner].map(([name, within]) => [name, nestLeaves(within)]))
}
