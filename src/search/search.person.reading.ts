// Words of names as the index keeps them: all that matching made of them as a text, and the traits they are passed over by.
import { INITIAL, LIGHT } from '../index/name-layout.ts'
import type { NameViews } from '../index/name-views.ts'
import { type Letters, type SoundLetters, soundLettersOf } from '../matching/letters.ts'
import type { Heard } from '../matching/likeness.ts'
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

/** Reads words of a view as far as they are judged before they are made tokens. */
export const createHearing = (views: Pick<NameViews, 'wordOpening' | 'wordAfter'>): ((word: number) => Heard) => {
  return (word) => {
    const behindForm = views.wordAfter(word, 1)
    const heard = behindForm.slice(behindForm.indexOf('\n', 3) + 1)
    return {
      form: views.wordOpening(word),
      script: scripts[behindForm.charCodeAt(1) - 0x41] ?? 'other',
      sounds: heard.includes('\n') ? heard.split('\n') : [heard],
    }
  }
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
export const traitsOfWord = ({ letters, script, form, sounds, article }: Token): readonly number[] => {
  const { small, capital } = soundLettersOf(sounds)
  const longest = sounds.reduce((most, { length }) => Math.max(most, length), 0)
  const fourth =
    Math.min(form.length, LENGTH_MASK) |
    (article ? ARTICLE_BIT : 0) |
    (Math.min(longest, SOUND_MASK) << SOUND_SHIFT) |
    (scripts.indexOf(script) << SCRIPT_SHIFT)
  return [letters.within, letters.opening, letters.closing, fourth, small, capital]
}
/** The fourth of them: letters of the form, whether an article was cut off, letters of its longest sound, and from here on its script. */
export const SCRIPT_SHIFT = 16
const LENGTH_MASK = 0xff
const ARTICLE_BIT = 1 << 8
const SOUND_SHIFT = 9
const SOUND_MASK = 0x7f

export type WordTraits = {
  readonly letters: Letters
  readonly script: Script
  readonly length: number
  readonly isArticled: boolean
  /** Letters that stand in each of its sounds, and how many the longest has. */
  readonly sounds: SoundLetters
  readonly longestSound: number
}

/** The same as they are read again: one object for all, good until the next word is read. */
export const createWordTraits = ({ wordTrait }: Pick<NameViews, 'wordTrait'>) => {
  const traits = {
    letters: { within: 0, opening: 0, closing: 0 },
    script: 'other' as Script,
    length: 0,
    isArticled: false,
    sounds: { small: 0, capital: 0 },
    longestSound: 0,
  }
  return (word: number): WordTraits => {
    traits.letters.within = wordTrait(word, 0)
    traits.letters.opening = wordTrait(word, 1)
    traits.letters.closing = wordTrait(word, 2)
    const fourth = wordTrait(word, 3)
    traits.script = scripts[fourth >>> SCRIPT_SHIFT] ?? 'other'
    traits.length = fourth & LENGTH_MASK
    traits.isArticled = (fourth & ARTICLE_BIT) !== 0
    traits.longestSound = (fourth >>> SOUND_SHIFT) & SOUND_MASK
    traits.sounds.small = wordTrait(word, 4)
    traits.sounds.capital = wordTrait(word, 5)
    return traits
  }
}
