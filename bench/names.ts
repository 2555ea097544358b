// `npm run bench -- names FOLDER`: matching on the labelled public sets in that folder; nothing of them is kept.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { measureFalseAlarms, measureFebrl, measureFullNames } from './names.lists.ts'
import { measurePairs, measurePortal, measureRomanisations, measureSpellings } from './names.pairs.ts'
import { measureScripts } from './names.scripts.ts'

/** One figure of a labelled set; `count` is how many it was measured on. */
export type NameMeasure = {
  readonly measure: string
  readonly value: number
  readonly count: number
  readonly must?: number
  readonly goal?: number
  /** Where less is better. */
  readonly isLess?: boolean
}

const parts: readonly ((folder: string) => readonly NameMeasure[] | Promise<readonly NameMeasure[]>)[] = [
  measurePairs,
  measurePortal,
  measureSpellings,
  measureRomanisations,
  measureScripts,
  measureFebrl,
  measureFullNames,
  measureFalseAlarms,
]

const verdict = ({ value, must, goal, isLess = false }: NameMeasure): string => {
  if (must === undefined || goal === undefined) return ''
  const reaches = (bound: number): boolean => (isLess ? value <= bound : value >= bound)
  return reaches(goal) ? 'goal' : reaches(must) ? 'must' : 'below'
}

/**
 * Prints a line for each figure as it is found.
 *
 * @throws Error where the folder is not the one with the sets.
 */
export const benchNames = async (data: string, json: boolean): Promise<void> => {
  const folder = existsSync(join(data, 'matching')) ? join(data, 'matching') : data
  if (!existsSync(join(folder, 'pairs_name_bench_dev.csv'))) {
    throw new Error(`${folder} holds no labelled sets (pairs_name_bench_dev.csv and others)`)
  }
  for (const part of parts)
    for (const one of await part(folder)) {
      const { isLess, ...told } = one
      const value = Number(one.value.toFixed(4))
      if (json) process.stdout.write(`${JSON.stringify({ ...told, engine: 'liaison', value })}\n`)
      else
        process.stdout.write(
          `${one.measure.padEnd(44)} ${String(value).padStart(8)} of ${String(one.count).padStart(6)}  ${String(one.must ?? '').padStart(6)} ${String(one.goal ?? '').padStart(6)}  ${verdict(one)}\n`,
        )
    }
}
