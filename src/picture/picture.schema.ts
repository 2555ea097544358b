// A picture on a record: what it shows, where it comes from, how good it is, and whether it is shown only when asked for.
import { attachmentShape, attachmentVariants } from '../attachment/attachment.schema.ts'
import {
  bureauCode,
  code,
  flag,
  id,
  instant,
  lines,
  list,
  nullable,
  optional,
  partialDate,
  type Static,
  shape,
  text,
} from '../kernel/schema.ts'

export const pictureKinds = ['face', 'document', 'object', 'tattoo', 'other'] as const
export type PictureKind = (typeof pictureKinds)[number]

export const pictureStates = ['present', 'withdrawn'] as const
export type PictureState = (typeof pictureStates)[number]

/** What may be wrong with a picture: words `picture.flaw.<code>`. */
export const pictureFlaws = [
  'too-small',
  'too-dark',
  'too-bright',
  'too-flat',
  'blurred',
  'not-upright',
  'encoded-anew',
] as const
export type PictureFlaw = (typeof pictureFlaws)[number]

/** Pictures one record may have at a time. */
export const mostPictures = 40

export const pictureEntry = shape({
  attachment: id('Attachment that is ready: an image'),
  kind: code(pictureKinds, 'What it shows'),
  takenOn: optional(partialDate('When it was taken, as far as that is known')),
  source: text('Where it comes from: passport photo, family, camera of a bank', 200),
  caption: text('What is to be seen, in a sentence; read out to whoever does not see it', 300),
  veiled: optional(flag('Show it only when it is asked for; young and dead people are veiled in any case')),
})
export type PictureEntry = Static<typeof pictureEntry>

const flawShape = shape({
  key: code(pictureFlaws, 'What is wrong'),
  says: text('The same in words of the reader', 300),
})

export const pictureShape = shape({
  id: id('Picture'),
  owner: bureauCode('Source NCB of the record'),
  kind: code(pictureKinds, 'What it shows'),
  takenOn: nullable(text('When it was taken', 21)),
  source: text('Where it comes from', 200),
  caption: text('What is to be seen', 300),
  veiled: flag('To be shown only when it is asked for'),
  flaws: list(flawShape, 'What is wrong with it; none of a good one', 10),
  /** Null once it is withdrawn. */
  image: nullable(attachmentShape),
  state: code(pictureStates, 'withdrawn: the owner alone still sees that it was there'),
  createdAt: instant('Added'),
  officer: optional(text('Officer who added it; the own bureau sees it', 80)),
  reason: optional(text('Why it was withdrawn', 1000)),
  allowed: list(text('Action', 20), 'What this reader may do with it now', 5),
})
export type PictureView = Static<typeof pictureShape>

export const pictureWithdrawal = shape({ reason: lines('Why it is withdrawn; the picture itself is erased', 1000) })

export const pictureQuery = shape({
  variant: optional(code(attachmentVariants, 'display when left out; original is saved as a file')),
})
