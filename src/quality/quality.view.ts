// The quality of own records in words, for the officers who mend them.
import { say } from '../kernel/words.ts'
import { databaseNamed } from '../record/databases/all.ts'
import { lifeShown } from '../record/databases/database.ts'
import type { DatabaseName, RecordRow } from '../record/record.schema.ts'
import type { Language } from '../terms/language.ts'
import type { DatabaseQuality, MendLine } from './quality.schema.ts'
import { points, scoreOf, sharesOf } from './quality.score.ts'
import {
  dueUntil,
  type FlawRow,
  type HitCounts,
  type MonthRow,
  monthsShown,
  type RecordCounts,
  unchangedBefore,
} from './quality.store.ts'

/** A flaw in words: `missing:field` by the label of the field in its database, `contradiction:code` by its own. */
export const sayFlaw = (language: Language, database: DatabaseName, flaw: string): string => {
  const at = flaw.indexOf(':')
  const [kind, rest] = [flaw.slice(0, at), flaw.slice(at + 1)]
  return kind === 'missing'
    ? say(language, 'flaw.missing', { field: say(language, `field.${database}.${rest}`) })
    : say(language, `flaw.contradiction.${rest}`)
}

export const sayFormula = (language: Language): string => say(language, 'quality.formula', points)

const percent = (share: number): number => Math.round(share * 1000) / 10

type Parts = {
  readonly counted: RecordCounts
  readonly hits: HitCounts | undefined
  readonly flaws: readonly FlawRow[]
  readonly months: readonly MonthRow[]
}

export const viewQuality = (
  { counted, hits, flaws, months }: Parts,
  language: Language,
  now: string,
): DatabaseQuality => {
  const { database, ...numbers } = counted
  const all = { ...numbers, closedHits: hits?.closedHits ?? 0, falseHits: hits?.falseHits ?? 0 }
  const score = scoreOf(all)
  const shares = sharesOf(all)
  const byMonth = new Map(months.map((row) => [row.month, row]))
  return {
    database,
    ...all,
    score,
    says: say(language, 'quality.says', {
      score: score ?? 100,
      missing: percent(shares.missing),
      contradicting: percent(shares.contradicting),
      stale: percent(shares.stale),
      falseHits: percent(shares.falseHits),
    }),
    flaws: flaws.slice(0, 60).map(({ flaw, records }) => ({ flaw, says: sayFlaw(language, database, flaw), records })),
    months: monthsShown(now).map((month) => {
      const row = byMonth.get(month)
      return { month, entered: row?.entered ?? 0, flawed: row?.flawed ?? 0 }
    }),
  }
}

/** A contradiction misleads whoever reads the record, a false hit has done so already; what is missing only leaves them less. */
const weigh = (flaws: readonly string[], falseHits: number, stale: boolean): number =>
  flaws.reduce((sum, flaw) => sum + (flaw.startsWith('contradiction:') ? 3 : 1), 0) + 5 * falseHits + (stale ? 1 : 0)

export const viewMend = (
  row: RecordRow,
  { language, now, bureau }: { readonly language: Language; readonly now: string; readonly bureau: string },
  falseHits: number,
): MendLine => {
  const unchanged = row.updatedAt < unchangedBefore(now)
  const due = row.retainUntil <= dueUntil(now)
  return {
    id: row.id,
    database: row.database,
    reference: row.reference,
    title: databaseNamed(row.database).titleOf(row.fields) || row.reference,
    status: row.status,
    life: lifeShown(row.life, bureau),
    version: row.version,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    retainUntil: row.retainUntil,
    flaws: row.flaws.map((flaw) => ({ flaw, says: sayFlaw(language, row.database, flaw) })),
    unchanged,
    due,
    falseHits,
    weight: weigh(row.flaws, falseHits, unchanged || due),
  }
}
