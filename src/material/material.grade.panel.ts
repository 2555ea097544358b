// A grade while it is chosen part by part: its code, the nearest in 4x4, what handling it asks for, and what is still missing; pure.
import { type GradeAxis, type GradeScheme, gradeChoices, isGrade } from '../terms/evaluation.ts'
import { type GradeMapping, type InformationCode, mapGrade, type SourceCode } from '../terms/grade-mapping.ts'
import type { ContributionEntry } from './material.schema.ts'

export type GradeDraft = {
  readonly scheme: GradeScheme
  /** Code of each axis of the scheme that was chosen. */
  readonly parts: Readonly<Partial<Record<GradeAxis, string>>>
  /** Whether another grade than the nearest one is stated, with a reason. */
  readonly overrides: boolean
  readonly source: SourceCode | null
  readonly information: InformationCode | null
  readonly reason: string
}

export const emptyGrade: GradeDraft = {
  scheme: '4x4',
  parts: {},
  overrides: false,
  source: null,
  information: null,
  reason: '',
}

/** Axes of a scheme in the order in which they are written. */
export const axesOf = (scheme: GradeScheme): readonly GradeAxis[] =>
  (['source', 'information', 'handling', 'sharing'] as const).filter((axis) => gradeChoices(scheme, axis).length > 0)

/** Whether nothing may be left out on this axis: handling is no part of the grade itself. */
export const isNeeded = (axis: GradeAxis): boolean => axis !== 'handling'

/** Id of the words of one code of an axis. */
export const gradeWordsId = (scheme: GradeScheme, axis: GradeAxis, code: string): string =>
  scheme === '4x4' ? `grade-4x4-${axis}.${code}` : `material-grade.${scheme}-${axis}-${code.replace('+', '-')}`

/** The code as it is written: `B21` of 5x5x5; what is not chosen yet is left out. */
export const codeOfGrade = ({ scheme, parts }: GradeDraft): string =>
  axesOf(scheme)
    .map((axis) => parts[axis] ?? '')
    .join('')

/** The nearest grade in 4x4 and what handling it asks for at least; undefined while the code is not whole. */
export const mappingOfGrade = (draft: GradeDraft): GradeMapping | undefined => {
  const grade = { scheme: draft.scheme, code: codeOfGrade(draft) }
  return isGrade(grade) ? mapGrade(grade) : undefined
}

/** Whether one has to say what the code means in 4x4: lights limit sharing and grade nothing. */
export const mustOverride = ({ scheme }: Pick<GradeDraft, 'scheme'>): boolean => scheme === 'tlp'

/** 4x4 is the grade itself: there is nothing beside it. */
export const mayOverride = ({ scheme }: Pick<GradeDraft, 'scheme'>): boolean => scheme !== '4x4'

const isOverridden = (draft: GradeDraft): boolean => mustOverride(draft) || (draft.overrides && mayOverride(draft))

/** Another scheme begins with nothing chosen: letters of one scheme mean something else in the next. */
export const turnScheme = (draft: GradeDraft, scheme: GradeScheme): GradeDraft =>
  scheme === draft.scheme ? draft : { ...draft, scheme, parts: {} }

export type GradeEntry = Pick<ContributionEntry, 'grade' | 'override'>

/** What is sent. */
export const gradeEntry = (draft: GradeDraft): GradeEntry => ({
  grade: { scheme: draft.scheme, code: codeOfGrade(draft) },
  ...(isOverridden(draft) && draft.source !== null && draft.information !== null
    ? { override: { source: draft.source, information: draft.information, reason: draft.reason.trim() } }
    : {}),
})

/** Pointers of what has to be chosen before it is sent. */
export const missingOfGrade = (draft: GradeDraft): string[] => [
  ...axesOf(draft.scheme)
    .filter((axis) => isNeeded(axis) && !draft.parts[axis])
    .map((axis) => `/grade/${axis}`),
  ...(isOverridden(draft)
    ? [
        ...(draft.source === null ? ['/override/source'] : []),
        ...(draft.information === null ? ['/override/information'] : []),
        ...(draft.reason.trim() === '' ? ['/override/reason'] : []),
      ]
    : []),
]
