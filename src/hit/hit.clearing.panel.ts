// What is typed to tell a person apart from a record: proposed from the paper that was shown, never from the record; pure.
import type { Input } from '../kernel/operation.ts'
import { isTravelDocumentType, type TravelDocumentType } from '../terms/document-number.ts'
import type { clearHit } from './hit.operations.ts'
import type { HitView } from './hit.schema.ts'

/** Consent begins as not given: a tick that stands already is no consent. */
export type ClearDraft = {
  readonly number: string
  readonly country: string | null
  readonly type: TravelDocumentType | null
  readonly dateOfBirth: string
  readonly consent: boolean
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Fields of the question as they were asked; empty once the hit is erased. */
const askedOf = ({ question }: Pick<HitView, 'question'>): Readonly<Record<string, unknown>> =>
  isObject(question) && isObject(question.fields) ? question.fields : {}

/** The document of a question: its own number, or the first of the papers a person showed. */
const documentOf = (asked: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => {
  const first: unknown = Array.isArray(asked.documents) ? asked.documents[0] : undefined
  return isObject(first) ? first : asked
}

/** What the form begins with: document and birth as the traveller showed them, the officer's own typing before a zone. */
export const clearDraftOf = (hit: Pick<HitView, 'question' | 'bearer'>): ClearDraft => {
  const asked = askedOf(hit)
  const { number, country, type } = documentOf(asked)
  const read = isObject(asked.bearer) ? asked.bearer : {}
  return {
    number: textOf(number),
    country: textOf(country) || null,
    type: isTravelDocumentType(type) ? type : null,
    dateOfBirth: hit.bearer?.dateOfBirth ?? (textOf(asked.dateOfBirth) || textOf(read.dateOfBirth)),
    consent: false,
  }
}

/** Pointers of what is missing, in the order of the form, each with the id of its words. */
export const clearFaults = (draft: ClearDraft): readonly { readonly pointer: string; readonly says: string }[] => [
  ...(draft.number.trim() === '' ? [{ pointer: '/document/number', says: 'hit.clear-write-number' }] : []),
  ...(draft.country === null ? [{ pointer: '/document/country', says: 'hit.choose' }] : []),
  ...(draft.type === null ? [{ pointer: '/document/type', says: 'hit.choose' }] : []),
  ...(draft.dateOfBirth.trim() === '' ? [{ pointer: '/dateOfBirth', says: 'hit.clear-write-birth' }] : []),
  ...(draft.consent ? [] : [{ pointer: '/consent', says: 'fault.consent-needed' }]),
]

/** What is sent; undefined while something is missing. */
export const clearBodyOf = (draft: ClearDraft): Input<typeof clearHit>['body'] | undefined => {
  const { number, country, type, dateOfBirth, consent } = draft
  if (country === null || type === null || clearFaults(draft).length > 0) return undefined
  return { document: { number: number.trim(), country, type }, dateOfBirth: dateOfBirth.trim(), consent }
}
