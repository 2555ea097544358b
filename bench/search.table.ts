// The side-by-side table of the search benchmark: a measure a line, an engine a column, what it is held against at the end.
import { type EngineName, engineNames } from './search.engine.ts'

/** One figure; `damage` where it is that of one kind of question, `queries` where it comes of so many of them. */
export type SearchMeasure = {
  readonly measure: string
  readonly engine: EngineName
  readonly records: number
  readonly damage?: string
  readonly queries?: number
  readonly value: number
  readonly must?: number
  readonly goal?: number
}

const figure = (value: number): string =>
  Math.abs(value) >= 1000 ? String(Math.round(value)) : String(Number(value.toPrecision(4)))

/** Above is better but for times, memory and building. */
const isReached = ({ measure, value }: SearchMeasure, bound: number): boolean =>
  /_ms$|_seconds$|bytes_per/.test(measure) ? value <= bound : value >= bound

const verdict = (one: SearchMeasure | undefined): string => {
  if (one?.must === undefined || one.goal === undefined) return ''
  if (isReached(one, one.goal)) return 'goal'
  return isReached(one, one.must) ? 'must' : 'below'
}

/** Aligned text, two spaces between columns. */
export const searchTable = (
  measures: readonly SearchMeasure[],
  {
    records,
    queries,
    slowQueries,
  }: { readonly records: number; readonly queries: number; readonly slowQueries: number },
): string => {
  const engines = engineNames.filter((name) => measures.some(({ engine }) => engine === name))
  const rows = new Map<string, Map<EngineName, SearchMeasure>>()
  for (const measure of measures) {
    const name = `${measure.measure.replace(/^person\./, '')}${measure.damage === undefined ? '' : ` ${measure.damage}`}`
    const row = rows.get(name) ?? new Map<EngineName, SearchMeasure>()
    row.set(measure.engine, measure)
    rows.set(name, row)
  }
  const lines = [
    ['', ...engines, 'must', 'goal', ''],
    ...[...rows].map(([name, row]) => {
      const held = row.get('liaison')
      const bounds = [held?.must, held?.goal].map((bound) => (bound === undefined ? '' : figure(bound)))
      return [name, ...engines.map((engine) => figure(row.get(engine)?.value ?? Number.NaN)), ...bounds, verdict(held)]
    }),
  ].map((cells) => cells.map((cell) => (cell === 'NaN' ? '-' : cell)))
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0))) ?? []
  const text = lines.map((cells) =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
  const told = `${records} persons; ${queries} questions of each damage, ${Math.min(queries, slowQueries)} of them to pg_trgm and MiniSearch`
  return [told, ...text].join('\n')
}
