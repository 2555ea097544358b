// A watch, a line for the desk and what is kept for delayed hits, as officers of the own bureau may see them.
import { explainLines, linesSeen } from '../hit/hit.likeness.view.ts'
import { allows } from '../kernel/access.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Subject } from '../kernel/ledger.ts'
import { databaseNamed } from '../record/databases/all.ts'
import { fieldsSeen } from '../record/databases/database.ts'
import { levelOf } from '../record/record.policy.ts'
import type { RecordRow } from '../record/record.schema.ts'
import type { Language } from '../terms/language.ts'
import type { Found } from './watch.find.store.ts'
import { watchPolicy } from './watch.policy.ts'
import { titleOf } from './watch.question.ts'
import type { FindView, SightingView, WatchLine, WatchView } from './watch.schema.ts'
import type { HitMade, WatchCounts } from './watch.store.ts'
import type { SightingRow, WatchRow, WatchStepRow } from './watch.table.ts'
import { obstacleTo, remindOn, watchActs } from './watch.workflow.ts'

export type Reader = { readonly actor: Actor; readonly language: Language; readonly now: string }

const nobody = { finds: 0, sightings: 0, hits: 0 }

/** One line of a list. */
export const lineOf = (row: WatchRow, counts: WatchCounts | undefined, now: string): WatchLine => {
  const renewalEndsOn = row.state === 'active' ? row.pendingEndsOn : null
  return {
    id: row.id,
    state: row.state,
    kind: row.kind,
    title: titleOf(row.kind, row.question),
    purpose: row.purpose,
    reference: row.reference,
    crimeArea: row.crimeArea || null,
    officer: row.officer,
    endsOn: row.endsOn,
    endsSoon: row.state === 'active' && remindOn(row.endsOn) <= now.slice(0, 10),
    renewal: renewalEndsOn === null ? null : { endsOn: renewalEndsOn, by: row.pendingBy },
    approvedBy: row.approvedBy || null,
    createdAt: row.createdAt,
    ...(counts ?? nobody),
    version: row.version,
  }
}

/** What the record of a line is called; of a person only where the reader may see the names. */
const titleSeen = (record: RecordRow, actor: Actor): string => {
  const file = databaseNamed(record.database)
  return file.titleOf(fieldsSeen(file, record.fields, levelOf(actor))) || record.reference
}

/** A line with its record, to a reader who passed the rules of both. */
export const viewFind = ({ find, record }: Found, { actor, language }: Reader): FindView => ({
  id: find.id,
  origin: find.origin,
  watch: find.origin === 'watch' ? find.source : null,
  state: find.state,
  verdict: find.verdict,
  record: {
    id: record.id,
    database: record.database,
    owner: record.owner,
    status: record.status,
    title: titleSeen(record, actor),
    version: record.version,
  },
  question: find.question,
  likeness: explainLines(language, linesSeen(find.database, find.likeness.lines, levelOf(actor))),
  score: find.score,
  purpose: find.purpose,
  reference: find.reference,
  officer: find.officer,
  post: find.post || null,
  askedAt: find.askedAt,
  createdAt: find.createdAt,
  until: find.until,
  decidedBy: find.decidedBy || null,
  decidedAt: find.decidedAt,
  reason: find.reason || null,
  hit: find.hit,
  allowed: find.state === 'open' && allows(watchPolicy.decide(actor), find) ? ['could-be', 'dismiss'] : [],
})

const viewSighting = (row: SightingRow, language: Language): SightingView => ({
  id: row.id,
  at: row.createdAt,
  match: row.match,
  officer: row.officer,
  post: row.post || null,
  purpose: row.purpose,
  reference: row.reference,
  check: row.checkId,
  where: row.place,
  likeness: explainLines(language, row.likeness.lines),
})

export type Beside = {
  readonly steps: readonly WatchStepRow[]
  readonly counts: WatchCounts | undefined
  readonly found: readonly Found[]
  readonly hits: readonly HitMade[]
  readonly seen: readonly SightingRow[]
}

/** The whole watch for a reader who passed the read rule. */
export const viewWatch = (row: WatchRow, beside: Beside, reader: Reader): WatchView => ({
  ...lineOf(row, beside.counts, reader.now),
  question: row.question,
  databases: row.databases,
  legalBasis: row.legalBasis,
  note: row.note || null,
  silent: row.silent,
  reason: row.reason || null,
  endedAt: row.endedAt,
  eraseOn: row.eraseOn,
  steps: beside.steps.map(({ number, at, officer, step, endsOn }) => ({ number, at, officer, step, endsOn })),
  found: beside.found.map((one) => viewFind(one, reader)),
  hitsMade: [...beside.hits],
  seen: beside.seen.map((one) => viewSighting(one, reader.language)),
  allowed: watchActs.filter(
    (act) =>
      allows(watchPolicy[act](reader.actor), row) &&
      obstacleTo(row, act, reader.actor.officer, reader.now.slice(0, 10)) === undefined,
  ),
})

/** A record shown beside a watch. Discreet to its owner, whose register must not tell that another bureau watches. */
export const watchedRecord = (actor: Actor, record: Pick<RecordRow, 'id' | 'owner'>): Subject => ({
  kind: 'record',
  id: record.id,
  owner: record.owner,
  part: 'shown',
  ...(record.owner === actor.bureau ? {} : { discreet: true }),
})
