// SQL for requests. Nothing leaves without passing the read rule; a request is changed only under its lock, step by step.
import { type SelectQueryBuilder, sql } from 'kysely'
import { releaseAttachments } from '../attachment/attachment.storing.ts'
import { allows, toSql } from '../kernel/access.ts'
import type { Tables } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { eraseSeals, type Seal, sealFor } from '../kernel/seal.ts'
import type { Context } from '../kernel/slice.ts'
import { clearTimer, setTimer } from '../kernel/timer.ts'
import { addHours } from '../terms/instant.ts'
import { type RequestAction, requestPolicy } from './request.policy.ts'
import type { StepName } from './request.schema.ts'
import { deliveryItem, type RequestRow, type StepRow, type StepSays } from './request.table.ts'
import { eraseAt, isAnswered, isOpenPart, nextWarning } from './request.workflow.ts'

type Reader = Pick<Context, 'sql' | 'actor'>

/** Where every read begins. */
export const readableRequests = ({ sql: store, actor }: Reader): SelectQueryBuilder<Tables, 'request', RequestRow> =>
  store
    .selectFrom('request')
    .selectAll()
    .where(toSql(requestPolicy.read(actor)))

const permitted = (context: Reader, row: RequestRow | undefined, action: RequestAction): RequestRow => {
  if (!row) throw new Failure('notFound', 'request.not-found')
  if (!allows(requestPolicy[action](context.actor), row)) throw new Failure('forbidden', 'request.not-yours')
  return row
}

/** One request, for an action of the policy. Throws Failure notFound `request.not-found`, forbidden `request.not-yours`. */
export const readRequest = async (context: Reader, id: string, action: RequestAction = 'read'): Promise<RequestRow> =>
  permitted(context, await readableRequests(context).where('id', '=', id).executeTakeFirst(), action)

/** The same under lock until the transaction ends. Throws conflict `request.stale` for another version than the one given. */
export const lockRequest = async (
  context: Context,
  id: string,
  action: RequestAction,
  version?: number,
): Promise<RequestRow> => {
  const row = permitted(
    context,
    await readableRequests(context).where('id', '=', id).forUpdate().executeTakeFirst(),
    action,
  )
  if (version !== undefined && version !== row.version)
    throw new Failure('conflict', 'request.stale', { values: { version: row.version } })
  return row
}

/** For a timer of the bureau: the request under lock; undefined when it is gone or no longer the bureau's. */
export const lockForTimer = (context: Context, id: string): Promise<RequestRow | undefined> =>
  context.sql
    .selectFrom('request')
    .selectAll()
    .where(toSql(requestPolicy.tend(context.actor)))
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

/** Key of what was written in a request that passed the read rule. Throws Failure notFound where it was erased. */
export const sealOfRequest = async (
  context: Pick<Context, 'part' | 'client'>,
  { seal }: Pick<RequestRow, 'seal'>,
): Promise<Seal> => {
  const found = await sealFor(context, seal)
  if (!found) throw new Failure('notFound', 'request.not-found')
  return found
}

/** Names under which parts of a request are sealed, so that none can change places with another. */
export const partOf = {
  content: 'request content',
  annex: 'request annex',
  ask: (part: string) => `part ${part} ask`,
  answer: (part: string) => `part ${part} answer`,
  answerAnnex: (part: string) => `part ${part} annex`,
  talk: (talk: string) => `talk ${talk}`,
  note: (number: number) => `step ${number}`,
  delivery: 'delivery text',
  deliveryAnnex: 'delivery annex',
} as const

/**
 * The next number of a year, `REQ-2026-000123`. Without gaps: the counter is locked until the transaction ends and goes back with it.
 */
export const nextReference = async ({ client, now }: Context): Promise<string> => {
  const year = Number(now.slice(0, 4))
  const { rows } = await client.query<{ number: number }>(
    `insert into request_counter (year, number) values ($1, 1)
     on conflict (year) do update set number = request_counter.number + 1 returning number`,
    [year],
  )
  return `REQ-${year}-${String(rows[0]?.number).padStart(6, '0')}`
}

/** Keeps a draft. */
export const insertRequest = (context: Context, row: RequestRow): Promise<RequestRow> =>
  context.sql.insertInto('request').values(row).returningAll().executeTakeFirstOrThrow()

type Changes = Partial<
  Omit<RequestRow, 'id' | 'asker' | 'officer' | 'seal' | 'version' | 'steps' | 'createdAt' | 'updatedAt'>
>

/** The clocks of a request: warnings of its deadline, and the question what came of it. */
const setClocks = async (context: Context, row: RequestRow): Promise<void> => {
  const set = (kind: string, dueAt: string, bureau: string) => setTimer(context, { kind, ref: row.id, dueAt, bureau })
  const warning =
    row.neededBy !== null && row.state !== 'draft' && !isAnswered(row.state)
      ? nextWarning(row.neededBy, context.now)
      : undefined
  if (warning) await set('request.warn', warning, row.asker)
  else await clearTimer(context, 'request.warn', row.id)
  if (row.state !== 'new' || row.unclaimed) await clearTimer(context, 'request.unclaimed', row.id)
  if (row.state === 'delivered' && row.feedbackDue !== null && row.reminders === 0)
    await set('request.feedback', row.feedbackDue, row.asker)
  if (row.endedAt !== null) await clearTimer(context, 'request.feedback', row.id)
  const erased = eraseAt(row)
  if (erased) await set('request.erase', erased, row.asker)
}

/** Puts changes in the place of a row that is locked; the version goes up and the clocks follow. */
export const saveRequestRow = async (context: Context, row: RequestRow, changes: Changes): Promise<RequestRow> => {
  const saved = await context.sql
    .updateTable('request')
    .set({ ...changes, version: row.version + 1, updatedAt: context.now })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await setClocks(context, saved)
  return saved
}

export type Step = {
  readonly step: StepName
  readonly says?: StepSays
  /** Sealed. */
  readonly note?: string | undefined
}

/** Writes what happened beside a request that is locked. */
export const addStep = async (context: Context, row: RequestRow, { step, says, note }: Step): Promise<RequestRow> => {
  const number = row.steps + 1
  const seal = note === undefined ? undefined : await sealOfRequest(context, row)
  await context.sql
    .insertInto('requestStep')
    .values({
      request: row.id,
      number,
      at: context.now,
      bureau: context.actor.bureau,
      officer: context.actor.officer,
      step,
      says: says ?? {},
      note: seal && note !== undefined ? seal.close(partOf.note(number), note) : null,
    })
    .execute()
  await context.sql.updateTable('request').set({ steps: number }).where('id', '=', row.id).execute()
  return { ...row, steps: number }
}

/** Steps of a request that passed the read rule, oldest first. */
export const readSteps = ({ sql: store }: Pick<Context, 'sql'>, request: string): Promise<StepRow[]> =>
  store.selectFrom('requestStep').selectAll().where('request', '=', request).orderBy('number').limit(1000).execute()

/** Erases a draft with everything that was written in it. */
export const eraseDraft = async (context: Context, row: RequestRow): Promise<void> => {
  await context.sql.deleteFrom('request').where('id', '=', row.id).where('state', '=', 'draft').execute()
  await eraseSeals(context, [row.seal])
}

/** Erases a request with everything that hangs on it: the key of what was written, and the files its answer gave out. */
export const eraseRequest = async (context: Context, row: RequestRow): Promise<number> => {
  const files = await releaseAttachments(context, { kind: deliveryItem, id: row.id })
  await context.sql.deleteFrom('request').where('id', '=', row.id).execute()
  await eraseSeals(context, [row.seal])
  return files
}

/** Who knows of a request: the asker, bureaus whose piece was not declined or taken back, and the secretariat once it sees to it. */
export const partiesOf = (
  row: Pick<RequestRow, 'asker'>,
  parts: readonly { readonly bureau: string; readonly state: string }[],
  secretariat: readonly string[],
): string[] =>
  [
    ...new Set([row.asker, ...parts.filter(({ state }) => isKept(state)).map(({ bureau }) => bureau), ...secretariat]),
  ].sort()

const isKept = (state: string): boolean => isOpenPart(state as 'offered') || state === 'handed-in' || state === 'done'

/** Sets when the secretariat is told that nobody has taken a request. */
export const waitForTaker = (context: Context, row: RequestRow, dueAt: string): Promise<void> =>
  setTimer(context, { kind: 'request.unclaimed', ref: row.id, dueAt, bureau: row.asker })

/** Sets when the asker is reminded again of what came of the answer. */
export const remindLater = (context: Context, row: RequestRow, hours: number): Promise<void> =>
  setTimer(context, {
    kind: 'request.feedback',
    ref: row.id,
    dueAt: addHours(context.now, hours),
    bureau: row.asker,
  })

/** Sets the next warning of a deadline, or none. */
export const warnLater = async (context: Context, row: RequestRow): Promise<void> => {
  const dueAt = row.neededBy === null ? undefined : nextWarning(row.neededBy, context.now)
  if (dueAt) await setTimer(context, { kind: 'request.warn', ref: row.id, dueAt, bureau: row.asker })
}

/** Counts a reminder. */
export const countReminder = async ({ sql: store }: Context, row: RequestRow): Promise<number> => {
  const { reminders } = await store
    .updateTable('request')
    .set({ reminders: sql`reminders + 1` })
    .where('id', '=', row.id)
    .returning('reminders')
    .executeTakeFirstOrThrow()
  return reminders
}
