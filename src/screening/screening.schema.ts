// A screening: a list of passengers, crew or guests put to the databases under a legal basis, what it met, and the report of it.
import { candidateShape, verdicts } from '../check/check.schema.ts'
import { mappingShape } from '../feed/feed.schema.ts'
import { whereShape } from '../hit/hit.instruction.schema.ts'
import {
  anything,
  base64,
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
  quantity,
  type Static,
  shape,
  text,
} from '../kernel/schema.ts'
import { databaseNames } from '../record/record.schema.ts'
import { purposes } from '../terms/purpose.ts'

export const listKinds = ['passengers', 'crew', 'guests'] as const
export type ListKind = (typeof listKinds)[number]

/** What lets a bureau ask a carrier or hotel for its list. */
export const legalBases = ['law', 'agreement', 'court-order', 'prosecutor-order'] as const
export type LegalBasisKind = (typeof legalBases)[number]

/** `csv`: a table with a mapping of its columns. `mrz`: a whole machine readable zone on each line. */
export const listForms = ['csv', 'mrz'] as const
export type ListForm = (typeof listForms)[number]

export const screeningStates = ['running', 'finished', 'cancelled', 'stopped', 'erased'] as const
export type ScreeningState = (typeof screeningStates)[number]

/** Why a list stopped: the bureau's rights no longer reach, or asking failed again and again. */
export const stopReasons = ['rights', 'fault'] as const
export type StopReason = (typeof stopReasons)[number]

/** `waiting` for the desk; `to-ask`: only that there is something to ask the source about. */
export const matchStates = ['waiting', 'could-be', 'is-not', 'to-ask'] as const
export type MatchState = (typeof matchStates)[number]
export const findings = ['could-be', 'is-not'] as const
export type Finding = (typeof findings)[number]

/** Lines of one list at most. */
export const mostLines = 10_000
/** Hours after which everything a list says is erased (field notes 2.5). */
export const keptHours = 24
/** Hours for which a copy of the report can be opened, and never longer than the list. */
export const reportHours = 4
/** Characters of a file in base64: some 2.9 MB, within the largest body. */
const mostContent = 3_900_000

const reading = {
  form: code(listForms, 'Form of the file'),
  encoding: optional(text('Encoding of the file; utf-8 when left out', 20)),
  separator: optional(text('Sign between columns; found out when left out', 1)),
  header: optional(flag('Whether the first line names the columns; true when left out')),
  mapping: optional(mappingShape),
  content: base64('The file, byte for byte', mostContent),
}

export const listReading = shape(reading)
export type ListReading = Static<typeof listReading>

export const lineFault = shape({
  line: count('Line of the file, from 1', 1),
  pointer: optional(text('JSON pointer into the line as it was understood', 200)),
  key: text('What is wrong, for programs', 80),
  says: text('What is wrong, in words', 600),
})
export type LineFault = Static<typeof lineFault>

const mappingFault = shape({
  pointer: text('JSON pointer into the mapping', 200),
  key: text('What is wrong, for programs', 80),
  says: text('What is wrong, in words', 600),
})

export const targetShape = shape({
  pointer: text('JSON pointer a column may fill', 60),
  choices: list(text('Code', 40), 'Codes it takes; empty for free values', 40),
})

export const listPreview = shape({
  headings: list(text('Heading', 200), 'Columns as the file names them, or their numbers', 200),
  encoding: text('Encoding the file was read in', 20),
  looksLike: nullable(text('Encoding its bytes look like instead', 20)),
  separator: nullable(text('Sign between its columns', 1)),
  mapping: mappingShape,
  targets: list(targetShape, 'What columns may go to', 60),
  mappingFaults: list(mappingFault, 'What is wrong with the mapping', 100),
  lines: count('Lines of the file'),
  items: count('Of them, those that can be asked'),
  unread: count('Of them, those that cannot be read'),
  faults: list(lineFault, 'What could not be read, by line', 100),
  first: list(
    shape({ line: count('Line of the file', 1), fields: anything('The line as it will be asked') }),
    'The first lines',
    10,
  ),
})
export type ListPreview = Static<typeof listPreview>

export const listUpload = shape({
  kind: code(listKinds, 'Who stands on it'),
  source: text('Carrier, hotel or authority that gave it', 120),
  where: optional(whereShape),
  legalBasis: shape({ kind: code(legalBases, 'What kind of basis'), text: lines('Law and article, or order', 600) }),
  purpose: optional(code(purposes, 'Why (RPD 10); the session may have set it')),
  reference: optional(text('Case or voyage it belongs to', 80)),
  silent: optional(flag('Sources are not told of hits (visa, asylum and similar purposes)')),
  /** An officer who has seen that lines cannot be read says how many: a file that reads otherwise is refused. */
  leaveOut: optional(count('Lines that could not be read, as the preview counted them; 0 when left out', 0, mostLines)),
  ...reading,
})
export type ListUpload = Static<typeof listUpload>

export const acts = ['cancel', 'erase', 'review', 'report'] as const
export type ScreeningAct = (typeof acts)[number]

export const matchCounts = shape({
  matches: count('Matches in all, as far as the reader may know of them'),
  waiting: count('Wait for the desk'),
  couldBe: count('Of them, said to be perhaps the one recorded'),
  isNot: count('Of them, said not to be'),
  toAsk: count('There is something to ask the source about'),
})
export type MatchCounts = Static<typeof matchCounts>

export const screeningShape = shape({
  id: id('Id of the list'),
  bureau: bureauCode('Bureau it belongs to'),
  unit: nullable(text('Entity it belongs to', 40)),
  officer: text('Who gave it in', 60),
  kind: code(listKinds, 'Who stands on it'),
  source: text('Carrier, hotel or authority that gave it', 120),
  where: whereShape,
  legalBasis: shape({ kind: code(legalBases, 'What kind of basis'), text: lines('Law and article, or order', 600) }),
  purpose: code(purposes, 'Why it is asked'),
  reference: text('Case or voyage it belongs to', 80),
  silent: flag('Sources are not told of hits'),
  state: code(screeningStates, 'How far it is'),
  reason: nullable(code(stopReasons, 'Why it stopped')),
  lines: count('Lines of the file'),
  items: count('Of them, those that could be read'),
  unread: count('Of them, those that could not'),
  done: count('Of the lines that could be read, those that were asked'),
  rate: nullable(quantity('Lines asked a second so far')),
  secondsLeft: nullable(count('Seconds left at that rate')),
  waitsForSource: flag('A database does not answer: the list waits for it, no line is passed over'),
  counts: matchCounts,
  faults: list(lineFault, 'What could not be read, by line', 100),
  createdAt: instant('When it was given in'),
  endedAt: nullable(instant('When asking ended')),
  eraseAt: instant('When everything it says is erased'),
  erasedAt: nullable(instant('When it was erased')),
  allowed: list(code(acts, 'Act'), 'What the reader may do', 4),
})
export type ScreeningView = Static<typeof screeningShape>

export const matchShape = shape({
  id: id('Id of the match'),
  line: count('Line of the file', 1),
  state: code(matchStates, 'What was said of it'),
  verdict: code(verdicts, 'What kind of match'),
  discreet: flag('A discreet alert: whoever gave the list in is not shown it'),
  database: code(databaseNames, 'Database'),
  owner: bureauCode('Source NCB'),
  makesHits: flag('Whether "could be" makes a hit its source hears of; lists of others inform only'),
  traveller: anything('The line as it was asked'),
  candidate: nullable(candidateShape),
  decidedBy: nullable(text('Who said so', 60)),
  decidedAt: nullable(instant('When')),
  reason: nullable(text('Why, where somebody said', 400)),
  hit: nullable(id('The hit it made')),
  hitReference: nullable(text('HIT-2026-000123', 20)),
  version: count('Version', 1),
  mayReview: flag('Whether the reader may say what it is'),
})
export type MatchView = Static<typeof matchShape>

export const matchReview = shape({
  version: count('Version that was read', 1),
  finding: code(findings, 'Could be the one recorded, or is not'),
  reason: optional(text('Why; needed for "is not"', 400)),
})
export type MatchReview = Static<typeof matchReview>

export const reportLine = shape({
  line: count('Line of the file', 1),
  name: text('Name as the list has it', 400),
  dateOfBirth: nullable(text('Date of birth as the list has it', 24)),
  documents: list(text('Document as the list has it', 80), 'Documents as the list has them', 8),
  verdict: code(verdicts, 'What kind of match'),
  database: code(databaseNames, 'Database'),
  owner: bureauCode('Source NCB'),
  state: code(matchStates, 'What was said of it'),
  decidedBy: nullable(text('Who said so', 60)),
  hitReference: nullable(text('HIT-2026-000123', 20)),
})
export type ReportLine = Static<typeof reportLine>

export const reportShape = shape({
  id: id('Id of the copy'),
  screening: id('Id of the list'),
  copy: count('Number of the copy', 1),
  watermark: text('Stands on every page and in every line', 400),
  issuedTo: text('Who has this copy', 60),
  issuedAt: instant('When it was given out'),
  expiresAt: instant('After this it cannot be opened'),
  list: screeningShape,
  lines: list(reportLine, 'What the list met, by line', mostLines),
})
export type ReportView = Static<typeof reportShape>
