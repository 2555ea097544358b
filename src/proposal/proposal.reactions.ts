// What becomes of open proposals when their record is withdrawn: there is nothing left to change.
import { entersOnly } from '../feed/feed.schema.ts'
import type { Context, Reaction } from '../kernel/slice.ts'
import { readRecords } from '../record/record.batch.store.ts'
import { decideProposal, lockOpenTo, type ProposalRow } from './proposal.store.ts'
import { stateAfter } from './proposal.workflow.ts'

const outdate = async (context: Context, row: ProposalRow): Promise<void> => {
  const decided = await decideProposal(context, row, { state: stateAfter(row.state, 'outdate'), decision: '' })
  context.also('proposal.outdate', {
    subject: { kind: 'proposal', id: decided.id, version: decided.version },
    tell: [decided.owner, decided.proposer],
    detail: { database: decided.database, state: decided.state },
  })
}

export const proposalReactions: readonly Reaction[] = [
  {
    name: 'proposal-record',
    to: ['record.withdraw', 'feed.batch'],
    concerns: (fact) => !entersOnly(fact),
    run: async (context, fact) => {
      const ids = fact.changed.filter(({ kind }) => kind === 'record').map(({ id }) => id)
      const open = await lockOpenTo(context, ids)
      if (open.length === 0) return
      // Read as the system of the owner, whose fact this is.
      const records = await readRecords(
        context,
        open.map(({ record }) => record),
      )
      for (const row of open) if (records.get(row.record)?.life === 'withdrawn') await outdate(context, row)
    },
  },
]
