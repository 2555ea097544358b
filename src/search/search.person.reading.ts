// Words of names as the index keeps them: all that matching made of them as a text, and the traits they are passed over by.
import { INITIAL, LIGHT } from '../index/name-layout.ts'
import type { NameViews } from '../index/name-views.ts'
import type { Read } from '../matching/judging.ts'
import { kindNumber } from '../matching/kinds.ts'
import { type Letters, type SoundLetters, soundLettersOf } from '../matching/letters.ts'
import type { Lines } from '../matching/listening.ts'
import { makeToken, type Token } from '../matching/person.ts'
import { type Script, scripts } from '../matching/script.ts'
import { createSounded, createSpelt, nextSound, type Spelt, spellBytes } from '../matching/spelt.ts'

/** Flags are told as a digit, scripts as a capital. */
const FLAGS_FROM = 0x30
const SCRIPT_FROM = 0x41
const ARTICLE_FLAG = 1
const LIGHT_FLAG = 2

/** A word as a line each: form, flags and script, as typed in lower case, sounds. Nothing else makes two words differ. */
export const readingOf = ({ form, lower, script, article, light, sounds }: Token): string => {
  const flags = (article ? ARTICLE_FLAG : 0) | (light ? LIGHT_FLAG : 0)
  return `${form}\n${String.fromCharCode(FLAGS_FROM + flags, SCRIPT_FROM + scripts.indexOf(script))}\n${lower === form ? '' : lower}\n${sounds.join('\n')}`
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
  const script = scripts[flags.charCodeAt(1) - SCRIPT_FROM] ?? 'other'
  return makeToken(
    { display: lower, lower, script, form, sounds, article: (bits & ARTICLE_FLAG) !== 0 },
    'unknown',
    (bits & LIGHT_FLAG) !== 0,
  )
}

/** What is read of words by their bytes. */
export type WordBytes = Pick<NameViews, 'wordBytes' | 'wordStart'>

const lineEnd = 0x0a

/** Where the line ends that a place is in. */
const endOfLine = (bytes: Uint8Array, from: number, to: number): number => {
  let at = from
  while (at < to && bytes[at] !== lineEnd) at++
  return at
}

/** Spells the form of a word; answers where it ends. */
const spellForm = (views: WordBytes, word: number, into: Spelt): number => {
  const bytes = views.wordBytes()
  const start = views.wordStart(word)
  const end = endOfLine(bytes, start, views.wordStart(word + 1))
  spellBytes(bytes, start, end, into)
  return end
}

/** A word as it is heard, and whether it is a particle. */
export type Heard = Read & { isLight: boolean }

/**
 * Reads words of a view as far as they are judged before they are made tokens, each in the place of the one before. Sounds are ASCII; so are
 * Latin forms, while those of other scripts count by their bytes here.
 */
export const createHearing = (views: WordBytes): ((word: number) => Heard) => {
  const sounded: Heard = { ...createSounded(), bytes: new Uint8Array(0), lowerFrom: 0, lowerTo: 0, isLight: false }
  return (word) => {
    const behindForm = spellForm(views, word, sounded.form)
    const bytes = views.wordBytes()
    const to = views.wordStart(word + 1)
    sounded.isLight = (((bytes[behindForm + 1] ?? 0) - FLAGS_FROM) & LIGHT_FLAG) !== 0
    sounded.script = scripts[(bytes[behindForm + 2] ?? 0) - SCRIPT_FROM] ?? 'other'
    sounded.bytes = bytes
    const typedTo = endOfLine(bytes, behindForm + 4, to)
    const isTyped = typedTo > behindForm + 4
    sounded.lowerFrom = isTyped ? behindForm + 4 : views.wordStart(word)
    sounded.lowerTo = isTyped ? typedTo : behindForm
    sounded.many = 0
    for (let at = typedTo + 1; at <= to; ) {
      const end = endOfLine(bytes, at, to)
      spellBytes(bytes, at, end, nextSound(sounded))
      at = end + 1
    }
    return sounded
  }
}

/** The same where its form, of no fewer letters than said, and its sounds begin and end: what is heard of thousands of words is read where it lies. */
export const createLines = (views: WordBytes): ((word: number, letters: number) => Lines) => {
  const lines: Lines = { bytes: new Uint8Array(0), formFrom: 0, formTo: 0, from: [0], to: [0], many: 0 }
  return (word, letters) => {
    const bytes = views.wordBytes()
    const to = views.wordStart(word + 1)
    lines.bytes = bytes
    lines.formFrom = views.wordStart(word)
    lines.formTo = endOfLine(bytes, lines.formFrom + letters, to)
    lines.many = 0
    for (let at = endOfLine(bytes, lines.formTo + 4, to) + 1; at <= to; ) {
      const end = endOfLine(bytes, at, to)
      lines.from[lines.many] = at
      lines.to[lines.many] = end
      lines.many += 1
      at = end + 1
    }
    return lines
  }
}

/** The form of a word alone. */
export const createSpelling = (views: WordBytes): ((word: number) => Spelt) => {
  const spelt = createSpelt()
  return (word) => {
    spellForm(views, word, spelt)
    return spelt
  }
}

/** Whether a word is a particle: told without reading the token. */
export const isLightWord = (views: WordBytes, word: number): boolean => {
  const bytes = views.wordBytes()
  const behindForm = endOfLine(bytes, views.wordStart(word), views.wordStart(word + 1))
  return (((bytes[behindForm + 1] ?? 0) - FLAGS_FROM) & LIGHT_FLAG) !== 0
}

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
export const traitsOfWord = ({ letters, script, form, sounds, article, classes }: Token): readonly number[] => {
  const { small, capital } = soundLettersOf(sounds)
  const longest = sounds.reduce((most, { length }) => Math.max(most, length), 0)
  const fourth =
    Math.min(form.length, LENGTH_MASK) |
    (classes.length > 0 ? CLASS_BIT : 0) |
    (article ? ARTICLE_BIT : 0) |
    (Math.min(longest, SOUND_MASK) << SOUND_SHIFT) |
    (scripts.indexOf(script) << SCRIPT_SHIFT)
  return [letters.within, letters.opening, letters.closing, fourth, small, capital]
}
/** The fourth of them: letters of the form, whether it is of any class, whether an article was cut off, letters of its longest sound, and from here on its script. */
export const SCRIPT_SHIFT = 16
export const LENGTH_MASK = 0x7f
export const CLASS_BIT = 1 << 7
export const ARTICLE_BIT = 1 << 8
export const SOUND_SHIFT = 9
export const SOUND_MASK = 0x7f

export type WordTraits = {
  readonly letters: Letters
  readonly script: Script
  readonly length: number
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
    traits.longestSound = (fourth >>> SOUND_SHIFT) & SOUND_MASK
    traits.sounds.small = wordTrait(word, 4)
    traits.sounds.capital = wordTrait(word, 5)
    return traits
  }
}
