// The shape of a declarative database file: what one shared database holds, matches, shows and asks of its owners.
import { generalSecretariat } from '../../bureau/bureau.schema.ts'
import type { MessageValues } from '../../kernel/failure.ts'
import type { TSchema } from '../../kernel/schema.ts'
import type { PersonForm } from '../../matching/person-form.ts'
import type { PersonStatus } from '../../terms/person-status.ts'
import type { Purpose } from '../../terms/purpose.ts'
import type { DatabaseName, Life } from '../record.schema.ts'

/** The own fields of a record as they stand in it: as printed, nothing added. */
export type Fields = Readonly<Record<string, unknown>>

/** Who needs a field to do their work: everybody at a post, or the desk that writes to the source. */
export type SeenBy = 'post' | 'desk'

/**
 * One fault of one field; `pointer` is a JSON pointer into the fields, `''` for all of them together, or one of
 * `besideFields`.
 */
export type FieldFault = { readonly pointer: string; readonly key: string; readonly values?: MessageValues }

/** Pointers of faults that are not of the fields but of what is stated with them; no field may bear such a name. */
export const besideFields: readonly string[] = ['/personStatus', '/purpose']

/** What an officer is to do about a match, and what must not be done on it alone: keys `action.*` and `limit.*` of the locales. */
export type ActionCodes = { readonly code: string; readonly limits: readonly string[] }

/**
 * Who a record is about, where that changes what may be done: the capacity (RPD 44) and the record's own fields. Left out or
 * empty where the reader may not know them; what is done without them must be right of anybody.
 */
export type ActedOn = { readonly personStatus?: string; readonly fields?: Fields }

/** A danger and since when it is known; worded by `caution.<code>`. */
export type StatedCaution = { readonly code: string; readonly since?: string }

export type CompareVerdict = 'same' | 'near' | 'differs' | 'missing'

/** One line of question beside record, as they were typed; `field` is worded by `field.<database>.<field>`. */
export type CompareLine = {
  readonly field: string
  readonly question: string | null
  readonly record: string | null
  readonly verdict: CompareVerdict
}

/** What is judged beyond the shape: fields that fit it, what is stated with them, the day it is entered (`YYYY-MM-DD`). */
export type Stated<F = Fields> = {
  readonly status: string
  readonly fields: F
  readonly today: string
  readonly purpose?: Purpose
  readonly personStatus?: PersonStatus | undefined
}

/** What equal keys amount to: the thing itself, or something near it that people must look at. */
export type KeyVerdict = 'exact' | 'near'

/** One shared database. Everything in it is pure: no I/O, no clock. `F` are its own fields, checked against `fields` first. */
export type DatabaseFile<F = Fields> = {
  readonly name: DatabaseName
  /** What the field calls it. */
  readonly acronym: string
  /** Schema of the own fields, each with its meaning; unknown members are refused by it. */
  readonly fields: TSchema
  readonly seenBy: { readonly [K in keyof F]-?: SeenBy }
  readonly statuses: readonly string[]
  /** Purposes (RPD 10) records may be entered for, and those the database may be checked and looked at for. */
  readonly entryPurposes: readonly Purpose[]
  readonly checkPurposes: readonly Purpose[]
  /** Default and longest retention, in years. */
  readonly retentionYears: number
  /** Whether an equal key makes a hit by itself; false where nothing ever makes one (inform only). */
  readonly makesHits: boolean
  /** Whether its records may be discreet alerts. */
  readonly discreetAlerts: boolean
  /** Undefined when the bureau may enter these fields, else the key of the fault `fault.*`. */
  enteredBy(fields: F, bureau: string): string | undefined
  /** Identifiers in their one spelling, and what is wrong with them. Nothing is corrected: a fault is told and the owner decides. */
  normalise(fields: F): {
    readonly identifiers: Readonly<Record<string, string>>
    readonly faults: readonly FieldFault[]
  }
  /** Every fault of what is stated, those of `normalise` included; empty when the record may be entered. */
  faultsOf(stated: Stated<F>): readonly FieldFault[]
  /**
   * Keys that are matched, each with its kind in front: `document:FRA:passport:X0000001`, `vin:...`, `plate:VNM:...`,
   * `engine:...`; no two databases share a kind. Also takes the fields of a question, which may be fewer. Stable: they are
   * stored. Empty when no number identifies the thing; a person is then found by name (`personOf`).
   */
  keys(fields: Partial<F>): string[]
  /**
   * What keys of these kinds (the word before the first colon) amount to when they are equal, question and record side by side;
   * undefined when they amount to nothing (a serial number of another make).
   */
  judge(question: Fields, record: Partial<F>, kinds: readonly string[]): KeyVerdict | undefined
  /** The person in the fields, for databases that are searched by name; undefined when there is none. */
  personOf(fields: Partial<F>): PersonForm | undefined
  /**
   * What the owner should mend though the record may stand: `missing:<field>` for what is desirable (`missing:<list>.<member>`
   * within a list), `contradiction:<code>`; at most 60. `today` (`YYYY-MM-DD`) tells what has expired.
   */
  flaws(fields: F, today: string): readonly string[]
  /** Dangers to say before anything else, the gravest first. */
  cautions(fields: Partial<F>): readonly StatedCaution[]
  /** Last number of a range of blanks in its one spelling; empty when the record is one document. */
  rangeEnd(fields: F): string
  /** Never coercive against a victim or witness, whatever the status (RPD 39). */
  action(status: string, life: Life, about?: ActedOn): ActionCodes
  /**
   * Who hears first of a hit. The General Secretariat, where the status is a decision of the state about a holder it
   * knows, or where use is suspended: a state must not find a dissident by entering "revoked" and waiting.
   */
  noticeTo(record: { readonly status: string; readonly life: Life }): 'source' | 'general-secretariat'
  /** Question beside record, fields that both lack left out. */
  compare(question: Fields, record: Partial<F>): CompareLine[]
  /** What people call the thing in a list: an identifier, never a sentence. */
  titleOf(fields: F): string
}

/** What most databases say: an equal key is the thing itself, nobody is named in it, nothing about it is dangerous. */
export const ofThings = {
  discreetAlerts: false,
  judge: (): KeyVerdict => 'exact',
  personOf: () => undefined,
  cautions: () => [],
} as const

const isAbsent = (value: unknown): boolean => value === undefined || (Array.isArray(value) && value.length === 0)

/** Flaws for desirable fields that are not there, or lists of nothing. */
export const missing = <F extends object>(fields: F, desirable: readonly (keyof F & string)[]): string[] =>
  desirable.filter((field) => isAbsent(fields[field])).map((field) => `missing:${field}`)

/** States a database and forgets the type of its fields, so that all stand in one list. The one place where that happens. */
export const declareDatabase = <F extends object>(file: DatabaseFile<F>): DatabaseFile =>
  file as unknown as DatabaseFile

/** Whether use of the record is suspended. Which of the two lives it is, and why, is nobody's but the General Secretariat's. */
export const isSuspended = (life: Life): boolean => life === 'under-review' || life === 'blocked'

/**
 * The life as a bureau may know it. Beside the General Secretariat everybody sees `blocked` for every suspension: nobody
 * learns from it why, and a review must not warn the one who is reviewed.
 */
export const lifeShown = (life: Life, bureau: string): Life =>
  isSuspended(life) && bureau !== generalSecretariat ? 'blocked' : life

/** Codes for lives in which no database's own action counts; undefined while the record is active. */
export const actionOutsideLife = (life: Life): ActionCodes | undefined => {
  if (life === 'active') return undefined
  return { code: life === 'withdrawn' ? 'withdrawn' : 'suspended', limits: ['no-measure'] }
}

type SeenAt = { readonly [Level in SeenBy]: readonly string[] }

const seenAt = new WeakMap<object, SeenAt>()

/** What each level sees of a database, worked out once: it is asked for each record that a check meets. */
const seenOf = ({ seenBy }: Pick<DatabaseFile, 'seenBy'>): SeenAt => {
  const known = seenAt.get(seenBy)
  if (known) return known
  const all = Object.entries(seenBy)
  const seen = { desk: all.map(([field]) => field), post: all.flatMap(([field, by]) => (by === 'post' ? [field] : [])) }
  seenAt.set(seenBy, seen)
  return seen
}

/** The fields of a record that a reader at this level needs; anything the file does not name stays behind. */
export const fieldsSeen = (file: DatabaseFile, fields: Fields, level: SeenBy): Record<string, unknown> => {
  const seen: Record<string, unknown> = {}
  for (const field of seenOf(file)[level]) if (Object.hasOwn(fields, field)) seen[field] = fields[field]
  return seen
}
