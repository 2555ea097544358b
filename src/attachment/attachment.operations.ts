// Sending a file in pieces before an item refers to it. Afterwards it is read through that item, by the item's own operations.
import { operation } from '../kernel/operation.ts'
import { count, id, shape } from '../kernel/schema.ts'
import { attachmentEntry, attachmentProgress, mostAttachmentBytes } from './attachment.schema.ts'

/** Whoever writes messages, notes or records may attach. */
const attaches = ['desk', 'notices', 'compliance', 'analyst', 'data-protection', 'command', 'system'] as const
const one = shape({ id: id('Attachment') })

export const beginAttachment = operation({
  name: 'attachment.begin',
  method: 'post',
  path: '/api/v1/attachments',
  summary: 'Begins to send a file: says its name and length, is told where to go on',
  admits: attaches,
  effect: 'change',
  body: attachmentEntry,
  answer: attachmentProgress,
  status: 201,
})

export const putAttachmentBytes = operation({
  name: 'attachment.put',
  method: 'put',
  path: '/api/v1/attachments/:id/bytes',
  summary: 'Sends one piece of a file; one that is held already with the same bytes is answered again',
  admits: attaches,
  effect: 'change',
  params: one,
  query: shape({
    offset: count('First byte of the piece in the whole: a multiple of the piece size', 0, mostAttachmentBytes),
  }),
  takes: 'bytes',
  answer: attachmentProgress,
})

export const showAttachmentProgress = operation({
  name: 'attachment.progress',
  method: 'get',
  path: '/api/v1/attachments/:id',
  summary: 'Tells how far an own file has come, and why it was refused, until an item refers to it',
  admits: attaches,
  effect: 'quiet',
  params: one,
  answer: attachmentProgress,
})

export const finishAttachment = operation({
  name: 'attachment.finish',
  method: 'post',
  path: '/api/v1/attachments/:id/finish',
  summary: 'Says that all pieces are there; the file is examined then',
  admits: attaches,
  effect: 'change',
  params: one,
  answer: attachmentProgress,
})

export const discardAttachment = operation({
  name: 'attachment.discard',
  method: 'delete',
  path: '/api/v1/attachments/:id',
  summary: 'Erases an own file that no item refers to',
  admits: attaches,
  effect: 'change',
  params: one,
  answer: attachmentProgress,
})
