// Proposals through the front door: made by whoever may read the record, decided by its source, which stays its only author.
import { allows } from '../kernel/access.ts'
import { Failure } from '../kernel/failure.ts'
import { type Context, handle, type Slice } from '../kernel/slice.ts'
import { databaseNamed } from '../record/databases/all.ts'
import { readRecords } from '../record/record.batch.store.ts'
import type { RecordRow } from '../record/record.schema.ts'
import { changeNote, readForChange, readRecord, recordSubject, saveRecord, todayOf } from '../record/record.store.ts'
import { newEntryScheme } from '../terms/evaluation.ts'
import {
  acceptProposal,
  declineProposal,
  listProposals,
  makeProposal,
  showProposal,
  withdrawProposal,
} from './proposal.operations.ts'
import { mayPropose } from './proposal.policy.ts'
import { proposalReactions } from './proposal.reactions.ts'
import { describeChanged, readChanges } from './proposal.result.ts'
import type { ProposalLine } from './proposal.schema.ts'
import {
  decideProposal,
  insertProposal,
  listProposalRows,
  lockProposal,
  type ProposalRow,
  readProposal,
} from './proposal.store.ts'
import { proposalTimers } from './proposal.timers.ts'
import { lineOf, viewProposal } from './proposal.view.ts'
import { chosen, stateAfter } from './proposal.workflow.ts'

/** What the fact of an act says; the other side's screens hear of it, with the id alone. */
const noted = (context: Context, row: ProposalRow, record: RecordRow | undefined): ProposalLine => {
  context.note({
    subject: { kind: 'proposal', id: row.id, version: row.version },
    tell: [row.owner, row.proposer],
    detail: { database: row.database, state: row.state, fields: row.changes.length },
  })
  return lineOf(row, record, context.actor)
}

/** A record is looked at for purposes of its database only (RPD 10), beside a proposal too. */
const requirePurpose = ({ purpose }: Context, { database }: ProposalRow): void => {
  const { checkPurposes, entryPurposes } = databaseNamed(database)
  if (purpose === '' || !(checkPurposes.includes(purpose) || entryPurposes.includes(purpose)))
    throw new Failure('invalid', 'record.purpose-not-of-database')
}

/** The record to propose to. Throws as `readRecord`, forbidden `proposal.own-record`, conflict `record.stale` and others. */
const recordToChange = async (
  context: Context,
  { database, id }: Pick<RecordRow, 'database' | 'id'>,
  version: number,
): Promise<RecordRow> => {
  const record = await readRecord(context, database, id, 'read')
  if (record.owner === context.actor.bureau) throw new Failure('forbidden', 'proposal.own-record')
  if (!allows(mayPropose(context.actor), record)) throw new Failure('forbidden', 'proposal.not-yours')
  // Word of another bureau would tell its source what a hit must not: that somebody has met the holder.
  if (databaseNamed(database).noticeTo(record) === 'general-secretariat')
    throw new Failure('conflict', 'proposal.secretariat-first')
  if (record.version !== version)
    throw new Failure('conflict', 'record.stale', { values: { version: record.version, by: record.owner } })
  return record
}

const handlers = [
  handle(makeProposal, async (context, { params, body }) => {
    const record = await recordToChange(context, params, body.version)
    const changes = readChanges(record, body, todayOf(context))
    const grade = body.grade ? `${body.grade.source}${body.grade.information}` : ''
    const row = await insertProposal(context, record, { changes, grade, reason: body.reason })
    context.note({ subjects: [recordSubject(context.actor, record, 'shown')] })
    return noted(context, row, record)
  }),

  handle(listProposals, async (context, { query }) => {
    const { lines, after } = await listProposalRows(context, query)
    const records = await readRecords(
      context,
      lines.map(({ record }) => record),
    )
    return { proposals: lines.map((row) => lineOf(row, records.get(row.record), context.actor)), after }
  }),

  handle(showProposal, async (context, { params }) => {
    const row = await readProposal(context, params.id)
    requirePurpose(context, row)
    const record = (await readRecords(context, [row.record])).get(row.record)
    context.note({
      subject: { kind: 'proposal', id: row.id, version: row.version },
      subjects: record ? [recordSubject(context.actor, record, 'shown')] : [],
      detail: { database: row.database },
    })
    return viewProposal(row, record, context.actor)
  }),

  handle(acceptProposal, async (context, { params, body }) => {
    const row = await lockProposal(context, params.id, 'accept')
    const state = stateAfter(row.state, 'accept')
    const taken = chosen(row.changes, body.fields)
    const wanted = { database: row.database, id: row.record, version: body.version, event: 'update' } as const
    const { present, life } = await readForChange(context, wanted)
    const described = describeChanged(context.actor, present, taken, todayOf(context))
    const saidBy = {
      by: row.proposer,
      ...(row.grade === '' ? {} : { grade: { scheme: newEntryScheme, code: row.grade } }),
    }
    const record = await saveRecord(
      context,
      present,
      { ...described, life },
      { event: 'update', reason: row.reason, saidBy },
    )
    context.also('record.update', changeNote(record))
    const accepted = taken.map(({ field }) => field)
    return noted(context, await decideProposal(context, row, { state, accepted, decision: body.reason ?? '' }), record)
  }),

  handle(declineProposal, async (context, { params, body }) => {
    const row = await lockProposal(context, params.id, 'decline')
    const state = stateAfter(row.state, 'decline')
    const decided = await decideProposal(context, row, { state, decision: body.reason })
    return noted(context, decided, (await readRecords(context, [row.record])).get(row.record))
  }),

  handle(withdrawProposal, async (context, { params, body }) => {
    const row = await lockProposal(context, params.id, 'withdraw')
    const state = stateAfter(row.state, 'withdraw')
    const decided = await decideProposal(context, row, { state, decision: body.reason })
    return noted(context, decided, (await readRecords(context, [row.record])).get(row.record))
  }),
]

export const proposalSlice: Slice = {
  name: 'proposal',
  handlers,
  reactions: proposalReactions,
  timers: proposalTimers,
}
