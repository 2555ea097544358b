/** What a posting promises: the most bits its record can have, from a few numbers beside it, before the record is looked at. */

import {
  ANY_PART,
  ENDS_NAME,
  FAMILY_SHIFT,
  hashOfWord,
  KIND_MASK,
  LENGTH,
  LIGHT,
  MARK_SHIFT,
  MIXED,
  NO_PART,
  NUMBER,
  POSTING,
  ROW,
  SHAPES,
  START,
  UNPARTED,
  WORD_MASK,
} from './name-layout.ts'
import { type AskedNames, type AskedPart, BITS_STEP, GLUED } from './name-question.ts'
import type { NameViews } from './name-views.ts'

export type Prospects = {
  /** Takes up a question. */
  readonly begin: (asked: AskedNames) => void
  /** Takes up the list of a word. */
  readonly under: (word: number, part: number, gain: number) => void
  /**
   * Calls `consider` with the record of each posting that can have a place, dates bringing so many bits. What the word really brings is
   * found out before the first of them; false if it brings nothing.
   */
  readonly walk: (
    array: Int32Array,
    from: number,
    to: number,
    ofDates: number,
    places: Places,
    consider: (row: number) => void,
  ) => boolean
}

/** What a record must have for a place: more bits than `least`, or as many and a number up to `last`. */
export type Places = { readonly least: () => number; readonly last: () => number }

/** Parts told apart: of a question with more, all that follow count as the last one. */
const MOST_PARTS = 15
const LAST_PART = 1 << (MOST_PARTS - 1)
const HASHES = 0x10000
/** Other parts of one name that are looked at: of a name with more, those that follow may be anything. */
const MOST_OTHERS = 15
/** Contradictions that are counted: more do not come up to any line. */
const MOST_CLASHES = 6
/**
 * A promise is no more than a tie if it is not above what is needed by more than this: one step by which less than the least is asked
 * for, one that is added to all that is beside names, and half a step for sums made in another order.
 */
const STEPS_OF_TIE = 2.5 * BITS_STEP
/** Kind of a part of which nobody told what it is. */
const UNKNOWN = 3
/** A name with more parts than a posting holds: whatever is asked may be among them. */
const EVERY_PART = (1 << MOST_PARTS) - 1

export function createProspects({ rows, parts: recorded }: Pick<NameViews, 'rows' | 'parts'>): Prospects {
  /** By hash of a word: the parts it may be alike to, as a mask; 0 for words that have nothing to do with the question. */
  const partsOf = new Uint16Array(HASHES)
  /** The same by word: what a hash lets through is looked at again by the words themselves. */
  let partsOfWord = new Uint16Array(1 << 12)
  const markedWords: number[] = []
  /** By part and hash: most bits of a word of this hash for the part. */
  const worths = new Float64Array(MOST_PARTS * HASHES)
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
  const clashShares = new Float64Array(MOST_CLASHES + 1)
  const clashLosses = new Float64Array(MOST_CLASHES + 1)
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
  let mayHide: boolean[] = []
  /** Parts that are several written as one, and words that are one written apart: what they stand for is not certain. */
  let loose = LAST_PART
  /** By place: what it covers of what is asked, where it is several parts written as one. */
  const covers = new Int32Array(MOST_PARTS)
  let isUnparted: boolean[] = []
  let isMixed: boolean[] = []
  /** Its parts that are family names, and the others, as masks. */
  let families = new Int32Array(0)
  let given = new Int32Array(0)
  /** Other parts of the name that is looked at: hash, what is asked for that they may be alike to, and 1 for a family name. */
  let others = 0
  const hashOf = new Int32Array(MOST_OTHERS + 1)
  const maskOf = new Int32Array(MOST_OTHERS + 1)
  const familyOf = new Uint8Array(MOST_OTHERS + 1)

  function begin(question: AskedNames): void {
    asked = question
    heard = 0
    for (const hash of marked) {
      partsOf[hash] = 0
      isShared[hash] = 0
    }
    for (const at of valued) worths[at] = 0
    for (const one of markedWords) partsOfWord[one] = 0
    markedWords.length = 0
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
      if (one >= partsOfWord.length) partsOfWord = longer(partsOfWord, one + 1)
      if (partsOfWord[one] === 0) markedWords.push(one)
      partsOfWord[one] = (partsOfWord[one] ?? 0) | (1 << place)
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
    for (let clashes = 1; clashes <= MOST_CLASHES; clashes++) {
      const { share, bits } = question.lossOf(clashes, false)
      clashShares[clashes] = share
      clashLosses[clashes] = bits
    }
    weighAlone(question)
  }

  /** Raises what a hash is worth. */
  function value(at: number, bits: number): void {
    const before = worths[at] ?? 0
    if (bits <= before) return
    if (before === 0) valued.push(at)
    worths[at] = bits
  }

  function readNames({ parts: all }: AskedNames): void {
    ownParts = new Int32Array(names)
    heavy = new Int32Array(names)
    families = new Int32Array(names)
    given = new Int32Array(names)
    isPlain = Array.from({ length: names }, () => true)
    mayHide = Array.from({ length: names }, () => false)
    isMixed = Array.from({ length: names }, () => false)
    loose = LAST_PART
    isUnparted = Array.from({ length: names }, () => true)
    for (const [at, { name, kind, isLight, isInitial, mayBeLight, covers: covered }] of all.entries()) {
      ownParts[name] = (ownParts[name] ?? 0) | (1 << placeOf(at))
      if (mayBeLight || at >= MOST_PARTS - 1) mayHide[name] = true
      if (mayHide[name] || isInitial) isPlain[name] = false
      if (kind === GLUED) loose |= 1 << placeOf(at)
      covers[placeOf(at)] = covered
      if (isLight || kind === GLUED) continue
      heavy[name] = (heavy[name] ?? 0) + 1
      if (kind !== UNKNOWN) isUnparted[name] = false
      else isMixed[name] = true
      const own = kind === 0 ? families : given
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
      if (one.isLight || one.isInitial || one.kind === GLUED || mayHide[one.name]) continue
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
        const clashes =
          isMixed || !isPlain[one.name]
            ? 0
            : isOneWhole
              ? Math.min(left.length, theirFamilies + theirOthers)
              : Math.min(families, theirFamilies) + Math.min(others, theirOthers)
        // Initials take what they stand for, and contradict nothing for certain.
        const isLonely = isPlain[one.name]
          ? left.length + theirFamilies + theirOthers > clashes * 2
          : theirFamilies + theirOthers > left.length
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
      if (!one) continue
      const place = placeOf(one.part)
      // The last place stands for several parts: what is nothing to one of them may be something to another.
      const isOther = one.gain < 0 && place < MOST_PARTS - 1
      if (isOther && one.word < partsOfWord.length) partsOfWord[one.word] = (partsOfWord[one.word] ?? 0) & ~(1 << place)
      const hash = hashOfWord(one.word)
      if (isShared[hash] !== 0) continue
      const at = place * HASHES + hash
      if ((worths[at] ?? 0) > 0 && place < MOST_PARTS - 1) worths[at] = Math.max(0, one.gain)
      if (isOther) partsOf[hash] = (partsOf[hash] ?? 0) & ~(1 << place)
    }
  }

  function walk(
    array: Int32Array,
    from: number,
    to: number,
    ofDates: number,
    { least, last }: Places,
    consider: (row: number) => void,
  ): boolean {
    if (isSettled && gain === 0) return false
    const of = part * SHAPES
    // Another word that may be alike to the same part takes its place, if it brings more, and is found by itself.
    const otherParts = ~(1 << placeOf(part)) | loose
    const name = parts[part]?.name ?? 0
    const around = beside + ofDates + (always[name] ?? 0)
    let needed = least() - BITS_STEP - around
    for (let at = from; at < to; at += POSTING) {
      const two = array[at + 2] ?? 0
      const rest = array[at + 3] ?? 0
      const met = (partsOf[two & 0xffff] ?? 0) | (partsOf[two >>> 16] ?? 0) | (partsOf[rest & 0xffff] ?? 0)
      const shape = rest >>> 16
      const row = array[at] ?? 0
      let bits: number
      if ((met & otherParts) === 0) {
        const alone = of + (shape & (SHAPES - 1))
        bits = gain * (shares[alone] ?? 1) - (losses[alone] ?? 0)
        if (bits < needed) continue
      } else {
        takePosting(two, rest)
        if (together(met, shape) < needed) continue
        bits = bestByWords(row, shape)
        if (bits < needed) continue
      }
      if (bits < needed + STEPS_OF_TIE && numberOf(row) > last()) continue
      if (!isSettled) {
        isSettled = true
        gain = asked?.settle(word, part) ?? 0
        hear()
        if (gain === 0) return false
        at -= POSTING
        continue
      }
      consider(row)
      hear()
      needed = least() - BITS_STEP - around
    }
    return true
  }

  function numberOf(row: number): number {
    return (rows()[row * ROW + NUMBER] ?? 0) >>> 0
  }

  /** The other parts of a posting, as far as hashes tell. */
  function takePosting(two: number, rest: number): void {
    others = 0
    const families = rest >>> (16 + FAMILY_SHIFT)
    add(two & 0xffff, families & 1)
    add(two >>> 16, (families >>> 1) & 1)
    add(rest & 0xffff, (families >>> 2) & 1)
  }

  function add(hash: number, isFamily: number): void {
    if (hash === NO_PART) return
    hashOf[others] = hash
    maskOf[others] = partsOf[hash] ?? 0
    familyOf[others] = isFamily
    others += 1
  }

  /** Most bits of the names of a record in which the word stands, their other parts known by their words. */
  function bestByWords(row: number, shape: number): number {
    const all = recorded()
    const start = rows()[row * ROW + START] ?? 0
    const end = start + (rows()[row * ROW + LENGTH] ?? 0)
    let highest = Number.NEGATIVE_INFINITY
    let driver = -1
    let met = 0
    others = 0
    for (let at = start; at < end; at++) {
      const one = all[at] ?? 0
      if (one < 0) break
      const mark = one >>> MARK_SHIFT
      const of = one & WORD_MASK
      if ((mark & LIGHT) === 0) {
        if (of === word && driver < 0) driver = at
        else met |= addWord(of, (mark & KIND_MASK) === 0 ? 1 : 0)
      }
      if ((one & ENDS_NAME) === 0) continue
      if (driver >= 0) highest = Math.max(highest, together(met, shape))
      driver = -1
      met = 0
      others = 0
    }
    return highest
  }

  /** Takes another part of a name; returns what is asked for that it may be alike to. */
  function addWord(of: number, isFamily: number): number {
    if (others === MOST_OTHERS) {
      hashOf[others] = ANY_PART
      maskOf[others] = EVERY_PART
      return EVERY_PART
    }
    const mask = partsOfWord[of] ?? 0
    hashOf[others] = hashOfWord(of)
    maskOf[others] = mask
    familyOf[others] = isFamily
    others += 1
    return mask
  }

  /** Most bits of a name with the word and the other parts taken, less what is sure to contradict. */
  function together(met: number, shape: number): number {
    let highest = 0
    const driven = 1 << placeOf(part)
    const isCertain = ((met | driven) & LAST_PART) === 0
    for (let name = 0; name < names; name++) {
      let sum = 0
      for (let of = 0; of < many; of++) {
        if (parts[of]?.name !== name) continue
        const place = placeOf(of)
        if (of === part) sum += gain
        else if ((met & (1 << place)) !== 0) sum += worthAt(place)
      }
      sum = Math.min(sum, mostOfName)
      const clashes = isCertain && isPlain[name] ? clashesOf(name, met | driven, driven, shape) : 0
      if (clashes > 0) sum = sum * (clashShares[clashes] ?? 0) - (clashLosses[clashes] ?? 0)
      if (sum > highest) highest = sum
    }
    return highest
  }

  /** Most bits that one of the other parts brings for a part that is asked for. */
  function worthAt(place: number): number {
    let worth = 0
    for (let at = 0; at < others; at++) {
      if (((maskOf[at] ?? 0) & (1 << place)) === 0) continue
      const own = worths[place * HASHES + (hashOf[at] ?? 0)] ?? 0
      if (own > worth) worth = own
    }
    return worth
  }

  /**
   * How many pairs of parts are sure to contradict wholly: those of the record that are alike to none that is asked for but the one that
   * is taken, and those asked for to which none is alike.
   */
  function clashesOf(name: number, met: number, driven: number, shape: number): number {
    const related = (ownParts[name] ?? 0) & ~driven
    let strange = 0
    let strangeFamilies = 0
    for (let at = 0; at < others; at++) {
      if (((maskOf[at] ?? 0) & related) !== 0) continue
      strange += 1
      strangeFamilies += familyOf[at] ?? 0
    }
    if (strange === 0) return 0
    const covered = coveredBy(met & loose)
    const leftFamilies = countOf((families[name] ?? 0) & ~met & ~covered)
    const leftOthers = countOf((given[name] ?? 0) & ~met & ~covered)
    let clashes: number
    if (isUnparted[name] || (shape & UNPARTED) !== 0) {
      const alike = 1 + others - strange
      const unpaired = (met & loose) === 0 ? (heavy[name] ?? 0) - alike : 0
      clashes = Math.min(strange, Math.max(unpaired, leftFamilies + leftOthers))
    } else if (isMixed[name] || (shape & MIXED) !== 0) return 0
    else clashes = Math.min(strangeFamilies, leftFamilies) + Math.min(strange - strangeFamilies, leftOthers)
    return Math.min(MOST_CLASHES, clashes)
  }

  /** What words written as one stand for, as a mask of what is asked. */
  function coveredBy(glued: number): number {
    let covered = 0
    for (let left = glued; left !== 0; left &= left - 1) covered |= covers[31 - Math.clz32(left & -left)] ?? 0
    return covered
  }

  return { begin, under, walk }
}

const countOf = (mask: number): number => {
  let count = 0
  for (let left = mask; left !== 0; left &= left - 1) count += 1
  return count
}
const placeOf = (part: number): number => Math.min(part, MOST_PARTS - 1)

const longer = (array: Uint16Array, wanted: number): Uint16Array<ArrayBuffer> => {
  const larger = new Uint16Array(Math.max(wanted, array.length * 2))
  larger.set(array)
  return larger
}
