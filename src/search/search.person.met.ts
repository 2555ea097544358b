// Words of the index that share keys with a word asked for, each once, in the first of the lists it belongs to.
import type { NameViews } from '../index/name-views.ts'
import type { KeysAsked } from './search.person.keys.ts'
import { createMarks, grown } from './search.person.marks.ts'
import { createWordTraits, type WordTraits } from './search.person.reading.ts'

/** Whether a word may be alike, as far as its traits tell: one that shares consonants, or what two slips leave. */
export type MayBe = {
  readonly sounding: (traits: WordTraits) => boolean
  readonly far: (traits: WordTraits) => boolean
}

export type MetWords = {
  /** Those that share a key of their letters; consonants alone; what a slip leaves of a short word; what two leave of a long one. */
  readonly words: readonly number[]
  readonly sounding: readonly number[]
  readonly near: readonly number[]
  readonly far: readonly number[]
  /** Whether a word is in one of the lists. */
  readonly has: (word: number) => boolean
  /** Whether it is, and shares consonants. */
  readonly isSharing: (word: number) => boolean
}

/** What is known of a word while the lists are made. */
const RULED_OUT = 0
const MET = 1
const SHARING = 2

export type Meeting = (keys: KeysAsked, mayBe: MayBe) => MetWords

/**
 * Meets the words of a view. Of those that share nothing but consonants, or what two slips leave, only such as their letters do not rule
 * out: most are passed over here, unread.
 */
export const createMeeting = (views: Pick<NameViews, 'eachWordUnder' | 'wordTrait'>): Meeting => {
  const traitsOf = createWordTraits(views)
  const marks = createMarks()
  let under = new Int32Array(1 << 10)
  let many = 0
  // One visitor for all look-ups, so that the engine builds it into them: there are hundreds of visits a question.
  const gather = (word: number): void => {
    if (many === under.length) under = grown(under, many + 1)
    under[many] = word
    many += 1
  }
  const gatherUnder = (keys: readonly number[]): void => {
    many = 0
    for (const key of keys) views.eachWordUnder(key, gather)
  }

  return ({ plain, consonants, doubtful, far }, mayBe) => {
    const lists = { words: [] as number[], sounding: [] as number[], near: [] as number[], far: [] as number[] }
    marks.begin()
    const meetAll = (keys: readonly number[], list: number[]): void => {
      gatherUnder(keys)
      for (let at = 0; at < many; at++) {
        const word = under[at] ?? 0
        if (marks.get(word) >= MET) continue
        marks.set(word, MET)
        list.push(word)
      }
    }
    meetAll(plain, lists.words)
    gatherUnder(consonants)
    for (let at = 0; at < many; at++) {
      const word = under[at] ?? 0
      const known = marks.get(word)
      if (known === SHARING || known === RULED_OUT) continue
      const isIn = known === MET || mayBe.sounding(traitsOf(word))
      marks.set(word, isIn ? SHARING : RULED_OUT)
      if (isIn && known !== MET) lists.sounding.push(word)
    }
    meetAll(doubtful, lists.near)
    gatherUnder(far)
    for (let at = 0; at < many; at++) {
      const word = under[at] ?? 0
      if (marks.get(word) >= MET || !mayBe.far(traitsOf(word))) continue
      marks.set(word, MET)
      lists.far.push(word)
    }
    const sharing = lists.words.filter((word) => marks.get(word) === SHARING)
    return { ...lists, ...createWordSet(lists, sharing) }
  }
}

type Lists = Pick<MetWords, 'words' | 'sounding' | 'near' | 'far'>

/** The words in one table of numbers, half of it empty: asked for each word of each record that is compared, and kept for long. */
const createWordSet = (
  { words, sounding, near, far }: Lists,
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
