// What both sides do with a hit, from its report to its outcome.
import { operation } from '../kernel/operation.ts'
import { afterMark, code, id, list, optional, pager, shape } from '../kernel/schema.ts'
import {
  answerBody,
  bearerShape,
  callBody,
  clearBody,
  clearedNote,
  escalateBody,
  findingBody,
  hitLine,
  hitShape,
  hitStates,
  moreTimeBody,
  outcomeBody,
  passOnBody,
  sides,
} from './hit.schema.ts'

// Compliance acts at the General Secretariat, which stands in for the source of suspended records.
const desk = ['desk', 'notices', 'compliance', 'command'] as const
const one = shape({ id: id('Id of the hit') })

export const listHits = operation({
  name: 'hit.list',
  method: 'get',
  path: '/api/v1/hits',
  summary: 'Lists hits the bureau made or was told of; a post sees its own',
  admits: ['post', 'desk', 'notices', 'compliance', 'analyst', 'command', 'system'],
  // Lines name no person and no document: opening one is what leaves an entry.
  effect: 'quiet',
  query: shape({
    ...pager,
    state: optional(code([...hitStates, 'open'], 'Only hits in this state; open is reported or settled')),
    side: optional(code(sides, 'Only hits of this side')),
    record: optional(id('Only hits on this record, while the caller may read it')),
  }),
  answer: shape({ hits: list(hitLine, 'Hits, newest first', 200), after: afterMark }),
})

export const showHit = operation({
  name: 'hit.show',
  method: 'get',
  path: '/api/v1/hits/:id',
  summary: 'Shows one hit with compare view, clocks and steps',
  admits: ['post', 'desk', 'notices', 'compliance', 'analyst', 'command', 'system'],
  effect: 'read',
  params: one,
  answer: hitShape,
})

export const takeHit = operation({
  name: 'hit.take',
  method: 'post',
  path: '/api/v1/hits/:id/take',
  summary: 'Takes a hit for oneself; when two press together one has it and the other is told who',
  admits: desk,
  effect: 'change',
  params: one,
  answer: hitShape,
})

export const releaseHit = operation({
  name: 'hit.release',
  method: 'post',
  path: '/api/v1/hits/:id/release',
  summary: 'Gives a taken hit back to the desk',
  admits: desk,
  effect: 'change',
  params: one,
  answer: hitShape,
})

export const describeBearer = operation({
  name: 'hit.bearer',
  method: 'put',
  path: '/api/v1/hits/:id/bearer',
  summary: "Puts the bearer's data on the hit form, with other papers, voyage and departure",
  admits: ['post', ...desk],
  effect: 'change',
  params: one,
  body: bearerShape,
  answer: hitShape,
})

export const findHit = operation({
  name: 'hit.finding',
  method: 'post',
  path: '/api/v1/hits/:id/finding',
  summary: 'The finder says whether the bearer is the one recorded',
  admits: ['post', ...desk],
  effect: 'change',
  params: one,
  body: findingBody,
  answer: hitShape,
})

export const answerHit = operation({
  name: 'hit.answer',
  method: 'post',
  path: '/api/v1/hits/:id/answer',
  summary: 'The source says whether the data stand, with its wish; can withdraw the record in the same act',
  admits: desk,
  effect: 'change',
  params: one,
  body: answerBody,
  answer: hitShape,
})

export const askMoreTime = operation({
  name: 'hit.more-time',
  method: 'post',
  path: '/api/v1/hits/:id/more-time',
  summary: 'The source says how much longer it needs and why; the other side sees it',
  admits: desk,
  effect: 'change',
  params: one,
  body: moreTimeBody,
  answer: hitShape,
})

export const logCall = operation({
  name: 'hit.call',
  method: 'post',
  path: '/api/v1/hits/:id/calls',
  summary: 'Logs a telephone call about the hit',
  admits: desk,
  effect: 'change',
  params: one,
  body: callBody,
  answer: hitShape,
})

export const escalateHit = operation({
  name: 'hit.escalate',
  method: 'post',
  path: '/api/v1/hits/:id/escalate',
  summary: 'Asks a second time, then the head of shift, then the General Secretariat',
  admits: ['post', ...desk],
  effect: 'change',
  params: one,
  body: escalateBody,
  answer: hitShape,
})

export const passOnHit = operation({
  name: 'hit.pass-on',
  method: 'post',
  path: '/api/v1/hits/:id/pass-on',
  summary: 'The General Secretariat lets the source hear of a hit that came to it first',
  admits: ['compliance', 'command'],
  effect: 'change',
  params: one,
  body: passOnBody,
  answer: hitShape,
})

export const clearHit = operation({
  name: 'hit.clear',
  method: 'post',
  path: '/api/v1/hits/:id/clear',
  summary:
    'Tells the next border, with the consent of the person, that this document and date of birth are not the one recorded',
  admits: desk,
  effect: 'change',
  params: one,
  body: clearBody,
  answer: clearedNote,
})

export const closeHit = operation({
  name: 'hit.outcome',
  method: 'post',
  path: '/api/v1/hits/:id/outcome',
  summary: 'Records what came of it and closes the hit; the next check of the same key shows it for 72 hours',
  admits: ['post', ...desk],
  effect: 'change',
  params: one,
  body: outcomeBody,
  answer: hitShape,
})
