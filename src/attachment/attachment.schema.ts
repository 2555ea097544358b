// An attachment: a file sent in pieces, examined before anybody may use it, and read only through the item that refers to it.
import { code, count, flag, id, nullable, optional, type Static, shape, text } from '../kernel/schema.ts'

/**
 * receiving: pieces are coming in; examining: whole, and being looked at; ready: may be used; refused: its bytes are gone, the
 * reason stays; erased: its bytes are gone.
 */
export const attachmentStates = ['receiving', 'examining', 'ready', 'refused', 'erased'] as const
export type AttachmentState = (typeof attachmentStates)[number]

/** original: as it came; display: encoded anew, longest side 1600, without metadata; thumbnail: the same at 320. */
export const attachmentVariants = ['original', 'display', 'thumbnail'] as const
export type AttachmentVariant = (typeof attachmentVariants)[number]

/** How display and thumbnail are encoded. */
export const displayType = 'image/webp'

/** Bytes of one attachment: 100 MiB. */
export const mostAttachmentBytes = 100 * 1024 * 1024
/** Bytes of a piece: 1 MiB; the last piece is as long as what is left. */
export const pieceBytes = 1024 * 1024
/** Longest file name, in UTF-16 units. */
export const longestName = 200
/** Attachments one item may refer to. */
export const mostAttachments = 50

/** Why an attachment was refused: words `attachment.refused.<key>`. */
export const refusalKeys = [
  'digest-differs',
  'extension-unknown',
  'not-what-it-says',
  'not-utf8',
  'text-damaged',
  'test-virus',
  'second-nature',
  'json-damaged',
  'image-unreadable',
  'image-too-large',
  'archive-unreadable',
  'archive-encrypted',
  'archive-entries',
  'archive-depth',
  'archive-bomb',
  'archive-path',
  'archive-overlaps',
  'archive-content',
  'macros',
  'not-examinable',
] as const
export type RefusalKey = (typeof refusalKeys)[number]

const digest = (description: string) => text(description, 64)

const refusal = shape({
  key: code(refusalKeys, 'Reason'),
  says: text('Reason in words of the reader', 400),
})

export const attachmentEntry = shape({
  name: text('File name with its extension', longestName),
  length: count('Bytes', 1, mostAttachmentBytes),
  sha256: optional(digest('SHA-256 of the whole in lower-case hex; compared when it is there')),
})
export type AttachmentEntry = Static<typeof attachmentEntry>

const found = {
  mediaType: nullable(text('Media type found by its bytes; null until it is examined', 120)),
  sha256: nullable(digest('SHA-256 of what is kept, lower-case hex; null until it is examined')),
  shown: flag('Whether there is a picture of it to look at; false: only to be saved as a file'),
  reencoded: flag('The bytes as sent carried more than the image, so it is kept only as encoded anew'),
  width: nullable(count('Width of the image in pixels, upright', 1)),
  height: nullable(count('Height of the image in pixels, upright', 1)),
}

/** How far an upload has come. Says no file name, so that asking for it shows nothing about anybody. */
export const attachmentProgress = shape({
  id: id('Attachment'),
  state: code(attachmentStates, 'How far it has come'),
  length: count('Bytes'),
  received: count('Bytes held without a gap: where to go on'),
  pieceBytes: count('Bytes of each piece but the last'),
  ...found,
  refused: nullable(refusal),
})
export type AttachmentProgress = Static<typeof attachmentProgress>

/** An attachment in the answers of the items that refer to it. */
export const attachmentShape = shape({
  id: id('Attachment'),
  name: nullable(text('File name; null once it is erased', longestName)),
  length: count('Bytes'),
  state: code(attachmentStates, 'ready, or erased'),
  ...found,
  refused: nullable(refusal),
})
export type AttachmentView = Static<typeof attachmentShape>

/** What the examination measured of an image, on a copy of at most 1,024 pixels: all in grey values 0 to 255. */
export type Measures = {
  /** Variance of the Laplacian: small for what is out of focus. */
  readonly sharpness: number
  readonly brightness: number
  /** Standard deviation of the grey values. */
  readonly contrast: number
}
