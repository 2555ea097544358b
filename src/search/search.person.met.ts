// Words of the index that share keys with a word asked for, each once, in the first of the lists it belongs to.
import type { NameViews } from '../index/name-views.ts'
import type { Glued, Token } from '../matching/person.ts'
import { type KeysAsked, keysAsked, keysOfGlued } from './search.person.keys.ts'
import { createPassing } from './search.person.passing.ts'

export type MetWords = {
  /** Those that share a key of their letters; consonants alone; what a slip leaves of a short word; what two leave of a long one. */
  readonly words: readonly number[]
  readonly sounding: readonly number[]
  readonly near: readonly number[]
  readonly far: readonly number[]
  /** Whether a word is in one of the lists. */
  readonly has: (word: number) => boolean
  /** Whether it shares consonants, of those whose letters allow that. */
  readonly isSharing: (word: number) => boolean
  /** What was looked under. */
  readonly keys: readonly number[]
}

export type Meeting = {
  readonly toToken: (token: Token) => MetWords
  readonly toGlued: (glued: Glued) => MetWords
}

/** Moments that fit in an array of numbers. */
const latest = 2 ** 30

/**
 * Meets the words of a view. Of those that share nothing but consonants, or what two slips leave, only such as their letters do not rule
 * out: most are passed over here, unread.
 */
export const createMeeting = (
  views: Pick<NameViews, 'eachWordUnder' | 'wordTrait' | 'wordOpening' | 'wordAfter'>,
): Meeting => {
  const passing = createPassing(views)
  /** Words gathered under some keys, some of them several times. */
  let under = new Int32Array(1 << 10)
  let many = 0
  /** By word, when it was met last, twice over, and one more where it shares consonants. */
  let seen = new Int32Array(1 << 12)
  let now = 0

  // One visitor for all look-ups, so that the engine builds it into them: there are thousands of visits a question.
  const gather = (word: number): void => {
    if (many === under.length) under = grown(under, many + 1)
    under[many] = word
    many += 1
  }
  const gatherUnder = (keys: readonly number[]): void => {
    many = 0
    for (const key of keys) views.eachWordUnder(key, gather)
  }
  /** Puts those gathered that were not met yet into a list. */
  const meetInto = (list: number[], sharing: 0 | 1): void => {
    for (let at = 0; at < many; at++) {
      const word = under[at] ?? 0
      if (word >= seen.length) seen = grown(seen, word + 1)
      if ((seen[word] ?? 0) < now) list.push(word)
      if ((seen[word] ?? 0) < now + sharing) seen[word] = now + sharing
    }
  }
  const isSharing = (word: number): boolean => (seen[word] ?? 0) > now

  const begin = (): void => {
    now += 2
    if (now < latest) return
    seen.fill(0)
    now = 2
  }
  const finish = (keys: KeysAsked, lists: Pick<MetWords, 'words' | 'sounding' | 'near' | 'far'>): MetWords => ({
    ...lists,
    ...createWordSet(lists, lists.words.filter(isSharing)),
    keys: [...keys.plain, ...keys.consonants, ...keys.doubtful, ...keys.far],
  })

  return {
    toToken: (token) => {
      const keys = keysAsked(token)
      const [words, sounding, near, far] = [[], [], [], []] as [number[], number[], number[], number[]]
      begin()
      gatherUnder(keys.plain)
      meetInto(words, 0)
      gatherUnder(keys.consonants)
      many = passing.admitted(token, under, many)
      many = passing.heard(token, under, many)
      meetInto(sounding, 1)
      gatherUnder(keys.doubtful)
      meetInto(near, 0)
      gatherUnder(keys.far)
      many = passing.withinSlips(token, under, many)
      meetInto(far, 0)
      return finish(keys, { words, sounding, near, far })
    },
    toGlued: (glued) => {
      const keys = keysOfGlued(glued)
      const [words, sounding] = [[], []] as [number[], number[]]
      begin()
      const [ofForm, ...others] = keys.plain
      gatherUnder(ofForm === undefined ? [] : [ofForm])
      meetInto(words, 0)
      gatherUnder(others)
      many = passing.glued(glued, under, many)
      meetInto(words, 0)
      gatherUnder(keys.consonants)
      many = passing.glued(glued, under, many)
      meetInto(sounding, 1)
      return finish(keys, { words, sounding, near: [], far: [] })
    },
  }
}

const grown = (array: Int32Array, wanted: number): Int32Array<ArrayBuffer> => {
  const larger = new Int32Array(Math.max(wanted, array.length * 2))
  larger.set(array)
  return larger
}

/** The words in one table of numbers, half of it empty: asked for each word of each record that is compared, and kept for long. */
const createWordSet = (
  { words, sounding, near, far }: Pick<MetWords, 'words' | 'sounding' | 'near' | 'far'>,
  sharing: readonly number[],
): Pick<MetWords, 'has' | 'isSharing'> => {
  const many = words.length + sounding.length + near.length + far.length
  const shift = Math.clz32(many) - 1
  const table = new Int32Array(2 ** (32 - shift))
  const last = table.length - 1
  const slotOf = (word: number): number => {
    // Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4): neighbours stand far from each other.
    let slot = Math.imul(word, 0x9e3779b1) >>> shift
    for (;;) {
      const there = table[slot] ?? 0
      if (there === 0 || there >> 1 === word) return slot
      slot = (slot + 1) & last
    }
  }
  const put = (list: readonly number[], isSharing: 0 | 1): void => {
    for (const word of list) table[slotOf(word)] = (word << 1) | isSharing
  }
  put(words, 0)
  put(sharing, 1)
  put(sounding, 1)
  put(near, 0)
  put(far, 0)
  return {
    has: (word) => table[slotOf(word)] !== 0,
    isSharing: (word) => ((table[slotOf(word)] ?? 0) & 1) === 1,
  }
}
