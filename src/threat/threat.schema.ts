// A named threat: where it is, how high, which way it goes, who keeps it and by when it is looked at again. It names no person.
import {
  bureauCode,
  code,
  count,
  country,
  day,
  flag,
  id,
  instant,
  lines,
  list,
  nullable,
  optional,
  type Static,
  shape,
  text,
} from '../kernel/schema.ts'
import { regions } from '../member/member.table.ts'
import { crimeAreas } from '../terms/crime-area.ts'
import { confidentialities, handlingCodes } from '../terms/handling.ts'

export const threatLevels = ['low', 'moderate', 'substantial', 'severe', 'critical'] as const
export type ThreatLevel = (typeof threatLevels)[number]

export const threatTrends = ['rising', 'steady', 'falling', 'unclear'] as const
export type ThreatTrend = (typeof threatTrends)[number]

export const threatStates = ['proposed', 'active', 'closed', 'refused'] as const
export type ThreatState = (typeof threatStates)[number]

export const threatSteps = [
  'proposed',
  'admitted',
  'refused',
  'described',
  'reviewed',
  'handed-over',
  'closed',
  'reopened',
] as const
export type ThreatStep = (typeof threatSteps)[number]

/** Longest that a threat may go without a look, days. */
export const mostReviewDays = 366

const description = {
  name: text('Name, as analysts call it; names no person', 120),
  summary: lines('What it is, who is harmed, how it works; names no person', 4000),
  regions: list(code(regions, 'Region'), 'Regions of the organisation it touches', regions.length),
  countries: list(country('Country'), 'Countries it is named for', 60),
  crimeArea: code(crimeAreas, 'Crime area'),
  handlingCode: code(handlingCodes, 'Handling code'),
  condition: optional(text('The condition, under H3', 300)),
  confidentiality: code(confidentialities, 'Confidentiality'),
}
const judgement = {
  level: code(threatLevels, 'How high it is'),
  trend: code(threatTrends, 'Which way it goes'),
  reviewOn: day('By when it is looked at again, at most a year ahead'),
}

export const threatProposal = shape({
  ...description,
  ...judgement,
  reason: lines('Why it belongs in the register; names no person', 2000),
})
export type ThreatProposal = Static<typeof threatProposal>

const read = { version: count('Version that was read', 1) }
export const threatDescription = shape({ ...read, ...description })
export type ThreatDescription = Static<typeof threatDescription>
export const threatReview = shape({
  ...read,
  ...judgement,
  reason: lines('What the judgement rests on; names no person', 2000),
})
export type ThreatReview = Static<typeof threatReview>
export const threatDecision = shape({ ...read, reason: lines('Why; names no person', 1000) })
export const threatHandover = shape({ ...read, owner: bureauCode('Bureau that keeps it from now on') })

export const threatStepShape = shape({
  at: instant('When'),
  bureau: bureauCode('By which bureau'),
  step: code(threatSteps, 'What happened'),
  level: code(threatLevels, 'Level from then on'),
  trend: code(threatTrends, 'Trend from then on'),
  reviewOn: day('Day of review from then on'),
  reason: nullable(lines('Why', 2000)),
})

export const threatLine = shape({
  id: id('Threat'),
  reference: text('THR-2026-0001', 20),
  name: text('Name', 120),
  regions: list(code(regions, 'Region'), 'Regions', regions.length),
  countries: list(country('Country'), 'Countries', 60),
  crimeArea: code(crimeAreas, 'Crime area'),
  owner: bureauCode('Bureau that keeps it'),
  ownerName: text('As written on messages', 120),
  level: code(threatLevels, 'Level'),
  trend: code(threatTrends, 'Trend'),
  reviewOn: day('Day of review'),
  overdue: flag('Whether the day of review has passed'),
  state: code(threatStates, 'Where it stands'),
  handlingCode: code(handlingCodes, 'Handling code'),
  condition: nullable(text('The condition, under H3', 300)),
  confidentiality: code(confidentialities, 'Confidentiality'),
  watched: flag('Whether the own bureau hears of changes'),
  version: count('Counts changes', 1),
  createdAt: instant('When it was proposed'),
  updatedAt: instant('When it was changed last'),
})
export type ThreatLine = Static<typeof threatLine>

export const threatShape = shape({
  ...threatLine.properties,
  summary: lines('What it is', 4000),
  history: list(threatStepShape, 'What happened, the latest first', 500),
  allowed: list(text('Action', 40), 'What this reader may do with it now', 12),
})
export type ThreatView = Static<typeof threatShape>

/** The world at a glance: how many active threats of each level a region has, under the reader's rule. */
export const threatWorld = shape({
  regions: list(
    shape({
      region: code(regions, 'Region'),
      levels: list(
        shape({ level: code(threatLevels, 'Level'), threats: count('Active threats') }),
        'Counts by level',
        threatLevels.length,
      ),
      rising: count('Of them rising'),
      overdue: count('Of them past their day of review'),
    }),
    'Regions',
    regions.length,
  ),
  crimeAreas: list(
    shape({ crimeArea: code(crimeAreas, 'Crime area'), threats: count('Active threats') }),
    'Crime areas that have any',
    crimeAreas.length,
  ),
  countries: list(
    shape({
      country: country('Country'),
      threats: count('Active threats named for it'),
      highest: code(threatLevels, 'The highest of them'),
    }),
    'Countries that have any',
    260,
  ),
})
export type ThreatWorld = Static<typeof threatWorld>
