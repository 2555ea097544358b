// What the register does by itself: a review that is due is told to the bureau that keeps the threat.
import type { TimerKind } from '../kernel/slice.ts'
import { readHearers, reviewTimer } from './threat.store.ts'

export const threatTimers: readonly TimerKind[] = [
  {
    kind: reviewTimer,
    run: async (context, ref) => {
      // The system of the owner takes no part by clauses; it looks at what it was set for, and tells nobody what it says.
      const row = await context.sql.selectFrom('threat').selectAll().where('id', '=', ref).executeTakeFirst()
      if (row?.state !== 'active' || row.reviewOn > context.now.slice(0, 10)) return
      context.also('threat.review-due', {
        subject: { kind: 'threat', id: row.id, version: row.version },
        tell: await readHearers(context, row),
        detail: { reviewOn: row.reviewOn },
      })
    },
  },
]
