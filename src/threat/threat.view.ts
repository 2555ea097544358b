// Named threats as readers see them.
import { bureauName } from '../bureau/bureau.schema.ts'
import { permitted } from '../kernel/access.ts'
import type { Actor } from '../kernel/actor.ts'
import { type Region, regions } from '../member/member.table.ts'
import { crimeAreas } from '../terms/crime-area.ts'
import { threatPolicy } from './threat.policy.ts'
import { type ThreatLevel, type ThreatLine, type ThreatView, type ThreatWorld, threatLevels } from './threat.schema.ts'
import type { ThreatRow, ThreatStepRow } from './threat.store.ts'

const isOverdue = (row: ThreatRow, now: string): boolean => row.state === 'active' && row.reviewOn < now.slice(0, 10)

export const lineOf = (row: ThreatRow, now: string, watched: boolean): ThreatLine => ({
  id: row.id,
  reference: row.reference,
  name: row.name,
  regions: row.regions,
  countries: row.countries,
  crimeArea: row.crimeArea,
  owner: row.owner,
  ownerName: bureauName(row.owner),
  level: row.level,
  trend: row.trend,
  reviewOn: row.reviewOn,
  overdue: isOverdue(row, now),
  state: row.state,
  handlingCode: row.handlingCode,
  condition: row.condition || null,
  confidentiality: row.confidentiality,
  watched,
  version: row.version,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
})

export const viewThreat = (
  row: ThreatRow,
  steps: readonly ThreatStepRow[],
  { actor, now, watched }: { readonly actor: Actor; readonly now: string; readonly watched: boolean },
): ThreatView => ({
  ...lineOf(row, now, watched),
  summary: row.summary,
  history: steps.map(({ at, bureau, step, level, trend, reviewOn, reason }) => ({
    at,
    bureau,
    step,
    level,
    trend,
    reviewOn,
    reason: reason || null,
  })),
  allowed: permitted(threatPolicy, actor, row),
})

const levelCounts = (rows: readonly ThreatRow[]) =>
  threatLevels.map((level) => ({ level, threats: rows.filter((row) => row.level === level).length }))

const regionOf = (region: Region, rows: readonly ThreatRow[], now: string): ThreatWorld['regions'][number] => ({
  region,
  levels: levelCounts(rows),
  rising: rows.filter(({ trend }) => trend === 'rising').length,
  overdue: rows.filter((row) => isOverdue(row, now)).length,
})

const highestOf = (rows: readonly ThreatRow[]): ThreatLevel =>
  threatLevels.findLast((level) => rows.some((row) => row.level === level)) ?? 'low'

/** Counts of active threats the reader sees: regions all, crime areas and countries that have any. */
export const viewWorld = (rows: readonly ThreatRow[], now: string): ThreatWorld => ({
  regions: regions.map((region) =>
    regionOf(
      region,
      rows.filter((row) => row.regions.includes(region)),
      now,
    ),
  ),
  crimeAreas: crimeAreas.flatMap((crimeArea) => {
    const threats = rows.filter((row) => row.crimeArea === crimeArea).length
    return threats > 0 ? [{ crimeArea, threats }] : []
  }),
  countries: [...new Set(rows.flatMap(({ countries }) => countries))].sort().map((country) => {
    const named = rows.filter(({ countries }) => countries.includes(country))
    return { country, threats: named.length, highest: highestOf(named) }
  }),
})
