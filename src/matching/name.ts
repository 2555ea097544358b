/** A name cut into tokens: parts told apart, titles dropped, particles marked, pairs of words that are one name joined. */

import { mostTokens } from './alignment.ts'
import { splitHanName } from './han.ts'
import { splitKoreanName } from './hangul.ts'
import { joinWords } from './joining.ts'
import { addDeletes, skeletonsOf, slippedGluedLength, spellingOf, twoSlipKeys } from './keys.ts'
import { areTurned, kindNumber } from './kinds.ts'
import { doubtfulHonorifics, honorifics, honorificsWritten } from './particle.table.ts'
import type { NameForm } from './person-form.ts'
import { remembering } from './remembering.ts'
import { scriptOf } from './script.ts'
import { soundOf } from './sound.ts'
import { firmnessOf, type Standing, tokenAt } from './standing.ts'
import { makeToken, type Token, type TokenKind } from './token.ts'
import { readWord, type Word, type WordRole } from './word.ts'
import { wordsOf } from './written.ts'

/** Neighbouring tokens written as one word, or a token with the article that was cut from it. */
export type Glued = {
  /** Bit of each token it is made of, by place in the name. */
  readonly tokens: number
  readonly form: string
  /** Letters of its shortest part: a word that lacks as many is the other part alone, not both in one. */
  readonly shortest: number
  readonly sound: string
  readonly keys: readonly string[]
  /** Those of its sound, which are no more than two. */
  readonly heard: readonly string[]
  /** A slip in the form leaves it what it is: what one leaves is among the keys. */
  readonly isSlipping: boolean
  readonly display: string
}

export type Name = {
  readonly tokens: readonly Token[]
  readonly glued: readonly Glued[]
  /** As typed. */
  readonly display: string
  /** Whether family and given names are told apart. */
  readonly parted: boolean
  /** All tokens as typed but for case, in order and in alphabetical order: what equal names have equal. */
  readonly sequence: string
  readonly sorted: string
}

const mostGluedLetters = 24
/** Three words written as one are short ones, unless there are particles among them. */
const mostTripleLetters = 14

/** Prepares a name; undefined where nothing in it can be compared (blank, signs alone). */
export function prepareName(form: NameForm): Name | undefined {
  const parts = partsOf(form)
  const tokens: Token[] = []
  for (const [kind, text] of parts) {
    for (const token of tokensOf(kind, text)) {
      if (tokens.length === mostTokens) break
      tokens.push(token)
    }
  }
  if (tokens.length === 0) return undefined
  const lowers: string[] = []
  const sequence: string[] = []
  let parted = false
  for (const token of tokens) {
    parted ||= token.kind !== 'unknown'
    lowers.push(token.lower)
    sequence.push(token.kind.charAt(0), token.lower, ' ')
  }
  const display = parts.map(([, text]) => text.trim()).join(' ')
  // Joined, and not added up, a text is one piece in memory and no chain of pieces.
  return new PreparedName(tokens, display, parted, sequence.join(''), lowers.sort().join(' '))
}

/** What is written as one is made when it is asked for: of records that are only entered, never. */
class PreparedName implements Name {
  readonly tokens: readonly Token[]
  readonly display: string
  readonly parted: boolean
  readonly sequence: string
  readonly sorted: string
  #glued: readonly Glued[] | undefined

  constructor(tokens: readonly Token[], display: string, parted: boolean, sequence: string, sorted: string) {
    this.tokens = tokens
    this.display = display
    this.parted = parted
    this.sequence = sequence
    this.sorted = sorted
  }

  get glued(): readonly Glued[] {
    this.#glued ??= glueTokens(this.tokens)
    return this.#glued
  }
}

export type Part = readonly [TokenKind, string]

const comma = /[,،]/

/** The parts a name states, each at most once, family names first. */
export function partsOf(form: NameForm): readonly Part[] {
  const stated: Part[] = []
  if (!isBlank(form.family)) stated.push(['family', form.family ?? ''])
  if (!isBlank(form.given)) stated.push(['given', form.given ?? ''])
  if (!isBlank(form.other)) stated.push(['other', form.other ?? ''])
  if (stated.length > 0 || form.whole === undefined) return stated
  if (!comma.test(form.whole)) return [['unknown', form.whole]]
  // `FAMILY, Given` as lists and library cards have it; more commas mean something else.
  const [family = '', given = '', ...more] = form.whole.split(comma)
  if (more.length > 0 || isBlank(family) || isBlank(given)) return [['unknown', form.whole]]
  return [
    ['family', family],
    ['given', given],
  ]
}

function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === ''
}

/** Family names and given names are shared by many: what is made of them costs more than all else of a person. */
const mostRemembered = 1500
const remembered = {
  family: remembering(mostRemembered, (text) => readTokens('family', text)),
  given: remembering(mostRemembered, (text) => readTokens('given', text)),
  other: remembering(mostRemembered / 4, (text) => readTokens('other', text)),
  unknown: remembering(mostRemembered / 2, (text) => readTokens('unknown', text)),
} as const satisfies Readonly<Record<TokenKind, (text: string) => readonly Token[]>>

/** The tokens of one part. */
export function tokensOf(kind: TokenKind, text: string): readonly Token[] {
  return remembered[kind](text)
}

function readTokens(kind: TokenKind, text: string): readonly Token[] {
  const written = wordsOf(text)
  const split = kind === 'unknown' ? splitWritten(written) : undefined
  if (split !== undefined) {
    return split.map((lower, at) =>
      makeToken(readWord(lower, lower, at === 0 ? 'surname' : 'name'), at === 0 ? 'family' : 'given', false),
    )
  }
  const dotted = dots.test(text)
  const words = written.map(({ display, lower }, at) =>
    readWord(display, lower, roleOf(kind, at, written.length, dotted)),
  )
  const joined = joinWords(withoutTitles(words))
  return joined.map((word, at) => {
    const next = joined[at + 1]
    return tokenAt(word, { kind, isFirst: at === 0, isLast: next === undefined }, next)
  })
}

/** Between the words of a foreign name in scripts of syllables. */
const dots = /[·・•]/

/** A word of a part read without its neighbours. `isFirm`: it is so wherever it stands in a part of its role. */
export type AloneWord = { readonly token: Token; readonly isFirm: boolean }

/**
 * Reads a stretch of a part that holds no space and no hyphen, and is not the whole of a part that is not told. Undefined where
 * it is not one word, or where the words beside it may decide what it is: then the part is read whole.
 */
export function readAlone(stretch: string, standing: Standing): AloneWord | undefined {
  const [written, ...more] = wordsOf(stretch)
  if (written === undefined || more.length > 0 || dots.test(stretch)) return undefined
  const role = roleOf(standing.kind, standing.isFirst ? 0 : 1, 2, false)
  const read = readWord(written.display, written.lower, role)
  const [word = read] = joinWords([read])
  const firmness = [firmnessOf(read, standing.isLast), firmnessOf(word, standing.isLast)]
  if (firmness.includes(undefined)) return undefined
  return { token: tokenAt(word, standing, undefined), isFirm: !firmness.includes('by-place') }
}

function roleOf(kind: TokenKind, at: number, words: number, dotted: boolean): WordRole {
  if (dotted) return 'rendering'
  return kind === 'family' || (kind === 'unknown' && at === 0 && words > 1) ? 'surname' : 'name'
}

/** Family and given name of a name that is not told and written without a gap, in lower case; undefined where it is none of these. */
export function splitName(text: string): readonly [string, string] | undefined {
  return splitWritten(wordsOf(text))
}

function splitWritten(written: readonly { readonly lower: string }[]): readonly [string, string] | undefined {
  const [only] = written
  return only === undefined || written.length > 1 ? undefined : splitUnspaced(only.lower)
}

function splitUnspaced(lower: string): readonly [string, string] | undefined {
  const script = scriptOf(lower.codePointAt(0) ?? 0)
  if (script === 'han') return splitHanName(lower)
  return script === 'hangul' ? splitKoreanName(lower) : undefined
}

function withoutTitles(words: readonly Word[]): readonly Word[] {
  let kept = words.filter((word) => !honorifics.has(word.form) && !honorificsWritten.has(word.lower))
  while (kept.length > 2 && doubtfulHonorifics.has(kept[0]?.form ?? '')) kept = kept.slice(1)
  return kept.length > 0 ? kept : words
}

/** Neighbouring tokens written as one, two or three at a time, a given name and a family name also where others stand between; and a token with the article that was cut from it. */
export function glueTokens(tokens: readonly Token[]): readonly Glued[] {
  const glued: Glued[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at]
    if (token?.article === true) addArticled(glued, token, at)
    for (const length of [2, 3]) {
      const span = tokens.slice(at, at + length)
      if (span.length === length) add(glued, span, bits(at, length))
    }
  }
  // Family names stand first here; where given names are written first, one of these and one of the others are neighbours.
  if (tokens[0]?.kind !== 'family') return glued
  const kinds = tokens.map(({ kind }) => kindNumber(kind))
  for (let given = 1; given < tokens.length; given += 1)
    for (let family = 0; family < given; family += 1) {
      if (!areTurned(kinds, kinds.length, given, family)) continue
      const span = [tokens[given], tokens[family]] as Token[]
      add(glued, span, bits(given, 1) | bits(family, 1))
    }
  return glued
}

function bits(at: number, length: number): number {
  return ((1 << length) - 1) << at
}

function add(glued: Glued[], span: readonly Token[], tokens: number): void {
  let form = ''
  let display = ''
  let light = true
  let particled = false
  let latin = true
  for (const token of span) {
    if (token.initial) return
    form += token.form
    display = display === '' ? token.display : `${display} ${token.display}`
    light &&= token.light
    particled ||= token.light
    // Scripts that are not read through Latin letters have sounds that their forms do not show.
    latin &&= token.script === 'latin' || token.script === 'han'
  }
  const most = span.length > 2 && !particled ? mostTripleLetters : mostGluedLetters
  if (light || form.length > most) return
  let shortest = form.length
  for (const token of span) shortest = Math.min(shortest, token.form.length)
  const sound = latin ? undefined : span.map((token) => token.sounds[0] ?? '').join('')
  const isSlipping = latin && form.length >= slippedGluedLength - 1
  glued.push(new GluedTokens({ tokens, form, shortest, display }, sound, isSlipping))
}

/** Of most words written as one only length and first letter are looked at: what they sound like is made when it is asked for. */
class GluedTokens implements Glued {
  readonly tokens: number
  readonly form: string
  readonly shortest: number
  readonly display: string
  readonly isSlipping: boolean
  #sound: string | undefined
  #heard: readonly string[] | undefined
  #keys: readonly string[] | undefined

  /** A `sound` that the form does not show. */
  constructor(
    { tokens, form, shortest, display }: Pick<Glued, 'tokens' | 'form' | 'shortest' | 'display'>,
    sound: string | undefined,
    isSlipping: boolean,
  ) {
    this.tokens = tokens
    this.form = form
    this.shortest = shortest
    this.display = display
    this.#sound = sound
    this.isSlipping = isSlipping
  }

  get sound(): string {
    this.#sound ??= soundOf(this.form)
    return this.#sound
  }

  get keys(): readonly string[] {
    this.#keys ??= this.makeKeys()
    return this.#keys
  }

  get heard(): readonly string[] {
    this.#heard ??= [spellingOf(this.sound), ...skeletonsOf(this.sound).slice(0, 1)]
    return this.#heard
  }

  private makeKeys(): readonly string[] {
    if (!this.isSlipping) return this.heard
    const keys = [...this.heard]
    if (!keys.includes(this.form)) keys.push(this.form)
    addDeletes(keys, this.form)
    return keys
  }
}

/** `السيد` is Sayed, and the one word Elsayed. */
function addArticled(glued: Glued[], token: Token, at: number): void {
  const sound = `al${token.sounds[0] ?? ''}`
  const form = `al${token.form}`
  const { display } = token
  glued.push(new GluedTokens({ tokens: 1 << at, form, shortest: form.length, display }, sound, false))
}

/** Keys under which neighbouring tokens written as one word are found, so that "vanthanh" and "van thanh" meet. */
export function gluedKeys(name: Name): readonly string[] {
  return [...addGluedKeys(name, new Set())]
}

function addGluedKeys({ glued }: Name, to: Set<string>): Set<string> {
  for (const { form, keys } of glued) {
    to.add(form)
    for (const key of keys) to.add(key)
  }
  return to
}

/** All that a token is found by: its keys, and those that two slips leave of a long one. */
export function tokenKeys({ keys, form, light }: Token): readonly string[] {
  return light ? keys : [...keys, ...twoSlipKeys(form)]
}

/** All that a name is found by: two names of which a token, or a token and a glued form, are alike share one at least. */
export function nameKeys(name: Name): readonly string[] {
  const keys = new Set<string>()
  for (const token of name.tokens) for (const key of tokenKeys(token)) keys.add(key)
  return [...addGluedKeys(name, keys)]
}
