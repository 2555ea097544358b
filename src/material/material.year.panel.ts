// Events of a list under the years in which they happened; pure.

/** Runs of lines of one year in the order of the list; a date that names no single year stands under an empty one. */
export const byYear = <T>(
  lines: readonly T[],
  whenOf: (line: T) => string,
): readonly { readonly year: string; readonly lines: readonly T[] }[] => {
  const runs: { year: string; lines: T[] }[] = []
  for (const line of lines) {
    const date = whenOf(line)
    const year = date.includes('/') ? '' : (/^\d{4}/.exec(date)?.[0] ?? '')
    const known = runs.find((run) => run.year === year)
    if (known) known.lines.push(line)
    else runs.push({ year, lines: [line] })
  }
  return runs
}
