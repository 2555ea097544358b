// The rows behind a desk: items and their steps, links, tasks, shifts, handovers, calls, saved views.
import type { Urgency } from '../hit/hit.schema.ts'
import type {
  About,
  AlarmState,
  ItemKind,
  ItemNeed,
  ItemOutcome,
  ItemSide,
  ItemState,
  ItemStep,
  LinkKind,
} from './desk.schema.ts'
import type { ShiftRole } from './desk.shift.schema.ts'

/** What an item takes from its thing; worked out anew whenever a fact speaks of the thing. */
export type ThingColumns = {
  readonly unit: string
  readonly reviewed: boolean
  /** The one officer of the bureau who is not shown it; empty for nobody. */
  readonly withheldFrom: string
  readonly reference: string
  readonly side: ItemSide
  readonly need: ItemNeed
  readonly urgency: Urgency
  readonly dueAt: string | null
  readonly waits: boolean
  readonly arrivedAt: string
  /** Bureau it came from, or the one that is to act; empty for none. */
  readonly sender: string
  readonly language: string
  readonly about: About | null
  readonly test: boolean
  readonly exercise: boolean
  readonly withdrawn: boolean
  readonly round: number
}

/** What the workflow reads and changes. Empty text is "nobody" or "not yet". */
export type ItemLife = ThingColumns & {
  readonly kind: ItemKind
  readonly state: ItemState
  readonly owner: string
  readonly snoozedUntil: string | null
  readonly seenAt: string | null
  readonly alarm: AlarmState
  readonly alarmLevel: number
  readonly alarmAt: string | null
  /** When the next level hears of an alarm that nobody acknowledges. */
  readonly alarmNext: string | null
  readonly escalation: number
  readonly outcome: ItemOutcome | ''
  readonly doneAt: string | null
  readonly doneBy: string
  readonly byHand: boolean
  readonly links: number
  readonly steps: number
  readonly version: number
}

export type ItemRow = ItemLife & {
  readonly id: string
  readonly bureau: string
  readonly ref: string
}

export type StepRow = {
  readonly item: string
  readonly number: number
  readonly at: string
  readonly officer: string
  readonly step: ItemStep
  readonly givenTo: string
  readonly until: string | null
  readonly level: number | null
  readonly outcome: ItemOutcome | ''
  readonly seal: string | null
  readonly words: Buffer | null
}

export type LinkRow = {
  readonly item: string
  readonly kind: LinkKind
  readonly ref: string
  readonly officer: string
  readonly at: string
}

export type TaskRow = {
  readonly id: string
  readonly bureau: string
  readonly reference: string
  readonly officer: string
  readonly createdAt: string
  readonly seal: string
  readonly title: Buffer
  readonly words: Buffer | null
}

export type ShiftRow = {
  readonly id: string
  readonly bureau: string
  readonly officer: string
  readonly role: ShiftRole
  readonly languages: string[]
  readonly beganAt: string
  readonly endedAt: string | null
}

export type HandoverRow = {
  readonly id: string
  readonly bureau: string
  readonly unit: string
  readonly officer: string
  readonly createdAt: string
  readonly items: number
  readonly seal: string
  readonly page: Buffer
  readonly acceptedBy: string
  readonly acceptedAt: string | null
  readonly remarks: Buffer | null
  readonly lateAt: string | null
}

export type CallRow = {
  readonly id: string
  readonly bureau: string
  readonly unit: string
  readonly officer: string
  readonly createdAt: string
  readonly partner: string
  readonly direction: 'out' | 'in' | ''
  readonly reached: boolean
  readonly item: string | null
  readonly aboutKind: LinkKind | ''
  readonly aboutRef: string | null
  readonly hit: string | null
  readonly reference: string
  readonly seal: string | null
  readonly said: Buffer | null
  readonly confirmFrom: 'us' | 'them' | ''
  readonly confirmBy: string | null
}

export type ViewRow = {
  readonly id: string
  readonly bureau: string
  readonly officer: string
  readonly shared: boolean
  readonly name: string
  readonly shows: { readonly wanted: Readonly<Record<string, unknown>>; readonly columns: readonly string[] }
  readonly version: number
  readonly createdAt: string
}

declare module '../kernel/database.ts' {
  interface Tables {
    deskItem: ItemRow
    deskStep: StepRow
    deskLink: LinkRow
    deskTask: TaskRow
    deskShift: ShiftRow
    deskHandover: HandoverRow
    deskCall: CallRow
    deskView: ViewRow
  }
}
