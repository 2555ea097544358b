// What is said of an attachment: to its uploader while it comes in, and as part of the items that refer to it.
import { say } from '../kernel/words.ts'
import type { Language } from '../terms/language.ts'
import { type AttachmentProgress, type AttachmentView, pieceBytes } from './attachment.schema.ts'
import type { AttachmentRow, ContentRow } from './attachment.table.ts'

/** What the examination found, and why it refused, in words of the reader. The file name is the caller's to add. */
export const viewFound = (
  row: AttachmentRow,
  content: ContentRow | undefined,
  language: Language,
): Omit<AttachmentView, 'name'> => {
  const ready = row.state === 'ready' ? content : undefined
  return {
    id: row.id,
    state: row.state,
    length: ready?.length ?? row.length,
    mediaType: ready?.mediaType ?? null,
    sha256: ready?.sha256?.toString('hex') ?? null,
    shown: ready?.shown ?? false,
    reencoded: ready?.reencoded ?? false,
    width: ready?.width ?? null,
    height: ready?.height ?? null,
    refused:
      row.refusedKey === ''
        ? null
        : { key: row.refusedKey, says: say(language, `attachment.refused.${row.refusedKey}`, row.refusedValues) },
  }
}

/** How far an upload has come. */
export const viewProgress = (
  row: AttachmentRow,
  content: ContentRow | undefined,
  language: Language,
): AttachmentProgress => ({ ...viewFound(row, content, language), received: row.received, pieceBytes })
