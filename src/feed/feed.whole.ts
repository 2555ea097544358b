// A file that is a whole list: at its end, entries of the same list that it no longer holds are withdrawn, each with its history.
import { Failure } from '../kernel/failure.ts'
import type { Context } from '../kernel/slice.ts'
import { say } from '../kernel/words.ts'
import type { DatabaseName } from '../record/record.schema.ts'
import { applyBatch } from './feed.apply.ts'
import { feedRecords } from './feed.operations.ts'
import { mostLines, type WholeList } from './feed.schema.ts'
import { type ImportRow, lockImport } from './feed.store.ts'
import { findVanished, type Vanished } from './feed.whole.store.ts'

/** Lists are kept by others and come whole; what a bureau itself feeds is withdrawn line by line, each with its reason. */
const wholeDatabase: DatabaseName = 'outside-list'

/** More than a third of a list does not vanish between two editions: then the file is likelier not whole, or of another list. */
export const isTooMany = ({ vanished, held }: { readonly vanished: number; readonly held: number }): boolean =>
  vanished * 3 > held

/** Throws Failure conflict `feed.whole-not-a-list` for another database, and `feed.whole-unread` where it cannot be told. */
const refuseUntold = (row: ImportRow, { unread, forgotten }: Vanished): void => {
  if (row.database !== wholeDatabase) throw new Failure('conflict', 'feed.whole-not-a-list')
  if (forgotten) throw new Failure('conflict', 'feed.whole-forgotten')
  if (unread > 0) throw new Failure('conflict', 'feed.whole-unread', { values: { count: unread } })
}

/** What would be withdrawn if the file of this import were the whole list. Throws as `refuseUntold`, and as `lockImport`. */
export const countVanished = async (
  context: Context,
  row: ImportRow,
): Promise<{ readonly held: number; readonly vanished: number; readonly tooMany: boolean }> => {
  const found = await findVanished(context, row)
  refuseUntold(row, found)
  const counted = { held: found.held, vanished: found.vanished.length }
  return { ...counted, tooMany: isTooMany(counted) }
}

/**
 * Withdraws what the file of an import no longer holds, in the transaction of `context`, a fact `feed.batch` for each thousand.
 * Call it before the import is ended, which forgets what it brought. Throws Failure conflict `feed.import-not-through` while bytes are
 * left, `feed.vanished-changed` when there are not as many as were told, `feed.vanished-too-many` for more than a third of the list
 * unless `confirmed`; and as `countVanished`.
 */
export const withdrawVanished = async (context: Context, id: string, told: WholeList): Promise<number> => {
  const row = await lockImport(context, id)
  // Said twice, as when the first answer was lost.
  if (row.state === 'finished') return 0
  if (row.offset < row.size)
    throw new Failure('conflict', 'feed.import-not-through', { values: { offset: row.offset, size: row.size } })
  const found = await findVanished(context, row)
  refuseUntold(row, found)
  const values = { vanished: found.vanished.length, held: found.held }
  if (values.vanished !== told.vanished) throw new Failure('conflict', 'feed.vanished-changed', { values })
  if (isTooMany(values) && told.confirmed !== true) throw new Failure('conflict', 'feed.vanished-too-many', { values })
  const reason = say(context.language, 'feed.vanished-reason', { name: row.name })
  const apart: Context = { ...context, note: (note) => context.also(feedRecords.name, note) }
  for (let from = 0; from < found.vanished.length; from += mostLines)
    await applyBatch(apart, row.database, {
      upsert: [],
      vanished: true,
      delete: found.vanished.slice(from, from + mostLines).map((reference) => ({ reference, reason })),
    })
  return found.vanished.length
}
