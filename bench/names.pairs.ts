// Pairs of names somebody has judged: how many are told right at the line that is shipped and at the best one.
import { join } from 'node:path'
import { comparePersons, possibleFrom } from '../src/matching/compare.ts'
import { personOf, readLinesOf, readTabbed, readTable } from './names.reading.ts'
import type { NameMeasure } from './names.ts'

type Judged = { readonly isMatch: boolean; readonly isStrong: boolean; readonly score: number }

const scoreOf = (one: string, other: string): number => comparePersons(personOf(one), personOf(other)).score

/** Precision, recall and their harmonic mean, of those who score `line` or more. */
export const scoresAt = (
  judged: readonly Pick<Judged, 'isMatch' | 'score'>[],
  line: number,
): { readonly precision: number; readonly recall: number; readonly f1: number } => {
  const told = judged.filter(({ score }) => score >= line)
  const right = told.filter(({ isMatch }) => isMatch).length
  const precision = told.length === 0 ? 1 : right / told.length
  const recall = right / Math.max(1, judged.filter(({ isMatch }) => isMatch).length)
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) }
}

/** How often a true pair scores above a false one, ties for half (Mann and Whitney). */
export const areaUnder = (judged: readonly Pick<Judged, 'isMatch' | 'score'>[]): number => {
  const yes = judged.filter(({ isMatch }) => isMatch)
  const no = judged.filter(({ isMatch }) => !isMatch)
  let above = 0
  for (const one of yes)
    for (const other of no) above += one.score > other.score ? 1 : one.score === other.score ? 0.5 : 0
  return above / Math.max(1, yes.length * no.length)
}

const measuresOf = (name: string, judged: readonly Judged[], goal?: number): readonly NameMeasure[] => {
  const lines = [...new Set(judged.map(({ score }) => score))].map((line) => ({ line, ...scoresAt(judged, line) }))
  const shipped = scoresAt(judged, possibleFrom)
  const best = lines.reduce((most, one) => (one.f1 > most.f1 ? one : most), { line: 0, f1: 0 })
  const strong = judged.filter(({ isStrong }) => isStrong)
  const most = (values: readonly number[]): number => Math.max(0, ...values)
  const count = judged.length
  return [
    { measure: `pairs.${name}.precision`, value: shipped.precision, count },
    { measure: `pairs.${name}.recall`, value: shipped.recall, count },
    { measure: `pairs.${name}.f1`, value: shipped.f1, count, ...(goal === undefined ? {} : { must: goal, goal }) },
    { measure: `pairs.${name}.f1_at_best_line`, value: best.f1, count },
    { measure: `pairs.${name}.best_line`, value: best.line, count },
    { measure: `pairs.${name}.area_under_curve`, value: areaUnder(judged), count },
    {
      measure: `pairs.${name}.recall_at_precision_0.95`,
      value: most(lines.filter(({ precision }) => precision >= 0.95).map(({ recall }) => recall)),
      count,
    },
    {
      measure: `pairs.${name}.precision_at_recall_0.99`,
      value: most(lines.filter(({ recall }) => recall >= 0.99).map(({ precision }) => precision)),
      count,
    },
    {
      measure: `pairs.${name}.strong_right`,
      value:
        strong.filter(({ isMatch, score }) => isMatch === score >= possibleFrom).length / Math.max(1, strong.length),
      count: strong.length,
      must: 1,
      goal: 1,
    },
  ]
}

/** OpenSanctions' judged pairs of names, of persons and of everything. */
export const measurePairs = (folder: string): readonly NameMeasure[] => {
  const rows = readTable(join(folder, 'pairs_name_bench_dev.csv'))
  const judge = (row: Readonly<Record<string, string>>): Judged => ({
    isMatch: row.is_match === 'true',
    isStrong: row.quality === 'STRONG',
    score: scoreOf(row.name1 ?? '', row.name2 ?? ''),
  })
  return [
    ...measuresOf('persons', rows.filter(({ schema }) => schema === 'Person').map(judge), 0.9),
    ...measuresOf('all', rows.map(judge)),
  ]
}

const ranksOf = (values: readonly number[]): number[] => {
  const order = values.map((value, at) => ({ value, at })).sort((one, other) => one.value - other.value)
  const ranks = values.map(() => 0)
  for (let from = 0; from < order.length; ) {
    let to = from
    while (order[to + 1]?.value === order[from]?.value) to += 1
    for (let at = from; at <= to; at += 1) ranks[order[at]?.at ?? 0] = (from + to) / 2
    from = to + 1
  }
  return ranks
}

/** Spearman's rank correlation, ties at their middle rank. */
export const rankCorrelation = (some: readonly number[], others: readonly number[]): number => {
  const [one, other] = [ranksOf(some), ranksOf(others)]
  const middle = (some.length - 1) / 2
  let [together, ofOne, ofOther] = [0, 0, 0]
  one.forEach((rank, at) => {
    const [first, second] = [rank - middle, (other[at] ?? 0) - middle]
    together += first * second
    ofOne += first * first
    ofOther += second * second
  })
  return together / Math.sqrt(ofOne * ofOther)
}

/** How our order of listed names goes with that of the US Treasury's search. */
export const measurePortal = (folder: string): readonly NameMeasure[] => {
  const rows = readTable(join(folder, 'ofac_portal_scores.csv'))
  const ours = rows.map(({ query_name: asked = '', result_name: listed = '' }) => scoreOf(asked, listed))
  const theirs = rows.map(({ ofac_score: score }) => Number(score))
  return [{ measure: 'portal.rank_correlation', value: rankCorrelation(ours, theirs), count: rows.length }]
}

const shareAbove = (pairs: readonly (readonly [string, string])[]): number =>
  pairs.filter(([one, other]) => scoreOf(one, other) >= possibleFrom).length / Math.max(1, pairs.length)

/** Spellings of one name in the scripts of the world: each against those of its script, and all against each other. */
export const measureSpellings = (folder: string): readonly NameMeasure[] => {
  const spellings = readLinesOf(join(folder, 'rigour_putin_names.txt'))
  const pairs = spellings.flatMap((one, at) => spellings.slice(at + 1).map((other) => [one, other] as const))
  const latin = spellings.filter((one) => /^[\p{Script=Latin}\s'’.-]+$/u.test(one))
  const toLatin = spellings.flatMap((one) =>
    latin.filter((other) => other !== one).map((other) => [one, other] as const),
  )
  return [
    { measure: 'spellings.pairs_above_line', value: shareAbove(pairs), count: pairs.length, must: 1, goal: 1 },
    { measure: 'spellings.with_latin_above_line', value: shareAbove(toLatin), count: toLatin.length },
  ]
}

/** Official romanisations beside what they were made from, and beside each other. */
export const measureRomanisations = (folder: string): readonly NameMeasure[] => {
  const rows = readTabbed(join(folder, 'interscript_dev.tsv')).filter((row) => row.length >= 3)
  const bySource = new Map<string, string[]>()
  for (const [, source = '', latin = ''] of rows) bySource.set(source, [...(bySource.get(source) ?? []), latin])
  const withSource = rows.map(([, source = '', latin = '']) => [source, latin] as const)
  const together = [...bySource.values()].flatMap((all) => {
    const each = [...new Set(all)]
    return each.flatMap((one, at) => each.slice(at + 1).map((other) => [one, other] as const))
  })
  return [
    { measure: 'romanisations.with_source_above_line', value: shareAbove(withSource), count: withSource.length },
    { measure: 'romanisations.together_above_line', value: shareAbove(together), count: together.length },
  ]
}
