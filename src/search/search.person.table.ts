// What each word of the index is worth for each part of a question: looked up by number while records are compared.
import { mostTokens } from '../matching/alignment.ts'
import type { Name } from '../matching/person.ts'

/** Several parts written as one on one side: places asked for as a mask, and the words of the record one behind the other. */
export type GluedWorth = { readonly asked: number; readonly words: readonly number[]; readonly gain: number }

export type WordTable = {
  /** Forgets the question before. */
  readonly begin: (names: readonly Name[]) => void
  /** A word that is alike to the part at a place of a name, or, for no gain, not to be paired with it. */
  readonly add: (name: number, word: number, place: number, gain: number) => void
  readonly addNear: (name: number, word: number, place: number, severity: number) => void
  readonly addArticled: (name: number, word: number, place: number, gain: number) => void
  readonly addGlued: (name: number, word: number, places: number, gain: number) => void
  readonly addApart: (name: number, words: readonly number[], place: number, gain: number) => void
  /** Where the figures of a word begin, -1 for a word that has nothing to do with the question. */
  readonly at: (word: number) => number
  /** Gains and severities of a word for each place of each name, `mostTokens` places a name. */
  readonly gains: () => Float64Array
  readonly severities: () => Float64Array
  /** Words written as one, of the question's name, that begin with this word in a record. */
  readonly gluedFrom: (name: number, word: number) => readonly GluedWorth[]
  readonly hasGlued: (name: number) => boolean
}

const nothing: readonly GluedWorth[] = []

export const createWordTable = (): WordTable => {
  const rows = new Map<number, number>()
  let width = mostTokens
  let gains = new Float64Array(512 * mostTokens)
  let severities = new Float64Array(512 * mostTokens)
  let used = 0
  let glued: Map<number, GluedWorth[]>[] = []

  const begin = (names: readonly Name[]): void => {
    rows.clear()
    used = 0
    width = mostTokens * names.length
    glued = names.map(() => new Map())
  }
  const rowOf = (word: number): number => {
    const known = rows.get(word)
    if (known !== undefined) return known
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
  const addWorth = (name: number, first: number, worth: GluedWorth): void => {
    const there = glued[name]?.get(first)
    if (there) there.push(worth)
    else glued[name]?.set(first, [worth])
  }
  return {
    begin,
    add: (name, word, place, gain) => {
      gains[rowOf(word) + name * mostTokens + place] = gain
    },
    addNear: (name, word, place, severity) => {
      severities[rowOf(word) + name * mostTokens + place] = severity
    },
    addArticled: (name, word, place, gain) => addWorth(name, word, { asked: 1 << place, words: [word], gain }),
    addGlued: (name, word, places, gain) => addWorth(name, word, { asked: places, words: [word], gain }),
    addApart: (name, words, place, gain) => {
      const worth = { asked: 1 << place, words, gain }
      addWorth(name, words[0] ?? 0, worth)
    },
    at: (word) => rows.get(word) ?? -1,
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
