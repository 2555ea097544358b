/** The import format of a lexicon: one form a line, `id, script, form, kind`, parted by commas or tabs. */
import type { Lexicon } from './nickname.ts'
import { type Script, scriptOf, scripts } from './script.ts'

/** What a form is of its name: a given or family name as such, or a short or pet form. */
export const lexiconKinds = ['given', 'family', 'nickname'] as const
export type LexiconKind = (typeof lexiconKinds)[number]

export type LexiconEntry = {
  /** One for all forms of one name, in whatever language and script. */
  readonly id: string
  readonly script: Script
  readonly form: string
  readonly kind: LexiconKind
}

/**
 * Entries of a lexicon given as lines; blank lines and those that begin with `#` are skipped. Throws, with the number of the
 * line, where one has not four cells, names no script or kind, or has a form of another script or of several words: a lexicon
 * that is half read would find half the names.
 */
export function readLexiconEntries(text: string): readonly LexiconEntry[] {
  const entries: LexiconEntry[] = []
  text.split('\n').forEach((line, at) => {
    if (line.trim() === '' || line.trim().startsWith('#')) return
    const cells = line.split(/[,\t]/).map((cell) => cell.trim())
    const [id = '', script = '', form = '', kind = ''] = cells
    if (cells.length !== 4 || id === '' || !isScript(script) || !isKind(kind) || !isWordOf(form, script)) {
      throw new Error(`line ${at + 1} is no entry of a lexicon: ${line.trim()}`)
    }
    entries.push({ id, script, form, kind })
  })
  return entries
}

function isScript(text: string): text is Script {
  return scripts.some((script) => script === text)
}

function isKind(text: string): text is LexiconKind {
  return lexiconKinds.some((kind) => kind === text)
}

function isWordOf(form: string, script: Script): boolean {
  if (form === '' || /\s/.test(form)) return false
  return [...form].every((letter) => [script, 'other'].includes(scriptOf(letter.codePointAt(0) ?? 0)))
}

/**
 * Classes by comparison form: the ids of the entries written so. Ids are parted by kind, so that a family name is no form of
 * a given name; a pet form is of the given name it is for.
 */
export function lexiconOf(entries: readonly LexiconEntry[], formOf: (written: string) => string): Lexicon {
  const classes = new Map<string, string[]>()
  for (const { id, form, kind } of entries) {
    const written = formOf(form)
    if (written !== '') addClass(classes, written, kind === 'family' ? `${id}+` : id)
  }
  return classes
}

/** Two lexicons as one: a form is of the classes of both. */
export function joinLexicons(one: Lexicon, other: Lexicon): Lexicon {
  const classes = new Map([...one].map(([form, ids]) => [form, [...ids]]))
  for (const [form, ids] of other) for (const id of ids) addClass(classes, form, id)
  return classes
}

function addClass(classes: Map<string, string[]>, form: string, id: string): void {
  const known = classes.get(form)
  if (known === undefined) classes.set(form, [id])
  else if (!known.includes(id)) known.push(id)
}
