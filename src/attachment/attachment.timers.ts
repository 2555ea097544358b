// What the platform does with attachments by itself: erases those that no item referred to within a day.
import type { TimerKind } from '../kernel/slice.ts'
import { eraseAttachment, lockUnclaimed } from './attachment.store.ts'

export const attachmentTimers: readonly TimerKind[] = [
  {
    kind: 'attachment.expire',
    run: async (context, id) => {
      const row = await lockUnclaimed(context, id)
      if (row) await eraseAttachment(context, row)
      context.note({ subject: { kind: 'attachment', id }, detail: { erased: row !== undefined } })
    },
  },
]
