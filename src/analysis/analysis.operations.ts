// What is done with analysis files: proposed by an owner, advised on, opened and ended by the network's secretariat. No post is admitted.
import { operation } from '../kernel/operation.ts'
import { afterMark, code, count, id, list, optional, pager, shape } from '../kernel/schema.ts'
import { crimeAreas } from '../terms/crime-area.ts'
import {
  adviceEntry,
  extensionEntry,
  fileDeletion,
  fileKinds,
  fileLine,
  fileOrder,
  fileReason,
  fileShape,
  fileStates,
  fileVersion,
  orderRevision,
  partnerEntry,
  partnerRemoval,
  reviewEntry,
  windowEntry,
} from './analysis.schema.ts'

const readers = ['analyst', 'command', 'data-protection'] as const
const analysts = ['analyst'] as const
const one = shape({ id: id('Id of the file') })

/** An act on one file, by analysts unless stated otherwise. */
const act = <B extends typeof fileVersion | typeof fileReason | typeof fileDeletion>(
  verb: string,
  summary: string,
  body: B,
  fresh = false,
) =>
  operation({
    name: `analysis.${verb}`,
    method: 'post',
    path: `/api/v1/files/:id/${verb}`,
    summary,
    admits: analysts,
    effect: 'change',
    params: one,
    body,
    answer: fileShape,
    fresh,
  })

export const listFiles = operation({
  name: 'analysis.list',
  method: 'get',
  path: '/api/v1/files',
  summary: 'Lists the analysis files the bureau takes part in, newest first, with counts by state',
  admits: readers,
  effect: 'quiet',
  query: shape({
    ...pager,
    state: optional(code(fileStates, 'Only files in this state')),
    kind: optional(code(fileKinds, 'Only files of this kind')),
    crimeArea: optional(code(crimeAreas, 'Only files of this crime area')),
    threat: optional(id('Only files that serve this threat')),
  }),
  answer: shape({
    files: list(fileLine, 'Files, newest first', 200),
    after: afterMark,
    counts: list(
      shape({ state: code(fileStates, 'State'), count: count('Files') }),
      'Files by state, with the other filters as they are',
      fileStates.length,
    ),
  }),
})

export const showFile = operation({
  name: 'analysis.show',
  method: 'get',
  path: '/api/v1/files/:id',
  summary: 'Shows the order of a file, its advice and its steps',
  admits: readers,
  effect: 'read',
  params: one,
  answer: fileShape,
})

export const proposeFile = operation({
  name: 'analysis.propose',
  method: 'post',
  path: '/api/v1/files',
  summary: 'Proposes an analysis file with its whole order; data protection advises, the secretariat opens',
  admits: analysts,
  effect: 'change',
  body: fileOrder,
  answer: fileShape,
  status: 201,
})

export const reviseFile = operation({
  name: 'analysis.revise',
  method: 'put',
  path: '/api/v1/files/:id/order',
  summary: 'Restates the order of a file that is not open yet; it needs new advice',
  admits: analysts,
  effect: 'change',
  params: one,
  body: orderRevision,
  answer: fileShape,
})

export const withdrawFile = act('withdraw', 'Withdraws a file that is not open yet', fileReason)

export const adviseFile = operation({
  name: 'analysis.advise',
  method: 'post',
  path: '/api/v1/files/:id/advice',
  summary: 'Data protection advises on the order as it stands, or on a later last day',
  admits: ['data-protection'],
  effect: 'change',
  params: one,
  body: adviceEntry,
  answer: fileShape,
})

export const openFile = act('open', 'Opens a file whose order data protection agrees to', fileVersion, true)
export const declineFile = act('decline', 'Declines to open a file, or to extend it, with a reason', fileReason)

export const askExtension = operation({
  name: 'analysis.ask-extension',
  method: 'post',
  path: '/api/v1/files/:id/extension',
  summary: 'Asks for a later last day; data protection advises on it',
  admits: analysts,
  effect: 'change',
  params: one,
  body: extensionEntry,
  answer: fileShape,
})

export const extendFile = act('extend', 'Extends a file to the last day data protection agrees to', fileVersion, true)

export const reviewFile = operation({
  name: 'analysis.review',
  method: 'post',
  path: '/api/v1/files/:id/review',
  summary: 'Records a review: that the file is still needed as it is; the next is set',
  admits: analysts,
  effect: 'change',
  params: one,
  body: reviewEntry,
  answer: fileShape,
})

export const setWindow = operation({
  name: 'analysis.window',
  method: 'put',
  path: '/api/v1/files/:id/window',
  summary: 'Sets the last day for contributions',
  admits: analysts,
  effect: 'change',
  params: one,
  body: windowEntry,
  answer: fileShape,
})

export const addToFile = operation({
  name: 'analysis.add',
  method: 'post',
  path: '/api/v1/files/:id/partners',
  summary: 'Adds a reader, contributor or recipient to the order; they see the file at once',
  admits: analysts,
  effect: 'change',
  params: one,
  body: partnerEntry,
  answer: fileShape,
  fresh: true,
})

export const removeFromFile = operation({
  name: 'analysis.remove',
  method: 'post',
  path: '/api/v1/files/:id/partners/remove',
  summary: 'Takes a reader, contributor or recipient away; they see nothing more from that moment',
  admits: analysts,
  effect: 'change',
  params: one,
  body: partnerRemoval,
  answer: fileShape,
})

export const closeFile = act('close', 'Closes a file: from then on nothing goes in or out', fileReason, true)
export const deleteFile = act(
  'delete',
  'Deletes a closed file: its material is erased for good, counts remain',
  fileDeletion,
  true,
)
export const archiveFile = act(
  'archive',
  'Archives a closed file: order and releases stay, its material is erased',
  fileReason,
  true,
)
