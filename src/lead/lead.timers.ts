// What happens to leads by itself: a bureau is reminded a day before its deadline, and at it together with the giver.
import type { TimerKind } from '../kernel/slice.ts'
import { lockForTimer, readReceipts, readRef, remindTimer, saveReceipt } from './lead.store.ts'
import { isDone } from './lead.workflow.ts'

export const leadTimers: readonly TimerKind[] = [
  {
    kind: remindTimer,
    run: async (context, ref) => {
      const { lead, bureau } = readRef(ref)
      const row = await lockForTimer(context, lead)
      context.note({ subject: { kind: 'lead', id: lead } })
      if (!row || row.state === 'withdrawn') return
      const receipt = (await readReceipts(context, [lead])).get(lead)?.find((one) => one.bureau === bureau)
      if (!receipt || isDone(receipt)) return
      const isLate = context.now >= receipt.dueAt
      const after = { ...receipt, reminders: receipt.reminders + 1 }
      const says = { until: receipt.dueAt }
      const saved = await saveReceipt(context, row, after, { step: isLate ? 'overdue' : 'due-soon', says })
      context.also(isLate ? 'lead.overdue' : 'lead.due-soon', {
        subject: { kind: 'lead', id: row.id, version: saved.version },
        subjects: [{ kind: 'lead', id: row.id, owner: row.bureau, part: 'changed' }],
        tell: isLate ? [...new Set([bureau, row.bureau])] : [bureau],
        detail: { reference: row.reference, receipt: receipt.state, dueAt: receipt.dueAt },
      })
    },
  },
]
