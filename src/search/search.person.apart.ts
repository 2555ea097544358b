// Words of the index that one word asked for may be written apart in: cut in two or three, exactly, or nearly where it is like nothing that is there.
import { hashLetter, keyNumber, keyOfHash } from '../index/key-number.ts'
import type { NameViews } from '../index/name-views.ts'
import { isOneSlip, isWithinSlips } from '../matching/distance.ts'
import { maySpell, slippedGluedLength } from '../matching/keys.ts'
import { areWithinSlips } from '../matching/letters.ts'
import { likenessOfGlued } from '../matching/likeness.ts'
import type { Likeness } from '../matching/losses.ts'
import { glueTokens, makeToken, type Token } from '../matching/person.ts'
import { soundOf } from '../matching/sound.ts'
import { createSpelt, type Spelt, spell } from '../matching/spelt.ts'
import { FORM_SIGN, formKey, keysAsked } from './search.person.keys.ts'
import { createHearing, createSpelling, createWordTraits, readingOf } from './search.person.reading.ts'
import { createRemembering } from './search.person.remembered.ts'

/** A part written apart: words one behind the other that together are alike to the word. */
export type ApartWords = {
  readonly words: readonly number[]
  readonly tokens: readonly Token[]
  readonly likeness: Likeness
}

type Apart = { readonly words: readonly ApartWords[]; readonly keys: Int32Array }
/** Words for each part of a cut. */
type Cut = readonly (readonly number[])[]

/** Most manners in which a word may be cut in two or three: more are not looked at. */
const mostApart = 48
/** And of those that are spelled otherwise besides. */
const mostLoose = 200
/** Shortest part that a slip may have made of a word, where all of it together is long enough. */
const shortestSlipped = 3
/** Longer words than names are: they are not cut. */
const longestCut = 24
/** Shorter words than two with a slip in them. */
const shortestLoose = slippedGluedLength - 1

const none: number[] = []
const nothingApart: readonly ApartWords[] = []

export type ApartOptions = {
  readonly views: NameViews
  readonly tokenOf: (word: number) => Token
  /** Whether a word is alike to one that somebody bears whose record is open to everybody: nobody else's name may change an answer. */
  readonly isKnown: (token: Token) => boolean
  /** Words of which what was found is remembered. */
  readonly most: number
}

/** Manners in which a word may be written apart, in words that are there. */
export const createApart = ({
  views,
  tokenOf,
  isKnown,
  most,
}: ApartOptions): ((token: Token) => readonly ApartWords[]) => {
  const remember = createRemembering<Apart>(views.momentOf, most)
  const rememberLoose = createRemembering<Apart>(views.momentOf, most / 10)
  const traitsOf = createWordTraits(views)
  const hear = createHearing(views)
  const likeliestOf = (word: number): Spelt => hear(word).sounds[0] as Spelt
  const spellingOf = createSpelling(views)
  const form = createSpelt()

  const find = (token: Token, cutInto: (text: string, looked: number[]) => readonly Cut[], room: number): Apart => {
    const found: ApartWords[] = []
    const looked: number[] = []
    for (const cut of cutInto(token.form, looked)) {
      for (const words of choicesOf(cut)) {
        if (found.length >= room) break
        const tokens = words.map(tokenOf)
        const likeness = tokens.every(({ light }) => light) ? undefined : likenessOfAll(token, tokens)
        if (likeness) found.push({ words, tokens, likeness })
      }
    }
    return { words: found, keys: Int32Array.from(looked) }
  }

  /** Under most keys there is nothing: only words that are there cost an array. */
  let under = none
  const gather = (word: number): void => {
    if (under.length === 0) under = [word]
    else under.push(word)
  }
  /** Words under a key of a form; the key is written down with those that were looked for. */
  const wordsUnder = (key: number, looked: number[]): readonly number[] => {
    looked.push(key)
    under = none
    views.eachWordUnder(key, gather)
    return under
  }

  /**
   * A text in two, and what is behind the first part in two again: those in two first, which are fewer and likelier. Hashed letter by
   * letter, since most cuts are no words.
   */
  const cutsOf = (text: string, looked: number[]): Cut[] => {
    const cuts: Cut[] = []
    const inThree: Cut[] = []
    const openings = keysOfOpenings(text)
    views.fetchWordsUnder(openings)
    for (let at = 1; at < text.length; at++) {
      const first = wordsUnder(openings[at - 1] ?? 0, looked)
      if (first.length === 0) continue
      const second = wordsUnder(formKey(text.slice(at)), looked)
      if (second.length > 0) cuts.push([first, second])
      let within = FORM_SIGN
      for (let next = at + 1; next < text.length; next++) {
        within = hashLetter(within, text.charCodeAt(next - 1))
        const middle = wordsUnder(keyOfHash(within), looked)
        const last = middle.length > 0 ? wordsUnder(formKey(text.slice(next)), looked) : none
        if (last.length > 0) inThree.push([first, middle, last])
      }
    }
    return [...cuts, ...inThree]
  }

  const keysOfOpenings = (text: string): number[] => {
    const keys: number[] = []
    let hash = FORM_SIGN
    for (let at = 1; at < text.length; at++) {
      hash = hashLetter(hash, text.charCodeAt(at - 1))
      keys.push(keyOfHash(hash))
    }
    return keys
  }

  /** A text in two, of which one part stands in the vocabulary as it is spelled or sounds, the other one nearly so. */
  const looseCutsOf = (text: string, looked: number[]): Cut[] => {
    const cuts: Cut[] = []
    for (let at = 2; at <= text.length - 2; at++) {
      const [first, second] = [partOf(text.slice(0, at)), partOf(text.slice(at))]
      const [firstAlike, secondAlike] = [wordsSounding(first, looked), wordsSounding(second, looked)]
      if (firstAlike.length > 0) cuts.push([firstAlike, [...secondAlike, ...wordsNear(second, looked)]])
      if (secondAlike.length > 0) cuts.push([wordsNear(first, looked), secondAlike])
      // Two letters that changed places where the parts meet.
      const [last, next] = [text.charAt(at - 1), text.charAt(at)]
      if (last === next) continue
      const before = wordsUnder(formKey(text.slice(0, at - 1) + next), looked)
      if (before.length > 0) cuts.push([before, wordsUnder(formKey(last + text.slice(at + 1)), looked)])
    }
    return cuts.filter((parts) => parts.every((words) => words.length > 0))
  }

  /** Latin words of the form of a part or of its spelling key. */
  const wordsSounding = ({ form, spellings: [spelling = ''] }: Token, looked: number[]): readonly number[] => {
    const words = new Set(wordsUnder(formKey(form), looked))
    for (const word of wordsUnder(keyNumber(spelling), looked))
      if (maySpell(spelling, likeliestOf(word)) && tokenOf(word).spellings[0] === spelling) words.add(word)
    return [...words]
  }

  /** Latin words that a slip may have made of a part. */
  const wordsNear = (part: Token, looked: number[]): readonly number[] => {
    const { length } = part.form
    if (length < shortestSlipped) return none
    const words = new Set<number>()
    spell(part.form, form)
    const { plain, doubtful } = keysAsked(part)
    const keys = [...plain, ...doubtful]
    views.fetchWordsUnder(keys)
    for (const key of keys) {
      for (const word of wordsUnder(key, looked)) {
        if (words.has(word)) continue
        const traits = traitsOf(word)
        if (Math.abs(traits.length - length) > 1) continue
        if (traits.script === 'latin' && !areWithinSlips(part.letters, traits.letters, 1)) continue
        const theirs = spellingOf(word)
        // What is beyond ASCII has more bytes than letters.
        const isAtHand = theirs.length === traits.length
        if (isAtHand && !isWithinSlips(form, theirs, 1)) continue
        if (isOneSlip(part.form, tokenOf(word).form)) words.add(word)
      }
    }
    return [...words]
  }

  return (token) => {
    if (token.light || token.initial || token.form.length > longestCut) return nothingApart
    const id = readingOf(token)
    const { words } = remember(id, () => find(token, cutsOf, mostApart))
    if (token.script !== 'latin' || token.form.length < shortestLoose || isKnown(token)) return words
    const loose = rememberLoose(id, () => find(token, looseCutsOf, mostLoose)).words
    return loose.length === 0 ? words : [...words, ...loose]
  }
}

/** One word for each part, in every manner. */
const choicesOf = (cut: Cut): number[][] =>
  cut.reduce<number[][]>((all, words) => all.flatMap((before) => words.map((word) => [...before, word])), [[]])

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
