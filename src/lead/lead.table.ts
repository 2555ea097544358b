// The rows behind leads, their receipts and steps.
import type { GradeScheme } from '../terms/evaluation.ts'
import type { InformationCode, SourceCode } from '../terms/grade-mapping.ts'
import type { Confidentiality, HandlingCode } from '../terms/handling.ts'
import type { Marking } from '../terms/marking.ts'
import type {
  AboutKind,
  LeadDeclineReason,
  LeadOutcome,
  LeadState,
  LeadStep,
  LeadWithdrawReason,
  LedTo,
  ReceiptState,
} from './lead.schema.ts'

export type LeadRow = {
  readonly id: string
  readonly reference: string
  readonly bureau: string
  readonly officer: string
  readonly state: LeadState
  readonly aboutKind: AboutKind
  readonly about: string | null
  readonly threat: string | null
  readonly request: string | null
  readonly file: string | null
  readonly claims: string[]
  readonly seal: string
  /** Sealed JSON of `LeadWords`. */
  readonly content: Buffer
  readonly annex: Buffer | null
  readonly gradeScheme: GradeScheme
  readonly gradeCode: string
  readonly sourceCode: SourceCode
  readonly informationCode: InformationCode
  readonly suspectedFalse: boolean
  readonly handlingCode: HandlingCode
  readonly confidentiality: Confidentiality
  readonly confidentialityLevel: number
  readonly conditions: string[]
  readonly consentOf: string[]
  readonly recipients: string[]
  readonly places: string[]
  readonly dueAt: string
  readonly withdrawReason: LeadWithdrawReason | ''
  readonly version: number
  readonly steps: number
  readonly createdAt: string
  readonly updatedAt: string
}

/** What of a lead is sealed beside its annex. */
export type LeadWords = { readonly todo: string; readonly why: string; readonly insists?: string }

/** What the workflow reads and changes of a receipt. Empty text is "not yet". */
export type ReceiptLife = {
  readonly state: ReceiptState
  readonly dueAt: string
  readonly sentAt: string
  readonly receivedAt: string | null
  readonly openedAt: string | null
  readonly acceptedAt: string | null
  readonly declinedAt: string | null
  readonly declineReason: LeadDeclineReason | ''
  readonly outcome: LeadOutcome | ''
  readonly ledTo: LedTo | ''
  readonly ledOn: string | null
  readonly outcomeAt: string | null
  readonly askedUntil: string | null
}

export type ReceiptRow = ReceiptLife & {
  readonly lead: string
  readonly bureau: string
  readonly unit: string
  readonly post: string
  readonly placedBy: string
  readonly reminders: number
}

export type StepSays = { readonly until?: string; readonly reason?: string }

export type StepRow = {
  readonly lead: string
  readonly number: number
  readonly at: string
  readonly bureau: string
  readonly recipient: string
  readonly step: LeadStep
  readonly says: StepSays
  readonly note: string
}

declare module '../kernel/database.ts' {
  interface Tables {
    lead: LeadRow
    leadReceipt: ReceiptRow
    leadStep: StepRow
  }
}

/** The marking of a lead. */
export const markingOfRow = (
  row: Pick<LeadRow, 'handlingCode' | 'confidentiality' | 'conditions' | 'consentOf'>,
): Marking => ({
  handlingCode: row.handlingCode,
  confidentiality: row.confidentiality,
  conditions: row.conditions,
  consentOf: row.consentOf,
})
