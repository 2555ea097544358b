// Words of names as the index keeps them: all that matching made of them as a text, and the traits they are passed over by.
import { INITIAL, LIGHT } from '../index/name-layout.ts'
import type { NameViews } from '../index/name-views.ts'
import { type Letters, type SoundLetters, soundLettersOf } from '../matching/letters.ts'
import { kindNumber } from '../matching/name-evidence.ts'
import { makeToken, type Token } from '../matching/person.ts'
import { type Script, scripts } from '../matching/script.ts'

/** Flags are told as a digit. */
const FLAGS_FROM = 0x30
const ARTICLE_FLAG = 1
const LIGHT_FLAG = 2

/** A word as a line each: form, flags and script, as typed in lower case, sounds. Nothing else makes two words differ. */
export const readingOf = ({ form, lower, script, article, light, sounds }: Token): string => {
  const flags = (article ? ARTICLE_FLAG : 0) | (light ? LIGHT_FLAG : 0)
  return `${form}\n${String.fromCharCode(FLAGS_FROM + flags, 0x41 + scripts.indexOf(script))}\n${lower === form ? '' : lower}\n${sounds.join('\n')}`
}

/** A word as typed in lower case, of all that `readingOf` tells. */
export const lowerOf = (reading: string): string => {
  const [form = '', , typed = ''] = reading.split('\n', 3)
  return typed === '' ? form : typed
}

/** The token that was read; its kind is that of the part it stands in, and not told here. */
const tokenRead = (reading: string): Token => {
  const [form = '', flags = '', typed = '', ...sounds] = reading.split('\n')
  const lower = typed === '' ? form : typed
  const bits = flags.charCodeAt(0) - FLAGS_FROM
  const script = scripts[flags.charCodeAt(1) - 0x41] ?? 'other'
  return makeToken(
    { display: lower, lower, script, form, sounds, article: (bits & ARTICLE_FLAG) !== 0 },
    'unknown',
    (bits & LIGHT_FLAG) !== 0,
  )
}

/** Whether it is that of a particle: told without reading the token. */
export const isLightRead = (reading: string): boolean =>
  ((reading.charCodeAt(reading.indexOf('\n') + 1) - FLAGS_FROM) & LIGHT_FLAG) !== 0

/** Tokens kept ready: some 30 MB of them. */
const mostTokens = 30_000

/** Tokens by number of their word, those met last at hand. */
export const createTokens = (views: Pick<NameViews, 'wordText'>): ((word: number) => Token) => {
  let young = new Map<number, Token>()
  let old = new Map<number, Token>()
  return (word) => {
    const known = young.get(word)
    if (known) return known
    const token = old.get(word) ?? tokenRead(views.wordText(word))
    if (young.size >= mostTokens / 2) {
      old = young
      young = new Map()
    }
    young.set(word, token)
    return token
  }
}

export const markOf = ({ kind, light, initial }: Token): number =>
  kindNumber(kind) | (light ? LIGHT : 0) | (initial ? INITIAL : 0)

/** Letters within, at the beginning and at the end, length and script, letters of its sounds: traits of a word in the index, see `letters.ts`. */
export const traitsOfWord = ({ letters, script, form, sounds }: Token): readonly number[] => {
  const { small, capital } = soundLettersOf(sounds)
  const last = form.length | (scripts.indexOf(script) << SCRIPT_SHIFT)
  return [letters.within, letters.opening, letters.closing, last, small, capital]
}
/** Where the number of its script begins in the fourth of them. */
export const SCRIPT_SHIFT = 16

export type WordTraits = {
  readonly letters: Letters
  readonly script: Script
  readonly length: number
  readonly sounds: SoundLetters
}

/** The same as they are read again: one object for all, good until the next word is read. */
export const createWordTraits = ({ wordTrait }: Pick<NameViews, 'wordTrait'>) => {
  const traits = {
    letters: { within: 0, opening: 0, closing: 0 },
    script: 'other' as Script,
    length: 0,
    sounds: { small: 0, capital: 0 },
  }
  return (word: number): WordTraits => {
    traits.letters.within = wordTrait(word, 0)
    traits.letters.opening = wordTrait(word, 1)
    traits.letters.closing = wordTrait(word, 2)
    const last = wordTrait(word, 3)
    traits.script = scripts[last >>> SCRIPT_SHIFT] ?? 'other'
    traits.length = last & ((1 << SCRIPT_SHIFT) - 1)
    traits.sounds.small = wordTrait(word, 4)
    traits.sounds.capital = wordTrait(word, 5)
    return traits
  }
}
