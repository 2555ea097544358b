// A question in plain words read into skills: the names of skills in five languages, what else people call them, and nothing guessed. Pure.
import type { Wanted } from './expert.fit.ts'
import type { SkillKind } from './expert.skill.table.ts'

/**
 * One name of a skill, and which of its parts may name it alone: each word; pairs of words where words are syllables
 * (Vietnamese); none.
 */
export type SkillName = {
  readonly kind: SkillKind
  readonly code: string
  readonly name: string
  readonly parts: 'words' | 'pairs' | 'none'
}

type Named = { readonly kind: SkillKind; readonly code: string }

export type Vocabulary = {
  /** Whole names and their telling parts, as folded words with single spaces; null for what names several skills. */
  readonly names: ReadonlyMap<string, Named | null>
  /** Words of the longest name. */
  readonly longest: number
  readonly small: ReadonlySet<string>
}

/** Conjunctions, prepositions and the article that Arabic writes together with the word that follows. */
const arabicPrefix = /^(?:[وفبك]?ال|لل)(?=\p{Script=Arabic}{2})/u

/** Words of a text without marks, case, plural s and Arabic articles, so that spellings meet. */
export const foldWords = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replaceAll('œ', 'oe')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => word.replace(arabicPrefix, ''))
    .map((word) => (word.length > 4 && /^[a-z]+s$/.test(word) && !word.endsWith('ss') ? word.slice(0, -1) : word))

const same = (one: Named, other: Named): boolean => one.kind === other.kind && one.code === other.code

/** Parts of a name that name it alone where no other skill has them: words, or pairs of syllables. */
const partsOf = (words: readonly string[], parts: SkillName['parts']): string[] => {
  if (parts === 'none') return []
  return parts === 'pairs'
    ? words.slice(1).map((word, at) => `${words[at]} ${word}`)
    : words.filter((word) => word.length > 2)
}

/**
 * The vocabulary of these names. A whole name always stands for its skill; a part of one only where it occurs in the names of
 * no other skill and is none of the small words.
 */
export const vocabularyOf = (skills: readonly SkillName[], smallWords: readonly string[]): Vocabulary => {
  const small = new Set(smallWords.flatMap(foldWords))
  const parts = new Map<string, Named | null>()
  const whole = new Map<string, Named | null>()
  const put = (into: Map<string, Named | null>, key: string, { kind, code }: Named): void => {
    const known = into.get(key)
    into.set(key, known === undefined || (known !== null && same(known, { kind, code })) ? { kind, code } : null)
  }
  let longest = 1
  for (const { name, parts: alone, ...named } of skills) {
    const words = foldWords(name)
    if (words.length === 0) continue
    longest = Math.max(longest, words.length)
    put(whole, words.join(' '), named)
    for (const part of partsOf(words, alone)) if (!small.has(part)) put(parts, part, named)
  }
  return { names: new Map([...parts, ...whole]), longest, small }
}

/** Where one thing that is asked for ends and another begins: no name goes over it. */
const boundary = /[,;:.?!/|•·،؛؟\n]+/u

/** What a question asks for, each skill once at level 1, and the words that name none; the longest names are read first. */
export const readQuestion = (
  question: string,
  { names, longest, small }: Vocabulary,
): { readonly wanted: Wanted[]; readonly unread: string[] } => {
  const wanted: Wanted[] = []
  const unread: string[] = []
  const readPart = (words: readonly string[]): void => {
    for (let at = 0; at < words.length; ) {
      let taken = 0
      for (let length = Math.min(longest, words.length - at); length > 0 && taken === 0; length -= 1) {
        const named = names.get(words.slice(at, at + length).join(' '))
        if (!named) continue
        taken = length
        if (!wanted.some((one) => same(one, named))) wanted.push({ ...named, level: 1 })
      }
      const word = words[at] ?? ''
      if (taken === 0 && !small.has(word) && !unread.includes(word)) unread.push(word)
      at += Math.max(1, taken)
    }
  }
  for (const part of question.split(boundary)) readPart(foldWords(part))
  return { wanted, unread }
}
