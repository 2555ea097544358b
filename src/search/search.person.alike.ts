// Which words of the index may be alike to a word asked for: found by shared keys at once, compared only when a record depends on it.
import { keyNumber } from '../index/name-index.ts'
import type { NameViews } from '../index/name-views.ts'
import { isOneSlip } from '../matching/distance.ts'
import { slipLength, slippedGluedLength } from '../matching/keys.ts'
import { admits, areWithinSlips } from '../matching/letters.ts'
import {
  type KnownOfPair,
  type Likeness,
  likenessKnowing,
  likenessOfGlued,
  mayBeGlued,
  severityOfSharing,
} from '../matching/likeness.ts'
import { type Glued, glueTokens, makeToken, type Token } from '../matching/person.ts'
import { soundOf } from '../matching/sound.ts'
import {
  createWordTraits,
  formKey,
  type KeysAsked,
  keysAsked,
  keysOfGlued,
  readingOf,
  type WordTraits,
} from './search.person.reading.ts'

/** What a word is to one asked for: alike or not; and how wholly it contradicts it where they are not one. */
export type Verdict = { readonly likeness: Likeness | undefined; readonly severity: number }

/** Words of which all that are alike are, and what has been found out about them. */
export type Candidates = {
  /** Those that may bring bits: by a key of their letters; by consonants alone, from another script; by two slips in a long word. */
  readonly words: readonly number[]
  readonly sounding: readonly number[]
  readonly far: readonly number[]
  /** Those that at most contradict less than wholly. */
  readonly near: readonly number[]
  readonly has: (word: number) => boolean
  /** Asked once for a word, and remembered as long as the candidates are. */
  readonly verdictOn: (word: number) => Verdict
}

/** A part written apart: words one behind the other that together are alike to the word. */
export type ApartWords = {
  readonly words: readonly number[]
  readonly tokens: readonly Token[]
  readonly likeness: Likeness
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

/** Whether a word may be alike, as far as its traits tell: one that shares consonants, or what two slips leave. */
type MayBe = {
  readonly sounding: (traits: WordTraits) => boolean
  readonly far: (traits: WordTraits) => boolean
}

type Remembered<Value> = {
  readonly value: Value
  readonly keys: readonly number[]
  readonly moments: readonly number[]
}

/** Words asked for of which candidates are remembered: some 40 MB. */
const mostRemembered = 20_000
/** Most manners in which a word may be cut in two or three: more are not looked at. */
const mostApart = 48
/** Longer words than names are: they are not cut. */
const longestCut = 24
/** Shorter words than two with a slip in them. */
const shortestLoose = slippedGluedLength - 1

/** Asks the words of a view; `tokenOf` reads one. */
export const createAlikeWords = (views: NameViews, tokenOf: (word: number) => Token): AlikeWords => {
  const remembered = new Map<string, Remembered<unknown>>()

  const remember = <Value>(id: string, { plain, consonants, doubtful, far }: KeysAsked, find: () => Value): Value => {
    const before = remembered.get(id)
    const keys = before?.keys ?? [...plain, ...consonants, ...doubtful, ...far]
    if (before && keys.every((key, at) => views.momentOf(key) === before.moments[at])) return before.value as Value
    const value = find()
    if (remembered.size >= mostRemembered) {
      // Half of them, the oldest, make room at once: one by one costs more.
      let left = mostRemembered / 2
      for (const old of remembered.keys()) {
        if (left === 0) break
        remembered.delete(old)
        left -= 1
      }
    }
    remembered.set(id, { value, keys, moments: keys.map(views.momentOf) })
    return value
  }

  const traitsOf = createWordTraits(views)

  /**
   * Words under the keys, each once, in the first of the lists it belongs to. Of those that share nothing but consonants, or what two
   * slips leave, only such as their letters do not rule out: most are passed over here, unread.
   */
  const meet = ({ plain, consonants, doubtful, far }: KeysAsked, mayBe: MayBe) => {
    const met = new Set<number>()
    const sharing = new Set<number>()
    const lists = { words: [] as number[], sounding: [] as number[], far: [] as number[], near: [] as number[] }
    const into = (list: number[], word: number): void => {
      if (met.has(word)) return
      met.add(word)
      list.push(word)
    }
    for (const key of plain) views.eachWordUnder(key, (word) => into(lists.words, word))
    const visit = (word: number): void => {
      if (sharing.has(word) || (!met.has(word) && !mayBe.sounding(traitsOf(word)))) return
      sharing.add(word)
      into(lists.sounding, word)
    }
    for (const key of consonants) views.eachWordUnder(key, visit)
    for (const key of doubtful) views.eachWordUnder(key, (word) => into(lists.near, word))
    for (const key of far) {
      views.eachWordUnder(key, (word) => {
        if (!met.has(word) && mayBe.far(traitsOf(word))) into(lists.far, word)
      })
    }
    return { met, sharing, ...lists }
  }

  const candidates = (
    keys: KeysAsked,
    mayBe: MayBe,
    judge: (theirs: Token, known: KnownOfPair) => Verdict,
  ): Candidates => {
    const { met, sharing, ...lists } = meet(keys, mayBe)
    const known = new Map<number, Verdict>()
    return {
      ...lists,
      has: (word) => met.has(word),
      verdictOn: (word) => {
        const before = known.get(word)
        if (before) return before
        const isSharing = sharing.has(word)
        const verdict = judge(tokenOf(word), { isSharing, isAdmitted: mayBe.sounding(traitsOf(word)) })
        known.set(word, verdict)
        return verdict
      },
    }
  }

  const judgeToken =
    (token: Token) =>
    (theirs: Token, known: KnownOfPair): Verdict => {
      const likeness = likenessKnowing(token, theirs, known) ?? articledLikeness(token, theirs)
      const areWords = !token.light && !theirs.light && !token.initial && !theirs.initial
      const severity = token.script === theirs.script && areWords ? severityOfSharing(token, theirs) : 1
      return { likeness, severity }
    }

  /** Words of which the word is made: both parts, or all three, stand in the vocabulary as they are written in it. */
  const findApart = (token: Token): ApartWords[] => {
    const found: ApartWords[] = []
    if (token.light || token.initial || token.form.length > longestCut) return found
    const add = (parts: readonly (readonly number[])[], most: number): void => {
      for (const words of choicesOf(parts)) {
        if (found.length >= most) return
        const tokens = words.map(tokenOf)
        const likeness = tokens.every(({ light }) => light) ? undefined : likenessOfAll(token, tokens)
        if (likeness) found.push({ words, tokens, likeness })
      }
    }
    for (const parts of cutsOf(token.form)) add(parts, mostApart)
    if (!found.some(isPlainPair) && isUnknown(token)) {
      const most = found.length + mostApart / 2
      for (const parts of looseCutsOf(token.form)) add(parts, most)
    }
    return found
  }

  /** Whether a long word is like none that is there: it may be two written as one and spelled otherwise besides. */
  const isUnknown = (token: Token): boolean => {
    if (token.script !== 'latin' || token.form.length < shortestLoose) return false
    const { words, verdictOn } = toToken(token)
    return words.every((word) => tokenOf(word).initial || verdictOn(word).likeness === undefined)
  }

  /** A text in two, of which one part stands in the vocabulary as it is spelled or sounds, the other one nearly so. */
  const looseCutsOf = (text: string): (readonly (readonly number[])[])[] => {
    const cuts: (readonly (readonly number[])[])[] = []
    for (let at = 2; at <= text.length - 2; at++) {
      const [first, second] = [partOf(text.slice(0, at)), partOf(text.slice(at))]
      const [firstAlike, secondAlike] = [wordsSounding(first), wordsSounding(second)]
      if (firstAlike.length > 0) cuts.push([firstAlike, [...secondAlike, ...wordsNear(second)]])
      if (secondAlike.length > 0) cuts.push([wordsNear(first), secondAlike])
    }
    return cuts.filter((parts) => parts.every((words) => words.length > 0))
  }

  /** Latin words of the form of a part or of its spelling key. */
  const wordsSounding = ({ form, spellings: [spelling = ''] }: Token): number[] => {
    const words = new Set(wordsOfForm(form))
    views.eachWordUnder(keyNumber(spelling), (word) => {
      if (tokenOf(word).spellings[0] === spelling) words.add(word)
    })
    return [...words]
  }

  /** Latin words that a slip may have made of a part, and no shorter ones than a slip leaves recognisable. */
  const wordsNear = (part: Token): number[] => {
    const words = new Set<number>()
    if (part.form.length < slipLength - 1) return []
    const { length } = part.form
    for (const key of keysAsked(part).plain) {
      views.eachWordUnder(key, (word) => {
        if (words.has(word) || Math.abs(traitsOf(word).length - length) > 1) return
        if (isOneSlip(part.form, tokenOf(word).form)) words.add(word)
      })
    }
    return [...words]
  }

  const wordsOfForm = (form: string): number[] => {
    const words: number[] = []
    views.eachWordUnder(formKey(form), (word) => void words.push(word))
    return words
  }

  /** A text in two, and what is behind the first part in two again. */
  const cutsOf = (text: string): (readonly (readonly number[])[])[] => {
    const cuts: (readonly (readonly number[])[])[] = []
    for (let at = 1; at < text.length; at++) {
      const first = wordsOfForm(text.slice(0, at))
      if (first.length === 0) continue
      const second = wordsOfForm(text.slice(at))
      if (second.length > 0) cuts.push([first, second])
      for (let next = at + 1; next < text.length; next++) {
        const middle = wordsOfForm(text.slice(at, next))
        const last = middle.length > 0 ? wordsOfForm(text.slice(next)) : []
        if (last.length > 0) cuts.push([first, middle, last])
      }
    }
    return cuts
  }

  const toToken = (token: Token): Candidates => {
    const keys = keysAsked(token)
    return remember(readingOf(token), keys, () => {
      const { letters, script, form } = token
      const mayBe: MayBe = {
        sounding: (theirs) =>
          theirs.script === script || admits(letters, theirs.letters, script === 'latin', theirs.script === 'latin'),
        far: (theirs) =>
          theirs.script === script &&
          Math.abs(theirs.length - form.length) <= 2 &&
          (script !== 'latin' || areWithinSlips(letters, theirs.letters, 2)),
      }
      return candidates(keys, mayBe, judgeToken(token))
    })
  }

  return {
    toToken,
    apartFrom: findApart,
    isParticle: (form) => wordsOfForm(form).some((word) => tokenOf(word).light),
    toGlued: (glued) => {
      const keys = keysOfGlued(glued)
      return remember(`+${glued.display}\n${glued.form}\n${glued.sound}`, keys, () =>
        candidates(
          keys,
          {
            sounding: ({ script, length, letters }) => mayBeGlued(script === 'latin', length, letters.opening, glued),
            far: () => false,
          },
          (theirs) => ({ likeness: likenessOfGlued(theirs, glued, true), severity: 1 }),
        ),
      )
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

/** One word for each part, in every manner. */
const choicesOf = (parts: readonly (readonly number[])[]): number[][] =>
  parts.reduce<number[][]>((all, words) => all.flatMap((before) => words.map((word) => [...before, word])), [[]])

/** Two words as they stand in the index, neither so short that chance puts it there: nothing else need be looked for. */
const isPlainPair = ({ tokens }: ApartWords): boolean =>
  tokens.length === 2 && tokens.every(({ form }) => form.length >= slipLength - 1)

/** A part of a Latin word as a word of its own. */
const partOf = (form: string): Token =>
  makeToken(
    { display: form, lower: form, script: 'latin', form, sounds: [soundOf(form)], article: false },
    'unknown',
    false,
  )

/** How a word is alike to several one behind the other. */
const likenessOfAll = (token: Token, tokens: readonly Token[]): Likeness | undefined => {
  const all = (1 << tokens.length) - 1
  for (const glued of glueTokens(tokens)) {
    const likeness = glued.tokens === all ? likenessOfGlued(token, glued) : undefined
    if (likeness) return likeness
  }
  return undefined
}
