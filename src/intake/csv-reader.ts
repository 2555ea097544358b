/** A file of separated values to its records, each with its place; damage is told by line and reading goes on behind it. */
import { columnsOf, continueRow, type Row, readRow, type Separator } from './csv-row.ts'
import { faultNamed, type IntakeFault, type IntakeReader, type Item, longestRaw } from './intake-record.ts'
import { type LinesFrom, readLines, type TextLine } from './text-lines.ts'

/** A quoted field may run over so many lines and so many characters; one that runs further is taken for a broken quote. */
export const longestQuoted = { lines: 100, characters: 64_000 } as const

export interface CsvFrom extends LinesFrom {
  readonly separator: Separator
  /** Columns of every record; those of the first record when left out. */
  readonly columns?: number
}

/** A stretch that no record could be made of, open until a line is whole again. */
interface Damage {
  readonly first: TextLine
  last: TextLine
  raw: string
  readonly fault: IntakeFault
}

/** A record that is not whole yet. */
interface Pending {
  readonly row: Row
  readonly lines: TextLine[]
  characters: number
}

const rawOf = (lines: readonly TextLine[]): string =>
  lines.map(({ text, ending }, place) => (place === lines.length - 1 ? text : text + ending)).join('')

const placeOf = (first: TextLine, last: TextLine, raw: string) => ({
  line: first.line,
  lastLine: last.line,
  offset: first.offset,
  end: last.end,
  raw,
})

/**
 * Reads records. Empty lines are skipped. What is told and left out:
 * a line with another number of columns, a quote where none may stand, a line that is no text: that line alone;
 * a quote that is never closed, one that runs beyond `longestQuoted`, and a record over several lines with another number of
 * columns: its first line and all that follow up to the next line that is by itself a record of the right number of columns,
 * from which reading goes on (so that one stray quote does not swallow the file behind it);
 * a last line without a line end: nobody can tell whether it is whole, unless its last field is closed by a quote.
 */
export function readCsv(from: CsvFrom): IntakeReader<string[]> {
  const { separator } = from
  const reader = readLines(from)
  let columns = from.columns
  let pending: Pending | undefined
  let damage: Damage | undefined

  const closeDamage = (found: Item<string[]>[]): void => {
    if (!damage) return
    found.push({ ...placeOf(damage.first, damage.last, damage.raw), fault: damage.fault })
    damage = undefined
  }

  const openDamage = (line: TextLine, fault: IntakeFault): void => {
    damage = { first: line, last: line, raw: line.text, fault }
  }

  const addDamage = (to: Damage, line: TextLine): void => {
    if (to.raw.length < longestRaw) to.raw = `${to.raw}${to.last.ending}${line.text}`.slice(0, longestRaw)
    to.last = line
  }

  const standsAlone = (line: TextLine): boolean =>
    line.fault === undefined && columns !== undefined && columnsOf(line.text, separator) === columns

  const reject = (found: Item<string[]>[], line: TextLine, fault: IntakeFault): void => {
    found.push({ ...placeOf(line, line, line.text), fault })
  }

  const complete = (found: Item<string[]>[], lines: readonly TextLine[], row: Row): void => {
    const [first, last] = [lines[0], lines.at(-1)]
    if (!first || !last) return
    columns ??= row.values.length
    if (row.values.length !== columns) {
      const cut = last.ending === '' && row.values.length < columns
      if (last !== first) recover(found, lines, faultNamed('broken-quote'))
      else if (cut) reject(found, first, faultNamed('cut-off'))
      else reject(found, first, faultNamed('columns', { found: row.values.length, expected: columns }))
      return
    }
    if (last.ending === '' && !row.closed) {
      recover(found, lines, faultNamed('cut-off'))
      return
    }
    const { line, offset } = first
    const raw = last === first ? first.text : rawOf(lines)
    found.push({ line, lastLine: last.line, offset, end: last.end, raw, values: row.values })
  }

  /** The first line is damaged; those behind it are judged again, each by itself. */
  const recover = (found: Item<string[]>[], lines: readonly TextLine[], fault: IntakeFault): void => {
    const [first, ...others] = lines
    if (!first) return
    pending = undefined
    openDamage(first, fault)
    for (const line of others) take(found, line)
  }

  const isTooLong = (one: Pending): boolean =>
    one.lines.length > longestQuoted.lines || one.characters > longestQuoted.characters

  const goOn = (found: Item<string[]>[], one: Pending, line: TextLine): void => {
    const before = one.lines.at(-1)
    one.lines.push(line)
    one.characters += line.text.length
    if (line.fault || isTooLong(one)) {
      recover(found, one.lines, faultNamed('broken-quote'))
      return
    }
    continueRow(one.row, before?.ending ?? '', line.text, separator)
    if (one.row.state === 'open') return
    pending = undefined
    if (one.row.state === 'whole') complete(found, one.lines, one.row)
    else recover(found, one.lines, faultNamed('broken-quote'))
  }

  const begin = (found: Item<string[]>[], line: TextLine): void => {
    if (line.fault) {
      reject(found, line, line.ending === '' ? faultNamed('cut-off') : line.fault)
      return
    }
    if (line.text === '') return
    const row = readRow(line.text, separator)
    if (row.state === 'open') pending = { row, lines: [line], characters: line.text.length }
    else if (row.state === 'whole') complete(found, [line], row)
    else reject(found, line, faultNamed(row.state, { column: row.column }))
  }

  const take = (found: Item<string[]>[], line: TextLine): void => {
    if (damage) {
      if (!standsAlone(line)) {
        addDamage(damage, line)
        return
      }
      closeDamage(found)
    }
    if (pending) goOn(found, pending, line)
    else begin(found, line)
  }

  return {
    push: (bytes) => {
      const found: Item<string[]>[] = []
      for (const line of reader.push(bytes)) take(found, line)
      return found
    },
    end: () => {
      const found: Item<string[]>[] = []
      for (const line of reader.end()) take(found, line)
      while (pending) {
        const { lines } = pending
        recover(found, lines, faultNamed(lines.at(-1)?.ending === '' ? 'cut-off' : 'broken-quote'))
      }
      closeDamage(found)
      return found
    },
  }
}
