// What is typed into the forms of requests: drafts as text, and what of them is sent. Pure.

import type { CrimeArea } from '../terms/crime-area.ts'
import type { Confidentiality, HandlingCode } from '../terms/handling.ts'
import { isInstant } from '../terms/instant.ts'
import type { Language } from '../terms/language.ts'
import type { MarkingEntry, Product, RequestEntry, RequestNeed } from './request.schema.ts'
import type { RequestView } from './request.work.schema.ts'

/** A marking while it is typed: conditions one a line. */
export type MarkingDraft = {
  readonly handlingCode: HandlingCode
  readonly confidentiality: Confidentiality
  readonly conditions: string
}

export const plainDraft: MarkingDraft = { handlingCode: 'H0', confidentiality: 'official-use-only', conditions: '' }

export const markingOfDraft = (draft: MarkingDraft): MarkingEntry => ({
  handlingCode: draft.handlingCode,
  confidentiality: draft.confidentiality,
  conditions:
    draft.handlingCode === 'H3'
      ? draft.conditions
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== '')
      : [],
})

export const draftOfMarking = (marking: MarkingEntry): MarkingDraft => ({
  handlingCode: marking.handlingCode,
  confidentiality: marking.confidentiality,
  conditions: marking.conditions.join('\n'),
})

export type RequestDraft = {
  readonly question: string
  readonly decision: string
  readonly audience: string
  readonly known: string
  readonly mayShow: string
  readonly annex: string
  readonly insists: string
  readonly wanted: Product
  readonly crimeArea: CrimeArea | null
  readonly threat: string | null
  readonly language: Language
  readonly neededBy: string
  readonly marking: MarkingDraft
}

export const emptyRequest = (language: Language): RequestDraft => ({
  question: '',
  decision: '',
  audience: '',
  known: '',
  mayShow: '',
  annex: '',
  insists: '',
  wanted: 'operational-report',
  crimeArea: null,
  threat: null,
  language,
  neededBy: '',
  marking: plainDraft,
})

/** A saved draft as it is typed on. */
export const draftOf = (saved: RequestView): RequestDraft => ({
  question: saved.question ?? '',
  decision: saved.decision ?? '',
  audience: saved.audience ?? '',
  known: saved.known ?? '',
  mayShow: saved.mayShow ?? '',
  annex: saved.annex ?? '',
  insists: '',
  wanted: saved.wanted,
  crimeArea: saved.crimeArea,
  threat: saved.threat,
  language: saved.language,
  neededBy: saved.neededBy ?? '',
  marking: draftOfMarking(saved.marking),
})

const textMember = <K extends string>(key: K, text: string): Partial<Record<K, string>> =>
  text.trim() === '' ? {} : ({ [key]: text.trim() } as Record<K, string>)

/** What is sent of a draft: members in which nothing was typed are left out. */
export const entryOf = (draft: RequestDraft): RequestEntry => ({
  ...textMember('question', draft.question),
  ...textMember('decision', draft.decision),
  ...textMember('audience', draft.audience),
  ...textMember('known', draft.known),
  ...textMember('mayShow', draft.mayShow),
  ...textMember('annex', draft.annex),
  ...textMember('insists', draft.insists),
  ...textMember('neededBy', draft.neededBy),
  wanted: draft.wanted,
  ...(draft.crimeArea === null ? {} : { crimeArea: draft.crimeArea }),
  threat: draft.threat,
  language: draft.language,
  marking: markingOfDraft(draft.marking),
})

/** What routing and earlier answers are asked with; null while too little is known to ask. */
export const needOf = (draft: RequestDraft): RequestNeed | null =>
  draft.crimeArea === null || !isInstant(draft.neededBy)
    ? null
    : {
        ...textMember('question', draft.question),
        wanted: draft.wanted,
        crimeArea: draft.crimeArea,
        threat: draft.threat,
        language: draft.language,
        neededBy: draft.neededBy,
        confidentiality: draft.marking.confidentiality,
      }

/** Fields that must say something before a request is sent, in the order of the form. */
export const missingOf = (draft: RequestDraft): string[] =>
  (['question', 'decision', 'audience', 'known', 'mayShow', 'neededBy'] as const)
    .filter((key) => draft[key].trim() === '')
    .map((key) => `/${key}`)
