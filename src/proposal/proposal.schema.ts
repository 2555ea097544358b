// A change that a bureau proposes to another's record: what it would say instead, why, and how sure it is. The owner decides.
import {
  anything,
  bureauCode,
  code,
  count,
  id,
  instant,
  lines,
  list,
  nullable,
  optional,
  type Static,
  shape,
  text,
} from '../kernel/schema.ts'
import { databaseNames, gradeShape } from '../record/record.schema.ts'
import { gradeChoices, newEntryScheme } from '../terms/evaluation.ts'

/** `outdated`: the record was withdrawn before anybody decided. */
export const proposalStates = ['open', 'accepted', 'declined', 'withdrawn', 'outdated'] as const
export type ProposalState = (typeof proposalStates)[number]

/** The side a bureau stands on: it made the proposal, or it owns the record. */
export const proposalSides = ['own', 'owner'] as const
export type ProposalSide = (typeof proposalSides)[number]

/** The name under which a proposed status stands beside the fields; no database has a field of this name. */
export const statusField = 'status'

/** Fields of one proposal; more is another record. */
export const mostChanges = 40

const letters = (axis: 'source' | 'information', description: string) =>
  code(
    gradeChoices(newEntryScheme, axis).map((choice) => choice.code),
    description,
  )

export const proposalEntry = shape({
  version: count('Version of the record that was read', 1),
  changes: list(
    shape({
      field: text("Field of the database's own, as the record names it", 60),
      value: anything('What the field should say; null when it should say nothing'),
    }),
    'Fields and what they should say',
    mostChanges,
  ),
  status: optional(text('What happened to the thing, where the status itself is wrong', 40)),
  reason: lines('How the proposer knows, and of what use it is', 1000),
  grade: optional(
    shape({
      source: letters('source', 'Reliability of the source, 4x4'),
      information: letters('information', 'Certainty of the information, 4x4'),
    }),
  ),
})
export type ProposalEntry = Static<typeof proposalEntry>

/** A proposal without a word of what it says: for lists and after an act. */
export const proposalLine = shape({
  id: id('Proposal'),
  side: code(proposalSides, 'own: made by this bureau; owner: to its record'),
  database: code(databaseNames, 'Shared database'),
  record: nullable(id('Record; null when this bureau may not see it any more')),
  owner: bureauCode('Source NCB of the record'),
  proposer: bureauCode('Bureau that proposes'),
  state: code(proposalStates, 'What became of it'),
  fields: list(text('Field', 60), 'Names of the fields it would change; none when the record is not to be seen', 60),
  createdAt: instant('Made'),
  updatedAt: instant('Last changed'),
  allowed: list(text('Action', 20), 'What this reader may do with it now', 5),
})
export type ProposalLine = Static<typeof proposalLine>

export const proposedChange = shape({
  field: text('Field', 60),
  before: anything('What it said when the proposal was made; null for nothing'),
  now: anything('What it says now; null for nothing'),
  proposed: anything('What it should say; null for nothing'),
  conflict: code(['none', 'changed', 'same'], 'changed: it says something else since; same: it says so already'),
  accepted: nullable(code(['yes', 'no'], 'Whether the owner took it; null before the decision')),
})

export const proposalShape = shape({
  ...proposalLine.properties,
  recordVersion: count('Version the proposal was made from', 1),
  presentVersion: nullable(count('Version the record stands at; null when it is not to be seen', 1)),
  changes: list(proposedChange, 'Each change beside the record; none once they are erased', 60),
  reason: nullable(lines('How the proposer knows', 1000)),
  grade: nullable(gradeShape),
  officer: optional(text('Officer who made it; the own bureau sees it', 80)),
  decidedBy: optional(text('Who decided: the officer to the own bureau, the bureau to others', 80)),
  decision: optional(lines('What was said to the decision', 1000)),
})
export type ProposalView = Static<typeof proposalShape>

export const proposalAcceptance = shape({
  version: count('Version of the record the owner has before them', 1),
  fields: optional(list(text('Field', 60), 'Fields to take; all when left out', mostChanges + 1, 1)),
  reason: optional(lines('What to say to it', 1000)),
})

export const proposalAnswer = shape({ reason: lines('Why', 1000) })

/** One change as it is kept. */
export type KeptChange = { readonly field: string; readonly before: unknown; readonly proposed: unknown }
