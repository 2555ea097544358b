// What a lead must at least be marked: the join of all it is made of; what is stated is completed, never weakened. Pure.
import type { FailurePointer } from '../kernel/failure.ts'
import type { Static } from '../kernel/schema.ts'
import { type Grade, isGrade } from '../terms/evaluation.ts'
import { mapGrade } from '../terms/grade-mapping.ts'
import { confidentialityLevel, handlingStrictness } from '../terms/handling.ts'
import { joinMarkings, type Marking, markingOf, mildestMarking } from '../terms/marking.ts'
import type { LeadEntry, leadMarking } from './lead.schema.ts'
import type { LeadRow } from './lead.table.ts'

export type MarkingStated = Static<typeof leadMarking>

/** What the lead bears: as stated by its bureau, with every condition and consent of what it is made of. */
export const completed = (bureau: string, stated: MarkingStated, parts: readonly Marking[]): Marking => {
  const own = markingOf(bureau, stated.handlingCode, stated.confidentiality, stated.condition ?? '')
  const { conditions, consentOf } = joinMarkings(parts)
  return joinMarkings([own, { ...mildestMarking, conditions, consentOf }])
}

/**
 * Faults of what is stated: a handling code or a confidentiality weaker than the join of its parts, each with what it must at least be;
 * H3 that no condition explains, a condition without H3; a level above the own clearance.
 */
export const faultsOfMarking = (
  stated: MarkingStated,
  parts: readonly Marking[],
  clearance: number,
): FailurePointer[] => {
  const least = joinMarkings(parts)
  const at = (pointer: string, key: string, values = {}): FailurePointer => ({
    pointer: `/marking/${pointer}`,
    key: `fault.${key}`,
    values,
  })
  return [
    ...(handlingStrictness(stated.handlingCode) < handlingStrictness(least.handlingCode)
      ? [at('handlingCode', 'lead-handling-weaker', { code: least.handlingCode })]
      : []),
    ...(confidentialityLevel(stated.confidentiality) < confidentialityLevel(least.confidentiality)
      ? [at('confidentiality', 'lead-confidentiality-weaker', { level: least.confidentiality })]
      : []),
    ...(stated.handlingCode === 'H3' && stated.condition === undefined && least.conditions.length === 0
      ? [at('condition', 'condition-missing')]
      : []),
    ...(stated.handlingCode !== 'H3' && stated.condition !== undefined
      ? [at('condition', 'condition-without-h3')]
      : []),
    ...(confidentialityLevel(stated.confidentiality) > clearance
      ? [at('confidentiality', 'lead-above-clearance')]
      : []),
  ]
}

/** Sources of what a lead is made of whose word is missing before this recipient may get it: under H2 and H3 all but giver and recipient. */
export const mustBeAsked = (parts: readonly Marking[], giver: string, recipient: string): string[] => [
  ...new Set(
    parts
      .filter(({ handlingCode }) => handlingStrictness(handlingCode) >= handlingStrictness('H2'))
      .flatMap(({ consentOf }) => consentOf)
      .filter((source) => source !== giver && source !== recipient),
  ),
]

type GradeColumns = Pick<LeadRow, 'gradeScheme' | 'gradeCode' | 'sourceCode' | 'informationCode' | 'suspectedFalse'>

/**
 * A received grade as columns, with what its code means for the marking; or what is wrong with it: no code of its scheme, or a light of
 * the traffic light protocol, which limits sharing and grades nothing.
 */
export const readGrade = (
  grade: LeadEntry['grade'],
): { readonly columns: GradeColumns; readonly least: Marking } | { readonly faults: readonly FailurePointer[] } => {
  const fault = (key: string) => ({ faults: [{ pointer: '/grade/code', key: `fault.${key}`, values: {} }] })
  if (!isGrade(grade)) return fault('grade-not-of-scheme')
  const mapping = mapGrade(grade as Grade)
  if (mapping.source === undefined || mapping.information === undefined) return fault('lead-grade-says-nothing')
  return {
    columns: {
      gradeScheme: grade.scheme,
      gradeCode: grade.code,
      sourceCode: mapping.source,
      informationCode: mapping.information,
      suspectedFalse: mapping.suspectedFalse,
    },
    least: {
      ...mildestMarking,
      handlingCode: mapping.leastHandling,
      confidentiality: mapping.leastConfidentiality,
    },
  }
}
