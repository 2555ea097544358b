/** How many records that are open to everybody bear each form of a part of a name, in memory that threads share. */

export type SharedForms = { readonly table: SharedArrayBuffer }

/** Two halves of a hash and a count: a form costs twelve bytes, whatever its length. */
const WIDTH = 3

export type Forms = {
  /** Where a form is counted, from now on and until `moves` changes. */
  readonly enter: (form: string) => number
  /** Changes when forms are counted in other places than before. */
  readonly moves: () => number
  /** Counts a record that bears the form at a place, up (1) or down (-1). */
  readonly count: (place: number, by: 1 | -1) => void
  /** Makes room for the forms numbered 1 to `many` and tells where each is counted. */
  readonly places: (many: number, formAt: (number: number) => string) => Int32Array
  /** Counts one at a place, while nobody else counts. */
  readonly countAt: (place: number) => void
  readonly share: () => SharedForms
  readonly bytes: () => number
}

/** None counted. `changed` is called when readers must attach anew. */
export function createForms(changed: () => void): Forms {
  let table = new Int32Array(new SharedArrayBuffer(WIDTH * 4 * (1 << 12)))
  let used = 0
  let moved = 0

  function enter(form: string): number {
    const [high, low] = halvesOf(form)
    const slot = slotOf(table, high, low)
    if ((table[slot] ?? 0) !== 0 || (table[slot + 1] ?? 0) !== 0) return slot
    if ((used + 1) * WIDTH * 2 > table.length) {
      grow()
      return enter(form)
    }
    table[slot] = high
    table[slot + 1] = low
    used += 1
    return slot
  }

  /** Twice: room that is made for a form moves those before it. */
  function places(many: number, formAt: (number: number) => string): Int32Array {
    const found = new Int32Array(many + 1)
    for (let number = 1; number <= many; number++) enter(formAt(number))
    for (let number = 1; number <= many; number++) found[number] = enter(formAt(number))
    return found
  }

  function grow(): void {
    const larger = new Int32Array(new SharedArrayBuffer(table.byteLength * 2))
    for (let at = 0; at < table.length; at += WIDTH) {
      const high = table[at] ?? 0
      const low = table[at + 1] ?? 0
      if (high === 0 && low === 0) continue
      larger.set(table.subarray(at, at + WIDTH), slotOf(larger, high, low))
    }
    table = larger
    moved += 1
    changed()
  }

  return {
    places,
    countAt: (place) => {
      table[place + 2] = (table[place + 2] ?? 0) + 1
    },
    enter,
    moves: () => moved,
    count: (place, by) => void Atomics.add(table, place + 2, by),
    share: () => ({ table: table.buffer as SharedArrayBuffer }),
    bytes: () => table.byteLength,
  }
}

/** Tells how many open records bear a form. Two forms may, once in 10^13 pairs, count as one. */
export function attachForms(shared: SharedForms): (form: string) => number {
  const table = new Int32Array(shared.table)
  return (form) => {
    const [high, low] = halvesOf(form)
    return table[slotOf(table, high, low) + 2] ?? 0
  }
}

/** Where a form stands, or would stand. */
function slotOf(table: Int32Array, high: number, low: number): number {
  const slots = table.length / WIDTH
  let slot = (low >>> 0) % slots
  for (;;) {
    const at = slot * WIDTH
    const there = table[at] ?? 0
    if ((there === 0 && (table[at + 1] ?? 0) === 0) || (there === high && table[at + 1] === low)) return at
    slot = slot + 1 === slots ? 0 : slot + 1
  }
}

const halves: [number, number] = [0, 0]

/** FNV-1a over UTF-16 units from two starts, never both zero. */
function halvesOf(form: string): readonly [number, number] {
  let high = 0x811c9dc5
  let low = 0x01000193
  for (let at = 0; at < form.length; at++) {
    const unit = form.charCodeAt(at)
    high = Math.imul(high ^ unit, 0x01000193)
    low = Math.imul(low ^ unit, 0x5bd1e995)
    low ^= low >>> 13
  }
  halves[0] = high | 1
  halves[1] = low | 0
  return halves
}
