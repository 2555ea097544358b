// Quality of a bureau's own records, by database: what is missing, what contradicts itself, what is stale, what led to false hits.
import {
  code,
  count,
  day,
  flag,
  id,
  instant,
  list,
  nullable,
  quantity,
  type Static,
  shape,
  text,
} from '../kernel/schema.ts'
import { databaseNames, lives } from '../record/record.schema.ts'

/** A record is stale when nobody has changed it for so many years, or when its day of retention is so many days ahead (RPD 50). */
export const staleYears = 2
export const dueDays = 183

/** Months for which closed hits count. */
export const hitMonths = 12

/** Months shown of what was entered. */
export const trendMonths = 6

export const flawCount = shape({
  flaw: text('missing:field or contradiction:code', 80),
  says: text("In the reader's language", 300),
  records: count('Records that have it'),
})

export const databaseQuality = shape({
  database: code(databaseNames, 'Database'),
  records: count('Records in force'),
  missing: count('Records that lack a desirable field'),
  contradicting: count('Records that contradict themselves'),
  stale: count('Records not changed for two years, or due within six months'),
  unchanged: count('Of the stale: not changed for two years'),
  due: count('Of the stale: to be justified or erased within six months'),
  closedHits: count('Hits on own records closed in the last twelve months'),
  falseHits: count('Of them: not the same person or thing, or the number had been used again'),
  score: nullable(count('0 to 100; null without records', 0, 100)),
  says: text('How the score came about', 600),
  flaws: list(flawCount, 'Flaws by number of records, the commonest first', 60),
  months: list(
    shape({
      month: text('YYYY-MM', 7),
      entered: count('Records entered that are still in force'),
      flawed: count('Of them: with a flaw'),
    }),
    'The last six months, oldest first',
    trendMonths,
  ),
})
export type DatabaseQuality = Static<typeof databaseQuality>

export const qualityShape = shape({
  at: instant('When it was counted'),
  formula: text('How scores are made', 600),
  databases: list(databaseQuality, 'Databases in which the bureau has records', 20),
})

/** What the list to mend may be narrowed to, beside one flaw. */
export const reasons = ['stale', 'false-hit'] as const

/** `missing:field`, `missing:list.member`, `contradiction:code`, or one of the reasons. */
export const flawPattern = '^(stale|false-hit|(missing|contradiction):[A-Za-z][A-Za-z0-9.-]{0,70})$'

export const mendLine = shape({
  id: id('Record'),
  database: code(databaseNames, 'Database'),
  reference: text("Owner's own reference", 80),
  title: text('What people call it', 300),
  status: text('Status', 40),
  life: code(lives, 'Whether the record may be used'),
  version: count('Version', 1),
  createdAt: instant('Entered'),
  updatedAt: instant('Last changed'),
  retainUntil: day('Day by which it must be justified or erased'),
  flaws: list(shape({ flaw: flawCount.properties.flaw, says: flawCount.properties.says }), 'What to mend', 60),
  unchanged: flag('Not changed for two years'),
  due: flag('To be justified or erased within six months'),
  falseHits: count('False hits on it in the last twelve months'),
  weight: quantity('How much is wrong with it; never shown as a number'),
})
export type MendLine = Static<typeof mendLine>
