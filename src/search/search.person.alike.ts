// Which words of the index may be alike to a word asked for: found by shared keys at once, compared only when a record depends on it.
import { hashLetter, keyOfHash } from '../index/key-number.ts'
import type { NameViews } from '../index/name-views.ts'
import { type Likeness, likenessKnowing, likenessOfGlued, severityOfSharing } from '../matching/likeness.ts'
import { type Glued, glueTokens, type Token } from '../matching/person.ts'
import { FORM_SIGN, formKey } from './search.person.keys.ts'
import { createMeeting, type MetWords } from './search.person.met.ts'
import { createPassing } from './search.person.passing.ts'
import { isLightRead, readingOf } from './search.person.reading.ts'
import { createRemembering } from './search.person.remembered.ts'

/** What a word is to one asked for: alike or not; and how wholly it contradicts it where they are not one. */
export type Verdict = { readonly likeness: Likeness | undefined; readonly severity: number }

/** Words of which all that are alike are, and what has been found out about them: `near` at most contradict less than wholly. */
export type Candidates = Omit<MetWords, 'isSharing'> & {
  /** Asked once for a word, and remembered as long as the candidates are. */
  readonly verdictOn: (word: number) => Verdict
}

/** A part written apart: words one behind the other that together are alike to the word. */
export type ApartWords = {
  readonly words: readonly number[]
  readonly tokens: readonly Token[]
  readonly likeness: Likeness
}

type Apart = { readonly words: readonly ApartWords[]; readonly keys: readonly number[] }

export type AlikeWords = {
  readonly toToken: (token: Token) => Candidates
  /** Whether a form is a particle in some name. */
  readonly isParticle: (form: string) => boolean
  /** Manners in which the word may be written apart, in words that are there. */
  readonly apartFrom: (token: Token) => readonly ApartWords[]
  /** Words that may be several parts written as one. */
  readonly toGlued: (glued: Glued) => Candidates
}

/** Words asked for of which candidates are remembered: some 40 MB. */
const mostRemembered = 20_000
/** Most manners in which a word may be cut in two or three: more are not looked at. */
const mostApart = 48
/** Longer words than names are: they are not cut. */
const longestCut = 24

/** Asks the words of a view; `tokenOf` reads one. */
export const createAlikeWords = (views: NameViews, tokenOf: (word: number) => Token): AlikeWords => {
  const meeting = createMeeting(views)
  const passing = createPassing(views)
  const candidatesFor = createRemembering<Candidates>(views.momentOf, mostRemembered)
  const apartFor = createRemembering<Apart>(views.momentOf, mostRemembered)

  const candidates = (met: MetWords, judge: (word: number, theirs: Token) => Verdict): Candidates => {
    const known = new Map<number, Verdict>()
    return {
      ...met,
      verdictOn: (word) => {
        const before = known.get(word)
        if (before) return before
        const verdict = judge(word, tokenOf(word))
        known.set(word, verdict)
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
      const severity = token.script === theirs.script && areWords ? severityOfSharing(token, theirs) : 1
      return { likeness, severity }
    })
  }

  const candidatesOfGlued = (glued: Glued): Candidates =>
    candidates(meeting.toGlued(glued), (_word, theirs) => ({
      likeness: likenessOfGlued(theirs, glued, true),
      severity: 1,
    }))

  /** Words under a key of a form; the key is written down with those that were looked for. */
  const wordsUnder = (key: number, looked: number[]): readonly number[] => {
    looked.push(key)
    let words = none
    views.eachWordUnder(key, (word) => {
      words = [...words, word]
    })
    return words
  }

  /** A text in two, and what is behind the first part in two again; hashed letter by letter, since most cuts are no words. */
  const cutsOf = (text: string, looked: number[]): (readonly (readonly number[])[])[] => {
    const cuts: (readonly (readonly number[])[])[] = []
    let hash = FORM_SIGN
    for (let at = 1; at < text.length; at++) {
      hash = hashLetter(hash, text.charCodeAt(at - 1))
      const first = wordsUnder(keyOfHash(hash), looked)
      if (first.length === 0) continue
      const second = wordsUnder(formKey(text.slice(at)), looked)
      if (second.length > 0) cuts.push([first, second])
      let within = FORM_SIGN
      for (let next = at + 1; next < text.length; next++) {
        within = hashLetter(within, text.charCodeAt(next - 1))
        const middle = wordsUnder(keyOfHash(within), looked)
        const last = middle.length > 0 ? wordsUnder(formKey(text.slice(next)), looked) : none
        if (last.length > 0) cuts.push([first, middle, last])
      }
    }
    return cuts
  }

  /** Words of which the word is made: both parts, or all three, stand in the vocabulary as they are written in it. */
  const findApart = (token: Token, looked: number[]): readonly ApartWords[] => {
    const found: ApartWords[] = []
    for (const parts of cutsOf(token.form, looked)) {
      for (const words of choicesOf(parts)) {
        if (found.length >= mostApart) return found
        const tokens = words.map(tokenOf)
        const likeness = tokens.every(({ light }) => light) ? undefined : likenessOfAll(token, tokens)
        if (likeness) found.push({ words, tokens, likeness })
      }
    }
    return found
  }

  return {
    toToken: (token) => candidatesFor(readingOf(token), () => candidatesOf(token)),
    toGlued: (glued) =>
      candidatesFor(`+${glued.display}\n${glued.form}\n${glued.sound}`, () => candidatesOfGlued(glued)),
    apartFrom: (token) =>
      token.light || token.initial || token.form.length > longestCut
        ? nothingApart
        : apartFor(readingOf(token), () => {
            const keys: number[] = []
            const words = findApart(token, keys)
            return { words, keys }
          }).words,
    isParticle: (form) => {
      let isLight = false
      views.eachWordUnder(formKey(form), (word) => {
        isLight ||= isLightRead(views.wordText(word))
      })
      return isLight
    },
  }
}

const none: readonly number[] = []
const nothingApart: readonly ApartWords[] = []

/** A word with the article that was cut from it, beside one written with it. */
const articledLikeness = (token: Token, theirs: Token): Likeness | undefined => {
  if (!theirs.article) return undefined
  for (const glued of glueTokens([theirs])) {
    const likeness = likenessOfGlued(token, glued)
    if (likeness) return likeness
  }
  return undefined
}

/** One word for each part, in every manner. */
const choicesOf = (parts: readonly (readonly number[])[]): number[][] =>
  parts.reduce<number[][]>((all, words) => all.flatMap((before) => words.map((word) => [...before, word])), [[]])

/** How a word is alike to several one behind the other. */
const likenessOfAll = (token: Token, tokens: readonly Token[]): Likeness | undefined => {
  const all = (1 << tokens.length) - 1
  for (const glued of glueTokens(tokens)) {
    const likeness = glued.tokens === all ? likenessOfGlued(token, glued) : undefined
    if (likeness) return likeness
  }
  return undefined
}
