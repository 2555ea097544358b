/** Numbers in memory that threads share, with room for more: the writer grows them, readers are told of the larger copy. */

export type GrowingInts = {
  readonly array: () => Int32Array
  readonly buffer: () => SharedArrayBuffer
  /** Makes room for so many numbers in all; true if there is a new buffer, which readers must be told of. */
  readonly reserve: (length: number) => boolean
}

/** Room for so many numbers at first. Memory is reserved at once and used as it is written to. */
export function growingInts(length: number): GrowingInts {
  let array = new Int32Array(new SharedArrayBuffer(Math.max(64, length) * 4))
  function reserve(wanted: number): boolean {
    if (wanted <= array.length) return false
    const larger = new Int32Array(new SharedArrayBuffer(Math.max(wanted, array.length * 2) * 4))
    larger.set(array)
    array = larger
    return true
  }
  return { array: () => array, buffer: () => array.buffer as SharedArrayBuffer, reserve }
}
