/** Which of many sounds are near one of a few: as `distanceOfSpelt` tells it, each beginning of the many reckoned once. */
import { addBeginning, beginAnew, createBeginnings, isFull, mostLeast } from './beginnings.ts'
import {
  costOf,
  costs,
  distanceOfSpelt,
  firstLetter,
  hundred,
  letters,
  longest,
  noLetter,
  placeOf,
  single,
  unwritten,
  written,
} from './distance.ts'
import { createSpelt, type Spelt, spellBytes } from './spelt.ts'

/** Which side of a comparison is written without short vowels: the sounds that are kept, the other one, or both alike. */
export type Unvowelled = 'own' | 'other' | 'alike'

/** A few sounds that many are compared with, and what they came to with the beginnings of those that were. */
export type Nearing = {
  /** Takes the first `many` of some sounds in the place of those before. */
  readonly take: (sounds: readonly Spelt[], many: number, unvowelled: Unvowelled) => void
  /**
   * Whether another sound, a byte a letter, is no farther from one of the first `many` than so many hundredths: by letters of the longer
   * one, or of the shorter one where one of the two is without vowels; more letters, no fewer hundredths.
   */
  readonly isWithin: (bytes: Uint8Array, from: number, to: number, budgets: Int32Array, many: number) => boolean
}

/** The places of small letters begin behind a sign that no sound has: there, next to them, stands the least. */
const placeOfLeast = 0x60 - firstLetter

/** Room for some sounds, and for as many after them. */
export function createNearing(): Nearing {
  const tree = createBeginnings(noLetter)
  let own: Spelt[] = []
  let side: Unvowelled = 'alike'
  let theirs = single
  /** Of the letters of all sounds, one behind the other and each sound behind a place of its own: what each costs alone. */
  const lone: number[] = []
  /** Where the row of each sound ends. */
  const ends: number[] = []
  /** Where each letter stands in the table of costs. */
  const columns: number[] = []
  /** Letters and places of all sounds. */
  let places = 0
  /** Letters of the longest. */
  let longestOwn = 0

  function begin(): void {
    beginAnew(tree, places)
    let [at, before] = [0, 0]
    for (const { codes } of own) {
      const end = ends[before] ?? 0
      tree.rows[at] = 0
      for (let letter = 0; at < end; letter += 1) {
        // A vowel that opens a word is written in every script.
        tree.rows[at + 1] = (tree.rows[at] ?? 0) + (letter === 0 ? costOf(single, codes[0] ?? 0) : (lone[at + 1] ?? 0))
        at += 1
      }
      at += 1
      before += 1
    }
  }

  /** The rows below those of a beginning, as `distanceOfSpelt` has them. */
  function add(before: number, letter: number): number {
    const added = addBeginning(tree, before, letter)
    const { rows, stride } = tree
    const [above, row, line] = [before * stride, added * stride, letter * letters]
    const lost = costOf(theirs, letter + firstLetter)
    const opened = before === 0 ? costOf(single, letter + firstLetter) : lost
    let least = mostLeast
    let at = 0
    for (let sound = 0; sound < ends.length; sound += 1) {
      let diagonal = rows[above + at] ?? 0
      let left = diagonal + opened
      rows[row + at] = left
      if (left < least) least = left
      for (const end = ends[sound] ?? 0; at < end; ) {
        at += 1
        const over = rows[above + at] ?? 0
        const kept = diagonal + (costs[line + (columns[at] ?? 0)] ?? hundred)
        const dropped = over + lost
        const alone = left + (lone[at] ?? 0)
        left = kept < dropped ? (kept < alone ? kept : alone) : dropped < alone ? dropped : alone
        diagonal = over
        rows[row + at] = left
        if (left < least) least = left
      }
      at += 1
    }
    tree.next[added * noLetter + placeOfLeast] = least
    return added
  }

  function budgetBeside(length: number, letters: number, budgets: Int32Array): number {
    return budgets[(side === 'alike') === length > letters ? length : letters] ?? mostLeast
  }

  function budgetOf(sound: number, letters: number, budgets: Int32Array): number {
    return budgetBeside(own[sound]?.length ?? 0, letters, budgets)
  }

  function isNear(bytes: Uint8Array, from: number, to: number, budgets: Int32Array, many: number): boolean {
    spellBytes(bytes, from, to, other)
    for (let sound = 0; sound < many; sound += 1) {
      const mine = own[sound] as Spelt
      const budget = budgetOf(sound, to - from, budgets) / hundred
      const distance =
        side === 'own'
          ? distanceOfSpelt(other, mine, budget, true)
          : distanceOfSpelt(mine, other, budget, side === 'other')
      if (distance < Number.POSITIVE_INFINITY) return true
    }
    return false
  }

  return {
    take: (sounds, many, unvowelled) => {
      own = sounds.slice(0, many)
      side = unvowelled
      theirs = unvowelled === 'own' ? unwritten : unvowelled === 'other' ? written : single
      const mine = unvowelled === 'own' ? written : unvowelled === 'other' ? unwritten : single
      longestOwn = 0
      let at = -1
      for (let sound = 0; sound < own.length; sound += 1) {
        const { codes, length } = own[sound] as Spelt
        if (length > longestOwn) longestOwn = length
        at += 1
        lone[at] = 0
        columns[at] = 0
        const end = at + Math.min(length, longest)
        for (let letter = 0; at < end; letter += 1) {
          at += 1
          const code = codes[letter] ?? 0
          lone[at] = costOf(mine, code)
          columns[at] = placeOf(code)
        }
        ends[sound] = end
      }
      ends.length = own.length
      places = at + 1
      begin()
    },
    isWithin: (bytes, from, to, budgets, many) => {
      if (isFull(tree)) begin()
      const most = budgetBeside(longestOwn, to - from, budgets)
      const end = Math.min(to, from + longest)
      let node = 0
      for (let at = from; at < end; at += 1) {
        const letter = (bytes[at] ?? 0) - firstLetter
        // What is none of the letters is equal to itself alone.
        if (letter >>> 0 >= noLetter || letter === placeOfLeast) return isNear(bytes, from, to, budgets, many)
        const place = node * noLetter + letter
        node = tree.next[place] || add(node, letter)
        if ((tree.next[node * noLetter + placeOfLeast] ?? 0) > most) return false
      }
      const row = node * tree.stride
      for (let sound = 0; sound < many; sound += 1)
        if ((tree.rows[row + (ends[sound] ?? 0)] ?? 0) <= budgetOf(sound, to - from, budgets)) return true
      return false
    },
  }
}

const other = createSpelt()
