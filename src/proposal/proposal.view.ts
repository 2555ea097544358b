// A proposal as one reader may see it: beside the record while the record may be read, and without a word of it when not.
import { permitted } from '../kernel/access.ts'
import type { Actor } from '../kernel/actor.ts'
import { databaseNamed } from '../record/databases/all.ts'
import { fieldsSeen } from '../record/databases/database.ts'
import { levelOf } from '../record/record.policy.ts'
import type { RecordRow } from '../record/record.schema.ts'
import { officerShown } from '../record/record.workflow.ts'
import { newEntryScheme } from '../terms/evaluation.ts'
import { proposalPolicy } from './proposal.policy.ts'
import { type ProposalLine, type ProposalView, statusField } from './proposal.schema.ts'
import type { ProposalRow } from './proposal.store.ts'
import { conflictOf, saidNow } from './proposal.workflow.ts'

const acts = ['accept', 'decline', 'withdraw'] as const

/**
 * A proposal without what it says. `record` passed its read rule for this actor; undefined when the record is hidden from them
 * or withdrawn, and then nothing of it is named, not even which fields.
 */
export const lineOf = (row: ProposalRow, record: RecordRow | undefined, actor: Actor): ProposalLine => ({
  id: row.id,
  side: row.proposer === actor.bureau ? 'own' : 'owner',
  database: row.database,
  record: record?.id ?? null,
  owner: row.owner,
  proposer: row.proposer,
  state: row.state,
  fields: record ? row.changes.map(({ field }) => field) : [],
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
  allowed:
    row.state === 'open'
      ? permitted(proposalPolicy, actor, row).filter(
          (action) => (acts as readonly string[]).includes(action) && (record !== undefined || action === 'withdraw'),
        )
      : [],
})

/** The changes this reader may see: fields of the record by what the duty needs. */
const changesOf = (row: ProposalRow, record: RecordRow, actor: Actor): ProposalView['changes'] => {
  if (row.erasedAt !== null) return []
  const names = Object.fromEntries(row.changes.map(({ field }) => [field, true]))
  const seen = fieldsSeen(databaseNamed(record.database), names, levelOf(actor))
  return row.changes
    .filter(({ field }) => field === statusField || Object.hasOwn(seen, field))
    .map((change) => {
      const now = saidNow(record, change.field)
      return {
        ...change,
        now,
        conflict: row.state === 'open' ? conflictOf(change, now) : 'none',
        accepted: row.state === 'accepted' ? (row.accepted.includes(change.field) ? 'yes' : 'no') : null,
      }
    })
}

/** The answer for a proposal the actor may read. */
export const viewProposal = (row: ProposalRow, record: RecordRow | undefined, actor: Actor): ProposalView => {
  const decidedBy = officerShown(row.decidedBy, actor.bureau)
  return {
    ...lineOf(row, record, actor),
    recordVersion: row.recordVersion,
    presentVersion: record?.version ?? null,
    changes: record ? changesOf(row, record, actor) : [],
    reason: record ? row.reason || null : null,
    grade: record && row.grade !== '' ? { scheme: newEntryScheme, code: row.grade } : null,
    ...(row.proposer === actor.bureau ? { officer: officerShown(row.officer, actor.bureau) } : {}),
    ...(decidedBy === '' ? {} : { decidedBy }),
    ...(record && row.decision !== '' ? { decision: row.decision } : {}),
  }
}
