// Bytes of an attachment in clear, a piece at a time and from any place on: tables on their way in, texts to be read.
import { pieceBytes } from '../attachment/attachment.schema.ts'
import { contentOf, readLoose, readPiece, sealOfContent } from '../attachment/attachment.store.ts'
import type { AttachmentRow, ContentRow } from '../attachment/attachment.table.ts'
import { piecesOf } from '../attachment/attachment.workflow.ts'
import { Failure } from '../kernel/failure.ts'
import type { Context } from '../kernel/slice.ts'

export type Attached = { readonly row: AttachmentRow; readonly content: ContentRow }

const readyContent = async (context: Context, row: AttachmentRow | undefined): Promise<Attached> => {
  const content = row && (await contentOf(context, row))
  if (!row || !content) throw new Failure('notFound', 'attachment.not-found')
  if (row.state !== 'ready') throw new Failure('conflict', 'material.attachment-not-ready')
  return { row, content }
}

/** An attachment of the own bureau that nothing refers to yet. Throws notFound, and conflict while it is examined. */
export const readLooseAttached = async (context: Context, id: string): Promise<Attached> =>
  readyContent(context, await readLoose(context, id))

/** An attachment of a contribution the caller has read by its rule. Throws notFound where the contribution does not refer to it. */
export const readAttached = async (context: Context, contribution: string, id: string): Promise<Attached> => {
  const row = await context.sql
    .selectFrom('attachmentUse')
    .innerJoin('attachment', 'attachment.id', 'attachmentUse.attachment')
    .selectAll('attachment')
    .where('attachmentUse.attachment', '=', id)
    .where('attachmentUse.kind', '=', 'material-contribution')
    .where('attachmentUse.item', '=', contribution)
    .executeTakeFirst()
  return readyContent(context, row)
}

/** The bytes from `from` on, at most a mebibyte at a time. */
export async function* bytesFrom(context: Context, { content }: Attached, from: number): AsyncGenerator<Buffer> {
  const seal = await sealOfContent(context, content.seal)
  const first = Math.floor(from / pieceBytes)
  for (let number = first; number < piecesOf(content.length); number += 1) {
    const piece = await readPiece(context, content.id, seal, 'original', number)
    yield number === first ? piece.subarray(from - first * pieceBytes) : piece
  }
}
