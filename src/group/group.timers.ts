// What groups do by themselves: what was written in a closed one is erased when its time has come.
import type { TimerKind } from '../kernel/slice.ts'
import { eraseWritten } from './group.store.ts'

export const groupTimers: readonly TimerKind[] = [
  {
    kind: 'group.erase',
    run: async (context, id) => {
      const group = await context.sql.selectFrom('networkGroup').select('state').where('id', '=', id).executeTakeFirst()
      if (group?.state !== 'closed') return
      context.note({ subject: { kind: 'group', id }, detail: { erased: await eraseWritten(context, id) } })
    },
  },
]
