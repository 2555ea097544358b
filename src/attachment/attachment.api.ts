// Files sent in pieces through the front door. They leave it only through the items that refer to them.
import { Failure, type FailurePointer } from '../kernel/failure.ts'
import { type Context, type Handler, handle, type Slice } from '../kernel/slice.ts'
import { examinerPart, startExaminer } from './attachment.examiner.ts'
import { extensionOf, kindByExtension } from './attachment.media.table.ts'
import {
  beginAttachment,
  discardAttachment,
  finishAttachment,
  putAttachmentBytes,
  showAttachmentProgress,
} from './attachment.operations.ts'
import { attachmentReactions } from './attachment.reactions.ts'
import type { AttachmentEntry } from './attachment.schema.ts'
import {
  contentOf,
  eraseAttachment,
  insertAttachment,
  insertPiece,
  lockLoose,
  readLoose,
  readPiece,
  saveAttachment,
  sealOfContent,
} from './attachment.store.ts'
import type { AttachmentRow } from './attachment.table.ts'
import { attachmentTimers } from './attachment.timers.ts'
import { viewProgress } from './attachment.view.ts'
import { placeOfPiece, stateAfter } from './attachment.workflow.ts'

/** Throws Failure invalid when the name has an ending that is never taken: said before a hundred megabytes are sent. */
const requireEntry = ({ name, sha256 }: AttachmentEntry): void => {
  const pointers: FailurePointer[] = []
  if (!kindByExtension(extensionOf(name)))
    pointers.push({ pointer: '/name', key: 'fault.attachment-ending', values: {} })
  if (sha256 !== undefined && !/^[0-9a-f]{64}$/.test(sha256))
    pointers.push({ pointer: '/sha256', key: 'fault.form', values: {} })
  if (pointers.length > 0) throw new Failure('invalid', 'request.invalid', { pointers })
}

const progressOf = async (context: Context, row: AttachmentRow) =>
  viewProgress(row, await contentOf(context, row), context.language)

const noted = (context: Context, row: AttachmentRow, detail: Readonly<Record<string, unknown>> = {}) => {
  context.note({ subject: { kind: 'attachment', id: row.id }, detail: { state: row.state, ...detail } })
  return progressOf(context, row)
}

/** Keeps the next piece, or makes sure that one that is held says the same. Throws Failure conflict `attachment.other-bytes`. */
const takePiece = async (context: Context, row: AttachmentRow, offset: number): Promise<AttachmentRow> => {
  const { bytes } = context.edge
  const { number, held } = placeOfPiece(row, offset, bytes.length)
  const content = await contentOf(context, row)
  if (!content) throw new Failure('notFound', 'attachment.not-found')
  const seal = await sealOfContent(context, content.seal)
  if (held) {
    const before = await readPiece(context, content.id, seal, 'original', number)
    if (!before.equals(bytes)) throw new Failure('conflict', 'attachment.other-bytes', { values: { offset } })
    return row
  }
  await insertPiece(context, content.id, seal, { variant: 'original', number, bytes })
  return saveAttachment(context, row, { received: offset + bytes.length })
}

const handlers: readonly Handler[] = [
  handle(beginAttachment, async (context, { body }) => {
    requireEntry(body)
    return noted(context, await insertAttachment(context, body))
  }),

  handle(putAttachmentBytes, async (context, { params, query }) => {
    const row = await takePiece(context, await lockLoose(context, params.id, 'put'), query.offset)
    return noted(context, row, { offset: query.offset, bytes: context.edge.bytes.length })
  }),

  handle(showAttachmentProgress, async (context, { params }) =>
    progressOf(context, await readLoose(context, params.id)),
  ),

  handle(finishAttachment, async (context, { params }) => {
    const row = await lockLoose(context, params.id, 'put')
    // Asked twice, as after a lost answer, it is under way or done already.
    if (row.state === 'examining' || row.state === 'ready' || row.state === 'refused') return noted(context, row)
    const state = stateAfter(row.state, 'finish')
    if (row.received < row.length)
      throw new Failure('conflict', 'attachment.incomplete', { values: { received: row.received, length: row.length } })
    return noted(context, await saveAttachment(context, row, { state }))
  }),

  handle(discardAttachment, async (context, { params }) =>
    noted(context, await eraseAttachment(context, await lockLoose(context, params.id, 'discard'))),
  ),
]

export const attachmentSlice: Slice = {
  name: 'attachment',
  handlers,
  reactions: attachmentReactions,
  timers: attachmentTimers,
  start: async (hub) => {
    const examiner = startExaminer()
    hub.provide(examinerPart, examiner)
    return examiner.stop
  },
}
