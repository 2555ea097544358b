// Makes final what a feed or list withdrew: people decide it afterwards, and no later line brings the record back.
import { Failure } from '../kernel/failure.ts'
import type { Context } from '../kernel/slice.ts'
import { lockByReferences, saveRecords } from '../record/record.batch.store.ts'
import type { DatabaseName, RecordRow } from '../record/record.schema.ts'
import { readRecord } from '../record/record.store.ts'
import { officerShown } from '../record/record.workflow.ts'
import { forgetVanished, readVanished } from './feed.vanished.store.ts'

export type Decision = {
  readonly database: DatabaseName
  readonly id: string
  /** Version that was read. */
  readonly version: number
  /** Kept with the record, as that of any withdrawal. */
  readonly reason: string
}

/**
 * The record as it stands after the decision: withdrawn once more, with the reason in its history. Throws as `readRecord` does, Failure
 * conflict `feed.nothing-to-decide` where it stands or was decided already, `record.stale` where it was listed again or changed meanwhile.
 */
export const decideWithdrawn = async (
  context: Context,
  { database, id, version, reason }: Decision,
): Promise<RecordRow> => {
  const { reference } = await readRecord(context, database, id, 'withdraw')
  // Locked as a batch locks it, so that a line that lists it again comes wholly before or wholly after.
  const present = (await lockByReferences(context, database, [reference])).find((row) => row.id === id)
  if (!present) throw new Failure('notFound', 'record.not-found')
  if (present.version !== version) {
    const by = officerShown(present.updatedBy, context.actor.bureau)
    throw new Failure('conflict', 'record.stale', { values: { version: present.version, by } })
  }
  if (present.life !== 'withdrawn' || !(await readVanished(context, [id])).has(id))
    throw new Failure('conflict', 'feed.nothing-to-decide')
  const changed = { life: present.life, withdrawnReason: reason }
  const [decided = present] = await saveRecords(context, [{ present, changed, event: 'withdraw', reason }])
  await forgetVanished(context, [id])
  return decided
}
