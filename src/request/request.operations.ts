// Asking the network for analysis: drafts, routing, sending, lists and load.
import { operation } from '../kernel/operation.ts'
import { code, count, flag, id, list, optional, pager, shape, text } from '../kernel/schema.ts'
import { crimeAreas } from '../terms/crime-area.ts'
import {
  clockStates,
  loadAnswer,
  requestEntry,
  requestLine,
  requestList,
  requestNeed,
  requestSides,
  requestStates,
  routingAnswer,
  similarRequest,
} from './request.schema.ts'
import { requestView, sending } from './request.work.schema.ts'

const reads = ['analyst', 'desk', 'command', 'data-protection'] as const
const asks = ['analyst', 'desk', 'command'] as const
const one = shape({ id: id('Request') })
const analysis = { purpose: true, effect: 'change', answer: requestLine } as const

export const draftRequest = operation({
  ...analysis,
  name: 'request.draft',
  method: 'post',
  path: '/api/v1/requests',
  summary: 'Begins a request for analysis; nobody outside the own bureau learns of it before it is sent',
  admits: asks,
  body: requestEntry,
  status: 201,
})

export const saveRequest = operation({
  ...analysis,
  name: 'request.save',
  method: 'put',
  path: '/api/v1/requests/:id',
  summary: 'Saves a draft as it stands; what is left out is emptied',
  admits: asks,
  params: one,
  body: shape({ version: count('Version that was read', 1), ...requestEntry.properties }),
})

export const discardRequest = operation({
  ...analysis,
  name: 'request.discard',
  method: 'delete',
  path: '/api/v1/requests/:id',
  summary: 'Erases a draft for good',
  admits: asks,
  params: one,
})

export const findSimilar = operation({
  name: 'request.similar',
  method: 'post',
  path: '/api/v1/requests/similar',
  summary: 'Finds earlier requests whose answers the caller may read, and says what they have in common with this one',
  admits: asks,
  effect: 'quiet',
  purpose: true,
  body: requestNeed,
  answer: shape({ similar: list(similarRequest, 'Earlier requests, the likeliest first', 10) }),
})

export const routeRequest = operation({
  name: 'request.route',
  method: 'post',
  path: '/api/v1/requests/routing',
  summary: 'Proposes whom to ask, with the reasons of each: skills, load, hours, deadline, terms',
  admits: asks,
  effect: 'read',
  purpose: true,
  body: requestNeed,
  answer: routingAnswer,
})

export const sendRequest = operation({
  ...analysis,
  name: 'request.send',
  method: 'post',
  path: '/api/v1/requests/:id/send',
  summary: 'Sends a request to bureaus and experts, or leaves it to the Secretariat whom to give it to',
  admits: asks,
  params: one,
  body: sending,
})

const filters = {
  side: optional(code(requestSides, 'Only what the own bureau asked, answers, or sees to as Secretariat')),
  state: optional(code(requestStates, 'Only in this state')),
  crimeArea: optional(code(crimeAreas, 'Only of this crime area')),
  threat: optional(id('Only bound to this threat')),
  clock: optional(code(clockStates, 'Only with a deadline that stands so')),
  unclaimed: optional(flag('Only what nobody has taken within a working day')),
  waits: optional(flag('Only where the own bureau is asked and has not said yes or no')),
  over: optional(flag('Whether what is closed, declined or withdrawn is listed too; true when left out')),
}

export const listRequests = operation({
  name: 'request.list',
  method: 'get',
  path: '/api/v1/requests',
  summary: 'Lists the requests the own bureau is a party of, with counts by state; the board is the same data',
  admits: reads,
  effect: 'quiet',
  query: shape({ ...filters, ...pager }),
  answer: requestList,
})

export const showLoad = operation({
  name: 'request.load',
  method: 'get',
  path: '/api/v1/requests/load',
  summary:
    'Counts open pieces by week: of each own analyst, and of other bureaus in requests the own bureau is a party of',
  admits: reads,
  effect: 'quiet',
  query: shape({ weeks: optional(count('Weeks from the present one; 8 when left out', 1, 26)) }),
  answer: loadAnswer,
})

export const listAnalysts = operation({
  name: 'request.analysts',
  method: 'get',
  path: '/api/v1/requests/analysts',
  summary: 'Lists the analysts of the own bureau whom a piece may be given to',
  admits: asks,
  effect: 'quiet',
  answer: shape({ analysts: list(text('Officer', 80), 'Officers, by name', 500) }),
})

export const showRequest = operation({
  name: 'request.show',
  method: 'get',
  path: '/api/v1/requests/:id',
  summary: 'Shows a request with its pieces, talk, answer, receipts and steps, as far as a party may see them',
  admits: reads,
  effect: 'read',
  purpose: true,
  params: one,
  answer: requestView,
})
