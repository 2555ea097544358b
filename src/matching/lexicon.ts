/** The lexicon of names that are one name, by comparison form: what this build carries. */

import { joinLexicons, lexiconOf, readLexiconEntries } from './lexicon-entry.ts'
import { nameForms } from './name-form.table.ts'
import { nicknameLexicon } from './nickname.table.ts'
import { type Lexicon, readLexicon } from './nickname.ts'
import { readWord } from './word.ts'
import { writeLower } from './written.ts'

const lexicon: Lexicon = joinLexicons(readLexicon(nicknameLexicon, formOfWritten), readGivenLexicon(nameForms))
const none: readonly string[] = []

/** Comparison form of one word as anybody writes it. */
export function formOfWritten(written: string): string {
  return readWord(written, writeLower(written), 'name').form
}

/** A lexicon given as lines `id, script, form, kind`, by comparison form. Throws as `readLexiconEntries` does. */
export function readGivenLexicon(lines: string): Lexicon {
  return lexiconOf(readLexiconEntries(lines), formOfWritten)
}

/** Classes of a form, none for most. */
export function classesOf(form: string, of: Lexicon = lexicon): readonly string[] {
  return of.get(form) ?? none
}
