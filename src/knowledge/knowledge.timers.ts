// What knowledge does by itself: the bureau that keeps an article hears when its day of review has passed.
import type { TimerKind } from '../kernel/slice.ts'
import { reviewTimer } from './knowledge.store.ts'

export const knowledgeTimers: readonly TimerKind[] = [
  {
    kind: reviewTimer,
    run: async (context, ref) => {
      const row = await context.sql.selectFrom('knowledgeArticle').selectAll().where('id', '=', ref).executeTakeFirst()
      if (row?.state !== 'published' || row.reviewOn > context.now.slice(0, 10)) return
      context.also('knowledge.review-due', {
        subject: { kind: 'knowledge', id: row.id, version: row.version },
        tell: [row.owner],
        detail: { reviewOn: row.reviewOn },
      })
    },
  },
]
