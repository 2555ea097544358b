// The rows behind lists, the parts of them that are still to be asked, what they met, and copies of their reports.

import type { CheckItem, Verdict } from '../check/check.schema.ts'
import type { AskedItem } from '../check/check.store.ts'
import type { Where } from '../hit/hit.instruction.schema.ts'
import type { DatabaseName } from '../record/record.schema.ts'
import type { Purpose } from '../terms/purpose.ts'
import type {
  LegalBasisKind,
  ListKind,
  MatchCounts,
  MatchState,
  ScreeningState,
  StopReason,
} from './screening.schema.ts'

/** A line that could not be read: where, and the words of why. Nothing of what it says. */
export type KeptFault = {
  readonly line: number
  readonly key: string
  readonly values: Readonly<Record<string, string | number>>
}

/** Arrays at the top of a JSON column would be written as arrays of the store: faults stand in an object. */
type KeptFaults = { readonly lines?: readonly KeptFault[] }

export type ScreeningRow = {
  readonly id: string
  readonly bureau: string
  readonly unit: string
  readonly officer: string
  readonly kind: ListKind
  readonly source: string
  readonly place: Where
  readonly legalBasisKind: LegalBasisKind
  readonly legalBasis: string
  readonly purpose: Purpose
  readonly checkReference: string
  readonly silent: boolean
  readonly state: ScreeningState
  readonly reason: StopReason | ''
  readonly lines: number
  readonly items: number
  readonly unread: number
  readonly done: number
  readonly faults: KeptFaults
  readonly databases: DatabaseName[]
  readonly clearance: number
  readonly seal: string | null
  readonly digest: Buffer
  readonly counts: Partial<MatchCounts>
  readonly waitsSince: string | null
  readonly reports: number
  readonly version: number
  readonly createdAt: string
  readonly endedAt: string | null
  readonly eraseAt: string
  readonly erasedAt: string | null
}

/** A line that is still to be asked. */
export type ListItem = { readonly line: number; readonly item: CheckItem }

export type PartRow = {
  readonly screening: string
  readonly number: number
  readonly items: number
  /** Sealed JSON of `ListItem[]`. */
  readonly sealed: Buffer
}

export type MatchRow = {
  readonly id: string
  readonly screening: string
  readonly bureau: string
  readonly unit: string
  readonly uploader: string
  readonly line: number
  readonly checkId: string
  readonly record: string
  readonly database: DatabaseName
  readonly owner: string
  readonly verdict: Verdict
  readonly discreet: boolean
  readonly state: MatchState
  /** Sealed JSON of `AskedItem`. */
  readonly sealed: Buffer
  readonly decidedBy: string
  readonly decidedAt: string | null
  readonly reason: string
  readonly hit: string | null
  readonly hitReference: string
  readonly version: number
  readonly createdAt: string
}

export type ReportRow = {
  readonly id: string
  readonly screening: string
  readonly bureau: string
  readonly unit: string
  readonly uploader: string
  readonly officer: string
  readonly copy: number
  readonly issuedAt: string
  readonly expiresAt: string
}

/** What of a match is sealed. */
export type SealedItem = AskedItem

declare module '../kernel/database.ts' {
  interface Tables {
    screening: ScreeningRow
    screeningPart: PartRow
    screeningMatch: MatchRow
    screeningReport: ReportRow
  }
}
