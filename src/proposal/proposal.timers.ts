// What the platform does with proposals by itself: erases what they say once they are long decided.
import type { TimerKind } from '../kernel/slice.ts'
import { eraseProposal } from './proposal.store.ts'

export const proposalTimers: readonly TimerKind[] = [
  {
    kind: 'proposal.erase',
    run: async (context, id) => {
      const erased = await eraseProposal(context, id)
      context.note({ subject: { kind: 'proposal', id }, detail: { erased } })
    },
  },
]
