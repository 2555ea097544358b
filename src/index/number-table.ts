/** Which row a record number has: a hash table that holds rows and reads their numbers where they stand. */

export type NumberTable = {
  readonly set: (number: number, row: number) => void
  /** Takes a number out and returns its row; undefined if it is not there. */
  readonly take: (number: number) => number | undefined
  readonly size: () => number
  readonly bytes: () => number
}

const FREE = 0
const TAKEN_OUT = -1

/**
 * Empty, with room for so many rows at first. `numberAt` tells the number of a row: the table holds rows only, 4 bytes each and as
 * many free.
 */
export function createNumberTable(numberAt: (row: number) => number, rows = 0): NumberTable {
  let slots = new Int32Array(2 ** Math.max(12, Math.ceil(Math.log2((rows + 1) * (4 / 3)))))
  let used = 0
  let size = 0
  let highest = -1

  function slotOf(number: number): number {
    let slot = (Math.imul(number, 0x9e3779b1) >>> 0) & (slots.length - 1)
    for (;;) {
      const there = slots[slot] ?? FREE
      if (there === FREE || (there > 0 && numberAt(there - 1) === number)) return slot
      slot = (slot + 1) & (slots.length - 1)
    }
  }

  function set(number: number, row: number): void {
    if ((used + 1) * 4 > slots.length * 3) rebuild()
    const slot = slotOf(number)
    if (slots[slot] === FREE) {
      used += 1
      size += 1
    }
    slots[slot] = row + 1
    if (number > highest) highest = number
  }

  function take(number: number): number | undefined {
    // What is put in is asked for first, and mostly it is new: that is known without a look into memory that is not at hand.
    if (number > highest) return undefined
    const slot = slotOf(number)
    const there = slots[slot] ?? FREE
    if (there <= 0) return undefined
    slots[slot] = TAKEN_OUT
    size -= 1
    return there - 1
  }

  /** Into as much room as what is there needs, without what was taken out. */
  function rebuild(): void {
    const before = slots
    slots = new Int32Array(size * 2 > before.length / 2 ? before.length * 2 : before.length)
    used = 0
    size = 0
    for (const there of before) if (there > 0) set(numberAt(there - 1), there - 1)
  }

  return { set, take, size: () => size, bytes: () => slots.byteLength }
}
