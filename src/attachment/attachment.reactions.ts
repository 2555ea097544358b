// What happens to a file that is whole: its digest is compared, it is examined, and what one bureau has twice is kept once.
import { Failure } from '../kernel/failure.ts'
import { sealFor } from '../kernel/seal.ts'
import type { Context, Reaction } from '../kernel/slice.ts'
import { acceptAttachment } from './attachment.accepting.ts'
import type { Verdict } from './attachment.examiner.protocol.ts'
import { examinerPart } from './attachment.examiner.ts'
import {
  contentOf,
  insertPiece,
  lockExamining,
  nameOfName,
  readPiece,
  refuseAttachment,
  replaceOriginal,
} from './attachment.store.ts'
import type { AttachmentRow, ContentRow } from './attachment.table.ts'
import { piecesOf } from './attachment.workflow.ts'

async function* piecesOfOriginal(
  context: Context,
  content: ContentRow,
  open: Parameters<typeof readPiece>[2],
): AsyncGenerator<Buffer> {
  for (let number = 0; number < piecesOf(content.length); number += 1)
    yield await readPiece(context, content.id, open, 'original', number)
}

const settle = async (
  context: Context,
  row: AttachmentRow,
  content: ContentRow,
  verdict: Verdict,
): Promise<AttachmentRow> => {
  if (verdict.kind === 'refused') return refuseAttachment(context, row, verdict)
  return acceptAttachment(context, row, content, verdict)
}

const examine = async (context: Context, id: string): Promise<void> => {
  const row = await lockExamining(context, id)
  const content = row && (await contentOf(context, row))
  if (!row || !content || !row.name) return
  const seal = await sealFor(context, content.seal)
  if (!seal) throw new Failure('notFound', 'attachment.not-found')
  const file = {
    name: seal.open(nameOfName(row.id), row.name).toString(),
    length: content.length,
    announced: row.announced,
    pieces: piecesOfOriginal(context, content, seal),
  }
  const verdict = await context.part(examinerPart).examine(file, async (variant, number, bytes) => {
    if (variant === 'original' && number === 0) await replaceOriginal(context, content.id)
    await insertPiece(context, content.id, seal, { variant, number, bytes })
  })
  const next = await settle(context, row, content, verdict)
  context.also('attachment.examine', {
    subject: { kind: 'attachment', id },
    tell: [next.bureau],
    detail: { state: next.state, ...(next.refusedKey === '' ? {} : { refused: next.refusedKey }) },
  })
}

export const attachmentReactions: readonly Reaction[] = [
  {
    name: 'attachment-examine',
    to: ['attachment.finish'],
    run: (context, fact) => examine(context, fact.subject),
  },
]
