// The rows behind attachments: what is being uploaded, contents as they are sealed, pieces, and what refers to them.
import type { AttachmentState, AttachmentVariant, Measures, RefusalKey } from './attachment.schema.ts'

export type AttachmentRow = {
  id: string
  bureau: string
  unit: string
  officer: string
  state: AttachmentState
  content: string | null
  name: Buffer | null
  length: number
  received: number
  announced: Buffer | null
  refusedKey: RefusalKey | ''
  refusedValues: Readonly<Record<string, string | number>>
  claimed: boolean
  createdAt: string
  updatedAt: string
}

export type ContentRow = {
  id: string
  bureau: string
  seal: string
  address: Buffer | null
  sha256: Buffer | null
  length: number
  mediaType: string
  shown: boolean
  reencoded: boolean
  width: number | null
  height: number | null
  measures: Measures | null
  createdAt: string
}

export type AttachmentUseRow = {
  attachment: string
  kind: string
  item: string
  number: number
  bureaus: readonly string[]
  asItem: boolean
  createdAt: string
}

declare module '../kernel/database.ts' {
  interface Tables {
    attachment: AttachmentRow
    attachmentContent: ContentRow
    attachmentPiece: { content: string; variant: AttachmentVariant; number: number; sealed: Buffer }
    attachmentUse: AttachmentUseRow
  }
}
