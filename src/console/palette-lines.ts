// Which lines the palette shows for what was typed: all commands there are, searched in five languages; pure but for its inputs.
import { type Command, type CommandSection, commandSections } from './commands.ts'
import { bestCloseness, fold } from './fuzzy.ts'
import type { Catalogue } from './word-values.ts'

export type Line = Command & { readonly says: string }
export type Section = { readonly section: CommandSection; readonly lines: readonly Line[] }

/** A search the palette can hand on: `p smith` asks the page behind `p`. */
export type SearchOffer = { readonly prefix: string; readonly does: string; readonly run: (term: string) => void }

/** `p term`, `#reference`, `>command`: the prefix and what follows; no prefix for anything else. */
export const splitPrefix = (typed: string, prefixes: readonly string[]): { prefix: string; rest: string } => {
  const sign = typed.trimStart()
  for (const prefix of ['>', ...prefixes]) {
    const letter = /[a-z]/i.test(prefix)
    if (letter ? sign.toLowerCase().startsWith(`${prefix} `) : sign.startsWith(prefix)) {
      return { prefix, rest: sign.slice(prefix.length).trim() }
    }
  }
  return { prefix: '', rest: typed.trim() }
}

/** Words of an id in a catalogue with its placeholders filled, well enough to be searched. */
const plain = (catalogue: Catalogue, command: Command): string =>
  (catalogue[command.does] ?? '').replace(/\{(\w+)[^{}]*\}/g, (_, name: string) => String(command.values?.[name] ?? ''))

/**
 * Sections with their lines, the closest first. Without a question: recent commands, then everything in its order.
 * `say` gives the words in the reader's language; `catalogues` all languages fetched so far.
 */
export const paletteSections = (
  typed: string,
  commands: readonly Command[],
  searches: readonly SearchOffer[],
  recent: readonly string[],
  catalogues: readonly Catalogue[],
  say: (command: Pick<Command, 'does' | 'values'>) => string,
): readonly Section[] => {
  const { prefix, rest } = splitPrefix(
    typed,
    searches.map((offer) => offer.prefix),
  )
  const asked = searches
    .filter((offer) => rest !== '' && prefix !== '>' && (prefix === '' || offer.prefix === prefix))
    .map((offer) => ({
      id: `search ${offer.prefix}`,
      does: offer.does,
      values: { term: rest },
      section: 'search' as const,
      says: say({ does: offer.does, values: { term: rest } }),
      run: () => offer.run(rest),
    }))
  if (prefix !== '' && prefix !== '>') return asked.length > 0 ? [{ section: 'search', lines: asked }] : []
  const question = fold(rest)
  const found = commands
    .map((command) => {
      const says = say(command)
      const names = [says, ...catalogues.map((catalogue) => plain(catalogue, command)), command.id]
      return { line: { ...command, says }, closeness: bestCloseness(question, names.map(fold)) }
    })
    .filter((one) => one.closeness > 0)
  const sections: Section[] = []
  if (question === '') {
    const lines = recent.flatMap((id) => found.filter((one) => one.line.id === id && !one.line.disabled).slice(0, 1))
    if (lines.length > 0) sections.push({ section: 'recent', lines: lines.map((one) => one.line) })
  }
  for (const section of commandSections) {
    const own = found.filter((one) => one.line.section === section)
    if (question !== '') own.sort((a, b) => b.closeness - a.closeness)
    const lines = own.map((one) => one.line)
    const all = section === 'search' ? [...asked, ...lines] : lines
    if (all.length > 0) sections.push({ section, lines: all })
  }
  if (question === '') return sections
  // With a question the section with the closest line comes first; the sections' own order settles what is equal.
  const best = (section: Section) =>
    Math.max(0, ...found.filter((one) => one.line.section === section.section).map((one) => one.closeness))
  return [...sections].sort((a, b) => best(b) - best(a))
}
