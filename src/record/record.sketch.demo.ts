// What a record of the demonstration is drawn from, and how the record's own rules make a row of it.
import { aliveCountries } from '../bureau/bureau.demo.ts'
import type { Random } from '../demonstration.random.ts'
import { type Actor, systemOf } from '../kernel/actor.ts'
import { type GradeAxis, gradeChoices, newEntryScheme } from '../terms/evaluation.ts'
import { purposes } from '../terms/purpose.ts'
import { databaseNamed } from './databases/all.ts'
import { type Described, describeRecord } from './record.entry.ts'
import type { DatabaseName, Life, RecordEntry, RecordRow, RecordVersionRow } from './record.schema.ts'
import { snapshotOf } from './record.store.ts'

/** A record as somebody entered it once, with what has become of it. */
export type Sketch = {
  readonly database: DatabaseName
  readonly owner: string
  /** Milliseconds since 1970. */
  readonly enteredAt: number
  readonly entry: RecordEntry
  /** The one later change, if there was any: what it stated anew, or the life it led to. */
  readonly later?: {
    readonly at: number
    readonly life: Life
    readonly states?: Partial<RecordEntry>
    readonly reason: string
  }
}

const owners = new Map<string, Actor>()

/** The national system that feeds a bureau's records, with the grants of a bureau. */
const feedOf = (bureau: string): Actor => {
  const known = owners.get(bureau) ?? { ...systemOf(bureau), purposes }
  owners.set(bureau, known)
  return known
}

const knownDays = new Map<number, string>()

/** The day of a time, `YYYY-MM-DD`. Each is written once: a world has some ten thousand days and a million dates. */
export const dayOf = (milliseconds: number): string => {
  const number = Math.floor(milliseconds / 86_400_000)
  const known = knownDays.get(number)
  if (known !== undefined) return known
  const written = new Date(milliseconds).toISOString().slice(0, 10)
  knownDays.set(number, written)
  return written
}

/** What happened to a record, by the life it has now. */
const changes: Readonly<Record<Life, string>> = {
  active: 'update',
  'under-review': 'review',
  blocked: 'block',
  withdrawn: 'withdraw',
}

/** Reviews and blocks are the General Secretariat's, everything else the owner's. */
const changerOf = (sketch: Sketch, life: Life): string =>
  life === 'under-review' || life === 'blocked' ? 'gs.compliance' : `${sketch.owner}.system`

type Entered = Pick<RecordRow, 'number' | 'id' | 'database' | 'owner' | 'reference'> & {
  readonly enteredAt: string
  readonly by: string
}

/**
 * A row as it is entered. Each column is named here, so that all rows have one shape: joined by spreading, 300,000 rows this wide
 * cost more than all the rules of entry together.
 */
const rowOf = (
  described: Described,
  { number, id, database, owner, reference, enteredAt, by }: Entered,
): RecordRow => ({
  number,
  id,
  database,
  owner,
  reference,
  status: described.status,
  life: 'active',
  version: 1,
  purpose: described.purpose,
  personStatus: described.personStatus,
  handlingCode: described.handlingCode,
  confidentiality: described.confidentiality,
  confidentialityLevel: described.confidentialityLevel,
  crimeArea: described.crimeArea,
  sourceGrade: described.sourceGrade,
  informationGrade: described.informationGrade,
  restriction: described.restriction,
  restrictedFrom: described.restrictedFrom,
  alert: described.alert,
  retainUntil: described.retainUntil,
  createdAt: enteredAt,
  createdBy: by,
  updatedAt: enteredAt,
  updatedBy: by,
  withdrawnReason: '',
  keys: described.keys,
  rangeEnd: described.rangeEnd,
  flaws: described.flaws,
  said: {},
  fields: described.fields,
})

export type Made = { readonly row: RecordRow; readonly version: RecordVersionRow | undefined }

/**
 * The row of a sketch, and what it was before it was changed. Every column an owner states comes from `describeRecord`, which
 * throws where the sketch breaks a rule of entry: in this world everything was entered properly.
 */
export const makeRecord = (sketch: Sketch, at: { readonly number: number; readonly id: string }): Made => {
  const { database, owner, entry, later } = sketch
  const file = databaseNamed(database)
  const { reference, ...stated } = entry
  const feed = feedOf(owner)
  const described = describeRecord(file, feed, stated, { today: dayOf(sketch.enteredAt) })
  const enteredAt = new Date(sketch.enteredAt).toISOString()
  const first = rowOf(described, {
    number: at.number,
    id: at.id,
    database,
    owner,
    reference,
    enteredAt,
    by: feed.officer,
  })
  if (!later) return { row: first, version: undefined }
  const changedAt = new Date(later.at).toISOString()
  const by = changerOf(sketch, later.life)
  const restated = later.states
    ? describeRecord(file, feed, { ...stated, ...later.states }, { today: dayOf(later.at), present: first })
    : {}
  return {
    row: {
      ...first,
      ...restated,
      life: later.life,
      version: 2,
      updatedAt: changedAt,
      updatedBy: by,
      withdrawnReason: later.life === 'withdrawn' ? later.reason : '',
    },
    version: {
      id: first.id,
      version: 1,
      database,
      owner,
      changedAt,
      changedBy: by,
      change: changes[later.life],
      reason: later.reason,
      keys: first.keys,
      snapshot: snapshotOf(first),
    },
  }
}

const codesOf = (axis: GradeAxis): string[] => gradeChoices(newEntryScheme, axis).map((choice) => choice.code)
const sourceCodes = codesOf('source')
const informationCodes = codesOf('information')

/** A grade in the scheme of new entries; the better half of each axis three times out of four. */
const gradeFrom = (codes: readonly string[], random: Random) => ({
  scheme: newEntryScheme,
  code: random.perMille(750) ? random.pick(codes.slice(0, Math.ceil(codes.length / 2))) : random.pick(codes),
})

/** What any record may state: handling, level, grades, and for one in a hundred a bureau at work that is kept out. */
export const drawMarks = (
  random: Random,
  owner: string,
): Pick<RecordEntry, 'handlingCode' | 'confidentiality' | 'sourceGrade' | 'informationGrade' | 'restriction'> => {
  const level = random.below(1000)
  const handling = random.below(1000)
  return {
    ...(handling < 900 ? {} : { handlingCode: handling < 960 ? 'H1' : handling < 990 ? 'H2' : 'H3' }),
    ...(level < 970 ? {} : { confidentiality: level < 995 ? 'restricted' : 'confidential' }),
    ...(random.perMille(650)
      ? { sourceGrade: gradeFrom(sourceCodes, random), informationGrade: gradeFrom(informationCodes, random) }
      : {}),
    ...(random.perMille(10)
      ? {
          restriction: {
            mode: random.perMille(500) ? 'hidden' : 'ask',
            bureaus: [random.pick(aliveCountries.filter((code) => code !== owner))],
          },
        }
      : {}),
  }
}

const minute = 60_000
const day = 24 * 60 * minute

/** A time within the last `days`, recent ones likelier, never within the last two hours. */
export const drawEntryTime = (random: Random, now: number, days: number): number => {
  const drawn = random.below(1_000_000) / 1_000_000
  return now - 2 * 60 * minute - Math.floor(drawn ** 1.5 * days * 24 * 60) * minute
}

/** A day before another, full four times out of five, else its month or its year: people do not always know. */
export const drawPastDay = (random: Random, before: number, daysBack: number): string => {
  const text = dayOf(before - random.below(daysBack * 24) * 60 * minute)
  const precision = random.below(100)
  return precision < 80 ? text : precision < 95 ? text.slice(0, 7) : text.slice(0, 4)
}

const withdrawals = [
  'Found again and destroyed (exercise)',
  'Entered twice (exercise)',
  'Handed in by the holder (exercise)',
]

/**
 * What became of a record between its entry and `now`: nothing for most; withdrawn, suspended or amended for some. Those on
 * suspension stay few: each is a case for the General Secretariat.
 */
export const drawLater = (
  random: Random,
  enteredAt: number,
  now: number,
  amends: Partial<RecordEntry>,
): Pick<Sketch, 'later'> => {
  const drawn = random.below(1000)
  if (drawn >= 50 || now - enteredAt < 3 * day) return {}
  const at = enteredAt + day + Math.floor((random.below(1000) / 1000) * (now - enteredAt - 2 * day))
  if (drawn < 15) return { later: { at, life: 'withdrawn', reason: random.pick(withdrawals) } }
  if (drawn < 17) return { later: { at, life: 'under-review', reason: 'Exercise: opened for review' } }
  if (drawn < 18) return { later: { at, life: 'blocked', reason: 'Exercise: blocked pending an answer' } }
  return { later: { at, life: 'active', states: amends, reason: '' } }
}
