// The day has come: what a message said is erased with its key; that there was one, its numbers and its marks stay.
import { releaseAttachments } from '../attachment/attachment.storing.ts'
import { Failure } from '../kernel/failure.ts'
import type { Context, TimerKind } from '../kernel/slice.ts'
import { noteMessage } from './message.fact.ts'
import { eraseMessage, lockMessage } from './message.store.ts'
import type { MessageRow } from './message.table.ts'

/** The message under lock; undefined when it is gone, which is no reason to come back every minute. */
const tended = (context: Context, id: string): Promise<MessageRow | undefined> =>
  lockMessage(context, id, 'tend').catch((error: unknown) => {
    if (error instanceof Failure && error.code === 'notFound') return undefined
    throw error
  })

const erase = async (context: Context, id: string): Promise<void> => {
  const row = await tended(context, id)
  if (!row || row.state === 'erased') return
  const files = await releaseAttachments(context, { kind: 'message', id })
  const erased = await eraseMessage(context, row)
  noteMessage(context, erased, { part: 'changed', tell: true, detail: { erased: true, files } })
}

export const erasingTimer: TimerKind = { kind: 'message.erase', run: erase }
