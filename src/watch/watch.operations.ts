// What a bureau does with watches and delayed hits. No post is admitted, and no other bureau ever hears of them.
import { operation } from '../kernel/operation.ts'
import { afterMark, code, id, list, optional, pager, shape, text } from '../kernel/schema.ts'
import { delayedSetting, delayedShape } from './watch.delayed.schema.ts'
import {
  findDismissal,
  findShape,
  findStates,
  watchApproval,
  watchLine,
  watchProposal,
  watchReason,
  watchRenewal,
  watchShape,
  watchStates,
} from './watch.schema.ts'

const readers = ['desk', 'notices', 'analyst', 'data-protection', 'command'] as const
const proposers = ['desk', 'notices', 'analyst', 'command'] as const
const approvers = ['desk', 'command'] as const
const deciders = ['desk', 'notices', 'command'] as const
const one = shape({ id: id('Id of the watch') })
const oneFind = shape({ id: id('Id of the line') })

export const listWatches = operation({
  name: 'watch.list',
  method: 'get',
  path: '/api/v1/watches',
  summary: "Lists the bureau's watches",
  admits: readers,
  effect: 'read',
  query: shape({ ...pager, state: optional(code(watchStates, 'Only watches in this state')) }),
  answer: shape({ watches: list(watchLine, 'Watches, newest first', 200), after: afterMark }),
})

export const showWatch = operation({
  name: 'watch.show',
  method: 'get',
  path: '/api/v1/watches/:id',
  summary: 'Shows a watch with its steps, what it found and who checked for it since',
  admits: readers,
  effect: 'read',
  params: one,
  answer: watchShape,
})

export const proposeWatch = operation({
  name: 'watch.propose',
  method: 'post',
  path: '/api/v1/watches',
  summary: 'Proposes a watch with its legal basis and last day; a second officer approves it',
  admits: proposers,
  effect: 'change',
  body: watchProposal,
  answer: watchShape,
  status: 201,
})

export const approveWatch = operation({
  name: 'watch.approve',
  method: 'post',
  path: '/api/v1/watches/:id/approve',
  summary: 'Approves a proposed watch or its renewal; never by the officer who proposed it',
  admits: approvers,
  effect: 'change',
  fresh: true,
  params: one,
  body: watchApproval,
  answer: watchShape,
})

export const refuseWatch = operation({
  name: 'watch.refuse',
  method: 'post',
  path: '/api/v1/watches/:id/refuse',
  summary: 'Refuses a proposed watch, or its renewal, with a reason',
  admits: approvers,
  effect: 'change',
  params: one,
  body: watchReason,
  answer: watchShape,
})

export const renewWatch = operation({
  name: 'watch.renew',
  method: 'post',
  path: '/api/v1/watches/:id/renew',
  summary: 'Proposes a later last day; a second officer approves it as the watch itself was approved',
  admits: proposers,
  effect: 'change',
  params: one,
  body: watchRenewal,
  answer: watchShape,
})

export const endWatch = operation({
  name: 'watch.end',
  method: 'post',
  path: '/api/v1/watches/:id/end',
  summary: 'Ends a watch before its last day, with a reason',
  admits: proposers,
  effect: 'change',
  params: one,
  body: watchReason,
  answer: watchShape,
})

export const listFinds = operation({
  name: 'watch.finds',
  method: 'get',
  path: '/api/v1/watch-finds',
  summary: 'Lists records that may be meant by a watch or by an earlier check, for the desk to look at',
  admits: readers,
  effect: 'read',
  query: shape({ ...pager, state: optional(code(findStates, 'Only lines in this state; open when left out')) }),
  answer: shape({ finds: list(findShape, 'Lines, newest first', 200), after: afterMark }),
})

export const couldBeFind = operation({
  name: 'watch.could-be',
  method: 'post',
  path: '/api/v1/watch-finds/:id/could-be',
  summary: 'Says that a record could be the one meant: the line becomes a hit and its source is told as of any hit',
  admits: deciders,
  effect: 'change',
  params: oneFind,
  answer: shape({ hit: id('The hit'), hitReference: text('HIT-2026-000123', 20) }),
})

export const dismissFind = operation({
  name: 'watch.dismiss',
  method: 'post',
  path: '/api/v1/watch-finds/:id/dismiss',
  summary: 'Says with a reason that a record is not the one meant; nobody outside the bureau hears of it',
  admits: deciders,
  effect: 'change',
  params: oneFind,
  body: findDismissal,
  answer: shape({}),
})

export const showDelayed = operation({
  name: 'watch.delayed-show',
  method: 'get',
  path: '/api/v1/delayed-hits',
  summary:
    'Shows for which purposes and databases checks are kept for later records, how much is held, and what was erased',
  admits: [...readers, 'compliance', 'administrator', 'auditor'],
  effect: 'quiet',
  answer: delayedShape,
})

export const setDelayed = operation({
  name: 'watch.delayed-set',
  method: 'put',
  path: '/api/v1/delayed-hits',
  summary: 'Opts in to delayed hits by purpose and database, for five days at most; what is left out is erased at once',
  admits: ['data-protection', 'command'],
  effect: 'change',
  body: delayedSetting,
  answer: delayedShape,
})
