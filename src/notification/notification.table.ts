// The rows behind notifications: settings, targets, the outbox, tallies and digests, telephones and rounds of calls.
import type {
  AttemptOutcome,
  DeliveryState,
  DigestView,
  NotificationKind,
  PingKind,
  Quiet,
  SendingProblem,
  TargetWay,
  Ways,
} from './notification.schema.ts'

/** Officer is empty for the rules of the bureau. */
export type SettingRow = {
  readonly bureau: string
  readonly officer: string
  readonly zone: string
  readonly quiet: Quiet | null
  readonly digests: string[]
  readonly ways: Ways
  readonly pingMinutes: number
  readonly version: number
  readonly setBy: string
  readonly setAt: string
}

export type TargetRow = {
  readonly id: string
  readonly bureau: string
  readonly officer: string
  readonly way: TargetWay
  readonly address: string
  readonly label: string
  readonly generation: number
  readonly createdAt: string
  readonly createdBy: string
  readonly testedAt: string | null
  readonly removedAt: string | null
}

export type OutboxRow = {
  readonly id: string
  readonly bureau: string
  readonly officer: string
  readonly target: string
  readonly way: TargetWay
  readonly kind: PingKind
  /** Items of desks it speaks of: it is not sent when somebody has them all. */
  readonly items: string[]
  /** How long it is worth sending: as long as one of its items rings, has nobody, or is open. */
  readonly matters: 'ringing' | 'untaken' | 'open' | 'always'
  readonly digest: string | null
  readonly createdAt: string
  readonly dueAt: string
  /** A sender that has taken it has until then. */
  readonly leaseUntil: string | null
  readonly tries: number
  readonly state: DeliveryState
  readonly waiting: number | null
  readonly sentAt: string | null
  readonly problem: SendingProblem | ''
  readonly status: number | null
}

export type TallyRow = {
  readonly bureau: string
  readonly officer: string
  readonly kind: NotificationKind
  readonly number: number
}

export type DigestRow = {
  readonly id: string
  readonly bureau: string
  readonly officer: string
  readonly createdAt: string
  readonly came: DigestView['came']
  readonly stands: DigestView['stands']
}

export type TelephoneRow = {
  readonly id: string
  readonly bureau: string
  readonly position: number
  readonly label: string
  readonly number: string
  readonly testedAt: string | null
  readonly testedBy: string
  readonly reached: boolean | null
}

export type RoundRow = {
  readonly id: string
  readonly bureau: string
  readonly item: string
  readonly beganAt: string
  readonly endedAt: string | null
}

export type AttemptRow = {
  readonly round: string
  readonly number: number
  readonly at: string
  readonly byBureau: string
  readonly officer: string
  readonly telephone: string
  readonly label: string
  readonly outcome: AttemptOutcome
}

declare module '../kernel/database.ts' {
  interface Tables {
    notificationSetting: SettingRow
    notificationTarget: TargetRow
    notificationOutbox: OutboxRow
    notificationTally: TallyRow
    notificationDigest: DigestRow
    notificationTelephone: TelephoneRow
    notificationRound: RoundRow
    notificationAttempt: AttemptRow
  }
}
