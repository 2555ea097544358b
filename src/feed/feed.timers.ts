// What the platform does with imports by itself: erases what they refused once it cannot help anybody any more.
import type { TimerKind } from '../kernel/slice.ts'
import { forgetImport } from './feed.store.ts'

export const feedTimers: readonly TimerKind[] = [
  {
    kind: 'feed.forget',
    run: async (context, id) => {
      const lines = await forgetImport(context, id)
      context.note({ subject: { kind: 'import', id }, detail: { lines } })
    },
  },
]
