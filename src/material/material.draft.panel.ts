// What is typed into the forms of contributions: drafts as text, what of them is sent, and what is missing; pure.
import { type AxesDraft, axesEntry, mildestAxes, missingOfAxes } from './material.axes.panel.ts'
import type { EntityKind } from './material.fields.schema.ts'
import { emptyGrade, type GradeDraft, gradeEntry, missingOfGrade } from './material.grade.panel.ts'
import type { ContributionEntry } from './material.schema.ts'
import type { ImportEntry, MaterialMapping } from './material.work.schema.ts'

export type ContributionDraft = {
  readonly title: string
  readonly text: string
  readonly annex: string
  readonly grade: GradeDraft
  readonly axes: AxesDraft
  /** Whether it is copied from a record or message; then nothing of one's own is said. */
  readonly copies: boolean
  /** Address of the record or message as it was pasted. */
  readonly origin: string
}

export const emptyContribution: ContributionDraft = {
  title: '',
  text: '',
  annex: '',
  grade: emptyGrade,
  axes: mildestAxes,
  copies: false,
  origin: '',
}

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const ofRecord = new RegExp(`/records/[a-z-]+/(${uuid})(?:[/?#]|$)`, 'i')
const ofMessage = new RegExp(`/messages/(${uuid})(?:[/?#]|$)`, 'i')

/** The record or message an address of this console leads to; undefined for any other text. */
export const originIn = (pasted: string): NonNullable<ContributionEntry['origin']> | undefined => {
  const record = ofRecord.exec(pasted.trim())?.[1]
  if (record) return { kind: 'record', id: record.toLowerCase() }
  const message = ofMessage.exec(pasted.trim())?.[1]
  return message ? { kind: 'message', id: message.toLowerCase() } : undefined
}

const textMember = <K extends string>(key: K, text: string): Partial<Record<K, string>> =>
  text.trim() === '' ? {} : ({ [key]: text.trim() } as Record<K, string>)

/** What is sent. The text goes as it was typed: offsets of what is found in it count from its first character. */
export const contributionEntry = (draft: ContributionDraft, attachments: readonly string[]): ContributionEntry => {
  const origin = draft.copies ? originIn(draft.origin) : undefined
  return {
    title: draft.title.trim(),
    ...gradeEntry(draft.grade),
    ...axesEntry(draft.axes),
    ...(origin ? { origin } : {}),
    ...(draft.copies
      ? {}
      : {
          ...(draft.text.trim() === '' ? {} : { text: draft.text }),
          ...textMember('annex', draft.annex),
          ...(attachments.length > 0 ? { attachments: [...attachments] } : {}),
        }),
  }
}

/** Pointers of what has to be said first; something must be contributed: a text, a file, or what is copied. */
export const missingOfContribution = (draft: ContributionDraft, files: number): string[] => [
  ...(draft.title.trim() === '' ? ['/title'] : []),
  ...(draft.copies
    ? originIn(draft.origin) === undefined
      ? ['/origin']
      : []
    : draft.text.trim() === '' && files === 0
      ? ['/text']
      : []),
  ...missingOfGrade(draft.grade),
  ...missingOfAxes(draft.axes),
]

export type TableDraft = {
  readonly title: string
  readonly kind: EntityKind
  /** Null before one was proposed for this file and kind. */
  readonly mapping: MaterialMapping | null
  readonly grade: GradeDraft
  readonly axes: AxesDraft
  readonly saidBy: string
  readonly saidAt: string
}

export const emptyTable: TableDraft = {
  title: '',
  kind: 'person',
  mapping: null,
  grade: emptyGrade,
  axes: mildestAxes,
  saidBy: '',
  saidAt: '',
}

/** What an import is begun with. */
export const importEntry = (draft: TableDraft, attachment: string): ImportEntry => ({
  attachment,
  title: draft.title.trim(),
  entityKind: draft.kind,
  mapping: draft.mapping ?? { columns: [], constants: [] },
  ...gradeEntry(draft.grade),
  ...axesEntry(draft.axes),
  ...textMember('saidBy', draft.saidBy),
  ...textMember('saidAt', draft.saidAt),
})

export const missingOfTable = (draft: TableDraft): string[] => [
  ...(draft.title.trim() === '' ? ['/title'] : []),
  ...(draft.mapping === null || draft.mapping.columns.length === 0 ? ['/mapping/columns'] : []),
  ...missingOfGrade(draft.grade),
  ...missingOfAxes(draft.axes),
]
