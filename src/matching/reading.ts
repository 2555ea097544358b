/** How a name was read, for people: which word is which part, in which script, how it reads in Latin letters, what was left out. */
import { prepareName } from './name.ts'
import { doubtfulHonorifics, honorifics, honorificsWritten } from './particle.table.ts'
import type { NameForm } from './person-form.ts'
import { runsOf } from './script.ts'
import type { Token } from './token.ts'
import { readWord } from './word.ts'
import type { WordIgnored, WordRead } from './word-reading.ts'
import { wordsOf } from './written.ts'

export type NameReading = {
  readonly words: readonly WordRead[]
  readonly ignored: readonly WordIgnored[]
  /** Nothing but titles was typed: they are taken for the name, since there is no other. */
  readonly onlyTitles: boolean
}

/** How a name was read; undefined where nothing in it can be compared. */
export function readName(form: NameForm): NameReading | undefined {
  const name = prepareName(form)
  if (name === undefined) return undefined
  const written = textsOf(form).flatMap(wordsOf)
  return {
    words: name.tokens.map(readToken),
    ignored: leftOut(written, name.tokens),
    onlyTitles: name.tokens.every((token) => isTitle(token.form, token.lower)),
  }
}

function textsOf({ family = '', given = '', other = '', whole = '' }: NameForm): readonly string[] {
  const stated = [family, given, other].filter((text) => text.trim() !== '')
  return stated.length > 0 ? stated : [whole]
}

function readToken(token: Token): WordRead {
  const { display, lower, kind, script, form } = token
  return {
    text: display,
    kind,
    role: token.initial ? 'initial' : token.light ? 'particle' : 'name',
    script,
    ...(script === 'latin' || !/^[a-z]/.test(form) ? {} : { latin: form.charAt(0).toUpperCase() + form.slice(1) }),
    joined: display.includes(' '),
    mixed: runsOf(lower).length > 1,
  }
}

type Written = ReturnType<typeof wordsOf>[number]

/** The words that no token came of. Tokens keep the order of the words; one may hold several, and one word may be several. */
function leftOut(written: readonly Written[], tokens: readonly Token[]): readonly WordIgnored[] {
  const ignored: WordIgnored[] = []
  let next = 0
  let rest = ''
  for (const piece of tokens.flatMap((token) => token.display.split(' '))) {
    if (rest !== '' && rest.startsWith(piece)) {
      rest = rest.slice(piece.length)
      continue
    }
    const found = written.findIndex(({ display, lower }, at) => at >= next && holds(display, lower, piece))
    if (found < 0) continue
    ignored.push(...written.slice(next, found).map(ignoredAs))
    const { display = '', lower = '' } = written[found] ?? {}
    rest = display === piece ? '' : lower.slice(piece.length)
    next = found + 1
  }
  return [...ignored, ...written.slice(next).map(ignoredAs)]
}

/** A word that a piece begins: names of scripts without spaces are cut into family and given name. */
function holds(display: string, lower: string, piece: string): boolean {
  return display === piece || lower === piece || (runsOf(piece)[0]?.script !== 'latin' && lower.startsWith(piece))
}

function ignoredAs({ display, lower }: Written): WordIgnored {
  const { form } = readWord(display, lower, 'name')
  const why = isTitle(form, lower) || doubtfulHonorifics.has(form) ? 'title' : 'beyond'
  return { text: display, why }
}

function isTitle(form: string, lower: string): boolean {
  return honorifics.has(form) || honorificsWritten.has(lower)
}
