// SQL for hits. Nothing leaves without passing the read rule; a hit is changed only under its lock, step by step.
import { type SelectQueryBuilder, sql } from 'kysely'
import { allows, toSql } from '../kernel/access.ts'
import type { Tables } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { beforeMark, defaultLimit, pageOf, readAfter } from '../kernel/page.ts'
import type { Context } from '../kernel/slice.ts'
import { clearTimer, setTimer } from '../kernel/timer.ts'
import { readRecords } from '../record/record.batch.store.ts'
import { type HitColumns, hitPolicy } from './hit.policy.ts'
import { type HitLife, type HitRow, linesColumn, type StepRow } from './hit.table.ts'
import type { Advance } from './hit.workflow.ts'

type Readable = SelectQueryBuilder<Tables, 'hit', HitRow>

/** Where every read begins. */
export const readableHits = ({ sql: store, actor }: Pick<Context, 'sql' | 'actor'>): Readable =>
  store
    .selectFrom('hit')
    .selectAll()
    .where(toSql(hitPolicy.read(actor)))

type Action = keyof typeof hitPolicy

/** Hidden and absent are one and the same answer; what may be read and no more is forbidden. */
const permitted = (context: Context, row: HitRow | undefined, action: Action): HitRow => {
  if (!row) throw new Failure('notFound', 'hit.not-found')
  if (!allows(hitPolicy[action](context.actor), row)) throw new Failure('forbidden', 'hit.not-yours')
  return row
}

/** One hit, for an action of the policy. Throws Failure notFound `hit.not-found`, forbidden `hit.not-yours`. */
export const readHit = async (context: Context, id: string, action: Action = 'read'): Promise<HitRow> =>
  permitted(context, await readableHits(context).where('id', '=', id).executeTakeFirst(), action)

/**
 * One hit, locked until the transaction ends: of two officers pressing together the second sees what the first did.
 * Throws as `readHit` does, and conflict `hit.stale` when `version` is given and is not the present one.
 */
export const lockHit = async (context: Context, id: string, action: Action, version?: number): Promise<HitRow> => {
  const row = permitted(
    context,
    await readableHits(context).where('id', '=', id).forUpdate().executeTakeFirst(),
    action,
  )
  if (version !== undefined && version !== row.version)
    throw new Failure('conflict', 'hit.stale', { values: { version: row.version } })
  return row
}

export type Wanted = {
  readonly state?: 'open' | HitRow['state']
  readonly side?: 'finder' | 'owner' | 'overseer'
  readonly record?: string
  readonly after?: string
  readonly limit?: number
}

/** Hits the actor may read, newest first, from the mark on. Throws Failure invalid `list.bad-mark`. */
export const listHitRows = async (
  context: Context,
  { state, side, record, after, limit = defaultLimit }: Wanted,
): Promise<{ lines: HitRow[]; after: string | null }> => {
  const mark = readAfter(after)
  // Of a record that was closed to the reader since, no line may say that it was this one.
  if (record !== undefined && !(await readRecords(context, [record])).has(record)) return { lines: [], after: null }
  const { bureau } = context.actor
  let query = readableHits(context)
    // Said again beside the rule for the planner alone: this form can use the index on participants.
    .where(sql<boolean>`participants @> ${[bureau]}::text[]`)
  if (state === 'open') query = query.where('state', '<>', 'closed')
  else if (state) query = query.where('state', '=', state)
  if (side === 'finder') query = query.where('finder', '=', bureau)
  if (side === 'owner') query = query.where('answering', '=', bureau)
  if (side === 'overseer') query = query.where('answering', '<>', bureau).where('finder', '<>', bureau)
  if (record !== undefined) query = query.where('record', '=', record)
  if (mark) query = query.where(beforeMark(mark))
  const rows = await query
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit)
}

/** Steps of a hit that passed the read rule, oldest first. */
export const readSteps = ({ sql: store }: Pick<Context, 'sql'>, hit: Pick<HitRow, 'id'>): Promise<StepRow[]> =>
  store.selectFrom('hitStep').selectAll().where('hit', '=', hit.id).orderBy('number').execute()

/** What a command may change, and nothing beside it: the row under it also carries question, copy and bearer. */
const changing = (hit: HitLife) => ({
  state: hit.state,
  told: hit.told,
  answering: hit.answering,
  participants: [...hit.participants],
  urgency: hit.urgency,
  version: hit.version,
  steps: hit.steps,
  answerDueAt: hit.answerDueAt,
  departureAt: hit.departureAt,
  silenceAt: hit.silenceAt,
  finderOfficer: hit.finderOfficer,
  ownerOfficer: hit.ownerOfficer,
  identity: hit.identity,
  data: hit.data,
  foundBy: hit.foundBy,
  answeredBy: hit.answeredBy,
  presentVersion: hit.presentVersion,
  presentLife: hit.presentLife,
  escalation: hit.escalation,
  outcome: hit.outcome,
  closedAt: hit.closedAt,
  eraseOn: hit.eraseOn,
})

/** The timer that asks again runs as the system of the bureau that found: it waits, and may read its hit. */
export const syncSilence = async (context: Context, hit: HitRow, before: string | null): Promise<void> => {
  if (hit.silenceAt === before) return
  if (hit.silenceAt === null) return clearTimer(context, 'hit.answer-due', hit.id)
  await setTimer(context, { kind: 'hit.answer-due', ref: hit.id, dueAt: hit.silenceAt, bureau: hit.finder })
}

/** The timer that erases runs as the system of the bureau that found, on the day it is to be erased. */
export const setErasing = (context: Context, hit: HitRow): Promise<void> =>
  setTimer(context, { kind: 'hit.erase', ref: hit.id, dueAt: `${hit.eraseOn}T00:00:00.000Z`, bureau: hit.finder })

/** What a change keeps beside the workflow's own: the bearer as typed, free words of the first step. */
export type Beside = {
  readonly row?: Partial<Pick<HitRow, 'bearer' | 'recordCopy' | 'presentVersion'>>
  readonly says?: Readonly<Record<string, unknown>>
}

/** Keeps a hit after a command, with its steps and clocks. `before` is the row under lock. */
export const saveHit = async (
  context: Context,
  before: HitRow,
  next: Advance,
  beside: Beside = {},
): Promise<HitRow> => {
  const { actor, now } = context
  if (next.steps.length === 0) return before
  const row = await context.sql
    .updateTable('hit')
    .set({ ...changing(next.hit), ...beside.row })
    .where('id', '=', before.id)
    .where('version', '=', before.version)
    .returningAll()
    .executeTakeFirstOrThrow()
  await context.sql
    .insertInto('hitStep')
    .values(
      next.steps.map(({ step, says }, index) => ({
        hit: before.id,
        number: before.steps + index + 1,
        at: now,
        bureau: actor.bureau,
        officer: actor.officer,
        step,
        says: index === 0 ? { ...says, ...beside.says } : says,
      })),
    )
    .execute()
  await syncSilence(context, row, before.silenceAt)
  if (row.eraseOn !== before.eraseOn) await setErasing(context, row)
  return row
}

/**
 * Open hits on a record, locked, for the reaction that follows the record; whoever was told of them. Only the platform
 * itself may ask, and what it reads goes back into the hits alone.
 */
export const lockHitsOfRecord = (context: Context, record: string): Promise<HitRow[]> =>
  context.sql
    .selectFrom('hit')
    .selectAll()
    .where(toSql(hitPolicy.follow(context.actor)))
    .where('record', '=', record)
    .where('state', '<>', 'closed')
    .orderBy('id')
    .forUpdate()
    .execute()

/** Of these records, those that an open hit, a memory or a clearing speaks of. */
export const metRecords = async (
  { client }: Pick<Context, 'client'>,
  records: readonly string[],
): Promise<string[]> => {
  if (records.length === 0) return []
  const { rows } = await client.query<{ record: string }>(
    `select record from hit where record = any($1::uuid[]) and state <> 'closed'
     union select record from hit_memory where record = any($1::uuid[])
     union select record from hit_cleared where record = any($1::uuid[])`,
    [records],
  )
  return rows.map(({ record }) => record)
}

/** Words that people typed into steps; what else a step says are codes and instants. */
const freeWords = ['reason', 'spoke', 'said']

/**
 * Takes everything personal out of a locked hit: bearer, question, the record's own fields, references, free words. What is
 * left counts: where, when, which database and status, how fast, what came of it.
 */
export const eraseHit = async (context: Context, hit: HitRow): Promise<HitRow> => {
  const { carrier, voyage, departure, ...place } = hit.place
  await context.client.query('update hit_step set says = says - $2::text[] where hit = $1', [hit.id, freeWords])
  return context.sql
    .updateTable('hit')
    .set({
      bearer: null,
      question: { kind: hit.question.kind, fields: {} },
      place,
      recordCopy: { ...hit.recordCopy, reference: '', personStatus: '', keys: [], rangeEnd: '', fields: {} },
      likeness: linesColumn([]),
      matchKey: '',
      checkReference: '',
      erasedAt: context.now,
      version: hit.version + 1,
    })
    .where('id', '=', hit.id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Bureaus that hear of a change: both sides, and the Secretariat once it was asked. Never an owner who was not told. */
export const hearers = (hit: Pick<HitColumns, 'participants'>): string[] => [...hit.participants]

/** Whether looks at this hit stay hidden from the owner of the record. */
export const isHeldFromOwner = (hit: Pick<HitColumns, 'participants' | 'owner'>): boolean =>
  !hit.participants.includes(hit.owner)
