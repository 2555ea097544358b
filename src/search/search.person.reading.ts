// Words of names as the index keeps them: all that matching made of them as a text, and the keys they are found by.
import { keyNumber } from '../index/name-index.ts'
import { INITIAL, LIGHT } from '../index/name-layout.ts'
import type { NameViews } from '../index/name-views.ts'
import { slipLength, twoSlipKeys } from '../matching/keys.ts'
import type { Letters } from '../matching/letters.ts'
import { consonantsOf } from '../matching/likeness.ts'
import { kindNumber } from '../matching/name-evidence.ts'
import { type Glued, glueTokens, makeToken, type Token } from '../matching/person.ts'
import { type Script, scripts } from '../matching/script.ts'

/** A word as a line each: form, flags and script, as typed in lower case, sounds. Nothing else makes two words differ. */
export const readingOf = ({ form, lower, script, article, light, sounds }: Token): string => {
  const flags = (article ? 1 : 0) | (light ? 2 : 0)
  return `${form}\n${String.fromCharCode(0x30 + flags, 0x41 + scripts.indexOf(script))}\n${lower === form ? '' : lower}\n${sounds.join('\n')}`
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
  const bits = flags.charCodeAt(0) - 0x30
  const script = scripts[flags.charCodeAt(1) - 0x41] ?? 'other'
  return makeToken(
    { display: lower, lower, script, form, sounds, article: (bits & 1) !== 0 },
    'unknown',
    (bits & 2) !== 0,
  )
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

/** Keys of initials are their own: beside a word only initials are looked for by its opening. */
const openingKey = ({ opening }: Token): number => keyNumber(`!.${opening}`)
/** Keys of a word with its article are their own: a word asked for meets them, they do not meet each other. */
const articledKey = (key: string): number => keyNumber(`+${key}`)
/** As an article opens a word that is written with it. */
const articled = /^[aeiu]l?/

const isConsonants = (key: string): boolean => key.startsWith('#') || key.startsWith('%')

/** Keys of consonants by the script of the word: Latin words have keys of their own, they meet those of other scripts only. */
const consonantKeys = (token: Token, ofLatin: boolean): number[] =>
  consonantsOf(token).map((key) => keyNumber(ofLatin ? `l${key}` : key))

/** Key of the form itself: what is found under it needs no look. */
export const formKey = (form: string): number => keyNumber(`=${form}`)

/** Keys a word of a record is found by. */
export const keysEntered = (token: Token): number[] => {
  if (token.initial) return [openingKey(token)]
  const keys = new Set([formKey(token.form)])
  for (const key of token.keys) if (!key.startsWith('.') && !isConsonants(key)) keys.add(keyNumber(key))
  for (const key of consonantKeys(token, token.script === 'latin')) keys.add(key)
  if (!token.light) for (const key of twoSlipKeys(token.form)) keys.add(keyNumber(key))
  for (const { form, keys: own } of token.article ? glueTokens([token]) : [])
    for (const key of [form, ...own]) keys.add(articledKey(key))
  return [...keys]
}

/** Keys under which words are looked for, those of consonants apart. */
export type KeysAsked = {
  readonly plain: readonly number[]
  readonly consonants: readonly number[]
  /** Under these, words that a slip may have made of a short one: no more than a doubt. */
  readonly doubtful: readonly number[]
  /** And under these, words that two slips may have made of a long one. */
  readonly far: readonly number[]
}

/** Keys under which words are looked for that may be alike to one asked for, initials among them. */
export const keysAsked = (token: Token): KeysAsked => {
  if (token.initial) return { plain: [openingKey(token)], consonants: [], doubtful: [], far: [] }
  const plain = new Set([openingKey(token)])
  const doubtful: number[] = []
  const isWhole = (key: string): boolean => key === token.form || token.spellings.includes(key) || key.startsWith('@')
  for (const key of token.keys) {
    if (key.startsWith('.') || isConsonants(key)) continue
    if (isWhole(key) || key.length >= slipLength - 1) plain.add(keyNumber(key))
    else doubtful.push(keyNumber(key))
  }
  const consonants = [...consonantKeys(token, false), ...(token.script === 'latin' ? [] : consonantKeys(token, true))]
  if (articled.test(token.form))
    for (const key of [token.form, ...token.spellings, ...token.skeletons]) plain.add(articledKey(key))
  return { plain: [...plain], consonants, doubtful, far: twoSlipKeys(token.form).map(keyNumber) }
}

/** Keys under which words are looked for that are several parts written as one. */
export const keysOfGlued = ({ form, keys }: Glued): KeysAsked => ({
  plain: [formKey(form), ...keys.filter((key) => !isConsonants(key)).map(keyNumber)],
  doubtful: [],
  far: [],
  consonants: keys.filter(isConsonants).flatMap((key) => [keyNumber(key), keyNumber(`l${key}`)]),
})

/** Letters within, at the beginning and at the end, length and script: traits of a word in the index, see `lettersOf`. */
export const traitsOfWord = ({ letters, script, form }: Token): readonly number[] => [
  letters.within,
  letters.opening,
  letters.closing,
  form.length | (scripts.indexOf(script) << SCRIPT_SHIFT),
]
const SCRIPT_SHIFT = 16

export type WordTraits = { readonly letters: Letters; readonly script: Script; readonly length: number }

/** The same as they are read again: one object for all, good until the next word is read. */
export const createWordTraits = ({ wordTrait }: Pick<NameViews, 'wordTrait'>) => {
  const traits = { letters: { within: 0, opening: 0, closing: 0 }, script: 'other' as Script, length: 0 }
  return (word: number): WordTraits => {
    traits.letters.within = wordTrait(word, 0)
    traits.letters.opening = wordTrait(word, 1)
    traits.letters.closing = wordTrait(word, 2)
    const last = wordTrait(word, 3)
    traits.script = scripts[last >>> SCRIPT_SHIFT] ?? 'other'
    traits.length = last & ((1 << SCRIPT_SHIFT) - 1)
    return traits
  }
}
