// What the plain text of an article means on the screen, and two texts line against line; pure.

export type Block =
  | { readonly kind: 'heading' | 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }

const heading = /^#{1,6}\s+(.*)$/
const item = /^\s*[-*•]\s+(.*)$/

/** Headings (`# ...`), lists (`- ...`) and paragraphs parted by empty lines. No text is lost and none is read as markup. */
export const blocksOf = (text: string): Block[] => {
  const blocks: Block[] = []
  let paragraph: string[] = []
  let items: string[] = []
  const end = () => {
    if (paragraph.length > 0) blocks.push({ kind: 'paragraph', text: paragraph.join('\n') })
    if (items.length > 0) blocks.push({ kind: 'list', items })
    paragraph = []
    items = []
  }
  for (const line of text.split('\n')) {
    const [, head] = heading.exec(line) ?? []
    const [, entry] = item.exec(line) ?? []
    if (line.trim() === '') end()
    else if (head !== undefined) {
      end()
      blocks.push({ kind: 'heading', text: head })
    } else if (entry !== undefined) {
      if (paragraph.length > 0) end()
      items.push(entry)
    } else {
      if (items.length > 0) end()
      paragraph.push(line)
    }
  }
  end()
  return blocks
}

/** A line of two texts: on both sides the same, or what stands in its place on either. Null: nothing stands there. */
export type Side = { readonly before: string | null; readonly after: string | null; readonly same: boolean }

/** Beyond this many comparisons two texts are too different to be lined up, and too long to wait for. */
const mostComparisons = 4_000_000

/** Longest run of common lines of every pair of ends, `lengths[i][j]` from there on; rows of numbers. */
const commonFrom = (before: readonly string[], after: readonly string[]): Uint16Array[] => {
  const lengths = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1))
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--) {
      const row = lengths[i]
      const below = lengths[i + 1]
      if (row && below)
        row[j] = before[i] === after[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0)
    }
  return lengths
}

/** Two texts side by side: lines both have against each other, what changed between them paired as it stands. */
export const sideBySide = (before: string, after: string): Side[] => {
  const [one, other] = [before.split('\n'), after.split('\n')]
  const rows: Side[] = []
  let [removed, added]: [string[], string[]] = [[], []]
  const settle = () => {
    for (let at = 0; at < Math.max(removed.length, added.length); at++)
      rows.push({ before: removed[at] ?? null, after: added[at] ?? null, same: false })
    removed = []
    added = []
  }
  const lengths = one.length * other.length > mostComparisons ? undefined : commonFrom(one, other)
  let [i, j] = [0, 0]
  while (i < one.length || j < other.length) {
    const [left, right] = [one[i], other[j]]
    if (left !== undefined && left === right) {
      settle()
      rows.push({ before: left, after: right, same: true })
      i++
      j++
    } else if (
      right === undefined ||
      (left !== undefined && (lengths?.[i + 1]?.[j] ?? 0) >= (lengths?.[i]?.[j + 1] ?? 0))
    ) {
      removed.push(left ?? '')
      i++
    } else {
      added.push(right)
      j++
    }
  }
  settle()
  return rows
}
