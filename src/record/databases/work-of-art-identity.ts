// What finds a work of art: its inventory number, and the words that describe it; what equal ones amount to.
import { keyWords, mostKeyWords, significantWords, wordsWanted } from '../../terms/art-words.ts'
import { foldIdentifier, type IdentifierFault, isIdentifierFault } from '../../terms/identifier-text.ts'
import { saysNoNumber } from '../../terms/no-number.ts'
import { compareWords } from './compare.ts'
import type { Fields, KeyVerdict } from './database.ts'

export type ArtDescription = {
  readonly kind?: string
  readonly title?: string
  readonly maker?: string
  readonly subject?: string
  readonly inventory?: string
  readonly collection?: string
}

/** An inventory number as the collection writes it: letters of any script and digits, what parts them dropped. */
export const readInventory = (
  text: string,
): { readonly inventory: string } | IdentifierFault | { readonly fault: 'no-number'; readonly at: number } => {
  const read = foldIdentifier(text, { keeps: /^[\p{L}\p{M}\p{N}]$/u, drops: /[*:_,;|#()[\]'’"+]/, max: 40 })
  if (isIdentifierFault(read)) return read
  return saysNoNumber(text) || /^0+$/.test(read.folded) ? { fault: 'no-number', at: 0 } : { inventory: read.folded }
}

/** The one spelling; undefined for a text that has none. */
export const spellInventory = (text: string): string | undefined => {
  const read = readInventory(text)
  return 'fault' in read ? undefined : read.inventory
}

const describing = ({ title, maker, subject }: ArtDescription): readonly (string | undefined)[] => [
  title,
  maker,
  subject,
]

/** Keys: `art-inventory:` and, weak, `art-word:` for each of the first 24 significant words of title, maker and subject. */
export const artKeys = (of: ArtDescription): string[] => {
  const inventory = of.inventory === undefined ? undefined : spellInventory(of.inventory)
  return [
    ...(inventory === undefined ? [] : [`art-inventory:${inventory}`]),
    ...keyWords(describing(of)).map((word) => `${wordKey}${word}`),
  ]
}

const wordKey = 'art-word:'

/**
 * How many words a record must share with a question of these keys to be met by its words; 0 where the keys do not tell, because more
 * words may be asked than are keys.
 */
export const wordsToShare = (keys: readonly string[]): number => {
  const asked = keys.reduce((many, key) => (key.startsWith(wordKey) ? many + 1 : many), 0)
  return asked < mostKeyWords ? wordsWanted(asked) : 0
}

/** Keys from which on a record may have words that are none of them. */
export const keysOfManyWords = mostKeyWords

const isSame = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && compareWords('title', one, other)?.verdict === 'same'

const isUnlike = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && compareWords('title', one, other)?.verdict === 'differs'

/**
 * Equal inventory numbers: every collection counts from one, so they are the thing itself only where the collection or the title
 * is the same too; nothing where the collections differ, or title and kind both do; near in between.
 */
const judgeInventory = (question: ArtDescription, record: ArtDescription): KeyVerdict | undefined => {
  if (isSame(question.collection, record.collection) || isSame(question.title, record.title)) return 'exact'
  const isOtherKind = question.kind !== undefined && record.kind !== undefined && question.kind !== record.kind
  if (isUnlike(question.collection, record.collection)) return undefined
  return isOtherKind && isUnlike(question.title, record.title) ? undefined : 'near'
}

/** Words of a question, which is judged beside hundreds of records that share one of them. */
const wordsAsked = new WeakMap<ArtDescription, readonly string[]>()

const wordsOfQuestion = (question: ArtDescription): readonly string[] => {
  const known = wordsAsked.get(question)
  if (known) return known
  const words = significantWords(describing(question))
  wordsAsked.set(question, words)
  return words
}

/** Enough of the asked words, wherever they stand; every one of them when the kinds differ, for people mistake kinds, not objects. */
const judgeWords = (question: ArtDescription, record: ArtDescription): KeyVerdict | undefined => {
  const asked = wordsOfQuestion(question)
  const recorded = new Set(significantWords(describing(record)))
  const there = asked.filter((word) => recorded.has(word)).length
  const isOtherKind = question.kind !== undefined && record.kind !== undefined && question.kind !== record.kind
  return asked.length > 0 && there >= (isOtherKind ? asked.length : wordsWanted(asked.length)) ? 'near' : undefined
}

/** Words are never more than near: that it is the very object, people see with their eyes. */
export const judgeArt = (asked: Fields, record: ArtDescription, kinds: readonly string[]): KeyVerdict | undefined => {
  const question = asked as ArtDescription
  const byNumber = kinds.includes('art-inventory') ? judgeInventory(question, record) : undefined
  return byNumber ?? (kinds.includes('art-word') ? judgeWords(question, record) : undefined)
}
