// Answers to operations on leads, and the slice itself.
import { type Context, handle, type Slice } from '../kernel/slice.ts'
import { isNetworkSecretariat } from '../rulebook/rulebook.policy.ts'
import {
  type Acted,
  accept,
  answerExtension,
  askExtension,
  decline,
  open,
  place,
  receive,
  tellOutcome,
  withdraw,
} from './lead.acting.ts'
import { seesBound } from './lead.bound.ts'
import { give } from './lead.giving.ts'
import {
  acceptLead,
  answerExtension as answerExtensionOperation,
  askExtension as askExtensionOperation,
  countLeads,
  declineLead,
  giveLead,
  listLeads,
  openLead,
  placeLead,
  receiveLeads,
  showLead,
  tellOutcome as tellOutcomeOperation,
  withdrawLead,
} from './lead.operations.ts'
import type { LeadView } from './lead.schema.ts'
import { listLeadRows, readLead, tallyReceipts } from './lead.store.ts'
import type { LeadRow } from './lead.table.ts'
import { leadTimers } from './lead.timers.ts'
import { viewLead, viewLines, viewTally } from './lead.view.ts'

const subjectOf = (row: LeadRow, part: 'shown' | 'changed') =>
  ({ kind: 'lead', id: row.id, owner: row.bureau, part }) as const

/** The fact of an act, and the lead as its actor sees it now. */
const answered = (context: Context, { row, tell, detail }: Acted): Promise<LeadView> => {
  context.note({
    subject: { kind: 'lead', id: row.id, version: row.version },
    subjects: [subjectOf(row, 'changed')],
    tell,
    detail: { reference: row.reference, state: row.state, ...detail },
  })
  return viewLead(context, row)
}

const handlers = [
  handle(listLeads, async (context, { query }) => {
    if (!(await seesBound(context, query))) return { leads: [], after: null }
    const { lines, after } = await listLeadRows(context, query)
    return { leads: await viewLines(context, lines), after }
  }),

  handle(countLeads, async (context) => ({
    given: viewTally(await tallyReceipts(context, 'given')),
    received: viewTally(await tallyReceipts(context, 'received')),
    network: isNetworkSecretariat(context.actor) ? viewTally(await tallyReceipts(context, 'network')) : null,
  })),

  handle(giveLead, async (context, { body }) => {
    const { row, claims } = await give(context, body)
    // Sources may learn that their claims left a file, as with any other way out of it.
    context.note({
      subjects: claims.map(({ id, source }) => ({ kind: 'material-claim', id, owner: source, part: 'shown' })),
    })
    const tell = [...new Set([row.bureau, ...row.recipients])]
    return answered(context, { row, tell, detail: { about: row.aboutKind, claims: row.claims.length } })
  }),

  handle(receiveLeads, async (context, { body }) => {
    const marked = await receive(context, body.leads)
    context.note({
      subjects: marked.map(({ row }) => subjectOf(row, 'changed')),
      tell: [...new Set(marked.flatMap(({ tell }) => tell))],
      detail: { marked: marked.length },
    })
    return { marked: marked.length }
  }),

  handle(showLead, async (context, { params }) => {
    const row = await readLead(context, params.id)
    context.note({ subject: { kind: 'lead', id: row.id, version: row.version }, subjects: [subjectOf(row, 'shown')] })
    return viewLead(context, row)
  }),

  handle(openLead, async (context, { params }) => answered(context, await open(context, params.id))),
  handle(acceptLead, async (context, { params }) => answered(context, await accept(context, params.id))),
  handle(declineLead, async (context, { params, body }) => answered(context, await decline(context, params.id, body))),
  handle(tellOutcomeOperation, async (context, { params, body }) =>
    answered(context, await tellOutcome(context, params.id, body)),
  ),
  handle(askExtensionOperation, async (context, { params, body }) =>
    answered(context, await askExtension(context, params.id, body)),
  ),
  handle(answerExtensionOperation, async (context, { params, body }) =>
    answered(context, await answerExtension(context, params.id, body)),
  ),
  handle(placeLead, async (context, { params, body }) => answered(context, await place(context, params.id, body))),
  handle(withdrawLead, async (context, { params, body }) =>
    answered(context, await withdraw(context, params.id, body)),
  ),
]

export const leadSlice: Slice = { name: 'lead', handlers, timers: leadTimers }
