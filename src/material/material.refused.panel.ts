// Rows of a table that were not taken, as a file to take away: line, where, and why; pure.

export type RefusedRow = {
  readonly line: number
  readonly faults: readonly { readonly field: string; readonly says: string }[]
}

/** Signs with which a spreadsheet takes a cell for a formula: what stands in a stranger's file must not be run. */
const formula = /^[=+\-@\t\r]/

const cell = (text: string): string => `"${(formula.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

/** Separated values (RFC 4180), one line a fault, behind a byte order mark so that spreadsheets read it as UTF-8. */
export const tableOfRows = (heads: readonly [string, string, string], rows: readonly RefusedRow[]): string =>
  `\ufeff${[
    heads.map(cell).join(','),
    ...rows.flatMap(({ line, faults }) =>
      (faults.length === 0 ? [{ field: '', says: '' }] : faults).map(({ field, says }) =>
        [String(line), cell(field), cell(says)].join(','),
      ),
    ),
  ].join('\r\n')}\r\n`
