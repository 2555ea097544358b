// The rows behind analysis files, their steps, consents of sources, releases and receipts.
import type { CrimeArea } from '../terms/crime-area.ts'
import type { Confidentiality, HandlingCode } from '../terms/handling.ts'
import type { PersonStatus } from '../terms/person-status.ts'
import type { ConsentKind, ConsentState, ConsentUse, ThingKind } from './analysis.consent.schema.ts'
import type { Edition, ReleaseFormat } from './analysis.release.schema.ts'
import type {
  AdviceVerdict,
  ConsentWay,
  DataCategory,
  FileKind,
  FileState,
  FileStep,
  OverReason,
} from './analysis.schema.ts'

/** What the workflow reads and changes. Empty text is "none yet". */
export type FileLife = {
  readonly state: FileState
  /** Last day on which the file takes anything. */
  readonly expiresOn: string
  readonly contributionsUntil: string
  readonly reviewEvery: number
  readonly reviewOn: string | null
  /** Counts changes of the order; advice is on the order that stands. */
  readonly orderVersion: number
  readonly advice: AdviceVerdict | ''
  readonly extensionUntil: string | null
  readonly extensionBy: string
  readonly extensionAdvice: AdviceVerdict | ''
  readonly openedAt: string | null
  readonly overBecause: OverReason | ''
  readonly overAt: string | null
  readonly endedAt: string | null
  readonly version: number
  readonly steps: number
}

export type FileRow = FileLife & {
  readonly id: string
  readonly reference: string
  readonly owner: string
  readonly officer: string
  readonly name: string
  readonly kind: FileKind
  readonly crimeAreas: CrimeArea[]
  readonly threat: string | null
  readonly dataCategories: DataCategory[]
  readonly personCategories: PersonStatus[]
  readonly readers: string[]
  /** Bureaus of which only `readerOfficers` read; the owner may be among them. */
  readonly limitedReaders: string[]
  readonly readerOfficers: string[]
  readonly contributors: string[]
  readonly recipients: string[]
  readonly consentBy: ConsentWay
  readonly confidentiality: Confidentiality
  readonly confidentialityLevel: number
  readonly seal: string
  /** Sealed JSON `{purpose, why}`; null once erased. */
  readonly content: Buffer | null
  /** Counts that remain when the file has ended. */
  readonly remains: Readonly<Record<string, number>>
  readonly createdAt: string
  readonly updatedAt: string
}

export type FileStepRow = {
  readonly file: string
  readonly number: number
  readonly at: string
  readonly officer: string
  readonly bureau: string
  readonly step: FileStep
  readonly day: string | null
  readonly about: string
  readonly note: Buffer | null
}

export type ConsentRow = {
  readonly id: string
  readonly file: string
  readonly source: string
  readonly askedBy: string
  readonly officer: string
  readonly kind: ConsentKind
  readonly crimeArea: CrimeArea | ''
  readonly thingKind: ThingKind | ''
  readonly thing: string | null
  readonly uses: ConsentUse[]
  readonly recipients: string[]
  readonly state: ConsentState
  readonly confidentialityLevel: number
  readonly seal: string
  readonly question: Buffer | null
  readonly conditions: Buffer | null
  readonly reason: Buffer | null
  readonly decidedBy: string
  readonly decidedAt: string | null
  readonly withdrawnAt: string | null
  readonly version: number
  readonly createdAt: string
  readonly updatedAt: string
}

export type ReleaseRow = {
  readonly id: string
  readonly file: string
  readonly number: number
  readonly reference: string
  readonly bureau: string
  readonly officer: string
  readonly recipients: string[]
  readonly title: string
  readonly format: ReleaseFormat
  readonly edition: Edition
  readonly handlingCode: HandlingCode
  readonly conditions: string[]
  readonly confidentiality: Confidentiality
  readonly confidentialityLevel: number
  readonly consentOf: string[]
  readonly claims: string[]
  readonly notPersonal: string
  readonly seal: string
  /** Sealed text; null once the file is deleted. */
  readonly content: Buffer | null
  readonly createdAt: string
}

export type ReceiptRow = {
  readonly release: string
  readonly bureau: string
  readonly deliveredAt: string
  readonly openedAt: string | null
  readonly openedBy: string
  readonly acknowledgedAt: string | null
  readonly acknowledgedBy: string
}

declare module '../kernel/database.ts' {
  interface Tables {
    analysisFile: FileRow
    analysisStep: FileStepRow
    analysisConsent: ConsentRow
    analysisRelease: ReleaseRow
    analysisReceipt: ReceiptRow
  }
}
