// Which words of the index may be alike to a word asked for: found by shared keys at once, compared only when a record depends on it.
import type { NameViews } from '../index/name-views.ts'
import { likenessOfGlued } from '../matching/likeness.ts'
import type { Glued, Token } from '../matching/person.ts'
import { type ApartWords, createApart } from './search.person.apart.ts'
import { formKey } from './search.person.keys.ts'
import { createMeeting, type MetWords } from './search.person.met.ts'
import { isLightWord, readingOf } from './search.person.reading.ts'
import { createRemembering } from './search.person.remembered.ts'
import { createVerdicts, type Verdict, verdictOf } from './search.person.verdict.ts'

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
  const judging = createVerdicts(views, tokenOf)
  const candidatesFor = createRemembering<Candidates>(views.momentOf, mostRemembered)
  const candidatesForGlued = createRemembering<Candidates>(views.momentOf, mostGlued)

  const candidates = (met: MetWords, judge: (word: number) => Verdict): Candidates => {
    const known: (Verdict | undefined)[] = new Array(met.many).fill(undefined)
    return {
      ...{ met, keys: met.keys },
      verdictOn: (word) => {
        const place = met.placeOf(word)
        const before = known[place]
        if (before) return before
        const verdict = judge(word)
        if (place >= 0) known[place] = verdict
        return verdict
      },
    }
  }

  const candidatesOf = (token: Token): Candidates => {
    const met = meeting.toToken(token)
    return candidates(met, (word) => judging.on(token, met, word))
  }

  const candidatesOfGlued = (glued: Glued): Candidates =>
    candidates(meeting.toGlued(glued), (word) => verdictOf(likenessOfGlued(tokenOf(word), glued, true), 1))

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
          if ((verdictOn(word).likeness?.loss ?? lossOfKnown + 1) > lossOfKnown) return false
          const { initial, form } = tokenOf(word)
          return !initial && views.bearers(form) > 0
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
