/** What a posting promises: the most bits its record can have, from a few numbers beside it, before the record is looked at. */

import { ANY_PART, hashOfWord, POSTING } from './name-layout.ts'
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
/** A name with more parts than a posting holds: whatever is asked may be among them. */
const EVERY_PART = (1 << MOST_PARTS) - 1

export function createProspects(): Prospects {
  /** By hash of a word: the parts it may be alike to, as a mask; 0 for words that have nothing to do with the question. */
  const partsOf = new Uint16Array(0x10000)
  const marked: number[] = []
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
  let part = 0
  let gain = 0
  let word = 0
  let isSettled = false
  let asked: AskedNames | undefined
  let heard = 0
  /** Hashes that several words have which are marked: nothing is taken from these. */
  const isShared = new Uint8Array(0x10000)
  const ownerOf = new Int32Array(0x10000)

  function begin(question: AskedNames): void {
    asked = question
    heard = 0
    for (const hash of marked) {
      partsOf[hash] = 0
      isShared[hash] = 0
    }
    marked.length = 0
    parts = question.parts
    many = parts.length
    names = parts.reduce((highest, one) => Math.max(highest, one.name + 1), 0)
    beside = question.beside
    mostOfName = question.mostOfName
    most = new Float64Array(many)
    const mark = (one: number, mask: number): void => {
      const hash = hashOfWord(one)
      if (partsOf[hash] === 0) {
        marked.push(hash)
        ownerOf[hash] = one
      } else if (ownerOf[hash] !== one) isShared[hash] = 1
      partsOf[hash] = (partsOf[hash] ?? 0) | mask
    }
    for (const { words, part: of, gain: bits } of question.brought) {
      for (const one of words) mark(one, 1 << Math.min(of, MOST_PARTS - 1))
      if (bits > (most[of] ?? 0)) most[of] = bits
    }
    for (const { words, part: of } of question.near)
      for (const one of words) mark(one, 1 << Math.min(of, MOST_PARTS - 1))
    for (const { words } of question.apart) for (const one of words) mark(one, 1 << (MOST_PARTS - 1))
    partsOf[ANY_PART] = EVERY_PART
    marked.push(ANY_PART)
    weighAlone(question)
  }

  /** What is left of a word's bits where no other part is alike, for each part and shape; and what needs no word at all. */
  function weighAlone({ parts: all, lossOf, brought }: AskedNames): void {
    shares = new Float64Array(many * 256).fill(1)
    losses = new Float64Array(many * 256)
    always = new Float64Array(names)
    const initials = new Float64Array(names)
    for (const one of all) {
      if (one.isLight || one.mayBeLight) always[one.name] = (always[one.name] ?? 0) + 0.5
      else if (one.isInitial) initials[one.name] = (initials[one.name] ?? 0) + 2.5
    }
    // Words written as one stand for several parts: nothing is certain then.
    const isPlain = (name: number): boolean =>
      (initials[name] ?? 0) === 0 &&
      !all.some((one) => one.name === name && one.mayBeLight) &&
      !brought.some(({ part: of }) => all[of]?.name === name && all[of]?.kind === GLUED)
    for (let name = 0; name < names; name++) always[name] = (always[name] ?? 0) + (initials[name] ?? 0)
    for (const [at, one] of all.entries()) {
      if (one.isLight || one.isInitial || !isPlain(one.name)) continue
      const left = all.filter(
        (other) => other !== one && other.name === one.name && !other.isLight && other.kind !== GLUED,
      )
      const families = left.filter(({ kind }) => kind === 0).length
      const others = left.length - families
      const unknown = left.filter(({ kind }) => kind === 3).length + (one.kind === 3 ? 1 : 0)
      const isUnparted = unknown === left.length + 1
      const isMixed = unknown > 0 && !isUnparted
      for (let shape = 0; shape < 256; shape++) {
        const theirFamilies = (shape >>> 2) & 3
        const theirOthers = (shape >>> 4) & 7
        const isOneWhole = isUnparted || (shape & 0x80) !== 0
        const clashes = isMixed
          ? 0
          : isOneWhole
            ? Math.min(left.length, theirFamilies + theirOthers)
            : Math.min(families, theirFamilies) + Math.min(others, theirOthers)
        const isLonely = left.length + theirFamilies + theirOthers > clashes * 2
        const { share, bits } = lossOf(clashes, isLonely)
        shares[at * 256 + shape] = share
        losses[at * 256 + shape] = bits
      }
    }
  }

  function under(driving: number, of: number, bits: number): void {
    word = driving
    part = of
    gain = bits
    isSettled = false
  }

  /** Takes the marks of words that were found out to be others. */
  function hear(): void {
    const others = asked?.others ?? []
    for (; heard < others.length; heard++) {
      const other = others[heard]
      const hash = hashOfWord(other?.word ?? 0)
      if (other && isShared[hash] === 0)
        partsOf[hash] = (partsOf[hash] ?? 0) & ~(1 << Math.min(other.part, MOST_PARTS - 1))
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
    const of = part * 256
    const name = parts[part]?.name ?? 0
    const around = beside + ofDates + (always[name] ?? 0)
    let needed = least() - around
    for (let at = from; at < to; at += POSTING) {
      const two = array[at + 2] ?? 0
      const rest = array[at + 3] ?? 0
      const met = (partsOf[two & 0xffff] ?? 0) | (partsOf[two >>> 16] ?? 0) | (partsOf[rest & 0xffff] ?? 0)
      let bits: number
      if (met === 0) {
        const shape = of + (rest >>> 16)
        bits = gain * (shares[shape] ?? 1) - (losses[shape] ?? 0)
      } else bits = together(met)
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

  /** Most bits of a name with the word and others that may be alike to these parts. */
  function together(met: number): number {
    let highest = 0
    for (let name = 0; name < names; name++) {
      let sum = 0
      for (let of = 0; of < many; of++) {
        if (parts[of]?.name !== name) continue
        if ((met & (1 << Math.min(of, MOST_PARTS - 1))) !== 0) sum += most[of] ?? 0
        else if (of === part) sum += gain
      }
      if (sum > highest) highest = sum
    }
    return Math.min(highest, mostOfName)
  }

  return { begin, under, walk }
}
