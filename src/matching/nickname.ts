/** Reads a lexicon of names that are one name, and tells the classes of a form. */

/** Classes by form; a form is what `formsOf` makes of an entry, so the lexicon may be written in any script. */
export type Lexicon = ReadonlyMap<string, readonly string[]>

/**
 * A lexicon from text, one class a line: `id: form form ...`. Blank lines are skipped. Throws where a line is no class,
 * since a lexicon that is half read would find half the names.
 */
export function readLexicon(text: string, formOf: (written: string) => string): Lexicon {
  const classes = new Map<string, string[]>()
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue
    const [id = '', list] = line.split(':')
    if (list === undefined || id.trim() === '') throw new Error(`a line of the lexicon is no class: ${line}`)
    for (const written of list.trim().split(/\s+/)) {
      const form = formOf(written)
      const known = classes.get(form) ?? []
      if (form !== '' && !known.includes(id.trim())) classes.set(form, [...known, id.trim()])
    }
  }
  return classes
}
