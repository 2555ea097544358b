/** A token: one part of a name with everything that finding and comparing it needs, made once. */

import { surnameOf } from './han.ts'
import { surnameIdsByForm } from './han-surname.table.ts'
import { koreanSurnames, koreanSurnamesByForm } from './hangul-surname.table.ts'
import { addDeletes, easternOf, skeletonsOf, spellingOf } from './keys.ts'
import { classesOf } from './lexicon.ts'
import { plainRarity } from './rarity.ts'
import { isEastern, keepRenderings, likelyKeys, renderingsOf } from './rendering.ts'
import type { Script } from './script.ts'
import type { Word } from './word.ts'

export type TokenKind = 'family' | 'given' | 'other' | 'unknown'

export type Token = {
  /** Comparison form, `a` to `z` where the script is known: equal for what is the same token after normalisation. */
  readonly form: string
  /** Retrieval keys. Two tokens that `comparePersons` may pair as alike share at least one. */
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
  /** Classes of the lexicon and of surname tables. */
  readonly classes: readonly string[]
  /** Rarity in bits where no counts are at hand. */
  readonly rarity: number
}

const openings: Readonly<Record<string, string>> = { c: 'k', q: 'k', w: 'v', j: 'i', y: 'i', x: 's' }
const letterless: ReadonlySet<Script> = new Set(['han', 'hangul', 'kana', 'thai', 'khmer', 'burmese', 'indic', 'other'])

/** Letters of an opening, `k` for Karl and Carl. */
function openingOf(form: string): string {
  const first = form.charAt(0)
  return openings[first] ?? first
}

const none: readonly string[] = []

/** Makes a token of a word. */
export function makeToken(word: Word, kind: TokenKind, light: boolean): Token {
  const { form } = word
  const opening = openingOf(form)
  if (light) return tokenOf(word, kind, { keys: [form], light, initial: false, opening, rarity: 1 })
  const rarity = plainRarity(form)
  if (isInitial(word)) return tokenOf(word, kind, { keys: [`.${opening}`], light, initial: true, opening, rarity })
  const spellings = distinct(word.sounds, spellingOf)
  const renderings = renderingsOf(word)
  const likely =
    renderings.length === 0 ? closed(word) : renderings.flatMap((one) => likelyKeys(one, isEastern(word.script)))
  const skeletons = join(distinctAll(word.sounds, skeletonsOf), likely)
  // Between scripts of syllables alone: a Latin word is found by what they become in Latin letters.
  const easterns = isEastern(word.script) ? distinctAll(word.sounds, easternOf) : none
  const classes = classesOfWord(word)
  const keys = [`.${opening}`]
  for (const key of skeletons) keys.push(key)
  for (const key of easterns) keys.push(key)
  for (const id of classes) keys.push(`@${id}`)
  for (const spelling of spellings) keys.push(spelling)
  if (!spellings.includes(form)) keys.push(form)
  addDeletes(keys, spellings[0] ?? '')
  // A copy holds no more room than it needs: words are kept for as long as anybody bears them.
  const rest = { keys: keys.slice(), light, initial: false, opening, rarity }
  const token = tokenOf(word, kind, rest, spellings, skeletons, easterns, classes)
  if (renderings.length > 0) keepRenderings(word, token)
  return token
}

function isInitial({ lower, script }: Word): boolean {
  if (lower.length > 2 || letterless.has(script)) return false
  return lower.length === 1 || [...lower.normalize('NFC')].length === 1
}

type Rest = Pick<Token, 'keys' | 'light' | 'initial' | 'opening' | 'rarity'>

/** Written out, since spreading a word for each token costs more than reading it. */
function tokenOf(
  word: Word,
  kind: TokenKind,
  rest: Rest,
  spellings = none,
  skeletons = none,
  easterns = none,
  classes = none,
): Token {
  return {
    form: word.form,
    keys: rest.keys,
    display: word.display,
    lower: word.lower,
    script: word.script,
    kind,
    light: rest.light,
    article: word.article,
    initial: rest.initial,
    opening: rest.opening,
    sounds: word.sounds,
    spellings,
    skeletons,
    easterns,
    classes,
    rarity: rest.rarity,
  }
}

/** Scripts in which a foreign name loses an r or l at its end: found with it, too. */
const closing: ReadonlySet<Script> = new Set(['thai', 'khmer', 'burmese'])

function closed({ script, sounds }: Word): readonly string[] {
  if (!closing.has(script)) return none
  return distinctAll(sounds, skeletonsOf).flatMap((key) => [`${key.slice(1)}r`, `${key.slice(1)}l`])
}

function join(keys: readonly string[], likely: readonly string[]): readonly string[] {
  if (likely.length === 0) return keys
  return [...new Set([...keys, ...likely.map((key) => `#${key}`)])]
}

function classesOfWord(word: Word): readonly string[] {
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
