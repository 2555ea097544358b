/** The lexicon this build carries, by comparison form. */

import { nicknameLexicon } from './nickname.table.ts'
import { type Lexicon, readLexicon } from './nickname.ts'
import { readWord } from './word.ts'
import { writeLower } from './written.ts'

const lexicon: Lexicon = readLexicon(nicknameLexicon, formOfWritten)
const none: readonly string[] = []

/** Comparison form of one word as anybody writes it. */
export function formOfWritten(written: string): string {
  return readWord(written, writeLower(written), 'name').form
}

/** Classes of a form, none for most. */
export function classesOf(form: string): readonly string[] {
  return lexicon.get(form) ?? none
}
