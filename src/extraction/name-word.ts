/** Whether a word is known to be a name, by what `matching` holds and by our own table. */
import { classesOf, formOfWritten } from '../matching/lexicon.ts'
import { isCommonName } from '../matching/rarity.ts'
import { remembering } from '../matching/remembering.ts'
import { furtherNames, notNames, ordinaryWords, vietnameseFamilies, vietnameseNotNames } from './name-word.table.ts'
import { foldWord, type Token } from './token.ts'

const mostRemembered = 4000
const judge = remembering(mostRemembered, (lower) => {
  const form = formOfWritten(lower)
  return { isName: form.length > 1 && (isCommonName(form) || classesOf(form).length > 0) }
})

/** Whether people are called so; words that are ordinary ones too are not known by themselves. */
export function isKnownName(token: Token): boolean {
  if (token.fold.length < 2 || ordinaryWords.has(token.fold)) return false
  if (token.shape !== 'caseless') return furtherNames.has(token.fold) || judge(token.lower).isName
  // Without its vowels an Arabic word reads like many names of other languages; `على` is a preposition, `علي` a name.
  return furtherNames.has(token.fold) && token.lower !== 'على'
}

const withoutMarks: ReadonlySet<string> = new Set([...vietnameseFamilies].map(foldWord))

/** Whether it is a Vietnamese family name, with all its marks or with none. */
export function isVietnameseFamily(token: Token): boolean {
  return vietnameseFamilies.has(token.lower) || (token.lower === token.fold && withoutMarks.has(token.fold))
}

/** Whether a word with a capital belongs to no name, so that a run of capitals ends with it. */
export const isNoName = (token: Token): boolean => notNames.has(token.fold) || vietnameseNotNames.has(token.lower)
