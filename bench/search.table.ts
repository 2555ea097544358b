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

type Row = ReadonlyMap<EngineName, SearchMeasure>

const aligned = (lines: readonly (readonly string[])[]): string => {
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0))) ?? []
  return lines
    .map((cells) =>
      cells
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const cell = (measure: SearchMeasure | undefined): string => (measure === undefined ? '-' : figure(measure.value))
const bounds = (held: SearchMeasure | undefined): string[] =>
  [held?.must, held?.goal].map((bound) => (bound === undefined ? '' : figure(bound)))

/**
 * Two tables, columns aligned: rates, times and memory, and recall by damage. `@10` counts who is among the first ten persons; `names` is recall among the first ten
 * different names; `equals` counts besides who is equally near as others, where the list that an officer gets shows them, see `search.ties`.
 * `against` is what ours has more at ten than pg_trgm on the questions both were asked, first by `@10`, then by `equals`.
 */
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
    const name = `${measure.measure.replace(/^person\./, '')} ${measure.damage ?? ''}`.trim()
    rows.set(name, (rows.get(name) ?? new Map<EngineName, SearchMeasure>()).set(measure.engine, measure))
  }
  const of = (name: string): Row => rows.get(name) ?? new Map()
  const figures = [...rows].filter(([name]) => !name.startsWith('recall'))
  const labels = [...rows.keys()].flatMap((name) => /^recall_at_10 (.*)/.exec(name)?.[1] ?? [])
  const first = [
    ['', ...engines, 'must', 'goal', ''],
    ...figures.map(([name, row]) => {
      const held = row.get('liaison')
      return [name, ...engines.map((engine) => cell(row.get(engine))), ...bounds(held), verdict(held)]
    }),
  ]
  const second = [
    [
      'recall',
      ...engines.flatMap((engine) => [`${engine} @1`, '@10', 'names', 'equals']),
      'must',
      'goal',
      '@10',
      'equals',
      'against',
      '',
      'equals',
      '',
    ],
    ...labels.map((label) => {
      const [at1, at10] = [of(`recall_at_1 ${label}`), of(`recall_at_10 ${label}`)]
      const names = of(`recall_at_10_names ${label}`)
      const equals = of(`recall_at_10_equals ${label}`)
      const held = at10.get('liaison')
      const against = of(`recall_at_10_above_pg_trgm ${label}`).get('liaison')
      const equally = of(`recall_at_10_equals_above_pg_trgm ${label}`).get('liaison')
      return [
        label,
        ...engines.flatMap((engine) => [at1, at10, names, equals].map((row) => cell(row.get(engine)))),
        ...bounds(held),
        verdict(held),
        verdict(equals.get('liaison')),
        against === undefined ? '' : figure(against.value),
        verdict(against),
        equally === undefined ? '' : figure(equally.value),
        verdict(equally),
      ]
    }),
  ]
  const told = `${records} persons; ${queries} questions of each damage, ${Math.min(queries, slowQueries)} of them to pg_trgm and MiniSearch`
  return [told, '', aligned(first), '', aligned(second)].join('\n')
}
