// A hit: a match reported to its source. The finder says whether bearer and record are the same, the source whether the data stand.
import {
  anything,
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
  partialDate,
  quantity,
  type Static,
  shape,
  text,
} from '../kernel/schema.ts'
import { matchCodes } from '../matching/match.ts'
import { databaseNames, lives } from '../record/record.schema.ts'
import { travelDocumentTypes } from '../terms/document-number.ts'
import { confidentialities, handlingCodes } from '../terms/handling.ts'
import { actionShape, callShape, cautionShape, whereShape } from './hit.instruction.schema.ts'

/** The finder's fact, on identity. */
export const identities = ['same', 'not-same', 'undetermined'] as const
/** The source's fact, on the data. */
export const dataAnswers = ['valid', 'amended', 'cancelled'] as const
/**
 * What the source says in one act, as at the counter: the record stands and the bearer is its holder, or is not; the record
 * was wrong and is withdrawn now; the number was re-used or mistyped.
 */
export const sourceWords = [
  'stands-bearer-is-holder',
  'stands-bearer-is-not',
  'wrong-withdrawn-now',
  'number-reused',
] as const
/** What the source wishes to happen. */
export const wishes = [
  'return-document',
  'withhold-and-send',
  'let-travel-home',
  'detain-if-law-allows',
  'observe',
  'no-action',
] as const
/** What came of a hit, as people report it. */
export const reportedOutcomes = [
  'travelled-on',
  'travelled-home',
  'document-withheld',
  'document-returned',
  'refused-entry',
  'handed-to-police',
  'vehicle-seized',
  'vehicle-released',
  'false-hit',
  'no-answer',
] as const
/** `not-reported`: nobody said what came of it until the day it had to be erased; the platform closed it. */
export const outcomes = [...reportedOutcomes, 'not-reported'] as const
export type Identity = (typeof identities)[number]
export type DataAnswer = (typeof dataAnswers)[number]
export type SourceWords = (typeof sourceWords)[number]
export type Wish = (typeof wishes)[number]

/** What the words at the counter can mean for the data; the first is what a form proposes. */
export const dataOfWords: Readonly<Record<SourceWords, readonly DataAnswer[]>> = {
  'stands-bearer-is-holder': ['valid', 'amended'],
  'stands-bearer-is-not': ['valid', 'amended'],
  'wrong-withdrawn-now': ['cancelled'],
  // The record speaks of another document: its number is put right, or it goes.
  'number-reused': ['amended', 'cancelled'],
}

/** A record that was wrong takes nothing from anybody: no measure rests on it (RPD 12, 63). */
export const wishesOnCancelled: readonly Wish[] = ['return-document', 'let-travel-home', 'no-action']
export type Outcome = (typeof outcomes)[number]
export const urgencies = ['very-urgent', 'urgent', 'normal'] as const
export type Urgency = (typeof urgencies)[number]
export const hitStates = ['reported', 'settled', 'closed'] as const
/** `owner` is the side that answers: the source, or the General Secretariat in its place. `overseer`: the Secretariat otherwise. */
export const sides = ['finder', 'owner', 'overseer'] as const
export type Side = (typeof sides)[number]
/**
 * `key`: an equal exact key. `could-be`: an officer said so of a match by name. `delayed`: a later record met an earlier check.
 * `watch`: a monitored query. `alert`: a discreet alert that a check met by name, borne out by a document or a day of birth.
 */
export const hitOrigins = ['key', 'could-be', 'delayed', 'watch', 'alert'] as const
export type HitOrigin = (typeof hitOrigins)[number]
export const toldTo = ['source', 'general-secretariat', 'nobody'] as const
export type ToldTo = (typeof toldTo)[number]
export const steps = [
  'reported',
  'taken',
  'released',
  'bearer',
  'finding',
  'answer',
  'more-time',
  'call',
  'reminded',
  'escalated',
  'passed-on',
  'record-changed',
  'record-withdrawn',
  'outcome',
] as const
export type StepName = (typeof steps)[number]

/** What the officer reads from the page, the photo page and other papers; typed, never assumed from the record. */
export const bearerShape = shape({
  family: optional(text('Family name as on the paper', 120)),
  given: optional(text('Given names as on the paper', 120)),
  dateOfBirth: optional(partialDate('Date of birth')),
  sex: optional(code(['F', 'M', 'X'], 'Sex as on the paper')),
  nationality: optional(country('Nationality')),
  placeOfBirth: optional(text('Place of birth', 120)),
  documentExpires: optional(partialDate('Expiry on the page')),
  photoCompared: optional(flag('The photo page was compared with the bearer')),
  otherPapers: optional(lines('Other papers shown: kind, number, country', 1000)),
  explanation: optional(lines('What the bearer says', 2000)),
  voyage: optional(text('Flight, voyage or train', 20)),
  departureAt: optional(nullable(instant('When the traveller leaves: the third clock'))),
})
export type Bearer = Static<typeof bearerShape>

export const stepShape = shape({
  number: count('Order', 1),
  at: instant('When'),
  bureau: bureauCode('Who'),
  officer: nullable(text('Officer, seen by the own bureau', 80)),
  step: code(steps, 'What'),
  says: anything('Codes and words of the step'),
})

/** One line of why a match is one; `feature` is the code of what was compared. */
export const explanationShape = shape({
  feature: text('What was compared', 60),
  says: text("What it found, in the reader's language", 600),
  weight: quantity('Evidence in bits, above zero for, below against'),
  code: optional(code(matchCodes, 'Of two persons: how both sides are alike or not')),
  asked: optional(text('What was asked; absent where nothing was', 600)),
  recorded: optional(text('What is recorded; absent where nothing is', 600)),
})
export type ExplanationLine = Static<typeof explanationShape>

/** One line of the compare view; the words are made for the reader's language. */
export const compareLine = shape({
  field: text('Field, a code of the database', 60),
  label: text("Field in the reader's language", 120),
  question: nullable(text('As asked or as the bearer shows it', 400)),
  record: nullable(text('As recorded', 400)),
  verdict: code(['same', 'near', 'differs', 'missing'], 'Sign beside the words'),
  says: text('Verdict in words', 300),
})

export const clockShape = shape({
  name: code(['answer', 'departure', 'erase'], 'Which clock'),
  at: instant('When it runs out'),
  missed: flag('Whether it has run out without what it waits for'),
})

export const hitLine = shape({
  id: id('Id'),
  reference: text('HIT-2026-000123', 20),
  side: code(sides, 'Side of the reader'),
  told: code(toldTo, 'Who was told'),
  state: code(hitStates, 'State'),
  urgency: code(urgencies, 'Urgency'),
  exercise: flag('Invented, for exercise'),
  origin: code(hitOrigins, 'What made the hit'),
  discreet: flag('A discreet alert: the traveller must not notice; the post was shown nothing'),
  database: code(databaseNames, 'Database of the record'),
  status: text('Status of the record when it was hit', 40),
  finder: bureauCode('Bureau that found'),
  owner: bureauCode('Source NCB'),
  post: nullable(text('Post that found; null when a desk did', 80)),
  direction: nullable(text('Direction', 20)),
  createdAt: instant('Reported'),
  answerDueAt: nullable(instant('Answer due; null when nobody was told')),
  departureAt: nullable(instant('The traveller leaves')),
  taken: nullable(text('Officer of the own bureau who has it', 80)),
  identity: nullable(code(identities, 'Finding')),
  data: nullable(code(dataAnswers, 'Answer')),
  outcome: nullable(code(outcomes, 'Outcome')),
  escalation: count(
    'How often the answering side was asked again: 1 second request, 2 head of shift, 3 General Secretariat',
    0,
    3,
  ),
  closedAt: nullable(instant('Closed')),
  version: count('Version', 1),
})
export type HitLine = Static<typeof hitLine>

export const hitShape = shape({
  ...hitLine.properties,
  record: shape({
    id: nullable(id('Id, while the reader may read it')),
    reference: nullable(text("Owner's reference", 80)),
    version: count('Version that was hit', 1),
    presentVersion: nullable(count('Version now', 1)),
    life: nullable(code(lives, 'Life now; withdrawn: do not act')),
    handlingCode: code(handlingCodes, 'What may be done with it'),
    confidentiality: code(confidentialities, 'Level of RPD 112'),
    fields: anything('Fields of the record as they were when it was hit, that this reader may see'),
  }),
  question: anything('What was asked, as understood'),
  where: whereShape,
  purpose: text('Purpose of the check', 40),
  checkReference: nullable(text('Reference of the check; null once erased', 80)),
  bearer: nullable(bearerShape),
  compare: list(compareLine, 'Question beside record', 40),
  likeness: list(explanationShape, 'Of a match by name: what the comparison found, line by line', 40),
  caution: list(cautionShape, 'Dangers, first', 20),
  action: nullable(actionShape),
  suspended: nullable(text('Use suspended; contact the General Secretariat', 300)),
  contacts: list(callShape, 'Telephones of both sides', 4),
  zones: shape({ finder: text('IANA zone', 60), owner: text('IANA zone', 60) }),
  clocks: list(clockShape, 'Clocks', 3),
  finding: nullable(
    shape({
      identity: code(identities, 'Finding'),
      reason: nullable(lines('Why; null once erased', 1000)),
      at: instant('When'),
      bureau: bureauCode('By'),
    }),
  ),
  answer: nullable(
    shape({
      data: code(dataAnswers, 'Answer'),
      words: nullable(code(sourceWords, 'As at the counter')),
      wish: nullable(code(wishes, 'Wish of the source')),
      until: nullable(instant('Until when the wish holds')),
      reason: nullable(lines('Why; null once erased', 1000)),
      at: instant('When'),
      bureau: bureauCode('By'),
    }),
  ),
  steps: list(stepShape, 'Steps, oldest first', 500),
  allowed: list(text('Action', 40), 'What this reader may do now', 20),
})
export type HitView = Static<typeof hitShape>

export const findingBody = shape({
  version: optional(count('Version that was read', 1)),
  identity: code(identities, 'Whether bearer and record are the same'),
  reason: lines('What was compared and why', 1000),
})
export const answerBody = shape({
  version: optional(count('Version that was read', 1)),
  data: code(dataAnswers, 'valid: the record stands; amended: it was corrected; cancelled: it was wrong'),
  words: optional(code(sourceWords, 'As at the counter')),
  wish: optional(code(wishes, 'What the source wishes to happen')),
  until: optional(nullable(instant('Until when the wish holds'))),
  withdrawNow: optional(flag('Withdraws the record in the same act and tells the copies')),
  reason: lines('Why', 1000),
})
export const moreTimeBody = shape({
  until: instant('By when the answer will come'),
  reason: lines('Why it takes longer; the other side sees it', 1000),
})
export const callBody = shape({
  with: bureauCode('Bureau on the line'),
  spoke: text('Function and language of the person on the line, no private data', 120),
  said: lines('What was said', 2000),
  confirmation: flag('Whether written confirmation is to follow'),
})
export const escalateBody = shape({ reason: lines('Why; the other side sees it', 1000) })
export const passOnBody = shape({
  version: optional(count('Version that was read', 1)),
  reason: lines('Why the source may hear of it; stays with the General Secretariat', 1000),
})
export const clearBody = shape({
  document: shape({
    number: text('Number as printed', 40),
    country: country('Issuing state'),
    type: code(travelDocumentTypes, 'Type of document'),
  }),
  dateOfBirth: partialDate('Date of birth as on that document'),
  consent: flag('The person agrees that the next border is told'),
})
export const clearedNote = shape({
  hit: text('Reference of the hit that was none', 20),
  until: instant('When the note vanishes'),
})
export const outcomeBody = shape({
  version: optional(count('Version that was read', 1)),
  outcome: code(reportedOutcomes, 'What came of it'),
  reason: optional(lines('In words', 1000)),
})
