// The rows behind a message: the message itself, its place and marks in each mailbox, and what helps writing it.
import type { Generated } from 'kysely'
import type { Region } from '../member/member.table.ts'
import type { Confidentiality, HandlingCode } from '../terms/handling.ts'
import type { FormKind, MessageForm } from './message.form.schema.ts'
import type { MessageState, ReferenceEntry, Urgency } from './message.schema.ts'

/** Everything of a message but what is sealed; empty text is "none". */
export type MessageRow = {
  readonly id: string
  readonly clientId: string | null
  readonly thread: string
  readonly inReplyTo: string | null
  readonly sender: string
  readonly officer: string
  readonly function: string
  readonly recipients: readonly string[]
  readonly participants: readonly string[]
  readonly urgency: Urgency
  readonly replyBy: string | null
  readonly handlingCode: HandlingCode
  readonly confidentiality: Confidentiality
  readonly confidentialityLevel: number
  readonly crimeArea: string
  readonly language: string
  readonly form: FormKind | ''
  readonly test: boolean
  readonly ourReference: string
  readonly yourReference: string
  readonly purpose: string
  readonly refers: readonly ReferenceEntry[]
  readonly attachments: number
  readonly consented: readonly string[]
  readonly state: MessageState
  readonly sealing: 'hub' | 'node'
  readonly seal: string
  readonly subject: Buffer
  readonly content: Buffer
  readonly withdrawnAt: string | null
  readonly withdrawnBy: string
  readonly withdrawal: Buffer | null
  readonly version: number
  readonly createdAt: string
  readonly eraseOn: string
  readonly erasedAt: string | null
}

/** What stands sealed in `content`, as JSON. */
export type SealedContent = {
  readonly body: string
  readonly form?: MessageForm
  readonly urgencyReason?: string
  readonly reason?: string
  readonly handlingCondition?: string
}

/** One message in the mailbox of one recipient. The row itself is the mark "stored". */
export type DeliveryRow = {
  readonly message: string
  readonly recipient: string
  /** Inbox number of the recipient, without gaps. */
  readonly number: number
  readonly year: number
  readonly pairNumber: number
  readonly sender: string
  readonly urgency: Urgency
  readonly test: boolean
  readonly replyBy: string | null
  readonly storedAt: string
  readonly displayedAt: string | null
  readonly displayedAs: string
  readonly displayedBy: string
  readonly acknowledgedAt: string | null
  readonly acknowledgedAs: string
  readonly acknowledgedBy: string
  readonly answeredAt: string | null
  readonly answeredBy: string | null
  readonly reminders: number
  readonly remindedAt: string | null
  /** By when the recipient itself says it will answer; overdue only after that. */
  readonly moreTimeUntil: string | null
  /** When the sender's desk was told that three reminders brought no answer. */
  readonly unansweredAt: string | null
}

export type ReminderRow = {
  readonly message: string
  readonly recipient: string
  readonly number: number
  readonly at: string
  readonly officer: string
}

export type DraftRow = {
  readonly id: string
  readonly bureau: string
  readonly officer: string
  readonly seal: string
  readonly content: Buffer
  readonly version: number
  readonly createdAt: string
  readonly updatedAt: string
  readonly eraseOn: string
}

export type RoundRow = {
  readonly id: string
  readonly bureau: string
  readonly officer: string
  readonly circle: string
  readonly message: string
  readonly recipients: readonly string[]
  readonly participants: readonly string[]
  readonly state: 'open' | 'closed'
  readonly dueAt: string
  readonly createdAt: string
  readonly closedAt: string | null
}

export type GroupRow = {
  readonly id: string
  readonly bureau: string
  readonly title: string
  readonly bureaus: readonly string[]
  readonly version: number
  readonly createdAt: string
  readonly createdBy: string
  readonly updatedAt: string
}

export type MoreTimeRow = {
  readonly message: string
  readonly recipient: string
  readonly number: number
  readonly until: string
  readonly reason: Buffer
  readonly at: string
  readonly officer: string
  readonly function: string
}

export type SettingRow = {
  readonly onlyOne: boolean
  readonly reminderMinutes: Partial<Record<Urgency, number>>
  readonly labels: Partial<Record<Urgency, string>>
  readonly weeklyRounds: readonly Region[]
  readonly version: number
  readonly updatedAt: string
}

/** `readonly` is ours alone, the builder needs plain arrays. */
type Table<R> = { [K in keyof R]: R[K] extends readonly (infer E)[] ? E[] : R[K] }

declare module '../kernel/database.ts' {
  interface Tables {
    message: Table<MessageRow> & { readonly digest: Generated<Buffer> }
    messageDelivery: Table<DeliveryRow>
    messageReminder: Table<ReminderRow>
    messageDraft: Table<DraftRow>
    messageRound: Table<RoundRow>
    messageGroup: Table<GroupRow>
    messageMoreTime: Table<MoreTimeRow>
    messageSetting: Table<SettingRow>
  }
}
