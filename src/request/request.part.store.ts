// SQL for what hangs on a request: its pieces, the talk, what the answer is made of. The request has passed its read rule before.
import { countOpenPart, lockExpertOf } from '../expert/expert.store.ts'
import { allows } from '../kernel/access.ts'
import { Failure } from '../kernel/failure.ts'
import type { Seal } from '../kernel/seal.ts'
import type { Context } from '../kernel/slice.ts'
import { clearTimer, setTimer } from '../kernel/timer.ts'
import type { Marking } from '../terms/marking.ts'
import { type PartAction, partPolicy } from './request.policy.ts'
import { partOf } from './request.store.ts'
import type { MaterialRow, PartRow, RequestRow, TalkRow } from './request.table.ts'
import { advancePart, handsInAgain, isOpenPart, nextWarning, type PartEvent } from './request.workflow.ts'

type Sql = Pick<Context, 'sql'>

/** Pieces of requests that passed the read rule, by request, in their order. */
export const readParts = async ({ sql }: Sql, requests: readonly string[]): Promise<ReadonlyMap<string, PartRow[]>> => {
  const found = new Map<string, PartRow[]>(requests.map((id) => [id, []]))
  if (requests.length === 0) return found
  const rows = await sql
    .selectFrom('requestPart')
    .selectAll()
    .where('request', 'in', [...requests])
    .orderBy('request')
    .orderBy('number')
    .execute()
  for (const row of rows) found.get(row.request)?.push(row)
  return found
}

/** Pieces of one request that passed the read rule. */
export const partsOf = async (sql: Sql, request: string): Promise<PartRow[]> =>
  (await readParts(sql, [request])).get(request) ?? []

/**
 * A piece of a locked request for an action. Throws Failure notFound `request.part-not-found`, forbidden `request.not-yours`,
 * conflict `request.part-decided`.
 */
export const partFor = (
  { actor }: Pick<Context, 'actor'>,
  parts: readonly PartRow[],
  id: string,
  action: PartAction,
): PartRow => {
  const part = parts.find((one) => one.id === id)
  if (!part) throw new Failure('notFound', 'request.part-not-found')
  if (!allows(partPolicy[action](actor), part)) throw new Failure('forbidden', 'request.not-yours')
  return part
}

export type GivenPart = {
  readonly bureau: string
  readonly expert: string | null
  readonly ask: string | null
  readonly dueAt: string
}

/** Keeps pieces that are offered from now on; answers them. */
export const insertParts = async (
  context: Context,
  row: RequestRow,
  seal: Seal,
  given: readonly GivenPart[],
): Promise<PartRow[]> => {
  const first = (await partsOf(context, row.id)).length + 1
  const parts = given.map((one, at): PartRow => {
    const id = context.newId()
    return {
      id,
      request: row.id,
      number: first + at,
      bureau: one.bureau,
      expert: one.expert,
      officer: '',
      worker: null,
      givenBy: context.actor.bureau,
      state: 'offered',
      ask: one.ask === null ? null : seal.close(partOf.ask(id), one.ask),
      dueAt: one.dueAt,
      declineReason: '',
      answer: null,
      annex: null,
      handlingCode: '',
      confidentiality: '',
      conditions: [],
      consentOf: [],
      decidedAt: null,
      handedTo: '',
      handedInAt: null,
      version: 1,
      createdAt: context.now,
    }
  })
  if (parts.length > 0) await context.sql.insertInto('requestPart').values(parts).execute()
  for (const part of parts) await warnOfPart(context, part)
  return parts
}

/** Sets the next warning of an open piece; it runs for the bureau that has it. */
export const warnOfPart = async (context: Context, part: Pick<PartRow, 'id' | 'bureau' | 'dueAt'>): Promise<void> => {
  const dueAt = nextWarning(part.dueAt, context.now)
  if (dueAt) await setTimer(context, { kind: 'request.part-warn', ref: part.id, dueAt, bureau: part.bureau })
}

type PartChanges = Partial<
  Pick<
    PartRow,
    | 'officer'
    | 'worker'
    | 'declineReason'
    | 'answer'
    | 'annex'
    | 'handlingCode'
    | 'confidentiality'
    | 'conditions'
    | 'consentOf'
    | 'handedTo'
    | 'handedInAt'
    | 'decidedAt'
    | 'state'
    | 'dueAt'
  >
>

const savePart = async (context: Context, part: PartRow, changes: PartChanges): Promise<PartRow> => {
  const next = { ...part, ...changes, version: part.version + 1 }
  await context.sql
    .updateTable('requestPart')
    .set({ ...changes, version: next.version })
    .where('id', '=', part.id)
    .execute()
  if (!isOpenPart(next.state)) await clearTimer(context, 'request.part-warn', part.id)
  else if (next.dueAt !== part.dueAt) await warnOfPart(context, next)
  // An expert's open work is what they have accepted and not finished.
  const before = part.state === 'accepted' ? part.worker : null
  const after = next.state === 'accepted' ? next.worker : null
  if (before !== after) {
    if (before !== null) await countOpenPart(context, before, -1)
    if (after !== null) await countOpenPart(context, after, 1)
  }
  return next
}

/** A piece after an event, under the lock of its request. Throws Failure conflict `request.part-decided`. */
export const advancePartRow = (
  context: Context,
  row: Pick<RequestRow, 'state' | 'lead'>,
  part: PartRow,
  event: PartEvent,
  changes: PartChanges = {},
): Promise<PartRow> =>
  savePart(context, part, {
    decidedAt: part.decidedAt ?? context.now,
    ...changes,
    state: advancePart(event === 'handIn' && handsInAgain(row, part) ? 'accepted' : part.state, event, row.state),
  })

/** The profile in the pool of an officer of the own bureau who works on a piece; null for one who has none. */
export const workerOf = async (context: Context, officer: string): Promise<string | null> =>
  (await lockExpertOf(context, officer))?.id ?? null

/** Gives an accepted piece to an analyst of its bureau. */
export const handOver = async (context: Context, part: PartRow, officer: string): Promise<PartRow> => {
  if (part.state !== 'accepted')
    throw new Failure('conflict', 'request.part-decided', { values: { state: part.state } })
  return savePart(context, part, { officer, worker: await workerOf(context, officer) })
}

/** Takes these open pieces from their bureaus, whatever the request is at; answers all pieces as they are then. */
export const recallParts = async (
  context: Context,
  parts: readonly PartRow[],
  open: readonly PartRow[],
): Promise<PartRow[]> => {
  const after: PartRow[] = []
  for (const part of parts)
    after.push(open.includes(part) ? await savePart(context, part, { state: 'recalled' }) : part)
  return after
}

/** Ends every piece that is still open: the lead's own as done where the answer has left, the others as taken back. */
export const endParts = async (
  context: Context,
  parts: readonly PartRow[],
  doneBy: string | undefined,
): Promise<PartRow[]> => {
  const ended: PartRow[] = []
  for (const part of parts) {
    const isDone = part.state === 'accepted' && part.bureau === doneBy
    ended.push(isOpenPart(part.state) ? await savePart(context, part, { state: isDone ? 'done' : 'recalled' }) : part)
  }
  return ended
}

/** Moves the deadlines of open pieces that lie behind a new end. */
export const moveDeadlines = async (
  context: Context,
  parts: readonly PartRow[],
  before: string | null,
  neededBy: string,
): Promise<void> => {
  for (const part of parts)
    if (isOpenPart(part.state) && (part.dueAt > neededBy || part.dueAt === before))
      await savePart(context, part, { dueAt: neededBy })
}

/** The marking of what was handed in; undefined before. */
export const markingOfPart = (part: PartRow): Marking | undefined =>
  part.handlingCode === '' || part.confidentiality === ''
    ? undefined
    : {
        handlingCode: part.handlingCode,
        confidentiality: part.confidentiality,
        conditions: part.conditions,
        consentOf: part.consentOf,
      }

/** What was said inside a request, oldest first, the last 500. */
export const readTalk = async ({ sql }: Sql, request: string): Promise<TalkRow[]> =>
  (
    await sql
      .selectFrom('requestTalk')
      .selectAll()
      .where('request', '=', request)
      .orderBy('createdAt', 'desc')
      .orderBy('id', 'desc')
      .limit(500)
      .execute()
  ).reverse()

export const insertTalk = async ({ sql }: Sql, row: TalkRow): Promise<void> => {
  await sql.insertInto('requestTalk').values(row).execute()
}

/** What was stated that the answer is made of, oldest first, the first 500. */
export const readMaterial = ({ sql }: Sql, request: string): Promise<MaterialRow[]> =>
  sql
    .selectFrom('requestMaterial')
    .selectAll()
    .where('request', '=', request)
    .orderBy('createdAt')
    .orderBy('id')
    .limit(500)
    .execute()

export const insertMaterial = async ({ sql }: Sql, row: MaterialRow): Promise<void> => {
  await sql.insertInto('requestMaterial').values(row).execute()
}
