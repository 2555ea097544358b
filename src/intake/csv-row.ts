/** One record of separated values (RFC 4180), line by line: quotes, separators and line ends within quotes. */

export type Separator = ',' | ';' | '\t' | '|'
export const separators: readonly Separator[] = [',', ';', '\t', '|']

/** Tells whether any value is a separator that is read. */
export function isSeparator(value: unknown): value is Separator {
  return (separators as readonly unknown[]).includes(value)
}

export type RowFault = 'text-after-quote' | 'quote-in-field'

export interface Row {
  readonly values: string[]
  /** `open` while a quote is: the next line belongs to it. */
  state: 'whole' | 'open' | RowFault
  /** Place of a fault in its line, from 1. */
  column: number
  /** Whether the last field stood in quotes: then nothing of it can be missing. */
  closed: boolean
}

const quote = '"'

/**
 * Reads one line into a row. A quote stands at the beginning of a field or doubled within quotes and nowhere else: one in the
 * middle of a field, or text behind a closing quote, is a fault, since a reader that guesses swallows what follows.
 */
export function readRow(text: string, separator: Separator): Row {
  if (!text.includes(quote)) return { values: text.split(separator), state: 'whole', column: 0, closed: false }
  const row: Row = { values: [], state: 'whole', column: 0, closed: false }
  readFields(row, text, 0, separator)
  return row
}

/** Reads a further line into a row that is `open`; `ending` is the line end between the two. */
export function continueRow(row: Row, ending: string, text: string, separator: Separator): void {
  const begun = row.values.pop() ?? ''
  row.state = 'whole'
  const at = readQuoted(row, `${begun}${ending}`, text, 0, separator)
  if (at >= 0) readFields(row, text, at, separator)
}

/** From the beginning of a field at `from` to the end of the line or the first fault. */
function readFields(row: Row, text: string, from: number, separator: Separator): void {
  for (let at = from; at >= 0; ) {
    if (text[at] === quote) {
      at = readQuoted(row, '', text, at + 1, separator)
      continue
    }
    const end = text.indexOf(separator, at)
    const value = end < 0 ? text.slice(at) : text.slice(at, end)
    row.closed = false
    row.values.push(value)
    const inside = value.indexOf(quote)
    if (inside >= 0) {
      row.state = 'quote-in-field'
      row.column = at + inside + 1
      return
    }
    at = end < 0 ? -1 : end + 1
  }
}

/** From behind an opening quote to the beginning of the next field; -1 where the line or the row ends. */
function readQuoted(row: Row, begun: string, text: string, from: number, separator: Separator): number {
  let value = begun
  for (let at = from; ; ) {
    const end = text.indexOf(quote, at)
    if (end < 0) {
      row.values.push(value + text.slice(at))
      row.state = 'open'
      return -1
    }
    value += text.slice(at, end)
    if (text[end + 1] !== quote) {
      row.values.push(value)
      row.closed = true
      if (end + 1 === text.length) return -1
      if (text[end + 1] === separator) return end + 2
      row.state = 'text-after-quote'
      row.column = end + 2
      return -1
    }
    value += quote
    at = end + 2
  }
}

/** Columns of a row that is whole on its line, else 0. */
export function columnsOf(text: string, separator: Separator): number {
  const row = readRow(text, separator)
  return row.state === 'whole' ? row.values.length : 0
}

/**
 * The separator of the first lines: the one that gives most of them the same number of columns, the more columns the better. A
 * comma where there is only one column. A first line `sep=;`, as spreadsheets write it, says it outright.
 */
export function detectSeparator(lines: readonly string[]): Separator {
  const stated = /^sep=(.)$/.exec(lines[0] ?? '')?.[1]
  if (isSeparator(stated)) return stated
  const sample = lines.filter((line) => line !== '').slice(0, 50)
  let best: Separator = ','
  let bestScore = 0
  for (const separator of separators) {
    const counts = sample.map((line) => columnsOf(line, separator))
    const most = counts.find((count) => count > 1)
    if (most === undefined) continue
    const share = counts.filter((count) => count === most).length / sample.length
    const score = share * 1000 + most
    if (score > bestScore) [best, bestScore] = [separator, score]
  }
  return best
}
