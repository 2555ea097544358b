// SQL for the answer of a request and what its recipients did with it. The request has passed its read rule before.
import { Failure } from '../kernel/failure.ts'
import type { Context } from '../kernel/slice.ts'
import type { DeliveryRow, ReceiptRow, RequestRow } from './request.table.ts'
import { markReceipt } from './request.workflow.ts'

type Sql = Pick<Context, 'sql'>

export const readDelivery = ({ sql }: Sql, request: string): Promise<DeliveryRow | undefined> =>
  sql.selectFrom('requestDelivery').selectAll().where('request', '=', request).executeTakeFirst()

/** The answer of a request on its way out. Throws Failure conflict `request.no-delivery` before anything was written. */
export const requireDelivery = async (sql: Sql, request: string): Promise<DeliveryRow> => {
  const row = await readDelivery(sql, request)
  if (!row) throw new Failure('conflict', 'request.no-delivery')
  return row
}

/** Takes away an answer that was begun and never left. */
export const discardDelivery = async ({ sql }: Sql, request: string): Promise<void> => {
  await sql.deleteFrom('requestDelivery').where('request', '=', request).execute()
}

/**
 * Writes the answer, or puts it in the place of the version that was read. Throws Failure conflict `request.delivery-stale` for
 * another version.
 */
export const saveDelivery = async (
  { sql, now }: Context,
  row: Omit<DeliveryRow, 'version' | 'updatedAt' | 'approvedBy'>,
  version: number | undefined,
): Promise<DeliveryRow> => {
  const before = await readDelivery({ sql }, row.request)
  if (before?.version !== version)
    throw new Failure('conflict', 'request.delivery-stale', { values: { version: before?.version ?? 0 } })
  const next: DeliveryRow = { ...row, approvedBy: '', version: (version ?? 0) + 1, updatedAt: now }
  const { request, ...rest } = next
  if (before) await sql.updateTable('requestDelivery').set(rest).where('request', '=', request).execute()
  else await sql.insertInto('requestDelivery').values(next).execute()
  return next
}

/** Releases the answer under the name of the second person, with a receipt for each recipient. */
export const releaseDelivery = async (context: Context, row: DeliveryRow): Promise<void> => {
  const { sql, actor, now } = context
  await sql
    .updateTable('requestDelivery')
    .set({ approvedBy: actor.officer })
    .where('request', '=', row.request)
    .execute()
  await sql
    .insertInto('requestReceipt')
    .values(
      row.recipients.map((recipient) => ({
        request: row.request,
        recipient,
        deliveredAt: now,
        openedAt: null,
        openedBy: '',
        acknowledgedAt: null,
        acknowledgedBy: '',
      })),
    )
    .execute()
}

/** Receipts of a request, by recipient. */
export const readReceipts = ({ sql }: Sql, request: string): Promise<ReceiptRow[]> =>
  sql.selectFrom('requestReceipt').selectAll().where('request', '=', request).orderBy('recipient').execute()

/**
 * The act of the own bureau on an answer it received, under lock; answers whether it made a mark. Throws Failure conflict
 * `request.not-opened`.
 */
export const markOwnReceipt = async (
  { sql, actor, now }: Context,
  { id }: Pick<RequestRow, 'id'>,
  act: 'open' | 'acknowledge',
): Promise<boolean> => {
  const before = await sql
    .selectFrom('requestReceipt')
    .selectAll()
    .where('request', '=', id)
    .where('recipient', '=', actor.bureau)
    .forUpdate()
    .executeTakeFirst()
  if (!before) throw new Failure('notFound', 'request.not-found')
  const after = markReceipt(before, act, now)
  if (after === before) return false
  await sql
    .updateTable('requestReceipt')
    .set({
      openedAt: after.openedAt,
      acknowledgedAt: after.acknowledgedAt,
      ...(act === 'open' ? { openedBy: actor.officer } : { acknowledgedBy: actor.officer }),
    })
    .where('request', '=', id)
    .where('recipient', '=', actor.bureau)
    .execute()
  return true
}
