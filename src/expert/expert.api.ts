// Answers to operations on the pool of experts, and the slice itself.
import { bureauName } from '../bureau/bureau.schema.ts'
import { Failure } from '../kernel/failure.ts'
import { type Context, handle, type Slice } from '../kernel/slice.ts'
import { faultsOfConflicts, faultsOfProfile } from './expert.entry.ts'
import { describe, keepConflicts, nominate, refuse, stepExpert } from './expert.making.ts'
import {
  admitExpert,
  consentExpert,
  describeExpert,
  endExpert,
  listExperts,
  listViewers,
  nominateExpert,
  renewExpert,
  searchExperts,
  showExpert,
  showOwnExpert,
  stateConflicts,
} from './expert.operations.ts'
import { expertReactions } from './expert.reactions.ts'
import { search } from './expert.search.ts'
import { type ExpertRow, listExpertRows, lockExpert, readExpert, readOwnExpert } from './expert.store.ts'
import { expertTimers } from './expert.timers.ts'
import { expertSubject, lineOf, viewExpert } from './expert.view.ts'
import { listViewerRows } from './expert.viewer.store.ts'
import { obstacleTo } from './expert.workflow.ts'

const shown = (context: Context, rows: readonly ExpertRow[]): void =>
  context.note({ subjects: rows.map((row) => expertSubject(row, 'shown')), detail: { lines: rows.length } })

const notOver = (row: ExpertRow): void => {
  const obstacle = obstacleTo(row, 'describe')
  if (obstacle) throw obstacle
}

const handlers = [
  handle(listExperts, async (context, { query }) => {
    const { kind, code, ...wanted } = query
    if ((kind === undefined) !== (code === undefined)) throw new Failure('invalid', 'expert.skill-in-part')
    const skill = kind && code ? { kind, code } : undefined
    const { lines, after } = await listExpertRows(context, { ...wanted, ...(skill ? { skill } : {}) })
    shown(context, lines)
    return { experts: lines.map((row) => lineOf(row, context)), after }
  }),

  handle(searchExperts, async (context, { body }) => {
    const { answer, shown: rows } = await search(context, body)
    shown(context, rows)
    return answer
  }),

  handle(showExpert, async (context, { params }) => {
    const row = await readExpert(context, params.id)
    context.note({ subject: { kind: 'expert', id: row.id }, subjects: [expertSubject(row, 'shown')] })
    return viewExpert(context, row)
  }),

  handle(showOwnExpert, async (context) => {
    const row = await readOwnExpert(context)
    return { expert: row ? await viewExpert(context, row) : null }
  }),

  handle(nominateExpert, async (context, { body }) => viewExpert(context, await nominate(context, body))),

  handle(consentExpert, async (context, { params, body }) => {
    const before = await lockExpert(context, params.id, 'consent', body.version)
    const { given, visibility } = body
    const row = await stepExpert(context, before, { act: 'consent', given }, visibility ? { visibility } : {})
    return viewExpert(context, row)
  }),

  handle(admitExpert, async (context, { params, body }) => {
    const before = await lockExpert(context, params.id, 'admit', body.version)
    const { admitted } = body
    const row = await stepExpert(context, before, { act: 'admit', admitted, officer: context.actor.officer })
    return { id: row.id, admitted: row.state === 'active' }
  }),

  handle(describeExpert, async (context, { params, body }) => {
    const before = await lockExpert(context, params.id, 'describe', body.version)
    notOver(before)
    refuse(faultsOfProfile(body, context.now.slice(0, 10)))
    return viewExpert(context, await describe(context, before, body))
  }),

  handle(stateConflicts, async (context, { params, body }) => {
    const before = await lockExpert(context, params.id, 'state-conflicts', body.version)
    notOver(before)
    refuse(faultsOfConflicts(body.conflicts))
    return viewExpert(context, await keepConflicts(context, before, body.conflicts))
  }),

  handle(renewExpert, async (context, { params, body }) => {
    const before = await lockExpert(context, params.id, 'renew', body.version)
    return viewExpert(context, await stepExpert(context, before, { act: 'renew' }))
  }),

  handle(endExpert, async (context, { params, body }) => {
    const before = await lockExpert(context, params.id, 'end', body.version)
    return viewExpert(context, await stepExpert(context, before, { act: 'end', why: 'bureau' }))
  }),

  handle(listViewers, async (context, { params, query }) => {
    const row = await readExpert(context, params.id, 'read-viewers')
    const { viewers, after } = await listViewerRows(context, row, query)
    return { viewers: viewers.map((one) => ({ ...one, bureauName: bureauName(one.bureau) })), after }
  }),
]

export const expertSlice: Slice = { name: 'expert', handlers, reactions: expertReactions, timers: expertTimers }
