// Delayed hits: for which checks a bureau opts in, how much is held of them, and what was erased.
import {
  code,
  count,
  day,
  flag,
  instant,
  list,
  nullable,
  optional,
  type Static,
  shape,
  text,
} from '../kernel/schema.ts'
import { databaseNames } from '../record/record.schema.ts'
import { purposes } from '../terms/purpose.ts'

/** Days for which a bureau may keep checks to compare later records with (field notes 2.2). */
export const mostDelayedDays = 5

/** Purposes for which names are kept too; for every other one only exact keys are, as hashes. */
export const namePurposes = ['locate', 'wanted'] as const

const keep = {
  purpose: code(purposes, 'Purpose of the check'),
  database: code(databaseNames, 'Database that was checked'),
}

/** What a bureau opts in to; nothing is kept for what is not named. */
export const delayedSetting = shape({
  keeps: list(
    shape({ ...keep, days: optional(count('Days checks are kept; default and most 5', 1, mostDelayedDays)) }),
    'For which purposes and databases checks are kept; empty: none',
    200,
  ),
})
export type DelayedSetting = Static<typeof delayedSetting>

export const delayedShape = shape({
  keeps: list(
    shape({
      ...keep,
      days: count('Days checks are kept', 1, mostDelayedDays),
      names: flag('Whether names are kept too, as they were asked; else only exact keys, as hashes'),
    }),
    'For which purposes and databases checks are kept',
    200,
  ),
  setBy: nullable(text('Officer who set it last', 80)),
  setAt: nullable(instant('When')),
  held: shape({
    hashes: count('Hashes of exact keys held now'),
    names: count('Questions by name held now; sealing them is a later step'),
    oldest: nullable(instant('When the oldest of them was asked')),
    nextErasure: nullable(instant('When the next are erased')),
  }),
  erased: list(
    shape({
      day: day('Day'),
      hashes: count('Hashes erased'),
      names: count('Questions by name erased'),
    }),
    'What was erased, by day, newest first',
    60,
  ),
})
export type DelayedView = Static<typeof delayedShape>
