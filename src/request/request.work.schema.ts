// What is done about a request: its pieces, the talk, what the answer is made of, the answer itself, receipts and feedback.
import { attachmentShape } from '../attachment/attachment.schema.ts'
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
import {
  addressee,
  clockStates,
  declineReasons,
  editions,
  markingEntry,
  markingView,
  materialKinds,
  mostAddressees,
  outcomes,
  partStates,
  requestLine,
  stepNames,
  talkKinds,
  usedAnswers,
  withdrawReasons,
} from './request.schema.ts'

const version = count('Version that was read', 1)
const note = optional(lines('A word to it, free of personal data', 1000))
const insists = optional(lines('Why what was found is no personal data', 300))
const officer = nullable(text('Officer; of other bureaus nobody is named', 80))
const annexShown = nullable(lines('What is said about persons', 40_000))
const edition = code(editions, 'Which edition the terms give this reader')

/** The text of an answer: at most some thirty pages; more is attached. */
const answerText = lines('The answer, free of personal data', 60_000)
const answerAnnex = optional(lines('What is said about persons', 40_000))

export const sending = shape({
  version,
  to: list(addressee, 'Whom to ask; none leaves it to the Secretariat', mostAddressees),
  toNetwork: optional(code(['yes', 'no'], 'Whether the Secretariat may give it to others, whatever its handling')),
})
export type Sending = Static<typeof sending>

export const assigning = shape({ to: list(addressee, 'Whom to give it to', mostAddressees, 1), note })
export const refusing = shape({ reason: code(declineReasons, 'Why nobody takes it'), note })
export const declining = shape({ reason: code(declineReasons, 'Why'), note })
export const withdrawing = shape({ reason: code(withdrawReasons, 'Why'), note })
export const moving = shape({ version, to: code(['collecting', 'analysing'], 'Where the work stands now') })
export const rescheduling = shape({ version, neededBy: instant('By when the decision is taken'), note })
export const marking = shape({ version, marking: markingEntry })
export const returning = shape({ note: lines('What has to be done first, free of personal data', 1000) })
export const closing = shape({ version, note })
export const handingOver = shape({ officer: text('Analyst of the own bureau', 80) })

export const splitting = shape({
  ...addressee.properties,
  ask: lines('What is asked of this piece, free of personal data', 2000),
  insists,
  dueAt: instant('Deadline of the piece; not after that of the whole'),
})
export type Splitting = Static<typeof splitting>

export const handingIn = shape({ text: answerText, annex: answerAnnex, insists, marking: markingEntry })
export type HandingIn = Static<typeof handingIn>

export const saying = shape({
  kind: code(talkKinds, 'Question, answer or note'),
  answers: optional(id('The question this answers')),
  text: lines('What is said, free of personal data', 4000),
  insists,
})
export type Saying = Static<typeof saying>

export const stating = shape({
  kind: code(materialKinds, 'What it is'),
  reference: text('Reference or title, free of personal data', 200),
  source: optional(bureauCode('Bureau it comes from; the own when left out')),
  consent: optional(text('How the source agreed that it is passed on, under H2 or H3 of another bureau', 200)),
  marking: markingEntry,
})

/** Files of one answer. */
export const mostFiles = 20

export const composing = shape({
  version: optional(count('Version of the answer that was read; left out for the first', 1)),
  title: text('What the answer is called, free of personal data', 200),
  text: answerText,
  annex: answerAnnex,
  insists,
  marking: markingEntry,
  recipients: optional(
    list(bureauCode('Bureau that worked on it'), 'Who receives it beside the one who asked', mostAddressees),
  ),
  attachments: optional(list(id('Attachment'), 'Files; they go with the annex', mostFiles)),
})
export type Composing = Static<typeof composing>

export const givingFeedback = shape({
  used: code(usedAnswers, 'Whether it was used'),
  ledTo: list(code(outcomes, 'Outcome'), 'What it led to', outcomes.length),
  note,
})

export const partView = shape({
  id: id('Piece'),
  number: count('Number within the request', 1),
  bureau: bureauCode('Bureau it was given to'),
  givenBy: bureauCode('Bureau that gave it'),
  expert: nullable(
    shape({ id: id('Expert who was named'), name: nullable(text('Shown name, where the reader may see it', 120)) }),
  ),
  officer,
  state: code(partStates, 'Where it stands'),
  ask: nullable(lines('What is asked of it; null for the whole', 2000)),
  dueAt: instant('Deadline'),
  clock: code(clockStates, 'How it stands to its deadline'),
  declined: nullable(code(declineReasons, 'Why it was declined')),
  answer: nullable(
    shape({ text: answerText, annex: annexShown, edition, marking: markingView, at: instant('Handed in') }),
  ),
  allowed: list(text('Action', 20), 'What this reader may do with it now', 10),
})
export type PartView = Static<typeof partView>

export const talkView = shape({
  id: id('Entry'),
  kind: code(talkKinds, 'Question, answer or note'),
  answers: nullable(id('The question this answers')),
  bureau: bureauCode('Bureau that says it'),
  officer,
  text: nullable(lines('What is said', 4000)),
  at: instant('When'),
})

export const materialView = shape({
  id: id('Entry'),
  bureau: bureauCode('Bureau that stated it'),
  kind: code(materialKinds, 'What it is'),
  reference: text('Reference or title', 200),
  source: bureauCode('Bureau it comes from'),
  consent: nullable(text('How the source agreed that it is passed on', 200)),
  marking: markingView,
  at: instant('When'),
})

export const receiptView = shape({
  recipient: bureauCode('Bureau'),
  deliveredAt: instant('Delivered'),
  openedAt: nullable(instant('Opened')),
  acknowledgedAt: nullable(instant('Acknowledged')),
})

/** The answer for who may read it: its writers, and a recipient that has opened it. */
export const deliveryView = shape({
  title: text('Title', 200),
  text: nullable(answerText),
  annex: annexShown,
  edition,
  marking: markingView,
  recipients: list(bureauCode('Bureau'), 'Who receives it', mostAddressees + 1),
  attachments: list(attachmentShape, 'Files, for those who get the whole edition', mostFiles),
  author: officer,
  approvedBy: officer,
  version: count('Version', 1),
})

export const feedbackView = shape({
  used: code(usedAnswers, 'Whether it was used'),
  ledTo: list(code(outcomes, 'Outcome'), 'What it led to', outcomes.length),
  note: nullable(lines('A word to it', 1000)),
  at: instant('When'),
})

export const stepView = shape({
  number: count('Number', 1),
  at: instant('When'),
  bureau: bureauCode('Bureau'),
  officer,
  step: code(stepNames, 'What happened'),
  says: shape({
    to: optional(text('Bureau, state or code', 40)),
    reason: optional(text('Code of the reason', 40)),
    until: optional(instant('Instant')),
    count: optional(count('Number')),
  }),
  note: nullable(lines('A word to it', 1000)),
})

/** A request with everything a party may see of it. */
export const requestView = shape({
  ...requestLine.properties,
  officer,
  leadOfficer: officer,
  decision: nullable(lines('Which decision the answer will serve', 1000)),
  audience: nullable(lines('For whom the answer is', 500)),
  known: nullable(lines('What is known already', 4000)),
  mayShow: nullable(lines('What of this may be shown', 2000)),
  annex: nullable(lines('What is said about persons', 8000)),
  edition,
  toNetwork: code(['yes', 'no'], 'Whether the Secretariat may give it to others'),
  parties: list(bureauCode('Bureau'), 'Bureaus that know of it', 60),
  parts: list(partView, 'Pieces in their order', 60),
  talk: list(talkView, 'Questions and answers, oldest first', 500),
  material: list(materialView, 'What the answer is made of', 500),
  atLeast: nullable(markingView),
  delivery: nullable(deliveryView),
  receipts: list(receiptView, 'Receipts: all for the lead, the own for a recipient', mostAddressees + 1),
  feedback: nullable(feedbackView),
  steps: list(stepView, 'What happened, oldest first', 1000),
  allowed: list(text('Action', 20), 'What this reader may do with it now', 30),
})
export type RequestView = Static<typeof requestView>
