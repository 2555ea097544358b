// What the search has to reach and what we want it to reach, by measure, number of persons and damage.
import type { Beside, DamageClass } from './search.damage.ts'

export type Goal = { readonly must: number; readonly goal: number }

const million = 1_000_000

const single: ReadonlySet<string> = new Set(['typo1', 'swap', 'accent', 'spelling', 'dropped', 'glued', 'split'])
const double: ReadonlySet<string> = new Set(['typo2', 'swap+typo', 'combined'])

/** As it stands in the output: the damage, and what was said beside the name. */
export const labelOf = (damage: DamageClass, beside: Beside): string =>
  beside === 'name' ? damage : `${damage}+${beside}`

const recallGoal = (label: string, records: number): Goal | undefined => {
  const [damage = '', beside] = /^(.*?)(?:\+(year|date))?$/.exec(label)?.slice(1) ?? []
  if (beside === undefined && records <= million) {
    if (single.has(damage)) return { must: 0.99, goal: 0.995 }
    if (double.has(damage)) return { must: 0.95, goal: 0.98 }
    if (damage === 'script-arabic') return { must: 0.75, goal: 0.9 }
  }
  if (beside === 'year' && single.has(damage)) return { must: 0.99, goal: 0.995 }
  if (label === 'initial-rarer+year' && records <= million) return { must: 0.9, goal: 0.95 }
  return undefined
}

/**
 * What this measure is held against with so many persons; undefined where nothing is asked of it. `recall_at_10` counts the first ten persons
 * and nothing else. `recall_at_10_equals` counts as a place each name string that is nearer, however many persons bear it, and of those
 * above the line who are equally near any that the list of the product shows: the first 20, or 20 once it is narrowed by sex, decade
 * of birth and nationality. Where names alone are asked for and more than ten persons are equally near, only this one can be reached.
 */
export const goalOf = (measure: string, records: number, damage?: string): Goal | undefined => {
  const isBig = records > million
  switch (measure) {
    case 'person.queries_per_second':
      return damage === undefined ? (isBig ? { must: 1200, goal: 2400 } : { must: 2500, goal: 5000 }) : undefined
    case 'person.p99_ms':
      return isBig ? { must: 20, goal: 10 } : undefined
    case 'person.bytes_per_record':
      return isBig ? { must: 200, goal: 160 } : undefined
    case 'person.build_seconds':
      return isBig ? { must: 180, goal: 90 } : undefined
    case 'person.restart_seconds':
      return isBig ? { must: 30, goal: 15 } : undefined
    case 'person.recall_at_10':
    case 'person.recall_at_10_equals':
      return damage === undefined ? undefined : recallGoal(damage, records)
    case 'person.recall_at_10_above_pg_trgm':
    case 'person.recall_at_10_equals_above_pg_trgm':
      return { must: -0.005, goal: 0 }
    case 'person.queries_per_second_to_pg_trgm':
      return { must: 1, goal: 1000 }
    default:
      return undefined
  }
}
