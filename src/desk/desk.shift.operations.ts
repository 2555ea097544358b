// Shifts, handovers, telephone calls and saved views of a desk.
import { operation } from '../kernel/operation.ts'
import { afterMark, bureauCode, id, lines, list, optional, pager, shape } from '../kernel/schema.ts'
import { desks } from './desk.operations.ts'
import {
  callEntry,
  callLine,
  handoverBody,
  handoverDraft,
  handoverLine,
  handoverShape,
  mostViewsListed,
  shiftBody,
  shiftEnd,
  shiftShape,
  thereShape,
  viewChange,
  viewEntry,
  viewShape,
} from './desk.shift.schema.ts'

export const showShift = operation({
  name: 'shift.show',
  method: 'get',
  path: '/api/v1/desk/shift',
  summary: 'Shows the own shift, who is on duty, and the last handover',
  admits: desks,
  effect: 'quiet',
  answer: shiftShape,
})

export const beginShift = operation({
  name: 'shift.begin',
  method: 'post',
  path: '/api/v1/desk/shift',
  summary: 'Begins a shift with its role and the languages spoken, or changes them during it',
  admits: desks,
  effect: 'change',
  body: shiftBody,
  answer: shiftShape,
})

export const endShift = operation({
  name: 'shift.end',
  method: 'post',
  path: '/api/v1/desk/shift/end',
  summary: 'Ends a shift; whoever has very urgent items names the officer on duty who gets them',
  admits: desks,
  effect: 'change',
  body: shiftEnd,
  answer: shiftShape,
})

export const showThere = operation({
  name: 'shift.there',
  method: 'get',
  path: '/api/v1/bureaus/:bureau/on-duty',
  summary: 'Tells whether a bureau is staffed and what is spoken there now; who it is only to the bureau itself',
  admits: desks,
  effect: 'quiet',
  params: shape({ bureau: bureauCode('Bureau') }),
  answer: thereShape,
})

export const draftHandover = operation({
  name: 'handover.draft',
  method: 'get',
  path: '/api/v1/desk/handovers/draft',
  summary: 'Proposes the page for the next shift: open very urgent and urgent items, promises made, systems in trouble',
  admits: desks,
  effect: 'quiet',
  answer: handoverDraft,
})

export const signHandover = operation({
  name: 'handover.sign',
  method: 'post',
  path: '/api/v1/desk/handovers',
  summary: 'Signs the page for the next shift; it is sealed and waits for the signature of another officer',
  admits: desks,
  effect: 'change',
  body: handoverBody,
  answer: handoverShape,
  status: 201,
})

export const acceptHandover = operation({
  name: 'handover.accept',
  method: 'post',
  path: '/api/v1/desk/handovers/:id/accept',
  summary: 'Signs for a handover, with remarks; never the officer who wrote it',
  admits: desks,
  effect: 'change',
  params: shape({ id: id('Handover') }),
  body: shape({ remarks: optional(lines('Remarks', 2000)) }),
  answer: handoverShape,
})

export const listHandovers = operation({
  name: 'handover.list',
  method: 'get',
  path: '/api/v1/desk/handovers',
  summary: 'Lists handovers of the bureau without what they say',
  admits: desks,
  effect: 'quiet',
  query: shape({ ...pager }),
  answer: shape({ handovers: list(handoverLine, 'Handovers, newest first', 200), after: afterMark }),
})

export const showHandover = operation({
  name: 'handover.show',
  method: 'get',
  path: '/api/v1/desk/handovers/:id',
  summary: 'Shows a handover whole, as it is printed',
  admits: desks,
  effect: 'read',
  params: shape({ id: id('Handover') }),
  answer: handoverShape,
})

export const logCall = operation({
  name: 'call.log',
  method: 'post',
  path: '/api/v1/desk/calls',
  summary: 'Logs a telephone call with another bureau; written confirmation that is to follow comes up as an item',
  admits: desks,
  effect: 'change',
  body: callEntry,
  answer: callLine,
  status: 201,
})

export const listCalls = operation({
  name: 'call.list',
  method: 'get',
  path: '/api/v1/desk/calls',
  summary: 'Lists telephone calls of the bureau, about one item or with one bureau, newest first',
  admits: desks,
  effect: 'read',
  query: shape({
    item: optional(id('Only about this item')),
    with: optional(bureauCode('Only with this bureau')),
    ...pager,
  }),
  answer: shape({ calls: list(callLine, 'Calls, newest first', 200), after: afterMark }),
})

export const listViews = operation({
  name: 'desk.views',
  method: 'get',
  path: '/api/v1/desk/views',
  summary: 'Lists saved views of the desk and own ones, by name',
  admits: desks,
  effect: 'quiet',
  answer: shape({ views: list(viewShape, 'Views by name', mostViewsListed) }),
})

export const saveView = operation({
  name: 'desk.view-save',
  method: 'post',
  path: '/api/v1/desk/views',
  summary: 'Saves a view for oneself or for the whole desk',
  admits: desks,
  effect: 'change',
  body: viewEntry,
  answer: viewShape,
  status: 201,
})

export const changeView = operation({
  name: 'desk.view-change',
  method: 'put',
  path: '/api/v1/desk/views/:id',
  summary: 'Renames a saved view or changes what it shows',
  admits: desks,
  effect: 'change',
  params: shape({ id: id('View') }),
  body: viewChange,
  answer: viewShape,
})

export const removeView = operation({
  name: 'desk.view-remove',
  method: 'delete',
  path: '/api/v1/desk/views/:id',
  summary: 'Removes a saved view',
  admits: desks,
  effect: 'change',
  params: shape({ id: id('View') }),
  answer: shape({}),
})
