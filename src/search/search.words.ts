// The words a person is found by in the index, with their keys, and how two of them are alike.
import { keyNumber } from '../index/name-vocabulary.ts'
import { type Likeness, likenessOf, likenessOfGlued } from '../matching/likeness.ts'
import type { Glued, Name, Person, Token } from '../matching/person.ts'
import { datedOf, leastBits, traitsOf, weighTrait } from './search.traits.ts'

/** What a person is found by: a word of a name, words written as one, a document, or all that is stated of a person together. */
export type PersonWord = {
  readonly id: string
  readonly keys: readonly number[]
} & (
  | { readonly kind: 'token'; readonly token: Token }
  | { readonly kind: 'glued'; readonly glued: Glued; readonly forms: readonly string[] }
  | { readonly kind: 'document' | 'everything' }
)

/** A word that is proof, or alike as matching says. */
export type WordLikeness = Likeness | 'equal'

/**
 * The opening of a word is a key for initials only. Beside a word only initials are looked for under it, beside an initial
 * all words: else each word would meet all others of its letter.
 */
const keysOfToken = (token: Token, side: Side): number[] => {
  const opening = `.${token.opening}`
  const keys = token.keys.map((key) =>
    keyNumber(side === 'asked' && key === opening && !token.initial ? `!${key}` : key),
  )
  if (token.initial && side === 'entered') keys.push(keyNumber(`!${opening}`))
  // A word asked for also meets words written as one.
  if (side === 'asked') keys.push(...token.keys.filter((key) => key !== opening).map(gluedKey))
  return distinct(keys)
}

/** Keys of words written as one are of their own: they meet a word that was written as one, not each other. */
const gluedKey = (key: string): number => keyNumber(`+${key}`)
const distinct = (keys: number[]): number[] => (keys.length < 2 ? keys : [...new Set(keys)].slice())

/** Whether a word stands in a question or in a record. */
export type Side = 'asked' | 'entered'

/** What makes two tokens one word. */
const idOfToken = (token: Token): string =>
  [token.kind, token.light ? 1 : 0, token.article ? 1 : 0, token.display, token.form, ...token.sounds].join(' ')

/** Words of tokens, as long as matching remembers these: it gives the same token for the same name. */
const wordsOfTokens = { asked: new WeakMap<Token, PersonWord>(), entered: new WeakMap<Token, PersonWord>() } as const

/** The word that a token is where it stands. */
export const wordOfToken = (token: Token, side: Side): PersonWord => {
  const known = wordsOfTokens[side].get(token)
  if (known) return known
  const word: PersonWord = { kind: 'token', id: idOfToken(token), keys: keysOfToken(token, side), token }
  wordsOfTokens[side].set(token, word)
  return word
}

const wordOfGlued = (glued: Glued, name: Name, side: Side): PersonWord => {
  const forms = name.tokens.filter((_token, at) => (glued.tokens & (1 << at)) !== 0).map((token) => token.form)
  const number = side === 'asked' ? keyNumber : gluedKey
  return {
    kind: 'glued',
    id: ['+', glued.tokens, glued.display, glued.sound, ...forms].join(' '),
    keys: distinct([number(glued.form), ...glued.keys.map(number)]),
    glued,
    forms,
  }
}

const wordOfDocument = (document: string): PersonWord => {
  const id = `# ${document}`
  return { kind: 'document', id, keys: [keyNumber(id)] }
}

const sortedNames = (names: readonly { readonly sorted: string }[]): string[] => names.map((name) => name.sorted).sort()

/**
 * Equal where everything is equal that is stated; matching then says 1, however little that is. Left out where what is stated
 * beside the name brings its equal to the line anyway.
 */
const everything = (person: Person): PersonWord[] => {
  const { names, dates, nationalities, sex, places, mothers, documents } = person
  const stated = [...traitsOf(person), datedOf(person)]
  const beside = stated.reduce((sum, trait) => sum + (trait ? weighTrait(person, trait) : 0), 0)
  if (documents.length > 0 || beside >= leastBits) return []
  const id = JSON.stringify([
    [...new Set(sortedNames(names))],
    [...new Set(dates.map((date) => date.text))].sort(),
    [...new Set(nationalities)].sort(),
    sex ?? '',
    [...new Set(sortedNames(places))],
    [...new Set(sortedNames(mothers))],
  ])
  return [{ kind: 'everything', id, keys: [keyNumber(id)] }]
}

/** Words of the names in order, each with those written as one behind them, then documents, then everything together. */
export const wordsOf = (person: Person, side: Side): PersonWord[] => [
  ...person.names.flatMap((name) => [
    ...name.tokens.map((token) => wordOfToken(token, side)),
    ...name.glued.map((glued) => wordOfGlued(glued, name, side)),
  ]),
  ...person.documents.map(wordOfDocument),
  ...everything(person),
]

/** How a word of a record is alike to one asked for, as matching pairs them. */
export const likenessOfWords = (asked: PersonWord, word: PersonWord): WordLikeness | undefined => {
  if (asked.kind === 'token' && word.kind === 'token') return likenessOf(asked.token, word.token)
  if (asked.kind === 'token' && word.kind === 'glued') return likenessOfGlued(asked.token, word.glued)
  if (asked.kind === 'glued' && word.kind === 'token') return likenessOfGlued(word.token, asked.glued)
  return asked.kind === word.kind && asked.id === word.id ? 'equal' : undefined
}
