// What bureaus do with messages: send, read in order, mark, withdraw. What helps writing them stands in `message.writing.operations.ts`.
import { attachmentVariants } from '../attachment/attachment.schema.ts'
import { operation } from '../kernel/operation.ts'
import {
  afterMark,
  bureauCode,
  bytes,
  code,
  count,
  flag,
  id,
  list,
  optional,
  pager,
  shape,
  text,
} from '../kernel/schema.ts'
import { crimeAreas } from '../terms/crime-area.ts'
import { namedShape } from './message.named.schema.ts'
import {
  boxes,
  consentEntry,
  inboxShape,
  messageEntry,
  messageLine,
  messageShape,
  threadShape,
  urgencies,
  withdrawalEntry,
} from './message.schema.ts'

/** Correspondence is the bureau's own, never a post's; data protection looks on. */
export const readers = ['desk', 'notices', 'compliance', 'analyst', 'command', 'data-protection', 'system'] as const
export const writers = ['desk', 'notices', 'compliance', 'analyst', 'command', 'data-protection', 'system'] as const
const one = shape({ id: id('Id of the message') })

export const sendMessage = operation({
  name: 'message.send',
  method: 'post',
  path: '/api/v1/messages',
  summary: 'Sends a message to bureaus: accepted durably, numbered for each recipient, never sent twice under one id',
  admits: writers,
  effect: 'change',
  body: messageEntry,
  answer: messageShape,
  status: 201,
})

export const listMessages = operation({
  name: 'message.list',
  method: 'get',
  path: '/api/v1/messages',
  summary: 'Lists messages the bureau received or sent, newest first, without their texts',
  admits: readers,
  effect: 'read',
  query: shape({
    ...pager,
    box: optional(code(boxes, 'in: received, the default; out: sent')),
    urgency: optional(code(urgencies, 'Only of this urgency')),
    unseen: optional(flag('Only what nobody has opened: of the own bureau, or of some recipient')),
    unanswered: optional(flag('Only what an answer is wanted to and still owed')),
    overdue: optional(flag('Only what should have been answered by now')),
    test: optional(flag('true: test traffic only; it is left out of every other list')),
    crimeArea: optional(code(crimeAreas, 'Only of this crime area')),
    with: optional(bureauCode('Only from or to this bureau')),
    thread: optional(id('Only of this thread')),
    about: optional(id('Only what points at this record, hit or message')),
    reference: optional(text('Only where our or your reference is this', 80)),
  }),
  answer: shape({ messages: list(messageLine, 'Messages, newest first', 200), after: afterMark }),
})

export const catchUp = operation({
  name: 'message.inbox',
  method: 'get',
  path: '/api/v1/messages/inbox',
  summary:
    'Gives what arrived after an inbox number, whole and in order, without gaps; very urgent unopened ones first',
  admits: ['desk', 'command', 'system'],
  effect: 'read',
  query: shape({
    since: count('Last inbox number the caller has; 0 for none', 0, 9_007_199_254_740_991),
    limit: optional(count('Messages wanted, 1 to 1000; default 1000', 1, 1000)),
    continued: optional(flag('A further page: the list of very urgent ones is left out')),
  }),
  answer: inboxShape,
})

export const showMessage = operation({
  name: 'message.show',
  method: 'get',
  path: '/api/v1/messages/:id',
  summary: 'Shows a message whole; opened by an officer of a recipient it is marked as displayed',
  admits: readers,
  effect: 'read',
  params: one,
  answer: messageShape,
})

export const showNamed = operation({
  name: 'message.named',
  method: 'get',
  path: '/api/v1/messages/:id/named',
  summary: 'Proposes what a message names: people and numbers in its text and form, hits and messages by their numbers',
  admits: readers,
  effect: 'read',
  params: one,
  answer: namedShape,
})

export const showThread = operation({
  name: 'message.thread',
  method: 'get',
  path: '/api/v1/message-threads/:id',
  summary:
    'Shows the messages of a thread that the reader may read, the newest last; received ones are marked as displayed',
  admits: readers,
  effect: 'read',
  params: shape({ id: id('Id of the first message of the thread') }),
  query: shape({ before: optional(id('Only messages before this one of the thread')) }),
  answer: threadShape,
})

export const markDisplayed = operation({
  name: 'message.displayed',
  method: 'post',
  path: '/api/v1/messages/:id/displayed',
  summary: 'A national system says that an officer of its bureau has opened the message',
  admits: readers,
  effect: 'change',
  params: one,
  answer: messageShape,
})

export const acknowledgeMessage = operation({
  name: 'message.acknowledge',
  method: 'post',
  path: '/api/v1/messages/:id/acknowledge',
  summary: 'Tells the sender that the message was taken note of',
  admits: ['desk', 'notices', 'compliance', 'command', 'system'],
  effect: 'change',
  params: one,
  answer: messageShape,
})

export const withdrawMessage = operation({
  name: 'message.withdraw',
  method: 'post',
  path: '/api/v1/messages/:id/withdraw',
  summary: 'Withdraws a sent message with a reason: recipients no longer see what it said, and are told',
  admits: ['desk', 'notices', 'compliance', 'command', 'system'],
  effect: 'change',
  params: one,
  body: withdrawalEntry,
  answer: messageShape,
})

export const consentToPassOn = operation({
  name: 'message.consent',
  method: 'post',
  path: '/api/v1/messages/:id/consent',
  summary: 'The source of a message under H2 agrees that it is passed on to further bureaus',
  admits: ['desk', 'notices', 'compliance', 'command'],
  effect: 'change',
  params: one,
  body: consentEntry,
  answer: messageShape,
})

export const showAttachment = operation({
  name: 'message.attachment',
  method: 'get',
  path: '/api/v1/messages/:id/attachments/:attachment',
  summary: 'Gives the bytes of an attachment of a message, as sent or made safe to look at',
  admits: readers,
  effect: 'read',
  params: shape({ id: id('Id of the message'), attachment: id('Id of the attachment') }),
  query: shape({
    variant: optional(
      code(attachmentVariants, 'display and thumbnail are made safe to look at; left out: display where there is one'),
    ),
  }),
  answer: bytes('The attachment'),
  gives: 'bytes',
})
