// SQL for shifts, the pages they leave, and saved views.
import { allows, toSql } from '../kernel/access.ts'
import type { Connection } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { beforeMark, defaultLimit, pageOf, readAfter } from '../kernel/page.ts'
import { sealFor } from '../kernel/seal.ts'
import type { Context } from '../kernel/slice.ts'
import { clearTimer, setTimer } from '../kernel/timer.ts'
import { addHours } from '../terms/instant.ts'
import { type PageAction, pagePolicy } from './desk.policy.ts'
import { handoverMinutes } from './desk.schema.ts'
import { newDeskSeal } from './desk.sealing.store.ts'
import type { HandoverView, OnDuty, ShiftRole } from './desk.shift.schema.ts'
import type { HandoverRow, ShiftRow } from './desk.table.ts'

/** Hours after which a shift that nobody ended is over. */
const mostShiftHours = 16

/** Shifts that run at a bureau, the longest first. */
export const readOnDuty = ({ sql: store }: Pick<Connection, 'sql'>, bureau: string): Promise<ShiftRow[]> =>
  store
    .selectFrom('deskShift')
    .selectAll()
    .where('bureau', '=', bureau)
    .where('endedAt', 'is', null)
    .orderBy('beganAt')
    .orderBy('id')
    .limit(50)
    .execute()

export const onDutyOf = (rows: readonly ShiftRow[]): OnDuty[] =>
  rows.map(({ officer, role, beganAt, languages }) => ({ officer, role, since: beganAt, languages }))

/** Begins the actor's shift, or changes role and languages of the one that runs. */
export const putShift = async (
  context: Context,
  { role, languages }: { readonly role: ShiftRole; readonly languages: readonly string[] },
): Promise<ShiftRow> => {
  const { actor, now } = context
  const changed = { role, languages: [...new Set(languages)] }
  const row = await context.sql
    .insertInto('deskShift')
    .values({
      id: context.newId(),
      bureau: actor.bureau,
      officer: actor.officer,
      ...changed,
      beganAt: now,
      endedAt: null,
    })
    .onConflict((conflict) => conflict.column('officer').where('endedAt', 'is', null).doUpdateSet(changed))
    .returningAll()
    .executeTakeFirstOrThrow()
  const dueAt = addHours(row.beganAt, mostShiftHours)
  await setTimer(context, { kind: 'desk.shift-over', ref: row.id, dueAt, bureau: row.bureau })
  return row
}

/** Ends a shift that runs; undefined when none does. */
export const closeShift = async (
  context: Context,
  which: { readonly officer: string } | { readonly id: string },
): Promise<ShiftRow | undefined> => {
  const query = context.sql
    .updateTable('deskShift')
    .set({ endedAt: context.now })
    .where('endedAt', 'is', null)
    .where('bureau', '=', context.actor.bureau)
  const row = await ('id' in which ? query.where('id', '=', which.id) : query.where('officer', '=', which.officer))
    .returningAll()
    .executeTakeFirst()
  if (row) await clearTimer(context, 'desk.shift-over', row.id)
  return row
}

const readable = ({ sql: store, actor }: Pick<Context, 'sql' | 'actor'>) =>
  store
    .selectFrom('deskHandover')
    .selectAll()
    .where(toSql(pagePolicy.read(actor)))

const permitted = (context: Context, row: HandoverRow | undefined, action: PageAction): HandoverRow => {
  if (!row) throw new Failure('notFound', 'desk.handover-not-found')
  if (!allows(pagePolicy[action](context.actor), row)) throw new Failure('forbidden', 'desk.not-yours')
  return row
}

/** One handover. Throws Failure notFound `desk.handover-not-found`, forbidden `desk.not-yours`. */
export const readHandover = async (context: Context, id: string, action: PageAction = 'read'): Promise<HandoverRow> =>
  permitted(context, await readable(context).where('id', '=', id).executeTakeFirst(), action)

/** The same under lock until the transaction ends. */
export const lockHandover = async (context: Context, id: string, action: PageAction): Promise<HandoverRow> =>
  permitted(context, await readable(context).where('id', '=', id).forUpdate().executeTakeFirst(), action)

/** The newest handover, and the newest of those that wait for a signature. */
export const readLastHandover = (context: Context): Promise<HandoverRow | undefined> =>
  readable(context).orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst()

export const readWaitingHandover = (context: Context): Promise<HandoverRow | undefined> =>
  readable(context)
    .where('acceptedBy', '=', '')
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Handovers the actor may read, newest first, from the mark on. Throws Failure invalid `list.bad-mark`. */
export const listHandoverRows = async (
  context: Context,
  { after, limit = defaultLimit }: { readonly after?: string; readonly limit?: number },
): Promise<{ lines: HandoverRow[]; after: string | null }> => {
  const rows = await readable(context)
    .where(beforeMark(readAfter(after)))
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit)
}

/** The page as it was signed; sealed. */
export type Page = Pick<HandoverView, 'items' | 'promises' | 'troubles' | 'words' | 'onDuty'>

/** Keeps a signed page, and the time after which the head of shift hears that nobody signed for it. */
export const insertHandover = async (context: Context, page: Page): Promise<HandoverRow> => {
  const { actor, now } = context
  const seal = await newDeskSeal(context)
  const row: HandoverRow = {
    id: context.newId(),
    bureau: actor.bureau,
    unit: actor.unit,
    officer: actor.officer,
    createdAt: now,
    items: page.items.length,
    seal: seal.id,
    page: seal.close('page', JSON.stringify(page)),
    acceptedBy: '',
    acceptedAt: null,
    remarks: null,
    lateAt: null,
  }
  if (!allows(pagePolicy.write(actor), row)) throw new Failure('forbidden', 'desk.not-yours')
  await context.sql.insertInto('deskHandover').values(row).execute()
  const dueAt = addHours(now, handoverMinutes / 60)
  await setTimer(context, { kind: 'desk.handover-late', ref: row.id, dueAt, bureau: row.bureau })
  return row
}

/** Puts the second signature under a locked page. */
export const signFor = async (
  context: Context,
  before: HandoverRow,
  remarks: string | undefined,
): Promise<HandoverRow> => {
  const seal = remarks === undefined ? undefined : await sealFor(context, before.seal)
  const row = await context.sql
    .updateTable('deskHandover')
    .set({
      acceptedBy: context.actor.officer,
      acceptedAt: context.now,
      remarks: (remarks !== undefined && seal?.close('remarks', remarks)) || null,
    })
    .where('id', '=', before.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await clearTimer(context, 'desk.handover-late', row.id)
  return row
}

/** Marks a locked page as one that nobody signed for in time. */
export const markLate = async (context: Context, before: HandoverRow): Promise<void> => {
  await context.sql.updateTable('deskHandover').set({ lateAt: context.now }).where('id', '=', before.id).execute()
}

export type OpenPage = { readonly page: Page; readonly remarks: string | null }

/** What a handover says, to a reader who passed its rule; undefined once its key was erased. */
export const openHandover = async (context: Context, row: HandoverRow): Promise<OpenPage | undefined> => {
  const seal = await sealFor(context, row.seal)
  return (
    seal && {
      page: JSON.parse(seal.open('page', row.page).toString()) as Page,
      remarks: row.remarks && seal.open('remarks', row.remarks).toString(),
    }
  )
}
