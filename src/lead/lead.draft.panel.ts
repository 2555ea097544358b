// A lead as it is being written, and as the hub takes it. Pure.
import { type Grade, type GradeScheme, isGrade } from '../terms/evaluation.ts'
import { type GradeMapping, mapGrade } from '../terms/grade-mapping.ts'
import { type Confidentiality, type HandlingCode, strictest } from '../terms/handling.ts'
import type { LeadEntry } from './lead.schema.ts'

/** What a lead may be bound to before it is written: the page it is begun on. */
export type LeadBinding = {
  readonly record?: string
  readonly hit?: string
  readonly threat?: string
  readonly request?: string
  readonly file?: string
}

export type LeadDraft = {
  readonly binding: LeadBinding
  readonly claims: readonly string[]
  readonly to: readonly string[]
  readonly isPlaced: boolean
  readonly placeBureau: string | null
  readonly unit: string
  readonly post: string
  readonly todo: string
  readonly why: string
  readonly annex: string
  readonly insists: string
  readonly scheme: GradeScheme
  /** Under 4x4, where each axis is chosen; elsewhere the code is written as it was received. */
  readonly source: string | null
  readonly information: string | null
  readonly code: string
  readonly handlingCode: HandlingCode
  readonly confidentiality: Confidentiality
  readonly condition: string
  readonly dueAt: string
}

export const emptyLead: LeadDraft = {
  binding: {},
  claims: [],
  to: [],
  isPlaced: false,
  placeBureau: null,
  unit: '',
  post: '',
  todo: '',
  why: '',
  annex: '',
  insists: '',
  scheme: '4x4',
  source: null,
  information: null,
  code: '',
  handlingCode: 'H0',
  confidentiality: 'official-use-only',
  condition: '',
  dueAt: '',
}

export type LeadClaim = {
  readonly id: string
  readonly marking: { readonly handlingCode: HandlingCode; readonly confidentiality: Confidentiality }
}

/** What a lead begins with that rests on these claims of a file: marked as strictly as the strictest of them. */
export const draftFromClaims = (
  file: string,
  claims: readonly LeadClaim[],
): Pick<LeadDraft, 'binding' | 'claims' | 'handlingCode' | 'confidentiality'> => ({
  binding: { file },
  claims: claims.map(({ id }) => id),
  handlingCode: strictest(claims.map(({ marking }) => marking.handlingCode)) ?? emptyLead.handlingCode,
  confidentiality: strictest(claims.map(({ marking }) => marking.confidentiality)) ?? emptyLead.confidentiality,
})

/** The grade as it stands in the form; under 4x4 from its two axes. */
export const gradeOf = ({ scheme, source, information, code }: LeadDraft): LeadEntry['grade'] => ({
  scheme,
  code: scheme === '4x4' ? `${source ?? ''}${information ?? ''}` : code.trim().toUpperCase(),
})

/** What a received grade comes closest to; undefined while it is none. */
export const nearestOf = (draft: LeadDraft): GradeMapping | undefined => {
  const grade = gradeOf(draft)
  return isGrade(grade) ? mapGrade(grade as Grade) : undefined
}

const filled = <K extends string>(name: K, text: string): Partial<Record<K, string>> =>
  text.trim() === '' ? {} : ({ [name]: text.trim() } as Record<K, string>)

const aboutOf = ({ record, hit }: LeadBinding): LeadEntry['about'] => {
  if (record) return { kind: 'record', id: record }
  return hit ? { kind: 'hit', id: hit } : { kind: 'bureau' }
}

/** The pointers of what must be filled in and is not. */
export const missingIn = (draft: LeadDraft): string[] => [
  ...(draft.to.length === 0 ? ['/to'] : []),
  ...(draft.todo.trim() === '' ? ['/todo'] : []),
  ...(draft.why.trim() === '' ? ['/why'] : []),
  ...(draft.scheme === '4x4' ? (draft.source ? [] : ['/grade/code']) : draft.code.trim() === '' ? ['/grade/code'] : []),
  ...(draft.scheme === '4x4' && !draft.information ? ['/grade/information'] : []),
  ...(draft.dueAt === '' ? ['/dueAt'] : []),
  ...(draft.isPlaced && !draft.placeBureau ? ['/place/bureau'] : []),
]

/** The body of `lead.give`. Call it where nothing is missing. */
export const leadOf = (draft: LeadDraft): LeadEntry => {
  const { threat, request, file } = draft.binding
  return {
    to: [...draft.to],
    ...(draft.isPlaced
      ? { place: { bureau: draft.placeBureau ?? '', ...filled('unit', draft.unit), ...filled('post', draft.post) } }
      : {}),
    about: aboutOf(draft.binding),
    ...(threat ? { threat } : {}),
    ...(request ? { request } : {}),
    ...(file ? { file } : {}),
    ...(file && draft.claims.length > 0 ? { claims: [...draft.claims] } : {}),
    todo: draft.todo.trim(),
    why: draft.why.trim(),
    ...filled('annex', draft.annex),
    ...filled('insists', draft.insists),
    grade: gradeOf(draft),
    marking: {
      handlingCode: draft.handlingCode,
      confidentiality: draft.confidentiality,
      ...(draft.handlingCode === 'H3' ? filled('condition', draft.condition) : {}),
    },
    dueAt: draft.dueAt,
  }
}
