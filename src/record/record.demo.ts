// Fills the shared databases of the demonstration: sketches become rows by the rules of entry and are copied into the store.
import { aliveCountries } from '../bureau/bureau.demo.ts'
import type { Random } from '../demonstration.random.ts'
import type { Stage } from '../demonstration.stage.ts'
import { copyRows } from '../kernel/copy.ts'
import { databaseNamed } from './databases/all.ts'
import { drawDocuments } from './record.document.demo.ts'
import { drawListed } from './record.listed.demo.ts'
import { drawNominals } from './record.nominal.demo.ts'
import type { DatabaseName, RecordRow, RecordVersionRow } from './record.schema.ts'
import { makeRecord, type Sketch } from './record.sketch.demo.ts'
import { documentOfSubject, keepSubjects } from './record.subject.demo.ts'
import { drawFirearms, drawPapers, drawVessels, drawWorks } from './record.thing.demo.ts'
import { drawVehicles } from './record.vehicle.demo.ts'

export type RecordSizes = {
  readonly documents: number
  readonly vehicles: number
  readonly nominals: number
  readonly papers: number
  readonly vessels: number
  readonly firearms: number
  readonly works: number
  readonly listed: number
}

/** Draws so many records; of a smaller world the first ones. */
type Drawing = (random: Random, now: number, count: number) => Iterable<Sketch>

/** Passes rows on and tells how many have gone through. */
export type Counting = <T>(what: string, of: number, rows: Iterable<T>) => Iterable<T>

/** A record that a check of the story can find. */
export type Findable = Pick<RecordRow, 'number' | 'id' | 'database' | 'owner' | 'status' | 'life' | 'keys' | 'fields'>

/** Records kept for the stories: open ones, and those whose hits go to the General Secretariat. */
export type Findables = { readonly open: readonly Findable[]; readonly guarded: readonly Findable[] }

/** Of each owner, database and sort: large countries come first and would leave no room for others. */
const mostFindables = 12

/** How long this hub has been in use: what is older was taken over from the system before it. */
const daysInUse = 31

const recordColumns = [
  ...([
    'number',
    'id',
    'database',
    'owner',
    'reference',
    'status',
    'life',
    'version',
    'purpose',
    'personStatus',
  ] as const),
  ...(['handlingCode', 'confidentiality', 'confidentialityLevel', 'crimeArea', 'sourceGrade'] as const),
  ...(['informationGrade', 'restriction', 'restrictedFrom', 'retainUntil', 'createdAt', 'createdBy'] as const),
  ...(['updatedAt', 'updatedBy', 'withdrawnReason', 'keys', 'rangeEnd', 'fields'] as const),
  ...(['alert', 'flaws', 'said'] as const),
] as const satisfies readonly (keyof RecordRow)[]

const versionColumns = [
  ...([
    'id',
    'version',
    'database',
    'owner',
    'changedAt',
    'changedBy',
    'change',
    'reason',
    'keys',
    'snapshot',
  ] as const),
] as const satisfies readonly (keyof RecordVersionRow)[]

const isStatedOpenly = (row: RecordRow): boolean => row.restrictedFrom.length === 0 && row.confidentialityLevel === 1

type Entered = { lines: number; readonly last: number }

/** How many lines each bureau entered into each database, taken over and since. */
type Tally = Map<string, Entered>

const tallyOf = (tally: Tally, key: string, at: number): void => {
  const before = tally.get(key)
  tally.set(key, { lines: (before?.lines ?? 0) + 1, last: Math.max(before?.last ?? 0, at) })
}

type Gathered = {
  readonly versions: RecordVersionRow[]
  readonly open: Findable[]
  readonly guarded: Findable[]
  readonly tally: Tally
  /** Findables still wanted, by owner, database and sort. */
  readonly room: Map<string, number>
}

/** Keeps what the stories and the register need of a row that goes by. */
const gather = (into: Gathered, sketch: Sketch, row: RecordRow, inUseSince: number): void => {
  const since = sketch.enteredAt >= inUseSince
  tallyOf(into.tally, `${row.owner} ${row.database} ${since ? 'fed' : 'taken-over'}`, sketch.enteredAt)
  if (Date.parse(row.updatedAt) >= inUseSince || row.life === 'withdrawn' || !isStatedOpenly(row)) return
  if (!(aliveCountries as readonly string[]).includes(row.owner)) return
  const guarded = databaseNamed(row.database).noticeTo(row) === 'general-secretariat'
  const kept = guarded ? into.guarded : into.open
  const sort = `${row.owner} ${row.database} ${guarded}`
  const room = into.room.get(sort) ?? mostFindables
  if (room === 0) return
  into.room.set(sort, room - 1)
  const { number, id, database, owner, status, life, keys, fields } = row
  kept.push({ number, id, database, owner, status, life, keys, fields })
}

function* rowsOf(stage: Stage, sketches: Iterable<Sketch>, from: number, into: Gathered): Generator<RecordRow> {
  const ids = stage.random.stream(`record ids ${from}`)
  const inUseSince = Date.parse(stage.minutes(-daysInUse * 24 * 60))
  let number = from
  for (const sketch of sketches) {
    number += 1
    const { row, version } = makeRecord(sketch, { number, id: ids.idAt(sketch.enteredAt) })
    if (version) into.versions.push(version)
    gather(into, sketch, row, inUseSince)
    yield row
  }
}

/** One fact for each feed of a bureau: what it brought over when the hub was taken into use, and what it entered since. */
const tellFeeds = (stage: Stage, tally: Tally): void => {
  let offset = 0
  for (const [key, { lines, last }] of tally) {
    const [bureau = '', database, way] = key.split(' ')
    offset += 1
    stage.tell({
      // Taken over one after another in the first hours; a feed since then is told when its last line came.
      at: way === 'fed' ? new Date(last).toISOString() : stage.minutes(-daysInUse * 24 * 60 + offset / 4),
      operation: 'feed.batch',
      outcome: 'done',
      changed: true,
      bureau,
      officer: `${bureau}.system`,
      reference: `EXERCISE-${way?.toUpperCase()}`,
      detail: { database, lines, way },
    })
  }
}

/**
 * Makes the bulk of the records, documents first, with numbers from 1, and answers those that stories may find. Takes about
 * 35 microseconds a record here and as long in the server beside it.
 */
export const makeRecords = async (stage: Stage, sizes: RecordSizes, counting: Counting): Promise<Findables> => {
  const gathered: Gathered = { versions: [], open: [], guarded: [], tally: new Map(), room: new Map() }
  const now = Date.parse(stage.now)
  let number = 0
  const load = async (what: string, database: DatabaseName, of: number, draw: Drawing): Promise<void> => {
    const sketches = draw(stage.random.stream(database), now, of)
    await copyRows(stage, 'record', recordColumns, counting(what, of, rowsOf(stage, sketches, number, gathered)))
    number += of
  }
  await load('travel documents', 'travel-document', sizes.documents, drawDocuments)
  await load('vehicles', 'vehicle', sizes.vehicles, drawVehicles)
  const subjects: Sketch[] = []
  await load('persons', 'nominal', sizes.nominals, (...given) => keepSubjects(drawNominals(...given), subjects))
  await load('documents of persons', 'tdawn', subjects.length, () => subjects.map(documentOfSubject))
  await load('administrative documents', 'administrative-document', sizes.papers, drawPapers)
  await load('vessels', 'vessel', sizes.vessels, drawVessels)
  await load('firearms', 'firearm', sizes.firearms, drawFirearms)
  await load('works of art', 'work-of-art', sizes.works, drawWorks)
  await load('entries of outside lists', 'outside-list', sizes.listed, drawListed)
  await copyRows(stage, 'recordVersion', versionColumns, gathered.versions)
  if (number > 0) await stage.client.query("select setval('record_number', $1)", [number])
  tellFeeds(stage, gathered.tally)
  return gathered
}
