// Which of many words may be alike to one asked for: most are passed over unread by their traits, most others before they are made tokens.
import type { NameViews } from '../index/name-views.ts'
import { hundredthsOf, leastCosts } from '../matching/distance.ts'
import { admits, areWithinSlips, maskOf } from '../matching/letters.ts'
import {
  budgetOfGlued,
  isTwoSlips,
  lossHeardGlued,
  mayBeGlued,
  maySlipAtFirst,
  maySlipGlued,
  openingsOfGlued,
} from '../matching/likeness.ts'
import { createListening, leastDistance } from '../matching/listening.ts'
import type { Glued, Token } from '../matching/person.ts'
import { scripts } from '../matching/script.ts'
import { createSpelt, spell } from '../matching/spelt.ts'
import {
  ARTICLE_BIT,
  createHearing,
  createLines,
  createSpelling,
  createWordTraits,
  LENGTH_MASK,
  SCRIPT_SHIFT,
  SOUND_MASK,
  SOUND_SHIFT,
  type WordBytes,
} from './search.person.reading.ts'

/** Keeps, of the first `many` words of an array, those that may be alike, in order at its beginning; tells how many. */
export type Passing = {
  /** Sharing consonants: as their letters admit it, and of these as they sound. */
  readonly admitted: (token: Token, words: Int32Array, many: number) => number
  readonly heard: (token: Token, words: Int32Array, many: number) => number
  /** Sharing what two slips leave. */
  readonly withinSlips: (token: Token, words: Int32Array, many: number) => number
  /** Sharing a key with several words written as one. */
  readonly glued: (glued: Glued, words: Int32Array, many: number) => number
  readonly isAdmitted: (token: Token, word: number) => boolean
}

/** Letters that two slips in a word leave or add at most. */
const slips = 2
const LATIN = scripts.indexOf('latin')

/** 1 for a number other than 0. */
const isSome = (bits: number): number => (bits | -bits) >>> 31

export const createPassing = (views: WordBytes & Pick<NameViews, 'wordTrait'>): Passing => {
  const traitsOf = createWordTraits(views)
  const hear = createHearing(views)
  const spellingOf = createSpelling(views)
  const linesOf = createLines(views)
  const listening = createListening()
  const form = createSpelt()
  /** Of no use but to be kept: what is not, the engine need not read. */
  const fetched = new Int32Array(1)
  /**
   * Asks memory for the traits of words that are judged next. Each word is somewhere else, and judging waits for it before the next one
   * can begin: asked for right behind each other, all are waited for at once.
   */
  const fetchTraits = (words: Int32Array, many: number): void => {
    let read = 0
    for (let at = 0; at < many; at++) read ^= views.wordTrait(words[at] ?? 0, 0)
    fetched[0] = read
  }
  /** The same for their letters, from the first byte to the last. */
  const fetchLetters = (words: Int32Array, many: number): void => {
    const bytes = views.wordBytes()
    let read = 0
    for (let at = 0; at < many; at++) read ^= views.wordStart(words[at] ?? 0)
    for (let at = 0; at < many; at++) {
      const word = words[at] ?? 0
      read ^= (bytes[views.wordStart(word)] ?? 0) ^ (bytes[views.wordStart(word + 1) - 1] ?? 0)
    }
    fetched[0] = read
  }
  const isAdmitted = ({ letters, script }: Token, word: number): boolean => {
    const theirs = traitsOf(word)
    return theirs.script === script || admits(letters, theirs.letters, script === 'latin', theirs.script === 'latin')
  }
  /** Whether a word is kept unread: nothing is told of it before what its letters become is looked at, or it is written with an article. */
  const isUnheard = (fourth: number): boolean =>
    (fourth & ARTICLE_BIT) !== 0 || listening.isVain(fourth >>> SCRIPT_SHIFT)
  /** As far as its traits tell: only a Latin one may be what a script makes of the token although it cannot sound near. */
  const mayBeHeard = (word: number, fourth: number): boolean => {
    const script = fourth >>> SCRIPT_SHIFT
    if (script === LATIN) return true
    const longest = (fourth >>> SOUND_SHIFT) & SOUND_MASK
    return listening.maySound(script, longest, views.wordTrait(word, 4), views.wordTrait(word, 5))
  }
  const isHeard = (word: number): boolean => {
    const fourth = views.wordTrait(word, 3)
    const script = fourth >>> SCRIPT_SHIFT
    const lines = linesOf(word, fourth & LENGTH_MASK)
    if (listening.isNear(script, lines)) return true
    return script === LATIN && listening.mayBeRendered(lines.bytes, lines.formFrom, lines.formTo)
  }
  /** Words whose letters are read, of those that are heard. */
  let toRead = new Int32Array(1 << 10)

  return {
    isAdmitted,
    // As `isAdmitted`, without a branch.
    admitted: ({ letters, script }, words, many) => {
      const { within, opening, closing } = letters
      const own = scripts.indexOf(script)
      const ofLatin = script === 'latin' ? -1 : 0
      fetchTraits(words, many)
      let kept = 0
      for (let at = 0; at < many; at++) {
        const word = words[at] ?? 0
        const theirs = views.wordTrait(word, 3) >>> SCRIPT_SHIFT
        const theirWithin = views.wordTrait(word, 0)
        const meets = isSome(opening & views.wordTrait(word, 1)) & isSome(closing & views.wordTrait(word, 2))
        const strays = isSome(within & ~theirWithin & ofLatin) | isSome(theirWithin & ~within & (isSome(theirs) - 1))
        words[kept] = word
        kept += (isSome(theirs ^ own) & (strays | (meets ^ 1))) ^ 1
      }
      return kept
    },
    heard: (token, words, many) => {
      listening.take(token)
      if (many > toRead.length) toRead = new Int32Array(2 * many)
      let [likely, read] = [0, 0]
      for (let at = 0; at < many; at++) {
        const word = words[at] ?? 0
        const fourth = views.wordTrait(word, 3)
        if (!isUnheard(fourth)) {
          if (!mayBeHeard(word, fourth)) continue
          toRead[read++] = word
        }
        words[likely++] = word
      }
      fetchLetters(toRead, read)
      let [kept, next] = [0, 0]
      for (let at = 0; at < likely; at++) {
        const word = words[at] ?? 0
        const isRead = next < read && toRead[next] === word
        if (isRead) next += 1
        if (!isRead || isHeard(word)) words[kept++] = word
      }
      return kept
    },
    withinSlips: ({ letters, script, form: typed }, words, many) => {
      spell(typed, form)
      fetchTraits(words, many)
      let likely = 0
      for (let at = 0; at < many; at++) {
        const word = words[at] ?? 0
        const theirs = traitsOf(word)
        const longer = theirs.length - form.length
        if (theirs.script !== script || Math.abs(longer) > slips) continue
        if (script === 'latin' && !areWithinSlips(letters, theirs.letters, slips, longer)) continue
        words[likely++] = word
      }
      fetchLetters(words, likely)
      let kept = 0
      for (let at = 0; at < likely; at++) {
        const word = words[at] ?? 0
        if (isTwoSlips(form, spellingOf(word))) words[kept++] = word
      }
      return kept
    },
    glued: (glued, words, many) => {
      if (many === 0) return 0
      const mayBe = sieveOf(views, glued)
      fetchTraits(words, many)
      let likely = 0
      for (let at = 0; at < many; at++) {
        const word = words[at] ?? 0
        if (mayBe(word)) words[likely++] = word
      }
      fetchLetters(words, likely)
      let kept = 0
      for (let at = 0; at < likely; at++) {
        const word = words[at] ?? 0
        if (lossHeardGlued(hear(word), glued) !== undefined) words[kept++] = word
      }
      return kept
    },
  }
}

/** Whether a word may be alike to several written as one: first by length and opening, then by the letters of its sounds. */
const sieveOf = ({ wordTrait }: Pick<NameViews, 'wordTrait'>, glued: Glued): ((word: number) => boolean) => {
  const openings = openingsOfGlued(glued)
  const form = { within: maskOf(glued.form), opening: 0, closing: 0 }
  const mayBeSlip = (word: number): boolean =>
    areWithinSlips({ within: wordTrait(word, 0), opening: 0, closing: 0 }, form, 1)
  let costs: Uint8Array | undefined
  return (word) => {
    const fourth = wordTrait(word, 3)
    const script = fourth >>> SCRIPT_SHIFT
    const length = fourth & LENGTH_MASK
    const isLatin = script === LATIN
    if (!mayBeGlued(isLatin, length, wordTrait(word, 1), glued, openings))
      return isLatin && maySlipAtFirst(length, glued) && mayBeSlip(word)
    costs ??= leastCosts(glued.sound)
    const least = leastDistance(costs, wordTrait(word, 4), wordTrait(word, 5))
    if (least === 0 || least <= hundredthsOf(budgetOfGlued(scripts[script] ?? 'other', length, glued))) return true
    return isLatin && maySlipGlued(length, glued) && mayBeSlip(word)
  }
}
