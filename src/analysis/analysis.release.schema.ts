// What leaves a file: to whom, in which edition and under which marking, made of which claims, and who has received it.
import {
  bureauCode,
  code,
  count,
  id,
  instant,
  lines,
  list,
  nullable,
  optional,
  type Static,
  shape,
  text,
} from '../kernel/schema.ts'
import { confidentialities, handlingCodes } from '../terms/handling.ts'

export const editions = ['whole', 'without-personal-data'] as const
export type Edition = (typeof editions)[number]

export const releaseFormats = ['text', 'csv', 'json'] as const
export type ReleaseFormat = (typeof releaseFormats)[number]

/** Claims one release may be made of. */
export const mostReleasedClaims = 2000

export const markingShape = shape({
  handlingCode: code(handlingCodes, 'Handling code'),
  confidentiality: code(confidentialities, 'Level'),
  conditions: list(text('Condition', 500), 'Conditions of sources (H3)', 200),
  consentOf: list(bureauCode('Bureau'), 'Whose consent is needed before it is passed on', 250),
})

/** A text that leaves a file. Tables and JSON leave through the export of the material. */
export const releaseEntry = shape({
  title: text('What it is, free of personal data', 200),
  text: lines('What it says', 50_000),
  edition: code(editions, 'whole, or without personal data'),
  recipients: list(bureauCode('Bureau'), 'To whom', 250, 1),
  claims: list(id('Claim'), 'Claims it is made of', mostReleasedClaims, 1),
  handlingCode: code(handlingCodes, 'Handling code it bears: at least that of its parts'),
  confidentiality: code(confidentialities, 'Level it bears: at least that of its parts'),
  condition: optional(lines('A further condition of the releasing bureau (H3)', 500)),
  notPersonal: optional(lines('Why what looks like personal data is none; kept', 1000)),
})
export type ReleaseEntry = Static<typeof releaseEntry>

export const receiptShape = shape({
  bureau: bureauCode('Recipient'),
  deliveredAt: instant('Delivered'),
  openedAt: nullable(instant('Opened')),
  acknowledgedAt: nullable(instant('Acknowledged')),
})

/** A release without what it says. */
export const releaseLine = shape({
  id: id('Release'),
  reference: text('FIL-2026-0007-R3', 30),
  file: id('File it left'),
  fileReference: text('FIL-2026-0007', 20),
  side: code(['file', 'recipient'], 'file: seen by those of the file; recipient: received'),
  bureau: bureauCode('Bureau that released it'),
  recipients: list(bureauCode('Bureau'), 'To whom; to a recipient itself alone', 250),
  title: text('What it is', 200),
  format: code(releaseFormats, 'Form'),
  edition: code(editions, 'Edition'),
  marking: markingShape,
  claims: count('Claims it is made of'),
  receipts: list(receiptShape, 'Receipts; to a recipient its own alone', 250),
  createdAt: instant('Released'),
  allowed: list(text('Action', 40), 'What this reader may do now', 5),
})
export type ReleaseLine = Static<typeof releaseLine>

export const releaseShape = shape({
  ...releaseLine.properties,
  /** Released tables are the longest: the export of the material keeps them below this. */
  content: nullable(lines('What it says; null once erased', 20_000_000)),
  notPersonal: nullable(lines('Why what looked like personal data was none', 1000)),
  claimIds: list(id('Claim'), 'Claims it is made of; to those who read the material alone', mostReleasedClaims),
})
export type ReleaseView = Static<typeof releaseShape>
