// SQL for proposals. Nothing leaves without passing the read rule; a proposal is decided only under its lock.
import type { SelectQueryBuilder } from 'kysely'
import { allows, toSql } from '../kernel/access.ts'
import type { Tables } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { beforeMark, defaultLimit, pageOf, readAfter } from '../kernel/page.ts'
import type { Context } from '../kernel/slice.ts'
import { setTimer } from '../kernel/timer.ts'
import { readRecords } from '../record/record.batch.store.ts'
import type { DatabaseName, RecordRow } from '../record/record.schema.ts'
import { addDays } from '../terms/instant.ts'
import { type ProposalAction, proposalPolicy } from './proposal.policy.ts'
import type { KeptChange, ProposalSide, ProposalState } from './proposal.schema.ts'

export type ProposalRow = {
  id: string
  record: string
  database: DatabaseName
  owner: string
  proposer: string
  officer: string
  recordVersion: number
  changes: readonly KeptChange[]
  /** 4x4 code, `A1`; empty when not graded. */
  grade: string
  reason: string
  state: ProposalState
  accepted: readonly string[]
  decidedBy: string
  decision: string
  version: number
  createdAt: string
  updatedAt: string
  erasedAt: string | null
}

declare module '../kernel/database.ts' {
  interface Tables {
    proposal: ProposalRow
  }
}

/** Days after the decision until what a proposal says is erased; that it was made stays. */
export const daysKept = 90

const readable = (context: Context): SelectQueryBuilder<Tables, 'proposal', ProposalRow> =>
  context.sql
    .selectFrom('proposal')
    .selectAll()
    .where(toSql(proposalPolicy.read(context.actor)))

const permitted = (context: Context, row: ProposalRow | undefined, action: ProposalAction): ProposalRow => {
  if (!row) throw new Failure('notFound', 'proposal.not-found')
  if (!allows(proposalPolicy[action](context.actor), row)) throw new Failure('forbidden', 'proposal.not-yours')
  return row
}

/** One proposal. Throws Failure notFound `proposal.not-found`. */
export const readProposal = async (context: Context, id: string): Promise<ProposalRow> =>
  permitted(context, await readable(context).where('id', '=', id).executeTakeFirst(), 'read')

/** One proposal for an action, locked until the transaction ends. Throws as `readProposal`, and forbidden `proposal.not-yours`. */
export const lockProposal = async (context: Context, id: string, action: ProposalAction): Promise<ProposalRow> =>
  permitted(context, await readable(context).where('id', '=', id).forUpdate().executeTakeFirst(), action)

/** Proposals of one's bureau and to its records, newest first. Throws Failure invalid `list.bad-mark`. */
export const listProposalRows = async (
  context: Context,
  {
    side,
    state,
    record,
    after,
    limit = defaultLimit,
  }: {
    readonly side?: ProposalSide
    readonly state?: ProposalState
    readonly record?: string
    readonly after?: string
    readonly limit?: number
  },
): Promise<{ lines: ProposalRow[]; after: string | null }> => {
  const mark = readAfter(after)
  // Of a record that was closed to the reader since, no line may say that it was this one.
  if (record !== undefined && !(await readRecords(context, [record])).has(record)) return { lines: [], after: null }
  let query = readable(context).where(beforeMark(mark))
  if (side) query = query.where(side === 'own' ? 'proposer' : 'owner', '=', context.actor.bureau)
  if (state) query = query.where('state', '=', state)
  if (record !== undefined) query = query.where('record', '=', record)
  const rows = await query
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit)
}

/** Keeps a proposal of the actor's bureau to a record that passed the rule of proposing. */
export const insertProposal = async (
  context: Context,
  record: RecordRow,
  given: Pick<ProposalRow, 'changes' | 'grade' | 'reason'>,
): Promise<ProposalRow> => {
  const { actor, now } = context
  const row: ProposalRow = {
    id: context.newId(),
    record: record.id,
    database: record.database,
    owner: record.owner,
    proposer: actor.bureau,
    officer: actor.officer,
    recordVersion: record.version,
    ...given,
    state: 'open',
    accepted: [],
    decidedBy: '',
    decision: '',
    version: 1,
    createdAt: now,
    updatedAt: now,
    erasedAt: null,
  }
  await context.client.query(
    `insert into proposal (id, record, database, owner, proposer, officer, record_version, changes, grade, reason,
       created_at, updated_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)`,
    [
      row.id,
      row.record,
      row.database,
      row.owner,
      row.proposer,
      row.officer,
      row.recordVersion,
      JSON.stringify(row.changes),
      row.grade,
      row.reason,
      now,
    ],
  )
  return row
}

/** Puts a decision in the place of the row that `lockProposal` locked, and sets the day its content is erased. */
export const decideProposal = async (
  context: Context,
  row: ProposalRow,
  decided: Pick<ProposalRow, 'state' | 'decision'> & Partial<Pick<ProposalRow, 'accepted'>>,
): Promise<ProposalRow> => {
  const { actor, now } = context
  const next = { ...row, ...decided, decidedBy: actor.officer, version: row.version + 1, updatedAt: now }
  await context.client.query(
    `update proposal set state = $2, decision = $3, accepted = $4, decided_by = $5, version = $6, updated_at = $7 where id = $1`,
    [row.id, next.state, next.decision, [...next.accepted], next.decidedBy, next.version, now],
  )
  const dueAt = `${addDays(now.slice(0, 10), daysKept)}T00:00:00.000Z`
  await setTimer(context, { kind: 'proposal.erase', ref: row.id, dueAt, bureau: row.proposer })
  return next
}

/** Open proposals to these records that the actor's bureau owns, each locked: for what becomes of the records. */
export const lockOpenTo = (context: Context, records: readonly string[]): Promise<ProposalRow[]> =>
  records.length === 0
    ? Promise.resolve([])
    : readable(context)
        .where(toSql(proposalPolicy.outdate(context.actor)))
        .where('record', 'in', [...records])
        .where('state', '=', 'open')
        .orderBy('id')
        .forUpdate()
        .execute()

/** Erases what a decided proposal says: values and words. Names of fields, state and times stay. */
export const eraseProposal = async (context: Context, id: string): Promise<boolean> => {
  const { rowCount } = await context.client.query(
    `update proposal set erased_at = $2, reason = '', decision = '', changes =
       (select coalesce(jsonb_agg(jsonb_build_object('field', c -> 'field', 'before', null, 'proposed', null)), '[]')
        from jsonb_array_elements(changes) c)
     where id = $1 and proposer = $3 and state <> 'open' and erased_at is null`,
    [id, context.now, context.actor.bureau],
  )
  return rowCount === 1
}
