/** How records and the parts of their names lie in shared memory, as numbers. */

/** A record: so many numbers, half a line of the processor's memory. */
export const ROW = 8
/** Its number in the store, as an unsigned 32-bit number. */
export const NUMBER = 0
/** Class of its rights, group, and whether it is open to everybody and still there. */
export const ACCESS = 1
/** How its date of birth is filed, see `eraOf`. */
export const BORN = 2
/** Where the parts of its names begin among all parts, and how many there are. */
export const START = 3
export const LENGTH = 4
/** Numbers of the texts of what else it states: three of them, 0 where there is none. */
export const FACTS = 5
export const FACTS_EACH = 3

export const CLASS_MASK = 0xffff
export const GROUP_SHIFT = 16
export const GROUP_MASK = 0x1f
export const OPEN = 1 << 21
export const ALIVE = 1 << 22

/** What is known of a word without reading it: numbers whose meaning is that of whoever writes and asks. */
export const TRAITS = 6

/** A part of a name: number of the word, mark, and whether the name ends with it. Below zero: not a part, but a key of the record as a whole. */
export const WORD_MASK = (1 << 25) - 1
export const MARK_SHIFT = 25
export const ENDS_NAME = 1 << 29
export const KEY_FLAG = 1 << 31
/** A mark: kind of the part (0 family, 1 given, 2 other, 3 not told), and whether it is a particle, or an initial. */
export const KIND_MASK = 3
export const LIGHT = 4
export const INITIAL = 8

/**
 * How a date of birth is filed: a number below 2^28 whose ten-thousands are its era, the rest its day, 0 where there is none.
 * Lists are ordered by it, so eras tell apart what is judged differently: years, and what is vaguer than a day.
 */
export const eraOf = (born: number): number => Math.floor(born / 10_000)
export const dayOf = (born: number): number => born % 10_000

/** What a posting holds: record, date of birth, hashes of three other parts of the name, and its shape. */
export const POSTING = 4
/** Hash of no part, and of more parts than are held. */
export const NO_PART = 0xfffe
export const ANY_PART = 0xffff

/** Sixteen bits of a word, neither of the two above. */
export const hashOfWord = (word: number): number => (Math.imul(word, 0x9e3779b1) >>> 16) % NO_PART

/**
 * Shape of a posting: kind of its part, how many family names (up to 3) and other parts (up to 7) the name has beside it, and
 * whether its parts are not told apart. Where that is uncertain, none are counted: never too many.
 */
export const shapeOf = (kind: number, families: number, others: number, isUnparted: boolean): number =>
  kind | (Math.min(3, families) << 2) | (Math.min(7, others) << 4) | (isUnparted ? UNPARTED : 0)
export const SHAPES = 0x100
export const UNPARTED = 0x80
/** Above the shape: a bit for each of the three parts held that is a family name, and one where only some parts are told apart. */
export const FAMILY_SHIFT = 8
export const MIXED = 1 << 11

/**
 * Calls `visit` for each word of a record by which it is found, with the hashes of other parts of the name and its shape as two
 * numbers of a posting.
 */
export function eachPosting(
  rows: Int32Array,
  parts: Int32Array,
  row: number,
  visit: (word: number, hashes: number, rest: number) => void,
): void {
  const start = rows[row * ROW + START] ?? 0
  const end = start + (rows[row * ROW + LENGTH] ?? 0)
  let first = start
  for (let at = start; at < end; at++) {
    const part = parts[at] ?? 0
    if (part < 0) {
      first = at + 1
      continue
    }
    if ((part & ENDS_NAME) === 0) continue
    ofName(parts, first, at, visit)
    first = at + 1
  }
}

/** Calls `visit` with each word of a record that `eachPosting` tells of, and nothing else. */
export function eachWordListed(rows: Int32Array, parts: Int32Array, row: number, visit: (word: number) => void): void {
  const start = rows[row * ROW + START] ?? 0
  const end = start + (rows[row * ROW + LENGTH] ?? 0)
  let first = start
  for (let at = start; at < end; at++) {
    const part = parts[at] ?? 0
    if (part < 0) return
    const word = part & WORD_MASK
    if (((part >>> MARK_SHIFT) & LIGHT) === 0 && !isBefore(parts, first, at, word)) visit(word)
    if ((part & ENDS_NAME) !== 0) first = at + 1
  }
}

function ofName(
  parts: Int32Array,
  first: number,
  last: number,
  visit: (word: number, hashes: number, rest: number) => void,
): void {
  let families = 0
  let others = 0
  let unknown = 0
  for (let at = first; at <= last; at++) {
    const mark = (parts[at] ?? 0) >>> MARK_SHIFT
    if ((mark & LIGHT) !== 0) continue
    const kind = mark & KIND_MASK
    if (kind === 0) families += 1
    else others += 1
    if (kind === 3) unknown += 1
  }
  const heavy = families + others
  const isMixed = unknown > 0 && unknown < heavy
  for (let at = first; at <= last; at++) {
    const part = parts[at] ?? 0
    const mark = part >>> MARK_SHIFT
    const word = part & WORD_MASK
    if ((mark & LIGHT) !== 0 || isBefore(parts, first, at, word)) continue
    let [a, b, c, many, familiesHeld] = [NO_PART, NO_PART, NO_PART, 0, 0]
    for (let beside = first; beside <= last; beside++) {
      const other = parts[beside] ?? 0
      if (beside === at || ((other >>> MARK_SHIFT) & LIGHT) !== 0) continue
      many += 1
      if (many <= 3 && ((other >>> MARK_SHIFT) & KIND_MASK) === 0) familiesHeld |= 1 << (FAMILY_SHIFT + many - 1)
      const hash = hashOfWord(other & WORD_MASK)
      if (many === 1) a = hash
      else if (many === 2) b = hash
      else c = many === 3 ? hash : ANY_PART
    }
    const kind = mark & KIND_MASK
    const shape = isMixed
      ? shapeOf(kind, 0, 0, false)
      : shapeOf(kind, families - (kind === 0 ? 1 : 0), others - (kind === 0 ? 0 : 1), unknown > 0)
    const above = isMixed ? MIXED : familiesHeld
    visit(word, a | (b << 16), c | ((shape | above) << 16))
  }
}

function isBefore(parts: Int32Array, first: number, at: number, word: number): boolean {
  for (let before = first; before < at; before++) {
    const part = parts[before] ?? 0
    if ((part & WORD_MASK) === word && ((part >>> MARK_SHIFT) & LIGHT) === 0) return true
  }
  return false
}
