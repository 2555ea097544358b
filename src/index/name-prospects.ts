/** What a posting promises: the most bits its record can have, from a few numbers beside it, before the record is looked at. */

import { ANY_PART, hashOfWord, NO_PART, POSTING } from './name-layout.ts'
import { type AskedNames, type AskedPart, type Brought, GLUED } from './name-question.ts'

export type Prospects = {
  /** Takes up a question. */
  readonly begin: (asked: AskedNames) => void
  /** Takes up the list of a word. */
  readonly under: (one: Brought) => void
  /** Calls `consider` with the record of each posting that can have as many bits as `least` says, dates bringing so many. */
  readonly walk: (
    array: Int32Array,
    from: number,
    to: number,
    ofDates: number,
    least: () => number,
    consider: (row: number) => void,
  ) => void
}

const MOST_SLOTS = 256

export function createProspects(): Prospects {
  /** By hash of a word: its slot, 0 for words that have nothing to do with the question. */
  const slotOf = new Uint8Array(0x10000)
  const marked: number[] = []
  let gains = new Float64Array(0)
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

  function begin(asked: AskedNames): void {
    for (const hash of marked) slotOf[hash] = 0
    marked.length = 0
    parts = asked.parts
    many = parts.length
    names = parts.reduce((most, one) => Math.max(most, one.name + 1), 0)
    beside = asked.beside
    mostOfName = asked.mostOfName
    gains = new Float64Array(many * MOST_SLOTS)
    // Slot 1 is a name with more parts than a posting holds: whatever is asked may be among them.
    slotOf[ANY_PART] = 1
    slotOf[NO_PART] = 0
    marked.push(ANY_PART)
    let slots = 2
    const mark = (word: number): number => {
      const hash = hashOfWord(word)
      const there = slotOf[hash] ?? 0
      if (there > 0) return there
      const slot = Math.min(slots, MOST_SLOTS - 1)
      slots += 1
      slotOf[hash] = slot
      marked.push(hash)
      return slot
    }
    for (const { word, part: of, gain: bits } of asked.brought) {
      const slot = mark(word)
      raise(of, slot, bits)
      raise(of, 1, bits)
    }
    for (const word of asked.near) mark(word)
    for (const { words } of asked.apart) for (const word of words) mark(word)
    weighAlone(asked)
  }

  function raise(of: number, slot: number, bits: number): void {
    const at = of * MOST_SLOTS + slot
    if (bits > (gains[at] ?? 0)) gains[at] = bits
  }

  /** What is left of a word's bits where no other part is alike, for each part and shape; and what needs no word at all. */
  function weighAlone({ parts: all, lossOf, brought }: AskedNames): void {
    shares = new Float64Array(many * 256).fill(1)
    losses = new Float64Array(many * 256)
    always = new Float64Array(names)
    const initials = new Float64Array(names)
    for (const one of all) {
      if (one.isLight) always[one.name] = (always[one.name] ?? 0) + 0.5
      else if (one.isInitial) initials[one.name] = (initials[one.name] ?? 0) + 2.5
    }
    // Words written as one stand for several parts: nothing is certain then.
    const isPlain = (name: number): boolean =>
      (initials[name] ?? 0) === 0 && !brought.some(({ part: of }) => all[of]?.name === name && all[of]?.kind === GLUED)
    for (let name = 0; name < names; name++) always[name] = (always[name] ?? 0) + (initials[name] ?? 0)
    for (const [at, one] of all.entries()) {
      if (one.isLight || one.isInitial || !isPlain(one.name)) continue
      const left = all.filter((other) => other !== one && other.name === one.name && !other.isLight && other.kind !== GLUED)
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

  function under(one: Brought): void {
    part = one.part
    gain = one.gain
  }

  function walk(
    array: Int32Array,
    from: number,
    to: number,
    ofDates: number,
    least: () => number,
    consider: (row: number) => void,
  ): void {
    const of = part * 256
    const name = parts[part]?.name ?? 0
    const around = beside + ofDates + (always[name] ?? 0)
    let needed = least() - around
    for (let at = from; at < to; at += POSTING) {
      const two = array[at + 2] ?? 0
      const rest = array[at + 3] ?? 0
      const a = slotOf[two & 0xffff] ?? 0
      const b = slotOf[two >>> 16] ?? 0
      const c = slotOf[rest & 0xffff] ?? 0
      let bits: number
      if ((a | b | c) === 0) {
        const shape = of + (rest >>> 16)
        bits = gain * (shares[shape] ?? 1) - (losses[shape] ?? 0)
      } else bits = together(a, b, c)
      if (bits < needed) continue
      consider(array[at] ?? 0)
      needed = least() - around
    }
  }

  /** Most bits of the parts of the word's own name, each met by one of the words of a posting. */
  function together(a: number, b: number, c: number): number {
    let most = 0
    for (let name = 0; name < names; name++) {
      let sum = 0
      for (let of = 0; of < many; of++) {
        if (parts[of]?.name !== name) continue
        const at = of * MOST_SLOTS
        let best = of === part ? gain : 0
        if ((gains[at + a] ?? 0) > best && a > 0) best = gains[at + a] ?? 0
        if ((gains[at + b] ?? 0) > best && b > 0) best = gains[at + b] ?? 0
        if ((gains[at + c] ?? 0) > best && c > 0) best = gains[at + c] ?? 0
        sum += best
      }
      if (sum > most) most = sum
    }
    return Math.min(most, mostOfName)
  }

  return { begin, under, walk }
}
