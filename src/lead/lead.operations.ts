// Leads: give, receive, open, accept or decline, tell what came of it, ask for more time, withdraw, count.
import { operation } from '../kernel/operation.ts'
import { code, count, flag, id, list, optional, pager, shape } from '../kernel/schema.ts'
import {
  leadCounts,
  leadDecline,
  leadEntry,
  leadExtension,
  leadExtensionAnswer,
  leadList,
  leadOutcomeEntry,
  leadPlace,
  leadShape,
  leadSides,
  leadWithdrawal,
} from './lead.schema.ts'

const readers = ['analyst', 'desk', 'command', 'post'] as const
const working = ['analyst', 'desk', 'command'] as const
const givers = ['analyst', 'command'] as const
const one = shape({ id: id('Lead') })

export const listLeads = operation({
  name: 'lead.list',
  method: 'get',
  path: '/api/v1/leads',
  summary: 'Lists leads given or received, the latest first',
  admits: readers,
  effect: 'quiet',
  query: shape({
    ...pager,
    side: optional(code(leadSides, 'Given or received')),
    open: optional(flag('Only those that still wait for an outcome')),
    overdue: optional(flag('Only those past their deadline')),
    record: optional(id('Record they are about')),
    hit: optional(id('Hit they are about')),
    threat: optional(id('Threat they belong to')),
    request: optional(id('Request they come from')),
    file: optional(id('Analysis file they come from')),
  }),
  answer: leadList,
})

export const countLeads = operation({
  name: 'lead.counts',
  method: 'get',
  path: '/api/v1/leads/counts',
  summary:
    'Counts leads of the own bureau and what came of them; for the secretariat those of the network too, without names',
  admits: working,
  effect: 'quiet',
  answer: leadCounts,
})

export const giveLead = operation({
  name: 'lead.give',
  method: 'post',
  path: '/api/v1/leads',
  summary: 'Gives a lead to bureaus, at wish to one entity or post',
  admits: givers,
  effect: 'change',
  purpose: true,
  body: leadEntry,
  answer: leadShape,
  status: 201,
})

export const receiveLeads = operation({
  name: 'lead.receive',
  method: 'post',
  path: '/api/v1/leads/received',
  summary: 'Tells the givers that these leads have arrived',
  admits: readers,
  effect: 'change',
  body: shape({ leads: list(id('Lead'), 'Leads that have arrived', 200, 1) }),
  answer: shape({ marked: count('Leads that were not marked before') }),
})

export const showLead = operation({
  name: 'lead.show',
  method: 'get',
  path: '/api/v1/leads/:id',
  summary: 'Shows a lead in the form and edition that are for the reader',
  admits: readers,
  effect: 'read',
  purpose: true,
  params: one,
  answer: leadShape,
})

const act = { method: 'post', effect: 'change', purpose: true, params: one, answer: leadShape } as const

export const openLead = operation({
  ...act,
  name: 'lead.open',
  path: '/api/v1/leads/:id/open',
  summary: 'Tells the giver that a lead was opened',
  admits: readers,
})

export const acceptLead = operation({
  ...act,
  name: 'lead.accept',
  path: '/api/v1/leads/:id/accept',
  summary: 'Accepts a lead: the own bureau acts on it',
  admits: working,
})

export const declineLead = operation({
  ...act,
  name: 'lead.decline',
  path: '/api/v1/leads/:id/decline',
  summary: 'Declines a lead with a reason',
  admits: working,
  body: leadDecline,
})

export const tellOutcome = operation({
  ...act,
  name: 'lead.outcome',
  path: '/api/v1/leads/:id/outcome',
  summary: 'Tells the giver what came of a lead; may be told again when more is known',
  admits: working,
  body: leadOutcomeEntry,
})

export const askExtension = operation({
  ...act,
  name: 'lead.ask-extension',
  path: '/api/v1/leads/:id/extension',
  summary: 'Asks the giver for a later deadline',
  admits: working,
  body: leadExtension,
})

export const answerExtension = operation({
  ...act,
  name: 'lead.answer-extension',
  path: '/api/v1/leads/:id/extension-answer',
  summary: 'Grants or refuses a later deadline to a bureau that asked for it',
  admits: givers,
  body: leadExtensionAnswer,
})

export const placeLead = operation({
  ...act,
  method: 'put',
  name: 'lead.place',
  path: '/api/v1/leads/:id/place',
  summary: 'Sends a lead on to an entity or post of the own bureau, or back to the bureau itself',
  admits: working,
  body: leadPlace,
})

export const withdrawLead = operation({
  ...act,
  name: 'lead.withdraw',
  path: '/api/v1/leads/:id/withdraw',
  summary: 'Withdraws a lead with a reason; its text is erased',
  admits: givers,
  body: leadWithdrawal,
})
