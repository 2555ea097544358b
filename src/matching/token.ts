/** A token: one part of a name with everything that finding and comparing it needs, made once. */

import { surnameOf } from './han.ts'
import { surnameIdsByForm } from './han-surname.table.ts'
import { koreanSurnames, koreanSurnamesByForm } from './hangul-surname.table.ts'
import { addDeletes, easternOf, skeletonsOf, spellingOf } from './keys.ts'
import { type Letters, lettersOf } from './letters.ts'
import { classesOf } from './lexicon.ts'
import { plainRarity } from './rarity.ts'
import { isEastern, likelyKeys, renderingsOf } from './rendering.ts'
import type { Script } from './script.ts'
import { soundOf } from './sound.ts'
import type { Word } from './word.ts'

export type TokenKind = 'family' | 'given' | 'other' | 'unknown'

export type Token = {
  /** Comparison form, `a` to `z` where the script is known: equal for what is the same token after normalisation. */
  readonly form: string
  /** Retrieval keys. Two tokens that `comparePersons` may pair as alike share at least one, or one of `twoSlipKeys`. */
  readonly keys: readonly string[]
  /** As typed. */
  readonly display: string
  /** As typed, in lower case and one Unicode spelling: tells accents apart. */
  readonly lower: string
  readonly script: Script
  readonly kind: TokenKind
  /** A particle: counts for little, and nothing where it is missing. */
  readonly light: boolean
  /** The Arabic article stood before it and is not in the form. */
  readonly article: boolean
  /** A single letter that stands for a name. */
  readonly initial: boolean
  /** First letter, one for those that stand for each other. */
  readonly opening: string
  readonly sounds: readonly string[]
  readonly spellings: readonly string[]
  readonly skeletons: readonly string[]
  readonly easterns: readonly string[]
  /** Letters of its Latin form, or of all forms it may have. */
  readonly letters: Letters
  /** Classes of the lexicon and of surname tables. */
  readonly classes: readonly string[]
  /** Rarity in bits where no counts are at hand. */
  readonly rarity: number
}

const openings: Readonly<Record<string, string>> = { c: 'k', q: 'k', w: 'v', j: 'i', y: 'i', x: 's' }
const letterless: ReadonlySet<Script> = new Set(['han', 'hangul', 'kana', 'thai', 'khmer', 'burmese', 'indic', 'other'])

/** Letter by which initials are told, `k` for Karl and Carl. */
export function openingOf(form: string): string {
  const first = form.charAt(0)
  return openings[first] ?? first
}

const none: readonly string[] = []

/** Makes a token of a word. What finding and comparing it needs is made when it is asked for: of most words, little is. */
export function makeToken(word: Word, kind: TokenKind, light: boolean): Token {
  return new NameToken(word, kind, light)
}

class NameToken implements Token {
  readonly form: string
  readonly display: string
  readonly lower: string
  readonly script: Script
  readonly kind: TokenKind
  readonly light: boolean
  readonly article: boolean
  readonly initial: boolean
  readonly opening: string
  readonly sounds: readonly string[]
  #keys: readonly string[] | undefined
  #spellings: readonly string[] | undefined
  #skeletons: readonly string[] | undefined
  #easterns: readonly string[] | undefined
  #letters: Letters | undefined
  #classes: readonly string[] | undefined
  #rarity: number | undefined

  constructor(word: Word, kind: TokenKind, light: boolean) {
    this.form = word.form
    this.display = word.display
    this.lower = word.lower
    this.script = word.script
    this.kind = kind
    this.light = light
    this.article = word.article
    this.initial = !light && isInitial(word)
    this.opening = openingOf(word.form)
    this.sounds = word.sounds
  }

  /** Particles and initials are no words: nothing sounds like them. */
  get isBare(): boolean {
    return this.light || this.initial
  }

  get spellings(): readonly string[] {
    this.#spellings ??= this.isBare ? none : distinct(this.sounds, spellingOf)
    return this.#spellings
  }

  get skeletons(): readonly string[] {
    this.#skeletons ??= this.isBare ? none : this.consonants()
    return this.#skeletons
  }

  get easterns(): readonly string[] {
    // Between scripts of syllables alone: a Latin word is found by what they become in Latin letters.
    this.#easterns ??= this.isBare || !isEastern(this.script) ? none : distinctAll(this.sounds, easternOf)
    return this.#easterns
  }

  get letters(): Letters {
    this.#letters ??= lettersOf(this)
    return this.#letters
  }

  get classes(): readonly string[] {
    this.#classes ??= this.isBare ? none : classesOfWord(this)
    return this.#classes
  }

  get rarity(): number {
    this.#rarity ??= this.light ? 1 : plainRarity(this.form)
    return this.#rarity
  }

  get keys(): readonly string[] {
    this.#keys ??= this.light ? [this.form] : this.initial ? [`.${this.opening}`] : keysOf(this)
    return this.#keys
  }

  /** Those of the sounds, and the likeliest of what the script makes of its letters. */
  private consonants(): readonly string[] {
    const renderings = renderingsOf(this)
    const isSyllabic = isEastern(this.script)
    const likely = renderings.length === 0 ? closed(this) : renderings.flatMap((one) => likelyKeys(one, isSyllabic))
    const keys = join(distinctAll(this.sounds, skeletonsOf), likely)
    return this.script === 'latin' ? withSilent(keys, this.form) : keys
  }
}

function keysOf({ form, opening, spellings, skeletons, easterns, classes }: Token): readonly string[] {
  const keys = [`.${opening}`]
  for (const key of skeletons) keys.push(key)
  for (const key of easterns) keys.push(key)
  for (const id of classes) keys.push(`@${id}`)
  for (const spelling of spellings) keys.push(spelling)
  if (!spellings.includes(form)) keys.push(form)
  addDeletes(keys, spellings[0] ?? '')
  // Spelling keys are coarse: one letter mistyped may change them beyond a slip (Casimir, Csimir).
  if (form !== spellings[0]) addDeletes(keys, form)
  return keys
}

function isInitial({ lower, script }: Word): boolean {
  if (lower.length > 2 || letterless.has(script)) return false
  return lower.length === 1 || [...lower.normalize('NFC')].length === 1
}

/** Scripts in which a foreign name loses an r or l at its end: found with it, too. */
const closing: ReadonlySet<Script> = new Set(['thai', 'khmer', 'burmese'])

function closed({ script, sounds }: Pick<Word, 'script' | 'sounds'>): readonly string[] {
  if (!closing.has(script)) return none
  return distinctAll(sounds, skeletonsOf).flatMap((key) => [`${key.slice(1)}r`, `${key.slice(1)}l`])
}

/** As French leaves the last consonant of a word unheard: Dugas, Loubières, Conroux, Nicault. */
const silent = /(?<=..[aeiouy])(?:l?[dtxz]|t?s)$/

/** With those of a Latin word as it is heard without its last consonant: other scripts write what is heard. */
function withSilent(keys: readonly string[], form: string): readonly string[] {
  const heard = form.replace(silent, '')
  return heard === form ? keys : [...new Set([...keys, ...skeletonsOf(soundOf(heard))])]
}

function join(keys: readonly string[], likely: readonly string[]): readonly string[] {
  if (likely.length === 0) return keys
  return [...new Set([...keys, ...likely.map((key) => `#${key}`)])]
}

function classesOfWord(word: Pick<Word, 'form' | 'lower' | 'script'>): readonly string[] {
  const { form, lower, script } = word
  if (script === 'han') {
    const surname = surnameOf(lower)
    return surname?.id === undefined ? classesOf(form) : [...classesOf(form), surname.id]
  }
  if (script === 'hangul') return koreanSurnames.has(lower) ? [lower] : classesOf(form)
  const named = classesOf(form)
  const chinese = surnameIdsByForm.get(form)
  const korean = koreanSurnamesByForm.get(form)
  return chinese === undefined && korean === undefined ? named : [...named, ...(chinese ?? []), ...(korean ?? [])]
}

function distinct(sounds: readonly string[], make: (sound: string) => string): readonly string[] {
  const [first = ''] = sounds
  if (sounds.length === 1) return [make(first)]
  return [...new Set(sounds.map(make))]
}

function distinctAll(sounds: readonly string[], make: (sound: string) => readonly string[]): readonly string[] {
  const [first = ''] = sounds
  if (sounds.length === 1) return make(first)
  return [...new Set(sounds.flatMap(make))]
}
