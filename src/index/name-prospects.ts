/** What a posting promises: the most bits its record can have, from a few numbers beside it, before the record is looked at. */

import { ANY_PART, FAMILY_SHIFT, hashOfWord, MIXED, NO_PART, POSTING, SHAPES, UNPARTED } from './name-layout.ts'
import { type AskedNames, type AskedPart, GLUED } from './name-question.ts'

export type Prospects = {
  /** Takes up a question. */
  readonly begin: (asked: AskedNames) => void
  /** Takes up the list of a word. */
  readonly under: (word: number, part: number, gain: number) => void
  /**
   * Calls `consider` with the record of each posting that can have as many bits as `least` says, dates bringing so many. What the
   * word really brings is found out before the first of them; false if it brings nothing.
   */
  readonly walk: (
    array: Int32Array,
    from: number,
    to: number,
    ofDates: number,
    least: () => number,
    consider: (row: number) => void,
  ) => boolean
}

/** Parts told apart: of a question with more, all that follow count as the last one. */
const MOST_PARTS = 15
const LAST_PART = 1 << (MOST_PARTS - 1)
const HASHES = 0x10000
/** Bits are held in eighths, rounded up. */
const EIGHTHS = 8
/** Kind of a part of which nobody told what it is. */
const UNKNOWN = 3
/** A name with more parts than a posting holds: whatever is asked may be among them. */
const EVERY_PART = (1 << MOST_PARTS) - 1

export function createProspects(): Prospects {
  /** By hash of a word: the parts it may be alike to, as a mask; 0 for words that have nothing to do with the question. */
  const partsOf = new Uint16Array(HASHES)
  /** By part and hash: most bits of a word of this hash for the part, in eighths. */
  const worths = new Uint8Array(MOST_PARTS * HASHES)
  const marked: number[] = []
  const valued: number[] = []
  /** Most bits of each part, and the name it stands in. */
  let most = new Float64Array(0)
  let many = 0
  let parts: readonly AskedPart[] = []
  let names = 0
  let always = new Float64Array(0)
  let beside = 0
  let mostOfName = 0
  /** By part and shape: the share of what the word brings that is left where nothing else is alike, and what is lost. */
  let shares = new Float64Array(0)
  let losses = new Float64Array(0)
  const clashShares = new Float64Array(4)
  const clashLosses = new Float64Array(4)
  let part = 0
  let gain = 0
  let word = 0
  let isSettled = false
  let asked: AskedNames | undefined
  let heard = 0
  /** Hashes that several words have which are marked: nothing is taken from these. */
  const isShared = new Uint8Array(HASHES)
  const ownerOf = new Int32Array(HASHES)
  /** By name asked: its parts as a mask, how many are neither particles nor words written as one, and whether they are told apart. */
  let ownParts = new Int32Array(0)
  let heavy = new Int32Array(0)
  let isPlain: boolean[] = []
  /** Parts that are several written as one, and words that are one written apart: what they stand for is not certain. */
  let loose = LAST_PART
  let isUnparted: boolean[] = []
  let isMixed: boolean[] = []
  /** Its parts that are family names, and the others, as masks. */
  let families = new Int32Array(0)
  let others = new Int32Array(0)

  function begin(question: AskedNames): void {
    asked = question
    heard = 0
    for (const hash of marked) {
      partsOf[hash] = 0
      isShared[hash] = 0
    }
    for (const at of valued) worths[at] = 0
    marked.length = 0
    valued.length = 0
    parts = question.parts
    many = parts.length
    names = parts.reduce((highest, one) => Math.max(highest, one.name + 1), 0)
    beside = question.beside
    mostOfName = question.mostOfName
    most = new Float64Array(many)
    const mark = (one: number, place: number, bits: number): void => {
      const hash = hashOfWord(one)
      if (partsOf[hash] === 0) {
        marked.push(hash)
        ownerOf[hash] = one
      } else if (ownerOf[hash] !== one) isShared[hash] = 1
      partsOf[hash] = (partsOf[hash] ?? 0) | (1 << place)
      value(place * HASHES + hash, bits)
    }
    for (const { words, part: of, gain: bits } of question.brought) {
      for (const one of words) mark(one, placeOf(of), bits)
      if (bits > (most[of] ?? 0)) most[of] = bits
    }
    for (const { words, part: of } of question.near) for (const one of words) mark(one, placeOf(of), 0)
    for (const { words } of question.apart) for (const one of words) mark(one, MOST_PARTS - 1, 0)
    partsOf[ANY_PART] = EVERY_PART
    marked.push(ANY_PART)
    for (let of = 0; of < many; of++) value(placeOf(of) * HASHES + ANY_PART, most[of] ?? 0)
    readNames(question)
    for (let clashes = 1; clashes <= 3; clashes++) {
      const { share, bits } = question.lossOf(clashes, false)
      clashShares[clashes] = share
      clashLosses[clashes] = bits
    }
    weighAlone(question)
  }

  /** Raises what a hash is worth. */
  function value(at: number, bits: number): void {
    const before = worths[at] ?? 0
    const eighths = inEighths(bits)
    if (eighths <= before) return
    if (before === 0) valued.push(at)
    worths[at] = eighths
  }

  function readNames({ parts: all }: AskedNames): void {
    ownParts = new Int32Array(names)
    heavy = new Int32Array(names)
    families = new Int32Array(names)
    others = new Int32Array(names)
    isPlain = Array.from({ length: names }, () => true)
    isMixed = Array.from({ length: names }, () => false)
    loose = LAST_PART
    isUnparted = Array.from({ length: names }, () => true)
    for (const [at, { name, kind, isLight, isInitial, mayBeLight }] of all.entries()) {
      ownParts[name] = (ownParts[name] ?? 0) | (1 << placeOf(at))
      if (mayBeLight || isInitial || at >= MOST_PARTS - 1) isPlain[name] = false
      if (kind === GLUED) loose |= 1 << placeOf(at)
      if (isLight || kind === GLUED) continue
      heavy[name] = (heavy[name] ?? 0) + 1
      if (kind !== UNKNOWN) isUnparted[name] = false
      else isMixed[name] = true
      const own = kind === 0 ? families : others
      own[name] = (own[name] ?? 0) | (1 << placeOf(at))
    }
  }

  /** What is left of a word's bits where no other part is alike, for each part and shape; and what needs no word at all. */
  function weighAlone({ parts: all, lossOf }: AskedNames): void {
    shares = new Float64Array(many * SHAPES).fill(1)
    losses = new Float64Array(many * SHAPES)
    always = new Float64Array(names)
    const initials = new Float64Array(names)
    for (const one of all) {
      if (one.isLight || one.mayBeLight) always[one.name] = (always[one.name] ?? 0) + 0.5
      else if (one.isInitial) initials[one.name] = (initials[one.name] ?? 0) + 2.5
    }
    for (let name = 0; name < names; name++) always[name] = (always[name] ?? 0) + (initials[name] ?? 0)
    for (const [at, one] of all.entries()) {
      if (one.isLight || one.isInitial || one.kind === GLUED || !isPlain[one.name]) continue
      const left = all.filter(
        (other) => other !== one && other.name === one.name && !other.isLight && other.kind !== GLUED,
      )
      const families = left.filter(({ kind }) => kind === 0).length
      const others = left.length - families
      const unknown = left.filter(({ kind }) => kind === 3).length + (one.kind === 3 ? 1 : 0)
      const isUnparted = unknown === left.length + 1
      const isMixed = unknown > 0 && !isUnparted
      for (let shape = 0; shape < SHAPES; shape++) {
        const theirFamilies = (shape >>> 2) & 3
        const theirOthers = (shape >>> 4) & 7
        const isOneWhole = isUnparted || (shape & UNPARTED) !== 0
        const clashes = isMixed
          ? 0
          : isOneWhole
            ? Math.min(left.length, theirFamilies + theirOthers)
            : Math.min(families, theirFamilies) + Math.min(others, theirOthers)
        const isLonely = left.length + theirFamilies + theirOthers > clashes * 2
        const { share, bits } = lossOf(clashes, isLonely)
        shares[at * SHAPES + shape] = share
        losses[at * SHAPES + shape] = bits
      }
    }
  }

  function under(driving: number, of: number, bits: number): void {
    word = driving
    part = of
    gain = bits
    isSettled = false
  }

  /** Takes what was found out of words since: what they really bring, or that they are others. */
  function hear(): void {
    const told = asked?.told ?? []
    for (; heard < told.length; heard++) {
      const one = told[heard]
      const hash = hashOfWord(one?.word ?? 0)
      if (!one || isShared[hash] !== 0) continue
      const place = placeOf(one.part)
      const at = place * HASHES + hash
      if ((worths[at] ?? 0) > 0) worths[at] = inEighths(Math.max(0, one.gain))
      if (one.gain < 0) partsOf[hash] = (partsOf[hash] ?? 0) & ~(1 << place)
    }
  }

  function walk(
    array: Int32Array,
    from: number,
    to: number,
    ofDates: number,
    least: () => number,
    consider: (row: number) => void,
  ): boolean {
    if (isSettled && gain === 0) return false
    const of = part * SHAPES
    // Another word that may be alike to the same part takes its place, if it brings more, and is found by itself.
    const otherParts = ~(1 << placeOf(part)) | loose
    const name = parts[part]?.name ?? 0
    const around = beside + ofDates + (always[name] ?? 0)
    let needed = least() - around
    for (let at = from; at < to; at += POSTING) {
      const two = array[at + 2] ?? 0
      const rest = array[at + 3] ?? 0
      const met = (partsOf[two & 0xffff] ?? 0) | (partsOf[two >>> 16] ?? 0) | (partsOf[rest & 0xffff] ?? 0)
      let bits: number
      if ((met & otherParts) === 0) {
        const shape = of + ((rest >>> 16) & (SHAPES - 1))
        bits = gain * (shares[shape] ?? 1) - (losses[shape] ?? 0)
      } else bits = together(met, two & 0xffff, two >>> 16, rest & 0xffff, rest >>> 16)
      if (bits < needed) continue
      if (!isSettled) {
        isSettled = true
        gain = asked?.settle(word, part) ?? 0
        hear()
        if (gain === 0) return false
        at -= POSTING
        continue
      }
      consider(array[at] ?? 0)
      hear()
      needed = least() - around
    }
    return true
  }

  /** Most bits of a name with the word and others of these hashes, less what is sure to contradict. */
  function together(met: number, one: number, two: number, three: number, shape: number): number {
    let highest = 0
    const driven = 1 << placeOf(part)
    const isCertain = ((met | driven) & loose) === 0
    for (let name = 0; name < names; name++) {
      let sum = 0
      for (let of = 0; of < many; of++) {
        if (parts[of]?.name !== name) continue
        const place = placeOf(of)
        if (of === part) sum += gain
        else if ((met & (1 << place)) !== 0) {
          const at = place * HASHES
          sum += Math.max(worths[at + one] ?? 0, worths[at + two] ?? 0, worths[at + three] ?? 0) / EIGHTHS
        }
      }
      sum = Math.min(sum, mostOfName)
      const clashes = isCertain && isPlain[name] ? clashesOf(name, met | driven, driven, one, two, three, shape) : 0
      if (clashes > 0) sum = sum * (clashShares[clashes] ?? 0) - (clashLosses[clashes] ?? 0)
      if (sum > highest) highest = sum
    }
    return highest
  }

  /**
   * How many pairs of parts are sure to contradict wholly: those of the record that are alike to none that is asked for but the one that
   * is taken, and those asked for to which none is alike.
   */
  function clashesOf(
    name: number,
    met: number,
    driven: number,
    one: number,
    two: number,
    three: number,
    shape: number,
  ): number {
    const related = (ownParts[name] ?? 0) & ~driven
    const a = isStrange(one, related)
    const b = isStrange(two, related)
    const c = isStrange(three, related)
    const strange = a + b + c
    if (strange === 0) return 0
    const leftFamilies = countOf((families[name] ?? 0) & ~met)
    const leftOthers = countOf((others[name] ?? 0) & ~met)
    if (isUnparted[name] || (shape & UNPARTED) !== 0) {
      const alike = 1 + isThere(one) + isThere(two) + isThere(three) - strange
      return Math.min(strange, Math.max((heavy[name] ?? 0) - alike, leftFamilies + leftOthers))
    }
    if (isMixed[name] || (shape & MIXED) !== 0) return 0
    const held = shape >>> FAMILY_SHIFT
    const strangeFamilies = a * (held & 1) + b * ((held >>> 1) & 1) + c * ((held >>> 2) & 1)
    return Math.min(strangeFamilies, leftFamilies) + Math.min(strange - strangeFamilies, leftOthers)
  }

  /** 1 for a part that is there and alike to none of these. */
  function isStrange(hash: number, related: number): number {
    return hash !== NO_PART && ((partsOf[hash] ?? 0) & related) === 0 ? 1 : 0
  }

  return { begin, under, walk }
}

const countOf = (mask: number): number => {
  let count = 0
  for (let left = mask; left !== 0; left &= left - 1) count += 1
  return count
}
const isThere = (hash: number): number => (hash === NO_PART ? 0 : 1)
const placeOf = (part: number): number => Math.min(part, MOST_PARTS - 1)
const inEighths = (bits: number): number => Math.min(255, Math.ceil(bits * EIGHTHS))
