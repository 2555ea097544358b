/** Tables of words and phrases, looked up at a place of a text in a bounded number of steps. */
import { foldWord, isSign, isSmallGap, type Tokens } from './token.ts'

export type Phrases<Value> = ReadonlyMap<
  string,
  readonly { readonly words: readonly string[]; readonly value: Value }[]
>

/** A table from phrases as anybody writes them; words are parted by spaces, hyphens, dots or apostrophes. */
export function readPhrases<Value>(entries: Iterable<readonly [string, Value]>): Phrases<Value> {
  const table = createPhrases<Value>()
  for (const [phrase, value] of entries) table.add(phrase, value)
  return table.phrases
}

export type GrowingPhrases<Value> = {
  readonly phrases: Phrases<Value>
  readonly add: (phrase: string, value: Value) => void
}

/** A table that is filled little by little; of equal phrases the first stands. */
export function createPhrases<Value>(): GrowingPhrases<Value> {
  const phrases = new Map<string, { words: readonly string[]; value: Value }[]>()
  return {
    phrases,
    add: (phrase, value) => {
      const words = phrase
        .split(/[^\p{L}\p{M}\p{Nd}]+/u)
        .filter((word) => word !== '')
        .map(foldWord)
      const [first] = words
      if (first === undefined) return
      const known = phrases.get(first)
      if (known === undefined) phrases.set(first, [{ words, value }])
      else {
        const behind = known.findIndex((other) => other.words.length < words.length)
        known.splice(behind < 0 ? known.length : behind, 0, { words, value })
      }
    },
  }
}

/** Phrases of one value from a text with a comma between them. */
export function phrasesOf<Value>(text: string, value: Value): (readonly [string, Value])[] {
  return text.split(',').map((phrase) => [phrase.trim(), value] as const)
}

export type PhraseFound<Value> = { readonly value: Value /** Place after its last word. */; readonly end: number }

/** The longest phrase that begins at a place and ends before `limit`. */
export function phraseAt<Value>(
  tokens: Tokens,
  place: number,
  table: Phrases<Value>,
  limit = Number.POSITIVE_INFINITY,
): PhraseFound<Value> | undefined {
  const first = tokens.at(place)
  if (first?.kind !== 'word') return undefined
  return phraseFrom(tokens, place, first.fold, table, limit)
}

/** The same with another reading of its first word. */
export function phraseFrom<Value>(
  tokens: Tokens,
  place: number,
  first: string,
  table: Phrases<Value>,
  limit = Number.POSITIVE_INFINITY,
): PhraseFound<Value> | undefined {
  for (const { words, value } of table.get(first) ?? []) {
    let at = place + 1
    let matched = 1
    while (matched < words.length) {
      const next = skipJoint(tokens, at)
      const token = tokens.at(next)
      if (next === at || token?.kind !== 'word' || token.fold !== words[matched]) break
      matched += 1
      at = next + 1
    }
    if (matched === words.length && at <= limit) return { value, end: at }
  }
  return undefined
}

/** Past what may stand between two words of a phrase. */
function skipJoint(tokens: Tokens, place: number): number {
  let at = place
  if (isSign(tokens.at(at), ".'-")) at += 1
  if (isSmallGap(tokens.at(at))) at += 1
  return at
}

/** Signs and little words between a label and what it labels: `no.`, `n°`, `số`, `رقم`, a colon. */
const between = new Set(['no', 'nr', 'n', 'num', 'numero', 'number', 'so', 'رقم', 'is', 'est', 'es', 'la', 'of', 'de'])
const mostBetween = 6

/** Past the words and signs between a label and its value. */
export function skipLabelEnd(tokens: Tokens, place: number): number {
  let at = place
  for (let steps = 0; steps < mostBetween; steps += 1) {
    const token = tokens.at(at)
    const isJoint =
      isSmallGap(token) || isSign(token, ":.#°º'=(") || (token?.kind === 'word' && between.has(token.fold))
    if (!isJoint) break
    at += 1
  }
  return at
}

/** Tokens that are looked back over, signs and gaps among them. */
const mostBack = 16

/** The value of the nearest phrase of a table that stands before a place on its line, no more than so many words away. */
export function phraseBefore<Value>(
  tokens: Tokens,
  place: number,
  table: Phrases<Value>,
  words: number,
): Value | undefined {
  let seen = 0
  for (let at = place - 1; at >= Math.max(0, place - mostBack) && seen < words; at -= 1) {
    const token = tokens.at(at)
    if (token === undefined || token.kind === 'break' || isSign(token, ';')) return undefined
    if (token.kind !== 'word') continue
    seen += 1
    const found = phraseAt(tokens, at, table, place)
    if (found !== undefined) return found.value
  }
  return undefined
}
