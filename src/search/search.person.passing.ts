// Which of many words may be alike to one asked for, as far as their traits tell: those that are not are passed over unread.
import type { NameViews } from '../index/name-views.ts'
import { admits, areWithinSlips } from '../matching/letters.ts'
import { mayBeGlued } from '../matching/likeness.ts'
import type { Glued, Token } from '../matching/person.ts'
import { createWordTraits } from './search.person.reading.ts'

/** Keeps, of the first `many` words of an array, those that may be alike, in order at its beginning; tells how many. */
export type Passing = {
  /** Sharing consonants. */
  readonly admitted: (token: Token, words: Int32Array, many: number) => number
  /** Sharing what two slips leave. */
  readonly withinSlips: (token: Token, words: Int32Array, many: number) => number
  /** Sharing consonants with several words written as one. */
  readonly glued: (glued: Glued, words: Int32Array, many: number) => number
  readonly isAdmitted: (token: Token, word: number) => boolean
}

/** Letters that two slips in a word leave or add at most. */
const slips = 2

export const createPassing = (views: Pick<NameViews, 'wordTrait'>): Passing => {
  const traitsOf = createWordTraits(views)
  const isAdmitted = ({ letters, script }: Token, word: number): boolean => {
    const theirs = traitsOf(word)
    return theirs.script === script || admits(letters, theirs.letters, script === 'latin', theirs.script === 'latin')
  }
  return {
    isAdmitted,
    admitted: (token, words, many) => {
      let kept = 0
      for (let at = 0; at < many; at++) {
        const word = words[at] ?? 0
        if (isAdmitted(token, word)) words[kept++] = word
      }
      return kept
    },
    withinSlips: ({ letters, script, form }, words, many) => {
      let kept = 0
      for (let at = 0; at < many; at++) {
        const word = words[at] ?? 0
        const theirs = traitsOf(word)
        if (theirs.script !== script || Math.abs(theirs.length - form.length) > slips) continue
        if (script === 'latin' && !areWithinSlips(letters, theirs.letters, slips)) continue
        words[kept++] = word
      }
      return kept
    },
    glued: (glued, words, many) => {
      let kept = 0
      for (let at = 0; at < many; at++) {
        const word = words[at] ?? 0
        const { script, length, letters } = traitsOf(word)
        if (mayBeGlued(script === 'latin', length, letters.opening, glued)) words[kept++] = word
      }
      return kept
    },
  }
}
