// What profiles do by themselves: remind, lapse, be erased. Each runs as the system of its bureau.
import type { Context, TimerKind } from '../kernel/slice.ts'
import { eraseExpert, stepExpert } from './expert.making.ts'
import type { ExpertRow } from './expert.store.ts'

/** A profile whose expert withdrew consent is closed to its bureau too, but its clocks go on. */
const lockTended = async (context: Context, id: string): Promise<ExpertRow | undefined> => {
  await context.client.query('select 1 from expert where id = $1 for update', [id])
  return context.sql
    .selectFrom('expertStanding')
    .selectAll()
    .where('id', '=', id)
    .where('bureau', '=', context.actor.bureau)
    .executeTakeFirst()
}

const tend =
  (act: 'remind' | 'lapse') =>
  async (context: Context, id: string): Promise<void> => {
    const row = await lockTended(context, id)
    if (row) await stepExpert(context, row, { act })
  }

export const expertTimers: readonly TimerKind[] = [
  { kind: 'expert.remind', run: tend('remind') },
  { kind: 'expert.lapse', run: tend('lapse') },
  {
    kind: 'expert.erase',
    run: async (context, id) => {
      const row = await lockTended(context, id)
      if (row && row.state === 'ended' && row.erasedAt === null) await eraseExpert(context, row)
    },
  },
]
