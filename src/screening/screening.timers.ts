// What lists do by themselves: 24 hours after one was given in, everything it says is erased.
import { Failure } from '../kernel/failure.ts'
import type { TimerKind } from '../kernel/slice.ts'
import { eraseList, eraseTimer, lockList } from './screening.store.ts'

export const screeningTimers: readonly TimerKind[] = [
  {
    kind: eraseTimer,
    run: async (context, id) => {
      const row = await lockList(context, id, 'tend').catch((error: unknown) => {
        if (error instanceof Failure && error.code === 'notFound') return undefined
        throw error
      })
      if (!row || row.state === 'erased') return
      const erased = await eraseList(context, row)
      context.note({
        subject: { kind: 'screening', id, version: erased.version },
        tell: [row.bureau],
        detail: { lines: row.lines, done: row.done, ...erased.counts },
      })
    },
  },
]
