// What becomes of a file that was examined and is taken: it is described, and what one bureau has twice is kept once.
import { sealFor } from '../kernel/seal.ts'
import type { Context } from '../kernel/slice.ts'
import type { Found } from './attachment.examiner.protocol.ts'
import { describeContent, findByAddress, moveToContent, nameOfName, saveAttachment } from './attachment.store.ts'
import type { AttachmentRow, ContentRow } from './attachment.table.ts'
import { stateAfter } from './attachment.workflow.ts'

/** Keeps a locked attachment as found: under a content of the same bytes where the bureau has one, else as it is. */
export const acceptAttachment = async (
  context: Context,
  row: AttachmentRow,
  content: ContentRow,
  found: Found,
): Promise<AttachmentRow> => {
  const state = stateAfter(row.state, 'accept')
  const same = await findByAddress(context, Buffer.from(found.digest))
  if (!same) {
    await describeContent(context, content, found)
    return saveAttachment(context, row, { state })
  }
  const [own, other] = [await sealFor(context, content.seal), await sealFor(context, same.seal)]
  if (!own || !other || !row.name) throw new Error('a key is gone while its content is kept')
  const name = other.close(nameOfName(row.id), own.open(nameOfName(row.id), row.name))
  return moveToContent(context, row, same.id, { state, name })
}
