// Lines that were refused as a table for spreadsheets: line, reference, reason, and what stood there as far as it is at hand; pure.

export type RefusedLine = {
  readonly line: number
  readonly reference: string | null
  /** `pointer`: the field in words, or where it stands in the line; empty for the whole line. */
  readonly faults: readonly { readonly pointer: string; readonly says: string }[]
}

/** Why a line was refused, in one text: each fault with the place it is of. */
export const reasonOf = ({ faults }: Pick<RefusedLine, 'faults'>): string =>
  faults.map(({ pointer, says }) => (pointer === '' ? says : `${pointer}: ${says}`)).join(' ')

/** Signs with which a spreadsheet takes a cell for a formula: what stands in a stranger's file must not be run. */
const formula = /^[=+\-@\t\r]/

const cell = (text: string): string => `"${(formula.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

/**
 * Separated values (RFC 4180) with a heading in the words given, behind a byte order mark, so that spreadsheets read it as
 * UTF-8. `raws` is what stood on lines of this session; lines of earlier ones have none, since the hub keeps no raw line.
 */
export const tableOfRefused = (
  heads: readonly [string, string, string, string],
  lines: readonly RefusedLine[],
  raws: ReadonlyMap<number, string>,
): string =>
  `\ufeff${[
    heads.map(cell).join(','),
    ...lines.map((one) =>
      [String(one.line), cell(one.reference ?? ''), cell(reasonOf(one)), cell(raws.get(one.line) ?? '')].join(','),
    ),
  ].join('\r\n')}\r\n`

/** Name of the download: that of the file without its ending. */
export const nameOfRefused = (name: string): string => `${name.replace(/\.[a-z0-9]{1,6}$/i, '')}.rejected.csv`
