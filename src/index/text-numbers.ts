/** Numbers kept for texts that come again and again within longer ones: looked up where they stand, without cutting them out. */

export type TextNumbers = {
  /** The number of the stretch `from` up to `to` of a text; `absent` where it has none, or was forgotten. */
  readonly get: (text: string, from: number, to: number) => number
  readonly set: (text: string, from: number, to: number, number: number) => void
}

/** A slot: hash, where its text begins among all units, its length, its number. Free where the length is 0. */
const SLOT = 4
const FIRST_SLOTS = 1 << 10

type Generation = { slots: Int32Array; units: Uint16Array; used: number; usedUnits: number }

const createGeneration = (): Generation => ({
  slots: new Int32Array(FIRST_SLOTS * SLOT),
  units: new Uint16Array(FIRST_SLOTS * 8),
  used: 0,
  usedUnits: 0,
})

/**
 * Keeps `most` numbers at least and at most twice as many, in two generations as `remembering` of matching does, outside the heap: some 40
 * bytes a text.
 */
export function createTextNumbers(most: number, absent: number): TextNumbers {
  let young = createGeneration()
  let old = createGeneration()

  function get(text: string, from: number, to: number): number {
    const hash = hashOf(text, from, to)
    const at = slotOf(young, hash, text, from, to)
    if ((young.slots[at + 2] ?? 0) > 0) return young.slots[at + 3] ?? absent
    const before = slotOf(old, hash, text, from, to)
    if ((old.slots[before + 2] ?? 0) === 0) return absent
    const number = old.slots[before + 3] ?? absent
    add(hash, text, from, to, number)
    return number
  }

  function add(hash: number, text: string, from: number, to: number, number: number): void {
    if (young.used >= most) {
      old = young
      young = createGeneration()
    }
    if (young.used * 2 >= young.slots.length / SLOT) spread(young)
    const length = to - from
    if (young.usedUnits + length > young.units.length) {
      const larger = new Uint16Array(Math.max(young.usedUnits + length, young.units.length * 2))
      larger.set(young.units)
      young.units = larger
    }
    const at = slotOf(young, hash, text, from, to)
    for (let unit = 0; unit < length; unit++) young.units[young.usedUnits + unit] = text.charCodeAt(from + unit)
    young.slots[at] = hash
    young.slots[at + 1] = young.usedUnits
    young.slots[at + 2] = length
    young.slots[at + 3] = number
    young.usedUnits += length
    young.used += 1
  }

  return {
    get,
    set: (text, from, to, number) => {
      if (to > from) add(hashOf(text, from, to), text, from, to, number)
    },
  }
}

/** Twice the room. */
function spread(generation: Generation): void {
  const before = generation.slots
  const after = new Int32Array(before.length * 2)
  const mask = after.length / SLOT - 1
  for (let from = 0; from < before.length; from += SLOT) {
    if ((before[from + 2] ?? 0) === 0) continue
    let slot = (before[from] ?? 0) & mask
    while ((after[slot * SLOT + 2] ?? 0) > 0) slot = (slot + 1) & mask
    for (let at = 0; at < SLOT; at++) after[slot * SLOT + at] = before[from + at] ?? 0
  }
  generation.slots = after
}

/** Where a text stands in the slots, or would stand. */
function slotOf({ slots, units }: Generation, hash: number, text: string, from: number, to: number): number {
  const mask = slots.length / SLOT - 1
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const at = slot * SLOT
    const length = slots[at + 2] ?? 0
    if (length === 0) return at
    if (slots[at] !== hash || length !== to - from) continue
    const start = slots[at + 1] ?? 0
    let same = 0
    while (same < length && units[start + same] === text.charCodeAt(from + same)) same += 1
    if (same === length) return at
  }
}

/** FNV-1a (Fowler, Noll, Vo) over UTF-16 units, its upper half folded in. */
function hashOf(text: string, from: number, to: number): number {
  let hash = 0x811c9dc5
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash ^ (hash >>> 15)
}
