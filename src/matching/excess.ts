/** How far a Latin form is from what a script makes of a word. */
import {
  addBeginning,
  beginAnew,
  createBeginnings,
  isFull,
  longestBeginning,
  mostBeginnings,
  mostLeast,
} from './beginnings.ts'
import { type Becoming, firstLetter, halves, type Rendering, type Unit } from './rendering.ts'
import type { Spelt } from './spelt.ts'

/** Half bits of a Latin letter that no unit became. */
const costOfStray = 12
const noRow: Unit['opening'][number] = []

/** Beyond all that is reckoned with. */
const unreached = 1 << 20
let above = new Int32Array(64)
let row = new Int32Array(64)

/**
 * Bits by which a Latin form, from one of its letters on, is farther from a word than its usual renderings are; infinite beyond `most`. The
 * cheapest way to write the word with this form, units in order (a noisy channel: Knight and Graehl, Machine Transliteration, 1998).
 */
export function excessOf({ units, usual }: Rendering, form: Spelt, from: number, most: number): number {
  const { codes } = form
  const width = Math.min(form.length - from, row.length - 1)
  const farthest = (usual + most) * halves
  above.fill(unreached, 0, width + 1)
  above[0] = 0
  for (let place = 0; place < units.length; place += 1) {
    const unit = units[place] as Unit
    row.fill(unreached, 0, width + 1)
    for (let at = 0; at <= width; at += 1) {
      const before = above[at] ?? unreached
      if (before > farthest) continue
      if (before + unit.nothing < (row[at] ?? 0)) row[at] = before + unit.nothing
      const becoming = at < width ? (unit.opening[(codes[from + at] ?? 0) - firstLetter] ?? noRow) : noRow
      for (let which = 0; which < becoming.length; which += 1) {
        const { letters, cost } = becoming[which] as Becoming
        const to = at + letters.length
        if (to > width || before + cost >= (row[to] ?? 0)) continue
        let same = 1
        while (same < letters.length && letters[same] === codes[from + at + same]) same += 1
        if (same === letters.length) row[to] = before + cost
      }
    }
    let least = row[0] ?? unreached
    let strayed = least
    for (let at = 1; at <= width; at += 1) {
      strayed += costOfStray
      const reached = row[at] ?? unreached
      if (reached < strayed) strayed = reached
      else row[at] = strayed
      if (strayed < least) least = strayed
    }
    if (least > farthest) return Number.POSITIVE_INFINITY
    const spare = above
    above = row
    row = spare
  }
  const excess = Math.max(0, (above[width] ?? 0) / halves - usual)
  return excess > most ? Number.POSITIVE_INFINITY : excess
}

/** One rendering that many forms are compared with, and what it came to with the beginnings of those that were. */
export type Rendered = {
  readonly take: (rendering: Rendering) => void
  /** Whether a form, a byte a letter, may exceed it by no more than so many bits: true wherever `excessOf` is finite. */
  readonly isWithin: (bytes: Uint8Array, from: number, to: number, most: number) => boolean
}

/** Letters of forms, one place for all that is none, and the least: with each beginning as much as one look in memory fetches. */
const places = 32
const placeOfOther = 26
const placeOfLeast = 27
/** Letters told at once, the last ones of a beginning, five bits each. */
const bitsOfLetter = 5
const mostTold = 6
const lastTold = 2 ** (bitsOfLetter * mostTold) - 1
/** Half bits that reckoning may lose. */
const slack = 1e-6

/** Letters that a unit becomes: the last one; how many, and the last of them as a beginning that ends with them tells its own. */
type Closing = {
  readonly last: number
  readonly many: number
  readonly told: number
  readonly mask: number
  readonly cost: number
}
/** What a unit becomes, and by letters that it is to reach beyond, the least that costs. */
type Ending = { readonly closings: readonly Closing[]; readonly least: readonly number[] }
const endings = new WeakMap<Unit, Ending>()

function endingOf(unit: Unit): Ending {
  const known = endings.get(unit)
  if (known) return known
  const closings = unit.opening.flat().map(closingOf)
  const longest = Math.max(0, ...closings.map(({ many }) => many))
  const least = Array.from({ length: longest }, (_, beyond) =>
    Math.min(...closings.map(({ many, cost }) => (many > beyond ? cost : unreached))),
  )
  const made = { closings, least }
  endings.set(unit, made)
  return made
}

function placeOf(code: number): number {
  const letter = code - firstLetter
  return letter >>> 0 < placeOfOther ? letter : placeOfOther
}

function closingOf({ letters, cost }: Becoming): Closing {
  let told = 0
  for (const letter of letters.slice(-mostTold)) told = (told << bitsOfLetter) | (placeOf(letter) + 1)
  const mask = 2 ** (bitsOfLetter * Math.min(letters.length, mostTold)) - 1
  return { last: placeOf(letters.at(-1) ?? 0), many: letters.length, told, mask, cost }
}

/** Room for one rendering, and for as many after it. */
export function createRendered(): Rendered {
  const tree = createBeginnings(places)
  /** Last letters of each beginning, and the beginnings of the word that is looked at, by their length. */
  const told = new Int32Array(mostBeginnings)
  const path = new Int32Array(longestBeginning + 1)
  const closings: { readonly unit: number; readonly becoming: Closing }[][] = Array.from({ length: places }, () => [])
  let nothing: number[] = []
  /** By letters that the next unit is to reach beyond, and by units before it: least that all the rest costs. */
  let rest = new Int32Array(0)
  let usual = 0

  function begin(): void {
    beginAnew(tree, nothing.length + 1)
    const { rows } = tree
    rows[0] = 0
    for (let unit = 0; unit < nothing.length; unit += 1) rows[unit + 1] = (rows[unit] ?? 0) + (nothing[unit] ?? 0)
  }

  /** Half bits at which each number of units has become the beginning: what `excessOf` reckons by rows, by columns. */
  function add(before: number, letter: number, length: number): number {
    const added = addBeginning(tree, before, letter)
    const { rows, stride } = tree
    path[length] = added
    const tail = ((told[before] ?? 0) << bitsOfLetter) | (letter + 1)
    told[added] = tail & lastTold
    const [from, to] = [before * stride, added * stride]
    const closing = closings[letter] ?? []
    let which = 0
    let cost = unreached
    rows[to] = unreached
    for (let unit = 0; unit < stride - 1; unit += 1) {
      cost = Math.min(cost + (nothing[unit] ?? 0), (rows[from + unit + 1] ?? 0) + costOfStray)
      for (; which < closing.length; which += 1) {
        const { unit: of, becoming } = closing[which] as (typeof closing)[number]
        if (of !== unit) break
        if ((tail & becoming.mask) !== becoming.told || becoming.many > length) continue
        cost = Math.min(cost, (rows[(path[length - becoming.many] ?? 0) * stride + unit] ?? 0) + becoming.cost)
      }
      rows[to + unit + 1] = cost
    }
    tree.next[added * places + placeOfLeast] = Math.min(leastFrom(length), mostLeast)
    return added
  }

  /** Least that a word comes to which begins as the path does. */
  function leastFrom(length: number): number {
    const { rows, stride } = tree
    let least = unreached
    const most = Math.min(rest.length, (length + 1) * stride)
    for (let more = 0, back = 0; more < most; back += 1) {
      const row = (path[length - back] ?? 0) * stride
      for (let unit = 0; unit < stride; unit += 1, more += 1) {
        const whole = (rows[row + unit] ?? 0) + (rest[more] ?? 0)
        if (whole < least) least = whole
      }
    }
    return least
  }

  return {
    take: (rendering) => {
      usual = rendering.usual
      nothing = rendering.units.map((unit) => unit.nothing)
      for (const closing of closings) closing.length = 0
      const ends = rendering.units.map(endingOf)
      for (const [unit, end] of ends.entries())
        for (const becoming of end.closings) closings[becoming.last]?.push({ unit, becoming })
      rest = restOf(rendering.units, ends)
      begin()
    },
    isWithin: (bytes, from, to, most) => {
      const length = to - from
      if (length > longestBeginning) return true
      if (isFull(tree)) begin()
      const farthest = (usual + most) * halves + slack
      let node = 0
      for (let many = 1; many <= length; many += 1) {
        const letter = placeOf(bytes[from + many - 1] ?? 0)
        node = tree.next[node * places + letter] || add(node, letter, many)
        path[many] = node
        if ((tree.next[node * places + placeOfLeast] ?? 0) > farthest) return false
      }
      return (tree.rows[node * tree.stride + tree.stride - 1] ?? 0) <= farthest
    },
  }
}

/**
 * By letters that a unit is to reach beyond, and by units before it: least that it and all behind it cost; of none, whatever they
 * become.
 */
function restOf(units: readonly Unit[], ends: readonly Ending[]): Int32Array<ArrayBuffer> {
  const longest = Math.max(1, ...ends.map(({ least }) => least.length))
  const stride = units.length + 1
  const rest = new Int32Array(longest * stride).fill(unreached)
  rest[units.length] = 0
  for (let at = units.length - 1; at >= 0; at -= 1) {
    const behind = rest[at + 1] ?? 0
    const { least } = ends[at] as Ending
    for (const [beyond, cost] of least.entries()) rest[beyond * stride + at] = behind + cost
    rest[at] = Math.min(rest[at] ?? unreached, behind + (units[at] as Unit).nothing)
  }
  return rest
}
