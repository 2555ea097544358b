// What training does by itself: a certificate that ends within two months is told to the bureau of its officer.
import type { TimerKind } from '../kernel/slice.ts'
import { readSuperseded, refreshTimer } from './training.store.ts'

export const trainingTimers: readonly TimerKind[] = [
  {
    kind: refreshTimer,
    run: async (context, ref) => {
      const row = await context.sql
        .selectFrom('trainingCertificate')
        .selectAll()
        .where('id', '=', ref)
        .executeTakeFirst()
      if (!row || (await readSuperseded(context, [row.id])).size > 0) return
      context.also('training.refresh-due', {
        subject: { kind: 'certificate', id: row.id },
        tell: [row.bureau],
        detail: { certificate: row.reference, validUntil: row.validUntil },
      })
    },
  },
]
