// How a question is understood: its words folded, each with other words of the same meaning, and the query made of them. Pure.
import { synonyms } from './knowledge.synonym.table.ts'

/** Most words of one question that are looked for; the rest of a long one adds nothing. */
export const mostWords = 12

const arabicForms: Readonly<Record<string, string>> = { أ: 'ا', إ: 'ا', آ: 'ا', ى: 'ي', ة: 'ه', ؤ: 'و', ئ: 'ي' }

/** Lower case, without accents and vowel signs, letters that are written one for another brought together. Idempotent. */
export const foldWords = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}|ـ/gu, '')
    .replace(/đ/g, 'd')
    .replace(/ß/g, 'ss')
    .replace(/[أإآىةؤئ]/g, (letter) => arabicForms[letter] ?? letter)
    .normalize('NFC')

/** The words of a text, folded, in their order. */
export const wordsOf = (text: string): string[] => foldWords(text).match(/[\p{L}\p{N}]+/gu) ?? []

const meanings: readonly (readonly (readonly string[])[])[] = synonyms.map((line) => line.map(wordsOf))

/** An asked word or phrase as the reader sees it, with everything else that means the same. */
export type Asked = {
  readonly asked: string
  readonly words: readonly string[]
  readonly also: readonly (readonly string[])[]
}

const startsAt = (words: readonly string[], at: number, phrase: readonly string[]): boolean =>
  phrase.length > 0 && phrase.every((word, step) => words[at + step] === word)

/** What was typed, cut where a character says nothing that folding would leave. */
const runsOf = (text: string): string[] => {
  const runs = ['']
  for (const letter of text.normalize('NFC'))
    if (/[\p{L}\p{M}\p{N}ـ]/u.test(letter.normalize('NFKD'))) runs.push(`${runs.pop() ?? ''}${letter}`)
    else runs.push('')
  return runs
}

/** Words folded, each beside the run it was typed in and which run that is: one run may be several words. */
const typedWords = (question: string) =>
  runsOf(question).flatMap((typed, run) => wordsOf(typed).map((word) => ({ word, typed, run })))

/**
 * Reads a question: phrases of the table first, the longest that fits, then single words. A plural or an article before a word
 * is no matter: the query looks for beginnings.
 */
export const understand = (question: string): Asked[] => {
  const typed = typedWords(question)
  const words = typed.map(({ word }) => word)
  const understood: Asked[] = []
  for (let at = 0; at < words.length && understood.length < mostWords; ) {
    const place = at
    const found = meanings
      .flatMap((line) => line.filter((phrase) => startsAt(words, place, phrase)).map((phrase) => ({ line, phrase })))
      .sort((one, other) => other.phrase.length - one.phrase.length)[0]
    const own = found?.phrase ?? words.slice(at, at + 1)
    const also = found ? found.line.filter((phrase) => phrase !== found.phrase) : []
    const runs = new Map(typed.slice(at, at + own.length).map((one) => [one.run, one.typed]))
    understood.push({ asked: [...runs.values()].join(' '), words: own, also })
    at += own.length
  }
  // A word of one letter says nothing, unless nothing else was asked.
  const telling = understood.filter(({ words: own }) => own.length > 1 || (own[0] ?? '').length > 1)
  return telling.length > 0 ? telling : understood
}

/** A phrase as PostgreSQL reads it: its last word may go on. Words hold letters and digits only, so nothing needs quoting. */
const phraseQuery = (phrase: readonly string[]): string =>
  phrase.map((word, at) => (at === phrase.length - 1 ? `${word}:*` : word)).join(' <-> ')

/** Text search queries, one for each thing asked: itself or any other word of the same meaning. */
export const queriesOf = (asked: readonly Asked[]): string[] =>
  asked.map(({ words, also }) => [words, ...also].map((phrase) => `(${phraseQuery(phrase)})`).join(' | '))

/** Words of a text that answer the question, as they stand in it; `through` those that are not the asked word itself. */
export const foundIn = (
  text: string,
  asked: readonly Asked[],
): { readonly found: string[]; readonly through: string[] } => {
  const found = new Set<string>()
  const through = new Set<string>()
  const written = text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const folded = written.map(foldWords)
  const meets = (at: number, phrase: readonly string[]): boolean =>
    phrase.every((word, step) =>
      step === phrase.length - 1 ? (folded[at + step] ?? '').startsWith(word) : folded[at + step] === word,
    )
  for (let at = 0; at < written.length; at++)
    for (const { words, also } of asked) {
      const own = meets(at, words)
      const other = own ? undefined : also.find((phrase) => meets(at, phrase))
      if (!own && !other) continue
      const stands = written.slice(at, at + (other ?? words).length).join(' ')
      found.add(stands.slice(0, 80))
      if (other) through.add(stands.slice(0, 80))
    }
  return { found: [...found].slice(0, 20), through: [...through].slice(0, 20) }
}
