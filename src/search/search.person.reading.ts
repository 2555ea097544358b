// Words of names as the index keeps them: all that matching made of them as a text, and the keys they are found by.
import { keyNumber } from '../index/name-index.ts'
import { INITIAL, LIGHT } from '../index/name-layout.ts'
import type { NameViews } from '../index/name-views.ts'
import { kindNumber } from '../matching/name-evidence.ts'
import { glueTokens, makeToken, type Token } from '../matching/person.ts'
import { type Script, scripts } from '../matching/script.ts'

/** A word as a line each: form, as typed in lower case, script, article and particle, sounds. Nothing else makes two words differ. */
export const readingOf = ({ form, lower, script, article, light, sounds }: Token): string =>
  [form, lower, script, `${article ? 1 : 0}${light ? 1 : 0}`, ...sounds].join('\n')

const scriptNamed = (name: string): Script => scripts.find((script) => script === name) ?? 'other'

/** The token that was read; its kind is that of the part it stands in, and not told here. */
const tokenRead = (reading: string): Token => {
  const [form = '', lower = '', script = '', flags = '', ...sounds] = reading.split('\n')
  const word = { display: lower, lower, script: scriptNamed(script), form, sounds, article: flags[0] === '1' }
  return makeToken(word, 'unknown', flags[1] === '1')
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

const isOpening = (key: string): boolean => key.startsWith('.')

/** Keys of initials are their own: beside a word only initials are looked for by its opening. */
export const openingKey = ({ opening }: Token): number => keyNumber(`!.${opening}`)
/** Keys of a word with its article are their own: a word asked for meets them, they do not meet each other. */
const articledKey = (key: string): number => keyNumber(`+${key}`)

/** Keys a word of a record is found by. */
export const keysEntered = (token: Token): number[] => {
  if (token.initial) return [openingKey(token)]
  const keys = token.keys.filter((key) => !isOpening(key)).map(keyNumber)
  for (const { form, keys: articled } of token.article ? glueTokens([token]) : [])
    keys.push(...[form, ...articled].map(articledKey))
  return [...new Set(keys)]
}

/** Keys under which words are looked for that may be alike to one asked for, initials among them. */
export const keysAsked = (token: Token): number[] => {
  if (token.initial) return [openingKey(token)]
  const keys = token.keys.filter((key) => !isOpening(key))
  return [...new Set([...keys.map(keyNumber), ...keys.map(articledKey), openingKey(token)])]
}
