// Work on material: extraction from texts, tables on their way in, resolution, copies to other files and out.
import { mostReleasedClaims } from '../analysis/analysis.release.schema.ts'
import { findingKinds, strengths } from '../extraction/finding.ts'
import { mappingForms } from '../feed/feed.schema.ts'
import {
  afterMark,
  bureauCode,
  code,
  count,
  country,
  flag,
  id,
  instant,
  lines,
  list,
  nullable,
  optional,
  quantity,
  type Static,
  shape,
  text,
} from '../kernel/schema.ts'
import { confidentialities, handlingCodes } from '../terms/handling.ts'
import { entityFields, entityKinds, saidAt, saidBy } from './material.fields.schema.ts'
import { gradeOverride, markingShape, receivedGrade } from './material.schema.ts'
import { namedEntity } from './material.view.schema.ts'

export const mostImportRows = 200_000
export const mostImportBytes = 50 * 1024 * 1024

const tally = (description: string) => count(description, 0, Number.MAX_SAFE_INTEGER)
const reasonShape = shape({
  words: text('Id of the words', 120),
  says: text('In words', 400),
})

export const extractionEntry = shape({
  attachment: optional(id('A text or CSV of the contribution; its own text when left out')),
  dialledIn: optional(country('Where numbers without a calling code are dialled')),
})

export const findingStates = ['open', 'accepted', 'rejected'] as const
export const findingView = shape({
  number: count('Number of the finding, from 0'),
  kind: code(findingKinds, 'What it is'),
  text: text('As it stands in the text', 400),
  from: count('First character'),
  to: count('Character behind the last'),
  before: text('Words before it', 80),
  after: text('Words behind it', 80),
  value: text('In its one spelling', 400),
  details: list(shape({ name: text('Name', 40), value: text('Value', 200) }), 'What else was read', 12),
  reason: reasonShape,
  strength: code(strengths, 'certain, likely or weak'),
  state: code(findingStates, 'What was decided'),
  proposes: nullable(shape({ kind: code(entityKinds, 'Kind of the entity'), fields: entityFields })),
  like: list(namedEntity, 'Entities of the file with the same name or number', 5),
})
export type FindingView = Static<typeof findingView>

export const extractionView = shape({
  id: id('Extraction'),
  contribution: id('Contribution'),
  attachment: nullable(id('Attachment it was read from')),
  found: count('Findings'),
  open: count('Findings not decided'),
  accepted: count('Accepted'),
  rejected: count('Rejected'),
  findings: list(findingView, 'Findings in the order of the text', 200),
  after: nullable(count('Pass as `from` for the next; null on the last page')),
  version: count('Version', 1),
  eraseOn: text('Day it is erased', 10),
})

export const findingAcceptance = shape({
  entity: optional(text('Entity of the file the finding speaks of; a new one when left out', 60)),
  kind: optional(code(entityKinds, 'Kind, where another than proposed')),
  fields: optional(entityFields),
  saidBy: optional(saidBy),
  saidAt: optional(saidAt),
})

const mappingShape = shape({
  columns: list(
    shape({
      from: text('Heading of the column', 160),
      to: text('JSON pointer into the fields of an entity', 160),
      form: optional(code(mappingForms, 'What its values become')),
      separator: optional(text('Sign between several values', 3)),
      words: optional(
        list(shape({ from: text('Code of the file', 120), to: text('What it means', 120) }), 'Codes of the file', 400),
      ),
    }),
    'Columns',
    60,
    1,
  ),
  constants: list(
    shape({
      to: text('JSON pointer into the fields', 160),
      value: text('Value', 400),
      form: optional(code(mappingForms, 'What it becomes')),
    }),
    'What the file does not say',
    20,
  ),
})
export type MaterialMapping = Static<typeof mappingShape>

export const trialEntry = shape({
  attachment: id('The table, sent as an attachment'),
  entityKind: code(entityKinds, 'What each row speaks of'),
  mapping: optional(mappingShape),
})
export const trialAnswer = shape({
  headings: list(text('Heading', 160), 'Columns of the file', 400),
  separator: text('Sign between columns', 1),
  suggestion: mappingShape,
  targets: list(text('Pointer', 160), 'Places a column may fill', 200),
  rows: list(
    shape({
      line: count('Line', 1),
      title: nullable(text('What it would be called', 300)),
      faults: list(text('What is wrong, in words', 600), 'Faults', 60),
    }),
    'First rows as they would come in',
    20,
  ),
})

export const importEntry = shape({
  attachment: id('The table, sent as an attachment'),
  title: text('Title, for lists; sealed', 200),
  entityKind: code(entityKinds, 'What each row speaks of'),
  mapping: mappingShape,
  grade: receivedGrade,
  override: optional(gradeOverride),
  handlingCode: code(handlingCodes, 'What readers may do with it'),
  condition: optional(lines('Condition under H3', 400)),
  confidentiality: code(confidentialities, 'Who may see it'),
  excluded: optional(list(bureauCode('Bureau'), 'Readers of the file that may not see this', 220)),
  saidBy: optional(saidBy),
  saidAt: optional(saidAt),
})
export type ImportEntry = Static<typeof importEntry>

export const importStates = ['running', 'finished', 'stopped', 'failed'] as const
export const importView = shape({
  id: id('Import'),
  file: id('File'),
  contribution: id('Contribution it makes'),
  title: nullable(text('Title of the table; null once erased', 200)),
  state: code(importStates, 'State; nothing of it is seen before it is finished'),
  size: tally('Bytes'),
  done: tally('Bytes done'),
  line: tally('Lines done'),
  taken: tally('Rows taken'),
  refused: tally('Rows refused'),
  rowsPerSecond: nullable(quantity('Rows a second so far')),
  reason: nullable(text('Why it failed, in words', 600)),
  startedAt: instant('When it began'),
  endedAt: nullable(instant('When it ended')),
  stoppable: flag('Whether you may stop it'),
})
export type ImportView = Static<typeof importView>

export const refusedRow = shape({
  line: count('Line of the file', 1),
  faults: list(shape({ field: text('Field or column', 160), says: text('What is wrong', 600) }), 'Faults', 60),
})

export const runStates = ['running', 'finished', 'failed'] as const
export const runView = shape({
  id: id('Run'),
  file: id('File'),
  state: code(runStates, 'State'),
  phase: nullable(
    code(['reading', 'blocking', 'comparing'] as const, 'What it is at; null when it is over or at another hub'),
  ),
  done: tally('Entities done in this phase'),
  of: tally('Entities'),
  compared: tally('Pairs compared'),
  proposals: tally('Pairs proposed'),
  open: tally('Proposals nobody has decided'),
  startedAt: instant('When it began'),
  endedAt: nullable(instant('When it ended')),
})

export const proposalView = shape({
  id: id('Proposal'),
  one: namedEntity,
  other: namedEntity,
  score: quantity('0 to 1, grows with the evidence; no probability'),
  verdict: code(['same', 'possible'] as const, 'What the comparison says; people decide'),
  evidence: list(
    shape({
      words: text('Id of the words', 120),
      says: text('In words', 400),
      weight: quantity('Bits for or against'),
    }),
    'Evidence, for and against',
    60,
  ),
  decision: nullable(
    shape({ id: id('Decision'), verdict: code(['same', 'not-same'] as const, 'Verdict'), undoable: flag('By you') }),
  ),
})
export const proposalsAnswer = shape({ proposals: list(proposalView, 'Strongest first', 200), after: afterMark })

export const decisionEntry = shape({
  one: id('Entity'),
  other: id('Entity'),
  verdict: code(['same', 'not-same'] as const, 'What you decide'),
  reason: lines('Why', 1000),
})

export const copyEntry = shape({
  from: id('File the claims stand in'),
  claims: list(id('Claim'), 'Claims to copy', 500, 1),
  title: text('Title of what is made; sealed', 200),
})

export const exportFormats = ['csv', 'json', 'text'] as const
export type ExportFormat = (typeof exportFormats)[number]

export const exportEntry = shape({
  claims: optional(list(id('Claim'), 'Claims to take out; with `entities` and `all` left out', mostReleasedClaims, 1)),
  entities: optional(list(id('Entity'), 'All claims on these entities', 500, 1)),
  all: optional(flag('All claims of the file')),
  format: code(exportFormats, 'Form'),
  recipients: list(bureauCode('Bureau'), 'For whom', 220, 1),
  handlingCode: optional(code(handlingCodes, 'Marking, where stricter than that of the claims')),
  confidentiality: optional(code(confidentialities, 'Confidentiality, where higher')),
  title: text('What it is; no personal data', 200),
})
export type ExportEntry = Static<typeof exportEntry>

export const exportView = shape({
  id: id('Release'),
  file: id('File'),
  format: code(exportFormats, 'Form'),
  recipients: list(bureauCode('Bureau'), 'For whom', 220),
  edition: code(['whole', 'without-personal-data'] as const, 'Edition that all of them may receive'),
  claims: count('Claims in it'),
  leftOut: count('Claims of persons left out of the edition'),
  marking: markingShape,
  createdAt: instant('When'),
})
