// Tables of requests for analysis, as the store keeps them.
import type { Confidentiality, HandlingCode } from '../terms/handling.ts'
import type { Marking } from '../terms/marking.ts'
import type {
  DeclineReason,
  MaterialKind,
  Outcome,
  PartState,
  Product,
  RequestState,
  StepName,
  TalkKind,
  Used,
} from './request.schema.ts'

type MarkingColumns = {
  readonly handlingCode: HandlingCode
  readonly confidentiality: Confidentiality
  readonly conditions: string[]
  readonly consentOf: string[]
}

/** What the workflow changes. */
export type RequestLife = {
  readonly state: RequestState
  readonly lead: string
  readonly leadOfficer: string
  readonly unclaimed: boolean
  readonly sentAt: string | null
  readonly deliveredAt: string | null
  readonly feedbackDue: string | null
  readonly endedAt: string | null
}

export type RequestRow = MarkingColumns &
  RequestLife & {
    readonly id: string
    readonly reference: string
    readonly asker: string
    readonly officer: string
    readonly question: string
    readonly words: string[]
    readonly wanted: Product
    readonly crimeArea: string
    readonly threat: string | null
    readonly neededBy: string | null
    readonly language: string
    readonly seal: string
    /** Sealed JSON of `RequestWords`. */
    readonly content: Buffer
    readonly annex: Buffer | null
    readonly confidentialityLevel: number
    readonly toNetwork: boolean
    readonly parties: string[]
    readonly recipients: string[]
    readonly feedbackAt: string | null
    readonly used: Used | ''
    readonly ledTo: Outcome[]
    readonly reminders: number
    readonly version: number
    readonly steps: number
    readonly createdAt: string
    readonly updatedAt: string
  }

/** What of a request is sealed beside its annex. */
export type RequestWords = {
  readonly decision?: string
  readonly audience?: string
  readonly known?: string
  readonly mayShow?: string
  /** Why what was found in these texts is no personal data. */
  readonly insists?: string
}

/** The kind of item a file of an answer is read through. */
export const deliveryItem = 'request-delivery'

export type PartRow = {
  readonly id: string
  readonly request: string
  readonly number: number
  readonly bureau: string
  readonly expert: string | null
  readonly officer: string
  readonly worker: string | null
  readonly givenBy: string
  readonly state: PartState
  readonly ask: Buffer | null
  readonly dueAt: string
  readonly declineReason: DeclineReason | ''
  readonly answer: Buffer | null
  readonly annex: Buffer | null
  readonly handlingCode: HandlingCode | ''
  readonly confidentiality: Confidentiality | ''
  readonly conditions: string[]
  readonly consentOf: string[]
  readonly decidedAt: string | null
  /** Bureau that led when it was handed in; empty before. */
  readonly handedTo: string
  readonly handedInAt: string | null
  readonly version: number
  readonly createdAt: string
}

export type TalkRow = {
  readonly id: string
  readonly request: string
  readonly kind: TalkKind
  readonly answers: string | null
  readonly bureau: string
  readonly officer: string
  readonly says: Buffer
  readonly createdAt: string
}

export type MaterialRow = MarkingColumns & {
  readonly id: string
  readonly request: string
  readonly bureau: string
  readonly officer: string
  readonly source: string
  readonly kind: MaterialKind
  readonly reference: string
  readonly consent: string
  readonly createdAt: string
}

export type DeliveryRow = MarkingColumns & {
  readonly request: string
  readonly title: string
  readonly author: string
  readonly approvedBy: string
  readonly says: Buffer
  readonly annex: Buffer | null
  readonly confidentialityLevel: number
  readonly recipients: string[]
  readonly version: number
  readonly updatedAt: string
}

export type ReceiptRow = {
  readonly request: string
  readonly recipient: string
  readonly deliveredAt: string
  readonly openedAt: string | null
  readonly openedBy: string
  readonly acknowledgedAt: string | null
  readonly acknowledgedBy: string
}

/** Codes and instants of a step; nothing that was written. */
export type StepSays = {
  readonly to?: string
  readonly reason?: string
  readonly until?: string
  readonly count?: number
}

export type StepRow = {
  readonly request: string
  readonly number: number
  readonly at: string
  readonly bureau: string
  readonly officer: string
  readonly step: StepName
  readonly says: StepSays
  readonly note: Buffer | null
}

declare module '../kernel/database.ts' {
  interface Tables {
    request: RequestRow
    requestPart: PartRow
    requestTalk: TalkRow
    requestMaterial: MaterialRow
    requestDelivery: DeliveryRow
    requestReceipt: ReceiptRow
    requestStep: StepRow
  }
}

/** The marking of a row that has one. */
export const markingOfRow = (row: MarkingColumns): Marking => ({
  handlingCode: row.handlingCode,
  confidentiality: row.confidentiality,
  conditions: row.conditions,
  consentOf: row.consentOf,
})
