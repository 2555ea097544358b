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
  type WordTraits,
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
  /** The same for their letters. */
  const fetchLetters = (words: Int32Array, many: number): void => {
    const bytes = views.wordBytes()
    let read = 0
    for (let at = 0; at < many; at++) read ^= views.wordStart(words[at] ?? 0)
    for (let at = 0; at < many; at++) read ^= bytes[views.wordStart(words[at] ?? 0)] ?? 0
    fetched[0] = read
  }
  const isAdmitted = ({ letters, script }: Token, word: number): boolean => {
    const theirs = traitsOf(word)
    return theirs.script === script || admits(letters, theirs.letters, script === 'latin', theirs.script === 'latin')
  }
  /** What is told of a word by its traits comes first: those of another script than the Latin one that cannot sound near are not read. */
  const mayBeHeard = (word: number): boolean => {
    const fourth = views.wordTrait(word, 3)
    const script = fourth >>> SCRIPT_SHIFT
    if ((fourth & ARTICLE_BIT) !== 0 || listening.isVain(script)) return true
    const longest = (fourth >>> SOUND_SHIFT) & SOUND_MASK
    const maySound = listening.maySound(script, longest, views.wordTrait(word, 4), views.wordTrait(word, 5))
    if (!maySound && script !== LATIN) return false
    const lines = linesOf(word, fourth & LENGTH_MASK)
    if (maySound && listening.isNear(script, lines)) return true
    return script === LATIN && listening.mayBeRendered(lines.bytes, lines.formFrom, lines.formTo)
  }

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
      fetchLetters(words, many)
      let kept = 0
      for (let at = 0; at < many; at++) {
        const word = words[at] ?? 0
        if (mayBeHeard(word)) words[kept++] = word
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
      const mayBe = sieveOf(glued)
      fetchTraits(words, many)
      let likely = 0
      for (let at = 0; at < many; at++) {
        const word = words[at] ?? 0
        if (mayBe(traitsOf(word))) words[likely++] = word
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
const sieveOf = (glued: Glued): ((traits: WordTraits) => boolean) => {
  const openings = openingsOfGlued(glued)
  const costs = leastCosts(glued.sound)
  const form = { within: maskOf(glued.form), opening: 0, closing: 0 }
  return (traits) => {
    const { script, length, letters } = traits
    const isLatin = script === 'latin'
    if (!mayBeGlued(isLatin, length, letters.opening, glued, openings))
      return isLatin && maySlipAtFirst(length, glued) && areWithinSlips(letters, form, 1)
    if (
      leastDistance(costs, traits.sounds.small, traits.sounds.capital) <=
      hundredthsOf(budgetOfGlued(script, length, glued))
    )
      return true
    return isLatin && maySlipGlued(length, glued) && areWithinSlips(letters, form, 1)
  }
}
