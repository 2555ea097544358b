// Grade and marking of what comes in: the grade as received, the nearest in 4x4, and what contradicts it. Pure.
import type { FailurePointer, MessageValues } from '../kernel/failure.ts'
import { type Grade, type GradeScheme, isGrade, newEntryScheme } from '../terms/evaluation.ts'
import { type InformationCode, mapGrade, type SourceCode } from '../terms/grade-mapping.ts'
import { type Confidentiality, confidentialityLevel, type HandlingCode, handlingStrictness } from '../terms/handling.ts'
import { joinMarkings, type Marking, markingOf, mildestMarking } from '../terms/marking.ts'
import type { ContributionRow } from './material.table.ts'

/** What is stated of grade and marking. */
export type GradedEntry = {
  readonly grade: { readonly scheme: GradeScheme; readonly code: string }
  readonly override?: { readonly source: SourceCode; readonly information: InformationCode; readonly reason: string }
  readonly handlingCode: HandlingCode
  readonly condition?: string
  readonly confidentiality: Confidentiality
  readonly excluded?: readonly string[]
}

export type GradeColumns = Pick<
  ContributionRow,
  | 'gradeScheme'
  | 'gradeCode'
  | 'sourceCode'
  | 'informationCode'
  | 'suspectedFalse'
  | 'overridden'
  | 'handlingCode'
  | 'confidentiality'
  | 'confidentialityLevel'
  | 'conditions'
  | 'excluded'
>

const at = (pointer: string, key: string, values: MessageValues = {}): FailurePointer => ({
  pointer,
  key: `fault.${key}`,
  values,
})

const faultsOfMarking = (
  entry: GradedEntry,
  least: { readonly leastHandling: HandlingCode; readonly leastConfidentiality: Confidentiality },
  bureau: string,
): FailurePointer[] => [
  ...(handlingStrictness(entry.handlingCode) < handlingStrictness(least.leastHandling)
    ? [at('/handlingCode', 'handling-weaker-than-grade', { code: least.leastHandling })]
    : []),
  ...(confidentialityLevel(entry.confidentiality) < confidentialityLevel(least.leastConfidentiality)
    ? [at('/confidentiality', 'confidentiality-weaker-than-grade', { level: least.leastConfidentiality })]
    : []),
  ...(entry.handlingCode === 'H3' && entry.condition === undefined
    ? [at('/condition', 'handling-without-condition')]
    : []),
  ...(entry.handlingCode !== 'H3' && entry.condition !== undefined ? [at('/condition', 'condition-without-h3')] : []),
  ...(entry.excluded ?? []).flatMap((one, place) =>
    one === bureau ? [at(`/excluded/${place}`, 'excludes-itself')] : [],
  ),
]

/**
 * Columns of what is stated, or what is wrong with it at its field: a code that is not of its scheme; a scheme that grades nothing
 * (TLP) with no grade beside it; a grade beside 4x4, which is the grade; information called certain that its sender suspects to be
 * false; handling or confidentiality milder than the received code means; H3 without its condition.
 */
export const readGrade = (
  entry: GradedEntry,
  bureau: string,
): { readonly columns: GradeColumns } | { readonly faults: readonly FailurePointer[] } => {
  const { grade, override } = entry
  if (!isGrade(grade)) return { faults: [at('/grade/code', 'grade-not-of-scheme')] }
  const mapping = mapGrade(grade as Grade)
  const source = override?.source ?? mapping.source
  const information = override?.information ?? mapping.information
  const faults = [
    ...(source === undefined || information === undefined ? [at('/grade', 'grade-says-nothing')] : []),
    ...(override && grade.scheme === newEntryScheme ? [at('/override', 'grade-twice')] : []),
    ...(override && mapping.suspectedFalse && override.information !== '4'
      ? [at('/override/information', 'grade-suspected-false')]
      : []),
    ...faultsOfMarking(entry, mapping, bureau),
  ]
  if (faults.length > 0 || source === undefined || information === undefined) return { faults }
  return {
    columns: {
      gradeScheme: grade.scheme,
      gradeCode: grade.code,
      sourceCode: source,
      informationCode: information,
      suspectedFalse: mapping.suspectedFalse,
      overridden: source !== mapping.source || information !== mapping.information,
      handlingCode: entry.handlingCode,
      confidentiality: entry.confidentiality,
      confidentialityLevel: confidentialityLevel(entry.confidentiality),
      conditions: entry.condition === undefined ? [] : [entry.condition],
      excluded: [...new Set(entry.excluded ?? [])].sort(),
    },
  }
}

export type MarkedRow = Pick<
  ContributionRow,
  'source' | 'handlingCode' | 'confidentiality' | 'conditions' | 'consentOf'
>

/** The marking of all that one contribution states. */
export const markingOfRow = (row: MarkedRow): Marking =>
  joinMarkings([
    markingOf(row.source, row.handlingCode, row.confidentiality),
    { ...mildestMarking, conditions: row.conditions, consentOf: row.consentOf },
  ])

/** What a contribution states, graded: notes say what the mapping leaves out. */
export const viewGrade = (
  row: Pick<
    ContributionRow,
    'gradeScheme' | 'gradeCode' | 'sourceCode' | 'informationCode' | 'suspectedFalse' | 'overridden'
  >,
) => ({
  received: { scheme: row.gradeScheme, code: row.gradeCode },
  source: row.sourceCode,
  information: row.informationCode,
  suspectedFalse: row.suspectedFalse,
  notes: [...mapGrade({ scheme: row.gradeScheme, code: row.gradeCode }).notes],
  overridden: row.overridden,
})
