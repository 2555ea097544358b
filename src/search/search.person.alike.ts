// Which words of the index may be alike to a word asked for: found by shared keys at once, compared only when a record depends on it.
import type { NameViews } from '../index/name-views.ts'
import { likenessKnowing, likenessOfGlued, severityOfSharing } from '../matching/likeness.ts'
import type { Likeness } from '../matching/losses.ts'
import { type Glued, glueTokens, type Token } from '../matching/person.ts'
import { type ApartWords, createApart } from './search.person.apart.ts'
import { formKey } from './search.person.keys.ts'
import { createMeeting, type MetWords } from './search.person.met.ts'
import { createPassing } from './search.person.passing.ts'
import { isLightWord, readingOf } from './search.person.reading.ts'
import { createRemembering } from './search.person.remembered.ts'

/** What a word is to one asked for: alike or not; and how wholly it contradicts it where they are not one. */
export type Verdict = { readonly likeness: Likeness | undefined; readonly severity: number }
/** One object for what most words are: they are remembered. */
const anotherWord: Verdict = { likeness: undefined, severity: 1 }

/** Words of which all that are alike are, and what has been found out about them: `near` at most contradict less than wholly. */
export type Candidates = {
  readonly met: MetWords
  readonly keys: Int32Array
  /** Asked once for a word, and remembered as long as the candidates are. */
  readonly verdictOn: (word: number) => Verdict
}

export type AlikeWords = {
  readonly toToken: (token: Token) => Candidates
  /** Whether a form is a particle in some name. */
  readonly isParticle: (form: string) => boolean
  /** Manners in which the word may be written apart, in words that are there. */
  readonly apartFrom: (token: Token) => readonly ApartWords[]
  /** Words that may be several parts written as one. */
  readonly toGlued: (glued: Glued) => Candidates
}

/** Words asked for of which candidates are remembered: some 50 MB. Words written as one by themselves: few are asked for twice. */
const mostRemembered = 20_000
const mostGlued = 2_000

/** Bits lost by a word that is known misspelt: what loses more sounds like another one by chance. */
const lossOfKnown = 4

/** Asks the words of a view; `tokenOf` reads one. */
export const createAlikeWords = (views: NameViews, tokenOf: (word: number) => Token): AlikeWords => {
  const meeting = createMeeting(views)
  const passing = createPassing(views)
  const candidatesFor = createRemembering<Candidates>(views.momentOf, mostRemembered)
  const candidatesForGlued = createRemembering<Candidates>(views.momentOf, mostGlued)

  const candidates = (met: MetWords, judge: (word: number, theirs: Token) => Verdict): Candidates => {
    const known: (Verdict | undefined)[] = new Array(met.many).fill(undefined)
    return {
      ...{ met, keys: met.keys },
      verdictOn: (word) => {
        const place = met.placeOf(word)
        const before = known[place]
        if (before) return before
        const verdict = judge(word, tokenOf(word))
        if (place >= 0) known[place] = verdict
        return verdict
      },
    }
  }

  const candidatesOf = (token: Token): Candidates => {
    const met = meeting.toToken(token)
    return candidates(met, (word, theirs) => {
      const known = { isSharing: met.isSharing(word), isAdmitted: passing.isAdmitted(token, word) }
      const likeness = likenessKnowing(token, theirs, known) ?? articledLikeness(token, theirs)
      const areWords = !token.light && !theirs.light && !token.initial && !theirs.initial
      // What two slips leave is no key: two words that share nothing else contradict each other wholly.
      const isDoubtful = token.script === theirs.script && areWords && !met.isFar(word)
      const severity = isDoubtful ? severityOfSharing(token, theirs) : 1
      return likeness === undefined && severity === 1 ? anotherWord : { likeness, severity }
    })
  }

  const candidatesOfGlued = (glued: Glued): Candidates =>
    candidates(meeting.toGlued(glued), (_word, theirs) => {
      const likeness = likenessOfGlued(theirs, glued, true)
      return likeness === undefined ? anotherWord : { likeness, severity: 1 }
    })

  const toToken = (token: Token): Candidates => candidatesFor(readingOf(token), () => candidatesOf(token))

  return {
    toToken,
    toGlued: (glued) =>
      candidatesForGlued(`${glued.display}\n${glued.form}\n${glued.sound}`, () => candidatesOfGlued(glued)),
    apartFrom: createApart({
      views,
      tokenOf,
      isKnown: (token) => {
        if (views.bearers(token.form) > 0) return true
        const { met, verdictOn } = toToken(token)
        return met.words.some((word) => {
          const { initial, form } = tokenOf(word)
          return (
            !initial && (verdictOn(word).likeness?.loss ?? lossOfKnown + 1) <= lossOfKnown && views.bearers(form) > 0
          )
        })
      },
      most: mostRemembered,
    }),
    isParticle: (form) => {
      let isLight = false
      views.eachWordUnder(formKey(form), (word) => {
        isLight ||= isLightWord(views, word)
      })
      return isLight
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
