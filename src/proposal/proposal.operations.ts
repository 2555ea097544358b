// Proposing a change to another's record, and deciding about one (RPD 45, 46: what others add goes through the source).
import { operation } from '../kernel/operation.ts'
import { afterMark, code, id, list, optional, pager, shape } from '../kernel/schema.ts'
import { databaseNames } from '../record/record.schema.ts'
import {
  proposalAcceptance,
  proposalAnswer,
  proposalEntry,
  proposalLine,
  proposalShape,
  proposalSides,
  proposalStates,
} from './proposal.schema.ts'

const proposes = ['desk', 'notices', 'analyst'] as const
const decides = ['desk', 'notices'] as const
const one = shape({ id: id('Proposal') })

export const makeProposal = operation({
  name: 'proposal.make',
  method: 'post',
  path: '/api/v1/records/:database/:id/proposals',
  summary: 'Proposes to the source of a record what it should say instead',
  admits: proposes,
  effect: 'change',
  params: shape({ database: code(databaseNames, 'Shared database'), id: id('Id of the record') }),
  body: proposalEntry,
  answer: proposalLine,
  status: 201,
})

export const listProposals = operation({
  name: 'proposal.list',
  method: 'get',
  path: '/api/v1/proposals',
  summary: "Lists proposals of the caller's bureau and those made to its records, without what they say",
  admits: [...proposes, 'data-protection', 'command'],
  effect: 'quiet',
  query: shape({
    side: optional(code(proposalSides, 'own: made by this bureau; owner: to its records; both when left out')),
    state: optional(code(proposalStates, 'Only in this state')),
    record: optional(id('Only to this record, while the caller may read it')),
    ...pager,
  }),
  answer: shape({ proposals: list(proposalLine, 'Proposals, newest first', 200), after: afterMark }),
})

export const showProposal = operation({
  name: 'proposal.show',
  method: 'get',
  path: '/api/v1/proposals/:id',
  summary: 'Shows a proposal beside the record as it was and as it stands',
  admits: [...proposes, 'data-protection', 'command'],
  effect: 'read',
  purpose: true,
  params: one,
  answer: proposalShape,
})

export const acceptProposal = operation({
  name: 'proposal.accept',
  method: 'post',
  path: '/api/v1/proposals/:id/accept',
  summary: 'Takes all or some of the proposed changes into the own record, which keeps who said them',
  admits: decides,
  effect: 'change',
  params: one,
  body: proposalAcceptance,
  answer: proposalLine,
})

export const declineProposal = operation({
  name: 'proposal.decline',
  method: 'post',
  path: '/api/v1/proposals/:id/decline',
  summary: 'Declines a proposal to an own record and says why',
  admits: decides,
  effect: 'change',
  params: one,
  body: proposalAnswer,
  answer: proposalLine,
})

export const withdrawProposal = operation({
  name: 'proposal.withdraw',
  method: 'post',
  path: '/api/v1/proposals/:id/withdraw',
  summary: 'Takes back an own proposal before it is decided',
  admits: proposes,
  effect: 'change',
  params: one,
  body: proposalAnswer,
  answer: proposalLine,
})
