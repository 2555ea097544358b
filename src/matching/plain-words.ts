/** Texts that are compared as words alone: places, names of mothers. Lighter than a name, since no index asks for their keys. */
import { particles } from './particle.table.ts'
import { remembering } from './remembering.ts'
import { readWord } from './word.ts'
import { wordsOf } from './written.ts'

export type PlainWords = {
  readonly display: string
  /** Forms and likeliest sounds of the words, particles left out unless they are all. */
  readonly forms: readonly string[]
  readonly sounds: readonly string[]
  /** All words as typed but for case and order: what equal texts have equal. */
  readonly sorted: string
}

/** Reads texts into words; those without a letter or digit are left out, and each is kept once. */
export function preparePlainWords(texts: readonly string[]): readonly PlainWords[] {
  const prepared: PlainWords[] = []
  for (const text of texts) {
    const words = readText(text)
    if (words.sorted !== '' && !prepared.some((known) => known.sorted === words.sorted)) prepared.push(words)
  }
  // A copy holds no more room than it needs.
  return prepared.slice()
}

/** Persons are born in few towns. */
const mostRemembered = 500
const readText = remembering(mostRemembered, (text): PlainWords => {
  const words = wordsOf(text).map(({ display, lower }) => readWord(display, lower, 'name'))
  const telling = words.filter((word) => !particles.has(word.form))
  const kept = telling.length > 0 ? telling : words
  const sorted = words
    .map((word) => word.lower)
    .sort()
    .join(' ')
  const forms = kept.map((word) => word.form)
  return { display: text.trim(), forms, sounds: kept.map((word) => word.sounds[0] ?? word.form), sorted }
})
