// Leaving the bureau ends the profile: whoever is suspended as an officer is no expert of it any more.
import { systemOf } from '../kernel/actor.ts'
import type { Reaction } from '../kernel/slice.ts'
import { stepExpert } from './expert.making.ts'
import { lockExpertOf } from './expert.store.ts'

export const expertReactions: readonly Reaction[] = [
  {
    name: 'expert-officer',
    to: ['officer.suspend', 'officer.change'],
    run: async (context, fact) => {
      const officer = await context.sql
        .selectFrom('officer')
        .select(['name', 'state'])
        .where('id', '=', fact.subject)
        .executeTakeFirst()
      if (officer?.state !== 'suspended') return
      const row = await lockExpertOf(context, officer.name)
      if (!row || row.state === 'ended') return
      await stepExpert({ ...context, actor: systemOf(row.bureau) }, row, { act: 'end', why: 'left' })
    },
  },
]
