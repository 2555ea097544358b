// Contributions to analysis files and what stands in them: grade as received, three axes of marking, claims with their source.
import { Unsafe } from 'typebox'
import { attachmentShape } from '../attachment/attachment.schema.ts'
import {
  anything,
  bureauCode,
  code,
  count,
  flag,
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
import { gradeSchemes } from '../terms/evaluation.ts'
import { informationCodes, mappingNotes, sourceCodes } from '../terms/grade-mapping.ts'
import { confidentialities, handlingCodes } from '../terms/handling.ts'
import { entityFields, entityKinds, eventFields, linkFields, saidAt, saidBy } from './material.fields.schema.ts'

/** Longest text of a contribution, in UTF-16 units: what extraction reads in one go. */
export const mostCharacters = 2_000_000
/** Claims of one request. */
export const mostClaims = 500

export const contributionStates = ['waiting', 'importing', 'in', 'refused', 'withdrawn'] as const
export type ContributionState = (typeof contributionStates)[number]
export const contributionKinds = ['statement', 'table', 'copy'] as const
export type ContributionKind = (typeof contributionKinds)[number]
export const originKinds = ['own', 'record', 'message', 'contribution'] as const
export type OriginKind = (typeof originKinds)[number]

export const markingShape = shape({
  handlingCode: code(handlingCodes, 'Strictest handling code of the parts'),
  confidentiality: code(confidentialities, 'Highest confidentiality of the parts'),
  conditions: list(text('Condition', 400), 'All conditions spelled out under H3', 400),
  consentOf: list(bureauCode('Bureau'), 'Bureaus whose word is needed', 400),
})

export const receivedGrade = shape({
  scheme: code(gradeSchemes, 'Scheme it was received in'),
  code: text('Code within the scheme, kept as received', 12),
})

export const gradeOverride = shape({
  source: code(sourceCodes, 'Reliability of the source, 4x4'),
  information: code(informationCodes, 'Certainty of the information, 4x4'),
  reason: lines('Why another grade than the nearest one', 1000),
})

export const gradeView = shape({
  received: receivedGrade,
  source: code(sourceCodes, 'In 4x4: source'),
  information: code(informationCodes, 'In 4x4: information'),
  suspectedFalse: flag('Whether the sender suspects it to be false, for which 4x4 has no word'),
  notes: list(code(mappingNotes, 'What the mapping leaves out'), 'Notes of the mapping', 6),
  overridden: flag('Whether the contributor graded otherwise than the mapping, with a reason'),
})

const entityRef = text('Id of an entity of the file, or a name of your own for one that begins here: #driver', 60)

export const entityClaim = shape({
  entity: entityRef,
  kind: code(entityKinds, 'Kind of the entity'),
  fields: entityFields,
  saidBy: optional(saidBy),
  saidAt: optional(saidAt),
})
export const linkClaim = shape({
  entity: entityRef,
  other: entityRef,
  fields: linkFields,
  saidBy: optional(saidBy),
  saidAt: optional(saidAt),
})
export const eventClaim = shape({
  participants: list(entityRef, 'Entities that took part', 24),
  fields: eventFields,
  saidBy: optional(saidBy),
  saidAt: optional(saidAt),
})

/** Claims of one request; names beginning with # hold within it. */
export const claimsEntry = {
  entities: optional(list(entityClaim, 'What is said of entities', mostClaims)),
  links: optional(list(linkClaim, 'What joins two of them', mostClaims)),
  events: optional(list(eventClaim, 'What happened', mostClaims)),
}
export const claimsShape = shape(claimsEntry)
export type ClaimsEntry = Static<typeof claimsShape>

const axes = {
  handlingCode: code(handlingCodes, 'What readers may do with it'),
  condition: optional(lines('Condition under H3', 400)),
  confidentiality: code(confidentialities, 'Who may see it'),
  excluded: optional(list(bureauCode('Bureau'), 'Readers of the file that may not see this', 220)),
}

export const originShape = shape({
  kind: code(['record', 'message'] as const, 'What is copied; its owner is asked and nothing is copied before'),
  id: id('Record or message'),
})

/** Longer than any other text: its characters are judged by the slice, `requireText`. */
const statementText = Unsafe<string>({
  type: 'string',
  description: 'What is contributed',
  minLength: 1,
  maxLength: mostCharacters,
})

export const contributionEntry = shape({
  title: text('Title, for lists; sealed', 200),
  text: optional(statementText),
  annex: optional(lines('Further text; sealed', 100_000)),
  grade: receivedGrade,
  override: optional(gradeOverride),
  ...axes,
  origin: optional(originShape),
  attachments: optional(list(id('Attachment'), 'Files, sent before', 50)),
  ...claimsEntry,
})
export type ContributionEntry = Static<typeof contributionEntry>

export const contributionActions = ['read', 'add', 'restrict', 'withdraw', 'extract', 'import'] as const

const outline = {
  id: id('Contribution'),
  file: id('File'),
  bureau: bureauCode('Who contributed it'),
  source: bureauCode('Whose statement it is: the contributor, or the owner of what was copied'),
  state: code(contributionStates, 'waiting for the owner of its origin; importing; in; refused; withdrawn'),
  kind: code(contributionKinds, 'Statement, table, or copy of another file'),
  title: nullable(text('Title; null once erased', 200)),
  grade: gradeView,
  marking: markingShape,
  excluded: list(bureauCode('Bureau'), 'Bureaus that may not see it; empty for all but those who set it', 220),
  origin: code(originKinds, 'Where it comes from'),
  attachments: count('Files'),
  claims: count('Claims'),
  version: count('Version', 1),
  createdAt: instant('When'),
}
export const contributionLine = shape(outline)
export type ContributionLine = Static<typeof contributionLine>

export const claimView = shape({
  id: id('Claim'),
  about: code(['entity', 'link', 'event'] as const, 'What it speaks of'),
  contribution: id('Contribution it belongs to'),
  entity: nullable(id('Entity, or the first of a link; null of an event')),
  kind: nullable(code(entityKinds, 'Kind of the entity')),
  other: nullable(id('Second entity of a link')),
  participants: list(id('Entity'), 'Those who took part in an event and are known to you', 24),
  title: text('How lists name it', 300),
  fields: anything('What it says; see the fields of entity, link and event'),
  bureau: bureauCode('Bureau that contributed it'),
  source: bureauCode('Whose statement it is'),
  saidBy: nullable(text('Who said it', 160)),
  saidAt: nullable(text('When it was said', 21)),
  grade: gradeView,
  marking: markingShape,
  line: nullable(count('Row of the table', 1)),
  createdAt: instant('When it came in'),
})
export type ClaimView = Static<typeof claimView>

export const contributionView = shape({
  ...outline,
  officer: nullable(text('Who contributed it; to the own bureau only', 60)),
  text: nullable(statementText),
  annex: nullable(lines('Further text', 100_000)),
  overrideReason: nullable(lines('Why another grade than the nearest', 1000)),
  originId: nullable(id('Record or message, for its owner and the contributor')),
  consent: nullable(id('Consent that is asked or was given')),
  files: list(attachmentShape, 'Attachments', 50),
  statements: list(claimView, 'First claims, in their order; more by the list of claims', 100),
  allowed: list(code(contributionActions, 'Action'), 'What you may do with it', contributionActions.length),
})
export type ContributionView = Static<typeof contributionView>

export const contributionRestriction = shape({
  version: count('Version that was read', 1),
  handlingCode: optional(code(handlingCodes, 'Stricter handling code')),
  condition: optional(lines('Further condition; needs H3', 400)),
  confidentiality: optional(code(confidentialities, 'Higher confidentiality')),
  excluded: optional(list(bureauCode('Bureau'), 'Further bureaus that may not see it', 220)),
})

export const withdrawal = shape({
  version: count('Version that was read', 1),
  reason: lines('Why', 1000),
})
