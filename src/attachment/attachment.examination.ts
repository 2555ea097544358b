// Judges a whole file: what it is by its bytes, whether its name says the same, and whether it may be kept.
import { fileTypeFromBuffer } from 'file-type'
import { examineArchive } from './attachment.archive.ts'
import { type ExaminedImage, examineImage } from './attachment.image.ts'
import { extensionOf, kindByExtension, type MediaKind, mediaKinds } from './attachment.media.table.ts'
import { Refused } from './attachment.refusal.ts'
import { endsAsZip, hasHarm } from './attachment.signature.ts'
import { examineText } from './attachment.text.ts'

export type Examined = {
  readonly mediaType: string
  /** Present for images alone. */
  readonly image?: ExaminedImage
}

/** Documents under a password are no archives any more: their bytes say "compound file". */
const hidesInCompound = (said: MediaKind, found: string): boolean => said.family === 'office' && found === 'cfb'

const withMacros: readonly string[] = ['docm', 'dotm', 'xlsm', 'xltm', 'xlam', 'pptm', 'potm', 'ppsm']

/** Throws Refused unless the bytes are of the kind the name says. */
const requireAsSaid = async (bytes: Buffer, said: MediaKind, extension: string): Promise<void> => {
  const reported = await fileTypeFromBuffer(bytes).catch(() => undefined)
  const found = reported && mediaKinds.find((kind) => kind.reported.includes(reported.mime))
  // Text has no magic bytes; what is reported of it (a calendar, a subtitle) is text all the same, and judged as such.
  const isText = said.family === 'text' && (!reported || found?.family === 'text' || reported.mime.startsWith('text/'))
  if (found === said || isText) return
  if (reported && withMacros.includes(reported.ext)) throw new Refused('macros')
  if (reported && hidesInCompound(said, reported.ext)) throw new Refused('archive-encrypted')
  throw new Refused('not-what-it-says', { said: extension, found: reported?.ext ?? 'unknown' })
}

/**
 * Examines a file of this name. Answers what it is. Throws Refused with the reason, in words of `attachment.refused.<key>`; anything
 * else that is thrown is our fault.
 */
export const examine = async (bytes: Buffer, name: string): Promise<Examined> => {
  if (hasHarm(bytes)) throw new Refused('test-virus')
  const extension = extensionOf(name)
  const said = kindByExtension(extension)
  if (!said) throw new Refused('extension-unknown', { said: extension === '' ? 'none' : extension.slice(0, 20) })
  await requireAsSaid(bytes, said, extension)
  const { mediaType } = said
  switch (said.family) {
    case 'image':
      return { mediaType, image: await examineImage(bytes, mediaType) }
    case 'text':
      examineText(bytes, extension)
      return { mediaType }
    case 'office':
    case 'archive':
      await examineArchive(bytes, said.family)
      return { mediaType }
    case 'opaque':
      if (endsAsZip(bytes)) throw new Refused('second-nature', { found: 'zip' })
      return { mediaType }
  }
}
