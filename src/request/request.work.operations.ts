// Working on a request: taking pieces, talking about it, writing the answer, a second person, receipts and what came of it.
import { attachmentVariants } from '../attachment/attachment.schema.ts'
import { operation } from '../kernel/operation.ts'
import { bytes, code, id, optional, shape } from '../kernel/schema.ts'
import { requestLine } from './request.schema.ts'
import {
  assigning,
  closing,
  composing,
  declining,
  deliveryView,
  givingFeedback,
  handingIn,
  handingOver,
  marking,
  moving,
  refusing,
  rescheduling,
  returning,
  saying,
  sending,
  splitting,
  stating,
  withdrawing,
} from './request.work.schema.ts'

const acts = ['analyst', 'desk', 'command'] as const
const works = ['analyst', 'command'] as const
const one = shape({ id: id('Request') })
const piece = shape({ id: id('Request'), part: id('Piece') })
const version = shape({ version: sending.properties.version })

const act = { method: 'post', effect: 'change', purpose: true, params: one, answer: requestLine } as const

export const assignRequest = operation({
  ...act,
  name: 'request.assign',
  path: '/api/v1/requests/:id/assign',
  summary: 'Gives a request that nobody has taken to bureaus or experts, as Secretariat of the network',
  admits: ['analyst'],
  body: assigning,
})

export const refuseRequest = operation({
  ...act,
  name: 'request.refuse',
  path: '/api/v1/requests/:id/refuse',
  summary: 'Tells the asker, as Secretariat, that nobody in the network takes the request',
  admits: ['analyst'],
  body: refusing,
})

export const splitRequest = operation({
  ...act,
  name: 'request.split',
  path: '/api/v1/requests/:id/parts',
  summary: 'Gives a piece with its own deadline to a bureau or an expert',
  admits: acts,
  body: splitting,
  status: 201,
})

export const acceptPart = operation({
  ...act,
  name: 'request.accept',
  path: '/api/v1/requests/:id/parts/:part/accept',
  summary: 'Takes a piece; whoever takes the first leads the request',
  admits: acts,
  params: piece,
})

export const declinePart = operation({
  ...act,
  name: 'request.decline',
  path: '/api/v1/requests/:id/parts/:part/decline',
  summary: 'Declines a piece and says why',
  admits: acts,
  params: piece,
  body: declining,
})

export const recallPart = operation({
  ...act,
  name: 'request.recall',
  path: '/api/v1/requests/:id/parts/:part/recall',
  summary: 'Takes a piece back from a bureau it was given to',
  admits: acts,
  params: piece,
})

export const handOverPart = operation({
  ...act,
  name: 'request.hand-over',
  path: '/api/v1/requests/:id/parts/:part/analyst',
  summary: 'Gives a piece to another analyst of the own bureau',
  admits: acts,
  params: piece,
  body: handingOver,
})

export const handInPart = operation({
  ...act,
  name: 'request.hand-in',
  path: '/api/v1/requests/:id/parts/:part/hand-in',
  summary: 'Hands in what was found for a piece, under its own marking',
  admits: works,
  params: piece,
  body: handingIn,
})

export const talkAbout = operation({
  ...act,
  name: 'request.talk',
  path: '/api/v1/requests/:id/talk',
  summary: 'Asks, answers or notes something inside the request',
  admits: acts,
  body: saying,
  status: 201,
})

export const stateMaterial = operation({
  ...act,
  name: 'request.state',
  path: '/api/v1/requests/:id/material',
  summary: 'States something the answer is made of, with its marking',
  admits: works,
  body: stating,
  status: 201,
})

export const moveRequest = operation({
  ...act,
  name: 'request.move',
  path: '/api/v1/requests/:id/move',
  summary: 'Says where the work stands: collecting, then analysing',
  admits: works,
  body: moving,
})

export const rescheduleRequest = operation({
  ...act,
  name: 'request.reschedule',
  path: '/api/v1/requests/:id/deadline',
  summary: 'Moves the deadline of an own request',
  admits: acts,
  body: rescheduling,
})

export const markRequest = operation({
  ...act,
  name: 'request.mark',
  path: '/api/v1/requests/:id/marking',
  summary: 'Marks a request more strictly; a marking never weakens',
  admits: acts,
  body: marking,
})

export const composeDelivery = operation({
  ...act,
  name: 'request.compose',
  method: 'put',
  path: '/api/v1/requests/:id/delivery',
  summary: 'Writes the answer: its marking is at least that of everything it is made of',
  admits: works,
  body: composing,
})

export const submitDelivery = operation({
  ...act,
  name: 'request.submit',
  path: '/api/v1/requests/:id/submit',
  summary: 'Gives the answer to a second person to review',
  admits: works,
  body: version,
})

export const returnDelivery = operation({
  ...act,
  name: 'request.return',
  path: '/api/v1/requests/:id/return',
  summary: 'Gives the answer back to its author with what has to be done first',
  admits: works,
  body: returning,
})

export const deliverAnswer = operation({
  ...act,
  name: 'request.deliver',
  path: '/api/v1/requests/:id/deliver',
  summary: 'Releases the answer as the second person who has read it',
  admits: works,
  body: version,
  fresh: true,
})

export const openDelivery = operation({
  ...act,
  name: 'request.open',
  path: '/api/v1/requests/:id/open',
  summary: 'Opens the answer as one of its recipients; the lead sees that it was opened',
  admits: acts,
  answer: deliveryView,
})

export const acknowledgeDelivery = operation({
  ...act,
  name: 'request.acknowledge',
  path: '/api/v1/requests/:id/acknowledge',
  summary: 'Acknowledges the answer',
  admits: acts,
})

export const giveFeedback = operation({
  ...act,
  name: 'request.feedback',
  path: '/api/v1/requests/:id/feedback',
  summary: 'Says whether the answer was used and what it led to; closes the request',
  admits: acts,
  body: givingFeedback,
})

export const withdrawRequest = operation({
  ...act,
  name: 'request.withdraw',
  path: '/api/v1/requests/:id/withdraw',
  summary: 'Takes an own request back and says why',
  admits: acts,
  body: withdrawing,
})

export const closeRequest = operation({
  ...act,
  name: 'request.close',
  path: '/api/v1/requests/:id/close',
  summary: 'Closes an answered request whose asker has not said what came of it in time',
  admits: works,
  body: closing,
})

export const readDeliveryFile = operation({
  name: 'request.attachment',
  method: 'get',
  path: '/api/v1/requests/:id/attachments/:attachment',
  summary: 'Gives the bytes of a file of the answer to those who get its whole edition',
  admits: [...acts, 'data-protection'],
  effect: 'read',
  purpose: true,
  params: shape({ id: id('Request'), attachment: id('Attachment') }),
  query: shape({
    variant: optional(
      code(attachmentVariants, 'display and thumbnail are made safe to look at; as it is kept when left out'),
    ),
  }),
  gives: 'bytes',
  answer: bytes('The file'),
})
