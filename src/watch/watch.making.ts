// Makes of an earlier question and a record that meets it what field notes 2.1 allow: of an equal key a hit, of a name a line.
import type { Where } from '../hit/hit.instruction.schema.ts'
import { reportedBefore } from '../hit/hit.making.store.ts'
import { hitReport, type MadeHit, makeHit, numberMet } from '../hit/hit.making.ts'
import type { Context } from '../kernel/slice.ts'
import type { Match, MatchLine } from '../matching/match.ts'
import type { PersonForm } from '../matching/person-form.ts'
import { databaseNamed } from '../record/databases/all.ts'
import type { Fields } from '../record/databases/database.ts'
import type { DatabaseName, RecordRow } from '../record/record.schema.ts'
import { findUntil, insertFind } from './watch.find.store.ts'
import { judgeKeys, personOf, possibly } from './watch.meeting.ts'
import { preparedOf } from './watch.question.ts'
import type { FindOrigin, FindVerdict } from './watch.schema.ts'
import type { Asked, FindRow, WatchRow } from './watch.table.ts'

/** What was asked earlier and waits: a watch, or one item of a check. */
export type Standing = Asked & {
  readonly origin: FindOrigin
  /** The watch or the check: never two hits or lines of it on one record. */
  readonly source: string
  readonly item: number
  readonly bureau: string
  /** Entity whose own what it finds is; empty for the bureau. */
  readonly ownerUnit: string
  readonly kind: string
  readonly question: Fields
  readonly databases: readonly DatabaseName[]
  readonly form: PersonForm | null
  readonly askedAt: string
}

/** A watch as something that stands: asked by the officer it tells, at no post. */
export const standingWatch = (watch: WatchRow): Standing => ({
  origin: 'watch',
  source: watch.id,
  item: 0,
  bureau: watch.bureau,
  ownerUnit: watch.unit,
  kind: watch.kind,
  question: watch.question,
  databases: watch.databases,
  form: watch.form,
  askedAt: watch.createdAt,
  officer: watch.officer,
  unit: watch.unit,
  post: '',
  atPost: false,
  purpose: watch.purpose,
  reference: watch.reference,
  place: {},
  silent: watch.silent,
})

type Wanted = {
  readonly record: RecordRow
  readonly matchKey: string
  readonly likeness: readonly MatchLine[]
  readonly place: Where
}

/**
 * Makes the hit, in a fact of its own beside that of the work it is part of; undefined when this question and this record have
 * one. Of a discreet alert whoever asked at a post learns nothing, now as then.
 */
export const reportMeeting = async (
  context: Context,
  standing: Standing,
  { record, matchKey, likeness, place }: Wanted,
): Promise<MadeHit | undefined> => {
  const made = { record: record.id, checkId: standing.source, ...numberMet({ record, matchKey }) }
  if (await reportedBefore(context, made)) return undefined
  const apart: Context = { ...context, note: (note) => context.also(hitReport, note) }
  return makeHit(apart, {
    record,
    question: { kind: standing.kind, fields: standing.question },
    where: place,
    purpose: standing.purpose,
    reference: standing.reference,
    checkId: standing.source,
    matchKey,
    origin: standing.origin,
    discreet: standing.atPost && record.alert === 'discreet',
    likeness,
    asker: { officer: standing.officer, unit: standing.unit, post: standing.post },
    silent: standing.silent,
  })
}

const findOf = (
  context: Context,
  standing: Standing,
  record: RecordRow,
  met: { readonly verdict: FindVerdict; readonly match: Match | undefined },
): FindRow => ({
  id: context.newId(),
  bureau: standing.bureau,
  unit: standing.ownerUnit,
  origin: standing.origin,
  source: standing.source,
  item: standing.item,
  state: 'open',
  verdict: met.verdict,
  record: record.id,
  database: record.database,
  score: met.match?.score ?? 1,
  likeness: { lines: met.match?.lines ?? [] },
  kind: standing.kind,
  question: standing.question,
  purpose: standing.purpose,
  reference: standing.reference,
  officer: standing.officer,
  askerUnit: standing.unit,
  post: standing.post,
  atPost: standing.atPost,
  place: standing.place,
  silent: standing.silent,
  askedAt: standing.askedAt,
  createdAt: context.now,
  until: standing.origin === 'delayed' ? findUntil(context.now) : null,
  decidedBy: '',
  decidedAt: null,
  reason: '',
  hit: null,
})

/** Keeps a line for the desk and tells the bureau, unless there is one already or a hit has been made. */
const keepFind = async (
  context: Context,
  standing: Standing,
  record: RecordRow,
  met: { readonly verdict: FindVerdict; readonly match: Match | undefined },
): Promise<void> => {
  if (await reportedBefore(context, { record: record.id, checkId: standing.source })) return
  const find = findOf(context, standing, record, met)
  if (!(await insertFind(context, find))) return
  context.also('watch.found', {
    subject: { kind: 'watch', id: find.id },
    tell: [standing.bureau],
    detail: { origin: find.origin, verdict: find.verdict, database: find.database },
  })
}

/**
 * What becomes of a question and a record that the bureau of the context may read: `keys` are those that are equal. Answers
 * nothing: whatever is made of it stands in the register and on the desk's screens.
 */
export const meet = async (
  context: Context,
  standing: Standing,
  record: RecordRow,
  keys: readonly string[],
): Promise<void> => {
  if (!standing.databases.includes(record.database) || !databaseNamed(record.database).makesHits) return
  const verdict = judgeKeys(standing.question, record, keys)
  const [matchKey = ''] = keys
  if (verdict === 'exact') {
    await reportMeeting(context, standing, { record, matchKey, likeness: [], place: standing.place })
    return
  }
  if (verdict === 'near') return keepFind(context, standing, record, { verdict: 'near', match: undefined })
  const asked = preparedOf(standing.form)
  const recorded = asked && personOf(record)
  const match = asked && recorded && possibly(asked.person, recorded.person)
  if (match) await keepFind(context, standing, record, { verdict: 'possible', match })
}
