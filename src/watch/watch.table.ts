// The rows behind watches, remembered checks, what met them, and later checks for what is watched.
import type { Where } from '../hit/hit.instruction.schema.ts'
import type { MatchLine } from '../matching/match.ts'
import type { PersonForm } from '../matching/person-form.ts'
import type { Fields } from '../record/databases/database.ts'
import type { DatabaseName } from '../record/record.schema.ts'
import type { Purpose } from '../terms/purpose.ts'
import type { FindOrigin, FindState, FindVerdict, WatchKind, WatchState, WatchStep } from './watch.schema.ts'

/** What the workflow reads and changes. Empty text is "nobody"; days are null where nothing waits. */
export type WatchLife = {
  readonly state: WatchState
  readonly officer: string
  readonly endsOn: string
  /** Who proposed what waits for a second officer: the watch itself or a later last day. */
  readonly pendingBy: string
  readonly pendingEndsOn: string | null
  readonly approvedBy: string
  readonly reason: string
  readonly endedAt: string | null
  readonly remindedAt: string | null
  /** Day on which the question leaves the watch; null while it runs. */
  readonly eraseOn: string | null
  readonly version: number
  readonly steps: number
}

export type WatchRow = WatchLife & {
  readonly id: string
  readonly bureau: string
  readonly unit: string
  readonly kind: WatchKind
  /** In normal spelling; emptied when the watch is erased, as are keys, form, words, reference, legal basis and note. */
  readonly question: Fields
  readonly databases: DatabaseName[]
  readonly keys: string[]
  readonly form: PersonForm | null
  readonly words: string[]
  readonly purpose: Purpose
  readonly reference: string
  readonly legalBasis: string
  readonly crimeArea: string
  readonly note: string
  readonly silent: boolean
  readonly erasedAt: string | null
  readonly createdAt: string
  readonly updatedAt: string
}

export type WatchStepRow = {
  readonly watch: string
  readonly number: number
  readonly at: string
  readonly officer: string
  readonly step: WatchStep
  readonly endsOn: string | null
}

/** Who asked, what for and where: what a hit made later says of the asker. */
export type Asked = {
  readonly officer: string
  readonly unit: string
  readonly post: string
  readonly atPost: boolean
  readonly purpose: Purpose
  readonly reference: string
  readonly place: Where
  readonly silent: boolean
}

/** What keys kept of one check have in common: asked of one database, until one instant. */
export type KeptRow = Asked & {
  readonly number: number
  readonly bureau: string
  readonly checkId: string
  readonly kind: string
  readonly database: DatabaseName
  readonly checkedAt: string
  readonly until: string
  /** How many keys they are. */
  readonly many: number
}

/** A question by name that is kept of a check. */
export type RememberedRow = Asked & {
  readonly id: string
  readonly bureau: string
  readonly checkId: string
  readonly item: number
  readonly kind: string
  readonly databases: DatabaseName[]
  readonly question: Fields
  readonly form: PersonForm
  readonly words: string[]
  readonly checkedAt: string
  readonly until: string
}

/** Arrays at the top of a JSON column would be written as arrays of the store: lines stand in an object. */
export type Likeness = { readonly lines: readonly MatchLine[] }

export type FindRow = Omit<Asked, 'unit'> & {
  readonly id: string
  readonly bureau: string
  /** Entity whose own it is; empty for the bureau's. */
  readonly unit: string
  readonly askerUnit: string
  readonly origin: FindOrigin
  readonly source: string
  readonly item: number
  readonly state: FindState
  readonly verdict: FindVerdict
  readonly record: string
  readonly database: DatabaseName
  readonly score: number
  readonly likeness: Likeness
  readonly kind: string
  readonly question: Fields
  readonly askedAt: string
  readonly createdAt: string
  readonly until: string | null
  readonly decidedBy: string
  readonly decidedAt: string | null
  readonly reason: string
  readonly hit: string | null
}

export type SightingRow = {
  readonly id: string
  readonly watch: string
  readonly checkId: string
  readonly item: number
  readonly match: 'key' | 'name'
  readonly officer: string
  readonly post: string
  readonly purpose: string
  readonly reference: string
  readonly place: Where
  readonly likeness: Likeness
  readonly createdAt: string
}

export type DelayedRow = {
  readonly bureau: string
  readonly purpose: Purpose
  readonly database: DatabaseName
  readonly days: number
}

type Erasure = { readonly bureau: string; readonly day: string; readonly hashes: number; readonly names: number }

declare module '../kernel/database.ts' {
  interface Tables {
    watch: WatchRow
    watchStep: WatchStepRow
    watchRemembered: RememberedRow
    watchFind: FindRow
    watchSighting: SightingRow
    watchDelayed: DelayedRow
    watchDelayedSet: { readonly bureau: string; readonly setBy: string; readonly setAt: string }
    watchErasure: Erasure
  }
}
