/** Whether a word is known to be a name, by what `matching` holds and by our own table. */
import { classesOf, formOfWritten } from '../matching/lexicon.ts'
import { isCommonName } from '../matching/rarity.ts'
import { remembering } from '../matching/remembering.ts'
import { furtherNames, ordinaryWords } from './name-word.table.ts'
import type { Token } from './token.ts'

const mostRemembered = 4000
const judge = remembering(mostRemembered, (lower) => {
  const form = formOfWritten(lower)
  return { isName: form.length > 1 && (isCommonName(form) || classesOf(form).length > 0) }
})

/** Whether people are called so; words that are ordinary ones too are not known by themselves. */
export function isKnownName(token: Token): boolean {
  if (token.fold.length < 2 || ordinaryWords.has(token.fold)) return false
  return furtherNames.has(token.fold) || judge(token.lower).isName
}
