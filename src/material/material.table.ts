// The rows behind contributions, claims, extraction, tables on their way in, resolution.
import type { GradeScheme } from '../terms/evaluation.ts'
import type { InformationCode, SourceCode } from '../terms/grade-mapping.ts'
import type { Confidentiality, HandlingCode } from '../terms/handling.ts'
import type { EntityFields, EntityKind, EventFields, LinkFields } from './material.fields.schema.ts'
import type { ContributionKind, ContributionState, OriginKind } from './material.schema.ts'
import type { MaterialMapping } from './material.work.schema.ts'

export type ContributionRow = {
  readonly id: string
  readonly file: string
  readonly threat: string | null
  readonly bureau: string
  readonly officer: string
  readonly source: string
  readonly state: ContributionState
  readonly kind: ContributionKind
  readonly gradeScheme: GradeScheme
  readonly gradeCode: string
  readonly sourceCode: SourceCode
  readonly informationCode: InformationCode
  readonly suspectedFalse: boolean
  readonly overridden: boolean
  readonly handlingCode: HandlingCode
  readonly confidentiality: Confidentiality
  readonly confidentialityLevel: number
  readonly consentOf: string[]
  readonly conditions: string[]
  readonly excluded: string[]
  readonly originKind: OriginKind
  readonly origin: string | null
  readonly consent: string | null
  readonly seal: string
  readonly content: Buffer
  readonly attachments: number
  readonly claims: number
  readonly version: number
  readonly createdAt: string
  readonly updatedAt: string
}

/** What stands sealed in `content`, as JSON. */
export type SealedStatement = {
  readonly title: string
  readonly text?: string
  readonly annex?: string
  readonly overrideReason?: string
  readonly withdrawnBecause?: string
}

export type ClaimAbout = 'entity' | 'link' | 'event'
export type ClaimFields = EntityFields | LinkFields | EventFields

export type ClaimRow = {
  readonly id: string
  readonly file: string
  readonly contribution: string
  readonly about: ClaimAbout
  readonly entity: string | null
  readonly entityKind: EntityKind | ''
  readonly other: string | null
  readonly participants: string[]
  readonly fields: ClaimFields
  readonly title: string
  readonly saidBy: string
  readonly saidAt: string
  readonly happenedAt: string | null
  readonly line: number | null
  readonly copiedFrom: string | null
  readonly createdAt: string
}

export type ExtractionRow = {
  readonly id: string
  readonly contribution: string
  readonly file: string
  readonly bureau: string
  readonly officer: string
  readonly attachment: string | null
  readonly seal: string
  readonly findings: Buffer
  readonly found: number
  readonly decided: Readonly<Record<string, 'accepted' | 'rejected'>>
  readonly entities: Readonly<Record<string, string>>
  readonly version: number
  readonly createdAt: string
  readonly eraseOn: string
}

export type MaterialImportRow = {
  readonly id: string
  readonly contribution: string
  readonly file: string
  readonly bureau: string
  readonly officer: string
  readonly attachment: string
  readonly entityKind: EntityKind
  readonly separator: string
  readonly mapping: MaterialMapping
  readonly saidBy: string
  readonly saidAt: string
  readonly state: 'running' | 'finished' | 'stopped' | 'failed'
  readonly size: number
  readonly done: number
  readonly line: number
  readonly taken: number
  readonly refused: number
  readonly reason: string
  readonly startedAt: string
  readonly endedAt: string | null
}

/** A fault of a row, before it is worded; values hold codes and numbers, nothing of the row. */
export type RowFault = {
  readonly field: string
  readonly key: string
  readonly values: Readonly<Record<string, string | number>>
}

export type RunRow = {
  readonly id: string
  readonly file: string
  readonly bureau: string
  readonly officer: string
  readonly confidentialityLevel: number
  readonly contributions: string[]
  readonly state: 'running' | 'finished' | 'failed'
  readonly entities: number
  readonly compared: number
  readonly proposals: number
  readonly startedAt: string
  readonly endedAt: string | null
}

export type EvidenceLine = {
  readonly words: string
  readonly values: Readonly<Record<string, string>>
  readonly weight: number
}

export type ProposedRow = {
  readonly id: string
  readonly run: string
  readonly file: string
  readonly number: number
  readonly one: string
  readonly other: string
  readonly score: number
  readonly verdict: 'same' | 'possible'
  readonly evidence: { readonly lines: readonly EvidenceLine[] }
}

export type DecisionRow = {
  readonly id: string
  readonly file: string
  readonly one: string
  readonly other: string
  readonly verdict: 'same' | 'not-same'
  readonly bureau: string
  readonly officer: string
  readonly confidentialityLevel: number
  readonly excluded: string[]
  readonly seal: string
  readonly reason: Buffer
  readonly createdAt: string
  readonly undoneAt: string | null
  readonly undoneBy: string
}

declare module '../kernel/database.ts' {
  interface Tables {
    materialContribution: ContributionRow
    materialClaim: ClaimRow
    materialExtraction: ExtractionRow
    materialImport: MaterialImportRow
    materialImportRefused: {
      readonly import: string
      readonly line: number
      readonly faults: { readonly faults: readonly RowFault[] }
    }
    materialRun: RunRow
    materialProposal: ProposedRow
    materialDecision: DecisionRow
    materialEnding: {
      readonly file: string
      readonly contributions: number
      readonly claims: number
      readonly entities: number
      readonly endedAt: string
    }
  }
}
