// What a word met is to one asked for: judged where it lies as far as that can be, since most are other words and few are looked at again.
import type { NameViews } from '../index/name-views.ts'
import { createJudging, mostJudged } from '../matching/judging.ts'
import { likenessKnowing, likenessOfGlued, severityOfSharing } from '../matching/likeness.ts'
import type { Likeness } from '../matching/losses.ts'
import { glueTokens, type Token } from '../matching/person.ts'
import { scripts } from '../matching/script.ts'
import type { MetWords } from './search.person.met.ts'
import { createPassing } from './search.person.passing.ts'
import {
  ARTICLE_BIT,
  CLASS_BIT,
  createHearing,
  LENGTH_MASK,
  SCRIPT_SHIFT,
  SOUND_MASK,
  SOUND_SHIFT,
  type WordBytes,
} from './search.person.reading.ts'

/** Alike or not; and how wholly it contradicts the one asked for where they are not one. */
export type Verdict = { readonly likeness: Likeness | undefined; readonly severity: number }
/** One object for what most words are: they are remembered. */
const anotherWord: Verdict = { likeness: undefined, severity: 1 }

export const verdictOf = (likeness: Likeness | undefined, severity: number): Verdict =>
  likeness === undefined && severity === 1 ? anotherWord : { likeness, severity }

export type Verdicts = {
  /** On a word that was met for a token. */
  readonly on: (token: Token, met: MetWords, word: number) => Verdict
  /** The same by both tokens: what it must be. */
  readonly byTokens: (token: Token, met: MetWords, word: number) => Verdict
}

const LATIN = scripts.indexOf('latin')
/** Forms no longer than this may be those of initials. */
const longestInitial = 2

/** Judges words of a view; `tokenOf` reads one. */
export const createVerdicts = (
  views: WordBytes & Pick<NameViews, 'wordTrait'>,
  tokenOf: (word: number) => Token,
): Verdicts => {
  const passing = createPassing(views)
  const hear = createHearing(views)
  const judging = createJudging()

  const byTokens: Verdicts['byTokens'] = (token, met, word) => {
    const theirs = tokenOf(word)
    const known = { isSharing: met.isSharing(word), isAdmitted: passing.isAdmitted(token, word) }
    const likeness = likenessKnowing(token, theirs, known) ?? articledLikeness(token, theirs)
    const areWords = !token.light && !theirs.light && !token.initial && !theirs.initial
    // What two slips leave is no key: two words that share nothing else contradict each other wholly.
    const isDoubtful = token.script === theirs.script && areWords && !met.isFar(word)
    return verdictOf(likeness, isDoubtful ? severityOfSharing(token, theirs) : 1)
  }

  /** Undefined where both are Latin words and more than letters and sounds is to be looked at. */
  const onLatin = (met: MetWords, word: number): Verdict | undefined => {
    const theirs = hear(word)
    if (theirs.isLight || judging.isSameForm(theirs)) return undefined
    return verdictOf(judging.latin(theirs), met.isFar(word) ? 1 : judging.severity(theirs))
  }

  /** Of another script. Undefined where it was met by a key of its letters: words that share a class, a spelling or a slip of them are. */
  const onAcross = (met: MetWords, word: number): Verdict | undefined => {
    const list = met.listOf(word)
    if (list === 'sounding') return verdictOf(judging.across(hear(word)), 1)
    return list === 'near' || list === 'far' ? anotherWord : undefined
  }

  return {
    byTokens,
    on: (token, met, word) => {
      const fourth = views.wordTrait(word, 3)
      const length = fourth & LENGTH_MASK
      const script = fourth >>> SCRIPT_SHIFT
      const isWhole = length <= mostJudged && ((fourth >>> SOUND_SHIFT) & SOUND_MASK) <= mostJudged
      if (!isWhole || (fourth & ARTICLE_BIT) !== 0 || !judging.take(token)) return byTokens(token, met, word)
      if (scripts[script] !== token.script) return onAcross(met, word) ?? byTokens(token, met, word)
      const mayShareClass = (fourth & CLASS_BIT) !== 0 && token.classes.length > 0
      if (script !== LATIN || length <= longestInitial || mayShareClass) return byTokens(token, met, word)
      return onLatin(met, word) ?? byTokens(token, met, word)
    },
  }
}

/** A word with the article that was cut from it, beside one written with it. */
const articledLikeness = (token: Token, theirs: Token): Likeness | undefined => {
  if (!theirs.article) return undefined
  for (const glued of glueTokens([theirs])) {
    const likeness = likenessOfGlued(token, glued)
    if (likeness) return likeness
  }
  return undefined
}
