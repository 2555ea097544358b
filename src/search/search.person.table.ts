// What each word of the index is worth for each part of a question: looked up by number while records are compared.
import { mostTokens } from '../matching/alignment.ts'
import type { Name } from '../matching/person.ts'

/** Several parts written as one on one side: places asked for as a mask, and the words of the record one behind the other. */
export type GluedWorth = { readonly asked: number; readonly words: readonly number[]; readonly gain: number }

/** Finds out what a word is worth for a part, if anything, and writes it down with `setGain` and so on. */
export type Finder = { readonly has: (word: number) => boolean; readonly settle: (word: number) => void }

export type WordTable = {
  /** Forgets the question before. */
  readonly begin: (names: readonly Name[]) => void
  /** Words of which it is to be found out what they are worth, when a record depends on it. */
  readonly expect: (finder: Finder) => void
  /** Bits of a word for the part at a place of a name; how wholly one that brings none contradicts it. */
  readonly setGain: (name: number, word: number, place: number, gain: number) => void
  readonly setSeverity: (name: number, word: number, place: number, severity: number) => void
  readonly addGlued: (name: number, worth: GluedWorth) => void
  /** Where the figures of a word begin, -1 for a word that has nothing to do with the question. All is found out then. */
  readonly at: (word: number) => number
  /** Gains and severities of a word for each place of each name, `mostTokens` places a name. */
  readonly gains: () => Float64Array
  readonly severities: () => Float64Array
  /** Words written as one that begin with this word in a record. */
  readonly gluedFrom: (name: number, word: number) => readonly GluedWorth[]
  readonly hasGlued: (name: number) => boolean
}

const nothing: readonly GluedWorth[] = []

export const createWordTable = (): WordTable => {
  const rows = createMarks()
  const settled = createMarks()
  const finders: Finder[] = []
  let width = mostTokens
  let gains = new Float64Array(64 * mostTokens)
  let severities = new Float64Array(64 * mostTokens)
  let used = 0
  let glued: Map<number, GluedWorth[]>[] = []

  const begin = (names: readonly Name[]): void => {
    rows.begin()
    settled.begin()
    finders.length = 0
    used = 0
    width = mostTokens * names.length
    glued = names.map(() => new Map())
  }
  const rowOf = (word: number): number => {
    const known = rows.get(word)
    if (known >= 0) return known
    const at = used
    used += width
    if (used > gains.length) {
      gains = longer(gains, used)
      severities = longer(severities, used)
    }
    gains.fill(0, at, used)
    severities.fill(1, at, used)
    rows.set(word, at)
    return at
  }
  const at = (word: number): number => {
    const known = settled.get(word)
    if (known >= 0) return known - 1
    for (const finder of finders) if (finder.has(word)) finder.settle(word)
    const found = rows.get(word)
    settled.set(word, found + 1)
    return found
  }
  return {
    ...{ begin, at },
    expect: (finder) => void finders.push(finder),
    setGain: (name, word, place, gain) => {
      gains[rowOf(word) + name * mostTokens + place] = gain
    },
    setSeverity: (name, word, place, severity) => {
      severities[rowOf(word) + name * mostTokens + place] = severity
    },
    addGlued: (name, worth) => {
      const first = worth.words[0] ?? 0
      const there = glued[name]?.get(first)
      if (there) there.push(worth)
      else glued[name]?.set(first, [worth])
    },
    gains: () => gains,
    severities: () => severities,
    gluedFrom: (name, word) => glued[name]?.get(word) ?? nothing,
    hasGlued: (name) => (glued[name]?.size ?? 0) > 0,
  }
}

const longer = (array: Float64Array, wanted: number): Float64Array<ArrayBuffer> => {
  const larger = new Float64Array(Math.max(wanted, array.length * 2))
  larger.set(array)
  return larger
}

/** A number for each of some words, forgotten all at once: looked up for each word of each record, where a map costs too much. */
const createMarks = () => {
  let values = new Int32Array(1 << 12)
  let times = new Int32Array(1 << 12)
  let now = 1
  return {
    begin: (): void => {
      now += 1
    },
    /** -1 where nothing was set. */
    get: (word: number): number => (times[word] === now ? (values[word] ?? -1) : -1),
    set: (word: number, value: number): void => {
      if (word >= times.length) {
        values = grown(values, word + 1)
        times = grown(times, word + 1)
      }
      times[word] = now
      values[word] = value
    },
  }
}

const grown = (array: Int32Array, wanted: number): Int32Array<ArrayBuffer> => {
  const larger = new Int32Array(Math.max(wanted, array.length * 2))
  larger.set(array)
  return larger
}
