// Quoting what one answers, as plain text that any system shows: marked lines, told apart again when they are read; pure.

const mark = '> '

/** A passage as it stands in an answer: each line behind a mark. What is quoted there in turn is marked once more. */
export const quoteOf = (passage: string): string =>
  passage
    .trim()
    .split(/\r?\n/)
    .map((line) => `${mark}${line.trim()}`.trimEnd())
    .join('\n')

/** A field of a form as it is quoted: its name, then what it says, on lines of its own where it has several. */
export const quoteOfField = (name: string, says: string): string => {
  const lines = says
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return quoteOf(lines.length > 1 ? [`${name}:`, ...lines].join('\n') : `${name}: ${lines[0] ?? ''}`)
}

export type Block = { readonly quoted: boolean; readonly text: string }

/** A stretch as it is drawn: without the empty lines around it. */
const bare = (lines: readonly string[]): string => lines.join('\n').replace(/^\n+|\n+$/g, '')

/**
 * A text in stretches that are quoted and stretches that are the writer's own, in turn, without the marks. No stretch is empty: where a
 * quotation says nothing, what stands around it is one.
 */
export const blocksOf = (body: string): readonly Block[] => {
  const stretches: { quoted: boolean; lines: string[] }[] = []
  for (const line of body.split('\n')) {
    const quoted = line.startsWith('>')
    const last = stretches.at(-1)
    const said = quoted ? line.replace(/^> ?/, '') : line
    if (last?.quoted === quoted) last.lines.push(said)
    else stretches.push({ quoted, lines: [said] })
  }
  const blocks: Block[] = []
  for (const { quoted, lines } of stretches) {
    const text = bare(lines)
    const last = blocks.at(-1)
    if (text.trim() === '') continue
    if (last?.quoted === quoted) blocks.splice(-1, 1, { quoted, text: `${last.text}\n\n${text}` })
    else blocks.push({ quoted, text })
  }
  return blocks
}
