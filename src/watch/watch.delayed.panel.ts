// What a bureau opts in to for delayed hits, as it is ticked on the screen; pure.
import type { DatabaseName } from '../record/record.schema.ts'
import type { Purpose } from '../terms/purpose.ts'
import { type DelayedSetting, mostDelayedDays, namePurposes } from './watch.delayed.schema.ts'

export type Keep = { readonly purpose: Purpose; readonly database: DatabaseName; readonly days: number }

const isOf = (keep: Keep, purpose: Purpose, database: DatabaseName): boolean =>
  keep.purpose === purpose && keep.database === database

/** Days for which checks of a purpose and database are kept; 0 for not at all. */
export const daysOf = (keeps: readonly Keep[], purpose: Purpose, database: DatabaseName): number =>
  keeps.find((keep) => isOf(keep, purpose, database))?.days ?? 0

/** With other days for one purpose and database; 0 takes it out. Never more than the rules admit. */
export const keepFor = (
  keeps: readonly Keep[],
  purpose: Purpose,
  database: DatabaseName,
  days: number,
): readonly Keep[] => {
  const others = keeps.filter((keep) => !isOf(keep, purpose, database))
  return days <= 0 ? others : [...others, { purpose, database, days: Math.min(days, mostDelayedDays) }]
}

/** The setting as it is sent. */
export const settingOf = (keeps: readonly Keep[]): DelayedSetting => ({ keeps: keeps.map((keep) => ({ ...keep })) })

/** What was kept before and is kept no longer, or for fewer days: what of it is held is erased at once. */
export const erasedBy = (before: readonly Keep[], after: readonly Keep[]): readonly Keep[] =>
  before.filter(({ purpose, database, days }) => daysOf(after, purpose, database) < days)

/** Whether two settings say the same, in whatever order. */
export const isSame = (one: readonly Keep[], other: readonly Keep[]): boolean =>
  one.length === other.length && one.every(({ purpose, database, days }) => daysOf(other, purpose, database) === days)

/** Whether names are kept for a purpose, and not only hashes of exact keys. */
export const keepsNames = (purpose: Purpose): boolean => (namePurposes as readonly string[]).includes(purpose)
