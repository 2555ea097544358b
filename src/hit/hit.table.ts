// The rows behind a hit: the hit itself with its own copies of question and record, its steps, and what is remembered of it.
import { type RawBuilder, sql } from 'kysely'
import type { MatchLine } from '../matching/match.ts'
import type { DatabaseName, Life, RecordRow } from '../record/record.schema.ts'
import type { Where } from './hit.instruction.schema.ts'
import type { Bearer, DataAnswer, HitOrigin, Identity, Outcome, StepName, ToldTo, Urgency } from './hit.schema.ts'

/** What the workflow reads and changes. Empty text is "not yet"; instants are null where a clock does not run. */
export type HitLife = {
  readonly state: 'reported' | 'settled' | 'closed'
  readonly told: ToldTo
  readonly owner: string
  readonly finder: string
  /** Bureau that answers for the record now: owner, General Secretariat until it passes the hit on, '' when nobody was told. */
  readonly answering: string
  readonly participants: readonly string[]
  readonly urgency: Urgency
  readonly version: number
  /** Number of steps so far; the last one bears this number. */
  readonly steps: number
  readonly createdAt: string
  readonly answerDueAt: string | null
  readonly departureAt: string | null
  /** When the platform itself asks again, if nobody has answered by then. */
  readonly silenceAt: string | null
  readonly finderOfficer: string
  readonly ownerOfficer: string
  readonly identity: Identity | ''
  readonly data: DataAnswer | ''
  readonly foundBy: string
  readonly answeredBy: string
  readonly presentVersion: number
  readonly presentLife: Life
  /** How often the answering side was asked again, 0 to 3. */
  readonly escalation: number
  readonly outcome: Outcome | ''
  readonly closedAt: string | null
  /** Day on which everything personal leaves the hit. */
  readonly eraseOn: string
}

/** The question as the check understood it; emptied when the hit is erased. */
export type Understood = { readonly kind: string; readonly fields: Readonly<Record<string, unknown>> } & Readonly<
  Record<string, unknown>
>

/** The record as it was when it was hit; `fields` and `keys` are emptied when the hit is erased. */
export type RecordCopy = Pick<
  RecordRow,
  | 'reference'
  | 'status'
  | 'life'
  | 'version'
  | 'purpose'
  | 'personStatus'
  | 'handlingCode'
  | 'confidentiality'
  | 'confidentialityLevel'
  | 'restriction'
  | 'restrictedFrom'
  | 'alert'
  | 'updatedAt'
  | 'rangeEnd'
  | 'keys'
  | 'fields'
>

export type HitRow = HitLife & {
  readonly id: string
  readonly reference: string
  readonly record: string
  readonly recordVersion: number
  readonly database: DatabaseName
  readonly exercise: boolean
  readonly checkId: string
  /** Who made the check, the national entity and the post; from the session, never from the question. */
  readonly officer: string
  readonly unit: string
  readonly post: string
  readonly purpose: string
  readonly checkReference: string
  readonly question: Understood
  readonly place: Where
  readonly recordCopy: RecordCopy
  readonly matchKey: string
  /** What made the hit; see `hitOrigins`. */
  readonly origin: HitOrigin
  /** Never shown to the post where it was found: desk and source know of it. */
  readonly discreet: boolean
  /** Of a match by name: what the comparison found, line by line; emptied when the hit is erased. */
  readonly likeness: readonly MatchLine[]
  readonly bearer: Bearer | null
  readonly erasedAt: string | null
}

export type StepRow = {
  readonly hit: string
  readonly number: number
  readonly at: string
  readonly bureau: string
  readonly officer: string
  readonly step: StepName
  readonly says: Readonly<Record<string, unknown>>
}

/** One key of a closed hit, with the columns of the read rule of its record as they were. */
export type MemoryRow = Pick<
  RecordRow,
  'database' | 'owner' | 'life' | 'restriction' | 'restrictedFrom' | 'confidentialityLevel' | 'alert'
> & {
  readonly id: string
  readonly matchKey: string
  readonly hit: string
  readonly reference: string
  readonly told: ToldTo
  readonly record: string
  readonly identity: Identity
  readonly data: DataAnswer | ''
  readonly closedAt: string
  readonly until: string
}

/** Lines of a comparison as they go into their column: the driver writes a bare list as an array of the server's, not as JSON. */
export const linesColumn = (lines: readonly MatchLine[]): RawBuilder<MatchLine[]> =>
  sql<MatchLine[]>`${JSON.stringify(lines)}::jsonb`

/** Columns that hold JSON arrays or objects come and go as they are; `readonly` is ours alone, the builder needs plain arrays. */
type Table<R> = { [K in keyof R]: R[K] extends readonly (infer E)[] ? E[] : R[K] }

declare module '../kernel/database.ts' {
  interface Tables {
    hit: Table<HitRow>
    hitStep: Table<StepRow>
    hitMemory: Table<MemoryRow>
  }
}
