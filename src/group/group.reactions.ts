// An expert whose profile ended is a member of no group any more.
import type { Reaction } from '../kernel/slice.ts'
import { deleteExpert } from './group.member.store.ts'

export const groupReactions: readonly Reaction[] = [
  {
    name: 'group-expert',
    to: ['expert.end', 'expert.consent', 'expert.admit', 'reaction.expert-officer'],
    run: async (context, fact) => {
      if (fact.subjectKind !== 'expert') return
      const expert = await context.sql
        .selectFrom('expert')
        .select('state')
        .where('id', '=', fact.subject)
        .executeTakeFirst()
      if (expert?.state !== 'ended') return
      const groups = await deleteExpert(context, fact.subject)
      context.note({ detail: { groups: groups.length } })
    },
  },
]
