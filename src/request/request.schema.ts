// A request for analysis: what is asked, for which decision, by when and for whom; lists, board and the load of those who answer.
import {
  afterMark,
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
import { crimeAreas } from '../terms/crime-area.ts'
import { confidentialities, handlingCodes } from '../terms/handling.ts'
import { languages } from '../terms/language.ts'

/** The life of a request in the order it is walked; the last three end it. */
export const requestStates = [
  'draft',
  'new',
  'scoping',
  'collecting',
  'analysing',
  'review',
  'delivered',
  'closed',
  'declined',
  'withdrawn',
] as const
export type RequestState = (typeof requestStates)[number]

/** Columns of the board; what is closed or withdrawn stands in the list only. */
export const boardStates = ['new', 'scoping', 'collecting', 'analysing', 'review', 'delivered', 'declined'] as const

/** What is wanted as the answer. */
export const products = [
  'operational-report',
  'strategic-report',
  'link-analysis',
  'pattern',
  'profile',
  'figures',
  'other',
] as const
export type Product = (typeof products)[number]

/** How a request stands to its deadline: three days before, one day before, past; `stopped` once it is answered or over. */
export const clockStates = ['none', 'fine', 'soon', 'urgent', 'late', 'stopped'] as const
export type ClockState = (typeof clockStates)[number]

/** `done`: the lead's own when the answer has left; `recalled`: taken back, or the request ended before. */
export const partStates = ['offered', 'accepted', 'handed-in', 'done', 'declined', 'recalled'] as const
export type PartState = (typeof partStates)[number]

export const declineReasons = ['no-capacity', 'no-competence', 'no-data', 'conflict', 'not-permitted', 'other'] as const
export type DeclineReason = (typeof declineReasons)[number]

export const withdrawReasons = ['answered-otherwise', 'no-longer-needed', 'mistake', 'other'] as const
export type WithdrawReason = (typeof withdrawReasons)[number]

export const usedAnswers = ['yes', 'partly', 'no'] as const
export type Used = (typeof usedAnswers)[number]

/** What an answer led to, as the one who asked says it. */
export const outcomes = [
  'decision',
  'operation',
  'investigation',
  'arrest',
  'seizure',
  'identification',
  'rescue',
  'prevention',
  'training',
  'nothing',
] as const
export type Outcome = (typeof outcomes)[number]

export const talkKinds = ['question', 'answer', 'note'] as const
export type TalkKind = (typeof talkKinds)[number]

export const materialKinds = ['file', 'record', 'message', 'open-source', 'other'] as const
export type MaterialKind = (typeof materialKinds)[number]

export const stepNames = [
  'sent',
  'unclaimed',
  'assigned',
  'accepted',
  'declined',
  'split',
  'recalled',
  'handed-over',
  'handed-in',
  'moved',
  'rescheduled',
  'marked',
  'submitted',
  'returned',
  'delivered',
  'opened',
  'acknowledged',
  'feedback',
  'refused',
  'withdrawn',
  'closed',
  'lead-left',
  'part-left',
] as const
export type StepName = (typeof stepNames)[number]

/** `asked`: by the own bureau; `answering`: it was given a piece or leads; `secretariat`: it sees to what nobody takes. */
export const requestSides = ['asked', 'answering', 'secretariat'] as const
export type RequestSide = (typeof requestSides)[number]

/** Which edition of a text with personal data a reader gets, by what the terms give the reader's bureau. */
export const editions = ['whole', 'without-personal-data'] as const

/** A marking as it is written: who must be asked is worked out by the hub. */
export const markingEntry = shape({
  handlingCode: code(handlingCodes, 'What a receiver may do with it'),
  confidentiality: code(confidentialities, 'Who may see it'),
  conditions: list(text('Condition spelled out by its source', 300), 'Conditions under H3; none otherwise', 20),
})
export type MarkingEntry = Static<typeof markingEntry>

export const markingView = shape({
  ...markingEntry.properties,
  consentOf: list(bureauCode('Bureau'), 'Bureaus whose word is needed', 60),
})

/** Why the author holds that something found in a text is no personal data; kept. Numbers are never let through. */
const insists = optional(lines('Why what was found is no personal data', 300))

const question = text('What is asked, in one sentence, free of personal data', 300)
const decision = lines('Which decision the answer will serve', 1000)
const audience = lines('For whom the answer is', 500)
const known = lines('What is known already', 4000)
const mayShow = lines('What of this may be shown, and to whom', 2000)
const annex = lines('What is said about persons; only bureaus the terms let receive personal data see it', 8000)

/** A draft: whatever stands so far; all is asked for on sending. */
export const requestEntry = shape({
  question: optional(question),
  decision: optional(decision),
  audience: optional(audience),
  known: optional(known),
  mayShow: optional(mayShow),
  annex: optional(annex),
  insists,
  wanted: optional(code(products, 'What is wanted as the answer')),
  crimeArea: optional(code(crimeAreas, 'Crime area')),
  threat: optional(nullable(id('Threat of the register'))),
  language: optional(code(languages, 'Language of the answer')),
  neededBy: optional(instant('By when the decision is taken')),
  marking: optional(markingEntry),
})
export type RequestEntry = Static<typeof requestEntry>

/** Somebody who is asked: a bureau, or an expert of it. */
export const addressee = shape({
  bureau: bureauCode('Bureau that is asked'),
  expert: optional(id('Expert of that bureau')),
})
export type Addressee = Static<typeof addressee>

export const mostAddressees = 20

/** What routing and earlier answers look at; no words but those of the question. */
export const requestNeed = shape({
  question: optional(question),
  wanted: code(products, 'What is wanted as the answer'),
  crimeArea: code(crimeAreas, 'Crime area'),
  threat: optional(nullable(id('Threat of the register'))),
  language: code(languages, 'Language of the answer'),
  neededBy: instant('By when the decision is taken'),
  confidentiality: code(confidentialities, 'Who may see it'),
})
export type RequestNeed = Static<typeof requestNeed>

export const routingReasonKinds = ['fit', 'language', 'load', 'hours', 'deadline', 'area'] as const

/** Why a bureau is proposed, one thing each, good or not. */
export const routingReason = shape({
  kind: code(routingReasonKinds, 'What was looked at'),
  says: text('Code of what was found', 40),
  speaks: code(['for', 'against'], 'Whether it speaks for asking them'),
  values: shape({ count: optional(count('A number the sentence names')), at: optional(text('A local time', 10)) }),
})

export const routingProposal = shape({
  bureau: bureauCode('Bureau'),
  expert: nullable(shape({ id: id('Expert'), name: text('Shown name', 120), title: nullable(text('Function', 160)) })),
  reasons: list(routingReason, 'Why, the most telling first', 12),
  evidence: list(text('Code of a skill', 80), 'Skills that fit', 40),
})
export type RoutingProposal = Static<typeof routingProposal>

export const routingAnswer = shape({
  proposals: list(routingProposal, 'Whom to ask, the best first', 40),
  left: count('Participants that are not proposed: the terms or their clearance leave them out'),
})

/** A request in a list or on the board: no text but the question. */
export const requestLine = shape({
  id: id('Request'),
  reference: nullable(text('REQ-2026-000123; null for a draft', 20)),
  side: code(requestSides, 'What the own bureau has to do with it'),
  state: code(requestStates, 'Where it stands'),
  question: nullable(question),
  wanted: code(products, 'What is wanted as the answer'),
  crimeArea: code(crimeAreas, 'Crime area'),
  threat: nullable(id('Threat of the register')),
  language: code(languages, 'Language of the answer'),
  asker: bureauCode('Bureau that asks'),
  lead: nullable(bureauCode('Bureau that leads')),
  contributors: list(bureauCode('Bureau'), 'Bureaus that work on it', 60),
  marking: markingView,
  neededBy: nullable(instant('By when the decision is taken')),
  clock: code(clockStates, 'How it stands to its deadline'),
  unclaimed: flag('It stands on the list of what nobody takes'),
  waits: flag('The own bureau is asked and has not said yes or no'),
  feedbackDue: nullable(instant('When the asker is asked what came of it')),
  createdAt: instant('Begun'),
  updatedAt: instant('Last changed'),
  version: count('Version', 1),
})
export type RequestLine = Static<typeof requestLine>

export const requestCounts = list(
  shape({ state: code(requestStates, 'State'), count: count('Requests the reader may see') }),
  'How many in each state, under the same filters',
  requestStates.length,
)

export const requestList = shape({
  requests: list(requestLine, 'Requests, newest first', 200),
  counts: requestCounts,
  after: afterMark,
})

/** Open pieces of one analyst or bureau, by the week their deadline falls in. */
export const loadRow = shape({
  bureau: bureauCode('Bureau'),
  officer: nullable(text('Analyst of the own bureau; null for another bureau or where nobody has taken it', 80)),
  weeks: list(count('Open pieces due in the week'), 'One number a week', 26),
  late: count('Open pieces past their deadline'),
})
export const loadAnswer = shape({
  weeks: list(instant('Monday, 00:00Z'), 'First instants of the weeks', 26),
  rows: list(loadRow, 'Own analysts first, then other bureaus', 400),
})
export type LoadAnswer = Static<typeof loadAnswer>

/** An earlier request that was answered, and why it may be the answer to this one too. */
export const similarRequest = shape({
  id: id('Request'),
  reference: text('Reference', 20),
  question,
  title: text('Title of the answer', 200),
  asker: bureauCode('Bureau that asked'),
  lead: bureauCode('Bureau that answered'),
  deliveredAt: instant('Answered'),
  crimeArea: code(crimeAreas, 'Crime area'),
  why: shape({
    words: list(text('Word', 60), 'Words both have', 40),
    crimeArea: flag('Same crime area'),
    threat: flag('Same threat'),
  }),
})
export type SimilarRequest = Static<typeof similarRequest>
