// "Could be": an officer says that a match which is no equal key may be the one recorded, and its source hears of it.
import { reportedBefore } from '../hit/hit.making.store.ts'
import { hitReport, type MadeHit, makeHit } from '../hit/hit.making.ts'
import { hasDuty } from '../kernel/actor.ts'
import { Failure } from '../kernel/failure.ts'
import type { Context } from '../kernel/slice.ts'
import { recordSubject, todayOf } from '../record/record.store.ts'
import { foundAgain, readMet } from './check.making.ts'
import { type AskedCheck, type AskedItem, type MadeCheck, readCheck, wasShown } from './check.store.ts'

const notShown = (): Failure => new Failure('notFound', 'check.could-be-not-shown')

/**
 * The check, for whoever may speak for it: the officer who asked, or a desk of the bureau for a check made at one of its posts. Those
 * of other bureaus are not found; those of another desk are that desk's.
 */
const readOwn = async (context: Context, id: string): Promise<MadeCheck & { readonly asked: AskedCheck }> => {
  const { actor } = context
  const check = await readCheck(context, id, todayOf(context))
  if (!check || check.bureau !== actor.bureau) throw new Failure('notFound', 'check.not-found')
  const { asked } = check
  const isOwn = check.officer === actor.officer
  const isDesk = hasDuty(actor, ['desk', 'notices', 'command']) && (actor.unit === '' || actor.unit === check.unit)
  if (!isOwn && !isDesk) throw new Failure('notFound', 'check.not-found')
  if (asked === null) throw new Failure('conflict', 'check.asked-erased')
  if (!isOwn && asked.post === '') throw new Failure('forbidden', 'check.of-another-desk')
  return { ...check, asked }
}

const itemOf = ({ items }: AskedCheck, at: number): AskedItem => {
  const item = items[at]
  if (item) return item
  const pointers = [{ pointer: '/item', key: 'fault.no-such-item', values: { count: items.length } }]
  throw new Failure('invalid', 'request.invalid', { pointers })
}

/**
 * Makes the hit that an officer asks for. Said again it is the same hit. Throws Failure notFound `check.not-found`,
 * `check.could-be-not-shown`; invalid for an item that was not asked; conflict `check.asked-erased`, `check.could-be-informs-only`,
 * `check.could-be-withdrawn`, `check.could-be-no-longer` when record and question are not alike any more.
 */
export const sayCouldBe = async (
  context: Context,
  id: string,
  said: { readonly item: number; readonly record: string },
): Promise<MadeHit> => {
  const check = await readOwn(context, id)
  const item = itemOf(check.asked, said.item)
  if (!(await wasShown(context, check.id, said.record))) throw notShown()
  const row = await readMet(context, item.databases, said.record)
  if (!row) throw notShown()
  const subject = recordSubject(context.actor, row, 'shown')
  context.note({
    subject: { kind: 'check', id: check.id },
    subjects: [check.asked.silent ? { ...subject, discreet: true } : subject],
    detail: { database: row.database, item: said.item },
  })
  const before = await reportedBefore(context, { record: row.id, checkId: check.id })
  if (before) return before
  const { level, post } = check.asked
  const { officer, unit } = check
  const found = foundAgain(context, { check: { ...check, ...check.asked }, item, level, row })
  return context.change(hitReport, (inner) => makeHit(inner, { ...found, asker: { officer, unit, post } }))
}
