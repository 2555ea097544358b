// Which words of the index are alike to a word asked for, or near it: found by shared keys, compared, remembered.
import type { NameViews } from '../index/name-views.ts'
import { type Likeness, likenessKnowing, likenessOfGlued, severityOfSharing } from '../matching/likeness.ts'
import { type Glued, glueTokens, type Token } from '../matching/person.ts'
import { keyNumber } from '../index/name-index.ts'
import { type KeysAsked, keysAsked, keysOfGlued, readingOf } from './search.person.reading.ts'

/** A word that is alike to one asked for, and how; in both lists the plain rarity of the word, in bits. */
export type AlikeWord = { readonly word: number; readonly token: Token; readonly likeness: Likeness }
/** A word that is not, but contradicts it less than wholly. */
export type NearWord = { readonly word: number; readonly severity: number }
/** A part written apart: words one behind the other that together are alike to the word. */
export type ApartWords = { readonly words: readonly number[]; readonly tokens: readonly Token[]; readonly likeness: Likeness }

export type Alike = {
  readonly alike: readonly AlikeWord[]
  readonly near: readonly NearWord[]
  readonly apart: readonly ApartWords[]
}

export type AlikeWords = {
  readonly toToken: (token: Token) => Alike
  /** Words that are alike to several parts written as one. */
  readonly toGlued: (glued: Glued) => readonly AlikeWord[]
}

type Remembered<Value> = { readonly value: Value; readonly keys: readonly number[]; readonly moments: readonly number[] }

/** Words asked for of which it is remembered what is alike to them. */
const mostRemembered = 20_000
/** Most manners in which a word may be cut in two or three: more are not looked at. */
const mostApart = 24
/** Parts shorter than this are not looked for in a word. */
const shortestPart = 2

/** Asks the words of a view; `tokenOf` reads one. */
export const createAlikeWords = (views: NameViews, tokenOf: (word: number) => Token): AlikeWords => {
  const remembered = new Map<string, Remembered<Alike>>()
  /** Words met under the keys asked for, and whether under one of consonants. */
  const met = new Map<number, boolean>()

  const remember = (id: string, keys: readonly number[], find: () => Alike): Alike => {
    const before = remembered.get(id)
    if (before?.keys.every((key, at) => views.momentOf(key) === before.moments[at])) return before.value
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

  const meet = ({ plain, consonants }: KeysAsked): void => {
    met.clear()
    for (const key of consonants) views.eachWordUnder(key, (word) => void met.set(word, true))
    for (const key of plain)
      views.eachWordUnder(key, (word) => {
        if (!met.has(word)) met.set(word, false)
      })
  }

  const toToken = (token: Token): Alike => {
    const keys = keysAsked(token)
    return remember(readingOf(token), [...keys.plain, ...keys.consonants], () => find(token, keys))
  }

  const find = (token: Token, keys: KeysAsked): Alike => {
    const alike: AlikeWord[] = []
    const near: NearWord[] = []
    meet(keys)
    for (const [word, sharing] of met) {
      const theirs = tokenOf(word)
      const likeness = likenessKnowing(token, theirs, sharing) ?? articledLikeness(token, theirs)
      if (likeness) alike.push({ word, token: theirs, likeness })
      else {
        const isWord = token.script === theirs.script && !token.light && !theirs.light && !token.initial && !theirs.initial
        const severity = isWord ? severityOfSharing(token, theirs) : 1
        if (severity < 1) near.push({ word, severity })
      }
    }
    return { alike, near, apart: token.light || token.initial ? [] : findApart(token) }
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

  /** Words of which the word is made: both parts, or all three, stand in the vocabulary as they are written in it. */
  const findApart = (token: Token): ApartWords[] => {
    const found: ApartWords[] = []
    const texts = new Set([token.form, ...token.spellings])
    for (const text of texts) {
      for (const parts of cutsOf(text)) {
        for (const words of choicesOf(parts)) {
          if (found.length >= mostApart) return found
          const tokens = words.map(tokenOf)
          if (tokens.every(({ light }) => light)) continue
          if (found.some((one) => one.words.length === words.length && one.words.every((word, at) => word === words[at])))
            continue
          const likeness = likenessOfAll(token, tokens)
          if (likeness) found.push({ words, tokens, likeness })
        }
      }
    }
    return found
  }

  const wordsUnder = (text: string): number[] => {
    const words: number[] = []
    views.eachWordUnder(keyNumber(text), (word) => {
      const { form, spellings, initial } = tokenOf(word)
      if (!initial && (form === text || spellings[0] === text)) words.push(word)
    })
    return words
  }

  /** A text in two, and what is behind a particle in two again. */
  const cutsOf = (text: string): (readonly (readonly number[])[])[] => {
    const cuts: (readonly (readonly number[])[])[] = []
    for (let at = shortestPart; at <= text.length - shortestPart; at++) {
      const first = wordsUnder(text.slice(0, at))
      if (first.length === 0) continue
      const second = wordsUnder(text.slice(at))
      if (second.length > 0) cuts.push([first, second])
      if (!first.some((word) => tokenOf(word).light)) continue
      for (let next = at + shortestPart; next <= text.length - shortestPart; next++) {
        const middle = wordsUnder(text.slice(at, next)).filter((word) => tokenOf(word).light)
        const last = middle.length > 0 ? wordsUnder(text.slice(next)) : []
        if (last.length > 0) cuts.push([first.filter((word) => tokenOf(word).light), middle, last])
      }
    }
    return cuts
  }

  return {
    toToken,
    toGlued: (glued) => {
      const found: AlikeWord[] = []
      meet(keysOfGlued(glued))
      for (const word of met.keys()) {
        const token = tokenOf(word)
        const likeness = likenessOfGlued(token, glued)
        if (likeness) found.push({ word, token, likeness })
      }
      return found
    },
  }
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
