// Makes a hit of a match that a check found: who is told, how fast it must be answered, and when a swipe is only repeated.
import { generalSecretariat } from '../bureau/bureau.schema.ts'
import { readBureau } from '../bureau/bureau.store.ts'
import type { Connection } from '../kernel/database.ts'
import type { Context } from '../kernel/slice.ts'
import type { MatchLine } from '../matching/match.ts'
import { databaseNamed } from '../record/databases/all.ts'
import type { FoundRow } from '../record/record.found.store.ts'
import type { RecordRow } from '../record/record.schema.ts'
import { addDays, addHours } from '../terms/instant.ts'
import { noteHit } from './hit.fact.ts'
import type { Where } from './hit.instruction.schema.ts'
import { findRepeated, insertHit, type Swipe } from './hit.making.store.ts'
import type { HitOrigin, ToldTo } from './hit.schema.ts'
import type { HitRow, RecordCopy, Understood } from './hit.table.ts'
import { answerDueAt, type Pace, urgencyOf } from './hit.urgency.ts'
import { daysKept } from './hit.workflow.ts'

/** Name of the fact that a new hit leaves; a check makes it inside `context.change(hitReport, ...)`. */
export const hitReport = 'hit.report'

/** What a check found, and how it asked. */
export type Found = {
  /** The record as it passed the read rule of the one who asked, or the rule of discreet alerts. */
  readonly record: FoundRow
  readonly question: Understood
  readonly where: Where
  readonly purpose: string
  readonly reference: string
  readonly checkId: string
  /** The key that was equal; of a match by name, one that names person and record without saying who it is. */
  readonly matchKey: string
  /** What made it; `key` when left out. */
  readonly origin?: HitOrigin
  readonly discreet?: boolean
  readonly likeness?: readonly MatchLine[]
  /** Who asked, where the platform itself makes the hit for them later (delayed hits, watches, discreet alerts). */
  readonly asker?: { readonly officer: string; readonly unit: string; readonly post: string }
  /** The source is not told (visa, asylum and similar purposes). */
  readonly silent: boolean
}

export type MadeHit = {
  readonly id: string
  readonly reference: string
  readonly told: ToldTo
  readonly repeated: boolean
}

/** Minutes in which the same post swiping the same document again means the same hit. */
export const repeatMinutes = 10

/**
 * Who hears of a hit. Nobody of a silent one; the own desk when a bureau finds its own record; the General Secretariat in
 * place of the owner where the database says so (revoked, suspended: a state must not find a dissident by entering
 * "revoked" and waiting); else the source.
 */
export const toldOf = (
  finder: string,
  record: Pick<RecordRow, 'owner' | 'database' | 'status' | 'life'>,
  silent: boolean,
): ToldTo => {
  if (silent) return 'nobody'
  return record.owner === finder ? 'source' : databaseNamed(record.database).noticeTo(record)
}

/** The bureau that answers first, and the one to call: owner, General Secretariat, or '' when nobody was told. */
export const answeringFor = (told: ToldTo, owner: string): string =>
  told === 'nobody' ? '' : told === 'source' ? owner : generalSecretariat

const noPace: Pace = { zone: 'UTC', weekend: [], clocks: {} }

/** Clocks of the bureau that answers; those of the platform for one it does not know. */
export const paceOf = async (context: Pick<Connection, 'sql'>, bureau: string): Promise<Pace> =>
  (await readBureau(context, bureau)) ?? noPace

const copyOf = (record: FoundRow): RecordCopy => ({
  reference: record.reference,
  status: record.status,
  life: record.life,
  version: record.version,
  purpose: record.purpose,
  personStatus: record.personStatus,
  handlingCode: record.handlingCode,
  confidentiality: record.confidentiality,
  confidentialityLevel: record.confidentialityLevel,
  restriction: record.restriction,
  restrictedFrom: record.restrictedFrom,
  alert: record.alert,
  updatedAt: record.updatedAt,
  rangeEnd: record.rangeEnd,
  keys: record.keys,
  fields: record.fields,
})

const newHit = async (context: Context, found: Found, told: ToldTo): Promise<HitRow> => {
  const { actor, now } = context
  const { record, where } = found
  const answering = answeringFor(told, record.owner)
  const { officer, unit, post } = found.asker ?? actor
  const pace = await paceOf(context, answering || actor.bureau)
  const departureAt = where.departure ?? null
  const urgency = urgencyOf(
    { purpose: found.purpose, direction: where.direction, atPost: post !== '', departureAt, now },
    pace,
  )
  const due = answering === '' ? null : answerDueAt(urgency, now, pace)
  return insertHit(context, {
    id: context.newId(),
    record: record.id,
    recordVersion: record.version,
    database: record.database,
    owner: record.owner,
    finder: actor.bureau,
    answering,
    participants: [...new Set([actor.bureau, answering])].filter((bureau) => bureau !== ''),
    told,
    state: 'reported',
    urgency,
    checkId: found.checkId,
    officer,
    unit,
    post,
    purpose: found.purpose,
    checkReference: found.reference,
    question: found.question,
    place: where,
    recordCopy: copyOf(record),
    matchKey: found.matchKey,
    origin: found.origin ?? 'key',
    discreet: found.discreet ?? false,
    likeness: found.likeness ?? [],
    bearer: null,
    createdAt: now,
    answerDueAt: due,
    departureAt,
    silenceAt: due,
    finderOfficer: '',
    ownerOfficer: '',
    identity: '',
    data: '',
    foundBy: '',
    answeredBy: '',
    presentVersion: record.version,
    presentLife: record.life,
    escalation: 0,
    outcome: '',
    closedAt: null,
    eraseOn: addDays(now.slice(0, 10), daysKept),
    erasedAt: null,
  })
}

/** A range of blanks is one record of many documents: only the same number swiped again is the same hit. */
export const numberMet = ({ record, matchKey }: Pick<Found, 'record' | 'matchKey'>): Pick<Swipe, 'matchKey'> =>
  record.rangeEnd === '' ? {} : { matchKey }

/**
 * Makes the hit of a match, in the change `hitReport` of `context`, and tells those who are to hear of it. The same record
 * twice in one check, or swiped again within ten minutes at the same post (by the same officer, at a desk), is the
 * hit that is open already (of a range of blanks, the same number): `repeated`, and nobody is told again.
 */
export const makeHit = async (context: Context, found: Found): Promise<MadeHit> => {
  const told = toldOf(context.actor.bureau, found.record, found.silent)
  const since = addHours(context.now, -repeatMinutes / 60)
  const { unit, post, officer } = found.asker ?? context.actor
  const before = await findRepeated(context, {
    record: found.record.id,
    checkId: found.checkId,
    told,
    since,
    asker: { unit, post, officer },
    discreet: found.discreet ?? false,
    ...numberMet(found),
  })
  const hit = before ?? (await newHit(context, found, told))
  noteHit(context, hit, {
    part: 'hit',
    tell: before === undefined,
    detail: { repeated: before !== undefined, told: hit.told, urgency: hit.urgency, database: hit.database },
  })
  return { id: hit.id, reference: hit.reference, told: hit.told, repeated: before !== undefined }
}
